#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""check_icons.py FOLDER: the icons are vector drawings of the sizes GNOME asks for, and nothing but drawing."""

import os
import sys
import xml.etree.ElementTree as ElementTree

SIZES = {'merhaba.svg': '128', 'merhaba-symbolic.svg': '16'}
SVG = '{http://www.w3.org/2000/svg}'
failures = 0

for name, size in SIZES.items():
    root = ElementTree.parse(os.path.join(sys.argv[1], name)).getroot()
    tags = {element.tag for element in root.iter()}
    wrong = []
    if root.tag != SVG + 'svg' or root.get('width') != size or root.get('height') != size or root.get('viewBox') != f'0 0 {size} {size}':
        wrong.append(f'is not {size} by {size}')
    if tags & {SVG + 'image', SVG + 'script', SVG + 'text'}:
        wrong.append('holds pictures, scripts or text')
    for problem in wrong:
        print(f'{name} {problem}')
        failures += 1

sys.exit(failures > 0)
