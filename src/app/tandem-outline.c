/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline.h"

#include "tandem-plan-rows.h"

struct _TandemOutline
{
  GObject         parent_instance;

  char           *plan;         /* (owned) */
  GListStore     *roots;        /* (owned) */
  GPtrArray      *wanted;       /* (owned): roots while a snapshot is taken over */
  GHashTable     *nodes;        /* (owned): id to node */
  TandemSnapshot *snapshot;     /* (owned) (nullable) */
  TandemDoc      *draft;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TandemOutline, tandem_outline, G_TYPE_OBJECT)

static void
take_over_doc (TandemOutline *self,
               TandemDoc     *doc,
               GHashTable    *alive)
{
  const char *id = tandem_doc_get_id (doc);
  TandemOutlineNode *node = g_hash_table_lookup (self->nodes, id);

  if (node == NULL)
    {
      node = tandem_outline_node_new (doc);
      g_hash_table_insert (self->nodes, g_strdup (id), node);
    }
  tandem_outline_node_set_doc (node, doc);
  g_hash_table_add (alive, node);
}

static void
take_over_docs (TandemOutline *self,
                GHashTable    *alive)
{
  for (guint i = 0; tandem_plan_row_kinds[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) docs = tandem_snapshot_referring (self->snapshot, tandem_plan_row_kinds[i], "plan", self->plan);

      for (guint j = 0; j < docs->len; j++)
        take_over_doc (self, g_ptr_array_index (docs, j), alive);
    }
  if (self->draft != NULL)
    take_over_doc (self, self->draft, alive);
}

static void
place (TandemOutline     *self,
       TandemOutlineNode *node)
{
  TandemDoc *above = tandem_plan_get_above (self->snapshot, tandem_outline_node_get_doc (node));
  TandemOutlineNode *parent = above != NULL ? g_hash_table_lookup (self->nodes, tandem_doc_get_id (above)) : NULL;

  if (parent != NULL)
    tandem_outline_node_want (parent, node);
  else
    g_ptr_array_add (self->wanted, node);
}

/* What is computed for a row may have changed though its own record did not:
 * a pilot's progress with its milestones. Rows in view alone listen. */
static void
touch_computed (TandemOutline *self)
{
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    if (g_list_model_get_n_items (tandem_outline_node_get_children (node)) > 0)
      tandem_outline_node_touch (node);
}

/* Children before their parents: who comes in with all its children makes one
 * change, not one for each. */
static void
settle (TandemOutline *self,
        GHashTable    *alive)
{
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, alive);
  while (g_hash_table_iter_next (&iter, &node, NULL))
    tandem_outline_node_settle (node);
  tandem_outline_settle_list (self->roots, self->wanted);

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    if (!g_hash_table_contains (alive, node))
      g_hash_table_iter_remove (&iter);
}

static void
take_over (TandemOutline *self)
{
  g_autoptr(GHashTable) alive = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer node;

  take_over_docs (self, alive);
  g_ptr_array_set_size (self->wanted, 0);
  g_hash_table_iter_init (&iter, alive);
  while (g_hash_table_iter_next (&iter, &node, NULL))
    place (self, node);
  settle (self, alive);
  touch_computed (self);
}

/**
 * tandem_outline_set_snapshot:
 * @self: an outline
 * @snapshot: the plan as it is now
 *
 * Takes the plan over: what is new appears, what is gone goes.
 */
void
tandem_outline_set_snapshot (TandemOutline  *self,
                             TandemSnapshot *snapshot)
{
  tandem_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, tandem_snapshot_unref);
  self->snapshot = snapshot;
  take_over (self);
}

/**
 * tandem_outline_get_snapshot:
 * @self: an outline
 *
 * Returns: (transfer none) (nullable): the plan as it is shown
 */
TandemSnapshot *
tandem_outline_get_snapshot (TandemOutline *self)
{
  return self->snapshot;
}

TandemDoc *
tandem_outline_get_draft (TandemOutline *self)
{
  return self->draft;
}

/**
 * tandem_outline_set_draft:
 * @self: an outline with a snapshot
 * @draft: (nullable): a row that is being written, NULL for none
 */
void
tandem_outline_set_draft (TandemOutline *self,
                          TandemDoc     *draft)
{
  g_return_if_fail (self->snapshot != NULL);

  if (draft != NULL)
    tandem_doc_ref (draft);
  g_clear_pointer (&self->draft, tandem_doc_unref);
  self->draft = draft;
  take_over (self);
}

/**
 * tandem_outline_find:
 * @self: an outline
 * @id: id of a record
 *
 * Returns: (transfer none) (nullable): its node
 */
TandemOutlineNode *
tandem_outline_find (TandemOutline *self,
                     const char    *id)
{
  return id != NULL ? g_hash_table_lookup (self->nodes, id) : NULL;
}

/**
 * tandem_outline_set_gaps:
 * @self: an outline
 * @gaps: (element-type utf8 utf8): id to what is missing, in words
 *
 * Says in the rows what is missing.
 */
void
tandem_outline_set_gaps (TandemOutline *self,
                         GHashTable    *gaps)
{
  GHashTableIter iter;
  gpointer id;
  gpointer node;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &id, &node))
    tandem_outline_node_set_gap (node, g_hash_table_lookup (gaps, id));
}

static void
tandem_outline_finalize (GObject *object)
{
  TandemOutline *self = TANDEM_OUTLINE (object);

  g_clear_pointer (&self->plan, g_free);
  g_clear_object (&self->roots);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->snapshot, tandem_snapshot_unref);
  g_clear_pointer (&self->draft, tandem_doc_unref);

  G_OBJECT_CLASS (tandem_outline_parent_class)->finalize (object);
}

static void
tandem_outline_class_init (TandemOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_outline_finalize;
}

static void
tandem_outline_init (TandemOutline *self)
{
  self->roots = g_list_store_new (TANDEM_TYPE_OUTLINE_NODE);
  self->wanted = g_ptr_array_new ();
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * tandem_outline_new:
 * @plan: id of a plan
 *
 * Returns: (transfer full): an outline, empty until it has a snapshot
 */
TandemOutline *
tandem_outline_new (const char *plan)
{
  TandemOutline *self = g_object_new (TANDEM_TYPE_OUTLINE, NULL);

  self->plan = g_strdup (plan);

  return self;
}

const char *
tandem_outline_get_plan (TandemOutline *self)
{
  return self->plan;
}

GListModel *
tandem_outline_get_roots (TandemOutline *self)
{
  return G_LIST_MODEL (self->roots);
}

/**
 * tandem_outline_count:
 * @self: an outline
 * @kind: name of a kind
 *
 * Returns: how many records of @kind the plan has
 */
guint
tandem_outline_count (TandemOutline *self,
                      const char    *kind)
{
  GHashTableIter iter;
  gpointer node;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    if (g_str_equal (tandem_doc_get_kind (tandem_outline_node_get_doc (node))->name, kind))
      n++;

  return n;
}
