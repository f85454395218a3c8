/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/* Sentences about a city that several pages show. */
const char *tandem_city_country_name    (const TandemDoc     *city,
                                         const TandemContext *context);
char       *tandem_city_dup_place       (const TandemDoc     *city,
                                         const TandemContext *context);
char       *tandem_dup_region           (const char          *region,
                                         const char          *country);
char       *tandem_city_dup_region      (const TandemDoc     *city,
                                         const TandemContext *context);
TandemVal   tandem_city_latest_figure   (const TandemDoc     *city,
                                         const char          *field);
char       *tandem_city_dup_local_time  (const TandemDoc     *city);
gboolean    tandem_city_get_position    (const TandemDoc     *city,
                                         double              *latitude,
                                         double              *longitude);
char       *tandem_number_dup_grouped   (const char          *decimal);
char       *tandem_number_dup_grouped_value (double            value,
                                         int                  n_decimals);

G_END_DECLS
