/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusTray:
 *
 * The moon in the panel and its menu, kept true to what the daemon says.
 */
typedef struct _HiatusTray HiatusTray;

/**
 * HiatusTraySetup:
 * @connection: the session bus
 * @icon_folder: (nullable): a folder with a folder "hicolor" in it, for icons that are not installed
 * @display: DISPLAY, XAUTHORITY and WAYLAND_DISPLAY as far as there are, an `a{ss}`, for the daemon
 * @by_hand: whether the person has started the tray, and so expects to see something of it
 * @grace_ms: how long a panel may take to appear, in milliseconds
 * @return_ms: how long one that was there and has gone may take to come back
 * @complain: what to do with a sentence about something that did not work
 * @leave: what to do when the person has quit; it is the last that is heard from the tray
 * @user_data: for both
 *
 * What a tray has to be given. The caller keeps what is in it.
 */
typedef struct
{
  GDBusConnection *connection;
  const gchar *icon_folder;
  GVariant *display;
  gboolean by_hand;
  guint grace_ms;
  guint return_ms;
  void (*complain) (const gchar *sentence, gpointer user_data);
  void (*leave) (gpointer user_data);
  gpointer user_data;
} HiatusTraySetup;

HiatusTray *hiatus_tray_new (const HiatusTraySetup *setup);

void hiatus_tray_free (HiatusTray *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusTray, hiatus_tray_free)

G_END_DECLS
