#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""demo.py PROGRAM FOLDER: the main job, played on virtual screens.

One window hosts, a second one joins, a plain Python program of a beginner's course comes
by; all talk, and leave. Prints the conversation, puts a picture of each window into
FOLDER, and fails if any step did not happen."""

import os
import pathlib
import re
import subprocess
import sys
import threading

SOURCE = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SOURCE / "tests" / "gui"))
sys.dont_write_bytecode = True

from driver import Failure, Window  # noqa: E402

# The words on the screen are looked for as the sources have them.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANGUAGE": "en"}


# The Python program is given this long to hear what was said.
DEADLINE_SECONDS = 30


def step(text):
    print(f"* {text}", flush=True)


class CourseClient:
    """The course's chat client: receives and sends in turn."""

    def __init__(self, port):
        self.process = subprocess.Popen([sys.executable, "-u", str(SOURCE / "tests" / "course" / "chat_client.py"), "127.0.0.1", port],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **ENVIRONMENT, "PYTHONIOENCODING": "utf-8"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def hear(self, text):
        overdue = threading.Timer(DEADLINE_SECONDS, self.process.kill)
        overdue.start()
        try:
            for line in self.process.stdout:
                if text in line:
                    return
        finally:
            overdue.cancel()
        raise Failure(f"the Python program ended before it heard “{text}”")

    def say(self, text):
        print(text, file=self.process.stdin, flush=True)


def host(window, name):
    step(f"{name} opens a room.")
    window.start()
    window.set_entry("Your name", name)
    window.press("Host a room")
    window.wait_text("The room is open")
    window.activate("win.connection-details")
    port = re.search(r"\d+", window.wait_text(", where the others reach this room")).group()
    window.keys("Escape")
    window.wait_no_text(", where the others reach this room")
    return port


def join(window, name, port, host_name):
    step(f"{name} joins 127.0.0.1:{port}.")
    window.start()
    window.set_entry("Your name", name)
    window.set_entry("Address", f"127.0.0.1:{port}")
    window.press("Join")
    window.wait_row("People in the room", host_name)


def say(window, name, text, hearers):
    window.set_entry("Message", text)
    window.press("Send")
    print(f"    {name}: {text}", flush=True)
    window.wait_row("Conversation", text)
    for hearer in hearers:
        hearer.wait_row("Conversation", text)


def take_picture(window, path):
    """The window, without the empty screen around it."""
    window.photograph(str(path))
    subprocess.run(["mogrify", "-trim", "+repage", str(path)], check=True)
    if path.stat().st_size < 5000:
        raise Failure(f"{path} shows nothing")


def play(first, second, folder):
    port = host(first, "Ayşe")
    join(second, "Zeynep", port, "Ayşe")
    first.wait_row("People in the room", "Zeynep")
    say(first, "Ayşe", "Merhaba Zeynep! 👋", [second])
    say(second, "Zeynep", "Merhaba! Can you see this?", [first])
    say(first, "Ayşe", "Yes, without any internet.", [second])

    step("A Python program of twelve lines joins.")
    with CourseClient(port) as guest:
        guest.hear("merhaba")
        text = "I am only a socket"
        guest.say(text)
        for window in (first, second):
            window.wait_row("Conversation", text)
        print(f"    Python: {text}", flush=True)
        say(second, "Zeynep", "Welcome all the same!", [first])
        guest.hear("Welcome all the same!")

        step("Pictures of both windows are taken.")
        take_picture(first, folder / "host.png")
        take_picture(second, folder / "guest.png")

        step("The Python program says quit.")
        guest.say("quit")
        guest.hear("they answer: quit")
        if guest.process.wait(20) != 0:
            raise Failure("the Python program failed")

    step("Zeynep closes the window.")
    second.activate("window.close")
    if second.wait_exit() != 0:
        raise Failure("Zeynep’s window failed")
    first.wait_text("Zeynep left")
    step("Ayşe closes the room.")
    first.activate("window.close")
    if first.wait_exit() != 0:
        raise Failure("Ayşe’s window failed")


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    # What buses and screens say while they start would drown the conversation.
    screen = os.fdopen(os.dup(2), "w")
    log = folder / "demo.log"
    with log.open("wb") as file:
        os.dup2(file.fileno(), 2)
    try:
        with Window(program, ENVIRONMENT) as first, Window(program, ENVIRONMENT) as second:
            play(first, second, folder)
    except (Failure, subprocess.SubprocessError) as failure:
        print(f"This did not happen: {failure}\nMore is in {log}", file=screen, flush=True)
        return 1
    print(f"Everything happened. Pictures: {folder / 'host.png'} and {folder / 'guest.png'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
