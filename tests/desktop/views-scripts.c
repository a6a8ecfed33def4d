/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The windows of the scripts: a page for each kind of step, with words that the scripts have. */

#include "tests/desktop/views.h"

#include <glib/gi18n.h>

#define MOST_LINES 4

/* A page, as DescribeScript() answers it. All texts are of the catalogue. */
typedef struct
{
  const gchar *kind;
  const gchar *title;
  const gchar *lines[MOST_LINES];
  const gchar *templates[MOST_LINES];
  const gchar *choices[MOST_LINES];
  const gchar *shown[MOST_LINES]; /* questions; the answer to each is the same */
  const gchar *note;              /* (nullable) */
  const gchar *more;              /* (nullable): in GVariant's text form */
  gint64 rests_us;                /* for how long */
} Page;

static const Page read_page = {
  .kind = "read",
  .title = N_ ("If they ask"),
  .lines = { N_ ("How long? That is not known yet, and you may say just that: \"I don't know yet.\""),
             N_ ("If they ask you directly what this is about: \"I need time.\" It is true, and it is enough."),
             N_ ("You need not discuss it, and you need not win. \"That is all I can say today\" is a kind ending.") },
  .more = "'may-skip': <true>",
};

static const Page choose_page = {
  .kind = "choose",
  .title = N_ ("Decide"),
  .lines = { N_ ("These ways are worth the same. None of them is the brave one or the weak one."),
             N_ ("You need not decide today. Close this, and it waits for you.") },
  .choices = { N_ ("Let go"), N_ ("Wait longer: two more weeks"), N_ ("One message") },
};

static const Page write_page = {
  .kind = "write",
  .title = N_ ("Your message"),
  .lines = { N_ ("What belongs in it: there will be silence for a while, and you wish them well. Three sentences do."),
             N_ ("What to leave out: reproach, how long, a date, the name of a method, and any question.") },
  .templates = { N_ ("I need some quiet now and will not be in touch for a while. It is not meant against you. I wish you well."),
                 N_ ("Thank you for what was good. I need time for myself now, and you will not hear from me for a while. Take care of yourself.") },
  .more = "'purpose': <'announce'>, 'may-skip': <true>",
};

static const Page box_page = {
  .kind = "box",
  .title = N_ ("Why did it end?"),
  .lines = { N_ ("Write what happened, as you would tell a friend. You need not find the one reason; often there is none."),
             N_ ("Be as fair to yourself as you would be to that friend.") },
  .more = "'minutes': <uint32 15>, 'may-skip': <true>",
};

static const Page copy_page = {
  .kind = "copy",
  .title = N_ ("Copy it"),
  .lines = { N_ ("Read it once more, aloud if you can. Hiatus sends nothing: you send it, when you want to and only if you want to.") },
  .note = N_ ("I need some quiet now and will not be in touch for a while. It is not meant against you. I wish you well."),
  .more = "'may-skip': <true>",
};

static const Page rest_page = {
  .kind = "copy",
  .title = N_ ("It rests overnight"),
  .lines = { N_ ("Sleep on it. In the morning you read it once more, and then it can be copied, changed or left."),
             N_ ("Hiatus sends nothing: you do. Ask somebody you trust to read it first, if you like.") },
  .rests_us = G_GINT64_CONSTANT (40) * 3600 * G_USEC_PER_SEC,
};

static const Page safety_page = {
  .kind = "safety",
  .title = N_ ("Two questions first"),
  .lines = { N_ ("These two come before every message that begins something. Your answers stay here, and you can change them at any time."),
             N_ ("What you leave open counts as a yes. That is the safe side.") },
};

static const Page show_page = {
  .kind = "show",
  .title = N_ ("What you wrote"),
  .lines = { N_ ("Read it as if a friend had written it. You may see some of it differently now.") },
  .shown = { N_ ("Why did it end?"), N_ ("What would have to change?"), N_ ("What has changed?"), N_ ("What do I want?") },
  .more = "'may-skip': <true>",
};

static const Page end_page = { .kind = NULL };

static void
add_strings (GString *step, const gchar *key, const gchar *const *texts)
{
  if (texts[0] == NULL)
    return;
  g_string_append_printf (step, ", '%s': <[", key);
  for (gsize i = 0; i < MOST_LINES && texts[i] != NULL; i++)
    {
      g_autofree gchar *text = hiatus_view_quote (_ (texts[i]));

      g_string_append_printf (step, "%s%s", i > 0 ? ", " : "", text);
    }
  g_string_append (step, "]>");
}

/* Rows of two texts each. */
static void
add_rows (GString *step, const gchar *key, const gchar *first, const gchar *const *texts, const gchar *second, const gchar *other)
{
  g_autofree gchar *quoted = hiatus_view_quote (other);

  if (texts[0] == NULL)
    return;
  g_string_append_printf (step, ", '%s': <[", key);
  for (gsize i = 0; i < MOST_LINES && texts[i] != NULL; i++)
    {
      g_autofree gchar *text = hiatus_view_quote (_ (texts[i]));

      g_string_append_printf (step, "%s{'%s': <%s>, '%s': <%s>}", i > 0 ? ", " : "", first, text, second, quoted);
    }
  g_string_append (step, "]>");
}

static gchar *
describe_step (const Page *page)
{
  g_autofree gchar *title = hiatus_view_quote (_ (page->title));
  GString *step = g_string_new (NULL);

  g_string_append_printf (step, "{'id': <'here'>, 'kind': <'%s'>, 'title': <%s>", page->kind, title);
  add_strings (step, "lines", page->lines);
  add_strings (step, "templates", page->templates);
  add_rows (step, "choices", "label", page->choices, "id", "this");
  add_rows (step, "shown", "question", page->shown, "answer", _ ("What was good stays good, however it goes on. What did you learn, enjoy, become?"));
  if (page->note != NULL)
    {
      g_autofree gchar *note = hiatus_view_quote (_ (page->note));

      g_string_append_printf (step, ", 'note': <%s>", note);
    }
  if (page->rests_us != 0)
    g_string_append_printf (step, ", 'rests-until': <int64 %" G_GINT64_FORMAT ">", g_get_real_time () + page->rests_us);
  if (page->more != NULL)
    g_string_append_printf (step, ", %s", page->more);
  g_string_append (step, "}");
  return g_string_free (step, FALSE);
}

/* After two steps; the last one has nothing to do. */
static void
prepare_page (HiatusViewer *viewer, const HiatusView *view)
{
  const Page *page = view->data;
  g_autofree gchar *step = page->kind == NULL ? g_strdup ("@a{sv} {}") : describe_step (page);
  g_autofree gchar *script = hiatus_view_quote (_ ("To announce the silence"));
  g_autofree gchar *first = hiatus_view_quote (_ ("Two questions first"));
  g_autofree gchar *second = hiatus_view_quote (_ ("Written or spoken"));
  g_autofree gchar *choice = hiatus_view_quote (_ ("Write it"));
  g_autofree gchar *answer = g_strdup_printf ("({'title': <%s>, 'path': <[{'step': <'safety'>, 'title': <%s>, 'progress': <'done'>}, "
                                              "{'step': <'how'>, 'title': <%s>, 'progress': <'done'>, 'choice': <%s>}]>, 'ended': <%s>, 'step': <%s>},)",
                                              script,
                                              first,
                                              second,
                                              choice,
                                              page->kind == NULL ? "true" : "false",
                                              step);

  hiatus_stub_set_answer (viewer->daemon, "DescribeScript", answer);
}

static void
prepare_safety (HiatusViewer *viewer, const HiatusView *view)
{
  g_autofree gchar *danger = hiatus_view_quote (_ ("Was there violence, threat, stalking or fear, in either direction? Is there a court order, or a rule from police, employer or school?"));
  g_autofree gchar *silence = hiatus_view_quote (_ ("Have they asked for no contact, or blocked you?"));
  g_autofree gchar *says = hiatus_view_quote (_ ("Until both questions are answered, nothing here starts contact. Everything else goes on as it is."));
  g_autofree gchar *answer = g_strdup_printf ("({'danger-question': <%s>, 'silence-question': <%s>, 'danger': <'no'>, 'silence': <'unanswered'>, 'opens': <false>, 'says': <%s>},)",
                                              danger,
                                              silence,
                                              says);

  hiatus_stub_set_answer (viewer->daemon, "GetSafety", answer);
  if (view->data != NULL)
    prepare_page (viewer, view);
}

/* What may work against the draft, beside it. */
static void
prepare_found (HiatusViewer *viewer, const HiatusView *view)
{
  g_autofree gchar *draft = hiatus_view_quote (_ ("I need some quiet now and will not be in touch for a while. It is not meant against you. I wish you well."));
  g_autofree gchar *text = g_strdup_printf ("(%s,)", draft);
  g_autofree gchar *why = hiatus_view_quote (_ ("A length. How long it will be is not known yet; without one there is nothing to count, for both of you."));
  g_autofree gchar *found = g_strdup_printf ("([(uint32 0, uint32 12, 'length', '', %s), (uint32 0, uint32 0, 'night', '', %s)],)", why, why);

  prepare_page (viewer, view);
  hiatus_stub_set_answer (viewer->daemon, "ReadDraft", text);
  hiatus_stub_set_answer (viewer->daemon, "CheckDraft", found);
}

/* The daemon has gone while somebody reads. */
static void
lose_daemon (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_vanish (viewer->daemon, "DescribeScript");
}

/* As soon as somebody asks for it. */
static void
look_at_words (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_view_press (window, _ ("Look at the wor_ds"));
}

static const HiatusView views[] = {
  { .name = "next-read", .action = "next", .parameter = "announce", .prepare = prepare_page, .data = &read_page, .says = N_ ("If they ask"), .hears = N_ ("If they ask") },
  { .name = "next-choose", .action = "next", .parameter = "announce", .prepare = prepare_page, .data = &choose_page, .says = N_ ("One message"), .hears = N_ ("Decide") },
  { .name = "next-write", .action = "next", .parameter = "announce", .prepare = prepare_page, .data = &write_page, .says = N_ ("Your message"), .hears = N_ ("Your message") },
  { .name = "next-found", .action = "next", .parameter = "announce", .prepare = prepare_found, .data = &write_page, .go_on = look_at_words, .says = N_ ("A length. How long it will be is not known yet; without one there is nothing to count, for both of you.") },
  { .name = "next-box", .action = "next", .parameter = "announce", .prepare = prepare_page, .data = &box_page, .says = N_ ("Why did it end?"), .hears = N_ ("Why did it end?") },
  { .name = "next-copy", .action = "next", .parameter = "announce", .prepare = prepare_page, .data = &copy_page, .says = N_ ("Copy it"), .hears = N_ ("Copy it") },
  { .name = "next-rest", .action = "next", .parameter = "announce", .prepare = prepare_page, .data = &rest_page, .says = N_ ("It rests overnight"), .hears = N_ ("It rests overnight") },
  { .name = "next-safety", .action = "next", .parameter = "announce", .prepare = prepare_safety, .data = &safety_page, .says = N_ ("Two questions first"), .hears = N_ ("Two questions first") },
  { .name = "next-show", .action = "next", .parameter = "announce", .prepare = prepare_page, .data = &show_page, .says = N_ ("What you wrote"), .hears = N_ ("What you wrote") },
  { .name = "next-end", .action = "next", .parameter = "announce", .prepare = prepare_page, .data = &end_page, .says = N_ ("That is all for now"), .hears = N_ ("That is all for now") },
  { .name = "next-gone", .action = "next", .parameter = "announce", .prepare = lose_daemon },
  { .name = "safety", .action = "safety", .prepare = prepare_safety },
};

/**
 * hiatus_views_get_scripts:
 * @n_views: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_views): the views of the scripts
 */
const HiatusView *
hiatus_views_get_scripts (gsize *n_views)
{
  *n_views = G_N_ELEMENTS (views);
  return views;
}
