/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window above all others, by what each session allows. */

void hiatus_in_front_prepare (GtkWindow *window);

void hiatus_in_front_show (GtkWindow *window);

G_END_DECLS
