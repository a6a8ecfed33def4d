/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/agreement.h"
#include "daemon/app.h"
#include "daemon/core/calendar.h"
#include "daemon/core/care.h"
#include "daemon/core/planner.h"
#include "daemon/core/response.h"
#include "daemon/core/safety.h"
#include "daemon/core/wait.h"
#include "daemon/standing.h"

G_BEGIN_DECLS

/* The actions of hiatus-window that answers open. Each takes an id. */
#define HIATUS_WINDOW_BREATHE "breathe"
#define HIATUS_WINDOW_WRONG_PERSON "wrong-person"
#define HIATUS_WINDOW_WAIT "wait"
#define HIATUS_WINDOW_NOTE "note"
#define HIATUS_WINDOW_LETTER "letter" /* or "" for a new one */

#define HIATUS_WINDOW_LETTER "letter"

/* This one takes the name of an invitation. */
#define HIATUS_WINDOW_OWN "own"
/* And this one that of a script. */
#define HIATUS_WINDOW_NEXT "next"
/* The action of hiatus-window that shows whom one can ring, and what a button that opens it is called. */
#define HIATUS_WINDOW_TALK "talk"

/* What the files of the app share, and examine.c looks at. */

struct _HiatusApp
{
  GObject parent_instance;

  HiatusJournal *journal;   /* (owned) */
  HiatusSettings *settings; /* (owned) */
  HiatusContacts *contacts; /* (owned) */
  HiatusCareFile *care;     /* (owned) */
  HiatusClock *clock;       /* (owned) */
  HiatusNotifier *notifier; /* (owned) */
  HiatusPresence *presence; /* (owned) */
  HiatusDeckFile *deck;     /* (owned) */
  HiatusWatch *watch;       /* (owned) */
  HiatusMatcher *matcher;   /* (owned) (nullable): of the contact list */
  HiatusHelpLines *help;    /* (owned) (nullable): whom one can ring */
  gchar *config_folder;     /* (owned) (nullable): with settings, contacts and all else that the person may edit */
  GResource *draft_lists;   /* (owned) (nullable): with the lists by which drafts are checked */
  gchar *zones;             /* (owned) (nullable): the folder of the time zones */
  gchar *home;              /* (owned) (nullable): the country in which the person is at home */

  HiatusJourney *journey;    /* (owned) */
  GVariant *state;           /* (owned) (nullable): what was last announced */
  gint64 deadline_us;        /* what the clock is armed for */
  gint64 updated_us;         /* when update() last ran */
  GDate today;               /* the date then */
  guint timely;              /* the kinds of pop-up that were right on it then, a bit each */
  GHashTable *unsettled;     /* (owned): keys of recorded pop-ups of which is not known yet whether they were shown */
  HiatusSurroundings around; /* what the planner was told last */
  gboolean tray_is_there;    /* the tray runs */
  gboolean server_missing;   /* a pop-up failed; none is tried until a server is heard of, or the next date */
  HiatusGoal goal;           /* what the person hoped for when update() last ran */
  gchar *shown_prompt;       /* (owned) (nullable): the id of the prompt that the day's pop-up showed last */
  guint care_id;             /* the idle source of take_care(), or 0 */
  guint rest_id;             /* the idle source of hiatus_app_rest_soon(), or 0 */

  HiatusScriptFiles *scripts;             /* (owned) */
  const gchar *due[HIATUS_N_SCRIPTS + 1]; /* the scripts that were due when update() last ran, the most urgent first */

  HiatusAgreement removal;    /* to remove a contact, by its label */
  HiatusAgreement deletion;   /* to delete a letter, by its id */
  HiatusAgreement forgetting; /* to erase everything */
  HiatusAgreement opening;    /* to have no passphrase any more */

  HiatusSealCosts lock_costs; /* what a passphrase that is set costs to try */
  gboolean is_proving;        /* one is being tried */

  HiatusResponder *responder; /* (owned) */
  GPtrArray *standing;        /* (owned) (element-type HiatusStanding): answers to sightings that are not over */
  gint64 hushed_us;           /* when the first banner was hushed that the person was not told of, or 0 */

  /* "Help me wait": what is on the screen of it. What is true of it is in the journal. */
  struct
  {
    gchar *id;                /* (owned) (nullable): the wait that the next are about */
    HiatusWaitStage stage;    /* how far it was when something was shown last */
    gint minutes_left;        /* what the countdown said then */
    gboolean in_window;       /* a window shows it, and no pop-up */
    gboolean was_asked_for;   /* it has just begun, by an act of the person's */
    gboolean has_failed;      /* there was no server to show it */
    gboolean draws_attention; /* the tray's icon says that something waits */
    gint64 settles_us;        /* until when it is found out whether the desktop holds pop-ups, or 0 */
    gchar *word_id;           /* (owned) (nullable): the wait after which a word is on the screen */
    gint64 word_until_us;     /* until when, or 0 */
  } wait;
};

static inline gint64
hiatus_app_now (HiatusApp *self)
{
  return hiatus_clock_now_us (self->clock);
}

static inline GTimeZone *
hiatus_app_zone (HiatusApp *self)
{
  return hiatus_clock_get_zone (self->clock);
}

static inline void
hiatus_app_get_today (HiatusApp *self, GDate *today)
{
  hiatus_calendar_date_at (hiatus_app_now (self), hiatus_app_zone (self), today);
}

static inline const HiatusJourney *
hiatus_app_journey (HiatusApp *self)
{
  return hiatus_journal_get_journey (self->journal);
}

/* Where the person stands today. */
static inline void
hiatus_app_get_status (HiatusApp *self, HiatusStatus *status)
{
  GDate today;

  hiatus_app_get_today (self, &today);
  hiatus_journey_status (hiatus_app_journey (self), &today, status);
}

void hiatus_app_update (HiatusApp *self);

gboolean hiatus_app_record (HiatusApp *self,
                            HiatusEvent *event,
                            GError **error);

void hiatus_app_follow_contacts (HiatusApp *self);

void hiatus_app_follow_entries (HiatusApp *self);

gboolean hiatus_app_looks_out_for (HiatusApp *self,
                                   const gchar *label);

void hiatus_app_arrange_watch (HiatusApp *self);

gint64 hiatus_app_watch_deadline (HiatusApp *self);

void hiatus_app_get_watching (HiatusApp *self,
                              const gchar *names[HIATUS_N_SOURCES + 1]);

gboolean hiatus_app_is_watching_paused (HiatusApp *self);

void hiatus_app_warn (const GError *error);

void hiatus_app_emit_open_window (HiatusApp *self,
                                  const gchar *action,
                                  const gchar *parameter,
                                  const gchar *token);

void hiatus_app_emit_lock_changed (HiatusApp *self);

void hiatus_app_listen (HiatusApp *self);

gboolean hiatus_app_show (HiatusApp *self,
                          const HiatusNext *next);

void hiatus_app_plan_next (HiatusApp *self,
                           gboolean held,
                           gint64 now_us,
                           HiatusNext *next);

void hiatus_app_withdraw_kinds (HiatusApp *self,
                                guint kinds,
                                const GDate *day);

void hiatus_app_send_moment (HiatusApp *self,
                             const HiatusNext *next);

HiatusInvitation hiatus_app_find_invitation (HiatusApp *self,
                                             const GDate *day);

void hiatus_app_follow_answer (HiatusApp *self,
                               HiatusPopup popup,
                               const GDate *day,
                               HiatusAnswer answer,
                               const gchar *token,
                               GError **error);

gboolean hiatus_app_open_owed (HiatusApp *self,
                               HiatusPopup popup,
                               const GDate *day,
                               const gchar *token);

gboolean hiatus_app_answer_met (HiatusApp *self,
                                HiatusPopup popup,
                                const GDate *day,
                                const gchar *action);

void hiatus_app_tell_repair (HiatusApp *self);

void hiatus_app_send_day (HiatusApp *self,
                          HiatusPopup popup,
                          const GDate *day);

void hiatus_app_withdraw_day (HiatusApp *self,
                              const GDate *day);

const HiatusPrompt *hiatus_app_choose_prompt (HiatusApp *self,
                                              const GDate *day,
                                              gint *holds_until);

void hiatus_app_leave_closed_prompt (HiatusApp *self);

void hiatus_app_leave_closed (HiatusApp *self);

const HiatusPrompt *hiatus_app_get_prompt (HiatusApp *self,
                                           gint64 *until_us);

gboolean hiatus_app_opens (HiatusApp *self,
                           HiatusStarts what);

gboolean hiatus_app_answer_day (HiatusApp *self,
                                const GDate *day,
                                const gchar *id,
                                HiatusAnswer answer,
                                GError **error);

gint64 hiatus_app_find_due (HiatusApp *self);

void hiatus_app_rest_soon (HiatusApp *self);

gchar *hiatus_app_name_script (const gchar *script,
                               const gchar *target);

/* Sightings: what is on the screen because of them. */

gint64 hiatus_app_tend_sightings (HiatusApp *self);

gboolean hiatus_app_is_settling (HiatusApp *self);

gboolean hiatus_app_has_held (HiatusApp *self);

void hiatus_app_owe_hushed (HiatusApp *self);

gboolean hiatus_app_draws_attention (HiatusApp *self);

void hiatus_app_click_pause (HiatusApp *self,
                             HiatusStanding *standing,
                             const gchar *token);

void hiatus_app_enter_pause (HiatusApp *self,
                             HiatusStanding *standing);

void hiatus_app_show_otherwise (HiatusApp *self,
                                HiatusStanding *standing);

void hiatus_app_leave_unlisted (HiatusApp *self);

void hiatus_app_end_standing (HiatusApp *self,
                              HiatusStanding *standing,
                              HiatusResponseEnd end);

/* "Help me wait". */

gint64 hiatus_app_tend_wait (HiatusApp *self);

gboolean hiatus_app_wait_is_settling (HiatusApp *self);

gboolean hiatus_app_wait_draws_attention (HiatusApp *self);

gboolean hiatus_app_answer_wait_popup (HiatusApp *self,
                                       const gchar *key,
                                       const gchar *action,
                                       const gchar *token);

gboolean hiatus_app_close_wait_popup (HiatusApp *self,
                                      const gchar *key,
                                      gboolean expired);

gboolean hiatus_app_fail_wait_popup (HiatusApp *self,
                                     const gchar *key);

/* Sightings: what the person answers. */

HiatusStanding *hiatus_app_find_standing (HiatusApp *self,
                                          const gchar *id);

HiatusEvent *hiatus_app_new_event_about (const HiatusStanding *standing,
                                         HiatusEventKind kind);

gboolean hiatus_app_record_urge (HiatusApp *self,
                                 HiatusStanding *standing,
                                 GError **error);

gboolean hiatus_app_say_wrong_person (HiatusApp *self,
                                      HiatusStanding *standing,
                                      const gchar *token,
                                      GError **error);

gboolean hiatus_app_answer_sighting (HiatusApp *self,
                                     const gchar *key,
                                     const gchar *action,
                                     const gchar *token);

gboolean hiatus_app_close_sighting (HiatusApp *self,
                                    const gchar *key);

gboolean hiatus_app_fail_sighting (HiatusApp *self,
                                   const gchar *key);

void hiatus_app_answer_elsewhere (HiatusApp *self,
                                  HiatusEventKind kind,
                                  const gchar *label);

G_END_DECLS
