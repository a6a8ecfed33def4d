/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/watchers/watcher-notifications-text.h"

G_BEGIN_DECLS

/**
 * HiatusBannerNews:
 * @HIATUS_BANNER_NEW: it is a new one
 * @HIATUS_BANNER_COPY: it is a copy of the last one, passed on by another program which knows the application
 * @HIATUS_BANNER_KNOWN: it was seen before
 *
 * Whether a notification is news.
 */
typedef enum
{
  HIATUS_BANNER_NEW,
  HIATUS_BANNER_COPY,
  HIATUS_BANNER_KNOWN,
} HiatusBannerNews;

/**
 * HiatusBanners:
 *
 * The last banners of other programs that gave a contact away, so that they can be closed, and so that one which is shown
 * anew, or passed on by another program, counts once. Of their texts it has no more than a number by which the same text is
 * known again, and only with a key that is another one each time.
 */
typedef struct _HiatusBanners HiatusBanners;

HiatusBanners *hiatus_banners_new (GDBusConnection *session);

void hiatus_banners_free (HiatusBanners *self);

void hiatus_banners_forget (HiatusBanners *self);

guint64 hiatus_banners_add (HiatusBanners *self,
                            const HiatusNotification *notification,
                            const HiatusWireMessage *message,
                            gboolean may_be_hushed,
                            HiatusBannerNews *news);

void hiatus_banners_learn (HiatusBanners *self,
                           const HiatusWireMessage *message);

void hiatus_banners_hush (HiatusBanners *self,
                          guint64 number);

G_END_DECLS
