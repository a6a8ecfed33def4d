/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include <malloc.h>

/* The daemon rests nearly all the time. What is needed for a moment and read quickly does not stay in memory meanwhile. */

static gboolean
rest (gpointer user_data)
{
  HiatusApp *self = user_data;

  self->rest_id = 0;
  hiatus_script_files_let_go (self->scripts);
  if (self->help != NULL)
    hiatus_help_lines_let_go (self->help);
  hiatus_store_rest (hiatus_journal_get_store (self->journal));
#ifdef __GLIBC__
  /* What was freed lies between what is kept, and of itself glibc gives back only what is above all of it. */
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/* Lets go, once nobody waits and nothing else is to be done, of what was read for this moment alone. */
void
hiatus_app_rest_soon (HiatusApp *self)
{
  if (self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW + 1, rest, self, NULL);
}
