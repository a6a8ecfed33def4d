# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# GNOME Shell with the AppIndicator extension; tests/desktop/session sources it.

# shell_eval SCRIPT: what GNOME Shell says to it. Its unsafe mode allows that.
shell_eval () {
  gdbus call --session --dest org.gnome.Shell --object-path /org/gnome/Shell --method org.gnome.Shell.Eval "$1"
}

start_desktop () {
  local answer
  mkdir -p "$folder/config/glib-2.0/settings"
  cat >"$folder/config/glib-2.0/settings/keyfile" <<CONF
[org/gnome/shell]
enabled-extensions=['ubuntu-appindicators@ubuntu.com']
welcome-dialog-last-shown-version='99'

[org/gnome/desktop/lockdown]
disable-lock-screen=true

[org/gnome/desktop/interface]
enable-animations=false
color-scheme='$([[ $theme == dark ]] && echo prefer-dark || echo default)'

# Where a machine is slow, a key stays down for longer than a person presses it.
[org/gnome/desktop/peripherals/keyboard]
repeat=false
CONF
  export XDG_SESSION_TYPE=wayland XDG_CURRENT_DESKTOP=GNOME GSETTINGS_BACKEND=keyfile
  start compositor gnome-shell --headless --wayland --no-x11 --unsafe-mode --wayland-display=hiatus-gnome --virtual-monitor "$size"
  wait_for_name org.kde.StatusNotifierWatcher
  # The shell leaves it to the bus to start this, which dbus-broker does not.
  [[ $bus == broker ]] && start notifications gjs /usr/share/gnome-shell/org.gnome.Shell.Notifications
  wait_for_name org.freedesktop.Notifications
  export WAYLAND_DISPLAY=hiatus-gnome GDK_BACKEND=wayland

  # It starts with its overview open and with a banner about the lock screen. It writes to the pipe when both have gone.
  signalled compositor-is-ready
  shell_eval "
    const GLib = imports.gi.GLib, Main = imports.ui.main;
    // Without a keyboard no window would be in use.
    global.hiatus_keyboard = imports.gi.Clutter.get_default_backend().get_default_seat()
      .create_virtual_device(imports.gi.Clutter.InputDeviceType.KEYBOARD_DEVICE);
    function ready () {
      Main.messageTray.getSources().forEach(source => source.destroy());
      GLib.spawn_command_line_async(\"sh -c 'echo 1<>$folder/compositor-is-ready'\");
    }
    function leave () {
      if (!Main.overview.visible)
        return ready();
      const id = Main.overview.connect('hidden', () => { Main.overview.disconnect(id); ready(); });
      Main.overview.hide();
    }
    if (Main.layoutManager._startingUp)
      Main.layoutManager.connect('startup-complete', leave);
    else
      leave();" >"$folder/eval.log" 2>&1
  wait_for_signal compositor-is-ready
}
