#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_room.py LANGUAGE PROGRAM APP_ID: one window hosts, a second one joins, both talk, the host goes."""

import gettext
import os
import re
import socket
import sys

from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext
MESSAGES = ['Merhaba! 👋', '<b>%s</b> & "%d%n" \\n', 'שלום عالم', 'bir\niki\n\nüç', 'İıĞğ ' + 'uzun' * 60]


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def refuse_empty_name(window):
    begin('an empty name is asked for')
    window.set_entry(_('Your name'), '   ')
    window.press(_('Host a room'))
    window.wait_text(_('Type your name first, so that the others know who you are.'))
    window.set_entry(_('Your name'), 'Ayşe')
    window.wait_no_text(_('Type your name first, so that the others know who you are.'))


def host(window):
    begin('one click opens a room')
    window.press(_('Host a room'))
    window.wait_text(_('The room is open'))
    window.wait_text(_('%s’s room') % 'Ayşe')
    begin('the connection details tell the port')
    window.activate('win.connection-details')
    port = re.search(r'\d+', window.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    window.wait_text(_('Encrypted'))
    window.keys('Escape')
    window.wait_no_text(_('Encrypted'))
    return port


def refuse_wrong_addresses(window):
    begin('addresses that are none, and rooms that are not there')
    window.set_entry(_('Your name'), 'Zeynep')
    for wrong, answer in (('192.168.1', 'This does not look like an address. An address looks like 192.168.1.5.'),
                          ('192.168.1.5:70000', 'The port behind the colon must be a number from 1 to 65535.')):
        window.set_entry(_('Address'), wrong)
        window.press(_('Join'))
        window.wait_text(_(answer))
    window.set_entry(_('Address'), '127.0.0.1:1')
    window.press(_('Join'))
    window.wait_text(_('Could not join'))
    window.wait_text('127.0.0.1:1')
    window.press(_('Go back'))


def join(window, port):
    begin('the second window joins by address')
    window.set_entry(_('Address'), f'127.0.0.1:{port}')
    window.press(_('Join'))
    window.wait_text(_('%s’s room') % 'Ayşe')
    window.wait_row(_('People in the room'), 'Ayşe')
    window.wait_row(_('People in the room'), f'Zeynep, {_("You")}')


def say(sender, receiver, name, text):
    sender.set_entry(_('Message'), text)
    sender.press(_('Send'))
    own = sender.wait_row(_('Conversation'), text)
    check(own.startswith(_('You')), f'own row: {own!r}')
    row = receiver.wait_row(_('Conversation'), text)
    check(re.fullmatch(rf'{name}, \d\d:\d\d: {re.escape(text)}', row, re.DOTALL), f'row: {row!r}')
    check(sender.get_entry(_('Message')) == '', 'the text stayed in the entry')


def talk(first, second):
    begin('both talk')
    for text in MESSAGES:
        say(first, second, 'Ayşe', text)
        say(second, first, 'Zeynep', text + '?')
    first.wait_text(_('Delivered'))


def type_keys(first, second):
    begin('Enter sends, Shift+Enter breaks the line')
    first.keys('Escape')
    first.type_keys('ilk')
    first.keys('shift+Return')
    first.type_keys('son')
    first.wait_text('ilk\nson')
    first.keys('Return')
    second.wait_row(_('Conversation'), 'ilk\nson')


def paste_much(first, second):
    begin('a long paste arrives whole')
    text = ' '.join(f'söz{i}' for i in range(1400))
    say(first, second, 'Ayşe', text)


def search(window):
    begin('what was said is found as one types, and gone to')
    window.keys('ctrl+f')
    window.type_keys('MERHABA!')
    window.wait_row(_('Found messages'), MESSAGES[0])
    window.type_keys('qq')
    window.wait_text(_('Nothing found for “%s”') % 'MERHABA!qq')
    window.keys('ctrl+a')
    begin('Enter may come before the answer')
    window.type_keys('iLK')
    window.keys('Return')
    window.wait_row(_('Conversation'), 'ilk\nson')
    window.wait_no_text(_('Words to search for'))
    begin('Escape ends the search')
    window.keys('ctrl+f')
    window.wait_row(_('Found messages'), 'ilk\nson')
    window.keys('Escape')
    window.wait_row(_('Conversation'), 'söz1399')


def occupy(port):
    """Nobody answers at the port any more, whoever else tests on this computer."""
    occupied = socket.socket()
    occupied.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    occupied.bind(('127.0.0.1', int(port)))
    return occupied


def leave(first, second, port):
    begin('who hosts others is asked before the room closes')
    first.activate('window.close')
    first.press(_('_Cancel').replace('_', ''))
    say(second, first, 'Zeynep', 'orada mısın')
    first.activate('window.close')
    first.press(_('_Close the room').replace('_', ''))
    begin('the second window says that the host has gone')
    second.wait_text(_('The host has closed the room.'))
    check(first.wait_exit() == 0, 'the first program failed')
    second.wait_text(_('Not connected'))
    with occupy(port):
        second.press(_('Try again'))
        second.wait_text(f'127.0.0.1:{port}')
        second.press(_('Go back'))


def come_back(window):
    begin('name, rooms and the size of the window survive a restart')
    window.wait_text(_('Rooms you were in'))
    window.resize(740, 560)
    window.activate('window.close')
    check(window.wait_exit() == 0, 'the second program failed')
    window.start()
    check(window.get_entry(_('Your name')) == 'Zeynep', 'the name was forgotten')
    window.wait_size(740, 560)
    window.wait_text(_('%s’s room') % 'Ayşe')
    window.press(_('Forget “%s”') % (_('%s’s room') % 'Ayşe'))
    window.answer(_('_Forget').replace('_', ''))
    window.wait_no_text(_('Rooms you were in'))
    window.activate('window.close')
    check(window.wait_exit() == 0, 'the second program failed')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        first.start()
        second.start()
        refuse_empty_name(first)
        port = host(first)
        refuse_wrong_addresses(second)
        join(second, port)
        first.wait_row(_('People in the room'), 'Zeynep')
        talk(first, second)
        type_keys(first, second)
        paste_much(first, second)
        search(first)
        search(second)
        leave(first, second, port)
        come_back(second)


main()
