/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusAgreement:
 * @token: (owned) (nullable): what proves that the last question was asked; %NULL where it was answered, or none was
 * @subject: (owned) (nullable): what that question was about
 * @until_us: how long the token is good, microseconds since the epoch, UTC
 *
 * The question before something is destroyed. A method that does it takes the token that the question gave.
 */
typedef struct
{
  gchar *token;
  gchar *subject;
  gint64 until_us;
} HiatusAgreement;

void hiatus_agreement_clear (HiatusAgreement *self);

gchar *hiatus_agreement_ask (HiatusAgreement *self,
                             const gchar *subject,
                             gint64 now_us);

gboolean hiatus_agreement_take (HiatusAgreement *self,
                                const gchar *token,
                                const gchar *subject,
                                gint64 now_us);

G_END_DECLS
