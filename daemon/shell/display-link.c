/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/display-link.h"

#include <glib/gi18n.h>

#include "daemon/shell/wayland.h"
#include "daemon/shell/x11.h"

/**
 * HiatusDisplayLink:
 *
 * A connection to the display of the session, of whichever kind it is, from the moment on in which somebody knows it
 * until it is gone. Of a session on Wayland the X server is a guest that sees a part of it, and may be started by the mere
 * attempt: it is not asked.
 */
struct _HiatusDisplayLink
{
  GObject parent_instance;
  HiatusDisplay display;    /* the one in use */
  GCancellable *connecting; /* (owned) (nullable): while it is being connected to */
  struct
  {
    GObject *connection; /* (owned) (nullable) */
    gboolean is_connecting;
    gchar *reason; /* (owned) (nullable): why there is no connection */
  } kinds[HIATUS_N_DISPLAY_KINDS];
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusDisplayLink, hiatus_display_link, G_TYPE_OBJECT)

static void
set_kind (HiatusDisplayLink *self,
          HiatusDisplayKind kind,
          gboolean is_connecting,
          const gchar *reason)
{
  if (self->kinds[kind].connection != NULL)
    g_signal_handlers_disconnect_by_data (self->kinds[kind].connection, self);
  g_clear_object (&self->kinds[kind].connection);
  self->kinds[kind].is_connecting = is_connecting;
  g_free (self->kinds[kind].reason);
  self->kinds[kind].reason = g_strdup (reason);
}

static void
let_go (HiatusDisplayLink *self)
{
  const gchar *reason = _ ("No display is known yet: Hiatus in the tray hands it over when it starts.");

  g_cancellable_cancel (self->connecting);
  g_clear_object (&self->connecting);
  hiatus_display_clear (&self->display);
  set_kind (self, HIATUS_DISPLAY_X11, FALSE, reason);
  set_kind (self, HIATUS_DISPLAY_WAYLAND, FALSE, reason);
}

static void
on_lost (HiatusDisplayLink *self)
{
  let_go (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_LOST], 0);
}

static void
on_connected (HiatusDisplayLink *self,
              HiatusDisplayKind kind,
              GObject *connection,
              const GError *error)
{
  g_clear_object (&self->connecting);
  if (connection == NULL)
    {
      /* The same display may be tried again. */
      hiatus_display_clear (&self->display);
      set_kind (self, kind, FALSE, error->message);
    }
  else
    {
      set_kind (self, kind, FALSE, NULL);
      self->kinds[kind].connection = connection;
      g_signal_connect_object (connection, "lost", G_CALLBACK (on_lost), self, G_CONNECT_SWAPPED);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_x11 (GObject *object,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  HiatusX11 *connection = hiatus_x11_connect_finish (result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    on_connected (user_data, HIATUS_DISPLAY_X11, (GObject *) connection, error);
}

static void
on_wayland (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  HiatusWayland *connection = hiatus_wayland_connect_finish (result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    on_connected (user_data, HIATUS_DISPLAY_WAYLAND, (GObject *) connection, error);
}

static void
hiatus_display_link_dispose (GObject *object)
{
  let_go (HIATUS_DISPLAY_LINK (object));

  G_OBJECT_CLASS (hiatus_display_link_parent_class)->dispose (object);
}

static void
hiatus_display_link_finalize (GObject *object)
{
  HiatusDisplayLink *self = HIATUS_DISPLAY_LINK (object);

  for (guint kind = 0; kind < HIATUS_N_DISPLAY_KINDS; kind++)
    g_free (self->kinds[kind].reason);

  G_OBJECT_CLASS (hiatus_display_link_parent_class)->finalize (object);
}

static void
hiatus_display_link_class_init (HiatusDisplayLinkClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_display_link_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_display_link_finalize;

  /**
   * HiatusDisplayLink::changed:
   * @self: the link
   *
   * There is a connection, or none any more, or another reason why there is none.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_DISPLAY_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusDisplayLink::lost:
   * @self: the link
   *
   * The display that was in use is gone, which is the end of the session. "changed" came before.
   */
  signals[SIGNAL_LOST] =
      g_signal_new ("lost", HIATUS_TYPE_DISPLAY_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_display_link_init (HiatusDisplayLink *self)
{
  let_go (self);
}

/**
 * hiatus_display_link_new:
 *
 * Returns: (transfer full): a link to no display yet
 */
HiatusDisplayLink *
hiatus_display_link_new (void)
{
  return g_object_new (HIATUS_TYPE_DISPLAY_LINK, NULL);
}

/**
 * hiatus_display_link_use:
 * @self: a link
 * @display: where the session can be seen
 *
 * Connects there from now on; "changed" tells when.
 *
 * Returns: %FALSE where that is the display in use already, or none at all
 */
gboolean
hiatus_display_link_use (HiatusDisplayLink *self,
                         const HiatusDisplay *display)
{
  if (display->x11 == NULL && display->wayland == NULL)
    return FALSE;
  if (g_strcmp0 (display->x11, self->display.x11) == 0 && g_strcmp0 (display->wayland, self->display.wayland) == 0 &&
      g_strcmp0 (display->x11_authority, self->display.x11_authority) == 0)
    return FALSE;

  let_go (self);
  self->display.x11 = g_strdup (display->x11);
  self->display.x11_authority = g_strdup (display->x11_authority);
  self->display.wayland = g_strdup (display->wayland);
  self->connecting = g_cancellable_new ();
  if (self->display.wayland != NULL)
    {
      set_kind (self, HIATUS_DISPLAY_X11, FALSE, _ ("This session is on Wayland."));
      set_kind (self, HIATUS_DISPLAY_WAYLAND, TRUE, NULL);
      hiatus_wayland_connect_async (self->display.wayland, self->connecting, on_wayland, self);
    }
  else
    {
      set_kind (self, HIATUS_DISPLAY_X11, TRUE, NULL);
      set_kind (self, HIATUS_DISPLAY_WAYLAND, FALSE, _ ("This session is on X11."));
      hiatus_x11_connect_async (self->display.x11, self->display.x11_authority, self->connecting, on_x11, self);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

/**
 * hiatus_display_link_drop:
 * @self: a link
 *
 * Gives the display up, as if none had ever been known.
 */
void
hiatus_display_link_drop (HiatusDisplayLink *self)
{
  let_go (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * hiatus_display_link_get_connection:
 * @self: a link
 * @kind: a kind of display
 *
 * Returns: (transfer none) (nullable): the connection to it
 */
GObject *
hiatus_display_link_get_connection (HiatusDisplayLink *self,
                                    HiatusDisplayKind kind)
{
  return self->kinds[kind].connection;
}

/**
 * hiatus_display_link_is_connecting:
 * @self: a link
 * @kind: a kind of display
 *
 * Returns: whether a connection to it is being made
 */
gboolean
hiatus_display_link_is_connecting (HiatusDisplayLink *self,
                                   HiatusDisplayKind kind)
{
  return self->kinds[kind].is_connecting;
}

/**
 * hiatus_display_link_get_reason:
 * @self: a link
 * @kind: a kind of display
 *
 * Returns: (transfer none) (nullable): why there is no connection to it, translated; %NULL while there is one or it is
 *   being made
 */
const gchar *
hiatus_display_link_get_reason (HiatusDisplayLink *self,
                                HiatusDisplayKind kind)
{
  return self->kinds[kind].reason;
}
