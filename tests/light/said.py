# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors

"""What people say: of one line mostly, of several sometimes; now and then a link or an emoji."""

WORDS = "merhaba akşama çay içelim mi yağmur dinince kapının önünde buluşuruz her zamanki saatte olur".split()


def make_text(number):
    text = " ".join(WORDS[(number + i) % len(WORDS)] for i in range(2 + number % 7 * (1 + number % 3)))
    if number % 23 == 0:
        text += f" https://example.org/{number}"
    if number % 31 == 0:
        text += " 👋"
    return f"{number} {text}"
