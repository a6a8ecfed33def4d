/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/daemon-link.h"
#include "tray/windows/script-page.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SCRIPT_LINK (hiatus_script_link_get_type ())

/**
 * HiatusScriptLink:
 *
 * The way from a window to one script: where the person stands in it, asked for again whenever something changed, and
 * what they answer.
 */
G_DECLARE_FINAL_TYPE (HiatusScriptLink, hiatus_script_link, HIATUS, SCRIPT_LINK, GObject)

HiatusScriptLink *hiatus_script_link_new (HiatusDaemonLink *daemon);

void hiatus_script_link_open (HiatusScriptLink *self,
                              const gchar *target);

gboolean hiatus_script_link_is_at (HiatusScriptLink *self,
                                   const gchar *target);

const gchar *hiatus_script_link_get_script (HiatusScriptLink *self);

gchar *hiatus_script_link_find_due (HiatusScriptLink *self);

void hiatus_script_link_ask (HiatusScriptLink *self);

gboolean hiatus_script_link_answer (HiatusScriptLink *self,
                                    const HiatusPage *page,
                                    const gchar *step,
                                    const gchar *progress,
                                    const gchar *choice,
                                    const gchar *note);

G_END_DECLS
