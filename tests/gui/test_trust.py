#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_trust.py LANGUAGE PROGRAM APP_ID: an encrypted room, and one that is not as it was."""

import gettext
import os
import re
import socket
import sys

from access import look
from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext
CHANGED = _('This room shows another certificate than before, so it may not be the room you know. '
            'Perhaps its host was installed anew or another computer has this address now; perhaps somebody pretends to be the host. '
            'Nothing was said to it. Please ask the host before you go in.')


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def read_details(window):
    """What the connection details say, and that they say it is encrypted."""
    window.activate('win.connection-details')
    window.wait_text(_('Encrypted'))
    window.wait_text(_('Fingerprint of the room’s certificate'))
    texts = window.texts()
    window.keys('Escape')
    window.wait_no_text(_('Encrypted'))
    fingerprints = [text for text in texts if re.fullmatch('(?:[0-9A-F]{4} ){15}[0-9A-F]{4}', text)]
    check(len(fingerprints) == 1, f'no fingerprint in {texts}')
    ports = [re.search(r'\d+', text).group() for text in texts if text.endswith(_('%u, where the others reach this room').replace('%u', ''))]
    return fingerprints[0], ports[0] if ports else None


def meet(first, second):
    begin('two windows meet, encrypted')
    first.start('--host', '--name', 'Ayşe')
    first.wait_text(_('The room is open'))
    fingerprint, port = read_details(first)
    second.start('--name', 'Zeynep', '--join', f'127.0.0.1:{port}')
    second.wait_row(_('People in the room'), 'Ayşe')
    check(read_details(second)[0] == fingerprint, 'the two see different fingerprints')
    return port


def see_open_lock(first, port):
    begin('who is not encrypted is shown so')
    with socket.create_connection(('127.0.0.1', int(port))) as wire:
        wire.sendall(b'NICK eda\r\nUSER eda 0 * :Eda\r\n')
        first.wait_row(_('People in the room'), f'Eda, {_("Not encrypted")}')
    first.wait_row(_('People in the room'), 'Zeynep')
    check(not any('Zeynep' in row and _('Not encrypted') in row for row in first.rows(_('People in the room'))), 'Zeynep is said not to be encrypted')


def require_encryption(first, port):
    begin('the host lets only those in who are encrypted')
    first.activate('win.room-settings')
    first.switch(_('Only encrypted connections'))
    with socket.create_connection(('127.0.0.1', int(port))) as wire:
        wire.settimeout(20)
        wire.sendall(b'NICK ece\r\nUSER ece 0 * :Ece\r\n')
        answer = b''
        while b'ERROR' not in answer:
            answer += wire.recv(4096)
    first.switch(_('Only encrypted connections'))
    first.keys('Escape')
    first.wait_dialog_closed()


def replace_host(first, second):
    begin('the host has another certificate: the window in the room stays away')
    first.kill()
    first.remove_data('certificate.pem')
    first.start('--host', '--name', 'Ayşe')
    second.wait_text(CHANGED)
    check(not first.rows(_('People in the room')) or not any('Zeynep' in row for row in first.rows(_('People in the room'))), 'Zeynep went in')


def stay_away(second, port):
    begin('who comes anew is stopped as well, and may stay away')
    second.press(_('Go back'))
    second.set_entry(_('Address'), f'127.0.0.1:{port}')
    second.press(_('Join'))
    second.wait_text(_('This room is not as it was'))
    second.wait_text(CHANGED)
    look(second, 'a room that is not as it was')
    second.press(_('Join all the same…'))
    second.wait_button(_('_Stay away').replace('_', ''))
    look(second, 'the question whether to trust it')
    second.answer(_('_Stay away').replace('_', ''))
    second.wait_text(_('This room is not as it was'))


def trust(first, second):
    begin('going in all the same is a decision')
    fingerprint, _port = read_details(first)
    second.press(_('Join all the same…'))
    check(fingerprint in second.wait_text(fingerprint), 'the new fingerprint is not shown')
    second.answer(_('_Trust and join').replace('_', ''))
    second.wait_row(_('People in the room'), 'Ayşe')
    check(read_details(second)[0] == fingerprint, 'the two see different fingerprints')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        port = meet(first, second)
        see_open_lock(first, port)
        require_encryption(first, port)
        replace_host(first, second)
        stay_away(second, port)
        trust(first, second)


main()
