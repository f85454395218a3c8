/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-window.h"

G_BEGIN_DECLS

/* Drives the real program in this process: what tests and pictures share. */
typedef struct
{
  char *folder;             /* (owned): of the workspace, a temporary one */
  TandemApp *app;           /* (owned) */
  TandemWindow *window;     /* (unowned) */
} WindowDriver;

typedef gboolean (*WindowCondition) (WindowDriver *driver);

WindowDriver *window_driver_new                 (gboolean         with_demo,
                                                 int              width,
                                                 int              height);
WindowDriver *window_driver_new_in              (const char      *folder);
void          window_driver_restart             (WindowDriver    *self);
void          window_driver_free                (WindowDriver    *self);
char         *window_driver_free_keeping_folder (WindowDriver    *self);
void          window_driver_step                (void);
gboolean      window_driver_wait                (WindowDriver    *self,
                                                 WindowCondition  condition);
void          window_driver_settle              (WindowDriver    *self);
void          window_driver_do_the_day            (WindowDriver    *self);
gboolean      window_driver_save_png            (WindowDriver    *self,
                                                 const char      *path);
GtkWidget    *window_driver_find_type           (GtkWidget       *root,
                                                 GType            type);
GtkWidget    *window_driver_find_label          (GtkWidget       *root,
                                                 const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WindowDriver, window_driver_free)

G_END_DECLS
