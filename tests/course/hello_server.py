#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""The course's first server: greets one caller and closes.

    hello_server.py ADDRESS PORT

Says on standard output where it listens (port 0 asks for a free one) and who called."""

import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((sys.argv[1], int(sys.argv[2])))
server.listen()
print("listening on", server.getsockname()[1], flush=True)

connection, address = server.accept()
print("caller", address[0], address[1], flush=True)
connection.send("merhaba".encode("utf-8"))
connection.close()
server.close()
