/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What "Change the length…" asks, as values: no toolkit, no bus, no clock. */

/**
 * HiatusLengthForm:
 * @is_open: it has no set end
 * @until: otherwise the last day
 *
 * The form as it is filled in.
 */
typedef struct
{
  gboolean is_open;
  GDate until;
} HiatusLengthForm;

void hiatus_length_form_init (HiatusLengthForm *form,
                              GVariant *state,
                              const GDate *today);

gboolean hiatus_length_form_check (const HiatusLengthForm *form,
                                   GVariant *state,
                                   const GDate *today,
                                   gchar **sentence);

GVariant *hiatus_length_form_options (const HiatusLengthForm *form);

G_END_DECLS
