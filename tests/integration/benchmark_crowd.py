#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""500 clients: how long all take to join, what memory the host needs, how long one message
takes to reach all. Beside it a bare relay in Python that knows no protocol: figures of
one run on one machine can be compared, those of two machines by their ratio."""

import multiprocessing
import selectors
import socket
import statistics
import sys
import time

from irc_client import IrcClient, Wire
from room import Room
from test_crowd import CROWD, wait_for_all

ROUNDS = 20


def relay(listener):
    """What comes from one goes to all others."""
    selector = selectors.EpollSelector()
    selector.register(listener, selectors.EVENT_READ)
    peers = []
    while True:
        for key, _ in selector.select():
            if key.fileobj is listener:
                peer = listener.accept()[0]
                peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                peers.append(peer)
                selector.register(peer, selectors.EVENT_READ)
                continue
            data = key.fileobj.recv(65536)
            if not data:
                return
            for peer in peers:
                if peer is not key.fileobj:
                    peer.sendall(data)


def time_messages(sender, wires, line):
    times = []
    for number in range(ROUNDS):
        token = b"message %d." % number
        start = time.monotonic()
        sender(line % token)
        if wait_for_all(wires, token) != len(wires):
            raise AssertionError("not everybody got it")
        times.append(time.monotonic() - start)
    return statistics.median(times)


def measure_relay():
    with socket.create_server(("127.0.0.1", 0), backlog=4096) as listener:
        port = listener.getsockname()[1]
        process = multiprocessing.Process(target=relay, args=(listener,), daemon=True)
        process.start()
    sender = Wire(port)
    wires = [Wire(port) for _ in range(CROWD)]
    # The relay takes callers in before it relays: one round tells that all are in.
    sender.send_bytes(b"ready.")
    wait_for_all(wires, b"ready.")
    median = time_messages(sender.send_bytes, wires, b"%s\n")
    process.kill()
    process.join()
    return median


def main():
    room = Room("--no-flood-limits")
    ali = IrcClient(room.port, "ali")
    ali.wait(" 366 ")
    empty = room.memory()
    start = time.monotonic()
    wires = [Wire(room.port) for _ in range(CROWD)]
    for number, wire in enumerate(wires):
        wire.send_bytes(b"NICK kisi%d\r\nUSER k 0 * :%d\r\nPING in\r\n" % (number, number))
    if wait_for_all(wires, b" :in\r\n") != CROWD:
        raise AssertionError("not everybody came in")
    join = time.monotonic() - start
    for wire in wires:
        wire.send_bytes(b"PING settled\r\n")
    wait_for_all(wires, b" :settled\r\n")
    memory = room.memory()
    host = time_messages(ali.send_bytes, wires, b"PRIVMSG #merhaba :%s\r\n")
    status = room.stop()
    bare = measure_relay()

    print(f"{CROWD} clients join: {join * 1000:.0f} ms")
    print(f"memory of merhaba-host: {memory / 2**20:.1f} MiB with {CROWD} clients, {empty / 2**20:.1f} MiB with one")
    print(f"one message to all: {host * 1000:.2f} ms, bare relay {bare * 1000:.2f} ms, ratio {host / bare:.2f}")
    return status


if __name__ == "__main__":
    sys.exit(main())
