#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_drafts.py LANGUAGE PROGRAM APP_ID: what was begun to be written is there again, however the program ended."""

import gettext
import os
import re
import sys

from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
CATALOG = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE])
_ = CATALOG.gettext


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
    window.wait_dialog_closed()
    return port


def say(window, text):
    window.set_entry(_('Message'), text)
    window.press(_('Send'))
    window.wait_row(_('Conversation'), text)


def come_again(window, port, end):
    end()
    window.start(f'merhaba://127.0.0.1:{port}')
    window.wait_row(_('People in the room'), 'Ayşe')


def close(window):
    window.activate('window.close')
    check(window.wait_exit() == 0, 'the program failed')


def answer_later(first, second, port):
    begin('an answer that is not finished outlives the window')
    say(first, 'soru')
    second.focus_row(_('Conversation'), 'soru')
    second.keys('r')
    second.wait_text(_('Reply to %s') % 'Ayşe')
    second.type_keys('yarin konusuruz')
    second.wait_entry(_('Message'), 'yarin konusuruz')
    come_again(second, port, lambda: close(second))
    second.wait_entry(_('Message'), 'yarin konusuruz')
    second.wait_text(_('Reply to %s') % 'Ayşe')
    begin('and the sudden end of the program')
    second.keys('End')
    second.type_keys(' belki')
    second.wait_files_with('yarin konusuruz belki', 1)
    come_again(second, port, second.kill)
    second.wait_entry(_('Message'), 'yarin konusuruz belki')
    second.wait_text(_('Reply to %s') % 'Ayşe')
    begin('it is sent as if nothing had happened')
    second.keys('Return')
    first.wait_row(_('Conversation'), 'yarin konusuruz belki')
    second.wait_no_text(_('Reply to %s') % 'Ayşe')
    second.wait_entry(_('Message'), '')


def think_better_of_it(second, port):
    begin('what somebody thought better of is nowhere')
    second.type_keys('gizlitaslak')
    second.wait_files_with('gizlitaslak', 1)
    second.keys('ctrl+a', 'Delete')
    second.wait_files_with('gizlitaslak', 0)
    come_again(second, port, second.kill)
    second.wait_row(_('Conversation'), 'soru')
    second.wait_entry(_('Message'), '')


def write_to_one(second, port):
    begin('what was begun to be written to one person alone is there again too')
    second.press(_('What to do with %s') % 'Ayşe')
    second.choose(_('_Information…').replace('_', ''))
    second.answer(_('Write privately'))
    second.wait_text(_('Only the two of you'))
    second.look_at()
    second.type_keys('yalniz sana')
    second.wait_files_with('yalniz sana', 1)
    come_again(second, port, second.kill)
    second.wait_entry(_('Message'), '')
    second.wait_n_rows(_('Rooms'), 2)
    second.keys('alt+Down')
    second.wait_text(_('Only the two of you'))
    second.wait_entry(_('Message'), 'yalniz sana')


def write_in_own_room(first):
    begin('so is what the host had begun')
    first.keys('Escape')
    first.type_keys('kendi odam')
    first.wait_files_with('kendi odam', 1)
    first.kill()
    first.start()
    first.press(_('Host a room'))
    first.wait_row(_('People in the room'), 'Ayşe')
    first.wait_entry(_('Message'), 'kendi odam')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        first.start()
        second.start()
        first.set_entry(_('Your name'), 'Ayşe')
        port = host(first)
        second.set_entry(_('Your name'), 'Can')
        second.set_entry(_('Address'), f'127.0.0.1:{port}')
        second.press(_('Join'))
        second.wait_row(_('People in the room'), 'Ayşe')
        answer_later(first, second, port)
        think_better_of_it(second, port)
        write_to_one(second, port)
        write_in_own_room(first)


main()
