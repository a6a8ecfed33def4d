/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/matcher.h"

G_BEGIN_DECLS

/* One keyword, a text, and whether the text gives it away. */
typedef struct
{
  const gchar *keyword;
  const gchar *text;
  gboolean is_found;
} MatchingCase;

HiatusContact *matching_contact (const gchar *description);

HiatusMatcher *matching_matcher (const gchar *const *descriptions);

gchar *matching_describe (const HiatusMatcher *matcher,
                          const gchar *text,
                          gssize length);

void matching_check (HiatusKeywordKind kind,
                     const MatchingCase *cases,
                     gsize n);

G_END_DECLS
