/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-mirror-item.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-figures.h"
#include "tandem-list-become.h"
#include "tandem-shared.h"

struct _TandemMirrorItem
{
  GObject         parent_instance;

  TandemMirrorRow row;          /* docs owned */
  char           *shared[2];    /* (owned) (nullable): with what, in words */
};

typedef enum
{
  PROP_ROW = 1,
} TandemMirrorItemProperty;

static GParamSpec *properties[PROP_ROW + 1];

G_DEFINE_FINAL_TYPE (TandemMirrorItem, tandem_mirror_item, G_TYPE_OBJECT)

static void
tandem_mirror_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((TandemMirrorItemProperty) prop_id)
    {
    case PROP_ROW:
      g_value_set_pointer (value, &TANDEM_MIRROR_ITEM (object)->row);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_mirror_item_finalize (GObject *object)
{
  TandemMirrorItem *self = TANDEM_MIRROR_ITEM (object);

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->row.docs[i], tandem_doc_unref);
      g_free (self->shared[i]);
    }

  G_OBJECT_CLASS (tandem_mirror_item_parent_class)->finalize (object);
}

static void
tandem_mirror_item_class_init (TandemMirrorItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = tandem_mirror_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = tandem_mirror_item_finalize;

  properties[PROP_ROW] = g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
}

static void
tandem_mirror_item_init (TandemMirrorItem *self)
{
}

/**
 * tandem_mirror_item_get_doc:
 * @self: a row
 * @side: 0: left, 1: right
 *
 * Returns: (transfer none) (nullable): what stands there
 */
TandemDoc *
tandem_mirror_item_get_doc (TandemMirrorItem *self,
                            guint             side)
{
  return self->row.docs[side];
}

guint
tandem_mirror_item_get_depth (TandemMirrorItem *self,
                              guint             side)
{
  return self->row.depth[side];
}

/**
 * tandem_mirror_item_get_shared:
 * @self: a row
 * @side: 0: left, 1: right
 *
 * Returns: (nullable): with what it is shared and how the two differ; NULL where
 *   it is of one plan only
 */
const char *
tandem_mirror_item_get_shared (TandemMirrorItem *self,
                               guint             side)
{
  return self->shared[side];
}

/* ---- all of them ------------------------------------------------------------------ */

static char *
dup_key (const TandemMirrorRow *row)
{
  return g_strconcat (row->docs[0] != NULL ? tandem_doc_get_id (row->docs[0]) : "", "|",
                      row->docs[1] != NULL ? tandem_doc_get_id (row->docs[1]) : "", NULL);
}

/* "Shared with A2.1 · differs: End, Status" */
static char *
dup_shared (const TandemDoc     *doc,
            TandemSnapshot      *snapshot,
            const char          *plan,
            const TandemContext *context)
{
  g_autoptr(GPtrArray) shared = tandem_shared_list (snapshot, plan, doc);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < shared->len; i++)
    {
      TandemDoc *other = g_ptr_array_index (shared, i);
      const char *code = tandem_val_string (tandem_doc_get (other, "code"));
      g_autofree char *name = code != NULL ? g_strdup (code) : tandem_doc_dup_name (other, context);
      g_auto(GStrv) differences = tandem_shared_list_differences (doc, other, context);
      /* Translators: between names of fields, with the space that belongs there */
      g_autofree char *list = g_strjoinv (C_("list", ", "), differences);

      g_string_append (text, text->len > 0 ? " · " : "");
      if (list[0] == '\0')
        /* Translators: %s is the code of an action */
        g_string_append_printf (text, _("Shared with %s"), name);
      else
        /* Translators: the code of an action; what it says differently: names of fields */
        g_string_append_printf (text, _("Shared with %s, which differs: %s"), name, list);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Takes the records of @row. */
static void
set_row (TandemMirrorItem      *self,
         TandemMirrorRow       *row,
         TandemSnapshot *const *snapshots,
         const char *const     *plans,
         const TandemContext   *context)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *shared = row->docs[i] != NULL ? dup_shared (row->docs[i], snapshots[1 - i], plans[1 - i], context) : NULL;

      g_clear_pointer (&self->row.docs[i], tandem_doc_unref);
      self->row.docs[i] = g_steal_pointer (&row->docs[i]);
      self->row.depth[i] = row->depth[i];
      g_set_str (&self->shared[i], shared);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/**
 * tandem_mirror_items_show:
 * @items: rows
 * @snapshots: (array fixed-size=2): the left and the right plan
 * @plans: (array fixed-size=2): their ids
 * @context: language
 *
 * Makes @items the rows of both plans; a row that stays stays the same object.
 */
void
tandem_mirror_items_show (GListStore            *items,
                          TandemSnapshot *const *snapshots,
                          const char *const     *plans,
                          const TandemContext   *context)
{
  g_autoptr(GArray) rows = tandem_mirror_align (snapshots, plans);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr(TandemMirrorItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      g_hash_table_insert (known, dup_key (&item->row), item);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      TandemMirrorRow *row = &g_array_index (rows, TandemMirrorRow, i);
      g_autofree char *key = dup_key (row);
      TandemMirrorItem *item = g_hash_table_lookup (known, key);

      item = item != NULL ? g_object_ref (item) : g_object_new (TANDEM_TYPE_MIRROR_ITEM, NULL);
      g_ptr_array_add (wanted, item);
      set_row (item, row, snapshots, plans, context);
    }
  tandem_list_become (items, wanted);
}
