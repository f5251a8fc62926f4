#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_access.py LANGUAGE PROGRAM APP_ID: everything one can use has a name, and Tab leads to it; on every page and in every dialog."""

import gettext
import os
import re
import sys

from access import look, look_at_menu, look_at_names
from driver import Window

LANGUAGE, PROGRAM = sys.argv[1:3]
CATALOG = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE])
_ = CATALOG.gettext

# A point of one colour, as PNG.
PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

# Opened in a room that is hosted. GTK’s own dialog for files is left to GTK, and so are all its emoji.
DIALOGS = ['win.connection-details', 'win.invite', 'win.room-settings', 'win.room-key', 'win.more-rooms', 'win.jump', 'win.go-to-date', 'win.doctor']


def plain(label):
    return label.replace('_', '')


def look_at_start(window):
    look(window, 'start page')
    window.keys('F1')
    window.wait_text(CATALOG.pgettext('shortcuts', 'Send the message'))
    window.wait_description('F9')
    look(window, 'the keys')
    window.keys('Escape')
    window.wait_dialog_closed()
    window.choose_from_menu(plain(_('_About Merhaba')))
    window.wait_window_called(_('About Merhaba'))
    look(window, 'about the program')
    window.keys('Escape')
    window.wait_dialog_closed()
    window.keys('F10')
    look_at_menu(window, 'the main menu of the start page')
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
    second.press(_('What to do with %s') % 'Ayşe')
    second.choose(_('_Information…').replace('_', ''))
    second.wait_button(_('Write privately'))
    look(second, 'a person')
    second.keys('Escape')
    second.wait_dialog_closed()
    second.activate('win.search')
    look(second, 'search')
    second.keys('Escape')


def look_at_suggestions(window):
    """They never have the focus: one goes on typing, and hears which one is chosen."""
    window.keys('Escape')
    window.type_keys('@')
    window.wait_selected(_('Suggestions'), ['Zeynep'])
    look_at_names(window, 'people to be named')
    window.close_popover()
    window.more_keys('BackSpace')
    window.type_keys(':ka')
    window.wait_popover()
    look_at_names(window, 'emoji to choose from')
    first, second = window.rows(_('Suggestions'))[:2]
    window.wait_selected(_('Suggestions'), [first])
    window.more_keys('Down')
    window.wait_selected(_('Suggestions'), [second])
    window.close_popover()
    window.set_entry(_('Message'), '')


def look_at_comparison(first, second):
    second.activate('win.connection-details')
    second.wait_text(_('Compare'))
    look(second, 'connection details in somebody else’s room')
    second.keys('Escape')
    second.wait_dialog_closed()
    first.activate('win.connection-details')
    first.press_row(_('People and their addresses'), 'Zeynep')
    first.wait_text(_('Compare'))
    look(first, 'connection details, and somebody to compare with')
    first.keys('Escape')
    first.wait_dialog_closed()


def look_at_key(first, second):
    # Who is in the room is told the key.
    second.activate('win.leave')
    first.wait_no_row(_('People in the room'), 'Zeynep')
    second.activate('win.search')
    second.look_at()
    second.type_keys('duyuldu')
    second.wait_row(_('Found messages'), 'duyuldu')
    look(second, 'what is found in all rooms')
    second.press(_('Search all rooms'))
    first.activate('win.room-key')
    first.set_entry(_('Key'), 'kedi')
    first.answer(_('_Set the key').replace('_', ''))
    second.press_row(_('Rooms you were in'), 'Ayşe')
    second.wait_text(_('Key of the room'))
    look(second, 'the question for the key')
    second.set_entry(_('Key'), 'kedi')
    second.answer(_('_Join').replace('_', ''))
    second.wait_row(_('People in the room'), 'Ayşe')


def look_at_end(first, second):
    first.kill()
    second.wait_button(_('Try again'))
    look(second, 'a room that is lost')


def look_at_dialogs(window):
    for action in DIALOGS:
        window.activate(action)
        look(window, action)
        window.keys('Escape')
        window.wait_dialog_closed()


def look_at_preferences(window):
    window.keys('ctrl+comma')
    window.wait_text(_('Do not disturb'))
    window.wait_button(_('Take the picture away'))
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
    first.set_entry(_('Name of the room'), 'Bahar')
    first.press(_('_Open').replace('_', ''))
    first.wait_dialog_closed()
    look(first, 'two rooms')
    first.press(_('More rooms and people'))
    look_at_menu(first, 'the menu above the list of rooms')
    first.focus_row(_('Rooms'), 'Bahar')
    first.more_keys('Menu')
    look_at_menu(first, 'the menu of a room in the list')
    first.resize(360, 640)
    first.activate('win.list')
    look(first, 'the list of rooms in a narrow window')
    look(second, 'a room in a wide window again')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        # Where the key of the room is remembered.
        first.open_password_store()
        second.open_password_store()
        first.add_data('picture', PICTURE)
        first.start()
        second.start()
        look_at_start(first)
        look_at_room(first, second)
        look_at_suggestions(first)
        look_at_comparison(first, second)
        look_at_dialogs(first)
        look_at_preferences(first)
        look_at_key(first, second)
        look_at_rooms(first, second)
        look_at_end(first, second)


main()
