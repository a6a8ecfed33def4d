/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of the tray and a pop-up in the language of the person, as a real panel and a real server draw them:
 * test-menu-speaks LOCALE CATALOGUES. The pictures are there to be looked at. */

#include <string.h>

#include "tests/desktop/language.h"
#include "tests/desktop/overheard.h"
#include "tests/desktop/pointer.h"
#include "tests/desktop/screen.h"

static const gchar *locale;

static gboolean
is_german (void)
{
  return g_str_has_prefix (locale, "de");
}

static void
save (HiatusScreen *screen, const gchar *what)
{
  g_autoptr (HiatusPicture) picture = hiatus_screen_take_still (screen);
  g_autofree gchar *name = g_strdup_printf ("speaks-%s-%.2s", what, locale);

  hiatus_picture_save (picture, name);
}

static void
check_rows (HiatusMenu *menu)
{
  const GArray *rows = hiatus_menu_read (menu);

  g_assert_cmpuint (rows->len, >, 20);
  for (guint i = 0; i < rows->len; i++)
    {
      const gchar *label = g_array_index (rows, HiatusMenuRow, i).label;

      g_test_message ("%s", label);
      if (!is_german ())
        hiatus_language_assert_foreign (label);
    }
}

static void
test_menu (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autoptr (HiatusOverheard) heard = NULL;
  g_autoptr (HiatusMenu) menu = NULL;
  g_autofree gchar *first_day = hiatus_desk_date (desk, -11);
  g_autofree gchar *plan = g_strdup_printf ("plan start --from %s", first_day);
  g_autofree gchar *title = NULL;

  hiatus_desk_start_daemon (desk);
  heard = hiatus_overheard_new (desk);
  g_free (hiatus_desk_hiatus (desk, plan));
  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (menu, is_german () ? "Tag 12 von 28 · noch 16" : "דאן 12 סו 28 · 16 רס זס");
  g_free (hiatus_desk_hiatus (desk, "log urge --strength 2"));
  hiatus_menu_wait_for (menu, is_german () ? "Etwas ist geschehen/„Drang, " : "קסמהרחטנז חאעעהנהד/שנדס \"שצזה, ");
  check_rows (menu);
  title = hiatus_menu_item_text (menu, "Title");
  g_assert_cmpstr (title, ==, is_german () ? "Tag 12 von 28" : "דאן 12 סו 28");

  /* The pop-up of the day is there by now, or comes. */
  hiatus_desk_wait_until (hiatus_overheard_count (heard) > 0);
  save (screen, "popup");
  hiatus_pointer_show (menu, is_german () ? "Etwas ist geschehen/Nachricht bekommen/Geplauder" : "קסמהרחטנז חאעעהנהד/רחהן ךצסרה/קמאלל");
  save (screen, "menu");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  locale = hiatus_language_speak (argc, argv);

  g_test_add_func ("/menu/speaks", test_menu);

  return g_test_run ();
}
