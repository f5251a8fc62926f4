#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Fails when a source file lacks its licence, holds a note to do later, or has a name that says nothing."""

import pathlib
import re
import sys

FOLDERS = ("src", "tests", "build-aux", ".ci", "data", "po")
WITH_LICENCE = {".c", ".h", ".py", ".sh", ".ui", ".build", ".blp", ".css", ".js"}
TO_DO = re.compile("TO" "DO|FIX" "ME|XX" "X")
EMPTY_NAMES = re.compile(r"(^|[-_])(utils?|common|helpers?|misc|manager)$")


def is_source(path):
    if path.suffix in WITH_LICENCE or path.name == "meson.build":
        return True
    with path.open("rb") as file:
        return file.read(2) == b"#!"


def find_errors(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if not path.is_file() or "__pycache__" in path.parts:
                continue
            name = path.relative_to(root)
            if EMPTY_NAMES.search(path.stem):
                yield f"{name}: a name that says nothing about what is inside"
            if not is_source(path):
                continue
            text = path.read_text(encoding="utf-8")
            head = "\n".join(text.splitlines()[:6])
            for line in ("SPDX-License-Identifier: ", "SPDX-FileCopyrightText: "):
                if line not in head:
                    yield f"{name}: no line “{line}” at its head"
            if folder == "src" and TO_DO.search(text):
                yield f"{name}: a note to do something later"
            if not text.endswith("\n") or re.search(r"[ \t]+$", text, re.M):
                yield f"{name}: no line end at its end, or spaces at the end of a line"


def main():
    errors = list(find_errors(pathlib.Path(sys.argv[1])))
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
