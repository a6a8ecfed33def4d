# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The buses of a session; tests/desktop/session sources it.

# service NAME COMMAND: lets the bus start a program.
service () {
  printf '[D-BUS Service]\nName=%s\nExec=%s\n' "$1" "$2" >"$folder/services/$1.service"
}

# installed_services NAME...: lets the bus start what the system has for these names.
installed_services () {
  local name
  for name in "$@"; do
    [[ -e /usr/share/dbus-1/services/$name.service ]] || continue
    sed '/^SystemdService/d' "/usr/share/dbus-1/services/$name.service" >"$folder/services/$name.service"
  done
}

# bus_config SOCKET SERVICES: a configuration in which everybody may do everything.
bus_config () {
  cat <<XML
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path=$1</listen>
  <auth>EXTERNAL</auth>
  $2
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
XML
}

# start_dbus_daemon NAME SOCKET SERVICES
start_dbus_daemon () {
  bus_config "$2" "$3" >"$folder/$1.conf"
  signalled "$1-is-ready"
  dbus-daemon --config-file="$folder/$1.conf" --nofork --nopidfile --print-address=3 \
    3>&"$signal" >"$folder/$1.log" 2>&1 &
  started+=($!)
  wait_for_signal "$1-is-ready"
}

start_bus () {
  local name
  installed_services org.xfce.Xfconf
  [[ $desktop == gnome ]] && installed_services org.gnome.Shell.Notifications ca.desrt.dconf
  [[ $installed == yes ]] && installed_services org.hiatus.Hiatus org.hiatus.Tray org.hiatus.Window
  [[ -n ${HIATUSD-} ]] && service org.hiatus.Hiatus "$HIATUSD"
  [[ -n ${HIATUS_TRAY-} ]] && service org.hiatus.Tray "$HIATUS_TRAY${HIATUS_ICONS:+ --icon-folder=$HIATUS_ICONS}"
  [[ -n ${HIATUS_WINDOW-} ]] && service org.hiatus.Window "$HIATUS_WINDOW${HIATUS_ICONS:+ --icon-folder=$HIATUS_ICONS} --gapplication-service"

  export DBUS_SESSION_BUS_ADDRESS=unix:path=$folder/run/bus
  if [[ $bus == broker ]]; then
    bus_config "$folder/run/bus" '' >"$folder/bus.conf"
    signalled bus-is-ready
    python3 "$here/session.d/broker.py" "$folder" 2>"$folder/bus.log" &
    started+=($!)
    export SESSION_BUS_PID=$!
    wait_for_signal bus-is-ready
  else
    start_dbus_daemon bus "$folder/run/bus" "<servicedir>$folder/services</servicedir><servicedir>$folder/run/dbus-1/services</servicedir>"
    export SESSION_BUS_PID=${started[-1]}
  fi
}

start_system_bus () {
  export DBUS_SYSTEM_BUS_ADDRESS=unix:path=$folder/run/system-bus
  start_dbus_daemon system-bus "$folder/run/system-bus" ''
  start logind /usr/bin/python3 -m dbusmock --system --template logind
  wait_for_name org.freedesktop.login1 system
  gdbus call --system --dest org.freedesktop.login1 --object-path /org/freedesktop/login1 \
    --method org.freedesktop.DBus.Mock.AddSession c1 seat0 "$EUID" "$(id -un)" true >/dev/null || fail 'logind has no session'
  export XDG_SESSION_ID=c1
}

# The bus on which applications tell what is in their windows. The desktop starts it whether anybody asks for it or not.
start_accessibility () {
  unset NO_AT_BRIDGE
  start accessibility /usr/libexec/at-spi-bus-launcher --launch-immediately
  wait_for_name org.a11y.Bus
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.freedesktop.DBus.Properties.Set \
    org.a11y.Status IsEnabled "<$([[ $accessibility == on ]] && echo true || echo false)>" >/dev/null || fail 'accessibility cannot be switched'
}
