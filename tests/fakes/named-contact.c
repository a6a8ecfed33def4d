/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/named-contact.h"

/**
 * hiatus_named_contact_new:
 * @label: what it is called on the list
 * @names: its names, with semicolons between them
 *
 * Returns: (transfer full): a contact that is known by its names alone
 */
HiatusContact *
hiatus_named_contact_new (const gchar *label,
                          const gchar *names)
{
  HiatusContact *contact = hiatus_contact_new (label);

  g_strfreev (contact->keywords[HIATUS_KEYWORD_NAME]);
  contact->keywords[HIATUS_KEYWORD_NAME] = g_strsplit (names, ";", -1);

  return contact;
}
