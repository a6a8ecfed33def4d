/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/own-window.h"

#include <glib/gi18n.h>

#include "tray/windows/date-button.h"

/* The sources that are watched where the person agrees to that. */
static const gchar *const sources[] = { "notifications", "titles" };

struct _HiatusOwnWindow
{
  HiatusFormWindow parent_instance;

  guint form;                /* which of the forms below it is */
  guint n_agreed;            /* how many sources are switched on */
  GCancellable *cancellable; /* (unowned) (nullable): of the form, while they are */

  /* Of the template. */
  GtkWidget *fields;
  GtkLabel *about;
  GtkLabel *warning;
  GtkWidget *date_fields;
  HiatusDateButton *date;
  GtkToggleButton *yearly;
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

/* What each form says. The keys are those of AddOwn(). */
typedef struct
{
  const gchar *invitation;
  const gchar *about;
  const gchar *warning;      /* (nullable) */
  const gchar *first_key;    /* (nullable) */
  const gchar *first_label;  /* (nullable) */
  const gchar *second_key;   /* (nullable) */
  const gchar *second_label; /* (nullable) */
  const gchar *save;
  void (*hand_over) (HiatusOwnWindow *self, GCancellable *cancellable);
} Form;

static void hand_over_own (HiatusOwnWindow *self,
                           GCancellable *cancellable);
static void hand_over_contact (HiatusOwnWindow *self,
                               GCancellable *cancellable);
static void agree (HiatusOwnWindow *self,
                   GCancellable *cancellable);

static const Form forms[] = {
  {
      "reasons",
      N_ ("Why this stretch? A few words to yourself, to be read again in a hard moment."),
      NULL,
      "text",
      N_ ("_One reason"),
      NULL,
      NULL,
      N_ ("_Save"),
      hand_over_own,
  },
  {
      "if-then",
      N_ ("A plan for one kind of hard moment. It is easier to keep if it says exactly when, and what then."),
      NULL,
      "if",
      N_ ("_If …"),
      "then",
      N_ ("_then I …"),
      N_ ("_Save"),
      hand_over_own,
  },
  {
      "person",
      N_ ("A friend, a sister, somebody who listens: whom would you ring on a hard evening? Their number will be one click away."),
      NULL,
      "name",
      N_ ("Their _name"),
      "phone",
      N_ ("Their _phone number"),
      N_ ("_Save"),
      hand_over_own,
  },
  {
      "hard-days",
      N_ ("Which day may be a hard one? On it Hiatus asks what the plan for the evening is, and leaves milestones out."),
      NULL,
      NULL,
      NULL,
      "name",
      N_ ("What it _is, if you like"),
      N_ ("_Save"),
      hand_over_own,
  },
  {
      "contacts",
      N_ ("Whom shall Hiatus look out for?"),
      N_ ("Can they see this computer or know your password? Then this is not a safe place for it."),
      "label",
      N_ ("What _you call them; initials are enough"),
      "names",
      N_ ("The full _name by which their messages go"),
      N_ ("_Save"),
      hand_over_contact,
  },
  {
      "watching",
      N_ ("Hiatus would look at notifications and at the titles of windows for the people on your list, and forget the texts at once. None is kept or sent anywhere. Its icon shows while it does."),
      N_ ("It sees this computer, not your phone. It can be switched off again at any time: hiatus watch off notifications titles"),
      NULL,
      NULL,
      NULL,
      NULL,
      N_ ("_Switch on"),
      agree,
  },
};

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
  const Form *form = &forms[self->form];
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (NULL);

  if (gtk_widget_get_visible (self->date_fields))
    add_date (self, &fields);
  add_line (&fields, form->first_key, self->first);
  add_line (&fields, form->second_key, self->second);
  hiatus_dbus_hiatus1_call_add_own (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self))),
                                    form->invitation,
                                    g_variant_dict_end (&fields),
                                    G_DBUS_CALL_FLAGS_NONE,
                                    -1,
                                    cancellable,
                                    on_added,
                                    self);
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
  hiatus_dbus_hiatus1_call_add_contact (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self))),
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
  hiatus_dbus_hiatus1_call_set_watching (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self))),
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
  forms[self->form].hand_over (self, hiatus_form_window_begin (form));
}

static gboolean
hiatus_own_window_has_text (HiatusFormWindow *form)
{
  HiatusOwnWindow *self = HIATUS_OWN_WINDOW (form);
  g_autofree gchar *first = get_line (self->first);
  g_autofree gchar *second = get_line (self->second);

  return *first != '\0' || *second != '\0';
}

static void
hiatus_own_window_class_init (HiatusOwnWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_DATE_BUTTON);
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_own_window_save;
  HIATUS_FORM_WINDOW_CLASS (class)->has_text = hiatus_own_window_has_text;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/own-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, about);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, warning);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, date_fields);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, date);
  gtk_widget_class_bind_template_child (widget, HiatusOwnWindow, yearly);
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

static void
fill_in (HiatusOwnWindow *self)
{
  const Form *form = &forms[self->form];
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean has_date = g_str_equal (form->invitation, "hard-days");
  GDate today;
  gint year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  hiatus_date_button_set_date (self->date, &today, &today);
  gtk_widget_set_visible (self->date_fields, has_date);
  gtk_label_set_text (self->about, _ (form->about));
  if (form->warning != NULL)
    gtk_label_set_text (self->warning, _ (form->warning));
  gtk_widget_set_visible (GTK_WIDGET (self->warning), form->warning != NULL);
  show_line (self->first_label, self->first, form->first_label);
  show_line (self->second_label, self->second, form->second_label);
  gtk_button_set_label (GTK_BUTTON (self->save), _ (form->save));
  gtk_widget_grab_focus (form->first_label != NULL ? GTK_WIDGET (self->first) : has_date ? GTK_WIDGET (self->date)
                                                                                         : self->cancel);
}

static gint
find_form (const gchar *invitation)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].invitation, invitation))
      return (gint) i;
  return -1;
}

/**
 * hiatus_own_window_knows:
 * @invitation: the name of an open question
 *
 * Returns: whether there is a form for it
 */
gboolean
hiatus_own_window_knows (const gchar *invitation)
{
  return find_form (invitation) >= 0;
}

/**
 * hiatus_own_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @invitation: the name of an open question that there is a form for
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_own_window_new (GtkApplication *application, HiatusDaemonLink *daemon, const gchar *invitation)
{
  HiatusOwnWindow *self = g_object_new (HIATUS_TYPE_OWN_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { self->fields, self->save, self->cancel, self->message, self->message_text };

  self->form = (guint) find_form (invitation);
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  fill_in (self);
  return GTK_WINDOW (self);
}
