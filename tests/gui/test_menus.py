#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_menus.py LANGUAGE PROGRAM APP_ID: what test_access.py asks of pages, of what opens in a room: menus, and what they lead to."""

import gettext
import os
import re
import sys

from access import look, look_at_menu, look_at_names
from driver import Window

LANGUAGE, PROGRAM = sys.argv[1:3]
CATALOG = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE])
_ = CATALOG.gettext


def plain(label):
    return label.replace('_', '')


def meet(first, second):
    first.start('--host', '--name', 'Ayşe')
    first.wait_text(_('The room is open'))
    first.activate('win.connection-details')
    port = re.search(r'\d+', first.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    first.keys('Escape')
    first.wait_dialog_closed()
    second.start('--name', 'Zeynep', '--join', f'127.0.0.1:{port}')
    second.wait_row(_('People in the room'), 'Ayşe')
    first.wait_row(_('People in the room'), 'Zeynep')
    second.set_entry(_('Message'), 'duyuldu mu?')
    second.press(_('Send'))
    first.wait_row(_('Conversation'), 'duyuldu')
    second.press(_('What to do with %s') % 'Ayşe')
    look_at_menu(second, 'the menu of a person')


def look_at_message(window):
    window.focus_row(_('Conversation'), 'duyuldu')
    window.more_keys('Menu')
    look_at_menu(window, 'the menu of a message')
    window.focus_row(_('Conversation'), 'duyuldu')
    window.more_keys('e')
    look_at_menu(window, 'what to react with')
    window.focus_row(_('Conversation'), 'duyuldu')
    window.more_keys('e')
    window.press(_('Heart'))
    window.wait_button(_('%s, %s') % ('❤️ 1', _('You')))
    window.focus_row(_('Conversation'), 'duyuldu')
    window.more_keys('r')
    window.wait_text(_('Reply to %s') % 'Zeynep')
    look(window, 'a message that is answered, and one with a reaction')
    window.keys('Escape')
    window.focus_row(_('Conversation'), 'duyuldu')
    window.keys('Menu')
    window.choose(plain(_('_Information…')))
    window.wait_text(_('Sent'))
    look(window, 'where a message came from')
    window.keys('Escape')
    window.wait_dialog_closed()
    window.focus_row(_('Conversation'), 'duyuldu')
    window.keys('Menu')
    window.wait_text(plain(_('_Delete for everyone…')))
    window.more_keys('Up', 'Return')
    window.wait_text(_('Delete this message?'))
    look(window, 'the question whether to delete a message')
    window.keys('Escape')
    window.wait_dialog_closed()


def look_at_selected(window, other):
    other.set_entry(_('Message'), 'evet')
    other.press(_('Send'))
    window.wait_row(_('Conversation'), 'evet')
    # What was done with the first one may have left it selected.
    window.focus_row(_('Conversation'), 'duyuldu')
    window.keys('Escape')
    window.wait_selected(_('Conversation'), [])
    window.focus_row(_('Conversation'), 'evet')
    window.keys('shift+Up')
    window.wait_selected(_('Conversation'), ['duyuldu', 'evet'])
    look_at_names(window, 'two messages that are selected')
    window.focus_row(_('Conversation'), 'duyuldu')
    window.more_keys('Menu')
    window.wait_text(plain(_('Copy selected _messages')))
    look_at_menu(window, 'the menu of two messages')
    window.keys('Escape')
    window.wait_selected(_('Conversation'), [])


def look_at_order(window):
    window.keys('F10')
    told = [plain(_(label)) for label in ('_All messages', 'Only when I am _mentioned', '_None', '_Do not disturb')]
    rooms = [plain(_(label)) for label in ('_More rooms here…', '_Find a room or a person…', '_Host or join another room')]
    look_at_menu(window, 'the main menu of a room', told + rooms)
    window.choose_from_menu(plain(_('No_tifications')))
    window.wait_checked(told[0])
    look_at_menu(window, 'its page of notifications', [name for role, name in window.list_controls() if name not in told])
    window.choose_from_menu(plain(_('_More rooms and people')))
    look_at_menu(window, 'its page of rooms', [name for role, name in window.list_controls() if name not in rooms])
    window.press(_('What to do with %s') % 'Zeynep')
    look_at_menu(window, 'the menu of a person, for who moderates')
    window.press(_('What to do with %s') % 'Zeynep')
    window.choose(plain(_('_Mute')))
    window.wait_row(_('People in the room'), _('Muted'))
    window.press(_('Order in the room'))
    look_at_menu(window, 'order in the room')
    window.press(_('Order in the room'))
    window.choose(plain(_('Kept _out and muted…')))
    window.wait_button(_('Let %s write') % 'Zeynep')
    look(window, 'who is kept out and muted')
    window.keys('Escape')
    window.wait_dialog_closed()
    window.press(_('Order in the room'))
    window.choose(plain(_('_Delete all messages…')))
    window.wait_text(_('Delete all messages?'))
    look(window, 'the question whether to delete all messages')
    window.keys('Escape')
    window.wait_dialog_closed()


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        meet(first, second)
        look_at_message(first)
        look_at_selected(first, second)
        look_at_order(first)


main()
