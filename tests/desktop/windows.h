/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/keys.h"

G_BEGIN_DECLS

/* The titles of the windows. */
#define HIATUS_WINDOWS_NOTE "A note"
#define HIATUS_WINDOWS_PLAN "A new stretch"
#define HIATUS_WINDOWS_OVERVIEW "Hiatus"
#define HIATUS_WINDOWS_TALK "Hiatus"
#define HIATUS_WINDOWS_OWN "A small thing"
#define HIATUS_WINDOWS_NEXT "What comes next"
#define HIATUS_WINDOWS_SAFETY "Two questions"

void hiatus_windows_activate (HiatusDesk *desk,
                              const gchar *action,
                              const gchar *parameter);

HiatusProgram *hiatus_windows_start (HiatusDesk *desk);

HiatusDesk *hiatus_windows_begin (HiatusProgram **program,
                                  const gchar *action,
                                  const gchar *parameter,
                                  const gchar *title);

void hiatus_windows_assert_left (HiatusDesk *desk,
                                 HiatusProgram *program);

void hiatus_windows_assert_noted (HiatusDesk *desk,
                                  const gchar *text);

gboolean hiatus_windows_have_saved (const gchar *path,
                                    const gchar *text);

G_END_DECLS
