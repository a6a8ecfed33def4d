/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/date-button.h"

#include <glib/gi18n.h>

#define DAYS_PER_WEEK 7

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
    /* Translators: a date, as g_date_time_format() writes it: "Today, 1 March 2025". */
    text = g_date_time_format (noon, _ ("Today, %-d %B %Y"));
  else
    /* Translators: a date, as g_date_time_format() writes it: "Saturday, 1 March 2025". */
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

/* At once: while it fades, the next key of somebody quick would go to it, and be lost. */
static void
close_calendar (HiatusDateButton *self)
{
  gtk_widget_hide (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self))));
}

/* How far a key goes from the chosen day: GtkCalendar itself moves a frame about that chooses nothing. */
static gint
days_of_key (GtkWidget *calendar, guint key)
{
  const gint forwards = gtk_widget_get_direction (calendar) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -forwards;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return forwards;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -DAYS_PER_WEEK;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return DAYS_PER_WEEK;
    default:
      return 0;
    }
}

/* The arrows choose a day, Enter and the space bar are done with it; what else there is, such as the arrows with Ctrl
 * for another month, is GtkCalendar's. */
static gboolean
on_key (GtkWidget *calendar, GdkEventKey *event, gpointer user_data)
{
  HiatusDateButton *self = user_data;
  const gint days = days_of_key (calendar, event->keyval);
  GDate date;

  if ((event->state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter || event->keyval == GDK_KEY_space)
    {
      close_calendar (self);
      return GDK_EVENT_STOP;
    }
  if (days == 0)
    return GDK_EVENT_PROPAGATE;
  hiatus_date_button_get_date (self, &date);
  if (days < 0)
    g_date_subtract_days (&date, (guint) -days);
  else
    g_date_add_days (&date, (guint) days);
  hiatus_date_button_set_date (self, &date, &self->today);
  g_signal_emit (self, signals[CHANGED], 0);
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

/**
 * hiatus_date_button_get_today:
 * @today: (out caller-allocates): the date that the calendar here has now
 *
 * What such a button wants to know as the date of today.
 */
void
hiatus_date_button_get_today (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
