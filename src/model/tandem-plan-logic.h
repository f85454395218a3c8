/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-snapshot.h"

G_BEGIN_DECLS

/* The intervention logic of a plan: what leads to what, from its objectives to
 * the indicators that show a result, and where the next link is missing. Pure
 * functions of a snapshot; any thread. */

typedef enum
{
  TANDEM_LOGIC_OBJECTIVES,
  TANDEM_LOGIC_ACTIONS,
  TANDEM_LOGIC_OUTPUTS,
  TANDEM_LOGIC_RESULTS,
  TANDEM_LOGIC_N_COLUMNS,
} TandemLogicColumn;

/**
 * TandemLogicStep:
 * @column: where it stands
 * @parent: what leads to it, a step before it; -1 for none
 * @joined: how many steps after @parent lead to it too
 * @doc: (unowned): the record, or, of a gap, the one that lacks something
 * @path: the field with its text; of a gap, the missing one
 * @gap: (nullable): in words what is missing, to be translated; @doc has it not
 * @add: (nullable): of a gap, the kind of record that is missing
 * @again: whether the record stands in an earlier place too, with all that
 *   follows from it
 *
 * One step of the logic, or the gap in its place.
 */
typedef struct
{
  TandemLogicColumn column;
  int parent;
  guint joined;
  TandemDoc *doc;
  char *path;
  const char *gap;
  const char *add;
  gboolean again;
} TandemLogicStep;

GPtrArray  *tandem_plan_logic_list (TandemSnapshot        *snapshot,
                                    const char            *plan);
char       *tandem_logic_step_dup_key  (const TandemLogicStep *self);
char       *tandem_logic_step_dup_text (const TandemLogicStep *self,
                                        const TandemContext   *context);
const char *tandem_logic_column_get_label (TandemLogicColumn   column);

G_END_DECLS
