/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/errors.h"

#include "daemon/api/names.h"
#include "daemon/core/error.h"

static const GDBusErrorEntry entries[] = {
  { HIATUS_ERROR_INVALID, HIATUS_ERROR_PREFIX "Invalid" },
  { HIATUS_ERROR_REFUSED, HIATUS_ERROR_PREFIX "Refused" },
  { HIATUS_ERROR_NOT_FOUND, HIATUS_ERROR_PREFIX "NotFound" },
  { HIATUS_ERROR_IN_USE, HIATUS_ERROR_PREFIX "InUse" },
  { HIATUS_ERROR_DAMAGED, HIATUS_ERROR_PREFIX "Damaged" },
  { HIATUS_ERROR_NEWER, HIATUS_ERROR_PREFIX "Newer" },
  { HIATUS_ERROR_STORAGE, HIATUS_ERROR_PREFIX "Storage" },
  { HIATUS_ERROR_UNAVAILABLE, HIATUS_ERROR_PREFIX "Unavailable" },
  { HIATUS_ERROR_LOCKED, HIATUS_ERROR_PREFIX "Locked" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (entries) == HIATUS_N_ERRORS);

/**
 * hiatus_api_register_errors:
 *
 * Gives each #HiatusError its name on the bus, in both directions. Both ends call it once at their start.
 */
void
hiatus_api_register_errors (void)
{
  static gsize quark = 0;

  g_dbus_error_register_error_domain ("hiatus-error-quark", &quark, entries, G_N_ELEMENTS (entries));
}
