#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
#
# screenshots.sh SESSION GALLERY FOLDER: the pictures that show the program where it is
# offered, in both languages; as small as they can be without looking different.
set -e

taken=$(mktemp -d)
trap 'rm -rf "$taken"' EXIT
LC_ALL=C.UTF-8 LANGUAGE=en "$1" "$2" "$taken" screenshots
LC_ALL=tr_TR.UTF-8 LANGUAGE=tr TZ=Europe/Istanbul "$1" "$2" "$taken" screenshots
mkdir -p "$3"
for picture in "$taken"/*.png; do
  convert "$picture" -strip -alpha off +dither -treedepth 8 -colors 256 -define png:compression-level=9 "PNG8:$3/$(basename "$picture")"
done
