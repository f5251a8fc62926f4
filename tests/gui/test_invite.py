#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_invite.py LANGUAGE PROGRAM APP_ID: a room with a key, and an invitation into it."""

import gettext
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext
PEOPLE = _('People in the room')


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def plain(label):
    return label.replace('_', '')


def set_key(first):
    begin('the host gives the room a key')
    first.activate('win.room-key')
    first.set_entry(_('Key'), 'iki kelime')
    first.wait_text(_('A key is one word, without spaces and commas.'))
    first.set_entry(_('Key'), 'çay-şeker')
    first.answer(plain(_('_Set the key')))
    first.wait_text(_('The room has a new key'))


def read_invite(first):
    begin('the invitation is a link, and the same as a picture')
    first.activate('win.invite')
    link = next(text for text in first.texts() if text.startswith('merhaba://'))
    first.wait_text(_('The invitation holds the key of the room: give it only to those who may come in.'))
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, 'screen.png')
        first.photograph(picture)
        scanned = subprocess.run(['zbarimg', '--quiet', '--raw', picture], capture_output=True, text=True, check=True).stdout.strip()
    check(scanned == link, f'the picture says {scanned}, the link is {link}')
    first.press(plain(_('_Copy the link')))
    first.wait_text(_('Invitation copied'))
    # The first one is for the notice.
    first.keys('Escape', 'Escape')
    first.wait_no_text(link)
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(link).query)
    check(query['key'] == ['çay-şeker'], f'another key in {link}')
    check(re.fullmatch('[0-9a-f]{64}', query['fp'][0]), f'no fingerprint in {link}')
    return link


def here(link):
    """The same invitation by the only address that any machine has."""
    port = re.search(r':(\d+)/', link).group(1)
    return re.sub(r'^merhaba://[^/]*/', f'merhaba://127.0.0.1:{port}/', link), f'127.0.0.1:{port}'


def ask(second, address):
    begin('who comes by the address is asked, as often as it takes')
    second.open_password_store()
    second.start('--name', 'Zeynep', '--join', address)
    second.wait_text(_('This room has a key. Please ask the host for it.'))
    second.set_entry(_('Key'), 'kahve')
    second.answer(plain(_('_Join')))
    second.wait_text(_('The room has another key than this one. Please ask the host for it.'))
    second.set_entry(_('Key'), 'çay-şeker')
    second.answer(plain(_('_Join')))
    second.wait_row(PEOPLE, 'Ayşe')


def remembered(second, address):
    begin('once the key was right, nobody is asked any more')
    second.kill()
    second.start('--name', 'Zeynep', '--join', address)
    second.wait_row(PEOPLE, 'Ayşe')


def by_invitation(third, link):
    begin('who comes by the invitation is in')
    third.start('--name', 'Can', link)
    third.wait_row(PEOPLE, 'Ayşe')


def another_room(third, link):
    begin('an invitation into another room than the one that answers')
    third.activate('win.leave')
    fingerprint = re.search('fp=([0-9a-f]{64})', link).group(1)
    third.set_entry(_('Address'), re.sub('id=[^&]*&', '', link).replace(fingerprint, fingerprint[::-1]))
    third.press(_('Join'))
    third.wait_text(_('This is not the room that was meant: the computer that answers shows another certificate than the invitation or the list of rooms says. '
                      'Nothing was said to it. Please ask the host for a new invitation.'))


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second, Window(PROGRAM) as third:
        first.start('--host', '--name', 'Ayşe')
        first.wait_text(_('The room is open'))
        set_key(first)
        link, address = here(read_invite(first))
        ask(second, address)
        remembered(second, address)
        by_invitation(third, link)
        another_room(third, link)


main()
