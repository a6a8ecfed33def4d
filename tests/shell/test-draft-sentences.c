/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The word lists that come with Hiatus against sentences that people write. Nobody can list all that may be said, so what is
 * missed and what is found without reason is counted and printed, and a bound fails that is clearly worse than today. */

#include <string.h>

#include "daemon/core/draft.h"
#include "daemon/core/names.h"
#include "daemon/data/hiatus-resources.h"
#include "daemon/shell/draft-words-read.h"

#define LISTS "/org/hiatus/draft/"
#define HELD_OUT "---"
#define NOON 12

#define SENTENCES_MIN 20
#define HARMLESS_MIN 100

/* In per cent. Misses of sentences that nobody looked at when the lists were written are the measure; of self-harm a miss is
 * worst. */
#define FOUND_MIN 68
#define FOUND_SEEN_MIN 95
#define SELF_HARM_FOUND_MIN 65
#define FALSE_ALARMS_MAX 5
#define FALSE_ALARMS_HELD_OUT_MAX 12

static const gchar *const codes[] = { "en", "de", "es" };

/* The purpose for which a kind is looked for. */
static const HiatusDraftPurpose purposes[HIATUS_DRAFT_N_LISTED] = {
  [HIATUS_DRAFT_SELF_HARM] = HIATUS_DRAFT_REPLY,
  [HIATUS_DRAFT_LENGTH] = HIATUS_DRAFT_ANNOUNCE,
  [HIATUS_DRAFT_DATE] = HIATUS_DRAFT_ANNOUNCE,
  [HIATUS_DRAFT_METHOD] = HIATUS_DRAFT_ANNOUNCE,
  [HIATUS_DRAFT_TOGETHER] = HIATUS_DRAFT_FIRST,
  [HIATUS_DRAFT_ILL] = HIATUS_DRAFT_POST,
  [HIATUS_DRAFT_BLAME] = HIATUS_DRAFT_REPLY,
  [HIATUS_DRAFT_INSULT] = HIATUS_DRAFT_REPLY,
  [HIATUS_DRAFT_ULTIMATUM] = HIATUS_DRAFT_REPLY,
  [HIATUS_DRAFT_THREAT] = HIATUS_DRAFT_REPLY,
  [HIATUS_DRAFT_PLEADING] = HIATUS_DRAFT_REPLY,
};

/* How many there are, and how many of them were found. */
typedef struct
{
  guint n;
  guint n_found;
} Count;

typedef struct
{
  GPtrArray *languages;                  /* (owned) (element-type HiatusDraftWords) */
  gchar *folder;                         /* (owned): with the sentences */
  Count seen[HIATUS_DRAFT_N_LISTED];     /* of one language */
  Count held_out[HIATUS_DRAFT_N_LISTED]; /* of one language */
  Count harmless;                        /* of one language */
  Count harmless_held_out;               /* of one language */
} Bench;

static GArray *
check (Bench *bench, const gchar *sentence, HiatusDraftPurpose purpose)
{
  const HiatusDraftQuestion question = { .purpose = purpose, .hour = NOON };
  g_autoptr (GError) error = NULL;
  GArray *findings = hiatus_draft_check (bench->languages, sentence, strlen (sentence), &question, &error);

  g_assert_no_error (error);
  return findings;
}

static gboolean
finds (Bench *bench, const gchar *sentence, HiatusDraftKind kind)
{
  g_autoptr (GArray) findings = check (bench, sentence, purposes[kind]);

  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, HiatusDraftFinding, i).kind == kind)
      return TRUE;
  return FALSE;
}

static void
count_kind (Bench *bench, const gchar *code, const gchar *sentence, HiatusDraftKind kind, gboolean is_held_out)
{
  Count *count = is_held_out ? &bench->held_out[kind] : &bench->seen[kind];

  count->n++;
  if (finds (bench, sentence, kind))
    count->n_found++;
  else
    g_test_message ("missed (%s), %s %s: %s", is_held_out ? "held out" : "seen", code, hiatus_draft_kind_names[kind], sentence);
}

/* Whatever it is for. */
static void
count_harmless (Bench *bench, const gchar *code, const gchar *sentence, gboolean is_held_out)
{
  Count *count = is_held_out ? &bench->harmless_held_out : &bench->harmless;
  gboolean is_found = FALSE;

  for (gint purpose = 0; hiatus_draft_purpose_names[purpose] != NULL; purpose++)
    {
      g_autoptr (GArray) findings = check (bench, sentence, (HiatusDraftPurpose) purpose);

      for (guint i = 0; i < findings->len; i++)
        {
          const HiatusDraftFinding *finding = &g_array_index (findings, HiatusDraftFinding, i);

          g_test_message ("false alarm (%s), %s %s: %s [%.*s]", is_held_out ? "held out" : "seen", code, hiatus_draft_kind_names[finding->kind], sentence, (gint) finding->length, sentence + finding->first);
          is_found = TRUE;
        }
    }
  count->n++;
  count->n_found += is_found ? 1 : 0;
}

static void
read_sentences (Bench *bench, const gchar *code)
{
  g_autofree gchar *name = g_strconcat (code, ".txt", NULL);
  g_autofree gchar *path = g_build_filename (bench->folder, name, NULL);
  g_autofree gchar *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  gint kind = -1;
  gboolean is_held_out = FALSE;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);

      if (length == 0 || lines[i][0] == '#')
        continue;
      if (lines[i][0] == '[')
        {
          lines[i][length - 1] = '\0';
          kind = -1;
          is_held_out = FALSE;
          g_assert_true (hiatus_names_find (hiatus_draft_kind_names, lines[i] + 1, &kind) || g_str_equal (lines[i] + 1, "harmless"));
        }
      else if (g_str_equal (lines[i], HELD_OUT))
        is_held_out = TRUE;
      else if (kind < 0)
        count_harmless (bench, code, lines[i], is_held_out);
      else
        count_kind (bench, code, lines[i], (HiatusDraftKind) kind, is_held_out);
    }
}

static guint
per_cent (const Count *count)
{
  return count->n == 0 ? 0 : count->n_found * 100 / count->n;
}

static void
add (Count *sum, const Count *count)
{
  sum->n += count->n;
  sum->n_found += count->n_found;
}

/* Not an assertion, so that all languages are counted. */
static void
hold (gboolean holds, const gchar *what)
{
  if (!holds)
    g_test_fail_printf ("%s", what);
}

static void
test_language (Bench *bench, gconstpointer data)
{
  const gchar *code = data;
  Count seen = { 0 };
  Count held_out = { 0 };

  read_sentences (bench, code);
  for (guint i = 0; i < HIATUS_DRAFT_N_LISTED; i++)
    {
      g_test_message ("%s %s: found %u of %u that were seen, %u of %u that were held out", code, hiatus_draft_kind_names[i], bench->seen[i].n_found, bench->seen[i].n, bench->held_out[i].n_found, bench->held_out[i].n);
      g_assert_cmpuint (bench->seen[i].n + bench->held_out[i].n, >=, SENTENCES_MIN);
      add (&seen, &bench->seen[i]);
      add (&held_out, &bench->held_out[i]);
    }
  g_test_message ("%s in all: found %u of %u that were seen, %u of %u that were held out; false alarms in %u of %u harmless ones that were seen, %u of %u that were held out", code, seen.n_found, seen.n, held_out.n_found, held_out.n, bench->harmless.n_found, bench->harmless.n, bench->harmless_held_out.n_found, bench->harmless_held_out.n);
  g_assert_cmpuint (bench->harmless.n, >=, HARMLESS_MIN);
  hold (per_cent (&seen) >= FOUND_SEEN_MIN, "of those that were seen too many are missed");
  hold (per_cent (&held_out) >= FOUND_MIN, "of those that were held out too many are missed");
  hold (per_cent (&bench->held_out[HIATUS_DRAFT_SELF_HARM]) >= SELF_HARM_FOUND_MIN, "too many words of self-harm are missed");
  hold (per_cent (&bench->harmless) <= FALSE_ALARMS_MAX, "too many harmless ones are pointed at");
  hold (per_cent (&bench->harmless_held_out) <= FALSE_ALARMS_HELD_OUT_MAX, "too many harmless ones that were held out are pointed at");
}

static gchar *folder;

static void
set_up (Bench *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bench->folder = g_strdup (folder);
  bench->languages = hiatus_draft_words_load (hiatus_get_resource (), LISTS, &error);
  g_assert_no_error (error);
}

static void
tear_down (Bench *bench, gconstpointer data)
{
  g_ptr_array_unref (bench->languages);
  g_free (bench->folder);
}

int
main (int argc, char **argv)
{
  gint status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_strdup (argv[1]);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree gchar *path = g_strconcat ("/draft/sentences/", codes[i], NULL);

      g_test_add (path, Bench, codes[i], set_up, test_language, tear_down);
    }
  status = g_test_run ();
  g_free (folder);
  return status;
}
