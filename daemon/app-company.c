/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include "daemon/core/company.h"
#include "daemon/popups.h"

/* Someone to talk to, offered without being asked for. */

/**
 * hiatus_app_offer_company:
 * @self: the app
 *
 * Offers someone to talk to, if it is due. It follows what the person has just said of an evening or a wait, so they are
 * there, and it comes at once; whoever records such an answer calls it. Once a day at most.
 */
void
hiatus_app_offer_company (HiatusApp *self)
{
  HiatusNext company = { .popup = HIATUS_POPUP_COMPANY };

  hiatus_app_get_today (self, &company.day);
  if (!self->server_missing && hiatus_company_is_due (hiatus_app_journey (self), &company.day))
    hiatus_app_show (self, &company);
}
