/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/cli/client.h"

G_BEGIN_DECLS

GVariant *hiatus_doctor_examine (HiatusClient *client,
                                 const gchar *const *config_folders);

G_END_DECLS
