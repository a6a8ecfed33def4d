/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/service.h"
#include "tests/app/fixture.h"

G_BEGIN_DECLS

/**
 * Said:
 * @name: what it is called
 * @answers: (array zero-terminated=1): the answers to the safety check one after the other, as AnswerSafety() takes them
 * @then: (nullable): what happens after that: "us" or "upset" for what they wrote, "safety" for that goal
 * @opens: whether what starts contact is open then
 * @by_answer: where it is closed: whether an answer does it, and not only that there is none
 * @is_goal_safety: whether the goal is safety then
 *
 * What a person has said.
 */
typedef struct
{
  const gchar *name;
  const gchar *answers[3];
  const gchar *then;
  gboolean opens;
  gboolean by_answer;
  gboolean is_goal_safety;
} Said;

/**
 * Gate:
 * @base: the app: all of the daemon but for the desktop
 * @bus: (unowned): a bus
 * @daemon: (owned): the daemon's connection to it
 * @caller: (owned): that of whoever asks: a tray, a window, a command line
 * @examiner: (owned)
 * @service: (owned)
 * @n_events: how many events there were when gate_watch() was called
 * @reached: (owned) (nullable): what was reached since then that starts contact
 *
 * The daemon on a bus, and whether anything was reached that starts contact.
 */
typedef struct
{
  Fixture base;
  GTestDBus *bus;
  GDBusConnection *daemon;
  GDBusConnection *caller;
  HiatusExaminer *examiner;
  HiatusService *service;
  guint n_events;
  gchar *reached;
} Gate;

void gate_set_up (Gate *gate,
                  GTestDBus *bus,
                  gboolean on_disk);

void gate_tear_down (Gate *gate);

void gate_write (Gate *gate,
                 const gchar *name,
                 const gchar *text);

void gate_say (Gate *gate,
               const Said *said);

GVariant *gate_ask (Gate *gate,
                    const gchar *method,
                    GVariant *parameters);

gboolean gate_do (Gate *gate,
                  const gchar *method,
                  const gchar *parameters);

gboolean gate_type (Gate *gate,
                    const gchar *arguments);

void gate_watch (Gate *gate);

void gate_reach (Gate *gate,
                 const gchar *format,
                 ...) G_GNUC_PRINTF (2, 3);

gboolean gate_look (Gate *gate);

G_END_DECLS
