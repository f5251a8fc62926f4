#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_reading.py LANGUAGE PROGRAM APP_ID: what was said while one was away, and on another day."""

import gettext
import os
import re
import sys

from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
CATALOG = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE])
_ = CATALOG.gettext
CONVERSATION = _('Conversation')
LINE = _('New messages')


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def unread(n):
    return CATALOG.ngettext('%u unread message', '%u unread messages', n) % n


def say(window, text):
    window.set_entry(_('Message'), text)
    window.press(_('Send'))
    window.wait_row(CONVERSATION, text.split('\n', maxsplit=1)[0])


def open_room(first, second):
    begin('two are in a room, both look at it')
    first.start('--host', '--name', 'Ayşe')
    first.wait_text(_('The room is open'))
    first.activate('win.connection-details')
    port = re.search(r'\d+', first.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    first.keys('Escape')
    first.wait_no_text(_('Encrypted'))
    second.start('--name', 'Zeynep', f'merhaba://127.0.0.1:{port}')
    second.wait_row(_('People in the room'), 'Ayşe')
    second.look_at()
    say(first, 'önce')
    second.wait_row(CONVERSATION, 'önce')
    check(LINE not in second.texts(), 'what is seen as it comes is not new')
    return port


def miss(first, second):
    begin('what comes while one looks away has a line above it, and a button that leads there')
    second.look_away()
    for text in ('bir', 'iki', 'üç'):
        say(first, text + '\n.' * 15)
    second.wait_button(unread(3))
    second.look_at()
    second.wait_button(unread(3))
    second.press(unread(3))
    second.wait_text(LINE)
    second.wait_row(CONVERSATION, 'bir\n')
    second.wait_no_button(unread(3))
    begin('the line stays while one reads, and goes when one answers')
    second.keys('Escape')
    second.wait_row(CONVERSATION, 'üç\n')
    second.wait_no_button(unread(3))
    say(second, 'cevap')
    second.wait_no_text(LINE)


def come_back(first, second, port):
    begin('after a restart the line is above what was missed')
    second.look_away()
    second.activate('window.close')
    check(second.wait_exit() == 0, 'the second program failed')
    for text in ('dört', 'beş'):
        say(first, text + '\n.' * 25)
    second.start('--name', 'Zeynep', f'merhaba://127.0.0.1:{port}')
    second.look_at()
    second.press(unread(2))
    second.wait_text(LINE)
    second.wait_row(CONVERSATION, 'dört\n')
    second.wait_no_button(unread(2))


def go_to_a_date(window):
    begin('Ctrl+G goes to a day')
    window.keys('Escape')
    window.wait_row(CONVERSATION, 'beş\n')
    window.wait_no_button(_('Go to the newest message'))
    window.keys('ctrl+g')
    window.wait_text(_('Go to a date'))
    window.keys('Left', 'Return')
    window.wait_dialog_closed()
    window.wait_button(_('Go to the newest message'))
    window.wait_row(CONVERSATION, 'önce')
    begin('of a day to come there is nothing')
    window.activate('win.go-to-date')
    window.wait_text(_('Go to a date'))
    window.keys('Next', 'Return')
    window.wait_dialog_closed()
    window.wait_text(_('No messages are kept from that day or later.'))


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        port = open_room(first, second)
        miss(first, second)
        come_back(first, second, port)
        go_to_a_date(second)
        for window in second, first:
            window.stop()


main()
