# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""A room in which much is said, as fast as a window that has joined it takes it in."""

import os
import sqlite3
import time

from irc_client import IrcClient
from room import Room
from said import make_text

BURST = 500
DEADLINE = 60


class Feeder:
    def __init__(self):
        self.room = Room("--no-flood-limits", "--no-discovery")
        self.address = f"127.0.0.1:{self.room.port}"
        self.speakers = [IrcClient(self.room.port, name) for name in ("zeynep", "can")]
        for speaker in self.speakers:
            speaker.round_trip()
        self.said = 0

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        for speaker in self.speakers:
            speaker.close()
        self.room.stop()

    def wait_for_window(self):
        self.speakers[0].wait(" JOIN ")

    def feed(self, number):
        """Says so many messages; all of them are in the window's own copy then."""
        end = self.said + number
        while self.said < end:
            lines = [f"PRIVMSG #merhaba :{make_text(self.said + i)}\r\n" for i in range(min(BURST, end - self.said))]
            for speaker, part in zip(self.speakers, (lines[:-1], lines[-1:])):
                speaker.send_bytes("".join(part).encode())
                speaker.round_trip()
            self.said += len(lines)
            self._wait_until_kept()

    def _wait_until_kept(self):
        path = os.path.join(os.environ["XDG_DATA_HOME"], "merhaba", "messages.db")
        deadline = time.monotonic() + DEADLINE
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            while (database.execute("SELECT max(id) FROM messages").fetchone()[0] or 0) < self.said:
                if time.monotonic() > deadline:
                    raise AssertionError("the window does not take in what is said")
                time.sleep(0.01)
        finally:
            database.close()
