#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Fails when clang-format 14 would change a C file of src/ or tests/."""

import pathlib
import subprocess
import sys


def main():
    clang_format, root = sys.argv[1], pathlib.Path(sys.argv[2])
    files = sorted(path for folder in ("src", "tests") for path in (root / folder).rglob("*.[ch]"))
    result = subprocess.run([clang_format, "--dry-run", "--Werror", *files], cwd=root, capture_output=True, text=True)
    print(result.stderr[:4000])
    if result.returncode != 0:
        print("Run: clang-format -i on these files.")
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
