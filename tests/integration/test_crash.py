#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""The host dies in the middle of a conversation: what was shown as sent is there afterwards."""

import tempfile
import time
import unittest

from irc_client import DEADLINE, IrcClient
from room import Room, RoomTestCase

CAPABILITIES = "batch draft/chathistory echo-message labeled-response message-tags server-time"
MESSAGES = 400


class Crash(RoomTestCase):
    def setUp(self):
        data = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(data.cleanup)
        self.options = ("--no-flood-limits", "--data-dir", data.name)

    def send_until_killed(self):
        """Sends without waiting, and kills the host after some echoes; what was echoed, by label."""
        room = Room(*self.options)
        self.addCleanup(room.home.cleanup)
        echoed = {}
        with IrcClient(room.port, "ali", CAPABILITIES) as ali:
            ali.wait(" 366 ")
            for number in range(MESSAGES):
                ali.send(f"@label=l{number} PRIVMSG #merhaba :message {number}")
            deadline = time.monotonic() + DEADLINE
            while (line := ali.next_line(deadline)) is not None:
                if line.command == "PRIVMSG":
                    echoed[line.tags["label"]] = line.tags["msgid"]
                if len(echoed) == MESSAGES // 4:
                    room.process.kill()
        room.process.wait()
        room.process.stdout.close()
        return echoed

    def read_history(self, client):
        """All that was said, as (text, msgid), the oldest first."""
        found, question = [], "LATEST #merhaba *"
        while True:
            page = [line for line in client.ask(f"CHATHISTORY {question} 50") if line.command == "PRIVMSG"]
            if not page:
                return found
            found = [(line.params[-1], line.tags["msgid"]) for line in page] + found
            question = f"BEFORE #merhaba msgid={page[0].tags['msgid']}"

    def test_crash(self):
        echoed = self.send_until_killed()
        self.assertGreaterEqual(len(echoed), MESSAGES // 4)
        self.room = self.start_room(*self.options)
        ali = self.connect("ali", CAPABILITIES)
        history = self.read_history(ali)
        self.assertLessEqual(set(echoed.values()), {msgid for _, msgid in history}, "shown as sent, and lost")
        self.assertEqual(len(history), len(set(history)))
        numbers = [int(text.split()[-1]) for text, _ in history]
        self.assertEqual(numbers, list(range(len(numbers))), "in order, without gaps")


if __name__ == "__main__":
    unittest.main()
