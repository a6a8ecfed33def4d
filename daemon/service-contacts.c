/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* The list of contacts. */

static HiatusContacts *
get_contacts (HiatusService *self)
{
  return hiatus_app_get_contacts (hiatus_service_get_app (self));
}

static gboolean
on_list_contacts (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_dbus_hiatus1_complete_list_contacts (skeleton, invocation, hiatus_app_list_contacts (hiatus_service_get_app (self)));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_add_contact (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *label, GVariant *lists, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_contacts_add (get_contacts (self), label, lists, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_add_contact);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_change_contact (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *label, GVariant *lists, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_contacts_change (get_contacts (self), label, lists, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_change_contact);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_ask_remove_contact (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *label, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;

  if (!hiatus_app_ask_remove_contact (hiatus_service_get_app (self), label, &question, &token, &error))
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_ask_remove_contact (skeleton, invocation, question, token);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_remove_contact (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *label, const gchar *token, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_remove_contact (hiatus_service_get_app (self), label, token, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_remove_contact);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_test_text (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *text, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_dbus_hiatus1_complete_test_text (skeleton, invocation, hiatus_app_test_text (hiatus_service_get_app (self), text));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_try_contact (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *label, GVariant *contact, const gchar *text, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) mistakes = NULL;
  g_autoptr (GVariant) found = NULL;

  if (!hiatus_app_try_contact (hiatus_service_get_app (self), label, contact, text, &mistakes, &found, &error))
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_try_contact (skeleton, invocation, mistakes, found);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_contacts_handlers[] = {
  { "handle-list-contacts", G_CALLBACK (on_list_contacts) },
  { "handle-add-contact", G_CALLBACK (on_add_contact) },
  { "handle-change-contact", G_CALLBACK (on_change_contact) },
  { "handle-ask-remove-contact", G_CALLBACK (on_ask_remove_contact) },
  { "handle-remove-contact", G_CALLBACK (on_remove_contact) },
  { "handle-test-text", G_CALLBACK (on_test_text) },
  { "handle-try-contact", G_CALLBACK (on_try_contact) },
  { 0 },
};
