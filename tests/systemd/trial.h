/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/systemd/login.h"

G_BEGIN_DECLS

GKeyFile *hiatus_trial_run (HiatusLogin *login,
                            const gchar *unit);

void hiatus_trial_assert (GKeyFile *found,
                          const gchar *group,
                          const gchar *name,
                          const gchar *expected);

void hiatus_trial_assert_all (GKeyFile *found,
                              const gchar *group,
                              const gchar *expected);

G_END_DECLS
