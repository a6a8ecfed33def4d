/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/own-page.h"

#include <glib/gi18n.h>

#include "tray/windows/own-part.h"
#include "tray/windows/page-part.h"

struct _HiatusOwnPage
{
  HiatusSettingsPage parent_instance;
};

G_DEFINE_TYPE (HiatusOwnPage, hiatus_own_page, HIATUS_TYPE_SETTINGS_PAGE)

static const HiatusOwnKindWords kinds[] = {
  { "reasons", N_ ("Reasons"), N_ ("Why this stretch is good for you, in your own words. They are shown when it pulls."), N_ ("Add a _reason…"), 0 },
  { "if-then", N_ ("If-then plans"), N_ ("What you mean to do in one kind of hard moment. Three can be kept in mind."), N_ ("Add a _plan…"), 3 },
  { "hard-days", N_ ("Hard days"), N_ ("Birthdays, anniversaries, holidays. On such a day Hiatus asks what the plan for the evening is, and leaves milestones out."), N_ ("Add a _day…"), 0 },
  { "meetings", N_ ("Meetings"), N_ ("Where you have to meet every week: a word comes before it, and a question after it, once \"We have to meet sometimes\" is chosen."), N_ ("Add a _meeting…"), 0 },
  { "person", N_ ("Someone to talk to"), N_ ("Whom you would ring on a hard evening. They are always one click away."), N_ ("Add _somebody…"), 1 },
};

static void
hiatus_own_page_class_init (HiatusOwnPageClass *class)
{
}

static void
hiatus_own_page_init (HiatusOwnPage *self)
{
}

/**
 * hiatus_own_page_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hiatus_own_page_new (HiatusDaemonLink *daemon)
{
  HiatusSettingsPage *self = g_object_new (HIATUS_TYPE_OWN_PAGE, NULL);
  GtkWidget *part = hiatus_page_part_new (_ ("Numbers to ring"), NULL);

  hiatus_settings_page_begin (self, daemon);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_container_add (GTK_CONTAINER (self), hiatus_own_part_new (daemon, &kinds[i]));
  hiatus_settings_page_add (self, part, "help.country", _ ("_Country"));
  gtk_container_add (GTK_CONTAINER (self), part);
  return GTK_WIDGET (self);
}
