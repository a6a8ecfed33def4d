/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/text.h"
#include "tests/core/matching.h"

static const gchar *const alex[] = {
  "Alex|names=Alex Doe;Lexi|phones=+44 7700 900123|emails=alex@example.org|handles=@alexdoe|phrases=14 Elm Street"
  "|except=Alex Smith;Alexander Technique|let-through=Mia;school;rent;hospital",
  NULL
};

/* The example of contacts.ini in the description of Hiatus, and what is said of it there. */
static void
test_example (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *expected;
  } cases[] = {
    { "", "" },
    { "Nobody is here", "" },
    { "Alex Doe", "Alex name 0 {name}" },
    { "ALEX  DOE wrote: hi", "Alex name 0 {name}" },
    { "A\u00adlex\u00a0D\u00f3e\u202c", "Alex name 0 {name}" },
    { "Ａｌｅｘ　Ｄｏｅ", "Alex name 0 {name}" },
    { "Alex-Doe", "" },
    { "Alex, Doe", "" },
    { "Lexi", "Alex name 1 {name}" },
    { "Lexington", "" },
    { "(Lexi)", "Alex name 1 {name}" },
    { "Chat with Lexi's sister", "Alex name 1 {name}" },
    { "Lexi: school is out", "Alex name 1 {name} let-through" },
    { "Lexi: schools are out", "Alex name 1 {name}" },
    { "school is out", "" },
    { "Call 07700-900123 now", "Alex phone 0 {phone}" },
    { "٠٧٧٠٠ ٩٠٠١٢٣", "Alex phone 0 {phone}" },
    { "Mail to alex@example.org.", "Alex email 0 {email}" },
    { "mailto:alex@example.org?subject=Hi", "Alex email 0 {email}" },
    { "<alex@example.org>", "Alex email 0 {email}" },
    { "malex@example.org", "" },
    { "a.alex@example.org", "" },
    { "alex@example.organic", "" },
    { "alex@example.org.uk", "" },
    { "@alexdoe", "Alex handle 0 {handle}" },
    { "@AlexDoe.", "Alex handle 0 {handle}" },
    { "@alexdoe_", "" },
    { "@alexdoes", "" },
    { "@alexdoe.photos", "" },
    { "https://example.com/alexdoe?lang=en", "Alex handle 0 {handle}" },
    { "alexdoe", "" },
    { "14 Elm Street, top floor", "Alex phrase 0 {phrase}" },
    { "114 Elm Street", "" },
    { "14 Elm Streets", "" },
    { "Rent for 14 elm street: Lexi, @alexdoe and alex@example.org", "Alex phrase 0 {name,email,handle,phrase} let-through" },
    { "Lexi, 14 Elm Street", "Alex name 1 {name,phrase}" },
  };
  g_autoptr (HiatusMatcher) matcher = matching_matcher (alex);

  g_assert_cmpuint (hiatus_matcher_get_n_contacts (matcher), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *description = matching_describe (matcher, cases[i].text, -1);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (description, ==, cases[i].expected);
    }
}

static void
test_words (void)
{
  static const MatchingCase cases[] = {
    { "Alex", "Alex", TRUE },
    { "Alex", "Alexandria", FALSE },
    { "Alex", "Malex", FALSE },
    { "Alex", "Alex2", FALSE },
    { "Alex", "Alex_2", TRUE },
    { "Alex", "“Alex”", TRUE },
    { "Alex", "Alex's phone", TRUE },
    { "Alex", "Alex’s phone", TRUE },
    { "Ayşe", "Ayşe'ye yazdım", TRUE },
    { "Ayşe", "Ayşe’nin evi", TRUE },
    { "Ayşe", "Ayşegül", FALSE },
    { "Işık", "ISIK, ışık", TRUE },
    { "Strasse", "Straße", TRUE },
    { "Łukasz", "lukasz", TRUE },
    { "Sørensen", "Sorensen", TRUE },
    { "Zoë", "zoe", TRUE },
    { "Zoe", "ZOE\u0308!", TRUE },
    { "O'Brien", "O’Brien", TRUE },
    { "Anne-Marie", "Anne\u2011Marie", TRUE },
    { "Anne-Marie", "Anne Marie", FALSE },
    { "Ольга", "ОЛЬГА пишет", TRUE },
    { "Ольга", "Ольгана", FALSE },
    { "Γιώργος", "ΓΙΩΡΓΟΣ", TRUE },
    { "राम", "राम ने कहा", TRUE },
    { "राम", "राम, कैसे हो?", TRUE },
    { "राम", "रामू", FALSE },
    { "राम", "आराम", FALSE },
    { "रम", "राम", FALSE },
    { "क्षमा", "क्षमा से", TRUE },
    { "Alex Doe", "Alex\n\t Doe", TRUE },
    { "Alex Doe", "Alex Doerr", FALSE },
    { "Alex Doe", "Alex Alex Doe", TRUE },
    { "a b a c", "a b a b a c", TRUE },
    { "C++", "I know C++ now", TRUE },
    { "C++", "C+", FALSE },
    { "C++", "ABC++", FALSE },
    { "(Alex)", "(Alex)s", TRUE },
    { "(Alex)", "Alex", FALSE },
    { "❤", "I ❤️ you", TRUE },
    { "❤️", "a❤b", TRUE },
    { "👩‍❤️‍👨", "👩‍❤️‍👨", TRUE },
    { "!?", "what!?!", TRUE },
    { "!?", "what? !", FALSE },
    { "…", "wait...", TRUE },
    { "Alex Doe the second of his name", "Alex Doe the second of his name", TRUE },
    { "Alex Doe the second of his name", "Alex Doe the second of her name", FALSE },
  };

  matching_check (HIATUS_KEYWORD_NAME, cases, G_N_ELEMENTS (cases));
  matching_check (HIATUS_KEYWORD_PHRASE, cases, G_N_ELEMENTS (cases));
}

static void
test_handles (void)
{
  static const MatchingCase cases[] = {
    { "@alex", "@alex", TRUE },
    { "@alex", "@alexandra", FALSE },
    { "@alex", "ask @alex, or", TRUE },
    { "@alex", "ask @alex.", TRUE },
    { "@alex", "ask @alex...", TRUE },
    { "@alex", "ask @alex... now", TRUE },
    { "@alex", "ask @alex.b", FALSE },
    { "@alex", "ask @alex..b", FALSE },
    { "@alex", "ask @alex._", FALSE },
    { "@alex", "@alex-b", FALSE },
    { "@alex", "@alex_b", FALSE },
    { "@alex", "@alex's", TRUE },
    { "@alex", "instagram.com/alex", TRUE },
    { "@alex", "https://t.me/alex/12", TRUE },
    { "@alex", "https://t.me/alex.b", FALSE },
    { "@alex", "alex", FALSE },
    { "@alex", "联系@alex吧", TRUE },
    { "@alex", "alex@alex.org", FALSE },
    { "alex", "@alex", TRUE },
    { "alex", "t.me/alex", TRUE },
    { "alex", "_alex", FALSE },
    { "alex", "b.alex", FALSE },
    { "alex", "b-alex", FALSE },
    { "alex", "balex", FALSE },
    { "alex", "my alex.", TRUE },
    { "_alex_", "see _alex_", TRUE },
    { "_alex_", "see b_alex_", FALSE },
    { "_alex_", "see _alex_b", FALSE },
    { "alex.doe-1", "@Alex.Doe-1!", TRUE },
    { "alex.doe-1", "@alex.doe-12", FALSE },
    { "@alex:example.org", "@alex:example.org joined", TRUE },
  };

  matching_check (HIATUS_KEYWORD_HANDLE, cases, G_N_ELEMENTS (cases));
}

static void
test_emails (void)
{
  static const MatchingCase cases[] = {
    { "a@b.org", "a@b.org", TRUE },
    { "a@b.org", "A@B.ORG", TRUE },
    { "a@b.org", "mailto:a@b.org", TRUE },
    { "a@b.org", "write to a@b.org, please", TRUE },
    { "a@b.org", "write to a@b.org.", TRUE },
    { "a@b.org", "write to a@b.org. Then", TRUE },
    { "a@b.org", "a@b.org.uk", FALSE },
    { "a@b.org", "a@b.org-x", FALSE },
    { "a@b.org", "a@b.organ", FALSE },
    { "a@b.org", "x.a@b.org", FALSE },
    { "a@b.org", "x_a@b.org", FALSE },
    { "a@b.org", "x-a@b.org", FALSE },
    { "a@b.org", "x+a@b.org", FALSE },
    { "a@b.org", "x%a@b.org", FALSE },
    { "a@b.org", "xa@b.org", FALSE },
    { "a@b.org", "给a@b.org写信", TRUE },
    { "a+b@c.org", "a+b@c.org", TRUE },
    { "a+b@c.org", "b@c.org", FALSE },
  };

  matching_check (HIATUS_KEYWORD_EMAIL, cases, G_N_ELEMENTS (cases));
}

static void
test_exceptions (void)
{
  static const gchar *const contacts[] = {
    "Alex|names=Alex;Alex Smith Junior|phrases=Technique;0|phones=+44 7700 900123|except=Alex Smith;The Alexander Technique;call 07700 900123",
    "Kim|names=Alex;Kim|let-through=Alex Smith",
    NULL
  };
  static const struct
  {
    const gchar *text;
    const gchar *expected;
  } cases[] = {
    { "Alex", "Alex name 0 {name}; Kim name 0 {name}" },
    { "Alex Smith", "Kim name 0 {name} let-through" },
    { "Alex Smith and Alex", "Alex name 0 {name}; Kim name 0 {name} let-through" },
    { "Alex Smiths", "Alex name 0 {name}; Kim name 0 {name}" },
    { "Alex Smith Junior", "Alex name 1 {name}; Kim name 0 {name} let-through" },
    { "Technique", "Alex phrase 0 {phrase}" },
    { "The Alexander Technique", "" },
    { "Call 07700 900123", "" },
    { "Called 07700 900123", "Alex phone 0 {phone}" },
    { "Kim, Alex Smith", "Kim name 1 {name} let-through" },
  };
  g_autoptr (HiatusMatcher) matcher = matching_matcher (contacts);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *description = matching_describe (matcher, cases[i].text, -1);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (description, ==, cases[i].expected);
    }
}

/* Which keyword is told: what begins first; of that the longest; of that the first kind; of that the first in its list. */
static void
test_first (void)
{
  static const gchar *const contacts[] = { "A|names=b;a b;a;c d|handles=@x;c d|phrases=a b c;c d", NULL };
  static const struct
  {
    const gchar *text;
    const gchar *expected;
  } cases[] = {
    { "a b", "A name 1 {name}" },
    { "a b c", "A phrase 0 {name,phrase}" },
    { "b a", "A name 0 {name}" },
    { "c d", "A name 3 {name,handle,phrase}" },
    { "@x a", "A handle 0 {name,handle}" },
  };
  g_autoptr (HiatusMatcher) matcher = matching_matcher (contacts);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *description = matching_describe (matcher, cases[i].text, -1);

      g_assert_cmpstr (description, ==, cases[i].expected);
    }
}

static void
test_ownership (void)
{
  HiatusMatcher *matcher = matching_matcher (alex);
  HiatusContact *contact = hiatus_contact_ref (hiatus_matcher_get_contact (matcher, 0));

  g_assert_true (hiatus_matcher_ref (matcher) == matcher);
  hiatus_matcher_unref (matcher);
  g_assert_cmpstr (hiatus_matcher_get_contact (matcher, 0)->label, ==, "Alex");
  hiatus_matcher_unref (matcher);
  g_assert_cmpstr (contact->label, ==, "Alex");
  hiatus_contact_unref (contact);
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matcher/example", test_example);
  g_test_add_func ("/matcher/words", test_words);
  g_test_add_func ("/matcher/handles", test_handles);
  g_test_add_func ("/matcher/emails", test_emails);
  g_test_add_func ("/matcher/exceptions", test_exceptions);
  g_test_add_func ("/matcher/first", test_first);
  g_test_add_func ("/matcher/ownership", test_ownership);

  return g_test_run ();
}
