/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/contact.h"

G_BEGIN_DECLS

HiatusContact *hiatus_named_contact_new (const gchar *label,
                                         const gchar *names);

G_END_DECLS
