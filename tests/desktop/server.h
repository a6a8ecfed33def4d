/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusPopupSeen:
 * @id: the number that the server gave it
 * @replaces: the number of the one that it replaced, or 0
 * @summary: (owned): the title
 * @body: (owned): the text
 * @actions: (owned): ids and labels by turns
 * @open: whether it can still be answered
 *
 * A pop-up that a HiatusServer was asked to show.
 */
typedef struct
{
  guint32 id;
  guint32 replaces;
  gchar *summary;
  gchar *body;
  GStrv actions;
  gboolean open;
} HiatusPopupSeen;

/**
 * HiatusServer:
 *
 * A notification server that shows nothing and remembers everything.
 */
typedef struct _HiatusServer HiatusServer;

HiatusServer *hiatus_server_new (void);

void hiatus_server_free (HiatusServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusServer, hiatus_server_free)

guint hiatus_server_count (HiatusServer *server);

const HiatusPopupSeen *hiatus_server_get (HiatusServer *server,
                                          guint index);

void hiatus_server_answer (HiatusServer *server,
                           guint index,
                           const gchar *action);

G_END_DECLS
