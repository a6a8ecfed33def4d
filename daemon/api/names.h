/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* The names that the programs know each other by. */

#define HIATUS_BUS_NAME "org.hiatus.Hiatus"
#define HIATUS_TRAY_BUS_NAME "org.hiatus.Tray"
#define HIATUS_WINDOW_BUS_NAME "org.hiatus.Window"
#define HIATUS_WINDOW_OBJECT_PATH "/org/hiatus/Window"
#define HIATUS_OBJECT_PATH "/org/hiatus/Hiatus"
#define HIATUS_INTERFACE "org.hiatus.Hiatus1"
#define HIATUS_ERROR_PREFIX HIATUS_INTERFACE ".Error."

/* What every export begins with; see hiatus-export(5). */
#define HIATUS_EXPORT_BEGINNING "{\"format\": \"hiatus-export\","
