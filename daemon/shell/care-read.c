/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/care-read.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"

/* A group that is what it should be by its name. */
typedef struct
{
  HiatusOwnKind kind;
  guint number;
  const gchar *name; /* (unowned) */
} Group;

/* What is being read. */
typedef struct
{
  const HiatusKeyText *text;
  GKeyFile *values;          /* (unowned): of @text */
  HiatusKeyProblem *problem; /* (unowned): to be filled */
  HiatusCareList *list;      /* (unowned): to be filled */
} Reader;

/**
 * hiatus_care_list_free:
 * @list: (transfer full): what care.ini says
 *
 * Frees it.
 */
void
hiatus_care_list_free (HiatusCareList *list)
{
  hiatus_care_unref (list->care);
  for (guint i = 0; i < HIATUS_N_OWN_KINDS; i++)
    g_array_unref (list->numbers[i]);
  g_free (list);
}

static HiatusCareList *
list_new (void)
{
  HiatusCareList *list = g_new0 (HiatusCareList, 1);

  list->care = hiatus_care_new ();
  for (guint i = 0; i < HIATUS_N_OWN_KINDS; i++)
    list->numbers[i] = g_array_new (FALSE, FALSE, sizeof (guint));

  return list;
}

/* Takes ownership of @error. */
static void
add_problem (Reader *reader,
             const gchar *group,
             const gchar *key,
             GError *error)
{
  hiatus_key_problem_add (reader->problem, reader->text, group, key, error);
}

static gboolean
read_key (Reader *reader,
          const Group *group,
          const gchar *name,
          HiatusOwnItem *item,
          GError **error)
{
  const HiatusOwnKey *key = hiatus_own_find_key (group->kind, name);
  g_autoptr (GError) unreadable = NULL;
  g_autofree gchar *value = NULL;

  if (key == NULL)
    {
      g_autofree gchar *keys = hiatus_own_describe_keys (group->kind);

      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is no such key: it is one of %s"), keys);
      return FALSE;
    }
  value = g_key_file_get_string (reader->values, group->name, name, &unreadable);
  if (value == NULL || unreadable != NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'\\' stands for more than itself here: write '\\\\' where you mean it"));
      return FALSE;
    }

  return key->read (g_strstrip (value), item, error);
}

static gboolean
check_needed (Reader *reader,
              const Group *group,
              GError **error)
{
  for (guint i = 0; i < HIATUS_N_OWN_KEYS; i++)
    {
      const HiatusOwnKey *key = &hiatus_own_keys[i];

      if (key->kind != group->kind || !key->needed || g_key_file_has_key (reader->values, group->name, key->key, NULL))
        continue;
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is missing: add it, or take the group out"), key->key);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_count (Reader *reader,
             const Group *group,
             GError **error)
{
  guint most = hiatus_own_groups[group->kind].most;

  if (reader->list->numbers[group->kind]->len < most)
    return TRUE;

  hiatus_error_set (error, HIATUS_ERROR_INVALID, ngettext ("there is %u of these already, and no more: take it out first", "there are %u of these already, and no more: take one out first", most), most);

  return FALSE;
}

/* Adds what a group says, and takes the texts out of @item. */
static void
add_item (HiatusCare *care,
          HiatusOwnKind kind,
          HiatusOwnItem *item)
{
  HiatusMeeting *meeting;

  switch (kind)
    {
    case HIATUS_OWN_REASON:
      g_ptr_array_add (care->reasons, g_steal_pointer (&item->text));
      break;

    case HIATUS_OWN_IF_THEN:
      hiatus_care_add_if_then (care, item->text, item->then);
      break;

    case HIATUS_OWN_MEETING:
      meeting = hiatus_care_add_meeting (care, item->weekdays, item->minute, item->minutes);
      if (item->skip != NULL)
        g_array_append_vals (meeting->skip, item->skip->data, item->skip->len);
      break;

    case HIATUS_OWN_HARD_DAY:
      hiatus_care_add_hard_day (care, item->year, item->month, item->day, item->text != NULL ? item->text : "");
      break;

    case HIATUS_OWN_PERSON:
    default:
      care->person_name = g_steal_pointer (&item->text);
      care->person_phone = g_steal_pointer (&item->phone);
      break;
    }
}

static void
read_group (Reader *reader,
            const Group *group)
{
  g_auto (HiatusOwnItem) item = { .minutes = HIATUS_MEETING_MINUTES };
  g_auto (GStrv) keys = g_key_file_get_keys (reader->values, group->name, NULL, NULL);
  guint before = reader->problem->count;
  GError *error = NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!read_key (reader, group, keys[i], &item, &error))
      add_problem (reader, group->name, keys[i], g_steal_pointer (&error));
  /* A key that is there under another name may have been meant to be the one that is missing. */
  if (reader->problem->count == before && (!check_needed (reader, group, &error) || !check_count (reader, group, &error)))
    add_problem (reader, group->name, NULL, g_steal_pointer (&error));
  if (reader->problem->count > 0)
    return;

  add_item (reader->list->care, group->kind, &item);
  g_array_append_val (reader->list->numbers[group->kind], group->number);
}

static gint
compare_groups (gconstpointer left,
                gconstpointer right)
{
  const Group *one = left;
  const Group *other = right;

  if (one->kind != other->kind)
    return (gint) one->kind - (gint) other->kind;

  return (gint) one->number - (gint) other->number;
}

/* The groups that are there, by kind and number. */
static GArray *
find_groups (Reader *reader,
             GStrv names)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint i = 0; names[i] != NULL; i++)
    {
      Group group = { .name = names[i] };
      GError *error = NULL;

      if (hiatus_own_parse_group (names[i], &group.kind, &group.number))
        {
          g_array_append_val (groups, group);
          continue;
        }
      hiatus_error_set (&error, HIATUS_ERROR_INVALID, _ ("there is no such group: it is one of [reason 1], [if-then 1], [meeting 1], [hard-day 1] with a number from 1 on, or [person]"));
      add_problem (reader, names[i], NULL, error);
    }
  g_array_sort (groups, compare_groups);

  return groups;
}

/**
 * hiatus_care_read:
 * @text: the text of a care.ini
 * @problem: (out caller-allocates): what is wrong, where something is
 *
 * Reads what the person entered for themselves. One mistake, and there is nothing.
 *
 * Returns: (transfer full) (nullable): what it says, in the order of the numbers; %NULL with @problem
 */
HiatusCareList *
hiatus_care_read (const HiatusKeyText *text,
                  HiatusKeyProblem *problem)
{
  g_autoptr (HiatusCareList) list = list_new ();
  Reader reader = { text, hiatus_key_text_get_values (text), problem, list };
  g_auto (GStrv) names = g_key_file_get_groups (reader.values, NULL);
  g_autoptr (GArray) groups = NULL;

  *problem = (HiatusKeyProblem){ 0 };
  groups = find_groups (&reader, names);
  for (guint i = 0; i < groups->len; i++)
    read_group (&reader, &g_array_index (groups, Group, i));

  return problem->count == 0 ? g_steal_pointer (&list) : NULL;
}
