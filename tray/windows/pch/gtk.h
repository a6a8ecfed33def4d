/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Read once for all windows where a build has -Db_pch=true; every file still includes what it uses. */
#include <gtk/gtk.h>
