/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All windows and their states in the language of the person, light and dark, from inside: test-pictures LOCALE CATALOGUES.
 * A picture of each is left to be looked at. Nothing is cut off, everything fits on a screen of 800 by 600, runs from right
 * to left where the language does, stands out from what it stands on, and each control can be worked by the keyboard alone
 * and is told by a screen reader. */

#include "tests/desktop/language.h"
#include "tests/desktop/look.h"

static const gchar *locale;

/* Of everybody in this process. */
static HiatusViewer *viewer;
static HiatusSpeech *speech;

static gboolean
is_pseudo (void)
{
  return g_str_has_prefix (locale, "he");
}

static gboolean
is_double (HiatusLook *look)
{
  return gtk_widget_get_scale_factor (GTK_WIDGET (look->window)) == 2;
}

static void
set_dark (gboolean dark)
{
  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", dark, NULL);
}

static void
take_picture (HiatusLook *look, gboolean dark)
{
  g_autofree gchar *name = g_strdup_printf ("window-%s-%s-%.2s%s",
                                            look->view->name,
                                            dark ? "dark" : "light",
                                            *locale == 'C' ? "en" : locale,
                                            is_double (look) ? "-double" : "");

  set_dark (dark);
  hiatus_view_wait_for_paint (look->window);
  hiatus_look_take_picture (look, name);
  /* The colours are the same with more pixels. */
  if (!is_double (look))
    hiatus_look_check_contrast (look);
}

static void
test_view (gconstpointer data)
{
  /* A theme costs as much as all the rest: the second one is the first one of the next view. */
  static gboolean dark = FALSE;
  HiatusLook look = { .view = data };

  look.direction = is_pseudo () ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  look.is_foreign = is_pseudo ();
  look.window = hiatus_view_open (look.view, viewer);
  take_picture (&look, dark);
  dark = !dark;
  take_picture (&look, dark);
  hiatus_look_check_room (&look);
  hiatus_look_check_words (&look);
  if (!is_double (&look))
    {
      hiatus_look_check_controls (&look, speech);
      hiatus_look_escape (&look);
    }
  hiatus_look_clear (&look);
  hiatus_view_close (viewer);
}

/* With twice as many pixels the places are the same: what could be wrong there is wrong in each window. */
#define EACH_DOUBLE 4

static void
add_views (const HiatusView *views, gsize n_views)
{
  const gsize step = gdk_monitor_get_scale_factor (gdk_display_get_monitor (gdk_display_get_default (), 0)) == 2 ? EACH_DOUBLE : 1;

  for (gsize i = 0; i < n_views; i += step)
    {
      g_autofree gchar *path = g_strconcat ("/pictures/", views[i].name, NULL);

      g_test_add_data_func (path, &views[i], test_view);
    }
}

int
main (int argc, char **argv)
{
  const HiatusView *views;
  gsize n_views;
  gint status;

  g_test_init (&argc, &argv, NULL);
  locale = hiatus_language_speak (argc, argv);
  gtk_init (&argc, &argv);
  viewer = hiatus_viewer_new ();
  if (g_getenv ("NO_AT_BRIDGE") == NULL)
    speech = hiatus_speech_new (viewer->desk);

  views = hiatus_views_get (&n_views);
  add_views (views, n_views);
  views = hiatus_views_get_places (&n_views);
  add_views (views, n_views);
  views = hiatus_views_get_scripts (&n_views);
  add_views (views, n_views);

  status = g_test_run ();
  g_clear_pointer (&speech, hiatus_speech_free);
  hiatus_viewer_free (viewer);
  return status;
}
