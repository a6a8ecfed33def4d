/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/x11-open.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <xcb/sync.h>
#include <xcb/xfixes.h>
#include <xcb/xcbext.h>

#include "daemon/core/error.h"
#include "daemon/shell/x11-cookie.h"

/* What is longer than that, in bytes, overwrites most texts. */
#define SHORTEST_FONT 1024

/* The atoms among the facts. */
static const struct
{
  const gchar *name;
  gsize offset;
} atoms[] = {
  { "_NET_ACTIVE_WINDOW", G_STRUCT_OFFSET (HiatusX11Facts, active_window) },
  { "_NET_WM_STATE", G_STRUCT_OFFSET (HiatusX11Facts, window_state) },
  { "_NET_WM_STATE_FULLSCREEN", G_STRUCT_OFFSET (HiatusX11Facts, full_screen) },
  { "_NET_SUPPORTED", G_STRUCT_OFFSET (HiatusX11Facts, supported) },
  { "_NET_SUPPORTING_WM_CHECK", G_STRUCT_OFFSET (HiatusX11Facts, manager_check) },
  { "_NET_WM_NAME", G_STRUCT_OFFSET (HiatusX11Facts, title) },
  { "UTF8_STRING", G_STRUCT_OFFSET (HiatusX11Facts, utf8_string) },
  { "COMPOUND_TEXT", G_STRUCT_OFFSET (HiatusX11Facts, compound_text) },
};

static void
find_atoms (xcb_connection_t *connection,
            HiatusX11Facts *facts)
{
  xcb_intern_atom_cookie_t cookies[G_N_ELEMENTS (atoms)];

  for (gsize i = 0; i < G_N_ELEMENTS (atoms); i++)
    cookies[i] = xcb_intern_atom (connection, FALSE, (guint16) strlen (atoms[i].name), atoms[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (atoms); i++)
    {
      xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply (connection, cookies[i], NULL);

      if (reply != NULL)
        G_STRUCT_MEMBER (xcb_atom_t, facts, atoms[i].offset) = reply->atom;
      free (reply);
    }
}

/* xcb_sync_systemcounter_name() of libxcb-sync 1.15 forgets that the name begins at an odd place: after its length,
 * before any padding. */
static gboolean
is_idle_time (const xcb_sync_systemcounter_t *counter)
{
  static const gchar name[] = "IDLETIME";
  const gchar *bytes = (const gchar *) &counter->name_len + sizeof (counter->name_len);

  return counter->name_len == strlen (name) && memcmp (bytes, name, strlen (name)) == 0;
}

static void
find_idle_counter (xcb_connection_t *connection,
                   HiatusX11Facts *facts)
{
  const xcb_query_extension_reply_t *extension = xcb_get_extension_data (connection, &xcb_sync_id);
  xcb_sync_initialize_reply_t *version;
  xcb_sync_list_system_counters_reply_t *counters;
  xcb_sync_systemcounter_iterator_t i;
  xcb_sync_query_counter_reply_t *value;

  if (extension == NULL || !extension->present)
    return;

  facts->sync_event = extension->first_event;
  version = xcb_sync_initialize_reply (connection, xcb_sync_initialize (connection, 3, 1), NULL);
  free (version);
  counters = xcb_sync_list_system_counters_reply (connection, xcb_sync_list_system_counters (connection), NULL);
  if (counters == NULL)
    return;

  for (i = xcb_sync_list_system_counters_counters_iterator (counters); i.rem > 0; xcb_sync_systemcounter_next (&i))
    if (is_idle_time (i.data))
      facts->idle_counter = i.data->counter;
  free (counters);
  if (facts->idle_counter == 0)
    return;

  value = xcb_sync_query_counter_reply (connection, xcb_sync_query_counter (connection, facts->idle_counter), NULL);
  if (value != NULL)
    facts->idle_ms = ((guint64) (guint32) value->counter_value.hi << 32) | value->counter_value.lo;
  free (value);
}

/* A client has to say which version it means before it uses any of it. */
static void
find_fixes (xcb_connection_t *connection,
            HiatusX11Facts *facts)
{
  const xcb_query_extension_reply_t *extension = xcb_get_extension_data (connection, &xcb_xfixes_id);

  if (extension == NULL || !extension->present)
    return;

  facts->fixes_event = extension->first_event;
  free (xcb_xfixes_query_version_reply (connection, xcb_xfixes_query_version (connection, 5, 0), NULL));
}

/* Each server has the font of its mouse pointers built in. */
static void
find_font (xcb_connection_t *connection,
           HiatusX11Facts *facts)
{
  static const gchar name[] = "cursor";
  const xcb_font_t font = xcb_generate_id (connection);
  xcb_query_font_reply_t *reply;

  xcb_discard_reply (connection, xcb_open_font_checked (connection, font, (guint16) strlen (name), name).sequence);
  reply = xcb_query_font_reply (connection, xcb_query_font (connection, font), NULL);
  if (reply != NULL && 4 * reply->length > SHORTEST_FONT)
    facts->font = font;
  free (reply);
}

/* A name that XCB looks for on this computer alone: of itself it would go on to the network. */
static gchar *
find_local_name (const gchar *display)
{
  gchar *host = NULL;
  gchar *name = NULL;
  gint number = 0;
  gint screen = 0;

  if (xcb_parse_display (display, &host, &number, &screen) == 0)
    return NULL;

  if (*host == '\0' || g_str_equal (host, "unix"))
    name = g_strdup_printf ("unix:%d.%d", number, screen);
  else if (*host == '/') /* the path of a socket */
    name = g_strdup (display);
  free (host);

  return name;
}

static xcb_connection_t *
connect_to (const gchar *name,
            const gchar *display,
            const gchar *authority,
            gint *screen)
{
  g_autoptr (GBytes) cookie =
      authority == NULL ? NULL : hiatus_x11_cookie_find (authority, display, g_get_host_name ());
  gchar cookie_name[] = HIATUS_X11_COOKIE_NAME;
  g_autofree gchar *data = NULL;
  xcb_auth_info_t auth = { 0 };
  gsize size;

  /* Without a cookie XCB looks for one in its own way. */
  if (cookie == NULL)
    return xcb_connect (name, screen);

  data = g_memdup2 (g_bytes_get_data (cookie, &size), g_bytes_get_size (cookie));
  auth.name = cookie_name;
  auth.namelen = (gint) strlen (cookie_name);
  auth.data = data;
  auth.datalen = (gint) size;

  return xcb_connect_to_display_with_auth_info (name, &auth, screen);
}

/**
 * hiatus_x11_open:
 * @display: as in DISPLAY
 * @authority: (nullable): as in XAUTHORITY
 * @facts: (out caller-allocates): what is known of the server; zeroed by the caller
 * @error: return location
 *
 * Connects to an X server on this computer and asks it for the facts. It may wait for the server, and so is for a thread.
 *
 * Returns: (transfer full): the connection, or %NULL with %HIATUS_ERROR_UNAVAILABLE
 */
xcb_connection_t *
hiatus_x11_open (const gchar *display,
                 const gchar *authority,
                 HiatusX11Facts *facts,
                 GError **error)
{
  g_autofree gchar *name = find_local_name (display);
  gint screen = 0;
  xcb_connection_t *connection;
  xcb_screen_iterator_t i;

  if (name == NULL)
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_UNAVAILABLE,
                   _ ("The X server at %s is not on this computer, and Hiatus uses no network."),
                   display);
      return NULL;
    }
  connection = connect_to (name, display, authority, &screen);
  if (xcb_connection_has_error (connection) != 0)
    {
      xcb_disconnect (connection);
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_UNAVAILABLE,
                   _ ("The X server at %s lets nobody in; is XAUTHORITY the right one?"),
                   display);
      return NULL;
    }
  i = xcb_setup_roots_iterator (xcb_get_setup (connection));
  while (screen-- > 0 && i.rem > 1)
    xcb_screen_next (&i);
  facts->root = i.data->root;
  find_atoms (connection, facts);
  find_idle_counter (connection, facts);
  find_fixes (connection, facts);
  find_font (connection, facts);

  return connection;
}
