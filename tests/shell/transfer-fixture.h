/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/store-transfer.h"
#include "tests/fakes/scratch.h"

G_BEGIN_DECLS

/* What the tests of export and import share: a person's two folders, and steps that fail the test when they do not succeed. */

#define TRANSFER_NOW_US G_GINT64_CONSTANT (1743500000000000) /* 2025-04-01 */

/**
 * Person:
 * @folder: (owned): with the two others in it
 * @data: (owned): the data folder
 * @own: (owned): the folder of the person's own files
 * @store: (owned): open
 *
 * Somebody's Hiatus.
 */
typedef struct
{
  gchar *folder;
  gchar *data;
  gchar *own;
  HiatusStore *store;
} Person;

void person_init (Person *person);

void person_open (Person *person);

void person_clear (Person *person);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Person, person_clear)

void person_write (Person *person,
                   const gchar *name,
                   const gchar *text);

gchar *person_read (Person *person,
                    const gchar *name);

void person_log_urge (Person *person,
                      gint64 recorded_us,
                      const gchar *note);

void person_live (Person *person);

gchar *person_export (Person *person);

gint transfer_memory (const gchar *text,
                      gssize length);

gboolean transfer_finish (HiatusTransfer *transfer,
                          GError **error);

gboolean transfer_export (HiatusStore *store,
                          gint descriptor,
                          GError **error);

gboolean transfer_examine (HiatusStore *store,
                           gint descriptor,
                           gint64 now_us,
                           HiatusImport *import,
                           GError **error);

gboolean transfer_import (HiatusStore *store,
                          gint descriptor,
                          const gchar *digest,
                          const GDate *today,
                          HiatusImport *import,
                          GError **error);

gboolean person_import (Person *person,
                        const gchar *text,
                        HiatusImport *import,
                        GError **error);

void person_assert_import (Person *person,
                           const gchar *text);

void transfer_get_today (GDate *today);

G_END_DECLS
