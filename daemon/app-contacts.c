/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/app-private.h"
#include "daemon/core/error.h"
#include "daemon/shell/contacts-lists.h"

/* The list of contacts: what it holds goes to whoever asks, and into no signal and no log. */

static void
use_matcher (HiatusApp *self, HiatusMatcher *matcher)
{
  g_clear_pointer (&self->matcher, hiatus_matcher_unref);
  self->matcher = hiatus_matcher_ref (matcher);
  hiatus_watch_set_matcher (self->watch, matcher);
}

/**
 * hiatus_app_set_matcher:
 * @self: the app
 * @matcher: whom to look for from now on
 */
void
hiatus_app_set_matcher (HiatusApp *self, HiatusMatcher *matcher)
{
  use_matcher (self, matcher);
  hiatus_app_leave_unlisted (self);
  hiatus_app_update (self);
}

static void
on_contacts_changed (HiatusContacts *contacts, gpointer user_data)
{
  hiatus_app_set_matcher (user_data, hiatus_contacts_get_matcher (contacts));
}

/* Looks for whoever is on the list, from now on and after each change of it. */
void
hiatus_app_follow_contacts (HiatusApp *self)
{
  use_matcher (self, hiatus_contacts_get_matcher (self->contacts));
  g_signal_connect_object (self->contacts, "changed", G_CALLBACK (on_contacts_changed), self, 0);
  g_signal_connect_object (self->contacts, "problem", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
}

/* Whether somebody on the list in force is called so. */
gboolean
hiatus_app_looks_out_for (HiatusApp *self, const gchar *label)
{
  for (guint i = 0; self->matcher != NULL && i < hiatus_matcher_get_n_contacts (self->matcher); i++)
    if (g_str_equal (hiatus_matcher_get_contact (self->matcher, i)->label, label))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_app_get_contacts:
 * @self: the app
 *
 * Returns: (transfer none): the list of contacts
 */
HiatusContacts *
hiatus_app_get_contacts (HiatusApp *self)
{
  return self->contacts;
}

/**
 * hiatus_app_list_contacts:
 * @self: the app
 *
 * Returns: (transfer floating): who is on the list, as ListContacts() documents it
 */
GVariant *
hiatus_app_list_contacts (HiatusApp *self)
{
  GPtrArray *contacts = hiatus_contacts_get_contacts (self->contacts);
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < contacts->len; i++)
    g_variant_builder_add_value (&rows, hiatus_contacts_lists_describe (g_ptr_array_index (contacts, i)));
  return g_variant_builder_end (&rows);
}

/**
 * hiatus_app_ask_remove_contact:
 * @self: the app
 * @label: whom to remove
 * @question: (out): what the person has to agree to
 * @token: (out): what hiatus_app_remove_contact() wants
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_NOT_FOUND where nobody is called so
 */
gboolean
hiatus_app_ask_remove_contact (HiatusApp *self, const gchar *label, gchar **question, gchar **token, GError **error)
{
  if (!hiatus_contacts_check_is_listed (self->contacts, label, error))
    return FALSE;
  *question = g_strdup_printf (_ ("Take %s off the list? All that is known of them goes, with the comments in their group. The journal stays as it is."), label);
  *token = hiatus_agreement_ask (&self->removal, label, hiatus_app_now (self));
  return TRUE;
}

/**
 * hiatus_app_remove_contact:
 * @self: the app
 * @label: whom to remove
 * @token: from hiatus_app_ask_remove_contact(), good once
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_REFUSED for a token that is not good, or the errors of
 *   hiatus_contacts_remove()
 */
gboolean
hiatus_app_remove_contact (HiatusApp *self, const gchar *label, const gchar *token, GError **error)
{
  if (!hiatus_agreement_take (&self->removal, token, label, hiatus_app_now (self)))
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The question was not answered in time: ask again with 'hiatus contacts remove'."));
      return FALSE;
    }
  return hiatus_contacts_remove (self->contacts, label, error);
}

/**
 * hiatus_app_test_text:
 * @self: the app
 * @text: what somebody wants to try out; it is looked at and forgotten
 *
 * Returns: (transfer floating): whom it gives away, and by which kinds of keyword, as TestText() documents it
 */
GVariant *
hiatus_app_test_text (HiatusApp *self, const gchar *text)
{
  HiatusMatcher *matcher = hiatus_contacts_get_matcher (self->contacts);
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  const HiatusMatch *matches;
  guint n_matches = hiatus_matcher_match (matcher, scratch, text, -1, &matches);

  for (guint i = 0; i < n_matches; i++)
    for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
      if ((matches[i].kinds & (1u << kind)) != 0)
        g_variant_builder_add (&rows, "(ss)", hiatus_matcher_get_contact (matcher, matches[i].contact)->label, hiatus_keyword_kind_names[kind]);
  return g_variant_builder_end (&rows);
}
