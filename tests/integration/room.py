# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Runs the real merhaba-host on a free port for a test case."""

import os
import pathlib
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from irc_client import DEADLINE, IrcClient, Wire

# The program under test is the first argument; the rest is unittest's.
PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "merhaba-host"
COURSE = pathlib.Path(__file__).resolve().parent.parent / "course"


def clean_environment(home):
    """The tests see nothing of the person who runs them, and leave nothing with them."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment.update(
        HOME=home,
        XDG_CONFIG_HOME=home + "/config",
        XDG_DATA_HOME=home + "/data",
        XDG_CACHE_HOME=home + "/cache",
        XDG_RUNTIME_DIR=home,
        DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={home}/nowhere",
        LC_ALL="C.UTF-8",
        PYTHONIOENCODING="utf-8",
    )
    return environment


class Room:
    """A running merhaba-host."""

    def __init__(self, *options, listen=("127.0.0.1:0",), environment=None):
        self.home = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.errors_path = os.path.join(self.home.name, "stderr")
        command = [PROGRAM, "--name", "Test odası"]
        for address in listen:
            command += ["--listen", address]
        with open(self.errors_path, "wb") as errors:
            self.process = subprocess.Popen(
                command + list(options),
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**clean_environment(self.home.name), "G_DEBUG": "fatal-criticals", **(environment or {})},
            )
        self.addresses = [self._read_address() for _ in listen]
        self.host, _, port = self.addresses[0].rpartition(":")
        self.port = int(port)

    def _read_address(self):
        """A line of standard output, without reading past it."""
        line = b""
        deadline = time.monotonic() + DEADLINE
        descriptor = self.process.stdout.fileno()
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([descriptor], [], [], max(0, deadline - time.monotonic()))
            byte = os.read(descriptor, 1) if ready else b""
            if not byte:
                self.process.kill()
                self.process.wait()
                self.process.stdout.close()
                raise AssertionError(f"merhaba-host did not start: {line!r} {self.errors()}")
            line += byte
        prefix = "listening on "
        text = line.decode().rstrip("\n")
        if not text.startswith(prefix):
            raise AssertionError(f"not an address: {text}")
        return text[len(prefix):]

    def errors(self):
        return pathlib.Path(self.errors_path).read_text(errors="replace")

    def memory(self):
        """Bytes of the host's resident memory."""
        with open(f"/proc/{self.process.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def memory_bound(self, bytes_allowed):
        """A bound for the growth of memory; sanitizers keep what was freed for a while."""
        libraries = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
        return bytes_allowed * 10 if "libasan" in libraries else bytes_allowed

    def processor_time(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        """Ends the host as a person would; returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"merhaba-host did not end: {self.errors()}") from None
        finally:
            self.process.stdout.close()
        return status


class RoomTestCase(unittest.TestCase):
    """A test case with a room of its own for each test."""

    options = ("--no-flood-limits",)

    def setUp(self):
        self.room = self.start_room(*self.options)

    def start_room(self, *options, **more):
        room = Room(*options, **more)
        self.addCleanup(room.home.cleanup)
        self.addCleanup(self._stop, room)
        return room

    def _stop(self, room):
        status = room.stop()
        self.assertEqual(status, 0, room.errors())
        self.assertEqual(room.errors(), "")

    def connect(self, nick=None, caps="", **options):
        """A client in the room's channel, or one that has said nothing yet."""
        client = IrcClient(self.room.port, nick, caps, **options)
        self.addCleanup(client.close)
        if nick is not None and options.get("wait", True):
            client.wait(" 366 ")
        return client

    def call(self, say=b"", **options):
        """Who wants to count as some kind of program says its first word before the silence tells."""
        wire = Wire(self.room.port, **options)
        self.addCleanup(wire.close)
        if say:
            wire.send_bytes(say)
        return wire

    def commands(self, lines):
        return [line.command for line in lines]

    def assert_line(self, lines, command, *params):
        """Some line has this command and begins with these parameters behind the nick."""
        for line in lines:
            if line.command == command and (line.params[: len(params)] == list(params) or line.params[1 : len(params) + 1] == list(params)):
                return line
        self.fail(f"no {command} {params} in:\n  " + "\n  ".join(line.text for line in lines))
