/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline.h"

#define MAX_DEPTH 64     /* of objectives in objectives */

/* ---- a node --------------------------------------------------------------- */

struct _TandemOutlineNode
{
  GObject     parent_instance;

  TandemDoc  *doc;          /* (owned) */
  GListStore *children;     /* (owned) */
  GPtrArray  *wanted;       /* (owned) (nullable): children while a snapshot is taken over */
};

typedef enum
{
  PROP_DOC = 1,
} TandemOutlineNodeProperty;

static GParamSpec *properties[PROP_DOC + 1];

G_DEFINE_FINAL_TYPE (TandemOutlineNode, tandem_outline_node, G_TYPE_OBJECT)

static void
tandem_outline_node_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((TandemOutlineNodeProperty) prop_id)
    {
    case PROP_DOC:
      g_value_set_pointer (value, TANDEM_OUTLINE_NODE (object)->doc);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_outline_node_finalize (GObject *object)
{
  TandemOutlineNode *self = TANDEM_OUTLINE_NODE (object);

  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (tandem_outline_node_parent_class)->finalize (object);
}

static void
tandem_outline_node_class_init (TandemOutlineNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = tandem_outline_node_get_property;
  G_OBJECT_CLASS (klass)->finalize = tandem_outline_node_finalize;

  properties[PROP_DOC] = g_param_spec_pointer ("doc", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
}

static void
tandem_outline_node_init (TandemOutlineNode *self)
{
  self->children = g_list_store_new (TANDEM_TYPE_OUTLINE_NODE);
}

static void
set_doc (TandemOutlineNode *self,
         TandemDoc         *doc)
{
  if (self->doc == doc)
    return;

  g_clear_pointer (&self->doc, tandem_doc_unref);
  self->doc = tandem_doc_ref (doc);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOC]);
}

const char *
tandem_outline_node_get_id (TandemOutlineNode *self)
{
  return tandem_doc_get_id (self->doc);
}

TandemDoc *
tandem_outline_node_get_doc (TandemOutlineNode *self)
{
  return self->doc;
}

GListModel *
tandem_outline_node_get_children (TandemOutlineNode *self)
{
  return G_LIST_MODEL (self->children);
}

/* ---- the outline ------------------------------------------------------------ */

struct _TandemOutline
{
  GObject     parent_instance;

  char       *plan;         /* (owned) */
  GListStore *roots;        /* (owned) */
  GPtrArray  *wanted;       /* (owned): roots while a snapshot is taken over */
  GHashTable *nodes;        /* (owned): id to node */
};

G_DEFINE_FINAL_TYPE (TandemOutline, tandem_outline, G_TYPE_OBJECT)

/* What each kind hangs on, the first that is there first. */
static const struct
{
  const char *kind;
  const char *parents[3];
} levels[] = {
  { "objective", { "parent" } },
  { "action", { "objectives" } },
  { "pilot", { "actions" } },
  { "milestone", { "owner" } },
};

static TandemOutlineNode *
find_parent (TandemOutline   *self,
             const TandemDoc *doc,
             const char      *field)
{
  TandemVal value = tandem_doc_get (doc, field);
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_type (value) == TANDEM_VAL_STRING)
    return g_hash_table_lookup (self->nodes, tandem_val_string (value));

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *id = tandem_val_string (item);
      TandemOutlineNode *node = id != NULL ? g_hash_table_lookup (self->nodes, id) : NULL;

      if (node != NULL)
        return node;
    }

  return NULL;
}

/* Damaged data may run in a circle; such a record stands at the top. */
static gboolean
is_below (TandemOutline     *self,
          TandemOutlineNode *node,
          TandemOutlineNode *other)
{
  guint depth = 0;

  for (TandemOutlineNode *at = node; at != NULL && depth < MAX_DEPTH; depth++)
    {
      if (at == other)
        return TRUE;
      at = g_str_equal (tandem_doc_get_kind (at->doc)->name, "objective") ? find_parent (self, at->doc, "parent") : NULL;
    }

  return depth >= MAX_DEPTH;
}

static void
want (TandemOutline     *self,
      TandemOutlineNode *node,
      const char *const *parents)
{
  TandemOutlineNode *parent = NULL;

  for (guint i = 0; parents[i] != NULL && parent == NULL; i++)
    parent = find_parent (self, node->doc, parents[i]);

  if (parent == NULL || is_below (self, parent, node))
    {
      g_ptr_array_add (self->wanted, node);
      return;
    }

  if (parent->wanted == NULL)
    parent->wanted = g_ptr_array_new ();
  g_ptr_array_add (parent->wanted, node);
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b)
{
  static const char *const fields[] = { "order", "code", "due", "start" };
  const TandemDoc *first = (*(TandemOutlineNode *const *) a)->doc;
  const TandemDoc *second = (*(TandemOutlineNode *const *) b)->doc;
  int order = strcmp (tandem_doc_get_kind (first)->name, tandem_doc_get_kind (second)->name);

  for (guint i = 0; i < G_N_ELEMENTS (fields) && order == 0; i++)
    order = g_strcmp0 (tandem_val_string (tandem_doc_get (first, fields[i])),
                       tandem_val_string (tandem_doc_get (second, fields[i])));

  return order != 0 ? order : strcmp (tandem_doc_get_id (first), tandem_doc_get_id (second));
}

/* Makes @store what @wanted says by replacing the part that differs, so that
 * rows that stay keep their place and the view its scroll position. */
static void
settle (GListStore *store,
        GPtrArray  *wanted)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_new = wanted != NULL ? wanted->len : 0;
  guint head = 0;
  guint tail = 0;
  gpointer *items = wanted != NULL ? wanted->pdata : NULL;

  if (wanted != NULL)
    g_ptr_array_sort (wanted, compare_nodes);

  while (head < MIN (n_old, n_new))
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (store), head);

      if (item != items[head])
        break;
      head++;
    }
  while (tail < MIN (n_old, n_new) - head)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (store), n_old - tail - 1);

      if (item != items[n_new - tail - 1])
        break;
      tail++;
    }

  if (head < n_old - tail || head < n_new - tail)
    g_list_store_splice (store, head, n_old - head - tail, items != NULL ? items + head : NULL, n_new - head - tail);
}

static void
take_over_docs (TandemOutline  *self,
                TandemSnapshot *snapshot,
                GHashTable     *alive)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr(GPtrArray) docs = tandem_snapshot_referring (snapshot, levels[i].kind, "plan", self->plan);

      for (guint j = 0; docs != NULL && j < docs->len; j++)
        {
          TandemDoc *doc = g_ptr_array_index (docs, j);
          const char *id = tandem_doc_get_id (doc);
          TandemOutlineNode *node = g_hash_table_lookup (self->nodes, id);

          if (node == NULL)
            {
              node = g_object_new (TANDEM_TYPE_OUTLINE_NODE, NULL);
              g_hash_table_insert (self->nodes, g_strdup (id), node);
            }
          set_doc (node, doc);
          g_hash_table_add (alive, node);
        }
    }
}

/* What is computed for a row may have changed though its own record did not:
 * a pilot's progress with its milestones. Rows in view alone listen. */
static void
notify_computed (TandemOutline *self)
{
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    if (g_list_model_get_n_items (G_LIST_MODEL (TANDEM_OUTLINE_NODE (node)->children)) > 0)
      g_object_notify_by_pspec (G_OBJECT (node), properties[PROP_DOC]);
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
  g_autoptr(GHashTable) alive = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer node;

  take_over_docs (self, snapshot, alive);
  g_ptr_array_set_size (self->wanted, 0);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_hash_table_iter_init (&iter, alive);
      while (g_hash_table_iter_next (&iter, &node, NULL))
        if (g_str_equal (tandem_doc_get_kind (TANDEM_OUTLINE_NODE (node)->doc)->name, levels[i].kind))
          want (self, node, levels[i].parents);
    }

  settle (self->roots, self->wanted);
  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    {
      TandemOutlineNode *at = node;

      settle (at->children, at->wanted);
      g_clear_pointer (&at->wanted, g_ptr_array_unref);
      if (!g_hash_table_contains (alive, node))
        g_hash_table_iter_remove (&iter);
    }
  notify_computed (self);
}

static void
tandem_outline_finalize (GObject *object)
{
  TandemOutline *self = TANDEM_OUTLINE (object);

  g_clear_pointer (&self->plan, g_free);
  g_clear_object (&self->roots);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);

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
    if (g_str_equal (tandem_doc_get_kind (TANDEM_OUTLINE_NODE (node)->doc)->name, kind))
      n++;

  return n;
}
