/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/gate/gate.h"

G_BEGIN_DECLS

/* The ways. Each takes the daemon on the first day, has the person say what is to be said, and goes on from there; there may be
 * several variants of it. What was reached is looked for by gate_look(). */

#define GATE_NO_NO "{'danger': <'no'>, 'silence': <'no'>}"
#define GATE_LAST_MORNING "2025-03-29T10:30:00"

extern const Said gate_calm;

void gate_begin_to_talk (Gate *gate);

void gate_try_end_plan (Gate *gate,
                        const Said *said,
                        guint variant);

void gate_try_end_plan_typed (Gate *gate,
                              const Said *said,
                              guint variant);

void gate_try_end_plan_later (Gate *gate,
                              const Said *said,
                              guint variant);

void gate_try_undo (Gate *gate,
                    const Said *said,
                    guint variant);

void gate_try_another_goal (Gate *gate,
                            const Said *said,
                            guint variant);

void gate_try_next_stretch (Gate *gate,
                            const Said *said,
                            guint variant);

void gate_try_be_seen (Gate *gate,
                       const Said *said,
                       guint variant);

void gate_try_next (Gate *gate,
                    const Said *said,
                    guint variant);

void gate_try_announce (Gate *gate,
                        const Said *said,
                        guint variant);

void gate_try_announce_typed (Gate *gate,
                              const Said *said,
                              guint variant);

void gate_try_ending (Gate *gate,
                      const Said *said,
                      guint variant);

void gate_try_ending_typed (Gate *gate,
                            const Said *said,
                            guint variant);

void gate_try_reply (Gate *gate,
                     const Said *said,
                     guint variant);

void gate_try_others (Gate *gate,
                      const Said *said,
                      guint variant);

void gate_try_talk (Gate *gate,
                    const Said *said,
                    guint variant);

void gate_try_announce_begun (Gate *gate,
                              const Said *said,
                              guint variant);

void gate_try_ending_begun (Gate *gate,
                            const Said *said,
                            guint variant);

void gate_try_talk_begun (Gate *gate,
                          const Said *said,
                          guint variant);

void gate_try_own_announce (Gate *gate,
                            const Said *said,
                            guint variant);

void gate_try_own_reply (Gate *gate,
                         const Said *said,
                         guint variant);

void gate_try_own_encounter (Gate *gate,
                             const Said *said,
                             guint variant);

void gate_try_own_looking_back (Gate *gate,
                                const Said *said,
                                guint variant);

void gate_try_own_ending (Gate *gate,
                          const Said *said,
                          guint variant);

void gate_try_own_talk (Gate *gate,
                        const Said *said,
                        guint variant);

void gate_try_buttons (Gate *gate,
                       const Said *said,
                       guint variant);

void gate_try_rows (Gate *gate,
                    const Said *said,
                    guint variant);

void gate_try_rows_while_talking (Gate *gate,
                                  const Said *said,
                                  guint variant);

void gate_try_log (Gate *gate,
                   const Said *said,
                   guint variant);

G_END_DECLS
