/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/traces.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* How much of a memory is looked at at once, and how much of the end of that once more: a trace is shorter. */
#define CHUNK (1024 * 1024)
#define OVERLAP 1024

/* How much of what is found is shown. */
#define SHOWN 80

typedef struct
{
  gchar *name;
  gchar *bytes;
  gsize length;
} Trace;

struct _HiatusTraces
{
  GPtrArray *traces; /* (element-type Trace) (owned) */
};

static void
trace_free (gpointer data)
{
  Trace *trace = data;

  g_free (trace->name);
  g_free (trace->bytes);
  g_free (trace);
}

static void
add (HiatusTraces *self, const gchar *form_name, const gchar *form)
{
  static const gchar *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      Trace *trace = g_new0 (Trace, 1);

      trace->name = g_strdup_printf ("%s, in %s", form_name, encodings[i]);
      trace->bytes = g_convert (form, -1, encodings[i], "UTF-8", NULL, &trace->length, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (trace->length, <, OVERLAP);
      g_ptr_array_add (self->traces, trace);
    }
}

/**
 * hiatus_traces_new:
 * @word: a word, as it is written
 * @folded: as the matcher folds it
 *
 * Returns: (transfer full): what may be left of it
 */
HiatusTraces *
hiatus_traces_new (const gchar *word, const gchar *folded)
{
  HiatusTraces *self = g_new0 (HiatusTraces, 1);
  g_autofree gchar *small = g_utf8_strdown (word, -1);
  g_autofree gchar *apart = g_utf8_normalize (word, -1, G_NORMALIZE_ALL);
  g_autofree gchar *small_apart = g_utf8_normalize (small, -1, G_NORMALIZE_ALL);

  self->traces = g_ptr_array_new_with_free_func (trace_free);
  add (self, "as it was written", word);
  add (self, "folded", folded);
  add (self, "in small letters", small);
  add (self, "taken apart", apart);
  add (self, "in small letters and taken apart", small_apart);

  return self;
}

/**
 * hiatus_traces_free:
 * @self: (transfer full): traces
 */
void
hiatus_traces_free (HiatusTraces *self)
{
  g_ptr_array_unref (self->traces);
  g_free (self);
}

/* With what comes after it, which tells the one who mends it what it is. */
static gchar *
describe (const Trace *trace, const gchar *found, const gchar *end)
{
  g_autofree gchar *bytes = g_strndup (found, (gsize) MIN (end - found, SHOWN));
  g_autofree gchar *shown = g_strescape (bytes, NULL);

  return g_strdup_printf ("%s: %s", trace->name, shown);
}

/**
 * hiatus_traces_find:
 * @self: traces
 * @bytes: where to look
 * @length: how many bytes that are
 *
 * Returns: (transfer full) (nullable): what was found there; %NULL: nothing
 */
gchar *
hiatus_traces_find (HiatusTraces *self, gconstpointer bytes, gsize length)
{
  for (guint i = 0; i < self->traces->len; i++)
    {
      const Trace *trace = g_ptr_array_index (self->traces, i);

      const gchar *found = memmem (bytes, length, trace->bytes, trace->length);

      if (found != NULL)
        return describe (trace, found, (const gchar *) bytes + length);
    }
  return NULL;
}

static gchar *
find_in_map (HiatusTraces *self, gint memory, guint64 begin, guint64 end, gchar *buffer)
{
  for (guint64 at = begin; at < end; at += CHUNK - OVERLAP)
    {
      gssize n = pread (memory, buffer, (gsize) MIN (end - at, CHUNK), (off_t) at);
      gchar *found = n <= 0 ? NULL : hiatus_traces_find (self, buffer, (gsize) n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * hiatus_traces_find_in_process:
 * @self: traces
 * @process: a process
 *
 * Looks in all memory that the process can write to. Who is not root cannot look at one that keeps its memory to itself,
 * and the test fails with a line that says so.
 *
 * Returns: (transfer full) (nullable): what was found, and where; %NULL: nothing
 */
gchar *
hiatus_traces_find_in_process (HiatusTraces *self, pid_t process)
{
  g_autofree gchar *maps_path = g_strdup_printf ("/proc/%d/maps", process);
  g_autofree gchar *memory_path = g_strdup_printf ("/proc/%d/mem", process);
  g_autofree gchar *maps = NULL;
  g_autofree gchar *buffer = g_malloc (CHUNK);
  g_auto (GStrv) lines = NULL;
  gint memory = open (memory_path, O_RDONLY | O_CLOEXEC);
  gchar *found = NULL;
  guint n_maps = 0;

  if (memory < 0 || !g_file_get_contents (maps_path, &maps, NULL, NULL))
    g_error ("%s cannot be read (%s): run this test as root, for the daemon keeps its memory to itself", memory_path, g_strerror (errno));

  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL && found == NULL; i++)
    {
      guint64 begin;
      guint64 end;
      gchar rights[5];
      g_autofree gchar *what = NULL;

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &begin, &end, rights) != 3 || rights[1] != 'w')
        continue;
      n_maps++;
      what = find_in_map (self, memory, begin, end, buffer);
      if (what != NULL)
        found = g_strdup_printf ("%s: %s", lines[i], what);
    }
  close (memory);
  /* Heap, stack and libraries at least. */
  g_assert_true (found != NULL || n_maps > 3);

  return found;
}

/**
 * hiatus_traces_find_in_folder:
 * @self: traces
 * @folder: a folder
 *
 * Returns: (transfer full) (nullable): what was found in a file in there, and in which; %NULL: nothing
 */
gchar *
hiatus_traces_find_in_folder (HiatusTraces *self, const gchar *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;
  gchar *found = NULL;

  while (dir != NULL && found == NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (folder, name, NULL);
      g_autofree gchar *bytes = NULL;
      g_autofree gchar *what = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found = hiatus_traces_find_in_folder (self, path);
      else if (g_file_get_contents (path, &bytes, &length, NULL))
        what = hiatus_traces_find (self, bytes, length);
      if (what != NULL)
        found = g_strdup_printf ("%s: %s", path, what);
    }
  return found;
}
