#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Coming in: registration, capabilities, names, the greeting numerics, the key."""

import os
import unittest

from room import RoomTestCase

CAPABILITIES = {
    "account-notify", "account-tag", "away-notify", "batch", "cap-notify", "draft/metadata-2", "draft/multiline", "echo-message",
    "extended-join", "labeled-response", "message-tags", "multi-prefix", "server-time", "setname", "standard-replies", "userhost-in-names",
}


class Registration(RoomTestCase):
    def test_welcome(self):
        client = self.connect(wait=False)
        client.send("NICK ali")
        client.send("USER ali 0 * :Ali Veli")
        lines = []
        while not lines or lines[-1].command != "366":
            lines.append(client.wait(""))
        commands = self.commands(lines)
        self.assertEqual(commands[:5], ["001", "002", "003", "004", "005"])
        self.assertTrue(set(commands) & {"375", "422"}, "a MOTD or none")
        self.assertEqual([line.params[0] for line in lines if line.command == "JOIN"], ["#merhaba"])
        self.assertIn("Test odası", self.assert_line(lines, "332", "#merhaba").params[-1])
        self.assertIn("ali", self.assert_line(lines, "353").params[-1].replace("@", "").split())
        for line in lines:
            if line.command.isdigit():
                self.assertEqual(line.params[0], "ali", line.text)

    def test_isupport(self):
        client = self.connect(wait=False)
        client.send("NICK ali")
        client.send("USER ali 0 * :Ali")
        tokens = {}
        while (line := client.wait("")).command != "366":
            if line.command == "005":
                self.assertLessEqual(len(line.params), 15)
                for token in line.params[1:-1]:
                    name, _, value = token.partition("=")
                    tokens[name] = value
        self.assertEqual(tokens["CASEMAPPING"], "ascii")
        self.assertEqual(tokens["NETWORK"].replace("\\x20", " "), "Test odası")
        self.assertEqual(tokens["CHANTYPES"], "#")
        self.assertTrue(tokens["PREFIX"].startswith("(o"), tokens["PREFIX"])
        self.assertIn("UTF8ONLY", tokens)
        self.assertGreaterEqual(int(tokens["NICKLEN"]), 30)

    def test_cap_ls(self):
        client = self.connect()
        client.send("CAP LS 302")
        line = client.wait(" LS ")
        names = {word.partition("=")[0] for word in line.params[-1].split()}
        self.assertLessEqual(CAPABILITIES, names)
        self.assertNotIn("sts", names)
        # Registration waits for CAP END.
        client.send("NICK ali")
        client.send("USER ali 0 * :Ali")
        self.assertNotIn("001", self.commands(client.round_trip()))
        client.send("CAP REQ :batch setname")
        self.assertEqual(client.wait(" ACK ").params[-1].split(), ["batch", "setname"])
        client.send("CAP LIST")
        self.assertLessEqual({"batch", "setname"}, set(client.wait(" LIST ").params[-1].split()))
        client.send("CAP END")
        client.wait(" 001 ")

    def test_cap_without_version(self):
        client = self.connect()
        client.send("CAP LS")
        self.assertNotIn("=", client.wait(" LS ").params[-1])

    def test_cap_nak(self):
        client = self.connect("ali")
        client.send("CAP REQ :batch unheard-of")
        self.assertEqual(client.wait(" NAK ").params[-1], "batch unheard-of")
        client.send("CAP LIST")
        self.assertNotIn("batch", client.wait(" LIST ").params[-1].split())
        self.assert_line(client.ask("CAP NONSENSE"), "410", "NONSENSE")

    def test_each_capability_alone(self):
        for name in sorted(CAPABILITIES):
            with self.subTest(name):
                client = self.connect("ali", name)
                client.send("CAP LIST")
                self.assertIn(name, client.wait(" LIST ").params[-1].split())
                client.quit()

    def test_nick_in_use(self):
        self.connect("ali")
        second = self.connect()
        second.send("NICK ALI")
        second.send("USER x 0 * :x")
        self.assertEqual(second.wait(" 433 ").params[1], "ALI")
        second.send("NICK veli")
        second.wait(" 001 ")

    def test_turkish_i(self):
        """I and i are one letter on the wire, in every language of the host."""
        self.connect("IRMAK")
        second = self.connect(wait=False)
        second.send("NICK irmak")
        second.send("USER x 0 * :x")
        second.wait(" 433 ")

    def test_bad_nicks(self):
        client = self.connect()
        self.assert_line(client.ask("NICK"), "431")
        for nick in ("1a", "a!b", "şule", "#a", "a" * 31, ":a b"):
            self.assert_line(client.ask(f"NICK {nick}"), "432")

    def test_not_registered(self):
        client = self.connect()
        for command in ("JOIN #a", "PRIVMSG #merhaba :x", "WHO", "NONSENSE"):
            self.assert_line(client.ask(command), "451")

    def test_register_twice(self):
        client = self.connect("ali")
        self.assert_line(client.ask("USER a 0 * :a"), "462")
        self.assert_line(client.ask("PASS a"), "462")

    def test_unknown_and_short(self):
        client = self.connect("ali")
        self.assert_line(client.ask("NONSENSE"), "421", "NONSENSE")
        self.assert_line(client.ask("KICK #merhaba"), "461", "KICK")

    def test_line_ends(self):
        client = self.connect()
        client.send_bytes(b"NICK ali\nUSER a 0 * :a\n\r\n\nPING x\r\n")
        client.wait(" 001 ")
        client.wait("PONG.*x")

    def test_commands_in_small_letters(self):
        client = self.connect("ali")
        client.send("ping x")
        client.wait("PONG.* :?x")
        client.send("privmsg ali :hi")
        client.wait("PRIVMSG ali :hi")

    def test_quit(self):
        ali, veli = self.connect("ali"), self.connect("veli")
        veli.send("QUIT :Güle güle")
        self.assertIn(b"ERROR :", veli.wait_end())
        self.assertIn("Güle güle", ali.wait("^:veli!.* QUIT").params[-1])

    def test_lost(self):
        ali, veli = self.connect("ali"), self.connect("veli")
        veli.close()
        ali.wait("^:veli!.* QUIT")


class Key(RoomTestCase):
    options = ("--key", "gizli-anahtar")

    def test_right(self):
        client = self.connect()
        client.send("PASS :gizli-anahtar")
        client.send("NICK ali")
        client.send("USER a 0 * :a")
        client.wait(" 001 ")

    def test_wrong_and_none(self):
        for line in ("PASS :gizli", None):
            client = self.connect()
            if line:
                client.send(line)
            client.send("NICK ali")
            client.send("USER a 0 * :a")
            client.wait(" 464 ")
            client.wait_end()


class NoAutoJoin(RoomTestCase):
    options = ("--no-auto-join", "--server-name", "sunucu.example")

    def test_no_join(self):
        client = self.connect("ali", wait=False)
        welcome = client.wait(" 001 ")
        self.assertEqual(welcome.source, "sunucu.example")
        self.assertNotIn("JOIN", self.commands(client.round_trip()))
        self.assertIn("JOIN", self.commands(client.ask("JOIN #merhaba")))


class Turkish(RoomTestCase):
    """The host itself runs in Turkish."""

    def setUp(self):
        self.room = self.start_room("--no-flood-limits", environment={"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "LOCPATH": os.environ["TURKISH_LOCPATH"]})

    def test_letters(self):
        ali = self.connect("ali")
        self.connect("IRMAK")
        for command in ("join #IRMAK", "JOIN #irmak", "whois irmak", "list", "invite irmak #ırmak"):
            self.assertNotIn("421", self.commands(ali.ask(command)), command)
        second = self.connect()
        second.send("CAP LS")
        second.send("nick irmak")
        second.send("cap end")
        second.send("user x 0 * :x")
        second.wait(" 433 ")


if __name__ == "__main__":
    unittest.main()
