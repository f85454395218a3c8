/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-plan-rows.h"

#include <string.h>

#define MAX_DEPTH 64    /* damaged data may run in a circle */

const char *const tandem_plan_row_kinds[] = { "objective", "action", "pilot", "milestone", NULL };

/* By which field each kind hangs on what is above it, and on which kinds; a row
 * at the top hangs on the plan itself. An action has to serve an objective. */
static const struct
{
  const char *kind;
  const char *link;
  const char *above[4];
} rules[] = {
  { "objective", "parent", { "plan", "objective" } },
  { "action", "objectives", { "objective" } },
  { "pilot", "actions", { "plan", "action" } },
  { "milestone", "owner", { "plan", "action", "pilot" } },
};

/**
 * tandem_plan_get_level:
 * @kind: (nullable): a kind
 *
 * Returns: 0 for objectives to 3 for milestones; -1 for what is no row
 */
int
tandem_plan_get_level (const TandemKind *kind)
{
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].kind, kind->name))
      return (int) i;

  return -1;
}

/**
 * tandem_plan_can_hold:
 * @above: (nullable): the kind of a row, NULL for the top of the plan
 * @kind: the kind of another
 *
 * Returns: whether rows of @kind can stand right under one of @above
 */
gboolean
tandem_plan_can_hold (const TandemKind *above,
                      const TandemKind *kind)
{
  int level = tandem_plan_get_level (kind);

  return level >= 0 && g_strv_contains (rules[level].above, above != NULL ? above->name : "plan");
}

/**
 * tandem_plan_get_link:
 * @kind: the kind of a row
 *
 * Returns: (nullable): the field that leads to what is above
 */
const char *
tandem_plan_get_link (const TandemKind *kind)
{
  int level = tandem_plan_get_level (kind);

  return level >= 0 ? rules[level].link : NULL;
}

/**
 * tandem_plan_compare_rows:
 * @a: a row
 * @b: another under the same one
 *
 * By kind, then by the place people gave them, then by code and date.
 *
 * Returns: below, above or equal to 0
 */
int
tandem_plan_compare_rows (const TandemDoc *a,
                          const TandemDoc *b)
{
  static const char *const fields[] = { "order", "code", "due", "start" };
  int order = strcmp (tandem_doc_get_kind (a)->name, tandem_doc_get_kind (b)->name);

  for (guint i = 0; i < G_N_ELEMENTS (fields) && order == 0; i++)
    order = g_strcmp0 (tandem_val_string (tandem_doc_get (a, fields[i])),
                       tandem_val_string (tandem_doc_get (b, fields[i])));

  return order != 0 ? order : strcmp (tandem_doc_get_id (a), tandem_doc_get_id (b));
}

static int
compare_in_array (gconstpointer a,
                  gconstpointer b)
{
  return tandem_plan_compare_rows (*(TandemDoc *const *) a, *(TandemDoc *const *) b);
}

/* The row called @id, if it is one of the same plan. */
static TandemDoc *
find_row (TandemSnapshot  *snapshot,
          const TandemDoc *row,
          const char      *id)
{
  TandemDoc *found = id != NULL ? tandem_snapshot_get (snapshot, id) : NULL;

  if (found == NULL || tandem_plan_get_level (tandem_doc_get_kind (found)) < 0 ||
      g_strcmp0 (tandem_val_string (tandem_doc_get (found, "plan")), tandem_val_string (tandem_doc_get (row, "plan"))) != 0)
    return NULL;

  return found;
}

/* What the row hangs on, circles and all. */
static TandemDoc *
follow_link (TandemSnapshot  *snapshot,
             const TandemDoc *row)
{
  const char *link = tandem_plan_get_link (tandem_doc_get_kind (row));
  TandemVal value = link != NULL ? tandem_doc_get (row, link) : (TandemVal) { NULL };
  TandemDoc *found = NULL;
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_type (value) == TANDEM_VAL_STRING)
    return find_row (snapshot, row, tandem_val_string (value));

  tandem_val_iter_init (&iter, value);
  while (found == NULL && tandem_val_iter_next (&iter, NULL, &item))
    found = find_row (snapshot, row, tandem_val_string (item));

  return found;
}

/**
 * tandem_plan_stands_under:
 * @snapshot: the plan
 * @row: a row
 * @other: another
 *
 * Returns: whether @row is @other or stands somewhere under it
 */
gboolean
tandem_plan_stands_under (TandemSnapshot  *snapshot,
                          const TandemDoc *row,
                          const TandemDoc *other)
{
  const TandemDoc *at = row;

  for (guint depth = 0; at != NULL && depth < MAX_DEPTH; depth++)
    {
      if (g_str_equal (tandem_doc_get_id (at), tandem_doc_get_id (other)))
        return TRUE;
      at = follow_link (snapshot, at);
    }

  return FALSE;
}

/**
 * tandem_plan_get_above:
 * @snapshot: the plan
 * @row: a row, which need not be in @snapshot yet
 *
 * What a row stands under. One that hangs on several stands under the first;
 * one that hangs on nothing of the plan, or in a circle on itself, at the top.
 *
 * Returns: (transfer none) (nullable): that row, NULL for the top
 */
TandemDoc *
tandem_plan_get_above (TandemSnapshot  *snapshot,
                       const TandemDoc *row)
{
  TandemDoc *above = follow_link (snapshot, row);

  return above != NULL && !tandem_plan_stands_under (snapshot, above, row) ? above : NULL;
}

/**
 * tandem_plan_list_below:
 * @snapshot: the plan
 * @plan: its id
 * @above: (nullable): a row, NULL for the top
 *
 * Returns: (transfer container) (element-type TandemDoc): the rows right under
 *   @above, in their order; they live as long as @snapshot
 */
GPtrArray *
tandem_plan_list_below (TandemSnapshot  *snapshot,
                        const char      *plan,
                        const TandemDoc *above)
{
  GPtrArray *below = g_ptr_array_new ();

  for (guint i = 0; tandem_plan_row_kinds[i] != NULL; i++)
    {
      const TandemKind *kind = tandem_kind_find (tandem_plan_row_kinds[i]);
      g_autoptr(GPtrArray) rows = NULL;

      /* What has no rightful place stands at the top, whatever its kind. */
      if (above == NULL)
        rows = tandem_snapshot_referring (snapshot, kind->name, "plan", plan);
      else
        rows = tandem_snapshot_referring (snapshot, kind->name, rules[i].link, tandem_doc_get_id (above));
      for (guint j = 0; j < rows->len; j++)
        if (tandem_plan_get_above (snapshot, g_ptr_array_index (rows, j)) == above)
          g_ptr_array_add (below, g_ptr_array_index (rows, j));
    }
  g_ptr_array_sort (below, compare_in_array);

  return below;
}
