/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"

G_BEGIN_DECLS

/* The Urban Environmental Accords: 21 actions, counted into stars (domain.md 4). */

int         tandem_uea_get_stars     (const TandemContext *context,
                                      guint                achieved);
void        tandem_uea_count         (const TandemContext *context,
                                      const char          *city,
                                      guint               *declared,
                                      guint               *evidenced);
TandemDate  tandem_uea_get_deadline  (const TandemContext *context,
                                      const char          *action,
                                      TandemDate           signed_on);
const char *tandem_uea_get_area      (const TandemContext *context,
                                      const char          *action);
const char *tandem_uea_get_target    (const TandemContext *context,
                                      const char          *action);

G_END_DECLS
