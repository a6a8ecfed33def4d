/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/care.h"
#include "daemon/shell/key-list.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_CARE_FILE (hiatus_care_file_get_type ())
G_DECLARE_FINAL_TYPE (HiatusCareFile, hiatus_care_file, HIATUS, CARE_FILE, HiatusKeyList)

HiatusCareFile *hiatus_care_file_new (HiatusKeyfile *keyfile);

HiatusCare *hiatus_care_file_get (HiatusCareFile *self);

GVariant *hiatus_care_file_list (HiatusCareFile *self,
                                 const gchar *kind,
                                 GError **error);

guint hiatus_care_file_add (HiatusCareFile *self,
                            const gchar *kind,
                            GVariant *fields,
                            GError **error);

gboolean hiatus_care_file_change (HiatusCareFile *self,
                                  const gchar *kind,
                                  guint number,
                                  GVariant *fields,
                                  GError **error);

gboolean hiatus_care_file_remove (HiatusCareFile *self,
                                  const gchar *kind,
                                  guint number,
                                  GError **error);

G_END_DECLS
