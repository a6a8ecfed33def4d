/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/act.h"
#include "tests/core/fixtures.h"

#define NO_ERROR (-1)
#define INVALID HIATUS_ERROR_INVALID
#define REFUSED HIATUS_ERROR_REFUSED

/* In all of these tests it is the afternoon of 12 March 2025 in Berlin. */
static const gchar *const afternoon = "2025-03-12T14:02:30+01:00";

static GVariant *
options (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *dictionary = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return dictionary;
}

/* Either an event that may be recorded, or one line about why not. */
static void
assert_outcome (const HiatusEvent *event,
                const GError *error,
                gint code)
{
  g_autoptr (GError) check_error = NULL;

  if (code != NO_ERROR)
    {
      g_assert_null (event);
      fixture_assert_one_line (error, code);
      return;
    }
  g_assert_no_error (error);
  g_assert_nonnull (event);
  g_assert_true (hiatus_event_check (event, &check_error));
  g_assert_no_error (check_error);
}

typedef struct
{
  const gchar *kind;
  const gchar *fields;
  gint code;
  gint strength;
  const gchar *happened;
} Logged;

static const Logged logged[] = {
  { "urge", "{}", NO_ERROR, 0, "2025-03-12T14:02:30+01:00" },
  { "urge", "{'strength': <3>}", NO_ERROR, 3, "2025-03-12T14:02:30+01:00" },
  { "urge", "{'at': <'13:00'>}", NO_ERROR, 0, "2025-03-12T13:00:00+01:00" },
  { "urge", "{'at': <'2025-03-11'>, 'strength': <1>}", NO_ERROR, 1, "2025-03-11T12:00:00+01:00" },
  { "urge", "{'at': <'2025-03-11 23:59'>}", NO_ERROR, 0, "2025-03-11T23:59:00+01:00" },
  { "urge", "{'announce': <true>}", NO_ERROR, 0, "2025-03-12T14:02:30+01:00" },
  { "look", "{}", NO_ERROR, 0, "2025-03-12T14:02:30+01:00" },
  { "slip", "{'at': <'2025-03-05'>}", NO_ERROR, 0, "2025-03-05T12:00:00+01:00" },
  { "incoming", "{}", NO_ERROR, 0, "2025-03-12T14:02:30+01:00" },
  { "incoming", "{'about': <'us'>, 'at': <'13:00'>}", NO_ERROR, 0, "2025-03-12T13:00:00+01:00" },
  { "encounter", "{'went': <'hard'>}", NO_ERROR, 0, "2025-03-12T14:02:30+01:00" },
  { "incoming", "{'about': <'weather'>}", INVALID },
  { "incoming", "{'about': <''>}", INVALID },
  { "incoming", "{'about': <3>}", INVALID },
  { "incoming", "{'went': <'well'>}", INVALID },
  { "incoming", "{'origin': <'titles'>}", INVALID },
  { "encounter", "{'went': <'badly'>}", INVALID },
  { "encounter", "{'about': <'us'>}", INVALID },
  { "encounter", "{'strength': <2>}", INVALID },
  { "slip", "{'about': <'us'>}", INVALID },
  { "wrong-person", "{}", INVALID },
  { "sending", "{}", INVALID },
  { "urge", "{'strength': <0>}", INVALID },
  { "urge", "{'strength': <4>}", INVALID },
  { "urge", "{'strength': <9>}", INVALID },
  { "urge", "{'strength': <-1>}", INVALID },
  { "urge", "{'strength': <'3'>}", INVALID },
  { "urge", "{'at': <'15:00'>}", INVALID },
  { "urge", "{'at': <'2025-03-13'>}", INVALID },
  { "urge", "{'at': <'2025-02-30'>}", INVALID },
  { "urge", "{'at': <''>}", INVALID },
  { "urge", "{'when': <'13:00'>}", INVALID },
  { "slip", "{'strength': <2>}", INVALID },
  { "look", "{'trigger': <'a song'>}", INVALID },
  { "talk", "{}", INVALID },
  { "talk", "{'came': <''>}", INVALID },
  { "talk", "{'came': <'begun'>}", INVALID },
  { "talk", "{'came': <'over'>}", INVALID },
  { "talk", "{'came': <'none'>}", INVALID },
  { "talk", "{'came': <3>}", INVALID },
  { "talk", "{'came': <'answered'>, 'at': <'13:00'>}", INVALID },
  { "talk", "{'came': <'answered'>, 'note': <'well'>}", INVALID },
  { "talk", "{'came': <'answered'>}", REFUSED },
  { "incoming", "{'came': <'answered'>}", INVALID },
  { "hug", "{}", INVALID },
  { "plan-end", "{}", INVALID },
  { "", "{}", INVALID },
};

static void
test_log (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  for (guint index = 0; index < G_N_ELEMENTS (logged); index++)
    {
      const Logged *row = &logged[index];
      g_autoptr (GVariant) dictionary = options (row->fields);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_log (journey, row->kind, dictionary, fixture_instant (afternoon), zone, &error);

      g_test_message ("row %u: %s %s", index, row->kind, row->fields);
      assert_outcome (event, error, row->code);
      if (event == NULL)
        continue;
      g_assert_cmpstr (hiatus_event_kind_name (event), ==, row->kind);
      g_assert_cmpint (event->happened_us, ==, fixture_instant (row->happened));
      g_assert_cmpint (event->strength, ==, row->strength);
      g_assert_null (event->note);
      g_assert_null (event->trigger);
    }
}

static void
test_log_about_and_went (void)
{
  static const gchar *const abouts[] = { "none", "small-talk", "practical", "us", "upset" };
  static const gchar *const wents[] = { "none", "well", "hard" };
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  for (guint i = 0; i < G_N_ELEMENTS (abouts); i++)
    {
      g_autoptr (GVariant) dictionary = g_variant_ref_sink (g_variant_new_parsed ("{'about': <%s>}", abouts[i]));
      g_autoptr (HiatusEvent) event = hiatus_act_log (journey, "incoming", dictionary, fixture_instant (afternoon), zone, NULL);

      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_INCOMING);
      g_assert_cmpint (event->about, ==, i);
      g_assert_cmpint (event->origin, ==, HIATUS_ORIGIN_SAID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wents); i++)
    {
      g_autoptr (GVariant) dictionary = g_variant_ref_sink (g_variant_new_parsed ("{'went': <%s>}", wents[i]));
      g_autoptr (HiatusEvent) event = hiatus_act_log (journey, "encounter", dictionary, fixture_instant (afternoon), zone, NULL);

      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_ENCOUNTER);
      g_assert_cmpint (event->went, ==, i);
    }
}

/* Anybody's name, on the list or not. */
static void
test_log_contact (void)
{
  static const gchar *const kinds[] = { "urge", "look", "slip", "incoming", "encounter" };
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autofree gchar *long_name = g_strnfill (HIATUS_CONTACT_MAX + 1, 'A');

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GVariant) named = options ("{'contact': <'Alex'>}");
      g_autoptr (GVariant) unnamed = options ("{'contact': <''>}");
      g_autoptr (GVariant) too_long = g_variant_ref_sink (g_variant_new_parsed ("{'contact': <%s>}", long_name));
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) with = hiatus_act_log (journey, kinds[i], named, fixture_instant (afternoon), zone, NULL);
      g_autoptr (HiatusEvent) without = hiatus_act_log (journey, kinds[i], unnamed, fixture_instant (afternoon), zone, NULL);

      g_assert_cmpstr (with->contact, ==, "Alex");
      g_assert_null (without->contact);
      g_assert_null (hiatus_act_log (journey, kinds[i], too_long, fixture_instant (afternoon), zone, &error));
      fixture_assert_one_line (error, INVALID);
    }
}

static void
test_log_texts (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autoptr (GVariant) dictionary = options ("{'note': <'a long day'>, 'trigger': <'a song'>, 'strength': <2>}");
  g_autoptr (GVariant) huge = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusEvent) event = hiatus_act_log (journey, "urge", dictionary, fixture_instant (afternoon), zone, &error);
  g_autofree gchar *note = g_strnfill ((gsize) 10 * 1024 * 1024, 'n');
  GVariantDict fields;

  assert_outcome (event, error, NO_ERROR);
  g_assert_cmpstr (event->note, ==, "a long day");
  g_assert_cmpstr (event->trigger, ==, "a song");
  g_variant_dict_init (&fields, NULL);
  g_variant_dict_insert (&fields, "note", "s", note);
  huge = g_variant_ref_sink (g_variant_dict_end (&fields));
  g_assert_null (hiatus_act_log (journey, "slip", huge, fixture_instant (afternoon), zone, &error));
  fixture_assert_one_line (error, INVALID);
}

typedef struct
{
  const gchar *zone;
  const gchar *now;
  const gchar *span;
  const gchar *until; /* NULL: refused; "" ends it */
} Quiet;

static const Quiet quiets[] = {
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "30m", "2025-03-12T14:32:30+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "60m", "2025-03-12T15:02:30+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "1m", "2025-03-12T14:03:30+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "tomorrow", "2025-03-13T00:00:00+01:00" },
  { "America/Sao_Paulo", "2017-10-14T20:00:00-03:00", "tomorrow", "2017-10-15T01:00:00-02:00" },
  { "Pacific/Apia", "2011-12-29T20:00:00-10:00", "tomorrow", "2011-12-31T00:00:00+14:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "off", "" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "0m", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "-5m", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "m", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "30", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "30 m", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "30mm", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "1h", "2025-03-12T15:02:30+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "90m", "2025-03-12T15:32:30+01:00" },
  { "Europe/Berlin", "2025-03-29T20:00:00+01:00", "24h", "2025-03-30T21:00:00+02:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "0h", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "25h", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "1h30", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "99999999999999999999m", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "forever", NULL },
};

static void
test_be_quiet (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (quiets); index++)
    {
      const Quiet *row = &quiets[index];
      g_autoptr (GTimeZone) zone = fixture_zone (row->zone);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_be_quiet (row->span, fixture_instant (row->now), zone, &error);

      g_test_message ("'%s' at %s", row->span, row->now);
      assert_outcome (event, error, row->until != NULL ? NO_ERROR : INVALID);
      if (event == NULL)
        continue;
      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_QUIET);
      g_assert_cmpint (event->until_us, ==, *row->until != '\0' ? fixture_instant (row->until) : 0);
    }
}

/* The same spans, but nothing at all is one of them, and "off" is not. */
static void
test_pause_watching (void)
{
  g_autoptr (HiatusEvent) resume = hiatus_act_resume_watching ();

  for (guint index = 0; index < G_N_ELEMENTS (quiets); index++)
    {
      const Quiet *row = &quiets[index];
      g_autoptr (GTimeZone) zone = fixture_zone (row->zone);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_pause_watching (row->span, fixture_instant (row->now), zone, &error);
      gboolean ok = *row->span == '\0' || (row->until != NULL && *row->until != '\0');

      g_test_message ("'%s' at %s", row->span, row->now);
      assert_outcome (event, error, ok ? NO_ERROR : INVALID);
      if (event == NULL)
        continue;
      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_WATCH_PAUSE);
      g_assert_cmpint (event->until_us, ==, *row->span == '\0' ? HIATUS_UNTIL_RESUMED : fixture_instant (row->until));
    }
  g_assert_cmpint (resume->kind, ==, HIATUS_EVENT_WATCH_PAUSE);
  g_assert_cmpint (resume->until_us, ==, 0);
}

static void
test_send_now (void)
{
  g_autofree gchar *long_name = g_strnfill (HIATUS_CONTACT_MAX + 1, 'A');
  const gchar *const refused[] = { "", long_name };
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusEvent) event = hiatus_act_send_now ("Alex", fixture_instant (afternoon), &error);

  assert_outcome (event, error, NO_ERROR);
  g_assert_cmpint (event->kind, ==, HIATUS_EVENT_SENDING);
  g_assert_cmpstr (event->contact, ==, "Alex");
  g_assert_cmpint (event->until_us, ==, fixture_instant ("2025-03-12T14:32:30+01:00"));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_null (hiatus_act_send_now (refused[i], fixture_instant (afternoon), &refusal));
      fixture_assert_one_line (refusal, INVALID);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/log", test_log);
  g_test_add_func ("/act/log-about-and-went", test_log_about_and_went);
  g_test_add_func ("/act/log-contact", test_log_contact);
  g_test_add_func ("/act/log-texts", test_log_texts);
  g_test_add_func ("/act/be-quiet", test_be_quiet);
  g_test_add_func ("/act/pause-watching", test_pause_watching);
  g_test_add_func ("/act/send-now", test_send_now);
  return g_test_run ();
}
