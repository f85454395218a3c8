/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A local authority: also a district, metropolitan body, new area, county or region. */
#define TANDEM_TYPE_CITY (tandem_city_get_type ())
G_DECLARE_FINAL_TYPE (TandemCity, tandem_city, TANDEM, CITY, TandemRecord)

extern const TandemKind tandem_city_kind;

gint64      tandem_city_get_population  (const TandemDoc *doc);
gboolean    tandem_city_get_area        (const TandemDoc *doc,
                                         double          *area);
gboolean    tandem_city_get_density     (const TandemDoc *doc,
                                         double          *density);
const char *tandem_city_get_native_name (const TandemDoc *doc);

G_END_DECLS
