/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/shell/accessibility.h"
#include "daemon/shell/peer.h"
#include "daemon/watchers/titles.h"

#define REGISTRY "org.a11y.atspi.Registry"
#define NAME_CHANGES "object:property-change:accessible-name"

/* Whoever takes longer to say its name hangs. */
#define PATIENCE_MS 5000

/* How often the daemon may be woken up: as often as a spinner in a title turns, and more at once now and then. */
#define WAKE_UPS_PER_S 16
#define WAKE_UPS_AT_ONCE 64

/* That do not tell their title. More names than these would help nobody. */
#define MOST_BLIND_SPOTS 4

/* No program's name is longer, in bytes. */
#define LONGEST_APPLICATION 255

#define HIATUS_TYPE_WATCHER_TITLES_ATSPI (hiatus_watcher_titles_atspi_get_type ())
G_DECLARE_FINAL_TYPE (HiatusWatcherTitlesAtspi, hiatus_watcher_titles_atspi, HIATUS, WATCHER_TITLES_ATSPI, HiatusWatcher)

/* Wake-ups that may be spent. */
typedef struct
{
  gdouble left;
  gint64 counted_us; /* when, monotonic */
} Budget;

/* The window in use. */
typedef struct
{
  HiatusWatcherTitlesAtspi *owner;
  GCancellable *cancellable; /* (owned): of what was asked about it */
  gchar *sender;             /* (owned): its application's name on the bus */
  gchar *path;               /* (owned) */
  guint64 number;
  gchar *application; /* (owned) (nullable): as it names itself */
  guint name_id;      /* subscription; 0: none */
  guint leave_id;     /* subscription; 0: none */
  gboolean is_known;  /* the application was asked for its name */
  gboolean is_asking; /* for its title */
  gboolean is_behind; /* that has changed meanwhile */
} Frame;

/**
 * HiatusWatcherTitlesAtspi:
 *
 * The title of the window in use, as applications tell it through accessibility: the only way where the compositor does
 * not. Of all that can be heard there, only which window comes into use, when it goes out of use, and the changes of that
 * window's own name wake the daemon. Nothing is started that is not there.
 */
struct _HiatusWatcherTitlesAtspi
{
  HiatusWatcher parent_instance;
  HiatusTitles *titles;               /* (owned) */
  HiatusAccessibility *accessibility; /* (owned) (nullable): while it is started */
  GDBusConnection *bus;               /* (owned) (nullable): that of accessibility */
  guint registry_id;                  /* the watch for its registry */
  guint activate_id;                  /* subscription */
  Frame *frame;                       /* (owned) (nullable) */
  gchar *told;                        /* (owned) (nullable): the application that was told to tell of names */
  GCancellable *telling;              /* (owned) (nullable): of the call by which it is told */
  GPtrArray *blind_spots;             /* (element-type utf8) (owned): applications that do not tell their title */
  Budget activations;                 /* that are heard of */
  Budget names;                       /* of the window in use, whichever that is */
};

G_DEFINE_FINAL_TYPE (HiatusWatcherTitlesAtspi, hiatus_watcher_titles_atspi, HIATUS_TYPE_WATCHER)

/* Nobody is started by it. @callback: (nullable): where the answer does not matter */
static void
tell_registry (HiatusWatcherTitlesAtspi *self,
               const gchar *method,
               GVariant *parameters,
               GCancellable *cancellable,
               GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY, method, parameters, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_MS, cancellable, callback, self);
}

static void
listen_for (HiatusWatcherTitlesAtspi *self,
            const gchar *event,
            const gchar *application,
            GCancellable *cancellable,
            GAsyncReadyCallback callback)
{
  tell_registry (self, "RegisterEvent", g_variant_new ("(s@ass)", event, g_variant_new_strv (NULL, 0), application), cancellable, callback);
}

static void
say_what_is_seen (HiatusWatcherTitlesAtspi *self)
{
  g_autoptr (GString) limits =
      g_string_new (_ ("Visible are applications that offer accessibility. Browsers, and applications made of one, often do only if it was on when they started."));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->blind_spots->len; i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : ", ", (const gchar *) g_ptr_array_index (self->blind_spots, i));
  if (names->len > 0)
    {
      g_string_append_c (limits, ' ');
      /* Translators: names of applications. */
      g_string_append_printf (limits, _ ("Not visible here: %s."), names->str);
    }
  hiatus_watcher_is_on (HIATUS_WATCHER (self), limits->str);
}

/* What a program says that it is called is shown to a person. */
static gboolean
is_showable (const gchar *application)
{
  for (const gchar *next = application; *next != '\0'; next = g_utf8_find_next_char (next, NULL))
    if (!g_unichar_isprint (g_utf8_get_char (next)))
      return FALSE;
  return TRUE;
}

static void
note_visible (HiatusWatcherTitlesAtspi *self,
              const gchar *application,
              gboolean is_visible)
{
  guint i = 0;
  gboolean is_listed;

  if (application == NULL || hiatus_titles_is_ours (application) || !is_showable (application))
    return;

  is_listed = g_ptr_array_find_with_equal_func (self->blind_spots, application, g_str_equal, &i);
  if (is_listed != is_visible)
    return;

  if (is_visible)
    g_ptr_array_remove_index (self->blind_spots, i);
  else
    g_ptr_array_add (self->blind_spots, g_strdup (application));
  if (self->blind_spots->len > MOST_BLIND_SPOTS)
    g_ptr_array_remove_index (self->blind_spots, 0);
  say_what_is_seen (self);
}

static void
budget_fill (Budget *budget)
{
  budget->left = WAKE_UPS_AT_ONCE;
  budget->counted_us = g_get_monotonic_time ();
}

/* Returns: whether there was one more wake-up to spend. */
static gboolean
budget_spend (Budget *budget)
{
  gint64 now_us = g_get_monotonic_time ();

  budget->left = MIN (WAKE_UPS_AT_ONCE, budget->left + WAKE_UPS_PER_S * (gdouble) (now_us - budget->counted_us) / G_USEC_PER_SEC);
  budget->counted_us = now_us;
  if (budget->left < 1)
    return FALSE;

  budget->left -= 1;
  return TRUE;
}

static void
stop_listening (HiatusWatcherTitlesAtspi *self,
                guint *id)
{
  if (*id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, *id);
  *id = 0;
}

static void
leave_frame (HiatusWatcherTitlesAtspi *self)
{
  Frame *frame = g_steal_pointer (&self->frame);

  if (frame == NULL)
    return;

  g_cancellable_cancel (frame->cancellable);
  g_object_unref (frame->cancellable);
  stop_listening (self, &frame->name_id);
  stop_listening (self, &frame->leave_id);
  g_free (frame->sender);
  g_free (frame->path);
  g_free (frame->application);
  g_free (frame);
}

/* The title in a variant, which is overwritten: it may be a person's words. */
static void
take_title (Frame *frame,
            GVariant *value)
{
  HiatusWatcherTitlesAtspi *self = frame->owner;
  gsize length;
  const gchar *title = g_variant_get_string (value, &length);
  g_autoptr (HiatusFinding) finding = hiatus_titles_is_ours (frame->application) ? NULL : hiatus_titles_find (self->titles, title, length);

  explicit_bzero ((gpointer) (guintptr) title, length);
  /* Of a window that was let go of this may be the last title that comes. */
  note_visible (self, frame->application, length > 0 && frame->name_id != 0);
  /* Whoever was told of that may have stopped the watcher. */
  if (self->frame == frame)
    hiatus_titles_see (self->titles, frame->number, frame->application, finding);
}

static void
get_name (Frame *frame,
          const gchar *path,
          GAsyncReadyCallback callback)
{
  g_dbus_connection_call (frame->owner->bus,
                          frame->sender,
                          path,
                          "org.freedesktop.DBus.Properties",
                          "Get",
                          g_variant_new ("(ss)", "org.a11y.atspi.Accessible", "Name"),
                          G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          PATIENCE_MS,
                          frame->cancellable,
                          callback,
                          frame);
}

/* Returns: (nullable): a name; NULL: none came. @is_cancelled: the frame is gone. */
static GVariant *
finish_name (GObject *bus,
             GAsyncResult *result,
             gboolean *is_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, &error);
  g_autoptr (GVariant) value = NULL;

  *is_cancelled = hiatus_peer_is_cancelled (error);
  if (reply == NULL)
    return NULL;

  g_variant_get (reply, "(v)", &value);
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_steal_pointer (&value) : NULL;
}

static void ask_title (Frame *frame);

static void
on_title (GObject *bus,
          GAsyncResult *result,
          gpointer user_data)
{
  Frame *frame = user_data;
  gboolean is_cancelled;
  g_autoptr (GVariant) title = finish_name (bus, result, &is_cancelled);

  if (is_cancelled)
    return;

  frame->is_asking = FALSE;
  if (frame->is_behind)
    ask_title (frame);
  if (title != NULL)
    take_title (frame, title);
  else
    note_visible (frame->owner, frame->application, FALSE);
}

static void
ask_title (Frame *frame)
{
  frame->is_behind = frame->is_asking;
  if (frame->is_asking)
    return;

  frame->is_asking = TRUE;
  get_name (frame, frame->path, on_title);
}

static void
on_application (GObject *bus,
                GAsyncResult *result,
                gpointer user_data)
{
  Frame *frame = user_data;
  gboolean is_cancelled;
  g_autoptr (GVariant) name = finish_name (bus, result, &is_cancelled);
  gsize length = 0;

  if (is_cancelled)
    return;

  if (name != NULL)
    g_variant_get_string (name, &length);
  if (length > 0 && length <= LONGEST_APPLICATION)
    frame->application = g_variant_dup_string (name, NULL);
  frame->is_known = TRUE;
  ask_title (frame);
}

static void
on_name_changed (GDBusConnection *bus,
                 const gchar *sender,
                 const gchar *path,
                 const gchar *interface,
                 const gchar *signal,
                 GVariant *parameters,
                 gpointer user_data)
{
  HiatusWatcherTitlesAtspi *self = user_data;
  g_autoptr (GVariant) child = NULL;
  g_autoptr (GVariant) value = NULL;

  if (self->frame == NULL)
    return;

  if (!budget_spend (&self->names))
    {
      /* Until it comes into use again. */
      stop_listening (self, &self->frame->name_id);
      note_visible (self, self->frame->application, FALSE);
      return;
    }
  if (g_variant_n_children (parameters) > 3)
    child = g_variant_get_child_value (parameters, 3);
  if (child != NULL && g_variant_is_of_type (child, G_VARIANT_TYPE_VARIANT))
    value = g_variant_get_variant (child);

  /* What comes before the application is known is in the answer to the question for the title. Some say only that it
   * has changed. */
  if (!self->frame->is_known)
    return;
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    take_title (self->frame, value);
  else
    ask_title (self->frame);
}

/* The registry has passed it on before it answers, and until then nobody told of a name that has changed. */
static void
on_told (GObject *bus,
         GAsyncResult *result,
         gpointer user_data)
{
  HiatusWatcherTitlesAtspi *self = user_data;
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, &error);

  g_clear_pointer (&reply, g_variant_unref);
  if (hiatus_peer_is_cancelled (error))
    return;

  if (self->frame != NULL && self->frame->is_known && self->frame->name_id != 0)
    ask_title (self->frame);
}

static void
forget_told (HiatusWatcherTitlesAtspi *self)
{
  g_cancellable_cancel (self->telling);
  g_clear_object (&self->telling);
  g_clear_pointer (&self->told, g_free);
}

static void
tell_application (HiatusWatcherTitlesAtspi *self,
                  const gchar *application)
{
  if (g_strcmp0 (self->told, application) == 0)
    return;

  if (self->told != NULL)
    tell_registry (self, "DeregisterEvent", g_variant_new ("(s)", NAME_CHANGES), NULL, NULL);
  forget_told (self);
  self->told = g_strdup (application);
  self->telling = g_cancellable_new ();
  listen_for (self, NAME_CHANGES, application, self->telling, on_told);
}

static void
on_left (GDBusConnection *bus,
         const gchar *sender,
         const gchar *path,
         const gchar *interface,
         const gchar *signal,
         GVariant *parameters,
         gpointer user_data)
{
  leave_frame (user_data);
}

/* Forgets the bus: it is gone, or somebody on it does not let us rest. */
static void
leave_bus (HiatusWatcherTitlesAtspi *self)
{
  if (self->bus == NULL)
    return;

  g_clear_handle_id (&self->registry_id, g_bus_unwatch_name);
  leave_frame (self);
  stop_listening (self, &self->activate_id);
  forget_told (self);
  g_clear_object (&self->bus);
}

static void
on_activated (GDBusConnection *bus,
              const gchar *sender,
              const gchar *path,
              const gchar *interface,
              const gchar *signal,
              GVariant *parameters,
              gpointer user_data)
{
  HiatusWatcherTitlesAtspi *self = user_data;
  g_autofree gchar *place = g_strconcat (sender, path, NULL);
  Frame *frame;

  if (!budget_spend (&self->activations))
    {
      leave_bus (self);
      hiatus_watcher_falter (HIATUS_WATCHER (self), _ ("An application says all the time that another window came into use."));
      return;
    }
  leave_frame (self);
  tell_application (self, sender);
  frame = g_new0 (Frame, 1);
  self->frame = frame;
  frame->owner = self;
  frame->cancellable = g_cancellable_new ();
  frame->sender = g_strdup (sender);
  frame->path = g_strdup (path);
  frame->number = hiatus_titles_get_number (self->titles, place);
  frame->name_id =
      g_dbus_connection_signal_subscribe (bus, sender, "org.a11y.atspi.Event.Object", "PropertyChange", path, "accessible-name", G_DBUS_SIGNAL_FLAGS_NONE, on_name_changed, self, NULL);
  frame->leave_id =
      g_dbus_connection_signal_subscribe (bus, sender, "org.a11y.atspi.Event.Window", "Deactivate", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_left, self, NULL);
  get_name (frame, "/org/a11y/atspi/accessible/root", on_application);
}

static void
on_registry (GDBusConnection *bus,
             const gchar *name,
             const gchar *owner,
             gpointer user_data)
{
  HiatusWatcherTitlesAtspi *self = user_data;

  forget_told (self);
  leave_frame (self);
  listen_for (self, "window:activate", "", NULL, NULL);
  listen_for (self, "window:deactivate", "", NULL, NULL);
  say_what_is_seen (self);
}

/* It comes with the first application that offers anything. */
static void
on_no_registry (GDBusConnection *bus,
                const gchar *name,
                gpointer user_data)
{
  HiatusWatcherTitlesAtspi *self = user_data;

  if (bus != NULL)
    say_what_is_seen (self);
}

static void
on_accessibility (HiatusAccessibilityState state,
                  GDBusConnection *bus,
                  const gchar *reason,
                  gpointer user_data)
{
  HiatusWatcherTitlesAtspi *self = user_data;

  leave_bus (self);
  switch (state)
    {
    case HIATUS_ACCESSIBILITY_ON:
      self->bus = g_object_ref (bus);
      self->activate_id =
          g_dbus_connection_signal_subscribe (bus, NULL, "org.a11y.atspi.Event.Window", "Activate", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_activated, self, NULL);
      self->registry_id = g_bus_watch_name_on_connection (bus, REGISTRY, G_BUS_NAME_WATCHER_FLAGS_NONE, on_registry, on_no_registry, self, NULL);
      break;
    case HIATUS_ACCESSIBILITY_OFF:
      hiatus_watcher_refuse (HIATUS_WATCHER (self), _ ("Applications could tell them through accessibility, but that is off. 'gsettings set org.gnome.desktop.interface toolkit-accessibility true' switches it on, for applications that are started afterwards."));
      break;
    case HIATUS_ACCESSIBILITY_BROKEN:
    default:
      hiatus_watcher_falter (HIATUS_WATCHER (self), reason);
      break;
    }
}

static void
watcher_titles_atspi_start (HiatusWatcher *watcher,
                            const HiatusMedia *media)
{
  HiatusWatcherTitlesAtspi *self = HIATUS_WATCHER_TITLES_ATSPI (watcher);
  const gchar *kde = hiatus_titles_get_kde_reason (media->wayland);

  if (hiatus_titles_are_told (media->wayland))
    {
      hiatus_watcher_refuse (watcher, _ ("This compositor tells about its windows itself."));
      return;
    }
  if (kde != NULL)
    {
      hiatus_watcher_refuse (watcher, kde);
      return;
    }
  if (media->session == NULL)
    {
      on_accessibility (HIATUS_ACCESSIBILITY_OFF, NULL, NULL, self);
      return;
    }
  budget_fill (&self->activations);
  budget_fill (&self->names);
  self->accessibility = hiatus_accessibility_new (media->session, on_accessibility, self);
}

static void
watcher_titles_atspi_stop (HiatusWatcher *watcher)
{
  HiatusWatcherTitlesAtspi *self = HIATUS_WATCHER_TITLES_ATSPI (watcher);

  leave_bus (self);
  g_clear_pointer (&self->accessibility, hiatus_accessibility_free);
  g_ptr_array_set_size (self->blind_spots, 0);
  hiatus_titles_clear (self->titles);
}

static void
hiatus_watcher_titles_atspi_finalize (GObject *object)
{
  HiatusWatcherTitlesAtspi *self = HIATUS_WATCHER_TITLES_ATSPI (object);

  hiatus_titles_free (self->titles);
  g_ptr_array_unref (self->blind_spots);

  G_OBJECT_CLASS (hiatus_watcher_titles_atspi_parent_class)->finalize (object);
}

static void
hiatus_watcher_titles_atspi_class_init (HiatusWatcherTitlesAtspiClass *class)
{
  HiatusWatcherClass *watcher_class = HIATUS_WATCHER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_watcher_titles_atspi_finalize;
  watcher_class->name = N_ ("Window titles through accessibility");
  watcher_class->source = HIATUS_SOURCE_TITLES;
  watcher_class->needs = HIATUS_WATCHER_NEEDS_WAYLAND;
  watcher_class->start = watcher_titles_atspi_start;
  watcher_class->stop = watcher_titles_atspi_stop;
}

static void
hiatus_watcher_titles_atspi_init (HiatusWatcherTitlesAtspi *self)
{
  self->titles = hiatus_titles_new (HIATUS_WATCHER (self));
  self->blind_spots = g_ptr_array_new_with_free_func (g_free);
}
