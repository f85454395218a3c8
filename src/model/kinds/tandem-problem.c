/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-problem.h"

#include "kinds/tandem-parts.h"

static const TandemTerm node_kind_terms[] =
{
  { "core", N_("Core problem") },
  { "cause", N_("Cause") },
  { "effect", N_("Effect") },
};
TANDEM_DEFINE_TERMS (node_kind, "node_kind");

enum
{
  PLAN,
  PARTNERSHIP,
  CITY,
  TEXT,
  NODE_KIND,
  PARENT,
  EVIDENCE,
  OBJECTIVE,
  ORDER,
};

static const TandemField fields[] =
{
  [PLAN] = TANDEM_FIELD_REF ("plan", N_("Plan"), TANDEM_KINDS ("plan"),
                             TANDEM_REQUIRED | TANDEM_PARENT | TANDEM_INDEXED, .group = N_("Problem")),
  [PARTNERSHIP] = TANDEM_FIELD_REF ("partnership", N_("Pairing"), TANDEM_KINDS ("partnership"),
                                    TANDEM_HIDDEN | TANDEM_INDEXED, .group = N_("Problem")),
  [CITY] = TANDEM_FIELD_REF ("city", N_("City"), TANDEM_KINDS ("city"), TANDEM_HIDDEN | TANDEM_INDEXED,
                             .group = N_("Problem")),
  [TEXT] = TANDEM_FIELD_L10N ("text", N_("Problem"),
                              TANDEM_REQUIRED | TANDEM_LISTED | TANDEM_SEARCHED | TANDEM_TITLE,
                              .group = N_("Problem")),
  [NODE_KIND] = TANDEM_FIELD_ENUM ("node_kind", N_("Kind"), node_kind_vocabulary,
                                   TANDEM_REQUIRED | TANDEM_INDEXED | TANDEM_LISTED, .group = N_("Problem")),
  [PARENT] = TANDEM_FIELD_REF ("parent", N_("Under"), TANDEM_KINDS ("problem"), TANDEM_INDEXED,
                               .group = N_("Problem"),
                               .help = N_("A cause below the core, an effect above it")),
  [EVIDENCE] = TANDEM_FIELD_L10N ("evidence", N_("Evidence"), TANDEM_SEARCHED | TANDEM_LONG,
                                  .group = N_("Problem")),
  [OBJECTIVE] = TANDEM_FIELD_REF ("objective", N_("Objective"), TANDEM_KINDS ("objective"), 0,
                                  .group = N_("Problem"), .help = N_("The same, turned into what is wanted")),
  [ORDER] = TANDEM_FIELD_TEXT ("order", N_("Order"), TANDEM_ORDER | TANDEM_INDEXED | TANDEM_HIDDEN,
                               .group = N_("Problem")),
  TANDEM_COMMON_FIELDS,
};

static void
check (TandemCheck *check)
{
  gboolean core = tandem_val_has_code (tandem_doc_field (check->doc, NODE_KIND), "core");
  const char *parent = tandem_val_string (tandem_doc_field (check->doc, PARENT));

  if (core && parent != NULL)
    tandem_check_warn (check, "PT-01", "parent", _("The core problem is under nothing."));
  if (!core && parent == NULL)
    tandem_check_warn (check, "PT-01", "parent", _("A cause or effect hangs on another problem."));
}

const TandemKind tandem_problem_node_kind =
{
  .name = "problem",
  .label = N_("Problem"),
  .plural = N_("Problems"),
  .icon = "gap-symbolic",
  .scope = TANDEM_SCOPE_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
  .record_type = tandem_problem_node_get_type,
};

TANDEM_DEFINE_RECORD (TandemProblemNode, tandem_problem_node)
