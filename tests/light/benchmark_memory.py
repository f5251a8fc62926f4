#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What memory the window needs, beside an empty window of the same kind: at its start, and in a room in which ten thousand
messages were said, into which somebody came by clicking and typing."""

import subprocess
import sys

from feeding import Feeder
from programs import Program

MESSAGES = 10_000
START_TARGET = 1.3
ROOM_TARGET = 1.6
MARGIN = 1.05
# Long enough for what a program gives back when it rests.
QUIET_SECONDS = 4
# On the screen, in pixels: where the start page has the entry for an address.
ENTRY = ("300", "567")


def rest(program):
    """MiB, once the program has come to rest."""
    program.wait_until_quiet(QUIET_SECONDS)
    return program.memory()


def use(program, text):
    """Clicks, types @text and presses Enter, as somebody does who joins a room by its address."""
    program.wait_until_quiet()
    subprocess.run(["xdotool", "mousemove", *ENTRY, "click", "1", "type", "--clearmodifiers", text], check=True)
    subprocess.run(["xdotool", "key", "Return"], check=True)


def main(first_frame, merhaba, empty):
    # Each alone: nobody shares the libraries with it.
    with Program(first_frame, empty) as program:
        peer = rest(program)
        use(program, "127.0.0.1:12345")
        used_peer = rest(program)
    with Program(first_frame, merhaba) as program:
        start = rest(program)
    with Feeder() as feeder, Program(first_frame, merhaba, "--name", "Ayşe") as program:
        use(program, feeder.address)
        feeder.wait_for_window()
        feeder.feed(MESSAGES)
        room = rest(program)
    failed = False
    for what, memory, empty_memory, target in (("start page", start, peer, START_TARGET), (f"room of {MESSAGES} messages", room, used_peer, ROOM_TARGET)):
        print(f"{what}: merhaba {memory:.1f} MiB, empty window {empty_memory:.1f} MiB, ratio {memory / empty_memory:.2f} (at most {target})")
        failed |= memory / empty_memory > target * MARGIN
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
