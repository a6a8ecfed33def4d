/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/watcher-notifications-wire.h"

#include <string.h>

/* How deep types may be nested: 32 arrays and 32 structures, by the D-Bus specification, and variants on top. */
#define DEEPEST 64

/* The fields of a header; from the D-Bus specification. */
typedef enum
{
  FIELD_INTERFACE = 2,
  FIELD_MEMBER = 3,
  FIELD_ERROR = 4,
  FIELD_REPLY_SERIAL = 5,
  FIELD_DESTINATION = 6,
  FIELD_SENDER = 7,
  FIELD_SIGNATURE = 8,
} Field;

/* Returns: whether @n bytes are left, which are then read. */
static gboolean
take (HiatusWire *wire,
      gsize n)
{
  if (wire->is_broken || n > wire->length - wire->position)
    {
      wire->is_broken = TRUE;
      return FALSE;
    }
  wire->position += n;

  return TRUE;
}

static void
align (HiatusWire *wire,
       gsize size)
{
  take (wire, (size - wire->position % size) % size);
}

static guint8
read_byte (HiatusWire *wire)
{
  return take (wire, 1) ? wire->bytes[wire->position - 1] : 0;
}

/**
 * hiatus_wire_read_uint32:
 * @wire: a wire
 *
 * Returns: the number that comes next
 */
guint32
hiatus_wire_read_uint32 (HiatusWire *wire)
{
  guint32 number;

  align (wire, sizeof number);
  if (!take (wire, sizeof number))
    return 0;
  memcpy (&number, wire->bytes + wire->position - sizeof number, sizeof number);

  return wire->is_swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/**
 * hiatus_wire_read_boolean:
 * @wire: a wire
 *
 * Returns: the truth value that comes next
 */
gboolean
hiatus_wire_read_boolean (HiatusWire *wire)
{
  return hiatus_wire_read_uint32 (wire) == 1;
}

/* A text of @n bytes and the zero byte that ends it. */
static const gchar *
read_text (HiatusWire *wire,
           gsize n)
{
  const gchar *text = (const gchar *) wire->bytes + wire->position;

  if (!take (wire, n) || !take (wire, 1))
    return NULL;
  if (text[n] != '\0')
    {
      wire->is_broken = TRUE;
      return NULL;
    }

  return text;
}

/**
 * hiatus_wire_read_string:
 * @wire: a wire
 * @length: (out) (optional): how many bytes it has
 *
 * Returns: (nullable): the string or object path that comes next; %NULL if there is none
 */
const gchar *
hiatus_wire_read_string (HiatusWire *wire,
                         gsize *length)
{
  const gsize n = hiatus_wire_read_uint32 (wire);
  const gchar *text = read_text (wire, n);

  if (length != NULL)
    *length = text == NULL ? 0 : n;

  return text;
}

/**
 * hiatus_wire_read_signature:
 * @wire: a wire
 *
 * Returns: (nullable): the signature that comes next; %NULL if there is none
 */
const gchar *
hiatus_wire_read_signature (HiatusWire *wire)
{
  const gsize n = read_byte (wire);

  return read_text (wire, n);
}

/* What values of a type begin at a multiple of, by the first letter of it; 0 for what is no type. */
static gsize
get_alignment (gchar type)
{
  switch (type)
    {
    case 'y':
    case 'g':
    case 'v':
      return 1;

    case 'n':
    case 'q':
      return 2;

    case 'b':
    case 'i':
    case 'u':
    case 'h':
    case 's':
    case 'o':
    case 'a':
      return 4;

    case 'x':
    case 't':
    case 'd':
    case '(':
    case '{':
      return 8;

    default:
      return 0;
    }
}

/**
 * hiatus_wire_enter_array:
 * @wire: a wire
 * @element: the first letter of the type of its elements
 *
 * Goes to the first element of the array that comes next.
 *
 * Returns: where the array ends, for hiatus_wire_is_before()
 */
gsize
hiatus_wire_enter_array (HiatusWire *wire,
                         gchar element)
{
  const gsize size = hiatus_wire_read_uint32 (wire);
  const gsize alignment = get_alignment (element);

  if (alignment == 0)
    wire->is_broken = TRUE;
  else
    align (wire, alignment);
  if (wire->is_broken || size > wire->length - wire->position)
    {
      wire->is_broken = TRUE;
      return 0;
    }

  return wire->position + size;
}

/**
 * hiatus_wire_is_before:
 * @wire: a wire in an array
 * @end: where the array ends
 *
 * Returns: whether there is another element
 */
gboolean
hiatus_wire_is_before (const HiatusWire *wire,
                       gsize end)
{
  return !wire->is_broken && wire->position < end;
}

/**
 * hiatus_wire_enter_entry:
 * @wire: a wire in an array a{sv}, before an element
 * @signature: (out): the type of its value, to which it goes
 *
 * Returns: (nullable): the key of the element that comes next
 */
const gchar *
hiatus_wire_enter_entry (HiatusWire *wire,
                         const gchar **signature)
{
  const gchar *key;

  align (wire, 8);
  key = hiatus_wire_read_string (wire, NULL);
  *signature = hiatus_wire_read_signature (wire);

  return wire->is_broken ? NULL : key;
}

/* The end of the complete type that @signature begins with; NULL if it does not begin with one. */
static const gchar *
find_type_end (const gchar *signature,
               guint depth)
{
  if (depth > DEEPEST || get_alignment (*signature) == 0)
    return NULL;

  if (*signature == 'a')
    return find_type_end (signature + 1, depth + 1);

  if (*signature != '(' && *signature != '{')
    return signature + 1;

  {
    const gchar close = *signature == '(' ? ')' : '}';
    const gchar *p = signature + 1;

    while (p != NULL && *p != close)
      p = find_type_end (p, depth + 1);

    return p == NULL ? NULL : p + 1;
  }
}

static const gchar *skip_type (HiatusWire *wire,
                               const gchar *signature,
                               guint depth);

static void
skip_variant (HiatusWire *wire,
              guint depth)
{
  const gchar *signature = hiatus_wire_read_signature (wire);
  const gchar *end = signature == NULL ? NULL : skip_type (wire, signature, depth + 1);

  if (end == NULL || *end != '\0')
    wire->is_broken = TRUE;
}

static const gchar *
skip_members (HiatusWire *wire,
              const gchar *signature,
              gchar close,
              guint depth)
{
  align (wire, 8);
  while (!wire->is_broken && signature != NULL && *signature != close)
    signature = skip_type (wire, signature, depth + 1);

  return signature == NULL || wire->is_broken ? NULL : signature + 1;
}

static const gchar *
skip_array (HiatusWire *wire,
            const gchar *signature,
            guint depth)
{
  const gsize end = hiatus_wire_enter_array (wire, signature[1]);

  if (!wire->is_broken)
    wire->position = end;

  return find_type_end (signature, depth);
}

/* Returns: what is left of the signature; NULL if the wire is broken. */
static const gchar *
skip_type (HiatusWire *wire,
           const gchar *signature,
           guint depth)
{
  const gsize size = get_alignment (*signature);

  if (wire->is_broken || size == 0 || depth > DEEPEST)
    {
      wire->is_broken = TRUE;
      return NULL;
    }

  switch (*signature)
    {
    case 's':
    case 'o':
      hiatus_wire_read_string (wire, NULL);
      break;

    case 'g':
      hiatus_wire_read_signature (wire);
      break;

    case 'v':
      skip_variant (wire, depth);
      break;

    case 'a':
      return skip_array (wire, signature, depth);

    case '(':
      return skip_members (wire, signature + 1, ')', depth);

    case '{':
      return skip_members (wire, signature + 1, '}', depth);

    default:
      align (wire, size);
      take (wire, size);
      break;
    }

  return signature + 1;
}

/**
 * hiatus_wire_skip:
 * @wire: a wire
 * @signature: (nullable): one complete type
 *
 * Goes past the value of that type that comes next.
 */
void
hiatus_wire_skip (HiatusWire *wire,
                  const gchar *signature)
{
  const gchar *end = signature == NULL ? NULL : skip_type (wire, signature, 0);

  if (end == NULL || *end != '\0')
    wire->is_broken = TRUE;
}

/* Of the first bytes of a message: whether they can be those of one, and whether its numbers are swapped. */
static gboolean
read_order (const guint8 *bytes,
            gboolean *is_swapped)
{
  const guint8 native = G_BYTE_ORDER == G_LITTLE_ENDIAN ? 'l' : 'B';

  *is_swapped = bytes[0] != native;

  return (bytes[0] == 'l' || bytes[0] == 'B') && bytes[3] == 1;
}

/* The number of bytes of a header with its fields, and those that fill it up. */
static gsize
measure_header (gsize fields)
{
  return HIATUS_WIRE_HEADER + (fields + 7) / 8 * 8;
}

/**
 * hiatus_wire_measure:
 * @bytes: the first %HIATUS_WIRE_HEADER bytes of a message
 *
 * Returns: how many bytes it has; 0 if they are none of a message
 */
gsize
hiatus_wire_measure (const guint8 *bytes)
{
  HiatusWire wire = { .bytes = bytes, .length = HIATUS_WIRE_HEADER, .position = 4 };
  gsize body, fields;

  if (!read_order (bytes, &wire.is_swapped))
    return 0;

  body = hiatus_wire_read_uint32 (&wire);
  hiatus_wire_read_uint32 (&wire);
  fields = hiatus_wire_read_uint32 (&wire);
  if (body > HIATUS_WIRE_MESSAGE_MAX || fields > HIATUS_WIRE_MESSAGE_MAX)
    return 0;

  return measure_header (fields) + body;
}

/* Where the message keeps a field that is a string; NULL for any other. */
static const gchar **
find_string (HiatusWireMessage *message,
             guint8 field)
{
  switch (field)
    {
    case FIELD_INTERFACE:
      return &message->interface;

    case FIELD_MEMBER:
      return &message->member;

    case FIELD_ERROR:
      return &message->error;

    case FIELD_DESTINATION:
      return &message->destination;

    case FIELD_SENDER:
      return &message->sender;

    default:
      return NULL;
    }
}

static void
read_field (HiatusWire *wire,
            HiatusWireMessage *message)
{
  const gchar **string;
  const gchar *signature;
  guint8 field;

  align (wire, 8);
  field = read_byte (wire);
  signature = hiatus_wire_read_signature (wire);
  if (signature == NULL)
    return;

  string = find_string (message, field);
  if (string != NULL && g_str_equal (signature, "s"))
    *string = hiatus_wire_read_string (wire, NULL);
  else if (field == FIELD_SIGNATURE && g_str_equal (signature, "g"))
    message->signature = hiatus_wire_read_signature (wire);
  else if (field == FIELD_REPLY_SERIAL && g_str_equal (signature, "u"))
    message->reply_serial = hiatus_wire_read_uint32 (wire);
  else
    hiatus_wire_skip (wire, signature);
}

/**
 * hiatus_wire_read_message:
 * @bytes: a message
 * @length: how many bytes it has, by hiatus_wire_measure()
 * @message: (out caller-allocates): what it is
 *
 * Reads the header of a message.
 *
 * Returns: whether it is as it ought to be
 */
gboolean
hiatus_wire_read_message (const guint8 *bytes,
                          gsize length,
                          HiatusWireMessage *message)
{
  HiatusWire wire = { .bytes = bytes, .length = length, .position = 4 };
  gsize end, header;

  *message = (HiatusWireMessage){ .signature = "" };
  if (length < HIATUS_WIRE_HEADER || !read_order (bytes, &wire.is_swapped))
    return FALSE;

  message->type = bytes[1];
  hiatus_wire_read_uint32 (&wire);
  message->serial = hiatus_wire_read_uint32 (&wire);
  end = hiatus_wire_enter_array (&wire, '(');
  while (hiatus_wire_is_before (&wire, end))
    read_field (&wire, message);

  header = wire.is_broken ? 0 : measure_header (end - HIATUS_WIRE_HEADER);
  if (wire.is_broken || wire.position != end || header > length)
    return FALSE;

  message->body = (HiatusWire){ .bytes = bytes + header, .length = length - header, .is_swapped = wire.is_swapped };

  return message->signature != NULL;
}
