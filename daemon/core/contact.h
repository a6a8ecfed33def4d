/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusKeywordKind:
 * @HIATUS_KEYWORD_NAME: a name
 * @HIATUS_KEYWORD_PHONE: a phone number, however it is spaced or prefixed
 * @HIATUS_KEYWORD_EMAIL: an e-mail address
 * @HIATUS_KEYWORD_HANDLE: a name in some network, such as "@alexdoe"
 * @HIATUS_KEYWORD_PHRASE: any other words
 *
 * The kinds of keyword. Each has a matching rule of its own; see hiatus_matcher_new().
 */
typedef enum
{
  HIATUS_KEYWORD_NAME,
  HIATUS_KEYWORD_PHONE,
  HIATUS_KEYWORD_EMAIL,
  HIATUS_KEYWORD_HANDLE,
  HIATUS_KEYWORD_PHRASE,
} HiatusKeywordKind;

#define HIATUS_N_KEYWORD_KINDS (HIATUS_KEYWORD_PHRASE + 1)

/**
 * HiatusIncomingAnswer:
 * @HIATUS_INCOMING_ADVISE: a pop-up says that nothing needs an answer now
 * @HIATUS_INCOMING_HUSH: the banner is closed at once
 * @HIATUS_INCOMING_IGNORE: nothing
 *
 * What an incoming sighting of a contact leads to.
 */
typedef enum
{
  HIATUS_INCOMING_ADVISE,
  HIATUS_INCOMING_HUSH,
  HIATUS_INCOMING_IGNORE,
} HiatusIncomingAnswer;

/**
 * HiatusOutgoingAnswer:
 * @HIATUS_OUTGOING_NUDGE: a pop-up
 * @HIATUS_OUTGOING_PAUSE: the breathing window
 * @HIATUS_OUTGOING_IGNORE: nothing
 *
 * What an outgoing sighting of a contact leads to.
 */
typedef enum
{
  HIATUS_OUTGOING_NUDGE,
  HIATUS_OUTGOING_PAUSE,
  HIATUS_OUTGOING_IGNORE,
} HiatusOutgoingAnswer;

/**
 * HiatusContact:
 * @label: (owned): what the person calls them; the group in contacts.ini
 * @keywords: (owned) (array zero-terminated=1): the keywords of each kind, as they were written; never %NULL
 * @except: (owned) (array zero-terminated=1): phrases that cancel the keywords they cover; never %NULL
 * @let_through: (owned) (array zero-terminated=1): words that mean "probably practical"; never %NULL
 * @only_apps: (owned) (array zero-terminated=1): the applications that alone count, as ids; empty: all; never %NULL
 * @incoming: what follows when they turn up in a notification
 * @outgoing: what follows when they turn up in a window title or on the clipboard
 *
 * A person on the watch list. It is counted by references, and must not be changed once it is shared.
 */
typedef struct
{
  gchar *label;
  gchar **keywords[HIATUS_N_KEYWORD_KINDS];
  gchar **except;
  gchar **let_through;
  gchar **only_apps;
  HiatusIncomingAnswer incoming;
  HiatusOutgoingAnswer outgoing;

  /*< private >*/
  gatomicrefcount references;
} HiatusContact;

/* The names of keyword kinds and answers at the command line, on the bus and in contacts.ini. */
extern const gchar *const hiatus_keyword_kind_names[];
extern const gchar *const hiatus_incoming_names[];
extern const gchar *const hiatus_outgoing_names[];

HiatusContact *hiatus_contact_new (const gchar *label);

HiatusContact *hiatus_contact_ref (HiatusContact *contact);

void hiatus_contact_unref (HiatusContact *contact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusContact, hiatus_contact_unref)

G_END_DECLS
