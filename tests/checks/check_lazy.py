#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""check_lazy.py PROGRAM...: fails when a program is linked with a library that is to be loaded when it is first called."""

import subprocess
import sys

LAZY = ("libgnutls.", "libsoup-", "libsecret-", "libgsound.")


def find_errors(program):
    lines = subprocess.check_output(["objdump", "-p", program], text=True).splitlines()
    needed = [line.split()[1] for line in lines if line.split()[:1] == ["NEEDED"]]
    if not needed:
        yield f"{program} needs no library at all"
    for library in needed:
        if library.startswith(LAZY):
            yield f"{program} is linked with {library}: is a file missing in src/lazy/meson.build?"


def main():
    errors = [error for program in sys.argv[1:] for error in find_errors(program)]
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
