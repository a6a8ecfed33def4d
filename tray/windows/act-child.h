/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/act-caller.h"

G_BEGIN_DECLS

/**
 * HiatusActChild:
 * @name: the id of a child in the template
 * @offset: where the widget has a pointer to it
 * @method: (nullable): what the daemon is asked when it is clicked; %NULL where nothing is, or where it depends
 * @parameters: (nullable): with what, in GVariant's text form
 *
 * A child of a template, and what a click on it stands for.
 */
typedef struct
{
  const gchar *name;
  gsize offset;
  const gchar *method;
  const gchar *parameters;
} HiatusActChild;

void hiatus_act_child_bind (GtkWidgetClass *class,
                            const HiatusActChild *children,
                            gsize n);

void hiatus_act_child_call (const HiatusActChild *children,
                            gsize n,
                            gpointer parent,
                            GtkWidget *clicked,
                            HiatusActCaller *caller);

G_END_DECLS
