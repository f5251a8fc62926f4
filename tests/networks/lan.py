# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Computers on a network that exist only while a test runs: network namespaces on a bridge,
each with a system bus and an Avahi daemon of its own.

A program that uses this calls enter() first: it starts itself anew inside namespaces of its
own for networks, mounts and processes. So nothing of it is seen from outside, nothing of the
computer is touched, names cannot clash, and everything ends with the program, however that
ends."""

import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

# The programs under test are the first arguments; the rest is unittest's.
HOST, ROOMS = sys.argv[1:3]

DEADLINE = 20

# DiscoveryState, of a list.
NO_BUS, NO_AVAHI, WORKING = 2, 3, 4

# What people wait for without noticing; the first second of it is Avahi's, which asks
# whether anybody else has the name.
AT_ONCE = 2

NEEDED = ("avahi-daemon", "avahi-publish", "dbus-daemon", "ip", "mount", "unshare")

BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*" eavesdrop="false"/>
<allow receive_sender="*"/></policy></busconfig>
"""

AVAHI_CONFIGURATION = """[server]
host-name={name}
use-ipv4={ipv4}
use-ipv6={ipv6}
enable-dbus=yes
[wide-area]
enable-wide-area=no
[publish]
publish-hinfo=no
publish-workstation=no
[rlimits]
"""


def enter():
    """Goes on inside namespaces of its own, or says why it cannot and fails."""
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sys.exit(f"These tests need programs that are not installed: {' '.join(missing)}")
    if os.getpid() == 1:
        furnish()
        return
    unshare = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
    if os.getuid() != 0:
        unshare += ["--user", "--map-root-user"]
    attempt = subprocess.run([*unshare, "mount", "-t", "tmpfs", "tmpfs", "/run"], capture_output=True, text=True)
    if attempt.returncode != 0:
        sys.exit("These tests need namespaces of their own, and this computer does not permit them.\n"
                 f"Run them as root, or allow user namespaces. It said: {attempt.stderr.strip()}")
    os.execvp(unshare[0], [*unshare, sys.executable, *sys.argv])


def furnish():
    """What the namespaces need to be lived in."""
    run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/run")
    os.mkdir("/run/avahi-daemon")
    # Avahi gives its folder to its own user; for who is not root outside there is one user.
    for name, ours in (("passwd", "avahi:x:0:0::/:/bin/false\n"), ("group", "avahi:x:0:\n")):
        copy = pathlib.Path("/run", name)
        lines = pathlib.Path("/etc", name).read_text(encoding="utf-8").splitlines(keepends=True)
        copy.write_text("".join(line for line in lines if not line.startswith("avahi:")) + ours, encoding="utf-8")
        run("mount", "--bind", str(copy), f"/etc/{name}")


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: {result.stderr.strip()}")
    return result.stdout


def wait_until(condition, what, explain=str):
    deadline = time.monotonic() + DEADLINE
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {DEADLINE} s in vain for {what} {explain()}")
        time.sleep(0.02)


class Computer:
    """One that is plugged into bridges of the network."""

    def __init__(self, network, name, *, ipv4="yes", ipv6="no", avahi=True):
        self.network = network
        self.name = name
        self.namespace = name
        self.folder = network.folder / name
        (self.folder / "run").mkdir(parents=True)
        self.processes = []
        self.avahi = None
        self.avahi_starts = 0
        run("ip", "netns", "add", self.namespace)
        self.ip("link", "set", "lo", "up")
        # Addresses are ours at once, without asking whether somebody has them.
        self.run("sh", "-c", "echo 0 | tee /proc/sys/net/ipv6/conf/*/dad_transmits")
        (self.folder / "bus.conf").write_text(BUS_CONFIGURATION.format(folder=self.folder))
        (self.folder / "avahi.conf").write_text(AVAHI_CONFIGURATION.format(name=name, ipv4=ipv4, ipv6=ipv6))
        self.bus = self.start("dbus-daemon", f"--config-file={self.folder}/bus.conf", "--nofork", "--nopidfile")
        self.wants_avahi = avahi

    def ip(self, *arguments):
        return run("ip", "-n", self.namespace, *arguments)

    def run(self, *command):
        return run("ip", "netns", "exec", self.namespace, *command)

    def start(self, *command, **options):
        """Starts a program on this computer; it is ended with it."""
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/bus", "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                       "G_DEBUG": "fatal-criticals"}
        with open(self.folder / "errors", "ab") as errors:
            process = subprocess.Popen(["ip", "netns", "exec", self.namespace, *command], stdin=subprocess.DEVNULL, stderr=errors, env=environment,
                                       **{"stdout": errors, **options})
        self.processes.append(process)
        return process

    def start_avahi(self):
        wait_until((self.folder / "bus").exists, "a bus")
        self.avahi_starts += 1
        self.avahi = self.start("sh", "-c", f"mount --bind {self.folder}/run /run/avahi-daemon && "
                                f"exec avahi-daemon -f {self.folder}/avahi.conf --no-drop-root --no-chroot --no-rlimits")

    def stop_avahi(self, number=signal.SIGTERM):
        self.avahi.send_signal(number)
        self.avahi.wait(DEADLINE)
        (self.folder / "run" / "pid").unlink(missing_ok=True)

    def wait_for_avahi(self):
        """Until it is there and its name is settled."""
        wait_until(lambda: self.errors().count("Server startup complete") >= self.avahi_starts, f"Avahi on {self.name}", self.errors)

    def errors(self):
        return (self.folder / "errors").read_text(errors="replace")

    def host(self, *options, name="Oda", listen=()):
        return RunningRoom(self, name, options, listen)

    def look(self):
        return Listing(self)

    def unplug(self, interface="eth0"):
        self.ip("link", "set", interface, "down")

    def plug(self, interface="eth0"):
        self.ip("link", "set", interface, "up")


class RunningRoom:
    """A merhaba-host."""

    def __init__(self, computer, name, options, listen):
        self.process = computer.start(HOST, "--name", name, *[word for address in listen for word in ("--listen", address)], *options,
                                      stdout=subprocess.PIPE)
        line = self.process.stdout.readline().decode()
        if not line.startswith("listening on "):
            raise AssertionError(f"merhaba-host did not start: {line!r} {computer.errors()}")
        self.port = int(line.rpartition(":")[2])

    def stop(self):
        self.process.terminate()
        if self.process.wait(DEADLINE) != 0:
            raise AssertionError(f"merhaba-host ended with {self.process.returncode}")


class Listing:
    """What somebody who looks for rooms sees."""

    def __init__(self, computer):
        self.computer = computer
        self.process = computer.start(ROOMS, stdout=subprocess.PIPE)
        self.state = 0
        self.rooms = []
        self.lines = b""

    def _read(self, seconds):
        ready, _, _ = select.select([self.process.stdout], [], [], max(0, seconds))
        if not ready:
            return False
        data = os.read(self.process.stdout.fileno(), 65536)
        if not data:
            raise AssertionError(f"the list ended: {self.computer.network.errors()}")
        self.lines += data
        while b"\n" in self.lines:
            line, _, self.lines = self.lines.partition(b"\n")
            self._take(json.loads(line))
        return True

    def _take(self, seen):
        self.state, self.rooms = seen["state"], seen["rooms"]

    def wait(self, condition, what, seconds=DEADLINE):
        """Until the rooms are such; how many seconds that took."""
        start = time.monotonic()
        while not condition(self.rooms):
            left = start + seconds - time.monotonic()
            if left <= 0 or not self._read(left) and not condition(self.rooms):
                raise AssertionError(f"waited {seconds} s in vain for {what}; seen: {self.rooms}\n{self.computer.network.errors()}")
        return time.monotonic() - start

    def wait_state(self, state):
        self.wait(lambda _: self.state == state, f"state {state}")

    def watch(self, seconds):
        """All that is seen for a while, for what must not happen."""
        seen, end = [self.rooms], time.monotonic() + seconds
        while time.monotonic() < end:
            if self._read(end - time.monotonic()):
                seen.append(self.rooms)
        return seen


class Network:
    """A bridge, and the computers on it."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.folder = pathlib.Path(self._folder.name)
        self.computers = []
        self.bridge = "bridge"
        run("ip", "netns", "add", self.bridge)
        self.add_bridge("br0")

    def add_bridge(self, name):
        run("ip", "-n", self.bridge, "link", "add", name, "type", "bridge", "mcast_snooping", "0")
        run("ip", "-n", self.bridge, "link", "set", name, "up")

    def add(self, name, *addresses, bridge="br0", **options):
        computer = Computer(self, name, **options)
        self.computers.append(computer)
        self.connect(computer, "eth0", *addresses, bridge=bridge)
        return computer

    def connect(self, computer, interface, *addresses, bridge="br0"):
        """Puts a cable between a computer and a bridge."""
        port = f"{computer.name}-{interface}"
        run("ip", "link", "add", interface, "netns", computer.namespace, "type", "veth", "peer", "name", port, "netns", self.bridge)
        run("ip", "-n", self.bridge, "link", "set", port, "master", bridge, "up")
        for address in addresses:
            computer.ip("address", "add", address, "dev", interface)
        computer.ip("link", "set", interface, "up")

    def set_port(self, computer, interface, *settings):
        run("ip", "-n", self.bridge, "link", "set", f"{computer.name}-{interface}", "type", "bridge_slave", *settings)

    def start(self):
        """Starts Avahi on all computers, and waits for it."""
        for computer in self.computers:
            if computer.wants_avahi:
                computer.start_avahi()
        for computer in self.computers:
            if computer.wants_avahi:
                computer.wait_for_avahi()

    def errors(self):
        return "\n".join(f"--- {computer.name}\n{computer.errors()}" for computer in self.computers)

    def close(self):
        for computer in self.computers:
            for process in computer.processes:
                if process.poll() is None:
                    process.kill()
                process.wait()
                if process.stdout is not None:
                    process.stdout.close()
        for name in [self.bridge, *[computer.namespace for computer in self.computers]]:
            subprocess.run(["ip", "netns", "delete", name], capture_output=True)
        self._folder.cleanup()


# For a computer of the network, to be run there.
CONNECT = """
import socket, sys
host, _, port = sys.argv[1].rpartition(":")
family, kind, protocol, _, address = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)[0]
with socket.socket(family, kind, protocol) as connection:
    connection.settimeout(10)
    connection.connect(address)
"""
JOIN = """
import socket, sys
host, port, nick = sys.argv[1:]
with socket.create_connection((host, port)) as connection:
    connection.sendall(f"NICK {nick}\\r\\nUSER {nick} 0 * :{nick}\\r\\n".encode())
    while connection.recv(4096):
        pass
"""


def shows(*names):
    """Whether these are the names of the rooms in a list."""
    return lambda rooms: sorted(room["name"] for room in rooms) == sorted(names)


def nothing(rooms):
    return not rooms


class NetworkTestCase(unittest.TestCase):
    def setUp(self):
        self.network = Network()
        self.addCleanup(self.network.close)

    def make_two(self, **options):
        """One computer to host on, and one to look from."""
        self.near = self.network.add("near", "10.99.0.1/24", **options)
        self.far = self.network.add("far", "10.99.0.2/24", **options)
        self.network.start()
        return self.far.look()


    def check_reachable(self, computer, room):
        """Every address of the list leads into the room."""
        for address in room["addresses"]:
            computer.run(sys.executable, "-c", CONNECT, address)


def main(n_programs=2):
    enter()
    unittest.main(argv=[sys.argv[0], *sys.argv[n_programs + 1:]])
