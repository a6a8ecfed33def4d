/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/draft.h"
#include "daemon/data/hiatus-resources.h"
#include "daemon/shell/draft-words-read.h"

/* A byte that says how to look, then a draft, which is looked at by the lists that come with Hiatus; or, if the byte is odd, a
 * file of lists and the draft behind an empty line. What is found lies in the draft, at whole characters; what is wrong in a
 * list is told in one line with its number. */

#define LISTS "/org/hiatus/draft/"
#define NAME "xx.ini"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static void
check_message (const gchar *message)
{
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strpbrk (message, "\n\r\t\x1b"));
}

static void
check_finding (const gchar *text, gsize length, const HiatusDraftFinding *finding)
{
  g_assert_cmpuint (finding->first, <=, length);
  g_assert_cmpuint (finding->length, <=, length - finding->first);
  g_assert_true (g_utf8_validate_len (text + finding->first, finding->length, NULL));
  if (finding->kind < HIATUS_DRAFT_LONG && finding->kind != HIATUS_DRAFT_SELF_HARM)
    g_assert_cmpuint (finding->length, >, 0);
}

static void
check_draft (GPtrArray *languages, const gchar *text, gsize length, guint8 how)
{
  const HiatusDraftQuestion question = { .purpose = (how >> 1) % 4, .hour = (how >> 3) % 24, .goal_is_safety = how >= 0x80 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) findings = hiatus_draft_check (languages, text, length, &question, &error);

  g_assert_cmpint (findings == NULL, ==, error != NULL);
  if (findings == NULL)
    {
      check_message (error->message);
      return;
    }
  /* The places, and three that are about the whole. */
  g_assert_cmpuint (findings->len, <=, HIATUS_DRAFT_FINDINGS_MAX + 3);
  for (guint i = 0; i < findings->len; i++)
    {
      const HiatusDraftFinding *finding = &g_array_index (findings, HiatusDraftFinding, i);

      check_finding (text, length, finding);
      if (finding->kind == HIATUS_DRAFT_SELF_HARM)
        g_assert_cmpuint (findings->len, ==, 1);
    }
}

static void
check_own_lists (const gchar *text, gsize length, guint8 how)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_draft_words_free);
  const gchar *gap = g_strstr_len (text, (gssize) length, "\n\n");
  gsize lists = gap == NULL ? length : (gsize) (gap - text);
  g_autoptr (GError) error = NULL;

  if (!hiatus_draft_words_read (languages, NAME, text, lists, &error))
    {
      check_message (error->message);
      g_assert_true (g_str_has_prefix (error->message, NAME ", line "));
      g_assert_cmpuint (g_ascii_strtoull (error->message + strlen (NAME ", line "), NULL, 10), >, 0);
    }
  else if (gap != NULL)
    check_draft (languages, gap, length - lists, how);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  static GPtrArray *shipped = NULL;

  if (shipped == NULL)
    shipped = hiatus_draft_words_load (hiatus_get_resource (), LISTS, NULL);
  g_assert_nonnull (shipped);
  if (size == 0)
    return 0;
  if (data[0] % 2 == 0)
    check_draft (shipped, (const gchar *) data + 1, size - 1, data[0]);
  else
    check_own_lists ((const gchar *) data + 1, size - 1, data[0]);
  return 0;
}
