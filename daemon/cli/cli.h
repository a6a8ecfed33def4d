/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/cli/client.h"

G_BEGIN_DECLS

/**
 * HiatusExit:
 * @HIATUS_EXIT_DONE: done
 * @HIATUS_EXIT_REFUSED: refused, with one line that says what and how to mend it
 * @HIATUS_EXIT_USAGE: the command line itself is wrong
 *
 * The exit codes.
 */
typedef enum
{
  HIATUS_EXIT_DONE,
  HIATUS_EXIT_REFUSED,
  HIATUS_EXIT_USAGE,
} HiatusExit;

typedef struct _HiatusCli HiatusCli;
typedef struct _HiatusCommand HiatusCommand;

/**
 * HiatusCommand:
 * @name: the word that calls it; %NULL ends a table
 * @summary: one line of help, translated when shown
 * @parameters: (nullable): the arguments that are no options, for the usage line
 * @least: how many of them there must be
 * @most: how many there may be
 * @run: (nullable): does it; of a command with @verbs: what it does without one
 * @verbs: (nullable): the table of the second word
 *
 * A command or the verb of one.
 */
struct _HiatusCommand
{
  const gchar *name;
  const gchar *summary;
  const gchar *parameters;
  guint least;
  guint most;
  HiatusExit (*run) (HiatusCli *cli,
                     GStrv arguments);
  const HiatusCommand *verbs;
};

/**
 * HiatusCli:
 * @commands: the table of all commands
 * @client: the way to the daemon
 * @zone: the zone in which times are shown
 * @now_us: the instant of the call
 * @display: (nullable): an `a{ss}` of the variables that say where the session can be seen; %NULL where it cannot
 * @startup_id: (nullable): what a launcher gave so that the window it asked for may come to the front
 * @activation_token: (nullable): the same, as it is called on Wayland
 * @config_folders: (array zero-terminated=1): where the desktop's configuration is, the person's own folder first
 * @runtime_folder: (nullable): the folder of the session that is in memory alone
 * @editor: the editor that the person writes with, as a shell takes it
 * @command: (nullable): the command that runs
 * @path: its words, as "plan start"
 * @write_error: the errno of the first write to standard output that failed, or 0
 *
 * What main() hands to the commands.
 */
struct _HiatusCli
{
  const HiatusCommand *commands;
  HiatusClient *client;
  GTimeZone *zone;
  gint64 now_us;
  GVariant *display;
  const gchar *startup_id;
  const gchar *activation_token;
  const gchar *const *config_folders;
  const gchar *runtime_folder;
  const gchar *editor;
  const HiatusCommand *command;
  GString *path;
  gint write_error;
};

HiatusExit hiatus_cli_dispatch (HiatusCli *cli,
                                GStrv arguments);

gboolean hiatus_cli_parse (HiatusCli *cli,
                           const GOptionEntry *options,
                           GStrv arguments,
                           GStrv *parameters,
                           HiatusExit *status);

gboolean hiatus_cli_parse_number (HiatusCli *cli,
                                  const gchar *what,
                                  const gchar *text,
                                  gint32 *number);

HiatusExit hiatus_cli_usage (HiatusCli *cli,
                             const gchar *format,
                             ...) G_GNUC_PRINTF (2, 3);

HiatusExit hiatus_cli_refuse (const GError *error);

void hiatus_cli_print (HiatusCli *cli,
                       const gchar *text);

void hiatus_cli_print_line (HiatusCli *cli,
                            const gchar *line);

void hiatus_cli_print_notice (HiatusCli *cli);

gboolean hiatus_cli_flush (HiatusCli *cli);

HiatusExit hiatus_cli_finish (HiatusCli *cli,
                              HiatusExit status);

HiatusExit hiatus_cli_help (HiatusCli *cli,
                            GStrv arguments);

G_END_DECLS
