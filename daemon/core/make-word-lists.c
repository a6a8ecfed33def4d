/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * make-word-lists OUTPUT: writes the lists of word-lists.h from word-edge-lists.h, folded and sorted. It runs when Hiatus is
 * built. */

#include <glib.h>
#include <string.h>

#include "daemon/core/make-numbers.h"
#include "daemon/core/text.h"
#include "daemon/core/word-edge-lists.h"
#include "daemon/core/word-lists.h"

static const gchar *const written[HIATUS_N_WORD_LISTS] = {
  [HIATUS_WORDS_HIRAGANA_AFTER] = HIRAGANA_AFTER,
  [HIATUS_WORDS_HIRAGANA_OTHERS] = HIRAGANA_OTHERS,
  [HIATUS_WORDS_HIRAGANA_BEFORE] = HIRAGANA_BEFORE,
  [HIATUS_WORDS_HAN_AFTER] = HAN_AFTER,
  [HIATUS_WORDS_HAN_BEFORE] = HAN_BEFORE,
  [HIATUS_WORDS_HAN_SURNAMES] = HAN_SURNAMES,
  [HIATUS_WORDS_HANGUL_AFTER] = HANGUL_AFTER,
  [HIATUS_WORDS_HANGUL_NAME_ENDINGS] = HANGUL_NAME_ENDINGS,
  [HIATUS_WORDS_ARABIC_PREFIXES] = ARABIC_PREFIXES,
  [HIATUS_WORDS_HEBREW_PREFIXES] = HEBREW_PREFIXES,
  [HIATUS_WORDS_ARABIC_OTHERS] = ARABIC_OTHERS,
  [HIATUS_WORDS_HEBREW_OTHERS] = HEBREW_OTHERS,
  [HIATUS_WORDS_CLUSTER_AFTER] = CLUSTER_AFTER,
  [HIATUS_WORDS_CLUSTER_BEFORE] = CLUSTER_BEFORE,
};

static gint
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const gchar *const *) a, *(const gchar *const *) b);
}

/* Writes one list; what describes it goes to @table. */
static void
write_list (GString *output,
            GString *table,
            guint i)
{
  g_autofree gchar *folded = hiatus_text_fold (written[i], -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) begins = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree gchar *text_name = g_strdup_printf ("guint8 text_%u", i);
  g_autofree gchar *words_name = g_strdup_printf ("guint16 words_%u", i);
  guint n = g_strv_length (words);
  glong longest = 0;

  qsort (words, n, sizeof *words, compare_words);
  for (guint k = 0; k < n; k++)
    {
      guint32 begin = text->len;

      g_array_append_val (begins, begin);
      longest = MAX (longest, g_utf8_strlen (words[k], -1));
      for (const gchar *p = words[k]; p == words[k] || p[-1] != '\0'; p++)
        {
          guint32 byte = (guint8) *p;

          g_array_append_val (text, byte);
        }
    }
  g_assert (text->len <= G_MAXUINT16);

  write_numbers (output, "static ", text_name, (const guint32 *) (gpointer) text->data, text->len);
  write_numbers (output, "static ", words_name, (const guint32 *) (gpointer) begins->data, begins->len);
  g_string_append_printf (table, "  { text_%u, words_%u, %u, %ld },\n", i, i, n, longest);
}

gint
main (gint argc,
      gchar **argv)
{
  g_autoptr (GString) output = g_string_new ("#include \"daemon/core/word-lists.h\"\n");
  g_autoptr (GString) table = g_string_new ("\nconst HiatusWordList hiatus_word_lists[HIATUS_N_WORD_LISTS] = {\n");
  g_autoptr (GError) error = NULL;

  g_assert (argc == 2);
  for (guint i = 0; i < HIATUS_N_WORD_LISTS; i++)
    write_list (output, table, i);
  g_string_append_printf (output, "%s};\n", table->str);
  if (!g_file_set_contents (argv[1], output->str, (gssize) output->len, &error))
    g_error ("%s", error->message);

  return 0;
}
