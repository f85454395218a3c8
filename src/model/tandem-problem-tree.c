/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-problem-tree.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-problem.h"
#include "tandem-order.h"

#define MAX_LEVELS 100  /* more than anybody reads; what hangs on the last stands beside the tree */

static const char *
get_string (const TandemDoc *doc,
            const char      *field)
{
  return tandem_val_string (tandem_doc_get (doc, field));
}

static gboolean
is_kind (const TandemDoc *doc,
         const char      *code)
{
  return g_strcmp0 (get_string (doc, "node_kind"), code) == 0;
}

static TandemDoc *
get_parent (TandemSnapshot  *snapshot,
            const TandemDoc *problem)
{
  const char *id = get_string (problem, "parent");
  TandemDoc *parent = id != NULL ? tandem_snapshot_get (snapshot, id) : NULL;

  /* A core problem is under nothing, whatever it says. */
  return parent != NULL && tandem_doc_get_kind (parent) == &tandem_problem_node_kind && !is_kind (problem, "core") ? parent : NULL;
}

/* ---- listing ---------------------------------------------------------------------- */

static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  const TandemDoc *one = *(TandemDoc *const *) a, *other = *(TandemDoc *const *) b;
  int order = g_strcmp0 (get_string (one, "order"), get_string (other, "order"));

  return order != 0 ? order : g_strcmp0 (tandem_doc_get_id (one), tandem_doc_get_id (other));
}

/* Those under @parent on one side of it, in their order. */
static GPtrArray *
list_under (TandemSnapshot  *snapshot,
            const TandemDoc *parent,
            int              side)
{
  g_autoptr(GPtrArray) all = tandem_snapshot_referring (snapshot, "problem", "parent", tandem_doc_get_id (parent));
  gboolean core = is_kind (parent, "core");
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (all, i);

      /* Beside the core each says what it is; farther out it is what it hangs on. */
      if (!is_kind (doc, "core") && (!core || is_kind (doc, "effect") == (side < 0)))
        g_ptr_array_add (found, doc);
    }
  g_ptr_array_sort (found, compare_order);

  return found;
}

typedef struct
{
  TandemSnapshot *snapshot;
  GArray         *stands;
  GHashTable     *seen;         /* ids: a circle is cut, and nobody stands twice */
} Listing;

static void add_stand (Listing   *listing,
                       TandemDoc *doc,
                       TandemDoc *parent,
                       int        level);

static void
add_under (Listing   *listing,
           TandemDoc *parent,
           int        level)
{
  g_autoptr(GPtrArray) under = NULL;

  if (ABS (level) > MAX_LEVELS)
    return;

  under = list_under (listing->snapshot, parent, level);
  for (guint i = 0; i < under->len; i++)
    add_stand (listing, g_ptr_array_index (under, i), parent, level);
}

static void
add_stand (Listing   *listing,
           TandemDoc *doc,
           TandemDoc *parent,
           int        level)
{
  TandemProblemStand stand = { doc, parent, level };

  if (!g_hash_table_add (listing->seen, (gpointer) tandem_doc_get_id (doc)))
    return;

  g_array_append_val (listing->stands, stand);
  if (level <= 0)
    add_under (listing, doc, level - 1);
  if (level >= 0)
    add_under (listing, doc, level + 1);
}

/**
 * tandem_problem_tree_list:
 * @snapshot: the plan
 * @plan: its id
 *
 * Every problem of the plan where it stands, each once and after what it stands
 * under: the core first. What is under nothing stands beside the tree, on its
 * side.
 *
 * Returns: (transfer full) (element-type TandemProblemStand): the stands
 */
GArray *
tandem_problem_tree_list (TandemSnapshot *snapshot,
                          const char     *plan)
{
  g_autoptr(GPtrArray) found = tandem_snapshot_referring (snapshot, "problem", "plan", plan);
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Listing listing = { snapshot, g_array_new (FALSE, FALSE, sizeof (TandemProblemStand)), seen };

  g_ptr_array_extend (all, found, NULL, NULL);
  g_ptr_array_sort (all, compare_order);
  for (guint i = 0; i < all->len; i++)
    if (is_kind (g_ptr_array_index (all, i), "core"))
      add_stand (&listing, g_ptr_array_index (all, i), NULL, 0);
  for (guint i = 0; i < all->len; i++)
    if (get_parent (snapshot, g_ptr_array_index (all, i)) == NULL)
      add_stand (&listing, g_ptr_array_index (all, i), NULL, is_kind (g_ptr_array_index (all, i), "effect") ? -1 : 1);
  /* What is left goes round in a circle, or on without end: it is cut anywhere. */
  for (guint i = 0; i < all->len; i++)
    add_stand (&listing, g_ptr_array_index (all, i), NULL, is_kind (g_ptr_array_index (all, i), "effect") ? -1 : 1);

  return listing.stands;
}

static const TandemProblemStand *
find_stand (GArray          *stands,
            const TandemDoc *problem)
{
  for (guint i = 0; i < stands->len; i++)
    {
      const TandemProblemStand *stand = &g_array_index (stands, TandemProblemStand, i);

      if (g_str_equal (tandem_doc_get_id (stand->doc), tandem_doc_get_id (problem)))
        return stand;
    }

  return NULL;
}

static GArray *
list_around (TandemSnapshot  *snapshot,
             const TandemDoc *problem)
{
  const char *plan = get_string (problem, "plan");

  return tandem_problem_tree_list (snapshot, plan != NULL ? plan : "");
}

/* ---- changing ------------------------------------------------------------------------ */

/* Takes @doc; leaves it as it is where the value does not fit. */
static TandemDoc *
with_string (TandemDoc  *doc,
             const char *field,
             const char *text)
{
  g_autofree char *json = text != NULL ? tandem_json_string (text) : g_strdup ("null");
  TandemDoc *after = tandem_doc_with (doc, field, json, NULL);

  if (after == NULL)
    return doc;
  tandem_doc_unref (doc);

  return after;
}

static char *
dup_order_between (const TandemDoc *before,
                   const TandemDoc *after)
{
  const char *low = before != NULL ? get_string (before, "order") : NULL;
  const char *high = after != NULL ? get_string (after, "order") : NULL;
  char *order = tandem_order_between (low, high);

  return order != NULL ? order : g_strconcat (low != NULL ? low : "", "i", NULL);
}

static char *
dup_last_order (GPtrArray *siblings)
{
  return dup_order_between (siblings->len > 0 ? g_ptr_array_index (siblings, siblings->len - 1) : NULL, NULL);
}

static gboolean
is_within (TandemSnapshot  *snapshot,
           const TandemDoc *problem,
           const TandemDoc *other)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (; problem != NULL && g_hash_table_add (seen, (gpointer) tandem_doc_get_id (problem)); problem = get_parent (snapshot, problem))
    if (g_str_equal (tandem_doc_get_id (problem), tandem_doc_get_id (other)))
      return TRUE;

  return FALSE;
}

/* The problem and all that hangs on it, each once. */
static GPtrArray *
list_deep (TandemSnapshot *snapshot,
           TandemDoc      *problem)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new ();

  g_ptr_array_add (found, problem);
  g_hash_table_add (seen, (gpointer) tandem_doc_get_id (problem));
  for (guint at = 0; at < found->len; at++)
    {
      const TandemDoc *parent = g_ptr_array_index (found, at);
      g_autoptr(GPtrArray) under = tandem_snapshot_referring (snapshot, "problem", "parent", tandem_doc_get_id (parent));

      for (guint i = 0; i < under->len; i++)
        if (!is_kind (g_ptr_array_index (under, i), "core") &&
            g_hash_table_add (seen, (gpointer) tandem_doc_get_id (g_ptr_array_index (under, i))))
          g_ptr_array_add (found, g_ptr_array_index (under, i));
    }

  return found;
}

/* All that hangs on a problem becomes what it becomes. */
static GPtrArray *
put (TandemSnapshot  *snapshot,
     TandemDoc       *problem,
     const TandemDoc *under,
     const char      *node_kind,
     const char      *order)
{
  GPtrArray *edits = tandem_plan_edits_new ();
  g_autoptr(GPtrArray) all = list_deep (snapshot, problem);

  for (guint i = 0; i < all->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (all, i);
      g_autoptr(TandemDoc) after = with_string (tandem_doc_ref (doc), "node_kind", node_kind);

      if (i == 0)
        {
          after = with_string (g_steal_pointer (&after), "parent", tandem_doc_get_id (under));
          after = with_string (g_steal_pointer (&after), "order", order);
        }
      else if (is_kind (doc, node_kind))
        continue;
      tandem_plan_edits_add (edits, doc, after);
    }

  return edits;
}

static GPtrArray *
refuse (GError        **error,
        TandemPlanError code,
        const char     *message)
{
  g_set_error_literal (error, TANDEM_PLAN_ERROR, code, message);

  return NULL;
}

/**
 * tandem_problem_tree_new:
 * @snapshot: the plan
 * @plan: the plan itself
 * @under: (nullable): what it is to stand under; NULL: it is the core problem
 * @effect: whether it is an effect, where it stands under the core
 * @context: vocabularies
 *
 * Returns: (transfer full): a new problem, which has no words yet
 */
TandemDoc *
tandem_problem_tree_new (TandemSnapshot      *snapshot,
                         const TandemDoc     *plan,
                         const TandemDoc     *under,
                         gboolean             effect,
                         const TandemContext *context)
{
  TandemDoc *doc = tandem_doc_new_under (&tandem_problem_node_kind, plan);
  const char *node_kind = effect ? "effect" : "cause";
  g_autoptr(GPtrArray) siblings = NULL;
  g_autofree char *order = NULL;

  if (under == NULL)
    return with_string (doc, "node_kind", "core");

  if (!is_kind (under, "core"))
    node_kind = is_kind (under, "effect") ? "effect" : "cause";
  siblings = list_under (snapshot, under, g_str_equal (node_kind, "effect") ? -1 : 1);
  order = dup_last_order (siblings);
  doc = with_string (doc, "node_kind", node_kind);
  doc = with_string (doc, "parent", tandem_doc_get_id (under));

  return with_string (doc, "order", order);
}

/**
 * tandem_problem_tree_move:
 * @snapshot: the plan
 * @problem: a problem of it
 * @under: another one, which it is to stand under
 * @error: return location for a #TandemPlanError
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what changes
 */
GPtrArray *
tandem_problem_tree_move (TandemSnapshot *snapshot,
                          TandemDoc      *problem,
                          TandemDoc      *under,
                          GError        **error)
{
  g_autoptr(GPtrArray) siblings = NULL;
  g_autofree char *order = NULL;
  const char *node_kind;

  if (is_kind (problem, "core"))
    return refuse (error, TANDEM_PLAN_ERROR_KIND, _("The core problem stands under nothing."));
  if (is_within (snapshot, under, problem))
    return refuse (error, TANDEM_PLAN_ERROR_CIRCLE, _("A problem cannot stand under itself."));
  if (get_parent (snapshot, problem) == under)
    return refuse (error, TANDEM_PLAN_ERROR_NOTHING, _("It stands there already."));

  node_kind = is_kind (is_kind (under, "core") ? problem : under, "effect") ? "effect" : "cause";
  siblings = list_under (snapshot, under, g_str_equal (node_kind, "effect") ? -1 : 1);
  order = dup_last_order (siblings);

  return put (snapshot, problem, under, node_kind, order);
}

static GPtrArray *
push_beside (TandemSnapshot *snapshot,
             TandemDoc      *problem,
             GPtrArray      *siblings,
             guint           at,
             gboolean        on,
             GError        **error)
{
  guint other = on ? at + 1 : at - 1;   /* of the first: beyond all */
  const TandemDoc *low, *high;
  GPtrArray *edits;
  g_autofree char *order = NULL;
  g_autoptr(TandemDoc) after = NULL;

  if (other >= siblings->len)
    return refuse (error, TANDEM_PLAN_ERROR_END, _("There is no problem beside it on that side."));

  low = on ? g_ptr_array_index (siblings, other) : other > 0 ? g_ptr_array_index (siblings, other - 1) : NULL;
  high = !on ? g_ptr_array_index (siblings, other) : other + 1 < siblings->len ? g_ptr_array_index (siblings, other + 1) : NULL;
  order = dup_order_between (low, high);
  after = with_string (tandem_doc_ref (problem), "order", order);
  edits = tandem_plan_edits_new ();
  tandem_plan_edits_add (edits, problem, after);

  return edits;
}

/* Out of what it stands under, to stand after that; beside the core, to its
 * other side. */
static GPtrArray *
push_closer (TandemSnapshot           *snapshot,
             const TandemProblemStand *stand,
             GError                  **error)
{
  TandemDoc *above = get_parent (snapshot, stand->parent);
  const char *node_kind = stand->level < 0 ? "effect" : "cause";
  g_autoptr(GPtrArray) siblings = NULL;
  g_autofree char *order = NULL;
  guint at = 0;

  if (above == NULL && !is_kind (stand->parent, "core"))
    return refuse (error, TANDEM_PLAN_ERROR_END, _("It stands under nothing yet: put it onto the problem that it belongs to."));
  if (above == NULL)
    {
      g_autoptr(GPtrArray) others = list_under (snapshot, stand->parent, -stand->level);

      order = dup_last_order (others);
      return put (snapshot, stand->doc, stand->parent, stand->level < 0 ? "cause" : "effect", order);
    }

  siblings = list_under (snapshot, above, stand->level);
  g_ptr_array_find (siblings, stand->parent, &at);
  order = dup_order_between (stand->parent, at + 1 < siblings->len ? g_ptr_array_index (siblings, at + 1) : NULL);

  return put (snapshot, stand->doc, above, node_kind, order);
}

/**
 * tandem_problem_tree_push:
 * @snapshot: the plan
 * @problem: a problem of it
 * @way: which way
 * @error: return location for a #TandemPlanError
 *
 * Moves a problem by one.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what changes
 */
GPtrArray *
tandem_problem_tree_push (TandemSnapshot  *snapshot,
                          TandemDoc       *problem,
                          TandemProblemWay way,
                          GError         **error)
{
  g_autoptr(GArray) stands = list_around (snapshot, problem);
  const TandemProblemStand *stand = find_stand (stands, problem);
  g_autoptr(GPtrArray) siblings = NULL;
  guint at = 0;

  if (stand == NULL || stand->level == 0)
    return refuse (error, TANDEM_PLAN_ERROR_KIND, _("The core problem stands under nothing."));
  if (stand->parent == NULL)
    return refuse (error, TANDEM_PLAN_ERROR_END, _("It stands under nothing yet: put it onto the problem that it belongs to."));

  siblings = list_under (snapshot, stand->parent, stand->level);
  g_ptr_array_find (siblings, stand->doc, &at);
  switch (way)
    {
    case TANDEM_PROBLEM_CLOSER:
      return push_closer (snapshot, stand, error);
    case TANDEM_PROBLEM_AWAY:
      if (siblings->len < 2)
        return refuse (error, TANDEM_PLAN_ERROR_END, _("There is no problem beside it that it could stand under."));
      return tandem_problem_tree_move (snapshot, stand->doc, g_ptr_array_index (siblings, at > 0 ? at - 1 : 1), error);
    case TANDEM_PROBLEM_BEFORE:
    case TANDEM_PROBLEM_AFTER:
    default:
      return push_beside (snapshot, stand->doc, siblings, at, way == TANDEM_PROBLEM_AFTER, error);
    }
}

/**
 * tandem_problem_tree_remove:
 * @snapshot: the plan
 * @problem: a problem of it
 *
 * Returns: (transfer full) (element-type TandemPlanEdit): what changes: it goes,
 *   with all that hangs on it
 */
GPtrArray *
tandem_problem_tree_remove (TandemSnapshot *snapshot,
                            TandemDoc      *problem)
{
  g_autoptr(GPtrArray) all = list_deep (snapshot, problem);
  GPtrArray *edits = tandem_plan_edits_new ();

  for (guint i = 0; i < all->len; i++)
    tandem_plan_edits_add (edits, g_ptr_array_index (all, i), NULL);

  return edits;
}

/* ---- the objective that answers ------------------------------------------------------- */

/**
 * tandem_problem_get_answer:
 * @snapshot: the plan
 * @problem: a problem
 *
 * Returns: (transfer none) (nullable): the objective that is the problem turned
 *   round, whichever of the two says so
 */
TandemDoc *
tandem_problem_get_answer (TandemSnapshot  *snapshot,
                           const TandemDoc *problem)
{
  const char *id = get_string (problem, "objective");
  TandemDoc *answer = id != NULL ? tandem_snapshot_get (snapshot, id) : NULL;
  g_autoptr(GPtrArray) answers = NULL;

  if (answer != NULL)
    return answer;

  answers = tandem_snapshot_referring (snapshot, "objective", "problem", tandem_doc_get_id (problem));

  return answers->len > 0 ? g_ptr_array_index (answers, 0) : NULL;
}

/**
 * tandem_problem_set_answer:
 * @snapshot: the plan
 * @problem: a problem
 * @objective: (nullable): id of the objective that answers it, NULL for none
 *
 * Returns: (transfer full) (element-type TandemPlanEdit): what changes
 */
GPtrArray *
tandem_problem_set_answer (TandemSnapshot *snapshot,
                           TandemDoc      *problem,
                           const char     *objective)
{
  g_autoptr(GPtrArray) answers = tandem_snapshot_referring (snapshot, "objective", "problem", tandem_doc_get_id (problem));
  GPtrArray *edits = tandem_plan_edits_new ();

  if (g_strcmp0 (get_string (problem, "objective"), objective) != 0)
    {
      g_autoptr(TandemDoc) after = with_string (tandem_doc_ref (problem), "objective", objective);

      tandem_plan_edits_add (edits, problem, after);
    }
  /* No other objective goes on saying that it is the answer. */
  for (guint i = 0; i < answers->len; i++)
    {
      TandemDoc *answer = g_ptr_array_index (answers, i);

      if (g_strcmp0 (tandem_doc_get_id (answer), objective) != 0)
        {
          g_autoptr(TandemDoc) after = with_string (tandem_doc_ref (answer), "problem", NULL);

          tandem_plan_edits_add (edits, answer, after);
        }
    }

  return edits;
}
