#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""speaking.py PORT PEOPLE RATE: people who are in a room and say so much each second, all together, until standard input
ends. Says a byte when all are in."""

import selectors
import socket
import sys
import time

from irc_client import Wire
from said import make_text

# What comes is looked at seldom: the computer is to be the window's.
LOOK_AT = 60_000
TICK = 0.02


def come_in(port, people):
    wires = [Wire(port) for _ in range(people)]
    for number, wire in enumerate(wires):
        wire.send_bytes(b"NICK kisi%d\r\nUSER k 0 * :Ki\xc5\x9fi %d\r\nPING in\r\n" % (number, number))
    for wire in wires:
        wire.wait_bytes(b" :in\r\n", 60)
        wire.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, LOOK_AT)
        wire.socket.setblocking(False)
    return wires


def main(port, people, rate):
    wires = come_in(port, people)
    print("+", end="", flush=True)
    selector = selectors.DefaultSelector()
    selector.register(sys.stdin, selectors.EVENT_READ)
    for wire in wires:
        selector.register(wire.socket, selectors.EVENT_READ)
    begin = time.monotonic()
    said = 0
    while True:
        for key, _ in selector.select(TICK):
            if key.fileobj is sys.stdin:
                return
            key.fileobj.recv(1 << 20)
        while said < (time.monotonic() - begin) * rate:
            try:
                wires[said % people].send_bytes(f"PRIVMSG #merhaba :{make_text(said)}\r\n".encode())
            except BlockingIOError:
                # It is to be read first.
                break
            said += 1


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
