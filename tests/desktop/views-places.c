/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The windows that a person goes to: set-up, the pages of the overview, the length, contacts, preferences and the passphrase. */

#include <glib/gi18n.h>

#include "daemon/shell/settings.h"
#include "tests/desktop/views.h"

#define RUNNING "'phase': <'running'>, 'goal': <'heal'>, 'mode': <'strict'>, 'day': <12>, 'length': <28>, 'days-left': <16>, " \
                "'kept': <11>, 'moon-frame': <11>, 'letters': <true>, 'starts-on': <'2025-03-01'>, 'ends-on': <'2025-03-28'>"
#define NO_PLAN "{'phase': <'none'>, 'moon-frame': <-1>}"

/* Somebody on the list, with one of each. */
#define ALEX "{'label': <'A.'>, 'names': <['Alex Example']>, 'phones': <['+44 7700 900123']>, 'let-through': <['Sam']>, 'incoming': <'advise'>, 'outgoing': <'pause'>}"
#define ALEX_NAMES "A\\.|B\\.|Alex Example|\\+44 7700 900123|Sam|" HIATUS_VIEW_APPS

#define KEY "K7QX4-2M9TD-HF6WB-3PZ8R-VN5JC-LY4GE"

static void
set_state (HiatusViewer *viewer, const gchar *state)
{
  hiatus_stub_set_state (viewer->daemon, state);
}

static void
prepare_state (HiatusViewer *viewer, const HiatusView *view)
{
  set_state (viewer, view->data);
}

/* --- set-up --- */

static void
prepare_safety (HiatusViewer *viewer, const HiatusView *view)
{
  g_autofree gchar *danger = hiatus_view_quote (_ ("Was there violence, threat, stalking or fear, in either direction? Is there a court order, or a rule from police, employer or school?"));
  g_autofree gchar *silence = hiatus_view_quote (_ ("Have they asked for no contact, or blocked you?"));
  g_autofree gchar *says = hiatus_view_quote (_ ("Until both questions are answered, nothing here starts contact. Everything else goes on as it is."));
  g_autofree gchar *answer = g_strdup_printf ("({'danger-question': <%s>, 'silence-question': <%s>, 'danger': <'unanswered'>, 'silence': <'unanswered'>, 'opens': <false>, 'says': <%s>},)", danger, silence, says);

  hiatus_stub_set_answer (viewer->daemon, "GetSafety", answer);
  set_state (viewer, view->data);
}

/* --- the overview --- */

static void
prepare_stretches (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_set_answer (viewer->daemon,
                          "DescribeStretch",
                          "({'id': <'1f2e3d4c-1'>, 'from': <'2025-03-01'>, 'until': <'2025-03-12'>, 'ends-on': <'2025-03-28'>, 'phase': <'running'>, 'goal': <'heal'>, "
                          "'length': <28>, 'day': <12>, 'kept': <11>, 'other-days': <['2025-03-05']>, 'talk-days': <@as []>, 'encounters': <[('2025-03-07', 'well', uint32 1)]>, "
                          "'urges': <[('2025-03-01', uint32 3, 'ridden-out', uint32 2), ('2025-03-02', uint32 2, 'ridden-out', uint32 1), ('2025-03-02', uint32 1, 'open', uint32 1), "
                          "('2025-03-05', uint32 3, 'followed', uint32 1), ('2025-03-08', uint32 2, 'ridden-out', uint32 3), ('2025-03-11', uint32 1, 'ridden-out', uint32 1)]>, "
                          "'moods': <[('2025-03-03', 'heavier'), ('2025-03-04', 'heavier'), ('2025-03-06', 'same'), ('2025-03-09', 'lighter'), ('2025-03-10', 'lighter')]>, "
                          "'looks': <[uint32 4, 1]>, "
                          "'parts': <[('05:00', false, uint32 0, uint32 8), ('12:00', false, uint32 1, uint32 8), ('18:00', false, uint32 4, uint32 8), ('23:00', false, uint32 2, uint32 8), "
                          "('05:00', true, uint32 0, uint32 4), ('12:00', true, uint32 2, uint32 4), ('18:00', true, uint32 3, uint32 4), ('23:00', true, uint32 1, uint32 4)]>},)");
  hiatus_stub_set_answer (viewer->daemon,
                          "ListStretches",
                          "([{'id': <'1f2e3d4c-1'>, 'from': <'2024-06-01'>, 'until': <'2024-06-28'>, 'day': <28>, 'kept': <25>, 'goal': <'heal'>, 'ended': <'let-go'>}, "
                          "{'id': <'1f2e3d4c-9'>, 'from': <'2024-10-03'>, 'until': <'2024-10-20'>, 'day': <18>, 'kept': <17>, 'goal': <'reconcile'>, 'ended': <'reach-out'>}, "
                          "{'id': <'1f2e3d4c-99'>, 'from': <'2025-03-01'>, 'until': <'2025-03-12'>, 'day': <12>, 'kept': <11>, 'goal': <'heal'>}],)");
  set_state (viewer, "{" RUNNING ", 'watching': <['titles']>}");
}

static GtkWidget *
find_stack (GtkWidget *widget)
{
  g_autoptr (GList) children = NULL;
  GtkWidget *found = NULL;

  if (GTK_IS_STACK (widget) || !GTK_IS_CONTAINER (widget))
    return GTK_IS_STACK (widget) ? widget : NULL;
  children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *item = children; item != NULL && found == NULL; item = item->next)
    found = find_stack (item->data);
  return found;
}

static void
turn_to (GtkWindow *window, const gchar *page)
{
  GtkWidget *stack = find_stack (GTK_WIDGET (window));

  g_assert_nonnull (stack);
  hiatus_desk_wait_until (gtk_stack_get_child_by_name (GTK_STACK (stack), page) != NULL && gtk_widget_get_visible (gtk_stack_get_child_by_name (GTK_STACK (stack), page)));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), page);
}

static void
turn_to_pictures (HiatusViewer *viewer, GtkWindow *window)
{
  turn_to (window, "pictures");
}

static void
turn_to_earlier (HiatusViewer *viewer, GtkWindow *window)
{
  turn_to (window, "earlier");
}

/* --- the length --- */

/* A stretch that has an end, whenever that is. */
static void
prepare_length (HiatusViewer *viewer, const HiatusView *view)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) first = g_date_time_add_days (now, -11);
  g_autoptr (GDateTime) last = g_date_time_add_days (now, 16);
  g_autofree gchar *starts_on = g_date_time_format (first, "%Y-%m-%d");
  g_autofree gchar *ends_on = g_date_time_format (last, "%Y-%m-%d");
  g_autofree gchar *state = g_strdup_printf ("{'phase': <'running'>, 'length': <28>, 'starts-on': <'%s'>, 'ends-on': <'%s'>}", starts_on, ends_on);

  set_state (viewer, g_intern_string (state));
}

/* --- contacts --- */

static void
prepare_nobody (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_set_answer (viewer->daemon, "ListContacts", "(@aa{sv} [],)");
}

static void
prepare_contacts (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_set_answer (viewer->daemon, "ListContacts", "([" ALEX ", {'label': <'B.'>, 'emails': <['b@example.org']>, 'incoming': <'hush'>, 'outgoing': <'nudge'>}],)");
  set_state (viewer, "{" RUNNING ", 'watching': <@as []>}");
}

/* They are called something, and nothing gives them away. */
static void
prepare_mistake (HiatusViewer *viewer, const HiatusView *view)
{
  prepare_contacts (viewer, view);
  hiatus_stub_set_answer (viewer->daemon, "TryContact", "({'contact': 'there is nothing'}, @a{sv} {})");
}

static void
save_contact (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_view_press (window, _ ("_Save"));
}

static void
be_afraid (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_desk_wait_until (hiatus_view_find_button (window, _ ("_Yes, or I am not sure")) != NULL);
  hiatus_view_press (window, _ ("_Yes, or I am not sure"));
}

/* --- preferences --- */

/* As the daemon lists them, with what each is in the beginning. */
static void
set_settings (HiatusViewer *viewer)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssssas)"));
  g_autoptr (GVariant) settings = NULL;
  g_autofree gchar *answer = NULL;

  for (guint i = 0; i < hiatus_settings_n_keys (); i++)
    {
      HiatusSettingInfo info;

      hiatus_settings_describe (i, &info);
      g_variant_builder_add (&builder, "(sssss^as)", info.key, info.preset, info.preset, info.takes, info.sentence, info.values);
    }
  settings = g_variant_ref_sink (g_variant_new ("(a(sssssas))", &builder));
  answer = g_variant_print (settings, TRUE);
  hiatus_stub_set_answer (viewer->daemon, "ListSettings", answer);
}

static void
prepare_preferences (HiatusViewer *viewer, const HiatusView *view)
{
  set_settings (viewer);
  hiatus_stub_set_answer (viewer->daemon, "ListSources", "([('notifications', 'on', '', ''), ('titles', 'paused', '', ''), ('clipboard', 'off', '', '')],)");
  hiatus_stub_set_answer (viewer->daemon, "ListOwn", "(@aa{sv} [],)");
  hiatus_stub_set_answer (viewer->daemon, "ListBackups", "(['2025-03-11', '2025-03-10'],)");
  hiatus_stub_set_answer (viewer->daemon, "GetLock", view->data != NULL ? view->data : "({'set': <false>, 'locked': <false>},)");
  set_state (viewer, "{" RUNNING ", 'watching': <['notifications']>}");
}

static void
get_key (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_stub_set_text (viewer->daemon, "SetPassphrase", KEY);
  hiatus_desk_wait_until (hiatus_view_find_button (window, _ ("_Set it")) != NULL);
  hiatus_view_press (window, _ ("_Set it"));
}

/* --- what is locked --- */

static void
press_unlock (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_view_press (window, _ ("_Unlock"));
}

static void
prepare_locked (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_lock (viewer->daemon, "ReadDraft");
}

/* It asks by itself once: here it is looked at as it is after "Not now". */
static void
do_not_unlock (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_desk_wait_until (hiatus_view_says (window, _ ("What you wrote here before is locked.")));
  for (GList *item = gtk_application_get_windows (viewer->application); item != NULL; item = item->next)
    if (item->data != window)
      {
        gtk_widget_destroy (item->data);
        break;
      }
  hiatus_desk_wait_until (gtk_window_is_active (window));
}

static const HiatusView views[] = {
  { .name = "set-up-when", .action = "set-up", .prepare = prepare_state, .data = NO_PLAN, .says = N_ ("For how long?"), .hears = N_ ("_When were you last in touch?") },
  { .name = "set-up-goal", .action = "set-up", .prepare = prepare_state, .data = "{" RUNNING ", 'set-up': <'goal'>}", .says = N_ ("What do you hope for?"), .hears = N_ ("What do you hope for?") },
  { .name = "set-up-safety", .action = "set-up", .prepare = prepare_safety, .data = "{" RUNNING ", 'set-up': <'safety'>}", .says = N_ ("Have they asked for no contact, or blocked you?"), .hears = N_ ("Was there violence, threat, stalking or fear, in either direction? Is there a court order, or a rule from police, employer or school?") },
  { .name = "set-up-rest", .action = "set-up", .prepare = prepare_state, .data = "{" RUNNING "}", .says = N_ ("Clo_se"), .hears = N_ ("Done. The rest can wait.") },
  { .name = "overview-pictures", .action = "overview", .prepare = prepare_stretches, .go_on = turn_to_pictures },
  { .name = "overview-earlier", .action = "overview", .prepare = prepare_stretches, .go_on = turn_to_earlier, .says = N_ ("to let go") },
  { .name = "length", .action = "length", .prepare = prepare_state, .data = "{'phase': <'running'>, 'starts-on': <'2025-03-01'>}", .says = N_ ("It has no set end. You can give it one at any time.") },
  { .name = "length-until", .action = "length", .prepare = prepare_length, .says = N_ ("With no set _end") },
  { .name = "contacts-first", .action = "contacts", .prepare = prepare_nobody, .says = N_ ("Can they see this computer or know your password? Then this is not a safe place for it.") },
  { .name = "contacts-afraid", .action = "contacts", .prepare = prepare_nobody, .go_on = be_afraid, .says = N_ ("Then it is better to enter nobody here."), .hears = N_ ("Then it is better to enter nobody here.") },
  { .name = "contacts", .action = "contacts", .prepare = prepare_contacts, .says = N_ ("Nothing is watched just now, so nobody is noticed."), .names = ALEX_NAMES },
  { .name = "contact-known", .action = "contact", .parameter = "A.", .prepare = prepare_contacts, .says = N_ ("What gives them away"), .names = ALEX_NAMES },
  { .name = "contact-new", .action = "contact", .parameter = "", .prepare = prepare_contacts, .says = N_ ("What gives them away"), .names = HIATUS_VIEW_APPS },
  { .name = "contact-mistake", .action = "contact", .parameter = "", .prepare = prepare_mistake, .go_on = save_contact, .says = N_ ("There is nothing to know them by yet: one name, number, address, handle or phrase is enough."), .hears = N_ ("There is nothing to know them by yet: one name, number, address, handle or phrase is enough."), .names = HIATUS_VIEW_APPS },
  { .name = "preferences-stretch", .action = "preferences", .parameter = "stretch", .prepare = prepare_preferences, .says = N_ ("Two questions") },
  { .name = "preferences-times", .action = "preferences", .parameter = "times", .prepare = prepare_preferences, .says = N_ ("They _begin at") },
  { .name = "preferences-watching", .action = "preferences", .parameter = "watching", .prepare = prepare_preferences, .says = N_ ("_Window titles") },
  { .name = "preferences-prompts", .action = "preferences", .parameter = "prompts", .prepare = prepare_preferences, .says = N_ ("a _rest") },
  { .name = "preferences-own", .action = "preferences", .parameter = "own", .prepare = prepare_preferences, .says = N_ ("_Country") },
  { .name = "preferences-texts", .action = "preferences", .parameter = "texts", .prepare = prepare_preferences, .says = N_ ("Hiatus _speaks"), .names = "English|Deutsch|Español|עברית" },
  { .name = "preferences-data", .action = "preferences", .parameter = "data", .prepare = prepare_preferences },
  { .name = "passphrase", .action = "preferences", .parameter = "passphrase", .prepare = prepare_preferences, .says = N_ ("Set a passphrase") },
  { .name = "passphrase-set", .action = "preferences", .parameter = "passphrase", .prepare = prepare_preferences, .data = "({'set': <true>, 'locked': <false>},)", .says = N_ ("Another passphrase") },
  { .name = "passphrase-key", .action = "preferences", .parameter = "passphrase", .prepare = prepare_preferences, .go_on = get_key, .says = N_ ("I _have it"), .hears = N_ ("The recovery key"), .names = "[A-Z0-9]+-?" },
  { .name = "unlock", .action = "unlock", .says = N_ ("_Passphrase, or the recovery key") },
  { .name = "unlock-empty", .action = "unlock", .go_on = press_unlock, .says = N_ ("Type the passphrase. Or close this: you can write without it."), .hears = N_ ("Type the passphrase. Or close this: you can write without it.") },
  { .name = "letter-locked", .action = "letter", .parameter = "", .prepare = prepare_locked, .go_on = do_not_unlock },
};

/**
 * hiatus_views_get_places:
 * @n_views: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_views): the views of the windows that a person goes to
 */
const HiatusView *
hiatus_views_get_places (gsize *n_views)
{
  *n_views = G_N_ELEMENTS (views);
  return views;
}
