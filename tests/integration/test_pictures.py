#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Pictures by HTTP on the room's own port, with curl and with callers who mean no good."""

import collections
import hashlib
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from irc_client import DEADLINE, tls_context
from room import RoomTestCase

# Callers who are served at once, and who wait for a place.
PLACES = 16 + 256

PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)


class Pictures(RoomTestCase):
    options = ("--no-flood-limits",)

    def setUp(self):
        super().setUp()
        self.folder = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(self.folder.cleanup)
        self.picture = self.folder.name + "/picture.png"
        pathlib.Path(self.picture).write_bytes(PNG)

    def make_device(self):
        """A key and certificate as every installation makes them."""
        home = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(home.cleanup)
        self.start_room("--data-dir", home.name).stop()
        return home.name + "/certificate.pem"

    def curl(self, *arguments, uri):
        """The status, and what was written: the body, or with --head the head."""
        done = subprocess.run(["curl", "--silent", "--insecure", "--max-time", str(DEADLINE), "--write-out", "\n%{http_code}", *arguments, uri],
                              stdout=subprocess.PIPE, check=True, env={"PATH": os.environ["PATH"]})
        body, _, status = done.stdout.rpartition(b"\n")
        return int(status), body

    def uri(self, path="/files", scheme="https"):
        return f"{scheme}://127.0.0.1:{self.room.port}{path}"

    def post(self, *arguments, content=None, uri=None):
        return self.curl("--header", "Content-Type: image/png", "--data-binary", "@" + (content or self.picture), "--dump-header", "-",
                         *arguments, uri=uri or self.uri())

    def test_member(self):
        """Told where, one uploads; everybody can look, encrypted or not."""
        device = self.make_device()
        ali = self.connect("ali", context=tls_context(device), wait=False)
        filehost = re.search("soju.im/FILEHOST=([^ ]+)", ali.wait("soju.im/FILEHOST=").text)[1]
        self.assertEqual(filehost, self.uri())
        ali.wait(" 366 ")
        status, head = self.post("--cert", device, uri=filehost)
        self.assertEqual(status, 201, head)
        path = "/files/" + hashlib.sha256(PNG).hexdigest()
        self.assertIn(f"\r\nLocation: {path}\r\n".encode(), head)
        for scheme in ("http", "https"):
            self.assertEqual(self.curl(uri=self.uri(path, scheme)), (200, PNG))
        status, head = self.curl("--head", uri=self.uri(path))
        self.assertEqual(status, 200)
        self.assertIn(b"\r\nContent-Type: image/png\r\n", head)
        self.assertEqual(self.curl("--range", "1-3", uri=self.uri(path)), (206, b"PNG"))

    def test_strangers(self):
        """With a certificate of nobody in the room, without one, unencrypted."""
        device = self.make_device()
        self.connect("ali")
        self.assertEqual(self.post("--cert", device)[0], 403)
        self.assertEqual(self.post()[0], 403)
        self.assertEqual(self.post(uri=self.uri(scheme="http"))[0], 403)

    def test_too_large(self):
        """The answer comes before it is all sent, and nothing of it is kept."""
        device = self.make_device()
        self.connect("ali", context=tls_context(device))
        large = self.folder.name + "/large.png"
        with open(large, "wb") as file:
            file.write(PNG)
            file.truncate(50 * 1024 * 1024)
        before = self.room.memory()
        self.assertEqual(self.post("--cert", device, content=large)[0], 413)
        self.assertEqual(self.post("--cert", device, "--header", "Expect:", "--header", "Transfer-Encoding: chunked", content=large)[0], 413)
        self.assertLess(self.room.memory() - before, self.room.memory_bound(4 * 1024 * 1024))

    def test_options(self):
        status, head = self.curl("--request", "OPTIONS", "--dump-header", "-", uri=self.uri())
        self.assertEqual(status, 204)
        self.assertIn(b"\r\nAccept-Post: image/png, image/jpeg, image/webp\r\n", head)

    def test_thousand(self):
        """A thousand who say half a word, while people chat and one looks at a picture."""
        ali, veli = self.connect("ali"), self.connect("veli")
        wires = [self.call(b"GET /files/x HTTP/1.1\r\nHost:") for _ in range(1000)]
        ali.send("PRIVMSG veli :meanwhile")
        veli.wait("meanwhile", seconds=5)
        before = self.room.processor_time()
        for _ in range(20):
            ali.round_trip()
        self.assertLess(self.room.processor_time() - before, 2, "silence costs nothing")
        # Those too many hear so at once. Who waits does when the time is over, or gets a place of one whose time is.
        ends = collections.Counter(wire.wait_end(seconds=60)[:12] for wire in wires)
        self.assertLessEqual(set(ends), {b"HTTP/1.1 503", b"HTTP/1.1 408"})
        self.assertGreaterEqual(ends[b"HTTP/1.1 503"], 1000 - PLACES)
        self.assertEqual(self.curl(uri=self.uri("/files/x"))[0], 404)

    def test_all_answered(self):
        """Two hundred at once, each encrypted: all are answered, one after the other."""
        wires = [self.call(b"GET /files/x HTTP/1.1\r\n", context=tls_context()) for _ in range(200)]
        for wire in wires:
            wire.send_bytes(b"Host: x\r\n\r\n")
        for wire in wires:
            self.assertTrue(wire.wait_end().startswith(b"HTTP/1.1 404"))

    def test_ends_in_the_midst(self):
        """The room closes in order while callers are in the middle of a word."""
        half = b"POST /files HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab"
        wires = [self.call(half) for _ in range(40)] + [self.call(half, context=tls_context()) for _ in range(5)]
        self.connect("ali").round_trip()
        self.room.stop()
        for wire in wires:
            wire.wait_end()


if __name__ == "__main__":
    unittest.main()
