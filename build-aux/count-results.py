#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""count-results.py BUILD-FOLDER...: sums up what meson test wrote; fails unless all is well."""

import json
import pathlib
import re
import sys

SKIPPED = re.compile(r"^ok .*# SKIP", re.I | re.M)


def count(folder):
    passed, failed = 0, []
    for line in (folder / "meson-logs" / "testlog.json").read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        if test["result"] == "OK" and not SKIPPED.search(test.get("stdout", "")):
            passed += 1
        else:
            failed.append(f"{folder.name}: {test['name']}: {test['result']}")
    return passed, failed


def main():
    passed, failed = 0, []
    for folder in sys.argv[1:]:
        more_passed, more_failed = count(pathlib.Path(folder))
        if more_passed == 0:
            more_failed.append(f"{folder}: no test ran")
        passed += more_passed
        failed += more_failed
    for line in failed:
        print(line)
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
