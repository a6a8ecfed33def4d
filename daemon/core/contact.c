/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/contact.h"

const gchar *const hiatus_keyword_kind_names[] = { "name", "phone", "email", "handle", "phrase", NULL };
const gchar *const hiatus_incoming_names[] = { "advise", "hush", "ignore", NULL };
const gchar *const hiatus_outgoing_names[] = { "nudge", "pause", "ignore", NULL };

/**
 * hiatus_contact_new:
 * @label: what the person calls them
 *
 * Returns: (transfer full): a contact without keywords, with the answers that are preset
 */
HiatusContact *
hiatus_contact_new (const gchar *label)
{
  HiatusContact *contact = g_new0 (HiatusContact, 1);

  g_atomic_ref_count_init (&contact->references);
  contact->label = g_strdup (label);
  for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
    contact->keywords[kind] = g_new0 (gchar *, 1);
  contact->except = g_new0 (gchar *, 1);
  contact->let_through = g_new0 (gchar *, 1);
  contact->only_apps = g_new0 (gchar *, 1);

  return contact;
}

/**
 * hiatus_contact_ref:
 * @contact: a contact
 *
 * Returns: (transfer full): it
 */
HiatusContact *
hiatus_contact_ref (HiatusContact *contact)
{
  g_atomic_ref_count_inc (&contact->references);

  return contact;
}

/**
 * hiatus_contact_unref:
 * @contact: (transfer full): a contact
 *
 * Gives it back, from any thread.
 */
void
hiatus_contact_unref (HiatusContact *contact)
{
  if (!g_atomic_ref_count_dec (&contact->references))
    return;

  g_free (contact->label);
  for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
    g_strfreev (contact->keywords[kind]);
  g_strfreev (contact->except);
  g_strfreev (contact->let_through);
  g_strfreev (contact->only_apps);
  g_free (contact);
}
