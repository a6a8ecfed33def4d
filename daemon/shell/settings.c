/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/settings.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/key-text.h"
#include "daemon/shell/settings-table.h"

struct _HiatusSettings
{
  GObject parent_instance;
  HiatusKeyfile *keyfile;         /* (owned) */
  gint values[HIATUS_N_SETTINGS]; /* in force */
  gchar *problem;                 /* (owned) (nullable) */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusSettings, hiatus_settings, G_TYPE_OBJECT)

static void
hiatus_settings_finalize (GObject *object)
{
  HiatusSettings *self = HIATUS_SETTINGS (object);

  g_object_unref (self->keyfile);
  g_free (self->problem);

  G_OBJECT_CLASS (hiatus_settings_parent_class)->finalize (object);
}

static void
hiatus_settings_class_init (HiatusSettingsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_settings_finalize;

  /**
   * HiatusSettings::changed:
   * @self: the settings
   *
   * At least one value in force is another one.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusSettings::problem:
   * @self: the settings
   *
   * hiatus_settings_get_problem() says something else than before.
   */
  signals[SIGNAL_PROBLEM] =
      g_signal_new ("problem", HIATUS_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_settings_init (HiatusSettings *self)
{
  for (guint i = 0; i < HIATUS_N_SETTINGS; i++)
    self->values[i] = hiatus_setting_rows[i].type->parse (hiatus_setting_rows[i].preset);
}

static const HiatusSettingRow *
find_row_or_fail (const gchar *key,
                  GError **error)
{
  const HiatusSettingRow *row = hiatus_setting_find (key);

  if (row == NULL)
    {
      g_autofree gchar *quoted = hiatus_key_text_quote (key);

      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_NOT_FOUND,
                   _ ("there is no setting '%s': 'hiatus settings list' shows them all"),
                   quoted);
    }

  return row;
}

/* The file has the part before the dot as its group. Returns: the part behind it. */
static const gchar *
split_key (const HiatusSettingRow *row,
           gchar **group)
{
  const gchar *dot = strchr (row->key, '.');

  *group = g_strndup (row->key, (gsize) (dot - row->key));

  return dot + 1;
}

static gboolean
is_group (const gchar *name)
{
  for (guint i = 0; i < HIATUS_N_SETTINGS; i++)
    {
      g_autofree gchar *group = NULL;

      split_key (&hiatus_setting_rows[i], &group);
      if (g_str_equal (group, name))
        return TRUE;
    }

  return FALSE;
}

/* What is wrong in the file, told by its first line. */
typedef struct
{
  guint line;
  guint count;
  gchar *text; /* (owned) (nullable) */
} Problems;

static void
add_problem (Problems *problems,
             guint line,
             gchar *text)
{
  problems->count++;
  if (problems->text != NULL && problems->line <= line)
    {
      g_free (text);
      return;
    }

  g_free (problems->text);
  problems->text = text;
  problems->line = line;
}

static gint
read_value (HiatusSettings *self,
            guint index,
            Problems *problems)
{
  const HiatusSettingRow *row = &hiatus_setting_rows[index];
  g_autofree gchar *group = NULL;
  const gchar *key = split_key (row, &group);
  g_autofree gchar *text = g_key_file_get_value (hiatus_keyfile_get (self->keyfile), group, key, NULL);
  g_autofree gchar *quoted = NULL;
  guint line;
  gint value;

  if (text == NULL)
    return row->type->parse (row->preset);

  g_strchomp (text);
  value = row->type->parse (text);
  if (value >= 0)
    return value;

  line = hiatus_keyfile_line (self->keyfile, group, key);
  quoted = hiatus_key_text_quote (text);
  add_problem (problems,
               line,
               /* Translators: file, line, group, key, the value, and what is wrong with it: "'25:00' is no time of day: …" */
               g_strdup_printf (_ ("%s, line %u, group [%s], %s: '%s' %s"),
                                hiatus_keyfile_get_name (self->keyfile),
                                line,
                                group,
                                key,
                                quoted,
                                _ (row->type->mend)));

  return self->values[index];
}

static void
find_unknown_keys (HiatusSettings *self,
                   const gchar *group,
                   Problems *problems)
{
  g_auto (GStrv) keys = g_key_file_get_keys (hiatus_keyfile_get (self->keyfile), group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree gchar *key = g_strconcat (group, ".", keys[i], NULL);
      guint line = hiatus_keyfile_line (self->keyfile, group, keys[i]);

      if (hiatus_setting_find (key) == NULL)
        add_problem (problems,
                     line,
                     g_strdup_printf (_ ("%s, line %u, group [%s]: there is no setting '%s': "
                                         "'hiatus settings list' shows them all"),
                                      hiatus_keyfile_get_name (self->keyfile),
                                      line,
                                      group,
                                      key));
    }
}

static void
find_unknown (HiatusSettings *self,
              Problems *problems)
{
  g_auto (GStrv) groups = g_key_file_get_groups (hiatus_keyfile_get (self->keyfile), NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      guint line = hiatus_keyfile_line (self->keyfile, groups[i], NULL);

      if (is_group (groups[i]))
        find_unknown_keys (self, groups[i], problems);
      else
        add_problem (problems,
                     line,
                     g_strdup_printf (_ ("%s, line %u: there is no group [%s]: "
                                         "'hiatus settings list' shows what there is"),
                                      hiatus_keyfile_get_name (self->keyfile),
                                      line,
                                      groups[i]));
    }
}

/* One line for all of it. Of a file that could not be read that is what the person has to know. */
static gchar *
tell_problems (HiatusSettings *self,
               const Problems *problems)
{
  const gchar *unread = hiatus_keyfile_get_problem (self->keyfile);
  guint others = problems->count > 0 ? problems->count - 1 : 0;

  if (unread != NULL)
    return g_strdup (unread);
  if (others == 0)
    return g_strdup (problems->text);

  return g_strdup_printf (ngettext ("%s (and %u more)", "%s (and %u more)", others), problems->text, others);
}

static void
update (HiatusSettings *self)
{
  Problems problems = { 0 };
  g_autofree gchar *problem = NULL;
  gboolean is_changed = FALSE;
  gboolean is_other_problem;

  for (guint i = 0; i < HIATUS_N_SETTINGS; i++)
    {
      gint value = read_value (self, i, &problems);

      is_changed = is_changed || value != self->values[i];
      self->values[i] = value;
    }
  find_unknown (self, &problems);

  problem = tell_problems (self, &problems);
  g_free (problems.text);
  is_other_problem = g_strcmp0 (problem, self->problem) != 0;
  if (is_other_problem)
    {
      g_free (self->problem);
      self->problem = g_steal_pointer (&problem);
    }

  g_object_ref (self);
  if (is_changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (is_other_problem)
    g_signal_emit (self, signals[SIGNAL_PROBLEM], 0);
  g_object_unref (self);
}

/**
 * hiatus_settings_new:
 * @keyfile: the file of the settings, loaded before or later
 *
 * Makes the settings. They follow the file: what is saved there is in force.
 *
 * Returns: (transfer full): the settings
 */
HiatusSettings *
hiatus_settings_new (HiatusKeyfile *keyfile)
{
  HiatusSettings *self = g_object_new (HIATUS_TYPE_SETTINGS, NULL);

  self->keyfile = g_object_ref (keyfile);
  g_signal_connect_object (keyfile, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keyfile, "problem", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/**
 * hiatus_settings_n_keys:
 *
 * How many settings there are.
 *
 * Returns: the number
 */
guint
hiatus_settings_n_keys (void)
{
  return HIATUS_N_SETTINGS;
}

/**
 * hiatus_settings_describe:
 * @index: which one, from 0 on, below hiatus_settings_n_keys()
 * @info: (out): what there is to say about it
 *
 * Describes a setting.
 */
void
hiatus_settings_describe (guint index,
                          HiatusSettingInfo *info)
{
  static const gchar *const none[] = { NULL };

  g_return_if_fail (index < HIATUS_N_SETTINGS);

  info->key = hiatus_setting_rows[index].key;
  info->preset = hiatus_setting_rows[index].preset;
  info->takes = _ (hiatus_setting_rows[index].type->takes);
  info->sentence = _ (hiatus_setting_rows[index].sentence);
  info->values = hiatus_setting_rows[index].type->values != NULL ? hiatus_setting_rows[index].type->values : none;
}

/**
 * hiatus_settings_get_text:
 * @self: the settings
 * @key: the setting, as "group.key"
 * @error: return location for an error
 *
 * The value in force, as hiatus_settings_set_text() takes it.
 *
 * Returns: (transfer full): the value, or %NULL with %HIATUS_ERROR_NOT_FOUND
 */
gchar *
hiatus_settings_get_text (HiatusSettings *self,
                          const gchar *key,
                          GError **error)
{
  const HiatusSettingRow *row;

  g_return_val_if_fail (HIATUS_IS_SETTINGS (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  row = find_row_or_fail (key, error);

  return row != NULL ? row->type->print (self->values[row - hiatus_setting_rows]) : NULL;
}

/**
 * hiatus_settings_set_text:
 * @self: the settings
 * @key: the setting, as "group.key"
 * @value: its value, as a person writes it
 * @error: return location for an error
 *
 * Changes a setting, in the file and in force.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_NOT_FOUND (no such setting), %HIATUS_ERROR_INVALID (no such
 *   value, or a file that has to be mended first) or %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_settings_set_text (HiatusSettings *self,
                          const gchar *key,
                          const gchar *value,
                          GError **error)
{
  const HiatusSettingRow *row;
  g_autofree gchar *group = NULL;
  g_autofree gchar *text = NULL;
  const gchar *name;
  gint number;

  g_return_val_if_fail (HIATUS_IS_SETTINGS (self), FALSE);
  g_return_val_if_fail (key != NULL && value != NULL, FALSE);

  row = find_row_or_fail (key, error);
  if (row == NULL)
    return FALSE;

  number = row->type->parse (value);
  if (number < 0)
    {
      g_autofree gchar *quoted = hiatus_key_text_quote (value);

      g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID, "%s: '%s' %s", key, quoted, _ (row->type->mend));
      return FALSE;
    }

  text = row->type->print (number);
  name = split_key (row, &group);

  return hiatus_keyfile_set (self->keyfile, group, name, text, error);
}

/**
 * hiatus_settings_reset:
 * @self: the settings
 * @key: the setting, as "group.key"
 * @error: return location for an error
 *
 * Gives a setting its default again, by removing it from the file.
 *
 * Returns: %TRUE, or %FALSE with an error as of hiatus_settings_set_text()
 */
gboolean
hiatus_settings_reset (HiatusSettings *self,
                       const gchar *key,
                       GError **error)
{
  const HiatusSettingRow *row;
  g_autofree gchar *group = NULL;
  const gchar *name;

  g_return_val_if_fail (HIATUS_IS_SETTINGS (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  row = find_row_or_fail (key, error);
  if (row == NULL)
    return FALSE;

  name = split_key (row, &group);

  return hiatus_keyfile_unset (self->keyfile, group, name, error);
}

static gint
get_value (HiatusSettings *self,
           const gchar *key)
{
  const HiatusSettingRow *row = hiatus_setting_find (key);

  g_return_val_if_fail (row != NULL, 0);

  return self->values[row - hiatus_setting_rows];
}

/**
 * hiatus_settings_get_boolean:
 * @self: the settings
 * @key: a setting that is yes or no, one of the names in settings.h
 *
 * The value in force.
 *
 * Returns: the value
 */
gboolean
hiatus_settings_get_boolean (HiatusSettings *self,
                             const gchar *key)
{
  g_return_val_if_fail (HIATUS_IS_SETTINGS (self), FALSE);

  return get_value (self, key) != 0;
}

/**
 * hiatus_settings_get_minute:
 * @self: the settings
 * @key: a setting that is a time of day, one of the names in settings.h
 *
 * The value in force.
 *
 * Returns: minutes since midnight, up to 1440 where 24:00 is allowed
 */
gint
hiatus_settings_get_minute (HiatusSettings *self,
                            const gchar *key)
{
  g_return_val_if_fail (HIATUS_IS_SETTINGS (self), 0);

  return get_value (self, key);
}

/**
 * hiatus_settings_get_number:
 * @self: the settings
 * @key: a setting that is a number, one of the names in settings.h
 *
 * The value in force.
 *
 * Returns: the number
 */
gint
hiatus_settings_get_number (HiatusSettings *self,
                            const gchar *key)
{
  g_return_val_if_fail (HIATUS_IS_SETTINGS (self), 0);

  return get_value (self, key);
}

/**
 * hiatus_settings_get_times:
 * @self: the settings
 * @times: (out): what the planner has to know
 *
 * The values in force that say when to speak.
 */
void
hiatus_settings_get_times (HiatusSettings *self,
                           HiatusTimes *times)
{
  g_return_if_fail (HIATUS_IS_SETTINGS (self));

  times->morning = get_value (self, HIATUS_SETTING_MORNING);
  times->quiet_from = get_value (self, HIATUS_SETTING_QUIET_FROM);
  times->quiet_until = get_value (self, HIATUS_SETTING_QUIET_UNTIL);
  times->day_popup = get_value (self, HIATUS_SETTING_DAY_POPUP) != 0;
  times->evening = get_value (self, HIATUS_SETTING_EVENING);
  times->evening_popup = get_value (self, HIATUS_SETTING_EVENING_POPUP) != 0;
  times->risk_popup = get_value (self, HIATUS_SETTING_RISK_POPUP) != 0;
  times->invitations = get_value (self, HIATUS_SETTING_INVITATIONS) != 0;
}

/**
 * hiatus_settings_get_problem:
 * @self: the settings
 *
 * What is wrong in the file: one line that names the first place and the mend. A bad value leaves the last
 * good one in force and all others take effect; an unknown one stays in the file. It quotes the file, so
 * it is for the person and not for a log.
 *
 * Returns: (transfer none) (nullable): the message, or %NULL if all is well
 */
const gchar *
hiatus_settings_get_problem (HiatusSettings *self)
{
  g_return_val_if_fail (HIATUS_IS_SETTINGS (self), NULL);

  return self->problem;
}
