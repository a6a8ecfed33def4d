/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/x11-cookie.h"

#include <X11/Xauth.h>
#include <glib/gstdio.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Xauth, XauDisposeAuth)

/* ":12.0", "unix:12" and "host:12" → "12". */
static gchar *
display_number (const gchar *display)
{
  const gchar *colon = strrchr (display, ':');

  return colon == NULL ? NULL : g_strndup (colon + 1, strspn (colon + 1, "0123456789"));
}

static gboolean
says (const gchar *bytes,
      gushort length,
      const gchar *text)
{
  return length == strlen (text) && memcmp (bytes, text, length) == 0;
}

/* 0: not for this display; 1: for it, on a machine that had another name; 2: for it. */
static gint
how_well_it_fits (const Xauth *entry,
                  const gchar *number,
                  const gchar *host)
{
  if (!says (entry->name, entry->name_length, HIATUS_X11_COOKIE_NAME))
    return 0;
  if (entry->number_length > 0 && !says (entry->number, entry->number_length, number))
    return 0;
  if (entry->family == FamilyWild)
    return 2;
  if (entry->family != FamilyLocal)
    return 0;

  return says (entry->address, entry->address_length, host) ? 2 : 1;
}

/**
 * hiatus_x11_cookie_find:
 * @authority: an Xauthority file
 * @display: the display on this machine, such as ":0"
 * @host: the name of this machine
 *
 * Finds the cookie in the file that XAUTHORITY would name. Xlib and XCB find it through the environment alone, which
 * is the daemon's and not the session's.
 *
 * Returns: (transfer full) (nullable): the cookie; %NULL if there is none
 */
GBytes *
hiatus_x11_cookie_find (const gchar *authority,
                        const gchar *display,
                        const gchar *host)
{
  g_autofree gchar *number = display_number (display);
  g_autoptr (GBytes) cookie = NULL;
  FILE *file = number == NULL ? NULL : g_fopen (authority, "rbe");
  gint best = 0;

  if (file == NULL)
    return NULL;

  while (TRUE)
    {
      g_autoptr (Xauth) entry = XauReadAuth (file);
      gint fit;

      if (entry == NULL)
        break;

      fit = how_well_it_fits (entry, number, host);
      if (fit > best)
        {
          best = fit;
          g_clear_pointer (&cookie, g_bytes_unref);
          cookie = g_bytes_new (entry->data, entry->data_length);
        }
    }
  fclose (file);

  return g_steal_pointer (&cookie);
}
