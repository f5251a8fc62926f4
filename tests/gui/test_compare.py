#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_compare.py LANGUAGE PROGRAM APP_ID: two people, each in their language, compare pictures."""

import gettext
import os
import re
import sys

from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
OTHER = {'en': 'tr', 'tr': 'en'}[LANGUAGE]
CONTEXT = 'picture to compare\x04'


class Tongue:
    """What a window says in one language."""

    def __init__(self, language):
        self.catalog = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [language])
        self.say = self.catalog.gettext
        # pylint: disable-next=protected-access
        self.pictures = {name: msgid for msgid, name in self.catalog._catalog.items() if isinstance(msgid, str) and msgid.startswith(CONTEXT)}
        if len(self.pictures) != 64:
            raise Failure(f'{len(self.pictures)} names in {language}')

    def read(self, label):
        """The pictures a row reads out, whatever the language."""
        return [self.pictures[name] for name in label.split('. ', 1)[0].split(', ')]


def begin(step):
    print(f'# {step}', flush=True)


def read_port(window, tongue):
    window.activate('win.connection-details')
    text = window.wait_text(tongue.say('%u, where the others reach this room').replace('%u', ''))
    window.keys('Escape')
    window.wait_dialog_closed()
    return re.search(r'\d+', text).group()


def read_member(window, tongue):
    begin('a member sees the pictures at once')
    window.activate('win.connection-details')
    sentence = tongue.say('Ask the host, face to face or on the phone: do you see the same pictures when you open my name in your connection details? '
                          'If not, somebody sits between your two computers: leave the room, and write nothing private there.')
    window.wait_text(tongue.say('Compare'))
    label = window.wait_text('. ' + sentence)
    window.keys('Escape')
    window.wait_dialog_closed()
    return tongue.read(label)


def read_host(window, tongue, name):
    begin('the host opens a name and sees them too, by the keyboard alone')
    people = tongue.say('People and their addresses')
    sentence = tongue.say('Ask %s, face to face or on the phone: do you see the same pictures under “Compare”? '
                          'If not, somebody sits between your two computers: trust nothing that is said from there.').replace('%s', name)
    window.activate('win.connection-details')
    window.press_row(people, name)
    label = window.wait_text('. ' + sentence)
    window.keys('Escape')
    window.wait_dialog_closed()
    return tongue.read(label)


def main():
    ours, theirs = Tongue(LANGUAGE), Tongue(OTHER)
    with Window(PROGRAM) as first, Window(PROGRAM, {'LANGUAGE': OTHER}) as second, Window(PROGRAM) as third:
        first.start('--host', '--name', 'Ayşe')
        first.wait_text(ours.say('The room is open'))
        address = f'127.0.0.1:{read_port(first, ours)}'
        second.start('--name', 'Zeynep', '--join', address)
        third.start('--name', 'Can', '--join', address)
        first.wait_row(ours.say('People in the room'), 'Zeynep')
        first.wait_row(ours.say('People in the room'), 'Can')
        second.wait_row(theirs.say('People in the room'), 'Ayşe')
        third.wait_row(ours.say('People in the room'), 'Ayşe')
        zeynep = read_member(second, theirs)
        can = read_member(third, ours)
        for seen, name in (zeynep, 'Zeynep'), (can, 'Can'):
            shown = read_host(first, ours, name)
            if len(shown) != 7 or shown != seen:
                raise Failure(f'{name} sees {seen}, the host {shown}')
        if zeynep == can:
            raise Failure('two people see the same')


main()
