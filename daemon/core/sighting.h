/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/contact.h"
#include "daemon/core/event.h"

G_BEGIN_DECLS

/**
 * HiatusSource:
 * @HIATUS_SOURCE_NOTIFICATIONS: notifications of other programs
 * @HIATUS_SOURCE_TITLES: titles of windows
 * @HIATUS_SOURCE_CLIPBOARD: the clipboard
 *
 * What is watched. The person switches on each by itself.
 */
typedef enum
{
  HIATUS_SOURCE_NOTIFICATIONS,
  HIATUS_SOURCE_TITLES,
  HIATUS_SOURCE_CLIPBOARD,
} HiatusSource;

#define HIATUS_N_SOURCES (HIATUS_SOURCE_CLIPBOARD + 1)

/**
 * HiatusDirection:
 * @HIATUS_DIRECTION_INCOMING: they got in touch
 * @HIATUS_DIRECTION_OUTGOING: the person is about to
 *
 * Which way contact goes. The source decides it.
 */
typedef enum
{
  HIATUS_DIRECTION_INCOMING,
  HIATUS_DIRECTION_OUTGOING,
} HiatusDirection;

/**
 * HiatusPlace:
 * @application: (nullable): the application, as its desktop id where that is known ("org.signal.Signal"), else as it
 *   names itself; %NULL where nothing tells
 * @visit: outgoing: tells one stay from another. A window keeps its number as long as its titles give the same contact away,
 *   and gets a new one when it comes back to that after another title; each owner of the clipboard has one. 0 for none
 * @banner: incoming: by what the watcher knows the banner, for hiatus_watcher_hush(); 0 for none
 * @is_call: incoming: whether it is a call
 *
 * Where something was seen. Whoever fills it in keeps its strings.
 */
typedef struct
{
  const gchar *application;
  guint64 visit;
  guint64 banner;
  gboolean is_call;
} HiatusPlace;

/**
 * HiatusSighting:
 * @source: what was watched
 * @contact: (owned): who was found
 * @kinds: the kinds of keyword that were found, a bit for each
 * @kind: the kind of the first of them
 * @keyword: which of the contact's keywords of @kind that was
 * @let_through: whether it is probably practical
 * @application: (owned) (nullable): as in #HiatusPlace
 * @visit: as in #HiatusPlace
 * @banner: as in #HiatusPlace
 * @is_call: as in #HiatusPlace
 *
 * What is left of an observation that matched. Never its text.
 */
typedef struct
{
  HiatusSource source;
  HiatusContact *contact;
  guint kinds;
  HiatusKeywordKind kind;
  guint keyword;
  gboolean let_through;
  gchar *application;
  guint64 visit;
  guint64 banner;
  gboolean is_call;
} HiatusSighting;

/* The names of sources at the command line, in settings and on the bus. */
extern const gchar *const hiatus_source_names[];

HiatusDirection hiatus_source_get_direction (HiatusSource source);

HiatusOrigin hiatus_source_get_origin (HiatusSource source);

HiatusSighting *hiatus_sighting_copy (const HiatusSighting *sighting);

void hiatus_sighting_free (HiatusSighting *sighting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusSighting, hiatus_sighting_free)

G_END_DECLS
