/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tests/fakes/wait.h"

G_BEGIN_DECLS

/**
 * HiatusProgram:
 * @process: (owned): the process
 * @ended: whether it has ended
 *
 * A program that runs beside the test.
 */
typedef struct
{
  GSubprocess *process;
  gboolean ended;
} HiatusProgram;

/**
 * HiatusRun:
 * @output: (owned): what it wrote to its output
 * @errors: (owned): what it wrote to its error output
 * @status: its exit status; -1 if a signal ended it
 *
 * What a program left that ran to its end.
 */
typedef struct
{
  gchar *output;
  gchar *errors;
  gint status;
} HiatusRun;

/**
 * HiatusDesk:
 * @folder: (owned): a folder for this test alone; its "data" and "config" are those of the programs
 * @launcher: (owned): starts programs with the environment of this desk
 * @bus: (owned): the test's own connection to the session bus
 * @zone: (owned): the zone that the programs are in: one where it is noon now, so that no test depends on the hour
 * @daemon: (nullable): the daemon that was started here
 * @tray: (nullable): the tray that was started here
 *
 * A person's place at a desktop: folders of their own and the programs of Hiatus.
 */
typedef struct
{
  gchar *folder;
  GSubprocessLauncher *launcher;
  GDBusConnection *bus;
  GTimeZone *zone;
  HiatusProgram *daemon;
  HiatusProgram *tray;
} HiatusDesk;

HiatusProgram *hiatus_program_start (HiatusDesk *desk,
                                     const gchar *const *arguments);

void hiatus_program_kill (HiatusProgram *program);

gint hiatus_program_finish (HiatusProgram *program);

gchar *hiatus_desk_name_noon_zone (void);

HiatusDesk *hiatus_desk_new (void);

void hiatus_desk_free (HiatusDesk *desk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusDesk, hiatus_desk_free)

const gchar *hiatus_desk_program (const gchar *name);

gchar *hiatus_desk_path (HiatusDesk *desk,
                         const gchar *name);

void hiatus_desk_write (const gchar *path,
                        const gchar *bytes,
                        gsize length);

gchar *hiatus_desk_date (HiatusDesk *desk,
                         gint days);

void hiatus_desk_start_daemon (HiatusDesk *desk);

void hiatus_desk_lend_environment (HiatusDesk *desk);

void hiatus_desk_kill_daemon (HiatusDesk *desk);

void hiatus_desk_stop_daemon (HiatusDesk *desk);

void hiatus_desk_start_tray (HiatusDesk *desk);

gboolean hiatus_desk_has_owner (HiatusDesk *desk,
                                const gchar *name);

pid_t hiatus_desk_find_process (HiatusDesk *desk,
                                const gchar *name);

void hiatus_desk_run (HiatusDesk *desk,
                      HiatusRun *run,
                      const gchar *const *arguments);

gchar *hiatus_desk_hiatus (HiatusDesk *desk,
                           const gchar *command_line);

void hiatus_run_clear (HiatusRun *run);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusRun, hiatus_run_clear)

GVariant *hiatus_desk_call (HiatusDesk *desk,
                            const gchar *method,
                            GVariant *parameters);

GVariant *hiatus_desk_state (HiatusDesk *desk);

GVariant *hiatus_desk_events (HiatusDesk *desk);

guint hiatus_desk_count_events (HiatusDesk *desk,
                                const gchar *kind);

guint hiatus_desk_tick (void);

/**
 * hiatus_desk_wait_until:
 * @condition: an expression
 *
 * Like hiatus_wait_until(), for what another program does without telling this one: looks again and again, first at
 * short intervals.
 */
#define hiatus_desk_wait_until(condition)    \
  G_STMT_START                               \
  {                                          \
    const guint tick_ = hiatus_desk_tick (); \
    hiatus_wait_until (condition);           \
    g_source_remove (tick_);                 \
  }                                          \
  G_STMT_END

G_END_DECLS
