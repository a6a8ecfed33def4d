/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/names.h"
#include "tests/core/fixtures.h"

/* One of each kind and of each value that a field can take. */
static const gchar *const lines[] = {
  "2025-03-01 plan-start 2025-03-01 28 heal strict",
  "2025-03-01 plan-start 2025-02-24 1 reconcile limited",
  "2025-03-01 plan-start 2025-03-08 3650 unsure strict",
  "2025-03-01 plan-start 2025-03-01 0 safety limited",
  "2025-03-05 plan-length 20",
  "2025-03-05 plan-length 0",
  "2025-03-29 plan-end none",
  "2025-03-29 plan-end let-go",
  "2025-03-29 plan-end reach-out",
  "2025-03-02 urge 0",
  "2025-03-02 urge 1",
  "2025-03-02 urge 2",
  "2025-03-02 urge 3",
  "2025-03-02 urge 2 titles",
  "2025-03-02 look",
  "2025-03-02 look titles",
  "2025-03-02 look clipboard",
  "2025-03-02 slip",
  "2025-03-02 prompt call-a-friend none",
  "2025-03-02 prompt call-a-friend done",
  "2025-03-02 prompt call-a-friend another",
  "2025-03-02 prompt call-a-friend not-today",
  "2025-03-02 popup day",
  "2025-03-02 popup day call-a-friend",
  "2025-03-29 popup end",
  "2025-03-02 popup undo",
  "2025-03-02 popup repair",
  "2025-03-02 popup-answer day done",
  "2025-03-02 popup-answer day later",
  "2025-03-29 popup-answer end wait-longer",
  "2025-03-02 popup-answer day closed",
  "2025-03-02 quiet 2025-03-03T00:00:00+01:00",
  "2025-03-02 quiet 0",
  "2025-03-02 undo 17",
  "2025-03-02 repair 0",
  "2025-03-02 repair 2147483647",
  "2025-03-02 incoming",
  "2025-03-02 incoming small-talk",
  "2025-03-02 incoming practical",
  "2025-03-02 incoming us",
  "2025-03-02 incoming upset",
  "2025-03-02 incoming upset notifications",
  "2025-03-02 encounter",
  "2025-03-02 encounter well",
  "2025-03-02 encounter hard",
  "2025-03-02 wrong-person",
  "2025-03-02 watch-pause 0",
  "2025-03-02 watch-pause 2025-03-03T00:00:00+01:00",
  "2025-03-02 watch-pause resumed",
  "2025-03-02 sending 2025-03-02T12:30:00Z",
  "2025-03-02 safety unanswered unanswered",
  "2025-03-02 safety no yes",
  "2025-03-02 safety yes no",
  "2025-03-02 script-step ending decide done 1 let-go",
  "2025-03-02 script-step ending message skipped",
  "2025-03-02 script-step announce say open",
  "2025-03-02 script-step reply holding begun 4 remind 2025-03-03T10:00:00Z",
  "2025-03-02 talk begun",
  "2025-03-02 talk answered",
  "2025-03-02 talk no-answer",
  "2025-03-02 talk said-no",
  "2025-03-02 talk over",
  "2025-03-02 letter",
  "2025-03-02 letter 2025-03-03T10:00:00Z",
  "2025-03-02 letter-felt 4 heavier",
};

/* All texts that an event can have, with what they are called and a digest for each. */
static const struct
{
  const gchar *line;
  const gchar *texts;
} with_texts[] = {
  { "2025-03-02 urge 2", "contact note trigger" },
  { "2025-03-02 look", "contact note" },
  { "2025-03-02 slip", "contact note" },
  { "2025-03-02 incoming us", "contact note" },
  { "2025-03-02 encounter well", "contact note" },
  { "2025-03-02 wrong-person", "contact keyword" },
  { "2025-03-02 sending 2025-03-02T12:30:00Z", "contact" },
  { "2025-03-02 script-step ending message", "note" },
  { "2025-03-02 letter", "note" },
  { "2025-03-02 plan-start", "" },
  { "2025-03-02 watch-pause 0", "" },
  { "2025-03-02 unknown", "" },
};

/* What does not stand in the payload: the journal keeps it in columns and tables of its own. */
static void
copy_identity (const HiatusEvent *from,
               HiatusEvent *to)
{
  to->contact = g_strdup (from->contact);
  to->keyword = g_strdup (from->keyword);
  to->device = g_strdup (from->device);
  to->sequence = from->sequence;
  to->recorded_us = from->recorded_us;
  to->happened_us = from->happened_us;
  to->date = from->date;
  to->position = from->position;
  to->trigger = g_strdup (from->trigger);
  to->note = g_strdup (from->note);
}

static HiatusEvent *
print_and_parse (const HiatusEvent *event)
{
  g_autofree gchar *payload = hiatus_event_print_payload (event);
  g_autoptr (GError) error = NULL;
  HiatusEvent *parsed = hiatus_event_parse_payload (hiatus_event_kind_name (event), payload, &error);

  g_assert_no_error (error);
  g_assert_nonnull (parsed);
  copy_identity (event, parsed);
  return parsed;
}

static void
test_round_trip (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (lines); index++)
    {
      g_autoptr (HiatusEvent) event = fixture_event (lines[index], index + 1);
      g_autoptr (HiatusEvent) parsed = NULL;
      g_autoptr (HiatusEvent) copy = hiatus_event_copy (event);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", lines[index]);
      g_assert_true (hiatus_event_check (event, &error));
      g_assert_no_error (error);
      parsed = print_and_parse (event);
      g_assert_true (hiatus_event_equal (event, parsed));
      g_assert_true (hiatus_event_equal (event, copy));
    }
}

/* Every two of the table differ, and so do their payloads unless their kinds do. */
static void
test_all_differ (void)
{
  for (guint left = 0; left < G_N_ELEMENTS (lines); left++)
    for (guint right = 0; right < left; right++)
      {
        g_autoptr (HiatusEvent) one = fixture_event (lines[left], 1);
        g_autoptr (HiatusEvent) other = fixture_event (lines[right], 1);
        g_autofree gchar *one_payload = hiatus_event_print_payload (one);
        g_autofree gchar *other_payload = hiatus_event_print_payload (other);

        /* The date that they belong to is no difference here. */
        other->happened_us = one->happened_us;
        other->date = one->date;
        g_assert_false (hiatus_event_equal (one, other));
        if (one->kind == other->kind)
          g_assert_cmpstr (one_payload, !=, other_payload);
      }
}

static void
test_identity_counts (void)
{
  g_autoptr (HiatusEvent) event = fixture_event ("2025-03-02 urge 2", 7);
  g_autoptr (HiatusEvent) copy = NULL;

#define ASSERT_MATTERS(change)                         \
  G_STMT_START                                         \
  {                                                    \
    g_clear_pointer (&copy, hiatus_event_free);        \
    copy = hiatus_event_copy (event);                  \
    g_assert_true (hiatus_event_equal (event, copy));  \
    change;                                            \
    g_assert_false (hiatus_event_equal (event, copy)); \
  }                                                    \
  G_STMT_END

  ASSERT_MATTERS (copy->sequence = 8);
  ASSERT_MATTERS (copy->recorded_us++);
  ASSERT_MATTERS (copy->happened_us--);
  ASSERT_MATTERS (copy->date = fixture_date ("2025-03-03"));
  ASSERT_MATTERS (copy->device[0] = 'b');
  ASSERT_MATTERS (copy->strength = 1);
  ASSERT_MATTERS (copy->note = g_strdup ("why"));
  ASSERT_MATTERS (copy->trigger = g_strdup ("a song"));
  ASSERT_MATTERS (copy->note_digest = g_strdup ("ab12"));
#undef ASSERT_MATTERS
}

/* The row's number belongs to one journal, not to the event. */
static void
test_position_does_not_count (void)
{
  g_autoptr (HiatusEvent) event = fixture_event ("2025-03-02 urge 2", 7);
  g_autoptr (HiatusEvent) copy = hiatus_event_copy (event);

  copy->position = 99;
  g_assert_true (hiatus_event_equal (event, copy));
}

/* A copy lives on by itself: freeing the one it was made of, or both, harms nothing. */
static void
test_copy_is_deep (void)
{
  HiatusEvent *event = fixture_event ("2025-03-02 urge 2", 7);
  g_autoptr (HiatusEvent) copy = NULL;

  event->position = 12;
  event->note = g_strdup ("one note");
  event->trigger = g_strdup ("a song");
  event->note_digest = g_strdup ("ab12");
  event->trigger_digest = g_strdup ("cd34");
  copy = hiatus_event_copy (event);
  hiatus_event_free (event);
  g_assert_cmpstr (copy->note, ==, "one note");
  g_assert_cmpstr (copy->trigger, ==, "a song");
  g_assert_cmpstr (copy->note_digest, ==, "ab12");
  g_assert_cmpstr (copy->trigger_digest, ==, "cd34");
  g_assert_cmpuint (copy->position, ==, 12);
  hiatus_event_free (NULL);
}

static void
test_payload_is_sorted (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (lines); index++)
    {
      g_autoptr (HiatusEvent) event = fixture_event (lines[index], 1);
      g_autofree gchar *payload = hiatus_event_print_payload (event);
      g_autofree gchar *printed_again = NULL;
      g_autoptr (GVariant) dictionary = NULL;
      g_autofree gchar *previous = g_strdup ("");
      GVariantIter iter;
      const gchar *key;

      /* The annotations alone have to say the type: nothing is told to the parser. */
      dictionary = g_variant_parse (NULL, payload, NULL, NULL, NULL);
      g_assert_nonnull (dictionary);
      g_assert_cmpstr (g_variant_get_type_string (dictionary), ==, "a{sv}");
      g_variant_iter_init (&iter, dictionary);
      while (g_variant_iter_next (&iter, "{&sv}", &key, NULL))
        {
          g_assert_cmpstr (previous, <, key);
          g_free (previous);
          previous = g_strdup (key);
        }
      printed_again = g_variant_print (dictionary, TRUE);
      g_assert_cmpstr (payload, ==, printed_again);
    }
}

/* Erasing a text must not break the chain, so the chained row never holds it; each has a digest of its own there. */
static void
test_texts (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (with_texts); index++)
    {
      g_autoptr (HiatusEvent) event = fixture_event (with_texts[index].line, 1);
      g_autoptr (HiatusEvent) parsed = NULL;
      g_autofree gchar *payload = NULL;
      g_autoptr (GString) names = g_string_new (NULL);
      const gchar *name = NULL;
      gchar **digest = NULL;
      gchar **text;

      for (guint i = 0; (text = hiatus_event_text (event, i, &name, &digest)) != NULL; i++)
        {
          g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
          *text = g_strdup_printf ("Wuthering %s", name);
          *digest = g_strdup_printf ("feed-%s", name);
        }
      g_assert_cmpstr (names->str, ==, with_texts[index].texts);
      payload = hiatus_event_print_payload (event);
      g_assert_null (strstr (payload, "Wuthering"));
      parsed = print_and_parse (event);
      for (guint i = 0; hiatus_event_text (parsed, i, &name, &digest) != NULL; i++)
        {
          g_autofree gchar *expected = g_strdup_printf ("feed-%s", name);
          g_autofree gchar *key = g_strdup_printf ("'%s-digest': <'feed-%s'>", name, name);

          g_assert_cmpstr (*digest, ==, expected);
          g_assert_nonnull (strstr (payload, key));
        }
      g_assert_true (hiatus_event_equal (event, parsed));
    }
}

/* What was not noticed says nothing of it: entries of an older Hiatus are the same to the letter. */
static void
test_origin_is_rare (void)
{
  g_autoptr (HiatusEvent) said = fixture_event ("2025-03-02 urge 2", 1);
  g_autoptr (HiatusEvent) noticed = fixture_event ("2025-03-02 urge 2 titles", 1);
  g_autofree gchar *said_payload = hiatus_event_print_payload (said);
  g_autofree gchar *noticed_payload = hiatus_event_print_payload (noticed);

  g_assert_cmpstr (said_payload, ==, "{'strength': <2>}");
  g_assert_cmpstr (noticed_payload, ==, "{'origin': <'titles'>, 'strength': <2>}");
}

/* Whatever a deck of one's own calls its prompts. */
static void
test_awkward_strings (void)
{
  static const gchar *const prompts[] = { "it's", "\"quoted\"", "back\\slash", "zwölf ✓ عشر", "{'a': <1>}", "line\nbreak", "a", NULL };

  for (guint index = 0; prompts[index] != NULL; index++)
    {
      g_autoptr (HiatusEvent) event = fixture_event ("2025-03-02 prompt x done", 1);
      g_autoptr (HiatusEvent) parsed = NULL;

      g_free (event->prompt);
      event->prompt = g_strdup (prompts[index]);
      parsed = print_and_parse (event);
      g_assert_cmpstr (parsed->prompt, ==, prompts[index]);
    }
}

static void
test_unknown_kind (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusEvent) event = hiatus_event_parse_payload ("kite", "{'colours': <2>}", &error);
  g_autoptr (HiatusEvent) copy = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (event);
  g_assert_cmpint (event->kind, ==, HIATUS_EVENT_UNKNOWN);
  g_assert_cmpstr (hiatus_event_kind_name (event), ==, "kite");
  g_assert_false (hiatus_event_is_act (event));
  copy = hiatus_event_copy (event);
  g_assert_cmpstr (hiatus_event_kind_name (copy), ==, "kite");
}

/* A newer Hiatus may add a field to a kind that this one knows. */
static void
test_unknown_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusEvent) event = hiatus_event_parse_payload ("urge", "{'place': <'home'>, 'strength': <2>}", &error);

  g_assert_no_error (error);
  g_assert_nonnull (event);
  g_assert_cmpint (event->strength, ==, 2);
}

typedef struct
{
  const gchar *kind;
  const gchar *payload;
} Damaged;

static const Damaged damaged[] = {
  { "urge", "" },
  { "urge", "strength 2" },
  { "urge", "{'strength': <2>" },
  { "urge", "[1, 2]" },
  { "urge", "{'strength': <9>}" },
  { "urge", "{'strength': <-1>}" },
  { "urge", "{'strength': <2>} {'strength': <2>}" },
  { "plan-start", "{}" },
  { "plan-start", "{'goal': <'heal'>, 'length': <28>, 'mode': <'strict'>, 'starts-on': <'2025-02-30'>}" },
  { "plan-start", "{'goal': <'win'>, 'length': <28>, 'mode': <'strict'>, 'starts-on': <'2025-02-03'>}" },
  { "plan-start", "{'goal': <'heal'>, 'length': <28>, 'mode': <'loud'>, 'starts-on': <'2025-02-03'>}" },
  { "plan-start", "{'goal': <'heal'>, 'length': <40000>, 'mode': <'strict'>, 'starts-on': <'2025-02-03'>}" },
  { "plan-length", "{'length': <-3>}" },
  { "plan-end", "{'decision': <'shout'>}" },
  { "prompt", "{'answer': <'done'>, 'prompt': <'a'>}" },
  { "popup", "{'day': <'yesterday'>, 'popup': <'day'>}" },
  { "popup", "{'day': <'2025-03-01'>, 'popup': <'balloon'>}" },
  { "popup-answer", "{'answer': <'perhaps'>, 'day': <'2025-03-01'>, 'popup': <'day'>}" },
  { "incoming", "{'about': <'weather'>}" },
  { "incoming", "{'about': <'us'>, 'origin': <'rumour'>}" },
  { "encounter", "{'went': <'badly'>}" },
  { "watch-pause", "{'until': <int64 -1>}" },
  { "watch-pause", "{'until': <'later'>}" },
  { "undo", "{}" },
  { "undo", "{'target': <''>}" },
  { "repair", "{'missing': <-1>}" },
  { "urge", "\xff\xfe" },
};

static void
test_damaged (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (damaged); index++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = NULL;

      g_test_message ("%s %s", damaged[index].kind, index + 1 < G_N_ELEMENTS (damaged) ? damaged[index].payload : "no UTF-8");
      event = hiatus_event_parse_payload (damaged[index].kind, damaged[index].payload, &error);
      g_assert_null (event);
      fixture_assert_one_line (error, HIATUS_ERROR_DAMAGED);
    }
}

/* A field of the wrong type is no missing one: a strength written as text is damage, not "not said". */
static void
test_wrong_type_is_damage (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusEvent) event = hiatus_event_parse_payload ("urge", "{'strength': <'overwhelming'>}", &error);

  g_assert_null (event);
  fixture_assert_one_line (error, HIATUS_ERROR_DAMAGED);
}

static void
test_compare (void)
{
  g_autoptr (HiatusEvent) event = fixture_event ("2025-03-02 urge 1", 5);
  g_autoptr (HiatusEvent) other = hiatus_event_copy (event);

  g_assert_cmpint (hiatus_event_compare (event, other), ==, 0);
  other->sequence = 6;
  g_assert_cmpint (hiatus_event_compare (event, other), <, 0);
  g_assert_cmpint (hiatus_event_compare (other, event), >, 0);
  /* The device before the sequence. */
  g_free (other->device);
  other->device = g_strdup ("00000001");
  g_assert_cmpint (hiatus_event_compare (event, other), >, 0);
  g_assert_cmpint (hiatus_event_compare (other, event), <, 0);
  /* The time of recording before the device; when it happened does not count. */
  other->recorded_us++;
  other->happened_us -= G_TIME_SPAN_DAY;
  g_assert_cmpint (hiatus_event_compare (event, other), <, 0);
  g_assert_cmpint (hiatus_event_compare (other, event), >, 0);
}

/* Numbers too far apart for a difference in gint, or in gint64. */
static void
test_compare_far_apart (void)
{
  g_autoptr (HiatusEvent) early = fixture_event ("2025-03-02 urge 1", 1);
  g_autoptr (HiatusEvent) late = fixture_event ("2025-03-02 urge 1", G_MAXUINT64);

  late->recorded_us = early->recorded_us;
  g_assert_cmpint (hiatus_event_compare (early, late), <, 0);
  g_assert_cmpint (hiatus_event_compare (late, early), >, 0);
  early->recorded_us = G_MININT64;
  late->recorded_us = G_MAXINT64;
  g_assert_cmpint (hiatus_event_compare (early, late), <, 0);
  g_assert_cmpint (hiatus_event_compare (late, early), >, 0);
}

static void
test_id (void)
{
  g_autoptr (HiatusEvent) event = fixture_event ("2025-03-02 urge 1", 17);
  g_autofree gchar *short_id = hiatus_event_id (event);
  g_autofree gchar *long_id = NULL;

  g_assert_cmpstr (short_id, ==, "1f2e3d4c-17");
  event->sequence = G_MAXUINT64;
  long_id = hiatus_event_id (event);
  g_assert_cmpstr (long_id, ==, "1f2e3d4c-18446744073709551615");
}

typedef struct
{
  const gchar *line;
  const gchar *fields;
} OnTheBus;

/* The keys and types that ReadEvents() promises. */
static const OnTheBus on_the_bus[] = {
  { "2025-03-01 plan-start 2025-03-02 28 heal limited", "{'starts-on': <'2025-03-02'>, 'length': <28>, 'goal': <'heal'>, 'mode': <'limited'>}" },
  { "2025-03-01 plan-length 20", "{'length': <20>}" },
  { "2025-03-01 plan-end let-go", "{'decision': <'let-go'>}" },
  { "2025-03-01 plan-end reach-out", "{'decision': <'reach-out'>}" },
  { "2025-03-01 urge 3", "{'strength': <3>, 'note': <'late'>, 'trigger': <'a song'>}" },
  { "2025-03-01 urge 3 titles", "{'strength': <3>, 'origin': <'titles'>, 'note': <'late'>, 'trigger': <'a song'>}" },
  { "2025-03-01 look", "{'note': <'late'>}" },
  { "2025-03-01 slip", "{'note': <'late'>}" },
  { "2025-03-01 prompt walk not-today", "{'prompt': <'walk'>, 'answer': <'not-today'>, 'day': <'2025-03-01'>}" },
  { "2025-03-01 popup end", "{'popup': <'end'>, 'day': <'2025-03-01'>}" },
  { "2025-03-01 popup day walk", "{'popup': <'day'>, 'day': <'2025-03-01'>, 'prompt': <'walk'>}" },
  { "2025-03-01 popup-answer day later", "{'popup': <'day'>, 'day': <'2025-03-01'>, 'answer': <'later'>}" },
  { "2025-03-01 quiet 1970-01-01T00:00:01Z", "{'until': <int64 1000000>}" },
  { "2025-03-01 undo 3", "{'target': <'1f2e3d4c-3'>}" },
  { "2025-03-01 repair 4", "{'missing': <4>, 'uncertain': <0>}" },
  { "2025-03-01 incoming", "{'about': <'none'>, 'note': <'late'>}" },
  { "2025-03-01 incoming us notifications Alex", "{'about': <'us'>, 'origin': <'notifications'>, 'contact': <'Alex'>, 'note': <'late'>}" },
  { "2025-03-01 encounter hard", "{'went': <'hard'>, 'note': <'late'>}" },
  { "2025-03-01 wrong-person Alex Lexi", "{'contact': <'Alex'>, 'keyword': <'Lexi'>}" },
  { "2025-03-01 watch-pause 1970-01-01T00:00:01Z", "{'until': <int64 1000000>}" },
  { "2025-03-01 watch-pause resumed", "{'until': <int64 9223372036854775807>}" },
  { "2025-03-01 sending 1970-01-01T00:00:01Z Alex", "{'until': <int64 1000000>, 'contact': <'Alex'>}" },
};

static void
assert_has (GVariant *dictionary,
            GVariant *expected)
{
  GVariantIter iter;
  const gchar *key;
  GVariant *value;

  g_variant_iter_init (&iter, expected);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) seen = g_variant_lookup_value (dictionary, key, NULL);

      g_test_message ("%s", key);
      g_assert_nonnull (seen);
      g_assert_cmpvariant (seen, value);
      g_variant_unref (value);
    }
}

static void
test_on_the_bus (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (on_the_bus); index++)
    {
      g_autoptr (HiatusEvent) event = fixture_event (on_the_bus[index].line, 17);
      g_autoptr (GVariant) dictionary = NULL;
      g_autoptr (GVariant) fields = g_variant_parse (G_VARIANT_TYPE_VARDICT, on_the_bus[index].fields, NULL, NULL, NULL);
      g_autoptr (GVariant) common = NULL;

      event->position = 40;
      event->recorded_us = 5;
      event->happened_us = 4;
      event->note = g_strdup ("late");
      event->trigger = g_strdup ("a song");
      event->note_digest = g_strdup ("feed");
      dictionary = g_variant_ref_sink (hiatus_event_to_variant (event));
      common = g_variant_ref_sink (g_variant_new_parsed ("{'position': <uint64 40>, 'id': <'1f2e3d4c-17'>, 'kind': <%s>,"
                                                         " 'at': <int64 4>, 'recorded': <int64 5>, 'date': <'2025-03-01'>}",
                                                         hiatus_event_kind_name (event)));
      g_assert_cmpstr (g_variant_get_type_string (dictionary), ==, "a{sv}");
      assert_has (dictionary, common);
      assert_has (dictionary, fields);
      g_assert_cmpuint (g_variant_n_children (dictionary), ==, g_variant_n_children (common) + g_variant_n_children (fields));
    }
}

static void
test_unknown_kind_on_the_bus (void)
{
  g_autoptr (HiatusEvent) event = fixture_event ("2025-03-01 unknown", 1);
  g_autoptr (GVariant) dictionary = g_variant_ref_sink (hiatus_event_to_variant (event));
  const gchar *kind = NULL;

  g_assert_true (g_variant_lookup (dictionary, "kind", "&s", &kind));
  g_assert_cmpstr (kind, ==, "unknown");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event/round-trip", test_round_trip);
  g_test_add_func ("/event/all-differ", test_all_differ);
  g_test_add_func ("/event/identity-counts", test_identity_counts);
  g_test_add_func ("/event/position-does-not-count", test_position_does_not_count);
  g_test_add_func ("/event/copy-is-deep", test_copy_is_deep);
  g_test_add_func ("/event/payload-is-sorted", test_payload_is_sorted);
  g_test_add_func ("/event/texts", test_texts);
  g_test_add_func ("/event/origin-is-rare", test_origin_is_rare);
  g_test_add_func ("/event/awkward-strings", test_awkward_strings);
  g_test_add_func ("/event/unknown-kind", test_unknown_kind);
  g_test_add_func ("/event/unknown-field", test_unknown_field);
  g_test_add_func ("/event/damaged", test_damaged);
  g_test_add_func ("/event/wrong-type-is-damage", test_wrong_type_is_damage);
  g_test_add_func ("/event/compare", test_compare);
  g_test_add_func ("/event/compare-far-apart", test_compare_far_apart);
  g_test_add_func ("/event/id", test_id);
  g_test_add_func ("/event/on-the-bus", test_on_the_bus);
  g_test_add_func ("/event/unknown-kind-on-the-bus", test_unknown_kind_on_the_bus);
  return g_test_run ();
}
