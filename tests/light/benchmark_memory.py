#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What memory the window needs, beside an empty window of the same kind: at its start, and in a room in which ten thousand
messages were said."""

import sys

from feeding import Feeder
from programs import Program

MESSAGES = 10_000
START_TARGET = 1.3
ROOM_TARGET = 1.6
MARGIN = 1.05
# Long enough for what a program gives back when it rests.
QUIET_SECONDS = 4


def measure(first_frame, program):
    """Each alone: nobody shares the libraries with it."""
    with Program(first_frame, program) as started:
        started.wait_until_quiet(QUIET_SECONDS)
        return started.memory()


def main(first_frame, merhaba, empty):
    peer = measure(first_frame, empty)
    start = measure(first_frame, merhaba)
    with Feeder() as feeder, Program(first_frame, merhaba, "--name", "Ayşe", "--join", feeder.address) as joined:
        feeder.wait_for_window()
        feeder.feed(MESSAGES)
        joined.wait_until_quiet(QUIET_SECONDS)
        room = joined.memory()
    failed = False
    for what, memory, target in (("start page", start, START_TARGET), (f"room of {MESSAGES} messages", room, ROOM_TARGET)):
        print(f"{what}: merhaba {memory:.1f} MiB, empty window {peer:.1f} MiB, ratio {memory / peer:.2f} (at most {target})")
        failed |= memory / peer > target * MARGIN
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
