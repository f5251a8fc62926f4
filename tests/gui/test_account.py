#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_account.py LANGUAGE PROGRAM APP_ID: a network that lets in only who has an account."""

import gettext
import os
import pathlib
import subprocess
import sys
import tempfile

from access import look
from driver import TIMEOUT, Failure, Window

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / 'integration'))
from account_server import AccountServer  # noqa: E402

LANGUAGE, PROGRAM = sys.argv[1:3]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext
PEOPLE = _('People in the room')
RIGHT = [b'', b'can', b'kedi']


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def plain(label):
    return label.replace('_', '')


def make_certificate(folder):
    certificate, key = f'{folder}/crt', f'{folder}/key'
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=x',
                    '-keyout', key, '-out', certificate], check=True, capture_output=True)
    return certificate, key


def ask(window, server, address):
    begin('the network wants an account: the window asks, as often as it takes')
    window.open_password_store()
    window.start('--name', 'Ziyaretçi', '--join', address)
    window.wait_text(_('Account on this network'))
    check(server.said == [], 'a password was said unasked')
    look(window, 'the question for the account')
    window.set_entry(_('Account name'), 'can')
    window.set_entry(_('Password'), 'köpek')
    window.answer(plain(_('_Join')))
    window.wait_text(_('This network does not know this account with this password. Please check both and try again.'))
    window.set_entry(_('Password'), 'kedi')
    window.answer(plain(_('_Join')))
    window.wait_row(PEOPLE, 'Ziyaret')
    check(server.said[-1] == RIGHT and len(server.said) == 2, f'the network heard {server.said}')


def remembered(window, server, address):
    begin('once it was right, nobody is asked any more')
    window.kill()
    window.start('--name', 'Ziyaretçi', '--join', address)
    window.wait_row(PEOPLE, 'Ziyaret')
    check(server.said[-1] == RIGHT and len(server.said) == 3, f'the network heard {server.said}')


def change(window, server):
    begin('another account, by the menu of the room')
    window.activate('win.account')
    window.wait_text(_('Account on this network'))
    window.set_entry(_('Password'), 'kedi')
    window.answer(plain(_('_Use account')))
    check(server.wait_said(4, TIMEOUT) and server.said[-1] == RIGHT, f'the network heard {server.said}')
    window.wait_row(PEOPLE, 'Ziyaret')


def without(window, server, address):
    begin('without the account; it is forgotten')
    server.is_open = True
    window.activate('win.account')
    window.wait_text(_('Account on this network'))
    window.answer(plain(_('Join _without account')))
    check(server.wait_without(1, TIMEOUT), 'nobody came without an account')
    window.wait_row(PEOPLE, 'Ziyaret')
    window.activate('win.account')
    window.wait_text(_('Account on this network'))
    window.wait_no_button(plain(_('Join _without account')))
    window.answer(plain(_('_Cancel')))
    window.kill()
    window.start('--name', 'Ziyaretçi', '--join', address)
    window.wait_row(PEOPLE, 'Ziyaret')
    check(server.without == 2 and len(server.said) == 4, f'the network heard {server.said}')


def main():
    with tempfile.TemporaryDirectory(prefix='merhaba-test-') as folder, Window(PROGRAM) as window:
        server = AccountServer(make_certificate(folder))
        address = f'ircs://127.0.0.1:{server.port}'
        ask(window, server, address)
        remembered(window, server, address)
        change(window, server)
        without(window, server, address)
        server.close()


main()
