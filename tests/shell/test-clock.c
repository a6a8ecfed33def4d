/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/clock-system.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/shell/zone.h"
#include "tests/fakes/fake-clock.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

#define DATABASE "/usr/share/zoneinfo/"

/* 1 January and 1 July 2026, noon UTC. */
#define WINTER_S G_GINT64_CONSTANT (1767268800)
#define SUMMER_S G_GINT64_CONSTANT (1782907200)

/* A test must not set the computer's clock. What the kernel says when somebody else does is put in between
 * by the linker (-Wl,--wrap): the next read() or timerfd_settime() of the clock fails with ECANCELED, after
 * it did what it does, as in the kernel. */
static gboolean cancel_next_read;
static gboolean cancel_next_settime;

gssize __real_read (gint fd,
                    gpointer buffer,
                    gsize size);
gssize __wrap_read (gint fd,
                    gpointer buffer,
                    gsize size);
gint __real_timerfd_settime (gint fd,
                             gint flags,
                             const struct itimerspec *value,
                             struct itimerspec *old_value);
gint __wrap_timerfd_settime (gint fd,
                             gint flags,
                             const struct itimerspec *value,
                             struct itimerspec *old_value);

gssize
__wrap_read (gint fd,
             gpointer buffer,
             gsize size)
{
  gssize n = __real_read (fd, buffer, size);

  if (!cancel_next_read)
    return n;

  cancel_next_read = FALSE;
  errno = ECANCELED;

  return -1;
}

gint
__wrap_timerfd_settime (gint fd,
                        gint flags,
                        const struct itimerspec *value,
                        struct itimerspec *old_value)
{
  gint result = __real_timerfd_settime (fd, flags, value, old_value);

  g_assert_cmpint (flags, ==, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET);
  if (!cancel_next_settime)
    return result;

  cancel_next_settime = FALSE;
  errno = ECANCELED;

  return -1;
}

typedef struct
{
  HiatusClock *clock;
  guint n_elapsed;
  guint n_jumped;
  gint64 elapsed_us; /* when the last "elapsed" came, by that clock */
} Fixture;

static void
on_elapsed (HiatusClock *clock,
            Fixture *fixture)
{
  fixture->n_elapsed++;
  fixture->elapsed_us = hiatus_clock_now_us (clock);
}

static void
on_jumped (HiatusClock *clock,
           Fixture *fixture)
{
  fixture->n_jumped++;
}

static void
open_clock (Fixture *fixture,
            const gchar *zone_name,
            const gchar *localtime_path)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = hiatus_clock_system_new (zone_name, localtime_path, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->clock, "elapsed", G_CALLBACK (on_elapsed), fixture);
  g_signal_connect (fixture->clock, "jumped", G_CALLBACK (on_jumped), fixture);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  open_clock (fixture, "UTC", "/nowhere/localtime");
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->clock);
}

static void
test_deadline (Fixture *fixture,
               gconstpointer data)
{
  gint64 deadline_us = hiatus_clock_now_us (fixture->clock) + 5000;

  hiatus_clock_arm (fixture->clock, deadline_us);
  hiatus_wait_until (fixture->n_elapsed > 0);
  g_assert_cmpint (fixture->elapsed_us, >=, deadline_us);

  /* Once for each arm. */
  hiatus_wait_idle ();
  g_assert_cmpuint (fixture->n_elapsed, ==, 1);
  g_assert_cmpuint (fixture->n_jumped, ==, 0);
}

static void
test_past (Fixture *fixture,
           gconstpointer data)
{
  static const gint64 deadlines[] = { 0, -1, 1, G_MININT64, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (deadlines); i++)
    {
      fixture->n_elapsed = 0;
      hiatus_clock_arm (fixture->clock, deadlines[i]);
      g_assert_cmpuint (fixture->n_elapsed, ==, 0);
      hiatus_wait_until (fixture->n_elapsed == 1);
    }
}

static void
test_replaced (Fixture *fixture,
               gconstpointer data)
{
  gint64 now_us = hiatus_clock_now_us (fixture->clock);

  hiatus_clock_arm (fixture->clock, now_us - 1);
  hiatus_clock_arm (fixture->clock, HIATUS_CLOCK_NEVER);
  hiatus_wait_idle ();
  g_assert_cmpuint (fixture->n_elapsed, ==, 0);

  hiatus_clock_arm (fixture->clock, now_us - 1);
  hiatus_clock_arm (fixture->clock, now_us + G_TIME_SPAN_HOUR);
  hiatus_wait_idle ();
  g_assert_cmpuint (fixture->n_elapsed, ==, 0);

  hiatus_clock_arm (fixture->clock, now_us - 1);
  hiatus_wait_until (fixture->n_elapsed == 1);
  hiatus_wait_idle ();
  g_assert_cmpuint (fixture->n_elapsed, ==, 1);
}

static void
on_elapsed_arm_again (HiatusClock *clock,
                      Fixture *fixture)
{
  if (fixture->n_elapsed < 3)
    hiatus_clock_arm (clock, 0);
}

static void
test_armed_in_answer (Fixture *fixture,
                      gconstpointer data)
{
  g_signal_connect (fixture->clock, "elapsed", G_CALLBACK (on_elapsed_arm_again), fixture);
  hiatus_clock_arm (fixture->clock, 0);
  hiatus_wait_until (fixture->n_elapsed == 3);
  hiatus_wait_idle ();
  g_assert_cmpuint (fixture->n_elapsed, ==, 3);
}

static void
test_set_while_waiting (Fixture *fixture,
                        gconstpointer data)
{
  cancel_next_read = TRUE;
  hiatus_clock_arm (fixture->clock, hiatus_clock_now_us (fixture->clock) + 1000);
  hiatus_wait_until (fixture->n_jumped == 1);
  g_assert_cmpuint (fixture->n_elapsed, ==, 0);

  /* Nobody armed it anew: the deadline holds. */
  hiatus_wait_until (fixture->n_elapsed == 1);
  hiatus_wait_idle ();
  g_assert_cmpuint (fixture->n_elapsed, ==, 1);
  g_assert_cmpuint (fixture->n_jumped, ==, 1);
}

static void
test_set_while_arming (Fixture *fixture,
                       gconstpointer data)
{
  cancel_next_settime = TRUE;
  hiatus_clock_arm (fixture->clock, HIATUS_CLOCK_NEVER);
  g_assert_cmpuint (fixture->n_jumped, ==, 0);
  hiatus_wait_until (fixture->n_jumped == 1);
  g_assert_cmpuint (fixture->n_elapsed, ==, 0);

  cancel_next_settime = TRUE;
  hiatus_clock_arm (fixture->clock, HIATUS_CLOCK_NEVER);
  /* Not even if it is gone before it could say so: tear_down() looks. */
}

static gint
offset_in (GTimeZone *zone,
           gint64 instant_s)
{
  gint interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant_s);

  return g_time_zone_get_offset (zone, interval);
}

typedef struct
{
  const gchar *name;
  gint winter_minutes;
  gint summer_minutes; /* -1: refused */
} ZoneCase;

static const ZoneCase zone_cases[] = {
  { "Europe/Berlin", 60, 120 },
  { ":Europe/Berlin", 60, 120 },
  { "Asia/Kathmandu", 345, 345 },
  { "Australia/Lord_Howe", 660, 630 },
  { "CET-1CEST,M3.5.0,M10.5.0/3", 60, 120 },
  { "<+0330>-3:30", 210, 210 },
  { DATABASE "Europe/Berlin", 60, 120 },
  { ":" DATABASE "Europe/Berlin", 60, 120 },
  { "UTC", 0, 0 },
  { "", 0, 0 },
  { "EST5EDT", -300, -240 },
  { "Europe/Berln", 0, -1 },
  { "Mars/Phobos", 0, -1 },
  { "Europe", 0, -1 },
  { "europe berlin", 0, -1 },
  { "zone.tab", 0, -1 },
  { "/etc/passwd", 0, -1 },
  { "/dev/zero", 0, -1 },
  { "/nowhere", 0, -1 },
  { "\xff", 0, -1 },
};

static void
test_zone_name (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (zone_cases); i++)
    {
      const ZoneCase *one = &zone_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusClock) clock = hiatus_clock_system_new (one->name, "/nowhere/localtime", &error);

      if (one->summer_minutes == -1)
        {
          g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
          g_assert_null (clock);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpint (offset_in (hiatus_clock_get_zone (clock), WINTER_S), ==, one->winter_minutes * 60);
          g_assert_cmpint (offset_in (hiatus_clock_get_zone (clock), SUMMER_S), ==, one->summer_minutes * 60);
        }
    }
}

static void
test_zone_message (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hiatus_clock_system_new ("Europe/Berln", "/nowhere/localtime", &error));
  g_assert_cmpstr (error->message, ==, "TZ is 'Europe/Berln', which is no time zone known here: "
                                       "use a name such as Europe/Berlin, or unset TZ.");
}

/* The rest is about /etc/localtime. */

typedef struct
{
  Fixture fixture;
  gchar *folder; /* (owned) */
  gchar *path;   /* (owned) */
} LocalFixture;

static void
set_up_local (LocalFixture *local,
              gconstpointer data)
{
  local->folder = hiatus_scratch_make ();
  local->path = g_build_filename (local->folder, "localtime", NULL);
}

static void
tear_down_local (LocalFixture *local,
                 gconstpointer data)
{
  if (local->fixture.clock != NULL)
    g_assert_finalize_object (local->fixture.clock);
  hiatus_scratch_remove (local->folder);
  g_free (local->path);
}

/* As timedatectl and dpkg do it. */
static void
link_to (LocalFixture *local,
         const gchar *target)
{
  g_autofree gchar *other = g_strconcat (local->path, ".new", NULL);

  g_assert_cmpint (symlink (target, other), ==, 0);
  g_assert_cmpint (g_rename (other, local->path), ==, 0);
}

/* Not with g_file_set_contents(), which waits for the disk each time. */
static void
write_bytes (LocalFixture *local,
             const gchar *data,
             gsize length)
{
  FILE *file = g_fopen (local->path, "w");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
copy_zone (LocalFixture *local,
           const gchar *name)
{
  g_autofree gchar *from = g_strconcat (DATABASE, name, NULL);
  g_autofree gchar *data = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (from, &data, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (local->path, data, (gssize) length, &error);
  g_assert_no_error (error);
}

static gint
winter_offset (LocalFixture *local)
{
  return offset_in (hiatus_clock_get_zone (local->fixture.clock), WINTER_S) / 60;
}

static void
test_link (LocalFixture *local,
           gconstpointer data)
{
  Fixture *fixture = &local->fixture;

  link_to (local, DATABASE "Europe/Berlin");
  open_clock (fixture, NULL, local->path);
  g_assert_cmpint (winter_offset (local), ==, 60);
  g_assert_cmpstr (g_time_zone_get_identifier (hiatus_clock_get_zone (fixture->clock)), ==, "Europe/Berlin");

  link_to (local, DATABASE "Asia/Tokyo");
  hiatus_wait_until (fixture->n_jumped == 1);
  g_assert_cmpint (winter_offset (local), ==, 540);
  g_assert_cmpstr (g_time_zone_get_identifier (hiatus_clock_get_zone (fixture->clock)), ==, "Asia/Tokyo");

  link_to (local, DATABASE "America/New_York");
  hiatus_wait_until (fixture->n_jumped == 2);
  g_assert_cmpint (winter_offset (local), ==, -300);
  g_assert_cmpuint (fixture->n_elapsed, ==, 0);
}

static void
test_file (LocalFixture *local,
           gconstpointer data)
{
  Fixture *fixture = &local->fixture;
  g_autoptr (GTimeZone) kept = NULL;

  copy_zone (local, "Europe/Berlin");
  open_clock (fixture, NULL, local->path);
  g_assert_cmpint (winter_offset (local), ==, 60);
  /* GLib would go on handing this one out. */
  kept = g_time_zone_ref (hiatus_clock_get_zone (fixture->clock));

  copy_zone (local, "Asia/Tokyo");
  hiatus_wait_until (fixture->n_jumped == 1);
  g_assert_cmpint (winter_offset (local), ==, 540);
  copy_zone (local, "Europe/Berlin");
  hiatus_wait_until (fixture->n_jumped == 2);
  g_assert_cmpint (winter_offset (local), ==, 60);
  g_assert_cmpint (offset_in (kept, WINTER_S), ==, 60 * 60);
}

static void
test_same_zone (LocalFixture *local,
                gconstpointer data)
{
  Fixture *fixture = &local->fixture;

  copy_zone (local, "Europe/Berlin");
  open_clock (fixture, NULL, local->path);
  copy_zone (local, "Europe/Berlin");
  hiatus_wait_idle ();
  link_to (local, DATABASE "Europe/Berlin");
  hiatus_wait_idle ();
  link_to (local, DATABASE "Asia/Tokyo");
  hiatus_wait_until (winter_offset (local) == 540);
  g_assert_cmpuint (fixture->n_jumped, ==, 1);
}

static void
test_broken_file (LocalFixture *local,
                  gconstpointer data)
{
  Fixture *fixture = &local->fixture;
  g_autofree gchar *zone = NULL;
  gsize length;

  g_file_get_contents (DATABASE "Europe/Berlin", &zone, &length, NULL);
  for (gsize cut = 0; cut < length; cut += cut < 100 ? 1 : 37)
    {
      HiatusLocalZone read = { 0 };
      gboolean changed;
      g_autoptr (GError) error = NULL;

      write_bytes (local, zone, cut);
      g_assert_false (hiatus_local_zone_read (&read, local->path, &changed, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      g_assert_null (read.zone);
    }

  copy_zone (local, "Europe/Berlin");
  open_clock (fixture, NULL, local->path);
  hiatus_scratch_write (local->folder, "localtime", "nonsense");
  hiatus_wait_idle ();
  g_assert_cmpint (winter_offset (local), ==, 60);
  link_to (local, "gone");
  hiatus_wait_idle ();
  g_assert_cmpint (winter_offset (local), ==, 60);
  g_assert_cmpuint (fixture->n_jumped, ==, 0);
  copy_zone (local, "Asia/Tokyo");
  hiatus_wait_until (fixture->n_jumped == 1);
}

static void
test_flipped_bytes (LocalFixture *local,
                    gconstpointer data)
{
  g_autofree gchar *zone = NULL;
  gsize length;

  /* Whatever is in it, it is refused or read, and nothing is read beyond it. */
  g_file_get_contents (DATABASE "Europe/Berlin", &zone, &length, NULL);
  for (gsize i = 0; i < length; i += i < 150 ? 1 : 13)
    {
      HiatusLocalZone read = { 0 };
      gboolean changed;
      g_autoptr (GError) error = NULL;

      zone[i] = (gchar) ~zone[i];
      write_bytes (local, zone, length);
      hiatus_local_zone_read (&read, local->path, &changed, &error);
      g_assert_true ((read.zone == NULL) == (error != NULL));
      hiatus_local_zone_clear (&read);
      zone[i] = (gchar) ~zone[i];
    }
}

static void
test_no_file (LocalFixture *local,
              gconstpointer data)
{
  Fixture *fixture = &local->fixture;

  open_clock (fixture, NULL, local->path);
  g_assert_cmpint (winter_offset (local), ==, 0);
  copy_zone (local, "Asia/Tokyo");
  hiatus_wait_until (fixture->n_jumped == 1);
  g_assert_cmpint (winter_offset (local), ==, 540);
}

static void
test_dangling (LocalFixture *local,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  link_to (local, DATABASE "Europe/Berln");
  g_assert_null (hiatus_clock_system_new (NULL, local->path, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
}

/* The other tests stand on the fake: it has to behave as the real one does. */
static void
test_fake (void)
{
  Fixture fixture = { 0 };
  HiatusFakeClock *fake = hiatus_fake_clock_new_at ("2026-03-01T09:00:00", "Europe/Berlin");
  gint64 start_us = hiatus_clock_now_us (HIATUS_CLOCK (fake));

  fixture.clock = HIATUS_CLOCK (fake);
  g_signal_connect (fake, "elapsed", G_CALLBACK (on_elapsed), &fixture);
  g_signal_connect (fake, "elapsed", G_CALLBACK (on_elapsed_arm_again), &fixture);
  g_signal_connect (fake, "jumped", G_CALLBACK (on_jumped), &fixture);

  hiatus_fake_clock_advance_to (fake, start_us + 10);
  g_assert_cmpuint (fixture.n_elapsed, ==, 0);
  hiatus_clock_arm (fixture.clock, start_us + 15);
  hiatus_fake_clock_advance_to (fake, start_us + 20);
  g_assert_cmpuint (fixture.n_elapsed, ==, 3);
  g_assert_cmpint (fixture.elapsed_us, ==, start_us + 15);
  g_assert_cmpint (hiatus_clock_now_us (fixture.clock), ==, start_us + 20);
  g_assert_cmpint (hiatus_fake_clock_get_deadline (fake), ==, HIATUS_CLOCK_NEVER);

  hiatus_fake_clock_jump (fake, start_us, "Asia/Tokyo");
  g_assert_cmpuint (fixture.n_jumped, ==, 1);
  g_assert_cmpint (offset_in (hiatus_clock_get_zone (fixture.clock), WINTER_S), ==, 540 * 60);
  g_assert_finalize_object (fake);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
#define ADD_LOCAL(path, function) g_test_add (path, LocalFixture, NULL, set_up_local, function, tear_down_local)

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/clock/deadline", test_deadline);
  ADD ("/clock/past", test_past);
  ADD ("/clock/replaced", test_replaced);
  ADD ("/clock/armed-in-answer", test_armed_in_answer);
  ADD ("/clock/set-while-waiting", test_set_while_waiting);
  ADD ("/clock/set-while-arming", test_set_while_arming);
  g_test_add_func ("/clock/zone/name", test_zone_name);
  g_test_add_func ("/clock/zone/message", test_zone_message);
  ADD_LOCAL ("/clock/zone/link", test_link);
  ADD_LOCAL ("/clock/zone/file", test_file);
  ADD_LOCAL ("/clock/zone/same", test_same_zone);
  ADD_LOCAL ("/clock/zone/broken-file", test_broken_file);
  ADD_LOCAL ("/clock/zone/flipped-bytes", test_flipped_bytes);
  ADD_LOCAL ("/clock/zone/no-file", test_no_file);
  ADD_LOCAL ("/clock/zone/dangling", test_dangling);
  g_test_add_func ("/clock/fake", test_fake);

  return g_test_run ();
}
