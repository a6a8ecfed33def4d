/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/stub.h"

#include <string.h>

#include "daemon/api/memory.h"
#include "daemon/api/names.h"
#include "hiatus-dbus.h"

/* What a tray asks hiatus-window, and of GTK's applications in general. */
#define WINDOW_INTERFACE                                                                            \
  "<interface name='org.freedesktop.Application'>"                                                  \
  "<method name='Activate'><arg type='a{sv}' direction='in'/></method>"                             \
  "<method name='ActivateAction'>"                                                                  \
  "<arg type='s' direction='in'/><arg type='av' direction='in'/><arg type='a{sv}' direction='in'/>" \
  "</method></interface>"

#define DAEMON_STATE "{'phase': <'running'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'moon-frame': <11>}"

/* In the place of an answer: the daemon has gone meanwhile. */
#define GONE "?"

/* Likewise: it is locked. */
#define LOCKED "!"

/* How an answer begins that is a text behind a descriptor. */
#define TEXT "h "

struct _HiatusStub
{
  GDBusConnection *bus;
  guint owner;
  guint object;
  gboolean acquired;
  const gchar *state;
  GPtrArray *calls;    /* of texts: method and parameters */
  GHashTable *answers; /* of methods: what they answer, in GVariant's text form; an empty text is a refusal; or GONE, LOCKED, TEXT */
};

/* What is answered where a test says nothing else. */
static const gchar *const usual_answers[][2] = {
  { "BeQuiet", "" },
  { "DescribePause", "(@a{sv} {},)" },
  { "ListContacts", "(@aa{sv} [],)" },
  { "ListLetters", "(@aa{sv} [],)" },
  { "ListStretches", "(@aa{sv} [],)" },
  { "DescribeStretch", "(@a{sv} {},)" },
  { "ReadDraft", "('',)" },
  { "TestText", "(@a(ss) [],)" },
  { "TryContact", "(@a{ss} {}, @a{sv} {})" },
  { "CheckDraft", "(@a(uusss) [],)" },
  { "ListSettings", "(@a(sssssas) [],)" },
  { "ListSources", "(@a(ssss) [],)" },
  { "ListBackups", "(@as [],)" },
  { "ListOwn", "(@aa{sv} [],)" },
  { "Examine", "(@a(ssss) [],)" },
  { "GetLock", "({'set': <false>, 'locked': <false>},)" },
  { "GetSafety", HIATUS_STUB_SAFETY ("unanswered", "unanswered") },
};

static gboolean
has_answer (GDBusMethodInvocation *invocation)
{
  const GDBusMethodInfo *info = g_dbus_method_invocation_get_method_info (invocation);

  return info->out_args != NULL && info->out_args[0] != NULL;
}

/* What nobody else on the bus shall read. */
static void
answer_with_text (GDBusMethodInvocation *invocation, const gchar *text)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;

  hiatus_memory_append (descriptors, text, strlen (text), &error);
  g_assert_no_error (error);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), descriptors);
}

static void
on_call (GDBusConnection *bus,
         const gchar *sender,
         const gchar *path,
         const gchar *interface,
         const gchar *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  HiatusStub *stub = user_data;
  g_autofree gchar *printed = g_variant_print (parameters, FALSE);
  const gchar *answer = g_hash_table_lookup (stub->answers, method);

  g_ptr_array_add (stub->calls, g_strconcat (method, " ", printed, NULL));
  if (g_str_equal (method, "GetState"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@a{sv})", g_variant_new_parsed (stub->state)));
  else if (g_strcmp0 (answer, GONE) == 0)
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.NoReply", "Message recipient disconnected from message bus without replying");
  else if (g_strcmp0 (answer, LOCKED) == 0)
    g_dbus_method_invocation_return_dbus_error (invocation, HIATUS_ERROR_PREFIX "Locked", HIATUS_STUB_REFUSAL);
  else if (answer != NULL && g_str_has_prefix (answer, TEXT))
    answer_with_text (invocation, answer + strlen (TEXT));
  else if (answer != NULL && *answer != '\0')
    g_dbus_method_invocation_return_value (invocation, g_variant_new_parsed (answer));
  else if (answer != NULL)
    g_dbus_method_invocation_return_dbus_error (invocation, HIATUS_ERROR_PREFIX "Refused", HIATUS_STUB_REFUSAL);
  else if (has_answer (invocation))
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.UnknownMethod", "nothing was said about this");
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
on_property (GDBusConnection *bus,
             const gchar *sender,
             const gchar *path,
             const gchar *interface,
             const gchar *property,
             GError **error,
             gpointer user_data)
{
  if (g_str_equal (property, "Version"))
    return g_variant_new_string ("0");
  /* The only other one: whether there is a host for tray icons. */
  return g_variant_new_boolean (FALSE);
}

static void
on_acquired (GDBusConnection *bus, const gchar *name, gpointer user_data)
{
  HiatusStub *stub = user_data;

  stub->acquired = TRUE;
}

static HiatusStub *
new_with_info (HiatusDesk *desk, const gchar *name, const gchar *path, GDBusInterfaceInfo *info)
{
  static const GDBusInterfaceVTable functions = { .method_call = on_call, .get_property = on_property };
  g_autoptr (GError) error = NULL;
  HiatusStub *stub = g_new0 (HiatusStub, 1);

  stub->bus = g_object_ref (desk->bus);
  stub->state = DAEMON_STATE;
  stub->calls = g_ptr_array_new_with_free_func (g_free);
  stub->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (usual_answers); i++)
    hiatus_stub_set_answer (stub, usual_answers[i][0], usual_answers[i][1]);
  if (info != NULL)
    {
      stub->object = g_dbus_connection_register_object (stub->bus, path, info, &functions, stub, NULL, &error);
      g_assert_no_error (error);
    }
  stub->owner = g_bus_own_name_on_connection (stub->bus, name, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, on_acquired, NULL, stub, NULL);
  hiatus_wait_until (stub->acquired);

  return stub;
}

/**
 * hiatus_stub_new:
 * @desk: a desk
 * @name: the name that it owns
 * @path: the path of its object
 * @interface: the interface in XML, as between <node> and </node>; empty for an object that is not there
 *
 * Puts a stub on the bus.
 *
 * Returns: (transfer full): the stub
 */
HiatusStub *
hiatus_stub_new (HiatusDesk *desk, const gchar *name, const gchar *path, const gchar *interface)
{
  g_autofree gchar *xml = g_strdup_printf ("<node>%s</node>", interface);
  g_autoptr (GDBusNodeInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  info = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  return new_with_info (desk, name, path, info->interfaces[0]);
}

/**
 * hiatus_stub_new_window:
 * @desk: a desk
 *
 * Returns: (transfer full): what stands in for hiatus-window
 */
HiatusStub *
hiatus_stub_new_window (HiatusDesk *desk)
{
  return hiatus_stub_new (desk, "org.hiatus.Window", "/org/hiatus/Window", WINDOW_INTERFACE);
}

/**
 * hiatus_stub_new_daemon:
 * @desk: a desk
 *
 * Returns: (transfer full): what stands in for the daemon, on the twelfth day of 28
 */
HiatusStub *
hiatus_stub_new_daemon (HiatusDesk *desk)
{
  return new_with_info (desk, HIATUS_BUS_NAME, HIATUS_OBJECT_PATH, hiatus_dbus_hiatus1_interface_info ());
}

/**
 * hiatus_stub_free:
 * @stub: (transfer full): a stub
 *
 * Takes it off the bus. A daemon says that it leaves in good order, so that nobody starts another one.
 */
void
hiatus_stub_free (HiatusStub *stub)
{
  g_dbus_connection_emit_signal (stub->bus, NULL, HIATUS_OBJECT_PATH, HIATUS_INTERFACE, "Leaving", g_variant_new ("(b)", FALSE), NULL);
  g_bus_unown_name (stub->owner);
  if (stub->object != 0)
    g_dbus_connection_unregister_object (stub->bus, stub->object);
  g_dbus_connection_flush_sync (stub->bus, NULL, NULL);
  g_object_unref (stub->bus);
  g_ptr_array_unref (stub->calls);
  g_hash_table_unref (stub->answers);
  g_free (stub);
}

/**
 * hiatus_stub_set_answer:
 * @stub: a stub
 * @method: a method
 * @answer: what it answers from now on, in GVariant's text form
 *
 * Has a method answer.
 */
void
hiatus_stub_set_answer (HiatusStub *stub, const gchar *method, const gchar *answer)
{
  g_hash_table_insert (stub->answers, g_strdup (method), g_strdup (answer));
}

/**
 * hiatus_stub_refuse:
 * @stub: a stub
 * @method: a method
 *
 * Has a method refuse from now on, with %HIATUS_STUB_REFUSAL.
 */
void
hiatus_stub_refuse (HiatusStub *stub, const gchar *method)
{
  hiatus_stub_set_answer (stub, method, "");
}

/**
 * hiatus_stub_vanish:
 * @stub: a stub
 * @method: a method
 *
 * Has a method end from now on as it does where the daemon has gone in the middle of it.
 */
void
hiatus_stub_vanish (HiatusStub *stub, const gchar *method)
{
  hiatus_stub_set_answer (stub, method, GONE);
}

/**
 * hiatus_stub_lock:
 * @stub: a stub
 * @method: a method
 *
 * Has a method say from now on that a passphrase is to be given first.
 */
void
hiatus_stub_lock (HiatusStub *stub, const gchar *method)
{
  hiatus_stub_set_answer (stub, method, LOCKED);
}

/**
 * hiatus_stub_set_text:
 * @stub: a stub
 * @method: a method that answers with a descriptor
 * @text: what is behind it from now on
 *
 * Has a method answer with a text that is not on the bus.
 */
void
hiatus_stub_set_text (HiatusStub *stub, const gchar *method, const gchar *text)
{
  g_autofree gchar *answer = g_strconcat (TEXT, text, NULL);

  hiatus_stub_set_answer (stub, method, answer);
}

/**
 * hiatus_stub_find:
 * @stub: a stub
 * @part: a part of a call, as "ActivateAction ('note'"
 *
 * Returns: the place of the first call that has it, from 0 on; -1 where none has
 */
gint
hiatus_stub_find (HiatusStub *stub, const gchar *part)
{
  for (guint i = 0; i < stub->calls->len; i++)
    if (strstr (g_ptr_array_index (stub->calls, i), part) != NULL)
      return (gint) i;
  return -1;
}

/**
 * hiatus_stub_count:
 * @stub: a stub
 * @part: a part of a call; empty for all
 *
 * Returns: how many calls have it
 */
guint
hiatus_stub_count (HiatusStub *stub, const gchar *part)
{
  guint count = 0;

  for (guint i = 0; i < stub->calls->len; i++)
    if (strstr (g_ptr_array_index (stub->calls, i), part) != NULL)
      count++;
  return count;
}

/**
 * hiatus_stub_announce_state:
 * @stub: a stub of the daemon
 *
 * Says that the state changed, and waits until it was asked for. What the one who asks had to say before, it has said then.
 */
void
hiatus_stub_announce_state (HiatusStub *stub)
{
  const guint before = hiatus_stub_count (stub, "GetState");

  g_dbus_connection_emit_signal (stub->bus, NULL, HIATUS_OBJECT_PATH, HIATUS_INTERFACE, "StateChanged", NULL, NULL);
  hiatus_wait_until (hiatus_stub_count (stub, "GetState") > before);
}

/**
 * hiatus_stub_announce_entries:
 * @stub: a stub of the daemon
 * @what: what of the person's entries is another, as EntriesChanged() has it
 *
 * Says so.
 */
void
hiatus_stub_announce_entries (HiatusStub *stub, const gchar *what)
{
  g_dbus_connection_emit_signal (stub->bus, NULL, HIATUS_OBJECT_PATH, HIATUS_INTERFACE, "EntriesChanged", g_variant_new ("(s)", what), NULL);
}

/**
 * hiatus_stub_set_state:
 * @stub: a stub of the daemon
 * @state: an a{sv} in GVariant's text form; it has to outlive the stub
 *
 * Sets what is answered from now on, says so, and waits until it was asked for.
 */
void
hiatus_stub_set_state (HiatusStub *stub, const gchar *state)
{
  stub->state = state;
  hiatus_stub_announce_state (stub);
}
