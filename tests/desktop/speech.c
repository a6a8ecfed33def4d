/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/speech.h"

#include <atspi/atspi-constants.h>

#define ITEMS "(a((so)(so)(so)iiassusau))"

/* Where an item has what. */
#define ITEM_PATH 0
#define ITEM_PARENT 2
#define ITEM_N_CHILDREN 4
#define ITEM_NAME 6
#define ITEM_ROLE 7
#define ITEM_STATES 9

struct _HiatusSpeech
{
  GDBusConnection *bus; /* of accessibility */
  gchar *program;       /* (nullable): the windows, once they are there */
  gchar *focus;         /* (nullable): the object that was last said to have the keyboard */
  GHashTable *shown;    /* of paths: what was said to appear */
};

static void
on_reply (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* NULL where there is nobody who knows this method, yet or any more. */
static GVariant *
call (GDBusConnection *bus, const gchar *name, const gchar *path, const gchar *interface, const gchar *method, GVariant *parameters, const gchar *type)
{
  g_autoptr (GVariantType) expected = g_variant_type_new (type);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_dbus_connection_call (bus, name, path, interface, method, parameters, expected, G_DBUS_CALL_FLAGS_NONE, HIATUS_WAIT_LIMIT_MS, NULL, on_reply, &result);
  hiatus_wait_until (result != NULL);
  return g_dbus_connection_call_finish (bus, result, &error);
}

static void
on_state (GDBusConnection *bus,
          const gchar *sender,
          const gchar *path,
          const gchar *interface,
          const gchar *signal,
          GVariant *parameters,
          gpointer user_data)
{
  HiatusSpeech *speech = user_data;
  const gchar *state;
  gint is_so;

  g_variant_get_child (parameters, 0, "&s", &state);
  g_variant_get_child (parameters, 1, "i", &is_so);
  if (is_so == 0)
    return;
  if (g_str_equal (state, "showing"))
    g_hash_table_add (speech->shown, g_strdup (path));
  if (!g_str_equal (state, "focused"))
    return;
  g_free (speech->focus);
  speech->focus = g_strdup (path);
}

/* A program tells nothing that nobody wants to know. */
static void
want (HiatusSpeech *speech, const gchar *event)
{
  g_autoptr (GVariant) registered = call (speech->bus,
                                          "org.a11y.atspi.Registry",
                                          "/org/a11y/atspi/registry",
                                          "org.a11y.atspi.Registry",
                                          "RegisterEvent",
                                          g_variant_new ("(sass)", event, NULL, ""),
                                          "()");

  g_assert_nonnull (registered);
}

/**
 * hiatus_speech_new:
 * @desk: a desk in a session with accessibility
 *
 * Begins to listen. A program tells nothing before there is somebody who does.
 *
 * Returns: (transfer full): what is told
 */
HiatusSpeech *
hiatus_speech_new (HiatusDesk *desk)
{
  HiatusSpeech *speech = g_new0 (HiatusSpeech, 1);
  g_autoptr (GVariant) reply = call (desk->bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL, "(s)");
  g_autoptr (GError) error = NULL;
  const gchar *address;

  g_assert_nonnull (reply);
  speech->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_variant_get (reply, "(&s)", &address);
  speech->bus = g_dbus_connection_new_for_address_sync (address,
                                                        G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                        NULL,
                                                        NULL,
                                                        &error);
  g_assert_no_error (error);
  want (speech, "window:activate");
  want (speech, "object:state-changed:focused");
  want (speech, "object:state-changed:showing");
  g_dbus_connection_signal_subscribe (speech->bus, NULL, "org.a11y.atspi.Event.Object", "StateChanged", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_state, speech, NULL);
  return speech;
}

/**
 * hiatus_speech_free:
 * @speech: (transfer full): what is told
 *
 * Listens no more.
 */
void
hiatus_speech_free (HiatusSpeech *speech)
{
  g_object_unref (speech->bus);
  g_free (speech->program);
  g_free (speech->focus);
  g_hash_table_unref (speech->shown);
  g_free (speech);
}

static void
free_spoken (gpointer data)
{
  HiatusSpoken *object = data;

  g_free (object->path);
  g_free (object->parent);
  g_free (object->name);
  g_free (object);
}

/* The windows of Hiatus are the only program with accessibility here; the latest where one has gone and another come. */
static void
find_program (HiatusSpeech *speech)
{
  g_autoptr (GVariant) reply = call (speech->bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", "org.a11y.atspi.Accessible", "GetChildren", NULL, "(a(so))");
  g_autoptr (GVariant) programs = reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
  const gsize n_programs = programs == NULL ? 0 : g_variant_n_children (programs);

  g_clear_pointer (&speech->program, g_free);
  if (n_programs > 0)
    g_variant_get_child (programs, n_programs - 1, "(so)", &speech->program, NULL);
}

static guint64
read_states (GVariant *parent, gsize index)
{
  g_autoptr (GVariant) states = g_variant_get_child_value (parent, index);
  guint32 low, high;

  g_variant_get_child (states, 0, "u", &low);
  g_variant_get_child (states, 1, "u", &high);
  return (guint64) high << 32 | low;
}

static HiatusSpoken *
read_item (GVariant *item)
{
  HiatusSpoken *object = g_new0 (HiatusSpoken, 1);

  g_variant_get_child (item, ITEM_PATH, "(so)", NULL, &object->path);
  g_variant_get_child (item, ITEM_PARENT, "(so)", NULL, &object->parent);
  g_variant_get_child (item, ITEM_N_CHILDREN, "i", &object->n_children);
  g_variant_get_child (item, ITEM_NAME, "s", &object->name);
  g_variant_get_child (item, ITEM_ROLE, "u", &object->role);
  object->states = read_states (item, ITEM_STATES);
  return object;
}

/**
 * hiatus_speech_get_focus:
 * @speech: what is told
 *
 * Returns: (transfer none) (nullable): the path of the object that was last said to have the keyboard
 */
const gchar *
hiatus_speech_get_focus (HiatusSpeech *speech)
{
  return speech->focus;
}

/**
 * hiatus_speech_was_shown:
 * @speech: what is told
 * @object: an object
 *
 * Returns: whether it was said to appear
 */
gboolean
hiatus_speech_was_shown (HiatusSpeech *speech, const HiatusSpoken *object)
{
  return g_hash_table_contains (speech->shown, object->path);
}

/**
 * hiatus_speech_list:
 * @speech: what is told
 *
 * Returns: (transfer full) (element-type HiatusSpoken): all objects of all windows that are open; none where there is no
 *   window yet
 */
GPtrArray *
hiatus_speech_list (HiatusSpeech *speech)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (free_spoken);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) items = NULL;

  if (speech->program == NULL)
    find_program (speech);
  if (speech->program != NULL)
    reply = call (speech->bus, speech->program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", NULL, ITEMS);
  if (reply == NULL)
    {
      g_clear_pointer (&speech->program, g_free);
      return objects;
    }
  items = g_variant_get_child_value (reply, 0);
  for (gsize i = 0; i < g_variant_n_children (items); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (items, i);

      g_ptr_array_add (objects, read_item (item));
    }
  return objects;
}

static gboolean
is_listed (GPtrArray *objects, const gchar *path)
{
  for (guint i = 0; i < objects->len; i++)
    if (g_str_equal (((const HiatusSpoken *) g_ptr_array_index (objects, i))->path, path))
      return TRUE;
  return FALSE;
}

static HiatusSpoken *
read_object (HiatusSpeech *speech, const gchar *path)
{
  static const gchar accessible[] = "org.a11y.atspi.Accessible";
  HiatusSpoken *object = g_new0 (HiatusSpoken, 1);
  g_autoptr (GVariant) name = call (speech->bus, speech->program, path, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", accessible, "Name"), "(v)");
  g_autoptr (GVariant) role = call (speech->bus, speech->program, path, accessible, "GetRole", NULL, "(u)");
  g_autoptr (GVariant) states = call (speech->bus, speech->program, path, accessible, "GetState", NULL, "(au)");
  g_autoptr (GVariant) text = NULL;

  g_assert_true (name != NULL && role != NULL && states != NULL);
  g_variant_get (name, "(v)", &text);
  object->path = g_strdup (path);
  object->n_children = -1;
  object->name = g_variant_dup_string (text, NULL);
  g_variant_get (role, "(u)", &object->role);
  object->states = read_states (states, 0);
  return object;
}

/* Whether all that is in an object is listed. */
static gboolean
is_complete (GPtrArray *objects, const HiatusSpoken *object)
{
  gint n = 0;

  for (guint i = 0; i < objects->len; i++)
    if (g_strcmp0 (((const HiatusSpoken *) g_ptr_array_index (objects, i))->parent, object->path) == 0)
      n++;
  return n == object->n_children;
}

static void
add_children (HiatusSpeech *speech, const gchar *path, GPtrArray *objects)
{
  g_autoptr (GVariant) reply = call (speech->bus, speech->program, path, "org.a11y.atspi.Accessible", "GetChildren", NULL, "(a(so))");
  g_autoptr (GVariant) children = reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
  const gsize n_children = children == NULL ? 0 : g_variant_n_children (children);

  for (gsize i = 0; i < n_children; i++)
    {
      const gchar *child;

      g_variant_get_child (children, i, "(&s&o)", NULL, &child);
      if (!is_listed (objects, child))
        g_ptr_array_add (objects, read_object (speech, child));
    }
}

/**
 * hiatus_speech_explore:
 * @speech: what is told
 *
 * Asks objects for what is in them, as a screen reader does: GTK does not tell by itself of a page that is turned to, nor of
 * what is in a list.
 *
 * Returns: (transfer full) (element-type HiatusSpoken): all objects of all windows that are open; none where there is no
 *   window yet
 */
GPtrArray *
hiatus_speech_explore (HiatusSpeech *speech)
{
  GPtrArray *objects;

  find_program (speech);
  objects = hiatus_speech_list (speech);
  for (guint i = 0; i < objects->len; i++)
    {
      const HiatusSpoken *object = g_ptr_array_index (objects, i);

      if (!is_complete (objects, object))
        add_children (speech, object->path, objects);
    }
  return objects;
}

/**
 * hiatus_spoken_find:
 * @objects: (element-type HiatusSpoken): objects
 * @name: (nullable): what it is called; %NULL for anything
 * @states: the states that it has at least
 *
 * Returns: (transfer none) (nullable): the first of them that is so
 */
const HiatusSpoken *
hiatus_spoken_find (GPtrArray *objects, const gchar *name, guint64 states)
{
  for (guint i = 0; i < objects->len; i++)
    {
      const HiatusSpoken *object = g_ptr_array_index (objects, i);

      if ((object->states & states) == states && (name == NULL || g_str_equal (object->name, name)))
        return object;
    }
  return NULL;
}

/**
 * hiatus_speech_says:
 * @speech: what is told
 * @name: a name
 *
 * Returns: whether something is called so that can be seen now
 */
gboolean
hiatus_speech_says (HiatusSpeech *speech, const gchar *name)
{
  g_autoptr (GPtrArray) objects = hiatus_speech_list (speech);

  return hiatus_spoken_find (objects, name, HIATUS_SPOKEN (ATSPI_STATE_SHOWING)) != NULL;
}

/**
 * hiatus_speech_get_middle:
 * @speech: what is told
 * @object: an object that can be seen
 * @x: (out): from the left of the screen
 * @y: (out): from above
 *
 * Where to point at it.
 */
void
hiatus_speech_get_middle (HiatusSpeech *speech, const HiatusSpoken *object, gint *x, gint *y)
{
  g_autoptr (GVariant) reply = call (speech->bus,
                                     speech->program,
                                     object->path,
                                     "org.a11y.atspi.Component",
                                     "GetExtents",
                                     g_variant_new ("(u)", ATSPI_COORD_TYPE_SCREEN),
                                     "((iiii))");
  gint width, height;

  g_assert_nonnull (reply);
  g_variant_get (reply, "((iiii))", x, y, &width, &height);
  *x += width / 2;
  *y += height / 2;
}
