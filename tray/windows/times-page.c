/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/times-page.h"

#include <glib/gi18n.h>

#include "tray/windows/page-part.h"

struct _HiatusTimesPage
{
  HiatusSettingsPage parent_instance;
};

G_DEFINE_TYPE (HiatusTimesPage, hiatus_times_page, HIATUS_TYPE_SETTINGS_PAGE)

/* In the order in which they are shown; a heading begins a part. */
static const struct
{
  const gchar *heading; /* (nullable) */
  const gchar *key;
  const gchar *label;
} rows[] = {
  { N_ ("Once a day"), "popups.day", N_ ("A word for the _day") },
  { NULL, "times.morning", N_ ("In the _morning from") },
  { N_ ("In the evening"), "popups.evening", N_ ("A _question in the evening") },
  { NULL, "times.evening", N_ ("In the _evening from") },
  { N_ ("Quiet hours"), "times.quiet-from", N_ ("They _begin at") },
  { NULL, "times.quiet-until", N_ ("They e_nd at") },
  { N_ ("Now and then"), "popups.risk", N_ ("A word before _heavy hours") },
  { NULL, "popups.invitations", N_ ("Questions in the _first days") },
  { N_ ("Help me wait"), "wait.minutes", N_ ("How m_any minutes") },
};

static void
hiatus_times_page_class_init (HiatusTimesPageClass *class)
{
}

static void
hiatus_times_page_init (HiatusTimesPage *self)
{
}

/**
 * hiatus_times_page_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hiatus_times_page_new (HiatusDaemonLink *daemon)
{
  HiatusSettingsPage *self = g_object_new (HIATUS_TYPE_TIMES_PAGE, NULL);
  GtkWidget *part = NULL;

  hiatus_settings_page_begin (self, daemon);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].heading != NULL)
        {
          part = hiatus_page_part_new (_ (rows[i].heading), NULL);
          gtk_container_add (GTK_CONTAINER (self), part);
        }
      hiatus_settings_page_add (self, part, rows[i].key, _ (rows[i].label));
    }
  return GTK_WIDGET (self);
}
