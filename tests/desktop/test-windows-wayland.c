/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The windows of Hiatus on real compositors: sway, and GNOME Shell. SESSION_DESKTOP is which one. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/screen.h"
#include "tests/desktop/stub.h"
#include "tests/desktop/wayland-keys.h"
#include "tests/desktop/windows.h"

/* The breathing window is no window like others: see test-pause-sway.c and test-pause-gnome.c. */
static const struct
{
  const gchar *action;
  const gchar *parameter;
  const gchar *title;
} windows[] = {
  { "overview", NULL, HIATUS_WINDOWS_OVERVIEW },
  { "contacts", NULL, "A list" },
  { "contact", "", "An entry" },
  { "set-up", NULL, HIATUS_WINDOWS_PLAN },
  { "talk", NULL, HIATUS_WINDOWS_TALK },
  { "next", "", HIATUS_WINDOWS_NEXT },
  { "safety", NULL, HIATUS_WINDOWS_SAFETY },
  { "length", NULL, "The length" },
  { "letter", "", HIATUS_WINDOWS_NOTE },
  { "preferences", "", "Preferences" },
  { "own", "if-then", HIATUS_WINDOWS_OWN },
  { "unlock", NULL, "Unlock" },
  { "note", "urge", HIATUS_WINDOWS_NOTE },
  { "note", "slip", HIATUS_WINDOWS_NOTE },
  { "note", "1f2e3d4c-1", HIATUS_WINDOWS_NOTE },
  { "wrong-person", "1f2e3d4c-1", "Somebody else" },
};

/* The title of a window that is another program's. */
#define OTHER "Elsewhere"

/* A window as the compositor sees it. */
typedef struct
{
  gchar *title; /* (owned) */
  gchar *app;   /* (owned): whose it is */
  gint width;   /* as large as it wants to be */
  gint height;
  gint room_width; /* as large as it can be */
  gint room_height;
  gboolean in_use; /* it has the keyboard */
} Toplevel;

typedef struct
{
  HiatusScreen *screen;
  HiatusWaylandKeys *keys; /* (owned) (nullable): on sway */
} Fixture;

static void
toplevel_free (Toplevel *toplevel)
{
  g_free (toplevel->title);
  g_free (toplevel->app);
  g_free (toplevel);
}

static gboolean
is_gnome (void)
{
  return g_str_equal (g_getenv ("SESSION_DESKTOP"), "gnome");
}

/* --- what is on the screen --- */

static gchar *
run (const gchar *command_line)
{
  g_autoptr (GError) error = NULL;
  gchar *output = NULL;
  gint status = -1;

  g_spawn_command_line_sync (command_line, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static gchar *
ask_shell (Fixture *fixture, const gchar *script)
{
  gchar *answer = NULL;

  if (!hiatus_screen_ask_shell (fixture->screen, script, &answer))
    g_error ("GNOME Shell does not understand: %s", answer);
  return answer;
}

/* All windows, in the words of sway. GNOME Shell is asked for whose a window is: its icon is from there. */
static gchar *
describe_windows (Fixture *fixture)
{
  if (!is_gnome ())
    return run ("swaymsg --raw --type get_tree");
  return ask_shell (fixture,
                    "const size = ({ width, height }) => ({ width, height });"
                    "const whose = window => imports.gi.Shell.WindowTracker.get_default ().get_window_app (window);"
                    "const describe = window => ({ app_id: whose (window) ? whose (window).get_id ().replace ('.desktop', '') : '',"
                    "  name: window.title, focused: window.has_focus (), nodes: [], floating_nodes: [],"
                    "  geometry: size (window.get_frame_rect ()) });"
                    "({ nodes: global.get_window_actors ().map (actor => describe (actor.meta_window)), floating_nodes: [],"
                    "   rect: size (imports.ui.main.layoutManager.getWorkAreaForMonitor (0)) })");
}

static gint
get_number (JsonObject *node, const gchar *area, const gchar *name)
{
  return (gint) json_object_get_int_member (json_object_get_object_member (node, area), name);
}

/* On sway the room of a window is that of its parent, or if it floats of the workspace. */
static void
add_windows (JsonObject *node, JsonObject *parent, GPtrArray *toplevels)
{
  static const gchar *const children[] = { "nodes", "floating_nodes" };

  if (json_object_has_member (node, "app_id"))
    {
      Toplevel *toplevel = g_new0 (Toplevel, 1);

      toplevel->title = g_strdup (json_object_get_string_member_with_default (node, "name", ""));
      toplevel->app = g_strdup (json_object_get_string_member_with_default (node, "app_id", ""));
      toplevel->width = get_number (node, "geometry", "width");
      toplevel->height = get_number (node, "geometry", "height");
      toplevel->room_width = get_number (parent, "rect", "width");
      toplevel->room_height = get_number (parent, "rect", "height");
      toplevel->in_use = json_object_get_boolean_member (node, "focused");
      g_ptr_array_add (toplevels, toplevel);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      JsonArray *array = json_object_get_array_member (node, children[i]);

      for (guint j = 0; j < json_array_get_length (array); j++)
        add_windows (json_array_get_object_element (array, j), node, toplevels);
    }
}

static GPtrArray *
list_windows (Fixture *fixture)
{
  GPtrArray *toplevels = g_ptr_array_new_with_free_func ((GDestroyNotify) toplevel_free);
  g_autofree gchar *description = describe_windows (fixture);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  root = json_from_string (description, &error);
  g_assert_no_error (error);
  add_windows (json_node_get_object (root), NULL, toplevels);
  return toplevels;
}

static guint
count_windows (Fixture *fixture)
{
  g_autoptr (GPtrArray) toplevels = list_windows (fixture);

  return toplevels->len;
}

/* The window has the keyboard, of so many that there are. Some compositors make one smaller only once it is there. */
static gboolean
is_in_use (Fixture *fixture, const gchar *title, guint n_windows)
{
  g_autoptr (GPtrArray) toplevels = list_windows (fixture);

  for (guint i = 0; i < toplevels->len; i++)
    {
      const Toplevel *toplevel = g_ptr_array_index (toplevels, i);

      if (!toplevel->in_use || !g_str_equal (toplevel->title, title))
        continue;
      g_test_message ("%s, %d by %d in %d by %d", title, toplevel->width, toplevel->height, toplevel->room_width, toplevel->room_height);
      if (!g_str_equal (title, OTHER))
        g_assert_cmpstr (toplevel->app, ==, HIATUS_BUS_NAME);
      return toplevels->len == n_windows && toplevel->width <= toplevel->room_width && toplevel->height <= toplevel->room_height;
    }
  return FALSE;
}

/* --- the keyboard --- */

static void
set_key (Fixture *fixture, guint key, gboolean down)
{
  g_autofree gchar *script = NULL;

  if (!is_gnome ())
    {
      hiatus_wayland_keys_set (fixture->keys, key, down);
      return;
    }
  /* tests/desktop/session.d/gnome.sh has plugged it in. */
  script = g_strdup_printf ("global.hiatus_keyboard.notify_key (imports.gi.GLib.get_monotonic_time (), %u, imports.gi.Clutter.KeyState.%s); 1",
                            key,
                            down ? "PRESSED" : "RELEASED");
  g_free (ask_shell (fixture, script));
}

static void
press (Fixture *fixture, guint key)
{
  set_key (fixture, key, TRUE);
  set_key (fixture, key, FALSE);
}

static void
press_with (Fixture *fixture, guint modifier, guint key)
{
  set_key (fixture, modifier, TRUE);
  press (fixture, key);
  set_key (fixture, modifier, FALSE);
}

/* The key of a small letter, a digit or a space. */
static guint
find_key (gchar character)
{
  static const struct
  {
    const gchar *keys;
    guint first;
  } rows[] = { { "1234567890", 2 }, { "qwertyuiop", 16 }, { "asdfghjkl", HIATUS_KEY_A }, { "zxcvbnm", 44 }, { " ", HIATUS_KEY_SPACE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gchar *place = strchr (rows[i].keys, character);

      if (place != NULL)
        return rows[i].first + (guint) (place - rows[i].keys);
    }
  g_assert_not_reached ();
}

static void
type (Fixture *fixture, const gchar *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isupper (*text))
      press_with (fixture, HIATUS_KEY_SHIFT, find_key (g_ascii_tolower (*text)));
    else
      press (fixture, find_key (*text));
}

/* --- a screen --- */

static Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->screen = hiatus_screen_new ();
  if (is_gnome ())
    return fixture;
  fixture->keys = hiatus_wayland_keys_new ();
  /* Each has the whole screen. */
  g_free (run ("swaymsg layout tabbed"));
  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  g_clear_pointer (&fixture->keys, hiatus_wayland_keys_free);
  hiatus_screen_free (fixture->screen);
  g_free (fixture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static gboolean
close_window (Fixture *fixture, guint n_windows)
{
  press (fixture, HIATUS_KEY_ESCAPE);
  return count_windows (fixture) < n_windows;
}

/* Each window comes to the front, and fits; a key closes them, and the program goes with the last. */
static void
test_all (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "DescribeWrongPerson", "({'contact': <'A.'>, 'keyword': <'Alex'>, 'count': <uint32 1>},)");
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_test_message ("%s %s", windows[i].action, windows[i].parameter == NULL ? "" : windows[i].parameter);
      hiatus_windows_activate (desk, windows[i].action, windows[i].parameter);
      hiatus_desk_wait_until (is_in_use (fixture, windows[i].title, i + 1));
    }
  for (guint i = G_N_ELEMENTS (windows); i > 0; i--)
    hiatus_desk_wait_until (close_window (fixture, i));
  hiatus_windows_assert_left (desk, program);
}

/* --- in use --- */

/* A window that stands behind that of another program comes to the front when it is asked for again, though who asks, the
 * tray, has nothing that proves to the compositor that a person did. What was typed in it is there still. */
static void
test_again (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program = hiatus_windows_start (desk);
  HiatusProgram *terminal;

  hiatus_stub_set_answer (daemon, "AddOwn", "(uint32 1,)");
  hiatus_windows_activate (desk, "own", "reasons");
  hiatus_desk_wait_until (is_in_use (fixture, HIATUS_WINDOWS_OWN, 1));
  type (fixture, "To sl");
  terminal = hiatus_program_start (desk, (const gchar *const[]){ "foot", "--log-level=none", "--title=" OTHER, "cat", NULL });
  hiatus_desk_wait_until (is_in_use (fixture, OTHER, 2));
  type (fixture, "else");

  hiatus_windows_activate (desk, "own", "reasons");
  hiatus_desk_wait_until (is_in_use (fixture, HIATUS_WINDOWS_OWN, 2));
  type (fixture, "eep");
  press_with (fixture, HIATUS_KEY_ALT, find_key ('s'));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "AddOwn ('reasons', {'text': <'To sleep'>})"), ==, 1);
  hiatus_program_kill (terminal);
  hiatus_program_finish (terminal);
}

/* What another program would paste. */
static gboolean
has_copied (Fixture *fixture, const gchar *text)
{
  g_autofree gchar *output = NULL;
  g_autofree gchar *quoted = NULL;

  if (!is_gnome ())
    return g_spawn_command_line_sync ("wl-paste --no-newline", &output, NULL, NULL, NULL) && g_str_equal (output, text);
  /* It comes later. */
  output = ask_shell (fixture,
                      "const St = imports.gi.St;"
                      "St.Clipboard.get_default ().get_text (St.ClipboardType.CLIPBOARD, (clipboard, text) => global.hiatus_copied = text);"
                      "global.hiatus_copied");
  quoted = g_strdup_printf ("\"%s\"", text);
  return g_str_equal (output, quoted);
}

static gboolean
press_until_copied (Fixture *fixture, const gchar *text)
{
  press (fixture, HIATUS_KEY_SPACE);
  return has_copied (fixture, text);
}

/* What was copied can be pasted when the window is closed. */
static void
test_copied (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "ListHelp", "({'name': <'Sam'>, 'phone': <'030 123'>}, [{'kind': <'emergency'>, 'title': <'Police'>, 'number': <'110'>}], '')");
  hiatus_windows_activate (desk, "talk", NULL);
  hiatus_desk_wait_until (is_in_use (fixture, HIATUS_WINDOWS_TALK, 1));
  hiatus_desk_wait_until (press_until_copied (fixture, "030 123"));
  /* By now it is there, and one press is enough: what is copied once more as the window closes may be lost with it. */
  press (fixture, HIATUS_KEY_TAB);
  press (fixture, HIATUS_KEY_TAB);
  press (fixture, HIATUS_KEY_SPACE);
  hiatus_desk_wait_until (has_copied (fixture, "110"));
  hiatus_desk_wait_until (close_window (fixture, 1));
  if (is_gnome ())
    hiatus_windows_assert_left (desk, program);
  hiatus_desk_wait_until (has_copied (fixture, "110"));
  if (!is_gnome ())
    {
      /* Nobody else keeps it there: the program does, until something else is copied. */
      HiatusProgram *other = hiatus_program_start (desk, (const gchar *const[]){ "wl-copy", "--foreground", "else", NULL });

      hiatus_windows_assert_left (desk, program);
      hiatus_program_kill (other);
      hiatus_program_finish (other);
    }
}

/* --- with the daemon --- */

static gboolean
hiatus_says (HiatusDesk *desk, const gchar *command, const gchar *words)
{
  g_autofree gchar *text = hiatus_desk_hiatus (desk, command);

  return strstr (text, words) != NULL;
}

/* Somebody comes onto the list, by keyboard alone. */
static void
test_contact (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program;

  hiatus_desk_start_daemon (desk);
  program = hiatus_windows_start (desk);
  hiatus_windows_activate (desk, "contact", "");
  hiatus_desk_wait_until (is_in_use (fixture, "An entry", 1));
  type (fixture, "A");
  press_with (fixture, HIATUS_KEY_ALT, find_key ('n'));
  type (fixture, "Alex Doe");
  press_with (fixture, HIATUS_KEY_ALT, find_key ('p'));
  type (fixture, "07700900123");
  press_with (fixture, HIATUS_KEY_ALT, find_key ('s'));
  hiatus_windows_assert_left (desk, program);
  g_assert_true (hiatus_says (desk, "contacts test 'Lunch with Alex Doe'", "A, by a name"));
  g_assert_true (hiatus_says (desk, "contacts test '07700 900123'", "A, by a phone number"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/windows-wayland/all", test_all);
  g_test_add_func ("/windows-wayland/again", test_again);
  g_test_add_func ("/windows-wayland/copied", test_copied);
  g_test_add_func ("/windows-wayland/contact", test_contact);

  return g_test_run ();
}
