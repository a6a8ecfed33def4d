/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a notification, read from the bytes of a message. */

#include <string.h>

#include "tests/watchers/wire-fixture.h"

#define NATIVE (G_BYTE_ORDER == G_LITTLE_ENDIAN ? G_DBUS_MESSAGE_BYTE_ORDER_LITTLE_ENDIAN : G_DBUS_MESSAGE_BYTE_ORDER_BIG_ENDIAN)

/* A notification, and what it points into. */
typedef struct
{
  HiatusNotification notification;
  HiatusWireMessage message;
  guint8 *bytes;
  gchar *room;
  gboolean is_shown;
} Read;

static void
read_clear (Read *read)
{
  g_free (read->bytes);
  g_free (read->room);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Read, read_clear)

static void
read_call (Read *read,
           const gchar *interface,
           const gchar *member,
           GVariant *arguments,
           GDBusMessageByteOrder order)
{
  HiatusNotificationKind kind;
  gsize length;

  read->bytes = wire_fixture_make (interface, member, arguments, order, &length);
  read->room = g_malloc (HIATUS_NOTIFICATION_ROOM);
  g_assert_cmpuint (hiatus_wire_measure (read->bytes), ==, length);
  g_assert_true (hiatus_wire_read_message (read->bytes, length, &read->message));
  kind = hiatus_notification_find_kind (&read->message);
  g_assert_cmpint (kind, !=, HIATUS_NOTIFICATION_NONE);
  read->is_shown = hiatus_notification_read (&read->notification, kind, read->message.signature, &read->message.body, read->room);
}

static void
read_notify (Read *read,
             GVariant *arguments)
{
  read_call (read, "org.freedesktop.Notifications", "Notify", arguments, NATIVE);
}

static void
assert_text (const Read *read,
             const gchar *expected)
{
  g_autofree gchar *text = g_strndup (read->notification.text, read->notification.length);

  g_assert_true (read->is_shown);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_plain (void)
{
  g_auto (Read) read = { 0 };

  read_notify (&read, wire_fixture_notify ("Signal", 12, "Alex Doe", "school at three", "{'desktop-entry': <'org.signal.Signal.desktop'>, 'urgency': <byte 1>}"));
  assert_text (&read, "Alex Doe | school at three");
  g_assert_cmpstr (read.notification.application, ==, "org.signal.Signal");
  g_assert_cmpuint (read.notification.replaces, ==, 12);
  g_assert_false (read.notification.is_call);
  g_assert_false (read.notification.is_ours);
  g_assert_cmpuint (read.message.serial, ==, 7);
  g_assert_cmpstr (read.message.sender, ==, ":1.1");
  g_assert_cmpstr (read.message.destination, ==, ":1.2");
}

/* A bus hands messages on as their sender wrote them, whatever machine that is. */
static void
test_swapped (void)
{
  g_auto (Read) read = { 0 };

  read_call (&read,
             "org.freedesktop.Notifications",
             "Notify",
             wire_fixture_notify ("Signal", 12, "Alex", "here", "{'a': <(1, 2.0, 'x')>, 'category': <'call'>}"),
             NATIVE == G_DBUS_MESSAGE_BYTE_ORDER_LITTLE_ENDIAN ? G_DBUS_MESSAGE_BYTE_ORDER_BIG_ENDIAN : G_DBUS_MESSAGE_BYTE_ORDER_LITTLE_ENDIAN);
  assert_text (&read, "Alex | here");
  g_assert_cmpuint (read.notification.replaces, ==, 12);
  g_assert_true (read.notification.is_call);
}

static void
test_application (void)
{
  static const struct
  {
    const gchar *name;
    const gchar *hints;
    const gchar *expected;
  } cases[] = {
    { "Signal", "{}", "Signal" },
    { "", "{}", "" },
    { "", "{'desktop-entry': <'firefox'>}", "firefox" },
    { "Firefox", "{'desktop-entry': <''>}", "Firefox" },
    { "Firefox", "{'desktop-entry': <'.desktop'>}", ".desktop" },
    { "Firefox", "{'desktop-entry': <7>}", "Firefox" },
    { "Firefox", "{'Desktop-Entry': <'x'>}", "Firefox" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Read) read = { 0 };

      read_notify (&read, wire_fixture_notify (cases[i].name, 0, "a", "b", cases[i].hints));
      assert_text (&read, "a | b");
      g_assert_cmpstr (read.notification.application, ==, cases[i].expected);
    }
}

static void
test_long_application (void)
{
  g_autofree gchar *name = g_strnfill (HIATUS_NOTIFICATION_NAME_MAX + 1, 'x');
  g_auto (Read) read = { 0 };
  g_auto (Read) shorter = { 0 };

  read_notify (&read, wire_fixture_notify (name, 0, "a", "b", "{}"));
  g_assert_cmpstr (read.notification.application, ==, "");

  read_notify (&shorter, wire_fixture_notify (name + 1, 0, "a", "b", "{}"));
  g_assert_cmpstr (shorter.notification.application, ==, name + 1);
}

static void
test_gtk (void)
{
  g_auto (Read) read = { 0 };

  /* The order in a dictionary is anybody's. */
  read_call (&read,
             "org.gtk.Notifications",
             "AddNotification",
             g_variant_new_parsed ("('org.gnome.Fractal', 'chat', @a{sv} {'body': <'hello'>, 'priority': <'urgent'>,"
                                   " 'buttons': <[{'label': <'Reply'>}]>, 'icon': <('themed', <['a', 'b']>)>, 'title': <'Alex'>})"),
             NATIVE);
  assert_text (&read, "Alex | hello");
  g_assert_cmpstr (read.notification.application, ==, "org.gnome.Fractal");
  g_assert_cmpstr (read.notification.id, ==, "chat");
}

static void
test_portal (void)
{
  g_auto (Read) read = { 0 };

  read_call (&read,
             "org.freedesktop.portal.Notification",
             "AddNotification",
             g_variant_new_parsed ("('chat', @a{sv} {'title': <'Alex'>, 'markup-body': <'<b>Hel</b>lo'>, 'category': <'call.incoming'>,"
                                   " 'icon': <('file-descriptor', <handle 0>)>})"),
             NATIVE);
  assert_text (&read, "Alex | Hello");
  g_assert_cmpstr (read.notification.application, ==, "");
  g_assert_cmpstr (read.notification.id, ==, "chat");
  g_assert_true (read.notification.is_call);
}

static void
test_calls (void)
{
  static const struct
  {
    const gchar *hints;
    gboolean is_call;
    gboolean is_ours;
  } cases[] = {
    { "{'category': <'call'>}", TRUE, FALSE },
    { "{'category': <'call.unanswered'>}", TRUE, FALSE },
    { "{'category': <'x-gnome.call'>}", TRUE, FALSE },
    { "{'category': <'x-gnome.call.ended'>}", TRUE, FALSE },
    { "{'category': <'callous'>}", FALSE, FALSE },
    { "{'category': <'cal'>}", FALSE, FALSE },
    { "{'category': <'im.received'>}", FALSE, FALSE },
    { "{'category': <true>}", FALSE, FALSE },
    { "{'category': <[1, 2]>, 'x-hiatus': <true>}", FALSE, TRUE },
    { "{'x-hiatus': <false>}", FALSE, FALSE },
    { "{'x-hiatus': <'true'>}", FALSE, FALSE },
    { "{'x-hiatus': <uint32 1>}", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Read) read = { 0 };

      read_notify (&read, wire_fixture_notify ("a", 0, "b", "c", cases[i].hints));
      g_assert_true (read.is_shown);
      g_assert_cmpint (read.notification.is_call, ==, cases[i].is_call);
      g_assert_cmpint (read.notification.is_ours, ==, cases[i].is_ours);
    }
}

static void
test_markup (void)
{
  static const struct
  {
    const gchar *body;
    const gchar *seen;
  } cases[] = {
    { "<b>Al</b>ex", "Alex" },
    { "<B>Al</B>ex", "Alex" },
    { "<a href=\"https://example.org/?a=1&amp;b=2\">Alex</a> D&amp;D", "Alex D&D" },
    { "one<br>two<br/>three<p class='x'>four</p>", "one two three four " },
    { "<img src=\"/tmp/x.png\" alt=\"y\"/>Alex", " Alex" },
    /* As people write in chats: not markup. */
    { "<alex> hi", "<alex> hi" },
    { "a < b, b > a", "a < b, b > a" },
    { "I <3 you <b", "I <3 you <b" },
    { "<b", "<b" },
    { "<", "<" },
    { "</", "</" },
    { "<>", "<>" },
    { "</b>", "" },
    { "<bold>x", "<bold>x" },
    { "<b\nclass>x", "x" },
    { "Al&#101;x &#x41;&#X4c;EX &lt;b&gt;", "Alex ALEX <b>" },
    { "&apos;&quot;&nbsp;", "'\"\302\240" },
    { "&amp;lt;", "&lt;" },
    { "&", "&" },
    { "&;", "&;" },
    { "&#;&#x;&#0;&#xD800;&#x110000;&#99999999999;&#12a;&unknown;&-1;&#-1;", "&#;&#x;&#0;&#xD800;&#x110000;&#99999999999;&#12a;&unknown;&-1;&#-1;" },
    { "&#x202E;&#x10FFFD;", "\342\200\256\364\217\277\275" },
    { "&amp", "&amp" },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Read) read = { 0 };

      read_notify (&read, wire_fixture_notify ("a", 0, "", cases[i].body, "{}"));
      assert_text (&read, cases[i].seen == NULL ? "" : cases[i].seen);
    }
}

/* What no server would take says nothing to anybody. */
static void
test_wrong_types (void)
{
  static const gchar *const arguments[] = {
    "('a', uint32 0, 'icon', 'Alex', 'Alex', @as [], @a{sv} {}, uint32 1)",
    "('a', uint32 0, 'icon', 'Alex', 'Alex', @as [], @a{sv} {})",
    "('a', uint32 0, 'icon', 'Alex', 'Alex', @as [], @a{ss} {}, 1)",
    "('a', 'icon', 'Alex')",
    "(@a{sv} {'summary': <'Alex'>},)",
    "('Alex',)",
    "()",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (arguments); i++)
    {
      g_auto (Read) read = { 0 };

      read_notify (&read, g_variant_new_parsed (arguments[i]));
      g_assert_false (read.is_shown);
      g_assert_cmpuint (read.notification.length, ==, 0);
    }
}

static void
test_large (void)
{
  const gsize size = 1024 * 1024;
  g_autofree gchar *text = g_malloc (size + 1);
  g_auto (Read) letters = { 0 };
  g_auto (Read) tags = { 0 };
  g_auto (Read) picture = { 0 };

  memset (text, 'x', size);
  text[size] = '\0';
  read_notify (&letters, wire_fixture_notify ("a", 0, "Alex", text, "{}"));
  g_assert_cmpuint (letters.notification.length, ==, HIATUS_NOTIFICATION_ROOM);
  g_assert_true (g_str_has_prefix (letters.notification.text, "Alex | xxx"));

  /* None of these is closed, and all might be by the last character. */
  for (gsize i = 0; i + 3 <= size; i += 3)
    memcpy (text + i, "<q ", 3);
  text[size - 1] = '>';
  read_notify (&tags, wire_fixture_notify ("a", 0, "Alex", text, "{}"));
  g_assert_cmpuint (tags.notification.length, ==, HIATUS_NOTIFICATION_ROOM);

  /* What comes after a picture is found. */
  read_notify (&picture,
               g_variant_new ("(susss@as@a{sv}i)",
                              "a",
                              0,
                              "",
                              "Alex",
                              "",
                              g_variant_new_strv (NULL, 0),
                              g_variant_new_parsed ("{'image-data': <(512, 512, 2048, true, 8, 4, %@ay)>, 'category': <'call'>}",
                                                    g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text, size, 1)),
                              -1));
  assert_text (&picture, "Alex");
  g_assert_true (picture.notification.is_call);
}

/* Whatever is in the bytes: nothing beyond them is touched, which the sanitizers and valgrind see. */
static void
test_damaged (void)
{
  static const struct
  {
    const gchar *interface;
    const gchar *member;
    const gchar *arguments;
  } calls[] = {
    { "org.freedesktop.Notifications", "Notify", "('app', uint32 3, 'icon', 'Alex <b>Doe</b>', '&#65;lex', ['a', 'b'], {'image-data': <(1, 2, 3, true, 8, 4, [byte 1, 2])>, 'category': <'call'>, 'x': <<<<'deep'>>>>, 'y': <{'a': [(1, 'b')]}>}, 1)" },
    { "org.gtk.Notifications", "AddNotification", "('app', 'id', {'title': <'Alex'>, 'body': <'hi'>, 'buttons': <[{'label': <'x'>}]>})" },
    { "org.freedesktop.portal.Notification", "AddNotification", "('id', {'title': <'Alex'>, 'icon': <('themed', <['a', 'b']>)>})" },
  };
  g_autofree gchar *room = g_malloc (HIATUS_NOTIFICATION_ROOM);

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      gsize length = 0;
      g_autofree guint8 *bytes = wire_fixture_make (calls[i].interface, calls[i].member, g_variant_new_parsed (calls[i].arguments), NATIVE, &length);

      for (guint turn = 0; turn < 20000; turn++)
        {
          const gsize n = turn % 3 == 0 ? (gsize) g_test_rand_int_range (HIATUS_WIRE_HEADER, (gint) length + 1) : length;
          g_autofree guint8 *damaged = g_memdup2 (bytes, n);
          HiatusWireMessage message;
          HiatusNotification notification;
          HiatusNotificationKind kind;

          for (guint change = turn % 4; change > 0; change--)
            damaged[g_test_rand_int_range (0, (gint) n)] = (guint8) g_test_rand_int_range (0, 256);
          hiatus_wire_measure (damaged);
          if (!hiatus_wire_read_message (damaged, n, &message))
            continue;
          kind = hiatus_notification_find_kind (&message);
          if (kind != HIATUS_NOTIFICATION_NONE && hiatus_notification_read (&notification, kind, message.signature, &message.body, room))
            g_assert_cmpuint (notification.length, <=, HIATUS_NOTIFICATION_ROOM);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notifications-text/plain", test_plain);
  g_test_add_func ("/notifications-text/swapped", test_swapped);
  g_test_add_func ("/notifications-text/application", test_application);
  g_test_add_func ("/notifications-text/long-application", test_long_application);
  g_test_add_func ("/notifications-text/gtk", test_gtk);
  g_test_add_func ("/notifications-text/portal", test_portal);
  g_test_add_func ("/notifications-text/calls", test_calls);
  g_test_add_func ("/notifications-text/markup", test_markup);
  g_test_add_func ("/notifications-text/wrong-types", test_wrong_types);
  g_test_add_func ("/notifications-text/large", test_large);
  g_test_add_func ("/notifications-text/damaged", test_damaged);

  return g_test_run ();
}
