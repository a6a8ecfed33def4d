/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/contacts.h"

G_BEGIN_DECLS

#define HIATUS_CONTACTS_NAME "contacts.ini"

/**
 * HiatusContactsFixture:
 * @folder: (owned): a folder of the test
 * @path: (owned): contacts.ini in it
 * @keyfile: (owned): the same
 * @contacts: (owned): the list there
 * @n_changed: how often it said that it changed
 * @n_problem: how often it said that it has another problem
 *
 * A list of contacts in a folder of its own.
 */
typedef struct
{
  gchar *folder;
  gchar *path;
  HiatusKeyfile *keyfile;
  HiatusContacts *contacts;
  guint n_changed;
  guint n_problem;
} HiatusContactsFixture;

void hiatus_contacts_fixture_set_up (HiatusContactsFixture *fixture,
                                     gconstpointer data);

void hiatus_contacts_fixture_tear_down (HiatusContactsFixture *fixture,
                                        gconstpointer data);

void hiatus_contacts_fixture_load (HiatusContactsFixture *fixture,
                                   const gchar *text);

gchar *hiatus_contacts_fixture_describe (HiatusContactsFixture *fixture);

void hiatus_contacts_fixture_assert_labels (HiatusContactsFixture *fixture,
                                            const gchar *expected);

G_END_DECLS
