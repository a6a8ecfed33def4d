/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/setting-row.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "tray/windows/page-part.h"

#define SPACING 6
#define SPACING_WORDS 2
#define SPACING_COLUMNS 18

/* "09:00" is the longest that is typed. */
#define ENTRY_WIDTH 7

#define YES "yes"
#define NO "no"

struct _HiatusSettingRow
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the call that is under way */
  gchar *key;                /* (owned) */
  gchar *value;              /* (owned) (nullable): what is in force; %NULL until the daemon has answered */
  gchar *wanted;             /* (owned) (nullable): what was chosen while a call was under way */
  HiatusSettingNamer namer;  /* (nullable) */
  gboolean is_own_about;     /* what it does is said by the page */
  gboolean calling;          /* a call is under way */
  gboolean typed;            /* something is typed that was not handed over yet */
  gboolean showing;          /* the control follows the daemon, and nobody has touched it */

  GtkWidget *label;
  GtkWidget *about;
  GtkWidget *note;
  GtkWidget *line;
  GtkWidget *control; /* (nullable): until the daemon has answered */
  GtkWidget *message;
};

G_DEFINE_TYPE (HiatusSettingRow, hiatus_setting_row, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  KEPT,
  SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void send (HiatusSettingRow *self, const gchar *value);

static void
hiatus_setting_row_dispose (GObject *object)
{
  HiatusSettingRow *self = HIATUS_SETTING_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_setting_row_parent_class)->dispose (object);
}

static void
hiatus_setting_row_finalize (GObject *object)
{
  HiatusSettingRow *self = HIATUS_SETTING_ROW (object);

  g_clear_object (&self->cancellable);
  g_free (self->key);
  g_free (self->value);
  g_free (self->wanted);
  G_OBJECT_CLASS (hiatus_setting_row_parent_class)->finalize (object);
}

static gboolean
hiatus_setting_row_chosen (HiatusSettingRow *self, const gchar *value)
{
  send (self, value);
  return TRUE;
}

static void
hiatus_setting_row_class_init (HiatusSettingRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_setting_row_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_setting_row_finalize;

  /**
   * HiatusSettingRow::chosen:
   * @self: the row
   * @value: the value
   *
   * The person has chosen another value. It is handed to the daemon unless a handler says that it looks after that: with
   * hiatus_setting_row_choose() or hiatus_setting_row_restore().
   *
   * Returns: whether it was looked after
   */
  signals[CHOSEN] = g_signal_new_class_handler ("chosen",
                                                HIATUS_TYPE_SETTING_ROW,
                                                G_SIGNAL_RUN_LAST,
                                                G_CALLBACK (hiatus_setting_row_chosen),
                                                g_signal_accumulator_true_handled,
                                                NULL,
                                                NULL,
                                                G_TYPE_BOOLEAN,
                                                1,
                                                G_TYPE_STRING);

  /**
   * HiatusSettingRow::kept:
   * @self: the row
   *
   * The daemon has what was chosen. hiatus_setting_row_show_setting() is to say how it keeps it.
   */
  signals[KEPT] = g_signal_new ("kept", HIATUS_TYPE_SETTING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusSettingRow::shown:
   * @self: the row
   *
   * hiatus_setting_row_get_value() is what is in force.
   */
  signals[SHOWN] = g_signal_new ("shown", HIATUS_TYPE_SETTING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_setting_row_init (HiatusSettingRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_WORDS);

  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_COLUMNS);
  self->label = hiatus_page_part_make_label (NULL);
  self->about = hiatus_page_part_make_small (NULL);
  self->note = hiatus_page_part_make_label (NULL);
  gtk_widget_hide (self->note);
  self->message = hiatus_page_part_make_label (NULL);
  gtk_widget_hide (self->message);
  gtk_container_add (GTK_CONTAINER (words), self->label);
  gtk_container_add (GTK_CONTAINER (words), self->about);
  gtk_container_add (GTK_CONTAINER (words), self->note);
  gtk_box_pack_start (GTK_BOX (self->line), words, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (self), self->line);
  gtk_container_add (GTK_CONTAINER (self), self->message);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_show (words);
  gtk_widget_show (self->line);
  gtk_widget_show (GTK_WIDGET (self));
}

static void
say (HiatusSettingRow *self, const gchar *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->message), sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (self->message, sentence != NULL);
}

/* --- the control --- */

static void
choose (HiatusSettingRow *self, const gchar *value)
{
  gboolean handled;

  if (self->showing)
    return;
  if (!self->calling && g_str_equal (value, self->value))
    hiatus_setting_row_restore (self);
  else
    g_signal_emit (self, signals[CHOSEN], 0, value, &handled);
}

/* The slider goes there at once, and the state follows when the daemon has it. */
static gboolean
on_switch (GtkSwitch *control, gboolean state, gpointer user_data)
{
  HiatusSettingRow *self = user_data;

  if (self->showing)
    return FALSE;
  choose (self, state ? YES : NO);
  return TRUE;
}

static void
on_combo (GtkComboBox *control, gpointer user_data)
{
  choose (user_data, gtk_combo_box_get_active_id (control));
}

static void
on_typed (HiatusSettingRow *self)
{
  g_autofree gchar *text = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (self->control))));

  choose (self, text);
}

static void
on_text (HiatusSettingRow *self)
{
  self->typed = !self->showing;
}

static gboolean
on_left (GtkWidget *control, GdkEvent *event, gpointer user_data)
{
  HiatusSettingRow *self = user_data;

  if (self->typed)
    on_typed (self);
  return GDK_EVENT_PROPAGATE;
}

/* A wheel that turns the page is not to turn a setting on its way. */
static gboolean
on_wheel (GtkWidget *control, GdkEvent *event, gpointer user_data)
{
  g_signal_stop_emission_by_name (control, "scroll-event");
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
make_switch (HiatusSettingRow *self)
{
  GtkWidget *control = gtk_switch_new ();

  g_signal_connect (control, "state-set", G_CALLBACK (on_switch), self);
  return control;
}

static GtkWidget *
make_combo (HiatusSettingRow *self, const gchar *const *values)
{
  GtkWidget *control = gtk_combo_box_text_new ();

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree gchar *name = self->namer == NULL ? g_strdup (values[i]) : self->namer (values[i]);

      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (control), values[i], name);
    }
  g_signal_connect (control, "changed", G_CALLBACK (on_combo), self);
  g_signal_connect (control, "scroll-event", G_CALLBACK (on_wheel), self);
  return control;
}

static GtkWidget *
make_entry (HiatusSettingRow *self)
{
  GtkWidget *control = gtk_entry_new ();

  gtk_entry_set_width_chars (GTK_ENTRY (control), ENTRY_WIDTH);
  gtk_entry_set_max_width_chars (GTK_ENTRY (control), ENTRY_WIDTH);
  gtk_entry_set_alignment (GTK_ENTRY (control), 1);
  g_signal_connect_swapped (control, "changed", G_CALLBACK (on_text), self);
  g_signal_connect_swapped (control, "activate", G_CALLBACK (on_typed), self);
  g_signal_connect (control, "focus-out-event", G_CALLBACK (on_left), self);
  return control;
}

static void
make_control (HiatusSettingRow *self, const gchar *const *values)
{
  if (values[0] == NULL)
    self->control = make_entry (self);
  else if (g_strv_contains (values, YES))
    self->control = make_switch (self);
  else
    self->control = make_combo (self, values);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_box_pack_end (GTK_BOX (self->line), self->control, FALSE, FALSE, 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), self->control);
  gtk_widget_show (self->control);
}

static void
show_value (HiatusSettingRow *self)
{
  self->showing = TRUE;
  if (GTK_IS_SWITCH (self->control))
    {
      gtk_switch_set_active (GTK_SWITCH (self->control), g_str_equal (self->value, YES));
      gtk_switch_set_state (GTK_SWITCH (self->control), g_str_equal (self->value, YES));
    }
  else if (GTK_IS_ENTRY (self->control))
    gtk_entry_set_text (GTK_ENTRY (self->control), self->value);
  else
    gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->control), self->value);
  self->showing = FALSE;
  self->typed = FALSE;
}

/* --- the daemon --- */

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusSettingRow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *sentence = NULL;
  g_autofree gchar *wanted = NULL;

  hiatus_dbus_hiatus1_call_set_setting_finish (HIATUS_DBUS_HIATUS1 (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->calling = FALSE;
  wanted = g_steal_pointer (&self->wanted);
  if (wanted != NULL)
    {
      send (self, wanted);
      return;
    }
  if (error == NULL)
    {
      g_signal_emit (self, signals[KEPT], 0);
      return;
    }
  if (error->domain != HIATUS_ERROR)
    {
      /* That it does not answer is said once, by the window. What was typed can be handed over again. */
      self->typed = GTK_IS_ENTRY (self->control);
      if (!self->typed)
        hiatus_setting_row_restore (self);
      hiatus_daemon_link_ask (self->daemon);
      return;
    }
  hiatus_setting_row_restore (self);
  sentence = hiatus_daemon_link_explain (error);
  say (self, sentence);
}

/* One call at a time, so that the last one that was chosen is in force. */
static void
send (HiatusSettingRow *self, const gchar *value)
{
  say (self, NULL);
  self->typed = FALSE;
  if (self->calling)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (value);
      return;
    }
  self->calling = TRUE;
  hiatus_dbus_hiatus1_call_set_setting (hiatus_daemon_link_get_proxy (self->daemon),
                                        self->key,
                                        value,
                                        G_DBUS_CALL_FLAGS_NONE,
                                        -1,
                                        self->cancellable,
                                        on_answered,
                                        self);
}

/**
 * hiatus_setting_row_new:
 * @daemon: the way to the daemon
 * @key: a setting
 * @label: what it is called, with an underline before its mnemonic
 *
 * Returns: (transfer floating): the row, empty until hiatus_setting_row_show_setting()
 */
HiatusSettingRow *
hiatus_setting_row_new (HiatusDaemonLink *daemon, const gchar *key, const gchar *label)
{
  HiatusSettingRow *self = g_object_new (HIATUS_TYPE_SETTING_ROW, NULL);

  self->daemon = g_object_ref (daemon);
  self->key = g_strdup (key);
  gtk_label_set_text_with_mnemonic (GTK_LABEL (self->label), label);
  return self;
}

/**
 * hiatus_setting_row_set_namer:
 * @self: a row that shows nothing yet
 * @namer: what its values are called
 *
 * For values that are no words.
 */
void
hiatus_setting_row_set_namer (HiatusSettingRow *self, HiatusSettingNamer namer)
{
  self->namer = namer;
}

/**
 * hiatus_setting_row_set_about:
 * @self: the row
 * @about: what it does, in place of the daemon's sentence; "" for nothing
 *
 * For a place where that sentence says what stands there already.
 */
void
hiatus_setting_row_set_about (HiatusSettingRow *self, const gchar *about)
{
  self->is_own_about = TRUE;
  gtk_label_set_text (GTK_LABEL (self->about), about);
  gtk_widget_set_visible (self->about, *about != '\0');
}

/**
 * hiatus_setting_row_set_note:
 * @self: the row
 * @note: what there is to know of it besides; "" for nothing
 *
 * How it stands, or when it is in force.
 */
void
hiatus_setting_row_set_note (HiatusSettingRow *self, const gchar *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, *note != '\0');
}

/**
 * hiatus_setting_row_get_key:
 * @self: the row
 *
 * Returns: (transfer none): the setting
 */
const gchar *
hiatus_setting_row_get_key (HiatusSettingRow *self)
{
  return self->key;
}

/**
 * hiatus_setting_row_get_value:
 * @self: the row
 *
 * Returns: (transfer none) (nullable): the value in force; %NULL before hiatus_setting_row_show_setting()
 */
const gchar *
hiatus_setting_row_get_value (HiatusSettingRow *self)
{
  return self->value;
}

/**
 * hiatus_setting_row_show_setting:
 * @self: the row
 * @setting: (type GVariant): the setting, as a row of ListSettings()
 *
 * Shows what is in force. What is being typed stays.
 */
void
hiatus_setting_row_show_setting (HiatusSettingRow *self, GVariant *setting)
{
  g_autofree const gchar **values = NULL;
  const gchar *value, *sentence;

  g_variant_get (setting, "(&s&s&s&s&s^a&s)", NULL, &value, NULL, NULL, &sentence, &values);
  if (self->control == NULL)
    make_control (self, values);
  if (!self->is_own_about)
    gtk_label_set_text (GTK_LABEL (self->about), sentence);
  g_free (self->value);
  self->value = g_strdup (value);
  /* What is being chosen or typed is not taken away by what comes from elsewhere, and a refusal is still to be read. */
  if (!self->calling && !self->typed)
    show_value (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

/**
 * hiatus_setting_row_choose:
 * @self: the row
 * @value: a value
 *
 * Hands the value to the daemon.
 */
void
hiatus_setting_row_choose (HiatusSettingRow *self, const gchar *value)
{
  send (self, value);
}

/**
 * hiatus_setting_row_restore:
 * @self: the row
 *
 * Shows what is in force again.
 */
void
hiatus_setting_row_restore (HiatusSettingRow *self)
{
  say (self, NULL);
  if (self->value != NULL)
    show_value (self);
}
