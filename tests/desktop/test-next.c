/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who goes through a script, with a real keyboard, and a daemon that says what comes next. */

#include <string.h>

#include "tests/desktop/screen.h"
#include "tests/desktop/stub.h"
#include "tests/desktop/windows.h"

#define PATH "'path': <[{'step': <'safety'>, 'title': <'Two questions first'>, 'progress': <'done'>}, "                        \
             "{'step': <'how'>, 'title': <'Written or spoken'>, 'progress': <'done'>, 'choice': <'Write it'>}]>"

/* A page of the script "announce", after two steps. */
#define PAGE(step) "({'title': <'The announcement'>, " PATH ", 'ended': <false>, 'step': <{" step "}>},)"

#define READ PAGE ("'id': <'asked'>, 'kind': <'read'>, 'title': <'If they ask'>, 'may-skip': <true>, 'lines': <["             \
                   "'How long? That is not known yet, and you may say just that: “I don\\'t know yet.”', "                    \
                   "'If they ask you directly what this is about: “I need time.” It is true, and it is enough.', "           \
                   "'You need not discuss it, and you need not win. “That is all I can say today” is a kind ending.']>")

#define CHOOSE PAGE ("'id': <'how'>, 'kind': <'choose'>, 'title': <'Written or spoken'>, 'may-skip': <false>, 'lines': <["     \
                     "'A message can be weighed until it is right. A call is warmer, and it may become longer than you want.']>, " \
                     "'choices': <[{'id': <'write'>, 'label': <'Write it'>, 'effect': <''>}, "                                \
                     "{'id': <'say'>, 'label': <'Say it, in a call or face to face'>, 'effect': <''>}, "                      \
                     "{'id': <'unsaid'>, 'label': <'Leave it unsaid after all'>, 'effect': <'not-announced'>}]>")

#define WRITE PAGE ("'id': <'write'>, 'kind': <'write'>, 'title': <'Your message'>, 'purpose': <'announce'>, "               \
                    "'may-skip': <true>, 'lines': <['What belongs in it: there will be silence for a while, and you wish "    \
                    "them well. Three sentences do.', 'What to leave out: reproach, how long, a date, the name of a method, " \
                    "and any question.']>, 'templates': <['Dear [their name], I need some time for myself and will be quiet " \
                    "for a while. I wish you well.', 'I will not write for a while. It is nothing against you. Take care.']>")

#define BOX "({'title': <'Looking back'>, 'ended': <false>, 'step': <{'id': <'why'>, 'kind': <'box'>, "                       \
            "'title': <'Why did it end?'>, 'minutes': <uint32 15>, 'may-skip': <true>, "                                     \
            "'lines': <['For yourself, in your own words. Nobody else reads it.']>}>},)"

#define COPY PAGE ("'id': <'copy'>, 'kind': <'copy'>, 'title': <'Ready to be sent'>, 'may-skip': <true>, "                    \
                   "'note': <'Dear Alex, I need some time for myself and will be quiet for a while. I wish you well.'>, "    \
                   "'lines': <['You send it yourself, where you usually write. Hiatus sends nothing.']>")

#define RESTING "({'title': <'The end'>, 'ended': <false>, 'step': <{'id': <'copy'>, 'kind': <'copy'>, 'may-skip': <true>, "   \
                "'title': <'It rests overnight'>, 'rests-until': <int64 %" G_GINT64_FORMAT ">, "                             \
                "'lines': <['A text reads differently in the morning.']>}>},)"

#define SAFETY PAGE ("'id': <'safety'>, 'kind': <'safety'>, 'title': <'Two questions first'>, 'may-skip': <true>, "           \
                     "'lines': <['Your answers stay here, and you can change them at any time.']>")

#define SHOW PAGE ("'id': <'shown'>, 'kind': <'show'>, 'title': <'What you wrote'>, 'may-skip': <true>, 'shown': <["          \
                   "{'question': <'Why did it end?'>, 'answer': <'We had stopped talking.\\nEach of us waited for the other.'>}, " \
                   "{'question': <'What has changed?'>, 'answer': <'I sleep again, and I see my friends.'>}]>")

#define ENDED "({'title': <'The announcement'>, " PATH ", 'ended': <true>},)"

#define FOUND "([(uint32 0, uint32 6, 'blame', 'always', 'This says whose fault it was; it may be what they answer to.'), "     \
              "(uint32 11, uint32 5, 'length', 'weeks', 'A length can be held against you. “For a while” is enough.')],)"

#define NEEDS_SOMEBODY "([(uint32 0, uint32 6, 'self-harm', 'always', 'Somebody answers now.')],)"

/* What the daemon answered comes before what is asked afterwards: then the window has made something of it. */
static void
catch_up (HiatusDesk *desk, HiatusStub *daemon, const gchar *script)
{
  const guint before = hiatus_stub_count (daemon, "DescribeScript");

  hiatus_windows_activate (desk, "next", script);
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "DescribeScript") > before);
  hiatus_windows_activate (desk, "next", script);
  hiatus_windows_activate (desk, "next", script);
}

static HiatusProgram *
begin (HiatusDesk *desk, HiatusStub *daemon, const gchar *script, const gchar *description)
{
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "DescribeScript", description);
  hiatus_windows_activate (desk, "next", script);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  catch_up (desk, daemon, script);
  return program;
}

static void
end (HiatusDesk *desk, HiatusProgram *program)
{
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

/* From here on the daemon tells something else, and says so. */
static void
turn_to (HiatusStub *daemon, const gchar *description)
{
  hiatus_stub_set_answer (daemon, "DescribeScript", description);
  hiatus_stub_announce_state (daemon);
}

/* --- what it looks like --- */

/* A picture of it is left to be looked at. */
static void
look_at (HiatusScreen *screen, const gchar *what)
{
  g_autoptr (HiatusPicture) picture = hiatus_screen_take_still (screen);
  g_autofree gchar *name = g_strdup_printf ("next-%s-%s", what, g_getenv ("SESSION_THEME"));

  hiatus_picture_save (picture, name);
}

static gboolean
is_other (HiatusScreen *screen, HiatusPicture *before)
{
  const HiatusArea all = { 0, 0, HIATUS_SCREEN_WIDTH, HIATUS_SCREEN_HEIGHT };
  g_autoptr (HiatusPicture) now = hiatus_screen_take_still (screen);
  HiatusArea changed;

  return hiatus_picture_find_change (before, now, &all, NULL, &changed);
}

static gint64
tomorrow_us (void)
{
  return g_get_real_time () + G_GINT64_CONSTANT (12) * 3600 * G_USEC_PER_SEC;
}

static void
test_kinds (void)
{
  static const struct
  {
    const gchar *what;
    const gchar *description;
  } kinds[] = {
    { "read", READ },
    { "choose", CHOOSE },
    { "write", WRITE },
    { "box", BOX },
    { "copy", COPY },
    { "safety", SAFETY },
    { "show", SHOW },
    { "end", ENDED },
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", ENDED);
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autofree gchar *resting = g_strdup_printf (RESTING, tomorrow_us ());
  g_autoptr (HiatusPicture) last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HiatusPicture) before = hiatus_screen_take_still (screen);

      turn_to (daemon, kinds[i].description);
      hiatus_desk_wait_until (is_other (screen, before));
      look_at (screen, kinds[i].what);
    }
  last = hiatus_screen_take_still (screen);
  turn_to (daemon, resting);
  hiatus_desk_wait_until (is_other (screen, last));
  look_at (screen, "resting");
  end (desk, program);
}

static void
test_answers_look (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", SAFETY);
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();

  hiatus_stub_set_answer (daemon, "GetSafety", HIATUS_STUB_SAFETY ("yes", "no"));
  hiatus_keys_press (desk, "alt+y");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerSafety") == 1);
  catch_up (desk, daemon, "announce");
  look_at (screen, "danger");
  end (desk, program);
}

/* --- to go through it --- */

static gboolean
has_answered (HiatusStub *daemon, const gchar *step, const gchar *progress, const gchar *choice)
{
  g_autofree gchar *call = g_strdup_printf ("AnswerScript ('announce', '%s', ", step);
  g_autofree gchar *how = g_strdup_printf ("'progress': <'%s'>", progress);
  g_autofree gchar *what = choice == NULL ? g_strdup ("") : g_strdup_printf ("'choice': <'%s'>", choice);

  return hiatus_stub_count (daemon, call) == 1 && hiatus_stub_count (daemon, how) == 1 && (choice == NULL || hiatus_stub_count (daemon, what) == 1);
}

/* What is chosen and done is told the daemon, by keys alone; it alone says what follows. */
static void
test_answers (void)
{
  static const struct
  {
    const gchar *description;
    const gchar *keys;
    const gchar *step;
    const gchar *progress;
    const gchar *choice;
  } rows[] = {
    { READ, "Return", "asked", "done", NULL },
    { READ, "alt+g", "asked", "done", NULL },
    { CHOOSE, "Return", "how", "done", "write" },
    { CHOOSE, "Tab space", "how", "done", "say" },
    { CHOOSE, "alt+l", "how", "done", "unsaid" },
    { COPY, "alt+g", "copy", "done", NULL },
    { SHOW, "Return", "shown", "done", NULL },
    { WRITE, "alt+s", "write", "skipped", NULL },
    { SAFETY, "alt+s", "safety", "skipped", NULL },
    { READ, "alt+b", "how", "open", NULL },
    { READ, "alt+w Tab space", "how", "open", NULL },
    { READ, "alt+w space", "safety", "open", NULL },
    { ENDED, "alt+b", "how", "open", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
      g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
      HiatusProgram *program = begin (desk, daemon, "announce", rows[i].description);

      g_test_message ("%s at %s", rows[i].keys, rows[i].step);
      hiatus_keys_press (desk, rows[i].keys);
      hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript") > 0);
      g_assert_true (has_answered (daemon, rows[i].step, rows[i].progress, rows[i].choice));
      end (desk, program);
      g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerScript"), ==, 1);
    }
}

/* What it is about goes there and back. */
static void
test_about (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "reply:0badcafe-7", "({'title': <'They wrote'>, 'about': <'0badcafe-7'>, 'step': <{'id': <'calm'>, 'kind': <'read'>, 'title': <'A'>}>},)");

  g_assert_cmpint (hiatus_stub_find (daemon, "DescribeScript ('reply', {'about': <'0badcafe-7'>})"), >=, 0);
  hiatus_keys_press (desk, "Return");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript ('reply', 'calm', ") == 1);
  g_assert_cmpuint (hiatus_stub_count (daemon, "'about': <'0badcafe-7'>"), ==, hiatus_stub_count (daemon, "DescribeScript") + 1);
  end (desk, program);
}

/* A refusal is said, and the step stays where it is. */
static void
test_refused (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", CHOOSE);

  hiatus_stub_refuse (daemon, "AnswerScript");
  hiatus_keys_press (desk, "Return");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript") == 1);
  catch_up (desk, daemon, "announce");
  hiatus_stub_set_answer (daemon, "AnswerScript", "()");
  hiatus_keys_press (desk, "Tab space");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "'choice': <'say'>") == 1);
  end (desk, program);
}

/* Whom one can talk to, and the safety check, are windows of their own. */
static void
test_effects (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", PAGE ("'id': <'upset'>, 'kind': <'choose'>, 'title': <'A'>, 'choices': <[{'id': <'t'>, 'label': <'Talk'>, 'effect': <'talk-to'>}, {'id': <'s'>, 'label': <'Check'>, 'effect': <'safety'>}]>"));

  hiatus_stub_set_answer (daemon, "ListHelp", "({'name': <'Sam'>, 'phone': <'030 123'>}, @aa{sv} [], '')");
  hiatus_keys_press (desk, "Return");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_TALK));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_keys_press (desk, "alt+c");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_SAFETY));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  end (desk, program);
}

/* Without a script the first that is due; at its end the next one; and none where none is. */
static void
test_due (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "DescribeScript", ENDED);
  hiatus_windows_activate (desk, "next", "");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_stub_set_state (daemon, "{'phase': <'reviewing'>, 'moon-frame': <24>, 'next': <['announce', 'looking-back']>}");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "DescribeScript ('announce'") > 0);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+n"), hiatus_stub_count (daemon, "DescribeScript ('looking-back'") > 0));
  end (desk, program);
}

static void
test_nothing_due (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_windows_activate (desk, "next", "");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+c"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "DescribeScript"), ==, 0);
}

/* --- the two questions --- */

/* Each is one click, and nothing is said before it. */
static void
test_safety (void)
{
  static const struct
  {
    const gchar *key;
    const gchar *call;
  } rows[] = {
    { "alt+y", "AnswerSafety ({'danger': <'yes'>}" },
    { "alt+n", "AnswerSafety ({'danger': <'no'>}" },
    { "alt+e", "AnswerSafety ({'silence': <'yes'>}" },
    { "alt+o", "AnswerSafety ({'silence': <'no'>}" },
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_windows_activate (desk, "safety", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_SAFETY));
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "GetSafety") > 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerSafety"), ==, i);
      hiatus_keys_press (desk, rows[i].key);
      hiatus_desk_wait_until (hiatus_stub_count (daemon, rows[i].call) == 1);
    }
  hiatus_keys_press (desk, "alt+c");
  hiatus_windows_assert_left (desk, program);
}

/* Who has answered nothing is not led on as if they had; who has is. */
static void
test_safety_step (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", SAFETY);

  hiatus_keys_press (desk, "alt+g");
  catch_up (desk, daemon, "announce");
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerScript"), ==, 0);
  hiatus_stub_set_answer (daemon, "GetSafety", HIATUS_STUB_SAFETY ("no", "no"));
  hiatus_stub_announce_state (daemon);
  catch_up (desk, daemon, "announce");
  hiatus_keys_press (desk, "alt+g");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript") == 1);
  g_assert_true (has_answered (daemon, "safety", "done", NULL));
  end (desk, program);
}

/* --- what is written --- */

static void
test_write (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", WRITE);

  hiatus_keys_type (desk, "take care");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('announce/write', 'take care')") == 1);
  hiatus_keys_press (desk, "alt+g");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "EraseDraft ('announce/write'") == 1);
  g_assert_true (has_answered (daemon, "write", "done", NULL));
  g_assert_cmpuint (hiatus_stub_count (daemon, "'note': <'take care'>"), ==, 1);
  g_assert_cmpint (hiatus_stub_find (daemon, "AnswerScript"), <, hiatus_stub_find (daemon, "EraseDraft"));
  turn_to (daemon, COPY);
  catch_up (desk, daemon, "announce");
  end (desk, program);
  g_assert_cmpint (hiatus_stub_find (daemon, "SaveDraft"), <, hiatus_stub_find (daemon, "AnswerScript"));
}

/* One of the texts to begin with, by the keyboard, and on from there. */
static void
test_template (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", WRITE);

  hiatus_keys_press (desk, "Tab Tab Tab space");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "'I will not write for a while. It is nothing against you. Take care.'") == 1);
  hiatus_keys_press (desk, "ctrl+End");
  hiatus_keys_type (desk, " S.");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "Take care. S.'") == 1);
  end (desk, program);
}

/* What was kept before is there again. */
static void
test_draft_is_back (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program;

  hiatus_stub_set_answer (daemon, "ReadDraft", "('half a ',)");
  program = begin (desk, daemon, "announce", WRITE);
  hiatus_keys_type (desk, "sentence");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('announce/write', 'half a sentence')") == 1);
  end (desk, program);
}

/* Closed in the middle of a word: that word is kept. */
static void
test_close (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", WRITE);

  hiatus_keys_type (desk, "half");
  end (desk, program);
  g_assert_cmpint (hiatus_stub_find (daemon, "SaveDraft ('announce/write', 'half')"), >=, 0);
}

/* Where it cannot be kept the window stays, and goes when it is closed once more. */
static void
test_close_refused (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", WRITE);

  hiatus_stub_refuse (daemon, "SaveDraft");
  hiatus_keys_type (desk, "half");
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft") > 0);
  hiatus_windows_activate (desk, "next", "announce");
  hiatus_windows_activate (desk, "next", "announce");
  g_assert_false (program->ended);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

/* The daemon cannot keep it for a while: the window says so, and it is kept as soon as it can be. */
static void
test_kept_later (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", WRITE);
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();

  hiatus_stub_refuse (daemon, "SaveDraft");
  hiatus_keys_type (desk, "half");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft") > 0);
  catch_up (desk, daemon, "announce");
  look_at (screen, "not-kept");
  hiatus_stub_set_answer (daemon, "SaveDraft", "()");
  hiatus_stub_announce_state (daemon);
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('announce/write', 'half')") > 1);
  end (desk, program);
}

/* Another script is asked for in the middle of a word: the word is kept, and then the window turns to it. */
static void
test_turn_away (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", WRITE);

  hiatus_keys_type (desk, "half");
  hiatus_stub_set_answer (daemon, "DescribeScript", BOX);
  hiatus_windows_activate (desk, "next", "looking-back");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ReadDraft ('looking-back/why'") == 1);
  g_assert_cmpint (hiatus_stub_find (daemon, "SaveDraft ('announce/write', 'half')"), >=, 0);
  end (desk, program);
}

/* --- what is looked at --- */

static void
test_found (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program;
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autoptr (HiatusPicture) before = NULL;

  hiatus_stub_set_answer (daemon, "CheckDraft", FOUND);
  program = begin (desk, daemon, "announce", WRITE);
  hiatus_keys_type (desk, "always six weeks");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "CheckDraft (0, 'announce')") + hiatus_stub_count (daemon, "CheckDraft (handle 0, 'announce')") > 0);
  catch_up (desk, daemon, "announce");
  look_at (screen, "found");
  /* What was found leads to its words: typing takes their place. */
  hiatus_keys_press (desk, "Tab Tab space");
  hiatus_keys_type (desk, "once");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('announce/write', 'once six weeks')") > 0);
  /* Whoever does not care goes on. */
  hiatus_keys_press (desk, "alt+g");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "'note': <'once six weeks'>") == 1);
  end (desk, program);
}

/* The offer, which opens the window of whom one can talk to. */
static void
test_needs_somebody (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program;
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();

  hiatus_stub_set_answer (daemon, "CheckDraft", NEEDS_SOMEBODY);
  hiatus_stub_set_answer (daemon, "ListHelp", "({'name': <'Sam'>, 'phone': <'030 123'>}, @aa{sv} [], '')");
  program = begin (desk, daemon, "announce", WRITE);
  hiatus_keys_type (desk, "always");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "CheckDraft") > 0);
  catch_up (desk, daemon, "announce");
  look_at (screen, "somebody");
  hiatus_keys_press (desk, "alt+k");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_TALK));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  end (desk, program);
}

/* What is written for oneself is kept, and looked at by nobody. */
static void
test_own_words (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "looking-back", BOX);

  hiatus_keys_type (desk, "always");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('looking-back/why', 'always')") > 0);
  hiatus_keys_press (desk, "alt+d");
  hiatus_keys_press (desk, "alt+g");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript ('looking-back', 'why', ") == 1);
  end (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "CheckDraft"), ==, 0);
}

/* --- what is copied --- */

/* What is on the clipboard, as another window would read it. */
static gboolean
has_copied (HiatusDesk *desk, const gchar *target, const gchar *text)
{
  g_autofree gchar *out = NULL;
  const gchar *const command[] = { "xclip", "-selection", "clipboard", "-target", target, "-out", NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL) && out != NULL && strstr (out, text) != NULL;
}

static void
test_copy (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, "announce", COPY);

  hiatus_keys_press (desk, "Return");
  hiatus_desk_wait_until (has_copied (desk, "UTF8_STRING", "Dear Alex, I need some time"));
  /* It is marked as ours, and no sighting. */
  g_assert_true (has_copied (desk, "TARGETS", "x-hiatus"));
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerScript"), ==, 0);
  end (desk, program);
}

/* Neither a text that rests, nor one that is still written, gets onto the clipboard. */
static void
test_no_copy (void)
{
  g_autofree gchar *resting = g_strdup_printf (RESTING, tomorrow_us ());
  const gchar *const descriptions[] = { resting, WRITE, SHOW };

  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
      g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
      HiatusProgram *program = begin (desk, daemon, "ending", descriptions[i]);

      hiatus_keys_press (desk, "alt+c");
      catch_up (desk, daemon, "ending");
      g_assert_false (has_copied (desk, "TARGETS", "x-hiatus"));
      end (desk, program);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/next/kinds", test_kinds);
  g_test_add_func ("/next/answers-look", test_answers_look);
  g_test_add_func ("/next/answers", test_answers);
  g_test_add_func ("/next/about", test_about);
  g_test_add_func ("/next/refused", test_refused);
  g_test_add_func ("/next/effects", test_effects);
  g_test_add_func ("/next/due", test_due);
  g_test_add_func ("/next/nothing-due", test_nothing_due);
  g_test_add_func ("/next/safety", test_safety);
  g_test_add_func ("/next/safety-step", test_safety_step);
  g_test_add_func ("/next/write", test_write);
  g_test_add_func ("/next/template", test_template);
  g_test_add_func ("/next/draft-is-back", test_draft_is_back);
  g_test_add_func ("/next/close", test_close);
  g_test_add_func ("/next/close-refused", test_close_refused);
  g_test_add_func ("/next/kept-later", test_kept_later);
  g_test_add_func ("/next/turn-away", test_turn_away);
  g_test_add_func ("/next/found", test_found);
  g_test_add_func ("/next/needs-somebody", test_needs_somebody);
  g_test_add_func ("/next/own-words", test_own_words);
  g_test_add_func ("/next/copy", test_copy);
  g_test_add_func ("/next/no-copy", test_no_copy);

  return g_test_run ();
}
