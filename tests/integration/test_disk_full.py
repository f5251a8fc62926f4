#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""The host's disk is full: who says something is told so and nobody hears it, the room goes
on, and once there is space all is as before."""

import os
import resource
import subprocess
import tempfile
import unittest

from irc_client import IrcClient
from room import Room

CAPABILITIES = "batch draft/chathistory echo-message labeled-response message-tags server-time standard-replies"

# More than a disk that has no space takes into what SQLite has already.
MOST_TAKEN = 5000


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(self.folder.cleanup)
        self.filler = os.path.join(self.folder.name, "filler")
        self.taken = []

    def start(self):
        self.room = Room("--no-flood-limits", "--data-dir", self.folder.name)
        self.addCleanup(self.room.home.cleanup)
        self.addCleanup(self.room.stop)
        self.ali, self.veli = (IrcClient(self.room.port, nick, CAPABILITIES) for nick in ("ali", "veli"))
        for client in (self.ali, self.veli):
            self.addCleanup(client.close)
            client.wait(" 366 ")

    def say(self, number):
        """Says something; the answer, an echo or a refusal."""
        self.ali.send(f"@label=l{number} PRIVMSG #merhaba :{number} {'x' * 300}")
        answer = self.ali.wait(f"label=l{number}[; ]")
        if answer.command == "PRIVMSG":
            self.taken.append(str(number))
        return answer

    def say_until_refused(self):
        for number in range(MOST_TAKEN):
            answer = self.say(number)
            if answer.command != "PRIVMSG":
                return number, answer
        raise AssertionError("never refused")

    def check(self, reason, make_space):
        refused, answer = self.say_until_refused()
        self.assertEqual((answer.command, answer.params[:2]), ("FAIL", ["PRIVMSG", reason]))
        # The room goes on.
        self.ali.send("PRIVMSG veli :still there")
        self.veli.wait("still there")
        make_space()
        after = refused + 1
        self.assertEqual(self.say(after).command, "PRIVMSG")
        line = self.veli.wait(f"PRIVMSG #merhaba :{after} ")
        self.assertFalse([text for text in self.veli.seen if f"#merhaba :{refused} " in text], "refused, and heard")
        page = [said for said in self.veli.ask("CHATHISTORY LATEST #merhaba * 2") if said.command == "PRIVMSG"]
        self.assertEqual([said.params[-1].split()[0] for said in page], self.taken[-2:])
        self.assertEqual(page[-1].tags["msgid"], line.tags["msgid"])

    def fill(self):
        block = bytes(65536)
        with open(self.filler, "wb", buffering=0) as file:
            while block:
                try:
                    file.write(block)
                except OSError:
                    block = block[: len(block) // 2]

    @unittest.skipUnless(os.geteuid() == 0, "only root may make a small disk")
    def test_full(self):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", self.folder.name], check=False, stderr=subprocess.DEVNULL)
        if mounted.returncode != 0:
            self.skipTest("no small disk can be made here")
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.folder.name], check=True)
        self.start()
        self.say("first")
        self.fill()
        self.check("DISK_FULL", lambda: os.remove(self.filler))

    def test_file_too_large(self):
        """A file may not grow any more, as under a quota."""
        self.start()
        self.say("first")
        largest = max(os.path.getsize(os.path.join(self.folder.name, name)) for name in os.listdir(self.folder.name))
        pid = self.room.process.pid
        unlimited = resource.prlimit(pid, resource.RLIMIT_FSIZE, (largest + 65536, resource.RLIM_INFINITY))
        self.check("NOT_KEPT", lambda: resource.prlimit(pid, resource.RLIMIT_FSIZE, unlimited))


if __name__ == "__main__":
    unittest.main()
