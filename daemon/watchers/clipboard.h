/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read from no clipboard, X11's or Wayland's. */

#pragma once

#include "daemon/watchers/watcher.h"

G_BEGIN_DECLS

/**
 * HIATUS_CLIPBOARD_PASSWORD:
 *
 * What password managers offer beside a password; KDE's Klipper began it. Its value is not asked for: who offers it means it.
 */
#define HIATUS_CLIPBOARD_PASSWORD "x-kde-passwordManagerHint"

/**
 * HIATUS_CLIPBOARD_OWN:
 *
 * What Hiatus offers beside a text that it puts on the clipboard itself. Such a text is never a sighting.
 */
#define HIATUS_CLIPBOARD_OWN "x-hiatus"

/**
 * HIATUS_CLIPBOARD_OWN_CLASS:
 *
 * As what the windows of Hiatus name themselves.
 */
#define HIATUS_CLIPBOARD_OWN_CLASS "org.hiatus.Hiatus"

G_END_DECLS
