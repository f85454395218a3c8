/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field.h"
#include "tandem-order.h"
#include "tandem-plan-edit.h"
#include "tandem-plan-rows.h"

/* ---- why not ----------------------------------------------------------------- */

/* Said when somebody puts a row where it cannot stand. */
static const char *const places[] =
{
  N_("An objective stands at the top of the plan or under another objective."),
  N_("An action stands under an objective."),
  N_("A pilot stands under an action or at the top of the plan."),
  N_("A milestone stands under a pilot or an action, or at the top of the plan."),
};

/* What a row is called in a sentence: its code, else its title. */
static char *
dup_name (const TandemDoc     *row,
          const TandemContext *context)
{
  const char *code = tandem_val_string (tandem_doc_get (row, "code"));
  g_autofree char *title = NULL;

  if (code != NULL && *code != '\0')
    return g_strdup (code);

  title = tandem_doc_dup_title (row, context);

  return g_strdup_printf ("“%s”", title != NULL ? title : "");
}

static const char *
get_place (const TandemDoc *row)
{
  return g_dgettext (GETTEXT_PACKAGE, places[tandem_plan_get_level (tandem_doc_get_kind (row))]);
}

static void
refuse (const TandemDoc     *row,
        const TandemDoc     *above,
        const TandemContext *context,
        GError             **error)
{
  g_autofree char *name = dup_name (row, context);
  g_autofree char *other = above != NULL ? dup_name (above, context) : NULL;

  if (above != NULL)
    g_set_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_KIND,
                 /* Translators: two rows of a plan, and a sentence that says where the first may stand */
                 _("%s cannot stand under %s. %s"), name, other, get_place (row));
  else
    g_set_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_KIND,
                 /* Translators: a row of a plan, and a sentence that says where it may stand */
                 _("%s cannot stand at the top. %s"), name, get_place (row));
}

static gboolean
check_place (TandemSnapshot      *snapshot,
             const TandemDoc     *row,
             const TandemDoc     *above,
             const TandemContext *context,
             GError             **error)
{
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;

  if (!tandem_plan_can_hold (above != NULL ? tandem_doc_get_kind (above) : NULL, tandem_doc_get_kind (row)))
    {
      refuse (row, above, context, error);
      return FALSE;
    }
  if (above == NULL || !tandem_plan_stands_under (snapshot, above, row))
    return TRUE;

  name = dup_name (row, context);
  other = dup_name (above, context);
  if (g_str_equal (tandem_doc_get_id (row), tandem_doc_get_id (above)))
    g_set_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_CIRCLE, _("%s cannot stand under itself."), name);
  else
    g_set_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_CIRCLE,
                 /* Translators: two rows of a plan */
                 _("%s cannot stand under %s, which stands under it."), name, other);

  return FALSE;
}

/* ---- the changes of one row ---------------------------------------------------- */

/* Takes @row. NULL passes. */
static TandemDoc *
with (TandemDoc  *row,
      const char *field,
      const char *json,
      GError    **error)
{
  TandemDoc *after = row != NULL ? tandem_doc_with (row, field, json, error) : NULL;

  g_clear_pointer (&row, tandem_doc_unref);

  return after;
}

/* The list of what a row hangs on: @from gives way to @to, the others stay. */
static char *
dup_links (const TandemDoc *row,
           const char      *link,
           const TandemDoc *from,
           const TandemDoc *to)
{
  g_autoptr(GString) json = g_string_new ("[");
  const char *old = from != NULL ? tandem_doc_get_id (from) : NULL;
  const char *new = to != NULL ? tandem_doc_get_id (to) : NULL;
  TandemValIter iter;
  TandemVal item;

  if (new != NULL)
    tandem_json_append_string (json, new);
  tandem_val_iter_init (&iter, tandem_doc_get (row, link));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *id = tandem_val_string (item);

      if (id == NULL || g_strcmp0 (id, old) == 0 || g_strcmp0 (id, new) == 0)
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      tandem_json_append_string (json, id);
    }
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* A strategic objective put under another becomes a specific one, and back. */
static TandemDoc *
with_level (TandemDoc       *row,
            const TandemDoc *above,
            GError         **error)
{
  if (row == NULL || !g_str_equal (tandem_doc_get_kind (row)->name, "objective"))
    return row;

  return with (row, "level", above != NULL ? "\"specific\"" : "\"strategic\"", error);
}

static TandemDoc *
put_under (TandemSnapshot  *snapshot,
           TandemDoc       *row,
           const TandemDoc *above,
           GError         **error)
{
  const TandemKind *kind = tandem_doc_get_kind (row);
  const char *link = tandem_plan_get_link (kind);
  TandemDoc *from = tandem_plan_get_above (snapshot, row);
  g_autofree char *json = NULL;

  if (from == above)
    return tandem_doc_ref (row);

  if (tandem_kind_find_field (kind, link)->type == &tandem_type_refs)
    json = dup_links (row, link, from, above);
  else if (above != NULL)
    json = tandem_json_string (tandem_doc_get_id (above));
  else if (g_str_equal (link, "owner"))
    json = tandem_json_string (tandem_val_string (tandem_doc_get (row, "plan")));
  else
    json = g_strdup ("null");

  return with_level (with (tandem_doc_ref (row), link, json, error), above, error);
}

/* ---- places among siblings -------------------------------------------------------- */

static const char *
get_order (const TandemDoc *row)
{
  return row != NULL ? tandem_val_string (tandem_doc_get (row, "order")) : NULL;
}

static TandemDoc *
with_order (TandemDoc  *row,
            const char *order,
            GError    **error)
{
  g_autofree char *json = tandem_json_string (order);

  return with (row, "order", json, error);
}

/* The siblings of @kind under @above that do not move. */
static GPtrArray *
list_staying (TandemSnapshot   *snapshot,
              const char       *plan,
              const TandemDoc  *above,
              const TandemKind *kind,
              GPtrArray        *moving)
{
  g_autoptr(GPtrArray) all = tandem_plan_list_below (snapshot, plan, above);
  GPtrArray *staying = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (tandem_doc_get_kind (g_ptr_array_index (all, i)) == kind &&
        !g_ptr_array_find (moving, g_ptr_array_index (all, i), NULL))
      g_ptr_array_add (staying, g_ptr_array_index (all, i));

  return staying;
}

/* Where among @staying the moved ones go: before @next, or on its side where
 * it is of another kind, since kinds do not mix. */
static guint
find_position (GPtrArray        *staying,
               const TandemKind *kind,
               const TandemDoc  *next)
{
  guint position;

  if (next == NULL)
    return staying->len;
  if (g_ptr_array_find (staying, next, &position))
    return position;

  return strcmp (kind->name, tandem_doc_get_kind (next)->name) < 0 ? staying->len : 0;
}

/* Gives the rows of one kind their places; the siblings are numbered anew where
 * there is no room. @placed has the moved rows under their new parent. */
static gboolean
place_rows (GPtrArray *edits,
            GPtrArray *staying,
            guint      position,
            GPtrArray *moving,
            GPtrArray *placed,
            GError   **error)
{
  const char *after = position < staying->len ? get_order (g_ptr_array_index (staying, position)) : NULL;
  g_autofree char *before = position > 0 ? g_strdup (get_order (g_ptr_array_index (staying, position - 1))) : NULL;
  g_autoptr(GPtrArray) orders = g_ptr_array_new_with_free_func (g_free);
  gboolean room = (position == 0 || before != NULL) && (position >= staying->len || after != NULL);
  guint n = staying->len + moving->len;

  for (guint i = 0; i < moving->len && room; i++)
    {
      char *order = tandem_order_between (before, after);

      g_ptr_array_add (orders, order);
      g_set_str (&before, order);
      room = order != NULL;
    }

  for (guint i = 0; i < moving->len; i++)
    {
      g_autofree char *order = room ? g_strdup (g_ptr_array_index (orders, i)) : tandem_order_spread (position + i, n);
      g_autoptr(TandemDoc) after_doc = with_order (tandem_doc_ref (g_ptr_array_index (placed, i)), order, error);

      if (after_doc == NULL)
        return FALSE;
      tandem_plan_edits_add (edits, g_ptr_array_index (moving, i), after_doc);
    }
  for (guint i = 0; i < staying->len && !room; i++)
    {
      TandemDoc *row = g_ptr_array_index (staying, i);
      g_autofree char *order = tandem_order_spread (i < position ? i : i + moving->len, n);
      g_autoptr(TandemDoc) after_doc = with_order (tandem_doc_ref (row), order, error);

      if (after_doc == NULL)
        return FALSE;
      tandem_plan_edits_add (edits, row, after_doc);
    }

  return TRUE;
}

static gboolean
move_kind (GPtrArray        *edits,
           TandemSnapshot   *snapshot,
           GPtrArray        *rows,
           const TandemKind *kind,
           const TandemDoc  *above,
           const TandemDoc  *next,
           GError          **error)
{
  g_autoptr(GPtrArray) moving = g_ptr_array_new ();
  g_autoptr(GPtrArray) placed = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autoptr(GPtrArray) staying = NULL;
  const char *plan;

  for (guint i = 0; i < rows->len; i++)
    if (tandem_doc_get_kind (g_ptr_array_index (rows, i)) == kind)
      {
        TandemDoc *row = g_ptr_array_index (rows, i);
        TandemDoc *under = put_under (snapshot, row, above, error);

        if (under == NULL)
          return FALSE;
        g_ptr_array_add (moving, row);
        g_ptr_array_add (placed, under);
      }
  if (moving->len == 0)
    return TRUE;

  plan = tandem_val_string (tandem_doc_get (g_ptr_array_index (moving, 0), "plan"));
  staying = list_staying (snapshot, plan != NULL ? plan : "", above, kind, moving);

  return place_rows (edits, staying, find_position (staying, kind, next), moving, placed, error);
}

/**
 * tandem_plan_move:
 * @snapshot: the plan
 * @rows: (element-type TandemDoc): rows of it, in the order they are to have
 * @above: (nullable): the row they are to stand under, NULL for the top
 * @next: (nullable): the row they are to stand before, NULL for the end
 * @context: language
 * @error: return location for a #TandemPlanError
 *
 * Moves rows with all that stands under them. Those under others of @rows go
 * with these. Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what
 *   changes
 */
GPtrArray *
tandem_plan_move (TandemSnapshot      *snapshot,
                  GPtrArray           *rows,
                  const TandemDoc     *above,
                  const TandemDoc     *next,
                  const TandemContext *context,
                  GError             **error)
{
  g_autoptr(GPtrArray) topmost = tandem_plan_keep_topmost (snapshot, rows);
  g_autoptr(GPtrArray) edits = tandem_plan_edits_new ();

  for (guint i = 0; i < topmost->len; i++)
    if (!check_place (snapshot, g_ptr_array_index (topmost, i), above, context, error))
      return NULL;

  for (guint i = 0; tandem_plan_row_kinds[i] != NULL; i++)
    if (!move_kind (edits, snapshot, topmost, tandem_kind_find (tandem_plan_row_kinds[i]), above, next, error))
      return NULL;

  return g_steal_pointer (&edits);
}

/* ---- by one step ------------------------------------------------------------------- */

static GPtrArray *
list_siblings (TandemSnapshot  *snapshot,
               const TandemDoc *row)
{
  const char *plan = tandem_val_string (tandem_doc_get (row, "plan"));

  return tandem_plan_list_below (snapshot, plan != NULL ? plan : "", tandem_plan_get_above (snapshot, row));
}

/* The sibling that can hold @row and all of @rows do without: the nearest one
 * before it, else the first after it. */
static TandemDoc *
find_holder (GPtrArray       *siblings,
             const TandemDoc *row,
             GPtrArray       *rows)
{
  TandemDoc *holder = NULL;
  guint position = 0;

  g_ptr_array_find (siblings, row, &position);
  for (guint i = 0; i < siblings->len; i++)
    {
      TandemDoc *sibling = g_ptr_array_index (siblings, i);

      if (g_ptr_array_find (rows, sibling, NULL) ||
          !tandem_plan_can_hold (tandem_doc_get_kind (sibling), tandem_doc_get_kind (row)))
        continue;
      if (i < position || holder == NULL)
        holder = sibling;
    }

  return holder;
}

/**
 * tandem_plan_indent:
 * @snapshot: the plan
 * @rows: (element-type TandemDoc): rows of it
 * @context: language
 * @error: return location for a #TandemPlanError
 *
 * Puts rows under the sibling before them that can hold them, at its end.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what
 *   changes
 */
GPtrArray *
tandem_plan_indent (TandemSnapshot      *snapshot,
                    GPtrArray           *rows,
                    const TandemContext *context,
                    GError             **error)
{
  g_autoptr(GPtrArray) topmost = tandem_plan_keep_topmost (snapshot, rows);
  TandemDoc *first;
  g_autoptr(GPtrArray) siblings = NULL;
  TandemDoc *holder;
  guint position = 0;

  g_return_val_if_fail (topmost->len > 0, NULL);

  first = g_ptr_array_index (topmost, 0);
  siblings = list_siblings (snapshot, first);
  holder = find_holder (siblings, first, topmost);
  if (holder != NULL)
    return tandem_plan_move (snapshot, topmost, holder, NULL, context, error);

  g_ptr_array_find (siblings, first, &position);
  if (position > 0)
    refuse (first, g_ptr_array_index (siblings, position - 1), context, error);
  else
    {
      g_autofree char *name = dup_name (first, context);

      g_set_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_END,
                   /* Translators: a row of a plan, and a sentence that says where it may stand */
                   _("There is nothing before %s that it could stand under. %s"), name, get_place (first));
    }

  return NULL;
}

/* The row after @child among the siblings of @child's own. */
static TandemDoc *
find_next (TandemSnapshot  *snapshot,
           const TandemDoc *child)
{
  g_autoptr(GPtrArray) siblings = list_siblings (snapshot, child);
  guint position;

  return g_ptr_array_find (siblings, child, &position) && position + 1 < siblings->len
           ? g_ptr_array_index (siblings, position + 1) : NULL;
}

/**
 * tandem_plan_outdent:
 * @snapshot: the plan
 * @rows: (element-type TandemDoc): rows of it
 * @context: language
 * @error: return location for a #TandemPlanError
 *
 * Puts rows under the nearest row further out that can hold them, right after
 * the one they come from.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what
 *   changes
 */
GPtrArray *
tandem_plan_outdent (TandemSnapshot      *snapshot,
                     GPtrArray           *rows,
                     const TandemContext *context,
                     GError             **error)
{
  g_autoptr(GPtrArray) topmost = tandem_plan_keep_topmost (snapshot, rows);
  TandemDoc *first;
  TandemDoc *from;
  TandemDoc *above = NULL;

  g_return_val_if_fail (topmost->len > 0, NULL);

  first = g_ptr_array_index (topmost, 0);
  if (!(from = tandem_plan_get_above (snapshot, first)))
    {
      g_autofree char *name = dup_name (first, context);

      g_set_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_END, _("%s stands at the top already."), name);
      return NULL;
    }

  while ((above = tandem_plan_get_above (snapshot, from)) != NULL &&
         !tandem_plan_can_hold (tandem_doc_get_kind (above), tandem_doc_get_kind (first)))
    from = above;
  if (above == NULL && !tandem_plan_can_hold (NULL, tandem_doc_get_kind (first)))
    {
      refuse (first, NULL, context, error);
      return NULL;
    }

  return tandem_plan_move (snapshot, topmost, above, find_next (snapshot, from), context, error);
}

/* The first of @siblings after @position of the kind of @row that does not move
 * itself, one way or the other. */
static TandemDoc *
find_neighbour (GPtrArray       *siblings,
                const TandemDoc *row,
                GPtrArray       *rows,
                gboolean         down)
{
  guint position = 0;

  g_ptr_array_find (siblings, row, &position);
  for (guint i = position; down ? i < siblings->len : i > 0; down ? i++ : i--)
    {
      TandemDoc *sibling = g_ptr_array_index (siblings, down ? i : i - 1);

      if (tandem_doc_get_kind (sibling) == tandem_doc_get_kind (row) && !g_ptr_array_find (rows, sibling, NULL))
        return sibling;
    }

  return NULL;
}

/**
 * tandem_plan_move_by_one:
 * @snapshot: the plan
 * @rows: (element-type TandemDoc): rows of it, in their order
 * @down: down or up
 * @context: language
 * @error: return location for a #TandemPlanError
 *
 * Changes places with the next sibling of the same kind.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what
 *   changes
 */
GPtrArray *
tandem_plan_move_by_one (TandemSnapshot      *snapshot,
                         GPtrArray           *rows,
                         gboolean             down,
                         const TandemContext *context,
                         GError             **error)
{
  g_autoptr(GPtrArray) topmost = tandem_plan_keep_topmost (snapshot, rows);
  g_autoptr(GPtrArray) siblings = NULL;
  g_autofree char *name = NULL;
  TandemDoc *outer;
  TandemDoc *neighbour;

  g_return_val_if_fail (topmost->len > 0, NULL);

  outer = g_ptr_array_index (topmost, down ? topmost->len - 1 : 0);
  siblings = list_siblings (snapshot, outer);
  neighbour = find_neighbour (siblings, outer, topmost, down);
  if (neighbour == NULL)
    {
      name = dup_name (outer, context);
      g_set_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_END,
                   down ? _("%s is the last one here already.") : _("%s is the first one here already."), name);
      return NULL;
    }

  if (down)
    {
      guint position = 0;

      g_ptr_array_find (siblings, neighbour, &position);
      neighbour = position + 1 < siblings->len ? g_ptr_array_index (siblings, position + 1) : NULL;
    }

  return tandem_plan_move (snapshot, topmost, tandem_plan_get_above (snapshot, outer), neighbour, context, error);
}
