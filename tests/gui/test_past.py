#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_past.py LANGUAGE PROGRAM APP_ID: what was said is read without the host, searched, deleted, forgotten."""

import gettext
import os
import re
import sys

from access import look
from driver import Failure, Window

LANGUAGE, PROGRAM = sys.argv[1:3]
_ = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE]).gettext
ROOM = _('%s’s room') % 'Ayşe'


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def host(window):
    window.start('--host', '--name', 'Ayşe')
    window.wait_text(_('The room is open'))
    window.activate('win.connection-details')
    port = re.search(r'\d+', window.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    window.keys('Escape')
    window.wait_no_text(_('Encrypted'))
    return port


def say(window, text):
    window.set_entry(_('Message'), text)
    window.press(_('Send'))
    window.wait_row(_('Conversation'), text)


def delete(first, second):
    begin('who said something deletes it for everyone, by the keyboard')
    say(second, 'yanlışlıkla yazdım')
    first.wait_row(_('Conversation'), 'yanlışlıkla')
    second.focus_row(_('Conversation'), 'yanlışlıkla')
    second.keys('Menu')
    second.wait_text(_('_Delete for everyone…').replace('_', ''))
    second.keys('Down', 'Down', 'Down', 'Down', 'Return')
    second.wait_text(_('Delete this message?'))
    second.answer(_('_Delete').replace('_', ''))
    for window in (first, second):
        window.wait_row(_('Conversation'), _('This message was deleted'))
        window.wait_no_text('yanlışlıkla')


def end(window):
    window.activate('window.close')
    check(window.wait_exit() == 0, 'the program failed')


def read_alone(window):
    begin('the room is read while its host is away')
    window.start()
    window.press_row(_('Rooms you were in'), ROOM)
    window.wait_row(_('Conversation'), 'eski sözler')
    window.wait_row(_('Conversation'), _('This message was deleted'))
    window.wait_text(_('Not connected'))
    begin('what is written meanwhile waits')
    say(window, 'sonra giderse gider')
    window.wait_text(_('Not sent yet'))
    window.press(_('Leave the room'))
    window.press_row(_('Rooms you were in'), ROOM)
    window.wait_row(_('Conversation'), 'sonra giderse gider')
    window.wait_text(_('Not sent yet'))
    window.press(_('Leave the room'))


def search_all(window):
    begin('all rooms are searched from the first page')
    window.wait_text(_('Rooms you were in'))
    window.keys('ctrl+f')
    window.type_keys('yanlislikla')
    window.wait_text(_('Nothing found for “%s”') % 'yanlislikla')
    window.keys('ctrl+a')
    window.type_keys('ESKI')
    window.wait_row(_('Found messages'), 'eski sözler')
    window.wait_text(_('%1$s in “%2$s”').replace('%1$s', 'Ayşe').replace('%2$s', ROOM))
    window.keys('Return')
    window.wait_row(_('Conversation'), 'eski sözler')
    window.press(_('Leave the room'))


def forget(window):
    begin('how much is kept is told, and a room forgotten')
    window.wait_text(_('Rooms you were in'))
    check(window.count_files_with('eski sözler') > 0, 'nothing was kept')
    window.activate('win.kept')
    window.wait_text(_('Kept on this computer'))
    window.answer(_('_Keep').replace('_', ''))
    window.wait_no_text(_('Kept on this computer'))
    window.press(_('Forget “%s”') % ROOM)
    window.wait_text(_('Forget “%s”?') % ROOM)
    look(window, 'the question whether to forget')
    window.answer(_('_Forget').replace('_', ''))
    window.wait_no_text(_('Rooms you were in'))
    window.wait_text(_('Deleted from this computer'))
    check(window.count_files_with('eski sözler') == 0, 'it is still on the disk')
    check(window.count_files_with('yanlışlıkla') == 0, 'what was deleted is still on the disk')
    end(window)


def forget_everything(window):
    begin('who hosted forgets everything')
    window.start()
    window.wait_text(_('Your room'))
    check(window.count_files_with('eski sözler') == 2, 'the room and the copy of it are kept')
    window.activate('win.kept')
    window.answer(_('_Forget everything').replace('_', ''))
    window.wait_no_text(_('Rooms you were in'))
    window.wait_text(_('Deleted from this computer'))
    check(window.count_files_with('eski sözler') == 0, 'it is still on the disk')
    begin('and hosts again')
    window.press(_('Host a room'))
    window.wait_text(_('The room is open'))
    check('eski sözler' not in ' '.join(window.rows(_('Conversation'))), 'the room remembers')
    end(window)


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second:
        port = host(first)
        say(first, 'eski sözler')
        second.start('--name', 'Zeynep', '--join', f'127.0.0.1:{port}')
        second.wait_row(_('Conversation'), 'eski sözler')
        delete(first, second)
        end(second)
        end(first)
        read_alone(second)
        search_all(second)
        forget(second)
        forget_everything(first)


main()
