/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/wait-view.h"

#include <glib/gi18n.h>

/* A daemon that hangs finds the answer when it goes on; nobody has to wait for that. */
#define ANSWER_TIMEOUT_MS 2000

#define US_PER_MS 1000
#define MINUTE_US (60 * G_USEC_PER_SEC)

struct _HiatusWaitView
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) (nullable): once it has started */
  GCancellable *cancellable; /* (owned): of the questions about it */
  gchar *id;                 /* (owned) (nullable): of the wait, once the daemon has said it; NULL when it is answered */
  GStrv words;               /* (owned) (nullable) */
  GVariant *afterwards;      /* (owned) (nullable) */
  gint64 until_us;
  guint minutes;
  guint timer;     /* the next minute, or 0 */
  gboolean broken; /* the daemon is gone, or does not answer */

  /* Of the template. */
  GtkLabel *count;
  GtkLabel *word;
  GtkStack *choices;
  GtkWidget *write;
  GtkButton *again;
  GtkButton *talk_after;
};

G_DEFINE_TYPE (HiatusWaitView, hiatus_wait_view, GTK_TYPE_BOX)

static guint over_signal;

static void
be_over (HiatusWaitView *self)
{
  g_signal_emit (self, over_signal, 0);
}

/* --- what the daemon hears --- */

static void
on_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  /* A daemon that is gone, or knows nothing of this wait any more, needs no answer. */
  GVariant *reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);

  g_clear_pointer (&reply, g_variant_unref);
  g_application_release (application);
}

/* Says it and does not wait; the program lives until it is said. */
static void
tell (HiatusWaitView *self, const gchar *method, GVariant *parameters)
{
  GApplication *application = g_application_get_default ();

  g_application_hold (application);
  g_dbus_proxy_call (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon)),
                     method,
                     parameters,
                     G_DBUS_CALL_FLAGS_NO_AUTO_START,
                     ANSWER_TIMEOUT_MS,
                     NULL,
                     on_told,
                     g_object_ref (application));
}

/* --- what is shown --- */

static gboolean on_minute (gpointer user_data);

static void
say (GtkLabel *label, const gchar *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* As something new: a screen reader reads it, but not each minute that goes by. */
static void
say_anew (HiatusWaitView *self, const gchar *text)
{
  gtk_widget_hide (GTK_WIDGET (self->count));
  say (self->count, text);
}

static void
ask_how_strong (HiatusWaitView *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->choices), "question") == 0)
    return;
  say_anew (self, _ ("How strong is it now?"));
  say (self->word, "");
  gtk_stack_set_visible_child_name (self->choices, "question");
}

/* The minutes that are left by the clock on the wall, the one that has begun counted whole. */
static void
count (HiatusWaitView *self)
{
  const gint64 left_us = self->until_us - g_get_real_time ();
  const guint left = (guint) CLAMP ((left_us + MINUTE_US - 1) / MINUTE_US, 0, self->minutes);
  g_autofree gchar *text = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (left_us <= 0)
    {
      ask_how_strong (self);
      return;
    }
  text = g_strdup_printf (ngettext ("%d minute left", "%d minutes left", left), (gint) left);
  gtk_label_set_text (self->count, text);
  if (self->words != NULL && self->words[0] != NULL)
    say (self->word, self->words[(self->minutes - left) % g_strv_length (self->words)]);
  self->timer = g_timeout_add ((guint) MAX ((left_us - (gint64) (left - 1) * MINUTE_US) / US_PER_MS, 0) + 1, on_minute, self);
}

static gboolean
on_minute (gpointer user_data)
{
  HiatusWaitView *self = user_data;

  self->timer = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
say_word (HiatusWaitView *self, const gchar *answer)
{
  const gchar *text = _ ("Noted");
  const gchar *offer = "";

  if (self->afterwards != NULL)
    g_variant_lookup (self->afterwards, answer, "(&s&s)", &text, &offer);
  say_anew (self, text);
  say (self->word, offer);
  gtk_widget_set_visible (GTK_WIDGET (self->again), *offer != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->talk_after), *offer != '\0');
  gtk_stack_set_visible_child_name (self->choices, "after");
}

/* --- what the person does --- */

static void
answer (HiatusWaitView *self, const gchar *word)
{
  g_autofree gchar *id = g_steal_pointer (&self->id);

  if (id == NULL)
    return;
  tell (self, "AnswerWait", g_variant_new ("(ss)", id, word));
  say_word (self, word);
}

static void
on_lighter (HiatusWaitView *self)
{
  answer (self, "lighter");
}

static void
on_same (HiatusWaitView *self)
{
  answer (self, "same");
}

static void
on_stronger (HiatusWaitView *self)
{
  answer (self, "stronger");
}

static void
on_enough (HiatusWaitView *self)
{
  g_autofree gchar *id = g_steal_pointer (&self->id);

  if (id != NULL)
    tell (self, "StopWait", g_variant_new ("(s)", id));
  be_over (self);
}

static void
on_close (HiatusWaitView *self)
{
  hiatus_wait_view_leave (self);
  be_over (self);
}

/* This window stands above the others: it makes room for the one that opens. */
static void
on_talk (HiatusWaitView *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "talk", NULL);
  on_close (self);
}

static void
on_write (HiatusWaitView *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "letter", g_variant_new_string (""));
  on_close (self);
}

/* --- the daemon --- */

/* Ended elsewhere, or its time is over: the daemon's clock goes on while the machine sleeps. */
static void
on_state (HiatusWaitView *self)
{
  const gboolean was_broken = self->broken;
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  const gchar *id = NULL;
  gboolean asks = FALSE;
  gboolean letters = FALSE;

  if (state != NULL)
    g_variant_lookup (state, "letters", "b", &letters);
  gtk_widget_set_visible (self->write, letters);
  self->broken = hiatus_daemon_link_is_broken (self->daemon);
  if (self->broken || state == NULL || self->id == NULL)
    return;
  if (!g_variant_lookup (state, "wait-id", "&s", &id) || !g_str_equal (id, self->id))
    {
      g_clear_pointer (&self->id, g_free);
      be_over (self);
      return;
    }
  if (was_broken)
    tell (self, "WaitShown", g_variant_new ("(s)", self->id));
  if (g_variant_lookup (state, "wait-asks", "b", &asks) && asks)
    ask_how_strong (self);
}

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusWaitView *self = user_data;
  g_autoptr (GVariant) description = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_describe_wait_finish (HIATUS_DBUS_HIATUS1 (source), &description, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        be_over (self);
      return;
    }
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->afterwards, g_variant_unref);
  g_variant_lookup (description, "id", "s", &self->id);
  g_variant_lookup (description, "until", "x", &self->until_us);
  g_variant_lookup (description, "minutes", "u", &self->minutes);
  g_variant_lookup (description, "words", "^as", &self->words);
  self->afterwards = g_variant_lookup_value (description, "afterwards", G_VARIANT_TYPE ("a{s(ss)}"));
  gtk_stack_set_visible_child_name (self->choices, "running");
  count (self);
}

static void
describe (HiatusWaitView *self, const gchar *id)
{
  hiatus_dbus_hiatus1_call_describe_wait (hiatus_daemon_link_get_proxy (self->daemon),
                                          id,
                                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                          -1,
                                          self->cancellable,
                                          on_described,
                                          self);
}

static void
on_again (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusWaitView *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = NULL;

  if (hiatus_dbus_hiatus1_call_wait_here_finish (HIATUS_DBUS_HIATUS1 (source), &id, result, &error))
    describe (self, id);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    be_over (self);
}

static void
on_another_round (HiatusWaitView *self)
{
  hiatus_dbus_hiatus1_call_wait_here (hiatus_daemon_link_get_proxy (self->daemon),
                                      self->minutes,
                                      G_DBUS_CALL_FLAGS_NONE,
                                      -1,
                                      self->cancellable,
                                      on_again,
                                      self);
}

/* --- the object --- */

static void
hiatus_wait_view_dispose (GObject *object)
{
  HiatusWaitView *self = HIATUS_WAIT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_wait_view_parent_class)->dispose (object);
}

static void
hiatus_wait_view_finalize (GObject *object)
{
  HiatusWaitView *self = HIATUS_WAIT_VIEW (object);

  g_object_unref (self->cancellable);
  g_free (self->id);
  g_strfreev (self->words);
  g_clear_pointer (&self->afterwards, g_variant_unref);
  G_OBJECT_CLASS (hiatus_wait_view_parent_class)->finalize (object);
}

static void
hiatus_wait_view_class_init (HiatusWaitViewClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_wait_view_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_wait_view_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/wait-view.ui");
  gtk_widget_class_bind_template_child (widget, HiatusWaitView, count);
  gtk_widget_class_bind_template_child (widget, HiatusWaitView, word);
  gtk_widget_class_bind_template_child (widget, HiatusWaitView, choices);
  gtk_widget_class_bind_template_child (widget, HiatusWaitView, write);
  gtk_widget_class_bind_template_child (widget, HiatusWaitView, again);
  gtk_widget_class_bind_template_child (widget, HiatusWaitView, talk_after);
  gtk_widget_class_bind_template_callback (widget, on_enough);
  gtk_widget_class_bind_template_callback (widget, on_talk);
  gtk_widget_class_bind_template_callback (widget, on_write);
  gtk_widget_class_bind_template_callback (widget, on_lighter);
  gtk_widget_class_bind_template_callback (widget, on_same);
  gtk_widget_class_bind_template_callback (widget, on_stronger);
  gtk_widget_class_bind_template_callback (widget, on_another_round);
  gtk_widget_class_bind_template_callback (widget, on_close);

  /**
   * HiatusWaitView::over:
   * @self: the view
   *
   * There is nothing more to show.
   */
  over_signal = g_signal_new ("over", HIATUS_TYPE_WAIT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_wait_view_init (HiatusWaitView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_wait_view_start:
 * @self: the view
 * @daemon: the way to the daemon
 * @id: (nullable): the id of a wait; %NULL for the one that there is, of which the daemon knows that it is shown here
 *
 * Shows a wait from now on.
 */
void
hiatus_wait_view_start (HiatusWaitView *self, HiatusDaemonLink *daemon, const gchar *id)
{
  if (self->daemon == NULL)
    {
      self->daemon = g_object_ref (daemon);
      g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
      hiatus_daemon_link_ask (daemon);
    }
  if (id != NULL)
    tell (self, "WaitShown", g_variant_new ("(s)", id));
  describe (self, id == NULL ? "" : id);
}

/**
 * hiatus_wait_view_leave:
 * @self: the view
 *
 * The person closes it: the time goes on, and the question comes elsewhere; one that stands here stays without an answer.
 */
void
hiatus_wait_view_leave (HiatusWaitView *self)
{
  g_autofree gchar *id = g_steal_pointer (&self->id);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (id != NULL)
    tell (self, "AnswerWait", g_variant_new ("(ss)", id, "closed"));
}
