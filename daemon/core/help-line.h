/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusHelpKind:
 * @HIATUS_HELP_EMERGENCY: police, ambulance, fire brigade
 * @HIATUS_HELP_CRISIS: somebody listens
 * @HIATUS_HELP_ABUSE: violence, threats, fear of somebody close
 *
 * What a line is for, in the order in which they are shown.
 */
typedef enum
{
  HIATUS_HELP_EMERGENCY,
  HIATUS_HELP_CRISIS,
  HIATUS_HELP_ABUSE,
} HiatusHelpKind;

extern const gchar *const hiatus_help_kind_names[];

/**
 * HiatusHelpLine:
 * @countries: (owned): where it can be rung, two capital letters each, as in ISO 3166
 * @kind: what it is for
 * @name: (owned): what it calls itself; may be empty for an emergency number
 * @number: (owned): as one dials it there
 * @press: (owned): what to press when it answers; empty for nothing
 * @reaches: (owned): of an emergency number: police, ambulance, fire; empty for all of them
 * @whom: (owned): women or men; empty for everybody
 * @where: (owned): the part of the country; empty for all of it
 * @languages: (owned): as in ISO 639; empty where nothing is known of them
 * @hours: (owned): "always", or days and times as hiatus_help_hours_parse() takes them; empty where they are not known
 * @checked: (owned): the date on which the sources were looked at; may be empty for a line of the person's own
 * @sources: (owned): the addresses at which the number was found
 * @own: whether the person added it
 *
 * A line that one can ring. All texts are there, empty where there is nothing to say.
 */
typedef struct
{
  gchar **countries;
  HiatusHelpKind kind;
  gchar *name;
  gchar *number;
  gchar *press;
  gchar **reaches;
  gchar *whom;
  gchar *where;
  gchar **languages;
  gchar **hours;
  gchar *checked;
  gchar **sources;
  gboolean own;
} HiatusHelpLine;

/**
 * HiatusHelpHours:
 * @always: day and night; the rest says nothing then
 * @first: the first weekday, 1 for Monday
 * @last: the last one, the same or a later one
 * @from: the minute of the day at which somebody answers
 * @until: the minute at which nobody does any more, up to 24:00
 *
 * When a line is answered.
 */
typedef struct
{
  gboolean always;
  gint first;
  gint last;
  gint from;
  gint until;
} HiatusHelpHours;

HiatusHelpLine *hiatus_help_line_new (void);

void hiatus_help_line_free (HiatusHelpLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusHelpLine, hiatus_help_line_free)

gboolean hiatus_help_line_check (const HiatusHelpLine *line,
                                 const gchar **key,
                                 GError **error);

gboolean hiatus_help_hours_parse (const gchar *text,
                                  HiatusHelpHours *hours);

gboolean hiatus_help_is_country (const gchar *text);

GPtrArray *hiatus_help_lines_select (GPtrArray *shipped,
                                     GPtrArray *own,
                                     gboolean with_shipped,
                                     const gchar *country);

G_END_DECLS
