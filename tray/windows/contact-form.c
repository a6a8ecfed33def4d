/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/contact-form.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/api/words.h"
#include "tray/windows/wrong-person-form.h"

#define LABEL "label"

/* The keys that hold lists, in the order of contacts.ini. */
static const gchar *const list_keys[] = { "names", "phones", "emails", "handles", "phrases", "except", "let-through", "only-apps" };

/* Those that hold a word, with what is meant where none is given. */
static const struct
{
  const gchar *key;
  const gchar *preset;
} answer_keys[] = {
  { "incoming", "advise" },
  { "outgoing", "nudge" },
};

/* --- what is typed --- */

static void
take_text (GStrvBuilder *texts, GString *text)
{
  g_autofree gchar *stripped = g_strstrip (g_strdup (text->str));

  if (*stripped != '\0')
    g_strv_builder_add (texts, stripped);
  g_string_truncate (text, 0);
}

/**
 * hiatus_contact_form_split:
 * @text: what somebody typed: a text on each line, or with semicolons between, as in contacts.ini
 *
 * A semicolon that belongs to a text is written "\;", as hiatus_contact_form_join() does.
 *
 * Returns: (transfer full): the texts without blanks around them
 */
gchar **
hiatus_contact_form_split (const gchar *text)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (GString) current = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (text[0] == '\\' && text[1] == ';')
      g_string_append_c (current, *++text);
    else if (*text == ';' || *text == '\n' || *text == '\r')
      take_text (texts, current);
    else
      g_string_append_c (current, *text);
  take_text (texts, current);
  return g_strv_builder_end (texts);
}

/**
 * hiatus_contact_form_join:
 * @texts: (array zero-terminated=1): texts without blanks around them
 *
 * Returns: (transfer full): them as lines, for somebody to go on with
 */
gchar *
hiatus_contact_form_join (const gchar *const *texts)
{
  GString *lines = g_string_new (NULL);

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (lines, '\n');
      for (const gchar *at = texts[i]; *at != '\0'; at++)
        if (*at == ';')
          g_string_append (lines, "\\;");
        else
          g_string_append_c (lines, *at == '\n' || *at == '\r' ? ' ' : *at);
    }
  return g_string_free (lines, FALSE);
}

/* --- contacts --- */

/**
 * hiatus_contact_form_find:
 * @contacts: what ListContacts() answered
 * @label: what somebody is called
 *
 * Returns: (transfer full) (nullable): them; %NULL where nobody is called so
 */
GVariant *
hiatus_contact_form_find (GVariant *contacts, const gchar *label)
{
  for (gsize i = 0; i < g_variant_n_children (contacts); i++)
    {
      g_autoptr (GVariant) contact = g_variant_get_child_value (contacts, i);
      const gchar *called = NULL;

      if (g_variant_lookup (contact, LABEL, "&s", &called) && g_str_equal (called, label))
        return g_steal_pointer (&contact);
    }
  return NULL;
}

/**
 * hiatus_contact_form_get_list:
 * @contact: a contact
 * @key: the key of a list
 *
 * Returns: (transfer full): what it holds, empty where it is not there
 */
gchar **
hiatus_contact_form_get_list (GVariant *contact, const gchar *key)
{
  gchar **list = NULL;

  if (!g_variant_lookup (contact, key, "^as", &list))
    list = g_new0 (gchar *, 1);
  return list;
}

static const gchar *
get_preset (const gchar *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answer_keys); i++)
    if (g_str_equal (answer_keys[i].key, key))
      return answer_keys[i].preset;
  return "";
}

/**
 * hiatus_contact_form_get_answer:
 * @contact: a contact
 * @key: `incoming`, `outgoing` or `label`
 *
 * Returns: (transfer none): its word, or the preset
 */
const gchar *
hiatus_contact_form_get_answer (GVariant *contact, const gchar *key)
{
  const gchar *answer = NULL;

  g_variant_lookup (contact, key, "&s", &answer);
  return answer != NULL ? answer : get_preset (key);
}

static gint
compare_texts (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const gchar *const *) left, *(const gchar *const *) right);
}

/* Of applications the order is that of the form, and means nothing. */
static gboolean
is_same_list (GVariant *left, GVariant *right, const gchar *key)
{
  g_auto (GStrv) one = hiatus_contact_form_get_list (left, key);
  g_auto (GStrv) other = hiatus_contact_form_get_list (right, key);

  if (g_str_equal (key, "only-apps"))
    {
      qsort (one, g_strv_length (one), sizeof *one, compare_texts);
      qsort (other, g_strv_length (other), sizeof *other, compare_texts);
    }
  return g_strv_equal ((const gchar *const *) one, (const gchar *const *) other);
}

static gboolean
is_list_key (const gchar *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (list_keys); i++)
    if (g_str_equal (list_keys[i], key))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_contact_form_is_same:
 * @left: a contact
 * @right: another one, or the same at another time
 * @key: any key of contacts
 *
 * Returns: whether both have the same there
 */
gboolean
hiatus_contact_form_is_same (GVariant *left, GVariant *right, const gchar *key)
{
  if (is_list_key (key))
    return is_same_list (left, right, key);
  return g_str_equal (hiatus_contact_form_get_answer (left, key), hiatus_contact_form_get_answer (right, key));
}

/**
 * hiatus_contact_form_as_shown:
 * @contact: a contact
 *
 * What is left of a contact that is filled in and read out again, so that what nobody touched is not taken for a change.
 *
 * Returns: (transfer full): it
 */
GVariant *
hiatus_contact_form_as_shown (GVariant *contact)
{
  g_auto (GVariantDict) shown = G_VARIANT_DICT_INIT (contact);

  for (gsize i = 0; i < G_N_ELEMENTS (list_keys); i++)
    {
      g_auto (GStrv) texts = hiatus_contact_form_get_list (contact, list_keys[i]);
      g_autofree gchar *typed = hiatus_contact_form_join ((const gchar *const *) texts);
      g_auto (GStrv) read = hiatus_contact_form_split (typed);

      g_variant_dict_insert (&shown, list_keys[i], "^as", read);
    }
  return g_variant_ref_sink (g_variant_dict_end (&shown));
}

/**
 * hiatus_contact_form_get_changes:
 * @before: what was known of somebody; empty for somebody new
 * @after: what the person made of it
 *
 * What was not touched is left out, so that what is changed there by hand meanwhile stays, to the letter.
 *
 * Returns: (transfer floating): an `a{sv}` for ChangeContact() or AddContact(), without the label
 */
GVariant *
hiatus_contact_form_get_changes (GVariant *before, GVariant *after)
{
  g_auto (GVariantDict) changes = G_VARIANT_DICT_INIT (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (list_keys); i++)
    if (!hiatus_contact_form_is_same (before, after, list_keys[i]))
      {
        g_auto (GStrv) list = hiatus_contact_form_get_list (after, list_keys[i]);

        g_variant_dict_insert (&changes, list_keys[i], "^as", list);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (answer_keys); i++)
    if (!hiatus_contact_form_is_same (before, after, answer_keys[i].key))
      g_variant_dict_insert (&changes, answer_keys[i].key, "s", hiatus_contact_form_get_answer (after, answer_keys[i].key));
  return g_variant_dict_end (&changes);
}

/* --- what is said --- */

static const gchar *
get_reason (const gchar *kind)
{
  static const struct
  {
    const gchar *kind;
    const gchar *sentence;
  } reasons[] = {
    /* Translators: of a text that is tried out; %s is what was found in it, here and in those that follow. */
    { "name", N_ ("This would be noticed, by the name \"%s\".") },
    { "phone", N_ ("This would be noticed, by the phone number \"%s\".") },
    { "email", N_ ("This would be noticed, by the e-mail address \"%s\".") },
    { "handle", N_ ("This would be noticed, by the handle \"%s\".") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].kind, kind))
      return _ (reasons[i].sentence);
  return _ ("This would be noticed, by the phrase \"%s\".");
}

static gchar *
print_word (const gchar *format, const gchar *word)
{
  g_autofree gchar *isolated = hiatus_wrong_person_isolate (word);
  g_auto (GStrv) parts = g_strsplit (format, "%s", -1);

  return g_strjoinv (isolated, parts);
}

/**
 * hiatus_contact_form_tell_found:
 * @found: what TryContact() found in a text
 * @in_some_apps: whether the contact counts in some applications only
 *
 * Returns: (transfer full): whether and why the text would give them away
 */
gchar *
hiatus_contact_form_tell_found (GVariant *found, gboolean in_some_apps)
{
  const gchar *keyword = NULL;
  const gchar *kind = "";
  gboolean practical = FALSE;
  g_autofree gchar *reason = NULL;
  g_autoptr (GString) text = NULL;

  if (g_variant_lookup (found, "spared", "&s", &keyword))
    return print_word (_ ("This would not be noticed: \"%s\" is in it, but what stands there is an exception."), keyword);
  if (!g_variant_lookup (found, "keyword", "&s", &keyword))
    return g_strdup (_ ("This would not be noticed: nothing that gives them away is in it. Names, handles and phrases count as whole words."));
  g_variant_lookup (found, "kind", "&s", &kind);
  g_variant_lookup (found, "practical", "b", &practical);
  reason = print_word (get_reason (kind), keyword);
  text = g_string_new (reason);
  if (in_some_apps)
    g_string_append_printf (text, " %s", _ ("But only in the applications chosen here."));
  if (practical)
    g_string_append_printf (text, " %s", _ ("It is probably practical, so it is not hushed."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hiatus_contact_form_tell_rows:
 * @rows: what TestText() answered
 *
 * Returns: (transfer full): whom a text would give away and by what, a line for each
 */
gchar *
hiatus_contact_form_tell_rows (GVariant *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gchar *last = g_strdup ("");
  GVariantIter iter;
  const gchar *label, *kind;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s)", &label, &kind))
    {
      if (text->len > 0 && g_str_equal (label, last))
        g_string_append_printf (text, ", %s", hiatus_words_keyword_kind (kind));
      else
        {
          g_autofree gchar *isolated = hiatus_wrong_person_isolate (label);

          g_string_append_printf (text, "%s%s, %s", text->len > 0 ? "\n" : "", isolated, hiatus_words_keyword_kind (kind));
          g_free (last);
          last = g_strdup (label);
        }
    }
  if (text->len == 0)
    g_string_append (text, _ ("This text gives nobody away."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Each a text of its own, for languages in which the number changes the word. */
static gchar *
count_words (const gchar *key, guint n)
{
  if (g_str_equal (key, "names"))
    return g_strdup_printf (ngettext ("%u name", "%u names", n), n);
  if (g_str_equal (key, "phones"))
    return g_strdup_printf (ngettext ("%u phone number", "%u phone numbers", n), n);
  if (g_str_equal (key, "emails"))
    return g_strdup_printf (ngettext ("%u e-mail address", "%u e-mail addresses", n), n);
  if (g_str_equal (key, "handles"))
    return g_strdup_printf (ngettext ("%u handle", "%u handles", n), n);
  return g_strdup_printf (ngettext ("%u phrase", "%u phrases", n), n);
}

/**
 * hiatus_contact_form_tell_keywords:
 * @contact: a contact
 *
 * Returns: (transfer full): how much gives them away, without a word of it
 */
gchar *
hiatus_contact_form_tell_keywords (GVariant *contact)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; !g_str_equal (list_keys[i], "except"); i++)
    {
      g_auto (GStrv) list = hiatus_contact_form_get_list (contact, list_keys[i]);

      if (list[0] != NULL)
        g_ptr_array_add (parts, count_words (list_keys[i], g_strv_length (list)));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (gchar **) parts->pdata);
}

/**
 * hiatus_contact_form_tell_answers:
 * @contact: a contact
 *
 * Returns: (transfer full): what follows when they write, and when the person is about to
 */
gchar *
hiatus_contact_form_tell_answers (GVariant *contact)
{
  static const struct
  {
    const gchar *key;
    const gchar *answer;
    const gchar *sentence;
  } rows[] = {
    { "incoming", "advise", N_ ("When they write you are told.") },
    { "incoming", "hush", N_ ("When they write it is hushed.") },
    { "incoming", "ignore", N_ ("When they write nothing is said.") },
    { "outgoing", "nudge", N_ ("When you are about to, a nudge.") },
    { "outgoing", "pause", N_ ("When you are about to, a pause.") },
    { "outgoing", "ignore", N_ ("When you are about to, nothing.") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (hiatus_contact_form_get_answer (contact, rows[i].key), rows[i].answer))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _ (rows[i].sentence));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
