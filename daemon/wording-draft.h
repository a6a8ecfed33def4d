/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/draft-words.h"

G_BEGIN_DECLS

const gchar *hiatus_wording_draft_why (HiatusDraftKind kind);

G_END_DECLS
