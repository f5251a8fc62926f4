#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_acts.py LANGUAGE PROGRAM APP_ID: people answer each other, react and see who types."""

import gettext
import os
import pathlib
import re
import socket
import sys
import time

from access import look
from driver import Failure, Window

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / 'integration'))
from irc_client import IrcClient  # noqa: E402

LANGUAGE, PROGRAM = sys.argv[1:3]
TRANSLATION = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE])
_ = TRANSLATION.gettext
DEADLINE = 20


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def host(window):
    window.press(_('Host a room'))
    window.wait_row(_('People in the room'), 'Ayşe')
    window.activate('win.connection-details')
    port = re.search(r'\d+', window.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    window.keys('Escape')
    window.wait_no_text(_('Not encrypted'))
    return port


def join(window, port):
    window.set_entry(_('Address'), f'127.0.0.1:{port}')
    window.press(_('Join'))


class Guest:
    """A program of the course: text in, text out."""

    def __init__(self, port):
        self.socket = socket.create_connection(('127.0.0.1', int(port)))
        self.socket.settimeout(DEADLINE)
        self.received = b''
        self.wait(b'merhaba\n')

    def wait(self, part):
        while part not in self.received:
            self.received += self.socket.recv(4096)


def write(window, text):
    window.keys('Escape')
    window.type_keys(text)
    window.keys('Return')


def wait_spoken(window, part, pattern):
    """Waits until a screen reader says something like this for a row."""
    end = time.monotonic() + DEADLINE
    while True:
        row = window.wait_row(_('Conversation'), part)
        if re.search(pattern, row):
            return
        if time.monotonic() > end:
            raise Failure(f'not {pattern!r}: {row!r}')


def see_typing(first, second):
    begin('one sees who types')
    second.keys('Escape')
    second.type_keys('piknige gidelim mi')
    first.wait_text(_('%s is typing…') % 'Can')
    second.keys('Return')
    first.wait_row(_('Conversation'), 'piknige gidelim mi')
    first.wait_no_text(_('%s is typing…') % 'Can')
    begin('and that they no longer do')
    second.type_keys('hayir')
    first.wait_text(_('%s is typing…') % 'Can')
    second.keys('ctrl+a', 'Delete')
    first.wait_no_text(_('%s is typing…') % 'Can')


def reply(first, second):
    begin('a message is answered by the keyboard')
    first.focus_row(_('Conversation'), 'piknige')
    first.keys('r')
    first.wait_text(_('Reply to %s') % 'Can')
    first.keys('Escape')
    first.wait_no_text(_('Reply to %s') % 'Can')
    first.focus_row(_('Conversation'), 'piknige')
    first.keys('r')
    first.wait_text(_('Reply to %s') % 'Can')
    first.type_keys('olur gidelim')
    first.keys('Return')
    first.wait_no_text(_('Reply to %s') % 'Can')
    answer = _('%s, %s, answers %s: %s')
    wait_spoken(first, 'olur gidelim', re.escape(answer).replace('%s', '(.*)'))
    wait_spoken(second, 'olur gidelim', re.escape(answer % ('Ayşe', 'T', _('you'), 'olur gidelim')).replace('T', '.*'))
    begin('and one goes to what is answered')
    second.press(_('Go to what is answered, %s: %s') % (_('You'), 'piknige gidelim mi'))


def react(first, second):
    begin('a reaction is added by the keyboard')
    first.focus_row(_('Conversation'), 'piknige')
    first.keys('e')
    first.press(_('Heart'))
    for window in (first, second):
        wait_spoken(window, 'piknige', '❤️ 1')
    begin('and by pressing one that is there')
    second.press(_('%s, %s') % ('❤️ 1', 'Ayşe'))
    for window in (first, second):
        wait_spoken(window, 'piknige', '❤️ 2')
    first.wait_text(_('%s, %s') % ('❤️ 2', _('%s and %s') % (_('You'), 'Can')))
    begin('and taken back the same way')
    second.press(_('%s, %s') % ('❤️ 2', _('%s and %s') % (_('You'), 'Ayşe')))
    for window in (first, second):
        wait_spoken(window, 'piknige', '❤️ 1')


def search_emoji(first):
    begin('any emoji is found by its name')
    first.focus_row(_('Conversation'), 'piknige')
    first.keys('e')
    first.press(_('Other emoji'))
    first.wait_text('🙂')
    first.type_keys('rer')
    first.wait_text('rer')
    check(not any((_('Reply to %s') % 'Can') in text for text in first.texts()), 'a letter that is searched for answers a message')
    first.more_keys('Escape')
    first.more_keys('Escape')
    first.wait_no_text('rer')


def ask(first):
    begin('a message tells where it came from')
    first.keys('Escape')
    first.focus_row(_('Conversation'), 'piknige')
    first.keys('Menu')
    first.choose(_('_Information…').replace('_', ''))
    first.wait_text(_('Device'))
    first.wait_text(_('Sent'))
    look(first, 'where a message came from')
    first.keys('Escape')
    first.wait_no_text(_('Device'))


def switch_typing(window):
    window.keys('ctrl+comma')
    window.switch(_('Show that you are typing'))
    window.keys('Escape')
    window.wait_dialog_closed()


def keep_typing_to_oneself(window, port):
    begin('who does not want to be seen typing is not')
    with IrcClient(int(port), 'eda', caps='message-tags') as eda:
        eda.round_trip()
        switch_typing(window)
        write(window, 'gorulmuyor')
        # What was said before she came may come at any time.
        line = eda.wait('typing=active| PRIVMSG #.*gorulmuyor')
        check('gorulmuyor' in line.text, f'the others were told {line.text!r}')
        switch_typing(window)
        write(window, 'goruluyor')
        eda.wait('typing=active')
        eda.wait(' PRIVMSG #.*goruluyor')


def come_again(first, second):
    begin('all of it is there when both windows have been closed')
    second.stop()
    first.stop()
    first.start()
    port = host(first)
    wait_spoken(first, 'piknige', '❤️ 1')
    wait_spoken(first, 'olur gidelim', re.escape(_('%s, %s, answers %s: %s')).replace('%s', '.*'))
    second.start()
    join(second, port)
    wait_spoken(second, 'piknige', '❤️ 1')
    begin('and a reaction of before can be taken back')
    first.press(_('%s, %s') % ('❤️ 1', _('You')))
    first.wait_no_text('❤️ 1')
    second.wait_no_text('❤️ 1')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        first.start()
        second.start()
        begin('a room with two and a guest')
        first.set_entry(_('Your name'), 'Ayşe')
        port = host(first)
        second.set_entry(_('Your name'), 'Can')
        join(second, port)
        second.wait_row(_('People in the room'), 'Ayşe')
        first.wait_row(_('People in the room'), 'Can')
        guest = Guest(port)
        see_typing(first, second)
        reply(first, second)
        react(first, second)
        search_emoji(first)
        ask(first)
        guest.wait(b'gidelim\n')
        check(guest.received.count(b'\n') == 3, f'the guest saw more than was said: {guest.received!r}')
        keep_typing_to_oneself(second, port)
        come_again(first, second)


main()
