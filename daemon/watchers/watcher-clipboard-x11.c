/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>
#include <xcb/xfixes.h>

#include "daemon/shell/x11-selection.h"
#include "daemon/watchers/clipboard.h"

/* A name of an application is shorter, in units of four bytes. */
#define LONGEST_CLASS 64

/* The text targets stand in the order in which they are preferred. */
enum
{
  ATOM_UTF8_STRING,
  ATOM_TEXT_UTF8,
  ATOM_TEXT_PLAIN,
  ATOM_STRING,
  ATOM_CLIPBOARD,
  ATOM_TARGETS,
  ATOM_INCR,
  ATOM_PASSWORD,
  ATOM_OWN,
  N_ATOMS
};

#define N_TEXT_TARGETS (ATOM_STRING + 1)

static const gchar *const atom_names[N_ATOMS] = {
  "UTF8_STRING",
  "text/plain;charset=utf-8",
  "text/plain",
  "STRING",
  "CLIPBOARD",
  "TARGETS",
  "INCR",
  HIATUS_CLIPBOARD_PASSWORD,
  HIATUS_CLIPBOARD_OWN,
};

/* A text in which somebody was found, until it is known which application it is from. The text itself is gone. */
typedef struct
{
  HiatusMatcher *matcher; /* (owned) */
  HiatusMatch *matches;   /* (owned) */
  guint n;
  xcb_window_t owner;
  guint64 visit;
  gchar *application; /* (owned) (nullable): what the owner's window says */
} Finding;

#define HIATUS_TYPE_WATCHER_CLIPBOARD_X11 (hiatus_watcher_clipboard_x11_get_type ())
G_DECLARE_FINAL_TYPE (HiatusWatcherClipboardX11, hiatus_watcher_clipboard_x11, HIATUS, WATCHER_CLIPBOARD_X11, HiatusWatcher)

/**
 * HiatusWatcherClipboardX11:
 *
 * The clipboard on X11. XFixes tells that somebody has taken it; what they offer is asked for first, and the text only if
 * it is no password and not our own. PRIMARY is left alone: to select text with the mouse is no step towards anybody.
 */
struct _HiatusWatcherClipboardX11
{
  HiatusWatcher parent_instance;
  HiatusMatcherScratch *scratch; /* (owned) */
  HiatusX11 *x11;                /* (nullable): the medium */
  xcb_atom_t atoms[N_ATOMS];
  guint n_atoms;                 /* of them that are known */
  HiatusX11Selection *selection; /* (owned) (nullable): once they all are */
  xcb_window_t owner;            /* who has taken it last */
  xcb_timestamp_t time;          /* and when */
  guint64 visit;                 /* and which taking that was */
  guint64 read_visit;            /* the one that is being read, or was last */
  xcb_window_t read_owner;       /* and whose that is */
  gboolean is_overtaken;         /* somebody else has taken it before there was an answer, which so may be theirs */
  Finding *finding;              /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HiatusWatcherClipboardX11, hiatus_watcher_clipboard_x11, HIATUS_TYPE_WATCHER)

static void read_targets (HiatusWatcherClipboardX11 *self);

static void
finding_free (Finding *finding)
{
  hiatus_matcher_unref (finding->matcher);
  g_free (finding->matches);
  g_free (finding->application);
  g_free (finding);
}

static void
tell (HiatusWatcherClipboardX11 *self,
      const gchar *application)
{
  Finding *finding = g_steal_pointer (&self->finding);
  const HiatusPlace place = { .application = application, .visit = finding->visit };

  for (guint i = 0; i < finding->n && self->x11 != NULL && g_strcmp0 (application, HIATUS_CLIPBOARD_OWN_CLASS) != 0; i++)
    hiatus_watcher_sight (HIATUS_WATCHER (self), finding->matcher, &finding->matches[i], &place);
  finding_free (finding);
  if (self->x11 != NULL)
    read_targets (self);
}

/* WM_CLASS has two names, each with its zero: that of the process and that of the application. */
static gchar *
read_class (const xcb_get_property_reply_t *reply)
{
  const gchar *bytes = reply == NULL ? NULL : xcb_get_property_value (reply);
  gsize length = reply == NULL ? 0 : (gsize) xcb_get_property_value_length (reply);
  gsize first = bytes == NULL ? 0 : strnlen (bytes, length);

  if (first + 1 >= length || bytes[first + 1] == '\0')
    return NULL;

  return g_utf8_make_valid (bytes + first + 1, (gssize) strnlen (bytes + first + 1, length - first - 1));
}

static void
ask_for_property (HiatusWatcherClipboardX11 *self,
                  xcb_window_t window,
                  xcb_atom_t property,
                  HiatusX11ReplyFunc func)
{
  xcb_get_property_cookie_t cookie = xcb_get_property (hiatus_x11_get_connection (self->x11),
                                                       FALSE,
                                                       window,
                                                       property,
                                                       XCB_ATOM_ANY,
                                                       0,
                                                       LONGEST_CLASS);

  hiatus_x11_await (self->x11, cookie.sequence, func, self);
}

static void
on_active_class (gconstpointer reply,
                 gpointer user_data)
{
  g_autofree gchar *application = read_class (reply);

  tell (user_data, application);
}

/* The windows of one program have the same beginning. */
static gboolean
is_of_same_program (HiatusWatcherClipboardX11 *self,
                    xcb_window_t one,
                    xcb_window_t other)
{
  guint32 mask = xcb_get_setup (hiatus_x11_get_connection (self->x11))->resource_id_mask;

  return (one & ~mask) == (other & ~mask);
}

static void
on_owner_class (gconstpointer reply,
                gpointer user_data)
{
  HiatusWatcherClipboardX11 *self = user_data;

  self->finding->application = read_class (reply);
}

/* Many programs own the clipboard with a hidden window without a name. Then the window in use tells, if it is theirs. */
static void
on_active_window (const guint32 *values,
                  guint n,
                  gpointer user_data)
{
  HiatusWatcherClipboardX11 *self = user_data;
  g_autofree gchar *application = g_steal_pointer (&self->finding->application);

  if (application == NULL && n > 0 && is_of_same_program (self, values[0], self->finding->owner))
    ask_for_property (self, values[0], XCB_ATOM_WM_CLASS, on_active_class);
  else
    tell (self, application);
}

/* Both are asked at once: each answer by itself would wake us up. */
static void
ask_for_application (HiatusWatcherClipboardX11 *self)
{
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  ask_for_property (self, self->finding->owner, XCB_ATOM_WM_CLASS, on_owner_class);
  hiatus_x11_read (self->x11, facts->root, facts->active_window, on_active_window, self);
}

static void
look_at (HiatusWatcherClipboardX11 *self,
         const gchar *text,
         gsize length)
{
  g_autoptr (HiatusMatcher) matcher = hiatus_watcher_ref_matcher (HIATUS_WATCHER (self));
  const HiatusMatch *matches = NULL;
  guint n = matcher == NULL ? 0 : hiatus_matcher_match (matcher, self->scratch, text, (gssize) length, &matches);

  if (n == 0)
    return;

  self->finding = g_new0 (Finding, 1);
  self->finding->matcher = g_steal_pointer (&matcher);
  self->finding->matches = g_memdup2 (matches, n * sizeof (HiatusMatch));
  self->finding->n = n;
  self->finding->owner = self->read_owner;
  self->finding->visit = self->read_visit;
  ask_for_application (self);
}

/* STRING is Latin-1. */
static void
look_at_latin (HiatusWatcherClipboardX11 *self,
               const guint8 *bytes,
               gsize length)
{
  g_autofree gchar *text = g_malloc (2 * length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += (gsize) g_unichar_to_utf8 (bytes[i], text + n);
  look_at (self, text, n);
  explicit_bzero (text, n);
}

static void
on_text (gconstpointer bytes,
         gsize length,
         xcb_atom_t type,
         gpointer user_data)
{
  HiatusWatcherClipboardX11 *self = user_data;

  /* Whoever has taken it meanwhile has not said yet that theirs may be read. */
  if (bytes != NULL && !self->is_overtaken && type == XCB_ATOM_STRING)
    look_at_latin (self, bytes, length);
  else if (bytes != NULL && !self->is_overtaken)
    look_at (self, bytes, length);
  read_targets (self);
}

/* Returns: as what to ask for the text; none if there is none, or if it must not be looked at. */
static xcb_atom_t
choose_target (HiatusWatcherClipboardX11 *self,
               const xcb_atom_t *targets,
               gsize n)
{
  guint best = N_TEXT_TARGETS;

  for (gsize i = 0; i < n; i++)
    {
      if (targets[i] == self->atoms[ATOM_PASSWORD] || targets[i] == self->atoms[ATOM_OWN])
        return XCB_ATOM_NONE;
      for (guint text = 0; text < best; text++)
        if (targets[i] == self->atoms[text])
          best = text;
    }

  return best == N_TEXT_TARGETS ? (xcb_atom_t) XCB_ATOM_NONE : self->atoms[best];
}

static void
on_targets (gconstpointer bytes,
            gsize length,
            xcb_atom_t type,
            gpointer user_data)
{
  HiatusWatcherClipboardX11 *self = user_data;
  xcb_atom_t target = bytes == NULL ? (xcb_atom_t) XCB_ATOM_NONE : choose_target (self, bytes, length / sizeof (xcb_atom_t));

  if (target != XCB_ATOM_NONE && self->read_visit == self->visit)
    hiatus_x11_selection_read (self->selection, target, self->time, on_text, self);
  else
    read_targets (self);
}

/* Begins with what was taken last, unless it is being read or was. */
static void
read_targets (HiatusWatcherClipboardX11 *self)
{
  if (self->read_visit == self->visit || self->finding != NULL || hiatus_x11_selection_is_busy (self->selection))
    return;

  self->read_visit = self->visit;
  self->read_owner = self->owner;
  self->is_overtaken = FALSE;
  hiatus_x11_selection_read (self->selection, self->atoms[ATOM_TARGETS], self->time, on_targets, self);
}

static void
on_event (HiatusWatcherClipboardX11 *self,
          gpointer data)
{
  const xcb_xfixes_selection_notify_event_t *event = data;

  if (self->selection == NULL || event->response_type != hiatus_x11_get_facts (self->x11)->fixes_event + XCB_XFIXES_SELECTION_NOTIFY || event->selection != self->atoms[ATOM_CLIPBOARD] || event->owner == XCB_NONE)
    return;

  self->owner = event->owner;
  self->time = event->selection_timestamp;
  self->visit++;
  self->is_overtaken |= !hiatus_x11_selection_is_answered (self->selection);
  read_targets (self);
}

static void
select_takings (HiatusWatcherClipboardX11 *self,
                guint32 mask)
{
  xcb_xfixes_select_selection_input (hiatus_x11_get_connection (self->x11),
                                     hiatus_x11_get_facts (self->x11)->root,
                                     self->atoms[ATOM_CLIPBOARD],
                                     mask);
}

/* What was asked for before this is in force. */
static void
on_selected (gconstpointer reply,
             gpointer user_data)
{
  hiatus_watcher_is_on (user_data, NULL);
}

static void
on_atom (gconstpointer data,
         gpointer user_data)
{
  HiatusWatcherClipboardX11 *self = user_data;
  const xcb_intern_atom_reply_t *reply = data;

  /* An atom that the server has no room for is met nowhere. */
  self->atoms[self->n_atoms] = reply == NULL ? (xcb_atom_t) XCB_ATOM_NONE : reply->atom;
  self->n_atoms++;
  if (self->n_atoms < N_ATOMS)
    return;

  self->selection = hiatus_x11_selection_new (self->x11, self->atoms[ATOM_CLIPBOARD], self->atoms[ATOM_TARGETS], self->atoms[ATOM_INCR]);
  select_takings (self, XCB_XFIXES_SELECTION_EVENT_MASK_SET_SELECTION_OWNER);
  hiatus_x11_await (self->x11, xcb_get_input_focus (hiatus_x11_get_connection (self->x11)).sequence, on_selected, self);
}

static void
watcher_clipboard_x11_start (HiatusWatcher *watcher,
                             const HiatusMedia *media)
{
  HiatusWatcherClipboardX11 *self = HIATUS_WATCHER_CLIPBOARD_X11 (watcher);
  xcb_connection_t *connection = hiatus_x11_get_connection (media->x11);

  self->x11 = media->x11;
  if (hiatus_x11_get_facts (self->x11)->fixes_event == 0)
    {
      hiatus_watcher_refuse (watcher, _ ("This X server does not say when something is copied: it has no XFixes. Each one since 2004 has it; a newer one helps."));
      return;
    }
  g_signal_connect_object (self->x11, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_ATOMS; i++)
    {
      xcb_intern_atom_cookie_t cookie = xcb_intern_atom (connection, FALSE, (guint16) strlen (atom_names[i]), atom_names[i]);

      hiatus_x11_await (self->x11, cookie.sequence, on_atom, self);
    }
}

static void
watcher_clipboard_x11_stop (HiatusWatcher *watcher)
{
  HiatusWatcherClipboardX11 *self = HIATUS_WATCHER_CLIPBOARD_X11 (watcher);

  if (self->selection != NULL)
    select_takings (self, 0);
  g_clear_pointer (&self->selection, hiatus_x11_selection_free);
  g_clear_pointer (&self->finding, finding_free);
  hiatus_x11_forget (self->x11, self);
  g_signal_handlers_disconnect_by_data (self->x11, self);
  self->n_atoms = 0;
  self->read_visit = self->visit;
  self->x11 = NULL;
}

static void
hiatus_watcher_clipboard_x11_finalize (GObject *object)
{
  hiatus_matcher_scratch_free (HIATUS_WATCHER_CLIPBOARD_X11 (object)->scratch);

  G_OBJECT_CLASS (hiatus_watcher_clipboard_x11_parent_class)->finalize (object);
}

static void
hiatus_watcher_clipboard_x11_class_init (HiatusWatcherClipboardX11Class *class)
{
  HiatusWatcherClass *watcher_class = HIATUS_WATCHER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_watcher_clipboard_x11_finalize;
  watcher_class->name = N_ ("The clipboard on X11");
  watcher_class->source = HIATUS_SOURCE_CLIPBOARD;
  watcher_class->needs = HIATUS_WATCHER_NEEDS_X11;
  watcher_class->start = watcher_clipboard_x11_start;
  watcher_class->stop = watcher_clipboard_x11_stop;
}

static void
hiatus_watcher_clipboard_x11_init (HiatusWatcherClipboardX11 *self)
{
  self->scratch = hiatus_matcher_scratch_new ();
}
