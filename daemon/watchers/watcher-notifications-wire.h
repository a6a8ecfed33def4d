/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_WIRE_HEADER:
 *
 * How many bytes of a message tell how long it is.
 */
#define HIATUS_WIRE_HEADER 16

/**
 * HIATUS_WIRE_MESSAGE_MAX:
 *
 * How long a message can be, in bytes; from the D-Bus specification.
 */
#define HIATUS_WIRE_MESSAGE_MAX (128u * 1024 * 1024)

/**
 * HiatusWire:
 * @bytes: what is read; where they begin is where alignment counts from
 * @length: how many
 * @position: how many of them are read
 * @is_swapped: whether its numbers are in the other order of bytes than those of this machine
 * @is_broken: whether something was not as it ought to be; then everything that is read is empty
 *
 * Reads what stands in a D-Bus message where it stands, without a copy that would have to be forgotten. Whatever the
 * bytes are, nothing outside of them is touched.
 */
typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize position;
  gboolean is_swapped;
  gboolean is_broken;
} HiatusWire;

/**
 * HiatusWireType:
 * @HIATUS_WIRE_CALL: a call of a method
 * @HIATUS_WIRE_RETURN: its answer
 * @HIATUS_WIRE_ERROR: its refusal
 * @HIATUS_WIRE_SIGNAL: a signal
 *
 * The types of message; from the D-Bus specification.
 */
typedef enum
{
  HIATUS_WIRE_CALL = 1,
  HIATUS_WIRE_RETURN,
  HIATUS_WIRE_ERROR,
  HIATUS_WIRE_SIGNAL,
} HiatusWireType;

/**
 * HiatusWireMessage:
 * @type: a #HiatusWireType, or a number that came later
 * @serial: its number with its sender
 * @reply_serial: the number of the call that it answers; 0 for none
 * @interface: (nullable): the interface
 * @member: (nullable): the method or the signal
 * @error: (nullable): the name of an error
 * @destination: (nullable): whom it is for
 * @sender: (nullable): who sent it, as the bus knows
 * @signature: the types of what is in it
 * @body: what is in it
 *
 * A D-Bus message. All of it points into its bytes.
 */
typedef struct
{
  guint8 type;
  guint32 serial;
  guint32 reply_serial;
  const gchar *interface;
  const gchar *member;
  const gchar *error;
  const gchar *destination;
  const gchar *sender;
  const gchar *signature;
  HiatusWire body;
} HiatusWireMessage;

gsize hiatus_wire_measure (const guint8 *bytes);

gboolean hiatus_wire_read_message (const guint8 *bytes,
                                   gsize length,
                                   HiatusWireMessage *message);

guint32 hiatus_wire_read_uint32 (HiatusWire *wire);

gboolean hiatus_wire_read_boolean (HiatusWire *wire);

const gchar *hiatus_wire_read_string (HiatusWire *wire,
                                      gsize *length);

const gchar *hiatus_wire_read_signature (HiatusWire *wire);

gsize hiatus_wire_enter_array (HiatusWire *wire,
                               gchar element);

gboolean hiatus_wire_is_before (const HiatusWire *wire,
                                gsize end);

const gchar *hiatus_wire_enter_entry (HiatusWire *wire,
                                      const gchar **signature);

void hiatus_wire_skip (HiatusWire *wire,
                       const gchar *signature);

G_END_DECLS
