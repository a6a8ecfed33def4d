/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/next-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "tray/windows/lock-bar.h"
#include "tray/windows/next-style.h"
#include "tray/windows/script-link.h"
#include "tray/windows/step-view.h"
#include "tray/windows/wrapped-label.h"

#define FULL_MOON 28

struct _HiatusNextWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon; /* (owned) */
  HiatusScriptLink *link;   /* (owned): to the script that is shown */
  HiatusPage *page;         /* (owned) (nullable): what is shown of it */
  HiatusStepView *view;     /* (unowned) (nullable): where */
  gchar *wanted;            /* (owned) (nullable): the script to turn to once all that was typed is kept */
  gchar *effect;            /* (owned) (nullable): what follows from the choice that is on its way */
  gboolean handed_over;     /* what was typed is on its way to the journal */
  gboolean behind;          /* there is another page, once all that was typed is kept */
  gboolean closing;         /* the window goes once all that was typed is kept */
  gboolean leaving;         /* the person was told that it could not be kept, and may close the window without */

  /* Of the template. */
  GtkScrolledWindow *scrolled;
  GtkContainer *column;
  GtkLabel *script_title;
  GtkLabel *problem;
  GtkContainer *place;
  GtkWidget *message;
  GtkLabel *message_text;
  HiatusLockBar *lock;
  GtkWidget *back;
  GtkWidget *way;
  GtkPopover *way_list;
  GtkContainer *way_steps;
  GtkWidget *skip;
  GtkWidget *due;
  GtkWidget *go_on;
  GtkWidget *leave;
};

G_DEFINE_TYPE (HiatusNextWindow, hiatus_next_window, GTK_TYPE_APPLICATION_WINDOW)

static void
hiatus_next_window_dispose (GObject *object)
{
  HiatusNextWindow *self = HIATUS_NEXT_WINDOW (object);

  g_clear_object (&self->link);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_next_window_parent_class)->dispose (object);
}

static void
hiatus_next_window_finalize (GObject *object)
{
  HiatusNextWindow *self = HIATUS_NEXT_WINDOW (object);

  g_free (self->wanted);
  g_free (self->effect);
  g_clear_pointer (&self->page, hiatus_page_free);
  G_OBJECT_CLASS (hiatus_next_window_parent_class)->finalize (object);
}

static HiatusWritingView *
get_writing (HiatusNextWindow *self)
{
  return self->view == NULL ? NULL : hiatus_step_view_get_writing (self->view);
}

/* Whether the daemon has all that was typed. */
static gboolean
is_kept (HiatusNextWindow *self)
{
  HiatusWritingView *writing = get_writing (self);

  return writing == NULL || hiatus_draft_saver_is_saved (hiatus_writing_view_get_saver (writing));
}

static void
flush (HiatusNextWindow *self)
{
  HiatusWritingView *writing = get_writing (self);

  if (writing != NULL)
    hiatus_draft_saver_save (hiatus_writing_view_get_saver (writing));
}

static void
say (HiatusNextWindow *self, const gchar *sentence)
{
  if (sentence != NULL)
    gtk_label_set_text (self->message_text, sentence);
  gtk_widget_set_visible (self->message, sentence != NULL);
}

static void
say_error (HiatusNextWindow *self, const GError *error)
{
  g_autofree gchar *reason = hiatus_daemon_link_explain (error);
  /* Translators: %s is a sentence that says why something could not be kept. */
  g_autofree gchar *sentence = g_strdup_printf (_ ("%s What you wrote is still here."), reason);

  say (self, get_writing (self) != NULL ? sentence : reason);
  /* Where nothing could be shown there is nothing else to press. */
  if (self->page != NULL)
    return;
  gtk_widget_show (self->leave);
  gtk_widget_grab_focus (self->leave);
}

/* --- the page --- */

static void
destroy (GtkWidget *widget, gpointer user_data)
{
  gtk_widget_destroy (widget);
}

static void
add_taken (GString *taken, GtkWidget *button)
{
  const gchar *label = gtk_button_get_label (GTK_BUTTON (button));
  const gchar *mark = strchr (label, '_');

  if (mark != NULL && gtk_widget_get_visible (button))
    g_string_append_unichar (taken, g_unichar_tolower (g_utf8_get_char (mark + 1)));
}

static void
on_way_clicked (GtkWidget *button, gpointer user_data);

static void
add_past (HiatusNextWindow *self, const HiatusPageRow *row)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree gchar *text = *row->text == '\0' ? g_strdup (row->title) : g_strdup_printf ("%s\n%s", row->title, row->text);
  GtkWidget *label = hiatus_wrapped_label_new (text, -1, 40);

  gtk_button_set_relief (GTK_BUTTON (button), GTK_RELIEF_NONE);
  gtk_container_add (GTK_CONTAINER (button), label);
  g_object_set_data_full (G_OBJECT (button), "step", g_strdup (row->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_way_clicked), self);
  gtk_container_add (self->way_steps, button);
  gtk_widget_show_all (button);
}

static void
show_buttons (HiatusNextWindow *self)
{
  const HiatusPage *page = self->page;
  const gboolean is_end = page->kind == HIATUS_PAGE_END;
  const gboolean rests = page->kind == HIATUS_PAGE_COPY && page->rests_until_us > g_get_real_time ();
  const gboolean is_read = page->kind == HIATUS_PAGE_READ || page->kind == HIATUS_PAGE_SHOW;
  g_autofree gchar *due = is_end ? hiatus_script_link_find_due (self->link) : NULL;

  gtk_widget_set_visible (self->back, page->past->len > 0);
  gtk_widget_set_visible (self->way, page->past->len > 1);
  gtk_container_foreach (self->way_steps, destroy, NULL);
  for (guint i = 0; i < page->past->len; i++)
    add_past (self, g_ptr_array_index (page->past, i));
  /* To have read something and to pass it over is the same. While a text rests there is nothing to do but to come back. */
  gtk_widget_set_visible (self->skip, page->may_skip && !is_end && !is_read && !rests);
  gtk_widget_set_visible (self->go_on, !is_end && !rests && page->kind != HIATUS_PAGE_CHOOSE);
  gtk_widget_set_visible (self->leave, is_end || rests);
  gtk_widget_set_visible (self->due, due != NULL);
}

static void
on_saver (HiatusNextWindow *self, HiatusDraftSaver *saver);

static void
on_chosen (HiatusNextWindow *self, guint number);

/* The moon as it is today, where a way is over. */
static void
show_moon (HiatusNextWindow *self)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  g_autofree gchar *icon = NULL;
  gint frame = -1;

  if (state != NULL)
    g_variant_lookup (state, "moon-frame", "i", &frame);
  icon = frame < 0 || frame > FULL_MOON ? g_strdup ("hiatus") : g_strdup_printf ("hiatus-moon-%02d", frame);
  hiatus_step_view_set_picture (self->view, icon);
}

static void
grab (HiatusNextWindow *self)
{
  hiatus_step_view_grab (self->view, gtk_widget_get_visible (self->go_on) ? self->go_on : self->leave);
}

static void
show_view (HiatusNextWindow *self)
{
  g_autoptr (GString) taken = g_string_new (NULL);

  add_taken (taken, self->back);
  add_taken (taken, self->way);
  add_taken (taken, self->skip);
  add_taken (taken, self->go_on);
  add_taken (taken, self->leave);
  gtk_container_foreach (self->place, destroy, NULL);
  self->view = hiatus_step_view_new (self->daemon, hiatus_script_link_get_script (self->link), self->page, taken->str);
  if (self->page->kind == HIATUS_PAGE_END)
    show_moon (self);
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  if (get_writing (self) != NULL)
    g_signal_connect_object (hiatus_writing_view_get_saver (get_writing (self)), "changed", G_CALLBACK (on_saver), self, G_CONNECT_SWAPPED);
  gtk_container_add (self->place, GTK_WIDGET (self->view));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  grab (self);
}

static void
show_page (HiatusNextWindow *self, HiatusPage *page)
{
  /* One who writes goes on writing, whatever else is new. */
  const gboolean is_unlocked = self->page != NULL && self->page->is_locked && !page->is_locked;
  const gboolean is_empty = get_writing (self) == NULL || !hiatus_draft_saver_has_text (hiatus_writing_view_get_saver (get_writing (self)));
  const gboolean stays = get_writing (self) != NULL && self->page != NULL && g_str_equal (page->step, self->page->step) && !(is_unlocked && is_empty);

  g_clear_pointer (&self->page, hiatus_page_free);
  self->page = page;
  gtk_label_set_text (self->script_title, page->script_title);
  gtk_label_set_text (self->problem, page->problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *page->problem != '\0');
  show_buttons (self);
  hiatus_lock_bar_set_wanted (self->lock, page->is_locked);
  if (!stays)
    show_view (self);
}

/* Where the person stands. */
static void
on_page (HiatusNextWindow *self, HiatusPage *page)
{
  if (is_kept (self))
    say (self, NULL);
  if (self->page != NULL && hiatus_page_equal (self->page, page))
    {
      hiatus_page_free (page);
      show_buttons (self);
    }
  else if (!is_kept (self) && !g_str_equal (self->page->step, page->step))
    {
      /* What was typed is kept before anything else takes its place. */
      hiatus_page_free (page);
      self->behind = TRUE;
      flush (self);
    }
  else
    show_page (self, page);
}

/* --- what the person answers --- */

static void
set_busy (HiatusNextWindow *self, gboolean busy)
{
  GtkWidget *const parts[] = { GTK_WIDGET (self->place), self->back, self->way, self->skip, self->go_on };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_sensitive (parts[i], !busy);
}

/* What a choice leads to beyond the next step. */
static void
follow_effect (HiatusNextWindow *self)
{
  GActionGroup *actions = G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self)));

  if (g_strcmp0 (self->effect, "talk-to") == 0)
    g_action_group_activate_action (actions, "talk", NULL);
  else if (g_strcmp0 (self->effect, "safety") == 0)
    g_action_group_activate_action (actions, "safety", NULL);
  g_clear_pointer (&self->effect, g_free);
}

static void
on_answered (HiatusNextWindow *self, const GError *error)
{
  HiatusWritingView *writing = get_writing (self);

  set_busy (self, FALSE);
  if (error != NULL)
    {
      say_error (self, error);
      grab (self);
      g_clear_pointer (&self->effect, g_free);
    }
  else
    {
      say (self, NULL);
      if (self->handed_over && writing != NULL)
        hiatus_writing_view_finish (writing);
      follow_effect (self);
    }
  self->handed_over = FALSE;
}

/* What was typed and the answer reach the daemon in this order. */
static void
answer (HiatusNextWindow *self, const gchar *step, const gchar *progress, const gchar *choice, const gchar *note)
{
  flush (self);
  if (!hiatus_script_link_answer (self->link, self->page, step, progress, choice, note))
    return;
  self->handed_over = note != NULL;
  set_busy (self, TRUE);
}

static void
on_chosen (HiatusNextWindow *self, guint number)
{
  const HiatusPageRow *row = g_ptr_array_index (self->page->choices, number);

  g_free (self->effect);
  self->effect = g_strdup (row->text);
  answer (self, self->page->step, "done", row->id, NULL);
}

static void
on_back (HiatusNextWindow *self)
{
  const HiatusPageRow *row = g_ptr_array_index (self->page->past, self->page->past->len - 1);

  answer (self, row->id, "open", NULL, NULL);
}

static void
on_way_clicked (GtkWidget *button, gpointer user_data)
{
  HiatusNextWindow *self = user_data;
  g_autofree gchar *step = g_strdup (g_object_get_data (G_OBJECT (button), "step"));

  gtk_popover_popdown (self->way_list);
  answer (self, step, "open", NULL, NULL);
}

static void
on_skip (HiatusNextWindow *self)
{
  answer (self, self->page->step, "skipped", NULL, NULL);
}

static void
on_go_on (HiatusNextWindow *self)
{
  HiatusWritingView *writing = get_writing (self);
  HiatusSafetyView *safety = hiatus_step_view_get_safety (self->view);
  g_autofree gchar *note = writing == NULL ? NULL : g_strstrip (hiatus_writing_view_dup_text (writing));

  if (note != NULL && *note == '\0')
    {
      say (self, self->page->may_skip ? _ ("A word or two are enough. Or skip it: nothing has to be written.") : _ ("A word or two are enough."));
      hiatus_writing_view_grab (writing);
    }
  else if (safety != NULL && !hiatus_safety_view_is_complete (safety) && self->page->may_skip)
    {
      say (self, _ ("One click for each question. Or skip them: what starts contact stays closed then."));
      hiatus_safety_view_grab (safety);
    }
  else
    answer (self, self->page->step, "done", NULL, note);
}

/* --- which script --- */

static void
on_due (HiatusNextWindow *self)
{
  g_autofree gchar *script = hiatus_script_link_find_due (self->link);

  if (script != NULL)
    hiatus_script_link_open (self->link, script);
}

/**
 * hiatus_next_window_open:
 * @self: the window
 * @target: a script, or a script and what it is about: "reply:0badcafe-7"; empty for what is due first
 *
 * Turns to a script, once all that was typed is kept. Where one is under way, what is due first can wait.
 */
void
hiatus_next_window_open (HiatusNextWindow *self, const gchar *target)
{
  const gboolean is_under_way = self->page != NULL && self->page->kind != HIATUS_PAGE_END;

  if (*target == '\0' && is_under_way)
    return;
  if (hiatus_script_link_is_at (self->link, target))
    hiatus_script_link_ask (self->link);
  else if (is_kept (self))
    hiatus_script_link_open (self->link, target);
  else
    {
      g_free (self->wanted);
      self->wanted = g_strdup (target);
      flush (self);
    }
}

/* What was locked can be read, or the other way round. */
static void
on_lock_changed (HiatusNextWindow *self)
{
  if (self->page != NULL)
    hiatus_script_link_ask (self->link);
}

/* --- what is typed, and the end --- */

static void
on_kept (HiatusNextWindow *self)
{
  g_autofree gchar *wanted = g_steal_pointer (&self->wanted);

  self->leaving = FALSE;
  say (self, NULL);
  if (self->closing)
    gtk_widget_destroy (GTK_WIDGET (self));
  else if (wanted != NULL)
    hiatus_script_link_open (self->link, wanted);
  else if (self->behind)
    hiatus_script_link_ask (self->link);
  self->behind = FALSE;
}

/* What was typed is kept, or could not be, or is being typed. */
static void
on_saver (HiatusNextWindow *self, HiatusDraftSaver *saver)
{
  const gchar *problem = hiatus_draft_saver_get_problem (saver);

  if (get_writing (self) == NULL || saver != hiatus_writing_view_get_saver (get_writing (self)))
    return;
  if (problem == NULL && hiatus_draft_saver_is_saved (saver))
    on_kept (self);
  if (problem == NULL)
    return;
  say (self, problem);
  self->leaving = self->leaving || self->closing;
  self->closing = FALSE;
  g_clear_pointer (&self->wanted, g_free);
}

/* What was typed last is kept first. Where that is not possible the window says so, and goes when it is closed again. */
static gboolean
hiatus_next_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  HiatusNextWindow *self = HIATUS_NEXT_WINDOW (widget);

  if (is_kept (self) || self->leaving)
    return GDK_EVENT_PROPAGATE;
  self->closing = TRUE;
  flush (self);
  return GDK_EVENT_STOP;
}

/* Hours may have passed: what rested may be ready by now, and who could not answer may be back. */
static void
on_active (HiatusNextWindow *self)
{
  const gboolean is_known = self->page != NULL || gtk_widget_get_visible (self->message);

  if (is_known && gtk_window_is_active (GTK_WINDOW (self)))
    hiatus_script_link_ask (self->link);
}

static void
hiatus_next_window_class_init (HiatusNextWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_next_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_next_window_finalize;
  widget->delete_event = hiatus_next_window_delete_event;
  g_type_ensure (HIATUS_TYPE_LOCK_BAR);
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/next-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, scrolled);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, column);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, script_title);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, problem);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, place);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, lock);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, back);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, way);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, way_list);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, way_steps);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, skip);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, due);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, go_on);
  gtk_widget_class_bind_template_child (widget, HiatusNextWindow, leave);
  gtk_widget_class_bind_template_callback (widget, on_active);
  gtk_widget_class_bind_template_callback (widget, on_back);
  gtk_widget_class_bind_template_callback (widget, on_skip);
  gtk_widget_class_bind_template_callback (widget, on_due);
  gtk_widget_class_bind_template_callback (widget, on_go_on);
}

static void
hiatus_next_window_init (HiatusNextWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hiatus_next_style_add (GTK_WIDGET (self));
  /* Whoever goes through it by keyboard sees where they are. */
  gtk_container_set_focus_vadjustment (self->column, gtk_scrolled_window_get_vadjustment (self->scrolled));
}

/**
 * hiatus_next_window_new:
 * @application: the application, which has the actions of the other windows
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet; hiatus_next_window_open() says what it shows
 */
GtkWindow *
hiatus_next_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusNextWindow *self = g_object_new (HIATUS_TYPE_NEXT_WINDOW, "application", application, NULL);

  self->daemon = g_object_ref (daemon);
  self->link = hiatus_script_link_new (daemon);
  hiatus_lock_bar_start (self->lock, daemon);
  g_signal_connect_object (daemon, "lock-changed", G_CALLBACK (on_lock_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "told", G_CALLBACK (on_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "failed", G_CALLBACK (say_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
