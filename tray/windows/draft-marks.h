/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the daemon found in a text, as a text view can point at it: by characters, where the daemon counts bytes. */

/**
 * HIATUS_DRAFT_MARKS_SELF_HARM:
 *
 * The kind of a finding in whose place whom one can talk to is offered, and nothing else is said.
 */
#define HIATUS_DRAFT_MARKS_SELF_HARM "self-harm"

/**
 * HIATUS_DRAFT_MARKS_SHOWN:
 *
 * As many findings are put into words at once: a longer list would read as a scolding.
 */
#define HIATUS_DRAFT_MARKS_SHOWN 5

/**
 * HiatusDraftMark:
 * @first: the first character that it is about
 * @length: how many; 0 where it is about all of the text
 * @words: (owned): what it says there, as one line
 * @why: (owned): one sentence
 *
 * A finding.
 */
typedef struct
{
  guint first;
  guint length;
  gchar *words;
  gchar *why;
} HiatusDraftMark;

GPtrArray *hiatus_draft_marks_new (const gchar *text,
                                   GVariant *findings,
                                   gboolean *talk);

G_END_DECLS
