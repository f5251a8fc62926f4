#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""A room of 500: all join, one message reaches all."""

import selectors
import time
import unittest

from irc_client import DEADLINE, Wire
from room import RoomTestCase

CROWD = 500


def wait_for_all(wires, token, seconds=60):
    """Reads from all until each got the bytes; counts those that did."""
    deadline = time.monotonic() + seconds
    waiting = {}
    with selectors.DefaultSelector() as selector:
        for wire in wires:
            wire.socket.setblocking(False)
            waiting[wire] = b""
            selector.register(wire.socket, selectors.EVENT_READ, wire)
        while waiting and time.monotonic() < deadline:
            for key, _ in selector.select(1):
                wire = key.data
                data = wire.socket.recv(1 << 20)
                if not data:
                    raise AssertionError("the host closed a connection")
                waiting[wire] = waiting[wire][-len(token):] + data
                if token in waiting[wire]:
                    selector.unregister(wire.socket)
                    del waiting[wire]
    for wire in wires:
        wire.socket.setblocking(True)
    return len(wires) - len(waiting)


class Crowd(RoomTestCase):
    def test_crowd(self):
        ali = self.connect("ali")
        wires = [self.call(b"NICK kisi%d\r\nUSER k 0 * :Ki\xc5\x9fi %d\r\n" % (number, number)) for number in range(CROWD)]
        self.assertEqual(wait_for_all(wires, b" 366 "), CROWD)
        for wire in wires:
            wire.send_bytes(b"PING in\r\n")
        self.assertEqual(wait_for_all(wires, b" :in\r\n"), CROWD)
        names = [name for line in ali.ask("NAMES #merhaba") if line.command == "353" for name in line.params[-1].split()]
        self.assertEqual(len(names), CROWD + 1)
        ali.send("PRIVMSG #merhaba :to all of you")
        self.assertEqual(wait_for_all(wires, b":to all of you\r\n"), CROWD)
        # All leave at once, and the room lives on.
        for wire in wires:
            wire.close()
        deadline = time.monotonic() + DEADLINE
        while len(names) > 1 and time.monotonic() < deadline:
            names = [name for line in ali.ask("NAMES #merhaba") if line.command == "353" for name in line.params[-1].split()]
        self.assertEqual(len(names), 1)


if __name__ == "__main__":
    unittest.main()
