#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""check_translations.py SOURCE: every string is marked, listed and translated.

Fails when a source with strings for people is missing in POTFILES (or a listed one is
gone), when a language lacks a string the sources have, and when one is untranslated,
fuzzy or has broken placeholders.
"""

import os
import re
import subprocess
import sys
import tempfile

source = os.path.abspath(sys.argv[1])
po = os.path.join(source, 'po')
failures = []

# What i18n.gettext(preset: 'glib') hands to xgettext.
XGETTEXT = ['--from-code=UTF-8', '--add-comments', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
            '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
            '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format',
            '--flag=g_dngettext:2:pass-c-format', '--flag=g_strdup_printf:1:c-format', '--flag=g_string_printf:2:c-format',
            '--flag=g_string_append_printf:2:c-format', '--flag=g_error_new:3:c-format', '--flag=g_set_error:4:c-format']
MARKS = {'.c': r'\b(?:N|C|NC)?_ ?\(\s*"|\bn?gettext \(', '.ui': r'translatable="(?:yes|true|1)"'}
TEMPLATES = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml.in')


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def has_strings(path):
    mark = MARKS.get(os.path.splitext(path)[1])
    return path.endswith(TEMPLATES) or mark is not None and re.search(mark, read(path)) is not None


def check_potfiles():
    listed = {line for line in read(os.path.join(po, 'POTFILES')).split('\n') if line and not line.startswith('#')}
    found = set()
    for top in ('data', 'src'):
        for folder, _, names in os.walk(os.path.join(source, top)):
            paths = (os.path.join(folder, name) for name in names)
            found |= {os.path.relpath(path, source) for path in paths if has_strings(path)}
    failures.extend(f'POTFILES lacks {path}' for path in sorted(found - listed))
    failures.extend(f'POTFILES lists {path}, which has no strings or is gone' for path in sorted(listed - found))
    return sorted(listed & found)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, cwd=source, env={**os.environ, 'LC_ALL': 'C'})
    return '' if done.returncode == 0 else (done.stderr or done.stdout or f'{command[0]} failed').strip()


def check_language(language, template):
    path = os.path.join(po, language + '.po')
    # msgcmp names every string that is missing, untranslated or fuzzy.
    problems = run('msgcmp', path, template) or run('msgfmt', '--check', '--output-file=/dev/null', path)
    if problems:
        failures.append(f'{language}:\n{problems}')
    fuzzy = subprocess.run(['msgattrib', '--only-fuzzy', '--no-obsolete', path], capture_output=True, text=True, check=True).stdout
    if fuzzy:
        failures.append(f'{language} has fuzzy strings:\n{fuzzy}')


with tempfile.TemporaryDirectory() as folder:
    sources = check_potfiles()
    template = os.path.join(folder, 'merhaba.pot')
    problem = run('xgettext', *XGETTEXT, '--output', template, *sources)
    if problem:
        failures.append(problem)
    else:
        for each in read(os.path.join(po, 'LINGUAS')).split():
            check_language(each, template)

print('\n'.join(failures))
sys.exit(len(failures) > 0)
