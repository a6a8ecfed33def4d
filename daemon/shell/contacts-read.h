/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/contact.h"
#include "daemon/shell/key-problem.h"

G_BEGIN_DECLS

GPtrArray *hiatus_contacts_read (const HiatusKeyText *text,
                                 HiatusKeyProblem *problem);

G_END_DECLS
