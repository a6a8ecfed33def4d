/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/watchers/title-text.h"

#define U HIATUS_TITLE_UTF8
#define L HIATUS_TITLE_LATIN1
#define C HIATUS_TITLE_COMPOUND

static const struct
{
  HiatusTitleEncoding encoding;
  const gchar *bytes;
  const gchar *text;
} samples[] = {
  { U, "", "" },
  { U, "Zoë 民수", "Zoë 民수" },
  { U, "a\xff", "a\xff" }, /* the matcher deals with that */
  { L, "", "" },
  { L, "Zo\xeb", "Zoë" },
  { L, "Zoë", "Zoë" },
  { L, "\x80\xff", "\xc2\x80ÿ" },
  { C, "", "" },
  { C, "plain [x]", "plain [x]" },
  { C, "Zo\xeb", "Zoë" },
  { C, "\x1b-LАлекс"
       "\x1b-A\xeb",
    NULL }, /* nonsense, but not to be stumbled over */
  { C, "\x1b-L\xb0\xdb\xd5\xda\xe1\x1b-A \xeb", "Алекс ë" },
  { C, "\x1b-F\xc1\xe8\xde\xed\xe1", "Αθήνα" },
  { C, "\x1b$(B;3ED\x1b(B san", "山田 san" },
  { C, "\x1b$)B\xbb\xb3\xc5\xc4", "山田" },
  { C, "\x1b$(A\x56\x50\x4e\x44\x1b(B", "中文" },
  { C, "\x1b$(C\x39\x4e\x3c\x76\x1b(B", "민수" },
  { C, "\x1b)I\xbb\xb8\xd7", "ｻｸﾗ" },
  { C, "\x1b(I;8W\x1b(B.", "ｻｸﾗ." },
  { C, "a\x1b%GАлекс\x1b%@\xeb", "aАлексë" },
  { C, "\x9b"
       "2]abc\x9b]d",
    "abcd" },
  { C, "a\x1b%/1\x80\x84xyz\x02"
       "b",
    "a\xef\xbf\xbd"
    "b" },
  { C, "a\x1b%/1\xff\xff"
       "b",
    "a\xef\xbf\xbd" },
  { C, "a\x1b%/1", "a\xef\xbf\xbd" },
  { C, "a\x1b", "a" },
  { C, "a\x1b$", "a" },
  { C, "a\x1b$(", "a" },
  { C, "a\x1b$(B;", "a\xef\xbf\xbd" },
  { C, "a\x1b$(B;3E", "a山\xef\xbf\xbd" },
  { C, "a\x1b-Zb", "ab" }, /* no set of ours */
  { C, "\x1b"
       "Ab",
    "Ab" },
};

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length = 0;
      gchar *text = hiatus_title_text_decode (samples[i].encoding, samples[i].bytes, strlen (samples[i].bytes), &length);

      g_assert_cmpuint (length, ==, strlen (text));
      if (samples[i].text != NULL)
        g_assert_cmpstr (text, ==, samples[i].text);
      hiatus_title_text_free (text, length);
    }
}

static void
test_zero_bytes (void)
{
  for (guint encoding = 0; encoding < HIATUS_N_TITLE_ENCODINGS; encoding++)
    {
      gsize length = 0;
      gchar *text = hiatus_title_text_decode (encoding, "a\0b", 3, &length);

      g_assert_cmpmem (text, length, "a\0b", 3);
      hiatus_title_text_free (text, length);
    }
}

/* Whatever the bytes are: nothing that is not theirs is touched, and what comes out is never much longer. */
static void
test_noise (void)
{
  static const gchar pieces[] = "\x1b$()-%/GABCJIL@\x9b]2\xa4\xd1\xff\x80;3 \0";

  for (guint round = 0; round < 20000; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (0, 64);
      g_autofree gchar *bytes = g_malloc (n + 1); /* of nothing it would be no pointer */
      gsize length = 0;
      gchar *text;

      for (gsize i = 0; i < n; i++)
        bytes[i] = pieces[g_test_rand_int_range (0, sizeof pieces - 1)];
      text = hiatus_title_text_decode ((HiatusTitleEncoding) (round % HIATUS_N_TITLE_ENCODINGS), bytes, n, &length);
      g_assert_cmpuint (length, <=, 3 * n);
      g_assert_cmpint (text[length], ==, '\0');
      hiatus_title_text_free (text, length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/title-text/samples", test_samples);
  g_test_add_func ("/title-text/zero-bytes", test_zero_bytes);
  g_test_add_func ("/title-text/noise", test_noise);

  return g_test_run ();
}
