/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/set-up-goal.h"

struct _HiatusSetUpGoal
{
  GtkBox parent_instance;

  gboolean filling; /* by the program, not by the person */

  /* Of the template. */
  GtkToggleButton *goal_none;
  GtkToggleButton *goal_unsure;
  GtkToggleButton *goal_heal;
  GtkToggleButton *goal_reconcile;
  GtkToggleButton *goal_safety;
};

G_DEFINE_TYPE (HiatusSetUpGoal, hiatus_set_up_goal, GTK_TYPE_BOX)

#define RADIO(member) G_STRUCT_OFFSET (HiatusSetUpGoal, member)

/* The answers to "What do you hope for?". */
static const struct
{
  gsize button;
  const gchar *goal;
} goals[] = {
  { RADIO (goal_heal), "heal" },
  { RADIO (goal_reconcile), "reconcile" },
  { RADIO (goal_unsure), "unsure" },
  { RADIO (goal_safety), "safety" },
};

static guint changed_signal;

static void
on_changed (HiatusSetUpGoal *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
hiatus_set_up_goal_class_init (HiatusSetUpGoalClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/set-up-goal.ui");
  gtk_widget_class_bind_template_child (widget, HiatusSetUpGoal, goal_none);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpGoal, goal_unsure);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpGoal, goal_heal);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpGoal, goal_reconcile);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpGoal, goal_safety);
  gtk_widget_class_bind_template_callback (widget, on_changed);

  /**
   * HiatusSetUpGoal::changed:
   * @self: the page
   *
   * The person chose something else.
   */
  changed_signal = g_signal_new ("changed", HIATUS_TYPE_SET_UP_GOAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_set_up_goal_init (HiatusSetUpGoal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_set_up_goal_new:
 *
 * Returns: (transfer floating): the page, without an answer
 */
HiatusSetUpGoal *
hiatus_set_up_goal_new (void)
{
  return g_object_new (HIATUS_TYPE_SET_UP_GOAL, "visible", TRUE, NULL);
}

static GtkToggleButton *
goal_button (HiatusSetUpGoal *self, gsize i)
{
  return *(GtkToggleButton *const *) G_STRUCT_MEMBER_P (self, goals[i].button);
}

/**
 * hiatus_set_up_goal_read:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the goal that is chosen; %NULL for none
 */
const gchar *
hiatus_set_up_goal_read (HiatusSetUpGoal *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (goals); i++)
    if (gtk_toggle_button_get_active (goal_button (self, i)))
      return goals[i].goal;
  return NULL;
}

/**
 * hiatus_set_up_goal_fill_in:
 * @self: the page
 * @goal: (nullable): the goal to choose; %NULL for none
 *
 * Fills it in. HiatusSetUpGoal::changed is not emitted.
 */
void
hiatus_set_up_goal_fill_in (HiatusSetUpGoal *self, const gchar *goal)
{
  self->filling = TRUE;
  gtk_toggle_button_set_active (self->goal_none, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (goals); i++)
    if (g_strcmp0 (goals[i].goal, goal) == 0)
      gtk_toggle_button_set_active (goal_button (self, i), TRUE);
  self->filling = FALSE;
}

/**
 * hiatus_set_up_goal_grab:
 * @self: the page
 *
 * Gives the keyboard to the first answer.
 */
void
hiatus_set_up_goal_grab (HiatusSetUpGoal *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->goal_heal));
}
