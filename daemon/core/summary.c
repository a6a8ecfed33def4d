/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/summary.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/stretch.h"

/* The script in which somebody looks back. */
#define LOOKING_BACK "looking-back"

#define DATE_BYTES 64
#define CUT "…"

/* What is summed up. */
typedef struct
{
  const HiatusJourney *journey;
  HiatusStretch *stretch; /* (owned) (nullable) */
  GPtrArray *lines;       /* (owned) (element-type utf8) */
} Summary;

static void
clear_summary (Summary *summary)
{
  g_clear_pointer (&summary->stretch, hiatus_stretch_free);
  g_clear_pointer (&summary->lines, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, clear_summary)

static void
write_date (const GDate *date, gchar text[DATE_BYTES])
{
  /* Translators: a date as g_date_strftime() writes it: "1 March 2025" */
  if (g_date_strftime (text, DATE_BYTES, _ ("%e %B %Y"), date) == 0)
    text[0] = '\0';
  g_strchug (text);
}

/* Takes ownership of @line. */
static void
add (Summary *summary, gchar *line)
{
  g_ptr_array_add (summary->lines, line);
}

static void
add_dates (Summary *summary)
{
  const HiatusStatus *status = &summary->stretch->status;
  gchar first[DATE_BYTES];
  gchar last[DATE_BYTES];

  write_date (&status->starts_on, first);
  write_date (&summary->stretch->last, last);
  if (summary->stretch->end == NULL && !summary->stretch->replaced && status->phase != HIATUS_PHASE_COMPLETE)
    add (summary, g_strdup_printf (_ ("From %s on; day %d"), first, status->day));
  else
    add (summary, g_strdup_printf (ngettext ("From %s to %s: %d day", "From %s to %s: %d days", (gulong) status->day), first, last, status->day));
}

static guint
count_urges (Summary *summary)
{
  GPtrArray *events = hiatus_journey_events (summary->journey);
  guint n = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind == HIATUS_EVENT_URGE && !hiatus_journey_is_undone (summary->journey, event) && hiatus_calendar_compare (&event->date, &summary->stretch->status.starts_on) >= 0 && hiatus_calendar_compare (&event->date, &summary->stretch->last) <= 0)
        n++;
    }
  return n;
}

/* With goal safety nothing is counted. */
static void
add_counts (Summary *summary, const GDate *today)
{
  const HiatusStatus *status = &summary->stretch->status;
  guint n_urges = count_urges (summary);
  GDate after = summary->stretch->last;
  guint n_ridden;

  if (status->kept < 0)
    return;
  g_date_add_days (&after, 1);
  if (hiatus_calendar_compare (&after, today) > 0)
    after = *today;
  n_ridden = hiatus_journey_count_ridden_out (summary->journey, &status->starts_on, &after);
  add (summary, g_strdup_printf (_ ("Days kept: %d of %d"), status->kept, status->day));
  if (n_urges > 0)
    add (summary, g_strdup_printf (_ ("Urges: %u; ridden out: %u"), n_urges, MIN (n_ridden, n_urges)));
}

static void
add_end (Summary *summary)
{
  const HiatusStretch *stretch = summary->stretch;

  if (stretch->replaced)
    add (summary, g_strdup (_ ("Another stretch took its place")));
  if (stretch->end == NULL)
    return;
  switch (stretch->end->decision)
    {
    case HIATUS_DECISION_LET_GO:
      add (summary, g_strdup (_ ("At its end: to let go")));
      break;
    case HIATUS_DECISION_REACH_OUT:
      add (summary, g_strdup (_ ("At its end: one message")));
      break;
    case HIATUS_DECISION_NONE:
    default:
      add (summary, g_strdup (_ ("It ended without a decision")));
    }
}

/* The last answer to each step, in the order in which they were first answered. */
static GPtrArray *
list_answers (Summary *summary)
{
  GPtrArray *events = hiatus_journey_events (summary->journey);
  GPtrArray *answers = g_ptr_array_new ();
  gboolean is_in = FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);
      guint at = 0;

      if (event->kind == HIATUS_EVENT_PLAN_START && !hiatus_journey_is_undone (summary->journey, event))
        is_in = event == summary->stretch->start;
      if (!is_in || event->kind != HIATUS_EVENT_SCRIPT_STEP || g_strcmp0 (event->script, LOOKING_BACK) != 0 || !hiatus_event_has_note (event) || hiatus_journey_is_undone (summary->journey, event))
        continue;
      while (at < answers->len && g_strcmp0 (((const HiatusEvent *) g_ptr_array_index (answers, at))->step, event->step) != 0)
        at++;
      if (at < answers->len)
        g_ptr_array_remove_index (answers, at);
      g_ptr_array_insert (answers, (gint) at, (gpointer) (gsize) event);
    }
  return answers;
}

/* One line of at most so many characters from @text on, broken at a blank if there is one. Returns where the next begins. */
static const gchar *
take_line (const gchar *text, GString *line)
{
  const gchar *blank = NULL;
  const gchar *p = text;
  guint n = 0;

  for (; *p != '\0' && *p != '\n' && n < HIATUS_SUMMARY_COLUMNS; p = g_utf8_find_next_char (p, NULL), n++)
    if (*p == ' ')
      blank = p;
  if (*p != '\0' && *p != '\n' && *p != ' ' && blank != NULL)
    p = blank;
  g_string_append_len (line, text, p - text);
  return *p == ' ' || *p == '\n' ? p + 1 : p;
}

/* At most @most lines of a text. */
static void
add_text (Summary *summary, const gchar *text, guint most)
{
  g_autofree gchar *stripped = g_strstrip (g_strdelimit (g_strdup (text), "\t\r", ' '));
  const gchar *p = stripped;

  for (guint i = 0; i < most && *p != '\0'; i++)
    {
      GString *line = g_string_new (NULL);

      p = take_line (p, line);
      if (i + 1 == most && *p != '\0')
        {
          const gchar *end = line->str + line->len;

          if (g_utf8_strlen (line->str, -1) >= HIATUS_SUMMARY_COLUMNS)
            end = g_utf8_prev_char (end);
          g_string_truncate (line, (gsize) (end - line->str));
          g_string_append (line, CUT);
        }
      add (summary, g_string_free (line, FALSE));
    }
}

static gboolean
can_be_read (GPtrArray *answers, GError **error)
{
  for (guint i = 0; i < answers->len; i++)
    if (hiatus_event_is_locked (g_ptr_array_index (answers, i)))
      {
        hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("What you wrote is locked: give the passphrase first ('hiatus unlock'), or leave it out ('hiatus summary --without-words')."));
        return FALSE;
      }
  return TRUE;
}

/* All get the same room, so that each is there with its beginning. */
static gboolean
add_words (Summary *summary, GHashTable *titles, GError **error)
{
  g_autoptr (GPtrArray) answers = list_answers (summary);
  guint room;

  if (!can_be_read (answers, error))
    return FALSE;
  if (answers->len == 0)
    return TRUE;
  add (summary, g_strdup (""));
  add (summary, g_strdup (_ ("What you wrote, looking back")));
  room = (HIATUS_SUMMARY_LINES - summary->lines->len) / answers->len;
  for (guint i = 0; i < answers->len && room > 1; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (answers, i);
      const gchar *title = titles == NULL ? NULL : g_hash_table_lookup (titles, event->step);

      add (summary, g_strdup (""));
      if (title != NULL && room > 2)
        add_text (summary, title, 1);
      add_text (summary, event->note, room - (title != NULL && room > 2 ? 2 : 1));
    }
  return TRUE;
}

/**
 * hiatus_summary_write:
 * @journey: what has happened
 * @id: the id of the event that began the stretch; empty for the last one
 * @today: the local date
 * @with_words: whether what the person wrote when they looked back is in it
 * @titles: (nullable) (element-type utf8 utf8): what each step of looking back asks, by its id
 * @error: return location
 *
 * Sums a stretch up: what may be kept if all else is erased. Nothing in it names anybody but the person's own words.
 *
 * Returns: (transfer full): plain text of one page at most; %NULL with %HIATUS_ERROR_REFUSED where it has not begun, %HIATUS_ERROR_NOT_FOUND
 *   where there is none of that id, or %HIATUS_ERROR_LOCKED where their words cannot be read before the passphrase is given
 */
gchar *
hiatus_summary_write (const HiatusJourney *journey, const gchar *id, const GDate *today, gboolean with_words, GHashTable *titles, GError **error)
{
  g_auto (Summary) summary = { .journey = journey, .lines = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GString) text = g_string_new (NULL);

  summary.stretch = hiatus_stretch_find (journey, id, today, *id == '\0' ? NULL : error);
  if (summary.stretch == NULL && *id != '\0')
    return NULL;
  if (summary.stretch == NULL || summary.stretch->status.day < 1)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no stretch to sum up yet: 'hiatus plan start' begins one."));
      return NULL;
    }
  add (&summary, g_strdup (_ ("A stretch of quiet")));
  add (&summary, g_strdup (""));
  add_dates (&summary);
  add_counts (&summary, today);
  add_end (&summary);
  if (with_words && !add_words (&summary, titles, error))
    return NULL;
  for (guint i = 0; i < summary.lines->len && i < HIATUS_SUMMARY_LINES; i++)
    g_string_append_printf (text, "%s\n", (const gchar *) g_ptr_array_index (summary.lines, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
