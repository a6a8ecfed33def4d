/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/fake-watcher.h"

typedef HiatusWatcherClass HiatusFakeWatcherClass;

static HiatusFakeWatcher *newest[HIATUS_N_SOURCES];

static void
fake_watcher_start (HiatusWatcher *watcher,
                    const HiatusMedia *media)
{
  HiatusFakeWatcher *self = (HiatusFakeWatcher *) watcher;

  self->is_running = TRUE;
  self->n_starts++;
  if (self->refusal != NULL)
    hiatus_watcher_refuse (watcher, self->refusal);
  else
    hiatus_watcher_is_on (watcher, NULL);
}

static void
fake_watcher_stop (HiatusWatcher *watcher)
{
  ((HiatusFakeWatcher *) watcher)->is_running = FALSE;
}

static void
fake_watcher_rematch (HiatusWatcher *watcher)
{
  ((HiatusFakeWatcher *) watcher)->n_rematches++;
}

static void
fake_watcher_hush (HiatusWatcher *watcher,
                   guint64 banner)
{
  ((HiatusFakeWatcher *) watcher)->hushed = banner;
}

static void
fill_class (HiatusWatcherClass *class,
            HiatusSource source,
            HiatusWatcherNeeds needs)
{
  class->name = "Fake";
  class->source = source;
  class->needs = needs;
  class->start = fake_watcher_start;
  class->stop = fake_watcher_stop;
  class->hush = fake_watcher_hush;
  class->rematch = fake_watcher_rematch;
}

static void
register_newest (HiatusFakeWatcher *self,
                 HiatusSource source)
{
  newest[source] = self;
  g_object_add_weak_pointer (G_OBJECT (self), (gpointer *) &newest[source]);
}

#define DEFINE_FAKE(name, source, needs)                           \
  typedef HiatusFakeWatcher name##_instance;                       \
  typedef HiatusFakeWatcherClass name##_instanceClass;             \
  GType name##_get_type (void);                                    \
  G_DEFINE_FINAL_TYPE (name##_instance, name, HIATUS_TYPE_WATCHER) \
                                                                   \
  static void                                                      \
      name##_class_init (name##_instanceClass *class)              \
  {                                                                \
    fill_class (class, source, needs);                             \
  }                                                                \
                                                                   \
  static void                                                      \
      name##_init (name##_instance *self)                          \
  {                                                                \
    register_newest (self, source);                                \
  }

DEFINE_FAKE (fake_notifications, HIATUS_SOURCE_NOTIFICATIONS, HIATUS_WATCHER_NEEDS_BUS)
DEFINE_FAKE (fake_titles, HIATUS_SOURCE_TITLES, HIATUS_WATCHER_NEEDS_BUS)
DEFINE_FAKE (fake_clipboard, HIATUS_SOURCE_CLIPBOARD, HIATUS_WATCHER_NEEDS_X11)

const HiatusWatcherType hiatus_fake_watcher_types[] = { fake_notifications_get_type, fake_titles_get_type, fake_clipboard_get_type, NULL };

/**
 * hiatus_fake_watcher_find:
 * @source: what is watched
 *
 * Returns: (transfer none) (nullable): the fake that was made last for it, while it lives
 */
HiatusFakeWatcher *
hiatus_fake_watcher_find (HiatusSource source)
{
  return newest[source];
}
