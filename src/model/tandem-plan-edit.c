/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-plan-edit.h"

#include "tandem-plan-rows.h"

G_DEFINE_QUARK (tandem - plan - error - quark, tandem_plan_error)

static void
edit_free (gpointer data)
{
  TandemPlanEdit *edit = data;

  g_clear_pointer (&edit->before, tandem_doc_unref);
  g_clear_pointer (&edit->after, tandem_doc_unref);
  g_free (edit);
}

/**
 * tandem_plan_edits_new:
 *
 * Returns: (transfer full) (element-type TandemPlanEdit): no edits yet
 */
GPtrArray *
tandem_plan_edits_new (void)
{
  return g_ptr_array_new_with_free_func (edit_free);
}

/**
 * tandem_plan_edits_add:
 * @edits: edits
 * @before: (nullable): a record as it is, NULL for a new one
 * @after: (nullable): as it will be, NULL to delete it
 */
void
tandem_plan_edits_add (GPtrArray *edits,
                       TandemDoc *before,
                       TandemDoc *after)
{
  TandemPlanEdit *edit;

  g_return_if_fail (edits != NULL);
  g_return_if_fail (before != NULL || after != NULL);

  edit = g_new0 (TandemPlanEdit, 1);
  edit->before = before != NULL ? tandem_doc_ref (before) : NULL;
  edit->after = after != NULL ? tandem_doc_ref (after) : NULL;
  g_ptr_array_add (edits, edit);
}

/**
 * tandem_plan_edits_dup_snapshot:
 * @edits: (element-type TandemPlanEdit): edits
 * @snapshot: the plan as it is
 *
 * Returns: (transfer full): the plan as it will be
 */
TandemSnapshot *
tandem_plan_edits_dup_snapshot (GPtrArray      *edits,
                                TandemSnapshot *snapshot)
{
  g_autoptr(GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  TandemSnapshot *edited;

  for (guint i = 0; i < edits->len; i++)
    {
      TandemPlanEdit *edit = g_ptr_array_index (edits, i);

      if (edit->after == NULL)
        g_hash_table_add (gone, (gpointer) tandem_doc_get_id (edit->before));
    }

  edited = tandem_snapshot_copy (snapshot, gone);
  for (guint i = 0; i < edits->len; i++)
    {
      TandemPlanEdit *edit = g_ptr_array_index (edits, i);

      if (edit->after != NULL)
        tandem_snapshot_add (edited, edit->after);
    }

  return edited;
}

static gboolean
has_ancestor_among (TandemSnapshot  *snapshot,
                    const TandemDoc *row,
                    GPtrArray       *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != row && tandem_plan_stands_under (snapshot, row, g_ptr_array_index (rows, i)))
      return TRUE;

  return FALSE;
}

/**
 * tandem_plan_keep_topmost:
 * @snapshot: the plan
 * @rows: (element-type TandemDoc): rows
 *
 * Who moves a row moves what is under it.
 *
 * Returns: (transfer container) (element-type TandemDoc): those that are under
 *   no other of @rows
 */
GPtrArray *
tandem_plan_keep_topmost (TandemSnapshot *snapshot,
                          GPtrArray      *rows)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    if (!has_ancestor_among (snapshot, g_ptr_array_index (rows, i), rows))
      g_ptr_array_add (kept, g_ptr_array_index (rows, i));

  return kept;
}

static void
add_deep (TandemSnapshot *snapshot,
          GPtrArray      *found,
          GHashTable     *seen,
          TandemDoc      *row)
{
  const char *plan = tandem_val_string (tandem_doc_get (row, "plan"));
  g_autoptr(GPtrArray) below = NULL;

  if (!g_hash_table_add (seen, (gpointer) tandem_doc_get_id (row)))
    return;

  g_ptr_array_add (found, row);
  below = tandem_plan_list_below (snapshot, plan != NULL ? plan : "", row);
  for (guint i = 0; i < below->len; i++)
    add_deep (snapshot, found, seen, g_ptr_array_index (below, i));
}

/**
 * tandem_plan_list_deep:
 * @snapshot: the plan
 * @rows: (element-type TandemDoc): rows
 *
 * Returns: (transfer container) (element-type TandemDoc): the rows and all that
 *   stand under them, each once
 */
GPtrArray *
tandem_plan_list_deep (TandemSnapshot *snapshot,
                       GPtrArray      *rows)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    add_deep (snapshot, found, seen, g_ptr_array_index (rows, i));

  return found;
}

/* Whether @row hangs on something of the plan that stays. */
static gboolean
hangs_on_other (TandemSnapshot  *snapshot,
                const TandemDoc *row,
                GHashTable      *gone)
{
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (row, tandem_plan_get_link (tandem_doc_get_kind (row))));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *id = tandem_val_string (item);

      if (id != NULL && tandem_snapshot_get (snapshot, id) != NULL && !g_hash_table_contains (gone, id))
        return TRUE;
    }

  return FALSE;
}

/* A list of ids without those that go. */
static TandemDoc *
without_links (TandemDoc  *row,
               GHashTable *gone)
{
  const char *link = tandem_plan_get_link (tandem_doc_get_kind (row));
  g_autoptr(GString) json = g_string_new ("[");
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (row, link));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *id = tandem_val_string (item);

      if (id == NULL || g_hash_table_contains (gone, id))
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      tandem_json_append_string (json, id);
    }
  g_string_append_c (json, ']');

  return tandem_doc_with (row, link, json->str, NULL);
}

/* Indicators, risks and questions of a row are nothing without it. */
static void
remove_what_belongs (GPtrArray       *edits,
                     TandemSnapshot  *snapshot,
                     const TandemDoc *row,
                     GHashTable      *gone)
{
  g_autoptr(GPtrArray) all = tandem_snapshot_referring (snapshot, NULL, NULL, tandem_doc_get_id (row));

  for (guint i = 0; i < all->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (all, i);

      if (tandem_plan_get_level (tandem_doc_get_kind (doc)) < 0 &&
          g_strcmp0 (tandem_doc_get_parent (doc), tandem_doc_get_id (row)) == 0 &&
          g_hash_table_add (gone, (gpointer) tandem_doc_get_id (doc)))
        tandem_plan_edits_add (edits, doc, NULL);
    }
}

static void
remove_deep (GPtrArray      *edits,
             TandemSnapshot *snapshot,
             TandemDoc      *row,
             GHashTable     *gone)
{
  g_autoptr(GPtrArray) below = NULL;

  if (!g_hash_table_add (gone, (gpointer) tandem_doc_get_id (row)))
    return;

  tandem_plan_edits_add (edits, row, NULL);
  remove_what_belongs (edits, snapshot, row, gone);
  below = tandem_plan_list_below (snapshot, tandem_val_string (tandem_doc_get (row, "plan")), row);
  for (guint i = 0; i < below->len; i++)
    {
      TandemDoc *child = g_ptr_array_index (below, i);
      g_autoptr(TandemDoc) kept = NULL;

      if (hangs_on_other (snapshot, child, gone) && (kept = without_links (child, gone)) != NULL)
        tandem_plan_edits_add (edits, child, kept);
      else
        remove_deep (edits, snapshot, child, gone);
    }
}

/**
 * tandem_plan_remove:
 * @snapshot: the plan
 * @rows: (element-type TandemDoc): rows of it
 *
 * Takes rows out, with all that stands under them and what belongs to that. An
 * action that serves another objective too goes on under that one. Any thread.
 *
 * Returns: (transfer full) (element-type TandemPlanEdit): what changes
 */
GPtrArray *
tandem_plan_remove (TandemSnapshot *snapshot,
                    GPtrArray      *rows)
{
  g_autoptr(GPtrArray) topmost = tandem_plan_keep_topmost (snapshot, rows);
  g_autoptr(GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *edits = tandem_plan_edits_new ();

  for (guint i = 0; i < topmost->len; i++)
    remove_deep (edits, snapshot, g_ptr_array_index (topmost, i), gone);

  return edits;
}
