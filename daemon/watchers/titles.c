/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/titles.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/watchers/keyed-digest.h"
#include "daemon/watchers/visits.h"
#include "wlr-foreign-toplevel-management-unstable-v1-client-protocol.h"

/* The application id of our own windows. */
#define OUR_APPLICATION "org.hiatus.Hiatus"

struct _HiatusFinding
{
  HiatusMatcher *matcher; /* (owned): that found them */
  guint64 digest;         /* of the title: tells whether the next one is another one. It gives no word back */
  guint n;
  HiatusMatch matches[];
};

struct _HiatusTitles
{
  HiatusWatcher *owner;          /* not owned: it owns this */
  HiatusMatcherScratch *scratch; /* (owned) */
  HiatusVisits *visits;          /* (owned) */
  guint64 key;                   /* of the digests */
  guint64 window;                /* that was seen last; 0: none */
  guint64 digest;                /* of its title; 0: it gave nobody away */
};

static void
finding_clear (gpointer data)
{
  HiatusFinding *finding = data;

  hiatus_matcher_unref (finding->matcher);
}

/**
 * hiatus_finding_free:
 * @finding: (transfer full) (nullable): a finding
 *
 * Frees it.
 */
void
hiatus_finding_free (HiatusFinding *finding)
{
  if (finding != NULL)
    g_rc_box_release_full (finding, finding_clear);
}

/**
 * hiatus_titles_new:
 * @owner: the watcher that frees it
 *
 * Returns: (transfer full): what has seen no title yet
 */
HiatusTitles *
hiatus_titles_new (HiatusWatcher *owner)
{
  HiatusTitles *self = g_new0 (HiatusTitles, 1);

  self->owner = owner;
  self->scratch = hiatus_matcher_scratch_new ();
  self->visits = hiatus_visits_new ();
  self->key = hiatus_keyed_digest_make_key ();

  return self;
}

/**
 * hiatus_titles_free:
 * @self: (transfer full): what has seen titles
 *
 * Frees it.
 */
void
hiatus_titles_free (HiatusTitles *self)
{
  hiatus_matcher_scratch_free (self->scratch);
  hiatus_visits_free (self->visits);
  g_free (self);
}

/**
 * hiatus_titles_get_number:
 * @self: what has seen titles
 * @place: what tells a window from others, where it has no number; or a title
 *
 * Returns: a number for it, always the same, that gives no word of it back; not 0
 */
guint64
hiatus_titles_get_number (HiatusTitles *self,
                          const gchar *place)
{
  return hiatus_keyed_digest (self->key, place, strlen (place));
}

/**
 * hiatus_titles_find:
 * @self: what has seen titles
 * @text: (array length=length): a title; nothing of it is kept
 * @length: how long it is, in bytes
 *
 * Returns: (transfer full) (nullable): whom it gives away; %NULL: nobody
 */
HiatusFinding *
hiatus_titles_find (HiatusTitles *self,
                    const gchar *text,
                    gsize length)
{
  g_autoptr (HiatusMatcher) matcher = hiatus_watcher_ref_matcher (self->owner);
  const HiatusMatch *matches = NULL;
  HiatusFinding *finding;
  guint n = matcher == NULL ? 0 : hiatus_matcher_match (matcher, self->scratch, text, (gssize) length, &matches);

  if (n == 0)
    return NULL;

  finding = g_rc_box_alloc (sizeof (HiatusFinding) + n * sizeof (HiatusMatch));
  finding->matcher = g_steal_pointer (&matcher);
  finding->digest = hiatus_keyed_digest (self->key, text, length);
  finding->n = n;
  for (guint i = 0; i < n; i++)
    finding->matches[i] = matches[i];

  return finding;
}

/* Returns: whether it is another window or another title. */
static gboolean
take_note (HiatusTitles *self,
           guint64 window,
           guint64 title)
{
  gboolean is_change = self->window != window || self->digest != title;

  self->window = window;
  self->digest = title;

  return is_change;
}

static const gchar *
get_label (const HiatusFinding *finding,
           guint i)
{
  return hiatus_matcher_get_contact (finding->matcher, finding->matches[i].contact)->label;
}

/**
 * hiatus_titles_note:
 * @self: what has seen titles
 * @window: the window that was in use already when the watcher began; not 0
 * @application: (nullable): whose it is
 * @finding: (nullable): whom its title gives away
 *
 * Knows it from now on. It is no sighting: nothing has changed.
 */
void
hiatus_titles_note (HiatusTitles *self,
                    guint64 window,
                    const gchar *application,
                    const HiatusFinding *finding)
{
  if (hiatus_titles_is_ours (application))
    return;

  take_note (self, window, finding == NULL ? 0 : finding->digest);
  hiatus_visits_begin (self->visits, window);
  for (guint i = 0; finding != NULL && i < finding->n; i++)
    hiatus_visits_add (self->visits, get_label (finding, i));
  hiatus_visits_end (self->visits);
}

/**
 * hiatus_titles_see:
 * @self: what has seen titles
 * @window: the window in use, which may be the same as before; not 0
 * @application: (nullable): whose it is
 * @finding: (nullable): whom its title gives away, which may be the same as before
 *
 * Tells of each contact as a sighting, if window or title are others than before. To come back from one of our own
 * windows is no change, or the pause would lead to the next one.
 */
void
hiatus_titles_see (HiatusTitles *self,
                   guint64 window,
                   const gchar *application,
                   HiatusFinding *finding)
{
  g_autofree guint64 *visits = NULL;
  g_autofree gchar *kept = NULL;
  g_autoptr (HiatusFinding) held = NULL;

  if (hiatus_titles_is_ours (application) || !take_note (self, window, finding == NULL ? 0 : finding->digest))
    return;

  hiatus_visits_begin (self->visits, window);
  if (finding != NULL)
    visits = g_new (guint64, finding->n);
  for (guint i = 0; finding != NULL && i < finding->n; i++)
    visits[i] = hiatus_visits_add (self->visits, get_label (finding, i));
  hiatus_visits_end (self->visits);
  if (finding == NULL)
    return;

  /* Whoever is told may stop the watcher, which then forgets all this. */
  kept = g_strdup (application);
  held = g_rc_box_acquire (finding);
  for (guint i = 0; i < held->n; i++)
    {
      const HiatusPlace place = { .application = kept, .visit = visits[i] };

      hiatus_watcher_sight (self->owner, held->matcher, &held->matches[i], &place);
    }
}

/**
 * hiatus_titles_close:
 * @self: what has seen titles
 * @window: a window that is gone
 *
 * Forgets it.
 */
void
hiatus_titles_close (HiatusTitles *self,
                     guint64 window)
{
  hiatus_visits_close (self->visits, window);
  if (self->window == window)
    take_note (self, 0, 0);
}

/**
 * hiatus_titles_clear:
 * @self: what has seen titles
 *
 * Forgets all windows.
 */
void
hiatus_titles_clear (HiatusTitles *self)
{
  hiatus_visits_clear (self->visits);
  take_note (self, 0, 0);
}

/**
 * hiatus_titles_is_ours:
 * @application: (nullable): an application, as it names itself
 *
 * Returns: whether it is Hiatus
 */
gboolean
hiatus_titles_is_ours (const gchar *application)
{
  return application != NULL && g_ascii_strcasecmp (application, OUR_APPLICATION) == 0;
}

/**
 * hiatus_titles_are_told:
 * @wayland: a compositor
 *
 * Returns: whether it tells other programs the titles of its windows
 */
gboolean
hiatus_titles_are_told (HiatusWayland *wayland)
{
  return hiatus_wayland_has (wayland, &zwlr_foreign_toplevel_manager_v1_interface, 1);
}

/**
 * hiatus_titles_get_kde_reason:
 * @wayland: a compositor that does not tell them
 *
 * Returns: (transfer none) (nullable): that it is KDE's, which lets no other program see them, translated; %NULL if it is
 *   another one
 */
const gchar *
hiatus_titles_get_kde_reason (HiatusWayland *wayland)
{
  static const struct wl_interface plasma_shell = { .name = "org_kde_plasma_shell", .version = 1 };

  if (!hiatus_wayland_has (wayland, &plasma_shell, 1))
    return NULL;
  return _ ("KDE on Wayland lets no other program see the titles of windows. Where you can choose a session, one on X11 does.");
}
