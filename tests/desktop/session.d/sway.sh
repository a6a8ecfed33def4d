# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sway with waybar and mako; tests/desktop/session sources it.

start_desktop () {
  local answer
  export XDG_SESSION_TYPE=wayland XDG_CURRENT_DESKTOP=sway GDK_BACKEND=wayland WLR_BACKENDS=headless \
    WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman
  signalled compositor-is-ready
  # No key repeats itself: where a machine is slow, a key stays down for longer than a person presses it.
  cat >"$folder/sway.conf" <<CONF
output HEADLESS-1 mode $size
output HEADLESS-1 background #3d5a80 solid_color
default_border none
input * repeat_rate 0
exec "echo \$WAYLAND_DISPLAY \$SWAYSOCK 1<>$folder/compositor-is-ready"
CONF
  start compositor sway --config "$folder/sway.conf"
  wait_for_signal compositor-is-ready
  export WAYLAND_DISPLAY=${answer% *} SWAYSOCK=${answer#* }

  if [[ $panel == waybar ]]; then
    case $theme in
      light) sed 's/@panel/#ffffff/; s/@letters/#000000/' "$here/waybar.css" >"$folder/waybar.css" ;;
      *) sed 's/@panel/#111111/; s/@letters/#ffffff/' "$here/waybar.css" >"$folder/waybar.css" ;;
    esac
    start panel waybar --config "$here/waybar.json" --style "$folder/waybar.css"
    wait_for_name org.kde.StatusNotifierWatcher
  fi
  if [[ $server == mako ]]; then
    # mako 1.7 looks at a banner that was closed among others, which falls over where meson fills memory that was freed.
    start server env --unset=MALLOC_PERTURB_ mako --config "$here/mako.conf"
    wait_for_name org.freedesktop.Notifications
  fi
}
