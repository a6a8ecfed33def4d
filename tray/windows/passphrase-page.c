/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/passphrase-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/api/memory.h"
#include "tray/windows/page-part.h"
#include "tray/windows/passphrase-entry.h"
#include "tray/windows/recovery-part.h"
#include "tray/windows/question.h"

#define MARGIN 18
#define SPACING 24
#define CLOSE 6

struct _HiatusPassphrasePage
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned) */
  gboolean is_set;           /* there is a passphrase */
  gboolean is_locked;        /* and the texts cannot be read now */
  gchar *token;              /* (owned) (nullable): of the question whether to remove it */

  GtkLabel *state;
  GtkWidget *lock;
  GtkWidget *unlock;
  GtkWidget *remove;
  GtkWidget *form;
  GtkLabel *heading;
  GtkEntry *current;
  GtkEntry *passphrase;
  GtkEntry *again;
  GtkWidget *set;
  GtkLabel *message;
  HiatusRecoveryPart *sheet;
};

G_DEFINE_TYPE (HiatusPassphrasePage, hiatus_passphrase_page, GTK_TYPE_BOX)

static HiatusDBusHiatus1 *
get_proxy (HiatusPassphrasePage *self)
{
  return hiatus_daemon_link_get_proxy (self->daemon);
}

static void
say (HiatusPassphrasePage *self, const gchar *sentence)
{
  gtk_label_set_text (self->message, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
}

/* Whether a call has done what it was to do; says why where it has not. */
static gboolean
is_done (HiatusPassphrasePage *self, const GError *error)
{
  g_autofree gchar *sentence = error == NULL ? NULL : hiatus_daemon_link_explain (error);

  say (self, sentence);
  return error == NULL;
}

static void
wipe (HiatusPassphrasePage *self)
{
  hiatus_passphrase_entry_wipe (self->current);
  hiatus_passphrase_entry_wipe (self->passphrase);
  hiatus_passphrase_entry_wipe (self->again);
}

/* --- how it stands --- */

static void
show_lock (HiatusPassphrasePage *self)
{
  const gchar *sentence = _ ("There is no passphrase: whoever uses this account can read your notes and letters.");

  if (self->is_set)
    sentence = self->is_locked ? _ ("Your notes and letters are locked.") : _ ("There is a passphrase. Your notes and letters can be read until you log out.");
  gtk_label_set_text (self->state, sentence);
  gtk_label_set_text (self->heading, self->is_set ? _ ("Another passphrase") : _ ("Set a passphrase"));
  gtk_widget_set_visible (gtk_widget_get_parent (self->lock), self->is_set);
  gtk_widget_set_visible (self->lock, self->is_set && !self->is_locked);
  gtk_widget_set_visible (self->unlock, self->is_set && self->is_locked);
  gtk_widget_set_visible (self->remove, self->is_set);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->current)), self->is_set);
}

static void
on_lock (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusPassphrasePage *self;
  g_autoptr (GVariant) lock = NULL;

  /* A daemon that does not answer is spoken of by the window. */
  if (!hiatus_dbus_hiatus1_call_get_lock_finish (HIATUS_DBUS_HIATUS1 (source), &lock, result, NULL))
    return;
  self = user_data;
  g_variant_lookup (lock, "set", "b", &self->is_set);
  g_variant_lookup (lock, "locked", "b", &self->is_locked);
  show_lock (self);
}

static void
ask (HiatusPassphrasePage *self)
{
  hiatus_dbus_hiatus1_call_get_lock (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_lock, self);
}

/* --- lock and unlock --- */

static void
on_locked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_lock_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  is_done (user_data, error);
}

static void
on_lock_clicked (HiatusPassphrasePage *self)
{
  hiatus_dbus_hiatus1_call_lock (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_locked, self);
}

static void
on_unlock_clicked (HiatusPassphrasePage *self)
{
  hiatus_daemon_link_want_unlock (self->daemon);
}

/* --- set --- */

static void
show_key (HiatusPassphrasePage *self, const gchar *key)
{
  gtk_widget_hide (self->form);
  hiatus_recovery_part_show_key (self->sheet, key);
}

static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusPassphrasePage *self;
  g_autoptr (GVariant) handle = NULL;
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GError) error = NULL;
  gchar *key;

  if (!hiatus_dbus_hiatus1_call_set_passphrase_finish (HIATUS_DBUS_HIATUS1 (source), &handle, &descriptors, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  gtk_widget_set_sensitive (self->form, TRUE);
  if (!is_done (self, error))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->is_set ? self->current : self->passphrase));
      return;
    }
  wipe (self);
  key = hiatus_memory_take_text (descriptors);
  if (key != NULL)
    {
      show_key (self, key);
      explicit_bzero (key, strlen (key));
    }
  g_free (key);
}

static void
on_set_clicked (HiatusPassphrasePage *self)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;

  if (strcmp (gtk_entry_get_text (self->passphrase), gtk_entry_get_text (self->again)) != 0)
    {
      say (self, _ ("The two are not the same. Nobody sees what you type: type it once more."));
      hiatus_passphrase_entry_wipe (self->again);
      gtk_widget_grab_focus (GTK_WIDGET (self->again));
      return;
    }
  if (!hiatus_passphrase_entry_append (self->current, descriptors, &error) || !hiatus_passphrase_entry_append (self->passphrase, descriptors, &error))
    {
      say (self, error->message);
      return;
    }
  say (self, NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  hiatus_dbus_hiatus1_call_set_passphrase (get_proxy (self), g_variant_new_handle (0), g_variant_new_handle (1), G_DBUS_CALL_FLAGS_NONE, -1, descriptors, self->cancellable, on_set, self);
}

/* --- remove --- */

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusPassphrasePage *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_remove_passphrase_finish (HIATUS_DBUS_HIATUS1 (source), NULL, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->form, TRUE);
  if (is_done (self, error))
    wipe (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->current));
}

static void
on_remove_answered (HiatusPassphrasePage *self, gint answer, GtkWidget *question)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  g_autofree gchar *token = g_steal_pointer (&self->token);

  gtk_widget_destroy (question);
  if (answer != GTK_RESPONSE_YES || token == NULL || !hiatus_passphrase_entry_append (self->current, descriptors, NULL))
    return;
  gtk_widget_set_sensitive (self->form, FALSE);
  hiatus_dbus_hiatus1_call_remove_passphrase (get_proxy (self), g_variant_new_handle (0), token, G_DBUS_CALL_FLAGS_NONE, -1, descriptors, self->cancellable, on_removed, self);
}

static void
on_asked_remove (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusPassphrasePage *self = user_data;
  HiatusQuestion question = { .decline = _ ("_Keep it"), .agree = _ ("_Remove it") };
  g_autofree gchar *sentence = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_ask_remove_passphrase_finish (HIATUS_DBUS_HIATUS1 (source), &sentence, &token, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!is_done (self, error))
    return;
  g_free (self->token);
  self->token = g_steal_pointer (&token);
  question.sentence = sentence;
  hiatus_question_ask (&question, GTK_WIDGET (self), G_CALLBACK (on_remove_answered));
}

static void
on_remove_clicked (HiatusPassphrasePage *self)
{
  if (gtk_entry_get_text_length (self->current) == 0)
    {
      say (self, _ ("Type the passphrase of now first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->current));
      return;
    }
  hiatus_dbus_hiatus1_call_ask_remove_passphrase (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_asked_remove, self);
}

/* --- the page --- */

static GtkWidget *
make_button (HiatusPassphrasePage *self, const gchar *label, void (*clicked) (HiatusPassphrasePage *self))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_show (button);
  return button;
}

static GtkEntry *
add_entry (GtkWidget *part, const gchar *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, CLOSE);
  GtkWidget *entry = hiatus_passphrase_entry_new ();
  GtkWidget *name = hiatus_page_part_make_label (NULL);

  gtk_label_set_text_with_mnemonic (GTK_LABEL (name), text);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), entry);
  gtk_container_add (GTK_CONTAINER (box), name);
  gtk_container_add (GTK_CONTAINER (box), entry);
  gtk_container_add (GTK_CONTAINER (part), box);
  gtk_widget_show (box);
  return GTK_ENTRY (entry);
}

static void
build_state (HiatusPassphrasePage *self)
{
  GtkWidget *part = hiatus_page_part_new (_ ("What you wrote"), _ ("A passphrase locks notes, letters, what you write when you look back, and drafts, in the backups too. You can write without it."));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CLOSE);

  gtk_container_add (GTK_CONTAINER (part), hiatus_page_part_make_small (_ ("Your list of contacts, the settings, what you entered for yourself, and when something happened cannot be locked: Hiatus works with them. Nor does it help against somebody who sees you type it, or controls this computer.")));
  self->state = GTK_LABEL (hiatus_page_part_make_label (NULL));
  self->lock = make_button (self, _ ("_Lock now"), on_lock_clicked);
  self->unlock = make_button (self, _ ("_Unlock…"), on_unlock_clicked);
  gtk_container_add (GTK_CONTAINER (buttons), self->lock);
  gtk_container_add (GTK_CONTAINER (buttons), self->unlock);
  gtk_widget_show (buttons);
  gtk_container_add (GTK_CONTAINER (part), GTK_WIDGET (self->state));
  gtk_container_add (GTK_CONTAINER (part), buttons);
  gtk_container_add (GTK_CONTAINER (self), part);
}

static void
build_form (HiatusPassphrasePage *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CLOSE);
  GList *children;

  self->form = hiatus_page_part_new ("", _ ("If you forget it, nobody can bring your texts back, nor can we. Only the recovery key can. It is shown once, right after you set the passphrase."));
  children = gtk_container_get_children (GTK_CONTAINER (self->form));
  self->heading = GTK_LABEL (children->data);
  g_list_free (children);
  self->current = add_entry (self->form, _ ("Passphrase of _now, or the recovery key"));
  self->passphrase = add_entry (self->form, _ ("New _passphrase, 8 characters or more"));
  self->again = add_entry (self->form, _ ("Once _more"));
  g_signal_connect_object (self->again, "activate", G_CALLBACK (on_set_clicked), self, G_CONNECT_SWAPPED);
  self->set = make_button (self, _ ("_Set it"), on_set_clicked);
  self->remove = make_button (self, _ ("_Remove it…"), on_remove_clicked);
  gtk_container_add (GTK_CONTAINER (buttons), self->set);
  gtk_container_add (GTK_CONTAINER (buttons), self->remove);
  gtk_widget_show (buttons);
  self->message = GTK_LABEL (hiatus_page_part_make_label (NULL));
  gtk_widget_hide (GTK_WIDGET (self->message));
  gtk_container_add (GTK_CONTAINER (self->form), GTK_WIDGET (self->message));
  gtk_container_add (GTK_CONTAINER (self->form), buttons);
  gtk_container_add (GTK_CONTAINER (self), self->form);
}

static void
hiatus_passphrase_page_dispose (GObject *object)
{
  HiatusPassphrasePage *self = HIATUS_PASSPHRASE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_passphrase_page_parent_class)->dispose (object);
}

static void
hiatus_passphrase_page_finalize (GObject *object)
{
  HiatusPassphrasePage *self = HIATUS_PASSPHRASE_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->token);
  G_OBJECT_CLASS (hiatus_passphrase_page_parent_class)->finalize (object);
}

static void
hiatus_passphrase_page_class_init (HiatusPassphrasePageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_passphrase_page_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_passphrase_page_finalize;
}

static void
hiatus_passphrase_page_init (HiatusPassphrasePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  g_object_set (self, "margin", MARGIN, NULL);
  build_state (self);
  build_form (self);
  show_lock (self);
}

/* A daemon that is back may say something else. */
static void
on_daemon_changed (HiatusPassphrasePage *self)
{
  if (!hiatus_daemon_link_is_broken (self->daemon))
    ask (self);
}

/**
 * hiatus_passphrase_page_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hiatus_passphrase_page_new (HiatusDaemonLink *daemon)
{
  HiatusPassphrasePage *self = g_object_new (HIATUS_TYPE_PASSPHRASE_PAGE, NULL);

  self->daemon = g_object_ref (daemon);
  self->sheet = HIATUS_RECOVERY_PART (hiatus_recovery_part_new (daemon));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->sheet));
  g_signal_connect_object (self->sheet, "taken", G_CALLBACK (gtk_widget_show), self->form, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "lock-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}
