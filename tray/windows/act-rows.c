/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/act-rows.h"

#include "tray/windows/act-child.h"

/* Its place is as large as it is. */
#define ARROW "pan-down-symbolic"

struct _HiatusActRows
{
  GtkGrid parent_instance;

  HiatusActCaller *caller; /* (owned) (nullable): until it is started */
  gchar *undo_id;          /* (owned) (nullable): what "Undo" stands for */
  gchar *wait_id;          /* (owned) (nullable): the wait that its button ends */

  /* Of the template. */
  GtkWidget *urge_mild;
  GtkWidget *urge_strong;
  GtkWidget *urge_overwhelming;
  GtkWidget *urge_unsaid;
  GtkWidget *how_strong;
  GtkWidget *lighter;
  GtkWidget *same;
  GtkWidget *stronger;
  GtkWidget *wait;
  GtkImage *incoming_arrow;
  GtkWidget *incoming_small_talk;
  GtkWidget *incoming_practical;
  GtkWidget *incoming_us;
  GtkWidget *incoming_upset;
  GtkImage *encounter_arrow;
  GtkWidget *encounter_well;
  GtkWidget *encounter_hard;
  GtkWidget *look;
  GtkWidget *slip;
  GtkWidget *undo;
  GtkLabel *quiet;
  GtkWidget *quiet_half_hour;
  GtkWidget *quiet_hour;
  GtkWidget *quiet_tomorrow;
  GtkWidget *quiet_off;
  GtkWidget *watching;
  GtkWidget *watch_pause;
  GtkWidget *watch_resume;
};

G_DEFINE_TYPE (HiatusActRows, hiatus_act_rows, GTK_TYPE_GRID)

#define CHILD(member) #member, G_STRUCT_OFFSET(HiatusActRows, member)

static const HiatusActChild children[] = {
  { CHILD (urge_mild), "Log", "('urge', {'strength': <1>})" },
  { CHILD (urge_strong), "Log", "('urge', {'strength': <2>})" },
  { CHILD (urge_overwhelming), "Log", "('urge', {'strength': <3>})" },
  { CHILD (urge_unsaid), "Log", "('urge', @a{sv} {})" },
  { CHILD (how_strong), NULL, NULL },
  { CHILD (lighter), "AnswerWait", "('', 'lighter')" },
  { CHILD (same), "AnswerWait", "('', 'same')" },
  { CHILD (stronger), "AnswerWait", "('', 'stronger')" },
  { CHILD (wait), NULL, NULL },
  { CHILD (incoming_arrow), NULL, NULL },
  { CHILD (incoming_small_talk), "Log", "('incoming', {'about': <'small-talk'>})" },
  { CHILD (incoming_practical), "Log", "('incoming', {'about': <'practical'>})" },
  { CHILD (incoming_us), "Log", "('incoming', {'about': <'us'>})" },
  { CHILD (incoming_upset), "Log", "('incoming', {'about': <'upset'>})" },
  { CHILD (encounter_arrow), NULL, NULL },
  { CHILD (encounter_well), "Log", "('encounter', {'went': <'well'>})" },
  { CHILD (encounter_hard), "Log", "('encounter', {'went': <'hard'>})" },
  { CHILD (look), "Log", "('look', @a{sv} {})" },
  { CHILD (slip), NULL, NULL },
  { CHILD (undo), NULL, NULL },
  { CHILD (quiet), NULL, NULL },
  { CHILD (quiet_half_hour), "BeQuiet", "('30m',)" },
  { CHILD (quiet_hour), "BeQuiet", "('60m',)" },
  { CHILD (quiet_tomorrow), "BeQuiet", "('tomorrow',)" },
  { CHILD (quiet_off), "BeQuiet", "('off',)" },
  { CHILD (watching), NULL, NULL },
  { CHILD (watch_pause), "PauseWatching", "('',)" },
  { CHILD (watch_resume), "ResumeWatching", "()" },
};

static void
hiatus_act_rows_dispose (GObject *object)
{
  g_clear_object (&HIATUS_ACT_ROWS (object)->caller);
  G_OBJECT_CLASS (hiatus_act_rows_parent_class)->dispose (object);
}

static void
hiatus_act_rows_finalize (GObject *object)
{
  HiatusActRows *self = HIATUS_ACT_ROWS (object);

  g_free (self->undo_id);
  g_free (self->wait_id);
  G_OBJECT_CLASS (hiatus_act_rows_parent_class)->finalize (object);
}

/* "Help me wait", or the end of it. */
static void
wait_or_stop (HiatusActRows *self)
{
  if (self->wait_id == NULL)
    hiatus_act_caller_call (self->caller, "Wait", g_variant_new ("(u)", 0));
  else
    hiatus_act_caller_call (self->caller, "StopWait", g_variant_new ("(s)", self->wait_id));
}

static void
on_clicked (HiatusActRows *self, GtkWidget *button)
{
  if (button == self->undo && self->undo_id != NULL)
    hiatus_act_caller_call (self->caller, "Undo", g_variant_new ("(s)", self->undo_id));
  else if (button == self->wait)
    wait_or_stop (self);
  hiatus_act_child_call (children, G_N_ELEMENTS (children), self, button, self->caller);
}

static void
hiatus_act_rows_class_init (HiatusActRowsClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_act_rows_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_act_rows_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/act-rows.ui");
  hiatus_act_child_bind (widget, children, G_N_ELEMENTS (children));
  gtk_widget_class_bind_template_callback (widget, on_clicked);
}

static void
hiatus_act_rows_init (HiatusActRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_act_rows_start:
 * @self: the rows
 * @caller: what asks the daemon
 *
 * Has to be called before anything is clicked.
 */
void
hiatus_act_rows_start (HiatusActRows *self, HiatusActCaller *caller)
{
  self->caller = g_object_ref (caller);
}

/**
 * hiatus_act_rows_complete:
 * @self: the rows
 *
 * Adds the arrows that say that a button has a menu. To read the icon themes for them takes as long as all that the rows say.
 */
void
hiatus_act_rows_complete (HiatusActRows *self)
{
  gtk_image_set_from_icon_name (self->incoming_arrow, ARROW, GTK_ICON_SIZE_BUTTON);
  gtk_image_set_from_icon_name (self->encounter_arrow, ARROW, GTK_ICON_SIZE_BUTTON);
}

static void
show_row (GtkWidget *widget, const HiatusTrayView *view, HiatusTrayRow row)
{
  gtk_widget_set_visible (widget, view->rows[row].visible);
}

static void
show_label (GtkWidget *button, const HiatusTrayView *view, HiatusTrayRow row)
{
  if (view->rows[row].label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), view->rows[row].label);
}

/**
 * hiatus_act_rows_show:
 * @self: the rows
 * @state: (nullable): what the daemon said; %NULL until it has, and where it does not answer
 * @view: what the tray would show
 *
 * Shows the rows that there are now. Without a state they stay in their places, and nothing can be clicked.
 */
void
hiatus_act_rows_show (HiatusActRows *self, GVariant *state, const HiatusTrayView *view)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), state != NULL);
  if (state != NULL)
    {
      show_row (self->look, view, HIATUS_TRAY_LOOK);
      show_row (self->slip, view, HIATUS_TRAY_SLIP);
    }
  g_free (self->undo_id);
  self->undo_id = g_strdup (view->undo_id);
  show_label (self->undo, view, HIATUS_TRAY_UNDO);
  show_row (self->undo, view, HIATUS_TRAY_UNDO);
  g_free (self->wait_id);
  self->wait_id = g_strdup (view->wait_id);
  show_label (self->wait, view, HIATUS_TRAY_WAIT);
  show_row (self->how_strong, view, HIATUS_TRAY_HOW_STRONG);
  show_row (self->lighter, view, HIATUS_TRAY_HOW_STRONG_LIGHTER);
  show_row (self->same, view, HIATUS_TRAY_HOW_STRONG_SAME);
  show_row (self->stronger, view, HIATUS_TRAY_HOW_STRONG_STRONGER);
  if (view->rows[HIATUS_TRAY_QUIET].visible)
    gtk_label_set_text (self->quiet, view->rows[HIATUS_TRAY_QUIET].label);
  show_row (self->quiet_off, view, HIATUS_TRAY_QUIET_OFF);
  show_row (self->watch_pause, view, HIATUS_TRAY_WATCH_PAUSE);
  show_row (self->watch_resume, view, HIATUS_TRAY_WATCH_RESUME);
  gtk_widget_set_visible (self->watching, view->rows[HIATUS_TRAY_WATCH_PAUSE].visible || view->rows[HIATUS_TRAY_WATCH_RESUME].visible);
}
