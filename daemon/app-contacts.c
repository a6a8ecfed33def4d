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

/* Whether the text would give away the one @contact, and how. */
static gboolean
match_alone (HiatusContact *contact, const gchar *text, HiatusMatch *match)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new ();
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  g_autoptr (HiatusMatcher) matcher = NULL;
  const HiatusMatch *matches;

  g_ptr_array_add (contacts, contact);
  matcher = hiatus_matcher_new (contacts);
  if (hiatus_matcher_match (matcher, scratch, text, -1, &matches) == 0)
    return FALSE;
  *match = matches[0];
  return TRUE;
}

static const gchar *
get_keyword (HiatusContact *contact, const HiatusMatch *match)
{
  return contact->keywords[match->kind][match->keyword];
}

static void
describe_match (HiatusContact *contact, const HiatusMatch *match, GVariantDict *found)
{
  g_variant_dict_insert (found, "keyword", "s", get_keyword (contact, match));
  g_variant_dict_insert (found, "kind", "s", hiatus_keyword_kind_names[match->kind]);
  g_variant_dict_insert (found, "practical", "b", match->let_through);
}

/* Says of a contact that nobody else has got yet whether the text would give them away, and if not, whether that is for the
 * sake of an exception. */
static void
find_alone (HiatusContact *contact, const gchar *text, GVariantDict *found)
{
  HiatusMatch match;

  if (match_alone (contact, text, &match))
    {
      describe_match (contact, &match, found);
      return;
    }
  if (contact->except[0] == NULL)
    return;
  g_strfreev (contact->except);
  contact->except = g_new0 (gchar *, 1);
  if (match_alone (contact, text, &match))
    g_variant_dict_insert (found, "spared", "s", get_keyword (contact, &match));
}

static GVariant *
to_sentences (GVariantDict *mistakes)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_dict_end (mistakes));
  GVariantBuilder sentences = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const gchar *key;
  GVariant *value;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_variant_builder_add (&sentences, "{ss}", key, g_variant_get_string (value, NULL));
      g_variant_unref (value);
    }
  return g_variant_ref_sink (g_variant_builder_end (&sentences));
}

/**
 * hiatus_app_try_contact:
 * @self: the app
 * @label: whom it would change; empty for somebody new
 * @lists: all that would be known of them
 * @text: what somebody wants to try out; it is looked at and forgotten
 * @mistakes: (out) (transfer full): what keeps it from being saved, as TryContact() documents it
 * @found: (out) (transfer full): whether @text would give them away, likewise
 * @error: return location
 *
 * What it would come to if a contact were entered so.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID for keys that a contact does not have
 */
gboolean
hiatus_app_try_contact (HiatusApp *self, const gchar *label, GVariant *lists, const gchar *text, GVariant **mistakes, GVariant **found, GError **error)
{
  g_auto (GVariantDict) sentences = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantDict) what = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (HiatusContact) contact = hiatus_contacts_try (self->contacts, label, lists, &sentences, error);

  if (contact == NULL)
    return FALSE;
  find_alone (contact, text, &what);
  *mistakes = to_sentences (&sentences);
  *found = g_variant_ref_sink (g_variant_dict_end (&what));
  return TRUE;
}
