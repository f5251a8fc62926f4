#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""test_installation.py SOURCE APP_ID: what `meson install` puts into a prefix is complete and runs from there."""

import os
import subprocess
import sys
import tempfile

source, app_id = os.path.abspath(sys.argv[1]), sys.argv[2]
sys.path.insert(0, os.path.join(source, 'tests', 'gui'))
from driver import Window  # noqa: E402

FILES = [
    'bin/merhaba',
    'bin/merhaba-host',
    f'share/applications/{app_id}.desktop',
    f'share/dbus-1/services/{app_id}.service',
    f'share/glib-2.0/schemas/{app_id}.gschema.xml',
    'share/glib-2.0/schemas/gschemas.compiled',
    f'share/icons/hicolor/scalable/apps/{app_id}.svg',
    f'share/icons/hicolor/symbolic/apps/{app_id}-symbolic.svg',
    'etc/ufw/applications.d/merhaba',
    'lib/firewalld/services/merhaba.xml',
    'share/locale/tr/LC_MESSAGES/merhaba.mo',
    f'share/metainfo/{app_id}.metainfo.xml',
]


def install(folder):
    build, prefix = os.path.join(folder, 'build'), os.path.join(folder, 'prefix')
    environment = {name: value for name, value in os.environ.items() if name not in ('DESTDIR', 'MAKEFLAGS')}

    def run(*command):
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        if done.returncode != 0:
            sys.exit(f'{" ".join(command)}:\n{done.stdout}{done.stderr}')

    run('meson', 'setup', '--prefix', prefix, '-Doptimization=0', '-Ddebug=false', build, source)
    run('ninja', '-C', build, 'installed')
    run('meson', 'install', '-C', build, '--no-rebuild')
    return prefix


def check_files(prefix):
    missing = [name for name in FILES if not os.path.exists(os.path.join(prefix, name))]
    if missing:
        sys.exit(f'not installed: {missing}')
    with open(os.path.join(prefix, FILES[3]), encoding='utf-8') as service:
        if f'Exec={prefix}/bin/merhaba --gapplication-service' not in service.read():
            sys.exit('the D-Bus service does not start the installed program')


def check_program(prefix):
    environment = {name: value for name, value in os.environ.items() if name not in ('MERHABA_LOCALE_DIR', 'GSETTINGS_SCHEMA_DIR')}
    os.environ.clear()
    os.environ.update(environment)
    with Window(os.path.join(prefix, 'bin', 'merhaba'), {'XDG_DATA_DIRS': f'{prefix}/share:/usr/local/share:/usr/share'}) as window:
        window.start()
        window.wait_text('Oda aç')
        window.activate('window.close')
        if window.wait_exit() != 0:
            sys.exit('the installed program failed')
        window.start_by_bus(app_id)
        window.wait_text('Oda aç')
        window.activate('window.close')
        window.wait_gone()


with tempfile.TemporaryDirectory() as temporary:
    installed = install(temporary)
    check_files(installed)
    check_program(installed)
