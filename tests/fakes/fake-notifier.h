/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/notifier.h"

G_BEGIN_DECLS

/**
 * HIATUS_FAKE_TOKEN:
 *
 * The activation token of each answer.
 */
#define HIATUS_FAKE_TOKEN "token"

/**
 * HiatusFakePopup:
 * @key: (owned): as sent
 * @summary: (owned): as sent
 * @body: (owned): as sent
 * @without_actions: (owned) (nullable): as sent
 * @actions: (owned) (array zero-terminated=1): the ids of its buttons
 * @labels: (owned) (array zero-terminated=1): what they say
 * @transient: as sent
 * @progress: as sent; -1 where it has none
 *
 * A message that the fake was sent.
 */
typedef struct
{
  gchar *key;
  gchar *summary;
  gchar *body;
  gchar *without_actions;
  gchar **actions;
  gchar **labels;
  gboolean transient;
  gint progress;
} HiatusFakePopup;

#define HIATUS_TYPE_FAKE_NOTIFIER (hiatus_fake_notifier_get_type ())
G_DECLARE_FINAL_TYPE (HiatusFakeNotifier, hiatus_fake_notifier, HIATUS, FAKE_NOTIFIER, GObject)

HiatusFakeNotifier *hiatus_fake_notifier_new (void);

guint hiatus_fake_notifier_n_sent (HiatusFakeNotifier *self);

const HiatusFakePopup *hiatus_fake_notifier_get_sent (HiatusFakeNotifier *self,
                                                      guint index);

const HiatusFakePopup *hiatus_fake_notifier_get_shown (HiatusFakeNotifier *self,
                                                       const gchar *key);

guint hiatus_fake_notifier_n_shown (HiatusFakeNotifier *self);

void hiatus_fake_notifier_answer (HiatusFakeNotifier *self,
                                  const gchar *key,
                                  const gchar *action);

void hiatus_fake_notifier_close (HiatusFakeNotifier *self,
                                 const gchar *key);

void hiatus_fake_notifier_expire (HiatusFakeNotifier *self,
                                  const gchar *key);

void hiatus_fake_notifier_fail (HiatusFakeNotifier *self,
                                const gchar *key);

G_END_DECLS
