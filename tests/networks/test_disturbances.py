#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Cables are pulled, networks keep people apart, Avahi and the bus end and come back."""

import signal

import lan
from lan import AT_ONCE, NO_AVAHI, NO_BUS, WORKING, NetworkTestCase, nothing, shows


class Interfaces(NetworkTestCase):
    def make_two_ways(self):
        """Two computers with a cable and, so to say, a wireless network between them."""
        self.network.add_bridge("br1")
        self.near = self.network.add("near", "10.99.0.1/24")
        self.far = self.network.add("far", "10.99.0.2/24")
        self.network.connect(self.near, "wlan0", "10.98.0.1/24", bridge="br1")
        self.network.connect(self.far, "wlan0", "10.98.0.2/24", bridge="br1")
        self.network.start()
        return self.far.look()

    def test_two_ways(self):
        """One row with both addresses; a cable that is pulled takes its own one along."""
        rooms = self.make_two_ways()
        port = self.near.host().port
        both = [f"10.98.0.1:{port}", f"10.99.0.1:{port}"]
        rooms.wait(lambda found: len(found) == 1 and sorted(found[0]["addresses"]) == both, "two addresses")
        self.check_reachable(self.far, rooms.rooms[0])
        self.far.unplug("eth0")
        rooms.wait(lambda found: [room["addresses"] for room in found] == [both[:1]], "one address", AT_ONCE)
        self.far.unplug("wlan0")
        rooms.wait(nothing, "no room", AT_ONCE)
        self.far.plug("wlan0")
        rooms.wait(lambda found: [room["addresses"] for room in found] == [both[:1]], "the room again")
        self.far.plug("eth0")
        rooms.wait(lambda found: len(found) == 1 and sorted(found[0]["addresses"]) == both, "both addresses again")

    def test_ipv6_only(self):
        self.near = self.network.add("near", "fd99::1/64", ipv4="no", ipv6="yes")
        self.far = self.network.add("far", "fd99::2/64", ipv4="no", ipv6="yes")
        self.network.start()
        rooms = self.far.look()
        port = self.near.host().port
        rooms.wait(lambda found: len(found) == 1 and f"[fd99::1]:{port}" in found[0]["addresses"], "the room")
        self.check_reachable(self.far, rooms.rooms[0])

    def test_no_addresses_given(self):
        """Nobody gives addresses, there is no way out and nobody to ask for names."""
        self.near = self.network.add("near", "169.254.7.1/16", ipv6="yes")
        self.far = self.network.add("far", "169.254.7.2/16", ipv6="yes")
        self.network.start()
        rooms = self.far.look()
        port = self.near.host().port
        rooms.wait(lambda found: len(found) == 1 and len(found[0]["addresses"]) == 2, "two addresses")
        self.assertEqual(rooms.rooms[0]["addresses"][0], f"169.254.7.1:{port}")
        self.assertRegex(rooms.rooms[0]["addresses"][1], rf"^\[fe80::[0-9a-f:]+%eth0\]:{port}$")
        self.check_reachable(self.far, rooms.rooms[0])

    def test_containers(self):
        """Bridges of containers, with the same address on every computer, are in nobody's way."""
        for computer in self.prepare_two():
            computer.ip("link", "add", "docker0", "type", "bridge")
            computer.ip("link", "add", "veth0", "type", "veth", "peer", "name", "veth1")
            computer.ip("link", "set", "veth0", "master", "docker0", "up")
            computer.ip("link", "set", "veth1", "up")
            computer.ip("address", "add", "172.17.0.1/16", "dev", "docker0")
            computer.ip("link", "set", "docker0", "up")
        self.network.start()
        far, near = self.far.look(), self.near.look()
        port = self.near.host().port
        for rooms in (far, near):
            rooms.wait(lambda found: [room["addresses"] for room in found] == [[f"10.99.0.1:{port}"]], "the address in the network")
            self.assertEqual(rooms.rooms[0]["local"], rooms is near)
        self.assertFalse(any("172.17" in str(room) for seen in far.watch(1) for room in seen))

    def prepare_two(self):
        self.near = self.network.add("near", "10.99.0.1/24")
        self.far = self.network.add("far", "10.99.0.2/24")
        return self.near, self.far

    def test_multicast_blocked(self):
        """As on a guest network: nothing is found, and nothing hangs."""
        for computer in self.prepare_two():
            self.network.set_port(computer, "eth0", "mcast_flood", "off")
        self.network.start()
        far, near = self.far.look(), self.near.look()
        room = self.near.host()
        near.wait(shows("Oda"), "the own room")
        far.wait_state(WORKING)
        self.assertEqual(far.watch(2)[-1], [])
        # Who has the address comes in all the same.
        self.check_reachable(self.far, {"addresses": [f"10.99.0.1:{room.port}"]})
        for computer in (self.near, self.far):
            self.network.set_port(computer, "eth0", "mcast_flood", "on")
        self.far.look().wait(shows("Oda"), "the room")
        room.stop()
        near.wait(nothing, "no room")


class Avahi(NetworkTestCase):
    def test_restarted_at_the_host(self):
        rooms = self.make_two()
        room = self.near.host()
        rooms.wait(shows("Oda"), "the room")
        before = rooms.rooms[0]["id"]
        self.near.stop_avahi()
        rooms.wait(nothing, "no room")
        self.near.start_avahi()
        rooms.wait(shows("Oda"), "the room again")
        self.assertEqual(rooms.rooms[0]["id"], before)
        room.stop()
        rooms.wait(nothing, "no room")

    def test_killed_at_the_host(self):
        """Nobody says goodbye: the room stays for the minutes its records are good for. When
        Avahi is back, it is the same row."""
        rooms = self.make_two()
        room = self.near.host()
        rooms.wait(shows("Oda"), "the room")
        self.near.stop_avahi(signal.SIGKILL)
        self.assertTrue(all(map(shows("Oda"), rooms.watch(1))))
        self.near.start_avahi()
        self.near.wait_for_avahi()
        self.assertTrue(all(map(shows("Oda"), rooms.watch(2))))
        room.stop()
        rooms.wait(nothing, "no room")

    def test_restarted_where_one_looks(self):
        """The list keeps what it has over a quick restart, and loses it when Avahi stays away."""
        rooms = self.make_two()
        self.near.host()
        rooms.wait(shows("Oda"), "the room")
        self.far.stop_avahi(signal.SIGKILL)
        rooms.wait_state(NO_AVAHI)
        self.far.start_avahi()
        rooms.wait_state(WORKING)
        self.assertTrue(all(map(shows("Oda"), rooms.watch(6))), "it was there all the time")
        self.far.stop_avahi()
        rooms.wait(nothing, "no room")
        self.far.start_avahi()
        rooms.wait(shows("Oda"), "the room again")

    def test_avahi_comes_later(self):
        """Neither a host nor a list needs Avahi to start."""
        self.near = self.network.add("near", "10.99.0.1/24", avahi=False)
        self.far = self.network.add("far", "10.99.0.2/24", avahi=False)
        rooms = self.far.look()
        room = self.near.host()
        rooms.wait_state(NO_AVAHI)
        self.check_reachable(self.far, {"addresses": [f"10.99.0.1:{room.port}"]})
        self.near.start_avahi()
        self.far.start_avahi()
        rooms.wait(shows("Oda"), "the room")

    def test_no_bus(self):
        """The bus ends, and with it Avahi: the host and the list do not."""
        rooms = self.make_two()
        room = self.near.host()
        rooms.wait(shows("Oda"), "the room")
        for computer in (self.near, self.far):
            computer.bus.kill()
            computer.bus.wait()
        rooms.wait_state(NO_BUS)
        self.check_reachable(self.far, {"addresses": [f"10.99.0.1:{room.port}"]})
        room.stop()


if __name__ == "__main__":
    lan.main()
