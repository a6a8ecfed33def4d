/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/watchers/watcher.h"

G_BEGIN_DECLS

/**
 * HiatusFinding:
 *
 * Whom a title gives away: what is left of it.
 */
typedef struct _HiatusFinding HiatusFinding;

void hiatus_finding_free (HiatusFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusFinding, hiatus_finding_free)

/**
 * HiatusTitles:
 *
 * What the watchers of titles have in common: when a title is a sighting.
 */
typedef struct _HiatusTitles HiatusTitles;

HiatusTitles *hiatus_titles_new (HiatusWatcher *owner);

void hiatus_titles_free (HiatusTitles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusTitles, hiatus_titles_free)

guint64 hiatus_titles_get_number (HiatusTitles *self,
                                  const gchar *place);

HiatusFinding *hiatus_titles_find (HiatusTitles *self,
                                   const gchar *text,
                                   gsize length);

void hiatus_titles_note (HiatusTitles *self,
                         guint64 window,
                         const gchar *application,
                         const HiatusFinding *finding);

void hiatus_titles_see (HiatusTitles *self,
                        guint64 window,
                        const gchar *application,
                        HiatusFinding *finding);

void hiatus_titles_close (HiatusTitles *self,
                          guint64 window);

void hiatus_titles_clear (HiatusTitles *self);

gboolean hiatus_titles_is_ours (const gchar *application);

gboolean hiatus_titles_are_told (HiatusWayland *wayland);

const gchar *hiatus_titles_get_kde_reason (HiatusWayland *wayland);

G_END_DECLS
