/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/today-page.h"

#include <glib/gi18n.h>

#include "tray/windows/act-child.h"
#include "tray/windows/act-rows.h"
#include "tray/windows/moon-picture.h"
#include "tray/windows/plan-form.h"

struct _HiatusTodayPage
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon; /* (owned) (nullable): until it is started */
  HiatusActCaller *caller;  /* (owned) (nullable): likewise */

  /* Of the template. */
  HiatusMoonPicture *moon;
  GtkLabel *day;
  GtkLabel *kept;
  GtkLabel *notice;
  GtkLabel *advice;
  GtkWidget *try_again;
  GtkWidget *start_plan;
  GtkWidget *next;
  GtkWidget *length;
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
  HiatusActRows *rows;
  GtkLabel *no_tray;
};

G_DEFINE_TYPE (HiatusTodayPage, hiatus_today_page, GTK_TYPE_BOX)

#define CHILD(member) #member, G_STRUCT_OFFSET(HiatusTodayPage, member)

static const HiatusActChild children[] = {
  { CHILD (moon), NULL, NULL },
  { CHILD (day), NULL, NULL },
  { CHILD (kept), NULL, NULL },
  { CHILD (notice), NULL, NULL },
  { CHILD (advice), NULL, NULL },
  { CHILD (try_again), NULL, NULL },
  { CHILD (start_plan), NULL, NULL },
  { CHILD (next), NULL, NULL },
  { CHILD (length), NULL, NULL },
  { CHILD (talk_part), NULL, NULL },
  { CHILD (answered), "Log", "('talk', {'came': <'answered'>})" },
  { CHILD (no_answer), "Log", "('talk', {'came': <'no-answer'>})" },
  { CHILD (said_no), "Log", "('talk', {'came': <'said-no'>})" },
  { CHILD (prompt_part), NULL, NULL },
  { CHILD (prompt_title), NULL, NULL },
  { CHILD (prompt), NULL, NULL },
  { CHILD (prompt_done), "AnswerPrompt", "('done',)" },
  { CHILD (prompt_another), "AnswerPrompt", "('another',)" },
  { CHILD (prompt_not_today), "AnswerPrompt", "('not-today',)" },
  { CHILD (rows), NULL, NULL },
  { CHILD (no_tray), NULL, NULL },
};

static void
hiatus_today_page_dispose (GObject *object)
{
  HiatusTodayPage *self = HIATUS_TODAY_PAGE (object);

  g_clear_object (&self->daemon);
  g_clear_object (&self->caller);
  G_OBJECT_CLASS (hiatus_today_page_parent_class)->dispose (object);
}

static void
on_clicked (HiatusTodayPage *self, GtkWidget *button)
{
  if (button == self->try_again)
    hiatus_daemon_link_ask (self->daemon);
  hiatus_act_child_call (children, G_N_ELEMENTS (children), self, button, self->caller);
}

static void
hiatus_today_page_class_init (HiatusTodayPageClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_ACT_ROWS);
  g_type_ensure (HIATUS_TYPE_MOON_PICTURE);
  G_OBJECT_CLASS (class)->dispose = hiatus_today_page_dispose;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/today-page.ui");
  hiatus_act_child_bind (widget, children, G_N_ELEMENTS (children));
  gtk_widget_class_bind_template_callback (widget, on_clicked);
}

static void
hiatus_today_page_init (HiatusTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_today_page_start:
 * @self: the page
 * @daemon: the way to the daemon
 * @caller: what asks it for something
 *
 * Has to be called before anything is clicked.
 */
void
hiatus_today_page_start (HiatusTodayPage *self, HiatusDaemonLink *daemon, HiatusActCaller *caller)
{
  self->daemon = g_object_ref (daemon);
  self->caller = g_object_ref (caller);
  hiatus_act_rows_start (self->rows, caller);
}

/**
 * hiatus_today_page_complete:
 * @self: the page
 *
 * Adds what the page can be seen without. Nothing moves.
 */
void
hiatus_today_page_complete (HiatusTodayPage *self)
{
  hiatus_act_rows_complete (self->rows);
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
show_prompt (HiatusTodayPage *self, GVariant *state, const HiatusTrayView *view)
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
show_moon (HiatusTodayPage *self, GVariant *state, const HiatusTrayView *view)
{
  gint frame = -1;

  if (state != NULL)
    g_variant_lookup (state, "moon-frame", "i", &frame);
  hiatus_moon_picture_show (self->moon, frame, view->rows[HIATUS_TRAY_DAY].label);
}

/* It can change as long as nothing is decided; with the goal safety there is none. */
static gboolean
has_length (GVariant *state)
{
  static const gchar *const phases[] = { "planned", "running", "reviewing", "complete", NULL };
  const gchar *phase = lookup_string (state, "phase");

  return phase != NULL && g_strv_contains (phases, phase) && g_strcmp0 (lookup_string (state, "goal"), "safety") != 0;
}

/**
 * hiatus_today_page_show:
 * @self: the page
 * @state: (nullable): what the daemon said; %NULL until it has, and where it does not answer
 * @view: what the tray would show
 *
 * Shows where the person stands.
 */
void
hiatus_today_page_show (HiatusTodayPage *self, GVariant *state, const HiatusTrayView *view)
{
  g_autofree gchar *kept = kept_text (state);

  show_moon (self, state, view);
  gtk_label_set_text (self->day, view->rows[HIATUS_TRAY_DAY].label);
  say (self->kept, kept);
  say (self->notice, lookup_string (state, "notice"));
  say (self->advice, lookup_string (state, "advice"));
  show_row (self->try_again, view, HIATUS_TRAY_TRY_AGAIN);
  if (state != NULL)
    gtk_button_set_label (GTK_BUTTON (self->start_plan), hiatus_set_up_page_of (state) == HIATUS_SET_UP_PAGE_WHEN ? _ ("Start a _plan…") : _ ("Go on with setting u_p…"));
  show_row (self->start_plan, view, HIATUS_TRAY_START_PLAN);
  show_row (self->next, view, HIATUS_TRAY_NEXT);
  gtk_widget_set_visible (self->length, has_length (state));
  show_row (self->talk_part, view, HIATUS_TRAY_ANSWERED);
  show_prompt (self, state, view);
  hiatus_act_rows_show (self->rows, state, view);
}

/**
 * hiatus_today_page_miss_tray:
 * @self: the page
 * @missing: whether this desktop shows no tray icons
 *
 * Says so, and what to install.
 */
void
hiatus_today_page_miss_tray (HiatusTodayPage *self, gboolean missing)
{
  say (self->no_tray, missing ? _ ("No tray can be seen on this desktop, so the moon is in this window only. In GNOME the extension \"AppIndicator and KStatusNotifierItem Support\" brings one; elsewhere a panel with a tray does.") : NULL);
}
