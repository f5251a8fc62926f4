#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_rooms.py LANGUAGE PROGRAM APP_ID: more rooms of a host, one person alone, and two hosts at once."""

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


def plain(label):
    return label.replace('_', '')


def say(window, text):
    window.set_entry(_('Message'), text)
    window.press(_('Send'))
    window.wait_row(_('Conversation'), text)


def host(window, name):
    window.set_entry(_('Your name'), name)
    window.press(_('Host a room'))
    window.wait_text(_('The room is open'))
    window.activate('win.connection-details')
    port = re.search(r'\d+', window.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    window.keys('Escape')
    window.wait_dialog_closed()
    return port


def join(window, name, port, host_name):
    if name is not None:
        window.set_entry(_('Your name'), name)
    window.set_entry(_('Address'), f'127.0.0.1:{port}')
    window.press(_('Join'))
    window.wait_row(_('People in the room'), host_name)


def open_room(window, name):
    window.activate('win.more-rooms')
    window.set_entry(_('Name of the room'), name)
    window.press(_('_Open').replace('_', ''))
    window.wait_dialog_closed()
    window.wait_row(_('Rooms'), name)


def enter_room(window, name):
    window.activate('win.more-rooms')
    window.press_row(_('Rooms there are'), name)
    window.wait_dialog_closed()
    window.wait_row(_('Rooms'), name)


def use_rooms(first, second):
    begin('the host opens one more room, and a guest finds it')
    open_room(first, 'Bahar şenliği')
    enter_room(second, 'Bahar şenliği')
    say(second, 'buradayım')
    first.wait_row(_('Conversation'), 'buradayım')
    begin('what is said in a room that is not on the screen is counted')
    second.keys('alt+Up')
    second.wait_no_row(_('Conversation'), 'buradayım')
    say(first, '@Zeynep gelir misin?')
    second.wait_row(_('Rooms'), _('you are mentioned'))
    check(_('you are mentioned') not in ' '.join(first.rows(_('Rooms'))), 'the one who wrote is told of it')
    begin('what is begun to be written stays with its room')
    second.set_entry(_('Message'), 'yarım kalan')
    second.keys('alt+Down')
    second.wait_row(_('Conversation'), 'gelir misin?')
    second.wait_entry(_('Message'), '')
    second.wait_no_row(_('Rooms'), _('you are mentioned'))
    second.keys('alt+Up')
    second.wait_entry(_('Message'), 'yarım kalan')
    second.set_entry(_('Message'), '')
    begin('and what it is an answer to')
    second.keys('alt+Down')
    second.focus_row(_('Conversation'), 'gelir misin?')
    second.keys('r')
    second.wait_text(_('Reply to %s') % 'Ayşe')
    second.keys('alt+Up')
    second.wait_no_text(_('Reply to %s') % 'Ayşe')
    second.keys('alt+Down')
    second.wait_text(_('Reply to %s') % 'Ayşe')
    second.keys('Escape')
    second.wait_no_text(_('Reply to %s') % 'Ayşe')
    second.keys('alt+Up')
    begin('what is new there begins where one left it')
    say(first, 'yoksa beklemeyelim')
    second.wait_row(_('Rooms'), CATALOG.ngettext('%u new message', '%u new messages', 1).replace('%u', '1'))
    second.keys('alt+Down')
    second.wait_row(_('Conversation'), 'yoksa beklemeyelim')
    shown = second.texts()
    line = shown.index(_('New messages'))
    above = [text for text in shown[:line] if 'gelir misin' in text or 'yoksa beklemeyelim' in text]
    check('yoksa beklemeyelim' in above[-1], f'the line of what is new stands below {above[-1]!r}')
    second.keys('alt+Up')


def use_menu(first, second):
    one_new = CATALOG.ngettext('%u new message', '%u new messages', 1).replace('%u', '1')
    begin('a room is read without going there')
    say(first, 'gelmesen de olur')
    second.wait_row(_('Rooms'), one_new)
    second.focus_row(_('Rooms'), 'Bahar')
    second.more_keys('Menu')
    second.wait_popover()
    second.choose(plain(_('Mark as _read')))
    second.wait_no_row(_('Rooms'), one_new)
    check('gelmesen' not in ' '.join(second.rows(_('Conversation'))), 'the room whose menu it was is shown')
    begin('and quiet, the one that is shown not')
    second.focus_row(_('Rooms'), 'Bahar')
    second.more_keys('shift+F10')
    second.wait_popover()
    second.choose(plain(_('_None')))
    second.focus_row(_('Rooms'), 'Bahar')
    second.more_keys('Menu')
    second.wait_checked(plain(_('_None')))
    second.close_popover()
    second.keys('F10')
    second.choose(plain(_('No_tifications')))
    second.wait_checked(plain(_('_All messages')))
    second.close_popover()
    begin('keys lead to what is new, and nowhere while nothing is')
    second.keys('alt+shift+Down')
    say(first, 'ben buradayım')
    second.wait_row(_('Rooms'), one_new)
    check('gelmesen' not in ' '.join(second.rows(_('Conversation'))), 'the keys led to a room with nothing new')
    second.keys('alt+shift+Up')
    second.wait_row(_('Conversation'), 'ben buradayım')
    second.wait_no_row(_('Rooms'), one_new)
    second.keys('alt+Up')


def talk_alone(first, second):
    begin('one person is written to alone')
    second.keys('ctrl+k')
    second.wait_row(_('What was found'), 'Ayşe')
    second.type_keys('ayse')
    second.wait_no_row(_('What was found'), 'Bahar')
    second.wait_n_rows(_('What was found'), 2)
    second.keys('Down')
    second.keys('Return')
    second.wait_dialog_closed()
    second.wait_text(_('Only the two of you'))
    say(second, 'aramızda kalsın')
    first.wait_row(_('Rooms'), 'Zeynep')
    check(not any('aramızda' in row for row in first.rows(_('Conversation'))), 'the room shows what was said to one person')
    first.press_row(_('Rooms'), 'Zeynep')
    first.wait_row(_('Conversation'), 'aramızda kalsın')
    say(first, 'söz')
    second.wait_row(_('Conversation'), 'söz')
    begin('it is closed, and comes back with the next word')
    first.press(_('Close the conversation'))
    first.wait_no_row(_('Rooms'), 'Zeynep')
    say(second, 'unutma')
    first.wait_row(_('Rooms'), 'Zeynep')
    first.press_row(_('Rooms'), 'Zeynep')
    first.wait_row(_('Conversation'), 'aramızda kalsın')
    first.wait_row(_('Conversation'), 'unutma')


def use_two_hosts(first, second):
    begin('who is with one host is with another one too')
    second.activate('win.start')
    port = host(second, 'Zeynep')
    second.wait_row(_('Rooms'), _('%s’s room') % 'Zeynep')
    first.keys('ctrl+n')
    join(first, None, port, 'Zeynep')
    say(first, 'sana geldim')
    second.wait_row(_('Conversation'), 'sana geldim')
    second.keys('alt+Down')
    second.wait_row(_('People in the room'), 'Ayşe')
    begin('one is left, the other one stays')
    first.press(_('Leave the room'))
    first.wait_no_row(_('Rooms'), _('%s’s room') % 'Zeynep')
    first.wait_row(_('Rooms'), _('%s’s room') % 'Ayşe')


def come_back(second):
    begin('who comes back finds the same rooms and people')
    second.activate('win.leave')
    second.wait_no_row(_('Rooms'), 'Bahar şenliği')
    second.activate('win.start')
    second.press_row(_('Rooms you were in'), _('%s’s room') % 'Ayşe')
    second.wait_row(_('Rooms'), 'Bahar şenliği')
    second.wait_row(_('Rooms'), 'Ayşe')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        first.start()
        second.start()
        port = host(first, 'Ayşe')
        join(second, 'Zeynep', port, 'Ayşe')
        use_rooms(first, second)
        use_menu(first, second)
        talk_alone(first, second)
        use_two_hosts(first, second)
        come_back(second)


main()
