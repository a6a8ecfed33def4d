/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <xcb/xcb.h>

G_BEGIN_DECLS

/**
 * HiatusX11Facts:
 * @root: the root window
 * @active_window: the atom _NET_ACTIVE_WINDOW
 * @window_state: the atom _NET_WM_STATE
 * @full_screen: the atom _NET_WM_STATE_FULLSCREEN
 * @supported: the atom _NET_SUPPORTED
 * @manager_check: the atom _NET_SUPPORTING_WM_CHECK
 * @title: the atom _NET_WM_NAME
 * @utf8_string: the atom UTF8_STRING
 * @compound_text: the atom COMPOUND_TEXT
 * @sync_event: the number of the first event of XSync
 * @idle_counter: the counter IDLETIME of XSync; 0 if the server has none
 * @idle_ms: its value when the connection was made
 * @fixes_event: the number of the first event of XFixes; 0 if the server has no XFixes
 * @font: a font that takes more than 1 kB to describe; %XCB_NONE if the server has none
 *
 * What has to be asked of a server and waited for, asked once while the connection is made.
 */
typedef struct
{
  xcb_window_t root;
  xcb_atom_t active_window;
  xcb_atom_t window_state;
  xcb_atom_t full_screen;
  xcb_atom_t supported;
  xcb_atom_t manager_check;
  xcb_atom_t title;
  xcb_atom_t utf8_string;
  xcb_atom_t compound_text;
  guint8 sync_event;
  guint32 idle_counter;
  guint64 idle_ms;
  guint8 fixes_event;
  xcb_font_t font;
} HiatusX11Facts;

/**
 * HIATUS_X11_TEXT_MAX:
 *
 * How much is read of a text, in bytes: a little more than the matcher looks at, which so knows of a word that is cut.
 */
#define HIATUS_X11_TEXT_MAX (64 * 1024 + 4)

#define HIATUS_TYPE_X11 (hiatus_x11_get_type ())
G_DECLARE_FINAL_TYPE (HiatusX11, hiatus_x11, HIATUS, X11, GObject)

/**
 * HiatusX11PropertyFunc:
 * @values: (array length=n): the property, a list of atoms or windows
 * @n: how many there are; 0 too if window or property do not exist
 * @user_data: as given to hiatus_x11_read()
 */
typedef void (*HiatusX11PropertyFunc) (const guint32 *values,
                                       guint n,
                                       gpointer user_data);

/**
 * HiatusX11TextFunc:
 * @type: the type of the property: in what the text is written; %XCB_ATOM_NONE if window or property do not exist
 * @bytes: (array length=length): the text, ended by nothing; overwritten when the function has returned
 * @length: how long it is, in bytes
 * @user_data: as given to hiatus_x11_read_text()
 */
typedef void (*HiatusX11TextFunc) (xcb_atom_t type,
                                   const gchar *bytes,
                                   gsize length,
                                   gpointer user_data);

/**
 * HiatusX11ReplyFunc:
 * @reply: (nullable): the reply, as XCB has it; overwritten when the function has returned; %NULL if the server refused
 * @user_data: as given to hiatus_x11_await() or _await_text()
 */
typedef void (*HiatusX11ReplyFunc) (gconstpointer reply,
                                    gpointer user_data);

void hiatus_x11_connect_async (const gchar *display,
                               const gchar *authority,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

HiatusX11 *hiatus_x11_connect_finish (GAsyncResult *result,
                                      GError **error);

xcb_connection_t *hiatus_x11_get_connection (HiatusX11 *self);

const HiatusX11Facts *hiatus_x11_get_facts (HiatusX11 *self);

void hiatus_x11_read (HiatusX11 *self,
                      xcb_window_t window,
                      xcb_atom_t property,
                      HiatusX11PropertyFunc func,
                      gpointer user_data);

void hiatus_x11_read_text (HiatusX11 *self,
                           xcb_window_t window,
                           xcb_atom_t property,
                           HiatusX11TextFunc func,
                           gpointer user_data);

void hiatus_x11_await (HiatusX11 *self,
                       guint sequence,
                       HiatusX11ReplyFunc func,
                       gpointer user_data);

void hiatus_x11_await_text (HiatusX11 *self,
                            guint sequence,
                            HiatusX11ReplyFunc func,
                            gpointer user_data);

void hiatus_x11_forget (HiatusX11 *self,
                        gpointer user_data);

G_END_DECLS
