#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
#
# gui-session.sh CMD...: runs CMD on a screen, a session bus and a home folder of its own;
# everything ends with CMD, and its exit status is CMD's. The locale is the caller's.
set -e

folder=$(mktemp -d)
screen=
cleanup () {
  if [ -n "$screen" ]; then
    kill "$screen" 2>/dev/null || true
    wait "$screen" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 143' INT TERM

mkdir -m 700 "$folder/run" "$folder/home"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run"
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share" XDG_CACHE_HOME="$HOME/.cache"
# No room of a test is announced on the network of whoever runs it.
export DBUS_SYSTEM_BUS_ADDRESS="${GUI_SESSION_SYSTEM_BUS:-unix:path=$folder/nowhere}"
# No graphics driver is loaded: it would be slower here, and some leak when they go.
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DEBUG=gl-disable NO_AT_BRIDGE=0
# No test makes a sound, but those that have a sound server of their own.
export CANBERRA_DRIVER=null
export GSETTINGS_BACKEND="${GUI_SESSION_SETTINGS:-keyfile}"

# The look of GNOME, which its settings daemon would bring, and nothing that moves.
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
cat > "$XDG_CONFIG_HOME/gtk-4.0/settings.ini" <<'SETTINGS'
[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=0
gtk-cursor-blink=0
gtk-decoration-layout=:close
SETTINGS

Xvfb -displayfd 3 -screen 0 1280x1000x24 -nolisten tcp -noreset 3>"$folder/display" 2>"$folder/xvfb.log" &
screen=$!
tries=0
while [ ! -s "$folder/display" ] && [ $tries -lt 200 ] && kill -0 "$screen" 2>/dev/null; do
  sleep 0.05
  tries=$((tries + 1))
done
if [ ! -s "$folder/display" ]; then
  cat "$folder/xvfb.log" >&2
  echo "gui-session.sh: no virtual screen" >&2
  exit 1
fi
DISPLAY=":$(cat "$folder/display")"
export DISPLAY

status=0
dbus-run-session -- "$@" || status=$?
exit $status
