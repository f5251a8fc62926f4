# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""Drives Merhaba's window the way a screen reader sees it.

A test talks to Window objects. Each has a screen, a session bus and a home folder of its
own (gui-session.sh), because two programs on one screen share one accessibility bus; so
the part that speaks AT-SPI (Driver) runs in a process inside that session, and Window
passes calls to it, one line of JSON each way.

    with Window('build/src/app/merhaba') as window:
        window.start('--name', 'Ayşe')
        window.press('Host a room')
"""

import base64
import gettext
import json
import os
import re
import subprocess
import sys
import time

FOLDER = os.path.dirname(os.path.abspath(__file__))
TIMEOUT = 20 * int(os.environ.get('GUI_PATIENCE', '1'))


class Failure(Exception):
    """What was waited for did not happen."""


class Window:
    """A program in a session of its own; calls what Driver has."""

    def __init__(self, program, environment=None, prefix=()):
        # A pipe for the answers alone: standard output is anybody's in there.
        reading, writing = os.pipe()
        self.session = subprocess.Popen(
            [*prefix, os.path.join(FOLDER, 'gui-session.sh'), '/usr/bin/python3', os.path.abspath(__file__), os.path.abspath(program), str(writing)],
            stdin=subprocess.PIPE, stdout=sys.stderr, pass_fds=[writing], env={**os.environ, **(environment or {})}, text=True)
        os.close(writing)
        self.answers = os.fdopen(reading)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.session.stdin.close()
        self.session.wait(30)
        self.answers.close()

    def __getattr__(self, name):
        if name not in dir(Driver):
            raise AttributeError(name)

        def call(*arguments, **options):
            print(json.dumps([name, arguments, options]), file=self.session.stdin, flush=True)
            line = self.answers.readline()
            if not line:
                raise Failure(f'{name}{arguments}: the session has ended')
            kind, answer = json.loads(line)
            if kind == 'failure':
                raise Failure(answer)
            return answer
        return call


class Driver:
    """Inside the session: finds widgets by the names a screen reader says."""

    def __init__(self, program):
        # What lies under the pointer would show its tooltip, which is a window too.
        self._park_pointer()
        self.program = program
        self.process = None
        self.desktop = None
        self.sound_server = None
        self.root = None

    # --- The program ---

    def start(self, *arguments):
        self.process = subprocess.Popen([self.program, *arguments], stdin=subprocess.DEVNULL, stdout=sys.stderr)
        self.root = self.wait(self._find_application, 'the program on the accessibility bus')
        self.wait(lambda: self.root.get_child_count() > 0, 'a window')

    def start_by_bus(self, app_id):
        """Starts the program the way a desktop does, by its D-Bus service."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        path = '/' + app_id.replace('.', '/')
        bus.call_sync(app_id, path, 'org.freedesktop.Application', 'Activate', GLib.Variant('(a{sv})', ({},)), None, 0, TIMEOUT * 1000)
        self.process = None
        self.root = self.wait(self._find_application, 'the program on the accessibility bus')
        self.wait(lambda: self.root.get_child_count() > 0, 'a window')

    def open_by_bus(self, app_id, uri):
        """Hands a link to the program that runs, as a browser does."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        path = '/' + app_id.replace('.', '/')
        bus.call_sync(app_id, path, 'org.freedesktop.Application', 'Open', GLib.Variant('(asa{sv})', ([uri], {})), None, 0, TIMEOUT * 1000)

    def open_password_store(self):
        """The desktop's password store, open as it is after a person has logged in."""
        subprocess.run(['gnome-keyring-daemon', '--unlock', '--components=secrets'], input='x', stdout=subprocess.DEVNULL, stderr=sys.stderr, text=True, check=True)

    # --- Notifications ---

    def open_desktop(self):
        """A desktop that shows notifications; to be there before the program tells of something."""
        path = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'notifications')
        self.desktop = subprocess.Popen(['/usr/bin/python3', os.path.join(FOLDER, 'desktop.py'), path], stdin=subprocess.DEVNULL, stdout=sys.stderr)
        self.wait(lambda: os.path.exists(path), 'a desktop')

    def notifications(self):
        """Those that are shown."""
        with open(os.path.join(os.environ['XDG_RUNTIME_DIR'], 'notifications'), encoding='utf-8') as file:
            return list(json.load(file).values())

    def wait_notification(self, title, body):
        """Waits until one is shown whose texts contain these."""
        return self.wait(lambda: next((each for each in self.notifications() if title in each['title'] and body in each.get('body', '')), None), f'notification {title!r} {body!r}')

    def wait_no_notification(self):
        self.wait(lambda: not self.notifications(), 'end of the notifications')

    def choose_in_notification(self, app_id, action, target=None):
        """What the desktop does when something in a notification is pressed: an action, or none but to activate the program."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        path = '/' + app_id.replace('.', '/')
        targets = [] if target is None else [GLib.Variant('s', target)]
        method, arguments = ('ActivateAction', GLib.Variant('(sava{sv})', (action, targets, {}))) if action else ('Activate', GLib.Variant('(a{sv})', ({},)))
        bus.call_sync(app_id, path, 'org.freedesktop.Application', method, arguments, None, 0, TIMEOUT * 1000)

    def open_sound_server(self):
        """A sound server that nobody hears, for programs that start later."""
        folder = os.environ['XDG_RUNTIME_DIR']
        os.environ.update(CANBERRA_DRIVER='pulse', PULSE_SERVER=f'unix:{folder}/pulse/native')
        self.sound_server = subprocess.Popen([os.path.join(FOLDER, 'sound-server.sh'), os.path.join(folder, 'sounds')],
                                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if not self.sound_server.stdout.readline():
            raise Failure('no sound server')

    def sounds(self):
        """The names of those that were played; each is told of several times, with its own number."""
        with open(os.path.join(os.environ['XDG_RUNTIME_DIR'], 'sounds'), encoding='utf-8') as file:
            found = re.findall(r'event\.id = "(.*)"$[^:]*?object\.serial = "(.*)"$', file.read(), re.M)
        return [name for name, _number in dict.fromkeys(found)]

    def wait_sound(self):
        self.wait(self.sounds, 'sound')

    def run(self, *arguments):
        """Runs the program to its end beside the one that runs: exit status and output."""
        done = subprocess.run([self.program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TIMEOUT)
        return [done.returncode, done.stdout, done.stderr]

    def kill(self):
        """The program dies without a word."""
        self.process.kill()
        self.process.wait(TIMEOUT)

    def remove_data(self, name):
        """A file of the program's own folder is gone."""
        os.remove(os.path.join(GLib.get_user_data_dir(), 'merhaba', name))

    def add_data(self, name, contents):
        """A file in the program's own folder; its bytes in base64. Returns where it is."""
        path = os.path.join(GLib.get_user_data_dir(), 'merhaba', name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(base64.b64decode(contents))
        return path

    def has_data(self, name):
        return os.path.exists(os.path.join(GLib.get_user_data_dir(), 'merhaba', name))

    def wait_gone(self):
        """Waits until no program of ours is on the accessibility bus."""
        self.wait(lambda: not self._find_application(), 'end of the program')

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            try:
                application = desktop.get_child_at_index(i)
                if application and self._is_ours(application):
                    return application
            except GLib.Error:
                pass  # one that is just leaving
        if self.process and self.process.poll() is not None:
            raise Failure(f'the program has ended with {self.process.returncode}')
        return None

    def _is_ours(self, application):
        if self.process:
            return application.get_process_id() == self.process.pid
        return application.get_name() == os.path.basename(self.program)

    def wait_exit(self):
        """Waits for the program to end by itself; its exit status."""
        try:
            return self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            raise Failure('the program does not end') from None

    def stop(self):
        for process in self.process, self.desktop:
            if process and process.poll() is None:
                process.terminate()
                process.wait(TIMEOUT)
        if self.sound_server:
            self.sound_server.communicate(timeout=TIMEOUT)

    # --- Looking ---

    def wait(self, condition, what, timeout=TIMEOUT):
        end = time.monotonic() + timeout
        while True:
            try:
                result = condition()
                if result:
                    return result
            except GLib.Error:
                pass  # a widget went away while we looked
            if time.monotonic() > end:
                raise Failure(f'no {what}; on the screen: {self._describe()}')
            time.sleep(0.02)

    def _describe(self):
        try:
            return ' | '.join(f'{node.get_role_name()} {node.get_name()!r}' for node in self._walk() if node.get_name() and not node.get_name().startswith(('Gtk', 'Adw')))
        except GLib.Error:
            return '?'

    def _walk(self, node=None):
        node = node or self.root
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child and self._is_shown(child):
                yield from self._walk(child)

    @staticmethod
    def _is_shown(node):
        return node.get_state_set().contains(Atspi.StateType.VISIBLE) or node.get_role_name() == 'application'

    @staticmethod
    def _is_called(node, name):
        # A button with a mnemonic is called "_Send Send".
        found = node.get_name() or ''
        return found == name or found.replace('_', '') == f'{name} {name}'

    def _find(self, role, name):
        return next((node for node in self._walk() if node.get_role_name() == role and self._is_called(node, name)), None)

    def texts(self):
        """Every name and text on the screen."""
        found = []
        for node in self._walk():
            found.append(node.get_name() or '')
            if node.get_role_name() in ('text', 'entry'):
                found.append(self._get_text(node))
        return found

    def wait_text(self, part, timeout=TIMEOUT):
        """Waits until something on the screen contains a text; the whole of it."""
        return self.wait(lambda: next((text for text in self.texts() if part in text), None), f'text {part!r}', timeout)

    def wait_description(self, part):
        """Waits until a screen reader says a text beside a name."""
        self.wait(lambda: any(part in (node.get_description() or '') for node in self._walk()), f'description {part!r}')

    def wait_no_text(self, part):
        self.wait(lambda: not any(part in text for text in self.texts()), f'end of the text {part!r}')

    def wait_button(self, name):
        self.wait(lambda: self._find('push button', name), f'button {name!r}')

    def rows(self, name):
        """What a screen reader says for each row of a list."""
        lists = [node for node in self._walk() if node.get_role_name() == 'list' and node.get_name() == name]
        return [node.get_name() for each in lists for node in self._walk(each) if node.get_role_name() == 'list item']

    def wait_selected(self, name, parts):
        """Waits until the rows that a screen reader says are selected are those that contain these texts."""
        def read():
            lists = [node for node in self._walk() if node.get_role_name() == 'list' and node.get_name() == name]
            return [node.get_name() for each in lists for node in self._walk(each)
                    if node.get_role_name() == 'list item' and node.get_state_set().contains(Atspi.StateType.SELECTED)]
        self.wait(lambda: len(read()) == len(parts) and all(part in row for part, row in zip(parts, read())), f'selection of {parts} in {name!r}')

    def wait_no_row(self, name, part):
        self.wait(lambda: not any(part in row for row in self.rows(name)), f'end of the row {part!r} in {name!r}')

    def wait_row(self, name, part):
        """Waits for a row that contains a text; the whole of it."""
        return self.wait(lambda: next((row for row in self.rows(name) if part in row), None), f'row {part!r} in {name!r}')

    @staticmethod
    def _get_text(node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def wait_no_button(self, name):
        self.wait(lambda: not self._find('push button', name), f'end of the button {name!r}')

    def get_entry(self, name):
        return self._get_text(self.wait(lambda: self._find('text', name), f'entry {name!r}'))

    def wait_entry(self, name, text):
        self.wait(lambda: self._get_text(self._find('text', name)) == text, f'{text!r} in the entry {name!r}')

    def wait_n_rows(self, name, n):
        self.wait(lambda: len(self.rows(name)) == n, f'{n} rows in {name!r}')

    # --- What a screen reader and the keyboard get to ---

    # Roles of what one can do something with.
    CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'text', 'entry', 'password text', 'menu item', 'spin button',
                'slider', 'list item', 'link', 'check menu item', 'radio menu item', 'switch'}
    # What stands for something, and is not only there to hold others.
    PRESSED = {'push button', 'toggle button', 'check box', 'combo box', 'text', 'entry', 'password text', 'switch', 'spin button', 'link',
               'menu item', 'check menu item', 'radio menu item'}
    # What does not say what one can do with it.
    VAGUE = {'filler', 'panel', 'unknown', 'invalid'}

    def _get_front(self):
        """The window in front: the one opened last."""
        frames = [self.root.get_child_at_index(i) for i in range(self.root.get_child_count())]
        shown = [frame for frame in frames if frame and self._is_shown(frame)]
        return shown[-1] if shown else None

    def _get_scope(self):
        """What has the keyboard to itself: a menu or the like that is open in the window in front, or else the window."""
        front = self.wait(self._get_front, 'window in front')
        opened = [node for node in self._walk(front) if node.get_name() == 'GtkPopoverContent']
        return opened[-1] if opened else front

    def wait_popover(self):
        """Waits until a menu or the like is open."""
        self.wait(lambda: self._get_scope().get_name() == 'GtkPopoverContent', 'menu')

    def close_popover(self):
        self.more_keys('Escape')
        self.wait(lambda: self._get_scope().get_name() != 'GtkPopoverContent', 'end of the menu')

    def list_vague(self):
        """Role and name of what the keyboard gets to, but nobody knows what it is."""
        return [(node.get_role_name(), node.get_name() or '') for node in self._walk(self._get_scope())
                if node.get_role_name() in self.VAGUE and node.get_state_set().contains(Atspi.StateType.FOCUSABLE)]

    def list_controls(self):
        """Role and name of all there that can be used; those without a name have an empty one."""
        front = self._get_scope()
        return [(node.get_role_name(), node.get_name() or '') for node in self._walk(front)
                if node.get_role_name() in self.CONTROLS]

    def _list_focusable(self, front):
        return [node for node in self._walk(front) if node.get_state_set().contains(Atspi.StateType.FOCUSABLE)]

    def _get_focused(self, front, focusable):
        """Those of them that have the focus; when none has, what there is may be something else by now."""
        for again in (False, True):
            if again:
                focusable[:] = self._list_focusable(front)
            focused = [node for node in focusable if self._has_focus(node)]
            if focused:
                return focused
        return []

    @staticmethod
    def _has_focus(node):
        try:
            return node.get_state_set().contains(Atspi.StateType.FOCUSED)
        except GLib.Error:
            # It is gone.
            return False

    @staticmethod
    def _is_within(node, role):
        while node is not None and node.get_role_name() != 'application':
            if node.get_role_name() == role:
                return True
            node = node.get_parent()
        return False

    @staticmethod
    def _is_of_window(node):
        """GTK's own buttons of a window are not for the keyboard, which has keys for what they do."""
        words = {gettext.dgettext('gtk40', word) for word in ('Close', 'Minimize', 'Maximize', 'Restore')}
        return node.get_name() in words and node.get_parent().get_role_name() == 'panel'

    def _type_anywhere(self, front):
        """The names of entries that a key goes to: those of libadwaita do not say that they have the focus."""
        def read():
            return {node.get_name(): self._get_text(node) for node in self._walk(front) if node.get_role_name() in ('text', 'password text')}
        before = read()
        self.keys('x')
        for _i in range(50):
            after = read()
            if after != before:
                self.keys('BackSpace')
                return [name for name, text in after.items() if before.get(name) != text]
            time.sleep(0.01)
        return []

    def list_unreached(self):
        """Which of them Tab does not lead to, among those that the keyboard is for."""
        front = self._get_scope()
        # What is open in the window has an X window too, which must not get the focus.
        press = self.more_keys if front.get_name() == 'GtkPopoverContent' else self.keys
        focusable = self._list_focusable(front)
        wanted = {(node.get_name() or '').replace('_', '') for node in focusable if node.get_role_name() in self.PRESSED
                  and not self._is_of_window(node) and node.get_state_set().contains(Atspi.StateType.SENSITIVE)}
        reached = set()
        for _i in range(len(wanted) * 2 + 40):
            focused = self._get_focused(front, focusable)
            names = {(node.get_name() or '').replace('_', '') for node in focused}
            # Within a list one goes on with the arrow keys.
            while names and not names <= reached and any(self._is_within(node, 'list item') for node in focused):
                reached.update(names)
                press('Down')
                focused = self._get_focused(front, focusable)
                names = {(node.get_name() or '').replace('_', '') for node in focused}
            reached.update(names or self._type_anywhere(front))
            if wanted <= reached:
                break
            press('Tab')
        return sorted(wanted - reached)

    def listen(self):
        """Begins to listen like a screen reader."""
        self.heard = []
        self.listener = Atspi.EventListener.new(lambda event: self.heard.append(str(event.any_data)))
        self.listener.register('object:text-changed:insert')

    def wait_heard(self, text):
        def hear():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(text in each for each in self.heard)
        self.wait(hear, f'{text!r} heard by a screen reader')

    # --- Doing ---

    def press(self, name):
        button = self.wait(lambda: self._find('push button', name) or self._find('toggle button', name), f'button {name!r}')
        # A menu button has the button that is pressed in it.
        for node in self._walk(button):
            for i in range(node.get_n_actions()):
                if node.get_action_name(i) == 'click':
                    node.do_action(i)
                    return
        raise Failure(f'{name!r} cannot be pressed')

    def switch(self, name):
        """Turns a switch on or off."""
        self.wait(lambda: self._find('check box', name), f'switch {name!r}').do_action(0)

    def choose_from_menu(self, name):
        """An item of the main menu."""
        self.keys('F10')
        self.choose(name)

    def _find_item(self, name):
        roles = ('menu item', 'check menu item', 'radio menu item')
        return self.wait(lambda: next((item for item in (self._find(role, name) for role in roles) if item), None), f'menu item {name!r}')

    def choose(self, name):
        """An item of a menu that is open."""
        self._find_item(name).do_action(0)

    def wait_checked(self, name):
        """Waits until an item of a menu that is open has its mark."""
        self.wait(lambda: self._find_item(name).get_state_set().contains(Atspi.StateType.CHECKED), f'mark at {name!r}')

    def answer(self, name):
        """Presses a button of a dialog, by the keyboard: a dialog that ends while it is asked over the bus upsets GTK."""
        button = self.wait(lambda: self._find('push button', name), f'button {name!r}')
        for _i in range(10):
            if self._is_focused(button):
                before = len(self._find_x_windows())
                self.keys('Return')
                # Perhaps the program ends with it.
                self.wait(lambda: self.process.poll() is not None or len(self._find_x_windows()) < before, 'end of the dialog')
                return
            self.keys('Tab')
        raise Failure(f'the keyboard does not get to {name!r}')

    def set_entry(self, name, text):
        Atspi.EditableText.set_text_contents(self.wait(lambda: self._find('text', name) or self._find('password text', name), f'entry {name!r}'), text)

    def press_row(self, name, part):
        """Activates a row of a list, by the keyboard."""
        self.focus_row(name, part)
        self.keys('Return')

    def _is_focused(self, node):
        return any(each.get_state_set().contains(Atspi.StateType.FOCUSED) for each in self._walk(node))

    def focus_row(self, name, part):
        """Moves the keyboard to a row of a list, by Tab."""
        self.wait_row(name, part)
        for _i in range(60):
            rows = [row for each in self._walk() if each.get_role_name() == 'list' and each.get_name() == name
                    for row in self._walk(each) if row.get_role_name() == 'list item' and part in row.get_name()]
            if any(self._is_focused(row) for row in rows):
                return
            self.keys('Tab')
        raise Failure(f'the keyboard does not get to {part!r} in {name!r}: {self._describe()}')

    def count_files_with(self, text):
        """How many of the program's files hold a text, as bytes."""
        found = 0
        for folder, _folders, files in os.walk(os.environ['XDG_DATA_HOME']):
            for name in files:
                with open(os.path.join(folder, name), 'rb') as file:
                    found += text.encode() in file.read()
        return found

    def wait_files_with(self, text, n):
        self.wait(lambda: self.count_files_with(text) >= n if n else self.count_files_with(text) == 0, f'{n} files with {text!r}')

    def activate(self, action):
        """An action of the window, such as window.close."""
        frame = self.root.get_child_at_index(0)
        for i in range(frame.get_n_actions()):
            if frame.get_action_name(i) == action:
                try:
                    frame.do_action(i)
                except GLib.Error as error:
                    # A program that ends at once has no time to answer.
                    if 'disconnected' not in error.message:
                        raise
                return
        raise Failure(f'no action {action!r}')

    def _find_x_windows(self):
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)], stdout=subprocess.PIPE, text=True, check=False).stdout.split()

    def _find_x_window(self):
        """The one in front; none is found while another is just going away."""
        return self.wait(self._find_x_windows, 'a window on the screen')[-1]

    def wait_window_called(self, name):
        """Waits until a window of this name is in front."""
        self.wait(lambda: self._get_front() and self._get_front().get_name() == name, f'window {name!r}')

    def wait_no_window(self):
        """Waits until the program has nothing on the screen."""
        self.wait(lambda: not self._find_x_windows(), 'end of the windows')

    def wait_window(self):
        self.wait(self._find_x_windows, 'a window')

    def wait_dialog_closed(self):
        """A dialog that is just closing has no place on the accessibility bus and must not be asked for one."""
        self.wait(lambda: len(self._find_x_windows()) == 1, 'end of the dialog')

    def resize(self, width, height):
        """Asks for a size, which a window may be too large for. The screen has it first; waits until the program has it too."""
        before = self._get_inner_size()
        frame = self._get_frame()
        subprocess.check_call(['xdotool', 'windowsize', '--sync', self._find_x_window(), str(width), str(height)])
        self.wait(lambda: self._get_inner_size() != before and self._get_frame() == frame, f'a window of {width}×{height}')

    def _get_inner_size(self):
        size = self.root.get_child_at_index(0).get_component_iface().get_size()
        return [size.x, size.y]

    def _get_frame(self):
        """What is drawn around the window; something else while only one of the two knows its new size."""
        return [outer - inner for outer, inner in zip(self.get_size(), self._get_inner_size())]

    def get_size(self):
        geometry = subprocess.check_output(['xdotool', 'getwindowgeometry', '--shell', self._find_x_window()], text=True)
        values = dict(line.split('=') for line in geometry.split())
        return [int(values['WIDTH']), int(values['HEIGHT'])]

    def wait_size(self, width, height):
        self.wait(lambda: self.get_size() == [width, height], f'a window of {width}×{height}')

    def look_at(self):
        """The person turns to the window."""
        subprocess.check_call(['xdotool', 'windowfocus', '--sync', self._find_x_window()])

    @staticmethod
    def _park_pointer():
        subprocess.check_call(['xdotool', 'mousemove', '1279', '999'])

    def look_away(self):
        """The person turns to something else: the keyboard belongs to the empty corner of the screen."""
        self._park_pointer()
        location = subprocess.check_output(['xdotool', 'getmouselocation', '--shell'], text=True)
        subprocess.check_call(['xdotool', 'windowfocus', dict(line.split('=') for line in location.split())['WINDOW']])

    def keys(self, *keys):
        """Presses keys the way a keyboard does, in the window in front."""
        self.look_at()
        subprocess.check_call(['xdotool', 'key', *keys])

    def more_keys(self, *keys):
        """Presses keys where one is typing: a list of suggestions is an X window too and must not get the focus."""
        subprocess.check_call(['xdotool', 'key', *keys])

    def type_keys(self, text):
        subprocess.check_call(['xdotool', 'type', '--delay', '5', text])

    def photograph(self, path):
        """A picture of the whole screen."""
        subprocess.check_call(['import', '-window', 'root', path])

    def _count_color(self, color):
        pixels = subprocess.check_output(['import', '-window', 'root', '-depth', '8', 'rgb:-'])
        return sum(pixels[i:i + 3] == bytes(color) for i in range(0, len(pixels), 3))

    def wait_color(self, color, n):
        """Waits until so many pixels of the screen have a colour."""
        self.wait(lambda: self._count_color(color) >= n, f'{n} pixels of {color}')

    def wait_no_color(self, color):
        self.wait(lambda: self._count_color(color) == 0, f'end of {color}')


def serve(program, answers):
    driver = Driver(program)
    for line in sys.stdin:
        name, arguments, options = json.loads(line)
        try:
            answer = ['ok', getattr(driver, name)(*arguments, **options)]
        except (Failure, GLib.Error, subprocess.SubprocessError) as failure:
            answer = ['failure', f'{name}{tuple(arguments)}: {failure}']
        print(json.dumps(answer), file=answers, flush=True)
    driver.stop()


if __name__ == '__main__':
    import warnings

    warnings.simplefilter('ignore')
    import gi

    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, Gio, GLib

    # An answer may take longer than the 0.8 s it has otherwise, with sanitizers most of all.
    Atspi.set_timeout(TIMEOUT * 1000, TIMEOUT * 1000)
    serve(sys.argv[1], os.fdopen(int(sys.argv[2]), 'w'))
