#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""merhaba-host as a program: options, ports, exit status, signals, what it links."""

import signal
import socket
import subprocess
import tempfile
import unittest

import room
from irc_client import DEADLINE, IrcClient, Wire
from room import PROGRAM, RoomTestCase


class Program(unittest.TestCase):
    def run_host(self, *options, **environment):
        with tempfile.TemporaryDirectory() as home:
            return subprocess.run([PROGRAM, *options], capture_output=True, text=True, timeout=DEADLINE,
                                  env={**room.clean_environment(home), **environment})

    def assert_refused(self, *options):
        result = self.run_host(*options)
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(result.stdout, "")
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        return result.stderr

    def test_wrong_options(self):
        self.assertIn("--no-such-option", self.assert_refused("--no-such-option"))
        self.assertIn("surplus", self.assert_refused("surplus"))
        self.assertIn("many", self.assert_refused("--max-clients", "many"))
        self.assert_refused("--max-clients", "-1")
        self.assert_refused("--listen")

    def test_wrong_addresses(self):
        for address in ("nonsense", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:x", "300.1.1.1:0", "", "[::1", "203.0.113.7:0"):
            with self.subTest(address):
                self.assert_refused("--listen", address)

    def test_help(self):
        result = self.run_host("--help")
        self.assertEqual(result.returncode, 0)
        for option in ("--name", "--listen", "--key", "--server-name", "--no-discovery", "--no-plain-text", "--no-auto-join", "--max-clients", "--no-flood-limits", "--require-tls", "--hide-past", "--verbose"):
            self.assertIn(option, result.stdout)

    def test_key_that_is_none(self):
        for key in ("iki kelime", "a,b", ":a", "a" * 65):
            with self.subTest(key):
                self.assertIn("A key is one word", self.assert_refused("--key", key))

    def test_port_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            self.assertIn(str(port), self.assert_refused("--listen", f"127.0.0.1:{port}"))

    def test_no_gtk(self):
        libraries = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
        self.assertIn("libgio-2.0", libraries)
        for library in ("gtk", "adwaita", "libX11", "wayland", "pango", "cairo"):
            self.assertNotIn(library, libraries)


class Running(RoomTestCase):
    def test_goodbye(self):
        """SIGTERM and SIGINT: everyone is told, and the exit status is 0."""
        for number in (signal.SIGTERM, signal.SIGINT):
            self.room = self.start_room()
            ali = self.connect("ali")
            guest = Wire(self.room.port)
            guest.wait_bytes(b"merhaba\n")
            # One that sends without reading gets the goodbye all the same.
            ali.send_bytes(b"PING x\r\n" * 100)
            self.room.process.send_signal(number)
            self.assertIn(b"\r\nERROR :", b"\r\n" + ali.wait_end())
            self.assertTrue(guest.wait_end().endswith(b"quit"))
            guest.close()
            self.assertEqual(self.room.process.wait(DEADLINE), 0)

    def test_goodbye_to_one_who_never_leaves(self):
        self.connect("ali")
        self.room.process.terminate()
        self.assertEqual(self.room.process.wait(DEADLINE), 0)

    def test_several_addresses(self):
        addresses = ["127.0.0.1:0", "127.0.0.2:0"]
        if socket.has_ipv6:
            addresses.append("[::1]:0")
        several = self.start_room(listen=addresses)
        self.assertEqual(len(several.addresses), len(addresses))
        for address in several.addresses:
            host, _, port = address.rpartition(":")
            self.assertNotEqual(port, "0")
            with IrcClient(int(port), "ali" + port, host=host.strip("[]")) as client:
                client.round_trip()

    def test_same_port_again(self):
        """A host that ended leaves its port to the next one at once."""
        self.connect("ali")
        port = self.room.port
        self.assertEqual(self.room.stop(), 0)
        again = self.start_room(listen=[f"127.0.0.1:{port}"])
        self.assertEqual(again.port, port)

    def test_stop_at_once(self):
        """A host that is told to go while it still opens its files goes in order."""
        for _ in range(5):
            with tempfile.TemporaryDirectory() as folder:
                self.assertEqual(self.start_room("--data-dir", folder).stop(), 0)

    def test_name_in_any_locale(self):
        """A computer without a language still knows its room's name."""
        room_in_c = self.start_room(environment={"LC_ALL": "C"})
        with IrcClient(room_in_c.port, "ali") as client:
            self.assertIn("Test odası", client.wait(" 332 ").params[-1])

    def test_verbose(self):
        loud = self.start_room("--verbose")
        with IrcClient(loud.port, "ali") as client:
            client.round_trip()
        self.assertIn("127.0.0.1", loud.errors())
        with open(loud.errors_path, "w", encoding="ascii"):
            pass


if __name__ == "__main__":
    unittest.main()
