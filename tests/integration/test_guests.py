#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Guests who know nothing of IRC: the course's programs, netcat, bare sockets."""

import shutil
import subprocess
import sys
import unittest

from room import COURSE, DEADLINE, RoomTestCase

GREETING = b"merhaba\n"


class Guests(RoomTestCase):
    def start(self, command):
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def course(self, name):
        return self.start([sys.executable, "-u", str(COURSE / name), "127.0.0.1", str(self.room.port)])

    def read_line(self, process):
        """The next line a program of the course prints; greetings bring an empty one along."""
        while not (line := process.stdout.readline()).strip():
            self.assertTrue(line, "the program has ended")
        return line.decode().strip()

    def guest(self):
        """A bare socket that was greeted."""
        wire = self.call()
        self.assertEqual(wire.wait_bytes(GREETING), GREETING, "the first thing it receives")
        return wire

    def test_hello_client(self):
        """It receives once and prints: the greeting and nothing else."""
        process = self.course("hello_client.py")
        output, errors = process.communicate(timeout=DEADLINE)
        self.assertEqual(output.decode().strip(), "merhaba", errors)
        self.assertEqual(process.returncode, 0)

    def test_chat_client(self):
        ali = self.connect("ali")
        process = self.course("chat_client.py")
        self.assertEqual(self.read_line(process), "they: merhaba")
        guest = ali.wait(" JOIN ").source.partition("!")[0]
        process.stdin.write("Günaydın\n".encode())
        process.stdin.flush()
        said = ali.wait("PRIVMSG")
        self.assertEqual(said.params, ["#merhaba", "Günaydın"])
        self.assertTrue(said.source.startswith(guest + "!"))
        ali.send("PRIVMSG #merhaba :Sana da")
        self.assertEqual(self.read_line(process), "they: ali: Sana da")
        process.stdin.write(b"quit\n")
        process.stdin.flush()
        self.assertEqual(self.read_line(process), "they answer: quit")
        self.assertEqual(process.wait(DEADLINE), 0)
        ali.wait(f"{guest}!.* QUIT")

    def test_netcat(self):
        ali = self.connect("ali")
        process = self.start([shutil.which("nc"), "127.0.0.1", str(self.room.port)])
        self.assertEqual(process.stdout.readline(), GREETING)
        process.stdin.write(b"from netcat\n")
        process.stdin.flush()
        ali.wait("PRIVMSG #merhaba :from netcat")
        ali.send("PRIVMSG #merhaba :to netcat")
        self.assertEqual(process.stdout.readline(), b"ali: to netcat\n")

    def test_netcat_says_all_at_once(self):
        """printf words | nc -N: nothing waits for a pause, and the words come through."""
        ali = self.connect("ali")
        process = self.start([shutil.which("nc"), "-N", "127.0.0.1", str(self.room.port)])
        output, _ = process.communicate(b"first\nlast words", timeout=DEADLINE)
        self.assertEqual(ali.wait("PRIVMSG").params[-1], "first")
        self.assertEqual(ali.wait("PRIVMSG").params[-1], "last words")
        self.assertTrue(output.startswith(GREETING))
        ali.wait(" QUIT")

    def test_without_line_end(self):
        ali = self.connect("ali")
        guest = self.guest()
        for text in ("bir", "iki üç", "👋"):
            guest.send_bytes(text.encode())
            self.assertEqual(ali.wait("PRIVMSG").params[-1], text)

    def test_several(self):
        ali = self.connect("ali")
        guests = [self.guest() for _ in range(5)]
        for number, guest in enumerate(guests):
            guest.send_bytes(b"number %d\n" % number)
            name = ali.wait(f"PRIVMSG .*number {number}").source.partition("!")[0]
            for other in guests:
                if other is not guest:
                    other.wait_bytes(b": number %d\n" % number)
            self.assertNotIn(b"number", guest.buffer, "one's own words do not come back")
            self.assertTrue(name)
        names = {line.params[5] for line in ali.ask("WHO #merhaba") if line.command == "352"}
        self.assertEqual(len(names), 6, "each has a name of its own")

    def test_seen_as_guests(self):
        """Address and port are for the host to see; that it is a guest, for everybody."""
        ali = self.connect("ali")
        self.guest()
        nick = ali.wait(" JOIN ").source.partition("!")[0]
        lines = ali.ask(f"WHOIS {nick}")
        self.assertIn("127.0.0.1", " ".join(line.text for line in lines))

    def test_quit_from_the_host(self):
        guest = self.guest()
        self.room.process.terminate()
        self.assertTrue(guest.wait_end().endswith(b"quit"))

    def test_quit_as_a_word(self):
        """Only the word alone ends it."""
        ali = self.connect("ali")
        guest = self.guest()
        guest.send_bytes(b"quit is a word\n")
        ali.wait("PRIVMSG .*quit is a word")
        guest.send_bytes(b"quit\r\n")
        self.assertEqual(guest.wait_end(), b"quit")

    def test_letter_in_two(self):
        ali = self.connect("ali")
        guest = self.guest()
        for cut in (b"ak\xc5|\x9fam", b"\xf0\x9f|\x91\x8b", b"\xe2|\x82\xac"):
            first, second = cut.split(b"|")
            guest.send_bytes(first)
            # The host has seen the first half when others still find it silent.
            self.assertEqual(self.commands(ali.round_trip()).count("PRIVMSG"), 0)
            guest.send_bytes(second)
            self.assertEqual(ali.wait("PRIVMSG").params[-1], (first + second).decode())

    def test_binary(self):
        ali = self.connect("ali")
        guest = self.guest()
        for rubbish in (b"\xff\xfe\x00\x01\n", b"a\x00b\n", b"a\x1b[31mred\n", b"ak\xc5 \n", b"\x01ACTION x\x01\n"):
            guest.send_bytes(rubbish)
            self.assertIn("UTF-8", guest.wait_bytes(b"\n").decode())
        guest.send_bytes(b"still here\n")
        self.assertEqual(ali.wait("PRIVMSG").params[-1], "still here")

    def test_long_text(self):
        ali, other = self.connect("ali"), self.guest()
        guest = self.guest()
        text = " ".join(f"kelime{number}ş" for number in range(1000))
        guest.send_bytes(text.encode() + b"\n")
        heard = ""
        while len(heard) < len(text):
            line = ali.wait("PRIVMSG")
            self.assertLessEqual(len(line.text.encode()), 510)
            heard += line.params[-1]
        self.assertEqual(heard, text)
        other.wait_bytes("kelime999ş".encode())

    def test_lines_of_others(self):
        """Several lines and bold for IRC people; plain lines for guests, and who said them."""
        ali, guest = self.connect("ali"), self.guest()
        ali.send("PRIVMSG #merhaba :\x02bold\x02 and \x0304red\x03")
        self.assertEqual(guest.wait_bytes(b"\n"), b"ali: bold and red\n")
        ali.send("NOTICE #merhaba :x")
        ali.send("PRIVMSG #merhaba :\x01ACTION waves\x01")
        self.assertIn(b"waves", guest.wait_bytes(b"waves"))

    def test_private_message_to_a_guest(self):
        ali, guest = self.connect("ali"), self.guest()
        nick = ali.wait(" JOIN ").source.partition("!")[0]
        ali.send(f"PRIVMSG {nick} :psst")
        self.assertIn(b"psst", guest.wait_bytes(b"psst"))

    def test_becomes_an_irc_client(self):
        """A person at netcat who types IRC, slower than the second of silence."""
        ali, guest = self.connect("ali"), self.guest()
        ali.wait(" JOIN ")
        guest.send_bytes(b"NICK veli\r\nUSER v 0 * :Veli\r\n")
        guest.wait_bytes(b" 001 veli ")
        ali.wait("^:veli!.* JOIN")
        guest.send_bytes(b"PRIVMSG #merhaba :from IRC\r\n")
        ali.wait("^:veli!.*from IRC")

    def test_empty_lines(self):
        ali, guest = self.connect("ali"), self.guest()
        ali.wait(" JOIN ")
        guest.send_bytes(b"\n\r\n\n")
        guest.send_bytes(b"text\n")
        self.assertEqual(ali.wait("PRIVMSG").params[-1], "text")


class NoPlainText(RoomTestCase):
    options = ("--no-plain-text",)

    def test_turned_away(self):
        wire = self.call()
        answer = wire.wait_end().decode()
        self.assertTrue(answer.endswith("\n") and len(answer) > 10, answer)


class WithKey(RoomTestCase):
    options = ("--key", "gizli")

    def test_told(self):
        """Who cannot give the key is told so in words."""
        ali = self.connect()
        ali.send("PASS gizli")
        ali.send("NICK ali")
        ali.send("USER a 0 * :a")
        ali.wait(" 366 ")
        wire = self.call()
        self.assertIn("key", wire.wait_end().decode())
        self.assertNotIn("JOIN", self.commands(ali.round_trip()))


if __name__ == "__main__":
    unittest.main()
