# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A desktop on X11; tests/desktop/session sources it.

start_display () {
  # Of two that start at the same moment and want the same number, the late one ends: it tries again. No key repeats itself: where a
  # machine is slow, a key stays down for longer than a person presses it.
  local number= attempt
  [[ $screen == double ]] && export GDK_SCALE=2
  for attempt in 1 2 3 4 5; do
    exec {display}< <(exec Xvfb -displayfd 1 -screen 0 "${size}x24" -nolisten tcp -noreset -r 2>"$folder/xvfb.log")
    started+=($!)
    read -r -t "$patience" number <&"$display" && break
  done
  [[ -n $number ]] || fail 'Xvfb did not start'
  export DISPLAY=:$number
}

start_manager () {
  local line=
  case $manager in
    openbox)
      signalled manager-is-ready
      start manager openbox --sm-disable --startup "sh -c 'echo 1<>$folder/manager-is-ready'"
      wait_for_signal manager-is-ready
      ;;
    xfwm4)
      start manager xfwm4 --compositor=off --vblank=off
      # It tells nobody when it is ready, but says on the root window that it is there: a property that xprop does not know
      # by name before it is there.
      exec {spy}< <(exec stdbuf --output=L xprop -root -spy)
      started+=($!)
      while [[ $line != _NET_SUPPORTING_WM_CHECK*'window id'* ]]; do
        read -r -t "$patience" line <&"$spy" || fail 'xfwm4 did not appear'
      done
      exec {spy}<&-
      ;;
  esac
}

# The settings of everything that is of XFCE.
start_xfconf () {
  local channels=$folder/config/xfce4/xfconf/xfce-perchannel-xml colour= program
  mkdir -p "$channels"
  case $theme in
    light) colour='<value type="double" value="1"/><value type="double" value="1"/><value type="double" value="1"/>' ;;
    dark) colour=$(printf '<value type="double" value="0.066667"/>%.0s' 1 2 3) ;;
  esac
  if [[ -n $colour ]]; then
    sed "s|<!-- THEME -->|<property name=\"background-style\" type=\"uint\" value=\"1\"/><property name=\"background-rgba\" type=\"array\">$colour<value type=\"double\" value=\"1\"/></property>|" \
      "$here/panel.xml" >"$channels/xfce4-panel.xml"
  else
    cp "$here/panel.xml" "$channels/xfce4-panel.xml"
  fi
  for program in /usr/lib/*/xfce4/xfconf/xfconfd; do
    start xfconf "$program"
  done
  wait_for_name org.xfce.Xfconf
}

start_panel () {
  local tint=()
  case $panel in
    xfce)
      start panel xfce4-panel --disable-wm-check
      wait_for_name org.kde.StatusNotifierWatcher
      ;;
    trayer)
      # It knows no StatusNotifier, only icons that are windows of their own.
      case $theme in
        light) tint=(--transparent true --alpha 0 --tint 0xffffff) ;;
        dark) tint=(--transparent true --alpha 0 --tint 0x111111) ;;
      esac
      start panel trayer --edge top --align right --widthtype request --height 28 --SetDockType true "${tint[@]}"
      timeout "$patience" xdotool search --sync --classname '^trayer$' >/dev/null || fail 'trayer did not appear'
      ;;
  esac
}

start_server () {
  local program
  case $server in
    dunst) start server dunst -conf "$here/dunstrc" ;;
    xfce)
      for program in /usr/lib/*/xfce4/notifyd/xfce4-notifyd; do
        start server "$program"
      done
      ;;
    nd) start server /usr/lib/notification-daemon/notification-daemon ;;
    none) return ;;
  esac
  wait_for_name org.freedesktop.Notifications
}

start_desktop () {
  start_display
  [[ $panel == xfce || $server == xfce || $manager == xfwm4 ]] && start_xfconf
  start_manager
  start_panel
  start_server
}
