/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/watcher-notifications-text.h"

#include <string.h>

/* How much of a string is looked at; more than the room, as markup takes none of it. */
#define LOOKED_AT (4 * HIATUS_NOTIFICATION_ROOM)

/* Between the parts of a notification, so that no name is made of the end of one and the beginning of the next. */
#define SEPARATOR " | "

#define DESKTOP_SUFFIX ".desktop"

/* The longest entity, without "&" and ";": "#x10FFFF", with room for zeros in front. */
#define LONGEST_ENTITY 12

typedef struct
{
  gchar *text;
  gsize length;
} Room;

typedef struct
{
  const gchar *text; /* (nullable) */
  gsize length;
} Part;

/* The parts of a notification, in the order in which they are read. */
enum
{
  PART_TITLE,
  PART_BODY,
  PART_MARKUP_BODY,
  N_PARTS
};

static const struct
{
  const gchar *interface;
  const gchar *member;
  const gchar *signature;
} kinds[] = {
  [HIATUS_NOTIFICATION_PLAIN] = { "org.freedesktop.Notifications", "Notify", "susssasa{sv}i" },
  [HIATUS_NOTIFICATION_GTK] = { "org.gtk.Notifications", "AddNotification", "ssa{sv}" },
  [HIATUS_NOTIFICATION_PORTAL] = { "org.freedesktop.portal.Notification", "AddNotification", "sa{sv}" },
};

/**
 * hiatus_notification_find_kind:
 * @message: a message on the bus
 *
 * Returns: through which interface it shows a notification; %HIATUS_NOTIFICATION_NONE if it shows none
 */
HiatusNotificationKind
hiatus_notification_find_kind (const HiatusWireMessage *message)
{
  HiatusNotificationKind kind = HIATUS_NOTIFICATION_PLAIN;

  if (message->type != HIATUS_WIRE_CALL)
    return HIATUS_NOTIFICATION_NONE;

  while (kind < HIATUS_NOTIFICATION_NONE && (g_strcmp0 (message->interface, kinds[kind].interface) != 0 || g_strcmp0 (message->member, kinds[kind].member) != 0))
    kind++;

  return kind;
}

static void
append (Room *room,
        const gchar *text,
        gsize length)
{
  const gsize n = MIN (length, HIATUS_NOTIFICATION_ROOM - room->length);

  memcpy (room->text + room->length, text, n);
  room->length += n;
}

/* Whether the name of a tag, of @length bytes, is in a list of names with a blank on each side. */
static gboolean
is_listed (const gchar *list,
           const gchar *name,
           gsize length)
{
  gchar wanted[16] = " ";

  if (length + 3 > sizeof wanted)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    wanted[i + 1] = g_ascii_tolower (name[i]);
  wanted[length + 1] = ' ';

  return strstr (list, wanted) != NULL;
}

/* Takes a tag out, so that a name is found which has one within. Only what servers take for one: "<alex> hi" is none.
 * Returns: how many bytes of @text, which begins with "<", are a tag; 0 if they are none. */
static gsize
read_tag (Room *room,
          const gchar *text,
          gsize length)
{
  static const gchar within_words[] = " a b i u s em strong small big sub sup tt font span code mark ";
  static const gchar between_words[] = " br p div img ul ol li hr tr td th table pre blockquote h1 h2 h3 h4 h5 h6 ";
  const gsize start = length > 1 && text[1] == '/' ? 2 : 1;
  const gchar *end;
  gsize n = start;

  while (n < length && g_ascii_isalnum (text[n]))
    n++;
  if (n == start || n == length || strchr (" \t\n/>", text[n]) == NULL)
    return 0;

  if (!is_listed (within_words, text + start, n - start) && !is_listed (between_words, text + start, n - start))
    return 0;
  end = memchr (text + n, '>', length - n);
  if (end == NULL)
    return 0;

  if (is_listed (between_words, text + start, n - start))
    append (room, " ", 1);

  return (gsize) (end - text) + 1;
}

/* The character that a number in an entity, such as "#38" or "#x26", stands for; 0 if it stands for none. */
static gunichar
read_number (const gchar *entity)
{
  const gboolean is_hexadecimal = entity[1] == 'x' || entity[1] == 'X';
  const gchar *digits = entity + (is_hexadecimal ? 2 : 1);
  gchar *end = NULL;
  guint64 number;

  if (!g_ascii_isxdigit (*digits))
    return 0;
  number = g_ascii_strtoull (digits, &end, is_hexadecimal ? 16 : 10);

  return *end == '\0' && number < 0x110000 && g_unichar_validate ((gunichar) number) ? (gunichar) number : 0;
}

static gunichar
read_entity_name (const gchar *entity)
{
  static const struct
  {
    const gchar *name;
    gunichar character;
  } entities[] = {
    { "amp", '&' },
    { "lt", '<' },
    { "gt", '>' },
    { "quot", '"' },
    { "apos", '\'' },
    { "nbsp", 0xa0 },
  };

  if (entity[0] == '#')
    return read_number (entity);
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_equal (entity, entities[i].name))
      return entities[i].character;

  return 0;
}

/* Puts in what an entity stands for. Returns: how many bytes of @text, which begins with "&", are one; 0 if none are. */
static gsize
read_entity (Room *room,
             const gchar *text,
             gsize length)
{
  gchar entity[LONGEST_ENTITY + 1] = { 0 };
  gchar utf8[6];
  gunichar character;
  gsize n = 0;

  while (n < LONGEST_ENTITY && n + 1 < length && text[n + 1] != ';')
    {
      entity[n] = text[n + 1];
      n++;
    }
  if (n + 1 >= length || text[n + 1] != ';')
    return 0;

  character = read_entity_name (entity);
  if (character == 0)
    return 0;
  append (room, utf8, (gsize) g_unichar_to_utf8 (character, utf8));

  return n + 2;
}

/* Appends a string as a person would see it, without markup. */
static void
append_seen (Room *room,
             const gchar *text,
             gsize length)
{
  const gchar *end = text + length;
  /* Looked for once, not for each of a hundred thousand tags that are never closed. */
  const gchar *last_close = memrchr (text, '>', length);

  while (text < end && room->length < HIATUS_NOTIFICATION_ROOM)
    {
      gsize n = 0;

      if (*text == '&')
        n = read_entity (room, text, (gsize) (end - text));
      else if (*text == '<' && last_close != NULL && text < last_close)
        n = read_tag (room, text, (gsize) (end - text));
      if (n == 0)
        {
          append (room, text, 1);
          n = 1;
        }
      text += n;
    }
}

static void
append_part (Room *room,
             const Part *part)
{
  const gsize length = MIN (part->length, LOOKED_AT);

  if (length == 0)
    return;

  if (room->length > 0)
    append (room, SEPARATOR, strlen (SEPARATOR));
  if (memchr (part->text, '<', length) == NULL && memchr (part->text, '&', length) == NULL)
    append (room, part->text, length);
  else
    append_seen (room, part->text, length);
}

/* An application whose name is too long, or is none, has none. */
static void
set_application (HiatusNotification *self,
                 const gchar *name)
{
  gsize length = name == NULL ? 0 : strlen (name);

  if (length > HIATUS_NOTIFICATION_NAME_MAX || !g_utf8_validate_len (name == NULL ? "" : name, length, NULL))
    return;
  if (length > strlen (DESKTOP_SUFFIX) && g_str_has_suffix (name, DESKTOP_SUFFIX))
    length -= strlen (DESKTOP_SUFFIX);
  if (length == 0)
    return;

  memcpy (self->application, name, length);
  self->application[length] = '\0';
}

/* "call", "call.incoming", "x-gnome.call", "x-gnome.call.unanswered"; from the specification and from GNOME's. */
static gboolean
is_category_of_calls (const gchar *category)
{
  if (g_str_has_prefix (category, "x-gnome."))
    category += strlen ("x-gnome.");

  return g_str_has_prefix (category, "call") && (category[4] == '\0' || category[4] == '.');
}

static void
read_string_entry (HiatusNotification *self,
                   Part *parts,
                   const gchar *key,
                   const Part *value)
{
  if (self->kind == HIATUS_NOTIFICATION_PLAIN)
    {
      if (g_str_equal (key, "desktop-entry"))
        set_application (self, value->text);
    }
  else if (g_str_equal (key, "title"))
    parts[PART_TITLE] = *value;
  else if (g_str_equal (key, "body"))
    parts[PART_BODY] = *value;
  else if (g_str_equal (key, "markup-body"))
    parts[PART_MARKUP_BODY] = *value;

  if (g_str_equal (key, "category") && is_category_of_calls (value->text))
    self->is_call = TRUE;
}

/* Reads the a{sv} that each of them has. */
static void
read_entries (HiatusNotification *self,
              HiatusWire *wire,
              Part *parts)
{
  const gsize end = hiatus_wire_enter_array (wire, '{');

  while (hiatus_wire_is_before (wire, end))
    {
      const gchar *signature = NULL;
      const gchar *key = hiatus_wire_enter_entry (wire, &signature);
      Part value;

      if (key == NULL)
        return;

      if (g_str_equal (signature, "s"))
        {
          value.text = hiatus_wire_read_string (wire, &value.length);
          if (value.text != NULL)
            read_string_entry (self, parts, key, &value);
        }
      else if (g_str_equal (signature, "b") && g_str_equal (key, "x-hiatus"))
        self->is_ours = hiatus_wire_read_boolean (wire);
      else
        hiatus_wire_skip (wire, signature);
    }
}

static void
read_plain (HiatusNotification *self,
            HiatusWire *wire,
            Part *parts)
{
  set_application (self, hiatus_wire_read_string (wire, NULL));
  self->replaces = hiatus_wire_read_uint32 (wire);
  hiatus_wire_read_string (wire, NULL);
  parts[PART_TITLE].text = hiatus_wire_read_string (wire, &parts[PART_TITLE].length);
  parts[PART_BODY].text = hiatus_wire_read_string (wire, &parts[PART_BODY].length);
  hiatus_wire_skip (wire, "as");
  read_entries (self, wire, parts);
}

/**
 * hiatus_notification_read:
 * @self: (out caller-allocates): what there is to know
 * @kind: through which interface it came, not %HIATUS_NOTIFICATION_NONE
 * @signature: the types of its arguments
 * @body: its arguments
 * @room: room for %HIATUS_NOTIFICATION_ROOM bytes, for the text; wiping it is up to the caller
 *
 * Reads the arguments with which a program shows a notification: title and text as a person sees them, without the
 * markup, so that a name is found that stands in bold type or has "&amp;" within. No argument can do harm.
 *
 * Returns: whether they are what a notification server would take
 */
gboolean
hiatus_notification_read (HiatusNotification *self,
                          HiatusNotificationKind kind,
                          const gchar *signature,
                          const HiatusWire *body,
                          gchar *room)
{
  HiatusWire wire = *body;
  Part parts[N_PARTS] = { 0 };
  Room text = { .text = room };

  self->kind = kind;
  self->application[0] = '\0';
  self->id = NULL;
  self->replaces = 0;
  self->is_call = FALSE;
  self->is_ours = FALSE;
  self->text = room;
  self->length = 0;
  if (!g_str_equal (signature, kinds[kind].signature))
    return FALSE;

  if (kind == HIATUS_NOTIFICATION_PLAIN)
    read_plain (self, &wire, parts);
  else
    {
      if (kind == HIATUS_NOTIFICATION_GTK)
        set_application (self, hiatus_wire_read_string (&wire, NULL));
      self->id = hiatus_wire_read_string (&wire, NULL);
      read_entries (self, &wire, parts);
    }
  if (wire.is_broken)
    return FALSE;

  for (guint i = 0; i < N_PARTS; i++)
    append_part (&text, &parts[i]);
  self->length = text.length;

  return TRUE;
}
