#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_picture.py LANGUAGE PROGRAM: people are seen with the pictures they have chosen."""

import base64
import gettext
import os
import re
import struct
import sys
import zlib

from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
CATALOG = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE])
_ = CATALOG.gettext
CONVERSATION = _('Conversation')

# Nothing else in a window has these colours. An avatar in the list of people has some 800 pixels, one
# beside a message 1000.
MAGENTA, TEAL, OLIVE = (233, 11, 197), (3, 171, 159), (129, 137, 2)
ONE, TWO = 500, 1300


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def plain(text):
    return _(text).replace('_', '')


def paint(color):
    """A square of one colour, as PNG."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

    lines = (b'\0' + bytes(color) * 128) * 128
    png = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 128, 128, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(lines)) + chunk(b'IEND', b'')
    return base64.b64encode(png).decode()


def open_room(host, guest):
    begin('two who have chosen a picture meet')
    host.add_data('picture', paint(TEAL))
    guest.add_data('picture', paint(MAGENTA))
    host.start('--host', '--name', 'Ayşe')
    host.wait_text(_('The room is open'))
    host.activate('win.connection-details')
    port = re.search(r'\d+', host.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    host.keys('Escape')
    host.wait_no_text(_('Encrypted'))
    guest.start('--name', 'Zeynep', f'merhaba://127.0.0.1:{port}')
    guest.wait_row(_('People in the room'), 'Ayşe')


def see(host, guest):
    begin('each sees both')
    for window in host, guest:
        window.wait_color(MAGENTA, ONE)
        window.wait_color(TEAL, ONE)
    begin('a message has the picture of who said it')
    guest.set_entry(_('Message'), 'merhaba')
    guest.press(_('Send'))
    host.wait_row(CONVERSATION, 'merhaba')
    host.wait_color(MAGENTA, TWO)


def choose(host, guest):
    begin('another one is chosen')
    path = host.add_data('face.png', paint(OLIVE))
    host.keys('ctrl+comma')
    host.press(plain('_Choose…'))
    host.wait_window_called(_('Choose a picture'))
    host.keys('slash')
    host.type_keys(path[1:])
    host.more_keys('Return')
    for window in host, guest:
        window.wait_color(OLIVE, ONE)
    host.keys('Escape')
    host.wait_dialog_closed()
    for window in host, guest:
        window.wait_no_color(TEAL)


def take_away(host, guest):
    begin('who takes the picture away is seen with initials again')
    guest.keys('ctrl+comma')
    guest.press(_('Take the picture away'))
    guest.wait_no_button(_('Take the picture away'))
    guest.keys('Escape')
    guest.wait_dialog_closed()
    for window in host, guest:
        window.wait_no_color(MAGENTA)
        window.wait_color(OLIVE, ONE)
    check(not guest.has_data('picture'), 'the picture is still on the disk')
    check(host.has_data('picture'), 'the other picture is gone')


def main():
    with Window(PROGRAM) as host, Window(PROGRAM) as guest:
        open_room(host, guest)
        see(host, guest)
        choose(host, guest)
        take_away(host, guest)
        for window in guest, host:
            window.stop()


main()
