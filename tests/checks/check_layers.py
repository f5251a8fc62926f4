#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""Fails when a file of src/ includes what its layer may not use (CONTRIBUTING.md)."""

import pathlib
import re
import sys

MAY_INCLUDE = {
    "lazy": set(),
    "irc": set(),
    "net": {"lazy"},
    "store": set(),
    "discovery": set(),
    "doctor": {"net", "discovery"},
    "server": {"irc", "net", "store"},
    "session": {"irc", "net", "store"},
    "http": {"lazy", "net"},
    "transfer": {"lazy", "net"},
    "host": {"server", "store", "net", "http", "discovery"},
    "ui": {"session", "transfer", "discovery", "doctor"},
    "app": {"lazy", "ui", "host", "session", "store", "transfer", "discovery", "doctor"},
    "headless": {"host"},
}

# Libraries that only some layers may know: header, the layers.
KEPT_APART = [
    (r"sqlite3\.h", {"store"}),
    (r"(gtk|gdk|gsk|adwaita|libspelling).*\.h", {"ui", "app"}),
    (r"(gnutls|libsoup|libsecret)/.*|gsound.*", {"lazy"}),
    (r"lazy/lazy-gnutls\.h", {"net"}),
    (r"lazy/lazy-soup\.h", {"http", "transfer"}),
    (r"lazy/lazy-(secret|gsound)\.h", {"app"}),
    (r"avahi.*", {"discovery"}),
]

# The protocol is pure: no input, no output.
IRC_MAY_USE = {"glib.h", "string.h", "stdlib.h", "stdarg.h", "errno.h"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)


def find_errors(source):
    for path in sorted(source.rglob("*.[ch]")):
        name = path.relative_to(source)
        layer = name.parts[0]
        if layer not in MAY_INCLUDE:
            yield f"{name}: the folder {layer} is in no row of the layer table"
            continue
        text = path.read_text(encoding="utf-8")
        for own, system in INCLUDE.findall(text):
            if own:
                yield from find_own_errors(source, name, layer, own)
            elif layer == "irc" and system not in IRC_MAY_USE:
                yield f"{name}: irc may not include <{system}>"
            yield from find_library_errors(name, layer, own or system)
        if path.suffix == ".c":
            yield from find_order_errors(path, name, text)


def find_own_errors(source, name, layer, own):
    other = own.split("/")[0]
    if own == "config.h":
        return
    if "/" not in own or not (source / own).exists() and other not in MAY_INCLUDE:
        yield f'{name}: write "folder/{own}", from src/ on'
    elif other != layer and other not in MAY_INCLUDE[layer]:
        yield f'{name}: {layer} may not include "{own}"'
    elif own.endswith("-private.h") and other != layer:
        yield f'{name}: "{own}" is private to {other}'


def find_library_errors(name, layer, header):
    for pattern, layers in KEPT_APART:
        if re.fullmatch(pattern, header) and layer not in layers:
            yield f"{name}: only {' and '.join(sorted(layers))} may include {header}"


def find_order_errors(path, name, text):
    """The own header comes first, so that each is proven to stand alone."""
    first = INCLUDE.search(text)
    own = {name.with_suffix(".h").as_posix(), name.with_name(name.stem + "-private.h").as_posix()}
    if path.with_suffix(".h").exists() and (first is None or first[1] not in own):
        yield f"{name}: its own header must be the first it includes"


def main():
    errors = list(find_errors(pathlib.Path(sys.argv[1])))
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
