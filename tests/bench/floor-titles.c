/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest program that hears of each title of the window in use on X11: no main loop, no GLib, and what it has read
 * it only counts, if it is another one than before: who is late reads the last of several titles as many times. Writes a line when it is ready, and another when SIGTERM ends it: how many titles, and the
 * microseconds of CPU that they took. */

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <xcb/xcb.h>

static volatile sig_atomic_t n_titles;
static long before_us;

static long
cpu_us (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000L + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static void
on_end (int number)
{
  char line[100];
  int length = snprintf (line, sizeof line, "%ld %ld\n", (long) n_titles, cpu_us () - before_us);

  if (write (STDOUT_FILENO, line, (size_t) length) != length)
    _exit (1);
  _exit (0);
}

static xcb_atom_t
find_atom (xcb_connection_t *connection, const char *name)
{
  xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply (connection, xcb_intern_atom (connection, 0, (uint16_t) strlen (name), name), NULL);
  xcb_atom_t atom = reply->atom;

  free (reply);

  return atom;
}

static void
follow (xcb_connection_t *connection, xcb_window_t window)
{
  const uint32_t mask = XCB_EVENT_MASK_PROPERTY_CHANGE;

  xcb_change_window_attributes (connection, window, XCB_CW_EVENT_MASK, &mask);
}

static void
follow_active (xcb_connection_t *connection, xcb_window_t root, xcb_atom_t active)
{
  xcb_get_property_reply_t *reply = xcb_get_property_reply (connection, xcb_get_property (connection, 0, root, active, XCB_ATOM_WINDOW, 0, 1), NULL);
  xcb_window_t window = XCB_NONE;

  if (reply != NULL && reply->value_len == 1)
    memcpy (&window, xcb_get_property_value (reply), sizeof window);
  free (reply);
  if (window != XCB_NONE)
    follow (connection, window);
}

static void
read_title (xcb_connection_t *connection, xcb_window_t window, xcb_atom_t title)
{
  static char last[1000];
  static int last_length;
  xcb_get_property_reply_t *reply = xcb_get_property_reply (connection, xcb_get_property (connection, 0, window, title, XCB_ATOM_ANY, 0, 16384), NULL);
  int length = reply == NULL ? 0 : xcb_get_property_value_length (reply);

  if (length > 0 && length < (int) sizeof last && (length != last_length || memcmp (last, xcb_get_property_value (reply), (size_t) length) != 0))
    {
      n_titles++;
      memcpy (last, xcb_get_property_value (reply), (size_t) length);
      last_length = length;
    }
  free (reply);
}

int
main (void)
{
  xcb_connection_t *connection = xcb_connect (NULL, NULL);
  xcb_window_t root = xcb_setup_roots_iterator (xcb_get_setup (connection)).data->root;
  xcb_atom_t active = find_atom (connection, "_NET_ACTIVE_WINDOW");
  xcb_atom_t title = find_atom (connection, "_NET_WM_NAME");
  xcb_generic_event_t *event;

  signal (SIGTERM, on_end);
  follow (connection, root);
  follow_active (connection, root, active);
  xcb_flush (connection);
  before_us = cpu_us ();
  puts ("ready");
  fflush (stdout);
  while ((event = xcb_wait_for_event (connection)) != NULL)
    {
      const xcb_property_notify_event_t *change = (const void *) event;

      if (event->response_type == XCB_PROPERTY_NOTIFY && change->window == root && change->atom == active)
        follow_active (connection, root, active);
      else if (event->response_type == XCB_PROPERTY_NOTIFY && change->atom == title)
        read_title (connection, change->window, title);
      free (event);
      xcb_flush (connection);
    }

  return 1;
}
