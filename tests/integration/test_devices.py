#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Devices are known by the certificates they show: SASL EXTERNAL, accounts, names."""

import hashlib
import pathlib
import ssl
import tempfile
import unittest

from irc_client import tls_context
from room import RoomTestCase

CAPS = "sasl account-tag account-notify extended-join message-tags server-time batch labeled-response echo-message"


class Devices(RoomTestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(self.folder.cleanup)
        self.options = ("--no-flood-limits", "--data-dir", self.folder.name)
        super().setUp()
        self.laptop, self.laptop_account = self.make_device()
        self.phone, self.phone_account = self.make_device()

    def make_device(self):
        """A key and certificate as every installation makes them, and the fingerprint."""
        home = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(home.cleanup)
        self.start_room("--data-dir", home.name).stop()
        path = home.name + "/certificate.pem"
        pem = pathlib.Path(path).read_text()
        certificate = pem[pem.index("-----BEGIN CERTIFICATE"):]
        return path, hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()

    def log_in(self, nick, device, caps=CAPS):
        client = self.connect(context=tls_context(device))
        client.nick = nick
        client.send("CAP LS 302")
        self.assertIn("sasl=EXTERNAL", client.wait(" LS ").params[-1].split())
        client.send(f"CAP REQ :{caps}")
        client.wait(" ACK ")
        client.send(f"NICK {nick}")
        client.send(f"USER {nick} 0 * :{nick}")
        client.send("AUTHENTICATE EXTERNAL")
        self.assertEqual(client.wait("AUTHENTICATE").text, "AUTHENTICATE +")
        client.send("AUTHENTICATE +")
        self.account = client.wait(" 900 ").params[2]
        client.wait(" 903 ")
        client.send("CAP END")
        return client

    def test_account(self):
        ali = self.log_in("ali", self.laptop)
        ali.wait(" 366 ")
        self.assertEqual(self.account, self.laptop_account)
        veli = self.connect("veli", CAPS.replace("sasl ", ""))
        ali.send("PRIVMSG #merhaba :selam")
        self.assertEqual(veli.wait("PRIVMSG").tags["account"], self.laptop_account)
        whois = veli.ask("WHOIS ali")
        self.assert_line(whois, "330", "ali", self.laptop_account)
        self.assertNotIn("276", self.commands(whois))
        self.assert_line(ali.ask("WHOIS ali"), "276")
        phone = self.log_in("cep", self.phone)
        joined = veli.wait("cep!.* JOIN")
        self.assertEqual(joined.params[1], self.phone_account)
        phone.quit()

    def test_not_without_encryption(self):
        client = self.connect()
        client.send("CAP LS 302")
        self.assertNotIn("sasl", client.wait(" LS ").text)
        self.assert_line(client.ask("AUTHENTICATE EXTERNAL"), "904")
        encrypted = self.connect(context=tls_context())
        self.assert_line(encrypted.ask("AUTHENTICATE EXTERNAL"), "904")

    def test_name_and_past(self):
        """After a restart of the room the name is still the device's, and so is the past."""
        ali = self.log_in("ali", self.laptop)
        ali.wait(" 366 ")
        ali.send("PRIVMSG #merhaba :benim")
        ali.wait("PRIVMSG #merhaba :?benim")
        self.room.stop()
        self.room = self.start_room(*self.options)
        stranger = self.connect()
        stranger.send("NICK ali")
        stranger.send("USER x 0 * :x")
        self.assertEqual(stranger.wait(" 433 ").params[1], "ali")
        again = self.log_in("ali", self.laptop, CAPS + " draft/chathistory")
        again.wait(" 001 ali ")
        again.send("CHATHISTORY LATEST #merhaba * 10")
        self.assertEqual(again.wait("PRIVMSG #merhaba :?benim").tags["account"], self.laptop_account)

    def test_ghost(self):
        """The old connection hangs; the same device comes back at once, under its name."""
        veli = self.connect("veli")
        ghost = self.log_in("ali", self.laptop)
        veli.wait("ali!.* JOIN")
        back = self.log_in("ali", self.laptop)
        back.wait(" 001 ali ")
        self.assertIn(b"ERROR :This device has joined again", ghost.wait_end())
        veli.wait("ali!.* QUIT :This device has joined again")
        veli.wait("ali!.* JOIN")


if __name__ == "__main__":
    unittest.main()
