/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HiatusQuestion:
 * @sentence: what is asked
 * @more: (nullable): what has to be known for that
 * @decline: what the button says that leaves all as it is, with a mnemonic
 * @agree: what the other one says
 * @is_preset: whether Return agrees; else it declines
 *
 * A question before something is done.
 */
typedef struct
{
  const gchar *sentence;
  const gchar *more;
  const gchar *decline;
  const gchar *agree;
  gboolean is_preset;
} HiatusQuestion;

GtkWidget *hiatus_question_ask (const HiatusQuestion *question,
                                GtkWidget *asker,
                                GCallback answered);

G_END_DECLS
