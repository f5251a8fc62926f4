# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Programs with a window, as the system sees them: when they are painted, what memory they need, how often they wake."""

import re
import subprocess
import time


class Program:
    """A program that runs from its first frame on, until it is let go."""

    def __init__(self, first_frame, *command):
        self.watcher = subprocess.Popen([first_frame, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        words = self.watcher.stdout.readline().split()
        if len(words) != 3:
            raise AssertionError(f"{command[0]} has painted nothing")
        self.pid = int(words[0])
        self.wall_ms, self.processor_ms = map(float, words[1:])

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.watcher.stdin.close()
        self.watcher.stdout.close()
        self.watcher.wait(30)

    def _read(self, name):
        with open(f"/proc/{self.pid}/{name}", encoding="utf-8") as file:
            return file.read()

    def memory(self):
        """MiB that would be free if the program went: what it shares counts in part."""
        return int(re.search(r"^Pss:\s+(\d+)", self._read("smaps_rollup"), re.M)[1]) / 1024

    def wake_ups(self):
        """How often the main thread has waited for something and gone on."""
        return int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", self._read(f"task/{self.pid}/status"), re.M)[1])

    def processor_seconds(self):
        fields = self._read("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100

    def wait_until_quiet(self, seconds=2, deadline=120):
        """Waits for a while in which the program does next to nothing."""
        end = time.monotonic() + deadline
        before = self.processor_seconds()
        while time.monotonic() < end:
            time.sleep(seconds)
            now = self.processor_seconds()
            if now - before <= 0.01 * seconds:
                return
            before = now
        raise AssertionError("the program does not come to rest")
