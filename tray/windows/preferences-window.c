/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/preferences-window.h"

#include <glib/gi18n.h>

#include "tray/windows/data-page.h"
#include "tray/windows/own-page.h"
#include "tray/windows/passphrase-page.h"
#include "tray/windows/prompts-page.h"
#include "tray/windows/stretch-page.h"
#include "tray/windows/texts-page.h"
#include "tray/windows/times-page.h"
#include "tray/windows/watching-page.h"

struct _HiatusPreferencesWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon; /* (owned) */

  /* Of the template. */
  GtkWidget *message;
  GtkLabel *message_text;
  GtkWidget *try_again;
  GtkContainer *sidebar;
  GtkStack *stack;
};

G_DEFINE_TYPE (HiatusPreferencesWindow, hiatus_preferences_window, GTK_TYPE_APPLICATION_WINDOW)

/* The pages, in the order in which they are listed. A new one is a row here. */
static const struct
{
  const gchar *name;
  const gchar *title;
  GtkWidget *(*make) (HiatusDaemonLink *daemon);
} pages[] = {
  { "stretch", N_ ("This stretch"), hiatus_stretch_page_new },
  { "times", N_ ("Times"), hiatus_times_page_new },
  { "watching", N_ ("Watching"), hiatus_watching_page_new },
  { "prompts", N_ ("Suggestions"), hiatus_prompts_page_new },
  { "own", N_ ("Your own"), hiatus_own_page_new },
  { "texts", N_ ("Texts"), hiatus_texts_page_new },
  { "data", N_ ("Your data"), hiatus_data_page_new },
  { "passphrase", N_ ("Passphrase"), hiatus_passphrase_page_new },
};

static void
hiatus_preferences_window_dispose (GObject *object)
{
  g_clear_object (&HIATUS_PREFERENCES_WINDOW (object)->daemon);
  G_OBJECT_CLASS (hiatus_preferences_window_parent_class)->dispose (object);
}

/* What is typed in a line is handed over when the keyboard leaves it. */
static gboolean
hiatus_preferences_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  gtk_window_set_focus (GTK_WINDOW (widget), NULL);
  return GDK_EVENT_PROPAGATE;
}

/* A daemon that does not answer is spoken of here, and not at each row. So is what the daemon has to say of itself, such as
 * that there is a mistake in a file. */
static void
on_daemon_changed (HiatusPreferencesWindow *self)
{
  const gboolean broken = hiatus_daemon_link_is_broken (self->daemon);
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  const gchar *sentence = NULL;

  if (broken)
    sentence = _ ("Hiatus does not answer just now. What you typed is still here.");
  else if (state != NULL)
    g_variant_lookup (state, "notice", "&s", &sentence);
  gtk_label_set_text (self->message_text, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (self->try_again, broken);
  gtk_widget_set_visible (self->message, sentence != NULL);
}

static void
on_try_again (HiatusPreferencesWindow *self)
{
  hiatus_daemon_link_ask (self->daemon);
}

static void
hiatus_preferences_window_class_init (HiatusPreferencesWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_preferences_window_dispose;
  widget->delete_event = hiatus_preferences_window_delete_event;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusPreferencesWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusPreferencesWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusPreferencesWindow, try_again);
  gtk_widget_class_bind_template_child (widget, HiatusPreferencesWindow, sidebar);
  gtk_widget_class_bind_template_child (widget, HiatusPreferencesWindow, stack);
  gtk_widget_class_bind_template_callback (widget, on_try_again);
}

static void
hiatus_preferences_window_init (HiatusPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where a page comes, which is scrolled by itself, and by the keyboard that goes through it. */
static void
add_room (HiatusPreferencesWindow *self, const gchar *name, const gchar *title)
{
  GtkWidget *room = gtk_scrolled_window_new (NULL, NULL);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (room), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_show (room);
  gtk_stack_add_titled (self->stack, room, name, title);
}

static void
fill_room (GtkWidget *room, GtkWidget *page)
{
  gtk_container_add (GTK_CONTAINER (room), page);
  gtk_container_set_focus_vadjustment (GTK_CONTAINER (page), gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (room)));
  gtk_widget_show (page);
}

/* A page is made when somebody turns to it: all of them together take twice as long as a window needs to open. */
static void
on_turned (HiatusPreferencesWindow *self)
{
  GtkWidget *room = gtk_stack_get_visible_child (self->stack);
  const gchar *name = gtk_stack_get_visible_child_name (self->stack);

  if (room == NULL || gtk_bin_get_child (GTK_BIN (room)) != NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (name, pages[i].name))
      fill_room (room, pages[i].make (self->daemon));
}

/* The Tab key goes from the list to the page that is shown. Left to itself it goes through the rows, and turns to the page of
 * each, so that the keyboard comes to no page but the last one; the arrow keys turn to another one. */
static gboolean
on_list_focus (GtkWidget *list, GtkDirectionType direction)
{
  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) || gtk_container_get_focus_child (GTK_CONTAINER (list)) == NULL)
    return GDK_EVENT_PROPAGATE;
  g_signal_stop_emission_by_name (list, "focus");
  return FALSE;
}

static void
name_row (GtkWidget *row, gpointer user_data)
{
  GtkWidget *label = gtk_bin_get_child (GTK_BIN (row));

  if (GTK_IS_LABEL (label))
    atk_object_set_name (gtk_widget_get_accessible (row), gtk_label_get_text (GTK_LABEL (label)));
}

/* The list is somewhere in what GTK made of the sidebar. Its rows are told by the names of their pages. */
static void
prepare_list (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_LIST_BOX (widget))
    {
      gtk_container_foreach (GTK_CONTAINER (widget), name_row, NULL);
      g_signal_connect (widget, "focus", G_CALLBACK (on_list_focus), NULL);
    }
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), prepare_list, NULL);
}

/**
 * hiatus_preferences_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_preferences_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusPreferencesWindow *self = g_object_new (HIATUS_TYPE_PREFERENCES_WINDOW, "application", application, NULL);

  self->daemon = g_object_ref (daemon);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    add_room (self, pages[i].name, _ (pages[i].title));
  prepare_list (GTK_WIDGET (self->sidebar), NULL);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_turned), self, G_CONNECT_SWAPPED);
  on_turned (self);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  if (hiatus_daemon_link_get_state (daemon) == NULL)
    hiatus_daemon_link_ask (daemon);
  on_daemon_changed (self);
  return GTK_WINDOW (self);
}

/**
 * hiatus_preferences_window_open:
 * @self: the window
 * @page: the name of a page, or "" for the one that is shown
 *
 * Turns to a page. A name that there is not changes nothing.
 */
void
hiatus_preferences_window_open (HiatusPreferencesWindow *self, const gchar *page)
{
  if (gtk_stack_get_child_by_name (self->stack, page) != NULL)
    gtk_stack_set_visible_child_name (self->stack, page);
}
