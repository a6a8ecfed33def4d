/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/core/fixtures.h"

G_BEGIN_DECLS

/* Somebody who stands beside the planner, knows the rules as they are written down, and keeps a list of what was shown. */

typedef struct
{
  HiatusPopup popup;
  HiatusInvitation invitation;
  GDate day;
  gint64 at_us;
} ObserverShown;

/* A letter to be shown again, or a step of a script that was put off. */
typedef struct
{
  HiatusPopup popup;
  gboolean is_reply; /* or of the ending */
  gint64 until_us;
  gboolean gone; /* the person went on, or chose something else */
} ObserverPutOff;

typedef struct
{
  GRand *random;
  HiatusJourney *journey;
  HiatusCare *care;
  const HiatusTimes *times;
  GTimeZone *zone;
  HiatusSurroundings around;
  gint64 now_us;
  gint diligence; /* out of ten pop-ups so many are answered */

  gint64 quiet_until_us;
  GDate began_on;
  guint settled;                 /* invitations that were answered, a bit each */
  GArray *put_off;               /* (element-type ObserverPutOff) */
  GArray *laters;                /* (element-type GDate): on which "Later" was said to a reminder */
  GArray *shown;                 /* (element-type ObserverShown) */
  GArray *rows[HIATUS_N_POPUPS]; /* (element-type ObserverShown): of each kind, and answers, which are of no kind */
} ObserverLife;

GDate observer_date_at (const ObserverLife *life,
                        gint64 instant_us);

guint observer_count_shown (const ObserverLife *life,
                            HiatusPopup popup,
                            const GDate *from,
                            const GDate *until);

guint observer_count_unasked (const ObserverLife *life,
                              const GDate *day);

gboolean observer_is_quiet_at (const ObserverLife *life,
                               gint64 instant_us);

HiatusPopup observer_right_at (const ObserverLife *life,
                               gint64 instant_us);

G_END_DECLS
