/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PERSONS_DAYS 28

/**
 * Urge:
 * @minute: when, minutes since 00:00 of the first day
 * @is_logged: whether the person tells Hiatus
 *
 * An urge of a simulated person.
 */
typedef struct
{
  gint minute;
  gboolean is_logged;
} Urge;

/**
 * Person:
 * @name: what kind of person
 * @live: lives 28 days, of which the first is @weekday (0 for Monday), and adds the urges to @urges
 *
 * Somebody with habits. Nothing in here looks at the parts of the day that the model has.
 */
typedef struct
{
  const gchar *name;
  void (*live) (GRand *random, gint weekday, GArray *urges);
} Person;

extern const Person persons[];
extern const guint n_persons;

G_END_DECLS
