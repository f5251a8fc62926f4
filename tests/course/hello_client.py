#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""The course's first client: takes one greeting and closes.

    hello_client.py ADDRESS PORT"""

import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((sys.argv[1], int(sys.argv[2])))
print(client.recv(1024).decode("utf-8"), flush=True)
client.close()
