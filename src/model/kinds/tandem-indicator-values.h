/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kinds/tandem-indicator.h"

G_BEGIN_DECLS

/* The dated values of indicators, as a grid shows and changes them. */

char      *tandem_indicator_parse_period (const char          *text);
char      *tandem_indicator_dup_period_text (const char       *period);
char     **tandem_indicator_list_periods (GPtrArray           *indicators);
char      *tandem_indicator_next_period  (const TandemDoc     *indicator,
                                          TandemDate           today);
TandemVal  tandem_indicator_get_value    (const TandemDoc     *indicator,
                                          const char          *period);
TandemDoc *tandem_indicator_with_value   (const TandemDoc     *indicator,
                                          const char          *period,
                                          const char          *text,
                                          const TandemContext *context,
                                          GError             **error);

/* Columns beside the periods. */
#define TANDEM_INDICATOR_BASELINE "baseline"
#define TANDEM_INDICATOR_TARGET "target"

char      *tandem_indicator_dup_figure   (const TandemDoc     *indicator,
                                          const char          *column);
TandemDoc *tandem_indicator_with_figure  (const TandemDoc     *indicator,
                                          const char          *column,
                                          const char          *text,
                                          const TandemContext *context,
                                          GError             **error);
GPtrArray *tandem_indicators_with_table  (GPtrArray           *indicators,
                                          const char *const   *columns,
                                          guint                row,
                                          guint                column,
                                          const char          *text,
                                          const TandemContext *context,
                                          GError             **error);

G_END_DECLS
