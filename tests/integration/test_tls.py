#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Encrypted callers: on the same port as the others, at the same time."""

import hashlib
import os
import pathlib
import socket
import ssl
import stat
import struct
import subprocess
import tempfile
import unittest

from irc_client import DEADLINE, tls_context
from room import RoomTestCase


class TlsTestCase(RoomTestCase):
    def connect_encrypted(self, nick=None, certificate=None, **options):
        return self.connect(nick, context=tls_context(certificate), **options)

    def fingerprint(self, client):
        return hashlib.sha256(client.socket.getpeercert(True)).hexdigest()


class Tls(TlsTestCase):
    def test_talk(self):
        """One is encrypted, the other is not; they hear each other."""
        ali, veli = self.connect_encrypted("ali"), self.connect("veli")
        self.assertIn(ali.socket.version(), ("TLSv1.3", "TLSv1.2"))
        ali.wait(" JOIN ")
        ali.send("PRIVMSG #merhaba :şifreli")
        veli.wait("PRIVMSG #merhaba :?şifreli")
        veli.send("PRIVMSG #merhaba :açık")
        ali.wait("PRIVMSG #merhaba :?açık")
        ali.quit()
        veli.wait("ali.* QUIT")

    def test_old_version(self):
        context = tls_context()
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        ali = self.connect("ali", context=context)
        self.assertEqual(ali.socket.version(), "TLSv1.2")
        self.assertTrue(ali.round_trip() is not None)

    def test_too_old_version(self):
        context = tls_context()
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.set_ciphers("ALL:@SECLEVEL=0")
        with self.assertRaises(ssl.SSLError):
            self.call(context=context)

    def test_long_lines(self):
        """Whole pastes, both ways."""
        caps = "batch draft/multiline message-tags echo-message"
        ali = self.connect_encrypted("ali", caps=caps)
        for _ in range(10):
            ali.send("BATCH +m draft/multiline #merhaba")
            for number in range(150):
                ali.send(f"@batch=m PRIVMSG #merhaba :{number} " + "ş" * 150)
            ali.send("BATCH -m")
            ali.wait("PRIVMSG #merhaba :149 ş")
        self.assertTrue(ali.round_trip() is not None)

    def test_guest(self):
        """netcat with TLS is a guest like any."""
        ali = self.connect("ali")
        guest = self.call(context=tls_context())
        self.assertEqual(guest.wait_bytes(b"merhaba\n"), b"merhaba\n")
        guest.send_bytes(b"selam\n")
        ali.wait("PRIVMSG #merhaba :?selam")
        ali.send("PRIVMSG #merhaba :hoş geldin")
        guest.wait_bytes("ali: hoş geldin\n".encode())
        guest.send_bytes(b"quit")
        self.assertTrue(guest.wait_end().endswith(b"quit"))

    def test_browser(self):
        wire = self.call(context=tls_context())
        wire.send_bytes(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        self.assertTrue(wire.wait_end().startswith(b"HTTP/1.1 404"))

    def test_openssl(self):
        client = subprocess.Popen(["openssl", "s_client", "-quiet", "-connect", f"127.0.0.1:{self.room.port}"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(client.stdout.close)
        out, _ = client.communicate(b"NICK ali\r\nUSER a 0 * :Ali\r\nQUIT\r\n", DEADLINE)
        self.assertIn(b" 001 ali ", out)
        self.assertIn(b"ERROR :", out)

    def test_torn(self):
        """The others are told that the connection was lost, not that somebody left."""
        ali, veli = self.connect("ali"), self.connect_encrypted("veli")
        raw = veli.socket.detach()
        torn = socket.socket(fileno=raw)
        torn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        torn.close()
        ali.wait("veli.* QUIT :Connection lost")

    def test_end_of_the_room(self):
        ali = self.connect_encrypted("ali")
        self.room.stop()
        self.assertIn(b"ERROR :The room has ended", ali.wait_end())

    def test_stalled(self):
        """Forty who stall in the middle of the handshake keep nobody out and cost nothing."""
        stalled = [self.call(b"\x16\x03\x01\x02\x00") for _ in range(40)]
        self.connect_encrypted("ali")
        before = self.room.processor_time()
        for wire in stalled:
            self.assertIn(b"", wire.wait_end())
        self.assertLess(self.room.processor_time() - before, 0.3)


class Certificate(TlsTestCase):
    def test_kept(self):
        """The same room shows the same certificate; nobody else can read its key."""
        with tempfile.TemporaryDirectory() as folder:
            seen = set()
            for _ in range(2):
                self.room = self.start_room("--data-dir", folder)
                seen.add(self.fingerprint(self.connect_encrypted("ali")))
                self.room.stop()
            self.assertEqual(len(seen), 1)
            self.assertEqual(stat.S_IMODE(os.stat(folder + "/certificate.pem").st_mode), 0o600)

    def test_not_kept(self):
        """Without a folder it is another one each time."""
        first = self.fingerprint(self.connect_encrypted("ali"))
        self.room = self.start_room()
        self.assertNotEqual(first, self.fingerprint(self.connect_encrypted("ali")))

    def test_damaged(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "certificate.pem").write_text("damaged")
            room = self.start_room("--data-dir", folder)
            self.room = room
            self.connect_encrypted("ali")
            self.assertIn("certificate.pem.damaged-", room.errors())
            self.assertEqual(room.stop(), 0)
            pathlib.Path(room.errors_path).write_text("")


class RequireTls(TlsTestCase):
    options = ("--require-tls",)

    def test_irc(self):
        client = self.connect()
        client.send("NICK ali")
        self.assertEqual(client.wait_end(), b"ERROR :This room lets nobody in unencrypted. Please switch TLS on in your chat program.\r\n")

    def test_guest(self):
        wire = self.call()
        answer = wire.wait_end()
        self.assertIn(b"unencrypted", answer)
        self.assertEqual(answer.count(b"\n"), 1)

    def test_encrypted(self):
        self.connect_encrypted("ali")
        guest = self.call(context=tls_context())
        guest.wait_bytes(b"merhaba\n")


if __name__ == "__main__":
    unittest.main()
