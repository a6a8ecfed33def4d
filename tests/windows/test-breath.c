/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/breath-shape.h"
#include "tray/windows/key-guard.h"

/* --- the circle --- */

#define FRAME_US (G_USEC_PER_SEC / 60)

/* What the eye takes for a jerk between two frames, as a part of the radius: half a pixel of a circle of 240. */
#define SMOOTH 0.005

static void
test_breath (void)
{
  static const struct
  {
    gint64 at_ms;
    gdouble fill;
  } rows[] = {
    { -5000, 0 },
    { 0, 0 },
    { 2000, 0.5 },
    { 4000, 1 },
    { 7000, 0.5 },
    { 10000, 0 },
    { 12000, 0.5 },
    { 104000, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (hiatus_breath_shape_fill (rows[i].at_ms * 1000), rows[i].fill, 1e-9);
}

/* It grows, then shrinks, and never jumps: not from one breath to the next either. */
static void
test_breath_is_smooth (void)
{
  gdouble before = hiatus_breath_shape_radius (hiatus_breath_shape_fill (0));

  for (gint64 at_us = FRAME_US; at_us < 2 * HIATUS_BREATH_US; at_us += FRAME_US)
    {
      const gdouble now = hiatus_breath_shape_radius (hiatus_breath_shape_fill (at_us));

      g_assert_cmpfloat (ABS (now - before), <, SMOOTH);
      if (at_us < HIATUS_BREATH_IN_US)
        g_assert_cmpfloat (now, >, before);
      else if (at_us - FRAME_US > HIATUS_BREATH_IN_US && at_us < HIATUS_BREATH_US)
        g_assert_cmpfloat (now, <, before);
      before = now;
    }
}

static void
test_radius (void)
{
  g_assert_cmpfloat (hiatus_breath_shape_radius (0), >, 0.3);
  g_assert_cmpfloat_with_epsilon (hiatus_breath_shape_radius (1), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (hiatus_breath_shape_radius (7), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (hiatus_breath_shape_radius (-7), hiatus_breath_shape_radius (0), 1e-9);
}

/* --- the keys --- */

#define A 38
#define B 56
#define ESCAPE 9

typedef enum
{
  END,
  COME,    /* the window comes */
  HOLD,    /* the key was down when the keyboard came */
  PRESS,   /* it goes down and counts for nothing */
  TAKE,    /* it goes down and counts */
  RELEASE, /* it comes up and counts for nothing */
  DONE,    /* it comes up and counts */
  FORGET,  /* the keyboard goes elsewhere */
} Step;

typedef struct
{
  const gchar *name;
  struct
  {
    gint at_ms;
    Step step;
    guint key;
  } steps[12];
} Scene;

static const Scene scenes[] = {
  { "first-second",
    { { 0, COME, 0 }, { 10, PRESS, ESCAPE }, { 60, RELEASE, ESCAPE }, { 999, PRESS, ESCAPE }, { 1050, RELEASE, ESCAPE }, { 1100, TAKE, ESCAPE }, { 1150, DONE, ESCAPE } } },
  { "at-once-after-it", { { 0, COME, 0 }, { 1000, TAKE, ESCAPE }, { 1050, DONE, ESCAPE } } },
  /* One finger goes down before the other comes up, as in quick typing. */
  { "rolling-on",
    { { 0, COME, 0 }, { 900, PRESS, A }, { 1010, PRESS, B }, { 1020, RELEASE, A }, { 1040, PRESS, A }, { 1050, RELEASE, B }, { 1060, PRESS, ESCAPE }, { 1070, RELEASE, A }, { 1080, RELEASE, ESCAPE }, { 1090, TAKE, ESCAPE } } },
  { "held-from-before", { { 0, COME, 0 }, { 1, HOLD, A }, { 5000, PRESS, A }, { 5100, PRESS, ESCAPE }, { 5200, RELEASE, ESCAPE }, { 5300, RELEASE, A }, { 5400, TAKE, ESCAPE } } },
  /* Its release went to another window. */
  { "forgotten", { { 0, COME, 0 }, { 1, HOLD, A }, { 1500, FORGET, 0 }, { 1600, TAKE, ESCAPE } } },
  { "once-open", { { 0, COME, 0 }, { 1200, TAKE, A }, { 1210, TAKE, B }, { 1220, DONE, A }, { 1230, TAKE, ESCAPE } } },
  { "comes-again", { { 0, COME, 0 }, { 1200, TAKE, A }, { 1250, DONE, A }, { 2000, COME, 0 }, { 2500, PRESS, A }, { 2600, RELEASE, A }, { 3000, TAKE, A } } },
  { "released-without-press", { { 0, COME, 0 }, { 100, RELEASE, B }, { 1100, TAKE, ESCAPE } } },
  { "beyond-all-keys", { { 0, COME, 0 }, { 1, HOLD, G_MAXUINT }, { 100, PRESS, 4000 }, { 1100, TAKE, 4000 } } },
};

static void
test_guard (gconstpointer data)
{
  const Scene *scene = data;
  HiatusKeyGuard guard = { 0 };

  for (gsize i = 0; scene->steps[i].step != END; i++)
    {
      const gint64 now_us = (gint64) 7 * G_USEC_PER_SEC + scene->steps[i].at_ms * 1000;
      const guint key = scene->steps[i].key;

      switch (scene->steps[i].step)
        {
        case COME:
          hiatus_key_guard_begin (&guard, now_us);
          break;
        case HOLD:
          hiatus_key_guard_hold (&guard, key);
          break;
        case PRESS:
        case TAKE:
          g_assert_cmpint (hiatus_key_guard_press (&guard, key, now_us), ==, scene->steps[i].step == TAKE);
          break;
        case RELEASE:
        case DONE:
          g_assert_cmpint (hiatus_key_guard_release (&guard, key, now_us), ==, scene->steps[i].step == DONE);
          break;
        case FORGET:
          hiatus_key_guard_forget (&guard);
          break;
        case END:
        default:
          g_assert_not_reached ();
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breath/shape", test_breath);
  g_test_add_func ("/breath/smooth", test_breath_is_smooth);
  g_test_add_func ("/breath/radius", test_radius);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autofree gchar *path = g_strconcat ("/breath/keys/", scenes[i].name, NULL);

      g_test_add_data_func (path, &scenes[i], test_guard);
    }
  return g_test_run ();
}
