# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""A network with accounts, as far as somebody sees who wants to come in."""

import base64
import socket
import ssl
import threading


class AccountServer:
    """A network that lets in only can with the password kedi."""

    def __init__(self, certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        self.socket = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)
        self.port = self.socket.getsockname()[1]
        self.said = []  # passwords, of all who came
        self.is_open = False  # whether it lets in others too
        self.without = 0  # how many of those came
        self.changed = threading.Condition()
        threading.Thread(target=self._serve, daemon=True).start()

    def wait_said(self, n, timeout):
        """Whether so many passwords were said, at the latest in so many seconds."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.said) == n, timeout)

    def wait_without(self, n, timeout):
        """Whether so many came without an account, at the latest in so many seconds."""
        with self.changed:
            return self.changed.wait_for(lambda: self.without == n, timeout)

    def close(self):
        self.socket.close()

    def _serve(self):
        while True:
            try:
                connection, _address = self.socket.accept()
            except (ssl.SSLError, ConnectionError):
                continue
            except OSError:
                return
            threading.Thread(target=self._talk, args=[connection], daemon=True).start()

    def _talk(self, connection):
        known = False
        with connection, connection.makefile("rwb") as wire:
            def say(line):
                wire.write(line.encode() + b"\r\n")
                wire.flush()
            for line in wire:
                command, _, rest = line.decode().strip().partition(" ")
                if (command, rest[:2]) == ("CAP", "LS"):
                    say(":s CAP * LS :sasl=PLAIN,EXTERNAL")
                elif (command, rest[:3]) == ("CAP", "REQ"):
                    say(":s CAP * ACK :sasl")
                elif command == "AUTHENTICATE" and rest == ":PLAIN":
                    say("AUTHENTICATE +")
                elif command == "AUTHENTICATE":
                    with self.changed:
                        self.said.append(base64.b64decode(rest[1:]).split(b"\0"))
                        self.changed.notify_all()
                    known = self.said[-1] == [b"", b"can", b"kedi"]
                    say(":s 900 z z!m@h can :ok" if known else ":s 904 z :SASL authentication failed")
                    if known:
                        say(":s 903 z :ok")
                elif (command, rest) == ("CAP", ":END") and not known and not self.is_open:
                    say(":s 465 z :You are banned from this server- SASL access only")
                    return
                elif (command, rest) == ("CAP", ":END"):
                    with self.changed:
                        self.without += not known
                        self.changed.notify_all()
                    say(":s 001 Ziyaretci :Welcome\r\n:s 422 Ziyaretci :No MOTD")
                elif command == "PING":
                    say(f":s PONG s {rest}")
                elif command == "JOIN":
                    say(":Ziyaretci!m@h JOIN #merhaba\r\n:s 353 Ziyaretci = #merhaba :Ziyaretci\r\n:s 366 Ziyaretci #merhaba :End")
