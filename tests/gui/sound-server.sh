#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
#
# sound-server.sh FILE: in a gui-session.sh, the sound server that GNOME has, with nothing
# that could be heard. FILE gets what happens there, in pw-mon's words. Says when it is
# ready, and ends with its standard input.
set -e

servers=
cleanup () {
  # The list is meant to be split into words.
  # shellcheck disable=SC2086
  kill $servers 2>/dev/null || true
  wait
}
trap cleanup EXIT

start () {
  "$@" >&2 &
  servers="$servers $!"
}

await () {
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ $tries -eq 400 ]; then
      echo "sound-server.sh: never happened: $*" >&2
      exit 1
    fi
    sleep 0.05
  done
}

# The sound cards and cameras of whoever runs it are let alone.
mkdir -p "$XDG_CONFIG_HOME/pipewire/pipewire.conf.d" "$XDG_CONFIG_HOME/wireplumber/main.lua.d"
cat > "$XDG_CONFIG_HOME/pipewire/pipewire.conf.d/silence.conf" <<'SETTINGS'
context.objects = [
  {
    factory = adapter
    args = { factory.name = support.null-audio-sink node.name = silence media.class = Audio/Sink audio.position = [ FL FR ] }
  }
]
SETTINGS
cat > "$XDG_CONFIG_HOME/wireplumber/main.lua.d/80-silence.lua" <<'SETTINGS'
alsa_monitor.enabled = false
v4l2_monitor.enabled = false
libcamera_monitor.enabled = false
SETTINGS

start pipewire
await test -S "$XDG_RUNTIME_DIR/pipewire-0"
start wireplumber
start pipewire-pulse
stdbuf -oL pw-mon > "$1" &
servers="$servers $!"
await test -S "$XDG_RUNTIME_DIR/pulse/native"
await wpctl inspect @DEFAULT_AUDIO_SINK@
await grep -q '"silence"' "$1"
echo ready
cat > /dev/null
