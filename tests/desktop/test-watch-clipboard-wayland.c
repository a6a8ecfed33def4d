/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clipboard on a real compositor: sway, with wl-copy and with owners that do not behave; and GNOME, which shows it to
 * nobody. For a session with either. */

#include <string.h>

#include "tests/desktop/desk.h"
#include "tests/desktop/owner-wayland.h"
#include "tests/desktop/sightings.h"

#define TEN_MEGABYTES (10 * 1000 * 1000)

typedef struct
{
  HiatusDesk *desk;
  HiatusSightings *sightings;
} Fixture;

static const gchar *const text_types[] = { "image/png", "UTF8_STRING", NULL };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->desk = hiatus_desk_new ();
  fixture->sightings = hiatus_sightings_new (HIATUS_SOURCE_CLIPBOARD);
  hiatus_sightings_begin (fixture->sightings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_sightings_free (fixture->sightings);
  hiatus_desk_free (fixture->desk);
}

static void
run (Fixture *fixture, const gchar *shell_line)
{
  g_auto (HiatusRun) result = { 0 };

  hiatus_desk_run (fixture->desk, &result, (const gchar *const[]){ "sh", "-c", shell_line, NULL });
  g_assert_cmpint (result.status, ==, 0);
}

/* wl-copy goes on behind the scenes until somebody else copies something. */
static void
copy_with_wl_copy (Fixture *fixture, const gchar *text, const gchar *options)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, "copied");
  g_autofree gchar *line = g_strdup_printf ("wl-copy %s <'%s' >/dev/null 2>&1", options, path);

  hiatus_desk_write (path, text, strlen (text));
  run (fixture, line);
}

static guint64
expect (Fixture *fixture, const gchar *label)
{
  g_autoptr (HiatusSighting) sighting = hiatus_sightings_next (fixture->sightings);

  g_assert_cmpstr (sighting->contact->label, ==, label);
  g_assert_null (sighting->application);

  return sighting->visit;
}

static void
expect_nothing_but_zoe (Fixture *fixture)
{
  HiatusWaylandOwner *owner = hiatus_wayland_owner_new (text_types, "Zo\303\253");

  expect (fixture, "Z");
  g_assert_cmpuint (hiatus_wayland_owner_get_n_read (owner), ==, 1);
  hiatus_wayland_owner_free (owner);
  g_assert_cmpint (hiatus_watch_get_state (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD), ==, HIATUS_WATCHER_ON);
}

static void
test_wl_copy (Fixture *fixture, gconstpointer data)
{
  guint64 first;

  g_assert_cmpint (hiatus_watch_get_state (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD), ==, HIATUS_WATCHER_ON);
  copy_with_wl_copy (fixture, "for Alex Doe", "");
  first = expect (fixture, "A");
  copy_with_wl_copy (fixture, "nobody", "");
  copy_with_wl_copy (fixture, "ALEX DOE", "");
  g_assert_cmpuint (expect (fixture, "A"), !=, first);

  /* Text that is only selected is no step towards anybody. */
  copy_with_wl_copy (fixture, "Alex Doe", "--primary");
  copy_with_wl_copy (fixture, "Alex Doe", "--type image/png");
  expect_nothing_but_zoe (fixture);
}

static void
test_before (Fixture *fixture, gconstpointer data)
{
  hiatus_watch_forbid (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD, NULL);
  copy_with_wl_copy (fixture, "Alex Doe", "");
  run (fixture, "test \"$(wl-paste)\" = 'Alex Doe'");
  hiatus_sightings_begin (fixture->sightings);
  expect_nothing_but_zoe (fixture);
}

/* The program that has copied ten megabytes goes on, though nobody takes them all. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = g_strnfill (TEN_MEGABYTES, ' ');

  memcpy (text + 60000, "Alex Doe", 8);
  copy_with_wl_copy (fixture, text, "");
  expect (fixture, "A");
  run (fixture, "test $(wl-paste --no-newline | wc -c) = 10000000");
  memset (text + 60000, ' ', 8);
  memcpy (text + 70000, "Alex Doe", 8);
  copy_with_wl_copy (fixture, text, "");
  run (fixture, "test $(wl-paste --no-newline | wc -c) = 10000000");
  expect_nothing_but_zoe (fixture);
}

static void
test_not_read (Fixture *fixture, gconstpointer data)
{
  static const gchar *const offers[][3] = {
    { "UTF8_STRING", "x-kde-passwordManagerHint", NULL },
    { "x-hiatus", "UTF8_STRING", NULL },
    { "image/png", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      HiatusWaylandOwner *owner = hiatus_wayland_owner_new (offers[i], "Alex Doe");

      hiatus_wait_idle ();
      expect_nothing_but_zoe (fixture);
      g_assert_cmpuint (hiatus_wayland_owner_get_n_read (owner), ==, 0);
      hiatus_wayland_owner_free (owner);
    }
}

/* One that hangs does not keep the next from being seen; nor does one that dies. */
static void
test_hangs (Fixture *fixture, gconstpointer data)
{
  HiatusWaylandOwner *owner = hiatus_wayland_owner_new (text_types, NULL);

  hiatus_wait_until (hiatus_wayland_owner_get_n_read (owner) == 1);
  expect_nothing_but_zoe (fixture);
  hiatus_wayland_owner_free (owner);
  expect_nothing_but_zoe (fixture);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const gchar *const texts[] = {
    "\342\200\256Alex\302\255 D\342\200\213oe",
    "\377\376\300\200 Alex Doe \364\220\200\200",
    "<b>Alex Doe</b>&#0;",
    "%s%n Alex Doe %s%n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      HiatusWaylandOwner *owner = hiatus_wayland_owner_new (text_types, texts[i]);

      expect (fixture, "A");
      hiatus_wayland_owner_free (owner);
    }
  copy_with_wl_copy (fixture, "", "");
  expect_nothing_but_zoe (fixture);
}

/* What cannot be is said, and what can be done is named. */
static void
test_gnome (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *reason = hiatus_watch_dup_reason (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD);

  g_assert_cmpint (hiatus_watch_get_state (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD), ==, HIATUS_WATCHER_NOT_HERE);
  g_assert_nonnull (strstr (reason, "GNOME"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (g_str_equal (g_getenv ("SESSION_DESKTOP"), "gnome"))
    {
      ADD ("/watch/clipboard/wayland/gnome", test_gnome);
      return g_test_run ();
    }
  ADD ("/watch/clipboard/wayland/wl-copy", test_wl_copy);
  ADD ("/watch/clipboard/wayland/before", test_before);
  ADD ("/watch/clipboard/wayland/large", test_large);
  ADD ("/watch/clipboard/wayland/not-read", test_not_read);
  ADD ("/watch/clipboard/wayland/hangs", test_hangs);
  ADD ("/watch/clipboard/wayland/hostile", test_hostile);

  return g_test_run ();
}
