/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/set-up-rest.h"

#include <glib/gi18n.h>

/* How wide a sentence becomes beside its control, in characters. */
#define SENTENCE_WIDTH 40

/* What is switched on here: two sources that are watched, and the mode. */
typedef enum
{
  SWITCH_NOTIFICATIONS,
  SWITCH_TITLES,
  SWITCH_LIMITED,
  N_SWITCHES,
} Switch;

struct _HiatusSetUpRest
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the calls that are under way */
  gboolean showing;          /* the switches follow the daemon, and nobody has moved one */
  GtkSwitch *switches[N_SWITCHES];
  GtkLabel *says[N_SWITCHES]; /* what is said of it */
  GtkLabel *problem;
};

G_DEFINE_TYPE (HiatusSetUpRest, hiatus_set_up_rest, GTK_TYPE_BOX)

/* A row: what it is, why, and a window or a switch. */
typedef struct
{
  const gchar *title;
  const gchar *sentence;
  const gchar *button;   /* (nullable): it opens a window */
  const gchar *action;   /* (nullable): the action that opens it, with what it takes */
  const gchar *fallback; /* (nullable): another one where there is no such window */
  Switch which;          /* it is switched */
} Row;

static const Row looking_out[] = {
  {
      N_ ("_Names to look out for"),
      N_ ("Full names match better: 'Alex' alone will match colleagues too."),
      N_ ("Enter…"),
      "app.contacts",
      "app.own::contacts",
      0,
  },
  {
      N_ ("In noti_fications"),
      N_ ("So that you are told, when they write, that nothing needs an answer now."),
      NULL,
      NULL,
      NULL,
      SWITCH_NOTIFICATIONS,
  },
  {
      N_ ("In the titles of _windows"),
      N_ ("So that you are asked for a moment before you write to them."),
      NULL,
      NULL,
      NULL,
      SWITCH_TITLES,
  },
};

static const Row days_to_come[] = {
  { N_ ("A _reason for this stretch"), N_ ("To be read again in a hard moment."), N_ ("Write…"), "app.own::reasons", NULL, 0 },
  { N_ ("A plan for one _hard moment"), N_ ("If it comes, then you know what you do."), N_ ("Write…"), "app.own::if-then", NULL, 0 },
  { N_ ("Some_body to ring"), N_ ("Their number is one click away then."), N_ ("Enter…"), "app.own::person", NULL, 0 },
  { N_ ("We have to _meet sometimes"), N_ ("Work, school or children: then Hiatus helps with that, too."), NULL, NULL, NULL, SWITCH_LIMITED },
  { N_ ("_Times of the day"), N_ ("When Hiatus speaks, and when it is quiet."), N_ ("Choose…"), "app.preferences::times", NULL, 0 },
};

static void
hiatus_set_up_rest_dispose (GObject *object)
{
  HiatusSetUpRest *self = HIATUS_SET_UP_REST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_set_up_rest_parent_class)->dispose (object);
}

static void
hiatus_set_up_rest_finalize (GObject *object)
{
  g_clear_object (&HIATUS_SET_UP_REST (object)->cancellable);
  G_OBJECT_CLASS (hiatus_set_up_rest_parent_class)->finalize (object);
}

static void
hiatus_set_up_rest_class_init (HiatusSetUpRestClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_set_up_rest_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_set_up_rest_finalize;
}

static void
hiatus_set_up_rest_init (HiatusSetUpRest *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/* --- what is switched on --- */

static HiatusDBusHiatus1 *
get_proxy (HiatusSetUpRest *self)
{
  return hiatus_daemon_link_get_proxy (self->daemon);
}

static void
show_switch (HiatusSetUpRest *self, Switch which, gboolean on)
{
  self->showing = TRUE;
  gtk_switch_set_active (self->switches[which], on);
  gtk_switch_set_state (self->switches[which], on);
  gtk_widget_set_sensitive (GTK_WIDGET (self->switches[which]), TRUE);
  self->showing = FALSE;
}

/* Who wants to be left alone is not asked whether they have to meet. */
static void
show_mode (HiatusSetUpRest *self, GVariant *state)
{
  const gchar *mode = "";
  const gchar *goal = "";

  g_variant_lookup (state, "mode", "&s", &mode);
  g_variant_lookup (state, "goal", "&s", &goal);
  show_switch (self, SWITCH_LIMITED, g_str_equal (mode, "limited"));
  gtk_widget_set_visible (GTK_WIDGET (self->switches[SWITCH_LIMITED]), !g_str_equal (goal, "safety"));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->says[SWITCH_LIMITED])), !g_str_equal (goal, "safety"));
}

/* What is wanted and cannot be, or not yet, says why. */
static void
show_source (HiatusSetUpRest *self, Switch which, const gchar *state, const gchar *reason)
{
  const gboolean wanted = !g_str_equal (state, "off") || *reason != '\0';

  show_switch (self, which, wanted);
  gtk_label_set_text (self->says[which], *reason != '\0' ? reason : _ (looking_out[1 + which].sentence));
}

static void
on_sources (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) sources = NULL;
  g_autoptr (GError) error = NULL;
  GVariantIter iter;
  const gchar *name, *state, *reason;

  if (!hiatus_dbus_hiatus1_call_list_sources_finish (HIATUS_DBUS_HIATUS1 (source), &sources, result, &error))
    return;
  g_variant_iter_init (&iter, sources);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &name, &state, &reason, NULL))
    {
      if (g_str_equal (name, "notifications"))
        show_source (user_data, SWITCH_NOTIFICATIONS, state, reason);
      else if (g_str_equal (name, "titles"))
        show_source (user_data, SWITCH_TITLES, state, reason);
    }
}

static void
on_daemon_changed (HiatusSetUpRest *self)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);

  if (hiatus_daemon_link_is_broken (self->daemon))
    return;
  if (state != NULL)
    show_mode (self, state);
  hiatus_dbus_hiatus1_call_list_sources (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_sources, self);
}

/* What it changed is asked for; where it could not be, the switch goes back to where the daemon has it. */
static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  g_autofree gchar *sentence = NULL;
  HiatusSetUpRest *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  if (reply == NULL)
    {
      sentence = hiatus_daemon_link_explain (error);
      self->showing = TRUE;
      for (Switch which = 0; which < N_SWITCHES; which++)
        gtk_switch_set_active (self->switches[which], gtk_switch_get_state (self->switches[which]));
      self->showing = FALSE;
    }
  gtk_label_set_text (self->problem, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  on_daemon_changed (self);
}

/* Its state follows when the daemon has it. */
static gboolean
on_switched (GtkSwitch *widget, gboolean on, HiatusSetUpRest *self)
{
  const gchar *method = "SetWatching";
  GVariant *parameters;

  if (self->showing)
    return GDK_EVENT_PROPAGATE;
  if (widget == self->switches[SWITCH_LIMITED])
    {
      method = "ChangePlan";
      parameters = g_variant_new_parsed ("({'mode': <%s>},)", on ? "limited" : "strict");
    }
  else
    parameters = g_variant_new ("(sb)", widget == self->switches[SWITCH_TITLES] ? "titles" : "notifications", on);
  g_dbus_proxy_call (G_DBUS_PROXY (get_proxy (self)), method, parameters, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_set, self);
  return GDK_EVENT_STOP;
}

/* --- what is shown --- */

static GtkWidget *
add_label (GtkWidget *box, const gchar *text, const gchar *class)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (label), SENTENCE_WIDTH);
  if (class != NULL)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), class);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_widget_show (label);
  return label;
}

static gboolean
has_action (const gchar *detailed)
{
  g_auto (GStrv) parts = g_strsplit (detailed, "::", 2);
  GApplication *application = g_application_get_default ();

  return application != NULL && g_action_group_has_action (G_ACTION_GROUP (application), parts[0] + strlen ("app."));
}

static GtkWidget *
make_button (const Row *row)
{
  GtkWidget *button = gtk_button_new_with_label (_ (row->button));
  const gchar *action = row->fallback == NULL || has_action (row->action) ? row->action : row->fallback;

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_switch (HiatusSetUpRest *self, Switch which)
{
  GtkWidget *widget = gtk_switch_new ();

  self->switches[which] = GTK_SWITCH (widget);
  /* Until it is known how it stands. */
  gtk_widget_set_sensitive (widget, FALSE);
  g_signal_connect (widget, "state-set", G_CALLBACK (on_switched), self);
  return widget;
}

static void
add_row (HiatusSetUpRest *self, GtkWidget *grid, gint at, const Row *row)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = add_label (words, _ (row->title), NULL);
  GtkWidget *sentence = add_label (words, _ (row->sentence), "dim-label");
  GtkWidget *control = row->button != NULL ? make_button (row) : make_switch (self, row->which);

  if (row->button == NULL)
    self->says[row->which] = GTK_LABEL (sentence);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), control);
  atk_object_set_name (gtk_widget_get_accessible (control), gtk_label_get_text (GTK_LABEL (title)));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_halign (control, row->button != NULL ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (grid), words, 0, at, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), control, 1, at, 1, 1);
  gtk_widget_show (words);
  gtk_widget_show (control);
}

static void
add_heading (GtkWidget *box, const gchar *text)
{
  GtkWidget *label = add_label (box, text, "question");

  gtk_widget_set_margin_top (label, 12);
}

static void
add_rows (HiatusSetUpRest *self, const gchar *heading, const Row *rows, guint n_rows)
{
  GtkWidget *grid = gtk_grid_new ();

  add_heading (GTK_WIDGET (self), heading);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < n_rows; i++)
    if (rows[i].action == NULL || rows[i].fallback != NULL || has_action (rows[i].action))
      add_row (self, grid, (gint) i, &rows[i]);
  gtk_container_add (GTK_CONTAINER (self), grid);
  gtk_widget_show (grid);
}

/* What Hiatus cannot do, and what can be done without it. */
static void
add_phone (HiatusSetUpRest *self)
{
  add_heading (GTK_WIDGET (self), _ ("On your phone"));
  add_label (GTK_WIDGET (self), _ ("Hiatus sees this computer, not your phone. There you can:"), NULL);
  add_label (GTK_WIDGET (self), _ ("• archive the chat"), NULL);
  add_label (GTK_WIDGET (self), _ ("• mute their stories"), NULL);
  add_label (GTK_WIDGET (self), _ ("• hide memories"), NULL);
}

/**
 * hiatus_set_up_rest_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
HiatusSetUpRest *
hiatus_set_up_rest_new (HiatusDaemonLink *daemon)
{
  HiatusSetUpRest *self = g_object_new (HIATUS_TYPE_SET_UP_REST, "visible", TRUE, NULL);
  GtkWidget *heading;

  self->daemon = g_object_ref (daemon);
  heading = add_label (GTK_WIDGET (self), _ ("Done. The rest can wait."), "heading");
  /* The keyboard stays where it is: a screen reader reads what has come. */
  atk_object_set_role (gtk_widget_get_accessible (heading), ATK_ROLE_NOTIFICATION);
  add_label (GTK_WIDGET (self), _ ("You can close this window now. What is open is asked in the next days, one thing a day. Or go on here, with what you like."), NULL);
  add_rows (self, _ ("Whom to look out for, and where"), looking_out, G_N_ELEMENTS (looking_out));
  add_phone (self);
  add_rows (self, _ ("For the days to come"), days_to_come, G_N_ELEMENTS (days_to_come));
  self->problem = GTK_LABEL (add_label (GTK_WIDGET (self), "", NULL));
  gtk_widget_hide (GTK_WIDGET (self->problem));
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  on_daemon_changed (self);
  return self;
}
