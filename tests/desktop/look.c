/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/look.h"

#include <math.h>

#include "tests/desktop/language.h"

/* The least screen that there is. */
#define LEAST_WIDTH 800
#define LEAST_HEIGHT 600

/* What is easy to read, as the WCAG has it; and what can be read, where something is not to be used now. */
#define CONTRAST 4.5
#define CONTRAST_ASLEEP 1.8

/* What is selected has the colours that the person's theme has for it. */
#define CONTRAST_SELECTED 3

/* Colours that differ by less than this are one: 4 bits of each channel are counted. */
#define N_COLOURS 4096

/* A letter has that many pixels in its own colour at least; the others are its edge. */
#define LETTER_PIXELS 3

/**
 * hiatus_look_fail:
 * @look: a look
 * @format: what is wrong, as for printf()
 * @...: its parameters
 *
 * Says what is wrong with the view, and fails the test once it is over.
 */
void
hiatus_look_fail (HiatusLook *look, const gchar *format, ...)
{
  g_autofree gchar *what = NULL;
  va_list parameters;

  va_start (parameters, format);
  what = g_strdup_vprintf (format, parameters);
  va_end (parameters);
  g_test_message ("%s: %s", look->view->name, what);
  g_test_fail ();
}

/**
 * hiatus_look_clear:
 * @look: a look
 *
 * Forgets the picture.
 */
void
hiatus_look_clear (HiatusLook *look)
{
  g_clear_object (&look->picture);
}

/**
 * hiatus_look_take_picture:
 * @look: a look
 * @name: what the picture is called
 *
 * Takes a picture of the window and its title bar, and leaves it in the folder that PICTURES names.
 */
void
hiatus_look_take_picture (HiatusLook *look, const gchar *name)
{
  const gchar *folder = g_getenv ("PICTURES");
  g_autofree gchar *file = g_strdup_printf ("%s.png", name);
  g_autofree gchar *path = folder == NULL ? NULL : g_build_filename (folder, file, NULL);
  GdkWindow *root = gdk_get_default_root_window ();
  GdkRectangle screen = { 0, 0, gdk_window_get_width (root), gdk_window_get_height (root) };
  GdkRectangle seen;
  g_autoptr (GError) error = NULL;

  gdk_window_get_frame_extents (gtk_widget_get_window (GTK_WIDGET (look->window)), &look->frame);
  gdk_rectangle_intersect (&look->frame, &screen, &seen);
  if (!gdk_rectangle_equal (&look->frame, &seen))
    hiatus_look_fail (look, "it is beyond the screen: %d x %d at %d, %d", look->frame.width, look->frame.height, look->frame.x, look->frame.y);
  look->frame = seen;
  g_clear_object (&look->picture);
  look->picture = gdk_pixbuf_get_from_window (root, seen.x, seen.y, seen.width, seen.height);
  g_assert_nonnull (look->picture);
  look->scale = gdk_pixbuf_get_width (look->picture) / seen.width;
  /* It is looked at by people now and then, and made by each run. */
  if (path != NULL && !gdk_pixbuf_save (look->picture, path, "png", &error, "compression", "1", NULL))
    g_error ("%s", error->message);
}

/* --- room --- */

static void
check_label (HiatusLook *look, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  GtkAllocation place;
  gint width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_widget_get_allocation (GTK_WIDGET (label), &place);
  if (pango_layout_is_ellipsized (layout) || width > place.width || height > place.height)
    hiatus_look_fail (look, "there is no room for \"%s\"", gtk_label_get_text (label));
}

/* What is to be typed there is told by a few words in its place. */
static void
check_entry (HiatusLook *look, GtkEntry *entry)
{
  PangoLayout *layout = gtk_entry_get_layout (entry);

  if (gtk_entry_get_text_length (entry) == 0 && pango_layout_is_ellipsized (layout))
    hiatus_look_fail (look, "there is no room for \"%s\"", gtk_entry_get_placeholder_text (entry));
}

/* What can be scrolled is reached by scrolling down, and nothing by scrolling sideways. */
static void
check_scrolled (HiatusLook *look, GtkScrolledWindow *scrolled)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (scrolled);

  if (gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across))
    hiatus_look_fail (look, "it has to be scrolled sideways");
}

static void
check_room_of (GtkWidget *widget, gpointer user_data)
{
  HiatusLook *look = user_data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (look, GTK_LABEL (widget));
  else if (GTK_IS_ENTRY (widget))
    check_entry (look, GTK_ENTRY (widget));
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    check_scrolled (look, GTK_SCROLLED_WINDOW (widget));
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), check_room_of, look);
}

/**
 * hiatus_look_check_room:
 * @look: a look with a picture
 *
 * Whether it all fits on the smallest screen, and no word is cut off.
 */
void
hiatus_look_check_room (HiatusLook *look)
{
  if (look->frame.width > LEAST_WIDTH || look->frame.height > LEAST_HEIGHT)
    hiatus_look_fail (look, "it is %d x %d with its title bar", look->frame.width, look->frame.height);
  check_room_of (GTK_WIDGET (look->window), look);
}

/* --- words --- */

/* A number to ring is the same in each language, and is read from left to right. */
static gboolean
is_number (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && g_regex_match_simple ("^\\+?[0-9]+( [0-9]+)*$", gtk_label_get_text (GTK_LABEL (widget)), 0, 0);
}

/* The first letter decides, whatever the window does: a sentence that begins with a name needs a mark. */
static void
check_beginning (HiatusLook *look, GtkLabel *label)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (gtk_label_get_layout (label), 0);

  if (g_regex_match_simple ("\\p{Hebrew}", gtk_label_get_text (label), 0, 0) && line->resolved_dir != PANGO_DIRECTION_RTL)
    hiatus_look_fail (look, "this begins on the left: \"%s\"", gtk_label_get_text (label));
}

/**
 * hiatus_look_check_foreign:
 * @look: a look in the pseudo-locale
 * @text: (nullable): what is shown or said
 *
 * Whether it is from the catalogue.
 */
void
hiatus_look_check_foreign (HiatusLook *look, const gchar *text)
{
  g_autoptr (GRegex) names = NULL;
  g_autofree gchar *rest = NULL;

  if (text == NULL)
    return;
  names = g_regex_new (look->view->names == NULL ? "$^" : look->view->names, 0, 0, NULL);
  rest = g_regex_replace_literal (names, text, -1, 0, "", 0, NULL);
  if (!hiatus_language_is_foreign (rest))
    hiatus_look_fail (look, "this is not from the catalogue: \"%s\"", text);
}

static void
check_words_of (GtkWidget *widget, gpointer user_data)
{
  HiatusLook *look = user_data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_get_direction (widget) != look->direction && !is_number (widget))
    hiatus_look_fail (look, "a %s has not the direction of the language", G_OBJECT_TYPE_NAME (widget));
  if (look->is_foreign && GTK_IS_LABEL (widget))
    {
      check_beginning (look, GTK_LABEL (widget));
      hiatus_look_check_foreign (look, gtk_label_get_text (GTK_LABEL (widget)));
    }
  if (look->is_foreign && GTK_IS_ENTRY (widget))
    hiatus_look_check_foreign (look, gtk_entry_get_placeholder_text (GTK_ENTRY (widget)));
  if (look->is_foreign)
    hiatus_look_check_foreign (look, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), check_words_of, look);
}

/**
 * hiatus_look_check_words:
 * @look: a look
 *
 * Whether everything has the direction of the language, and in the pseudo-locale whether everything is from the catalogue.
 */
void
hiatus_look_check_words (HiatusLook *look)
{
  check_words_of (GTK_WIDGET (look->window), look);
}

/* --- contrast --- */

typedef struct
{
  guint count;
  gdouble sum; /* of the luminance of its pixels */
} Colour;

static gdouble
linear (guchar channel)
{
  const gdouble value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static gdouble
luminance (const guchar *pixel)
{
  static gdouble of[256];

  if (of[255] < 1)
    for (guint i = 0; i < 256; i++)
      of[i] = linear ((guchar) i);
  return 0.2126 * of[pixel[0]] + 0.7152 * of[pixel[1]] + 0.0722 * of[pixel[2]];
}

static void
count_colours (HiatusLook *look, const GdkRectangle *place, Colour *colours)
{
  const guchar *pixels = gdk_pixbuf_read_pixels (look->picture);
  const gint stride = gdk_pixbuf_get_rowstride (look->picture);
  const gint n_channels = gdk_pixbuf_get_n_channels (look->picture);

  for (gint y = place->y * look->scale; y < (place->y + place->height) * look->scale; y++)
    for (gint x = place->x * look->scale; x < (place->x + place->width) * look->scale; x++)
      {
        const guchar *pixel = pixels + y * stride + x * n_channels;
        Colour *colour = &colours[(pixel[0] >> 4) << 8 | (pixel[1] >> 4) << 4 | pixel[2] >> 4];

        colour->count++;
        colour->sum += luminance (pixel);
      }
}

/* Most pixels of a line of text are what it stands on; how much do the letters differ from that? */
static gdouble
measure_contrast (HiatusLook *look, const GdkRectangle *place)
{
  g_autofree Colour *colours = g_new0 (Colour, N_COLOURS);
  const Colour *ground = colours;
  gdouble below, most = 1;

  count_colours (look, place, colours);
  for (gsize i = 0; i < N_COLOURS; i++)
    if (colours[i].count > ground->count)
      ground = &colours[i];
  below = ground->sum / ground->count;
  for (gsize i = 0; i < N_COLOURS; i++)
    if (colours[i].count >= LETTER_PIXELS)
      {
        const gdouble letter = colours[i].sum / colours[i].count;

        most = MAX (most, (MAX (letter, below) + 0.05) / (MIN (letter, below) + 0.05));
      }
  return most;
}

/* Where a widget is in the picture; what is scrolled out of sight is not in it. */
static gboolean
find_in_picture (HiatusLook *look, GtkWidget *widget, GdkRectangle *place)
{
  gint left, top, x, y;

  gdk_window_get_origin (gtk_widget_get_window (GTK_WIDGET (look->window)), &left, &top);
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (look->window), 0, 0, &x, &y);
  *place = (GdkRectangle){ left + x - look->frame.x, top + y - look->frame.y, gtk_widget_get_allocated_width (widget), gtk_widget_get_allocated_height (widget) };
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    if (GTK_IS_SCROLLED_WINDOW (parent))
      {
        GdkRectangle part;

        gtk_widget_translate_coordinates (parent, GTK_WIDGET (look->window), 0, 0, &x, &y);
        part = (GdkRectangle){ left + x - look->frame.x, top + y - look->frame.y, gtk_widget_get_allocated_width (parent), gtk_widget_get_allocated_height (parent) };
        if (!gdk_rectangle_intersect (&part, place, place))
          return FALSE;
      }
  return gdk_rectangle_intersect (place, &(GdkRectangle){ 0, 0, look->frame.width, look->frame.height }, place);
}

/* What is to be read in it, without its frame; NULL where that is nothing. */
static const gchar *
get_text (GtkWidget *widget)
{
  const gchar *text = NULL;

  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_ENTRY (widget))
    text = gtk_entry_get_text_length (GTK_ENTRY (widget)) > 0 ? gtk_entry_get_text (GTK_ENTRY (widget)) : gtk_entry_get_placeholder_text (GTK_ENTRY (widget));
  return text == NULL || *text == '\0' ? NULL : text;
}

static gboolean
is_selected (GtkWidget *widget)
{
  gboolean has_selection = (GTK_IS_EDITABLE (widget) && gtk_editable_get_selection_bounds (GTK_EDITABLE (widget), NULL, NULL)) ||
                           (GTK_IS_LABEL (widget) && gtk_label_get_selection_bounds (GTK_LABEL (widget), NULL, NULL));

  for (GtkWidget *row = widget; row != NULL && !has_selection; row = gtk_widget_get_parent (row))
    has_selection = GTK_IS_LIST_BOX_ROW (row) && gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row));
  return has_selection || (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0;
}

static gdouble
get_wanted_contrast (GtkWidget *widget)
{
  if (!gtk_widget_is_sensitive (widget))
    return CONTRAST_ASLEEP;
  return is_selected (widget) ? CONTRAST_SELECTED : CONTRAST;
}

static void
check_contrast_of (GtkWidget *widget, gpointer user_data)
{
  HiatusLook *look = user_data;
  const gdouble wanted = get_wanted_contrast (widget);
  GdkRectangle place;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (get_text (widget) != NULL && find_in_picture (look, widget, &place))
    {
      /* What is half out of sight may have no letter in the other half. */
      const gboolean is_whole = place.height == gtk_widget_get_allocated_height (widget);
      const gdouble contrast = is_whole ? measure_contrast (look, &place) : wanted;

      if (contrast < wanted)
        hiatus_look_fail (look, "\"%s\" has a contrast of %.1f", get_text (widget), contrast);
    }
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), check_contrast_of, look);
}

/**
 * hiatus_look_check_contrast:
 * @look: a look with a picture
 *
 * Whether each word that can be seen stands out from what it stands on.
 */
void
hiatus_look_check_contrast (HiatusLook *look)
{
  check_contrast_of (GTK_WIDGET (look->window), look);
}
