/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tests/desktop/host.h"
#include "tests/desktop/overheard.h"
#include "tests/desktop/wayland-keys.h"

G_BEGIN_DECLS

/* What Hiatus calls its pop-ups, and its window. */
#define HIATUS_PERSON_NUDGE "One moment"
#define HIATUS_PERSON_PAUSE "One breath"
#define HIATUS_PERSON_ARRIVED "Something arrived"

/* A title that gives nobody away. */
#define HIATUS_PERSON_QUIET_TITLE "Letters"

/* How many are on the list for the measurement, and how many only to be noticed after what was not. */
#define HIATUS_PERSON_N_NUDGES 15
#define HIATUS_PERSON_N_OTHERS 4

typedef struct
{
  HiatusDesk *desk;
  HiatusHost *host;
  HiatusMenu *menu;
  HiatusOverheard *heard;
  HiatusWaylandKeys *keys;
  GtkWindow *chat;
  guint n_heard;  /* how many pop-ups of Hiatus were taken note of */
  GArray *others; /* the numbers of the pop-ups of another program */
  guint n_others; /* how many of those were noticed who are on the list for that alone */
  guint n_closed; /* how many of them were closed by somebody else */
  guint closed_id;
  guint32 reason; /* why the last one was */
} HiatusPerson;

void hiatus_person_hiatus (HiatusPerson *person, const gchar *command_line);

void hiatus_person_assert_says (HiatusPerson *person, const gchar *command_line, const gchar *words);

void hiatus_person_save_picture (HiatusPerson *person, const gchar *what);

gboolean hiatus_person_is_in_use (GtkWindow *window);

void hiatus_person_set_title (HiatusPerson *person, const gchar *title);

void hiatus_person_send_notification (HiatusPerson *person, const gchar *summary, const gchar *body);

void hiatus_person_close_notifications (HiatusPerson *person);

void hiatus_person_hear (HiatusPerson *person, const gchar *summary);

void hiatus_person_assert_silent (HiatusPerson *person);

void hiatus_person_prefer (HiatusPerson *person, const gchar *action);

void hiatus_person_press (HiatusPerson *person, const gchar *action);

void hiatus_person_see_popup (HiatusPerson *person);

void hiatus_person_press_escape (HiatusPerson *person);

gboolean hiatus_person_has_pause (HiatusPerson *person);

void hiatus_person_leave_pause (HiatusPerson *person);

gboolean hiatus_person_has_event (HiatusPerson *person, const gchar *kind, guint n);

void hiatus_person_assert_last (HiatusPerson *person, const gchar *words);

gboolean hiatus_person_watches (HiatusPerson *person, const gchar *source);

void hiatus_person_move_on (HiatusPerson *person, guint minutes);

void hiatus_person_set_up (HiatusPerson *person, gconstpointer data);

void hiatus_person_tear_down (HiatusPerson *person, gconstpointer data);

gboolean hiatus_person_is_on (const gchar *desktop);

gchar *hiatus_person_run (HiatusPerson *person, const gchar *command_line);

gboolean hiatus_person_is_icon (HiatusPerson *person, const gchar *words);

G_END_DECLS
