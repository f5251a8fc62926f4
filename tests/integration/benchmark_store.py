#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What keeping costs. A room of 100 that keeps what is said against the same that keeps
nothing: messages told to all in a second, and the time to the sender's echo. Then the history
of rooms of a thousand, a hundred thousand and a million messages, against the bare SQL
statement. The ratios count: both sides are of one run on one machine."""

import os
import selectors
import socket
import sqlite3
import statistics
import sys
import tempfile
import time

from irc_client import IrcClient, Wire
from room import Room
from test_crowd import wait_for_all

MEMBERS = 100
ROUNDS = 5
BURST = 500
BURSTS = 20
ECHOES = 300
SIZES = (1000, 100_000, 1_000_000)
QUESTIONS = 101
CAPABILITIES = "batch echo-message labeled-response message-tags server-time"


def percentile(times, part):
    return sorted(times)[min(len(times) - 1, int(len(times) * part))] * 1000


def receive_all(wires, size):
    """Waits until each has got so many bytes. The receivers sleep until all of them are there:
    the computer is to be the room's, not theirs."""
    left = dict.fromkeys(wires, size)
    with selectors.DefaultSelector() as selector:
        for wire in wires:
            wire.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, size)
            selector.register(wire.socket, selectors.EVENT_READ, wire)
        while left:
            ready = selector.select(60)
            if not ready:
                raise AssertionError("not everybody got it")
            for key, _ in ready:
                wire = key.data
                data = wire.socket.recv(left[wire])
                if not data:
                    raise AssertionError("the host closed a connection")
                left[wire] -= len(data)
                wire.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, max(1, left[wire]))
                if left[wire] == 0:
                    selector.unregister(wire.socket)
                    del left[wire]


def measure_fan_out(*options):
    """Messages a second that reach all, and the times to the echo of single ones."""
    room = Room("--no-flood-limits", *options)
    ali = IrcClient(room.port, "ali")
    wires = [Wire(room.port) for _ in range(MEMBERS)]
    for number, wire in enumerate(wires):
        wire.send_bytes(b"NICK kisi%d\r\nUSER k 0 * :%d\r\nPING in\r\n" % (number, number))
    wait_for_all(wires, b" :in\r\n")
    ali.round_trip()
    # Whoever came after one heard of it: all of that is behind the first message.
    ali.send_bytes(b"PRIVMSG #merhaba :first\r\n")
    if wait_for_all(wires, b":first\r\n") != MEMBERS:
        raise AssertionError("not everybody got it")
    source = len(b":ali!~ali@127.0.0.1 ")
    start = time.monotonic()
    for burst in range(BURSTS):
        lines = [b"PRIVMSG #merhaba :message %d.%d. %s\r\n" % (burst, number, b"x" * 60) for number in range(BURST)]
        ali.send_bytes(b"".join(lines))
        receive_all(wires, sum(source + len(line) for line in lines))
    rate = BURSTS * BURST / (time.monotonic() - start)

    can = IrcClient(room.port, "can", CAPABILITIES)
    can.round_trip()
    echoes = []
    for wire in wires:
        wire.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
    for number in range(ECHOES):
        asked = time.monotonic()
        can.send(f"@label=l{number} PRIVMSG #merhaba :echo.{number}.")
        can.wait(f"label=l{number};")
        echoes.append(time.monotonic() - asked)
        if number % 50 == 49:
            wait_for_all(wires, b"echo.%d." % number)
    for wire in (ali, can, *wires):
        wire.close()
    room.stop()
    return rate, echoes


def fan_out():
    rates = {"kept": [], "not kept": []}
    echoes = {"kept": [], "not kept": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(prefix="merhaba-test-") as folder:
            for kind, options in (("kept", ("--data-dir", folder)), ("not kept", ())):
                rate, times = measure_fan_out(*options)
                rates[kind].append(rate)
                echoes[kind] += times
    for kind, values in rates.items():
        print(f"{kind}: {statistics.median(values):.0f} messages a second to each of {MEMBERS}, echo p50 {percentile(echoes[kind], 0.5):.2f} ms, p99 {percentile(echoes[kind], 0.99):.2f} ms")
    ratio = statistics.median(kept / bare for kept, bare in zip(rates["kept"], rates["not kept"]))
    print(f"throughput, kept against not kept: {ratio:.2f}")


def fill(path, size):
    with sqlite3.connect(path) as database:
        database.execute("INSERT OR IGNORE INTO rooms (key, channel) VALUES ('#merhaba', '#merhaba')")
        database.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO messages (room, msgid, time, command, source, name, text)"
            " SELECT (SELECT id FROM rooms WHERE key = '#merhaba'), 'm' || i, 1700000000000 + i, 'PRIVMSG', 'ali!~a@h', 'Ali', 'message number ' || i FROM n",
            (size,),
        )
    database.close()


def median_time(function):
    times = []
    for _ in range(QUESTIONS):
        start = time.monotonic()
        function()
        times.append(time.monotonic() - start)
    return statistics.median(times) * 1000


def measure_history(size):
    """Milliseconds: opening, LATEST, BEFORE from the middle, and both as bare SQL."""
    with tempfile.TemporaryDirectory(prefix="merhaba-test-") as folder:
        Room("--data-dir", folder).stop()
        path = os.path.join(folder, "room.db")
        fill(path, size)
        opening = []
        for _ in range(5):
            start = time.monotonic()
            room = Room("--no-flood-limits", "--data-dir", folder)
            with IrcClient(room.port, "ali", CAPABILITIES + " draft/chathistory") as ali:
                ali.wait(" 366 ")
                opening.append(time.monotonic() - start)
            room.stop()
        room = Room("--no-flood-limits", "--data-dir", folder)
        ali = IrcClient(room.port, "ali", CAPABILITIES + " draft/chathistory")
        ali.wait(" 366 ")

        def ask(question):
            ali.send(f"CHATHISTORY {question} 100")
            ali.wait("BATCH [+]")
            ali.wait("BATCH -")

        latest = median_time(lambda: ask("LATEST #merhaba *"))
        before = median_time(lambda: ask(f"BEFORE #merhaba msgid=m{size // 2}"))
        ali.close()
        room.stop()
        database = sqlite3.connect(path)
        bare = "SELECT * FROM messages WHERE room = 1 AND command IN ('PRIVMSG', 'NOTICE') AND (time, id) < (?, ?) ORDER BY time DESC, id DESC LIMIT 100"
        bare_latest = median_time(lambda: database.execute(bare, (1 << 62, 0)).fetchall())
        bare_before = median_time(lambda: database.execute(bare, database.execute("SELECT time, id FROM messages WHERE room = 1 AND msgid = ?", (f"m{size // 2}",)).fetchone()).fetchall())
        database.close()
        return statistics.median(opening) * 1000, latest, before, bare_latest, bare_before


def history():
    names = ("opening", "LATEST", "BEFORE", "bare LATEST", "bare BEFORE")
    smallest = None
    for size in SIZES:
        times = measure_history(size)
        smallest = smallest or times
        cells = [f"{name} {now:.2f} ms (x{now / first:.2f})" for name, now, first in zip(names, times, smallest)]
        print(f"{size} messages: " + ", ".join(cells))


if __name__ == "__main__":
    fan_out()
    history()
    sys.exit(0)
