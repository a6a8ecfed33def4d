/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/overview-window.h"

#include <glib/gi18n.h>

#include "tray/tray-model.h"
#include "tray/windows/host-watch.h"
#include "tray/windows/plan-form.h"
#include "tray/windows/window-size.h"

struct _HiatusOverviewWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon;    /* (owned) */
  GCancellable *cancellable;   /* (owned): of calls that are under way */
  HiatusHostWatch *host_watch; /* (owned) */
  gchar *undo_id;              /* (owned) (nullable): what "Undo" stands for */
  gchar *wait_id;              /* (owned) (nullable): the wait that its button ends */
  gboolean broken;             /* the daemon did not answer */

  /* Of the template. */
  GtkImage *moon;
  GtkLabel *day;
  GtkLabel *kept;
  GtkLabel *notice;
  GtkLabel *advice;
  GtkWidget *try_again;
  GtkWidget *start_plan;
  GtkWidget *next;
  GtkWidget *talk_part;
  GtkWidget *answered;
  GtkWidget *no_answer;
  GtkWidget *said_no;
  GtkWidget *prompt_part;
  GtkLabel *prompt_title;
  GtkLabel *prompt;
  GtkWidget *prompt_done;
  GtkWidget *prompt_another;
  GtkWidget *prompt_not_today;
  GtkWidget *acts;
  GtkWidget *urge_mild;
  GtkWidget *urge_strong;
  GtkWidget *urge_overwhelming;
  GtkWidget *urge_unsaid;
  GtkWidget *urge_note;
  GtkWidget *talk;
  GtkWidget *incoming_small_talk;
  GtkWidget *incoming_practical;
  GtkWidget *incoming_us;
  GtkWidget *incoming_upset;
  GtkWidget *encounter_well;
  GtkWidget *encounter_hard;
  GtkWidget *look;
  GtkWidget *slip;
  GtkWidget *undo;
  GtkLabel *quiet;
  GtkWidget *quiet_half_hour;
  GtkWidget *quiet_hour;
  GtkWidget *quiet_tomorrow;
  GtkWidget *quiet_off;
  GtkWidget *watching;
  GtkWidget *watch_pause;
  GtkWidget *watch_resume;
  GtkWidget *quit;
  GtkLabel *no_tray;
  GtkWidget *message;
  GtkLabel *message_text;

  /* The row of waiting. */
  GtkWidget *how_strong;
  GtkWidget *lighter;
  GtkWidget *same;
  GtkWidget *stronger;
  GtkWidget *wait;
};

G_DEFINE_TYPE (HiatusOverviewWindow, hiatus_overview_window, GTK_TYPE_APPLICATION_WINDOW)

#define BUTTON(member) G_STRUCT_OFFSET (HiatusOverviewWindow, member)

/* What the daemon is asked when a button is clicked: a method and its parameters in GVariant's text form. */
static const struct
{
  gsize button;
  const gchar *method;
  const gchar *parameters;
} acts[] = {
  { BUTTON (answered), "Log", "('talk', {'came': <'answered'>})" },
  { BUTTON (no_answer), "Log", "('talk', {'came': <'no-answer'>})" },
  { BUTTON (said_no), "Log", "('talk', {'came': <'said-no'>})" },
  { BUTTON (prompt_done), "AnswerPrompt", "('done',)" },
  { BUTTON (prompt_another), "AnswerPrompt", "('another',)" },
  { BUTTON (prompt_not_today), "AnswerPrompt", "('not-today',)" },
  { BUTTON (urge_unsaid), "Log", "('urge', @a{sv} {})" },
  { BUTTON (urge_mild), "Log", "('urge', {'strength': <1>})" },
  { BUTTON (urge_strong), "Log", "('urge', {'strength': <2>})" },
  { BUTTON (urge_overwhelming), "Log", "('urge', {'strength': <3>})" },
  { BUTTON (lighter), "AnswerWait", "('', 'lighter')" },
  { BUTTON (same), "AnswerWait", "('', 'same')" },
  { BUTTON (stronger), "AnswerWait", "('', 'stronger')" },
  { BUTTON (incoming_small_talk), "Log", "('incoming', {'about': <'small-talk'>})" },
  { BUTTON (incoming_practical), "Log", "('incoming', {'about': <'practical'>})" },
  { BUTTON (incoming_us), "Log", "('incoming', {'about': <'us'>})" },
  { BUTTON (incoming_upset), "Log", "('incoming', {'about': <'upset'>})" },
  { BUTTON (encounter_well), "Log", "('encounter', {'went': <'well'>})" },
  { BUTTON (encounter_hard), "Log", "('encounter', {'went': <'hard'>})" },
  { BUTTON (look), "Log", "('look', @a{sv} {})" },
  { BUTTON (quiet_half_hour), "BeQuiet", "('30m',)" },
  { BUTTON (quiet_hour), "BeQuiet", "('60m',)" },
  { BUTTON (quiet_tomorrow), "BeQuiet", "('tomorrow',)" },
  { BUTTON (quiet_off), "BeQuiet", "('off',)" },
  { BUTTON (watch_pause), "PauseWatching", "('',)" },
  { BUTTON (watch_resume), "ResumeWatching", "()" },
};

static void
hiatus_overview_window_dispose (GObject *object)
{
  HiatusOverviewWindow *self = HIATUS_OVERVIEW_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->host_watch, hiatus_host_watch_free);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_overview_window_parent_class)->dispose (object);
}

static void
hiatus_overview_window_finalize (GObject *object)
{
  HiatusOverviewWindow *self = HIATUS_OVERVIEW_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_free (self->undo_id);
  g_free (self->wait_id);
  G_OBJECT_CLASS (hiatus_overview_window_parent_class)->finalize (object);
}

static void
say (GtkLabel *label, const gchar *text)
{
  gtk_label_set_text (label, text == NULL ? "" : text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static const gchar *
lookup_string (GVariant *state, const gchar *key)
{
  const gchar *value = NULL;

  if (state != NULL)
    g_variant_lookup (state, key, "&s", &value);
  return value;
}

/* Where there was anything to hold, and it was held. */
static gchar *
ridden_out_text (GVariant *state)
{
  guint ridden_out = 0;

  if (!g_variant_lookup (state, "ridden-out", "u", &ridden_out) || ridden_out == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u urge ridden out", "%u urges ridden out", ridden_out), ridden_out);
}

/* The days without a slip, of all that are lived; nothing before the first, and nothing with the goal safety. Below them the
 * urges that no slip followed. */
static gchar *
kept_text (GVariant *state)
{
  g_autofree gchar *ridden_out = NULL;
  g_autofree gchar *text = NULL;
  gint kept = 0;
  gint day = 0;

  if (state == NULL || !g_variant_lookup (state, "kept", "i", &kept) || !g_variant_lookup (state, "day", "i", &day) || day < 1)
    return NULL;
  text = g_strdup_printf (ngettext ("%d of %d day kept", "%d of %d days kept", (gulong) day), kept, day);
  ridden_out = ridden_out_text (state);
  return ridden_out == NULL ? g_steal_pointer (&text) : g_strjoin ("\n", text, ridden_out, NULL);
}

static void
show_row (GtkWidget *widget, const HiatusTrayView *view, HiatusTrayRow row)
{
  gtk_widget_set_visible (widget, view->rows[row].visible);
}

static const gchar *
prompt_title (GVariant *state)
{
  const gchar *answer = lookup_string (state, "prompt-answer");

  if (g_strcmp0 (answer, "done") == 0)
    return _ ("Today · done");
  return g_strcmp0 (answer, "not-today") == 0 ? _ ("Today · not this one") : _ ("Today");
}

static void
show_prompt (HiatusOverviewWindow *self, GVariant *state, const HiatusTrayView *view)
{
  const gchar *prompt = lookup_string (state, "prompt");

  /* Its place is kept until it is known whether there is one, so that the window opens as large as it will be. */
  gtk_widget_set_visible (self->prompt_part, state == NULL || (prompt != NULL && view->rows[HIATUS_TRAY_PROMPT].visible));
  gtk_widget_set_sensitive (self->prompt_part, state != NULL);
  gtk_label_set_text (self->prompt_title, prompt_title (state));
  gtk_label_set_text (self->prompt, prompt == NULL ? "" : prompt);
  if (state == NULL)
    return;
  show_row (self->prompt_done, view, HIATUS_TRAY_PROMPT_DONE);
  show_row (self->prompt_another, view, HIATUS_TRAY_PROMPT_ANOTHER);
  show_row (self->prompt_not_today, view, HIATUS_TRAY_PROMPT_NOT_TODAY);
}

static void
show_undo (HiatusOverviewWindow *self, const HiatusTrayView *view)
{
  const gchar *label = view->rows[HIATUS_TRAY_UNDO].label;

  g_free (self->undo_id);
  self->undo_id = g_strdup (view->undo_id);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->undo), label);
  show_row (self->undo, view, HIATUS_TRAY_UNDO);
}

static void
show_wait (HiatusOverviewWindow *self, const HiatusTrayView *view)
{
  const gchar *label = view->rows[HIATUS_TRAY_WAIT].label;

  g_free (self->wait_id);
  self->wait_id = g_strdup (view->wait_id);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->wait), label);
  show_row (self->how_strong, view, HIATUS_TRAY_HOW_STRONG);
  show_row (self->lighter, view, HIATUS_TRAY_HOW_STRONG_LIGHTER);
  show_row (self->same, view, HIATUS_TRAY_HOW_STRONG_SAME);
  show_row (self->stronger, view, HIATUS_TRAY_HOW_STRONG_STRONGER);
}

static HiatusTrayView *
make_view (GVariant *state, gboolean broken)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  if (broken)
    return hiatus_tray_view_new_unreachable ();
  if (state == NULL)
    return hiatus_tray_view_new_starting ();
  return hiatus_tray_view_new (state, g_get_real_time (), zone);
}

static void
on_state (HiatusOverviewWindow *self)
{
  const gboolean broken = hiatus_daemon_link_is_broken (self->daemon);
  const gboolean is_back = self->broken && !broken;
  GVariant *state = broken ? NULL : hiatus_daemon_link_get_state (self->daemon);
  g_autoptr (HiatusTrayView) view = make_view (state, broken);
  g_autofree gchar *kept = kept_text (state);

  self->broken = broken;
  if (is_back)
    gtk_widget_hide (self->message);
  gtk_image_set_from_icon_name (self->moon, view->icon, GTK_ICON_SIZE_DIALOG);
  gtk_label_set_text (self->day, view->rows[HIATUS_TRAY_DAY].label);
  say (self->kept, kept);
  say (self->notice, lookup_string (state, "notice"));
  say (self->advice, lookup_string (state, "advice"));
  show_row (self->try_again, view, HIATUS_TRAY_TRY_AGAIN);
  if (state != NULL)
    gtk_button_set_label (GTK_BUTTON (self->start_plan), hiatus_set_up_page_of (state) == HIATUS_SET_UP_PAGE_WHEN ? _ ("Start a _plan…") : _ ("Go on with setting u_p…"));
  show_row (self->start_plan, view, HIATUS_TRAY_START_PLAN);
  show_row (self->next, view, HIATUS_TRAY_NEXT);
  show_row (self->talk_part, view, HIATUS_TRAY_ANSWERED);
  show_prompt (self, state, view);
  gtk_widget_set_sensitive (self->acts, state != NULL);
  if (state != NULL)
    {
      show_row (self->look, view, HIATUS_TRAY_LOOK);
      show_row (self->slip, view, HIATUS_TRAY_SLIP);
    }
  show_undo (self, view);
  show_wait (self, view);
  if (view->rows[HIATUS_TRAY_QUIET].visible)
    gtk_label_set_text (self->quiet, view->rows[HIATUS_TRAY_QUIET].label);
  show_row (self->quiet_off, view, HIATUS_TRAY_QUIET_OFF);
  show_row (self->watch_pause, view, HIATUS_TRAY_WATCH_PAUSE);
  show_row (self->watch_resume, view, HIATUS_TRAY_WATCH_RESUME);
  gtk_widget_set_visible (self->watching, view->rows[HIATUS_TRAY_WATCH_PAUSE].visible || view->rows[HIATUS_TRAY_WATCH_RESUME].visible);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static void
on_host_watch (gboolean found, gpointer user_data)
{
  HiatusOverviewWindow *self = user_data;

  say (self->no_tray, found ? NULL : _ ("No tray can be seen on this desktop, so the moon is in this window only. In GNOME the extension \"AppIndicator and KStatusNotifierItem Support\" brings one; elsewhere a panel with a tray does."));
  hiatus_window_size_grow (GTK_WINDOW (self));
}

/* The end of any call that needs no answer but "done"; what it changed is announced by the daemon. */
static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  g_autofree gchar *sentence = NULL;
  HiatusOverviewWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  sentence = reply == NULL ? hiatus_daemon_link_explain (error) : NULL;
  say (self->message_text, sentence);
  gtk_widget_set_visible (self->message, sentence != NULL);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static void
undo (HiatusOverviewWindow *self)
{
  if (self->undo_id != NULL)
    hiatus_dbus_hiatus1_call_undo (hiatus_daemon_link_get_proxy (self->daemon), self->undo_id, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_called, self);
}

/* "Help me wait", or the end of it. */
static void
wait_or_stop (HiatusOverviewWindow *self)
{
  const gchar *method = self->wait_id == NULL ? "Wait" : "StopWait";
  GVariant *parameters = self->wait_id == NULL ? g_variant_new ("(u)", 0) : g_variant_new ("(s)", self->wait_id);

  g_dbus_proxy_call (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon)), method, parameters, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_called, self);
}

static void
activate (HiatusOverviewWindow *self, const gchar *action, GVariant *parameter)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  g_action_group_activate_action (G_ACTION_GROUP (application), action, parameter);
}

/* What a button does beyond the bus: other windows, and the end. */
static gboolean
on_clicked_here (HiatusOverviewWindow *self, GtkWidget *button)
{
  if (button == self->try_again)
    hiatus_daemon_link_ask (self->daemon);
  else if (button == self->start_plan)
    activate (self, "set-up", NULL);
  else if (button == self->next)
    activate (self, "next", g_variant_new_string (""));
  else if (button == self->urge_note)
    activate (self, "note", g_variant_new_string ("urge"));
  else if (button == self->slip)
    activate (self, "note", g_variant_new_string ("slip"));
  else if (button == self->talk)
    activate (self, "talk", NULL);
  else if (button == self->quit)
    activate (self, "quit", NULL);
  else
    return FALSE;
  return TRUE;
}

/* What a button asks of the daemon, if it is one of those. */
static gboolean
on_clicked_act (HiatusOverviewWindow *self, GtkWidget *button)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      GtkWidget *const *found = G_STRUCT_MEMBER_P (self, acts[i].button);

      if (*found != button)
        continue;
      g_dbus_proxy_call (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon)),
                         acts[i].method,
                         g_variant_new_parsed (acts[i].parameters),
                         G_DBUS_CALL_FLAGS_NONE,
                         -1,
                         self->cancellable,
                         on_called,
                         self);
      return TRUE;
    }
  return FALSE;
}

static void
on_clicked (HiatusOverviewWindow *self, GtkWidget *button)
{
  if (button == self->undo)
    undo (self);
  else if (button == self->wait)
    wait_or_stop (self);
  else if (!on_clicked_here (self, button))
    on_clicked_act (self, button);
}

static void
bind_children (GtkWidgetClass *widget)
{
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, moon);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, day);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, kept);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, notice);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, advice);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, try_again);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, start_plan);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, next);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, talk_part);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, answered);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, no_answer);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, said_no);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_part);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_title);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_done);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_another);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_not_today);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, acts);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_mild);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_strong);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_overwhelming);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_unsaid);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_note);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, talk);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, incoming_small_talk);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, incoming_practical);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, incoming_us);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, incoming_upset);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, encounter_well);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, encounter_hard);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, look);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, slip);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, undo);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet_half_hour);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet_hour);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet_tomorrow);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet_off);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, watching);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, watch_pause);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, watch_resume);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quit);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, no_tray);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, message_text);
}

static void
hiatus_overview_window_class_init (HiatusOverviewWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_overview_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_overview_window_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/overview-window.ui");
  bind_children (widget);
  gtk_widget_class_bind_template_callback (widget, on_clicked);
}

static GtkWidget *
add_button (HiatusOverviewWindow *self, GtkWidget *box, const gchar *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_container_add (GTK_CONTAINER (box), button);
  return button;
}

/* Below the row that logs an urge. "Help me wait" is always there, the rest when its time is over. */
static void
add_wait_row (HiatusOverviewWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  PangoAttrList *bold = pango_attr_list_new ();

  self->how_strong = gtk_label_new (_ ("How strong is it now?"));
  gtk_label_set_xalign (GTK_LABEL (self->how_strong), 0);
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (GTK_LABEL (self->how_strong), bold);
  pango_attr_list_unref (bold);
  self->lighter = add_button (self, box, _ ("Lighter"));
  self->same = add_button (self, box, _ ("Same"));
  self->stronger = add_button (self, box, _ ("Stronger"));
  self->wait = add_button (self, box, _ ("Help me wait"));
  gtk_widget_show (self->wait);
  gtk_widget_show (box);
  gtk_grid_insert_row (GTK_GRID (self->acts), 1);
  gtk_grid_attach (GTK_GRID (self->acts), self->how_strong, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (self->acts), box, 1, 1, 1, 1);
}

static void
hiatus_overview_window_init (HiatusOverviewWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_wait_row (self);
}

/**
 * hiatus_overview_window_new:
 * @application: the application, which has the actions of the other windows
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_overview_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusOverviewWindow *self = g_object_new (HIATUS_TYPE_OVERVIEW_WINDOW, "application", application, NULL);

  self->daemon = g_object_ref (daemon);
  self->host_watch = hiatus_host_watch_new (g_dbus_proxy_get_connection (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (daemon))), on_host_watch, self);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  on_state (self);
  hiatus_daemon_link_ask (daemon);
  return GTK_WINDOW (self);
}
