/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/phone.h"
#include "tests/core/matching.h"

static void
test_parse (void)
{
  static const struct
  {
    const gchar *written;
    guint64 number;
    guint n_digits;
    gboolean is_international;
    gboolean is_phone;
  } cases[] = {
    { "+44 7700 900123", G_GUINT64_CONSTANT (447700900123), 12, TRUE, TRUE },
    { "0044 (0)7700 900123", G_GUINT64_CONSTANT (447700900123), 12, TRUE, TRUE },
    { "07700 900123", G_GUINT64_CONSTANT (7700900123), 10, FALSE, TRUE },
    { "(07700) 900-123", G_GUINT64_CONSTANT (7700900123), 10, FALSE, TRUE },
    { "(+44) 7700 900123", G_GUINT64_CONSTANT (447700900123), 12, TRUE, TRUE },
    { "\u202a+44\u00a07700\u2011900123\u202c", G_GUINT64_CONSTANT (447700900123), 12, TRUE, TRUE },
    { "०७७०० ९००१२३", G_GUINT64_CONSTANT (7700900123), 10, FALSE, TRUE },
    { "1234567", 1234567, 7, FALSE, TRUE },
    { "12", 12, 2, FALSE, FALSE },
    { "0000000", 0, 0, FALSE, FALSE },
    { "0123456", 123456, 6, FALSE, FALSE },
    { "123456789012345678", G_GUINT64_CONSTANT (123456789012345678), 18, FALSE, TRUE },
    { "call me", 0, 0, FALSE, FALSE },
    { "07700 900123 (work)", 0, 0, FALSE, FALSE },
    { "", 0, 0, FALSE, FALSE },
    { "+", 0, 0, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HiatusPhone phone;

      g_test_message ("%s", cases[i].written);
      g_assert_cmpint (hiatus_phone_parse (cases[i].written, &phone), ==, cases[i].is_phone);
      g_assert_cmpuint (phone.n_digits, ==, cases[i].n_digits);
      g_assert_cmpuint (phone.number, ==, cases[i].number);
      if (cases[i].is_phone)
        g_assert_cmpint (phone.is_international, ==, cases[i].is_international);
    }
}

static void
test_texts (void)
{
  static const MatchingCase cases[] = {
    { "+44 7700 900123", "07700-900123", TRUE },
    { "+44 7700 900123", "07700900123", TRUE },
    { "+44 7700 900123", "7700 900123", TRUE },
    { "+44 7700 900123", "(07700) 900 123", TRUE },
    { "+44 7700 900123", "0044 7700 900123", TRUE },
    { "+44 7700 900123", "00447700900123", TRUE },
    { "+44 7700 900123", "+44 (0)7700 900123", TRUE },
    { "+44 7700 900123", "+44(0)7700.900.123", TRUE },
    { "+44 7700 900123", "+(44) 7700 900123", TRUE },
    { "+44 7700 900123", "447700900123", TRUE },
    { "+44 7700 900123", "tel:+447700900123", TRUE },
    { "+44 7700 900123", "Number: ٠٧٧٠٠٩٠٠١٢٣", TRUE },
    { "+44 7700 900123", "０７７００ー９００１２３", FALSE },
    { "+44 7700 900123", "０７７００－９００１２３", TRUE },
    { "+44 7700 900123", "电话07700900123吧", TRUE },
    { "+44 7700 900123", "\u202a07700\u200b 900123\u202c", TRUE },
    { "+44 7700 900123", "0 7 7 0 0 9 0 0 1 2 3", TRUE },
    { "+44 7700 900123", "07 70 09 00 12 3", TRUE },
    { "+44 7700 900123", "call 07700 900123.", TRUE },
    { "+44 7700 900123", "12:30 07700 900123", TRUE },
    { "+44 7700 900123", "07700 900456 07700 900123", TRUE },
    { "+44 7700 900123", "07700900123 07700900456", TRUE },
    { "+44 7700 900123", "07700900456/07700900123", TRUE },
    { "+44 7700 900123", "+49 170 1234567 +44 7700 900123", TRUE },
    { "+44 7700 900123", "2 07700 900123", TRUE },
    { "+44 7700 900123", "+44 7700 900123 2 missed calls", TRUE },
    { "+44 7700 900123", "+49 7700 900123", FALSE },
    { "+44 7700 900123", "0049 7700 900123", FALSE },
    { "+44 7700 900123", "+4907700 900123", FALSE },
    { "+44 7700 900123", "107700 900123", FALSE },
    { "+44 7700 900123", "07700 9001234", FALSE },
    { "+44 7700 900123", "07700-900123-4", FALSE },
    { "+44 7700 900123", "1.07700.900123", FALSE },
    { "+44 7700 900123", "x07700900123", FALSE },
    { "+44 7700 900123", "07700900123x", FALSE },
    { "+44 7700 900123", "07700, 900123", FALSE },
    { "+44 7700 900123", "07700 ----- 900123", FALSE },
    { "+44 7700 900123", "7700 900124", FALSE },
    { "+44 7700 900123", "900123", FALSE },
    { "07700 900123", "+44 7700 900123", TRUE },
    { "07700 900123", "+447700900123", TRUE },
    { "07700 900123", "0044 7700 900123", TRUE },
    { "07700 900123", "+353 7700 900123", TRUE },
    { "07700 900123", "+4412 7700 900123", FALSE },
    { "07700 900123", "44 7700 900123", FALSE },
    { "07700 900123", "17700900123", FALSE },
    { "+39 06 1234567", "06 1234567", TRUE },
    { "+1 212 555 0123", "(212) 555-0123", TRUE },
    { "+1 212 555 0123", "212.555.0123", TRUE },
    { "212-555-0123", "+1 (212) 555-0123", TRUE },
    { "+372 555 0123", "555 0123", TRUE },
    { "+372 555 012", "555 012", FALSE },
    { "1234567", "1234567", TRUE },
    { "1234567", "123-45-67", TRUE },
    { "123456", "123456", FALSE },
    { "0012345", "0012345", FALSE },
  };

  matching_check (HIATUS_KEYWORD_PHONE, cases, G_N_ELEMENTS (cases));
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phone/parse", test_parse);
  g_test_add_func ("/phone/texts", test_texts);

  return g_test_run ();
}
