/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-plan-edit.h"

#include "kinds/tandem-figures.h"
#include "tandem-field.h"
#include "tandem-plan-rows.h"

/* Which field stands in which column of the outline, by kind. */
static const struct
{
  const char *column;
  const char *kind;
  const char *path;
} columns[] = {
  { "title", "objective", "statement" },
  { "title", "action", "title" },
  { "title", "pilot", "title" },
  { "title", "milestone", "title" },
  { "status", "action", "status" },
  { "status", "pilot", "status" },
  { "status", "milestone", "status" },
  { "due", "action", "end" },
  { "due", "pilot", "period.to" },
  { "due", "milestone", "due" },
  { "responsible", "action", "lead" },
  { "responsible", "pilot", "lead" },
  { "responsible", "milestone", "responsible" },
};

/**
 * tandem_plan_find_field:
 * @kind: the kind of a row
 * @column: "title", "status", "due" or "responsible"
 *
 * Returns: (nullable): the path of the field that stands in that column, NULL
 *   where the kind has none
 */
const char *
tandem_plan_find_field (const TandemKind *kind,
                        const char       *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].kind, kind->name) && g_str_equal (columns[i].column, column))
      return columns[i].path;

  return NULL;
}

/**
 * tandem_plan_get_end:
 * @row: a row, or the plan
 *
 * Returns: the day it is due or ends, or the month; no date where it has none
 */
TandemDate
tandem_plan_get_end (const TandemDoc *row)
{
  static const char *const fields[] = { "due", "end", "period.to" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TandemVal value = tandem_doc_get (row, fields[i]);
      TandemDate date = tandem_val_date (value);

      if (tandem_date_is_set (date))
        return date;
      if (tandem_val_string (value) != NULL)
        return tandem_period_get_last (tandem_doc_get (row, "period"));
    }

  return TANDEM_NO_DATE;
}

/* Takes @doc. */
static TandemDoc *
with_string (TandemDoc  *doc,
             const char *path,
             const char *text,
             GError    **error)
{
  g_autofree char *json = tandem_json_string (text);
  TandemDoc *after = tandem_doc_with (doc, path, json, error);

  tandem_doc_unref (doc);

  return after;
}

static TandemDoc *
with_reason (TandemDoc  *doc,
             const char *reason)
{
  g_autofree char *json = NULL;
  TandemDoc *after;

  if (reason == NULL || *reason == '\0' || tandem_kind_find_field (tandem_doc_get_kind (doc), "reason") == NULL)
    return doc;

  json = tandem_json_string (reason);
  if ((after = tandem_doc_with (doc, "reason", json, NULL)) == NULL)
    return doc;
  tandem_doc_unref (doc);

  return after;
}

/* ---- dates --------------------------------------------------------------------- */

static gboolean
is_over (const TandemDoc *row)
{
  static const char *const over[] =
  {
    "achieved", "dropped", "completed", "cancelled", "stopped", "demonstrated", "evaluated", "scaled_up", NULL,
  };
  const char *status = tandem_val_string (tandem_doc_get (row, "status"));

  return status != NULL && g_strv_contains (over, status);
}

/**
 * tandem_plan_reschedule:
 * @rows: (element-type TandemDoc): rows of a plan
 * @days: how many days later, negative for earlier
 * @reason: (nullable): why
 *
 * Moves the dates people agreed on: when milestones are due, when actions begin
 * and end, and the periods of pilots where they are given to the day. Forecasts
 * stay, as they say what is expected; what is over stays as it was. Any thread.
 *
 * Returns: (transfer full) (element-type TandemPlanEdit): what changes
 */
GPtrArray *
tandem_plan_reschedule (GPtrArray  *rows,
                        int         days,
                        const char *reason)
{
  static const char *const paths[] = { "due", "start", "end", "period.from", "period.to" };
  GPtrArray *edits = tandem_plan_edits_new ();

  for (guint i = 0; i < rows->len && days != 0; i++)
    {
      TandemDoc *row = g_ptr_array_index (rows, i);
      g_autoptr(TandemDoc) after = tandem_doc_ref (row);

      if (is_over (row))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (paths) && after != NULL; j++)
        {
          TandemDate date = tandem_val_date (tandem_doc_get (row, paths[j]));
          g_autofree char *iso = NULL;

          if (!tandem_date_is_set (date))
            continue;
          iso = tandem_date_to_iso (tandem_date_add_days (date, days));
          after = with_string (after, paths[j], iso, NULL);
        }
      if (after == NULL || after == row)
        continue;
      after = with_reason (after, reason);
      tandem_plan_edits_add (edits, row, after);
    }

  return edits;
}

/* ---- one field ------------------------------------------------------------------- */

/* A milestone is achieved on a day, today where none is said. */
static TandemDoc *
with_day (TandemDoc           *row,
          const char          *column,
          const char          *code,
          const TandemContext *context,
          GError             **error)
{
  g_autofree char *today = NULL;

  if (row == NULL || !g_str_equal (column, "status") || g_strcmp0 (code, "achieved") != 0 ||
      tandem_val_exists (tandem_doc_get (row, "done_on")))
    return row;

  today = tandem_date_to_iso (tandem_context_get_today (context));

  return with_string (row, "done_on", today, error);
}

/**
 * tandem_plan_set:
 * @rows: (element-type TandemDoc): rows of a plan
 * @column: "status", "due" or "responsible"
 * @code: (nullable): the code, date or id it gets; NULL to empty it
 * @reason: (nullable): why, for a milestone that waits or is dropped
 * @context: today
 * @error: return location for an error
 *
 * Gives all rows that have such a field the same value. Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what
 *   changes
 */
GPtrArray *
tandem_plan_set (GPtrArray           *rows,
                 const char          *column,
                 const char          *code,
                 const char          *reason,
                 const TandemContext *context,
                 GError             **error)
{
  g_autoptr(GPtrArray) edits = tandem_plan_edits_new ();
  g_autofree char *json = code != NULL ? tandem_json_string (code) : g_strdup ("null");

  for (guint i = 0; i < rows->len; i++)
    {
      TandemDoc *row = g_ptr_array_index (rows, i);
      const char *path = tandem_plan_find_field (tandem_doc_get_kind (row), column);
      g_autoptr(TandemDoc) after = NULL;

      if (path == NULL || g_strcmp0 (tandem_val_string (tandem_doc_get (row, path)), code) == 0)
        continue;
      after = with_day (tandem_doc_with (row, path, json, error), column, code, context, error);
      if (after == NULL)
        return NULL;
      if (g_str_equal (column, "status"))
        after = with_reason (g_steal_pointer (&after), reason);
      tandem_plan_edits_add (edits, row, after);
    }

  return g_steal_pointer (&edits);
}

/* ---- all of it --------------------------------------------------------------------- */

static TandemPlanEdit *
find_edit (GPtrArray       *edits,
           const TandemDoc *row)
{
  for (guint i = 0; i < edits->len; i++)
    {
      TandemPlanEdit *edit = g_ptr_array_index (edits, i);

      if (edit->before == row || edit->after == row)
        return edit;
    }

  return NULL;
}

/* The rows as they are after @edits. */
static GPtrArray *
list_changed (GPtrArray *rows,
              GPtrArray *edits)
{
  GPtrArray *changed = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      TandemPlanEdit *edit = find_edit (edits, g_ptr_array_index (rows, i));

      g_ptr_array_add (changed, edit != NULL ? edit->after : g_ptr_array_index (rows, i));
    }

  return changed;
}

/* Takes @more: edits of what @edits made. */
static void
join_edits (GPtrArray *edits,
            GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      TandemPlanEdit *next = g_ptr_array_index (more, i);
      TandemPlanEdit *edit = find_edit (edits, next->before);

      if (edit == NULL)
        {
          tandem_plan_edits_add (edits, next->before, next->after);
          continue;
        }
      tandem_doc_unref (edit->after);
      edit->after = tandem_doc_ref (next->after);
    }
  g_ptr_array_unref (more);
}

static gboolean
set_too (GPtrArray           *edits,
         GPtrArray           *rows,
         const char          *column,
         const char          *code,
         const char          *reason,
         const TandemContext *context,
         GError             **error)
{
  g_autoptr(GPtrArray) changed = NULL;
  GPtrArray *more;

  if (code == NULL)
    return TRUE;

  changed = list_changed (rows, edits);
  more = tandem_plan_set (changed, column, code, reason, context, error);
  if (more == NULL)
    return FALSE;
  join_edits (edits, more);

  return TRUE;
}

/**
 * tandem_plan_change:
 * @rows: (element-type TandemDoc): rows of a plan
 * @change: what is done to them
 * @context: today
 * @error: return location for an error
 *
 * tandem_plan_reschedule() and tandem_plan_set() as one change. Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what
 *   changes, each row once
 */
GPtrArray *
tandem_plan_change (GPtrArray              *rows,
                    const TandemPlanChange *change,
                    const TandemContext    *context,
                    GError                **error)
{
  g_autoptr(GPtrArray) edits = tandem_plan_reschedule (rows, change->days, change->reason);

  if (!set_too (edits, rows, "status", change->status, change->reason, context, error) ||
      !set_too (edits, rows, "responsible", change->responsible, change->reason, context, error))
    return NULL;

  return g_steal_pointer (&edits);
}
