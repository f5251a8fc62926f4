#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_doctor.py LANGUAGE PROGRAM APP_ID: when it does not work, the window says why."""

import gettext
import os
import socket
import sys
import threading

from driver import Failure, Window

LANGUAGE, PROGRAM, APP_ID = sys.argv[1:]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext

NO_BUS = _('Rooms nearby cannot be found: the part of the system that programs talk through (D-Bus) does not answer.')
LIST = _('What was looked at')


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def close(window):
    window.keys('Escape')
    window.wait_dialog_closed()


def open_from_menu(window):
    begin('from the main menu')
    window.choose_from_menu(_('Why is it not _working?').replace('_', ''))
    row = window.wait_row(LIST, NO_BUS)
    check(row == ' '.join([_('Problem: %s') % NO_BUS, _('Join by address, or start this computer anew.')]), f'the row says {row!r}')
    window.wait_row(LIST, _('Fine: %s') % _('No firewall was found that keeps others out.'))
    window.wait_no_text(_('Looking for the reason…'))
    # The most important thing, in a few words.
    headlines = {_('No network'), _('Rooms cannot be found')}
    check(headlines & set(window.texts()), 'no headline')


def copy(window):
    begin('the result is copied as text')
    window.press(_('Copy the result'))
    window.wait_text(_('Result copied'))
    close(window)


def explain_wrong_address(window):
    begin('an address that is none')
    window.set_entry(_('Address'), '192.168.1')
    window.press(_('Join'))
    window.wait_text(_('This does not look like an address. An address looks like 192.168.1.5.'))
    window.choose_from_menu(_('Why is it not _working?').replace('_', ''))
    window.wait_row(LIST, _('What was typed is not an address. An address looks like 192.168.1.5.'))
    close(window)


def join(window, address):
    window.set_entry(_('Address'), address)
    window.press(_('Join'))
    window.wait_text(_('Could not join'))
    window.press(_('Find out why'))


def explain_refusal(window):
    begin('a join that fails: nobody is there')
    with socket.create_server(('127.0.0.1', 0)) as server:
        address = f'127.0.0.1:{server.getsockname()[1]}'
    join(window, address)
    window.wait_row(LIST, _('Problem: %s') % _('%s means this computer itself, and no room is open here.') % address)
    window.press(_('Look again'))
    window.wait_row(LIST, _('Problem: %s') % _('%s means this computer itself, and no room is open here.') % address)
    close(window)
    window.press(_('Go back'))


def want_key(server):
    """Knows no TLS, and lets nobody in without a key."""
    while True:
        connection, _address = server.accept()
        with connection:
            if connection.recv(4096)[:1] == b'\x16':
                continue
            connection.sendall(b':s 464 * :Password incorrect\r\n')
            while connection.recv(4096):
                pass


def explain_key(window):
    begin('a join that fails: the key is missing')
    with socket.create_server(('127.0.0.1', 0)) as server:
        threading.Thread(target=want_key, args=[server], daemon=True).start()
        address = f'127.0.0.1:{server.getsockname()[1]}'
        window.set_entry(_('Address'), address)
        window.press(_('Join'))
        window.wait_text(_('Key needed'))
        window.answer(_('_Cancel').replace('_', ''))
        window.press(_('Find out why'))
        window.wait_row(LIST, _('The room at %s has a key, and it was not the one that was told.') % address)
    close(window)
    window.press(_('Go back'))


def offer_where_no_room_is(window):
    begin('offered where there is no room')
    window.press(_('Find out why'))
    window.wait_row(LIST, NO_BUS)
    close(window)


def look_at_own_room(window):
    begin('a room that is hosted here')
    window.press(_('Host a room'))
    window.wait_text(_('The room is open'))
    window.choose_from_menu(_('Why is it not _working?').replace('_', ''))
    window.wait_row(LIST, NO_BUS)
    check(not any('127.0.0.1' in row for row in window.rows(LIST)), 'an address of before is still looked at')
    close(window)


def main():
    with Window(PROGRAM) as window:
        window.start('--name', 'Ayşe')
        window.wait_button(_('Host a room'))
        offer_where_no_room_is(window)
        open_from_menu(window)
        copy(window)
        explain_wrong_address(window)
        explain_refusal(window)
        explain_key(window)
        look_at_own_room(window)
        window.activate('window.close')
        check(window.wait_exit() == 0, 'the program failed')


main()
