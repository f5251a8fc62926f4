#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_told.py LANGUAGE PROGRAM APP_ID: who looks elsewhere is told, and a room stays open without a window."""

import gettext
import os
import re
import sys

from driver import Failure, Window

LANGUAGE, PROGRAM, APP_ID = sys.argv[1:4]
CATALOG = gettext.translation('merhaba', os.environ['MERHABA_LOCALE_DIR'], [LANGUAGE])
_ = CATALOG.gettext
CONVERSATION = _('Conversation')


def begin(step):
    print(f'# {step}', flush=True)


def check(condition, what):
    if not condition:
        raise Failure(what)


def plain(text):
    return _(text).replace('_', '')


def say(window, text):
    window.set_entry(_('Message'), text)
    window.press(_('Send'))
    window.wait_row(CONVERSATION, text)


def new_messages(n):
    return CATALOG.ngettext('%u new message', '%u new messages', n) % n


def open_room(host, guest):
    begin('two are in a room')
    host.open_desktop()
    guest.open_desktop()
    guest.open_sound_server()
    host.start('--host', '--name', 'Ayşe')
    host.wait_text(_('The room is open'))
    host.activate('win.connection-details')
    port = re.search(r'\d+', host.wait_text(_('%u, where the others reach this room').replace('%u', ''))).group()
    host.keys('Escape')
    host.wait_no_text(_('Encrypted'))
    guest.start('--name', 'Zeynep', f'merhaba://127.0.0.1:{port}')
    guest.wait_row(_('People in the room'), 'Ayşe')


def switch(window, *names):
    window.keys('ctrl+comma')
    window.wait_text(_('Stay in your rooms'))
    for name in names:
        window.switch(name)
    window.keys('Escape')
    window.wait_dialog_closed()


def hear(host, guest):
    begin('there is no sound for who looks on, has switched it off or is not to be disturbed')
    guest.look_at()
    say(host, 'görüyor')
    guest.wait_row(CONVERSATION, 'görüyor')
    switch(guest, _('Play a sound'))
    guest.look_away()
    say(host, 'sessizce')
    guest.wait_notification('', 'Ayşe: sessizce')
    guest.look_at()
    guest.wait_no_notification()
    switch(guest, _('Play a sound'), _('Do not disturb'))
    guest.look_away()
    say(host, '@Zeynep neredesin')
    guest.wait_row(CONVERSATION, '@Zeynep neredesin')
    check(not guest.notifications(), 'disturbed')
    switch(guest, _('Do not disturb'))
    check(not guest.sounds(), 'a sound that was not wanted')
    begin('otherwise there is one')
    guest.look_away()
    say(host, 'duyuyor')
    guest.wait_notification('', 'Ayşe: duyuyor')
    guest.wait_sound()
    check(guest.sounds() == ['message-new-instant'], f'heard {guest.sounds()}')
    guest.look_at()
    guest.wait_no_notification()


def tell(host, guest):
    begin('who looks elsewhere is told, who looks on is not')
    guest.look_at()
    say(host, 'bakıyor')
    guest.wait_row(CONVERSATION, 'bakıyor')
    check(not guest.notifications(), 'told of what is seen')
    guest.look_away()
    say(host, 'selam')
    check(guest.wait_notification('', 'Ayşe: selam')['priority'] == 'normal', 'a message like any other is urgent')
    say(host, '@Zeynep gel')
    told = guest.wait_notification('', 'Ayşe: @Zeynep gel\n' + new_messages(2))
    check(told['priority'] == 'high', 'a mention is not urgent')
    check(len(guest.notifications()) == 1, 'one conversation is told of twice')
    begin('what is read is no news')
    guest.look_at()
    guest.wait_no_notification()


def act(host, guest):
    begin('it is marked as read, or answered, from there')
    guest.look_away()
    say(host, 'bir')
    target = guest.wait_notification('', 'Ayşe: bir')['default-action-target']
    guest.choose_in_notification(APP_ID, 'mark-read', target)
    guest.wait_no_notification()
    guest.activate('win.start')
    guest.wait_text(_('Join by address'))
    say(host, 'iki')
    target = guest.wait_notification('', 'Ayşe: iki')['default-action-target']
    guest.choose_in_notification(APP_ID, 'reply', target)
    guest.wait_row(CONVERSATION, 'iki')
    guest.look_at()
    guest.type_keys('cevap')
    guest.keys('Return')
    host.wait_row(CONVERSATION, 'cevap')
    guest.wait_no_notification()


def choose(host, guest):
    begin('each room has a choice of its own')
    guest.choose_from_menu(plain('No_tifications'))
    guest.wait_checked(plain('_All messages'))
    guest.choose(plain('Only when I am _mentioned'))
    guest.keys('Escape')
    guest.look_away()
    say(host, 'herkese')
    guest.wait_row(CONVERSATION, 'herkese')
    check(not guest.notifications(), 'told of what was not wanted')
    say(host, '@Zeynep sana')
    guest.wait_notification('', '@Zeynep sana')
    guest.look_at()
    guest.wait_no_notification()


def keep(host, guest):
    begin('who hosts may close the window and keep the room')
    host.look_at()
    host.activate('window.close')
    host.answer(plain('_Cancel'))
    host.activate('window.close')
    host.answer(plain('_Keep it open'))
    host.wait_no_window()
    told = host.wait_notification(_('“%s” stays open').split('%s')[1], '')
    check('default-action' not in told, 'the notification does something else than to open the program')
    begin('the others go on, and the host hears of it')
    say(guest, 'orada mısın')
    host.wait_notification('', 'Zeynep: orada mısın')
    begin('starting the program brings the window back')
    check(host.run()[0] == 0, 'the second start failed')
    host.wait_window()
    host.look_at()
    host.wait_row(CONVERSATION, 'orada mısın')
    host.wait_no_notification()
    say(host, 'buradayım')
    guest.wait_row(CONVERSATION, 'buradayım')


def keep_always(host, guest):
    begin('who takes another name is called by it, and who always keeps the room is not asked')
    host.keys('ctrl+comma')
    host.wait_text(_('Stay in your rooms'))
    host.type_keys('Deniz')
    host.more_keys('Return')
    guest.wait_row(_('People in the room'), 'Deniz')
    host.switch(_('Stay in your rooms'))
    host.keys('Escape')
    host.wait_dialog_closed()
    host.activate('window.close')
    host.wait_no_window()
    host.wait_notification(_('“%s” stays open').split('%s')[1], '')
    host.choose_in_notification(APP_ID, None)
    host.wait_window()
    host.wait_no_notification()
    begin('quitting is quitting, and asks')
    host.keys('ctrl+q')
    host.answer(plain('_Close the room'))
    guest.wait_text(_('The host has closed the room.'))
    check(host.wait_exit() == 0, 'the first program failed')


def main():
    with Window(PROGRAM) as host, Window(PROGRAM) as guest:
        open_room(host, guest)
        hear(host, guest)
        tell(host, guest)
        act(host, guest)
        choose(host, guest)
        keep(host, guest)
        keep_always(host, guest)
        for window in guest, host:
            window.stop()


main()
