/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/response.h"
#include "tests/core/fixtures.h"

/* What holds for the answers in every life: one in which windows come and go, messages arrive and pop-ups are answered
 * or not, at random. Each is made from a seed of its own, which a failure names. An observer keeps a plain list of all
 * that was answered, and knows the rules as they are written down. */
#define N_LIVES (g_test_thorough () ? 3000u : 300u)
#define N_STEPS 300u
#define N_CONTACTS 3u

#define SECOND G_TIME_SPAN_SECOND
#define MINUTE G_TIME_SPAN_MINUTE

typedef enum
{
  ANSWERED_OUT, /* a nudge or a pause began */
  ENDED_OUT,
  ANSWERED_IN, /* a pop-up about what arrived began, or its count rose */
  ENDED_IN,
} NoteKind;

typedef struct
{
  NoteKind kind;
  gint64 at_us;
  guint contact;
  HiatusResponseEnd end;
  HiatusSource source;
  guint64 visit;
  guint count;
} Note;

typedef struct
{
  GRand *random;
  HiatusResponder *responder;
  HiatusContact *contacts[N_CONTACTS];
  HiatusResponseFacts facts;
  gint64 now_us;
  GArray *notes; /* (owned) (element-type Note) */
} Life;

static gint
pick (Life *life, gint n)
{
  return g_rand_int_range (life->random, 0, n);
}

static void
note (Life *life, Note what)
{
  what.at_us = life->now_us;
  g_array_append_val (life->notes, what);
}

/* The last note about a contact of one of two kinds. */
static const Note *
last_of (const Life *life, guint contact, NoteKind kind, NoteKind other)
{
  for (guint i = life->notes->len; i > 0; i--)
    {
      const Note *entry = &g_array_index (life->notes, Note, i - 1);

      if (entry->contact == contact && (entry->kind == kind || entry->kind == other))
        return entry;
    }
  return NULL;
}

static gboolean
stands (const Life *life, guint contact)
{
  const Note *last = last_of (life, contact, ANSWERED_OUT, ENDED_OUT);

  return last != NULL && last->kind == ANSWERED_OUT;
}

/* Seen elsewhere while an answer stands: that is what "I'll leave it" will be about. */
static void
move (Life *life, guint contact, const HiatusSighting *sighting)
{
  guint i = life->notes->len;

  while (g_array_index (life->notes, Note, i - 1).contact != contact || g_array_index (life->notes, Note, i - 1).kind != ANSWERED_OUT)
    i--;
  g_array_index (life->notes, Note, i - 1).source = sighting->source;
  g_array_index (life->notes, Note, i - 1).visit = sighting->visit;
}

static gboolean
was_left (const Life *life, guint contact, const HiatusSighting *sighting)
{
  for (guint i = 0; i < life->notes->len; i++)
    {
      const Note *entry = &g_array_index (life->notes, Note, i);

      if (entry->kind == ENDED_OUT && entry->contact == contact && entry->end == HIATUS_RESPONSE_LEFT && entry->source == sighting->source && entry->visit == sighting->visit)
        return TRUE;
    }
  return FALSE;
}

/* The rules, as they are written down, for an answer that was just given. */
static void
observe_outgoing (const Life *life, guint contact, const HiatusSighting *sighting, const HiatusResponse *response)
{
  const Note *ended = last_of (life, contact, ENDED_OUT, ENDED_OUT);
  const Note *began = last_of (life, contact, ANSWERED_OUT, ANSWERED_OUT);
  gboolean after_slip = life->facts.last_slip_us > life->now_us - 24 * 60 * MINUTE && life->facts.goal != HIATUS_GOAL_SAFETY;

  g_assert_cmpint (response->kind, !=, HIATUS_RESPONSE_INCOMING);
  g_assert_cmpint (response->kind, !=, HIATUS_RESPONSE_HUSH);
  if (response->kind == HIATUS_RESPONSE_NOTHING)
    return;
  g_assert_true (life->facts.phase == HIATUS_PHASE_RUNNING || life->facts.phase == HIATUS_PHASE_REVIEWING || life->facts.phase == HIATUS_PHASE_COMPLETE);
  g_assert_cmpint (life->facts.sending_until_us, <=, life->now_us);
  g_assert_cmpint (life->contacts[contact]->outgoing, !=, HIATUS_OUTGOING_IGNORE);
  g_assert_false (stands (life, contact));
  g_assert_false (was_left (life, contact, sighting));
  if (began != NULL)
    g_assert_cmpint (life->now_us - began->at_us, >=, 5 * SECOND);
  if (ended != NULL && ended->end != HIATUS_RESPONSE_FAILED)
    g_assert_cmpint (life->now_us - ended->at_us, >=, (ended->end == HIATUS_RESPONSE_LEFT ? 2 : 10) * MINUTE);
  g_assert_cmpint (response->kind, ==, life->contacts[contact]->outgoing == HIATUS_OUTGOING_PAUSE || after_slip ? HIATUS_RESPONSE_PAUSE : HIATUS_RESPONSE_NUDGE);
}

/* Since the pop-up that stands now was shown or, while it is held, since the last that arrived. */
static void
observe_incoming (const Life *life, guint contact, const HiatusSighting *sighting, const HiatusResponse *response)
{
  const Note *former = last_of (life, contact, ANSWERED_IN, ANSWERED_IN);
  const Note *ended = last_of (life, contact, ENDED_IN, ENDED_IN);

  g_assert_cmpint (response->kind, !=, HIATUS_RESPONSE_NUDGE);
  g_assert_cmpint (response->kind, !=, HIATUS_RESPONSE_PAUSE);
  if (response->kind == HIATUS_RESPONSE_NOTHING)
    return;
  g_assert_true (life->facts.phase >= HIATUS_PHASE_RUNNING && life->facts.phase <= HIATUS_PHASE_TALKING);
  g_assert_cmpint (life->facts.sending_until_us, <=, life->now_us);
  g_assert_cmpint (life->contacts[contact]->incoming, !=, HIATUS_INCOMING_IGNORE);
  if (response->kind == HIATUS_RESPONSE_HUSH)
    {
      g_assert_cmpint (life->contacts[contact]->incoming, ==, HIATUS_INCOMING_HUSH);
      g_assert_cmpint (life->facts.goal, !=, HIATUS_GOAL_SAFETY);
      g_assert_cmpint (life->facts.mode, !=, HIATUS_MODE_LIMITED);
      g_assert_false (sighting->is_call);
      g_assert_false (sighting->let_through);
      return;
    }
  g_assert_cmpuint (response->count, >=, 1);
  if (former != NULL && response->count > 1)
    g_assert_cmpuint (response->count, <=, former->count + 1);
  /* One that was closed is silent for half an hour after it came to the screen. */
  if (ended != NULL && ended->end == HIATUS_RESPONSE_CLOSED && former->at_us <= ended->at_us)
    {
      g_assert_cmpuint (response->count, ==, 1);
      g_assert_cmpint (life->now_us - former->at_us, >=, 5 * SECOND);
    }
}

static void
see (Life *life)
{
  guint contact = (guint) pick (life, N_CONTACTS);
  const HiatusSighting sighting = {
    .source = (HiatusSource) pick (life, HIATUS_N_SOURCES),
    .contact = life->contacts[contact],
    .visit = (guint64) pick (life, 6) + 1,
    .banner = (guint64) pick (life, 3),
    .is_call = pick (life, 5) == 0,
    .let_through = pick (life, 5) == 0,
  };
  HiatusResponse response;

  hiatus_responder_take (life->responder, &sighting, &life->facts, life->now_us, &response);
  if (sighting.source == HIATUS_SOURCE_NOTIFICATIONS)
    {
      observe_incoming (life, contact, &sighting, &response);
      if (response.kind == HIATUS_RESPONSE_INCOMING)
        note (life, (Note){ .kind = ANSWERED_IN, .contact = contact, .count = response.count });
      return;
    }
  observe_outgoing (life, contact, &sighting, &response);
  if (response.kind != HIATUS_RESPONSE_NOTHING)
    note (life, (Note){ .kind = ANSWERED_OUT, .contact = contact, .source = sighting.source, .visit = sighting.visit });
  else if (stands (life, contact))
    move (life, contact, &sighting);
}

static void
end_outgoing (Life *life)
{
  guint contact = (guint) pick (life, N_CONTACTS);
  HiatusResponseEnd end = (HiatusResponseEnd) pick (life, HIATUS_RESPONSE_FAILED + 1);
  const Note *last = last_of (life, contact, ANSWERED_OUT, ENDED_OUT);

  if (!stands (life, contact))
    return;
  hiatus_responder_end (life->responder, life->contacts[contact]->label, HIATUS_DIRECTION_OUTGOING, end, life->now_us);
  note (life, (Note){ .kind = ENDED_OUT, .contact = contact, .end = end, .source = last->source, .visit = last->visit });
}

static void
end_incoming (Life *life)
{
  guint contact = (guint) pick (life, N_CONTACTS);
  const Note *last = last_of (life, contact, ANSWERED_IN, ENDED_IN);
  HiatusResponseEnd end = (HiatusResponseEnd) pick (life, HIATUS_RESPONSE_FAILED + 1);

  if (last == NULL || last->kind == ENDED_IN)
    return;
  hiatus_responder_incoming_shown (life->responder, life->contacts[contact]->label, life->now_us);
  hiatus_responder_end (life->responder, life->contacts[contact]->label, HIATUS_DIRECTION_INCOMING, end, life->now_us);
  note (life, (Note){ .kind = ENDED_IN, .contact = contact, .end = end });
}

/* The journal says something else from now on. Facts change with nothing standing, so that the observer need not know
 * what becomes of an answer whose reason is gone. */
static void
change_facts (Life *life)
{
  static const HiatusPhase phases[] = { HIATUS_PHASE_RUNNING, HIATUS_PHASE_RUNNING, HIATUS_PHASE_REVIEWING, HIATUS_PHASE_COMPLETE, HIATUS_PHASE_TALKING, HIATUS_PHASE_NONE, HIATUS_PHASE_PLANNED, HIATUS_PHASE_CLOSED };

  for (guint i = 0; i < N_CONTACTS; i++)
    if (stands (life, i))
      return;
  life->facts.phase = phases[pick (life, G_N_ELEMENTS (phases))];
  life->facts.goal = (HiatusGoal) pick (life, HIATUS_GOAL_SAFETY + 1);
  life->facts.mode = (HiatusMode) pick (life, HIATUS_MODE_LIMITED + 1);
  life->facts.last_slip_us = pick (life, 2) == 0 ? 0 : life->now_us - pick (life, 30) * 60 * MINUTE;
  life->facts.sending_until_us = pick (life, 4) == 0 ? life->now_us + pick (life, 30) * MINUTE : 0;
}

static void
step (Life *life)
{
  static const gint64 spans[] = { 0, SECOND, 3 * SECOND, 7 * SECOND, MINUTE, 3 * MINUTE, 11 * MINUTE, 40 * MINUTE };

  life->now_us += spans[pick (life, G_N_ELEMENTS (spans))] * pick (life, 3) / 2;
  switch (pick (life, 10))
    {
    case 0:
    case 1:
      end_outgoing (life);
      break;
    case 2:
      end_incoming (life);
      break;
    case 3:
      change_facts (life);
      break;
    default:
      see (life);
      break;
    }
}

static void
live (guint32 seed)
{
  static const gchar *const labels[N_CONTACTS] = { "Alex", "Sam", "Kim" };
  Life life = {
    .random = g_rand_new_with_seed (seed),
    .responder = hiatus_responder_new (),
    .now_us = fixture_instant ("2025-03-01T12:00:00+01:00"),
    .notes = g_array_new (FALSE, FALSE, sizeof (Note)),
    .facts = { .phase = HIATUS_PHASE_RUNNING },
  };

  for (guint i = 0; i < N_CONTACTS; i++)
    {
      life.contacts[i] = hiatus_contact_new (labels[i]);
      life.contacts[i]->incoming = (HiatusIncomingAnswer) pick (&life, HIATUS_INCOMING_IGNORE + 1);
      life.contacts[i]->outgoing = (HiatusOutgoingAnswer) pick (&life, HIATUS_OUTGOING_IGNORE + 1);
    }
  for (guint i = 0; i < N_STEPS; i++)
    step (&life);
  for (guint i = 0; i < N_CONTACTS; i++)
    hiatus_contact_unref (life.contacts[i]);
  hiatus_responder_free (life.responder);
  g_array_unref (life.notes);
  g_rand_free (life.random);
}

static void
test_lives (void)
{
  for (guint32 seed = 0; seed < N_LIVES; seed++)
    {
      g_test_message ("life %u", seed);
      live (seed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/response/lives", test_lives);
  return g_test_run ();
}
