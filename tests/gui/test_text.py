#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_text.py LANGUAGE PROGRAM APP_ID: what is typed in one window is seen in the other, and in an IRC program."""

import gettext
import os
import re
import socket
import sys
import time

from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext
DEADLINE = 20


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def paste(window, pattern):
    """A button that is pressed over the bus is so a moment later: what is copied may not be there at once."""
    window.keys('Escape')
    end = time.monotonic() + DEADLINE
    while not re.fullmatch(pattern, window.get_entry(_('Message'))):
        if time.monotonic() > end:
            raise Failure(f'no {pattern!r} in the entry: {window.get_entry(_("Message"))!r}')
        window.keys('ctrl+a', 'ctrl+v')
    window.keys('ctrl+a', 'Delete')


class IrcProgram:
    """Somebody with another program: bytes in, bytes out."""

    def __init__(self, port):
        self.socket = socket.create_connection(('127.0.0.1', int(port)))
        self.socket.settimeout(1)
        self.received = b''
        self.socket.sendall(b'NICK memo\r\nUSER memo 0 * :Mehmet Kara\r\n')
        self.wait(b' JOIN ')

    def wait(self, part):
        end = time.monotonic() + DEADLINE
        while part not in self.received:
            if time.monotonic() > end:
                raise Failure(f'no {part!r} in {self.received!r}')
            try:
                self.received += self.socket.recv(4096)
            except TimeoutError:
                pass

    def say(self, text):
        self.socket.sendall(f'PRIVMSG #merhaba :{text}\r\n'.encode())


def open_room(first, second):
    begin('a room with two')
    first.set_entry(_('Your name'), 'Ayşe')
    first.press(_('Host a room'))
    first.wait_text(_('The room is open'))
    first.activate('win.connection-details')
    port = re.search(r'\d+', first.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    first.keys('Escape')
    first.wait_no_text(_('Not encrypted'))
    second.set_entry(_('Your name'), 'Zeynep')
    second.set_entry(_('Address'), f'127.0.0.1:{port}')
    second.press(_('Join'))
    second.wait_row(_('People in the room'), 'Ayşe')
    first.wait_row(_('People in the room'), 'Zeynep')
    return port


def write(window, text):
    window.keys('Escape')
    window.type_keys(text)
    window.keys('Return')


def format_text(first, second, program):
    begin('what is typed bold is bold for everybody')
    write(first, 'bu *bold* ve `kod` https://pardus.org.tr\'de')
    for window in (first, second):
        row = window.wait_row(_('Conversation'), 'bu bold ve kod https://pardus.org.tr\'de')
        check('*' not in row and '`' not in row, row)
    program.wait(b':bu \x02bold\x02 ve \x11kod\x11 https://pardus.org.tr\'de\r\n')
    begin('what came formatted is read without')
    program.say('\x02kalın\x02 \x0304,12kırmızı\x03 \x1değik')
    for window in (first, second):
        window.wait_row(_('Conversation'), 'kalın kırmızı eğik')


def copy_code(first, second):
    begin('code has a button that copies it')
    first.set_entry(_('Message'), '```\nif a:\n    b()\n```')
    first.press(_('Send'))
    second.wait_row(_('Conversation'), 'if a:\n    b()')
    second.press(_('Copy code'))
    paste(second, re.escape('if a:\n    b()'))


def name_somebody(first, second, program):
    begin('a name is completed, and who is named is told')
    first.keys('Escape')
    first.type_keys('@ze')
    first.more_keys('Tab')
    first.type_keys(' bak')
    first.more_keys('Return')
    row = second.wait_row(_('Conversation'), '@Zeynep bak')
    check(re.fullmatch(_('%s, mentions you').replace('%s', r'Ayşe, \d\d:\d\d: @Zeynep bak'), row), row)
    own = first.wait_row(_('Conversation'), '@Zeynep bak')
    check(own.endswith(_('%s, delivered').replace('%s', '')), own)
    program.wait(b':@Zeynep bak\r\n')
    begin('somebody with another program is named by the nick')
    first.type_keys('@me')
    first.more_keys('Return', 'Return')
    program.wait(b':@memo\r\n')


def type_emoji(first, second):
    begin('emoji are typed by name')
    first.type_keys(':thumbsup: :fire')
    first.more_keys('Return', 'Return')
    second.wait_row(_('Conversation'), '👍 🔥')


def copy_messages(window):
    begin('messages are selected by the keyboard and copied')
    window.focus_row(_('Conversation'), '👍 🔥')
    window.keys('shift+Up')
    window.keys('ctrl+c')
    window.keys('Escape')
    paste(window, r'\[\d\d:\d\d\] Ayşe: @memo\n\[\d\d:\d\d\] Ayşe: 👍 🔥\n')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        first.start()
        second.start()
        port = open_room(first, second)
        program = IrcProgram(port)
        first.wait_row(_('People in the room'), 'Mehmet Kara')
        format_text(first, second, program)
        copy_code(first, second)
        name_somebody(first, second, program)
        type_emoji(first, second)
        copy_messages(first)


main()
