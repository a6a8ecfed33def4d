/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/act-child.h"

/**
 * hiatus_act_child_bind:
 * @class: a class with a template
 * @children: (array length=n): the children of it
 * @n: how many there are
 *
 * Binds each to its place in the widget.
 */
void
hiatus_act_child_bind (GtkWidgetClass *class, const HiatusActChild *children, gsize n)
{
  for (gsize i = 0; i < n; i++)
    gtk_widget_class_bind_template_child_full (class, children[i].name, FALSE, (gssize) children[i].offset);
}

/**
 * hiatus_act_child_call:
 * @children: (array length=n): the children of a template
 * @n: how many there are
 * @parent: the widget that has them
 * @clicked: what was clicked in it
 * @caller: what asks the daemon
 *
 * Asks for what the click stands for, if that is always the same.
 */
void
hiatus_act_child_call (const HiatusActChild *children, gsize n, gpointer parent, GtkWidget *clicked, HiatusActCaller *caller)
{
  for (gsize i = 0; i < n; i++)
    {
      GtkWidget *const *child = G_STRUCT_MEMBER_P (parent, children[i].offset);

      if (*child == clicked && children[i].method != NULL)
        hiatus_act_caller_call (caller, children[i].method, g_variant_new_parsed (children[i].parameters));
    }
}
