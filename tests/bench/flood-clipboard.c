/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* flood-clipboard TIMES MICROSECONDS TEXT: copies TEXT so often and serves it; the next time comes so long after the text
 * was read, or after 100 ms where nobody does. Says how often it was read. */

#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xcb/xcb.h>

static xcb_atom_t targets_atom;
static xcb_atom_t utf8_string;
static long n_texts;

static long
now_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return now.tv_sec * 1000000L + now.tv_nsec / 1000;
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

static void
serve (xcb_connection_t *connection, const xcb_selection_request_event_t *request, const char *text)
{
  xcb_selection_notify_event_t answer = { 0 };
  const xcb_atom_t offered[] = { targets_atom, utf8_string, XCB_ATOM_STRING };

  if (request->target == targets_atom)
    {
      xcb_change_property (connection, XCB_PROP_MODE_REPLACE, request->requestor, request->property, XCB_ATOM_ATOM, 32, 3, offered);
    }
  else
    {
      n_texts++;
      xcb_change_property (connection, XCB_PROP_MODE_REPLACE, request->requestor, request->property, request->target, 8, (uint32_t) strlen (text), text);
    }
  answer.response_type = XCB_SELECTION_NOTIFY;
  answer.time = request->time;
  answer.requestor = request->requestor;
  answer.selection = request->selection;
  answer.target = request->target;
  answer.property = request->property;
  xcb_send_event (connection, 0, request->requestor, 0, (const char *) &answer);
  xcb_flush (connection);
}

/* Serves until @end_us, or until the text was read. */
static void
serve_until (xcb_connection_t *connection, const char *text, long end_us, long n_wanted)
{
  struct pollfd fd = { xcb_get_file_descriptor (connection), POLLIN, 0 };

  while (n_texts < n_wanted)
    {
      xcb_generic_event_t *event = xcb_poll_for_event (connection);
      long left_us = end_us - now_us ();
      struct timespec limit = { left_us / 1000000, (left_us % 1000000) * 1000 };

      if (event != NULL && (event->response_type & ~0x80) == XCB_SELECTION_REQUEST)
        serve (connection, (const xcb_selection_request_event_t *) event, text);
      else if (event == NULL && left_us <= 0)
        return;
      else if (event == NULL)
        ppoll (&fd, 1, &limit, NULL);
      free (event);
    }
}

int
main (int argc, char **argv)
{
  xcb_connection_t *connection = xcb_connect (NULL, NULL);
  xcb_window_t window = xcb_generate_id (connection);
  xcb_atom_t clipboard = atom (connection, "CLIPBOARD");

  if (argc != 4)
    return 2;

  targets_atom = atom (connection, "TARGETS");
  utf8_string = atom (connection, "UTF8_STRING");
  xcb_create_window (connection, XCB_COPY_FROM_PARENT, window, xcb_setup_roots_iterator (xcb_get_setup (connection)).data->root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, NULL);
  for (long i = 0; i < atol (argv[1]); i++)
    {
      xcb_set_selection_owner (connection, window, clipboard, XCB_CURRENT_TIME);
      xcb_flush (connection);
      serve_until (connection, argv[3], now_us () + 100000, n_texts + 1);
      serve_until (connection, argv[3], now_us () + atol (argv[2]), LONG_MAX);
    }
  printf ("%ld\n", n_texts);

  return 0;
}
