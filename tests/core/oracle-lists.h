/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/contact.h"

G_BEGIN_DECLS

/* Lists of contacts, and texts that are nearly about them, at random. */

GPtrArray *oracle_lists_make_contacts (GRand *random);

GString *oracle_lists_make_text (GRand *random,
                                 GPtrArray *contacts);

void oracle_lists_push_to_the_cut (GRand *random,
                                   GString *text);

G_END_DECLS
