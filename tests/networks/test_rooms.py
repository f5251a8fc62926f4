#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What one computer announces, the list of another shows, and nothing else."""

import re
import sys

import lan
from lan import AT_ONCE, JOIN, WORKING, NetworkTestCase, nothing, shows

UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Coming(NetworkTestCase):
    def test_appears_and_vanishes(self):
        rooms = self.make_two()
        rooms.wait_state(WORKING)
        room = self.near.host("--key", "gizli", name="Sınıf 5-B")
        rooms.wait(shows("Sınıf 5-B"), "the room", AT_ONCE)
        seen = rooms.rooms[0]
        self.assertTrue(UUID.fullmatch(seen["id"]))
        self.assertEqual(seen["addresses"], [f"10.99.0.1:{room.port}"])
        self.assertEqual((seen["computer"], seen["key"], seen["foreign"], seen["tls"], seen["local"], seen["n"]), ("near", True, False, False, False, 0))
        self.check_reachable(self.far, seen)
        room.stop()
        rooms.wait(nothing, "no room", AT_ONCE)

    def test_kill(self):
        """A host that is killed says no goodbye: the bus tells Avahi, and Avahi says it."""
        rooms = self.make_two()
        room = self.near.host()
        rooms.wait(shows("Oda"), "the room")
        room.process.kill()
        rooms.wait(nothing, "no room", AT_ONCE)

    def test_looking_comes_later(self):
        rooms = self.make_two()
        self.near.host()
        rooms.wait(shows("Oda"), "the room")
        self.far.look().wait(shows("Oda"), "the room", AT_ONCE)

    def test_another_name(self):
        """A room is its id, whatever it is called."""
        rooms = self.make_two()
        keep = ("--data-dir", str(self.near.folder / "data"))
        room = self.near.host(*keep, name="Eski")
        rooms.wait(shows("Eski"), "the old name")
        before = rooms.rooms[0]["id"]
        room.stop()
        self.near.host(*keep, name="Yeni")
        rooms.wait(shows("Yeni"), "the new name")
        self.assertEqual(rooms.rooms[0]["id"], before)

    def test_people(self):
        rooms = self.make_two()
        room = self.near.host()
        rooms.wait(shows("Oda"), "the room")
        guests = [self.far.start(sys.executable, "-c", JOIN, "10.99.0.1", str(room.port), f"kisi{n}") for n in range(5)]
        rooms.wait(lambda found: found and found[0]["n"] == 5, "five people")
        for guest in guests[2:]:
            guest.kill()
        rooms.wait(lambda found: found and found[0]["n"] == 2, "two people")
        self.assertEqual(len(rooms.rooms), 1)

    def test_no_discovery(self):
        """Neither one who does not want it nor one nobody can come to is announced."""
        rooms = self.make_two()
        self.near.host("--no-discovery", name="Gizli")
        self.near.host(name="Burada", listen=["127.0.0.1:0", "[::1]:0"])
        self.near.host(name="Oda")
        rooms.wait(shows("Oda"), "the room")
        self.assertFalse(any(room["name"] != "Oda" for seen in rooms.watch(1) for room in seen))


class Many(NetworkTestCase):
    def test_twenty(self):
        computers = [self.network.add(f"c{n}", f"10.99.0.{n + 1}/24") for n in range(4)]
        self.network.start()
        rooms = computers[0].look()
        expected = [f"Oda {n}" for n in range(20)]
        for number, name in enumerate(expected):
            computers[number % 4].host(name=name)
        rooms.wait(shows(*expected), "twenty rooms")
        self.assertEqual(len({room["id"] for room in rooms.rooms}), 20)
        self.assertEqual(sum(room["local"] for room in rooms.rooms), 5)

    def test_one_name(self):
        """On one computer and on two: each room keeps its name, only the label differs."""
        rooms = self.make_two()
        self.near.host(name="Sınıf")
        self.near.host(name="Sınıf")
        self.far.host(name="Sınıf")
        rooms.wait(shows("Sınıf", "Sınıf", "Sınıf"), "three rooms")
        self.assertEqual(len({room["id"] for room in rooms.rooms}), 3)
        self.assertEqual(sorted(room["computer"] for room in rooms.rooms), ["far", "near", "near"])


class Foreign(NetworkTestCase):
    def publish(self, *arguments):
        return self.near.start("avahi-publish", "-s", *arguments)

    def test_other_servers(self):
        rooms = self.make_two()
        plain = self.publish("Ergo", "_irc._tcp", "6667", "network=okul")
        self.publish("Ergo", "_ircs-u._tcp", "6697")
        rooms.wait(shows("Ergo", "Ergo"), "two servers")
        self.assertTrue(all(room["foreign"] and room["id"] is None and room["n"] == 0 for room in rooms.rooms))
        self.assertEqual(sorted((room["tls"], room["addresses"][0]) for room in rooms.rooms), [(False, "10.99.0.1:6667"), (True, "10.99.0.1:6697")])
        plain.kill()
        rooms.wait(lambda found: [room["tls"] for room in found] == [True], "one server")

    def test_malice(self):
        """What anybody may announce: all of it is shown harmlessly, or not at all."""
        rooms = self.make_two()
        # avahi-publish puts the last one first, which is the one that counts.
        self.publish("\u202eters\u2066", "_irc._tcp", "1", "id=../../etc", "n=-1", "key", "name=x")
        self.publish("a", "_irc._tcp", "2", "id=def", "id=abc", "n=99999999999999999999", "name=\n\t" + "ş" * 100, "fp=nonsense")
        self.publish("b", "_irc._tcp", "3", "id=" + "x" * 200, "=", "==", "n=0x10")
        rooms.wait(lambda found: len(found) == 3, "three")
        by_port = {room["addresses"][0].rpartition(":")[2]: room for room in rooms.rooms}
        self.assertEqual([by_port[port]["id"] for port in "123"], [None, "abc", None])
        self.assertEqual([by_port[port]["name"] for port in "123"], ["ters", "ş" * 100, "b"])
        self.assertEqual([by_port[port]["n"] for port in "123"], [0, 0, 0])
        self.publish("c", "_irc._tcp", "4", "id=abc", "name=thief", "n=1")
        self.assertTrue(all(room["name"] != "thief" for seen in rooms.watch(2) for room in seen))


if __name__ == "__main__":
    lan.main()
