/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/**
 * HIATUS_STUB_REFUSAL:
 *
 * What a stub of the daemon says when it is asked to be quiet, and by hiatus_stub_refuse().
 */
#define HIATUS_STUB_REFUSAL "The disk is full: make some room first."

/**
 * HIATUS_STUB_SAFETY:
 * @danger: yes, no or unanswered
 * @silence: yes, no or unanswered
 *
 * What GetSafety() answers, in GVariant's text form.
 */
#define HIATUS_STUB_SAFETY(danger, silence)                                                                                                           \
  "({'danger-question': <'Was there violence, threat, stalking or fear, in either direction? Is there a court order, or a rule from police, employer" \
  " or school?'>, 'silence-question': <'Have they asked for no contact, or blocked you?'>, 'danger': <'" danger "'>, 'silence': <'" silence "'>, "    \
  "'opens': <false>, 'says': <'Until both questions are answered, nothing here starts contact. Everything else goes on as it is.'>},)"

/**
 * HiatusStub:
 *
 * Stands in for a program on the bus, and remembers what it was asked.
 */
typedef struct _HiatusStub HiatusStub;

HiatusStub *hiatus_stub_new (HiatusDesk *desk,
                             const gchar *name,
                             const gchar *path,
                             const gchar *interface);

HiatusStub *hiatus_stub_new_window (HiatusDesk *desk);

HiatusStub *hiatus_stub_new_daemon (HiatusDesk *desk);

void hiatus_stub_free (HiatusStub *stub);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusStub, hiatus_stub_free)

void hiatus_stub_vanish (HiatusStub *stub,
                         const gchar *method);

void hiatus_stub_lock (HiatusStub *stub,
                       const gchar *method);

void hiatus_stub_set_text (HiatusStub *stub,
                           const gchar *method,
                           const gchar *text);

gint hiatus_stub_find (HiatusStub *stub,
                       const gchar *part);

guint hiatus_stub_count (HiatusStub *stub,
                         const gchar *part);

void hiatus_stub_set_answer (HiatusStub *stub,
                             const gchar *method,
                             const gchar *answer);

void hiatus_stub_refuse (HiatusStub *stub,
                         const gchar *method);

void hiatus_stub_announce_state (HiatusStub *stub);

void hiatus_stub_announce_entries (HiatusStub *stub,
                                   const gchar *what);

void hiatus_stub_set_state (HiatusStub *stub,
                            const gchar *state);

G_END_DECLS
