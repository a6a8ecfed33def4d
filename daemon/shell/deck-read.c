/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/deck-read.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/key-text.h"

#define NAME_MAX_BYTES 200
#define MINUTES_PER_DAY (24 * 60)
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* As many digits of the digest of a name as nobody's names need to differ. */
#define OWN_ID_DIGITS 16

enum
{
  KEY_GROUP,
  KEY_TEXT,
  KEY_DAYS,
  KEY_HOURS,
  N_KEYS
};

static const gchar *const keys[N_KEYS] = { "group", "text", "days", "hours" };

/* A [name] and what is below it. */
typedef struct
{
  guint line;            /* of the name, 0 before the first one */
  gchar *name;           /* (owned) (nullable): %NULL where it cannot be used */
  gchar *values[N_KEYS]; /* (owned) (nullable) */
  guint lines[N_KEYS];
  gboolean is_left_out; /* there is a mistake in it */
} Part;

typedef struct
{
  HiatusDeck *deck;
  gboolean is_own;
  GHashTable *names;   /* (owned): name → line */
  GHashTable *texts;   /* (owned): text → line, 0 for those that were in the deck before */
  GPtrArray *mistakes; /* (unowned) (element-type HiatusDeckMistake) */
  guint n_mistakes;
  guint n_prompts;
  guint number; /* of the line */
  Part part;
} Reader;

/**
 * hiatus_deck_mistake_free:
 * @mistake: (transfer full): a mistake
 *
 * Frees it.
 */
void
hiatus_deck_mistake_free (HiatusDeckMistake *mistake)
{
  g_free (mistake->name);
  g_free (mistake->what);
  g_free (mistake);
}

/**
 * hiatus_deck_mistake_tell:
 * @mistake: a mistake
 * @file: what messages call the file
 * @with_name: whether to name the prompt, which is a word of the person's
 *
 * Returns: (transfer full): one line that says where it is, what, and the mend
 */
gchar *
hiatus_deck_mistake_tell (const HiatusDeckMistake *mistake, const gchar *file, gboolean with_name)
{
  g_autofree gchar *name = mistake->name == NULL || !with_name ? NULL : hiatus_key_text_quote (mistake->name);

  if (name != NULL && mistake->key != NULL)
    return g_strdup_printf (_ ("%s, line %u, [%s], %s: %s"), file, mistake->line, name, mistake->key, mistake->what);
  if (name != NULL)
    return g_strdup_printf (_ ("%s, line %u, [%s]: %s"), file, mistake->line, name, mistake->what);
  if (mistake->key != NULL)
    return g_strdup_printf (_ ("%s, line %u, %s: %s"), file, mistake->line, mistake->key, mistake->what);
  return g_strdup_printf (_ ("%s, line %u: %s"), file, mistake->line, mistake->what);
}

/* What it is in is left out. @key: (nullable): one of the keys. @what is taken. */
static void
add_mistake (Reader *reader, guint line, const gchar *key, gchar *what)
{
  HiatusDeckMistake *mistake;

  reader->part.is_left_out = TRUE;
  reader->n_mistakes++;
  if (reader->mistakes->len >= HIATUS_DECK_MISTAKES_MAX)
    {
      g_free (what);
      return;
    }
  mistake = g_new0 (HiatusDeckMistake, 1);
  mistake->line = line;
  mistake->name = g_strdup (reader->part.name);
  mistake->key = key;
  mistake->what = what;
  g_ptr_array_add (reader->mistakes, mistake);
}

static void
clear_part (Part *part)
{
  g_free (part->name);
  for (guint i = 0; i < N_KEYS; i++)
    g_free (part->values[i]);
  *part = (Part){ 0 };
}

static gboolean
parse_days (const gchar *value, guint *days)
{
  static const struct
  {
    const gchar *word;
    guint days;
  } words[] = {
    { "weekdays", 0x1f },
    { "weekend", 0x60 },
    { "mon", 0x01 },
    { "tue", 0x02 },
    { "wed", 0x04 },
    { "thu", 0x08 },
    { "fri", 0x10 },
    { "sat", 0x20 },
    { "sun", 0x40 },
  };
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);

  *days = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint found = 0;

      g_strstrip (parts[i]);
      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        if (g_ascii_strcasecmp (words[j].word, parts[i]) == 0)
          found = words[j].days;
      /* A list may end with a semicolon. */
      if (found == 0 && (parts[i][0] != '\0' || parts[i + 1] != NULL))
        return FALSE;
      *days |= found;
    }
  return *days != 0;
}

/* Returns: the minute of the day, -1 if it is none. */
static gint
parse_minute (const gchar *text)
{
  gsize digits = strspn (text, "0123456789");
  gint hour, minute;

  if (digits < 1 || digits > 2 || text[digits] != ':' || strspn (text + digits + 1, "0123456789") != 2 || text[digits + 3] != '\0')
    return -1;
  hour = digits == 2 ? g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]) : g_ascii_digit_value (text[0]);
  minute = g_ascii_digit_value (text[digits + 1]) * 10 + g_ascii_digit_value (text[digits + 2]);
  return minute < 60 && hour * 60 + minute <= MINUTES_PER_DAY ? hour * 60 + minute : -1;
}

static gboolean
parse_hours (const gchar *value, gint *from, gint *until)
{
  g_auto (GStrv) parts = g_strsplit (value, "-", 3);

  if (g_strv_length (parts) != 2)
    return FALSE;
  *from = parse_minute (g_strstrip (parts[0]));
  *until = parse_minute (g_strstrip (parts[1]));
  return *from >= 0 && *until >= 0 && *from < MINUTES_PER_DAY && *from != *until;
}

/* The name is a text of the person, which stays out of the journal. */
static gchar *
make_own_id (const gchar *name)
{
  g_autofree gchar *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  digest[OWN_ID_DIGITS] = '\0';
  return g_strconcat ("own-", digest, NULL);
}

static gboolean
is_new_text (Reader *reader)
{
  gpointer before;

  if (!g_hash_table_lookup_extended (reader->texts, reader->part.values[KEY_TEXT], NULL, &before))
    return TRUE;
  if (before == NULL)
    add_mistake (reader, reader->part.lines[KEY_TEXT], keys[KEY_TEXT], g_strdup (_ ("Hiatus has this one already: leave it out")));
  else
    add_mistake (reader,
                 reader->part.lines[KEY_TEXT],
                 keys[KEY_TEXT],
                 g_strdup_printf (_ ("the same stands on line %u already: keep one of them"), GPOINTER_TO_UINT (before)));
  return FALSE;
}

static void
add_prompt (Reader *reader)
{
  Part *part = &reader->part;
  g_autofree gchar *id = reader->is_own ? make_own_id (part->name) : g_strdup (part->name);
  HiatusPrompt prompt = {
    .id = id,
    .group = part->values[KEY_GROUP],
    .text = part->values[KEY_TEXT],
    .days = HIATUS_PROMPT_EVERY_DAY,
    .until = MINUTES_PER_DAY,
    .is_own = reader->is_own,
  };
  g_autoptr (GError) error = NULL;

  if (part->values[KEY_DAYS] != NULL && !parse_days (part->values[KEY_DAYS], &prompt.days))
    add_mistake (reader, part->lines[KEY_DAYS], keys[KEY_DAYS], g_strdup (_ ("use weekdays, weekend, or days such as mon;tue;sat")));
  if (part->values[KEY_HOURS] != NULL && !parse_hours (part->values[KEY_HOURS], &prompt.from, &prompt.until))
    add_mistake (reader, part->lines[KEY_HOURS], keys[KEY_HOURS], g_strdup (_ ("use two different times of day, as in 08:00-21:00; 24:00 is midnight")));
  if (part->is_left_out || !is_new_text (reader))
    return;
  if (hiatus_deck_add_prompt (reader->deck, &prompt, &error))
    {
      reader->n_prompts++;
      g_hash_table_insert (reader->texts, g_strdup (prompt.text), GUINT_TO_POINTER (part->lines[KEY_TEXT]));
      return;
    }
  if (hiatus_deck_group_number (prompt.group) < 0)
    add_mistake (reader, part->lines[KEY_GROUP], keys[KEY_GROUP], g_strdup (error->message));
  else
    add_mistake (reader, part->lines[KEY_TEXT], keys[KEY_TEXT], g_strdup (error->message));
}

/* What was below the last name is there now. */
static void
end_part (Reader *reader)
{
  Part *part = &reader->part;

  if (part->line != 0 && !part->is_left_out)
    {
      if (part->values[KEY_GROUP] == NULL)
        add_mistake (reader, part->line, NULL, g_strdup (_ ("the group is missing: add group= and, say, body")));
      if (part->values[KEY_TEXT] == NULL)
        add_mistake (reader, part->line, NULL, g_strdup (_ ("the text is missing: add text= and one or two short sentences")));
    }
  if (part->line != 0 && !part->is_left_out)
    add_prompt (reader);
  clear_part (part);
}

static void
begin_part (Reader *reader, gchar *line)
{
  gsize length = strlen (line);
  gchar *name;
  guint before;

  end_part (reader);
  reader->part.line = reader->number;
  if (length < 2 || line[length - 1] != ']' || strpbrk (line + 1, "[]") != line + length - 1)
    {
      add_mistake (reader, reader->number, NULL, g_strdup (_ ("write [name] and nothing else on that line")));
      return;
    }
  line[length - 1] = '\0';
  name = g_strstrip (line + 1);
  if (name[0] == '\0' || strlen (name) > NAME_MAX_BYTES)
    {
      add_mistake (reader, reader->number, NULL, g_strdup_printf (_ ("a name has from 1 to %d bytes"), NAME_MAX_BYTES));
      return;
    }
  reader->part.name = g_strdup (name);
  before = GPOINTER_TO_UINT (g_hash_table_lookup (reader->names, name));
  if (before != 0)
    add_mistake (reader, reader->number, NULL, g_strdup_printf (_ ("that name stands on line %u already: give this one another"), before));
  else
    g_hash_table_insert (reader->names, g_strdup (name), GUINT_TO_POINTER (reader->number));
}

static void
read_key (Reader *reader, gchar *line)
{
  Part *part = &reader->part;
  gchar *equals = strchr (line, '=');

  if (equals == NULL)
    {
      add_mistake (reader, reader->number, NULL, g_strdup (_ ("this is neither a comment, a [name] nor key=value: correct it or take it out")));
      return;
    }
  if (part->line == 0)
    {
      add_mistake (reader, reader->number, NULL, g_strdup (_ ("this stands before any [name]: move it below one")));
      return;
    }
  *equals = '\0';
  g_strchomp (line);
  for (guint i = 0; i < N_KEYS; i++)
    {
      if (!g_str_equal (line, keys[i]))
        continue;
      if (part->values[i] == NULL)
        {
          part->values[i] = g_strdup (g_strchug (equals + 1));
          part->lines[i] = reader->number;
        }
      else
        {
          add_mistake (reader, reader->number, keys[i], g_strdup_printf (_ ("it stands on line %u already: keep one of them"), part->lines[i]));
        }
      return;
    }
  add_mistake (reader, reader->number, NULL, g_strdup (_ ("there is no such key: it is one of group, text, days, hours")));
}

static void
read_line (Reader *reader, const gchar *start, gsize length)
{
  g_autofree gchar *line = g_strstrip (g_strndup (start, length));

  if (!g_utf8_validate_len (start, length, NULL))
    add_mistake (reader, reader->number, NULL, g_strdup (_ ("this is not UTF-8: write the line anew, and save the file as UTF-8")));
  else if (line[0] == '[')
    begin_part (reader, line);
  else if (line[0] != '\0' && line[0] != '#')
    read_key (reader, line);
}

/* Returns: whether there are as many prompts as there may be, and another one begins. */
static gboolean
is_full (Reader *reader)
{
  if (!reader->is_own || reader->n_prompts < HIATUS_DECK_OWN_MAX || reader->part.line == 0)
    return FALSE;
  add_mistake (reader,
               reader->part.line,
               NULL,
               g_strdup_printf (_ ("these are more than %d prompts: those from here on are left out, so take some out"), HIATUS_DECK_OWN_MAX));
  return TRUE;
}

static gint
compare_lines (gconstpointer left, gconstpointer right)
{
  const HiatusDeckMistake *const *one = left;
  const HiatusDeckMistake *const *other = right;

  return (gint) (*one)->line - (gint) (*other)->line;
}

/**
 * hiatus_deck_read:
 * @deck: what to add to
 * @text: (array length=length): the text of a deck file
 * @length: how many bytes it has
 * @is_own: whether the person wrote it: the prompts get ids that say nothing, and there are %HIATUS_DECK_OWN_MAX at the most
 * @mistakes: (element-type HiatusDeckMistake): to be filled, in the order of lines
 *
 * Adds the prompts of a file to a deck. A prompt with a mistake in it is left out, and all others are added. Unlike in other
 * key files a backslash is a backslash.
 *
 * Returns: how many mistakes there are; of more than %HIATUS_DECK_MISTAKES_MAX only so many are in @mistakes
 */
guint
hiatus_deck_read (HiatusDeck *deck, const gchar *text, gsize length, gboolean is_own, GPtrArray *mistakes)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { .deck = deck, .is_own = is_own, .names = names, .texts = texts, .mistakes = mistakes };
  const gchar *end = text + length;
  gboolean full = FALSE;

  for (guint i = 0; i < hiatus_deck_size (deck); i++)
    g_hash_table_insert (texts, g_strdup (hiatus_deck_get (deck, i)->text), NULL);
  /* Some editors put one in front; nobody sees it. */
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    text += strlen (BYTE_ORDER_MARK);
  while (text < end && !full)
    {
      const gchar *feed = memchr (text, '\n', (gsize) (end - text));
      const gchar *line_end = feed == NULL ? end : feed;

      reader.number++;
      read_line (&reader, text, (gsize) (line_end - text));
      text = line_end + 1;
      full = is_full (&reader);
    }
  if (full)
    clear_part (&reader.part);
  else
    end_part (&reader);
  g_ptr_array_sort (mistakes, compare_lines);
  return reader.n_mistakes;
}
