/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/texts-page.h"

#include <glib/gi18n.h>

#include "tray/windows/language-name.h"
#include "tray/windows/page-part.h"

struct _HiatusTextsPage
{
  HiatusSettingsPage parent_instance;
};

G_DEFINE_TYPE (HiatusTextsPage, hiatus_texts_page, HIATUS_TYPE_SETTINGS_PAGE)

static void
hiatus_texts_page_class_init (HiatusTextsPageClass *class)
{
}

static void
hiatus_texts_page_init (HiatusTextsPage *self)
{
}

/**
 * hiatus_texts_page_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hiatus_texts_page_new (HiatusDaemonLink *daemon)
{
  HiatusSettingsPage *self = g_object_new (HIATUS_TYPE_TEXTS_PAGE, NULL);
  GtkWidget *discreet = hiatus_page_part_new (_ ("What others may see"), NULL);
  GtkWidget *language = hiatus_page_part_new (_ ("Language"), NULL);
  HiatusSettingRow *row;

  hiatus_settings_page_begin (self, daemon);
  hiatus_settings_page_add (self, discreet, "tray.discreet", _ ("_Discreet"));
  row = hiatus_settings_page_add (self, language, "texts.language", _ ("Hiatus _speaks"));
  hiatus_setting_row_set_namer (row, hiatus_language_name);
  hiatus_setting_row_set_about (row, _ ("Windows have it once all of them were closed; the tray and pop-ups from the next login on."));
  gtk_container_add (GTK_CONTAINER (self), discreet);
  gtk_container_add (GTK_CONTAINER (self), language);
  return GTK_WIDGET (self);
}
