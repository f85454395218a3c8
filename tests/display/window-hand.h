/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "form-support.h"
#include "window-driver.h"

G_BEGIN_DECLS

/* What a person does with the window and reads from it: things are found by
 * what they say and by their type, never by where they are. */

#define HAND_PATIENCE (20 * G_TIME_SPAN_SECOND)

/* Runs the main loop until the expression holds; the test fails if it never does. */
#define wait_for(expression) \
  G_STMT_START { \
    gint64 limit_ = g_get_monotonic_time () + HAND_PATIENCE; \
    while (!(expression) && g_get_monotonic_time () < limit_) \
      window_driver_step (); \
    if (!(expression)) \
      g_assertion_message_expr (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, "in time: " #expression); \
  } G_STMT_END

TandemStore *hand_store        (WindowDriver *driver);
/* the id of the best hit of a search; the test fails if there is none */
char        *hand_find_id      (WindowDriver *driver,
                                const char   *kind,
                                const char   *text);
TandemDoc   *hand_get          (WindowDriver *driver,
                                const char   *id);
/* whether the record has that string there */
gboolean     hand_has          (WindowDriver *driver,
                                const char   *id,
                                const char   *path,
                                const char   *expected);
/* the dialog on top, NULL: none */
GtkWidget   *hand_dialog       (WindowDriver *driver);

/* a shown widget of @type that is called @name: a label in it, or its tooltip */
GtkWidget   *hand_find         (GtkWidget    *root,
                                GType         type,
                                const char   *name);
gboolean     hand_shows        (WindowDriver *driver,
                                const char   *text);
gboolean     hand_can_click    (GtkWidget    *root,
                                const char   *name);
void         hand_click        (GtkWidget    *root,
                                const char   *name);
/* types over what is in the first line of a field, without leaving it */
void         hand_type         (GtkWidget    *root,
                                const char   *path,
                                const char   *text);
void         hand_press_enter  (GtkWidget    *root,
                                const char   *path);
char        *hand_read         (GtkWidget    *root,
                                const char   *path);
void         hand_choose       (GtkWidget    *root,
                                const char   *path,
                                const char   *json);

/* the list of the place shown */
GtkSingleSelection *hand_list  (WindowDriver *driver);
guint        hand_list_length  (WindowDriver *driver);
/* the record page that shows @id, else NULL */
GtkWidget   *hand_page         (WindowDriver *driver,
                                const char   *id);
/* goes to a record, and waits for its page */
GtkWidget   *hand_open         (WindowDriver *driver,
                                const char   *id);

G_END_DECLS
