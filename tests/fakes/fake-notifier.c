/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/fake-notifier.h"

struct _HiatusFakeNotifier
{
  GObject parent_instance;
  GPtrArray *sent;   /* (element-type HiatusFakePopup) (owned): all, in order */
  GHashTable *shown; /* (element-type utf8 HiatusFakePopup): key → the one in sent that is up */
};

static void hiatus_fake_notifier_iface_init (HiatusNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HiatusFakeNotifier, hiatus_fake_notifier, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HIATUS_TYPE_NOTIFIER, hiatus_fake_notifier_iface_init))

static void
popup_free (gpointer data)
{
  HiatusFakePopup *popup = data;

  g_free (popup->key);
  g_free (popup->summary);
  g_free (popup->body);
  g_free (popup->without_actions);
  g_strfreev (popup->actions);
  g_strfreev (popup->labels);
  g_free (popup);
}

static void
fake_notifier_send (HiatusNotifier *notifier,
                    const HiatusMessage *message)
{
  HiatusFakeNotifier *self = HIATUS_FAKE_NOTIFIER (notifier);
  HiatusFakePopup *popup = g_new0 (HiatusFakePopup, 1);

  popup->key = g_strdup (message->key);
  popup->summary = g_strdup (message->summary);
  popup->body = g_strdup (message->body);
  popup->without_actions = g_strdup (message->without_actions);
  popup->actions = g_new0 (gchar *, message->n_actions + 1);
  popup->labels = g_new0 (gchar *, message->n_actions + 1);
  for (guint i = 0; i < message->n_actions; i++)
    {
      popup->actions[i] = g_strdup (message->actions[i].id);
      popup->labels[i] = g_strdup (message->actions[i].label);
    }
  popup->transient = message->transient;
  popup->progress = message->has_progress ? message->progress : -1;

  g_ptr_array_add (self->sent, popup);
  g_hash_table_replace (self->shown, popup->key, popup);
}

static void
fake_notifier_withdraw (HiatusNotifier *notifier,
                        const gchar *key)
{
  g_hash_table_remove (HIATUS_FAKE_NOTIFIER (notifier)->shown, key);
}

static void
fake_notifier_withdraw_all (HiatusNotifier *notifier)
{
  g_hash_table_remove_all (HIATUS_FAKE_NOTIFIER (notifier)->shown);
}

static void
hiatus_fake_notifier_iface_init (HiatusNotifierInterface *iface)
{
  iface->send = fake_notifier_send;
  iface->withdraw = fake_notifier_withdraw;
  iface->withdraw_all = fake_notifier_withdraw_all;
}

static void
hiatus_fake_notifier_finalize (GObject *object)
{
  HiatusFakeNotifier *self = HIATUS_FAKE_NOTIFIER (object);

  g_hash_table_unref (self->shown);
  g_ptr_array_unref (self->sent);

  G_OBJECT_CLASS (hiatus_fake_notifier_parent_class)->finalize (object);
}

static void
hiatus_fake_notifier_class_init (HiatusFakeNotifierClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_fake_notifier_finalize;
}

static void
hiatus_fake_notifier_init (HiatusFakeNotifier *self)
{
  self->sent = g_ptr_array_new_with_free_func (popup_free);
  self->shown = g_hash_table_new (g_str_hash, g_str_equal);
}

/* What is no longer up cannot be used any more: a test that tries is wrong. */
static void
take_down (HiatusFakeNotifier *self,
           const gchar *key)
{
  if (!g_hash_table_remove (self->shown, key))
    g_error ("no pop-up '%s' is up", key);
}

/**
 * hiatus_fake_notifier_new:
 *
 * Makes a notifier that shows nothing and remembers everything.
 *
 * Returns: (transfer full): the notifier
 */
HiatusFakeNotifier *
hiatus_fake_notifier_new (void)
{
  return g_object_new (HIATUS_TYPE_FAKE_NOTIFIER, NULL);
}

/**
 * hiatus_fake_notifier_n_sent:
 * @self: the notifier
 *
 * How often it was sent something, replacements included.
 *
 * Returns: the number
 */
guint
hiatus_fake_notifier_n_sent (HiatusFakeNotifier *self)
{
  return self->sent->len;
}

/**
 * hiatus_fake_notifier_get_sent:
 * @self: the notifier
 * @index: which one, from 0 on, below hiatus_fake_notifier_n_sent()
 *
 * What it was sent.
 *
 * Returns: (transfer none): the pop-up, whether still up or not
 */
const HiatusFakePopup *
hiatus_fake_notifier_get_sent (HiatusFakeNotifier *self,
                               guint index)
{
  g_assert_cmpuint (index, <, self->sent->len);

  return g_ptr_array_index (self->sent, index);
}

/**
 * hiatus_fake_notifier_get_shown:
 * @self: the notifier
 * @key: a key
 *
 * What the person sees under that key.
 *
 * Returns: (transfer none) (nullable): the pop-up, or %NULL if none is up
 */
const HiatusFakePopup *
hiatus_fake_notifier_get_shown (HiatusFakeNotifier *self,
                                const gchar *key)
{
  return g_hash_table_lookup (self->shown, key);
}

/**
 * hiatus_fake_notifier_n_shown:
 * @self: the notifier
 *
 * How many are up.
 *
 * Returns: the number
 */
guint
hiatus_fake_notifier_n_shown (HiatusFakeNotifier *self)
{
  return g_hash_table_size (self->shown);
}

/**
 * hiatus_fake_notifier_answer:
 * @self: the notifier
 * @key: the key of a pop-up that is up
 * @action: the id of one of its buttons
 *
 * Uses a button; the activation token is %HIATUS_FAKE_TOKEN.
 */
void
hiatus_fake_notifier_answer (HiatusFakeNotifier *self,
                             const gchar *key,
                             const gchar *action)
{
  const HiatusFakePopup *popup = hiatus_fake_notifier_get_shown (self, key);

  take_down (self, key);
  if (!g_strv_contains ((const gchar *const *) popup->actions, action))
    g_error ("pop-up '%s' has no button '%s'", key, action);
  hiatus_notifier_emit_answered (HIATUS_NOTIFIER (self), key, action, HIATUS_FAKE_TOKEN);
}

/**
 * hiatus_fake_notifier_close:
 * @self: the notifier
 * @key: the key of a pop-up that is up
 *
 * Closes it as the person does, without an answer.
 */
void
hiatus_fake_notifier_close (HiatusFakeNotifier *self,
                            const gchar *key)
{
  take_down (self, key);
  hiatus_notifier_emit_closed (HIATUS_NOTIFIER (self), key, FALSE);
}

/**
 * hiatus_fake_notifier_expire:
 * @self: the notifier
 * @key: the key of a pop-up that is up
 *
 * Closes it as a server does that shows pop-ups for some seconds only.
 */
void
hiatus_fake_notifier_expire (HiatusFakeNotifier *self,
                             const gchar *key)
{
  take_down (self, key);
  hiatus_notifier_emit_closed (HIATUS_NOTIFIER (self), key, TRUE);
}

/**
 * hiatus_fake_notifier_fail:
 * @self: the notifier
 * @key: the key of a pop-up that was just sent
 *
 * Says that it was not shown after all. hiatus_notifier_emit_available() says that a server came.
 */
void
hiatus_fake_notifier_fail (HiatusFakeNotifier *self,
                           const gchar *key)
{
  take_down (self, key);
  hiatus_notifier_emit_failed (HIATUS_NOTIFIER (self), key);
}
