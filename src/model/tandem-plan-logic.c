/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-plan-logic.h"

#include <glib/gi18n-lib.h>

#include "tandem-plan-rows.h"

typedef enum
{
  LINK_RECORDS,     /* records of a kind that name this one in a field */
  LINK_ITEMS,       /* items of a list of this record */
  LINK_TEXT,        /* a text of this record */
} LinkType;

/* What follows from what, in reading order. A gap is one where nothing of all
 * that may stand in its place is there: the alternatives follow one another. */
static const struct
{
  const char       *kind;
  LinkType          type;
  const char       *field;      /* by which they name it, or with the text or items */
  const char       *next;       /* (nullable): kind of the records */
  TandemLogicColumn column;
  const char       *gap;        /* (nullable): nobody misses it */
} links[] = {
  { "objective", LINK_RECORDS, "objectives", "action", TANDEM_LOGIC_ACTIONS, N_("no action") },
  { "objective", LINK_TEXT, "result", NULL, TANDEM_LOGIC_RESULTS, N_("no expected result") },
  { "objective", LINK_RECORDS, "owner", "indicator", TANDEM_LOGIC_RESULTS, N_("no indicator") },
  { "action", LINK_ITEMS, "outputs", NULL, TANDEM_LOGIC_OUTPUTS, N_("no output") },
  { "action", LINK_RECORDS, "actions", "pilot", TANDEM_LOGIC_RESULTS, NULL },
  { "action", LINK_RECORDS, "owner", "indicator", TANDEM_LOGIC_RESULTS, N_("no indicator") },
  { "pilot", LINK_RECORDS, "owner", "indicator", TANDEM_LOGIC_RESULTS, NULL },
};

/* The field that a step shows of a record of each kind. */
static const struct
{
  const char *kind;
  const char *path;
  const char *gap;          /* (nullable): where it is empty */
} texts[] = {
  { "objective", "statement", NULL },
  { "action", "title", NULL },
  { "pilot", "results", N_("no result yet") },
  { "indicator", "name", NULL },
};

typedef struct
{
  TandemSnapshot *snapshot;
  const char     *plan;
  GPtrArray      *steps;
  GHashTable     *seen;     /* ids */
} Tracing;

static void
step_free (gpointer data)
{
  TandemLogicStep *step = data;

  g_free (step->path);
  g_free (step);
}

static int
add_step (Tracing          *tracing,
          TandemLogicColumn column,
          int               parent,
          TandemDoc        *doc,
          const char       *path,
          const char       *gap,
          const char       *add)
{
  TandemLogicStep *step = g_new0 (TandemLogicStep, 1);

  step->column = column;
  step->parent = parent;
  step->doc = doc;
  step->path = g_strdup (path);
  step->gap = gap;
  step->add = add;
  g_ptr_array_add (tracing->steps, step);

  return (int) tracing->steps->len - 1;
}

static int add_record (Tracing          *tracing,
                       TandemDoc        *doc,
                       TandemLogicColumn column,
                       int               parent);

static GPtrArray *
list_next (Tracing         *tracing,
           const TandemDoc *doc,
           guint            link)
{
  g_autoptr(GPtrArray) found = tandem_snapshot_referring (tracing->snapshot, links[link].next, links[link].field,
                                                          tandem_doc_get_id (doc));
  GPtrArray *next = g_ptr_array_new ();

  /* What belongs to another plan of the pairing is no part of this one. */
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (tandem_val_string (tandem_doc_get (g_ptr_array_index (found, i), "plan")), tracing->plan) == 0)
      g_ptr_array_add (next, g_ptr_array_index (found, i));
  g_ptr_array_sort_values (next, (GCompareFunc) tandem_plan_compare_rows);

  return next;
}

/* Returns: how many there are */
static guint
add_records (Tracing   *tracing,
             TandemDoc *doc,
             guint      link,
             int        parent)
{
  g_autoptr(GPtrArray) next = list_next (tracing, doc, link);

  for (guint i = 0; i < next->len; i++)
    add_record (tracing, g_ptr_array_index (next, i), links[link].column, parent);

  return next->len;
}

static guint
add_items (Tracing   *tracing,
           TandemDoc *doc,
           guint      link,
           int        parent)
{
  TandemValIter iter;
  TandemVal item;
  guint n_items = 0;

  tandem_val_iter_init (&iter, tandem_doc_get (doc, links[link].field));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *id = tandem_val_string (tandem_val_member (item, "id"));
      g_autofree char *path = id != NULL ? g_strdup_printf ("%s[%s].text", links[link].field, id) : NULL;

      if (path == NULL)
        continue;
      add_step (tracing, links[link].column, parent, doc, path, NULL, NULL);
      n_items++;
    }

  return n_items;
}

static guint
add_text (Tracing   *tracing,
          TandemDoc *doc,
          guint      link,
          int        parent)
{
  const char *text = tandem_val_l10n (tandem_doc_get (doc, links[link].field), NULL);

  if (text == NULL || *text == '\0')
    return 0;

  add_step (tracing, links[link].column, parent, doc, links[link].field, NULL, NULL);

  return 1;
}

/* Results hang on the outputs of their action, which all lead to them. */
static void
hang_on_outputs (Tracing *tracing,
                 guint    from,
                 int      first_output,
                 guint    n_outputs)
{
  for (guint i = from; i < tracing->steps->len; i++)
    {
      TandemLogicStep *step = g_ptr_array_index (tracing->steps, i);

      if (step->column == TANDEM_LOGIC_RESULTS)
        {
          step->parent = first_output;
          step->joined = n_outputs - 1;
        }
    }
}

/* An objective that others stand under has the actions of those. */
static gboolean
is_missed (Tracing         *tracing,
           const TandemDoc *doc,
           guint            link)
{
  g_autoptr(GPtrArray) under = NULL;

  if (links[link].gap == NULL || links[link].column != TANDEM_LOGIC_ACTIONS)
    return links[link].gap != NULL;

  under = tandem_snapshot_referring (tracing->snapshot, "objective", "parent", tandem_doc_get_id (doc));

  return under->len == 0;
}

static void
add_what_follows (Tracing   *tracing,
                  TandemDoc *doc,
                  int        at)
{
  static guint (*const adders[]) (Tracing *, TandemDoc *, guint, int) = { add_records, add_items, add_text };
  const char *kind = tandem_doc_get_kind (doc)->name;
  const TandemLogicStep *step = g_ptr_array_index (tracing->steps, (guint) at);
  int first_output = -1;
  guint n_outputs = 0;

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      guint from = tracing->steps->len, n_added;
      int on;

      if (!g_str_equal (links[i].kind, kind))
        continue;
      on = links[i].column == step->column ? step->parent : at;
      n_added = adders[links[i].type] (tracing, doc, i, on);
      if (n_added == 0 && is_missed (tracing, doc, i))
        {
          add_step (tracing, links[i].column, on, doc, links[i].field, links[i].gap, links[i].next);
          n_added = 1;
        }
      if (links[i].column == TANDEM_LOGIC_OUTPUTS)
        {
          first_output = (int) from;
          n_outputs = n_added;
        }
      else if (first_output >= 0)
        hang_on_outputs (tracing, from, first_output, n_outputs);
    }
}

static int
add_record (Tracing          *tracing,
            TandemDoc        *doc,
            TandemLogicColumn column,
            int               parent)
{
  const char *kind = tandem_doc_get_kind (doc)->name;
  guint words = 0;
  const char *text;
  gboolean empty;
  int at;

  while (words + 1 < G_N_ELEMENTS (texts) && !g_str_equal (texts[words].kind, kind))
    words++;
  text = tandem_val_l10n (tandem_doc_get (doc, texts[words].path), NULL);
  empty = text == NULL || *text == '\0';
  at = add_step (tracing, column, parent, doc, texts[words].path, empty ? texts[words].gap : NULL, NULL);
  if (g_hash_table_add (tracing->seen, (gpointer) tandem_doc_get_id (doc)))
    add_what_follows (tracing, doc, at);
  else
    ((TandemLogicStep *) g_ptr_array_index (tracing->steps, (guint) at))->again = TRUE;

  return at;
}

static GPtrArray *
list_rows (Tracing    *tracing,
           const char *kind)
{
  g_autoptr(GPtrArray) found = tandem_snapshot_referring (tracing->snapshot, kind, "plan", tracing->plan);
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_extend (rows, found, NULL, NULL);
  g_ptr_array_sort_values (rows, (GCompareFunc) tandem_plan_compare_rows);

  return rows;
}

/* What serves nothing begins with a gap. */
static void
add_loose (Tracing          *tracing,
           const char       *kind,
           const char       *field,
           TandemLogicColumn column,
           const char       *gap)
{
  g_autoptr(GPtrArray) rows = list_rows (tracing, kind);

  for (guint i = 0; i < rows->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (rows, i);
      int at;

      if (g_hash_table_contains (tracing->seen, tandem_doc_get_id (doc)))
        continue;
      at = add_step (tracing, column - 1, -1, doc, field, gap, NULL);
      add_record (tracing, doc, g_str_equal (kind, "pilot") ? TANDEM_LOGIC_RESULTS : column, at);
    }
}

/* Those at the top, each with those under it, as in the outline. */
static void
add_objectives (Tracing         *tracing,
                const TandemDoc *above)
{
  g_autoptr(GPtrArray) below = tandem_plan_list_below (tracing->snapshot, tracing->plan, above);

  for (guint i = 0; i < below->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (below, i);

      if (!g_str_equal (tandem_doc_get_kind (doc)->name, "objective") ||
          g_hash_table_contains (tracing->seen, tandem_doc_get_id (doc)))
        continue;
      add_record (tracing, doc, TANDEM_LOGIC_OBJECTIVES, -1);
      add_objectives (tracing, doc);
    }
}

/**
 * tandem_plan_logic_list:
 * @snapshot: the plan
 * @plan: its id
 *
 * Returns: (transfer full) (element-type TandemLogicStep): the steps, each after
 *   what leads to it, in reading order; where a link is missing, a gap
 */
GPtrArray *
tandem_plan_logic_list (TandemSnapshot *snapshot,
                        const char     *plan)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Tracing tracing = { snapshot, plan, g_ptr_array_new_with_free_func (step_free), seen };

  add_objectives (&tracing, NULL);
  add_loose (&tracing, "action", "objectives", TANDEM_LOGIC_ACTIONS, N_("no objective"));
  add_loose (&tracing, "pilot", "actions", TANDEM_LOGIC_OUTPUTS, N_("no action"));

  return tracing.steps;
}

/**
 * tandem_logic_step_dup_key:
 * @self: a step
 *
 * Returns: (transfer full): a text that stays the same as long as the step means
 *   the same; those of different steps are different, but for @again
 */
char *
tandem_logic_step_dup_key (const TandemLogicStep *self)
{
  return g_strjoin (" ", tandem_doc_get_id (self->doc), self->path, self->add != NULL ? self->add : "", NULL);
}

/**
 * tandem_logic_step_dup_text:
 * @self: a step
 * @context: the language
 *
 * Returns: (transfer full): what it says, or what is missing
 */
char *
tandem_logic_step_dup_text (const TandemLogicStep *self,
                            const TandemContext   *context)
{
  const char *text;

  if (self->gap != NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, self->gap));

  text = tandem_val_l10n (tandem_doc_get (self->doc, self->path), tandem_context_get_language (context));

  return g_strdup (text != NULL ? text : "");
}

/**
 * tandem_logic_column_get_label:
 * @column: a column
 *
 * Returns: (transfer none): its heading, translated
 */
const char *
tandem_logic_column_get_label (TandemLogicColumn column)
{
  static const char *const labels[] = { N_("Objectives"), N_("Actions"), N_("Outputs"), N_("Results and Indicators") };

  g_return_val_if_fail (column < TANDEM_LOGIC_N_COLUMNS, "");

  return g_dgettext (GETTEXT_PACKAGE, labels[column]);
}
