# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""What people need who do not see the window, or have no mouse."""

from driver import Failure

# AdwPreferencesWindow has it, also when there is nothing to search, and never shows it then.
OF_OTHERS = ('GtkSearchEntry',)


def look(window, where, by_keyboard=True):
    """Everything one can use in the window in front has a name, and Tab leads to it."""
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
