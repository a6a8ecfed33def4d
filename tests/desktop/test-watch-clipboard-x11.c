/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clipboard on a real X server, with xclip and with owners that do not behave. For a session with openbox. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <xcb/xcb.h>

#include "tests/desktop/desk.h"
#include "tests/desktop/owner-x11.h"
#include "tests/desktop/sightings.h"

#define TEN_MEGABYTES (10 * 1000 * 1000)

typedef struct
{
  HiatusDesk *desk;
  HiatusSightings *sightings;
} Fixture;

static const gchar *const text_targets[] = { "UTF8_STRING", "STRING", NULL };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->desk = hiatus_desk_new ();
  fixture->sightings = hiatus_sightings_new (HIATUS_SOURCE_CLIPBOARD);
  hiatus_sightings_begin (fixture->sightings);
  g_assert_cmpint (hiatus_watch_get_state (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD), ==, HIATUS_WATCHER_ON);
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

/* xclip goes on behind the scenes until somebody else copies something. */
static void
copy_with_xclip (Fixture *fixture, const gchar *text, const gchar *options)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, "copied");
  g_autofree gchar *line = g_strdup_printf ("xclip %s -i '%s' >/dev/null 2>&1", options, path);

  hiatus_desk_write (path, text, strlen (text));
  run (fixture, line);
}

static guint64
expect (Fixture *fixture, const gchar *label, const gchar *application)
{
  g_autoptr (HiatusSighting) sighting = hiatus_sightings_next (fixture->sightings);

  g_assert_cmpstr (sighting->contact->label, ==, label);
  g_assert_cmpstr (sighting->application, ==, application);
  g_assert_cmpint (sighting->source, ==, HIATUS_SOURCE_CLIPBOARD);

  return sighting->visit;
}

/* Copies what is seen for certain: what was copied before was either seen by then, or is not at all. */
static void
expect_nothing_but_zoe (Fixture *fixture)
{
  HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, "Zo\303\253", 4);

  hiatus_owner_take (owner);
  expect (fixture, "Z", NULL);
  hiatus_owner_free (owner);
  g_assert_cmpint (hiatus_watch_get_state (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD), ==, HIATUS_WATCHER_ON);
}

static void
test_xclip (Fixture *fixture, gconstpointer data)
{
  guint64 first;
  guint64 second;

  copy_with_xclip (fixture, "for Alex Doe", "-selection clipboard");
  first = expect (fixture, "A", NULL);
  copy_with_xclip (fixture, "nobody", "-selection clipboard");
  copy_with_xclip (fixture, "ALEX DOE and zo\303\253", "-selection clipboard");
  second = expect (fixture, "A", NULL);
  g_assert_cmpuint (expect (fixture, "Z", NULL), ==, second);
  g_assert_cmpuint (second, !=, first);
  g_assert_cmpuint (first, !=, 0);

  /* Text that is only selected is no step towards anybody. */
  copy_with_xclip (fixture, "Alex Doe", "-selection primary");
  expect_nothing_but_zoe (fixture);
}

/* What was there before is no sighting, nor what comes while nobody may look. */
static void
test_switched (Fixture *fixture, gconstpointer data)
{
  HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, "Alex Doe", 8);

  hiatus_watch_forbid (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD, NULL);
  hiatus_owner_take (owner);
  run (fixture, "xclip -selection clipboard -o >/dev/null");
  hiatus_sightings_begin (fixture->sightings);
  expect_nothing_but_zoe (fixture);
  g_assert_cmpuint (owner->n_read, ==, 1);
  g_assert_cmpuint (owner->n_asked, ==, 0);

  hiatus_owner_take (owner);
  expect (fixture, "A", NULL);
  hiatus_owner_take (owner);
  expect (fixture, "A", NULL);
  hiatus_owner_free (owner);
}

static gchar *
make_large (gsize length, gsize name_at)
{
  static const gchar line[] = "nothing to see here. ";
  gchar *text = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = line[i % strlen (line)];
  memcpy (text + name_at, " Alex Doe ", 10);
  text[length] = '\0';

  return text;
}

static gboolean
has_said (const gchar *path, const gchar *words)
{
  g_autofree gchar *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, words) != NULL;
}

/* Copies it, and waits until it was handed over to the watcher as a whole. xclip serves one after the other: it does not hear of who
 * asks meanwhile, and takes a piece that one of them has taken for a sign that the next has room for another. */
static void
copy_large (Fixture *fixture, const gchar *text)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, "copied");
  g_autofree gchar *said = hiatus_desk_path (fixture->desk, "said");
  g_autofree gchar *line = g_strdup_printf ("xclip -quiet -selection clipboard -i '%s' >/dev/null 2>'%s' &", path, said);

  hiatus_desk_write (path, text, strlen (text));
  /* What was said of another text. */
  g_unlink (said);
  run (fixture, line);
  hiatus_desk_wait_until (has_said (said, "request number 2"));
  /* The watcher hears of the last piece before the first of these ends, and takes it away before the second does. */
  for (guint i = 0; i < 2; i++)
    run (fixture, "xclip -selection clipboard -o -target TARGETS >/dev/null");
}

static void
expect_whole_paste (Fixture *fixture)
{
  run (fixture, "test $(xclip -selection clipboard -o | wc -c) = 10000000");
}

/* Ten megabytes come in pieces, of which the first are enough; the program that has them goes on. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *early = make_large (TEN_MEGABYTES, 60000);
  g_autofree gchar *late = make_large (TEN_MEGABYTES, 70000);

  copy_large (fixture, early);
  expect (fixture, "A", NULL);
  expect_whole_paste (fixture);
  copy_large (fixture, late);
  expect_whole_paste (fixture);
  expect_nothing_but_zoe (fixture);
}

/* At once, though that is more than is looked at. */
static void
test_large_at_once (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *early = make_large (1000000, 60000);
  g_autofree gchar *late = make_large (1000000, 70000);
  HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, early, strlen (early));

  hiatus_owner_take (owner);
  expect (fixture, "A", NULL);
  hiatus_owner_free (owner);
  owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, late, strlen (late));
  hiatus_owner_take (owner);
  hiatus_wait_until (owner->n_read == 1);
  expect_nothing_but_zoe (fixture);
  hiatus_owner_free (owner);
}

/* One that hangs or dies is given up, and the next is seen. */
static void
test_manner (Fixture *fixture, gconstpointer data)
{
  HiatusOwnerManner manner = GPOINTER_TO_INT (data);
  HiatusOwner *owner = hiatus_owner_new (manner, text_targets, "Alex Doe", 8);

  hiatus_owner_take (owner);
  hiatus_wait_until (manner == HIATUS_OWNER_HANGS ? owner->n_asked == 1 : owner->n_read == 1);
  expect_nothing_but_zoe (fixture);
  hiatus_owner_free (owner);
}

/* A late answer is none: it comes to a window that is not there any more. */
static void
test_hangs_for_good (Fixture *fixture, gconstpointer data)
{
  HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_HANGS_AT_TEXT, text_targets, "Alex Doe", 8);

  for (guint i = 0; i < 3; i++)
    {
      hiatus_owner_take (owner);
      hiatus_wait_until (owner->n_read == i + 1);
    }
  owner->manner = HIATUS_OWNER_ANSWERS;
  hiatus_owner_take (owner);
  expect (fixture, "A", NULL);
  hiatus_owner_free (owner);
}

/* Switched off while an owner lets it wait. */
static void
test_off_meanwhile (Fixture *fixture, gconstpointer data)
{
  HiatusOwner *owner = hiatus_owner_new (GPOINTER_TO_INT (data), text_targets, "Alex Doe", 8);

  hiatus_owner_take (owner);
  hiatus_wait_until (owner->n_asked == 1);
  hiatus_watch_forbid (fixture->sightings->watch, HIATUS_SOURCE_CLIPBOARD, NULL);
  hiatus_sightings_begin (fixture->sightings);
  expect_nothing_but_zoe (fixture);
  hiatus_owner_free (owner);
}

static void
test_babbles (Fixture *fixture, gconstpointer data)
{
  HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_BABBLES, text_targets, "Alex Doe", 8);

  hiatus_owner_take (owner);
  expect (fixture, "A", NULL);
  expect_nothing_but_zoe (fixture);
  hiatus_owner_free (owner);
}

/* Programs that copy something and end, one right after the other, with the same numbers for their windows. */
static void
test_in_a_row (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 100; i++)
    {
      const gchar *text = i % 2 == 0 ? "nobody" : "Alex Doe";
      HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, text, strlen (text));

      hiatus_owner_take (owner);
      hiatus_wait_until (owner->n_read == 1);
      hiatus_owner_free (owner);
      if (i % 2 != 0)
        expect (fixture, "A", NULL);
    }
}

/* The text is not even asked for. */
static void
test_not_read (Fixture *fixture, gconstpointer data)
{
  static const gchar *const offers[][4] = {
    { "UTF8_STRING", "x-kde-passwordManagerHint", NULL },
    { "x-kde-passwordManagerHint", "STRING", "UTF8_STRING", NULL },
    { "x-hiatus", "UTF8_STRING", NULL },
    { "image/png", "application/octet-stream", NULL },
    { "text/html", NULL },
    { NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, offers[i], "Alex Doe", 8);

      hiatus_owner_take (owner);
      hiatus_wait_until (owner->n_asked == 1);
      expect_nothing_but_zoe (fixture);
      g_assert_cmpuint (owner->n_read, ==, 0);
      hiatus_owner_free (owner);
    }
}

static void
test_kinds_of_text (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const gchar *target;
    const gchar *text;
  } kinds[] = {
    { "UTF8_STRING", "Zo\303\253" },
    { "text/plain;charset=utf-8", "Zo\303\253" },
    { "text/plain", "Zo\303\253" },
    { "STRING", "Zo\353" }, /* Latin-1 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      HiatusOwner *owner =
          hiatus_owner_new (HIATUS_OWNER_ANSWERS, (const gchar *const[]){ "image/png", kinds[i].target, NULL }, kinds[i].text, strlen (kinds[i].text));

      hiatus_owner_take (owner);
      expect (fixture, "Z", NULL);
      hiatus_owner_free (owner);
    }
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const gchar *text;
    gsize length;
    gboolean is_seen;
  } texts[] = {
    { "", 0, FALSE },
    { "\0\0\0", 3, FALSE },
    { "\377\376\300\200", 4, FALSE },
    { "\342\200\256Alex\302\255 D\342\200\213oe", 16, TRUE }, /* a bidi override, a soft hyphen, a zero-width space */
    { "\360\237\222\251\355\240\200 Alex Doe \364\220\200\200", 21, TRUE },
    { "<b>Alex Doe</b>&#0;", 19, TRUE },
    { "%s%n Alex Doe %s%n", 18, TRUE },
    { "\033]0;Alex Doe\007", 13, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, texts[i].text, texts[i].length);

      hiatus_owner_take (owner);
      hiatus_wait_until (owner->n_read == 1);
      if (texts[i].is_seen)
        expect (fixture, "A", NULL);
      else
        expect_nothing_but_zoe (fixture);
      hiatus_owner_free (owner);
    }
}

static void
test_application (Fixture *fixture, gconstpointer data)
{
  HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, "Alex Doe", 8);
  HiatusOwner *other = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, "Alex Doe", 8);
  xcb_connection_t *connection = hiatus_x11_get_connection (owner->x11);
  xcb_window_t hidden = xcb_generate_id (connection);

  /* Copied with a hidden window without a name, while a window of the same program is in use. */
  hiatus_owner_set_class (owner, "Letters");
  hiatus_owner_open_window (owner);
  xcb_create_window (connection, XCB_COPY_FROM_PARENT, hidden, hiatus_x11_get_facts (owner->x11)->root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, NULL);
  owner->window = hidden;
  hiatus_owner_take (owner);
  expect (fixture, "A", "Letters");

  /* It is not that of whoever copies in the background. */
  hiatus_owner_take (other);
  expect (fixture, "A", NULL);

  hiatus_owner_set_class (other, "Terminal");
  hiatus_owner_take (other);
  expect (fixture, "A", "Terminal");

  hiatus_owner_set_class (other, "\377\033[1m");
  hiatus_owner_take (other);
  expect (fixture, "A", "\357\277\275\033[1m");

  /* Our own windows are never a sighting. */
  hiatus_owner_set_class (other, "org.hiatus.Hiatus");
  hiatus_owner_take (other);
  hiatus_wait_until (other->n_read == 4);
  expect_nothing_but_zoe (fixture);
  hiatus_owner_free (other);
  hiatus_owner_free (owner);
}

#define ADD(path, data, function) g_test_add (path, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/watch/clipboard/x11/xclip", 0, test_xclip);
  ADD ("/watch/clipboard/x11/switched", 0, test_switched);
  ADD ("/watch/clipboard/x11/large", 0, test_large);
  ADD ("/watch/clipboard/x11/large-at-once", 0, test_large_at_once);
  ADD ("/watch/clipboard/x11/hangs", HIATUS_OWNER_HANGS, test_manner);
  ADD ("/watch/clipboard/x11/hangs-at-text", HIATUS_OWNER_HANGS_AT_TEXT, test_manner);
  ADD ("/watch/clipboard/x11/hangs-in-pieces", HIATUS_OWNER_HANGS_IN_PIECES, test_manner);
  ADD ("/watch/clipboard/x11/dies-at-text", HIATUS_OWNER_DIES_AT_TEXT, test_manner);
  ADD ("/watch/clipboard/x11/dies-in-pieces", HIATUS_OWNER_DIES_IN_PIECES, test_manner);
  ADD ("/watch/clipboard/x11/hangs-for-good", 0, test_hangs_for_good);
  ADD ("/watch/clipboard/x11/off-while-it-hangs", HIATUS_OWNER_HANGS, test_off_meanwhile);
  ADD ("/watch/clipboard/x11/off-while-it-hangs-at-text", HIATUS_OWNER_HANGS_AT_TEXT, test_off_meanwhile);
  ADD ("/watch/clipboard/x11/babbles", 0, test_babbles);
  ADD ("/watch/clipboard/x11/in-a-row", 0, test_in_a_row);
  ADD ("/watch/clipboard/x11/not-read", 0, test_not_read);
  ADD ("/watch/clipboard/x11/kinds-of-text", 0, test_kinds_of_text);
  ADD ("/watch/clipboard/x11/hostile", 0, test_hostile);
  ADD ("/watch/clipboard/x11/application", 0, test_application);

  return g_test_run ();
}
