/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Read once for all of a library where a build has -Db_pch=true; every file still includes what it uses. */
#include <gio/gio.h>
