/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/app/waiting.h"

#include "daemon/core/names.h"

/**
 * waiting_begin:
 * @seen: the fixture
 * @minutes: as Wait() takes them
 *
 * "Help me wait".
 *
 * Returns: (transfer full): the id
 */
gchar *
waiting_begin (Seen *seen, guint minutes)
{
  g_autoptr (GError) error = NULL;
  gchar *id = hiatus_app_wait (seen->base.app, minutes, &error);

  g_assert_no_error (error);
  return id;
}

/**
 * waiting_answer:
 * @seen: the fixture
 * @id: the id of a wait
 * @word: as AnswerWait() takes it
 *
 * Says how strong it is now.
 */
void
waiting_answer (Seen *seen, const gchar *id, const gchar *word)
{
  g_autoptr (GError) error = NULL;

  hiatus_app_answer_wait (seen->base.app, id, word, &error);
  g_assert_no_error (error);
}

/**
 * waiting_assert_journal:
 * @seen: the fixture
 * @expected: what the journal has of waits, in one line: "wait 10/2; wait-end same/2"; and of their countdown: "closed", "shown"
 *
 * Fails where the journal differs.
 */
void
waiting_assert_journal (Seen *seen, const gchar *expected)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (seen->base.app)));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);
      g_autofree gchar *line = NULL;

      if (event->kind == HIATUS_EVENT_WAIT)
        line = g_strdup_printf ("wait %d/%d", event->minutes, event->strength);
      else if (event->kind == HIATUS_EVENT_WAIT_END)
        line = g_strdup_printf ("wait-end %s/%d", hiatus_answer_to_string (event->answer), event->strength);
      else if (event->popup == HIATUS_POPUP_WAIT)
        line = g_strdup (event->kind == HIATUS_EVENT_POPUP ? "shown" : hiatus_answer_to_string (event->answer));
      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", line);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/**
 * waiting_assert_says:
 * @seen: the fixture
 * @summary: the title of the newest pop-up
 * @labels: what its buttons say, joined by " | "
 *
 * Fails where the screen shows something else.
 */
void
waiting_assert_says (Seen *seen, const gchar *summary, const gchar *labels)
{
  const HiatusFakePopup *popup = seen_up (seen);
  g_autofree gchar *joined = popup == NULL ? NULL : g_strjoinv (" | ", popup->labels);

  g_assert_nonnull (popup);
  g_assert_cmpstr (popup->summary, ==, summary);
  g_assert_cmpstr (joined, ==, labels);
  g_assert_true (popup->transient);
}
