/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who goes through a script, with a real keyboard, and a daemon that says what comes next. */

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

static HiatusProgram *
begin (HiatusDesk *desk, HiatusStub *daemon, const gchar *script, const gchar *description)
{
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "DescribeScript", description);
  hiatus_windows_activate (desk, "next", script);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "DescribeScript") > 0);
  return program;
}

/* From here on the daemon tells something else, and says so. */
static void
turn_to (HiatusStub *daemon, const gchar *description)
{
  hiatus_stub_set_answer (daemon, "DescribeScript", description);
  hiatus_stub_announce_state (daemon);
}

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

/* A picture of each kind of step is left to be looked at. */
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

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HiatusPicture) before = hiatus_screen_take_still (screen);

      turn_to (daemon, kinds[i].description);
      hiatus_desk_wait_until (is_other (screen, before));
      look_at (screen, kinds[i].what);
    }
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/next/kinds", test_kinds);

  return g_test_run ();
}
