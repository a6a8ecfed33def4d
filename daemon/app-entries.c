/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

/* What the person chose and entered, for whoever shows it: that it is another, and nothing of it. */

static void
tell (HiatusApp *self, const gchar *what)
{
  g_signal_emit_by_name (self, "entries-changed", what);
}

static void
on_settings (HiatusApp *self)
{
  tell (self, "settings");
}

static void
on_own (HiatusApp *self)
{
  tell (self, "own");
}

static void
on_contacts (HiatusApp *self)
{
  tell (self, "contacts");
}

static void
on_prompts (HiatusApp *self)
{
  tell (self, "prompts");
}

static void
on_watching (HiatusApp *self)
{
  tell (self, "watching");
}

/* After all else that follows from a change, so that whoever asks hears of that too. */
void
hiatus_app_follow_entries (HiatusApp *self)
{
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_settings), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->care, "changed", G_CALLBACK (on_own), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->contacts, "changed", G_CALLBACK (on_contacts), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->deck, "changed", G_CALLBACK (on_prompts), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->deck, "problem", G_CALLBACK (on_prompts), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_watching), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
