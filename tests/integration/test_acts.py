#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What people do with messages, by the tags of IRCv3: reply, react, typing."""

import re
import tempfile
import unittest

from room import RoomTestCase

MODERN = "batch draft/chathistory draft/message-redaction echo-message labeled-response message-tags server-time standard-replies"
REACTIONS = MODERN + " merhaba.org/reactions"
PLAYBACK = MODERN + " draft/event-playback"


class Acts(RoomTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(folder.cleanup)
        self.options = ("--no-flood-limits", "--data-dir", folder.name)
        super().setUp()

    def restart(self, *clients):
        for client in clients:
            client.quit()
        self.assertEqual(self.room.stop(), 0)
        self.room = self.start_room(*self.options)

    def say(self, client, text, tags=""):
        client.send(f"{tags}PRIVMSG #merhaba :{text}")
        return client.wait(f"PRIVMSG #merhaba :?{text}").tags["msgid"]

    def react(self, client, emoji, msgid, tag="+draft/react"):
        client.send(f"@{tag}={emoji};+reply={msgid} TAGMSG #merhaba")
        return client.wait(f"{re.escape(tag)}={emoji}.* TAGMSG").tags["msgid"]

    def history(self, client, query):
        """The lines of the batch, without its ends."""
        client.send(f"CHATHISTORY {query}")
        start = client.wait("BATCH \\+.* chathistory")
        lines = []
        while not (lines and lines[-1].command == "BATCH" and lines[-1].params[0] == "-" + start.params[0][1:]):
            lines.append(client.wait(""))
        return lines[:-1]

    def test_a_reply_is_one_after_a_restart(self):
        ali, veli = self.connect("ali", MODERN), self.connect("veli", MODERN)
        first = self.say(ali, "soru")
        self.say(ali, "cevap", f"@+reply={first};+draft/reply={first} ")
        line = veli.wait("PRIVMSG #merhaba :?cevap")
        self.assertEqual((line.tags["+reply"], line.tags["+draft/reply"]), (first, first))
        self.restart(ali, veli)
        lines = self.history(self.connect("can", MODERN), "LATEST #merhaba * 10")
        self.assertEqual(lines[-1].tags["+reply"], first)

    def test_a_reaction_is_there_after_a_restart(self):
        ali, veli, old = self.connect("ali", MODERN), self.connect("veli", MODERN), self.connect("old")
        first = self.say(ali, "bir")
        ids = [self.react(ali, "👍", first)]
        self.assertEqual(veli.wait("TAGMSG").tags["+draft/react"], "👍")
        for number in range(5):
            self.say(ali, f"sonra {number}")
        ids.append(self.react(veli, "🎉", first))
        self.assertNotIn("TAGMSG", self.commands(old.round_trip()))
        self.restart(ali, veli, old)

        can = self.connect("can", REACTIONS)
        lines = self.history(can, "LATEST #merhaba * 2")
        self.assertEqual(self.commands(lines), ["PRIVMSG", "PRIVMSG"], "reactions to what was not asked for")
        # With the page of what they belong to, beyond its limit and its time.
        lines = self.history(can, f"BEFORE #merhaba msgid={lines[0].tags['msgid']} 4")
        self.assertEqual(self.commands(lines), ["PRIVMSG"] * 4 + ["TAGMSG"] * 2)
        self.assertEqual([line.tags["msgid"] for line in lines[4:]], ids)
        self.assertTrue(all("draft/chathistory-context" in line.tags for line in lines[4:]))
        self.assertTrue(all(line.tags["+reply"] == first for line in lines[4:]))
        # Who was away hears of them as of anything that happened.
        lines = self.history(can, f"AFTER #merhaba msgid={lines[0].tags['msgid']} 20")
        self.assertEqual([line.tags["msgid"] for line in lines if line.command == "TAGMSG"], ids)
        self.assertFalse(any("draft/chathistory-context" in line.tags for line in lines))

    def test_by_the_standard(self):
        """Events are played back to who asks for events, and to nobody else."""
        ali = self.connect("ali", MODERN)
        first = self.say(ali, "bir")
        reaction = self.react(ali, "👍", first)
        lines = self.history(self.connect("can", PLAYBACK), "LATEST #merhaba * 20")
        self.assertEqual([line.tags["msgid"] for line in lines if line.command == "TAGMSG"], [reaction])
        lines = self.history(self.connect("eda", MODERN), "LATEST #merhaba * 20")
        self.assertEqual(self.commands(lines), ["PRIVMSG"])

    def test_what_is_of_a_moment_is_not_kept(self):
        ali, veli = self.connect("ali", MODERN), self.connect("veli", MODERN)
        self.say(ali, "bir")
        ali.send("@+typing=active TAGMSG #merhaba")
        self.assertEqual(veli.wait("TAGMSG").tags["+typing"], "active")
        ali.send("@+draft/react=👍 TAGMSG #merhaba")
        veli.wait("TAGMSG")
        ali.send(f"@+draft/react={'x' * 100};+reply=y TAGMSG #merhaba")
        veli.wait("TAGMSG")
        # Those who come in meanwhile are still told what was said last.
        self.connect("old", wait=False).wait("PRIVMSG #merhaba :?bir")
        self.restart(ali, veli)
        lines = self.history(self.connect("can", PLAYBACK), "LATEST #merhaba * 50")
        self.assertNotIn("TAGMSG", self.commands(lines))

    def test_reactions_go_with_the_message(self):
        ali, veli = self.connect("ali", MODERN), self.connect("veli", MODERN)
        first = self.say(ali, "bir")
        self.react(veli, "👍", first)
        ali.send(f"REDACT #merhaba {first}")
        veli.wait("REDACT")
        self.react(veli, "🎉", first)
        self.restart(ali, veli)
        lines = self.history(self.connect("can", PLAYBACK), "LATEST #merhaba * 50")
        self.assertNotIn("TAGMSG", self.commands(lines))

    def test_who_may_not_speak_hears_why(self):
        ali, veli = self.connect("ali", MODERN), self.connect("veli", MODERN)
        first = self.say(ali, "bir")
        ali.send("MODE #merhaba +m")
        veli.wait("MODE #merhaba \\+m")
        veli.send("@label=t;+typing=active TAGMSG #merhaba")
        self.assertEqual(veli.wait("label=t").command, "ACK")
        veli.send(f"@label=r;+draft/react=👍;+reply={first} TAGMSG #merhaba")
        self.assertEqual(veli.wait("label=r").command, "404")
        self.assertNotIn("TAGMSG", self.commands(ali.round_trip()))
        ali.send("MODE #merhaba +v veli")
        self.react(veli, "👍", first)

    def test_guests_see_nothing_of_it(self):
        ali, guest = self.connect("ali", MODERN), self.call()
        guest.wait_bytes(b"merhaba\n")
        first = self.say(ali, "bir")
        guest.wait_bytes(b"bir\n")
        self.react(ali, "👍", first)
        ali.send("@+typing=active TAGMSG #merhaba")
        ali.wait("TAGMSG")
        self.say(ali, "iki")
        self.assertEqual(guest.wait_bytes(b"iki\n"), b"ali: iki\n")


if __name__ == "__main__":
    unittest.main()
