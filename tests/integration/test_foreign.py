# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""test_foreign.py VISITOR: our side on networks of others: a real InspIRCd with certificates of a test authority, and one
that knows accounts, played here."""

import os
import pathlib
import queue
import socket
import subprocess
import sys
import tempfile
import threading
import unittest

from account_server import AccountServer

VISITOR = os.path.abspath(sys.argv.pop(1))
DEADLINE = 30 * int(os.environ.get("PATIENCE", "1"))
HOST = "irc.localhost"
NONE, CERTIFICATE, NOT_ENCRYPTED, KEY, NOT_VOUCHED, ACCOUNT = range(1, 7)

CONFIGURATION = """
<server name="{host}" description="Test" network="Test">
<admin name="Test" nick="test" email="test@example.org">
<module name="cap"><module name="ssl_gnutls">{sts}
<sslprofile name="test" provider="gnutls" certfile="{certificate}" keyfile="{key}" hash="sha256">
<bind address="127.0.0.1" port="{port}" type="clients" sslprofile="test">
<bind address="127.0.0.1" port="{open_port}" type="clients">
<connect name="all" allow="*" timeout="60" resolvehostnames="no" localmax="100" globalmax="100">
<performance nouserdns="yes">
"""


def openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


class Authority:
    """Somebody who vouches for servers."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        openssl(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", f"/O={name}/CN={name} root",
                "-keyout", f"{name}.key", "-out", f"{name}.pem", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")
        self.path = folder / f"{name}.pem"

    def vouch(self, serial, host=HOST, days="1"):
        """A new key and a certificate for it."""
        stem = f"{self.name}-{serial}"
        (self.folder / f"{stem}.ext").write_text(f"subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\n")
        openssl(self.folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={host}", "-keyout", f"{stem}.key", "-out", f"{stem}.csr")
        openssl(self.folder, "x509", "-req", "-in", f"{stem}.csr", "-CA", f"{self.name}.pem", "-CAkey", f"{self.name}.key", "-set_serial", str(serial), "-days", days,
                "-extfile", f"{stem}.ext", "-out", f"{stem}.crt")
        return self.folder / f"{stem}.crt", self.folder / f"{stem}.key"


def sign_oneself(folder, name):
    openssl(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", f"/CN={HOST}",
            "-addext", f"subjectAltName=DNS:{HOST}", "-keyout", f"{name}.key", "-out", f"{name}.crt")
    return folder / f"{name}.crt", folder / f"{name}.key"


def find_ports(n):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(n)]
    ports = [found.getsockname()[1] for found in sockets]
    for found in sockets:
        found.close()
    return ports


class InspIRCd:
    """The real one, for as long as the block lasts."""

    def __init__(self, folder, certificate, ports, sts=""):
        self.folder, self.ports = folder, ports
        self.path = folder / "inspircd.conf"
        self.path.write_text(CONFIGURATION.format(host=HOST, certificate=certificate[0], key=certificate[1], port=ports[0], open_port=ports[1], sts=sts))

    def __enter__(self):
        with open(self.folder / "inspircd.log", "ab") as log:
            self.process = subprocess.Popen(["/usr/sbin/inspircd", "--config", self.path, "--nofork", "--nopid", "--nolog", "--runasroot"],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder)
        for port in self.ports:
            self._await_port(port)
        return self

    def _await_port(self, port):
        for _ in range(DEADLINE * 10):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                threading.Event().wait(0.1)
        raise AssertionError(f"InspIRCd did not start: {(self.folder / 'inspircd.log').read_text()}")

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(DEADLINE)


class Visitor:
    """Our side, for as long as the block lasts."""

    def __init__(self, address, folder, authority):
        self.process = subprocess.Popen([VISITOR, address, folder, authority.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, "LC_ALL": "C.UTF-8", "G_DEBUG": "fatal-criticals"})
        self.lines = queue.Queue()
        self.seen = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n").split("\t"))

    def expect(self, *beginning):
        """The next line that begins with these fields; those before it are kept in seen."""
        while True:
            try:
                fields = self.lines.get(timeout=DEADLINE)
            except queue.Empty:
                raise AssertionError(f"waited for {beginning}, but there came {self.seen}") from None
            self.seen.append(fields)
            if fields[:len(beginning)] == [str(part) for part in beginning]:
                return fields

    def say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def notes(self):
        """All that is told about the visit, which has to be over."""
        while not self.lines.empty():
            self.seen.append(self.lines.get())
        return " ".join(fields[1] for fields in self.seen if fields[0] == "note")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.stdin.close()
        status = self.process.wait(DEADLINE)
        self.reader.join(DEADLINE)
        self.process.stdout.close()
        if error[0] is None and status != 0:
            raise AssertionError(f"the visitor ended with {status}")


NOBODY = "nobody vouches"


class Foreign(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        cls.certificates = pathlib.Path(cls.temporary.name)
        cls.trusted = Authority(cls.certificates, "Good")
        cls.other = Authority(cls.certificates, "Bad")
        cls.addClassCleanup(cls.temporary.cleanup)

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="merhaba-test-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.ports = find_ports(2)
        self.address = f"ircs://{HOST}:{self.ports[0]}"

    def network(self, certificate, sts=""):
        return InspIRCd(self.folder, certificate, self.ports, sts)

    def visit(self, address=None):
        return Visitor(address or self.address, self.folder, self.trusted)

    def test_renewed(self):
        """Who is vouched for may change the certificate, and says so to nobody."""
        for serial in (1, 2):
            with self.network(self.trusted.vouch(serial)), self.visit() as visitor:
                self.assertEqual(visitor.expect("connected")[2], "Good")
            self.assertNotIn(NOBODY, visitor.notes())
        self.assertNotIn("fingerprint", (self.folder / "known-rooms.ini").read_text())

    def test_no_longer_vouched(self):
        """Neither somebody else's authority, nor another name, nor none will do; our person may go in all the same."""
        with self.network(self.trusted.vouch(3)), self.visit() as visitor:
            visitor.expect("connected")
        for certificate in (self.other.vouch(1), self.trusted.vouch(4, host="other.localhost"), self.trusted.vouch(5, days="-1")):
            with self.subTest(certificate), self.network(certificate), self.visit() as visitor:
                self.assertEqual(int(visitor.expect("lost")[1]), NOT_VOUCHED)
        with self.network(sign_oneself(self.certificates, "late")):
            with self.visit() as visitor:
                self.assertEqual(int(visitor.expect("lost")[1]), NOT_VOUCHED)
                visitor.say("accept")
                visitor.expect("connected")
            with self.visit() as visitor:
                visitor.expect("connected")
        with self.network(self.trusted.vouch(6)), self.visit() as visitor:
            self.assertEqual(visitor.expect("connected")[2], "Good")
        with self.network(sign_oneself(self.certificates, "later")), self.visit() as visitor:
            self.assertEqual(int(visitor.expect("lost")[1]), NOT_VOUCHED)

    def test_stranger(self):
        """Who vouches for itself alone is known by its certificate, which is said once."""
        with self.network(sign_oneself(self.certificates, "own")):
            with self.visit() as visitor:
                self.assertEqual(visitor.expect("connected")[2], "")
            self.assertIn(NOBODY, visitor.notes())
            with self.visit() as visitor:
                visitor.expect("connected")
            self.assertNotIn(NOBODY, visitor.notes())
        with self.network(sign_oneself(self.certificates, "another")), self.visit() as visitor:
            self.assertEqual(int(visitor.expect("lost")[1]), CERTIFICATE)

    def test_sts(self):
        """Who is called without encryption and wants it is called with it, now and the next time."""
        sts = f'<module name="ircv3_sts"><sts host="{HOST}" duration="1h" port="{self.ports[0]}">'
        unsafe = f"irc://{HOST}:{self.ports[1]}"
        with self.network(self.trusted.vouch(7), sts), self.visit(unsafe) as visitor:
            self.assertEqual(visitor.expect("connected")[1:], [self.address, "Good"])
        self.assertIn(f"[sts {HOST}]", (self.folder / "known-rooms.ini").read_text())
        with self.network(self.trusted.vouch(8)), self.visit(unsafe) as visitor:
            self.assertEqual(visitor.expect("connected")[1:], [self.address, "Good"])
        with self.network(self.other.vouch(2)), self.visit(unsafe) as visitor:
            self.assertEqual(int(visitor.expect("lost")[1]), NOT_VOUCHED)

    def test_account(self):
        """The password is asked for, and again when it was wrong."""
        server = AccountServer(self.trusted.vouch(9))
        self.addCleanup(server.close)
        with self.visit(f"ircs://{HOST}:{server.port}") as visitor:
            self.assertEqual(int(visitor.expect("lost")[1]), ACCOUNT)
            visitor.say("account can köpek")
            self.assertEqual(int(visitor.expect("lost")[1]), ACCOUNT)
            self.assertEqual(server.said, [[b"", b"can", "köpek".encode()]])
            visitor.say("account can kedi")
            visitor.expect("connected")
        self.assertNotIn("kedi", "".join(path.read_text(errors="replace") for path in self.folder.iterdir()))

    def test_account_at_stranger(self):
        """A password for who vouches for itself alone: to the one that was met, and to no other."""
        server = AccountServer(sign_oneself(self.certificates, "club"))
        with self.visit(f"ircs://{HOST}:{server.port}") as visitor:
            self.assertEqual(int(visitor.expect("lost")[1]), ACCOUNT)
            self.assertEqual(server.said, [])
            visitor.say("account can kedi")
            visitor.expect("connected")
        self.assertIn(NOBODY, visitor.notes())
        server.close()


if __name__ == "__main__":
    unittest.main()
