/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/store.h"

G_BEGIN_DECLS

/* What the tests of the store share: a set of events with every kind and odd texts in it, and steps
 * that fail the test when they do not succeed. */

#define HIATUS_SAMPLE_US G_GINT64_CONSTANT (1740823200000000) /* 2025-03-01 10:00 UTC */

HiatusEvent *hiatus_sample_urge (const gchar *note);

GPtrArray *hiatus_samples_make (void);

GPtrArray *hiatus_samples_make_many (guint n_events);

HiatusStore *hiatus_samples_open (const gchar *folder);

void hiatus_samples_append (HiatusStore *store,
                            GPtrArray *events);

GPtrArray *hiatus_samples_load (HiatusStore *store);

void hiatus_samples_assert_equal (GPtrArray *events,
                                  GPtrArray *expected);

void hiatus_samples_copy (const gchar *from,
                          const gchar *to_folder,
                          const gchar *to_name);

HiatusSecret *hiatus_sample_secret (const gchar *text);

gchar *hiatus_samples_set_passphrase (HiatusStore *store,
                                      const gchar *passphrase);

gboolean hiatus_samples_unlock (HiatusStore *store,
                                const gchar *passphrase);

gboolean hiatus_samples_folder_has (const gchar *folder,
                                    const gchar *bytes);

guint hiatus_samples_count_files (const gchar *folder,
                                  const gchar *prefix);

G_END_DECLS
