/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusAccessibilityState:
 * @HIATUS_ACCESSIBILITY_OFF: nobody has asked for it
 * @HIATUS_ACCESSIBILITY_ON: applications tell what is in their windows
 * @HIATUS_ACCESSIBILITY_BROKEN: it does not answer, or is gone
 *
 * Whether accessibility (AT-SPI) is there in this session.
 */
typedef enum
{
  HIATUS_ACCESSIBILITY_OFF,
  HIATUS_ACCESSIBILITY_ON,
  HIATUS_ACCESSIBILITY_BROKEN,
} HiatusAccessibilityState;

/**
 * HiatusAccessibility:
 *
 * The way to the bus on which applications tell what is in their windows. It is looked for in the session, never started
 * and never switched on.
 */
typedef struct _HiatusAccessibility HiatusAccessibility;

/**
 * HiatusAccessibilityFunc:
 * @state: how it is now
 * @bus: (nullable): a connection of our own to its bus, while it is on
 * @reason: (nullable): what is broken, translated
 * @user_data: as given to hiatus_accessibility_new()
 *
 * It is another one than before.
 */
typedef void (*HiatusAccessibilityFunc) (HiatusAccessibilityState state,
                                         GDBusConnection *bus,
                                         const gchar *reason,
                                         gpointer user_data);

HiatusAccessibility *hiatus_accessibility_new (GDBusConnection *session,
                                               HiatusAccessibilityFunc func,
                                               gpointer user_data);

void hiatus_accessibility_free (HiatusAccessibility *self);

G_END_DECLS
