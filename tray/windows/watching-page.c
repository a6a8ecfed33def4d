/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/watching-page.h"

#include <glib/gi18n.h>

#include "tray/windows/page-part.h"
#include "tray/windows/question.h"
#include "tray/windows/watching-words.h"

#define SPACING 6

/* The sources, as ListSources() calls them, and what their switches are called. */
static const struct
{
  const gchar *source;
  const gchar *key;
  const gchar *label;
} sources[] = {
  { "notifications", "watching.notifications", N_ ("_Notifications") },
  { "titles", "watching.titles", N_ ("_Window titles") },
  { "clipboard", "watching.clipboard", N_ ("_Clipboard") },
};

/* For how long watching can be paused, as PauseWatching() takes it. */
static const struct
{
  const gchar *span;
  const gchar *label;
} spans[] = {
  { "60m", N_ ("For an _hour") },
  { "tomorrow", N_ ("Until to_morrow") },
  { "", N_ ("Until I _resume") },
};

struct _HiatusWatchingPage
{
  HiatusSettingsPage parent_instance;

  GCancellable *cancellable; /* (owned): of the calls that are under way */
  gboolean asking;           /* how the sources fare is asked for */
  gboolean ask_again;        /* and may be otherwise by now */
  HiatusSettingRow *rows[G_N_ELEMENTS (sources)];
  HiatusSettingRow *without_tray;
  GtkWidget *question; /* (unowned) (nullable): what is asked before anything is watched without an icon */

  GtkWidget *pause;   /* the part about the pause */
  GtkWidget *spans;   /* its buttons while there is none */
  GtkWidget *paused;  /* what is shown while there is one */
  GtkWidget *message; /* why it could not be paused */
};

G_DEFINE_TYPE (HiatusWatchingPage, hiatus_watching_page, HIATUS_TYPE_SETTINGS_PAGE)

static void
hiatus_watching_page_dispose (GObject *object)
{
  HiatusWatchingPage *self = HIATUS_WATCHING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->question, gtk_widget_destroy);
  G_OBJECT_CLASS (hiatus_watching_page_parent_class)->dispose (object);
}

static void
hiatus_watching_page_finalize (GObject *object)
{
  g_clear_object (&HIATUS_WATCHING_PAGE (object)->cancellable);
  G_OBJECT_CLASS (hiatus_watching_page_parent_class)->finalize (object);
}

static void
hiatus_watching_page_class_init (HiatusWatchingPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_watching_page_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_watching_page_finalize;
}

static void
hiatus_watching_page_init (HiatusWatchingPage *self)
{
  self->cancellable = g_cancellable_new ();
}

static HiatusDaemonLink *
get_daemon (HiatusWatchingPage *self)
{
  return hiatus_settings_page_get_daemon (HIATUS_SETTINGS_PAGE (self));
}

/* --- how the sources fare --- */

static void ask (HiatusWatchingPage *self);

static void
show_source (HiatusWatchingPage *self, const gchar *source, const gchar *state, const gchar *reason)
{
  g_autofree gchar *words = hiatus_watching_words (state, reason);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].source, source))
      hiatus_setting_row_set_note (self->rows[i], words);
}

static void
on_sources (GObject *object, GAsyncResult *result, gpointer user_data)
{
  HiatusWatchingPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) listed = NULL;
  const gchar *source, *state, *reason;
  GVariantIter iter;

  hiatus_dbus_hiatus1_call_list_sources_finish (HIATUS_DBUS_HIATUS1 (object), &listed, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (listed == NULL)
    return;
  g_variant_iter_init (&iter, listed);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &source, &state, &reason, NULL))
    show_source (self, source, state, reason);
  if (self->ask_again)
    ask (self);
}

static void
ask (HiatusWatchingPage *self)
{
  self->ask_again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  hiatus_dbus_hiatus1_call_list_sources (hiatus_daemon_link_get_proxy (get_daemon (self)),
                                         G_DBUS_CALL_FLAGS_NONE,
                                         -1,
                                         self->cancellable,
                                         on_sources,
                                         self);
}

static void
on_entries_changed (HiatusWatchingPage *self, const gchar *what)
{
  if (g_str_equal (what, "watching") || g_str_equal (what, "settings"))
    ask (self);
}

/* --- the pause --- */

static gboolean
is_wanted (HiatusWatchingPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_strcmp0 (hiatus_setting_row_get_value (self->rows[i]), "yes") == 0)
      return TRUE;
  return FALSE;
}

/* Where nothing is switched on, there is nothing to pause. */
static void
show_pause (HiatusWatchingPage *self)
{
  GVariant *state = hiatus_daemon_link_get_state (get_daemon (self));
  gboolean paused = FALSE;

  if (state != NULL)
    g_variant_lookup (state, "paused", "b", &paused);
  gtk_widget_set_visible (self->pause, is_wanted (self));
  gtk_widget_set_visible (self->spans, !paused);
  gtk_widget_set_visible (self->paused, paused);
}

static void
on_daemon_changed (HiatusWatchingPage *self)
{
  show_pause (self);
  if (!hiatus_daemon_link_is_broken (get_daemon (self)))
    ask (self);
}

static void
on_called (GObject *object, GAsyncResult *result, gpointer user_data)
{
  HiatusWatchingPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (object), result, &error);
  g_autofree gchar *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = reply == NULL ? hiatus_daemon_link_explain (error) : NULL;
  gtk_label_set_text (GTK_LABEL (self->message), sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (self->message, sentence != NULL);
}

static void
call (HiatusWatchingPage *self, const gchar *method, GVariant *parameters)
{
  g_dbus_proxy_call (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (get_daemon (self))), method, parameters, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_called, self);
}

static void
on_pause (GtkButton *button, gpointer user_data)
{
  call (user_data, "PauseWatching", g_variant_new ("(s)", g_object_get_data (G_OBJECT (button), "span")));
}

static void
on_resume (HiatusWatchingPage *self)
{
  call (self, "ResumeWatching", NULL);
}

static GtkWidget *
make_spans (HiatusWatchingPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (spans[i].label));

      g_object_set_data (G_OBJECT (button), "span", (gchar *) (guintptr) spans[i].span);
      g_signal_connect (button, "clicked", G_CALLBACK (on_pause), self);
      gtk_container_add (GTK_CONTAINER (box), button);
      gtk_widget_show (button);
    }
  return box;
}

static GtkWidget *
make_paused (HiatusWatchingPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Resume"));

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_resume), self);
  gtk_box_pack_start (GTK_BOX (box), hiatus_page_part_make_label (_ ("Watching is paused.")), TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (box), button);
  gtk_widget_show (button);
  return box;
}

static void
add_pause (HiatusWatchingPage *self)
{
  self->pause = hiatus_page_part_new (_ ("Pause watching"), NULL);
  self->spans = make_spans (self);
  self->paused = make_paused (self);
  self->message = hiatus_page_part_make_label (NULL);
  gtk_widget_hide (self->message);
  gtk_container_add (GTK_CONTAINER (self->pause), self->spans);
  gtk_container_add (GTK_CONTAINER (self->pause), self->paused);
  gtk_container_add (GTK_CONTAINER (self->pause), self->message);
  gtk_container_add (GTK_CONTAINER (self), self->pause);
}

/* --- without an icon --- */

static void
on_agreed (HiatusWatchingPage *self, gint answer, GtkWidget *question)
{
  self->question = NULL;
  gtk_widget_destroy (question);
  if (answer == GTK_RESPONSE_YES)
    hiatus_setting_row_choose (self->without_tray, "yes");
  else
    hiatus_setting_row_restore (self->without_tray);
}

/* The icon is what shows that Hiatus watches, to the person and to whoever else sits here. To do without takes a clear yes. */
static void
ask_to_agree (HiatusWatchingPage *self)
{
  const HiatusQuestion question = {
    .sentence = _ ("Watch without an icon?"),
    .more = _ ("Where no icon can be shown, nothing on the screen says that Hiatus watches. This window says it, and 'hiatus watch' in a terminal."),
    .decline = _ ("_Not now"),
    .agree = _ ("_Watch without it"),
  };

  self->question = hiatus_question_ask (&question, GTK_WIDGET (self), G_CALLBACK (on_agreed));
}

static gboolean
on_without_tray (HiatusWatchingPage *self, const gchar *value)
{
  if (!g_str_equal (value, "yes"))
    return FALSE;
  ask_to_agree (self);
  return TRUE;
}

static void
add_without_tray (HiatusWatchingPage *self)
{
  GtkWidget *part = hiatus_page_part_new (_ ("Without an icon"), NULL);

  self->without_tray = hiatus_settings_page_add (HIATUS_SETTINGS_PAGE (self), part, "watching.without-tray", _ ("Watch where no _icon can be shown"));
  g_signal_connect_object (self->without_tray, "chosen", G_CALLBACK (on_without_tray), self, G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (self), part);
}

/* --- all of it --- */

static void
add_sources (HiatusWatchingPage *self)
{
  GtkWidget *part = hiatus_page_part_new (_ ("What is watched"), _ ("Hiatus looks for the people on your list, and forgets the texts at once: none is kept or sent anywhere. It sees this computer, not your phone."));
  GtkWidget *contacts = gtk_button_new_with_mnemonic (_ ("The _people on the list…"));

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      self->rows[i] = hiatus_settings_page_add (HIATUS_SETTINGS_PAGE (self), part, sources[i].key, _ (sources[i].label));
      g_signal_connect_object (self->rows[i], "shown", G_CALLBACK (show_pause), self, G_CONNECT_SWAPPED);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (contacts), "app.contacts");
  gtk_widget_set_halign (contacts, GTK_ALIGN_START);
  gtk_widget_show (contacts);
  gtk_container_add (GTK_CONTAINER (part), contacts);
  gtk_container_add (GTK_CONTAINER (self), part);
}

/**
 * hiatus_watching_page_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hiatus_watching_page_new (HiatusDaemonLink *daemon)
{
  HiatusWatchingPage *self = g_object_new (HIATUS_TYPE_WATCHING_PAGE, NULL);

  hiatus_settings_page_begin (HIATUS_SETTINGS_PAGE (self), daemon);
  add_sources (self);
  add_pause (self);
  add_without_tray (self);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "entries-changed", G_CALLBACK (on_entries_changed), self, G_CONNECT_SWAPPED);
  show_pause (self);
  ask (self);
  return GTK_WIDGET (self);
}
