/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_ERROR:
 *
 * The one error domain. A message names the thing and the mend in one line that can be shown as it is.
 */
#define HIATUS_ERROR (hiatus_error_quark ())

/**
 * HiatusError:
 * @HIATUS_ERROR_INVALID: a value that can never be right: a date that does not exist, a strength of 9
 * @HIATUS_ERROR_REFUSED: a right value at the wrong time: a plan while one runs
 * @HIATUS_ERROR_NOT_FOUND: what was asked for is not there
 * @HIATUS_ERROR_IN_USE: another daemon holds the folder
 * @HIATUS_ERROR_DAMAGED: a file is not what was written
 * @HIATUS_ERROR_NEWER: a file of a newer Hiatus
 * @HIATUS_ERROR_STORAGE: the disk is full, read-only, or failing
 * @HIATUS_ERROR_UNAVAILABLE: a part of the desktop is missing
 * @HIATUS_ERROR_LOCKED: a text that wants the passphrase first
 *
 * What went wrong, by what the caller can do about it.
 */
typedef enum
{
  HIATUS_ERROR_INVALID,
  HIATUS_ERROR_REFUSED,
  HIATUS_ERROR_NOT_FOUND,
  HIATUS_ERROR_IN_USE,
  HIATUS_ERROR_DAMAGED,
  HIATUS_ERROR_NEWER,
  HIATUS_ERROR_STORAGE,
  HIATUS_ERROR_UNAVAILABLE,
  HIATUS_ERROR_LOCKED,
} HiatusError;

/**
 * HIATUS_N_ERRORS:
 *
 * How many codes there are; the table of bus names is checked against it.
 */
#define HIATUS_N_ERRORS (HIATUS_ERROR_LOCKED + 1)

GQuark hiatus_error_quark (void);

void hiatus_error_set (GError **error,
                       HiatusError code,
                       const gchar *format,
                       ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
