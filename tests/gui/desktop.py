#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""Shows notifications as GNOME does, for the driver: what is shown is a file of JSON.

    desktop.py FILE
"""

import json
import os
import sys

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

XML = '''<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>'''


class Desktop:
    def __init__(self, path):
        self.path = path
        self.shown = {}
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
        bus.register_object('/org/gtk/Notifications', interface, self.on_call, None, None)
        Gio.bus_own_name_on_connection(bus, 'org.gtk.Notifications', Gio.BusNameOwnerFlags.NONE, lambda *_arguments: self.save(), None)

    def on_call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        arguments = arguments.unpack()
        if method == 'AddNotification':
            self.shown[arguments[1]] = arguments[2]
        else:
            self.shown.pop(arguments[1], None)
        invocation.return_value(None)
        self.save()

    def save(self):
        with open(self.path + '.new', 'w', encoding='utf-8') as file:
            json.dump(self.shown, file)
        os.rename(self.path + '.new', self.path)


desktop = Desktop(sys.argv[1])
GLib.MainLoop().run()
