/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/wrong-person-window.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "tray/windows/apps-view.h"
#include "tray/windows/contact-form.h"
#include "tray/windows/window-size.h"
#include "tray/windows/wrong-person-form.h"

struct _HiatusWrongPersonWindow
{
  HiatusFormWindow parent_instance;

  GCancellable *cancellable; /* (owned): of the questions that come before the form */
  gchar *contact;            /* (owned) (nullable): until the daemon has said who it is about */
  gchar *keyword;            /* (owned) (nullable): the same */
  gchar **apps_before;       /* (owned) (nullable): in which apps they are watched for; NULL where that is not asked */

  /* Of the template. */
  GtkWidget *fields;
  GtkLabel *about;
  GtkEntry *phrase;
  GtkWidget *apps_fields;
  GtkLabel *apps_about;
  HiatusAppsView *apps;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *cancel;
  GtkWidget *save;
};

G_DEFINE_TYPE (HiatusWrongPersonWindow, hiatus_wrong_person_window, HIATUS_TYPE_FORM_WINDOW)

/* --- what is filled in --- */

static gchar *
get_phrase (HiatusWrongPersonWindow *self)
{
  return g_strstrip (g_strdup (gtk_entry_get_text (self->phrase)));
}

static gboolean
are_apps_changed (HiatusWrongPersonWindow *self)
{
  g_auto (GStrv) apps = hiatus_apps_view_get_ids (self->apps);

  return self->apps_before != NULL && !g_strv_equal ((const gchar *const *) apps, (const gchar *const *) self->apps_before);
}

/* --- whom it is about --- */

static void
say_error (HiatusWrongPersonWindow *self, const GError *error)
{
  g_autofree gchar *sentence = hiatus_daemon_link_explain (error);

  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), sentence);
}

static void
begin_form (HiatusWrongPersonWindow *self)
{
  gtk_widget_set_sensitive (self->fields, TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->phrase));
  /* What the daemon has told takes room. */
  hiatus_window_size_grow (GTK_WINDOW (self));
}

/* The apps are offered beside the phrase: where the list does not come, the phrase is still there to be filled in. */
static void
on_apps_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusWrongPersonWindow *self = user_data;
  g_autoptr (GVariant) contacts = NULL;
  g_autoptr (GVariant) contact = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_list_contacts_finish (HIATUS_DBUS_HIATUS1 (source), &contacts, result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  contact = contacts == NULL ? NULL : hiatus_contact_form_find (contacts, self->contact);
  if (contact != NULL)
    {
      ids = hiatus_contact_form_get_list (contact, "only-apps");
      hiatus_apps_view_set_ids (self->apps, (const gchar *const *) ids);
      self->apps_before = hiatus_apps_view_get_ids (self->apps);
      gtk_widget_show (self->apps_fields);
    }
  begin_form (self);
}

static void
say_whom (HiatusWrongPersonWindow *self, guint count)
{
  g_autofree gchar *keyword = hiatus_wrong_person_isolate (self->keyword);
  g_autofree gchar *contact = hiatus_wrong_person_isolate (self->contact);
  /* Translators: a word that is watched for, as "Alex", then what the person calls its owner, as "A." */
  g_autofree gchar *about = g_strdup_printf (_ ("\"%s\" was noticed for %s, and it was somebody else. In which longer name or phrase does it not count?"),
                                             keyword,
                                             contact);
  g_autofree gchar *example = g_strdup_printf (_ ("%s Smith"), self->keyword);
  /* Translators: a word that is watched for, then how often it was somebody else, then whom it is watched for. */
  g_autofree gchar *apps = g_strdup_printf (ngettext ("\"%s\" was somebody else %u time. Watch for %s in messaging apps only?",
                                                      "\"%s\" was somebody else %u times. Watch for %s in messaging apps only?",
                                                      count),
                                            keyword,
                                            count,
                                            contact);

  gtk_label_set_text (self->about, about);
  gtk_entry_set_placeholder_text (self->phrase, example);
  gtk_label_set_text (self->apps_about, apps);
}

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusWrongPersonWindow *self = user_data;
  g_autoptr (GVariant) description = NULL;
  g_autoptr (GError) error = NULL;
  guint32 count = 0;

  if (!hiatus_dbus_hiatus1_call_describe_wrong_person_finish (HIATUS_DBUS_HIATUS1 (source), &description, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say_error (self, error);
      return;
    }
  if (!g_variant_lookup (description, "contact", "s", &self->contact) || !g_variant_lookup (description, "keyword", "s", &self->keyword))
    {
      hiatus_form_window_say (HIATUS_FORM_WINDOW (self), _ ("It is not known any more who that was."));
      return;
    }
  g_variant_lookup (description, "count", "u", &count);
  say_whom (self, count);
  if (count < HIATUS_WRONG_PERSON_OFFER_APPS)
    begin_form (self);
  else
    hiatus_dbus_hiatus1_call_list_contacts (HIATUS_DBUS_HIATUS1 (source),
                                            G_DBUS_CALL_FLAGS_NONE,
                                            -1,
                                            self->cancellable,
                                            on_apps_known,
                                            self);
}

/* --- saving --- */

/* What was filled in, on its way to the daemon. It takes two calls, and gets there if the window is closed between them. */
typedef struct
{
  HiatusWrongPersonWindow *window; /* (unowned) (nullable): while it is open */
  GApplication *application;       /* (owned): held for as long as this takes */
  gchar *contact;                  /* (owned) */
  gchar *phrase;                   /* (owned): may be empty */
  gchar **apps;                    /* (owned) (nullable): where they became different */
} Saving;

static Saving *
begin_saving (HiatusWrongPersonWindow *self)
{
  Saving *saving = g_new0 (Saving, 1);

  g_set_weak_pointer (&saving->window, self);
  saving->application = g_object_ref (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  g_application_hold (saving->application);
  saving->contact = g_strdup (self->contact);
  saving->phrase = get_phrase (self);
  saving->apps = are_apps_changed (self) ? hiatus_apps_view_get_ids (self->apps) : NULL;
  return saving;
}

/* It has ended: the window says why where it failed, and is not needed any more where it did not. */
static void
end_saving (Saving *saving, const GError *error)
{
  if (saving->window != NULL && hiatus_form_window_end (HIATUS_FORM_WINDOW (saving->window), error))
    gtk_widget_destroy (GTK_WIDGET (saving->window));
  g_clear_weak_pointer (&saving->window);
  g_application_release (saving->application);
  g_object_unref (saving->application);
  g_free (saving->contact);
  g_free (saving->phrase);
  g_strfreev (saving->apps);
  g_free (saving);
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_change_contact_finish (HIATUS_DBUS_HIATUS1 (source), result, &error);
  end_saving (user_data, error);
}

static GVariant *
get_changes (const Saving *saving, GVariant *contact)
{
  g_auto (GVariantDict) changes = G_VARIANT_DICT_INIT (NULL);

  if (*saving->phrase != '\0')
    {
      g_auto (GStrv) before = hiatus_contact_form_get_list (contact, "except");
      g_auto (GStrv) except = hiatus_wrong_person_append ((const gchar *const *) before, saving->phrase);

      g_variant_dict_insert (&changes, "except", "^as", except);
    }
  if (saving->apps != NULL)
    g_variant_dict_insert (&changes, "only-apps", "^as", saving->apps);
  return g_variant_dict_end (&changes);
}

/* A list takes the place of the one before: what is in it is asked for in the moment in which it is changed. */
static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GVariant) contacts = NULL;
  g_autoptr (GVariant) contact = NULL;
  g_autoptr (GError) error = NULL;

  if (hiatus_dbus_hiatus1_call_list_contacts_finish (HIATUS_DBUS_HIATUS1 (source), &contacts, result, &error))
    {
      contact = hiatus_contact_form_find (contacts, saving->contact);
      if (contact == NULL)
        {
          g_autofree gchar *label = hiatus_wrong_person_isolate (saving->contact);

          hiatus_error_set (&error, HIATUS_ERROR_NOT_FOUND, _ ("%s is not on the list of contacts any more."), label);
        }
    }
  if (contact == NULL)
    end_saving (saving, error);
  else
    hiatus_dbus_hiatus1_call_change_contact (HIATUS_DBUS_HIATUS1 (source),
                                             saving->contact,
                                             get_changes (saving, contact),
                                             G_DBUS_CALL_FLAGS_NONE,
                                             -1,
                                             NULL,
                                             on_changed,
                                             saving);
}

/* What keeps the form from being saved: a sentence, or NULL. */
static gchar *
find_obstacle (HiatusWrongPersonWindow *self)
{
  g_autofree gchar *phrase = get_phrase (self);
  g_autofree gchar *keyword = hiatus_wrong_person_isolate (self->keyword);

  if (*phrase == '\0')
    return are_apps_changed (self) ? NULL : g_strdup (_ ("Write the longer name first. Or close this window, and nothing changes."));
  switch (hiatus_wrong_person_check (self->keyword, phrase))
    {
    case HIATUS_WRONG_PERSON_SAME:
      return g_strdup_printf (_ ("That is \"%s\" itself, which would not be noticed any more. Write the longer name in which it stands."), keyword);
    case HIATUS_WRONG_PERSON_APART:
      return g_strdup_printf (_ ("\"%s\" does not stand in that. Write the longer name with it, as it was on the screen."), keyword);
    case HIATUS_WRONG_PERSON_FINE:
    default:
      return NULL;
    }
}

static void
hiatus_wrong_person_window_save (HiatusFormWindow *form)
{
  HiatusWrongPersonWindow *self = HIATUS_WRONG_PERSON_WINDOW (form);
  g_autofree gchar *obstacle = find_obstacle (self);

  if (obstacle != NULL)
    {
      hiatus_form_window_say (form, obstacle);
      gtk_widget_grab_focus (GTK_WIDGET (self->phrase));
      return;
    }
  hiatus_form_window_begin (form);
  hiatus_dbus_hiatus1_call_list_contacts (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (form)),
                                          G_DBUS_CALL_FLAGS_NONE,
                                          -1,
                                          NULL,
                                          on_listed,
                                          begin_saving (self));
}

static gboolean
hiatus_wrong_person_window_has_text (HiatusFormWindow *form)
{
  HiatusWrongPersonWindow *self = HIATUS_WRONG_PERSON_WINDOW (form);
  g_autofree gchar *phrase = get_phrase (self);

  return *phrase != '\0' || (are_apps_changed (self) && hiatus_apps_view_has_text (self->apps));
}

/* --- the object --- */

static void
hiatus_wrong_person_window_dispose (GObject *object)
{
  g_cancellable_cancel (HIATUS_WRONG_PERSON_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (hiatus_wrong_person_window_parent_class)->dispose (object);
}

static void
hiatus_wrong_person_window_finalize (GObject *object)
{
  HiatusWrongPersonWindow *self = HIATUS_WRONG_PERSON_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->contact);
  g_free (self->keyword);
  g_strfreev (self->apps_before);
  G_OBJECT_CLASS (hiatus_wrong_person_window_parent_class)->finalize (object);
}

static void
hiatus_wrong_person_window_class_init (HiatusWrongPersonWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_wrong_person_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_wrong_person_window_finalize;
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_wrong_person_window_save;
  HIATUS_FORM_WINDOW_CLASS (class)->has_text = hiatus_wrong_person_window_has_text;
  g_type_ensure (HIATUS_TYPE_APPS_VIEW);
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/wrong-person-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, about);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, phrase);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, apps_fields);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, apps_about);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, apps);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusWrongPersonWindow, save);
}

static void
hiatus_wrong_person_window_init (HiatusWrongPersonWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_wrong_person_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @event: the id of an event of kind wrong-person
 *
 * Returns: (transfer none): the window, not shown yet; what it asks about comes from the daemon
 */
GtkWindow *
hiatus_wrong_person_window_new (GtkApplication *application, HiatusDaemonLink *daemon, const gchar *event)
{
  HiatusWrongPersonWindow *self = g_object_new (HIATUS_TYPE_WRONG_PERSON_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { self->fields, self->save, self->cancel, self->message, self->message_text };

  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  hiatus_dbus_hiatus1_call_describe_wrong_person (hiatus_daemon_link_get_proxy (daemon),
                                                  event,
                                                  G_DBUS_CALL_FLAGS_NONE,
                                                  -1,
                                                  self->cancellable,
                                                  on_described,
                                                  self);
  return GTK_WINDOW (self);
}
