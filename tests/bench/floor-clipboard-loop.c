/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* floor-clipboard-loop: what floor-clipboard does with ask-first, in the main loop of GLib, so that nothing else in the process
 * would have to wait while the server answers. It is the smallest program that a daemon could be compared with.
 * It says READY, and on SIGTERM how many texts it has had and how much CPU time that took. */

#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <xcb/xcbext.h>
#include <xcb/xfixes.h>

static xcb_connection_t *connection;
static xcb_window_t window;
static xcb_atom_t clipboard, targets, utf8_string;
static xcb_timestamp_t taken;
static xcb_atom_t answered;
static guint pending; /* the number of the request whose reply is still to come; 0 for none */
static guint8 first_event;
static glong n_texts;

static gint64
cpu_us (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static xcb_atom_t
atom (const gchar *name)
{
  xcb_intern_atom_reply_t *reply =
      xcb_intern_atom_reply (connection, xcb_intern_atom (connection, FALSE, (guint16) strlen (name), name), NULL);
  xcb_atom_t found = reply == NULL ? (xcb_atom_t) XCB_ATOM_NONE : reply->atom;

  free (reply);

  return found;
}

static void
ask (xcb_atom_t target)
{
  xcb_convert_selection (connection, window, clipboard, target, clipboard, taken);
}

static void
on_event (const xcb_generic_event_t *event)
{
  if (event->response_type == first_event + XCB_XFIXES_SELECTION_NOTIFY)
    {
      taken = ((const xcb_xfixes_selection_notify_event_t *) event)->selection_timestamp;
      ask (targets);
    }
  else if ((event->response_type & ~0x80) == XCB_SELECTION_NOTIFY)
    {
      answered = ((const xcb_selection_notify_event_t *) event)->target;
      pending = xcb_get_property (connection, TRUE, window, clipboard, XCB_ATOM_ANY, 0, 16384).sequence;
    }
}

static void
on_reply (void)
{
  pending = 0;
  if (answered == targets)
    ask (utf8_string);
  else
    n_texts++;
}

static gboolean
on_readable (G_GNUC_UNUSED gint fd, G_GNUC_UNUSED GIOCondition condition, G_GNUC_UNUSED gpointer user_data)
{
  xcb_generic_event_t *event = xcb_poll_for_event (connection);
  guint64 read;

  /* Looking for a reply and flushing may read events, which wake nobody up any more. */
  do
    {
      void *reply = NULL;

      for (; event != NULL; event = xcb_poll_for_queued_event (connection))
        {
          on_event (event);
          free (event);
        }
      if (pending != 0 && xcb_poll_for_reply (connection, pending, &reply, NULL))
        on_reply ();
      free (reply);
      read = xcb_total_read (connection);
      xcb_flush (connection);
      event = xcb_poll_for_queued_event (connection);
    }
  while (event != NULL || read != xcb_total_read (connection));

  return xcb_connection_has_error (connection) == 0;
}

static gboolean
on_term (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_CONTINUE;
}

int
main (void)
{
  xcb_window_t root;
  gboolean is_over = FALSE;
  gint64 ready_us;

  connection = xcb_connect (NULL, NULL);
  root = xcb_setup_roots_iterator (xcb_get_setup (connection)).data->root;
  window = xcb_generate_id (connection);
  clipboard = atom ("CLIPBOARD");
  targets = atom ("TARGETS");
  utf8_string = atom ("UTF8_STRING");
  first_event = xcb_get_extension_data (connection, &xcb_xfixes_id)->first_event;
  free (xcb_xfixes_query_version_reply (connection, xcb_xfixes_query_version (connection, 5, 0), NULL));
  xcb_create_window (connection, XCB_COPY_FROM_PARENT, window, root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, NULL);
  xcb_xfixes_select_selection_input (connection, root, clipboard, XCB_XFIXES_SELECTION_EVENT_MASK_SET_SELECTION_OWNER);
  free (xcb_get_input_focus_reply (connection, xcb_get_input_focus (connection), NULL));
  g_unix_signal_add (SIGTERM, on_term, &is_over);
  g_unix_fd_add (xcb_get_file_descriptor (connection), G_IO_IN | G_IO_HUP, on_readable, NULL);
  ready_us = cpu_us ();
  puts ("READY");
  fflush (stdout);

  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  printf ("%ld %" G_GINT64_FORMAT "\n", n_texts, cpu_us () - ready_us);

  return 0;
}
