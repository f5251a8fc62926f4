#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Two people at two computers: one hosts, the other sees the room and joins it, and nobody
types an address."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "gui"))

import lan
from driver import Window
from lan import NetworkTestCase

PROGRAM = sys.argv[3]


class Windows(NetworkTestCase):
    def open_window(self, computer):
        window = Window(PROGRAM, {"GUI_SESSION_SYSTEM_BUS": f"unix:path={computer.folder}/bus"}, ("ip", "netns", "exec", computer.namespace))
        self.addCleanup(window.__exit__)
        return window

    def say(self, sender, receiver, text):
        sender.set_entry("Message", text)
        sender.press("Send")
        receiver.wait_row("Conversation", text)

    def test_found_without_typing(self):
        self.make_two()
        host = self.open_window(self.near)
        guest = self.open_window(self.far)
        guest.start("--name", "Zeynep")
        guest.wait_text("Looking for rooms around you…")
        host.start("--host", "--name", "Ayşe")
        host.wait_text("The room is open")
        guest.wait_row("Rooms nearby", "Ayşe’s room")
        guest.press_row("Rooms nearby", "Ayşe’s room")
        guest.wait_row("People in the room", "Ayşe")
        self.say(guest, host, "kendiliğinden geldim")
        self.say(host, guest, "hoş geldin")
        host.activate("window.close")
        host.answer("Close the room")
        guest.wait_text("The host has closed the room.")
        guest.press("Go back")
        guest.wait_row("Rooms you were in", "Ayşe’s room")
        guest.wait_no_row("Rooms nearby", "Ayşe’s room")


if __name__ == "__main__":
    lan.main(n_programs=3)
