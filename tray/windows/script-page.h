/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the window of the scripts shows, computed from what DescribeScript() answers and nothing else: no toolkit, no bus,
 * no clock. What the daemon leaves out is not there. */

/**
 * HiatusPageKind:
 * @HIATUS_PAGE_READ: something to read
 * @HIATUS_PAGE_CHOOSE: something to choose
 * @HIATUS_PAGE_WRITE: a text to write
 * @HIATUS_PAGE_BOX: a text to write, in so many minutes
 * @HIATUS_PAGE_COPY: a text to copy, or one that rests
 * @HIATUS_PAGE_SAFETY: the safety check
 * @HIATUS_PAGE_SHOW: what was written before
 * @HIATUS_PAGE_END: the end of the script
 *
 * What a page is for. A kind that is not known is something to read.
 */
typedef enum
{
  HIATUS_PAGE_READ,
  HIATUS_PAGE_CHOOSE,
  HIATUS_PAGE_WRITE,
  HIATUS_PAGE_BOX,
  HIATUS_PAGE_COPY,
  HIATUS_PAGE_SAFETY,
  HIATUS_PAGE_SHOW,
  HIATUS_PAGE_END,
} HiatusPageKind;

/**
 * HiatusPageRow:
 * @id: (owned): what the daemon calls it; empty where it has no name
 * @title: (owned): what a person reads first
 * @text: (owned): what they read next, or what else follows from a choice, in a word; may be empty
 * @skipped: whether it was passed over
 *
 * A choice, a step of the way so far, or a question with what was written.
 */
typedef struct
{
  gchar *id;
  gchar *title;
  gchar *text;
  gboolean skipped;
} HiatusPageRow;

/**
 * HiatusPage:
 * @kind: what it is for
 * @script_title: (owned): what the script is called
 * @about: (owned): the id of what the script is about; may be empty
 * @step: (owned): the step; empty at the end
 * @title: (owned): the heading
 * @lines: (owned): what is read, one paragraph each
 * @templates: (owned): what a text can begin with
 * @note: (owned): what is written already, or what is copied
 * @is_locked: what is written already, or was written before, cannot be read before the passphrase is given
 * @purpose: what the text is looked at for, as CheckDraft() takes it; empty where nobody looks at it
 * @problem: (owned): what is wrong with the person's own version of the script; empty where nothing is
 * @choices: (owned) (element-type HiatusPageRow): what can be chosen
 * @shown: (owned) (element-type HiatusPageRow): questions with their answers
 * @past: (owned) (element-type HiatusPageRow): the way so far
 * @minutes: how long a writing box is; 0 where that does not matter
 * @may_skip: whether it can be passed over
 * @rests_until_us: until when a text cannot be copied; 0 where it can
 *
 * A step of a script, or its end.
 */
typedef struct
{
  HiatusPageKind kind;
  gchar *script_title;
  gchar *about;
  gchar *step;
  gchar *title;
  GStrv lines;
  GStrv templates;
  gchar *note;
  gboolean is_locked;
  const gchar *purpose;
  gchar *problem;
  GPtrArray *choices;
  GPtrArray *shown;
  GPtrArray *past;
  guint minutes;
  gboolean may_skip;
  gint64 rests_until_us;
} HiatusPage;

HiatusPage *hiatus_page_new (GVariant *description);

HiatusPage *hiatus_page_new_not_due (void);

void hiatus_page_free (HiatusPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusPage, hiatus_page_free)

gboolean hiatus_page_is_written (const HiatusPage *page);

gboolean hiatus_page_may_copy (const HiatusPage *page,
                               gint64 now_us);

gchar *hiatus_page_rest_text (const HiatusPage *page,
                              gint64 now_us,
                              GTimeZone *zone);

gboolean hiatus_page_equal (const HiatusPage *one,
                            const HiatusPage *other);

gchar *hiatus_page_mnemonic (const gchar *label,
                             GString *taken);

void hiatus_page_split_target (const gchar *target,
                               gchar **script,
                               gchar **about);

G_END_DECLS
