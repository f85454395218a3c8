/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-doc.h"

G_BEGIN_DECLS

/* A table of figures that somebody pastes is smaller than this. */
#define TANDEM_TABLE_TEXT_MAX_CELLS 10000

GPtrArray *tandem_table_text_parse (const char *text,
                                    GError    **error);

/* Puts the text of a cell into a record: the record with it, or NULL with the reason. */
typedef TandemDoc *(*TandemTableWrite) (const TandemDoc     *doc,
                                        const char          *column,
                                        const char          *text,
                                        const TandemContext *context,
                                        gpointer             user_data,
                                        GError             **error);

/**
 * TandemTableTarget:
 * @columns: (array zero-terminated=1): where the cells of a row go
 * @row: which record the first row goes to
 * @write: how a cell is written
 * @user_data: for @write
 * @too_many_rows: what is said where there are fewer records
 * @too_many_columns: what is said where there are fewer columns
 *
 * Where a table that somebody pastes is to go.
 */
typedef struct
{
  const char *const *columns;
  guint row;
  TandemTableWrite write;
  gpointer user_data;
  const char *too_many_rows;
  const char *too_many_columns;
} TandemTableTarget;

GPtrArray *tandem_table_put        (GPtrArray               *table,
                                    guint                    first,
                                    GPtrArray               *docs,
                                    const TandemTableTarget *target,
                                    const TandemContext     *context,
                                    GError                 **error);

G_END_DECLS
