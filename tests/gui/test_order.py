#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_order.py LANGUAGE PROGRAM APP_ID: the host keeps the room in order."""

import gettext
import os
import pathlib
import re
import sys

from access import look
from driver import Failure, Window

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / 'integration'))
from irc_client import IrcClient  # noqa: E402

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


def say(window, text):
    window.set_entry(_('Message'), text)
    window.press(_('Send'))


def get_port(window):
    window.activate('win.connection-details')
    suffix = _('%u, where the others reach this room').replace('%u', '')
    text = window.wait_text(suffix)
    window.keys('Escape')
    window.wait_no_text(suffix)
    return re.search(r'\d+', text).group()


def choose(window, person, entry):
    window.press(_('What to do with %s') % person)
    window.choose(plain(entry))


def mute(first, second):
    begin('somebody is muted, and may write again')
    choose(first, 'Zeynep', _('_Mute'))
    first.wait_text(_('%s may no longer write') % 'Zeynep')
    first.wait_row(PEOPLE, _('Muted'))
    say(second, 'duyan var mı')
    second.wait_text(_('You may not speak in this room now.'))
    first.press(plain(_('_Undo')))
    first.wait_no_row(PEOPLE, _('Muted'))
    say(second, 'şimdi oldu')
    first.wait_row(_('Conversation'), 'şimdi oldu')


def choose_order(window, entry):
    window.press(_('Order in the room'))
    window.choose(plain(entry))


def set_order(first, second):
    begin('who may come in, and who may write, above the list of people')
    choose_order(first, _('Nobody new'))
    first.wait_row(_('Conversation'), _('Nobody new may come in now'))
    first.press(plain(_('_Undo')))
    first.wait_row(_('Conversation'), _('Everybody may come in now'))
    choose_order(first, _('Only moderators may write'))
    first.wait_row(_('Conversation'), _('Only moderators may write now'))
    begin('who may not speak is told that a reaction goes nowhere')
    second.focus_row(_('Conversation'), 'şimdi oldu')
    second.keys('e')
    second.press(_('Heart'))
    second.wait_text(_('Your reaction was not passed on: you may not speak in this room now.'))
    check('❤️' not in ' '.join(first.rows(_('Conversation')) + second.rows(_('Conversation'))), 'the reaction is there all the same')
    choose_order(first, _('Only moderators may write'))
    first.wait_row(_('Conversation'), _('Everybody may write now'))


def hide_past(first, port):
    begin('a newcomer sees nothing of what was said, when the host says so')
    first.activate('win.room-settings')
    first.switch(_('Newcomers see what was said'))
    first.keys('Escape')
    first.wait_dialog_closed()
    with IrcClient(int(port), 'eda') as eda:
        first.wait_row(PEOPLE, 'eda')
        say(first, 'yeni söz')
        line = eda.wait(' PRIVMSG #.*(şimdi oldu|yeni söz)')
        check('yeni söz' in line.text, f'she was shown {line.text!r}')
    first.wait_no_row(PEOPLE, 'eda')


def newcomer(first, third, port):
    begin('a newcomer asks first')
    first.activate('win.room-settings')
    first.wait_text(_('Who may come in'))
    first.keys('space')
    first.keys('Down', 'Return')
    first.wait_text(_('Newcomers have to be let in now'))
    first.keys('Escape')
    first.press(_('Order in the room'))
    first.wait_checked(_('Newcomers ask first'))
    first.keys('Escape')
    third.start('--name', 'Can', '--join', f'127.0.0.1:{port}')
    third.wait_text(_('Waiting to be let in'))
    first.wait_text(_('%s would like to come in') % 'Can')
    # A toast has a button without a name in libadwaita 1.2.
    first.wait_no_button(plain(_('_Undo')))
    look(first, 'somebody who would like to come in')
    first.press(_('Do not let %s in now') % 'Can')
    third.wait_text(_('The host did not let you in now. You may ask again.'))
    first.wait_no_text(_('%s would like to come in') % 'Can')
    third.press(_('Try again'))
    third.wait_text(_('Waiting to be let in'))
    first.press(_('Let %s in') % 'Can')
    third.wait_row(PEOPLE, 'Ayşe')
    first.wait_no_text(_('%s would like to come in') % 'Can')


def keep_out(first, third, port):
    begin('somebody is kept out, and let back in')
    choose(first, 'Can', _('Remove and _keep out'))
    first.wait_no_row(PEOPLE, 'Can')
    third.wait_text(_('%s has removed you from the room.') % 'Ayşe')
    third.press(_('Try again'))
    third.wait_text(_('The host does not let you into this room.'))
    choose_order(first, _('Kept _out and muted…'))
    first.press(_('Let %s back in') % 'Can')
    first.wait_no_button(_('Let %s back in') % 'Can')
    first.keys('Escape')
    third.press(_('Try again'))
    third.wait_row(PEOPLE, 'Ayşe')


def clear(first, second):
    begin('all messages are deleted, for everybody')
    choose_order(first, _('_Delete all messages…'))
    first.answer(plain(_('_Delete')))
    first.wait_row(_('Conversation'), _('%s deleted all messages') % 'Ayşe')
    second.wait_row(_('Conversation'), _('%s deleted all messages') % 'Ayşe')
    second.wait_no_row(_('Conversation'), 'şimdi oldu')


def main():
    with Window(PROGRAM) as first, Window(PROGRAM) as second, Window(PROGRAM) as third:
        first.start('--host', '--name', 'Ayşe')
        first.wait_text(_('The room is open'))
        port = get_port(first)
        second.start('--name', 'Zeynep', '--join', f'127.0.0.1:{port}')
        second.wait_row(PEOPLE, 'Ayşe')
        mute(first, second)
        set_order(first, second)
        hide_past(first, port)
        newcomer(first, third, port)
        keep_out(first, third, port)
        clear(first, second)


main()
