#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""The course's chat server: one client, strictly in turn.

    chat_server.py ADDRESS PORT

Greets, then receives, asks for an answer on standard input and sends it, without a line
end. "quit" from either side is answered with "quit", and both close."""

import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((sys.argv[1], int(sys.argv[2])))
server.listen(1)
print("listening on", server.getsockname()[1], flush=True)

connection, address = server.accept()
print("caller", address[0], address[1], flush=True)
connection.send("Sohbete hoş geldiniz".encode("utf-8"))

while True:
    message = connection.recv(1024).decode("utf-8")
    if message == "quit":
        print("they quit", flush=True)
        connection.send("quit".encode("utf-8"))
        break
    if not message:
        print("they left", flush=True)
        break
    print("they:", message, flush=True)
    answer = input()
    connection.send(answer.encode("utf-8"))
    if answer == "quit":
        print("they answer:", connection.recv(1024).decode("utf-8"), flush=True)
        break

connection.close()
server.close()
