#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""A day in a room that never sleeps, as fast as the window takes it: its memory after each quarter. SOAK_MESSAGES says how
many messages a day has."""

import os
import sys
import time

from feeding import Feeder
from programs import Program

MESSAGES = int(os.environ.get("SOAK_MESSAGES", "200000"))
# How much more the window may need after the last quarter than after the first.
TARGET = 1.1


def main(first_frame, merhaba):
    figures = []
    with Feeder() as feeder, Program(first_frame, merhaba, "--name", "Ayşe", "--join", feeder.address) as window:
        feeder.wait_for_window()
        for quarter in range(4):
            begin = time.monotonic()
            feeder.feed(MESSAGES * (quarter + 1) // 4 - feeder.said)
            rate = MESSAGES / 4 / (time.monotonic() - begin)
            window.wait_until_quiet()
            figures.append(window.memory())
            print(f"after {feeder.said} messages: {figures[-1]:.1f} MiB, {rate:.0f} messages a second", flush=True)
    ratio = figures[-1] / figures[0]
    print(f"last quarter against first: x{ratio:.3f} (at most {TARGET})")
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
