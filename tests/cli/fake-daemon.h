/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusFakeDaemon:
 * @folder: (owned): where the bus has its configuration and its socket
 * @bus: (owned): a session bus that knows of no service to start
 * @address: (owned): its address
 * @connection: (owned): the fake's connection to it
 * @registration: of the object
 * @name: of the bus name, 0 while it is not owned
 * @answers: (owned) (element-type utf8 GVariant): method to what it answers with; the others answer with nothing
 * @refusal: (nullable): what all calls are refused with
 * @writes: (nullable): what Export() writes
 * @calls: (owned): the calls so far, as "Method(arguments)\n"; of an import with " < " and what is in the file
 *
 * Stands in for the daemon on a bus of its own and keeps what it was asked.
 */
typedef struct
{
  gchar *folder;
  GSubprocess *bus;
  gchar *address;
  GDBusConnection *connection;
  guint registration;
  guint name;
  GHashTable *answers;
  const gchar *refusal;
  const gchar *writes;
  GString *calls;
} HiatusFakeDaemon;

HiatusFakeDaemon *hiatus_fake_daemon_new (void);

void hiatus_fake_daemon_free (HiatusFakeDaemon *fake);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusFakeDaemon, hiatus_fake_daemon_free)

void hiatus_fake_daemon_answer (HiatusFakeDaemon *fake,
                                const gchar *method,
                                const gchar *answer);

void hiatus_fake_daemon_record (HiatusFakeDaemon *fake,
                                guint64 position);

void hiatus_fake_daemon_leave (HiatusFakeDaemon *fake);

void hiatus_fake_daemon_stop_bus (HiatusFakeDaemon *fake);

G_END_DECLS
