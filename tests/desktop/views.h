/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/stub.h"
#include "tray/windows/application.h"
#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

/* The names of applications are what they are. */
#define HIATUS_VIEW_APPS "Signal|Telegram|Element|Fractal|Discord|WhatsApp for Linux|KDE Connect|Thunderbird"

/**
 * HiatusViewer:
 * @desk: (owned): the desk
 * @daemon: (owned): stands in for the daemon
 * @application: (owned): the application of hiatus-window, in this process
 * @link: (owned): a way to the daemon, for a window that is made without it
 *
 * Somebody who looks at windows from inside. There is one in a process.
 */
typedef struct
{
  HiatusDesk *desk;
  HiatusStub *daemon;
  GtkApplication *application;
  HiatusDaemonLink *link;
} HiatusViewer;

/**
 * HiatusViewTrait:
 * @HIATUS_VIEW_OWN_KEYS: has rules of its own about keys, which have a test of their own
 * @HIATUS_VIEW_STAYS: Escape does not close it at once, or at all
 *
 * What is different about a view.
 */
typedef enum
{
  HIATUS_VIEW_OWN_KEYS = 1 << 0,
  HIATUS_VIEW_STAYS = 1 << 1,
} HiatusViewTrait;

typedef struct _HiatusView HiatusView;

/**
 * HiatusView:
 * @name: what it is called, and its picture
 * @action: (nullable): the action that opens the window
 * @parameter: (nullable): what the action takes
 * @prepare: (nullable): says what the daemon answers
 * @data: for @prepare
 * @make: (nullable): makes and shows the window, where no action does
 * @go_on: (nullable): goes from the open window to what is to be seen
 * @says: (nullable): a text of the catalogue that is to be seen then
 * @hears: (nullable): a text of the catalogue that a screen reader says then, without being asked
 * @names: (nullable): a regular expression of what is Latin in any language here, as the names of applications
 * @traits: what is different about it
 *
 * A window, or a state of one.
 */
struct _HiatusView
{
  const gchar *name;
  const gchar *action;
  const gchar *parameter;
  void (*prepare) (HiatusViewer *viewer, const HiatusView *view);
  gconstpointer data;
  void (*make) (HiatusViewer *viewer);
  void (*go_on) (HiatusViewer *viewer, GtkWindow *window);
  const gchar *says;
  const gchar *hears;
  const gchar *names;
  HiatusViewTrait traits;
};

HiatusViewer *hiatus_viewer_new (void);

void hiatus_viewer_free (HiatusViewer *viewer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusViewer, hiatus_viewer_free)

const HiatusView *hiatus_views_get (gsize *n_views);

const HiatusView *hiatus_views_get_scripts (gsize *n_views);

const HiatusView *hiatus_views_get_places (gsize *n_views);

GtkWindow *hiatus_view_open (const HiatusView *view,
                             HiatusViewer *viewer);

void hiatus_view_close (HiatusViewer *viewer);

gboolean hiatus_view_says (GtkWindow *window,
                           const gchar *text);

GtkWidget *hiatus_view_find_button (GtkWindow *window,
                                    const gchar *label);

void hiatus_view_press (GtkWindow *window,
                        const gchar *label);

void hiatus_view_wait_for_paint (GtkWindow *window);

gchar *hiatus_view_quote (const gchar *text);

G_END_DECLS
