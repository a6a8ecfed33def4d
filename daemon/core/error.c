/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/error.h"

/* G_DEFINE_QUARK would name it with the blanks that clang-format puts around each hyphen. */
GQuark
hiatus_error_quark (void)
{
  return g_quark_from_static_string ("hiatus-error-quark");
}
