#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""The course's chat client: receives, asks, sends, strictly in turn.

    chat_client.py ADDRESS PORT

The answers come from standard input and are sent without a line end. "quit" from either
side is answered with "quit", and both close."""

import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((sys.argv[1], int(sys.argv[2])))

while True:
    message = client.recv(1024).decode("utf-8")
    if message == "quit":
        print("they quit", flush=True)
        client.send("quit".encode("utf-8"))
        break
    if not message:
        print("they left", flush=True)
        break
    print("they:", message, flush=True)
    answer = input()
    client.send(answer.encode("utf-8"))
    if answer == "quit":
        print("they answer:", client.recv(1024).decode("utf-8"), flush=True)
        break

client.close()
