/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/contact-window.h"

#include <glib/gi18n.h>

#include "tray/windows/contact-fields.h"
#include "tray/windows/contact-form.h"
#include "tray/windows/contacts-window.h"
#include "tray/windows/first-frame.h"
#include "tray/windows/last-call.h"
#include "tray/windows/window-size.h"
#include "tray/windows/wrong-person-form.h"

#define LABEL_KEY "label"
#define APPS_KEY "only-apps"

struct _HiatusContactWindow
{
  HiatusFormWindow parent_instance;

  GCancellable *cancellable; /* (owned): of all calls but the one that saves */
  gchar *label;              /* (owned): whom it is about; empty for somebody new */
  GVariant *known;           /* (owned): what the daemon knows of them */
  GVariant *shown;           /* (owned): the same as it was filled in */
  HiatusLastCall trial;
  gboolean wants_save; /* once it is known whether there is a mistake */
  gboolean is_saving;
  gboolean was_broken; /* the daemon did not answer */

  /* Of the template. */
  GtkScrolledWindow *scrolled;
  HiatusContactFields *fields;
  GtkEntry *text;
  GtkLabel *result;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *cancel;
  GtkWidget *save;
};

G_DEFINE_TYPE (HiatusContactWindow, hiatus_contact_window, HIATUS_TYPE_FORM_WINDOW)

static HiatusDaemonLink *
get_daemon (HiatusContactWindow *self)
{
  return hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self));
}

static HiatusDBusHiatus1 *
get_proxy (HiatusContactWindow *self)
{
  return hiatus_daemon_link_get_proxy (get_daemon (self));
}

static gboolean
is_new (HiatusContactWindow *self)
{
  return *self->label == '\0';
}

static GVariant *
make_nobody (void)
{
  return g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
}

/* Takes ownership of @known. */
static void
set_known (HiatusContactWindow *self, GVariant *known)
{
  g_variant_unref (self->known);
  self->known = known;
  g_variant_unref (self->shown);
  self->shown = hiatus_contact_form_as_shown (known);
}

static void
say (HiatusContactWindow *self, const gchar *sentence)
{
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), sentence);
}

/* --- saving --- */

static void
end_saving (HiatusContactWindow *self, const GError *error)
{
  self->is_saving = FALSE;
  if (hiatus_form_window_end (HIATUS_FORM_WINDOW (self), error))
    gtk_widget_destroy (GTK_WIDGET (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  g_clear_pointer (&reply, g_variant_unref);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end_saving (user_data, error);
}

/* They are called otherwise from now on. */
static GVariant *
add_label (GVariant *changes, const gchar *label)
{
  g_auto (GVariantDict) all = G_VARIANT_DICT_INIT (changes);

  g_variant_dict_insert (&all, LABEL_KEY, "s", label);
  return g_variant_dict_end (&all);
}

static void
hand_over (HiatusContactWindow *self)
{
  g_autoptr (GVariant) contact = hiatus_contact_fields_get_contact (self->fields);
  const gchar *label = hiatus_contact_form_get_answer (contact, LABEL_KEY);
  GVariant *changes = hiatus_contact_form_get_changes (self->shown, contact);

  if (!is_new (self) && !g_str_equal (label, self->label))
    {
      g_autoptr (GVariant) others = g_variant_ref_sink (changes);

      changes = add_label (others, label);
    }
  self->is_saving = TRUE;
  g_dbus_proxy_call (G_DBUS_PROXY (get_proxy (self)),
                     is_new (self) ? "AddContact" : "ChangeContact",
                     g_variant_new ("(s@a{sv})", is_new (self) ? label : self->label, changes),
                     G_DBUS_CALL_FLAGS_NONE,
                     -1,
                     hiatus_form_window_begin (HIATUS_FORM_WINDOW (self)),
                     on_saved,
                     self);
}

/* Nothing is handed over with a mistake in it: the first is led to. */
static void
go_on_saving (HiatusContactWindow *self)
{
  self->wants_save = FALSE;
  if (!hiatus_contact_fields_tell_mistakes (self->fields))
    hand_over (self);
  else
    hiatus_window_size_grow (GTK_WINDOW (self));
}

/* It is not even known whether there is a mistake. */
static void
give_up_saving (HiatusContactWindow *self, const GError *error)
{
  self->wants_save = FALSE;
  hiatus_form_window_begin (HIATUS_FORM_WINDOW (self));
  end_saving (self, error);
}

/* --- what it would come to --- */

static void
show_found (HiatusContactWindow *self, GVariant *found)
{
  g_autoptr (GVariant) contact = hiatus_contact_fields_get_contact (self->fields);
  g_auto (GStrv) apps = hiatus_contact_form_get_list (contact, APPS_KEY);
  g_autofree gchar *text = g_strstrip (g_strdup (gtk_entry_get_text (self->text)));
  g_autofree gchar *sentence = hiatus_contact_form_tell_found (found, apps[0] != NULL);

  gtk_label_set_text (self->result, *text == '\0' ? _ ("Here you see whether it would be noticed. Nothing of it is kept.") : sentence);
}

static void on_tried (GObject *source,
                      GAsyncResult *result,
                      gpointer user_data);

/* Takes ownership of @parameters. */
static void
call_trial (HiatusContactWindow *self, GVariant *parameters)
{
  g_dbus_proxy_call (G_DBUS_PROXY (get_proxy (self)), "TryContact", parameters, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_tried, self);
  g_variant_unref (parameters);
}

static void
on_trial_failed (HiatusContactWindow *self, const GError *error)
{
  g_autofree gchar *sentence = hiatus_daemon_link_explain (error);

  gtk_label_set_text (self->result, sentence);
  if (self->wants_save)
    give_up_saving (self, error);
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusContactWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  g_autoptr (GVariant) mistakes = NULL;
  g_autoptr (GVariant) found = NULL;
  GVariant *next;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  next = hiatus_last_call_end (&self->trial);
  if (next != NULL)
    {
      call_trial (self, next);
      return;
    }
  if (reply == NULL)
    {
      on_trial_failed (self, error);
      return;
    }
  g_variant_get (reply, "(@a{ss}@a{sv})", &mistakes, &found);
  hiatus_contact_fields_set_mistakes (self->fields, mistakes);
  show_found (self, found);
  if (self->wants_save)
    go_on_saving (self);
}

static void
try_it (HiatusContactWindow *self)
{
  g_autoptr (GVariant) contact = hiatus_contact_fields_get_contact (self->fields);
  GVariant *parameters = g_variant_new ("(s@a{sv}s)", self->label, contact, gtk_entry_get_text (self->text));
  GVariant *now = hiatus_last_call_want (&self->trial, parameters);

  if (now != NULL)
    call_trial (self, now);
}

static void
on_changed (HiatusContactWindow *self)
{
  try_it (self);
}

static void
hiatus_contact_window_save (HiatusFormWindow *form)
{
  HiatusContactWindow *self = HIATUS_CONTACT_WINDOW (form);

  self->wants_save = TRUE;
  try_it (self);
}

static gboolean
hiatus_contact_window_has_text (HiatusFormWindow *form)
{
  HiatusContactWindow *self = HIATUS_CONTACT_WINDOW (form);

  return hiatus_contact_fields_has_text (self->fields, self->shown);
}

/* --- what is known of them --- */

/* What was typed is all there is of them now. */
static void
lose (HiatusContactWindow *self)
{
  g_autofree gchar *label = hiatus_wrong_person_isolate (self->label);
  /* Translators: %s is what the person calls somebody. */
  g_autofree gchar *sentence = g_strdup_printf (_ ("%s is not on the list any more. What you see here is: save it, and they are on it again."), label);

  g_free (self->label);
  self->label = g_strdup ("");
  set_known (self, make_nobody ());
  say (self, sentence);
}

static void
follow (HiatusContactWindow *self, GVariant *contact)
{
  g_autoptr (GVariant) before = g_variant_ref (self->shown);
  const gboolean has_text = hiatus_contact_fields_has_text (self->fields, before);

  set_known (self, g_variant_ref (contact));
  hiatus_contact_fields_fill_in (self->fields, before, contact);
  if (has_text)
    say (self, _ ("This was changed elsewhere meanwhile. What you typed is still here, and the rest is as it is there now."));
  else
    say (self, _ ("This was changed elsewhere meanwhile, and is shown as it is there now."));
}

static void
begin_form (HiatusContactWindow *self, GVariant *contact)
{
  g_autoptr (GVariant) nobody = make_nobody ();

  if (contact != NULL)
    {
      set_known (self, g_variant_ref (contact));
      hiatus_contact_fields_fill_in (self->fields, nobody, contact);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
  hiatus_contact_fields_grab (self->fields);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static void
take_contact (HiatusContactWindow *self, GVariant *contact)
{
  const gboolean is_begun = gtk_widget_get_sensitive (GTK_WIDGET (self->fields));

  if (!is_begun)
    begin_form (self, contact);
  if (contact == NULL)
    lose (self);
  else if (is_begun && !g_variant_equal (contact, self->known))
    follow (self, contact);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusContactWindow *self = user_data;
  g_autoptr (GVariant) contacts = NULL;
  g_autoptr (GVariant) contact = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_list_contacts_finish (HIATUS_DBUS_HIATUS1 (source), &contacts, result, &error))
    {
      g_autofree gchar *sentence = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : hiatus_daemon_link_explain (error);

      if (sentence != NULL)
        say (self, sentence);
      return;
    }
  /* What this window saves itself is no news. */
  if (self->is_saving || is_new (self))
    return;
  contact = hiatus_contact_form_find (contacts, self->label);
  take_contact (self, contact);
  try_it (self);
}

static void
look (HiatusContactWindow *self)
{
  if (is_new (self))
    try_it (self);
  else
    hiatus_dbus_hiatus1_call_list_contacts (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_listed, self);
}

static void
on_contacts_changed (HiatusContactWindow *self)
{
  if (!self->is_saving)
    look (self);
}

/* Banners are closed in some stretches only; and what a daemon that comes back has read may be something else. */
static void
on_daemon_changed (HiatusContactWindow *self)
{
  GVariant *state = hiatus_daemon_link_get_state (get_daemon (self));
  const gboolean is_broken = hiatus_daemon_link_is_broken (get_daemon (self));
  const gchar *goal = "";
  const gchar *mode = "";

  if (state != NULL)
    {
      g_variant_lookup (state, "goal", "&s", &goal);
      g_variant_lookup (state, "mode", "&s", &mode);
    }
  hiatus_contact_fields_set_hushes (self->fields, !g_str_equal (goal, "safety") && !g_str_equal (mode, "limited"));
  if (self->was_broken && !is_broken)
    on_contacts_changed (self);
  self->was_broken = is_broken;
}

/* --- the object --- */

static void
hiatus_contact_window_dispose (GObject *object)
{
  g_cancellable_cancel (HIATUS_CONTACT_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (hiatus_contact_window_parent_class)->dispose (object);
}

static void
hiatus_contact_window_finalize (GObject *object)
{
  HiatusContactWindow *self = HIATUS_CONTACT_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->label);
  g_variant_unref (self->known);
  g_variant_unref (self->shown);
  hiatus_last_call_clear (&self->trial);
  G_OBJECT_CLASS (hiatus_contact_window_parent_class)->finalize (object);
}

static void
hiatus_contact_window_class_init (HiatusContactWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_CONTACT_FIELDS);
  G_OBJECT_CLASS (class)->dispose = hiatus_contact_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_contact_window_finalize;
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_contact_window_save;
  HIATUS_FORM_WINDOW_CLASS (class)->has_text = hiatus_contact_window_has_text;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/contact-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusContactWindow, scrolled);
  gtk_widget_class_bind_template_child (widget, HiatusContactWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusContactWindow, text);
  gtk_widget_class_bind_template_child (widget, HiatusContactWindow, result);
  gtk_widget_class_bind_template_child (widget, HiatusContactWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusContactWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusContactWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusContactWindow, save);
  gtk_widget_class_bind_template_callback (widget, on_changed);
}

/* There is nothing to be seen of somebody whom the daemon has not told of yet. */
static void
on_first_frame (GtkWidget *window)
{
  HiatusContactWindow *self = HIATUS_CONTACT_WINDOW (window);

  hiatus_contact_fields_complete (self->fields);
  if (!is_new (self))
    look (self);
}

static void
hiatus_contact_window_init (HiatusContactWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->known = make_nobody ();
  self->shown = make_nobody ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What can be seen is measured as soon as it is put into a viewport, in vain for as long as the viewport has no place. */
  gtk_widget_show (GTK_WIDGET (self->fields));
  gtk_container_set_focus_vadjustment (GTK_CONTAINER (self->fields), gtk_scrolled_window_get_vadjustment (self->scrolled));
}

/**
 * hiatus_contact_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @label: whom it is about; empty for somebody new
 *
 * Returns: (transfer none): the window, not shown yet; what is known of them comes from the daemon
 */
GtkWindow *
hiatus_contact_window_new (GtkApplication *application, HiatusDaemonLink *daemon, const gchar *label)
{
  GtkWindow *list = gtk_application_get_active_window (application);
  HiatusContactWindow *self = g_object_new (HIATUS_TYPE_CONTACT_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { GTK_WIDGET (self->fields), self->save, self->cancel, self->message, self->message_text };

  self->label = g_strdup (label);
  /* It comes up over the list from which it was asked for. */
  if (HIATUS_IS_CONTACTS_WINDOW (list))
    gtk_window_set_transient_for (GTK_WINDOW (self), list);
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  g_signal_connect_object (daemon, "entries-changed::contacts", G_CALLBACK (on_contacts_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  on_daemon_changed (self);
  if (hiatus_daemon_link_get_state (daemon) == NULL)
    hiatus_daemon_link_ask (daemon);
  hiatus_first_frame_then (GTK_WIDGET (self), on_first_frame);
  if (is_new (self))
    {
      begin_form (self, NULL);
      look (self);
    }
  return GTK_WINDOW (self);
}
