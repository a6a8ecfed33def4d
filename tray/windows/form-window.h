/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_FORM_WINDOW (hiatus_form_window_get_type ())

/**
 * HiatusFormWindow:
 *
 * A window in which something is filled in and handed to the daemon. What was typed stays until the daemon has it:
 * where it does not answer or refuses, the window says so in one sentence and can be asked again. A window that is
 * closed with something typed in it asks first what is to become of that.
 */
G_DECLARE_DERIVABLE_TYPE (HiatusFormWindow, hiatus_form_window, HIATUS, FORM_WINDOW, GtkApplicationWindow)

/**
 * HiatusFormWindowClass:
 * @save: hands what is filled in to the daemon, between hiatus_form_window_begin() and hiatus_form_window_end()
 * @has_text: (nullable): whether something is typed that would be lost with the window. Choices are made again with a
 *   click, and are not worth a question
 */
struct _HiatusFormWindowClass
{
  GtkApplicationWindowClass parent_class;

  void (*save) (HiatusFormWindow *self);
  gboolean (*has_text) (HiatusFormWindow *self);
};

/**
 * HiatusFormParts:
 * @fields: what is filled in
 * @save: the button that hands it over, which Enter presses too
 * @cancel: the button that closes the window
 * @message: a place for one sentence, not seen while there is none
 * @message_text: its text
 *
 * The parts that every form has. The window owns them.
 */
typedef struct
{
  GtkWidget *fields;
  GtkWidget *save;
  GtkWidget *cancel;
  GtkWidget *message;
  GtkWidget *message_text;
} HiatusFormParts;

void hiatus_form_window_set_parts (HiatusFormWindow *self,
                                   HiatusDaemonLink *daemon,
                                   const HiatusFormParts *parts);

HiatusDaemonLink *hiatus_form_window_get_daemon (HiatusFormWindow *self);

void hiatus_form_window_say (HiatusFormWindow *self,
                             const gchar *sentence);

GCancellable *hiatus_form_window_begin (HiatusFormWindow *self);

gboolean hiatus_form_window_end (HiatusFormWindow *self,
                                 const GError *error);

G_END_DECLS
