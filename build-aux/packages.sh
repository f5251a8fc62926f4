# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
#
# What each task needs from Debian 12, in one place; sourced by run and test.

packages_build='
  gcc libc6-dev meson ninja-build pkg-config gettext libxml2-utils desktop-file-utils
  libglib2.0-dev libglib2.0-dev-bin libgnutls28-dev libsoup-3.0-dev libsqlite3-dev libgtk-4-dev libgtk-4-bin libadwaita-1-dev
  libqrencode-dev libsecret-1-dev libgsound-dev librsvg2-bin
'

# What the window looks and behaves right with.
packages_window='
  adwaita-icon-theme dconf-gsettings-backend fonts-cantarell fonts-noto-color-emoji librsvg2-common
'

# A screen that is not there, and hands that press buttons on it.
packages_virtual_screen='
  at-spi2-core dbus dbus-x11 gir1.2-atspi-2.0 imagemagick python3 python3-gi xauth xdotool xvfb
'

# Checkers, the programs people will come to a room with, and networks for rooms to be found
# on.
packages_test='
  appstream avahi-daemon avahi-utils clang-format-14 curl dbus gnome-keyring gsettings-desktop-schemas hexchat inspircd iproute2 irssi
  libcanberra-pulse libglib2.0-bin locales netcat-openbsd openssl pipewire-pulse sound-theme-freedesktop tmux weechat-curses wireplumber
  zbar-tools
'

is_installed () {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "To install packages, run this as root or install sudo: $*" >&2
    return 1
  fi
}

# install_missing PACKAGE...
install_missing () {
  missing=
  for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "This computer has no apt. Please install what these Debian packages hold:$missing" >&2
    return 1
  fi
  echo "Installing:$missing"
  as_root apt-get -o DPkg::Lock::Timeout=500 -qq update
  # The list is meant to be split into words.
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=500 -qq -y --no-install-recommends install $missing
}
