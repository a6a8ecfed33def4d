/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/* What the person is told when they say that contact has come about: one calm sentence or two, and only where they look. */

gchar *hiatus_advice_of (const HiatusEvent *act,
                         const HiatusStatus *status);

G_END_DECLS
