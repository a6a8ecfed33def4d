/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/store-transfer.h"

G_BEGIN_DECLS

gchar *hiatus_wording_import (const HiatusImport *import);

G_END_DECLS
