/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* What a person writes: the texts that they are at, and their letters. */

static gboolean
on_save_draft (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *name, const gchar *text, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_save_draft (hiatus_service_get_app (user_data), name, text, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_save_draft);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_read_draft (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *name, gpointer user_data)
{
  GError *error = NULL;
  g_autofree gchar *text = hiatus_app_read_draft (hiatus_service_get_app (user_data), name, &error);

  if (text == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_read_draft (skeleton, invocation, text);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_erase_draft (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *name, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_erase_draft (hiatus_service_get_app (user_data), name, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_erase_draft);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_keep_letter (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GVariant *letter, gpointer user_data)
{
  GError *error = NULL;
  g_autofree gchar *id = hiatus_app_keep_letter (hiatus_service_get_app (user_data), letter, &error);

  if (id == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_keep_letter (skeleton, invocation, id);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_felt_letter (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, const gchar *answer, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_felt_letter (hiatus_service_get_app (user_data), id, answer, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_felt_letter);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_list_letters (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  hiatus_dbus_hiatus1_complete_list_letters (skeleton, invocation, hiatus_app_list_letters (hiatus_service_get_app (user_data)));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_read_letter (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  GError *error = NULL;
  const gchar *text = hiatus_app_read_letter (hiatus_service_get_app (user_data), id, &error);

  if (text == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_read_letter (skeleton, invocation, text);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_ask_delete_letter (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  GError *error = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;

  if (!hiatus_app_ask_delete_letter (hiatus_service_get_app (user_data), id, &question, &token, &error))
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_ask_delete_letter (skeleton, invocation, question, token);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_delete_letter (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, const gchar *token, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_delete_letter (hiatus_service_get_app (user_data), id, token, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_delete_letter);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_letters_handlers[] = {
  { "handle-save-draft", G_CALLBACK (on_save_draft) },
  { "handle-read-draft", G_CALLBACK (on_read_draft) },
  { "handle-erase-draft", G_CALLBACK (on_erase_draft) },
  { "handle-keep-letter", G_CALLBACK (on_keep_letter) },
  { "handle-felt-letter", G_CALLBACK (on_felt_letter) },
  { "handle-list-letters", G_CALLBACK (on_list_letters) },
  { "handle-read-letter", G_CALLBACK (on_read_letter) },
  { "handle-ask-delete-letter", G_CALLBACK (on_ask_delete_letter) },
  { "handle-delete-letter", G_CALLBACK (on_delete_letter) },
  { 0 },
};
