#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""How long it takes from a room's “listening on” to its row in the list of another computer,
and from its end to the row's. Of the first, Avahi asks the network for 0.75 s and more
whether anybody else has the name (RFC 6762, 8.1)."""

import sys

import lan
from lan import nothing, shows

ROUNDS = 30


def report(what, times):
    times = sorted(times)
    p50, p99 = (times[round((len(times) - 1) * part)] for part in (0.5, 0.99))
    print(f"{what}: p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms of {len(times)}")


def main():
    network = lan.Network()
    try:
        near = network.add("near", "10.99.0.1/24")
        rooms = network.add("far", "10.99.0.2/24")
        network.start()
        rooms = rooms.look()
        coming, going = [], []
        for number in range(ROUNDS):
            room = near.host(name=f"Oda {number}")
            coming.append(rooms.wait(shows(f"Oda {number}"), "the room"))
            room.process.terminate()
            going.append(rooms.wait(nothing, "no room"))
            room.process.wait()
    finally:
        network.close()
    report("a room appears", coming)
    report("a room vanishes", going)


if __name__ == "__main__":
    lan.enter()
    sys.exit(main())
