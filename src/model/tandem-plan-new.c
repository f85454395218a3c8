/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tandem-field.h"
#include "tandem-order.h"
#include "tandem-plan-edit.h"
#include "tandem-plan-rows.h"

#define DAYS_AHEAD 30   /* for a date nothing can be said about */

/* Takes @doc; leaves it as it is where the value does not fit. */
static TandemDoc *
with_string (TandemDoc  *doc,
             const char *path,
             const char *text)
{
  g_autofree char *json = text != NULL ? tandem_json_string (text) : NULL;
  TandemDoc *after = json != NULL ? tandem_doc_with (doc, path, json, NULL) : NULL;

  if (after == NULL)
    return doc;
  tandem_doc_unref (doc);

  return after;
}

/**
 * tandem_plan_get_kind_below:
 * @snapshot: the plan
 * @row: (nullable): a row of it
 *
 * What somebody who goes on drafting below @row most likely wants: what an
 * objective or pilot is made of, what an action with parts has already, else
 * another of the same.
 *
 * Returns: a kind of rows
 */
const TandemKind *
tandem_plan_get_kind_below (TandemSnapshot  *snapshot,
                            const TandemDoc *row)
{
  const TandemKind *kind = row != NULL ? tandem_doc_get_kind (row) : NULL;
  g_autoptr(GPtrArray) below = NULL;

  if (kind == NULL)
    return tandem_kind_find ("objective");
  if (g_str_equal (kind->name, "objective"))
    return tandem_kind_find ("action");
  if (g_str_equal (kind->name, "pilot"))
    return tandem_kind_find ("milestone");
  if (!g_str_equal (kind->name, "action"))
    return kind;

  below = tandem_plan_list_below (snapshot, tandem_val_string (tandem_doc_get (row, "plan")), row);

  return below->len > 0 ? tandem_doc_get_kind (g_ptr_array_index (below, 0)) : kind;
}

/* ---- where --------------------------------------------------------------------- */

/* A new row of @kind at @at: @above is what it stands under, @after the sibling
 * before it. FALSE where it has no place. */
static gboolean
find_place (TandemSnapshot   *snapshot,
            const TandemKind *kind,
            const TandemDoc  *at,
            const TandemDoc **above,
            const TandemDoc **after)
{
  *above = NULL;
  *after = NULL;

  for (; at != NULL; at = tandem_plan_get_above (snapshot, at))
    {
      if (tandem_doc_get_kind (at) == kind)
        {
          *above = tandem_plan_get_above (snapshot, at);
          *after = at;
          return TRUE;
        }
      if (tandem_plan_can_hold (tandem_doc_get_kind (at), kind))
        {
          *above = at;
          return TRUE;
        }
    }

  return tandem_plan_can_hold (NULL, kind);
}

static GPtrArray *
list_siblings (TandemSnapshot   *snapshot,
               const char       *plan,
               const TandemDoc  *above,
               const TandemKind *kind)
{
  g_autoptr(GPtrArray) below = tandem_plan_list_below (snapshot, plan, above);
  GPtrArray *siblings = g_ptr_array_new ();

  for (guint i = 0; i < below->len; i++)
    if (tandem_doc_get_kind (g_ptr_array_index (below, i)) == kind)
      g_ptr_array_add (siblings, g_ptr_array_index (below, i));

  return siblings;
}

static char *
dup_order (GPtrArray       *siblings,
           const TandemDoc *after)
{
  guint position = 0;
  const char *before = after != NULL ? tandem_val_string (tandem_doc_get (after, "order")) : NULL;
  const char *next = NULL;
  char *order;

  if (after != NULL && g_ptr_array_find (siblings, after, &position))
    position++;
  if (position < siblings->len)
    next = tandem_val_string (tandem_doc_get (g_ptr_array_index (siblings, position), "order"));
  /* Where nobody gave places, the code says where it stands. */
  if ((after != NULL && before == NULL) || (after == NULL && position < siblings->len && next == NULL))
    return NULL;

  order = tandem_order_between (before, next);

  return order != NULL ? order : g_strconcat (before != NULL ? before : "", "i", NULL);
}

/* ---- codes --------------------------------------------------------------------- */

static gboolean
is_taken (TandemSnapshot   *snapshot,
          const char       *plan,
          const TandemKind *kind,
          const char       *code)
{
  g_autoptr(GPtrArray) rows = tandem_snapshot_referring (snapshot, kind->name, "plan", plan);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (tandem_val_string (tandem_doc_get (g_ptr_array_index (rows, i), "code")), code) == 0)
      return TRUE;

  return FALSE;
}

/* "M2.7" for the fourth of "M2.4": the next free number with the same beginning. */
static char *
dup_next_code (TandemSnapshot   *snapshot,
               const char       *plan,
               const TandemKind *kind,
               const char       *code)
{
  gsize start = strlen (code);

  while (start > 0 && g_ascii_isdigit (code[start - 1]))
    start--;
  for (guint64 number = g_ascii_strtoull (code + start, NULL, 10) + 1;; number++)
    {
      g_autofree char *next = g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) start, code, number);

      if (!is_taken (snapshot, plan, kind, next))
        return g_steal_pointer (&next);
    }
}

/* A1.1 under O1, M2.1 under P2; objectives and pilots are numbered through. */
static char *
dup_code (TandemSnapshot   *snapshot,
          const char       *plan,
          const TandemKind *kind,
          GPtrArray        *siblings,
          const TandemDoc  *above)
{
  static const char letters[] = "OAPM";
  int level = tandem_plan_get_level (kind);
  const char *above_code = above != NULL ? tandem_val_string (tandem_doc_get (above, "code")) : NULL;
  const char *last = siblings->len > 0
                       ? tandem_val_string (tandem_doc_get (g_ptr_array_index (siblings, siblings->len - 1), "code")) : NULL;
  g_autofree char *first = NULL;

  /* Nobody uses codes here. */
  if (siblings->len > 0 && (last == NULL || *last == '\0'))
    return NULL;
  if (last != NULL)
    return dup_next_code (snapshot, plan, kind, last);
  if (g_str_equal (kind->name, "pilot") || above == NULL)
    first = g_strdup_printf ("%c0", letters[level]);
  else if (above_code == NULL || !g_ascii_isalpha (above_code[0]))
    return NULL;
  else
    first = g_strdup_printf ("%c%s.0", letters[level], above_code + 1);

  return dup_next_code (snapshot, plan, kind, first);
}

/* ---- dates --------------------------------------------------------------------- */

static TandemDate
foresee_due (const TandemDoc     *plan,
             const TandemDoc     *above,
             const TandemDoc     *after,
             const TandemContext *context)
{
  const TandemDoc *sources[] = { after, above, plan };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      TandemDate end = sources[i] != NULL ? tandem_plan_get_end (sources[i]) : TANDEM_NO_DATE;

      /* a whole month ends on its last day */
      if (tandem_date_is_set (end) && end.ymd % 100 == 0)
        end = tandem_date_add_days (tandem_date_add_months ((TandemDate) { end.ymd + 1 }, 1), -1);
      if (tandem_date_is_set (end))
        return end;
    }

  return tandem_date_add_days (tandem_context_get_today (context), DAYS_AHEAD);
}

static TandemDoc *
hang_on (TandemDoc       *row,
         const TandemDoc *above)
{
  const TandemKind *kind = tandem_doc_get_kind (row);
  const char *link = tandem_plan_get_link (kind);
  g_autofree char *id = NULL;
  g_autofree char *json = NULL;
  TandemDoc *after;

  if (above == NULL)
    return row;

  id = tandem_json_string (tandem_doc_get_id (above));
  json = tandem_kind_find_field (kind, link)->type == &tandem_type_refs ? g_strdup_printf ("[%s]", id) : g_strdup (id);
  if ((after = tandem_doc_with (row, link, json, NULL)) == NULL)
    return row;
  tandem_doc_unref (row);

  return after;
}

/**
 * tandem_plan_new_row:
 * @snapshot: the plan
 * @plan: its record
 * @kind: what to add
 * @at: (nullable): the row it is added below, NULL for the top
 * @context: today, vocabularies
 *
 * A new row right below @at: under it where it can hold @kind, else after it or
 * the nearest one further out. It has its place, its code and a date proposed;
 * only a title is missing. Any thread.
 *
 * Returns: (transfer full) (nullable): the record, NULL where such a row has no
 *   place there
 */
TandemDoc *
tandem_plan_new_row (TandemSnapshot      *snapshot,
                     const TandemDoc     *plan,
                     const TandemKind    *kind,
                     const TandemDoc     *at,
                     const TandemContext *context)
{
  const char *plan_id = tandem_doc_get_id (plan);
  const TandemDoc *above;
  const TandemDoc *after;
  g_autoptr(GPtrArray) siblings = NULL;
  g_autofree char *order = NULL;
  g_autofree char *code = NULL;
  TandemDoc *row;

  if (!find_place (snapshot, kind, at, &above, &after))
    return NULL;

  siblings = list_siblings (snapshot, plan_id, above, kind);
  order = dup_order (siblings, after);
  code = dup_code (snapshot, plan_id, kind, siblings, above);

  row = hang_on (tandem_doc_new_under (kind, plan), above);
  row = tandem_doc_with_defaults (row, context);
  row = with_string (row, "order", order);
  row = with_string (row, "code", code);
  if (g_str_equal (kind->name, "objective"))
    row = with_string (row, "level", above != NULL ? "specific" : "strategic");
  if (g_str_equal (kind->name, "milestone"))
    {
      g_autofree char *due = tandem_date_to_iso (foresee_due (plan, above, after, context));

      row = with_string (row, "due", due);
    }

  return row;
}
