/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"
#include "daemon/core/journey.h"
#include "daemon/core/sighting.h"

G_BEGIN_DECLS

/**
 * HIATUS_INCOMING_SPAN_US:
 *
 * For how long a pop-up stands for all that a contact sends; and how old the news may be that it tells.
 */
#define HIATUS_INCOMING_SPAN_US (30 * G_TIME_SPAN_MINUTE)

/**
 * HIATUS_SLIP_SPAN_US:
 *
 * For how long after a slip every outgoing answer is a pause: the danger is the second message.
 */
#define HIATUS_SLIP_SPAN_US (G_TIME_SPAN_DAY)

/**
 * HiatusResponseKind:
 * @HIATUS_RESPONSE_NOTHING: nothing
 * @HIATUS_RESPONSE_NUDGE: a pop-up, before contact is made
 * @HIATUS_RESPONSE_PAUSE: the breathing window
 * @HIATUS_RESPONSE_INCOMING: a pop-up that says that something arrived: a new one, or the one that is there with a
 *   higher count
 * @HIATUS_RESPONSE_HUSH: the banner is closed
 *
 * What a sighting leads to.
 */
typedef enum
{
  HIATUS_RESPONSE_NOTHING,
  HIATUS_RESPONSE_NUDGE,
  HIATUS_RESPONSE_PAUSE,
  HIATUS_RESPONSE_INCOMING,
  HIATUS_RESPONSE_HUSH,
} HiatusResponseKind;

/**
 * HiatusResponseEnd:
 * @HIATUS_RESPONSE_LEFT: "I'll leave it", "Leave it"
 * @HIATUS_RESPONSE_ANSWERED: answered in any other way
 * @HIATUS_RESPONSE_CLOSED: closed, or it expired
 * @HIATUS_RESPONSE_FAILED: it was never on the screen
 *
 * How an answer came to its end.
 */
typedef enum
{
  HIATUS_RESPONSE_LEFT,
  HIATUS_RESPONSE_ANSWERED,
  HIATUS_RESPONSE_CLOSED,
  HIATUS_RESPONSE_FAILED,
} HiatusResponseEnd;

/**
 * HiatusResponseFacts:
 * @phase: where the person stands
 * @goal: what they hope for
 * @mode: how much contact cannot be avoided
 * @sending_until_us: until when the contact is not watched because of "I'm sending it now"; 0 for not at all
 * @last_slip_us: when the last slip happened, with whomever; 0 for never
 *
 * What the journal says about it.
 */
typedef struct
{
  HiatusPhase phase;
  HiatusGoal goal;
  HiatusMode mode;
  gint64 sending_until_us;
  gint64 last_slip_us;
} HiatusResponseFacts;

/**
 * HiatusResponse:
 * @kind: what to do
 * @count: incoming: how many arrived
 * @let_through: incoming: whether one of them is probably practical
 *
 * What to do about a sighting.
 */
typedef struct
{
  HiatusResponseKind kind;
  guint count;
  gboolean let_through;
} HiatusResponse;

/**
 * HiatusScene:
 * @do_not_disturb: whether the desktop was told to hold pop-ups
 * @can_raise: whether a window can come to the front by itself in this session
 * @minute: the time on the person's clock, minutes since midnight
 *
 * What is known of the moment in which an outgoing answer is shown.
 */
typedef struct
{
  gboolean do_not_disturb;
  gboolean can_raise;
  gint minute;
} HiatusScene;

/**
 * HiatusResponseForm:
 * @is_pause: whether it is the breathing window, not a pop-up
 * @is_late: pop-up: whether it says that it is late
 * @has_breath: pop-up: whether it offers the breathing window, which cannot come to the front without a click
 * @draws_attention: whether the tray's icon says that something waits, as the pop-up may not be seen
 *
 * How an outgoing answer is shown.
 */
typedef struct
{
  gboolean is_pause;
  gboolean is_late;
  gboolean has_breath;
  gboolean draws_attention;
} HiatusResponseForm;

/**
 * HiatusResponder:
 *
 * Remembers what was answered when, and says what a sighting leads to. It looks at no clock: whoever asks says what
 * time it is, and a clock that was set back ends a rest, never prolongs it.
 */
typedef struct _HiatusResponder HiatusResponder;

HiatusResponder *hiatus_responder_new (void);

void hiatus_responder_free (HiatusResponder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusResponder, hiatus_responder_free)

void hiatus_responder_take (HiatusResponder *self,
                            const HiatusSighting *sighting,
                            const HiatusResponseFacts *facts,
                            gint64 now_us,
                            HiatusResponse *response);

void hiatus_responder_incoming_shown (HiatusResponder *self,
                                      const gchar *label,
                                      gint64 now_us);

void hiatus_responder_incoming_held (HiatusResponder *self,
                                     const gchar *label);

void hiatus_responder_end (HiatusResponder *self,
                           const gchar *label,
                           HiatusDirection direction,
                           HiatusResponseEnd end,
                           gint64 now_us);

gboolean hiatus_response_is_watched (HiatusPhase phase,
                                     HiatusDirection direction);

void hiatus_response_form (HiatusResponseKind kind,
                           const HiatusScene *scene,
                           HiatusResponseForm *form);

G_END_DECLS
