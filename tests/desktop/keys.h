/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/* A person at the keyboard of a display of X11, and what they see of the window that has it. */

gchar *hiatus_keys_xdotool (HiatusDesk *desk,
                            const gchar *arguments);

void hiatus_keys_press (HiatusDesk *desk,
                        const gchar *keys);

void hiatus_keys_type (HiatusDesk *desk,
                       const gchar *text);

void hiatus_keys_choose (HiatusDesk *desk,
                         const gchar *title,
                         const gchar *begin,
                         const gchar *path);

gboolean hiatus_keys_is_active (HiatusDesk *desk,
                                const gchar *title);

gboolean hiatus_keys_is_focused (HiatusDesk *desk,
                                 const gchar *window);

gint hiatus_keys_get_measure (HiatusDesk *desk,
                              const gchar *measure);

gint hiatus_keys_get_room_below (HiatusDesk *desk);

/* How often it is looked before keys are pressed once more, which takes some seconds, and how often they are pressed. */
#define HIATUS_KEYS_LOOKS 40
#define HIATUS_KEYS_TRIES 5

/**
 * hiatus_keys_act_until:
 * @act: a statement that presses keys
 * @condition: an expression
 *
 * Presses keys until something is so. The first may come too early for a window that has just been made; what is pressed
 * once more at once would do what it does a second time, and maybe long afterwards.
 */
#define hiatus_keys_act_until(act, condition)                                               \
  G_STMT_START                                                                              \
  {                                                                                         \
    gboolean is_so_ = FALSE;                                                                \
    for (guint n_tries_ = 0; !is_so_; n_tries_++)                                           \
      {                                                                                     \
        guint n_looks_ = 0;                                                                 \
        g_assert_cmpuint (n_tries_, <, HIATUS_KEYS_TRIES);                                  \
        act;                                                                                \
        hiatus_desk_wait_until ((is_so_ = (condition)) || n_looks_++ == HIATUS_KEYS_LOOKS); \
      }                                                                                     \
  }                                                                                         \
  G_STMT_END

/**
 * hiatus_keys_press_until:
 * @desk: a desk
 * @keys: keys
 * @condition: an expression
 *
 * As hiatus_keys_act_until() does.
 */
#define hiatus_keys_press_until(desk, keys, condition) hiatus_keys_act_until (hiatus_keys_press (desk, keys), condition)

G_END_DECLS
