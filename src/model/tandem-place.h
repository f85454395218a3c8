/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where a walk through a document is: the path for programs ("updates[u1].on")
 * and the labels for people ("Updates › On"), each one growing string that is
 * cut back on the way out and copied only when something is reported.
 */
typedef struct
{
  GString *path;
  GString *label;
} TandemPlace;

typedef struct
{
  gsize path;
  gsize label;
} TandemMark;

void       tandem_place_init       (TandemPlace *self);
void       tandem_place_clear      (TandemPlace *self);
TandemMark tandem_place_enter      (TandemPlace *self,
                                    const char  *name,
                                    const char  *label);
TandemMark tandem_place_enter_item (TandemPlace *self,
                                    const char  *key,
                                    const char  *label);
void       tandem_place_leave      (TandemPlace *self,
                                    TandemMark   mark);

G_END_DECLS
