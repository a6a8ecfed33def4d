/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-contacts.h"

#include <glib/gi18n.h>

#include "daemon/api/words.h"
#include "daemon/cli/render.h"

/* What a contact has, on the bus, in JSON and on the screen. */
static const struct
{
  const gchar *key;
  const gchar *member;
  const gchar *words;
} lists[] = {
  { "names", "names", N_ ("Names") },
  { "phones", "phones", N_ ("Phone numbers") },
  { "emails", "emails", N_ ("E-mail addresses") },
  { "handles", "handles", N_ ("Handles") },
  { "phrases", "phrases", N_ ("Phrases") },
  { "except", "except", N_ ("Except") },
  { "let-through", "let_through", N_ ("Probably practical") },
  { "only-apps", "only_apps", N_ ("Only in") },
};

static const gchar *const answers[] = { "incoming", "outgoing" };

static void
append_list (GString *text, const gchar *words, const gchar *const *values)
{
  g_string_append_printf (text, "    %s: ", words);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree gchar *value = hiatus_render_one_line (values[i], 0);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", value);
    }
  g_string_append_c (text, '\n');
}

static void
append_contact (GString *text, GVariant *contact)
{
  const gchar *label = "", *incoming = "", *outgoing = "";
  g_autofree gchar *name = NULL;

  g_variant_lookup (contact, "label", "&s", &label);
  g_variant_lookup (contact, "incoming", "&s", &incoming);
  g_variant_lookup (contact, "outgoing", "&s", &outgoing);
  name = hiatus_render_one_line (label, 0);
  g_string_append_printf (text, "%s\n", name);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree const gchar **values = NULL;

      if (g_variant_lookup (contact, lists[i].key, "^a&s", &values))
        append_list (text, _ (lists[i].words), (const gchar *const *) values);
    }
  g_string_append (text, "    ");
  /* Translators: what follows are the words of contacts.ini: advise, hush or ignore; nudge, pause or ignore */
  g_string_append_printf (text, _ ("When they write: %s. When you are about to: %s."), incoming, outgoing);
  g_string_append_c (text, '\n');
}

/**
 * hiatus_render_contacts:
 * @contacts: what ListContacts() answers with, an `aa{sv}`
 *
 * Returns: (transfer full): the list for a person, empty where nobody is on it
 */
gchar *
hiatus_render_contacts (GVariant *contacts)
{
  GString *text = g_string_new (NULL);
  GVariantIter iter;
  GVariant *contact;

  g_variant_iter_init (&iter, contacts);
  while (g_variant_iter_next (&iter, "@a{sv}", &contact))
    {
      append_contact (text, contact);
      g_variant_unref (contact);
    }
  return g_string_free (text, FALSE);
}

static JsonObject *
contact_to_json (GVariant *contact)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GVariant) label = g_variant_lookup_value (contact, "label", NULL);

  hiatus_render_add_json (object, "label", label);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GVariant) list = g_variant_lookup_value (contact, lists[i].key, G_VARIANT_TYPE_STRING_ARRAY);
      g_autoptr (GVariant) empty = g_variant_ref_sink (g_variant_new_strv (NULL, 0));

      hiatus_render_add_json (object, lists[i].member, list != NULL ? list : empty);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GVariant) answer = g_variant_lookup_value (contact, answers[i], NULL);

      hiatus_render_add_json (object, answers[i], answer);
    }
  return object;
}

static gchar *
array_to_text (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  return json_to_string (node, FALSE);
}

/**
 * hiatus_render_contacts_json:
 * @contacts: what ListContacts() answers with, an `aa{sv}`
 *
 * Returns: (transfer full): the list as a JSON array in one line, without a line end
 */
gchar *
hiatus_render_contacts_json (GVariant *contacts)
{
  g_autoptr (JsonArray) array = json_array_new ();
  GVariantIter iter;
  GVariant *contact;

  g_variant_iter_init (&iter, contacts);
  while (g_variant_iter_next (&iter, "@a{sv}", &contact))
    {
      json_array_add_object_element (array, contact_to_json (contact));
      g_variant_unref (contact);
    }
  return array_to_text (array);
}

/**
 * hiatus_render_found:
 * @found: what TestText() answers with, an `a(ss)`
 *
 * Returns: (transfer full): whom a text gives away, a line for each kind of keyword, empty where it is nobody
 */
gchar *
hiatus_render_found (GVariant *found)
{
  GString *text = g_string_new (NULL);
  GVariantIter iter;
  const gchar *contact, *kind;

  g_variant_iter_init (&iter, found);
  while (g_variant_iter_next (&iter, "(&s&s)", &contact, &kind))
    {
      g_autofree gchar *name = hiatus_render_one_line (contact, 0);

      g_string_append_printf (text, "%s, %s\n", name, hiatus_words_keyword_kind (kind));
    }
  return g_string_free (text, FALSE);
}

/**
 * hiatus_render_found_json:
 * @found: what TestText() answers with, an `a(ss)`
 *
 * Returns: (transfer full): the same as a JSON array in one line, without a line end
 */
gchar *
hiatus_render_found_json (GVariant *found)
{
  g_autoptr (JsonArray) array = json_array_new ();
  GVariantIter iter;
  const gchar *contact, *kind;

  g_variant_iter_init (&iter, found);
  while (g_variant_iter_next (&iter, "(&s&s)", &contact, &kind))
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "contact", contact);
      json_object_set_string_member (object, "kind", kind);
      json_array_add_object_element (array, object);
    }
  return array_to_text (array);
}
