/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/visits.h"

/* One stay: a window that gives a contact away. */
typedef struct
{
  guint64 window;
  guint64 number;
  gchar *contact; /* (owned): the label */
  guint round;    /* in which it was last found */
} Stay;

struct _HiatusVisits
{
  GPtrArray *stays;    /* (element-type Stay) (owned): the one that was found last is at the end */
  guint64 last_number; /* that was given; they are never given twice */
  guint64 window;      /* that is looked at */
  guint round;
};

static void
stay_free (gpointer data)
{
  Stay *stay = data;

  g_free (stay->contact);
  g_free (stay);
}

/**
 * hiatus_visits_new:
 *
 * Returns: (transfer full): no stays
 */
HiatusVisits *
hiatus_visits_new (void)
{
  HiatusVisits *self = g_new0 (HiatusVisits, 1);

  self->stays = g_ptr_array_new_with_free_func (stay_free);

  return self;
}

/**
 * hiatus_visits_free:
 * @self: (transfer full): stays
 *
 * Frees them.
 */
void
hiatus_visits_free (HiatusVisits *self)
{
  g_ptr_array_unref (self->stays);
  g_free (self);
}

/**
 * hiatus_visits_begin:
 * @self: stays
 * @window: a window that has a title to look at
 *
 * Begins to say whom this title gives away, with hiatus_visits_add(); hiatus_visits_end() ends it.
 */
void
hiatus_visits_begin (HiatusVisits *self,
                     guint64 window)
{
  self->window = window;
  self->round++;
}

static Stay *
find (HiatusVisits *self,
      const gchar *contact)
{
  for (guint i = self->stays->len; i > 0; i--)
    {
      Stay *stay = g_ptr_array_index (self->stays, i - 1);

      if (stay->window == self->window && g_str_equal (stay->contact, contact))
        return g_ptr_array_steal_index (self->stays, i - 1);
    }

  return NULL;
}

/**
 * hiatus_visits_add:
 * @self: stays, after hiatus_visits_begin()
 * @contact: the label of a contact that the title gives away
 *
 * Returns: the number of the stay; never 0
 */
guint64
hiatus_visits_add (HiatusVisits *self,
                   const gchar *contact)
{
  Stay *stay = find (self, contact);

  if (stay == NULL)
    {
      if (self->stays->len == HIATUS_VISITS_MAX)
        g_ptr_array_remove_index (self->stays, 0);
      stay = g_new0 (Stay, 1);
      stay->window = self->window;
      stay->number = ++self->last_number;
      stay->contact = g_strdup (contact);
    }
  stay->round = self->round;
  g_ptr_array_add (self->stays, stay);

  return stay->number;
}

/**
 * hiatus_visits_end:
 * @self: stays, after hiatus_visits_begin()
 *
 * The title has given away nobody else: their stays have ended.
 */
void
hiatus_visits_end (HiatusVisits *self)
{
  for (guint i = self->stays->len; i > 0; i--)
    {
      const Stay *stay = g_ptr_array_index (self->stays, i - 1);

      if (stay->window == self->window && stay->round != self->round)
        g_ptr_array_remove_index (self->stays, i - 1);
    }
}

/**
 * hiatus_visits_close:
 * @self: stays
 * @window: a window that is gone
 *
 * Ends the stays in it.
 */
void
hiatus_visits_close (HiatusVisits *self,
                     guint64 window)
{
  for (guint i = self->stays->len; i > 0; i--)
    if (((const Stay *) g_ptr_array_index (self->stays, i - 1))->window == window)
      g_ptr_array_remove_index (self->stays, i - 1);
}

/**
 * hiatus_visits_clear:
 * @self: stays
 *
 * Ends all of them.
 */
void
hiatus_visits_clear (HiatusVisits *self)
{
  g_ptr_array_set_size (self->stays, 0);
}

/**
 * hiatus_visits_get_n:
 * @self: stays
 *
 * Returns: how many there are
 */
guint
hiatus_visits_get_n (const HiatusVisits *self)
{
  return self->stays->len;
}
