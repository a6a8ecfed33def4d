/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/shell/deck-read.h"

/* The bytes of deck.ini. What is wrong in them is told in one line with file and line; what is not can be shown, and has an
 * id that says nothing. */

#define NAME "deck.ini"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* One line that a person can read. */
static void
check_message (const gchar *message)
{
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strpbrk (message, "\n\r\t\x1b"));
  g_assert_true (g_str_has_prefix (message, NAME ", line "));
  g_assert_cmpuint (g_ascii_strtoull (message + strlen (NAME ", line "), NULL, 10), >, 0);
}

static void
check_prompt (const HiatusPrompt *prompt)
{
  g_assert_true (g_str_has_prefix (prompt->id, "own-"));
  g_assert_cmpuint (strlen (prompt->id), ==, strlen ("own-") + 16);
  g_assert_true (g_utf8_validate (prompt->text, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (prompt->text, -1), <=, HIATUS_PROMPT_MAX);
  g_assert_null (strpbrk (prompt->text, "\n\r\t\x1b"));
  g_assert_cmpint (hiatus_deck_group_number (prompt->group), >=, 0);
  g_assert_cmpuint (prompt->days, >, 0);
  g_assert_cmpuint (prompt->days, <=, HIATUS_PROMPT_EVERY_DAY);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (GPtrArray) mistakes = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_deck_mistake_free);
  guint n_mistakes = hiatus_deck_read (deck, (const gchar *) data, size, TRUE, mistakes);

  g_assert_cmpuint (mistakes->len, ==, MIN (n_mistakes, HIATUS_DECK_MISTAKES_MAX));
  g_assert_cmpuint (hiatus_deck_size (deck), <=, HIATUS_DECK_OWN_MAX);
  for (guint i = 0; i < mistakes->len; i++)
    {
      g_autofree gchar *with_name = hiatus_deck_mistake_tell (g_ptr_array_index (mistakes, i), NAME, TRUE);
      g_autofree gchar *without = hiatus_deck_mistake_tell (g_ptr_array_index (mistakes, i), NAME, FALSE);

      check_message (with_name);
      check_message (without);
    }
  for (guint i = 0; i < hiatus_deck_size (deck); i++)
    check_prompt (hiatus_deck_get (deck, i));

  return 0;
}
