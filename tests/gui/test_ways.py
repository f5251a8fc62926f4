#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_ways.py LANGUAGE PROGRAM APP_ID: the other ways into a room and out of it."""

import gettext
import os
import re
import socket
import sys

from driver import Failure, Window

LANGUAGE, PROGRAM, APP_ID = sys.argv[1:]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def use_command_line(window):
    begin('the command line explains itself')
    status, output, _errors = window.run('--version')
    check(status == 0 and re.fullmatch(r'merhaba \d+\.\d+\.\d+\n', output), f'--version: {status} {output!r}')
    status, output, errors = window.run('--host', '--join', '127.0.0.1')
    check(status == 1 and _('Either host a room or join one, not both.') in errors, f'--host --join: {status} {errors!r}')
    status, output, errors = window.run('--no-such-option')
    check(status == 1 and '--no-such-option' in errors, f'a wrong option: {status} {errors!r}')


def read_port(window):
    window.activate('win.connection-details')
    port = re.search(r'\d+', window.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    window.keys('Escape')
    window.wait_no_text(_('Encrypted'))
    return port


def host_by_command_line(window):
    begin('--host opens a room at once')
    window.start('--host', '--name', 'Ayşe')
    window.wait_text(_('The room is open'))
    begin('who is alone leaves without being asked, and hosts again')
    window.set_entry(_('Message'), 'bir kere')
    window.press(_('Send'))
    window.wait_text(_('Delivered'))
    window.press(_('Leave the room'))
    window.press(_('Host a room'))
    window.wait_text(_('The room is open'))
    begin('what was said in it is there, once')
    window.wait_row(_('Conversation'), 'bir kere')
    window.set_entry(_('Message'), 'sonra')
    window.press(_('Send'))
    window.wait_row(_('Conversation'), 'sonra')
    check(len([row for row in window.rows(_('Conversation')) if 'bir kere' in row]) == 1, 'a message is there twice')
    return read_port(window)


def join_by_link(window, port):
    begin('a link on the command line joins')
    window.start('--name', 'Zeynep', f'merhaba://127.0.0.1:{port}')
    window.wait_row(_('People in the room'), 'Ayşe')
    begin('a link from elsewhere does not tear one out of a room')
    window.open_by_bus(APP_ID, 'irc://127.0.0.1:1/#x')
    window.wait_text(_('Could not join'))
    window.wait_row(_('Rooms'), _('%s’s room') % 'Ayşe')
    window.press(_('Go back'))
    window.wait_row(_('People in the room'), 'Ayşe')
    begin('who leaves is seen leaving')
    window.press(_('Leave the room'))
    window.wait_button(_('Host a room'))
    begin('a link opens a room')
    window.open_by_bus(APP_ID, f'irc://127.0.0.1:{port}/#merhaba')
    window.wait_row(_('People in the room'), 'Ayşe')


def see_each_other_go(first, second):
    begin('who left and came back is told of once')
    first.wait_row(_('Conversation'), _('%s came') % 'Zeynep')
    first.wait_no_row(_('Conversation'), _('%s left') % 'Zeynep')
    begin('a host that dies is noticed, and nothing is said to be sent')
    first.kill()
    second.wait_text(_('Not connected'))
    second.wait_button(_('Try again'))
    second.set_entry(_('Message'), 'sonra')
    second.press(_('Send'))
    second.wait_row(_('Conversation'), 'sonra')
    second.wait_text(_('Not sent yet'))
    check(_('Delivered') not in second.texts(), 'the message is said to be delivered')
    second.press(_('Go back'))


def cancel_connecting(window):
    begin('connecting can be given up')
    with socket.create_server(('127.0.0.1', 0)) as silent:
        window.set_entry(_('Address'), f'127.0.0.1:{silent.getsockname()[1]}')
        window.press(_('Join'))
        window.wait_text(_('Connecting…'))
        window.press(_('Cancel'))
        window.wait_button(_('Host a room'))


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        use_command_line(first)
        port = host_by_command_line(first)
        join_by_link(second, port)
        see_each_other_go(first, second)
        cancel_connecting(second)
        second.keys('ctrl+q')
        check(second.wait_exit() == 0, 'Ctrl+Q does not end the program well')


main()
