/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The controls as a screen reader gets them, from this very program. */

#include <atspi/atspi-constants.h>
#include <glib/gi18n.h>
#include <string.h>

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
    { ATK_ROLE_LABEL, ATSPI_ROLE_LABEL },
    { ATK_ROLE_STATIC, ATSPI_ROLE_STATIC },
    { ATK_ROLE_SCROLL_PANE, ATSPI_ROLE_SCROLL_PANE },
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
  /* In a combo box it is the button that has the keyboard. */
  const gboolean is_focusable = gtk_widget_is_sensitive (control) && !GTK_IS_COMBO_BOX (control);
  const guint64 wanted = HIATUS_SPOKEN (ATSPI_STATE_VISIBLE) | (is_focusable ? HIATUS_SPOKEN (ATSPI_STATE_FOCUSABLE) : 0);

  for (guint i = 0; i < objects->len; i++)
    {
      const HiatusSpoken *told = g_ptr_array_index (objects, i);

      if (told->role == role && g_strcmp0 (told->name, name == NULL ? "" : name) == 0 && (told->states & wanted) == wanted)
        return TRUE;
    }
  return FALSE;
}

/* --- what is read without anybody asking for it --- */

static void
add_text (GString *heard, const gchar *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (heard, "%s\n", text);
}

static void
add_related (GString *heard, AtkObject *object, AtkRelationType type)
{
  g_autoptr (AtkRelationSet) relations = atk_object_ref_relation_set (object);
  AtkRelation *relation = atk_relation_set_get_relation_by_type (relations, type);
  GPtrArray *targets = relation == NULL ? NULL : atk_relation_get_target (relation);

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    add_text (heard, atk_object_get_name (g_ptr_array_index (targets, i)));
}

/* What is in a bar. */
static void
add_labels (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_INFO_BAR) != NULL)
    add_text (user_data, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), add_labels, user_data);
}

/* Notifications are read when they appear, and bars with all that is in them. */
static void
add_shown (GString *heard, GtkWindow *window, HiatusSpeech *speech, GPtrArray *objects)
{
  for (guint i = 0; i < objects->len; i++)
    {
      const HiatusSpoken *object = g_ptr_array_index (objects, i);

      if ((object->states & HIATUS_SPOKEN (ATSPI_STATE_SHOWING)) == 0 || !hiatus_speech_was_shown (speech, object))
        continue;
      if (object->role == ATSPI_ROLE_NOTIFICATION)
        add_text (heard, object->name);
      else if (object->role == ATSPI_ROLE_INFO_BAR)
        add_labels (GTK_WIDGET (window), heard);
    }
}

/* What has the keyboard is read, with what it is described by, and where it is. */
static gchar *
hear (GtkWindow *window, HiatusSpeech *speech, GPtrArray *objects)
{
  GString *heard = g_string_new (NULL);
  AtkObject *focus = gtk_widget_get_accessible (gtk_window_get_focus (window));

  add_text (heard, atk_object_get_name (focus));
  add_text (heard, atk_object_get_description (focus));
  add_related (heard, focus, ATK_RELATION_LABELLED_BY);
  add_related (heard, focus, ATK_RELATION_DESCRIBED_BY);
  for (AtkObject *parent = atk_object_get_parent (focus); parent != NULL && atk_object_get_role (parent) != ATK_ROLE_FRAME; parent = atk_object_get_parent (parent))
    add_text (heard, atk_object_get_name (parent));
  add_shown (heard, window, speech, objects);
  return g_string_free (heard, FALSE);
}

static gboolean
is_focus_told (HiatusLook *look, HiatusSpeech *speech, GPtrArray *objects)
{
  AtkObject *focus = gtk_widget_get_accessible (gtk_window_get_focus (look->window));
  const gchar *name = atk_object_get_name (focus);

  for (guint i = 0; i < objects->len; i++)
    {
      const HiatusSpoken *told = g_ptr_array_index (objects, i);

      if (g_strcmp0 (told->path, hiatus_speech_get_focus (speech)) == 0)
        return told->role == get_role (focus) && g_strcmp0 (told->name, name == NULL ? "" : name) == 0;
    }
  return FALSE;
}

static gboolean
list (HiatusSpeech *speech, GPtrArray **objects)
{
  g_clear_pointer (objects, g_ptr_array_unref);
  *objects = hiatus_speech_explore (speech);
  return (*objects)->len > 0;
}

static void
check_heard (HiatusLook *look, HiatusSpeech *speech, GPtrArray **objects)
{
  g_autofree gchar *heard = hear (look->window, speech, *objects);
  g_auto (GStrv) parts = g_strsplit (_ (look->view->hears), "_", -1);
  g_autofree gchar *wanted = g_strjoinv ("", parts);

  if (strstr (heard, wanted) == NULL)
    hiatus_look_fail (look, "a screen reader does not say \"%s\", but \"%s\"", wanted, heard);
  /* What was asked for before it was told has to be asked for anew. */
  hiatus_desk_wait_until (is_focus_told (look, speech, *objects) || (list (speech, objects) && is_focus_told (look, speech, *objects)));
}

/**
 * hiatus_look_check_told:
 * @look: a look
 * @speech: what is told of it
 * @controls: (element-type GtkWidget): the controls of the window
 *
 * Whether a screen reader is told of each, with its name and its role, and that the keyboard can come there; and whether it
 * says by itself what the view is about, where that has come while somebody was at the keyboard.
 */
void
hiatus_look_check_told (HiatusLook *look, HiatusSpeech *speech, GPtrArray *controls)
{
  g_autoptr (GPtrArray) objects = NULL;

  hiatus_desk_wait_until (list (speech, &objects));
  for (guint i = 0; i < controls->len; i++)
    if (!is_told (objects, g_ptr_array_index (controls, i)))
      hiatus_look_fail (look, "\"%s\" is not told to screen readers", hiatus_look_describe (g_ptr_array_index (controls, i)));
  if (look->view->hears != NULL)
    check_heard (look, speech, &objects);
}
