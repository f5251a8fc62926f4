#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""How often the window wakes when nothing happens, beside an empty window: on its start page, and hosting a room that is
open and empty. Hosting may ask once in fifteen seconds whether everybody is there."""

import sys
import time

from programs import Program

SECONDS = 60
# Each question and answer within the program are some turns of its one loop.
KEEP_ALIVES = SECONDS / 15
TURNS = 8


def main(first_frame, merhaba, empty):
    with Program(first_frame, empty) as peer, Program(first_frame, merhaba, "--host", "--name", "Ayşe") as hosting:
        # Past the cursor's last blink and what is put off.
        hosting.wait_until_quiet(15)
        before = [(program.wake_ups(), program.processor_seconds()) for program in (peer, hosting)]
        time.sleep(SECONDS)
        after = [(program.wake_ups(), program.processor_seconds()) for program in (peer, hosting)]
    counts = [then[0] - now[0] for now, then in zip(before, after)]
    seconds = [then[1] - now[1] for now, then in zip(before, after)]
    most = counts[0] + KEEP_ALIVES * TURNS
    print(f"wake-ups in {SECONDS} s: hosting {counts[1]}, empty window {counts[0]} (at most {most:.0f}); processor {seconds[1]:.2f} s and {seconds[0]:.2f} s")
    return int(counts[1] > most)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
