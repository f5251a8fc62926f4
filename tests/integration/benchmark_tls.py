#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What encryption costs a host: the same people come, stay and talk, without it and with it.

benchmark_tls.py MERHABA_HOST
"""

import contextlib
import time

from irc_client import DEADLINE, IrcClient, Wire, tls_context
from room import Room

MEMBERS = 200
MESSAGES = 300


def call(room, context):
    with Wire(room.port, context=context) as wire:
        wire.send_bytes(b"PING x\r\n")
        wire.wait_bytes(b"PONG")


def measure_calls(room, context):
    """The host's processor time for one caller who comes and goes."""
    call(room, context)
    before, start = room.processor_time(), time.monotonic()
    for _ in range(MEMBERS):
        call(room, context)
    return (room.processor_time() - before) / MEMBERS, MEMBERS / (time.monotonic() - start)


def drain(member, count):
    """Takes all that comes until so many messages were heard."""
    deadline = time.monotonic() + DEADLINE
    heard = 0
    while heard < count:
        line = member.next_line(deadline)
        if line is None:
            raise AssertionError(f"{member.nick} heard {heard} of {count}")
        heard += line.command == "PRIVMSG"


def measure_members(room, context):
    with contextlib.ExitStack() as stack:
        first = stack.enter_context(IrcClient(room.port, "first", context=context))
        before = room.memory()
        members = [stack.enter_context(IrcClient(room.port, f"m{number}", context=context)) for number in range(MEMBERS)]
        for member in members:
            member.round_trip()
        memory = (room.memory() - before) / MEMBERS
        first.round_trip()
        processor, start = room.processor_time(), time.monotonic()
        for number in range(MESSAGES):
            first.send(f"PRIVMSG #merhaba :{number} and a few words more")
        for member in members:
            drain(member, MESSAGES)
        seconds = time.monotonic() - start
        deliveries = MEMBERS * MESSAGES
        return memory, (room.processor_time() - processor) / deliveries, deliveries / seconds


def main():
    for name, context in (("without encryption", None), ("with encryption", tls_context())):
        room = Room("--no-flood-limits")
        try:
            per_call, calls = measure_calls(room, context)
            memory, per_delivery, deliveries = measure_members(room, context)
        finally:
            room.stop()
            room.home.cleanup()
        print(f"{name}: a caller costs {per_call * 1000:.2f} ms of the host ({calls:.0f} a second, one after the other, both sides on this computer); "
              f"a member {memory / 1024:.0f} KiB ({MEMBERS} of them); a delivery {per_delivery * 1e6:.1f} µs of the host ({deliveries:.0f} a second)")


main()
