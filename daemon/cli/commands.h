/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/cli/cli.h"

G_BEGIN_DECLS

/* The commands, a file for each family. A new one is a function here and a row in the table of main.c. */

extern const HiatusCommand hiatus_plan_verbs[];
extern const HiatusCommand hiatus_log_verbs[];
extern const HiatusCommand hiatus_contacts_verbs[];
extern const HiatusCommand hiatus_reasons_verbs[];
extern const HiatusCommand hiatus_if_then_verbs[];
extern const HiatusCommand hiatus_meetings_verbs[];
extern const HiatusCommand hiatus_hard_days_verbs[];
extern const HiatusCommand hiatus_person_verbs[];
extern const HiatusCommand hiatus_letters_verbs[];
extern const HiatusCommand hiatus_lock_verbs[];
extern const HiatusCommand hiatus_safety_verbs[];
extern const HiatusCommand hiatus_script_verbs[];
extern const HiatusCommand hiatus_settings_verbs[];
extern const HiatusCommand hiatus_watch_verbs[];

HiatusExit hiatus_command_overview (HiatusCli *cli);

HiatusExit hiatus_command_status (HiatusCli *cli,
                                  GStrv arguments);

HiatusExit hiatus_command_undo (HiatusCli *cli,
                                GStrv arguments);

HiatusExit hiatus_command_journal (HiatusCli *cli,
                                   GStrv arguments);

HiatusExit hiatus_command_monitor (HiatusCli *cli,
                                   GStrv arguments);

HiatusExit hiatus_command_contacts (HiatusCli *cli,
                                    GStrv arguments);

HiatusExit hiatus_command_own (HiatusCli *cli,
                               GStrv arguments);

HiatusExit hiatus_command_letters (HiatusCli *cli,
                                   GStrv arguments);

HiatusExit hiatus_command_lock (HiatusCli *cli,
                                GStrv arguments);

HiatusExit hiatus_command_unlock (HiatusCli *cli,
                                  GStrv arguments);

HiatusExit hiatus_command_safety (HiatusCli *cli,
                                  GStrv arguments);

HiatusExit hiatus_command_script (HiatusCli *cli,
                                  GStrv arguments);

HiatusExit hiatus_command_settings (HiatusCli *cli,
                                    GStrv arguments);

HiatusExit hiatus_command_wait (HiatusCli *cli,
                                GStrv arguments);

HiatusExit hiatus_command_watch (HiatusCli *cli,
                                 GStrv arguments);

HiatusExit hiatus_show_help_now (HiatusCli *cli);

HiatusExit hiatus_command_help_now (HiatusCli *cli,
                                    GStrv arguments);

HiatusExit hiatus_command_check (HiatusCli *cli,
                                 GStrv arguments);

HiatusExit hiatus_command_export (HiatusCli *cli,
                                  GStrv arguments);

HiatusExit hiatus_command_import (HiatusCli *cli,
                                  GStrv arguments);

HiatusExit hiatus_command_summary (HiatusCli *cli,
                                   GStrv arguments);

HiatusExit hiatus_command_forget (HiatusCli *cli,
                                  GStrv arguments);

HiatusExit hiatus_command_doctor (HiatusCli *cli,
                                  GStrv arguments);

HiatusExit hiatus_command_restore (HiatusCli *cli,
                                   GStrv arguments);

G_END_DECLS
