/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/response.h"

#include <string.h>

#include "daemon/core/act.h"
#include "daemon/core/calendar.h"

/* One message may reach several watchers: what comes within this of another is the same. */
#define SAME_SPAN_US (5 * G_TIME_SPAN_SECOND)

/* For how long a contact's outgoing answers rest, and after "I'll leave it". */
#define REST_SPAN_US (10 * G_TIME_SPAN_MINUTE)
#define LEFT_SPAN_US (2 * G_TIME_SPAN_MINUTE)

/* How many windows that were left are remembered for a contact; older ones are forgotten. */
#define LEFT_MAX 32

/* The id of an application may be written with what its file ends with. */
#define DESKTOP_SUFFIX ".desktop"

/* An instant long before any other. */
#define LONG_AGO G_MININT64

typedef struct
{
  HiatusSource source;
  guint64 number; /* 0 for none */
} Visit;

/* What is remembered about a contact. */
typedef struct
{
  gint64 outgoing_us; /* the last outgoing sighting that was answered */
  gboolean standing;  /* an outgoing answer is on the screen */
  Visit visit;        /* where the contact was seen last while it stands */
  gint64 rest_us;     /* since when outgoing answers rest */
  gint64 rest_span_us;
  GArray *left; /* (owned) (element-type Visit): what was left, until its title changes */

  guint count;        /* how many arrived that one pop-up stands for; 0 for no pop-up */
  gint64 incoming_us; /* when the last of them did */
  gint64 shown_us;    /* since when that pop-up is on the screen, LONG_AGO while it is held */
  gboolean closed;    /* it was closed, or it expired */
  gboolean let_through;
} Memory;

struct _HiatusResponder
{
  GHashTable *memories; /* (owned) (element-type utf8 Memory): by the label of the contact */
};

static Memory *
memory_new (void)
{
  Memory *memory = g_new0 (Memory, 1);

  memory->left = g_array_new (FALSE, FALSE, sizeof (Visit));
  memory->outgoing_us = LONG_AGO;
  memory->rest_us = LONG_AGO;
  memory->incoming_us = LONG_AGO;
  memory->shown_us = LONG_AGO;
  return memory;
}

static void
memory_free (gpointer data)
{
  Memory *memory = data;

  g_array_unref (memory->left);
  g_free (memory);
}

static Memory *
recall (HiatusResponder *self, const gchar *label)
{
  Memory *memory = g_hash_table_lookup (self->memories, label);

  if (memory == NULL)
    {
      memory = memory_new ();
      g_hash_table_insert (self->memories, g_strdup (label), memory);
    }
  return memory;
}

/* Whether @now_us is less than @span_us after @since_us, and not before it. */
static gboolean
is_within (gint64 since_us, gint64 span_us, gint64 now_us)
{
  return since_us != LONG_AGO && now_us >= since_us && now_us - since_us < span_us;
}

/* How much of an application's id is there without its suffix. */
static gsize
stem (const gchar *id)
{
  gsize length = strlen (id);
  gsize suffix = strlen (DESKTOP_SUFFIX);

  return length > suffix && g_ascii_strcasecmp (id + length - suffix, DESKTOP_SUFFIX) == 0 ? length - suffix : length;
}

static gboolean
is_same_text (const gchar *left, gsize left_length, const gchar *right, gsize right_length)
{
  return left_length == right_length && g_ascii_strncasecmp (left, right, left_length) == 0;
}

/* Where the last part of the first @length bytes of an id begins: the name by which many programs call themselves. */
static const gchar *
last_part (const gchar *id, gsize length)
{
  const gchar *part = id;

  for (gsize i = 0; i < length; i++)
    if (id[i] == '.')
      part = id + i + 1;
  return part;
}

/* One of the two is a bare name, and the other an id that ends with it. */
static gboolean
is_last_part (const gchar *name, gsize name_length, const gchar *id, gsize id_length)
{
  const gchar *part = last_part (id, id_length);

  return name_length > 0 && last_part (name, name_length) == name && part != id && is_same_text (name, name_length, part, id_length - (gsize) (part - id));
}

/* Whether what somebody wrote as an application is what one calls itself. Case does not matter, ".desktop" may be there
 * or not on either side, and a bare name stands for the id that ends with it: "Signal" is org.signal.Signal. */
static gboolean
is_same_application (const gchar *wanted, const gchar *seen)
{
  gsize wanted_length = strlen (wanted);
  gsize seen_length = strlen (seen);
  gsize wanted_stem = stem (wanted);
  gsize seen_stem = stem (seen);

  /* An id may itself end with ".desktop", as org.telegram.desktop does: one suffix at most is left out. */
  return is_same_text (wanted, wanted_length, seen, seen_length) || is_same_text (wanted, wanted_stem, seen, seen_length) || is_same_text (wanted, wanted_length, seen, seen_stem) || is_last_part (wanted, wanted_stem, seen, seen_stem) || is_last_part (seen, seen_stem, wanted, wanted_stem);
}

static gboolean
counts_there (const HiatusContact *contact, const gchar *application)
{
  if (contact->only_apps[0] == NULL)
    return TRUE;
  for (guint i = 0; application != NULL && contact->only_apps[i] != NULL; i++)
    if (is_same_application (contact->only_apps[i], application))
      return TRUE;
  return FALSE;
}

/* A clock that was set back makes nobody unwatched for longer than was said. */
static gboolean
is_sending (const HiatusResponseFacts *facts, gint64 now_us)
{
  return now_us < facts->sending_until_us && facts->sending_until_us - now_us <= HIATUS_SENDING_SPAN_US;
}

static gboolean
was_left (const Memory *memory, const Visit *visit)
{
  for (guint i = 0; i < memory->left->len; i++)
    {
      const Visit *left = &g_array_index (memory->left, Visit, i);

      if (left->source == visit->source && left->number == visit->number)
        return TRUE;
    }
  return FALSE;
}

static void
leave (Memory *memory)
{
  if (memory->visit.number == 0 || was_left (memory, &memory->visit))
    return;
  if (memory->left->len == LEFT_MAX)
    g_array_remove_index (memory->left, 0);
  g_array_append_val (memory->left, memory->visit);
}

static void
take_outgoing (Memory *memory, const HiatusSighting *sighting, const HiatusResponseFacts *facts, gint64 now_us, HiatusResponse *response)
{
  const Visit visit = { sighting->source, sighting->visit };

  if (sighting->contact->outgoing == HIATUS_OUTGOING_IGNORE)
    return;
  if (memory->standing)
    {
      memory->visit = visit; /* this is what will have been left */
      return;
    }
  if (is_within (memory->outgoing_us, SAME_SPAN_US, now_us) || is_within (memory->rest_us, memory->rest_span_us, now_us) || (visit.number != 0 && was_left (memory, &visit)))
    return;
  memory->standing = TRUE;
  memory->visit = visit;
  memory->outgoing_us = now_us;
  response->kind = HIATUS_RESPONSE_NUDGE;
  /* Goal safety has no policy for slips. */
  if (sighting->contact->outgoing == HIATUS_OUTGOING_PAUSE || (facts->goal != HIATUS_GOAL_SAFETY && is_within (facts->last_slip_us, HIATUS_SLIP_SPAN_US, now_us)))
    response->kind = HIATUS_RESPONSE_PAUSE;
}

/* Nobody's evidence, ring or child is hushed, nor what they write while the two of them talk; nor what could not be closed
 * anyway. */
static gboolean
may_hush (const HiatusSighting *sighting, const HiatusResponseFacts *facts)
{
  return sighting->banner != 0 && !sighting->is_call && !sighting->let_through && facts->phase != HIATUS_PHASE_TALKING && facts->goal != HIATUS_GOAL_SAFETY && facts->mode != HIATUS_MODE_LIMITED;
}

static gboolean
is_pop_up_over (const Memory *memory, gint64 now_us)
{
  gint64 since_us = memory->shown_us == LONG_AGO ? memory->incoming_us : memory->shown_us;

  return memory->count == 0 || !is_within (since_us, HIATUS_INCOMING_SPAN_US, now_us);
}

static void
forget_pop_up (Memory *memory)
{
  memory->count = 0;
  memory->shown_us = LONG_AGO;
  memory->closed = FALSE;
  memory->let_through = FALSE;
}

static void
take_incoming (Memory *memory, const HiatusSighting *sighting, const HiatusResponseFacts *facts, gint64 now_us, HiatusResponse *response)
{
  gboolean is_same = is_within (memory->incoming_us, SAME_SPAN_US, now_us);
  gboolean tells_more = sighting->let_through && !memory->let_through;

  if (sighting->contact->incoming == HIATUS_INCOMING_IGNORE)
    return;
  if (sighting->contact->incoming == HIATUS_INCOMING_HUSH && may_hush (sighting, facts))
    {
      response->kind = HIATUS_RESPONSE_HUSH;
      return;
    }
  if (is_pop_up_over (memory, now_us))
    {
      if (is_same) /* as what was answered just now */
        return;
      forget_pop_up (memory);
    }
  if (is_same && !tells_more)
    return;
  if (!is_same)
    {
      memory->count++;
      memory->incoming_us = now_us;
    }
  memory->let_through = memory->let_through || sighting->let_through;
  if (memory->closed)
    return;
  response->kind = HIATUS_RESPONSE_INCOMING;
  response->count = memory->count;
  response->let_through = memory->let_through;
}

/**
 * hiatus_response_is_watched:
 * @phase: where the person stands
 * @direction: which way contact goes
 *
 * Contact is answered in a stretch and at its end; while they talk, only what arrives.
 *
 * Returns: whether sightings are answered
 */
gboolean
hiatus_response_is_watched (HiatusPhase phase, HiatusDirection direction)
{
  switch (phase)
    {
    case HIATUS_PHASE_RUNNING:
    case HIATUS_PHASE_REVIEWING:
    case HIATUS_PHASE_COMPLETE:
      return TRUE;
    case HIATUS_PHASE_TALKING:
      return direction == HIATUS_DIRECTION_INCOMING;
    case HIATUS_PHASE_NONE:
    case HIATUS_PHASE_PLANNED:
    case HIATUS_PHASE_CLOSED:
    default:
      return FALSE;
    }
}

/**
 * hiatus_responder_new:
 *
 * Returns: (transfer full): a responder that has answered nothing yet
 */
HiatusResponder *
hiatus_responder_new (void)
{
  HiatusResponder *self = g_new0 (HiatusResponder, 1);

  self->memories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, memory_free);
  return self;
}

/**
 * hiatus_responder_free:
 * @self: (transfer full) (nullable): a responder
 *
 * Frees it.
 */
void
hiatus_responder_free (HiatusResponder *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->memories);
  g_free (self);
}

/**
 * hiatus_responder_take:
 * @self: a responder
 * @sighting: what was noticed
 * @facts: what the journal says
 * @now_us: now, microseconds since the epoch, UTC
 * @response: (out caller-allocates): what to do
 *
 * Says what a sighting leads to, by the rules of the watch list. An outgoing answer stands from now on, until
 * hiatus_responder_end(); one that stands is not repeated. A hushed banner counts for nothing else: every copy of a
 * message is hushed.
 */
void
hiatus_responder_take (HiatusResponder *self, const HiatusSighting *sighting, const HiatusResponseFacts *facts, gint64 now_us, HiatusResponse *response)
{
  HiatusDirection direction = hiatus_source_get_direction (sighting->source);
  Memory *memory;

  *response = (HiatusResponse){ .kind = HIATUS_RESPONSE_NOTHING };
  if (!hiatus_response_is_watched (facts->phase, direction) || is_sending (facts, now_us) || !counts_there (sighting->contact, sighting->application))
    return;
  memory = recall (self, sighting->contact->label);
  if (direction == HIATUS_DIRECTION_OUTGOING)
    take_outgoing (memory, sighting, facts, now_us, response);
  else
    take_incoming (memory, sighting, facts, now_us, response);
}

/**
 * hiatus_responder_incoming_shown:
 * @self: a responder
 * @label: the contact
 * @now_us: now, microseconds since the epoch, UTC
 *
 * The pop-up about what @label sent is on the screen now: it stands for all that comes in the next
 * %HIATUS_INCOMING_SPAN_US. As long as it is held back it is never older than the last that arrived.
 */
void
hiatus_responder_incoming_shown (HiatusResponder *self, const gchar *label, gint64 now_us)
{
  Memory *memory = recall (self, label);

  if (memory->shown_us == LONG_AGO)
    memory->shown_us = now_us;
}

/**
 * hiatus_responder_incoming_held:
 * @self: a responder
 * @label: the contact
 *
 * The pop-up about what @label sent could not be shown after all: it is held back again.
 */
void
hiatus_responder_incoming_held (HiatusResponder *self, const gchar *label)
{
  recall (self, label)->shown_us = LONG_AGO;
}

/**
 * hiatus_responder_end:
 * @self: a responder
 * @label: the contact
 * @direction: which of its answers
 * @end: how it ended
 * @now_us: now, microseconds since the epoch, UTC
 *
 * An answer is over. One of the outgoing kind rests all of them for ten minutes, unless it was never seen; "I'll leave it"
 * for two, and in the same window until its title changes to something else. A pop-up about what arrived that was closed,
 * not answered, goes on standing for what else comes in its time.
 */
void
hiatus_responder_end (HiatusResponder *self, const gchar *label, HiatusDirection direction, HiatusResponseEnd end, gint64 now_us)
{
  Memory *memory = recall (self, label);

  if (direction == HIATUS_DIRECTION_INCOMING)
    {
      if (end == HIATUS_RESPONSE_CLOSED)
        memory->closed = TRUE;
      else
        forget_pop_up (memory);
      return;
    }
  memory->standing = FALSE;
  if (end == HIATUS_RESPONSE_FAILED)
    return;
  memory->rest_us = now_us;
  memory->rest_span_us = end == HIATUS_RESPONSE_LEFT ? LEFT_SPAN_US : REST_SPAN_US;
  if (end == HIATUS_RESPONSE_LEFT)
    leave (memory);
}

/**
 * hiatus_response_form:
 * @kind: %HIATUS_RESPONSE_NUDGE or %HIATUS_RESPONSE_PAUSE
 * @scene: what is known of the moment
 * @form: (out caller-allocates): how it is shown
 *
 * Says how an outgoing answer is shown. It always comes: where pop-ups are held as a window, with the tray's icon beside it;
 * where no window comes to the front by itself as a pop-up that opens one.
 */
void
hiatus_response_form (HiatusResponseKind kind, const HiatusScene *scene, HiatusResponseForm *form)
{
  gboolean wants_window = kind == HIATUS_RESPONSE_PAUSE || scene->do_not_disturb;

  *form = (HiatusResponseForm){ .draws_attention = scene->do_not_disturb };
  form->is_pause = wants_window && scene->can_raise;
  if (form->is_pause)
    return;
  form->has_breath = wants_window;
  form->is_late = hiatus_calendar_is_late (scene->minute);
}
