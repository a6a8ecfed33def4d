/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/own-window.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <string.h>

#include "tray/windows/date-button.h"
#include "tray/windows/meeting-fields.h"
#include "tray/windows/own-form.h"

/* The sources that are watched where the person agrees to that. */
static const gchar *const sources[] = { "notifications", "titles" };

struct _HiatusOwnWindow
{
  HiatusFormWindow parent_instance;

  const HiatusOwnForm *form; /* which form it is */
  guint number;              /* of what is changed; 0 for something new */
  gchar *first_was;          /* (owned): what stood in the first line */
  gchar *second_was;         /* (owned): what stood in the second */
  GCancellable *loading;     /* (owned): of the question what is changed */
  gboolean loaded;           /* it was answered */
  guint n_agreed;            /* how many sources are switched on */
  GCancellable *cancellable; /* (unowned) (nullable): of the form, while they are */

  /* Of the template. */
  GtkWidget *fields;
  GtkLabel *about;
  GtkLabel *warning;
  GtkWidget *date_fields;
  HiatusDateButton *date;
  GtkToggleButton *yearly;
  HiatusMeetingFields *meeting;
  GtkLabel *first_label;
  GtkEntry *first;
  GtkLabel *second_label;
  GtkEntry *second;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *cancel;
  GtkWidget *save;
};

G_DEFINE_TYPE (HiatusOwnWindow, hiatus_own_window, HIATUS_TYPE_FORM_WINDOW)

static HiatusDBusHiatus1 *
get_proxy (HiatusOwnWindow *self)
{
  return hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self)));
}

static gchar *
get_line (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_entry_get_text (entry)));
}

/* --- what is handed over --- */

static void
end (HiatusOwnWindow *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hiatus_form_window_end (HIATUS_FORM_WINDOW (self), error))
    gtk_widget_destroy (GTK_WIDGET (self));
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint number;
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_add_own_finish (HIATUS_DBUS_HIATUS1 (source), &number, result, &error);
  end (user_data, error);
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_change_own_finish (HIATUS_DBUS_HIATUS1 (source), result, &error);
  end (user_data, error);
}

static void
add_line (GVariantDict *fields, const gchar *key, GtkEntry *entry)
{
  g_autofree gchar *line = get_line (entry);

  if (key != NULL && *line != '\0')
    g_variant_dict_insert (fields, key, "s", line);
}

static void
add_date (HiatusOwnWindow *self, GVariantDict *fields)
{
  gchar text[sizeof "2025-03-14"];
  GDate date;

  hiatus_date_button_get_date (self->date, &date);
  g_date_strftime (text, sizeof text, gtk_toggle_button_get_active (self->yearly) ? "%m-%d" : "%Y-%m-%d", &date);
  g_variant_dict_insert (fields, "date", "s", text);
}

static void
hand_over_own (HiatusOwnWindow *self, GCancellable *cancellable)
{
  const HiatusOwnForm *form = self->form;
  HiatusDBusHiatus1 *proxy = get_proxy (self);
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (NULL);

  if (gtk_widget_get_visible (self->date_fields))
    add_date (self, &fields);
  if (gtk_widget_get_visible (GTK_WIDGET (self->meeting)))
    hiatus_meeting_fields_add_to (self->meeting, &fields);
  add_line (&fields, form->first_key, self->first);
  add_line (&fields, form->second_key, self->second);
  if (self->number == 0)
    hiatus_dbus_hiatus1_call_add_own (proxy, form->invitation, g_variant_dict_end (&fields), G_DBUS_CALL_FLAGS_NONE, -1, cancellable, on_added, self);
  else
    hiatus_dbus_hiatus1_call_change_own (proxy, form->invitation, self->number, g_variant_dict_end (&fields), G_DBUS_CALL_FLAGS_NONE, -1, cancellable, on_changed, self);
}

static void
on_contact_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_add_contact_finish (HIATUS_DBUS_HIATUS1 (source), result, &error);
  end (user_data, error);
}

static void
hand_over_contact (HiatusOwnWindow *self, GCancellable *cancellable)
{
  g_auto (GVariantDict) lists = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *label = get_line (self->first);
  g_autofree gchar *name = get_line (self->second);
  const gchar *const names[] = { name, NULL };

  if (*name != '\0')
    g_variant_dict_insert (&lists, "names", "^as", names);
  hiatus_dbus_hiatus1_call_add_contact (get_proxy (self),
                                        label,
                                        g_variant_dict_end (&lists),
                                        G_DBUS_CALL_FLAGS_NONE,
                                        -1,
                                        cancellable,
                                        on_contact_added,
                                        self);
}

static void switch_on_next (HiatusOwnWindow *self);

static void
on_switched_on (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusOwnWindow *self;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_set_watching_finish (HIATUS_DBUS_HIATUS1 (source), result, &error))
    {
      end (user_data, error);
      return;
    }
  self = user_data;
  if (++self->n_agreed < G_N_ELEMENTS (sources))
    switch_on_next (self);
  else
    end (self, NULL);
}

static void
switch_on_next (HiatusOwnWindow *self)
{
  hiatus_dbus_hiatus1_call_set_watching (get_proxy (self),
                                         sources[self->n_agreed],
                                         TRUE,
                                         G_DBUS_CALL_FLAGS_NONE,
                                         -1,
                                         self->cancellable,
                                         on_switched_on,
                                         self);
}

static void
agree (HiatusOwnWindow *self, GCancellable *cancellable)
{
  self->n_agreed = 0;
  self->cancellable = cancellable;
  switch_on_next (self);
}

static void
hand_over (HiatusOwnWindow *self, GCancellable *cancellable)
{
  switch (self->form->what)
    {
    case HIATUS_OWN_FORM_CONTACT:
      hand_over_contact (self, cancellable);
      break;
    case HIATUS_OWN_FORM_AGREEMENT:
      agree (self, cancellable);
      break;
    case HIATUS_OWN_FORM_ENTRY:
    default:
      hand_over_own (self, cancellable);
      break;
    }
}

/* --- the form --- */

static gboolean
is_empty (GtkLabel *label, GtkEntry *entry)
{
  g_autofree gchar *line = get_line (entry);

  return gtk_widget_get_visible (GTK_WIDGET (label)) && *line == '\0';
}

static void
hiatus_own_window_save (HiatusFormWindow *form)
{
  HiatusOwnWindow *self = HIATUS_OWN_WINDOW (form);

  if (is_empty (self->first_label, self->first))
    {
      hiatus_form_window_say (form, _ ("Write something first. Or close this window, and nothing changes."));
      gtk_widget_grab_focus (GTK_WIDGET (self->first));
      return;
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->meeting)) && !hiatus_meeting_fields_has_weekday (self->meeting))
    {
      hiatus_form_window_say (form, _ ("Choose a weekday first. Or close this window, and nothing changes."));
      hiatus_meeting_fields_grab (self->meeting);
      return;
    }
  hand_over (self, hiatus_form_window_begin (form));
}

static gboolean
hiatus_own_window_has_text (HiatusFormWindow *form)
{
  HiatusOwnWindow *self = HIATUS_OWN_WINDOW (form);
  g_autofree gchar *first = get_line (self->first);
  g_autofree gchar *second = get_line (self->second);

  return !g_str_equal (first, self->first_was) || !g_str_equal (second, self->second_was);
}

static void
hiatus_own_window_dispose (GObject *object)
{
  g_cancellable_cancel (HIATUS_OWN_WINDOW (object)->loading);
  G_OBJECT_CLASS (hiatus_own_window_parent_class)->dispose (object);
}

static void
hiatus_own_window_finalize (GObject *object)
{
  HiatusOwnWindow *self = HIATUS_OWN_WINDOW (object);

  g_clear_object (&self->loading);
  g_free (self->first_was);
  g_free (self->second_was);
  G_OBJECT_CLASS (hiatus_own_window_parent_class)->finalize (object);
}

static void
hiatus_own_window_class_init (HiatusOwnWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_DATE_BUTTON);
  g_type_ensure (HIATUS_TYPE_MEETING_FIELDS);
  G_OBJECT_CLASS (class)->dispose = hiatus_own_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_own_window_finalize;
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_own_window_save;
  HIATUS_FORM_WINDOW_CLASS (class)->has_text = hiatus_own_window_has_text;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/own-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, about);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, warning);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, date_fields);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, date);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, yearly);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, meeting);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, first_label);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, first);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, second_label);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, second);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, save);
}

static void
hiatus_own_window_init (HiatusOwnWindow *self)
{
  self->loading = g_cancellable_new ();
  self->first_was = g_strdup ("");
  self->second_was = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_line (GtkLabel *label, GtkEntry *entry, const gchar *text)
{
  if (text != NULL)
    gtk_label_set_text_with_mnemonic (label, _ (text));
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (entry), text != NULL);
}

/* Gives the keyboard to the first that there is to fill in. */
static void
grab (HiatusOwnWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->meeting)))
    hiatus_meeting_fields_grab (self->meeting);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->first)))
    gtk_widget_grab_focus (GTK_WIDGET (self->first));
  else
    gtk_widget_grab_focus (gtk_widget_get_visible (self->date_fields) ? GTK_WIDGET (self->date) : self->cancel);
}

static void
fill_in (HiatusOwnWindow *self)
{
  const HiatusOwnForm *form = self->form;
  GDate today;

  hiatus_date_button_get_today (&today);
  hiatus_date_button_set_date (self->date, &today, &today);
  hiatus_meeting_fields_begin (self->meeting, &today, NULL);
  gtk_widget_set_visible (self->date_fields, g_str_equal (form->invitation, "hard-days"));
  gtk_widget_set_visible (GTK_WIDGET (self->meeting), g_str_equal (form->invitation, "meetings"));
  gtk_label_set_text (self->about, _ (form->about));
  if (form->warning != NULL)
    gtk_label_set_text (self->warning, _ (form->warning));
  gtk_widget_set_visible (GTK_WIDGET (self->warning), form->warning != NULL);
  show_line (self->first_label, self->first, form->first_label);
  show_line (self->second_label, self->second, form->second_label);
  gtk_button_set_label (GTK_BUTTON (self->save), _ (form->save));
  grab (self);
}

/* --- what is changed --- */

static void
fill_line (GtkEntry *line, gchar **was, GVariant *entry, const gchar *key)
{
  const gchar *text = "";

  if (key != NULL)
    g_variant_lookup (entry, key, "&s", &text);
  gtk_entry_set_text (line, text);
  g_free (*was);
  *was = g_strstrip (g_strdup (text));
}

/* "03-14" is of every year; the button shows it in this one, or in one that has that day. */
static void
fill_date (HiatusOwnWindow *self, GVariant *entry, const GDate *today)
{
  const gchar *text = "";
  guint year = g_date_get_year (today);
  guint month, day;
  gboolean is_yearly;
  GDate date;

  g_variant_lookup (entry, "date", "&s", &text);
  is_yearly = strlen (text) == strlen ("03-14");
  if (is_yearly ? sscanf (text, "%2u-%2u", &month, &day) != 2 : sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3)
    return;
  while (is_yearly && !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year) && year < g_date_get_year (today) + 8u)
    year++;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  hiatus_date_button_set_date (self->date, &date, today);
  gtk_toggle_button_set_active (self->yearly, is_yearly);
}

static void
show_entry (HiatusOwnWindow *self, GVariant *entry)
{
  const HiatusOwnForm *form = self->form;
  GDate today;

  hiatus_date_button_get_today (&today);
  fill_line (self->first, &self->first_was, entry, form->first_key);
  fill_line (self->second, &self->second_was, entry, form->second_key);
  if (gtk_widget_get_visible (self->date_fields))
    fill_date (self, entry, &today);
  if (gtk_widget_get_visible (GTK_WIDGET (self->meeting)))
    hiatus_meeting_fields_begin (self->meeting, &today, entry);
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->fields, TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
  grab (self);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusOwnWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) entries = NULL;
  g_autofree gchar *sentence = NULL;

  hiatus_dbus_hiatus1_call_list_own_finish (HIATUS_DBUS_HIATUS1 (source), &entries, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->loaded = error == NULL;
  for (gsize i = 0; entries != NULL && i < g_variant_n_children (entries); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (entries, i);
      guint number = 0;

      if (g_variant_lookup (entry, "number", "u", &number) && number == self->number)
        {
          show_entry (self, entry);
          return;
        }
    }
  sentence = error == NULL ? g_strdup (_ ("It is not there any more.")) : hiatus_daemon_link_explain (error);
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), sentence);
}

/* Nothing is filled in before it is known what was there. */
static void
load (HiatusOwnWindow *self)
{
  gtk_widget_set_sensitive (self->fields, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_grab_focus (self->cancel);
  hiatus_dbus_hiatus1_call_list_own (get_proxy (self), self->form->invitation, G_DBUS_CALL_FLAGS_NONE, -1, self->loading, on_listed, self);
}

/* A daemon that did not answer may be back. */
static void
on_daemon_changed (HiatusOwnWindow *self)
{
  if (!self->loaded && !hiatus_daemon_link_is_broken (hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self))))
    load (self);
}

/* --- the window --- */

/**
 * hiatus_own_window_knows:
 * @invitation: the name of an open question, or a kind and a number of ListOwn(), as "reasons:2"
 *
 * Returns: whether there is a form for it
 */
gboolean
hiatus_own_window_knows (const gchar *invitation)
{
  guint number;

  return hiatus_own_form_find (invitation, &number) != NULL;
}

/**
 * hiatus_own_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @invitation: what there is a form for, as of hiatus_own_window_knows()
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_own_window_new (GtkApplication *application, HiatusDaemonLink *daemon, const gchar *invitation)
{
  HiatusOwnWindow *self = g_object_new (HIATUS_TYPE_OWN_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { self->fields, self->save, self->cancel, self->message, self->message_text };

  self->form = hiatus_own_form_find (invitation, &self->number);
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  fill_in (self);
  if (self->number != 0)
    {
      g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
      load (self);
    }
  return GTK_WINDOW (self);
}
