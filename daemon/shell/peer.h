/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusPeerAnswer:
 * @HIATUS_PEER_ANSWER_PENDING: asked, and no answer yet; of a signal: it has to be asked again
 * @HIATUS_PEER_ANSWER_ABSENT: nobody has the name
 * @HIATUS_PEER_ANSWER_UNKNOWN: no answer, or none that can be understood
 * @HIATUS_PEER_ANSWER_NO: no
 * @HIATUS_PEER_ANSWER_YES: yes
 *
 * What a program on a bus says to a #HiatusQuestion.
 */
typedef enum
{
  HIATUS_PEER_ANSWER_PENDING,
  HIATUS_PEER_ANSWER_ABSENT,
  HIATUS_PEER_ANSWER_UNKNOWN,
  HIATUS_PEER_ANSWER_NO,
  HIATUS_PEER_ANSWER_YES,
} HiatusPeerAnswer;

typedef struct _HiatusQuestion HiatusQuestion;

/**
 * HiatusReadFunc:
 * @question: the question
 * @parameters: of a reply, or of a signal; of any type, whatever the other side thought right
 * @user_data: as given to hiatus_peer_new()
 *
 * Returns: the answer; _UNKNOWN if the parameters are none, and of a signal: if it says nothing new
 */
typedef HiatusPeerAnswer (*HiatusReadFunc) (const HiatusQuestion *question,
                                            GVariant *parameters,
                                            gpointer user_data);

/**
 * HiatusQuestion:
 * @bus_name: whom to ask
 * @path: the object
 * @interface: of @method
 * @method: the method that answers
 * @signal_interface: (nullable): of the signals that tell of a change; %NULL if there are none
 * @signal: (nullable): their name; %NULL for all of the interface
 * @signal_argument: (nullable): their first argument
 * @property: (nullable): for hiatus_read_property(): the property
 * @errors_for_no: (nullable): how the names of the D-Bus errors begin that mean no
 * @read_reply: reads the reply of @method
 * @read_signal: (nullable): reads a signal
 *
 * A question with the answer yes or no to another program, and how to learn that its answer is another one.
 */
struct _HiatusQuestion
{
  const gchar *bus_name;
  const gchar *path;
  const gchar *interface;
  const gchar *method;
  const gchar *signal_interface;
  const gchar *signal;
  const gchar *signal_argument;
  const gchar *property;
  const gchar *errors_for_no;
  HiatusReadFunc read_reply;
  HiatusReadFunc read_signal;
};

/**
 * HiatusPeer:
 *
 * Asks a #HiatusQuestion as soon as the name has an owner, again when it has another one, and follows the signals. It
 * never lets the bus start anybody, never blocks, and believes nothing of a wrong type.
 */
typedef struct _HiatusPeer HiatusPeer;

/**
 * HiatusPeerFunc:
 * @answer: the answer
 * @user_data: as given to hiatus_peer_new()
 *
 * The answer is another one. It may free the peer.
 */
typedef void (*HiatusPeerFunc) (HiatusPeerAnswer answer,
                                gpointer user_data);

HiatusPeer *hiatus_peer_new (GDBusConnection *connection,
                             const HiatusQuestion *question,
                             GVariant *parameters,
                             HiatusPeerFunc func,
                             gpointer user_data);

HiatusPeer *hiatus_peer_new_for_property (GDBusConnection *connection,
                                          const HiatusQuestion *question,
                                          HiatusPeerFunc func,
                                          gpointer user_data);

void hiatus_peer_free (HiatusPeer *self);

void hiatus_peer_ask_again (HiatusPeer *self);

HiatusPeerAnswer hiatus_peer_get_answer (HiatusPeer *self);

gboolean hiatus_peer_is_cancelled (const GError *error);

HiatusPeerAnswer hiatus_read_boolean (const HiatusQuestion *question,
                                      GVariant *parameters,
                                      gpointer user_data);

HiatusPeerAnswer hiatus_read_property (const HiatusQuestion *question,
                                       GVariant *parameters,
                                       gpointer user_data);

/* The members of a question for a property that tells of its changes, as most do. */
#define HIATUS_PROPERTIES "org.freedesktop.DBus.Properties"

#define HIATUS_QUESTION_PROPERTY(owner, name)                           \
  .interface = HIATUS_PROPERTIES, .method = "Get",                      \
  .signal_interface = HIATUS_PROPERTIES, .signal = "PropertiesChanged", \
  .signal_argument = (owner), .property = (name),                       \
  .read_reply = hiatus_read_boolean, .read_signal = hiatus_read_property

G_END_DECLS
