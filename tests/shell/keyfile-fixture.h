/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sys/types.h>

#include "daemon/shell/keyfile.h"

G_BEGIN_DECLS

#define HIATUS_KEYFILE_NAME "settings.ini"

/**
 * HiatusKeyfileFixture:
 * @folder: (owned): a folder of the test
 * @path: (owned): a file in it
 * @file: (owned): the key file there
 * @n_changed: how often it said that it changed
 * @n_problem: how often it said that it has another problem
 *
 * A key file in a folder of its own.
 */
typedef struct
{
  gchar *folder;
  gchar *path;
  HiatusKeyfile *file;
  guint n_changed;
  guint n_problem;
} HiatusKeyfileFixture;

void hiatus_keyfile_fixture_set_up (HiatusKeyfileFixture *fixture,
                                    gconstpointer data);

void hiatus_keyfile_fixture_tear_down (HiatusKeyfileFixture *fixture,
                                       gconstpointer data);

void hiatus_keyfile_fixture_save (HiatusKeyfileFixture *fixture,
                                  const gchar *text);

void hiatus_assert_content (const gchar *path,
                            const gchar *expected);

void hiatus_keyfile_fixture_load (HiatusKeyfileFixture *fixture);

void hiatus_keyfile_fixture_watch (HiatusKeyfileFixture *fixture);

gboolean hiatus_keyfile_fixture_morning_is (HiatusKeyfileFixture *fixture,
                                            const gchar *expected);

void hiatus_keyfile_fixture_set_morning (HiatusKeyfileFixture *fixture,
                                         const gchar *value);

void hiatus_keyfile_fixture_make_link (HiatusKeyfileFixture *fixture,
                                       const gchar *target);

mode_t hiatus_keyfile_fixture_mode_of (const gchar *path);

G_END_DECLS
