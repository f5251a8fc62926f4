#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""irssi, WeeChat and HexChat, as Debian ships them: each joins the room, talks, is talked
to, sees who is there, takes another name and leaves."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

from irc_client import DEADLINE
from room import RoomTestCase, clean_environment


NOBODY = 65534


def wait_until(condition, what):
    deadline = time.monotonic() + DEADLINE
    while not (result := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.02)
    return result


class IrcPrograms(RoomTestCase):
    options = ()

    def setUp(self):
        super().setUp()
        home = tempfile.TemporaryDirectory(prefix="merhaba-test-", ignore_cleanup_errors=True)
        self.addCleanup(home.cleanup)
        self.home = pathlib.Path(home.name)
        self.user = {}
        self.environment = clean_environment(home.name)
        self.ali = self.connect("ali", real_name="Ali Öztürk")

    def start(self, command, **options):
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, **self.user, **options)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    # In a terminal

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-S", self.home / "tmux", "-f", "/dev/null", *arguments], env=self.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=DEADLINE).stdout

    def start_in_terminal(self, *command):
        self.environment["TERM"] = "xterm-256color"
        self.addCleanup(self.tmux, "kill-server")
        self.tmux("new-session", "-d", "-x", "150", "-y", "50", *command)

    def wait_end_in_terminal(self):
        """The program ends by itself, and writes its settings before."""
        wait_until(lambda: not self.tmux("list-sessions"), "the end of the program")

    def type(self, text):
        self.tmux("send-keys", "-l", text)
        self.tmux("send-keys", "Enter")

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def wait_screen(self, text):
        try:
            wait_until(lambda: text in self.screen(), text)
        except AssertionError as error:
            raise AssertionError(f"{error} on:\n{self.screen()}") from None

    # What all of them do

    def converse(self, nick, command, wait_shown):
        """From the join on; command() types a command, wait_shown() waits for a text."""
        self.ali.wait(f"^:{nick}!.* JOIN")
        command("/msg #merhaba Merhaba, ben geldim 👋")
        said = self.ali.wait(f"^:{nick}!.*PRIVMSG")
        self.assertEqual(said.params, ["#merhaba", "Merhaba, ben geldim 👋"])
        self.ali.send("PRIVMSG #merhaba :Hoş geldin şekerim")
        wait_shown("Hoş geldin şekerim")
        command("/names #merhaba")
        wait_shown("ali")
        command(f"/nick {nick}2")
        self.ali.wait(f"^:{nick}!.* NICK :?{nick}2")
        command("/part #merhaba")
        self.ali.wait(f"^:{nick}2!.* PART")
        command("/join #merhaba")
        self.ali.wait(f"^:{nick}2!.* JOIN")
        # HexChat drops what its own queue still holds, the last words with it.
        command("/quit güle güle")
        self.ali.wait(f"^:{nick}2!.* QUIT")

    def test_irssi(self):
        self.start_in_terminal("irssi", f"--home={self.home}/irssi", "--connect=127.0.0.1", f"--port={self.room.port}", "--nick=irssi1")
        self.wait_screen("#merhaba")
        self.type("/window goto #merhaba")
        self.converse("irssi1", self.type, self.wait_screen)
        self.wait_end_in_terminal()

    def test_irssi_encrypted(self):
        self.start_in_terminal("irssi", f"--home={self.home}/irssi", "--noconnect", "--nick=irssi1")
        self.wait_screen("[(status)]")
        self.type(f"/connect -tls -notls_verify 127.0.0.1 {self.room.port}")
        self.wait_screen("#merhaba")
        self.type("/window goto #merhaba")
        self.converse("irssi1", self.type, self.wait_screen)
        self.wait_end_in_terminal()

    def test_weechat(self):
        self.start_in_terminal("weechat", "-d", f"{self.home}/weechat", "-r", f"/server add room 127.0.0.1/{self.room.port} -nicks=wee1", "-r", "/connect room")
        self.wait_screen("#merhaba")
        self.type("/buffer #merhaba")
        self.converse("wee1", self.type, self.wait_screen)
        self.type("/quit")
        self.wait_end_in_terminal()

    def test_hexchat(self):
        settings = self.home / "hexchat"
        settings.mkdir()
        if os.geteuid() == 0:
            # HexChat lets root do nothing before a dialog is answered.
            self.user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            os.chown(self.home, NOBODY, NOBODY)
            os.chown(settings, NOBODY, NOBODY)
        (settings / "hexchat.conf").write_text(
            "gui_slist_skip = 1\nirc_nick1 = hex1\nirc_user_name = hex\nirc_real_name = Hex\n"
            "irc_logging = 1\nirc_logmask = all.log\ngui_autoopen_dialog = 0\ngui_join_dialog = 0\n", encoding="utf-8")
        read, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", "1024x768x24", "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.environment["DISPLAY"] = ":" + number.readline().strip()
        bus = self.start(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(bus.stdout.close)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        program = ["hexchat", f"--cfgdir={settings}"]
        errors = self.home / "hexchat-errors"
        with errors.open("wb") as file:
            self.start([*program, f"--url=irc://127.0.0.1:{self.room.port}/"], stdout=file, stderr=file)

        def command(text):
            subprocess.run([*program, "--existing", f"--command={text.removeprefix('/')}"], env=self.environment,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=DEADLINE, check=True, **self.user)

        def wait_shown(text):
            def shown():
                return any(text in path.read_text(errors="replace") for path in settings.rglob("*.log"))

            try:
                wait_until(shown, text)
            except AssertionError as error:
                logs = "\n".join(path.read_text(errors="replace") for path in settings.rglob("*.log"))
                raise AssertionError(f"{error} in:\n{logs}\n{errors.read_text(errors='replace')}") from None

        self.converse("hex1", command, wait_shown)


class Installed(unittest.TestCase):
    def test_installed(self):
        for program in ("irssi", "weechat", "hexchat", "tmux", "Xvfb", "dbus-daemon", "nc"):
            self.assertIsNotNone(shutil.which(program), f"{program} is missing: build-aux/test installs it")


if __name__ == "__main__":
    unittest.main()
