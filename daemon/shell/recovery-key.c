/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/recovery-key.h"

#include <sodium.h>
#include <string.h>

#define KEY_SIGNS 32
#define SUM_SIGNS 4
#define SIGNS (KEY_SIGNS + SUM_SIGNS)
#define GROUP 4

/* SUM_SIGNS of five bits each, and some to spare. */
#define SUM_SIZE 16
#define BITS 5

static const gchar signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
compute_sum (const guint8 *key, guint8 *sum)
{
  crypto_generichash (sum, SUM_SIZE, key, HIATUS_RECOVERY_SIZE, (const guint8 *) "hiatus-recovery", strlen ("hiatus-recovery"));
}

static guint
get_bits (const guint8 *bytes, guint at)
{
  guint value = 0;

  for (guint i = at * BITS; i < (at + 1) * BITS; i++)
    value = value << 1 | (bytes[i / 8] >> (7 - i % 8) & 1u);
  return value;
}

static void
set_bits (guint8 *bytes, guint at, guint value)
{
  for (guint i = 0; i < BITS; i++)
    {
      guint bit = at * BITS + i;

      if ((value >> (BITS - 1 - i) & 1u) != 0)
        bytes[bit / 8] |= (guint8) (1u << (7 - bit % 8));
    }
}

/**
 * hiatus_recovery_key_new:
 *
 * Returns: (transfer full): a key of chance
 */
HiatusSecret *
hiatus_recovery_key_new (void)
{
  HiatusSecret *key = hiatus_secret_new (HIATUS_RECOVERY_SIZE);

  randombytes_buf (hiatus_secret_bytes (key), HIATUS_RECOVERY_SIZE);
  return key;
}

/**
 * hiatus_recovery_key_print:
 * @key: a recovery key
 *
 * Returns: (transfer full): what is shown of it, without a zero at the end
 */
HiatusSecret *
hiatus_recovery_key_print (const HiatusSecret *key)
{
  HiatusSecret *text = hiatus_secret_new (SIGNS + SIGNS / GROUP - 1);
  guint8 *bytes = hiatus_secret_bytes (text);
  guint8 sum[SUM_SIZE];
  guint n = 0;

  compute_sum (hiatus_secret_peek (key), sum);
  for (guint i = 0; i < SIGNS; i++)
    {
      if (i > 0 && i % GROUP == 0)
        bytes[n++] = '-';
      bytes[n++] = (guint8) signs[i < KEY_SIGNS ? get_bits (hiatus_secret_peek (key), i) : get_bits (sum, i - KEY_SIGNS)];
    }
  sodium_memzero (sum, sizeof sum);
  return text;
}

/* The value of a sign as it may have been read and typed; -1 for what is none. */
static gint
find_sign (guint8 byte)
{
  gchar sign = g_ascii_toupper ((gchar) byte);
  const gchar *found;

  if (sign == 'I' || sign == 'L')
    sign = '1';
  if (sign == 'O')
    sign = '0';
  found = sign == '\0' ? NULL : strchr (signs, sign);
  return found == NULL ? -1 : (gint) (found - signs);
}

/* Returns: whether there are as many signs as a key has, and nothing else but blanks and dashes */
static gboolean
read_signs (const HiatusSecret *text, guint8 *values)
{
  guint n = 0;

  for (gsize i = 0; i < hiatus_secret_get_size (text); i++)
    {
      guint8 byte = hiatus_secret_peek (text)[i];
      gint value;

      if (byte == '-' || g_ascii_isspace ((gchar) byte))
        continue;
      value = find_sign (byte);
      if (value < 0 || n == SIGNS)
        return FALSE;
      values[n++] = (guint8) value;
    }
  return n == SIGNS;
}

/**
 * hiatus_recovery_key_looks_like:
 * @text: what somebody typed
 *
 * Returns: whether it has the form of a recovery key, be there a slip in it or not
 */
gboolean
hiatus_recovery_key_looks_like (const HiatusSecret *text)
{
  guint8 values[SIGNS];
  gboolean looks = read_signs (text, values);

  sodium_memzero (values, sizeof values);
  return looks;
}

/**
 * hiatus_recovery_key_parse:
 * @text: what somebody typed
 *
 * Small letters, blanks, and missing or other dashes do not matter.
 *
 * Returns: (transfer full) (nullable): the key; %NULL where it is none, or its sum does not fit
 */
HiatusSecret *
hiatus_recovery_key_parse (const HiatusSecret *text)
{
  g_autoptr (HiatusSecret) key = hiatus_secret_new (HIATUS_RECOVERY_SIZE);
  guint8 values[SIGNS] = { 0 };
  guint8 sum[SUM_SIZE];
  gboolean fits = read_signs (text, values);

  for (guint i = 0; fits && i < KEY_SIGNS; i++)
    set_bits (hiatus_secret_bytes (key), i, values[i]);
  compute_sum (hiatus_secret_peek (key), sum);
  for (guint i = 0; fits && i < SUM_SIGNS; i++)
    fits = get_bits (sum, i) == values[KEY_SIGNS + i];
  sodium_memzero (values, sizeof values);
  sodium_memzero (sum, sizeof sum);
  return fits ? g_steal_pointer (&key) : NULL;
}
