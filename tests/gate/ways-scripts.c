/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/gate/walk.h"
#include "tests/gate/ways.h"

/* Ways through the scripts, those that come with Hiatus and the person's own. */

/* Several ways through it: always the first choice, always the second and so on, with all skipped, and at random. */
static void
go_through (Gate *gate, const gchar *script, guint variant, gboolean types)
{
  g_autoptr (GRand) random = variant > 4 ? g_rand_new_with_seed (variant) : NULL;

  gate_walk (gate, &(Walk){ .script = script, .types = types, .choice = variant, .skips = variant == 4, .random = random });
}

void
gate_try_announce (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  go_through (gate, "announce", variant, FALSE);
}

void
gate_try_announce_typed (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  go_through (gate, "announce", variant, TRUE);
}

void
gate_try_ending (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  fixture_live_until (&gate->base, GATE_LAST_MORNING);
  go_through (gate, "ending", variant, FALSE);
}

void
gate_try_ending_typed (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  fixture_live_until (&gate->base, GATE_LAST_MORNING);
  go_through (gate, "ending", variant, TRUE);
}

/* What they wrote about the two of them: to talk about it. */
void
gate_try_reply (Gate *gate, const Said *said, guint variant)
{
  g_assert_true (gate_do (gate, "Log", "('incoming', {'about': <'us'>})"));
  fixture_live_until (&gate->base, "2025-03-02T10:30:00");
  gate_say (gate, said);
  go_through (gate, "reply", variant, FALSE);
}

/* Where nothing that starts contact stands in the file. */
void
gate_try_others (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  go_through (gate, "encounter", variant, FALSE);
  go_through (gate, "looking-back", variant, FALSE);
}

void
gate_begin_to_talk (Gate *gate)
{
  gate_say (gate, &gate_calm);
  fixture_live_until (&gate->base, GATE_LAST_MORNING);
  g_assert_true (gate_do (gate, "EndPlan", "('reach-out',)"));
  g_assert_true (gate_do (gate, "AnswerScript", "('talk', 'came', {'choice': <'answered'>})"));
}

/* Talking already: a meeting. */
void
gate_try_talk (Gate *gate, const Said *said, guint variant)
{
  gate_begin_to_talk (gate);
  gate_say (gate, said);
  go_through (gate, "talk", variant, FALSE);
}

/* In the middle of a script, when it closes: at each of its steps that start contact, one after the other. */
static void
go_on_after_halt (Gate *gate, const gchar *script, const Said *said, guint variant)
{
  g_autofree gchar *copy = g_strdup_printf ("script %s --copy", script);

  if (!gate_walk (gate, &(Walk){ .script = script, .halts_at = variant + 1 }))
    {
      gate_watch (gate);
      return;
    }
  gate_say (gate, said);
  if (gate_type (gate, copy))
    gate_reach (gate, "a text could be copied");
  gate_attack (gate, script);
  go_through (gate, script, 0, FALSE);
}

void
gate_try_announce_begun (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, &gate_calm);
  go_on_after_halt (gate, "announce", said, variant);
}

/* The choice "One message" is the second or the third. */
void
gate_try_ending_begun (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, &gate_calm);
  fixture_live_until (&gate->base, GATE_LAST_MORNING);
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'safety', @a{sv} {})"));
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'want', {'choice': <'yes'>})"));
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'changed', {'choice': <'yes'>})"));
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'without', {'choice': <'yes'>})"));
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'decide-hoping', {'choice': <'message'>})"));
  go_on_after_halt (gate, "ending", said, variant);
}

void
gate_try_talk_begun (Gate *gate, const Said *said, guint variant)
{
  gate_begin_to_talk (gate);
  go_on_after_halt (gate, "talk", said, variant);
}

/* --- the person's own versions, which cannot switch it off --- */

#define OWN(purpose, effect)                                                                       \
  "[script]\nfirst=begin\n\n"                                                                      \
  "[begin]\nkind=choose\ntitle=Begin\nskip=no\nnext=write\n\n"                                     \
  "[begin/choice straight]\nlabel=Write\nnext=write\n\n"                                           \
  "[begin/choice round]\nlabel=Read first\nnext=read\n\n"                                          \
  "[begin/choice at-once]\nlabel=At once\ndoes=" effect "\nnext=end\n\n"                           \
  "[begin/choice not]\nlabel=Not\nnext=end\n\n"                                                    \
  "[read]\nkind=read\ntitle=Read\nwhen=goal-heal\nnext=write\n\n[read/line one]\ntext=A line.\n\n" \
  "[write]\nkind=write\ntitle=Write\nfor=" purpose "\nnext=copy\n\n"                               \
  "[copy]\nkind=copy\ntitle=Copy\nfor=" purpose "\nof=write\nnext=done\n\n"                        \
  "[done]\nkind=choose\ntitle=Done\nnext=end\n\n[done/choice yes]\nlabel=Yes\ndoes=" effect "\nnext=end\n\n[done/choice no]\nlabel=No\nnext=end\n"

static void
write_own (Gate *gate, const gchar *script, const gchar *text)
{
  g_autofree gchar *name = g_strdup_printf ("scripts/%s.ini", script);

  gate_write (gate, name, text);
}

void
gate_try_own_announce (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "announce", OWN ("announce", "announced"));
  gate_say (gate, said);
  go_through (gate, "announce", variant, FALSE);
}

void
gate_try_own_reply (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "reply", OWN ("first", "talk"));
  gate_say (gate, said);
  go_through (gate, "reply", variant, FALSE);
}

void
gate_try_own_encounter (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "encounter", OWN ("meeting", "reach-out"));
  gate_say (gate, said);
  go_through (gate, "encounter", variant, FALSE);
}

void
gate_try_own_looking_back (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "looking-back", OWN ("first", "announced"));
  gate_say (gate, said);
  go_through (gate, "looking-back", variant, FALSE);
}

void
gate_try_own_ending (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "ending", OWN ("first", "reach-out"));
  gate_say (gate, said);
  fixture_live_until (&gate->base, GATE_LAST_MORNING);
  go_through (gate, "ending", variant, FALSE);
}

void
gate_try_own_talk (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "talk", OWN ("meeting", "talk"));
  gate_say (gate, &gate_calm);
  g_assert_true (gate_do (gate, "EndPlan", "('reach-out',)"));
  gate_say (gate, said);
  go_through (gate, "talk", variant, FALSE);
}
