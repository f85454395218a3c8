/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-plan-edit.h"

G_BEGIN_DECLS

/* The problem tree of a plan: the core problem, its causes below and its effects
 * above. Pure functions of a snapshot; any thread. */

/**
 * TandemProblemStand:
 * @doc: (unowned): the problem
 * @parent: (unowned) (nullable): what it stands under
 * @level: 0 the core, 1 and more its causes, -1 and less its effects
 *
 * Where a problem stands in its tree.
 */
typedef struct
{
  TandemDoc *doc;
  TandemDoc *parent;
  int level;
} TandemProblemStand;

typedef enum
{
  TANDEM_PROBLEM_AWAY,      /* from the core: under a sibling */
  TANDEM_PROBLEM_CLOSER,    /* to the core; beside it, to its other side */
  TANDEM_PROBLEM_BEFORE,    /* before its sibling */
  TANDEM_PROBLEM_AFTER,     /* after its sibling */
} TandemProblemWay;

GArray    *tandem_problem_tree_list   (TandemSnapshot      *snapshot,
                                       const char          *plan);
TandemDoc *tandem_problem_tree_new    (TandemSnapshot      *snapshot,
                                       const TandemDoc     *plan,
                                       const TandemDoc     *under,
                                       gboolean             effect,
                                       const TandemContext *context);
GPtrArray *tandem_problem_tree_move   (TandemSnapshot      *snapshot,
                                       TandemDoc           *problem,
                                       TandemDoc           *under,
                                       GError             **error);
GPtrArray *tandem_problem_tree_push   (TandemSnapshot      *snapshot,
                                       TandemDoc           *problem,
                                       TandemProblemWay     way,
                                       GError             **error);
GPtrArray *tandem_problem_tree_remove (TandemSnapshot      *snapshot,
                                       TandemDoc           *problem);
TandemDoc *tandem_problem_get_answer  (TandemSnapshot      *snapshot,
                                       const TandemDoc     *problem);
GPtrArray *tandem_problem_set_answer  (TandemSnapshot      *snapshot,
                                       TandemDoc           *problem,
                                       const char          *objective);

G_END_DECLS
