/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixfdlist.h>
#include <unistd.h>

#include "daemon/service-private.h"

/* The passphrase. It comes as a descriptor, and the recovery key goes as one: a monitor of the bus sees neither. */

/* A call that is answered later. */
typedef struct
{
  HiatusService *service;            /* (owned) */
  GDBusMethodInvocation *invocation; /* answers once */
} Call;

static Call *
call_new (HiatusService *service, GDBusMethodInvocation *invocation)
{
  Call *call = g_new0 (Call, 1);

  call->service = g_object_ref (service);
  call->invocation = invocation;
  return call;
}

static void
call_free (Call *call)
{
  g_object_unref (call->service);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* Returns: (transfer full): what is behind a handle */
static HiatusSecret *
take_secret (GUnixFDList *descriptors, GVariant *handle, GError **error)
{
  HiatusSecret *secret;
  gint descriptor;

  if (descriptors == NULL)
    {
      g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "The message has no descriptor.");
      return NULL;
    }
  descriptor = g_unix_fd_list_get (descriptors, g_variant_get_handle (handle), error);
  if (descriptor < 0)
    return NULL;
  secret = hiatus_secret_read (descriptor, error);
  close (descriptor);
  return secret;
}

static gboolean
on_get_lock (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  hiatus_dbus_hiatus1_complete_get_lock (skeleton, invocation, hiatus_app_get_lock (hiatus_service_get_app (user_data)));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  GError *error = NULL;

  if (hiatus_app_unlock_finish (HIATUS_APP (source), result, &error))
    hiatus_dbus_hiatus1_complete_unlock (call->service->skeleton, call->invocation, NULL);
  else
    g_dbus_method_invocation_take_error (call->invocation, error);
}

static gboolean
on_unlock (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *handle, gpointer user_data)
{
  GError *error = NULL;
  HiatusSecret *passphrase = take_secret (descriptors, handle, &error);

  if (passphrase == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_app_unlock (hiatus_service_get_app (user_data), passphrase, on_unlocked, call_new (user_data, invocation));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_lock (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_lock (hiatus_service_get_app (user_data), &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_lock);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
answer_with_sheet (Call *call, const HiatusSecret *sheet)
{
  g_autoptr (GUnixFDList) descriptors = NULL;
  GError *error = NULL;
  gint descriptor = hiatus_secret_write (sheet, &error);

  if (descriptor < 0)
    {
      g_dbus_method_invocation_take_error (call->invocation, error);
      return;
    }
  descriptors = g_unix_fd_list_new_from_array (&descriptor, 1);
  hiatus_dbus_hiatus1_complete_set_passphrase (call->service->skeleton, call->invocation, descriptors, g_variant_new_handle (0));
}

static void
on_passphrase_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  GError *error = NULL;
  g_autoptr (HiatusSecret) sheet = hiatus_app_set_passphrase_finish (HIATUS_APP (source), result, &error);

  if (sheet == NULL)
    g_dbus_method_invocation_take_error (call->invocation, error);
  else
    answer_with_sheet (call, sheet);
}

static gboolean
on_set_passphrase (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *current, GVariant *passphrase, gpointer user_data)
{
  GError *error = NULL;
  g_autoptr (HiatusSecret) given = take_secret (descriptors, current, &error);
  g_autoptr (HiatusSecret) wanted = given == NULL ? NULL : take_secret (descriptors, passphrase, &error);

  if (wanted == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_app_set_passphrase (hiatus_service_get_app (user_data), g_steal_pointer (&given), g_steal_pointer (&wanted), on_passphrase_set, call_new (user_data, invocation));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_ask_remove_passphrase (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  GError *error = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;

  if (hiatus_app_ask_remove_passphrase (hiatus_service_get_app (user_data), &question, &token, &error))
    hiatus_dbus_hiatus1_complete_ask_remove_passphrase (skeleton, invocation, question, token);
  else
    g_dbus_method_invocation_take_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_passphrase_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  GError *error = NULL;

  if (hiatus_app_remove_passphrase_finish (HIATUS_APP (source), result, &error))
    hiatus_dbus_hiatus1_complete_remove_passphrase (call->service->skeleton, call->invocation, NULL);
  else
    g_dbus_method_invocation_take_error (call->invocation, error);
}

static gboolean
on_remove_passphrase (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *handle, const gchar *token, gpointer user_data)
{
  GError *error = NULL;
  HiatusSecret *passphrase = take_secret (descriptors, handle, &error);

  if (passphrase == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_app_remove_passphrase (hiatus_service_get_app (user_data), passphrase, token, on_passphrase_removed, call_new (user_data, invocation));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_lock_handlers[] = {
  { "handle-get-lock", G_CALLBACK (on_get_lock) },
  { "handle-unlock", G_CALLBACK (on_unlock) },
  { "handle-lock", G_CALLBACK (on_lock) },
  { "handle-set-passphrase", G_CALLBACK (on_set_passphrase) },
  { "handle-ask-remove-passphrase", G_CALLBACK (on_ask_remove_passphrase) },
  { "handle-remove-passphrase", G_CALLBACK (on_remove_passphrase) },
  { 0 },
};
