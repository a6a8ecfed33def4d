/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/app-private.h"
#include "daemon/core/draft.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"
#include "daemon/shell/draft-file.h"
#include "daemon/shell/draft-words-read.h"
#include "daemon/wording-draft.h"

/* Where the lists are among the resources. */
#define LISTS "/org/hiatus/draft/"

#define MINUTES_PER_HOUR 60

/**
 * hiatus_app_set_draft_lists:
 * @self: the app
 * @resource: where the lists are by which drafts are checked
 *
 * Says where the lists are. They are read when a draft is checked, and not kept: most days nobody checks one.
 */
void
hiatus_app_set_draft_lists (HiatusApp *self, GResource *resource)
{
  g_clear_pointer (&self->draft_lists, g_resource_unref);
  self->draft_lists = g_resource_ref (resource);
}

static GVariant *
describe (GArray *findings, const gchar *text)
{
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(uusss)"));

  for (guint i = 0; i < findings->len; i++)
    {
      const HiatusDraftFinding *finding = &g_array_index (findings, HiatusDraftFinding, i);
      g_autofree gchar *words = g_strndup (text + finding->first, finding->length);

      g_variant_builder_add (&rows, "(uusss)", finding->first, finding->length, hiatus_draft_kind_names[finding->kind], words, hiatus_wording_draft_why (finding->kind));
    }
  return g_variant_builder_end (&rows);
}

static void
ask (HiatusApp *self, HiatusDraftPurpose purpose, HiatusDraftQuestion *question)
{
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  *question = (HiatusDraftQuestion){
    .purpose = purpose,
    .hour = hiatus_calendar_minute_at (hiatus_app_now (self), hiatus_app_zone (self)) / MINUTES_PER_HOUR,
    .goal_is_safety = status.phase != HIATUS_PHASE_NONE && status.goal == HIATUS_GOAL_SAFETY,
  };
}

/**
 * hiatus_app_check_draft:
 * @self: the app
 * @descriptor: where the draft is; stays open
 * @purpose: what it is for, as CheckDraft() documents it
 * @error: return location
 *
 * Looks for what may work against a draft. Nothing is kept of it.
 *
 * Returns: (transfer floating) (nullable): the rows that CheckDraft() documents; %NULL with %HIATUS_ERROR_INVALID where there is
 *   no such purpose, or the draft is no text, empty, or too long
 */
GVariant *
hiatus_app_check_draft (HiatusApp *self, gint descriptor, const gchar *purpose, GError **error)
{
  g_autoptr (GPtrArray) languages = NULL;
  g_autoptr (GBytes) draft = NULL;
  g_autoptr (GArray) findings = NULL;
  HiatusDraftQuestion question;
  const gchar *text;
  gsize length;
  gint value;

  if (!hiatus_names_find (hiatus_draft_purpose_names, purpose, &value))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is nothing that a draft is for: use announce, first, post or reply."), purpose);
      return NULL;
    }
  draft = hiatus_draft_file_read (descriptor, error);
  languages = draft == NULL ? NULL : hiatus_draft_words_load (self->draft_lists, LISTS, error);
  if (languages == NULL)
    return NULL;
  ask (self, (HiatusDraftPurpose) value, &question);
  text = g_bytes_get_data (draft, &length);
  findings = hiatus_draft_check (languages, text, length, &question, error);
  return findings == NULL ? NULL : describe (findings, text);
}
