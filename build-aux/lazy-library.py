#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""lazy-library.py LIBRARY PREFIX HEADERS OUTPUT.h OUTPUT.c SOURCE...: for a library that is loaded when it is first called.

Who includes the header instead of the library's HEADERS calls the library as they would without it: each function that a SOURCE
names, and that begins with PREFIX, is the one that is found when the program runs. One that no SOURCE names is not found when the
program is linked."""

import pathlib
import re
import subprocess
import sys

HEADER = """#pragma once

{includes}

typedef struct
{{
{members}
}} Lazy_{prefix};

const Lazy_{prefix} *lazy_{prefix} (void);

#ifndef LAZY_{prefix}_ITSELF
{macros}
#endif
"""

SOURCE = """#define LAZY_{prefix}_ITSELF
#include "{header}"

#include <gmodule.h>
#include <string.h>

static const char *const names[] = {{ {names} }};

G_STATIC_ASSERT (sizeof (Lazy_{prefix}) == G_N_ELEMENTS (names) * sizeof (gpointer));

/* From any thread. Without the library the program is not whole. */
const Lazy_{prefix} *
lazy_{prefix} (void)
{{
  static Lazy_{prefix} found;
  static gsize         once;

  if (g_once_init_enter (&once))
    {{
      GModule *module = g_module_open ("{soname}", G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {{
          gpointer symbol;

          if (module == NULL || !g_module_symbol (module, names[i], &symbol))
            g_error ("%s", g_module_error ());
          memcpy ((char *)&found + i * sizeof symbol, &symbol, sizeof symbol);
        }}
      g_once_init_leave (&once, TRUE);
    }}
  return &found;
}}
"""


def find_soname(library):
    """The name of the version whose headers are compiled with."""
    for line in subprocess.check_output(["objdump", "-p", library], text=True).splitlines():
        if line.split()[:1] == ["SONAME"]:
            return line.split()[1]
    raise SystemExit(f"{library} has no name")


def find_names(prefix, sources):
    """Functions, and what is used like one; not types."""
    text = "".join(pathlib.Path(source).read_text(encoding="utf-8") for source in sources)
    return sorted(name for name in set(re.findall(rf"\b{prefix}_\w+", text)) if not name.endswith(("_t", "_st")))


def main(library, prefix, headers, output_header, output_source, *sources):
    names = find_names(prefix, sources)
    header = HEADER.format(
        prefix=prefix,
        includes="\n".join(f"#include <{each}>" for each in headers.split(",")),
        members="\n".join(f"  __typeof__ ({name}) *{name};" for name in names),
        macros="\n".join(f"#define {name} (*lazy_{prefix} ()->{name})" for name in names),
    )
    source = SOURCE.format(
        prefix=prefix,
        header=pathlib.Path(output_header).name,
        names=", ".join(f'"{name}"' for name in names),
        soname=find_soname(library),
    )
    pathlib.Path(output_header).write_text(header, encoding="utf-8")
    pathlib.Path(output_source).write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
