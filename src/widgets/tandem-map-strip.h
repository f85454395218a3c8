/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* A strip of the world around a city and its partners, drawn from the outline
 * in the resources. Properties: height, label (what is read aloud). */
#define TANDEM_TYPE_MAP_STRIP (tandem_map_strip_get_type ())
G_DECLARE_FINAL_TYPE (TandemMapStrip, tandem_map_strip, TANDEM, MAP_STRIP, TandemView)

void tandem_map_strip_clear      (TandemMapStrip *self);
void tandem_map_strip_add_center (TandemMapStrip *self,
                                  const char     *name,
                                  const char     *native,
                                  double          latitude,
                                  double          longitude);
void tandem_map_strip_add_city   (TandemMapStrip *self,
                                  const char     *name,
                                  const char     *native,
                                  double          latitude,
                                  double          longitude);

G_END_DECLS
