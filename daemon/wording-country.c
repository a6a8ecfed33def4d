/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/wording-country.h"

#include <glib/gi18n.h>

static const struct
{
  const gchar *code;
  const gchar *name;
} countries[] = {
  /* Translators: the names of countries stand after "for", as in "These numbers are for the United Kingdom", with the
   * article that they have there. */
  { "AG", N_ ("Antigua and Barbuda") },
  { "AI", N_ ("Anguilla") },
  { "AR", N_ ("Argentina") },
  { "AS", N_ ("American Samoa") },
  { "AT", N_ ("Austria") },
  { "AU", N_ ("Australia") },
  { "AW", N_ ("Aruba") },
  { "BD", N_ ("Bangladesh") },
  { "BE", N_ ("Belgium") },
  { "BG", N_ ("Bulgaria") },
  { "BH", N_ ("Bahrain") },
  { "BM", N_ ("Bermuda") },
  { "BO", N_ ("Bolivia") },
  { "BS", N_ ("the Bahamas") },
  { "BZ", N_ ("Belize") },
  { "CA", N_ ("Canada") },
  { "CH", N_ ("Switzerland") },
  { "CK", N_ ("the Cook Islands") },
  { "CL", N_ ("Chile") },
  { "CO", N_ ("Colombia") },
  { "CR", N_ ("Costa Rica") },
  { "CU", N_ ("Cuba") },
  { "CY", N_ ("Cyprus") },
  { "CZ", N_ ("Czechia") },
  { "DE", N_ ("Germany") },
  { "DK", N_ ("Denmark") },
  { "DM", N_ ("Dominica") },
  { "DO", N_ ("the Dominican Republic") },
  { "EC", N_ ("Ecuador") },
  { "EE", N_ ("Estonia") },
  { "ES", N_ ("Spain") },
  { "FI", N_ ("Finland") },
  { "FK", N_ ("the Falkland Islands") },
  { "FM", N_ ("Micronesia") },
  { "FO", N_ ("the Faroe Islands") },
  { "FR", N_ ("France") },
  { "GB", N_ ("the United Kingdom") },
  { "GD", N_ ("Grenada") },
  { "GE", N_ ("Georgia") },
  { "GL", N_ ("Greenland") },
  { "GR", N_ ("Greece") },
  { "GT", N_ ("Guatemala") },
  { "GU", N_ ("Guam") },
  { "HK", N_ ("Hong Kong") },
  { "HN", N_ ("Honduras") },
  { "HR", N_ ("Croatia") },
  { "HU", N_ ("Hungary") },
  { "IE", N_ ("Ireland") },
  { "IN", N_ ("India") },
  { "IS", N_ ("Iceland") },
  { "IT", N_ ("Italy") },
  { "JO", N_ ("Jordan") },
  { "KE", N_ ("Kenya") },
  { "KW", N_ ("Kuwait") },
  { "KY", N_ ("the Cayman Islands") },
  { "LI", N_ ("Liechtenstein") },
  { "LR", N_ ("Liberia") },
  { "LT", N_ ("Lithuania") },
  { "LU", N_ ("Luxembourg") },
  { "LV", N_ ("Latvia") },
  { "MC", N_ ("Monaco") },
  { "MH", N_ ("the Marshall Islands") },
  { "MO", N_ ("Macao") },
  { "MP", N_ ("the Northern Mariana Islands") },
  { "MT", N_ ("Malta") },
  { "MX", N_ ("Mexico") },
  { "MY", N_ ("Malaysia") },
  { "NI", N_ ("Nicaragua") },
  { "NL", N_ ("the Netherlands") },
  { "NU", N_ ("Niue") },
  { "NZ", N_ ("New Zealand") },
  { "PA", N_ ("Panama") },
  { "PE", N_ ("Peru") },
  { "PH", N_ ("the Philippines") },
  { "PL", N_ ("Poland") },
  { "PR", N_ ("Puerto Rico") },
  { "PT", N_ ("Portugal") },
  { "PW", N_ ("Palau") },
  { "PY", N_ ("Paraguay") },
  { "QA", N_ ("Qatar") },
  { "RO", N_ ("Romania") },
  { "RU", N_ ("Russia") },
  { "SC", N_ ("the Seychelles") },
  { "SE", N_ ("Sweden") },
  { "SG", N_ ("Singapore") },
  { "SI", N_ ("Slovenia") },
  { "SK", N_ ("Slovakia") },
  { "SV", N_ ("El Salvador") },
  { "TC", N_ ("the Turks and Caicos Islands") },
  { "TZ", N_ ("Tanzania") },
  { "UG", N_ ("Uganda") },
  { "US", N_ ("the United States") },
  { "UY", N_ ("Uruguay") },
  { "VC", N_ ("Saint Vincent and the Grenadines") },
  { "VE", N_ ("Venezuela") },
  { "VG", N_ ("the British Virgin Islands") },
  { "VI", N_ ("the US Virgin Islands") },
  { "WS", N_ ("Samoa") },
  { "ZA", N_ ("South Africa") },
};

/**
 * hiatus_wording_country:
 * @code: two letters
 *
 * What a country is called after "for": "Germany", "the Netherlands". Every country of the shipped lines has a name.
 *
 * Returns: (transfer none): its name, or @code for one that has none here, as a person's own lines may say
 */
const gchar *
hiatus_wording_country (const gchar *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_str_equal (countries[i].code, code))
      return _ (countries[i].name);
  return code;
}
