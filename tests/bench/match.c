/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* match ENGINE TEXT PHRASES: looks for phrases in each line of a file, one after the other, in one thread. It reads as the
 * grep programs do, a piece at a time, and that is in its time as it is in theirs.
 *
 * Prints: the engine, how many phrases, ms to build, MB that the build takes, ns a line, MB/s, lines with a match.
 * The engines are hiatus, hiatus-fold and glib-fold (folding alone), and, where their libraries are installed, hyperscan
 * and pcre2. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "daemon/core/matcher.h"
#include "daemon/core/text.h"

#ifdef WITH_HYPERSCAN
#include <hs.h>
#endif
#ifdef WITH_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif

static gchar **phrases;

static glong
private_kilobytes (void)
{
  g_autofree gchar *text = NULL;
  const gchar *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL) || (line = strstr (text, "Anonymous:")) == NULL)
    return 0;
  return strtol (line + strlen ("Anonymous:"), NULL, 10);
}

static HiatusMatcher *matcher;
static HiatusMatcherScratch *scratch;

static gboolean
hiatus_build (void)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  HiatusContact *contact = hiatus_contact_new ("A");

  g_strfreev (contact->keywords[HIATUS_KEYWORD_PHRASE]);
  contact->keywords[HIATUS_KEYWORD_PHRASE] = g_steal_pointer (&phrases);
  g_ptr_array_add (contacts, contact);
  matcher = hiatus_matcher_new (contacts);
  scratch = hiatus_matcher_scratch_new ();
  return TRUE;
}

static gboolean
hiatus_scan (const gchar *line, gsize length)
{
  const HiatusMatch *matches;

  return hiatus_matcher_match (matcher, scratch, line, (gssize) length, &matches) > 0;
}

static gboolean
nothing_to_build (void)
{
  return TRUE;
}

static gboolean
hiatus_fold_scan (const gchar *line, gsize length)
{
  static HiatusFolded folded;

  hiatus_folded_take (&folded, line, length);
  return folded.length > 0 && folded.bytes[0] == '\001';
}

static gboolean
glib_fold_scan (const gchar *line, gsize length)
{
  g_autofree gchar *lower = g_utf8_casefold (line, (gssize) length);
  g_autofree gchar *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);

  return decomposed != NULL && decomposed[0] == '\001';
}

#ifdef WITH_HYPERSCAN
static hs_database_t *database;
static hs_scratch_t *hyperscan_scratch;

static gchar *
escape (const gchar *phrase)
{
  GString *text = g_string_new (NULL);

  for (; *phrase != '\0'; phrase++)
    {
      if (strchr ("\\^$.[]|()?*+{}-#/", *phrase) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *phrase);
    }
  return g_string_free (text, FALSE);
}

static gboolean
hyperscan_build (void)
{
  const guint n = g_strv_length (phrases);
  g_auto (GStrv) escaped = g_new0 (gchar *, n + 1);
  g_autofree guint *flags = g_new (guint, n);
  g_autofree guint *ids = g_new (guint, n);
  hs_compile_error_t *error = NULL;

  for (guint i = 0; i < n; i++)
    {
      escaped[i] = escape (phrases[i]);
      flags[i] = HS_FLAG_CASELESS | HS_FLAG_UTF8 | HS_FLAG_SINGLEMATCH;
      ids[i] = i;
    }
  return hs_compile_multi ((const gchar *const *) escaped, flags, ids, n, HS_MODE_BLOCK, NULL, &database, &error) == HS_SUCCESS &&
         hs_alloc_scratch (database, &hyperscan_scratch) == HS_SUCCESS;
}

static int
on_hyperscan_match (unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *found)
{
  *(gboolean *) found = TRUE;
  return 1;
}

static gboolean
hyperscan_scan (const gchar *line, gsize length)
{
  gboolean found = FALSE;

  hs_scan (database, line, (guint) length, 0, hyperscan_scratch, on_hyperscan_match, &found);
  return found;
}
#endif

#ifdef WITH_PCRE2
static pcre2_code *code;
static pcre2_match_data *match_data;

static gboolean
pcre2_build (void)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  PCRE2_SIZE offset;
  int error;

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree gchar *escaped = g_regex_escape_string (phrases[i], -1);

      g_string_append_printf (pattern, "%s%s", i > 0 ? "|" : "", escaped);
    }
  code = pcre2_compile ((PCRE2_SPTR) pattern->str, pattern->len, PCRE2_CASELESS | PCRE2_UTF, &error, &offset, NULL);
  if (code == NULL || pcre2_jit_compile (code, PCRE2_JIT_COMPLETE) < 0)
    return FALSE;
  match_data = pcre2_match_data_create (1, NULL);
  return TRUE;
}

static gboolean
pcre2_scan (const gchar *line, gsize length)
{
  return pcre2_jit_match (code, (PCRE2_SPTR) line, length, 0, PCRE2_NO_UTF_CHECK, match_data, NULL) >= 0;
}
#endif

static const struct
{
  const gchar *name;
  gboolean (*build) (void);
  gboolean (*scan) (const gchar *line, gsize length);
} engines[] = {
  { "hiatus", hiatus_build, hiatus_scan },
  { "hiatus-fold", nothing_to_build, hiatus_fold_scan },
  { "glib-fold", nothing_to_build, glib_fold_scan },
#ifdef WITH_HYPERSCAN
  { "hyperscan", hyperscan_build, hyperscan_scan },
#endif
#ifdef WITH_PCRE2
  { "pcre2", pcre2_build, pcre2_scan },
#endif
};

#define PIECE (128 * 1024)

/* Reads the file and looks at each line. Returns: how many bytes there were. */
static guint64
scan_file (gint file, gboolean (*scan) (const gchar *line, gsize length), guint64 *lines, guint64 *found)
{
  g_autofree gchar *piece = g_malloc (PIECE);
  guint64 bytes = 0;
  gsize kept = 0;
  gssize n;

  while ((n = read (file, piece + kept, PIECE - kept)) > 0)
    {
      const gchar *line = piece;
      const gchar *end;

      bytes += (guint64) n;
      kept += (gsize) n;
      while ((end = memchr (line, '\n', (gsize) (piece + kept - line))) != NULL)
        {
          *found += scan (line, (gsize) (end - line));
          (*lines)++;
          line = end + 1;
        }
      kept = (gsize) (piece + kept - line);
      memmove (piece, line, kept);
    }
  return bytes;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *list = NULL;
  gsize engine = 0;
  gint64 begun_us, built_us, done_us;
  glong before, after;
  guint n_phrases;
  guint64 lines = 0;
  guint64 found = 0;
  guint64 bytes;
  gint file;

  if (argc != 4)
    return 2;
  while (engine < G_N_ELEMENTS (engines) && !g_str_equal (engines[engine].name, argv[1]))
    engine++;
  if (engine == G_N_ELEMENTS (engines))
    {
      g_printerr ("match: %s was not there when this was built\n", argv[1]);
      return 1;
    }
  file = open (argv[2], O_RDONLY | O_CLOEXEC);
  if (file < 0 || !g_file_get_contents (argv[3], &list, NULL, &error))
    {
      g_printerr ("match: %s\n", file < 0 ? g_strerror (errno) : error->message);
      return 1;
    }
  phrases = g_strsplit (g_strchomp (list), "\n", -1);
  n_phrases = g_strv_length (phrases);

  before = private_kilobytes ();
  begun_us = g_get_monotonic_time ();
  if (!engines[engine].build ())
    {
      g_printerr ("match: %s does not take these phrases\n", argv[1]);
      return 1;
    }
  built_us = g_get_monotonic_time ();
  after = private_kilobytes ();
  begun_us = built_us - begun_us;
  bytes = scan_file (file, engines[engine].scan, &lines, &found);
  done_us = g_get_monotonic_time ();
  g_print ("%s\t%u\t%.1f\t%.1f\t%.0f\t%.0f\t%" G_GUINT64_FORMAT "\n",
           argv[1],
           n_phrases,
           (gdouble) begun_us / 1000,
           (gdouble) (after - before) / 1024,
           (gdouble) (done_us - built_us) * 1000 / (gdouble) lines,
           (gdouble) bytes / (gdouble) (done_us - built_us),
           found);

  return 0;
}
