/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/screen.h"
#include "tests/desktop/stub.h"
#include "tests/desktop/windows.h"

G_BEGIN_DECLS

/* A person at the window of the scripts, and what a stub of the daemon tells it, in GVariant's text form: a page for each
 * kind of step. */

#define NEXT_PATH "'path': <[{'step': <'safety'>, 'title': <'Two questions first'>, 'progress': <'done'>}, " \
                  "{'step': <'how'>, 'title': <'Written or spoken'>, 'progress': <'done'>, 'choice': <'Write it'>}]>"

/* A page of the script "announce", after two steps. */
#define NEXT_PAGE(step) "({'title': <'The announcement'>, " NEXT_PATH ", 'ended': <false>, 'step': <{" step "}>},)"

#define NEXT_READ NEXT_PAGE ("'id': <'asked'>, 'kind': <'read'>, 'title': <'If they ask'>, 'may-skip': <true>, 'lines': <["      \
                             "'How long? That is not known yet, and you may say just that: “I don\\'t know yet.”', "         \
                             "'If they ask you directly what this is about: “I need time.” It is true, and it is enough.', " \
                             "'You need not discuss it, and you need not win. “That is all I can say today” is a kind ending.']>")

#define NEXT_CHOOSE NEXT_PAGE ("'id': <'how'>, 'kind': <'choose'>, 'title': <'Written or spoken'>, 'may-skip': <false>, 'lines': <["         \
                               "'A message can be weighed until it is right. A call is warmer, and it may become longer than you want.']>, " \
                               "'choices': <[{'id': <'write'>, 'label': <'Write it'>, 'effect': <''>}, "                                     \
                               "{'id': <'say'>, 'label': <'Say it, in a call or face to face'>, 'effect': <''>}, "                           \
                               "{'id': <'unsaid'>, 'label': <'Leave it unsaid after all'>, 'effect': <'not-announced'>}]>")

#define NEXT_WRITE NEXT_PAGE ("'id': <'write'>, 'kind': <'write'>, 'title': <'Your message'>, 'purpose': <'announce'>, "                \
                              "'may-skip': <true>, 'lines': <['What belongs in it: there will be silence for a while, and you wish "    \
                              "them well. Three sentences do.', 'What to leave out: reproach, how long, a date, the name of a method, " \
                              "and any question.']>, 'templates': <['Dear [their name], I need some time for myself and will be quiet " \
                              "for a while. I wish you well.', 'I will not write for a while. It is nothing against you. Take care.']>")

#define NEXT_BOX "({'title': <'Looking back'>, 'ended': <false>, 'step': <{'id': <'why'>, 'kind': <'box'>, " \
                 "'title': <'Why did it end?'>, 'minutes': <uint32 15>, 'may-skip': <true>, "                \
                 "'lines': <['For yourself, in your own words. Nobody else reads it.']>}>},)"

#define NEXT_COPY NEXT_PAGE ("'id': <'copy'>, 'kind': <'copy'>, 'title': <'Ready to be sent'>, 'may-skip': <true>, "                \
                             "'note': <'Dear Alex, I need some time for myself and will be quiet for a while. I wish you well.'>, " \
                             "'lines': <['You send it yourself, where you usually write. Hiatus sends nothing.']>")

#define NEXT_RESTING "({'title': <'The end'>, 'ended': <false>, 'step': <{'id': <'copy'>, 'kind': <'copy'>, 'may-skip': <true>, " \
                     "'title': <'It rests overnight'>, 'rests-until': <int64 %" G_GINT64_FORMAT ">, "                             \
                     "'lines': <['A text reads differently in the morning.']>}>},)"

#define NEXT_SAFETY NEXT_PAGE ("'id': <'safety'>, 'kind': <'safety'>, 'title': <'Two questions first'>, 'may-skip': <true>, " \
                               "'lines': <['Your answers stay here, and you can change them at any time.']>")

#define NEXT_SHOW NEXT_PAGE ("'id': <'shown'>, 'kind': <'show'>, 'title': <'What you wrote'>, 'may-skip': <true>, 'shown': <["               \
                             "{'question': <'Why did it end?'>, 'answer': <'We had stopped talking.\\nEach of us waited for the other.'>}, " \
                             "{'question': <'What has changed?'>, 'answer': <'I sleep again, and I see my friends.'>}]>")

#define NEXT_ENDED "({'title': <'The announcement'>, " NEXT_PATH ", 'ended': <true>},)"

#define NEXT_FOUND "([(uint32 0, uint32 6, 'blame', 'always', 'This says whose fault it was; it may be what they answer to.'), " \
                   "(uint32 11, uint32 5, 'length', 'weeks', 'A length can be held against you. “For a while” is enough.')],)"

#define NEXT_NEEDS_SOMEBODY "([(uint32 0, uint32 6, 'self-harm', 'always', 'Somebody answers now.')],)"

void hiatus_next_catch_up (HiatusDesk *desk,
                           HiatusStub *daemon,
                           const gchar *script);

HiatusProgram *hiatus_next_begin (HiatusDesk *desk,
                                  HiatusStub *daemon,
                                  const gchar *script,
                                  const gchar *description);

void hiatus_next_end (HiatusDesk *desk,
                      HiatusProgram *program);

void hiatus_next_turn_to (HiatusStub *daemon,
                          const gchar *description);

void hiatus_next_look_at (HiatusScreen *screen,
                          const gchar *what);

gboolean hiatus_next_is_other (HiatusScreen *screen,
                               HiatusPicture *before);

gint64 hiatus_next_tomorrow_us (void);

gboolean hiatus_next_has_answered (HiatusStub *daemon,
                                   const gchar *step,
                                   const gchar *progress,
                                   const gchar *choice);

G_END_DECLS
