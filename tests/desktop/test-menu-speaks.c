/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of the tray and a pop-up in the language of the person, as a real panel and a real server draw them:
 * test-menu-speaks LOCALE CATALOGUES. The pictures are there to be looked at. */

#include <string.h>
#include <glib/gi18n.h>

#include "tests/desktop/language.h"
#include "tests/desktop/overheard.h"
#include "tests/desktop/pointer.h"
#include "tests/desktop/screen.h"

static const gchar *locale;

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
      if (g_str_has_prefix (locale, "he"))
        hiatus_language_assert_foreign (label);
    }
}

/* The row that takes back an urge, up to its time. */
static gchar *
undo_row (void)
{
  g_autofree gchar *row = g_strdup_printf (_ ("Undo \"%s, %s\""), _ ("urge"), "@");
  g_autofree gchar *beginning = g_strndup (row, strcspn (row, "@"));

  return g_strdup_printf ("%s/%s", _ ("Something happened"), beginning);
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
  g_autofree gchar *day = g_strdup_printf (ngettext ("Day %d of %d · %d to go", "Day %d of %d · %d to go", 16), 12, 28, 16);
  g_autofree gchar *undo = undo_row ();
  g_autofree gchar *small_talk = g_strdup_printf ("%s/%s/%s", _ ("Something happened"), _ ("They wrote"), _ ("Small talk"));

  hiatus_desk_start_daemon (desk);
  heard = hiatus_overheard_new (desk);
  g_free (hiatus_desk_hiatus (desk, plan));
  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (menu, day);
  g_free (hiatus_desk_hiatus (desk, "log urge --strength 2"));
  hiatus_menu_wait_for (menu, undo);
  check_rows (menu);

  /* The pop-up of the day is there by now, or comes. */
  hiatus_desk_wait_until (hiatus_overheard_count (heard) > 0);
  save (screen, "popup");
  hiatus_pointer_show (menu, small_talk);
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
