/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_OWN_PART (hiatus_own_part_get_type ())

/**
 * HiatusOwnPart:
 *
 * One kind of what the person entered for themselves, as a list: each can be changed, in the form that the first days know,
 * and taken out, and put back once more.
 */
G_DECLARE_FINAL_TYPE (HiatusOwnPart, hiatus_own_part, HIATUS, OWN_PART, GtkBox)

/**
 * HiatusOwnKindWords:
 * @kind: reasons, if-then, meetings, hard-days or person
 * @heading: what it is
 * @about: what it is for
 * @add: the button that enters one more, with its mnemonic
 * @most: how many there may be, where that is worth knowing before; 0 for many
 *
 * What a part says. The texts are to be translated.
 */
typedef struct
{
  const gchar *kind;
  const gchar *heading;
  const gchar *about;
  const gchar *add;
  guint most;
} HiatusOwnKindWords;

GtkWidget *hiatus_own_part_new (HiatusDaemonLink *daemon,
                                const HiatusOwnKindWords *words);

G_END_DECLS
