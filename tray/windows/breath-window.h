/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

/**
 * HiatusBreathTimes:
 * @come_ms: how long a window that cannot be seen yet stays
 * @breath_ms: how long there is nothing to do but to leave it
 * @stay_ms: how long a window that nobody answers stays after that
 *
 * How much time the person has, in milliseconds.
 */
typedef struct
{
  guint come_ms;
  guint breath_ms;
  guint stay_ms;
} HiatusBreathTimes;

#define HIATUS_TYPE_BREATH_WINDOW (hiatus_breath_window_get_type ())

/**
 * HiatusBreathWindow:
 *
 * The breathing window: what comes between a person and a message. Somebody may look over their shoulder, or share the
 * screen, so it says "One breath" and nothing of whom or why, until it is asked. For ten seconds all that can be done is to
 * leave it; then one may go on. It takes no key that was meant for another window (see #HiatusKeyGuard), and closes by
 * itself when nobody answers it. "Help me wait" makes it the countdown of a wait. Whatever happens to it, the daemon hears of it if it can, and is never waited for.
 */
G_DECLARE_FINAL_TYPE (HiatusBreathWindow, hiatus_breath_window, HIATUS, BREATH_WINDOW, GtkApplicationWindow)

GtkWindow *hiatus_breath_window_new (GtkApplication *application,
                                     HiatusDaemonLink *daemon,
                                     const HiatusBreathTimes *times);

void hiatus_breath_window_add (HiatusBreathWindow *self,
                               const gchar *id);

void hiatus_breath_window_wait (HiatusBreathWindow *self,
                                const gchar *id);

G_END_DECLS
