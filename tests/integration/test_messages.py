#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What people say to each other, and what each side's capabilities make of it."""

import tempfile
import time
import unittest

from irc_client import DEADLINE
from room import RoomTestCase

TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"
ALL = "batch cap-notify draft/multiline echo-message labeled-response message-tags server-time standard-replies"


class Messages(RoomTestCase):
    def test_to_the_room(self):
        ali, veli, can = self.connect("ali"), self.connect("veli"), self.connect("can")
        text = "Merhaba <b>%s</b> & şğüöçıİ 👋🏽 שלום"
        ali.send(f"PRIVMSG #merhaba :{text}")
        for client in (veli, can):
            line = client.wait("PRIVMSG")
            self.assertEqual(line.params, ["#merhaba", text])
            self.assertRegex(line.source, "^ali!.+@.+$")
            self.assertEqual(line.tags, {})
        self.assertNotIn("PRIVMSG", self.commands(ali.round_trip()), "no echo was asked for")

    def test_private(self):
        ali, veli, can = self.connect("ali"), self.connect("veli"), self.connect("can")
        ali.send("PRIVMSG VELI :only for you")
        self.assertEqual(veli.wait("PRIVMSG").params[-1], "only for you")
        self.assertNotIn("PRIVMSG", self.commands(can.round_trip()))

    def test_notice(self):
        ali, veli = self.connect("ali"), self.connect("veli")
        ali.send("NOTICE #merhaba :x")
        veli.wait("NOTICE #merhaba :x")
        # A NOTICE is never answered with an error (RFC 1459, 4.4.2).
        self.assertEqual(self.commands(ali.ask("NOTICE nobody :x")), [])

    def test_errors(self):
        ali = self.connect("ali")
        self.assert_line(ali.ask("PRIVMSG"), "411")
        self.assert_line(ali.ask("PRIVMSG #merhaba"), "412")
        self.assert_line(ali.ask("PRIVMSG #merhaba :"), "412")
        self.assert_line(ali.ask("PRIVMSG nobody :x"), "401", "nobody")
        lines = ali.ask("PRIVMSG #nowhere :x")
        self.assertTrue({"401", "403", "404"} & set(self.commands(lines)))

    def test_tags(self):
        ali, veli = self.connect("ali", "echo-message message-tags"), self.connect("veli", "message-tags server-time")
        ali.send("@+a=b\\sc;+d;label=x;time=no;msgid=forged PRIVMSG #merhaba :x")
        line = veli.wait("PRIVMSG")
        self.assertEqual((line.tags["+a"], line.tags["+d"]), ("b c", ""))
        self.assertRegex(line.tags["time"], TIME)
        self.assertNotIn("label", line.tags)
        self.assertNotEqual(line.tags["msgid"], "forged")
        echo = ali.wait("PRIVMSG")
        self.assertEqual(echo.tags["msgid"], line.tags["msgid"], "one message, one id")

    def test_msgids_differ(self):
        ali = self.connect("ali", "echo-message message-tags")
        ids = set()
        for _ in range(50):
            ali.send("PRIVMSG #merhaba :same text")
            ids.add(ali.wait("PRIVMSG").tags["msgid"])
        self.assertEqual(len(ids), 50)

    def test_server_time_alone(self):
        self.connect("ali").send("PRIVMSG #merhaba :early")
        veli, ali = self.connect("veli", "server-time"), self.connect("ali2")
        ali.send("PRIVMSG #merhaba :x")
        self.assertEqual(set(veli.wait("PRIVMSG .*x").tags), {"time"})

    def test_tagmsg(self):
        ali, veli, old = self.connect("ali", "message-tags"), self.connect("veli", "message-tags"), self.connect("old")
        ali.send("@+typing=active TAGMSG #merhaba")
        self.assertEqual(veli.wait("TAGMSG").tags["+typing"], "active")
        self.assertNotIn("TAGMSG", self.commands(old.round_trip()))

    def test_labeled_response(self):
        ali = self.connect("ali", ALL)
        lines = ali.ask("@label=one PRIVMSG #merhaba :x")
        echo = self.assert_line(lines, "PRIVMSG", "#merhaba", "x")
        self.assertEqual(echo.tags["label"], "one")
        self.assertRegex(echo.tags["time"], TIME)
        # Several lines: a batch that carries the label.
        lines = ali.ask("@label=two WHOIS ali")
        start = next(line for line in lines if line.command == "BATCH")
        self.assertEqual((start.tags["label"], start.params[1]), ("two", "labeled-response"))
        inside = [line for line in lines if line.tags.get("batch") == start.params[0][1:]]
        self.assertIn("311", self.commands(inside))
        self.assertEqual(lines[-1].params[0], "-" + start.params[0][1:])
        # None at all: an ACK.
        self.assertEqual(self.assert_line(ali.ask("@label=three PONG x"), "ACK").tags["label"], "three")
        # An error.
        self.assertEqual(self.assert_line(ali.ask("@label=four NONSENSE"), "421").tags["label"], "four")

    def test_multiline(self):
        ali, veli, old = self.connect("ali", ALL), self.connect("veli", ALL), self.connect("old")
        ali.send("@label=m BATCH +1 draft/multiline #merhaba")
        ali.send("@batch=1 PRIVMSG #merhaba :first ")
        ali.send("@batch=1;draft/multiline-concat PRIVMSG #merhaba :line")
        ali.send("@batch=1 PRIVMSG #merhaba :second")
        ali.send("BATCH -1")
        start = veli.wait("BATCH \\+.* draft/multiline #merhaba")
        self.assertIn("msgid", start.tags)
        parts = [veli.wait("PRIVMSG") for _ in range(3)]
        self.assertEqual([part.params[-1] for part in parts], ["first ", "line", "second"])
        self.assertIn("draft/multiline-concat", parts[1].tags)
        veli.wait("BATCH :?-")
        texts = [old.wait("PRIVMSG").params[-1] for _ in range(3)]
        self.assertEqual("".join(texts), "first linesecond")
        echo = ali.wait("BATCH \\+.* draft/multiline")
        self.assertEqual(echo.tags.get("label"), "m")

    def test_cut_at_a_letter(self):
        """A line as long as a client may send, relayed with a longer prefix: no letter is torn."""
        ali, veli = self.connect("ali"), self.connect("veli")
        for shift in range(4):
            text = "x" * shift + "ş" * ((510 - 18 - shift) // 2)
            ali.send(f"PRIVMSG #merhaba :{text}")
            heard = ""
            while len(heard) < len(text):
                heard += veli.wait("PRIVMSG").params[-1]
            self.assertEqual(heard, text)

    def test_many_in_order(self):
        ali, veli = self.connect("ali"), self.connect("veli")
        ali.send_bytes(b"".join(b"PRIVMSG #merhaba :%d\r\n" % number for number in range(3000)))
        for number in range(3000):
            self.assertEqual(veli.wait("PRIVMSG").params[-1], str(number))


class FloodLimits(RoomTestCase):
    options = ()

    def test_flood_is_slowed_not_lost(self):
        """A pasted page comes through whole; others go on undisturbed."""
        ali, veli, can = self.connect("ali"), self.connect("veli"), self.connect("can")
        ali.send_bytes(b"".join(b"PRIVMSG #merhaba :%d\r\n" % number for number in range(30)))
        can.send("PRIVMSG #merhaba :between")
        texts = [veli.wait("PRIVMSG").params[-1] for _ in range(31)]
        self.assertIn("between", texts)
        texts.remove("between")
        self.assertEqual(texts, [str(number) for number in range(30)])


class Kept(RoomTestCase):
    """In a room that keeps what is said before it tells it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(folder.cleanup)
        self.options = ("--no-flood-limits", "--data-dir", folder.name)
        super().setUp()

    def test_order(self):
        """What one does in a row is heard in this order."""
        ali, veli = self.connect("ali"), self.connect("veli")
        ali.send_bytes(b"PRIVMSG #merhaba :a\r\nTOPIC #merhaba :b\r\nNICK can\r\nPRIVMSG #merhaba :c\r\nPART #merhaba :d\r\n")
        heard = [veli.next_line(time.monotonic() + DEADLINE) for _ in range(5)]
        self.assertEqual(self.commands(heard), ["PRIVMSG", "TOPIC", "NICK", "PRIVMSG", "PART"])
        self.assertEqual(self.commands(ali.ask("JOIN #merhaba"))[0], "JOIN", "and is answered again")

    def test_answers(self):
        """Each in its turn, also those that the disk is asked for."""
        ali = self.connect("ali", "batch echo-message draft/chathistory draft/read-marker message-tags")
        ali.send("PRIVMSG #merhaba :a")
        ali.send("CHATHISTORY LATEST #merhaba * 1")
        ali.send("MARKREAD #merhaba timestamp=2026-01-01T00:00:00.000Z")
        ali.send("MARKREAD #merhaba timestamp=yesterday")
        ali.send("TIME")
        lines = [ali.next_line(time.monotonic() + DEADLINE) for _ in range(7)]
        self.assertEqual(self.commands(lines), ["PRIVMSG", "BATCH", "PRIVMSG", "BATCH", "MARKREAD", "FAIL", "391"])

    def test_last_words(self):
        """Programs that say something and go: with QUIT, without, and one of the course."""
        veli = self.connect("veli")
        for farewell in (b"QUIT\r\n", b""):
            ali = self.connect("ali")
            ali.send_bytes(b"PRIVMSG #merhaba :bye\r\n" + farewell)
            ali.close()
            veli.wait("^:ali.* PRIVMSG #merhaba :bye")
            veli.wait("^:ali.* QUIT")
        self.call(b"bye").close()
        veli.wait("PRIVMSG #merhaba :bye")
        veli.wait(" QUIT ")


if __name__ == "__main__":
    unittest.main()
