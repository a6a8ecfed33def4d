/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/own-form.h"

#include <glib/gi18n.h>
#include <string.h>

static const HiatusOwnForm forms[] = {
  {
      "reasons",
      N_ ("Why this stretch? A few words to yourself, to be read again in a hard moment."),
      NULL,
      "text",
      N_ ("_One reason"),
      NULL,
      NULL,
      N_ ("_Save"),
      HIATUS_OWN_FORM_ENTRY,
  },
  {
      "if-then",
      N_ ("A plan for one kind of hard moment. It is easier to keep if it says exactly when, and what then."),
      NULL,
      "if",
      N_ ("_If …"),
      "then",
      N_ ("_then I …"),
      N_ ("_Save"),
      HIATUS_OWN_FORM_ENTRY,
  },
  {
      "person",
      N_ ("A friend, a sister, somebody who listens: whom would you ring on a hard evening? Their number will be one click away."),
      NULL,
      "name",
      N_ ("Their _name"),
      "phone",
      N_ ("Their _phone number"),
      N_ ("_Save"),
      HIATUS_OWN_FORM_ENTRY,
  },
  {
      "hard-days",
      N_ ("Which day may be a hard one? On it Hiatus asks what the plan for the evening is, and leaves milestones out."),
      NULL,
      NULL,
      NULL,
      "name",
      N_ ("What it _is, if you like"),
      N_ ("_Save"),
      HIATUS_OWN_FORM_ENTRY,
  },
  {
      "meetings",
      N_ ("Where you have to meet every week, a word comes before it: polite and short is enough."),
      NULL,
      NULL,
      NULL,
      NULL,
      NULL,
      N_ ("_Save"),
      HIATUS_OWN_FORM_ENTRY,
  },
  {
      "contacts",
      N_ ("Whom shall Hiatus look out for?"),
      N_ ("Can they see this computer or know your password? Then this is not a safe place for it."),
      "label",
      N_ ("What _you call them; initials are enough"),
      "names",
      N_ ("The full _name by which their messages go"),
      N_ ("_Save"),
      HIATUS_OWN_FORM_CONTACT,
  },
  {
      "watching",
      N_ ("Hiatus would look at notifications and at the titles of windows for the people on your list, and forget the texts at once. None is kept or sent anywhere. Its icon shows while it does."),
      N_ ("It sees this computer, not your phone. It can be switched off again at any time, in the preferences."),
      NULL,
      NULL,
      NULL,
      NULL,
      N_ ("_Switch on"),
      HIATUS_OWN_FORM_AGREEMENT,
  },
};

/* The number behind the colon of "reasons:2". Returns: whether there is one, or no colon */
static gboolean
read_number (const gchar *name, guint *number)
{
  const gchar *colon = strchr (name, ':');
  guint64 value = 0;

  *number = 0;
  if (colon == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

/**
 * hiatus_own_form_find:
 * @name: an open question, or a kind and a number of ListOwn(): "reasons", "reasons:2"
 * @number: (out): the number; 0 where there is none, and something new is entered
 *
 * Returns: (transfer none) (nullable): the form; %NULL where there is none for it
 */
const HiatusOwnForm *
hiatus_own_form_find (const gchar *name, guint *number)
{
  const gsize length = strcspn (name, ":");

  if (!read_number (name, number))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strlen (forms[i].invitation) == length && strncmp (forms[i].invitation, name, length) == 0)
      return *number == 0 || forms[i].what == HIATUS_OWN_FORM_ENTRY ? &forms[i] : NULL;
  return NULL;
}
