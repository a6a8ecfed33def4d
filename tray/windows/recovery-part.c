/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/recovery-part.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/api/safe-file.h"
#include "tray/windows/own-clipboard.h"
#include "tray/windows/page-part.h"

/* The key is read in lines of so many groups. */
#define GROUPS 3

struct _HiatusRecoveryPart
{
  HiatusDataPart parent_instance;

  GtkLabel *key;
};

G_DEFINE_FINAL_TYPE (HiatusRecoveryPart, hiatus_recovery_part, HIATUS_TYPE_DATA_PART)

static guint taken_signal;

static void
hiatus_recovery_part_class_init (HiatusRecoveryPartClass *class)
{
  /**
   * HiatusRecoveryPart::taken:
   * @self: the sheet
   *
   * The person has the key, and it is shown no more.
   */
  taken_signal = g_signal_new ("taken", HIATUS_TYPE_RECOVERY_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_recovery_part_init (HiatusRecoveryPart *self)
{
}

static gchar *
break_lines (const gchar *key)
{
  gchar *text = g_strdup (key);
  guint group = 0;

  for (gchar *at = text; *at != '\0'; at++)
    if (*at == '-' && ++group % GROUPS == 0)
      *at = '\n';
  return text;
}

static void
wipe (gchar *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
on_copy (HiatusRecoveryPart *self)
{
  hiatus_own_clipboard_set_secret (GTK_WIDGET (self), gtk_label_get_text (self->key));
}

/* A file is good for being printed, or taken away. */
static void
save_sheet (HiatusDataPart *part, const gchar *path)
{
  gchar *sheet = g_strdup_printf ("%s\n\n%s\n\n%s\n",
                                  _ ("The recovery key of Hiatus"),
                                  gtk_label_get_text (HIATUS_RECOVERY_PART (part)->key),
                                  _ ("It opens what you wrote where the passphrase is forgotten, for you and for whoever else has it. Keep it where only you find it, and not on the computer that it is for."));
  g_autofree gchar *name = g_filename_display_name (path);
  g_autofree gchar *sentence = NULL;
  g_autoptr (GError) error = NULL;

  hiatus_safe_file_set_contents (path, sheet, &error);
  wipe (sheet);
  if (!hiatus_data_part_tell_end (part, error) || error != NULL)
    return;
  sentence = g_strdup_printf (_ ("It is in %s. There, beside what it opens, it protects nothing: print it or take it elsewhere, then delete the file."), name);
  hiatus_data_part_say (part, sentence);
}

static void
on_save (HiatusDataPart *self)
{
  g_autofree gchar *name = hiatus_data_part_name_file ("key", "txt");

  hiatus_data_part_choose_new (self, name, save_sheet);
}

static void
on_taken (HiatusRecoveryPart *self)
{
  gtk_label_set_text (self->key, "");
  hiatus_data_part_say (HIATUS_DATA_PART (self), NULL);
  gtk_widget_hide (GTK_WIDGET (self));
  g_signal_emit (self, taken_signal, 0);
}

static GtkWidget *
make_key (void)
{
  GtkWidget *key = hiatus_page_part_make_label (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_family_new ("monospace"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_X_LARGE));
  gtk_label_set_attributes (GTK_LABEL (key), attributes);
  gtk_label_set_selectable (GTK_LABEL (key), TRUE);
  atk_object_set_name (gtk_widget_get_accessible (key), _ ("The recovery key"));
  return key;
}

/**
 * hiatus_recovery_part_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the sheet, not seen before there is a key
 */
GtkWidget *
hiatus_recovery_part_new (HiatusDaemonLink *daemon)
{
  HiatusRecoveryPart *self = g_object_new (HIATUS_TYPE_RECOVERY_PART, NULL);
  HiatusDataPart *part = HIATUS_DATA_PART (self);
  GtkWidget *buttons;

  hiatus_data_part_begin (part, daemon, _ ("The recovery key"), _ ("It is shown this once and kept nowhere. Copy it onto paper, and keep that where only you find it. One of before is good no more."));
  self->key = GTK_LABEL (make_key ());
  gtk_container_add (GTK_CONTAINER (hiatus_data_part_add_row (part)), GTK_WIDGET (self->key));
  buttons = hiatus_data_part_add_row (part);
  hiatus_data_part_add_button (part, buttons, _ ("_Copy"), G_CALLBACK (on_copy));
  hiatus_data_part_add_button (part, buttons, _ ("_Save a sheet…"), G_CALLBACK (on_save));
  hiatus_data_part_add_button (part, buttons, _ ("I _have it"), G_CALLBACK (on_taken));
  hiatus_data_part_end (part);
  gtk_widget_hide (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * hiatus_recovery_part_show_key:
 * @self: the sheet
 * @key: the recovery key
 *
 * Shows it, and gives it the keyboard.
 */
void
hiatus_recovery_part_show_key (HiatusRecoveryPart *self, const gchar *key)
{
  gchar *text = break_lines (key);

  gtk_label_set_text (self->key, text);
  wipe (text);
  gtk_widget_show (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
  gtk_label_select_region (self->key, 0, 0);
}
