/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/date-button.h"

#include <glib/gi18n.h>

struct _HiatusDateButton
{
  GtkMenuButton parent_instance;

  GtkCalendar *calendar; /* owned by the popover */
  GtkLabel *label;       /* owned by the button */
  GDate today;
  gboolean setting; /* by the program, not by the person */
};

G_DEFINE_TYPE (HiatusDateButton, hiatus_date_button, GTK_TYPE_MENU_BUTTON)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
hiatus_date_button_class_init (HiatusDateButtonClass *class)
{
  /**
   * HiatusDateButton::changed:
   * @self: the button
   *
   * Another date was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", HIATUS_TYPE_DATE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
show_date (HiatusDateButton *self)
{
  g_autoptr (GDateTime) noon = NULL;
  g_autofree gchar *text = NULL;
  GDate date;

  hiatus_date_button_get_date (self, &date);
  noon = g_date_time_new_utc (g_date_get_year (&date), (gint) g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  if (g_date_valid (&self->today) && g_date_compare (&date, &self->today) == 0)
    /* TRANSLATORS: a date, as g_date_time_format() writes it: "Today, 1 March 2025". */
    text = g_date_time_format (noon, _ ("Today, %-d %B %Y"));
  else
    /* TRANSLATORS: a date, as g_date_time_format() writes it: "Saturday, 1 March 2025". */
    text = g_date_time_format (noon, _ ("%A, %-d %B %Y"));
  gtk_label_set_text (self->label, text);
}

static void
on_date (HiatusDateButton *self)
{
  if (self->setting)
    return;
  show_date (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
close_calendar (HiatusDateButton *self)
{
  gtk_popover_popdown (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self)));
}

/* Enter takes the day that the frame is on, which GtkCalendar does for the space bar alone, and is done. */
static gboolean
on_key (GtkWidget *calendar, GdkEventKey *event, gpointer user_data)
{
  g_autoptr (GdkEvent) space = NULL;

  if (event->keyval != GDK_KEY_Return && event->keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  space = gdk_event_copy ((const GdkEvent *) event);
  space->key.keyval = GDK_KEY_space;
  gtk_widget_event (calendar, space);
  close_calendar (user_data);
  return GDK_EVENT_STOP;
}

static void
hiatus_date_button_init (HiatusDateButton *self)
{
  GtkWidget *popover = gtk_popover_new (GTK_WIDGET (self));
  GtkWidget *calendar = gtk_calendar_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->calendar = GTK_CALENDAR (calendar);
  self->label = GTK_LABEL (label);
  gtk_label_set_xalign (self->label, 0);
  gtk_container_add (GTK_CONTAINER (self), label);
  g_object_set (calendar, "margin", 6, NULL);
  gtk_container_add (GTK_CONTAINER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self), popover);
  gtk_widget_show (label);
  gtk_widget_show (calendar);
  g_signal_connect_swapped (calendar, "day-selected", G_CALLBACK (on_date), self);
  g_signal_connect_swapped (calendar, "month-changed", G_CALLBACK (on_date), self);
  g_signal_connect_swapped (calendar, "day-selected-double-click", G_CALLBACK (close_calendar), self);
  g_signal_connect (calendar, "key-press-event", G_CALLBACK (on_key), self);
}

/**
 * hiatus_date_button_set_date:
 * @self: the button
 * @date: the date to show
 * @today: the local date, which has a word of its own
 *
 * Shows a date. HiatusDateButton::changed is not emitted.
 */
void
hiatus_date_button_set_date (HiatusDateButton *self, const GDate *date, const GDate *today)
{
  self->today = *today;
  self->setting = TRUE;
  /* The day first: no month lacks the 1st, and many the 31st. */
  gtk_calendar_select_day (self->calendar, 1);
  gtk_calendar_select_month (self->calendar, g_date_get_month (date) - 1, g_date_get_year (date));
  gtk_calendar_select_day (self->calendar, g_date_get_day (date));
  self->setting = FALSE;
  show_date (self);
}

/**
 * hiatus_date_button_get_date:
 * @self: the button
 * @date: (out caller-allocates): the date that it shows
 *
 * Reads the date.
 */
void
hiatus_date_button_get_date (HiatusDateButton *self, GDate *date)
{
  guint year, month, day;

  gtk_calendar_get_date (self->calendar, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) (month + 1), (GDateYear) year);
}
