#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Up to where somebody has read: the room remembers it for them alone."""

import tempfile
import unittest

from room import RoomTestCase

MODERN = "batch draft/read-marker echo-message labeled-response message-tags server-time standard-replies"


class Reading(RoomTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(folder.cleanup)
        self.options = ("--no-flood-limits", "--data-dir", folder.name)
        super().setUp()

    def come(self, nick, caps=MODERN):
        """A client in the room, and the lines up to the end of the names."""
        client = self.connect(nick, caps, wait=False)
        lines = []
        while not lines or lines[-1].command != "366":
            lines.append(client.wait(""))
        return client, lines

    def say(self, client, text):
        client.send(f"PRIVMSG #merhaba :{text}")
        return client.wait("PRIVMSG").tags["time"]

    def test_the_mark_is_there_after_a_restart(self):
        ali, lines = self.come("ali")
        commands = self.commands(lines)
        self.assertLess(commands.index("JOIN"), commands.index("MARKREAD"))
        self.assert_line(lines, "MARKREAD", "#merhaba", "*")
        time = self.say(ali, "bir")
        self.say(ali, "iki")
        self.assert_line(ali.ask(f"MARKREAD #merhaba timestamp={time}") or [ali.wait("MARKREAD")], "MARKREAD", "#merhaba", f"timestamp={time}")
        ali.quit()
        self.assertEqual(self.room.stop(), 0)
        self.room = self.start_room(*self.options)
        ali, lines = self.come("Ali")
        self.assert_line(lines, "MARKREAD", "#merhaba", f"timestamp={time}")

    def test_nobody_else_hears_of_it(self):
        ali, _ = self.come("ali")
        veli, _ = self.come("veli")
        time = self.say(ali, "bir")
        ali.send(f"MARKREAD #merhaba timestamp={time}")
        ali.wait("MARKREAD")
        lines = veli.ask("MARKREAD #merhaba")
        self.assert_line(lines, "MARKREAD", "#merhaba", "*")
        self.assertFalse([line for line in lines if time in line.text and line.command == "MARKREAD"])

    def test_only_who_asked_is_told_on_joining(self):
        _, lines = self.come("old", "message-tags")
        self.assertNotIn("MARKREAD", self.commands(lines))

    def test_wrong_words(self):
        ali, _ = self.come("ali")
        for line, code in (("MARKREAD", "NEED_MORE_PARAMS"), ("MARKREAD #merhaba *", "INVALID_PARAMS"), ("MARKREAD #nowhere", "INVALID_PARAMS"),
                           ("MARKREAD #merhaba timestamp=2024-02-31T00:00:00.000Z", "INVALID_PARAMS")):
            self.assertEqual(self.assert_line(ali.ask(line), "FAIL", "MARKREAD").params[1], code)


if __name__ == "__main__":
    unittest.main()
