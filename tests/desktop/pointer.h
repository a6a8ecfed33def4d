/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/menu.h"

G_BEGIN_DECLS

void hiatus_pointer_show (HiatusMenu *menu,
                          const gchar *path);

void hiatus_pointer_choose (HiatusMenu *menu,
                            const gchar *path);

void hiatus_pointer_middle_click (void);

G_END_DECLS
