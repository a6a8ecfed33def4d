/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/error.h"

G_DEFINE_QUARK (hiatus - error - quark, hiatus_error)
