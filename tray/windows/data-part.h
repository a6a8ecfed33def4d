/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_DATA_PART (hiatus_data_part_get_type ())

/**
 * HiatusDataPart:
 *
 * A part of the page of the data: what it is about, buttons, and a line on what came of them. It asks for a file, and asks before
 * something is changed.
 */
G_DECLARE_DERIVABLE_TYPE (HiatusDataPart, hiatus_data_part, HIATUS, DATA_PART, GtkBox)

/**
 * HiatusDataPartClass:
 *
 * What a part does is its own.
 */
struct _HiatusDataPartClass
{
  GtkBoxClass parent_class;
};

/**
 * HiatusDataPartFile:
 * @self: the part
 * @path: the file that the person chose
 *
 * What is done with it.
 */
typedef void (*HiatusDataPartFile) (HiatusDataPart *self,
                                    const gchar *path);

/**
 * HiatusDataPartAnswer:
 * @self: the part
 * @agreed: whether the person agreed
 *
 * What follows from that.
 */
typedef void (*HiatusDataPartAnswer) (HiatusDataPart *self,
                                      gboolean agreed);

void hiatus_data_part_begin (HiatusDataPart *self,
                             HiatusDaemonLink *daemon,
                             const gchar *heading,
                             const gchar *about);

HiatusDaemonLink *hiatus_data_part_get_daemon (HiatusDataPart *self);

GCancellable *hiatus_data_part_get_cancellable (HiatusDataPart *self);

GtkWidget *hiatus_data_part_add_row (HiatusDataPart *self);

GtkWidget *hiatus_data_part_add_button (HiatusDataPart *self,
                                        GtkWidget *row,
                                        const gchar *label,
                                        GCallback callback);

void hiatus_data_part_end (HiatusDataPart *self);

void hiatus_data_part_say (HiatusDataPart *self,
                           const gchar *sentence);

gboolean hiatus_data_part_tell_end (HiatusDataPart *self,
                                    const GError *error);

void hiatus_data_part_set_busy (HiatusDataPart *self,
                                gboolean busy);

void hiatus_data_part_choose_new (HiatusDataPart *self,
                                  const gchar *name,
                                  HiatusDataPartFile done);

void hiatus_data_part_choose (HiatusDataPart *self,
                              HiatusDataPartFile done);

void hiatus_data_part_ask (HiatusDataPart *self,
                           const gchar *question,
                           const gchar *decline,
                           const gchar *agree,
                           HiatusDataPartAnswer done);

gchar *hiatus_data_part_name_file (const gchar *stem,
                                   const gchar *extension);

G_END_DECLS
