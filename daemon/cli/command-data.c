/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/api/names.h"
#include "daemon/api/safe-file.h"
#include "daemon/cli/ask.h"
#include "daemon/core/error.h"

#define STANDARD_STREAM "-"

/* What goes through a pipe is in memory in between: the daemon waits for no pipe. */
static gint
make_memory (GError **error)
{
  gint memory = memfd_create ("hiatus-export", MFD_CLOEXEC);

  if (memory < 0)
    hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("There is no memory for it (%s): give a file."), g_strerror (errno));
  return memory;
}

static gboolean
write_all (gint to, const gchar *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (to, bytes, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n < 0)
        continue;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static gboolean
copy (gint from, gint to, const gchar *what, GError **error)
{
  gchar bytes[16384];

  for (;;)
    {
      gssize n = read (from, bytes, sizeof bytes);

      if (n == 0)
        return TRUE;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || !write_all (to, bytes, (gsize) n))
        break;
    }
  hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("%s cannot be used for it (%s): give a file."), what, g_strerror (errno));
  return FALSE;
}

static gboolean
export_to (HiatusCli *cli, gint descriptor, GError **error)
{
  g_autoptr (GVariant) reply = hiatus_client_call_at_length (cli->client, "Export", g_variant_new ("(ha{sv})", 0, NULL), descriptor, "()", error);

  return reply != NULL;
}

static HiatusExit
export_to_stream (HiatusCli *cli)
{
  g_autoptr (GError) error = NULL;
  gint memory = make_memory (&error);
  gboolean done = memory >= 0 && export_to (cli, memory, &error) && lseek (memory, 0, SEEK_SET) == 0 && copy (memory, STDOUT_FILENO, _ ("Standard output"), &error);

  if (memory >= 0)
    close (memory);
  return done ? HIATUS_EXIT_DONE : hiatus_cli_refuse (error);
}

/* Only an older export may lose its place to a newer one. */
static gboolean
check_free (const gchar *path, GError **error)
{
  g_autofree gchar *name = g_filename_display_name (path);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || hiatus_safe_file_begins_with (path, HIATUS_EXPORT_BEGINNING))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("%s is there already, is no export, and stays as it is: give another name."), name);
  return FALSE;
}

/**
 * hiatus_command_export:
 * @cli: the call
 * @arguments: what stands after "export"
 *
 * `hiatus export FILE`: writes all that Hiatus knows into a file.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_export (HiatusCli *cli, GStrv arguments)
{
  g_auto (HiatusSafeFile) file = HIATUS_SAFE_FILE_INIT;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  if (g_str_equal (parameters[0], STANDARD_STREAM))
    return export_to_stream (cli);
  if (!check_free (parameters[0], &error) || !hiatus_safe_file_begin (&file, parameters[0], &error))
    return hiatus_cli_refuse (error);
  hiatus_cli_print_line (cli, _ ("All that Hiatus knows goes into the file. Anybody who has it can read it: keep it where only you can."));
  if (!export_to (cli, file.descriptor, &error) || !hiatus_safe_file_commit (&file, &error))
    return hiatus_cli_refuse (error);
  return HIATUS_EXIT_DONE;
}

/* Returns: an ordinary file, or memory with what came through a pipe; -1 with an error */
static gint
open_import (const gchar *path, GError **error)
{
  g_autofree gchar *name = g_filename_display_name (path);
  gint descriptor;

  if (g_str_equal (path, STANDARD_STREAM))
    {
      descriptor = make_memory (error);
      if (descriptor < 0 || copy (STDIN_FILENO, descriptor, _ ("Standard input"), error))
        return descriptor;
      close (descriptor);
      return -1;
    }
  descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (descriptor < 0)
    hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("%s cannot be opened (%s): give the path of an export."), name, g_strerror (errno));
  return descriptor;
}

static HiatusExit
import (HiatusCli *cli, gint descriptor, gboolean agreed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) asked = hiatus_client_call_at_length (cli->client, "AskImport", g_variant_new ("(h)", 0), descriptor, "(ss)", &error);
  g_autoptr (GVariant) done = NULL;
  const gchar *question, *token, *report;

  if (asked == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (asked, "(&s&s)", &question, &token);
  if (*question == '\0')
    {
      hiatus_cli_print_line (cli, _ ("All of it is here already; nothing was changed."));
      return HIATUS_EXIT_DONE;
    }
  if (!hiatus_ask_agree (cli, question, agreed, _ ("Not imported; nothing was changed."), &error))
    return hiatus_cli_refuse (error);
  done = hiatus_client_call_at_length (cli->client, "Import", g_variant_new ("(hs)", 0, token), descriptor, "(s)", &error);
  if (done == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (done, "(&s)", &report);
  hiatus_cli_print_line (cli, report);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_import:
 * @cli: the call
 * @arguments: what stands after "import"
 *
 * `hiatus import FILE`: adds what an export has to what is here, after a question.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_import (HiatusCli *cli, GStrv arguments)
{
  gboolean agreed = FALSE;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &agreed, N_ ("Do not ask whether you are sure"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;
  gint descriptor;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  descriptor = open_import (parameters[0], &error);
  if (descriptor < 0)
    return hiatus_cli_refuse (error);
  status = import (cli, descriptor, agreed);
  close (descriptor);
  return status;
}
