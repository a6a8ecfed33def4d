/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/**
 * HiatusPopupServer:
 * @name: (owned): as `tests/desktop/session -n` calls it
 * @pid: its process
 * @program: (owned) (nullable): the same, if this test started it
 *
 * The real notification server of the session.
 */
typedef struct
{
  gchar *name;
  gint pid;
  HiatusProgram *program;
} HiatusPopupServer;

HiatusPopupServer *hiatus_popup_server_new (void);

void hiatus_popup_server_free (HiatusPopupServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusPopupServer, hiatus_popup_server_free)

void hiatus_popup_server_kill (HiatusPopupServer *server,
                               HiatusDesk *desk);

void hiatus_popup_server_start (HiatusPopupServer *server,
                                HiatusDesk *desk);

void hiatus_popup_server_prefer (HiatusPopupServer *server,
                                 HiatusDesk *desk,
                                 const gchar *action);

guint hiatus_popup_server_count (HiatusPopupServer *server,
                                 HiatusDesk *desk);

void hiatus_popup_server_press (HiatusPopupServer *server,
                                HiatusDesk *desk,
                                const gchar *const *actions,
                                const gchar *action);

G_END_DECLS
