/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/popups.h"

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/names.h"
#include "daemon/wording.h"

#define UNDO_KEY "undo/"
#define REPAIR_KEY "repair"

/* What a button that opens a window is called in the journal. */
#define OPEN "open"

/**
 * hiatus_popups_key:
 * @popup: a kind that comes unasked
 * @day: the local date that it belongs to
 *
 * What the notifier knows a pop-up by.
 *
 * Returns: (transfer full): "day/2025-03-01"
 */
gchar *
hiatus_popups_key (HiatusPopup popup, const GDate *day)
{
  g_autofree gchar *date = hiatus_calendar_format_date (day);

  return g_strconcat (hiatus_popup_to_string (popup), "/", date, NULL);
}

/**
 * hiatus_popups_parse_key:
 * @key: what hiatus_popups_key() gave
 * @popup: (out): the kind
 * @day: (out caller-allocates): the date
 *
 * Returns: %TRUE on success; %FALSE for other keys
 */
gboolean
hiatus_popups_parse_key (const gchar *key, HiatusPopup *popup, GDate *day)
{
  for (HiatusPopup kind = HIATUS_POPUP_NONE + 1; kind < HIATUS_N_POPUPS; kind++)
    {
      const gchar *name = hiatus_popup_to_string (kind);
      gsize length = strlen (name);

      if (g_str_has_prefix (key, name) && key[length] == '/' && hiatus_calendar_parse_date (key + length + 1, day, NULL))
        {
          *popup = kind;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * hiatus_popups_send_day:
 * @notifier: where to
 * @popup: %HIATUS_POPUP_DAY or %HIATUS_POPUP_END
 * @day: the local date that it belongs to
 * @status: what is true on @day
 * @occasions: what @day has besides
 * @prompt: (nullable): the prompt of @day
 *
 * Sends the one pop-up of a day.
 */
void
hiatus_popups_send_day (HiatusNotifier *notifier, HiatusPopup popup, const GDate *day, const HiatusStatus *status, HiatusOccasions occasions, const HiatusPrompt *prompt)
{
  const HiatusMessageAction day_actions[] = { { "done", _ ("Done") }, { "another", _ ("Another") }, { "later", _ ("Later") } };
  const HiatusMessageAction slip_actions[] = { { OPEN, _ ("Write it down…") }, { "done", _ ("Done") }, { "later", _ ("Later") } };
  const HiatusMessageAction end_actions[] = { { OPEN, _ ("What comes next…") }, { "wait-longer", _ ("Wait longer") }, { "later", _ ("Later") } };
  g_autofree gchar *key = hiatus_popups_key (popup, day);
  g_autofree gchar *summary = hiatus_wording_day_summary (status);
  g_autofree gchar *body = hiatus_wording_day_body (status, occasions, prompt);
  HiatusMessage message = { .key = key, .summary = summary, .body = body };

  if (popup == HIATUS_POPUP_END)
    {
      message.actions = end_actions;
      message.n_actions = G_N_ELEMENTS (end_actions);
      message.without_actions = _ ("The row 'What comes next…' of the tray menu goes on from here.");
    }
  else if ((occasions & HIATUS_OCCASION_AFTER_SLIP) != 0)
    {
      message.actions = slip_actions;
      message.n_actions = G_N_ELEMENTS (slip_actions);
      message.without_actions = _ ("In a terminal: hiatus log reflection --note=-");
    }
  else if (prompt != NULL)
    {
      message.actions = day_actions;
      message.n_actions = G_N_ELEMENTS (day_actions);
      message.without_actions = _ ("The row 'Today' of the tray menu takes your answer.");
    }
  hiatus_notifier_send (notifier, &message);
}

/**
 * hiatus_popups_send_no_tray:
 * @notifier: where to
 * @day: the local date
 *
 * Says that this desktop shows no tray icons, and what to install.
 */
void
hiatus_popups_send_no_tray (HiatusNotifier *notifier, const GDate *day)
{
  const HiatusMessageAction actions[] = { { OPEN, _ ("Overview…") } };
  g_autofree gchar *key = hiatus_popups_key (HIATUS_POPUP_NO_TRAY, day);
  const HiatusMessage message = {
    .key = key,
    .summary = _ ("This desktop shows no tray icons"),
    .body = _ ("Hiatus runs all the same. Its overview opens from the list of your programs, or with 'hiatus' in a terminal. On GNOME the extension AppIndicator shows the icon: install gnome-shell-extension-appindicator, log out and in again, and switch it on under Extensions."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  hiatus_notifier_send (notifier, &message);
}

/**
 * hiatus_popups_send_company:
 * @notifier: where to
 * @day: the local date
 *
 * Offers someone to talk to. It says so to whoever has just said how heavy it is.
 */
void
hiatus_popups_send_company (HiatusNotifier *notifier, const GDate *day)
{
  const HiatusMessageAction actions[] = { { HIATUS_ACTION_TALK, _ ("Someone to talk to…") } };
  g_autofree gchar *key = hiatus_popups_key (HIATUS_POPUP_COMPANY, day);
  const HiatusMessage message = {
    .key = key,
    .summary = _ ("Hiatus"),
    .body = _ ("That is a lot to carry alone. These people answer now."),
    .without_actions = _ ("The row 'Someone to talk to…' of the tray menu has their numbers."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  hiatus_notifier_send (notifier, &message);
}

/**
 * hiatus_popups_undo_key:
 * @id: the id of an urge
 *
 * Returns: (transfer full): the key of the pop-up that offers to undo it
 */
gchar *
hiatus_popups_undo_key (const gchar *id)
{
  return g_strconcat (UNDO_KEY, id, NULL);
}

/**
 * hiatus_popups_undo_id:
 * @key: the key of a pop-up
 *
 * Returns: (transfer none) (nullable): the id of the urge that it offers to undo; %NULL for other keys
 */
const gchar *
hiatus_popups_undo_id (const gchar *key)
{
  return g_str_has_prefix (key, UNDO_KEY) ? key + strlen (UNDO_KEY) : NULL;
}

/**
 * hiatus_popups_send_urge_noted:
 * @notifier: where to
 * @urge: an urge that was recorded
 * @zone: the zone of the person's clock
 *
 * Says that an urge was logged by a click that may have been an accident.
 */
void
hiatus_popups_send_urge_noted (HiatusNotifier *notifier, const HiatusEvent *urge, GTimeZone *zone)
{
  const HiatusMessageAction actions[] = { { "undo", _ ("Undo") } };
  g_autofree gchar *id = hiatus_event_id (urge);
  g_autofree gchar *key = hiatus_popups_undo_key (id);
  g_autofree gchar *summary = hiatus_wording_urge_noted (urge->happened_us, zone);
  const HiatusMessage message = {
    .key = key,
    .summary = summary,
    .body = "",
    .without_actions = _ ("The row 'Undo' of the tray menu takes it back."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
    .transient = TRUE,
  };

  hiatus_notifier_send (notifier, &message);
}

/**
 * hiatus_popups_send_repair:
 * @notifier: where to
 * @repair: the event of the repair
 *
 * Says that the journal was damaged and mended, and what is missing.
 */
void
hiatus_popups_send_repair (HiatusNotifier *notifier, const HiatusEvent *repair)
{
  g_autofree gchar *body = hiatus_wording_repair (repair);
  const HiatusMessage message = { .key = REPAIR_KEY, .summary = _ ("Hiatus"), .body = body };

  hiatus_notifier_send (notifier, &message);
}
