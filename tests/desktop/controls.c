/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each control as a screen reader has it, and the way of the Tab key through all of them. */

#include "tests/desktop/look.h"

#include <gdk/gdkkeysyms.h>

/* More controls than any window has: a way that is longer goes round somewhere without coming back to its beginning. */
#define MOST_CONTROLS 200

/* What is one control, whatever it is made of. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_COMBO_BOX (widget) ||
         GTK_IS_SWITCH (widget) || GTK_IS_RANGE (widget) || GTK_IS_TREE_VIEW (widget) || GTK_IS_CALENDAR (widget) ||
         GTK_IS_EXPANDER (widget) || GTK_IS_COLOR_BUTTON (widget) ||
         (GTK_IS_LIST_BOX_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

/* A scroll bar is for the pointer: the keyboard scrolls by itself. */
static gboolean
is_for_pointer (GtkWidget *widget)
{
  return GTK_IS_SCROLLBAR (widget);
}

/* What is made of parts that are controls of their own to GTK, but not to a person. */
static gboolean
is_closed (GtkWidget *widget)
{
  return GTK_IS_COMBO_BOX (widget) || GTK_IS_ENTRY (widget) || GTK_IS_TREE_VIEW (widget) || GTK_IS_CALENDAR (widget) || GTK_IS_COLOR_BUTTON (widget);
}

static void
collect (GtkWidget *widget, gpointer user_data)
{
  GPtrArray *controls = user_data;

  if (!gtk_widget_get_mapped (widget) || is_for_pointer (widget))
    return;
  if (is_control (widget))
    g_ptr_array_add (controls, widget);
  if (GTK_IS_CONTAINER (widget) && !is_closed (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect, controls);
}

/* --- what a screen reader says --- */

static const gchar *
get_label_name (AtkObject *object)
{
  g_autoptr (AtkRelationSet) relations = atk_object_ref_relation_set (object);
  AtkRelation *relation = atk_relation_set_get_relation_by_type (relations, ATK_RELATION_LABELLED_BY);
  GPtrArray *targets = relation == NULL ? NULL : atk_relation_get_target (relation);

  return targets == NULL || targets->len == 0 ? NULL : atk_object_get_name (g_ptr_array_index (targets, 0));
}

static const gchar *
get_name (GtkWidget *widget)
{
  AtkObject *object = gtk_widget_get_accessible (widget);
  const gchar *name = get_label_name (object);

  if (name == NULL || *name == '\0')
    name = atk_object_get_name (object);
  return name == NULL ? "" : name;
}

/**
 * hiatus_look_describe:
 * @widget: a control
 *
 * Returns: (transfer none): what it is called in a message: its name, or what it is
 */
const gchar *
hiatus_look_describe (GtkWidget *widget)
{
  const gchar *name = get_name (widget);

  return *name == '\0' ? G_OBJECT_TYPE_NAME (widget) : name;
}

/* An entry that is called as what may be typed into it is not called anything. */
static gboolean
is_example (GtkWidget *widget, const gchar *name)
{
  return GTK_IS_ENTRY (widget) && g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), name) == 0;
}

static void
check_spoken (HiatusLook *look, GtkWidget *widget)
{
  AtkObject *object = gtk_widget_get_accessible (widget);
  const gchar *name = get_name (widget);
  const AtkRole role = atk_object_get_role (object);

  if (*name == '\0' || is_example (widget, name))
    hiatus_look_fail (look, "a %s has no name", atk_role_get_name (role));
  else if (look->is_foreign)
    hiatus_look_check_foreign (look, name);
  if (role == ATK_ROLE_INVALID || role == ATK_ROLE_UNKNOWN || role == ATK_ROLE_FILLER || role == ATK_ROLE_PANEL)
    hiatus_look_fail (look, "\"%s\" is a %s to a screen reader", name, atk_role_get_name (role));
}

/* What is drawn says nothing by itself. */
static void
check_drawn (GtkWidget *widget, gpointer user_data)
{
  HiatusLook *look = user_data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_DRAWING_AREA (widget))
    {
      AtkObject *object = gtk_widget_get_accessible (widget);
      const gchar *name = atk_object_get_name (object);

      if (name == NULL || *name == '\0')
        hiatus_look_fail (look, "what is drawn has no name");
    }
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), check_drawn, look);
}

/* --- mnemonics --- */

static void
collect_mnemonics (GtkWidget *widget, gpointer user_data)
{
  GPtrArray *labels = user_data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_widget_is_sensitive (widget) && gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) != GDK_KEY_VoidSymbol)
    g_ptr_array_add (labels, widget);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect_mnemonics, labels);
}

/* Each is one key: of two that are the same neither does anything at once. */
static void
check_mnemonics (HiatusLook *look)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  collect_mnemonics (GTK_WIDGET (look->window), labels);
  for (guint i = 0; i < labels->len; i++)
    for (guint k = 0; k < i; k++)
      {
        GtkLabel *one = g_ptr_array_index (labels, k);
        GtkLabel *other = g_ptr_array_index (labels, i);

        if (gtk_label_get_mnemonic_keyval (one) == gtk_label_get_mnemonic_keyval (other))
          hiatus_look_fail (look, "\"%s\" and \"%s\" have the same key", gtk_label_get_label (one), gtk_label_get_label (other));
      }
}

/* --- the way of the Tab key --- */

/* As a key comes from the display. */
static void
press (GtkWindow *window, guint keyval, GdkModifierType modifiers)
{
  GdkWindow *surface = gtk_widget_get_window (GTK_WIDGET (window));
  GdkSeat *seat = gdk_display_get_default_seat (gdk_window_get_display (surface));
  GdkKeymap *keymap = gdk_keymap_get_for_display (gdk_window_get_display (surface));
  g_autofree GdkKeymapKey *keys = NULL;
  GdkEventType types[] = { GDK_KEY_PRESS, GDK_KEY_RELEASE };
  gint n_keys;

  g_assert_true (gdk_keymap_get_entries_for_keyval (keymap, keyval, &keys, &n_keys));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GdkEvent *event = gdk_event_new (types[i]);

      event->key.window = g_object_ref (surface);
      event->key.send_event = TRUE;
      event->key.time = GDK_CURRENT_TIME;
      event->key.state = modifiers;
      event->key.keyval = keyval == GDK_KEY_Tab && modifiers == GDK_SHIFT_MASK ? GDK_KEY_ISO_Left_Tab : keyval;
      event->key.hardware_keycode = (guint16) keys[0].keycode;
      event->key.group = (guint8) keys[0].group;
      gdk_event_set_device (event, gdk_seat_get_keyboard (seat));
      gtk_main_do_event (event);
      gdk_event_free (event);
    }
}

static gboolean
is_within (GtkWidget *widget, GtkWidget *outer)
{
  return widget != NULL && (widget == outer || gtk_widget_is_ancestor (widget, outer));
}

/* Of what one has to choose from, the Tab key reaches the one that is chosen, and the arrows the others; it is the same with
 * the rows of a list. */
static gboolean
is_reached_with (GtkWidget *control, GtkWidget *reached)
{
  GtkWidget *parent = gtk_widget_get_parent (control);

  if (is_within (reached, control))
    return TRUE;
  if (GTK_IS_RADIO_BUTTON (control) && GTK_IS_RADIO_BUTTON (reached))
    return g_slist_find (gtk_radio_button_get_group (GTK_RADIO_BUTTON (control)), reached) != NULL;
  return GTK_IS_LIST_BOX_ROW (control) && is_within (reached, parent);
}

/* The way round, from where the keyboard is now until it is there again. */
static GPtrArray *
go_round (GtkWindow *window, GdkModifierType modifiers)
{
  GPtrArray *way = g_ptr_array_new ();

  while (way->len < MOST_CONTROLS)
    {
      GtkWidget *reached;

      press (window, GDK_KEY_Tab, modifiers);
      reached = gtk_window_get_focus (window);
      if (reached == NULL || (way->len > 0 && reached == g_ptr_array_index (way, 0)))
        break;
      /* A key that leads nowhere. */
      if (way->len > 0 && reached == g_ptr_array_index (way, way->len - 1))
        break;
      g_ptr_array_add (way, reached);
    }
  return way;
}

/* What is scrolled is, to what is beside it, where it is scrolled. */
static GtkWidget *
find_in_common (GtkWidget *widget, GtkWidget *other)
{
  GtkWidget *found = widget;

  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL && !is_within (other, parent); parent = gtk_widget_get_parent (parent))
    if (GTK_IS_SCROLLED_WINDOW (parent))
      found = parent;
  return found;
}

static void
get_place (HiatusLook *look, GtkWidget *widget, GdkRectangle *place)
{
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (look->window), 0, 0, &place->x, &place->y);
  place->width = gtk_widget_get_allocated_width (widget);
  place->height = gtk_widget_get_allocated_height (widget);
  /* Mirrored, so that one reads from left to right. */
  if (look->direction == GTK_TEXT_DIR_RTL)
    place->x = gtk_widget_get_allocated_width (GTK_WIDGET (look->window)) - place->x - place->width;
}

/* Whether one reads @next before @here: in the same line further to the beginning, or above it and not in a column after it. */
static gboolean
goes_back (HiatusLook *look, GtkWidget *here, GtkWidget *next)
{
  GdkRectangle a, b;
  gint a_middle, b_middle;

  get_place (look, find_in_common (here, next), &a);
  get_place (look, find_in_common (next, here), &b);
  a_middle = a.y + a.height / 2;
  b_middle = b.y + b.height / 2;
  if (b.y + b.height <= a.y)
    return b.x < a.x + a.width;
  if ((b_middle >= a.y && b_middle < a.y + a.height) || (a_middle >= b.y && a_middle < b.y + b.height))
    return b.x + b.width <= a.x;
  return FALSE;
}

static void
check_order (HiatusLook *look, GPtrArray *way)
{
  guint n_back = 0;
  g_autoptr (GString) where = g_string_new (NULL);

  for (guint i = 0; i < way->len; i++)
    {
      GtkWidget *here = g_ptr_array_index (way, i);
      GtkWidget *next = g_ptr_array_index (way, (i + 1) % way->len);

      if (way->len > 1 && goes_back (look, here, next))
        {
          n_back++;
          g_string_append_printf (where, " from \"%s\" to \"%s\";", hiatus_look_describe (here), hiatus_look_describe (next));
        }
    }
  /* From the end to the beginning it has to. */
  if (n_back > 1)
    hiatus_look_fail (look, "the Tab key goes back%s", where->str);
}

static void
check_reached (HiatusLook *look, GPtrArray *controls, GPtrArray *way, const gchar *how)
{
  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *control = g_ptr_array_index (controls, i);
      gboolean is_reached = !gtk_widget_is_sensitive (control);

      for (guint k = 0; k < way->len && !is_reached; k++)
        is_reached = is_reached_with (control, g_ptr_array_index (way, k));
      if (!is_reached)
        hiatus_look_fail (look, "\"%s\" is not reached by %s", hiatus_look_describe (control), how);
    }
}

/**
 * hiatus_look_check_controls:
 * @look: a look
 * @speech: (nullable): what is told of it, in a session with accessibility
 *
 * Whether each control has a name and a role, and is reached by the Tab key in the order in which one reads, and backwards.
 */
void
hiatus_look_check_controls (HiatusLook *look, HiatusSpeech *speech)
{
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();
  g_autoptr (GPtrArray) way = NULL;
  g_autoptr (GPtrArray) way_back = NULL;

  collect (GTK_WIDGET (look->window), controls);
  for (guint i = 0; i < controls->len; i++)
    check_spoken (look, g_ptr_array_index (controls, i));
  check_drawn (GTK_WIDGET (look->window), look);
  check_mnemonics (look);
  if (speech != NULL)
    hiatus_look_check_told (look, speech, controls);
  if ((look->view->traits & HIATUS_VIEW_OWN_KEYS) != 0)
    return;
  way = go_round (look->window, 0);
  check_reached (look, controls, way, "the Tab key");
  check_order (look, way);
  way_back = go_round (look->window, GDK_SHIFT_MASK);
  check_reached (look, controls, way_back, "the Tab key with Shift");
}

/**
 * hiatus_look_escape:
 * @look: a look
 *
 * Presses Escape twice at once, as it happens where a machine is slow: the window has to close, and nothing may come back to it.
 * Unless it says of itself that it stays.
 */
void
hiatus_look_escape (HiatusLook *look)
{
  if ((look->view->traits & (HIATUS_VIEW_OWN_KEYS | HIATUS_VIEW_STAYS)) != 0)
    return;
  g_test_message ("%s: Escape", look->view->name);
  g_object_add_weak_pointer (G_OBJECT (look->window), (gpointer *) &look->window);
  press (look->window, GDK_KEY_Escape, 0);
  press (look->window, GDK_KEY_Escape, 0);
  hiatus_desk_wait_until (look->window == NULL);
}
