/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/agreement.h"

/* How long a token is good. */
#define TOKEN_SPAN_US (10 * G_TIME_SPAN_MINUTE)

/**
 * hiatus_agreement_clear:
 * @self: a question
 *
 * Nothing was asked.
 */
void
hiatus_agreement_clear (HiatusAgreement *self)
{
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->subject, g_free);
}

/**
 * hiatus_agreement_ask:
 * @self: a question
 * @subject: what it is about
 * @now_us: now, microseconds since the epoch, UTC
 *
 * Asks, in the place of what was asked before.
 *
 * Returns: (transfer full): the token, good once and for ten minutes
 */
gchar *
hiatus_agreement_ask (HiatusAgreement *self, const gchar *subject, gint64 now_us)
{
  hiatus_agreement_clear (self);
  self->token = g_uuid_string_random ();
  self->subject = g_strdup (subject);
  self->until_us = now_us + TOKEN_SPAN_US;
  return g_strdup (self->token);
}

/**
 * hiatus_agreement_take:
 * @self: a question
 * @token: what somebody shows
 * @subject: what they want to do it to
 * @now_us: now, microseconds since the epoch, UTC
 *
 * Takes the token, after which it is good no longer, whatever was shown.
 *
 * Returns: whether it is that of the last question, in time and about @subject
 */
gboolean
hiatus_agreement_take (HiatusAgreement *self, const gchar *token, const gchar *subject, gint64 now_us)
{
  gboolean good = self->token != NULL && g_str_equal (token, self->token) && g_str_equal (subject, self->subject) && now_us <= self->until_us;

  hiatus_agreement_clear (self);
  return good;
}
