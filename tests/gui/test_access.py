#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_access.py LANGUAGE PROGRAM APP_ID: everything one can use has a name, and Tab leads to it; on every page and in every dialog."""

import gettext
import os
import re
import sys

from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext

# Opened in a room that is hosted; what is only in GTK or libadwaita is theirs to keep accessible.
DIALOGS = ['win.connection-details', 'win.invite', 'win.order', 'win.room-key', 'win.more-rooms', 'win.jump', 'win.go-to-date', 'win.doctor']


# AdwPreferencesWindow has it, also when there is nothing to search, and never shows it then.
OF_OTHERS = ('GtkSearchEntry',)


def look(window, where, by_keyboard=True):
    print(f'# {where}', flush=True)
    controls = window.list_controls()
    # What has no name is called by its type.
    nameless = [role for role, name in controls if (not name or name.startswith(('Gtk', 'Adw', 'Ui'))) and name not in OF_OTHERS]
    if nameless:
        raise Failure(f'{where}: without a name: {nameless}')
    if not controls:
        raise Failure(f'{where}: nothing there to use')
    unreached = [name for name in window.list_unreached() if name not in OF_OTHERS] if by_keyboard else []
    if unreached:
        raise Failure(f'{where}: Tab does not lead to {unreached}')


def look_at_start(window):
    look(window, 'start page')
    window.activate('win.kept')
    window.wait_text(_('Kept on this computer'))
    look(window, 'kept on this computer')
    window.keys('Escape')
    window.wait_dialog_closed()


def look_at_room(first, second):
    first.set_entry(_('Your name'), 'Ayşe')
    first.press(_('Host a room'))
    first.wait_text(_('The room is open'))
    look(first, 'a room of one’s own, empty')
    first.activate('win.connection-details')
    port = re.search(r'\d+', first.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    first.keys('Escape')
    first.wait_dialog_closed()
    second.set_entry(_('Your name'), 'Zeynep')
    second.set_entry(_('Address'), f'127.0.0.1:{port}')
    second.press(_('Join'))
    second.wait_row(_('People in the room'), 'Ayşe')
    second.set_entry(_('Message'), 'merhaba https://example.org *kalın*')
    second.press(_('Send'))
    first.wait_row(_('Conversation'), 'merhaba')
    look(first, 'a room with people and messages')
    print('# a new message is announced', flush=True)
    first.listen()
    second.set_entry(_('Message'), 'duyuldu mu?')
    second.press(_('Send'))
    first.wait_heard('Zeynep: duyuldu mu?')
    look(second, 'somebody else’s room')


def look_at_dialogs(window):
    for action in DIALOGS:
        window.activate(action)
        look(window, action)
        window.keys('Escape')
        window.wait_dialog_closed()


def look_at_preferences(window):
    window.keys('ctrl+comma')
    window.wait_text(_('Do not disturb'))
    look(window, 'preferences')
    window.keys('Escape')
    window.wait_dialog_closed()
    window.activate('window.close')
    window.wait_button(_('Cancel'))
    look(window, 'the question when a room is closed')
    window.keys('Escape')
    window.wait_dialog_closed()


def look_at_rooms(first, second):
    first.activate('win.more-rooms')
    first.set_entry(_('What the room is called'), 'Bahar')
    first.press(_('_Open').replace('_', ''))
    first.wait_dialog_closed()
    look(first, 'two rooms')
    first.resize(360, 640)
    first.activate('win.list')
    # What the list covers is still there for a screen reader, and not for the keyboard.
    look(first, 'the list of rooms in a narrow window', by_keyboard=False)
    look(second, 'a room in a wide window again')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        first.start()
        second.start()
        look_at_start(first)
        look_at_room(first, second)
        look_at_dialogs(first)
        look_at_preferences(first)
        look_at_rooms(first, second)


main()
