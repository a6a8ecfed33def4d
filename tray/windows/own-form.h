/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The small forms in which something is entered, and changed later: no toolkit, no bus. */

/**
 * HiatusOwnFormWhat:
 * @HIATUS_OWN_FORM_ENTRY: an entry of AddOwn()
 * @HIATUS_OWN_FORM_CONTACT: somebody for the list
 * @HIATUS_OWN_FORM_AGREEMENT: nothing is filled in; the person agrees to watching, or does not
 *
 * What becomes of what is filled in.
 */
typedef enum
{
  HIATUS_OWN_FORM_ENTRY,
  HIATUS_OWN_FORM_CONTACT,
  HIATUS_OWN_FORM_AGREEMENT,
} HiatusOwnFormWhat;

/**
 * HiatusOwnForm:
 * @invitation: the open question that it answers; of an entry also its kind, as ListOwn() has it
 * @about: what it is for
 * @warning: (nullable): what to know before
 * @first_key: (nullable): what its first line is on the bus
 * @first_label: (nullable): what it is called; %NULL where there is no such line
 * @second_key: (nullable): the same of the second line
 * @second_label: (nullable): the same
 * @save: the button that hands it over
 * @what: what becomes of it
 *
 * A form. Its texts are to be translated.
 */
typedef struct
{
  const gchar *invitation;
  const gchar *about;
  const gchar *warning;
  const gchar *first_key;
  const gchar *first_label;
  const gchar *second_key;
  const gchar *second_label;
  const gchar *save;
  HiatusOwnFormWhat what;
} HiatusOwnForm;

const HiatusOwnForm *hiatus_own_form_find (const gchar *name,
                                           guint *number);

G_END_DECLS
