/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/export-event.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/shell/export-instant.h"

/* All texts of an entry and what belongs to them are shorter. */
#define ENTRY_MAX (1024 * 1024)
#define MEMBERS_MAX 64
#define KIND_MAX 64

#define SALT_SUFFIX "-salt"
#define DIGEST_SUFFIX "-digest"

/* A member of the object of an entry. */
typedef struct
{
  gchar *name; /* (owned) */
  gchar *text; /* (owned) (nullable): NULL for a number */
  gint64 number;
} Member;

static void
member_free (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  g_free (member->text);
  g_free (member);
}

static void
text_free (gpointer data)
{
  hiatus_text_clear (data);
  g_free (data);
}

/**
 * hiatus_record_init:
 * @record: an entry
 *
 * Makes it an empty one.
 */
void
hiatus_record_init (HiatusRecord *record)
{
  memset (record, 0, sizeof *record);
  record->texts = g_ptr_array_new_with_free_func (text_free);
}

/**
 * hiatus_record_clear:
 * @record: an entry
 *
 * Frees what is in it.
 */
void
hiatus_record_clear (HiatusRecord *record)
{
  hiatus_row_clear (&record->row);
  g_clear_pointer (&record->texts, g_ptr_array_unref);
  g_clear_pointer (&record->event, hiatus_event_free);
}

static void
write_name (HiatusJsonWriter *writer, const gchar *name)
{
  hiatus_json_writer_raw (writer, ", ");
  hiatus_json_writer_string (writer, name, strlen (name));
  hiatus_json_writer_raw (writer, ": ");
}

static void
write_string (HiatusJsonWriter *writer, const gchar *name, const gchar *text)
{
  write_name (writer, name);
  hiatus_json_writer_string (writer, text, strlen (text));
}

static void
write_bytes (HiatusJsonWriter *writer, const gchar *name, const guint8 *bytes, gsize length)
{
  g_autoptr (GString) hexadecimal = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hexadecimal, "%02x", bytes[i]);
  write_string (writer, name, hexadecimal->str);
}

static void
write_instant (HiatusJsonWriter *writer, const gchar *name, gint64 instant_us)
{
  g_autofree gchar *text = hiatus_export_format_instant (instant_us);

  write_name (writer, name);
  if (text != NULL)
    hiatus_json_writer_string (writer, text, strlen (text));
  else
    hiatus_json_writer_number (writer, instant_us);
}

static void
write_value (HiatusJsonWriter *writer, const gchar *name, GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    write_string (writer, name, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    write_instant (writer, name, g_variant_get_int64 (value));
  else
    {
      write_name (writer, name);
      hiatus_json_writer_number (writer, g_variant_get_int32 (value));
    }
}

/* Those fields that are digests, or those that are none. */
static void
write_fields (HiatusJsonWriter *writer, GVariant *payload, gboolean digests)
{
  GVariantIter iter;
  const gchar *name;
  GVariant *value;

  g_variant_iter_init (&iter, payload);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    if (g_str_has_suffix (name, DIGEST_SUFFIX) == digests)
      write_value (writer, name, value);
}

static void
write_texts (HiatusJsonWriter *writer, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const HiatusText *text = g_ptr_array_index (texts, i);
      gsize length = 0;
      const gchar *bytes = g_bytes_get_data (text->text, &length);

      write_name (writer, text->field);
      hiatus_json_writer_string (writer, bytes, length);
    }
}

static void
write_salts (HiatusJsonWriter *writer, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const HiatusText *text = g_ptr_array_index (texts, i);
      g_autofree gchar *name = g_strconcat (text->field, SALT_SUFFIX, NULL);

      write_bytes (writer, name, text->salt, HIATUS_SALT_SIZE);
    }
}

/* The fields of the payload; NULL where it has what this version does not know, and cannot be told by its fields. */
static GVariant *
parse_known (const HiatusRow *row)
{
  g_autoptr (HiatusEvent) event = hiatus_event_parse_payload (row->kind, row->payload, NULL);
  g_autofree gchar *again = event == NULL || event->kind == HIATUS_EVENT_UNKNOWN ? NULL : hiatus_event_print_payload (event);

  return g_strcmp0 (again, row->payload) == 0 ? g_variant_parse (G_VARIANT_TYPE_VARDICT, row->payload, NULL, NULL, NULL) : NULL;
}

/**
 * hiatus_record_write:
 * @record: an entry
 * @writer: where to
 *
 * Writes the object of an entry: what a person reads in it first, what vouches for that behind it.
 */
void
hiatus_record_write (const HiatusRecord *record, HiatusJsonWriter *writer)
{
  const HiatusRow *row = &record->row;
  g_autofree gchar *id = hiatus_row_id (row);
  g_autoptr (GVariant) payload = parse_known (row);

  hiatus_json_writer_raw (writer, "{\"id\": ");
  hiatus_json_writer_string (writer, id, strlen (id));
  write_instant (writer, "recorded", row->recorded_us);
  write_instant (writer, "at", row->happened_us);
  write_string (writer, "date", row->date);
  write_string (writer, "kind", row->kind);
  if (payload != NULL)
    write_fields (writer, payload, FALSE);
  else
    write_string (writer, "payload", row->payload);
  write_texts (writer, record->texts);
  write_salts (writer, record->texts);
  if (payload != NULL)
    write_fields (writer, payload, TRUE);
  if (!record->is_next)
    write_bytes (writer, "previous", row->previous, HIATUS_DIGEST_SIZE);
  write_bytes (writer, "digest", row->digest, HIATUS_DIGEST_SIZE);
  hiatus_json_writer_raw (writer, "}");
}

static gboolean
refuse (GError **error, const gchar *name)
{
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' of an entry is missing, or is nothing that Hiatus would write."), name);
  return FALSE;
}

static gboolean
has_member (GPtrArray *members, const gchar *name)
{
  for (guint i = 0; i < members->len; i++)
    if (g_str_equal (((Member *) g_ptr_array_index (members, i))->name, name))
      return TRUE;
  return FALSE;
}

/* The members of an object whose beginning was read. */
static gboolean
read_members (GPtrArray *members, HiatusJsonReader *reader, GError **error)
{
  gsize length = 0;
  HiatusJsonToken token;

  for (;;)
    {
      Member *member;

      if (!hiatus_json_reader_next (reader, &token, error))
        return FALSE;
      if (token != HIATUS_JSON_NAME)
        return TRUE;
      length += hiatus_json_reader_get_length (reader);
      if (members->len == MEMBERS_MAX || length > ENTRY_MAX || has_member (members, hiatus_json_reader_get_text (reader)))
        return refuse (error, members->len == MEMBERS_MAX || length > ENTRY_MAX ? "…" : hiatus_json_reader_get_text (reader));
      member = g_new0 (Member, 1);
      member->name = g_strdup (hiatus_json_reader_get_text (reader));
      g_ptr_array_add (members, member);
      if (!hiatus_json_reader_next (reader, &token, error))
        return FALSE;
      if (token != HIATUS_JSON_STRING && token != HIATUS_JSON_NUMBER)
        return refuse (error, member->name);
      member->number = hiatus_json_reader_get_number (reader);
      if (token == HIATUS_JSON_STRING)
        member->text = g_strdup (hiatus_json_reader_get_text (reader));
      length += token == HIATUS_JSON_STRING ? hiatus_json_reader_get_length (reader) : 0;
    }
}

/* Takes a member out; NULL where there is none. */
static Member *
take_member (GPtrArray *members, const gchar *name)
{
  for (guint i = 0; i < members->len; i++)
    if (g_str_equal (((Member *) g_ptr_array_index (members, i))->name, name))
      return g_ptr_array_steal_index (members, i);
  return NULL;
}

static gboolean
take_string (GPtrArray *members, const gchar *name, gchar **text, GError **error)
{
  Member *member = take_member (members, name);

  if (member != NULL)
    *text = g_steal_pointer (&member->text);
  g_clear_pointer (&member, member_free);
  return *text != NULL || refuse (error, name);
}

static gboolean
get_instant (const Member *member, gint64 *instant_us)
{
  if (member->text != NULL)
    return hiatus_export_parse_instant (member->text, instant_us);
  *instant_us = member->number;
  return TRUE;
}

static gboolean
take_instant (GPtrArray *members, const gchar *name, gint64 *instant_us, GError **error)
{
  Member *member = take_member (members, name);
  gboolean done = member != NULL && get_instant (member, instant_us);

  g_clear_pointer (&member, member_free);
  return done || refuse (error, name);
}

static gboolean
parse_bytes (const gchar *text, guint8 *bytes, gsize length)
{
  if (strlen (text) != length * 2)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      gint high = g_ascii_xdigit_value (text[2 * i]);
      gint low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0 || g_ascii_isupper (text[2 * i]) || g_ascii_isupper (text[2 * i + 1]))
        return FALSE;
      bytes[i] = (guint8) (high * 16 + low);
    }
  return TRUE;
}

static gboolean
take_bytes (GPtrArray *members, const gchar *name, guint8 *bytes, gsize length, GError **error)
{
  g_autofree gchar *text = NULL;

  return take_string (members, name, &text, error) && (parse_bytes (text, bytes, length) || refuse (error, name));
}

static gboolean
take_id (GPtrArray *members, HiatusRow *row, GError **error)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *again = NULL;

  if (!take_string (members, "id", &id, error))
    return FALSE;
  if (strlen (id) < HIATUS_DEVICE_LENGTH + 2 || strspn (id, "0123456789abcdef") != HIATUS_DEVICE_LENGTH || id[HIATUS_DEVICE_LENGTH] != '-')
    return refuse (error, "id");
  if (!g_ascii_string_to_unsigned (id + HIATUS_DEVICE_LENGTH + 1, 10, 1, G_MAXINT64, &row->sequence, NULL))
    return refuse (error, "id");
  row->device = g_strndup (id, HIATUS_DEVICE_LENGTH);
  again = hiatus_row_id (row);
  return g_str_equal (id, again) || refuse (error, "id");
}

/* The texts are what has a salt beside it. */
static gboolean
take_texts (GPtrArray *members, HiatusRecord *record, GError **error)
{
  for (guint i = 0; i < members->len;)
    {
      const Member *salt = g_ptr_array_index (members, i);
      g_autofree gchar *name = g_strdup (salt->name);
      g_autofree gchar *field = NULL;
      g_autofree gchar *value = NULL;
      HiatusText *text;

      if (!g_str_has_suffix (name, SALT_SUFFIX))
        {
          i++;
          continue;
        }
      field = g_strndup (name, strlen (name) - strlen (SALT_SUFFIX));
      if (!take_string (members, field, &value, error))
        return FALSE;
      text = g_new0 (HiatusText, 1);
      g_ptr_array_add (record->texts, text);
      text->device = g_strdup (record->row.device);
      text->sequence = record->row.sequence;
      text->field = g_steal_pointer (&field);
      text->text = g_bytes_new (value, strlen (value));
      if (!take_bytes (members, name, text->salt, HIATUS_SALT_SIZE, error))
        return FALSE;
      i = 0;
    }
  return TRUE;
}

/* What is left are the fields. In a payload they stand in one order, whatever the order was here. */
static gboolean
print_payload (GPtrArray *members, HiatusRecord *record, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) payload = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = g_ptr_array_index (members, i);
      gint64 instant_us = 0;

      if (hiatus_event_field_is_instant (member->name))
        {
          if (!get_instant (member, &instant_us))
            return refuse (error, member->name);
          g_variant_builder_add (&builder, "{sv}", member->name, g_variant_new_int64 (instant_us));
        }
      else if (member->text != NULL)
        g_variant_builder_add (&builder, "{sv}", member->name, g_variant_new_string (member->text));
      else if (member->number >= G_MININT32 && member->number <= G_MAXINT32)
        g_variant_builder_add (&builder, "{sv}", member->name, g_variant_new_int32 ((gint32) member->number));
      else
        return refuse (error, member->name);
    }
  payload = g_variant_ref_sink (g_variant_builder_end (&builder));
  record->event = hiatus_event_read_payload (record->row.kind, payload, error);
  if (record->event == NULL || record->event->kind == HIATUS_EVENT_UNKNOWN)
    return record->event == NULL ? FALSE : refuse (error, "payload");
  record->row.payload = hiatus_event_print_payload (record->event);
  return TRUE;
}

static gboolean
take_payload (GPtrArray *members, HiatusRecord *record, GError **error)
{
  if (!has_member (members, "payload"))
    return print_payload (members, record, error);
  if (members->len > 1)
    return refuse (error, "payload");
  return take_string (members, "payload", &record->row.payload, error);
}

/**
 * hiatus_record_read:
 * @record: an empty entry
 * @reader: a reader that has come to the beginning of its object
 * @error: return location
 *
 * Reads the object of an entry, up to its end. Of its chain nothing is checked yet; see hiatus_record_check().
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID, %HIATUS_ERROR_DAMAGED or the errors of hiatus_json_reader_next()
 */
gboolean
hiatus_record_read (HiatusRecord *record, HiatusJsonReader *reader, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  HiatusRow *row = &record->row;

  if (!read_members (members, reader, error) || !take_id (members, row, error))
    return FALSE;
  if (!take_instant (members, "recorded", &row->recorded_us, error) || !take_instant (members, "at", &row->happened_us, error))
    return FALSE;
  if (!take_string (members, "date", &row->date, error) || !take_string (members, "kind", &row->kind, error))
    return FALSE;
  record->is_next = !has_member (members, "previous");
  if (!record->is_next && !take_bytes (members, "previous", row->previous, HIATUS_DIGEST_SIZE, error))
    return FALSE;
  return take_bytes (members, "digest", row->digest, HIATUS_DIGEST_SIZE, error) && take_texts (members, record, error) && take_payload (members, record, error);
}

static gboolean
refuse_changed (const HiatusRow *row, GError **error)
{
  g_autofree gchar *id = hiatus_row_id (row);

  hiatus_error_set (error, HIATUS_ERROR_DAMAGED, _ ("entry %s is not what was written: somebody or something has changed the file since. Take another copy."), id);
  return FALSE;
}

/* Whether the payload names the digest that @text has. */
static gboolean
text_is_whole (const HiatusText *text, GVariant *payload)
{
  g_autofree gchar *name = g_strconcat (text->field, DIGEST_SUFFIX, NULL);
  g_autofree gchar *digest = hiatus_text_compute_digest (text);
  const gchar *expected = "";

  return g_variant_lookup (payload, name, "&s", &expected) && g_str_equal (digest, expected);
}

static gboolean
texts_are_whole (const HiatusRecord *record)
{
  g_autoptr (GVariant) payload = NULL;

  if (record->texts->len == 0)
    return TRUE;
  payload = g_variant_parse (G_VARIANT_TYPE_VARDICT, record->row.payload, NULL, NULL, NULL);
  for (guint i = 0; payload != NULL && i < record->texts->len; i++)
    if (!text_is_whole (g_ptr_array_index (record->texts, i), payload))
      return FALSE;
  return payload != NULL;
}

static gboolean
check_texts (HiatusEvent *event, const HiatusRecord *record, GError **error)
{
  const gchar *field = NULL;
  gchar **digest = NULL;
  gchar **value;

  for (guint i = 0; (value = hiatus_event_text (event, i, &field, &digest)) != NULL; i++)
    for (guint j = 0; j < record->texts->len; j++)
      {
        const HiatusText *text = g_ptr_array_index (record->texts, j);
        gsize length = 0;
        const gchar *bytes = g_bytes_get_data (text->text, &length);

        if (g_str_equal (text->field, field))
          *value = g_strndup (length == 0 ? "" : bytes, length);
      }
  return hiatus_event_check (event, error);
}

/**
 * hiatus_record_check:
 * @record: an entry that was read, with the digest of the one before
 * @error: return location
 *
 * Checks that it is what a Hiatus wrote: what the journal would take, and what its digests vouch for. To be called once.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_INVALID or %HIATUS_ERROR_DAMAGED otherwise
 */
gboolean
hiatus_record_check (HiatusRecord *record, GError **error)
{
  const HiatusRow *row = &record->row;
  g_autofree gchar *latest = hiatus_export_format_instant (row->recorded_us);

  if (!hiatus_row_is_whole (row) || !texts_are_whole (record))
    return refuse_changed (row, error);
  if (latest == NULL && row->recorded_us != 0)
    return refuse (error, "recorded");
  if (*row->kind == '\0' || strlen (row->kind) > KIND_MAX)
    return refuse (error, "kind");
  if (record->event == NULL)
    record->event = hiatus_event_parse_payload (row->kind, row->payload, NULL);
  if (record->event == NULL || !hiatus_row_identify (row, record->event))
    return refuse (error, "date");
  return check_texts (record->event, record, error);
}
