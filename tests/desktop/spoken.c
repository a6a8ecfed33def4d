/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The controls as a screen reader gets them: over the bus of accessibility, from this very program. So no call may block. */

#include <atspi/atspi-constants.h>

#include "tests/desktop/look.h"

#define ITEMS "(a((so)(so)(so)iiassusau))"

static void
on_reply (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* NULL where there is no such method yet. */
static GVariant *
call (GDBusConnection *bus, const gchar *name, const gchar *path, const gchar *interface, const gchar *method, GVariant *parameters, const gchar *type)
{
  g_autoptr (GVariantType) expected = g_variant_type_new (type);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *reply;

  g_dbus_connection_call (bus, name, path, interface, method, parameters, expected, G_DBUS_CALL_FLAGS_NONE, HIATUS_WAIT_LIMIT_MS, NULL, on_reply, &result);
  hiatus_wait_until (result != NULL);
  reply = g_dbus_connection_call_finish (bus, result, &error);
  if (!g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    g_assert_no_error (error);
  return reply;
}

static GDBusConnection *
connect_to_bus (HiatusDesk *desk)
{
  g_autoptr (GVariant) reply = call (desk->bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL, "(s)");
  g_autoptr (GError) error = NULL;
  const gchar *address;
  GDBusConnection *bus;

  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL,
                                                NULL,
                                                &error);
  g_assert_no_error (error);
  return bus;
}

/* This program is the only one that is there. */
static gchar *
find_program (GDBusConnection *bus)
{
  g_autoptr (GVariant) reply = call (bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", "org.a11y.atspi.Accessible", "GetChildren", NULL, "(a(so))");
  g_autoptr (GVariant) programs = g_variant_get_child_value (reply, 0);
  gchar *name = NULL;

  if (g_variant_n_children (programs) == 1)
    g_variant_get_child (programs, 0, "(so)", &name, NULL);
  return name;
}

/* A program tells nothing before there is somebody to listen. */
static void
listen_to (GDBusConnection *bus)
{
  g_variant_unref (call (bus,
                         "org.a11y.atspi.Registry",
                         "/org/a11y/atspi/registry",
                         "org.a11y.atspi.Registry",
                         "RegisterEvent",
                         g_variant_new ("(sass)", "window:activate", NULL, ""),
                         "()"));
}

static GVariant *
get_items (GDBusConnection *bus, const gchar *program)
{
  return call (bus, program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", NULL, ITEMS);
}

static gboolean
has_state (GVariant *states, guint state)
{
  guint32 word;

  g_variant_get_child (states, state / 32, "u", &word);
  return (word >> state % 32 & 1) != 0;
}

/* Toolkit and bus number them differently. */
static AtspiRole
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
is_told (GVariant *items, GtkWidget *control)
{
  AtkObject *object = gtk_widget_get_accessible (control);
  const gchar *name = atk_object_get_name (object);
  const guint32 role = get_role (object);
  const gboolean is_sensitive = gtk_widget_is_sensitive (control);
  GVariantIter iter;
  GVariant *item;
  gboolean found = FALSE;

  g_variant_iter_init (&iter, items);
  while (!found && (item = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) told = item;
      g_autoptr (GVariant) states = NULL;
      const gchar *told_name;
      guint32 told_role;

      g_variant_get_child (told, 6, "&s", &told_name);
      g_variant_get_child (told, 7, "u", &told_role);
      states = g_variant_get_child_value (told, 9);
      found = told_role == role && g_strcmp0 (told_name, name == NULL ? "" : name) == 0 && has_state (states, ATSPI_STATE_VISIBLE) &&
              (!is_sensitive || has_state (states, ATSPI_STATE_FOCUSABLE));
    }
  return found;
}

/**
 * hiatus_look_check_told:
 * @look: a look, in a session with accessibility
 * @desk: the desk
 * @controls: (element-type GtkWidget): the controls of the window
 *
 * Whether a screen reader is told of each, with its name and its role, and that the keyboard can come there.
 */
void
hiatus_look_check_told (HiatusLook *look, HiatusDesk *desk, GPtrArray *controls)
{
  static GDBusConnection *bus;
  static gchar *program;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) items = NULL;

  if (bus == NULL)
    {
      bus = connect_to_bus (desk);
      listen_to (bus);
      hiatus_desk_wait_until ((program = find_program (bus)) != NULL);
    }
  hiatus_desk_wait_until ((reply = get_items (bus, program)) != NULL);
  items = g_variant_get_child_value (reply, 0);
  for (guint i = 0; i < controls->len; i++)
    if (!is_told (items, g_ptr_array_index (controls, i)))
      hiatus_look_fail (look, "\"%s\" is not told to screen readers", hiatus_look_describe (g_ptr_array_index (controls, i)));
}
