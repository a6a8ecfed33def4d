/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/cli/render-draft.h"
#include "daemon/core/error.h"
#include "daemon/core/text-limits.h"

#define STANDARD_INPUT "-"

/* A byte more than the daemon looks at, so that it can tell what is too long. */
#define ROOM (HIATUS_DRAFT_BYTES_MAX + 1)

/* The draft as it was read, and a memory of it that can be passed on: the daemon sees no home, and must not wait for a pipe. */
typedef struct
{
  gchar *text; /* (owned) */
  gsize length;
  gint memory;
} Draft;

static void
clear_draft (Draft *draft)
{
  g_free (draft->text);
  if (draft->memory >= 0)
    close (draft->memory);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, clear_draft)

static const gchar *
name_file (const gchar *file)
{
  return g_str_equal (file, STANDARD_INPUT) ? _ ("standard input") : file;
}

static gboolean
read_all (gint descriptor, Draft *draft)
{
  draft->text = g_malloc0 (ROOM + 1);
  while (draft->length < ROOM)
    {
      gssize n = read (descriptor, draft->text + draft->length, ROOM - draft->length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      draft->length += (gsize) n;
    }
  return TRUE;
}

static gboolean
remember (Draft *draft)
{
  gsize written = 0;

  draft->memory = memfd_create ("hiatus-draft", MFD_CLOEXEC);
  while (draft->memory >= 0 && written < draft->length)
    {
      gssize n = write (draft->memory, draft->text + written, draft->length - written);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      written += (gsize) n;
    }
  return draft->memory >= 0;
}

static gboolean
read_draft (const gchar *file, Draft *draft, GError **error)
{
  gboolean is_input = g_str_equal (file, STANDARD_INPUT);
  gint descriptor = is_input ? STDIN_FILENO : g_open (file, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = descriptor >= 0 && read_all (descriptor, draft) && remember (draft);

  if (!done)
    hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("%s cannot be read (%s): give the path of a text file, or - for standard input."), name_file (file), g_strerror (errno));
  if (!is_input && descriptor >= 0)
    close (descriptor);
  return done;
}

static gboolean
has_self_harm (GVariant *findings)
{
  GVariantIter iter;
  const gchar *kind;

  g_variant_iter_init (&iter, findings);
  while (g_variant_iter_next (&iter, "(uu&s&s&s)", NULL, NULL, &kind, NULL, NULL))
    if (g_str_equal (kind, "self-harm"))
      return TRUE;
  return FALSE;
}

/* Somebody to talk to, and nothing else. */
static HiatusExit
show_company (HiatusCli *cli)
{
  hiatus_cli_print_line (cli, _ ("That is a lot to carry alone. These people answer now."));
  hiatus_cli_print_line (cli, "");
  return hiatus_show_help_now (cli);
}

static HiatusExit
check (HiatusCli *cli, const gchar *file, const gchar *purpose)
{
  g_auto (Draft) draft = { .memory = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) findings = NULL;
  g_autofree gchar *text = NULL;

  if (!read_draft (file, &draft, &error))
    return hiatus_cli_refuse (error);
  reply = hiatus_client_call_with (cli->client, "CheckDraft", g_variant_new ("(hs)", 0, purpose), draft.memory, "(a(uusss))", &error);
  if (reply == NULL)
    {
      if (g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_INVALID))
        g_prefix_error (&error, "%s: ", name_file (file));
      return hiatus_cli_refuse (error);
    }
  findings = g_variant_get_child_value (reply, 0);
  if (has_self_harm (findings))
    return show_company (cli);
  text = hiatus_render_draft (draft.text, draft.length, findings);
  hiatus_cli_print (cli, text);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_check:
 * @cli: the call
 * @arguments: what stands after "check"
 *
 * `hiatus check`: points at what may work against a draft. What it finds is no failure.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_check (HiatusCli *cli, GStrv arguments)
{
  static const gchar *const purposes[] = { "announce", "first", "post", "reply", NULL };
  g_autofree gchar *purpose = NULL;
  const GOptionEntry options[] = {
    { "for", 0, 0, G_OPTION_ARG_FILENAME, &purpose, N_ ("What it is: announce, first, post or reply"), N_ ("WHAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  if (purpose == NULL)
    return hiatus_cli_usage (cli, _ ("check needs --for announce, first, post or reply."));
  if (!g_strv_contains (purposes, purpose))
    return hiatus_cli_usage (cli, _ ("--for takes announce, first, post or reply, not '%s'."), purpose);
  return check (cli, parameters[0], purpose);
}
