/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/window-call.h"

/**
 * hiatus_api_window_call:
 * @action: an action of hiatus-window, as "overview"
 * @parameter: (nullable): the string that it takes, as "urge"
 * @startup_id: (nullable): the id of the Startup Notification Protocol with which a window may come to the front
 * @activation_token: (nullable): what it is on Wayland
 *
 * Returns: (transfer floating): the parameters of %HIATUS_WINDOW_METHOD
 */
GVariant *
hiatus_api_window_call (const gchar *action, const gchar *parameter, const gchar *startup_id, const gchar *activation_token)
{
  g_auto (GVariantBuilder) parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (NULL);

  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));
  if (startup_id != NULL)
    g_variant_dict_insert (&data, "desktop-startup-id", "s", startup_id);
  if (activation_token != NULL)
    g_variant_dict_insert (&data, "activation-token", "s", activation_token);
  return g_variant_new ("(sav@a{sv})", action, &parameters, g_variant_dict_end (&data));
}
