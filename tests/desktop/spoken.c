/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The controls as a screen reader gets them, from this very program. */

#include <atspi/atspi-constants.h>

#include "tests/desktop/look.h"

/* Toolkit and bus number them differently. */
static guint
get_role (AtkObject *object)
{
  static const struct
  {
    AtkRole here;
    AtspiRole there;
  } roles[] = {
    { ATK_ROLE_PUSH_BUTTON, ATSPI_ROLE_PUSH_BUTTON },
    { ATK_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON },
    { ATK_ROLE_CHECK_BOX, ATSPI_ROLE_CHECK_BOX },
    { ATK_ROLE_RADIO_BUTTON, ATSPI_ROLE_RADIO_BUTTON },
    { ATK_ROLE_TEXT, ATSPI_ROLE_TEXT },
    { ATK_ROLE_ENTRY, ATSPI_ROLE_ENTRY },
    { ATK_ROLE_PASSWORD_TEXT, ATSPI_ROLE_PASSWORD_TEXT },
    { ATK_ROLE_SPIN_BUTTON, ATSPI_ROLE_SPIN_BUTTON },
    { ATK_ROLE_SLIDER, ATSPI_ROLE_SLIDER },
    { ATK_ROLE_COMBO_BOX, ATSPI_ROLE_COMBO_BOX },
    { ATK_ROLE_LIST_ITEM, ATSPI_ROLE_LIST_ITEM },
    { ATK_ROLE_LINK, ATSPI_ROLE_LINK },
    { ATK_ROLE_CALENDAR, ATSPI_ROLE_CALENDAR },
    { ATK_ROLE_TREE_TABLE, ATSPI_ROLE_TREE_TABLE },
    { ATK_ROLE_TABLE, ATSPI_ROLE_TABLE },
  };
  const AtkRole role = atk_object_get_role (object);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].here == role)
      return roles[i].there;
  g_error ("a control is a %s: how does AT-SPI call that?", atk_role_get_name (role));
}

/* Whether one of what is told is this control. */
static gboolean
is_told (GPtrArray *objects, GtkWidget *control)
{
  AtkObject *object = gtk_widget_get_accessible (control);
  const gchar *name = atk_object_get_name (object);
  const guint role = get_role (object);
  const guint64 wanted = HIATUS_SPOKEN (ATSPI_STATE_VISIBLE) | (gtk_widget_is_sensitive (control) ? HIATUS_SPOKEN (ATSPI_STATE_FOCUSABLE) : 0);

  for (guint i = 0; i < objects->len; i++)
    {
      const HiatusSpoken *told = g_ptr_array_index (objects, i);

      if (told->role == role && g_strcmp0 (told->name, name == NULL ? "" : name) == 0 && (told->states & wanted) == wanted)
        return TRUE;
    }
  return FALSE;
}

static gboolean
list (HiatusSpeech *speech, GPtrArray **objects)
{
  g_clear_pointer (objects, g_ptr_array_unref);
  *objects = hiatus_speech_list (speech);
  return (*objects)->len > 0;
}

/**
 * hiatus_look_check_told:
 * @look: a look
 * @speech: what is told of it
 * @controls: (element-type GtkWidget): the controls of the window
 *
 * Whether a screen reader is told of each, with its name and its role, and that the keyboard can come there.
 */
void
hiatus_look_check_told (HiatusLook *look, HiatusSpeech *speech, GPtrArray *controls)
{
  g_autoptr (GPtrArray) objects = NULL;

  hiatus_desk_wait_until (list (speech, &objects));
  for (guint i = 0; i < controls->len; i++)
    if (!is_told (objects, g_ptr_array_index (controls, i)))
      hiatus_look_fail (look, "\"%s\" is not told to screen readers", hiatus_look_describe (g_ptr_array_index (controls, i)));
}
