/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where a walk through a document is: the path for programs ("updates[u1].on")
 * and the labels for people ("Updates › On"). Both are only put together when
 * something is reported; keys and texts are borrowed until the place is left.
 */
typedef struct
{
  GArray *steps;
} TandemPlace;

typedef guint TandemMark;

void       tandem_place_init       (TandemPlace *self);
void       tandem_place_clear      (TandemPlace *self);
TandemMark tandem_place_enter      (TandemPlace *self,
                                    const char  *name,
                                    const char  *label);
TandemMark tandem_place_enter_text (TandemPlace *self,
                                    const char  *name,
                                    const char  *text);
TandemMark tandem_place_enter_item (TandemPlace *self,
                                    const char  *key,
                                    const char  *text);
void       tandem_place_leave      (TandemPlace *self,
                                    TandemMark   mark);
char      *tandem_place_dup_path   (TandemPlace *self);
char      *tandem_place_dup_label  (TandemPlace *self);

G_END_DECLS
