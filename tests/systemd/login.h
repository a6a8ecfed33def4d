/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/**
 * HIATUS_LOGIN_DESK:
 *
 * The unit that stands for the desktop; whoever stops it ends the graphical session.
 */
#define HIATUS_LOGIN_DESK "desk.target"

/**
 * HiatusLogin:
 * @desk: what the helpers of the desktop tests take: its launcher has the environment of the session
 * @home: (unowned): the person's home
 * @runtime: (unowned): the folder in /run/user
 * @x11: the X server, which wants its cookie
 * @compositor: the Wayland compositor
 * @manager: the person's systemd
 * @log: (owned): what stands for the system log
 * @log_source: (owned): empties it
 *
 * A person who has logged in: displays, and a systemd of their own that runs the session bus.
 */
typedef struct
{
  HiatusDesk desk;
  const gchar *home;
  const gchar *runtime;
  HiatusProgram *x11;
  HiatusProgram *compositor;
  HiatusProgram *manager;
  GSocket *log;
  GSource *log_source;
} HiatusLogin;

HiatusLogin *hiatus_login_new (const gchar *bus_unit);

void hiatus_login_end (HiatusLogin *login);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusLogin, hiatus_login_end)

void hiatus_login_end_bus (HiatusLogin *login);

void hiatus_login_end_displays (HiatusLogin *login);

void hiatus_login_start_tray (HiatusLogin *login);

void hiatus_login_write_unit (HiatusLogin *login,
                              const gchar *name,
                              const gchar *text);

void hiatus_login_remove_unit (HiatusLogin *login,
                               const gchar *name);

gint hiatus_login_systemctl (HiatusLogin *login,
                             const gchar *arguments);

gchar *hiatus_login_show (HiatusLogin *login,
                          const gchar *unit,
                          const gchar *property);

gboolean hiatus_login_shows (HiatusLogin *login,
                             const gchar *unit,
                             const gchar *property,
                             const gchar *value);

gint hiatus_login_get_pid (HiatusLogin *login,
                           const gchar *unit);

G_END_DECLS
