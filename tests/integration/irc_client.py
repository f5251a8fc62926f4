# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""A small IRC client for tests: every wait has a deadline, none is a sleep."""

import collections
import re
import socket
import ssl
import time

DEADLINE = 20.0

Line = collections.namedtuple("Line", "text tags source command params")

_UNESCAPED = {":": ";", "s": " ", "r": "\r", "n": "\n"}


def parse(text):
    tags, source, rest = {}, None, text
    if rest.startswith("@"):
        word, rest = rest[1:].split(" ", 1)
        for item in word.split(";"):
            key, _, value = item.partition("=")
            tags[key] = re.sub(r"\\(.?)", lambda m: _UNESCAPED.get(m[1], m[1]), value)
    if rest.startswith(":"):
        source, rest = rest[1:].split(" ", 1)
    middle, colon, trailing = rest.partition(" :")
    params = middle.split() + ([trailing] if colon else [])
    return Line(text, tags, source, params[0], params[1:])


def tls_context(certificate=None):
    """Takes any certificate; shows one if it is given, a file with the key and it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if certificate is not None:
        context.load_cert_chain(certificate)
    return context


class Wire:
    """A socket, and what came over it so far."""

    def __init__(self, port, host="127.0.0.1", receive_buffer=None, context=None):
        self.socket = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        if receive_buffer is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.connect((host, port))
        if context is not None:
            # The end of the handshake is not answered, and what follows would wait for that.
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.settimeout(DEADLINE)
            self.socket = context.wrap_socket(self.socket)
            self.socket.settimeout(None)
        self.buffer = b""
        self.ended = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    def send_bytes(self, data):
        self.socket.sendall(data)

    def receive(self, deadline):
        """Takes some more bytes into the buffer; False at the end or the deadline."""
        left = deadline - time.monotonic()
        if left <= 0 or self.ended:
            return False
        self.socket.settimeout(left)
        try:
            data = self.socket.recv(65536)
        except socket.timeout:
            return False
        except (ConnectionResetError, ssl.SSLEOFError):
            data = b""
        finally:
            self.socket.settimeout(None)
        self.ended = not data
        self.buffer += data
        return bool(data)

    def wait_bytes(self, data, seconds=DEADLINE):
        """Waits until the bytes came; takes what is up to and with them."""
        deadline = time.monotonic() + seconds
        while data not in self.buffer:
            if not self.receive(deadline):
                raise AssertionError(f"no {data!r}, but {self.buffer!r}, ended: {self.ended}")
        before, _, self.buffer = self.buffer.partition(data)
        return before + data

    def wait_end(self, seconds=DEADLINE):
        """Waits for the end of the connection; returns all that came before it."""
        deadline = time.monotonic() + seconds
        while self.receive(deadline):
            pass
        if not self.ended:
            raise AssertionError(f"not closed; last came {self.buffer[-200:]!r}")
        rest, self.buffer = self.buffer, b""
        return rest


class IrcClient(Wire):
    def __init__(self, port, nick=None, caps="", real_name=None, wait=True, **options):
        super().__init__(port, **options)
        self.nick = nick
        self.seen = collections.deque(maxlen=30)
        self.pings = 0
        if nick is None:
            return
        if caps:
            self.send("CAP LS 302")
            self.send(f"CAP REQ :{caps}")
        self.send(f"NICK {nick}")
        self.send(f"USER {nick} 0 * :{real_name or nick}")
        if caps:
            self.send("CAP END")
        if wait:
            self.wait(" 001 ")

    def send(self, line):
        self.send_bytes(line.encode() + b"\r\n")

    def next_line(self, deadline):
        """The next line, answering PINGs; None at the end or the deadline."""
        while True:
            while b"\n" not in self.buffer:
                if not self.receive(deadline):
                    return None
            raw, _, self.buffer = self.buffer.partition(b"\n")
            line = parse(raw.decode().rstrip("\r"))
            self.seen.append(line.text)
            if line.command != "PING":
                return line
            self.send("PONG :" + line.params[0])

    def wait(self, pattern, seconds=DEADLINE):
        """The next line that the regular expression is found in; those before it are passed over."""
        deadline = time.monotonic() + seconds
        while (line := self.next_line(deadline)) is not None:
            if re.search(pattern, line.text):
                return line
        state = "closed" if self.ended else "waited in vain"
        raise AssertionError(f"{self.nick}: {state} for {pattern!r}; last came:\n  " + "\n  ".join(self.seen))

    def round_trip(self):
        """All lines up to the answer to a PING: what was asked before is answered by then."""
        self.pings += 1
        token = f"barrier-{self.pings}"
        self.send(f"PING {token}")
        deadline = time.monotonic() + DEADLINE
        lines = []
        while (line := self.next_line(deadline)) is not None:
            if line.command == "PONG" and line.params[-1] == token:
                return lines
            lines.append(line)
        raise AssertionError(f"{self.nick}: no PONG; last came:\n  " + "\n  ".join(self.seen))

    def ask(self, line):
        """Sends a line; returns what came because of it."""
        self.round_trip()
        self.send(line)
        return self.round_trip()

    def quit(self):
        self.send("QUIT :bye")
        self.wait_end()
        self.close()
