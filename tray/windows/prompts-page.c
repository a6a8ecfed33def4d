/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/prompts-page.h"

#include <glib/gi18n.h>

#include "tray/windows/page-part.h"

/* What stands behind the name of a group is the end of the heading's sentence. The daemon's own sentence says all of it each
 * time, which is nine times too often here. */
static const struct
{
  const gchar *key;
  const gchar *label;
} groups[] = {
  { "prompts.people", N_ ("_friends, family and people nearby") },
  { "prompts.body", N_ ("the _body: air, movement, food, sleep") },
  { "prompts.mind", N_ ("something to _notice, to read or to think about") },
  { "prompts.making", N_ ("something to _make: to cook, to draw, to mend") },
  { "prompts.goals", N_ ("your own _goals, work and home") },
  { "prompts.rest", N_ ("a _rest") },
  { "prompts.confidence", N_ ("what you are g_ood at") },
  { "prompts.speak-well", N_ ("how to _speak of the other person to others") },
  { "prompts.be-seen", N_ ("s_haring something good of your own") },
};

struct _HiatusPromptsPage
{
  HiatusSettingsPage parent_instance;

  GCancellable *cancellable; /* (owned): of the question */
  HiatusSettingRow *rows[G_N_ELEMENTS (groups)];
  GtkWidget *mistakes; /* what could not be read of the person's own prompts */
};

G_DEFINE_TYPE (HiatusPromptsPage, hiatus_prompts_page, HIATUS_TYPE_SETTINGS_PAGE)

static void
hiatus_prompts_page_dispose (GObject *object)
{
  g_cancellable_cancel (HIATUS_PROMPTS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (hiatus_prompts_page_parent_class)->dispose (object);
}

static void
hiatus_prompts_page_finalize (GObject *object)
{
  g_clear_object (&HIATUS_PROMPTS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (hiatus_prompts_page_parent_class)->finalize (object);
}

static void
hiatus_prompts_page_class_init (HiatusPromptsPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_prompts_page_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_prompts_page_finalize;
}

static void
hiatus_prompts_page_init (HiatusPromptsPage *self)
{
  self->cancellable = g_cancellable_new ();
}

/* What the goal or the safety check closes is not there, as in the deck. */
static void
on_daemon_changed (HiatusPromptsPage *self)
{
  GVariant *state = hiatus_daemon_link_get_state (hiatus_settings_page_get_daemon (HIATUS_SETTINGS_PAGE (self)));
  const gchar *goal = "";
  gboolean opens = FALSE;

  if (state != NULL)
    {
      g_variant_lookup (state, "goal", "&s", &goal);
      g_variant_lookup (state, "opens", "b", &opens);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (g_str_equal (groups[i].key, "prompts.be-seen"))
        gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), opens && g_str_equal (goal, "reconcile"));
      if (g_str_equal (groups[i].key, "prompts.speak-well"))
        gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), !g_str_equal (goal, "safety"));
    }
}

/* --- the person's own --- */

static void
on_examined (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusPromptsPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const gchar *name, *state, *sentence;
  GVariantIter iter;

  if (!hiatus_dbus_hiatus1_call_examine_finish (HIATUS_DBUS_HIATUS1 (source), &rows, result, &error))
    return;
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", NULL, &name, &state, &sentence))
    if (g_str_equal (name, "deck") && !g_str_equal (state, "ok"))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  gtk_label_set_text (GTK_LABEL (self->mistakes), text->str);
  gtk_widget_set_visible (self->mistakes, text->len > 0);
}

static void
examine (HiatusPromptsPage *self)
{
  hiatus_dbus_hiatus1_call_examine (hiatus_daemon_link_get_proxy (hiatus_settings_page_get_daemon (HIATUS_SETTINGS_PAGE (self))),
                                    G_DBUS_CALL_FLAGS_NONE,
                                    -1,
                                    self->cancellable,
                                    on_examined,
                                    self);
}

static void
on_entries_changed (HiatusPromptsPage *self, const gchar *what)
{
  if (g_str_equal (what, "prompts"))
    examine (self);
}

/**
 * hiatus_prompts_page_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hiatus_prompts_page_new (HiatusDaemonLink *daemon)
{
  HiatusPromptsPage *self = g_object_new (HIATUS_TYPE_PROMPTS_PAGE, NULL);
  GtkWidget *part = hiatus_page_part_new (_ ("The day's suggestion may be about …"), NULL);
  GtkWidget *own = hiatus_page_part_new (_ ("Suggestions of your own"), _ ("They stand in a file, ~/.config/hiatus/deck.ini, and come as soon as it is saved. 'man hiatus-deck' says how one is written."));

  hiatus_settings_page_begin (HIATUS_SETTINGS_PAGE (self), daemon);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      self->rows[i] = hiatus_settings_page_add (HIATUS_SETTINGS_PAGE (self), part, groups[i].key, _ (groups[i].label));
      hiatus_setting_row_set_about (self->rows[i], "");
    }
  self->mistakes = hiatus_page_part_make_label (NULL);
  gtk_widget_hide (self->mistakes);
  gtk_container_add (GTK_CONTAINER (own), self->mistakes);
  gtk_container_add (GTK_CONTAINER (self), part);
  gtk_container_add (GTK_CONTAINER (self), own);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "entries-changed", G_CALLBACK (on_entries_changed), self, G_CONNECT_SWAPPED);
  on_daemon_changed (self);
  examine (self);
  return GTK_WIDGET (self);
}
