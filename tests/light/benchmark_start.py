#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""How long it takes from starting the window to the first thing painted in it, beside an empty window of the same kind.
They take turns, so that both have the same computer."""

import statistics
import sys

from programs import Program

ROUNDS = 21
TARGET = 1.25
# Beyond what a computer that others use too makes of it.
MARGIN = 1.1


def main(first_frame, merhaba, empty):
    times = {merhaba: [], empty: []}
    for number in range(ROUNDS + 1):
        for program, values in times.items():
            with Program(first_frame, program) as started:
                # The first round reads the disk.
                if number > 0:
                    values.append((started.wall_ms, started.processor_ms))
    ratios = []
    for kind, column in (("clock", 0), ("processor", 1)):
        ours, theirs = (statistics.median(row[column] for row in times[program]) for program in (merhaba, empty))
        ratios.append(ours / theirs)
        print(f"first frame, {kind}: merhaba {ours:.0f} ms, empty window {theirs:.0f} ms, ratio {ours / theirs:.2f} (at most {TARGET})")
    return int(min(ratios) > TARGET * MARGIN)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
