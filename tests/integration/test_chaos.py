#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Three people talk all the time while the host and their programs are killed at random
instants and their connections break in the middle of lines. Then nothing that was shown as
delivered is missing anywhere, nothing that waited on somebody's disk is lost, nothing is
there twice, and what one person said is in order everywhere.

CHAOS_SEED=number makes other choices, "random" new ones each time; CHAOS_KILLS=number makes
it longer. The seed is printed: the choices can be repeated, the instants cannot."""

import collections
import os
import random
import re
import selectors
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

from cutting_proxy import CuttingProxy

HOST, MEMBER = (os.path.abspath(sys.argv.pop(1)) for _ in range(2))

from room import clean_environment  # noqa: E402  (takes no argument of its own then)

SEED = os.environ.get("CHAOS_SEED", "7")
SEED = random.SystemRandom().randrange(1 << 32) if SEED == "random" else int(SEED)
KILLS = int(os.environ.get("CHAOS_KILLS", "60"))
# Two of one name: who comes first has it, after each kill anew.
NAMES = ("Ali", "Ali", "Işıl")
SECONDS_BETWEEN_KILLS = (0.0, 0.6)
MOST_WAITING = 300
SECONDS_BETWEEN_TEXTS = (0.0, 0.06)
REST = 120
STUCK = 25
DELIVERED = "3"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def unescape(text):
    return re.sub(rb"\\(?:([0-7]{3})|(.))", lambda m: bytes([int(m[1], 8)]) if m[1] else {b"n": b"\n", b"t": b"\t"}.get(m[2], m[2]), text).decode()


def ask(path, question):
    """Asks a database without touching it."""
    with tempfile.TemporaryDirectory(prefix="merhaba-test-") as folder:
        for suffix in ("", "-wal"):
            if os.path.exists(path + suffix):
                shutil.copy(path + suffix, os.path.join(folder, "copy.db" + suffix))
        with sqlite3.connect(os.path.join(folder, "copy.db")) as database:
            try:
                return database.execute(question).fetchall()
            except sqlite3.OperationalError as error:
                if "no such table" in str(error):
                    return []
                raise
            finally:
                database.commit()


def read_texts(path):
    return ask(path, "SELECT text, account FROM messages WHERE command = 'PRIVMSG' ORDER BY time, id")


class Program:
    """One that is killed and started again."""

    def __init__(self, home, *command):
        self.command = command
        self.home = home
        self.errors = os.path.join(home, "errors")
        self.process = None

    def start(self):
        with open(self.errors, "ab") as errors:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**clean_environment(self.home), "G_DEBUG": "fatal-criticals"},
            )

    def kill(self):
        if self.process.poll() is not None:
            raise AssertionError(f"{self.command[0]} ended by itself: {self.process.returncode} {self.read_errors()}")
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdin.close()
        rest = self.process.stdout.read()
        self.process.stdout.close()
        return rest

    def read_errors(self):
        with open(self.errors, encoding="utf-8", errors="replace") as file:
            return file.read()


class Member(Program):
    def __init__(self, number, home, port):
        self.number = number
        self.database = os.path.join(home, "messages.db")
        self.said = 0
        self.promised = {}  # text: why it may not be lost
        self.shown = collections.Counter()  # since the program was started
        self.doubled = []
        self.failed = []
        self.rows = []
        self.conversation = None
        self.buffer = b""
        super().__init__(home, MEMBER, f"127.0.0.1:{port}", NAMES[number], self.database)

    def start(self):
        super().start()
        self.buffer = b""
        self.shown.clear()
        self.rows = []

    def say(self, chance):
        # More may not wait for the host; a person would be told so.
        if len(ask(self.database, "SELECT label FROM outbox")) > MOST_WAITING:
            return
        self.said += 1
        text = f"{self.number} {self.said}"
        if chance < 0.1:
            text += "\nsecond line\n\nlast line ş" * 3
        elif chance < 0.15:
            text += " long" * 150
        self.write(escape(text))

    def write(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def hear(self, data):
        self.buffer += data
        *lines, self.buffer = self.buffer.split(b"\n")
        for line in lines:
            kind, *fields = line.split(b"\t")
            text = unescape(fields[-1])
            if kind == b"row":
                self.rows.append((fields[0] == b"1", fields[1].decode(), text))
            elif kind == b"end":
                self.conversation, self.rows = self.rows, []
            elif kind == b"failed":
                self.failed.append(text)
            elif kind == b"removed":
                self.shown[text] -= 1
            elif kind in (b"shown", b"delivered"):
                self.shown[text] += 1
                self.promised.setdefault(text, f"{kind.decode()} to {self.number}")
                if self.shown[text] > 1:
                    self.doubled.append(text)

    def kill(self):
        self.hear(super().kill())
        for (text,) in ask(self.database, "SELECT text FROM outbox"):
            self.promised.setdefault(text, f"queued by {self.number}")


class Chaos(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(SEED)
        self.folder = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(self.folder.cleanup)
        port = free_port()
        self.host_database = os.path.join(self.folder.name, "host", "room.db")
        self.host = Program(self.make_home("host"), HOST, "--listen", f"127.0.0.1:{port}", "--data-dir", os.path.dirname(self.host_database), "--no-flood-limits")
        self.proxies = [CuttingProxy(port, random.Random(self.random.random())) for _ in NAMES]
        self.members = [Member(number, self.make_home(str(number)), proxy.port) for number, proxy in enumerate(self.proxies)]
        self.kills = collections.Counter()
        for program in (self.host, *self.members):
            program.start()
            self.addCleanup(self.end, program)
        for proxy in self.proxies:
            self.addCleanup(proxy.stop)
        self.meet()

    def make_home(self, name):
        path = os.path.join(self.folder.name, name)
        os.mkdir(path)
        return path

    @staticmethod
    def end(program):
        program.process.kill()
        program.process.wait()
        program.process.stdin.close()
        program.process.stdout.close()

    def listen(self, seconds):
        """Takes what the members tell within that time."""
        deadline = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            for member in self.members:
                selector.register(member.process.stdout, selectors.EVENT_READ, member)
            while (left := deadline - time.monotonic()) > 0:
                for key, _ in selector.select(left):
                    data = os.read(key.fd, 65536)
                    if not data:
                        raise AssertionError(f"member {key.data.number} ended: {key.data.process.wait()} {key.data.read_errors()}")
                    key.data.hear(data)

    def meet(self):
        """Everybody has come in once, and knows the room's beginning."""
        for member in self.members:
            member.say(1)
        deadline = time.monotonic() + REST
        while any(len(read_texts(member.database)) < len(self.members) for member in self.members):
            self.assertLess(time.monotonic(), deadline, "nobody comes in")
            self.listen(0.1)
        for proxy in self.proxies:
            proxy.calm = False

    def rage(self):
        """Kills and starts again, while everybody talks."""
        next_kill = 0
        while sum(self.kills.values()) < KILLS:
            self.random.choice(self.members).say(self.random.random())
            self.listen(self.random.uniform(*SECONDS_BETWEEN_TEXTS))
            if time.monotonic() < next_kill:
                continue
            victim = self.random.choice([self.host, self.host, *self.members])
            victim.kill()
            self.kills["host" if victim is self.host else "member"] += 1
            victim.start()
            next_kill = time.monotonic() + self.random.uniform(*SECONDS_BETWEEN_KILLS)

    def ask_all(self):
        for member in self.members:
            member.conversation = None
            member.write("?")

    def at_rest(self):
        texts = len(read_texts(self.host_database))
        return all(
            member.conversation and {delivery for own, delivery, _ in member.conversation if own} <= {DELIVERED} and len(read_texts(member.database)) >= texts and not ask(member.database, "SELECT label FROM outbox")
            for member in self.members
        )

    def rest(self):
        """Until all that waits is delivered and everybody has it."""
        for proxy in self.proxies:
            proxy.calm = True
        before = None
        deadline = time.monotonic() + REST
        changed = time.monotonic()
        while time.monotonic() < min(deadline, changed + STUCK):
            self.ask_all()
            self.listen(0.5)
            now = [member.conversation for member in self.members]
            if self.at_rest() and now == before:
                return
            if now != before:
                changed = time.monotonic()
            before = now

    @staticmethod
    def per_sender(texts):
        said = collections.defaultdict(list)
        for text in texts:
            sender, number = text.split()[:2]
            said[sender].append(int(number))
        return said

    def check_member(self, member, on_host, problems):
        archive = read_texts(member.database)
        here = collections.Counter(text for text, _ in archive)
        problems["lost in a copy"] += [(member.number, text) for text in on_host if text not in here]
        problems["doubled in a copy"] += [(member.number, text) for text, n in here.items() if n > 1]
        problems["only in a copy"] += [(member.number, text) for text in here if text not in on_host]
        problems["whose it is"] += [(member.number, text) for text, account in archive if (account == "self") != text.startswith(f"{member.number} ")]
        problems["order of a copy"] += [(member.number, sender) for sender, numbers in self.per_sender(text for text, _ in archive).items() if numbers != sorted(numbers)]
        problems["still queued"] += [(member.number, text) for (text,) in ask(member.database, "SELECT text FROM outbox")]
        problems["doubled while shown"] += [(member.number, text) for text in member.doubled]
        problems["failed"] += [(member.number, text) for text in member.failed]

        shown = [text for _, _, text in member.conversation or []]
        counts = collections.Counter(shown)
        first = min((on_host.index(text) for text in counts if text in on_host), default=0)
        problems["doubled on the screen"] += [(member.number, text) for text, n in counts.items() if n > 1]
        problems["hole on the screen"] += [(member.number, text) for text in on_host[first:] if text not in counts]
        problems["order on the screen"] += [(member.number, sender, numbers) for sender, numbers in self.per_sender(shown).items() if numbers != sorted(numbers)]
        problems["whose on the screen"] += [(member.number, text) for own, _, text in member.conversation or [] if own != text.startswith(f"{member.number} ")]
        problems["not delivered"] += [(member.number, text) for own, delivery, text in member.conversation or [] if own and delivery != DELIVERED]

    def test_chaos(self):
        print(f"CHAOS_SEED={SEED} CHAOS_KILLS={KILLS}", file=sys.stderr, flush=True)
        self.rage()
        self.rest()
        on_host = [text for text, _ in read_texts(self.host_database)]
        problems = collections.defaultdict(list)
        problems["doubled on the host"] = [text for text, n in collections.Counter(on_host).items() if n > 1]
        problems["order on the host"] = [(sender, numbers) for sender, numbers in self.per_sender(on_host).items() if numbers != sorted(numbers)]
        for member in self.members:
            problems["lost"] += [(text, why) for text, why in member.promised.items() if text not in on_host]
            self.check_member(member, on_host, problems)
        cuts = sum(proxy.cuts for proxy in self.proxies)
        found = {name: len(what) for name, what in problems.items() if what}
        print(f"{dict(self.kills)} kills, {cuts} cuts, {len(on_host)} messages: {found or 'none lost, none doubled'}", file=sys.stderr)
        details = "\n".join(f"{name}: {what[:5]!r}"[:600] for name, what in problems.items() if what)
        self.assertFalse(found, f"seed {SEED}\n{details}")


if __name__ == "__main__":
    unittest.main()
