/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_APPLICATION (hiatus_application_get_type ())

/**
 * HiatusApplication:
 *
 * All windows of Hiatus in one process, which others reach over the bus by its actions: `overview`, `contacts`, `set-up`,
 * `start-again` in place of the plan that runs, `note` with "urge", "slip" or the id of an event that is thought back on,
 * `breathe` with the id of a pause, `wrong-person` with the id of an event, `own` with an open question or what is changed
 * (`reasons`, `reasons:2`), `preferences` with a page or "", and `quit`, which ends all of Hiatus until the
 * next login. It leaves with its last window.
 */
G_DECLARE_FINAL_TYPE (HiatusApplication, hiatus_application, HIATUS, APPLICATION, GtkApplication)

HiatusApplication *hiatus_application_new (void);

G_END_DECLS
