#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Who is where, and who may do what: the commands around a channel."""

import unittest

from room import RoomTestCase

STRICT = "extended-join away-notify multi-prefix setname message-tags"


class Channels(RoomTestCase):
    def make_channel(self, *nicks):
        """Clients in #oda; the first one made it and is its operator."""
        clients = [self.connect(nick, STRICT) for nick in nicks]
        for client in clients:
            client.send("JOIN #oda")
            client.wait(" 366 .*#oda")
        for client in clients:
            client.round_trip()
        return clients

    def test_join_and_part(self):
        ali, veli = self.make_channel("ali", "veli")
        can = self.connect("can", real_name="Can Öz")
        lines = can.ask("JOIN #ODA")
        self.assertEqual(set(self.assert_line(lines, "353").params[-1].split()), {"@ali", "veli", "can"})
        join = ali.wait("^[^ ]* ?:?can!.* JOIN #oda")
        self.assertEqual(join.params, ["#oda", "*", "Can Öz"])
        self.assertNotIn("JOIN", self.commands(can.ask("JOIN #oda")), "is in it already")
        can.send("PART #oda :güle güle")
        self.assertEqual(veli.wait("can!.* PART").params, ["#oda", "güle güle"])
        self.assert_line(can.ask("PART #oda"), "442", "#oda")
        self.assert_line(can.ask("PART #nowhere"), "403", "#nowhere")
        self.assertTrue({"403", "476"} & set(self.commands(can.ask("JOIN nohash"))))

    def test_names(self):
        ali, veli = self.make_channel("ali", "veli")
        ali.ask("MODE #oda +v ali")
        names = self.assert_line(ali.ask("NAMES #oda"), "353").params[-1].split()
        self.assertEqual(set(names), {"@+ali", "veli"})
        plain = self.connect("plain")
        names = self.assert_line(plain.ask("NAMES #oda"), "353").params[-1].split()
        self.assertIn("@ali", names)

    def test_nick_change(self):
        ali, veli = self.make_channel("ali", "veli")
        ali.send("NICK Ali2")
        for client in (ali, veli):
            self.assertEqual(client.wait("ali!.* NICK").params, ["Ali2"])
        self.assert_line(veli.ask("NICK ALI2"), "433")
        self.assertIn("NICK", self.commands(ali.ask("NICK aLI2")), "the case alone")
        veli.send("PRIVMSG ali :gone")
        veli.wait(" 401 ")

    def test_topic(self):
        ali, veli = self.make_channel("ali", "veli")
        self.assert_line(ali.ask("TOPIC #oda"), "331")
        ali.send("TOPIC #oda :Bugünün konusu")
        self.assertEqual(veli.wait("TOPIC").params, ["#oda", "Bugünün konusu"])
        self.assertEqual(self.assert_line(veli.ask("TOPIC #oda"), "332").params[-1], "Bugünün konusu")
        ali.ask("MODE #oda +t")
        self.assert_line(veli.ask("TOPIC #oda :x"), "482")
        ali.send("TOPIC #oda :")
        self.assertEqual(veli.wait("TOPIC").params[-1], "")

    def test_kick(self):
        ali, veli, can = self.make_channel("ali", "veli", "can")
        self.assert_line(veli.ask("KICK #oda ali"), "482")
        self.assertTrue({"401", "441"} & set(self.commands(ali.ask("KICK #oda nobody"))))
        ali.send("KICK #oda veli :yeter")
        for client in (veli, can):
            self.assertEqual(client.wait("KICK").params, ["#oda", "veli", "yeter"])
        self.assertTrue({"404", "442"} & set(self.commands(veli.ask("PRIVMSG #oda :x"))))

    def test_modes(self):
        ali, veli = self.make_channel("ali", "veli")
        self.assert_line(veli.ask("MODE #oda +m"), "482")
        ali.send("MODE #oda +m")
        veli.wait("MODE #oda \\+m")
        self.assert_line(veli.ask("PRIVMSG #oda :x"), "404")
        ali.send("MODE #oda +v veli")
        veli.wait("MODE #oda \\+v veli")
        self.assertNotIn("404", self.commands(veli.ask("PRIVMSG #oda :x")))
        self.assertIn("m", self.assert_line(veli.ask("MODE #oda"), "324").params[2])
        self.assert_line(ali.ask("MODE #oda +Y"), "472", "Y")
        ali.send("MODE #oda -m+o veli")
        veli.wait("MODE #oda -m\\+o veli")

    def test_invite_only(self):
        ali, _ = self.make_channel("ali", "veli")
        can = self.connect("can")
        ali.ask("MODE #oda +i")
        self.assert_line(can.ask("JOIN #oda"), "473", "#oda")
        self.assert_line(ali.ask("INVITE can #oda"), "341")
        self.assertEqual(can.wait("INVITE").params, ["can", "#oda"])
        self.assertIn("JOIN", self.commands(can.ask("JOIN #oda")))
        self.assert_line(ali.ask("INVITE can #oda"), "443")

    def test_turned_away(self):
        ali, _ = self.make_channel("ali", "veli")
        can = self.connect("can")
        ali.ask("MODE #oda +i")
        self.assert_line(ali.ask("UNINVITE can #oda"), "505", "can", "#oda")
        self.assert_line(can.ask("KNOCK #oda"), "711", "#oda")
        self.assert_line(ali.ask("UNINVITE can #oda"), "494", "#oda", "can")
        can.wait("653 can")
        self.assert_line(can.ask("KNOCK #oda"), "711", "#oda")
        ali.ask("INVITE can #oda")
        ali.ask("UNINVITE can #oda")
        self.assert_line(can.ask("JOIN #oda"), "473", "#oda")

    def test_key(self):
        ali, _ = self.make_channel("ali", "veli")
        can = self.connect("can")
        ali.ask("MODE #oda +k gizli")
        self.assert_line(can.ask("JOIN #oda"), "475")
        self.assert_line(can.ask("JOIN #oda yanlis"), "475")
        self.assertIn("JOIN", self.commands(can.ask("JOIN #oda gizli")))

    def test_ban(self):
        ali, _ = self.make_channel("ali", "veli")
        can = self.connect("can")
        ali.ask("MODE #oda +b can!*@*")
        self.assert_line(ali.ask("MODE #oda b"), "367", "#oda", "can!*@*")
        self.assert_line(can.ask("JOIN #oda"), "474")
        ali.ask("MODE #oda -b CAN!*@*")
        self.assertIn("JOIN", self.commands(can.ask("JOIN #oda")))

    def test_limit(self):
        ali, _ = self.make_channel("ali", "veli")
        can = self.connect("can")
        ali.ask("MODE #oda +l 2")
        self.assert_line(can.ask("JOIN #oda"), "471")

    def test_away(self):
        ali, veli = self.make_channel("ali", "veli")
        old = self.connect("old")
        self.assert_line(ali.ask("AWAY :çay molası"), "306")
        self.assertEqual(veli.wait("AWAY").params, ["çay molası"])
        self.assertNotIn("AWAY", self.commands(old.round_trip()))
        self.assertEqual(self.assert_line(veli.ask("PRIVMSG ali :x"), "301").params[-1], "çay molası")
        self.assertEqual(self.assert_line(veli.ask("WHO #oda"), "352").command, "352")
        self.assert_line(ali.ask("AWAY"), "305")
        self.assertEqual(veli.wait("AWAY").params, [])

    def test_setname(self):
        ali, veli = self.make_channel("ali", "veli")
        ali.send("SETNAME :Ali Öztürk")
        for client in (ali, veli):
            self.assertEqual(client.wait("SETNAME").params, ["Ali Öztürk"])
        self.assertEqual(self.assert_line(veli.ask("WHOIS ali"), "311").params[-1], "Ali Öztürk")

    def test_metadata(self):
        ali, veli = self.connect("ali", "batch standard-replies draft/metadata-2"), self.connect("veli", "batch standard-replies draft/metadata-2")
        self.assert_line(veli.ask("METADATA * SUB avatar"), "770", "avatar")
        self.assert_line(ali.ask("METADATA * SET avatar :https://a.example/x"), "761", "ali", "avatar", "*")
        self.assertEqual(veli.wait("METADATA").params, ["ali", "avatar", "*", "https://a.example/x"])
        can = self.connect("can", "batch standard-replies draft/metadata-2")
        self.assert_line(can.ask("METADATA * SUB avatar"), "METADATA", "ali", "avatar", "*", "https://a.example/x")
        self.assertEqual(self.assert_line(can.ask("METADATA ali SET avatar"), "FAIL").params[:2], ["METADATA", "KEY_NO_PERMISSION"])

    def test_who(self):
        ali, veli = self.make_channel("ali", "veli")
        lines = veli.ask("WHO #oda")
        rows = {line.params[5]: line for line in lines if line.command == "352"}
        self.assertEqual(set(rows), {"ali", "veli"})
        self.assertIn("@", rows["ali"].params[6])
        self.assertTrue(rows["ali"].params[-1].startswith("0 "))
        self.assertEqual(lines[-1].command, "315")
        self.assertIn("352", self.commands(veli.ask("WHO ali")))
        self.assertEqual(self.commands(veli.ask("WHO nobody")), ["315"])

    def test_whois(self):
        ali, veli = self.make_channel("ali", "veli")
        lines = veli.ask("WHOIS ALI")
        self.assertEqual(self.assert_line(lines, "311").params[1], "ali")
        self.assertIn("@#oda", self.assert_line(lines, "319").params[-1].split())
        self.assertEqual(lines[-1].command, "318")
        self.assert_line(veli.ask("WHOIS nobody"), "401", "nobody")

    def test_list(self):
        ali, veli = self.make_channel("ali", "veli")
        lines = veli.ask("LIST")
        rows = {line.params[1]: int(line.params[2]) for line in lines if line.command == "322"}
        self.assertEqual(rows, {"#merhaba": 2, "#oda": 2})
        self.assertEqual(lines[-1].command, "323")
        ali.ask("PART #oda")
        veli.ask("PART #oda")
        rows = [line.params[1] for line in veli.ask("LIST") if line.command == "322"]
        self.assertEqual(rows, ["#merhaba"], "an empty channel is gone, the room is not")

    def test_small_questions(self):
        ali = self.connect("ali")
        self.assertTrue({"375", "422"} & set(self.commands(ali.ask("MOTD"))))
        self.assertIn("351", self.commands(ali.ask("VERSION")))
        self.assertIn("391", self.commands(ali.ask("TIME")))
        self.assertIn("251", self.commands(ali.ask("LUSERS")))
        self.assertIn("704", self.commands(ali.ask("HELP")))
        self.assertIn("221", self.commands(ali.ask("MODE ali")))
        self.assertIn("302", self.commands(ali.ask("USERHOST ali")))

    def test_long_names_list(self):
        """More names than one line holds."""
        clients = [self.connect(f"{'n' * 25}{number}") for number in range(40)]
        lines = clients[0].ask("NAMES #merhaba")
        names = [name for line in lines if line.command == "353" for name in line.params[-1].split()]
        self.assertEqual(len(names), 40)
        for line in lines:
            self.assertLessEqual(len(line.text.encode()), 510)


if __name__ == "__main__":
    unittest.main()
