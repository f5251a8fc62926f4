#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Bad input and bad luck: each has a bounded cost, an answer, and disturbs nobody."""

import os
import re
import socket
import struct
import unittest

from room import DEADLINE, RoomTestCase

MEGABYTE = 1024 * 1024


class BadInput(RoomTestCase):
    def assert_undisturbed(self):
        """Two people come in and talk."""
        ali, veli = self.connect("deneme1"), self.connect("deneme2")
        ali.send("PRIVMSG #merhaba :still fine")
        veli.wait("still fine")
        ali.quit()
        veli.quit()

    def test_line_without_end(self):
        ali = self.connect("ali")
        before = self.room.memory()
        ali.send_bytes(b"PRIVMSG #merhaba :")
        for _ in range(64):
            ali.send_bytes(b"x" * MEGABYTE)
        ali.send_bytes(b"\r\n")
        ali.wait(" 417 ")
        ali.send("PRIVMSG ali :after")
        ali.wait("PRIVMSG ali :after")
        self.assertLess(self.room.memory() - before, self.room.memory_bound(8 * MEGABYTE))
        self.assert_undisturbed()

    def test_line_without_end_before_registration(self):
        wire = self.call()
        before = self.room.memory()
        wire.send_bytes(b"NICK ")
        try:
            for _ in range(32):
                wire.send_bytes(b"x" * MEGABYTE)
        except (BrokenPipeError, ConnectionResetError):
            pass
        self.assertLess(self.room.memory() - before, self.room.memory_bound(8 * MEGABYTE))
        self.assert_undisturbed()

    def test_limits_of_a_line(self):
        ali, veli = self.connect("ali"), self.connect("veli")
        start = "PRIVMSG veli :"
        ali.send(start + "x" * (510 - len(start)))
        # With the prefix it is too long for one line; none of it is lost.
        heard = ""
        while len(heard) < 510 - len(start):
            line = veli.wait("PRIVMSG")
            self.assertLessEqual(len(line.text), 510)
            heard += line.params[-1]
        self.assertEqual(heard, "x" * (510 - len(start)))
        ali.send(start + "x" * (511 - len(start)))
        ali.wait(" 417 ")
        self.assertNotIn("PRIVMSG", self.commands(veli.round_trip()))

    def test_limits_of_tags(self):
        ali, veli = self.connect("ali", "message-tags"), self.connect("veli", "message-tags")
        ali.send("@+a=" + "x" * (4094 - 3) + " PRIVMSG veli :whole")
        self.assertEqual(len(veli.wait("PRIVMSG").tags["+a"]), 4091)
        ali.send("@+a=" + "x" * (4095 - 3) + " PRIVMSG veli :too long")
        ali.wait(" 417 ")
        ali.send("@+a=" + "x" * 8192 + " PRIVMSG veli :far too long")
        ali.wait(" 417 ")
        self.assertNotIn("PRIVMSG", self.commands(veli.round_trip()))

    def test_nul_and_invalid_utf8(self):
        ali, veli = self.connect("ali", "standard-replies"), self.connect("veli")
        ali.send_bytes(b"PRIVMSG #merhaba :a\0b\r\n")
        ali.wait("FAIL")
        for rubbish in (b"\xff", b"ak\xc5", b"\xc0\x80", b"\xed\xa0\x80"):
            ali.send_bytes(b"PRIVMSG #merhaba :" + rubbish + b"\r\n")
            ali.wait("FAIL .*INVALID_UTF8")
        ali.send("PRIVMSG #merhaba :clean")
        self.assertEqual(veli.wait("PRIVMSG").params[-1], "clean")

    def test_invalid_utf8_without_standard_replies(self):
        ali = self.connect("ali")
        ali.send_bytes(b"PRIVMSG #merhaba :\xff\r\n")
        self.assertTrue(ali.round_trip(), "it is told in some way")

    def test_rubbish(self):
        for rubbish in (b"\0" * 1000, b"\xff" * 1000, b"\n" * 1000, b"\r" * 1000, b"NICK \0\r\n", b"CAP \xff\r\n", b"@" * 9000 + b"\n", b": : : :\r\n",
                        b"CAP LS 302\r\n" + os.urandom(5000), b"NICK " + os.urandom(5000), os.urandom(5000), b"PING " + b" " * 505 + b"\r\n",
                        b"USER " + b"a " * 250 + b"\r\n", b"CAP REQ :" + b"-" * 400 + b"\r\n", b"CAP REQ\r\nCAP END\r\nCAP END\r\nNICK\r\nUSER\r\n"):
            wire = self.call()
            wire.send_bytes(rubbish)
            wire.socket.shutdown(socket.SHUT_WR)
            wire.wait_end()
        self.assert_undisturbed()

    def test_reset(self):
        """Callers who slam the door at every moment."""
        linger = struct.pack("ii", 1, 0)
        for opening in (b"", b"N", b"NICK a\r\n", b"NICK a\r\nUSER a 0 * :a\r\n", b"hello", b"\x16\x03\x01", b"GET / HTTP/1.1\r\n"):
            wire = self.call()
            wire.send_bytes(opening)
            wire.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            wire.close()
        self.assert_undisturbed()

    def test_one_who_never_reads(self):
        """It is let go before its queue grows beyond bounds; the others get everything."""
        deaf = self.connect("sagir", receive_buffer=2048)
        ali, veli = self.connect("ali"), self.connect("veli")
        before = self.room.memory()
        text = b"PRIVMSG #merhaba :" + b"x" * 400 + b"\r\n"
        gone = False
        for _ in range(40):
            ali.send_bytes(text * 400)
            for _ in range(400):
                veli.wait("PRIVMSG #merhaba :x{400}$")
            gone |= any(re.match(":sagir!.* QUIT", line.text) for line in ali.round_trip())
        self.assertLess(self.room.memory() - before, self.room.memory_bound(16 * MEGABYTE))
        self.assertTrue(gone)
        deaf.close()

    def test_thousand_silent(self):
        """A thousand connections that say nothing, while two others chat."""
        ali, veli = self.connect("ali"), self.connect("veli")
        wires = [self.call() for _ in range(1000)]
        for number in range(50):
            ali.send(f"PRIVMSG veli :{number}")
            self.assertEqual(veli.wait("PRIVMSG").params[-1], str(number))
        # Until each of them is decided, whatever the room makes of it.
        for wire in wires:
            wire.wait_bytes(b"merhaba\n")
            ali.send("PRIVMSG veli :meanwhile")
            veli.wait("meanwhile", seconds=5)
        before = self.room.processor_time()
        for _ in range(20):
            ali.round_trip()
        self.assertLess(self.room.processor_time() - before, 2, "silence costs nothing")
        for wire in wires:
            wire.close()
        ali.send("PRIVMSG veli :afterwards")
        veli.wait("afterwards")

    def test_half_an_opening(self):
        """One letter of an opening, and then the end: no spinning."""
        wire = self.call()
        before = self.room.processor_time()
        wire.send_bytes(b"G")
        wire.socket.shutdown(socket.SHUT_WR)
        wire.wait_end()
        self.assertLess(self.room.processor_time() - before, 0.3)

    def test_http(self):
        wire = self.call()
        wire.send_bytes(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = wire.wait_end()
        self.assertTrue(answer.startswith(b"HTTP/1.1 "), answer)
        wire = self.call()
        wire.send_bytes(b"POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + b"x" * 100000)
        self.assertTrue(wire.wait_end().startswith(b"HTTP/1.1 "))

    def test_tls(self):
        """Garbage is answered as TLS, so that the caller knows at once, and closed."""
        for rest in (os.urandom(160), bytes(160), b"\xff" * 160):
            wire = self.call()
            wire.send_bytes(b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03" + rest + b"\x16\x03")
            self.assertEqual(wire.wait_end()[:2], b"\x15\x03")

    def test_opening_in_pieces(self):
        wire = self.call()
        for byte in b"GET / HTTP/1.1\r\nHost: x\r\n\r\n":
            wire.send_bytes(bytes([byte]))
        self.assertTrue(wire.wait_end().startswith(b"HTTP/1.1 "))


class PingTimeout(RoomTestCase):
    """A client that answers no PING is asked again and let go; that is a test of minutes,
    so it is done on the server alone (tests/server)."""

    def test_ping_is_answered(self):
        ali = self.connect("ali")
        self.assertEqual(ali.ask("PING :two words")[0].params[-1], "two words")


class Full(RoomTestCase):
    options = ("--max-clients", "2")

    def test_full(self):
        ali, veli = self.connect("ali"), self.connect("veli")
        third = self.connect()
        third.send("NICK can")
        self.assertIn(b"ERROR", third.wait_end())
        veli.quit()
        ali.wait(" QUIT")
        self.connect("can")


if __name__ == "__main__":
    unittest.main()
