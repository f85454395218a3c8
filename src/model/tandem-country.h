/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The mark of text fields that hold the code of a country, so that forms offer
 * the countries by name. */
extern const char tandem_country_codes[];
#define TANDEM_FIELD_COUNTRY(NAME, LABEL, FLAGS, ...) \
  TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_text, FLAGS, tandem_country_codes, ##__VA_ARGS__)

const char *tandem_country_get_name     (const char *code);
GPtrArray  *tandem_countries_list       (void);
gboolean    tandem_country_matches      (const char *code,
                                         const char *text);
const char *tandem_subdivision_get_name (const char *code);

G_END_DECLS
