/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* To be loaded before libgio: libayatana-appindicator gets the bus only after it has heard of a panel, as happens once in a
 * while on a busy machine. GLib's own calls are not affected, they are bound within the library. */

#include <dlfcn.h>
#include <gio/gio.h>

typedef void (*GetBus) (GBusType type,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

static GAsyncReadyCallback waiting;
static gpointer waiting_data;

static void
get_bus (GBusType type, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GetBus real = NULL;

  *(void **) &real = dlsym (RTLD_NEXT, "g_bus_get");
  real (type, cancellable, callback, user_data);
}

static gboolean
let_have_bus (gpointer user_data)
{
  get_bus (G_BUS_TYPE_SESSION, NULL, waiting, waiting_data);
  return G_SOURCE_REMOVE;
}

/* It complains that it has no bus to talk to the panel on. */
static void
on_complaint (const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_HIGH, let_have_bus, NULL, NULL);
}

/* The icon asks first, its menu after it. */
G_MODULE_EXPORT void
g_bus_get (GBusType type, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  if (waiting != NULL)
    {
      get_bus (type, cancellable, callback, user_data);
      return;
    }
  waiting = callback;
  waiting_data = user_data;
  g_log_set_handler ("GLib-GIO", G_LOG_LEVEL_CRITICAL, on_complaint, NULL);
}
