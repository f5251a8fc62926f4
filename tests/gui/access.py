# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""What people need who do not see the window, or have no mouse."""

from driver import Failure

# AdwPreferencesWindow has it, also when there is nothing to search, and never shows it then.
OF_OTHERS = ('GtkSearchEntry',)


def look_at_names(window, where):
    """Everything one can use in the window in front, or in the menu that is open in it, has a name and a role."""
    print(f'# {where}', flush=True)
    controls = window.list_controls()
    # What has no name is called by its type.
    nameless = [role for role, name in controls if (not name or name.startswith(('Gtk', 'Adw', 'Ui'))) and name not in OF_OTHERS]
    if nameless:
        raise Failure(f'{where}: without a name: {nameless}')
    vague = window.list_vague()
    if vague:
        raise Failure(f'{where}: nobody knows what it is: {vague}')
    if not controls:
        raise Failure(f'{where}: nothing there to use')


def look(window, where, apart=OF_OTHERS):
    """The same, and Tab leads to it."""
    look_at_names(window, where)
    unreached = [name for name in window.list_unreached() if name not in apart]
    if unreached:
        raise Failure(f'{where}: Tab does not lead to {unreached}')


def look_at_menu(window, where, apart=()):
    """The same for a menu, or the like, that is about to open, and then is closed. What is apart is on another page of it."""
    window.wait_popover()
    look(window, where, apart)
    window.close_popover()
