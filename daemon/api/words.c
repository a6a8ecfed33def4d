/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/words.h"

#include <glib/gi18n.h>
#include <string.h>

/* A day of every year may be the 29th of February. */
#define LEAP_YEAR "2000-"

/**
 * hiatus_words_date:
 * @date: a date as the daemon gives it: "2025-03-28", or "03-28" of every year
 *
 * Returns: (transfer full): the date as a person writes it, "28 March 2025"; @date itself if it is none
 */
gchar *
hiatus_words_date (const gchar *date)
{
  const gboolean is_yearly = strlen (date) == strlen ("03-28");
  g_autofree gchar *noon = g_strconcat (is_yearly ? LEAP_YEAR : "", date, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);
  g_autofree gchar *text = NULL;

  if (time != NULL && is_yearly)
    /* Translators: a day of every year, as g_date_time_format() writes it: 14 March */
    text = g_date_time_format (time, _ ("%-d %B"));
  else if (time != NULL)
    /* Translators: a date within a sentence, as g_date_time_format() writes it: 28 March 2025 */
    text = g_date_time_format (time, _ ("%-d %B %Y"));
  return text != NULL ? g_steal_pointer (&text) : g_strdup (date);
}

/**
 * hiatus_words_keyword_kind:
 * @kind: the kind of a keyword as TestText() answers with it
 *
 * Returns: by what somebody is noticed then; @kind itself where it is not known
 */
const gchar *
hiatus_words_keyword_kind (const gchar *kind)
{
  static const struct
  {
    const gchar *kind;
    const gchar *words;
  } kinds[] = {
    { "name", N_ ("by a name") },
    { "phone", N_ ("by a phone number") },
    { "email", N_ ("by an e-mail address") },
    { "handle", N_ ("by a handle") },
    { "phrase", N_ ("by a phrase") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return _ (kinds[i].words);
  return kind;
}
