#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What people are told when it does not work, on networks where it really does not."""

import subprocess
import sys

import lan
from lan import NetworkTestCase

FINDINGS = sys.argv[3]

NOT_RUNNING = "Problem: Avahi, the service that finds rooms nearby, is installed but not running."
RUNNING = "Fine: Avahi, the service that finds rooms nearby, is running."
HEARD = "Fine: Other devices are heard on this network."
NOT_HEARD = "May matter: No other device is heard on this network. Some networks, such as Wi-Fi for guests, keep devices apart."


class Doctor(NetworkTestCase):
    def examine(self, computer, port=0, address=None):
        """The headline, and what is found in lines; those for more about it are indented."""
        process = computer.start(FINDINGS, str(port), *([address] if address else []), stdout=subprocess.PIPE)
        output = process.communicate(timeout=lan.DEADLINE * 2)[0].decode()
        self.assertEqual(process.returncode, 0, computer.errors())
        lines = output.splitlines()
        self.assertEqual(lines[1], "")
        return lines[0].removeprefix("Merhaba: "), lines[2:]

    def make_one(self, **options):
        self.near = self.network.add("near", "10.99.0.1/24", **options)
        self.network.start()
        return self.near

    def check_finding(self, lines, sentence, *more):
        """A finding is there, with what to do about it."""
        self.assertIn(sentence, lines)
        at = lines.index(sentence) + 1
        self.assertEqual(lines[at:at + len(more)], [f"    {line}" for line in more])

    # --- This computer ---

    def test_no_network(self):
        near = self.make_one(avahi=False)
        near.unplug()
        headline, lines = self.examine(near)
        self.assertEqual(headline, "No network")
        self.check_finding(lines[:2], "Problem: This computer is not connected to any network.", "Turn Wi-Fi on or plug in a network cable.")
        self.assertFalse(any("heard" in line for line in lines))

    def test_cable_not_plugged_in(self):
        """Its address is still there."""
        near = self.make_one(avahi=False)
        lan.run("ip", "-n", self.network.bridge, "link", "set", "near-eth0", "down")
        headline, lines = self.examine(near)
        self.assertEqual(headline, "No network")
        self.check_finding(lines, "Problem: This computer is not connected to any network.", "Turn Wi-Fi on or plug in a network cable.")

    def test_only_virtual_networks(self):
        near = self.make_one(avahi=False)
        near.unplug()
        near.ip("link", "add", "docker0", "type", "bridge")
        near.ip("address", "add", "172.17.0.1/16", "dev", "docker0")
        near.ip("link", "set", "docker0", "up")
        headline, lines = self.examine(near)
        self.assertEqual(headline, "No network")
        self.check_finding(lines, "Problem: This computer is not connected to a network that other people are in.",
                           "Only for containers (docker0): 172.17.0.1", "Turn Wi-Fi on or plug in a network cable.")

    def test_avahi_stopped(self):
        near = self.make_one()
        near.stop_avahi()
        headline, lines = self.examine(near)
        self.assertEqual(headline, "Avahi is not running")
        self.check_finding(lines, NOT_RUNNING, "Start it with this command:", "sudo systemctl enable --now avahi-daemon")
        self.check_finding(lines, "Fine: This computer is connected to a network.", "Cable network (eth0): 10.99.0.1")
        near.start_avahi()
        near.wait_for_avahi()
        self.assertIn(RUNNING, self.examine(near)[1])

    def test_no_bus(self):
        near = self.make_one(avahi=False)
        near.bus.kill()
        near.bus.wait()
        headline, _lines = self.examine(near)
        self.assertEqual(headline, "Rooms cannot be found")

    def test_vpn(self):
        for name in ("tun0", "wg0"):
            with self.subTest(name):
                near = self.network.add(f"with-{name}", "10.99.0.1/24", avahi=False)
                near.ip("link", "add", name, "type", "veth", "peer", "name", "inside")
                near.ip("address", "add", "10.8.0.6/24", "dev", name)
                near.ip("link", "set", name, "up")
                near.ip("link", "set", "inside", "up")
                _headline, lines = self.examine(near, port=1)
                self.check_finding(lines, f"May matter: A VPN is on ({name}). People near you may not see this room.")
                self.assertIn("    Cable network (eth0): 10.99.0.1", lines)
                self.assertIn(f"    VPN ({name}): 10.8.0.6", lines)

    # --- The room here ---

    def test_own_room(self):
        near = self.make_one()
        room = near.host()
        _headline, lines = self.examine(near, port=room.port)
        self.assertIn(f"Fine: Your room answers at 10.99.0.1:{room.port}.", lines)
        # What we announce ourselves does not count.
        self.check_finding(lines, NOT_HEARD)

    def test_own_room_unreachable(self):
        near = self.make_one(avahi=False)
        room = near.host(listen=["127.0.0.1:0"])
        _headline, lines = self.examine(near, port=room.port)
        self.check_finding(lines, f"Problem: Your room is open, but it does not answer at 10.99.0.1:{room.port}.", "Leave the room and open it again.")

    def test_heard(self):
        self.make_two()
        self.near.host()
        self.assertIn(HEARD, self.examine(self.far)[1])
        # As on a Wi-Fi for guests.
        for computer in (self.near, self.far):
            self.network.set_port(computer, "eth0", "isolated", "on")
        self.far.stop_avahi()
        self.far.start_avahi()
        self.far.wait_for_avahi()
        self.assertIn(NOT_HEARD, self.examine(self.far)[1])

    # --- The room there ---

    def explain(self, address):
        """What is said first of an address that could not be joined."""
        headline, lines = self.examine(self.far, address=address)
        at = next(number for number, line in enumerate(lines) if address in line)
        return headline, lines[at], lines[at + 1].strip()

    def prepare_two(self):
        self.near = self.network.add("near", "10.99.0.1/24", avahi=False)
        self.far = self.network.add("far", "10.99.0.2/24", avahi=False)
        return self.near.host()

    def test_answers(self):
        room = self.prepare_two()
        self.assertEqual(self.explain(f"10.99.0.1:{room.port}")[1:], (f"Fine: A room answers at 10.99.0.1:{room.port}.", "Try to join again."))

    def test_refuses(self):
        self.prepare_two()
        self.assertEqual(self.explain("10.99.0.1:9"), (
            "No room is open there", "Problem: A computer answers at 10.99.0.1:9, but no room is open there.",
            "Ask the host whether the room is open, and compare the number behind the colon."))

    def check_silence(self, address):
        self.assertEqual(self.explain(address), (
            "The other computer does not answer", f"Problem: {address} does not answer.",
            "Ask the host to look there whether the computer is in this network and its firewall lets Merhaba through."))

    def test_nobody_there(self):
        self.prepare_two()
        self.check_silence("10.99.0.77:12345")

    def test_dropped(self):
        """Its answers do not come through, as with a firewall."""
        room = self.prepare_two()
        self.near.ip("route", "add", "blackhole", "10.99.0.2/32")
        self.check_silence(f"10.99.0.1:{room.port}")

    def test_kept_apart(self):
        room = self.prepare_two()
        for computer in (self.near, self.far):
            self.network.set_port(computer, "eth0", "isolated", "on")
        self.check_silence(f"10.99.0.1:{room.port}")

    def test_forbidden(self):
        room = self.prepare_two()
        self.far.ip("route", "add", "prohibit", "10.99.0.1/32")
        self.check_silence(f"10.99.0.1:{room.port}")

    def test_another_local_network(self):
        self.prepare_two()
        self.assertEqual(self.explain("192.168.77.5:12345"), (
            "The room is in another network",
            "Problem: 192.168.77.5:12345 is an address of another local network than the one this computer is in.",
            "Connect both computers to the same Wi-Fi or cable network."))

    def test_internet(self):
        self.prepare_two()
        headline, sentence, more = self.explain("203.0.113.5:12345")
        self.assertEqual(headline, "The room is in another network")
        self.assertEqual(sentence, "Problem: 203.0.113.5:12345 is outside your network, on the internet, and does not answer.")
        self.assertIn("router", more)
        self.assertIn("    Ask the host to set up port forwarding for port 12345 in their router.", self.examine(self.far, address="203.0.113.5:12345")[1])


if __name__ == "__main__":
    lan.main(n_programs=3)
