/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* floor-clipboard [ask-first]: the smallest program that hears of each change of the clipboard on X11 and fetches its text,
 * to measure the watcher beside; with an argument it fetches what is offered before that, as whoever reads no password has to.
 * It says READY, and on SIGTERM how many texts it has had and how much CPU time that took. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <xcb/xfixes.h>

static volatile long n_texts;
static long ready_us;

static long
cpu_us (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000L + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static void
on_term (int number)
{
  char line[64];
  int length = snprintf (line, sizeof line, "%ld %ld\n", n_texts, cpu_us () - ready_us);

  if (write (STDOUT_FILENO, line, (size_t) length) < 0)
    _exit (1);
  _exit (0);
}

static xcb_atom_t
atom (xcb_connection_t *connection, const char *name)
{
  xcb_intern_atom_reply_t *reply =
      xcb_intern_atom_reply (connection, xcb_intern_atom (connection, 0, (uint16_t) strlen (name), name), NULL);
  xcb_atom_t found = reply == NULL ? (xcb_atom_t) XCB_ATOM_NONE : reply->atom;

  free (reply);

  return found;
}

/* Returns: whether it was the text. */
static int
fetch (xcb_connection_t *connection, const xcb_selection_notify_event_t *event, xcb_atom_t text)
{
  const int is_text = event->target == text;
  xcb_get_property_reply_t *reply;

  if (event->property == XCB_ATOM_NONE)
    return 1;

  reply = xcb_get_property_reply (connection, xcb_get_property (connection, 1, event->requestor, event->property, XCB_ATOM_ANY, 0, 16384), NULL);
  if (reply != NULL && is_text)
    n_texts++;
  free (reply);

  return is_text;
}

int
main (int argc, char **argv)
{
  xcb_connection_t *connection = xcb_connect (NULL, NULL);
  xcb_window_t root = xcb_setup_roots_iterator (xcb_get_setup (connection)).data->root;
  xcb_window_t window = xcb_generate_id (connection);
  xcb_atom_t clipboard = atom (connection, "CLIPBOARD");
  xcb_atom_t utf8_string = atom (connection, "UTF8_STRING");
  xcb_atom_t first = argc > 1 ? atom (connection, "TARGETS") : utf8_string;
  xcb_timestamp_t time = XCB_CURRENT_TIME;
  const uint8_t first_event = xcb_get_extension_data (connection, &xcb_xfixes_id)->first_event;
  xcb_generic_event_t *event;

  free (xcb_xfixes_query_version_reply (connection, xcb_xfixes_query_version (connection, 5, 0), NULL));
  xcb_create_window (connection, XCB_COPY_FROM_PARENT, window, root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, NULL);
  xcb_xfixes_select_selection_input (connection, root, clipboard, XCB_XFIXES_SELECTION_EVENT_MASK_SET_SELECTION_OWNER);
  signal (SIGTERM, on_term);
  free (xcb_get_input_focus_reply (connection, xcb_get_input_focus (connection), NULL));
  ready_us = cpu_us ();
  puts ("READY");
  fflush (stdout);

  while ((event = xcb_wait_for_event (connection)) != NULL)
    {
      if (event->response_type == first_event + XCB_XFIXES_SELECTION_NOTIFY)
        {
          time = ((const xcb_xfixes_selection_notify_event_t *) event)->selection_timestamp;
          xcb_convert_selection (connection, window, clipboard, first, clipboard, time);
        }
      else if ((event->response_type & ~0x80) == XCB_SELECTION_NOTIFY && !fetch (connection, (const xcb_selection_notify_event_t *) event, utf8_string))
        {
          xcb_convert_selection (connection, window, clipboard, utf8_string, clipboard, time);
        }
      xcb_flush (connection);
      free (event);
    }

  return 1;
}
