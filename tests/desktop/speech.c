/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/speech.h"

#include <atspi/atspi-constants.h>

#define ITEMS "(a((so)(so)(so)iiassusau))"

/* Where an item has what. */
#define ITEM_PATH 0
#define ITEM_NAME 6
#define ITEM_ROLE 7
#define ITEM_STATES 9

struct _HiatusSpeech
{
  GDBusConnection *bus; /* of accessibility */
  gchar *program;       /* (nullable): the windows, once they are there */
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
  g_autoptr (GVariant) registered = NULL;
  g_autoptr (GError) error = NULL;
  const gchar *address;

  g_assert_nonnull (reply);
  g_variant_get (reply, "(&s)", &address);
  speech->bus = g_dbus_connection_new_for_address_sync (address,
                                                        G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                        NULL,
                                                        NULL,
                                                        &error);
  g_assert_no_error (error);
  registered = call (speech->bus,
                     "org.a11y.atspi.Registry",
                     "/org/a11y/atspi/registry",
                     "org.a11y.atspi.Registry",
                     "RegisterEvent",
                     g_variant_new ("(sass)", "window:activate", NULL, ""),
                     "()");
  g_assert_nonnull (registered);
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
  g_free (speech);
}

static void
free_spoken (gpointer data)
{
  HiatusSpoken *object = data;

  g_free (object->path);
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

static HiatusSpoken *
read_item (GVariant *item)
{
  HiatusSpoken *object = g_new0 (HiatusSpoken, 1);
  g_autoptr (GVariant) states = g_variant_get_child_value (item, ITEM_STATES);
  guint32 low, high;

  g_variant_get_child (item, ITEM_PATH, "(so)", NULL, &object->path);
  g_variant_get_child (item, ITEM_NAME, "s", &object->name);
  g_variant_get_child (item, ITEM_ROLE, "u", &object->role);
  g_variant_get_child (states, 0, "u", &low);
  g_variant_get_child (states, 1, "u", &high);
  object->states = (guint64) high << 32 | low;
  return object;
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
