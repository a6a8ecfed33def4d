/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier-worker.h"

/* How long the end of the daemon may wait for a server that does not answer. */
#define PATIENCE_US G_USEC_PER_SEC

/*
 * What the thread is told and what it tells are sources in its main context and in that of the object. It
 * holds a reference of its own, since at the end it may have to be left hanging.
 */
struct _HiatusNotifierWorker
{
  gatomicrefcount references;
  GThread *thread;       /* (owned) */
  GMainContext *context; /* (owned): the thread's */
  GMainLoop *loop;       /* (owned): the thread's */
  GMainContext *home;    /* (owned): where reports go */
  GWeakRef target;       /* whom they are for */
  HiatusNotifierReportFunc func;
  gboolean is_hanging; /* whether waiting for it was given up */

  GMutex mutex;
  GCond is_done_changed;
  gboolean is_done; /* under @mutex: whether what was last waited for has happened */

  HiatusPopups *popups; /* (owned) (nullable): belongs to the thread */
};

/* Something that the thread is to do. */
typedef struct _Order Order;

struct _Order
{
  HiatusNotifierWorker *worker; /* (owned) */
  void (*carry_out) (HiatusNotifierWorker *worker,
                     Order *order);
  gchar *name; /* (owned) (nullable): a key, or an owner */
  guint serial;
  gchar *summary;         /* (owned) (nullable) */
  gchar *body;            /* (owned) (nullable) */
  gchar *without_actions; /* (owned) (nullable) */
  GArray *actions;        /* (owned) (nullable) (element-type HiatusMessageAction) */
  gboolean transient;
  gboolean has_progress;
  gint progress;
};

/* Something that the thread has to tell. */
typedef struct
{
  HiatusNotifierWorker *worker; /* (owned) */
  HiatusNotifierReport report;  /* its strings are owned */
} Telling;

static HiatusNotifierWorker *
worker_ref (HiatusNotifierWorker *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

static void
worker_unref (HiatusNotifierWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_main_context_unref (self->home);
  g_weak_ref_clear (&self->target);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->is_done_changed);
  g_free (self);
}

/* Never g_main_context_invoke(): that runs the function in this thread while the other one is not iterating. */
static void
attach (GMainContext *context,
        GSourceFunc func,
        gpointer data,
        GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, context);
}

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  worker_unref (telling->worker);
  /* Const for those who are told; these are copies. */
  g_free ((gchar *) (guintptr) telling->report.key);
  g_free ((gchar *) (guintptr) telling->report.action);
  g_free ((gchar *) (guintptr) telling->report.token);
  g_free ((gchar *) (guintptr) telling->report.server);
  g_free (telling);
}

static gboolean
on_telling (gpointer data)
{
  Telling *telling = data;
  g_autoptr (GObject) target = g_weak_ref_get (&telling->worker->target);

  if (target != NULL)
    telling->worker->func (target, &telling->report);

  return G_SOURCE_REMOVE;
}

static void
tell (gpointer data,
      const HiatusNotifierReport *report)
{
  HiatusNotifierWorker *self = data;
  Telling *telling = g_new0 (Telling, 1);

  telling->worker = worker_ref (self);
  telling->report = (HiatusNotifierReport){
    .outcome = report->outcome,
    .key = g_strdup (report->key),
    .serial = report->serial,
    .action = g_strdup (report->action),
    .token = g_strdup (report->token),
    .server = g_strdup (report->server),
  };
  attach (self->home, on_telling, telling, telling_free);
}

static void
carry_out_send (HiatusNotifierWorker *self,
                Order *order)
{
  HiatusMessage message = {
    .key = order->name,
    .summary = order->summary,
    .body = order->body,
    .without_actions = order->without_actions,
    .actions = (const HiatusMessageAction *) (gconstpointer) order->actions->data,
    .n_actions = order->actions->len,
    .transient = order->transient,
    .has_progress = order->has_progress,
    .progress = order->progress,
  };

  hiatus_popups_send (self->popups, &message, order->serial);
}

static void
carry_out_withdraw (HiatusNotifierWorker *self,
                    Order *order)
{
  hiatus_popups_withdraw (self->popups, order->name);
}

static void
carry_out_forget_server (HiatusNotifierWorker *self,
                         Order *order)
{
  hiatus_popups_forget_server (self->popups, order->name);
}

static void
say_done (HiatusNotifierWorker *self)
{
  g_mutex_lock (&self->mutex);
  self->is_done = TRUE;
  g_cond_signal (&self->is_done_changed);
  g_mutex_unlock (&self->mutex);
}

static void
carry_out_withdraw_all (HiatusNotifierWorker *self,
                        Order *order)
{
  hiatus_popups_withdraw_all (self->popups);
  say_done (self);
}

static void
carry_out_stop (HiatusNotifierWorker *self,
                Order *order)
{
  g_main_loop_quit (self->loop);
}

static gpointer
run (gpointer data)
{
  HiatusNotifierWorker *self = data;

  g_main_context_push_thread_default (self->context);
  self->popups = hiatus_popups_new (tell, self);

  g_main_loop_run (self->loop);

  hiatus_popups_free (self->popups);
  /* GDBus frees the rest of a subscription in the context that it was made in. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  say_done (self);
  worker_unref (self);

  return NULL;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  worker_unref (order->worker);
  g_free (order->name);
  g_free (order->summary);
  g_free (order->body);
  g_free (order->without_actions);
  g_clear_pointer (&order->actions, g_array_unref);
  g_free (order);
}

static gboolean
on_order (gpointer data)
{
  Order *order = data;

  order->carry_out (order->worker, order);

  return G_SOURCE_REMOVE;
}

static Order *
order_new (HiatusNotifierWorker *self,
           void (*carry_out) (HiatusNotifierWorker *worker,
                              Order *order),
           const gchar *name)
{
  Order *order = g_new0 (Order, 1);

  order->worker = worker_ref (self);
  order->carry_out = carry_out;
  order->name = g_strdup (name);

  return order;
}

static void
give (HiatusNotifierWorker *self,
      Order *order)
{
  attach (self->context, on_order, order, order_free);
}

/* Gives @order and waits until the thread says that it is done, unless it was given up before. */
static void
give_and_wait (HiatusNotifierWorker *self,
               Order *order)
{
  gint64 limit_us = g_get_monotonic_time () + (self->is_hanging ? 0 : PATIENCE_US);

  g_mutex_lock (&self->mutex);
  self->is_done = FALSE;
  give (self, order);
  while (!self->is_done && g_cond_wait_until (&self->is_done_changed, &self->mutex, limit_us))
    ;
  self->is_hanging = !self->is_done;
  g_mutex_unlock (&self->mutex);
}

static void
action_clear (gpointer data)
{
  HiatusMessageAction *action = data;

  /* Const for those who send a message; these are copies. */
  g_free ((gchar *) (guintptr) action->id);
  g_free ((gchar *) (guintptr) action->label);
}

static GArray *
copy_actions (const HiatusMessage *message)
{
  GArray *actions = g_array_new (FALSE, FALSE, sizeof (HiatusMessageAction));

  g_array_set_clear_func (actions, action_clear);
  for (guint i = 0; i < message->n_actions; i++)
    {
      HiatusMessageAction action = {
        .id = g_strdup (message->actions[i].id),
        .label = g_strdup (message->actions[i].label),
      };

      g_array_append_val (actions, action);
    }

  return actions;
}

/**
 * hiatus_notifier_worker_new:
 * @target: (type GObject): the object to report to; not kept alive
 * @func: how
 *
 * Starts the thread. It connects to the bus when there is something to show.
 *
 * Returns: (transfer full): the worker, for hiatus_notifier_worker_stop()
 */
HiatusNotifierWorker *
hiatus_notifier_worker_new (gpointer target,
                            HiatusNotifierReportFunc func)
{
  HiatusNotifierWorker *self = g_new0 (HiatusNotifierWorker, 1);

  g_atomic_ref_count_init (&self->references);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->home = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->target, target);
  self->func = func;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->is_done_changed);
  self->thread = g_thread_new ("notifier", run, worker_ref (self));

  return self;
}

/**
 * hiatus_notifier_worker_send:
 * @self: the worker
 * @message: what to show; copied
 * @serial: a number for reports about this sending
 *
 * Shows a pop-up, or replaces the one of the same key.
 */
void
hiatus_notifier_worker_send (HiatusNotifierWorker *self,
                             const HiatusMessage *message,
                             guint serial)
{
  Order *order = order_new (self, carry_out_send, message->key);

  order->serial = serial;
  order->summary = g_strdup (message->summary);
  order->body = g_strdup (message->body);
  order->without_actions = g_strdup (message->without_actions);
  order->actions = copy_actions (message);
  order->transient = message->transient;
  order->has_progress = message->has_progress;
  order->progress = message->progress;
  give (self, order);
}

/**
 * hiatus_notifier_worker_withdraw:
 * @self: the worker
 * @key: a key
 *
 * Takes a pop-up back. Nothing is reported about it.
 */
void
hiatus_notifier_worker_withdraw (HiatusNotifierWorker *self,
                                 const gchar *key)
{
  give (self, order_new (self, carry_out_withdraw, key));
}

/**
 * hiatus_notifier_worker_forget_server:
 * @self: the worker
 * @owner: the unique name on the bus that the server had
 *
 * Says that a server is gone. What it showed is reported as lost.
 */
void
hiatus_notifier_worker_forget_server (HiatusNotifierWorker *self,
                                      const gchar *owner)
{
  give (self, order_new (self, carry_out_forget_server, owner));
}

/**
 * hiatus_notifier_worker_withdraw_all:
 * @self: the worker
 *
 * Takes all pop-ups back and waits for it, for a second at most.
 */
void
hiatus_notifier_worker_withdraw_all (HiatusNotifierWorker *self)
{
  give_and_wait (self, order_new (self, carry_out_withdraw_all, NULL));
}

/**
 * hiatus_notifier_worker_stop:
 * @self: (transfer full): the worker
 *
 * Ends the thread and waits for it, for a second at most. If it still waits for a server then, or did so
 * a moment ago, it is left to itself.
 */
void
hiatus_notifier_worker_stop (HiatusNotifierWorker *self)
{
  GThread *thread = self->thread;

  give_and_wait (self, order_new (self, carry_out_stop, NULL));
  if (self->is_hanging)
    g_thread_unref (thread);
  else
    g_thread_join (thread);
  worker_unref (self);
}
