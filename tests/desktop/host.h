/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/menu.h"
#include "tests/desktop/screen.h"

G_BEGIN_DECLS

/**
 * HiatusHost:
 *
 * The panel and the notification server of the session, whichever they are, as a person uses them: with the eyes and
 * the mouse.
 */
typedef struct _HiatusHost HiatusHost;

HiatusHost *hiatus_host_new (void);

void hiatus_host_free (HiatusHost *host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusHost, hiatus_host_free)

HiatusScreen *hiatus_host_get_screen (HiatusHost *host);

void hiatus_host_find_icon (HiatusHost *host,
                            HiatusArea *icon);

void hiatus_host_find_popup (HiatusHost *host,
                             const gchar *summary,
                             HiatusArea *popup);

void hiatus_host_press (HiatusHost *host,
                        const HiatusArea *popup,
                        const gchar *button);

void hiatus_host_settle (HiatusHost *host);

void hiatus_host_show (HiatusHost *host,
                       HiatusMenu *menu,
                       const gchar *path);

void hiatus_host_click_shown (HiatusHost *host,
                              HiatusMenu *menu);

void hiatus_host_choose (HiatusHost *host,
                         HiatusMenu *menu,
                         const gchar *path);

G_END_DECLS
