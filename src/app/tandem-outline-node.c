/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-node.h"

#include "tandem-list-become.h"
#include "tandem-plan-rows.h"

struct _TandemOutlineNode
{
  GObject     parent_instance;

  TandemDoc  *doc;          /* (owned) */
  GListStore *children;     /* (owned) */
  GPtrArray  *wanted;       /* (owned) (nullable): children while a snapshot is taken over */
  char       *gap;          /* (owned) (nullable) */
  gboolean    folded;
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
  g_clear_pointer (&self->gap, g_free);

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

/**
 * tandem_outline_node_new:
 * @doc: a record
 *
 * Returns: (transfer full): a row
 */
TandemOutlineNode *
tandem_outline_node_new (TandemDoc *doc)
{
  TandemOutlineNode *self = g_object_new (TANDEM_TYPE_OUTLINE_NODE, NULL);

  self->doc = tandem_doc_ref (doc);

  return self;
}

void
tandem_outline_node_set_doc (TandemOutlineNode *self,
                             TandemDoc         *doc)
{
  if (self->doc == doc)
    return;

  tandem_doc_ref (doc);
  tandem_doc_unref (self->doc);
  self->doc = doc;
  tandem_outline_node_touch (self);
}

/* What is computed for the row may have changed. */
void
tandem_outline_node_touch (TandemOutlineNode *self)
{
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

const char *
tandem_outline_node_get_gap (TandemOutlineNode *self)
{
  return self->gap;
}

void
tandem_outline_node_set_gap (TandemOutlineNode *self,
                             const char        *gap)
{
  if (g_set_str (&self->gap, gap))
    tandem_outline_node_touch (self);
}

gboolean
tandem_outline_node_get_folded (TandemOutlineNode *self)
{
  return self->folded;
}

void
tandem_outline_node_set_folded (TandemOutlineNode *self,
                                gboolean           folded)
{
  self->folded = folded;
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b)
{
  return tandem_plan_compare_rows ((*(TandemOutlineNode *const *) a)->doc, (*(TandemOutlineNode *const *) b)->doc);
}

void
tandem_outline_settle_list (GListStore *store,
                            GPtrArray  *wanted)
{
  if (wanted != NULL)
    g_ptr_array_sort (wanted, compare_nodes);
  tandem_list_become (store, wanted);
}

void
tandem_outline_node_want (TandemOutlineNode *self,
                          TandemOutlineNode *child)
{
  if (self->wanted == NULL)
    self->wanted = g_ptr_array_new ();
  g_ptr_array_add (self->wanted, child);
}

/* Its children are now those that were wanted since the last time. */
void
tandem_outline_node_settle (TandemOutlineNode *self)
{
  tandem_outline_settle_list (self->children, self->wanted);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
}
