/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-field-type.h"
#include "tandem-item.h"
#include "tandem-record.h"

typedef struct
{
  TandemDoc     *doc;
  TandemContext *context;
  GHashTable    *items;         /* (nullable): index of a list field to its GListStore */
} TandemRecordPrivate;

enum
{
  PROP_ID = 1,
  PROP_DISPLAY_TITLE,
  N_PROPS
};

/* Of a kind: two properties a field, then the computed ones, from 1 on. */
#define VALUE_PROP(field) (2 * (field) + 1)
#define TEXT_PROP(field) (2 * (field) + 2)
#define COMPUTED_PROP(kind, i) (2 * (kind)->n_fields + 1 + (i))
#define N_KIND_PROPS(kind) (COMPUTED_PROP (kind, (kind)->n_computed))

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TandemRecord, tandem_record, G_TYPE_OBJECT)

static void
tandem_record_init (TandemRecord *self)
{
}

static TandemRecordPrivate *
get_private (TandemRecord *self)
{
  return tandem_record_get_instance_private (self);
}

static void
tandem_record_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TandemRecordPrivate *priv = get_private (TANDEM_RECORD (object));

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, tandem_doc_get_id (priv->doc));
      break;

    case PROP_DISPLAY_TITLE:
      g_value_take_string (value, tandem_doc_dup_title (priv->doc, priv->context));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
get_field_property (TandemRecord *self,
                    guint         field,
                    GValue       *value)
{
  TandemRecordPrivate *priv = get_private (self);
  const TandemField *described = &TANDEM_RECORD_GET_CLASS (self)->kind->fields[field];

  if (described->type == &tandem_type_list)
    g_value_take_object (value, tandem_record_dup_items (self, field));
  else
    described->type->to_value (described, tandem_doc_field (priv->doc, field), priv->context, value);
}

/* GObject does not inherit this function: every kind's class has it set. */
static void
kind_get_property (GObject    *object,
                   guint       prop_id,
                   GValue     *value,
                   GParamSpec *pspec)
{
  TandemRecord *self = TANDEM_RECORD (object);
  TandemRecordPrivate *priv = get_private (self);
  const TandemKind *kind = TANDEM_RECORD_GET_CLASS (self)->kind;
  guint field = (prop_id - 1) / 2;

  if (prop_id >= COMPUTED_PROP (kind, 0))
    kind->computed[prop_id - COMPUTED_PROP (kind, 0)].get (priv->doc, priv->context, value);
  else if (prop_id == VALUE_PROP (field))
    get_field_property (self, field, value);
  else
    g_value_take_string (value, tandem_doc_dup_text (priv->doc, field, priv->context));
}

static void
tandem_record_finalize (GObject *object)
{
  TandemRecordPrivate *priv = get_private (TANDEM_RECORD (object));

  g_clear_pointer (&priv->items, g_hash_table_unref);
  g_clear_pointer (&priv->doc, tandem_doc_unref);
  g_clear_pointer (&priv->context, tandem_context_unref);

  G_OBJECT_CLASS (tandem_record_parent_class)->finalize (object);
}

static void
tandem_record_class_init (TandemRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tandem_record_get_property;
  object_class->finalize = tandem_record_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_DISPLAY_TITLE] = g_param_spec_string ("display-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* "baseline_due" is no name for a property; the kebab form has to live for ever. */
static const char *
property_name (const char *name,
               const char *suffix)
{
  g_autofree char *kebab = g_strdelimit (g_strconcat (name, suffix, NULL), "_", '-');

  return g_intern_string (kebab);
}

static GParamSpec *
computed_pspec (const TandemComputed *computed)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const char *name = property_name (computed->name, NULL);

  if (computed->type == G_TYPE_INT)
    return g_param_spec_int (name, computed->label, NULL, G_MININT, G_MAXINT, 0, flags);
  if (computed->type == G_TYPE_BOOLEAN)
    return g_param_spec_boolean (name, computed->label, NULL, FALSE, flags);

  return g_param_spec_string (name, computed->label, NULL, NULL, flags);
}

/**
 * tandem_record_class_install:
 * @klass: the class of a kind
 * @kind: (transfer none): the kind, with static storage
 *
 * Gives the class the properties of the kind's table. Called from its
 * class_init.
 */
void
tandem_record_class_install (TandemRecordClass *klass,
                             const TandemKind  *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  guint n_props;

  g_return_if_fail (kind != NULL);

  n_props = N_KIND_PROPS (kind);
  klass->kind = kind;
  klass->properties = g_new0 (GParamSpec *, n_props);
  object_class->get_property = kind_get_property;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      klass->properties[VALUE_PROP (i)] = field->type->pspec (property_name (field->name, NULL), field->label);
      klass->properties[TEXT_PROP (i)] = tandem_type_string_pspec (property_name (field->name, "-text"), field->label);
    }
  for (guint i = 0; i < kind->n_computed; i++)
    klass->properties[COMPUTED_PROP (kind, i)] = computed_pspec (&kind->computed[i]);

  g_object_class_install_properties (object_class, n_props, klass->properties);
}

/**
 * tandem_record_new:
 * @doc: the present snapshot
 * @context: language, today, vocabularies and other records
 *
 * Returns: (transfer full): a record of the class of its kind
 */
TandemRecord *
tandem_record_new (TandemDoc     *doc,
                   TandemContext *context)
{
  TandemRecord *self;
  TandemRecordPrivate *priv;

  g_return_val_if_fail (doc != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_object_new (tandem_doc_get_kind (doc)->record_type (), NULL);
  priv = get_private (self);
  priv->doc = tandem_doc_ref (doc);
  priv->context = tandem_context_ref (context);

  return self;
}

const TandemKind *
tandem_record_get_kind (TandemRecord *self)
{
  g_return_val_if_fail (TANDEM_IS_RECORD (self), NULL);

  return TANDEM_RECORD_GET_CLASS (self)->kind;
}

const char *
tandem_record_get_id (TandemRecord *self)
{
  g_return_val_if_fail (TANDEM_IS_RECORD (self), NULL);

  return tandem_doc_get_id (get_private (self)->doc);
}

/**
 * tandem_record_get_doc:
 * @self: a record
 *
 * Returns: (transfer none): the present snapshot; take a reference to keep it
 */
TandemDoc *
tandem_record_get_doc (TandemRecord *self)
{
  g_return_val_if_fail (TANDEM_IS_RECORD (self), NULL);

  return get_private (self)->doc;
}

TandemContext *
tandem_record_get_context (TandemRecord *self)
{
  g_return_val_if_fail (TANDEM_IS_RECORD (self), NULL);

  return get_private (self)->context;
}

/* ---- items of keyed lists ------------------------------------------------------- */

static GHashTable *
index_items (GListModel *store)
{
  GHashTable *by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (store); i++)
    {
      TandemItem *item = g_list_model_get_item (store, i);

      g_hash_table_insert (by_id, g_strdup (tandem_item_get_id (item)), item);
    }

  return by_id;
}

/* The items of the present snapshot: those known by their ids stay what they
 * are. What has no id cannot be an item; the check speaks of it. */
static GPtrArray *
collect_items (TandemRecord *self,
               guint         field,
               GListModel   *store)
{
  TandemRecordPrivate *priv = get_private (self);
  const TandemField *list = &TANDEM_RECORD_GET_CLASS (self)->kind->fields[field];
  g_autoptr(GHashTable) known = index_items (store);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  TandemVal value = tandem_doc_field (priv->doc, field), entry;
  TandemValIter iter;

  if (tandem_val_type (value) != TANDEM_VAL_ARRAY)
    return items;

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &entry))
    {
      const char *id = tandem_val_string (tandem_val_member (entry, "id"));
      TandemItem *item;

      if (id == NULL || !g_hash_table_add (seen, (gpointer) id))
        continue;
      item = g_hash_table_lookup (known, id);
      if (item != NULL)
        {
          tandem_item_set (item, priv->doc, entry, priv->context);
          g_ptr_array_add (items, g_object_ref (item));
        }
      else
        g_ptr_array_add (items, tandem_item_new (list, priv->doc, entry, priv->context));
    }

  return items;
}

static gboolean
is_at (GListModel *store,
       guint       position,
       gpointer    item)
{
  g_autoptr(GObject) present = g_list_model_get_item (store, position);

  return (gpointer) present == item;
}

/* One splice of the part that differs. */
static void
update_items (TandemRecord *self,
              guint         field,
              GListStore   *store)
{
  GListModel *model = G_LIST_MODEL (store);
  g_autoptr(GPtrArray) items = collect_items (self, field, model);
  guint n_old = g_list_model_get_n_items (model), n_new = items->len;
  guint head = 0, tail = 0;

  while (head < n_old && head < n_new && is_at (model, head, items->pdata[head]))
    head++;
  while (tail < n_old - head && tail < n_new - head &&
         is_at (model, n_old - 1 - tail, items->pdata[n_new - 1 - tail]))
    tail++;

  if (n_old > head + tail || n_new > head + tail)
    g_list_store_splice (store, head, n_old - head - tail, items->pdata + head, n_new - head - tail);
}

/**
 * tandem_record_dup_items:
 * @self: a record
 * @field: index of a keyed list
 *
 * The items as a model that follows the record: an item stays the same object
 * as long as its id is in the list.
 *
 * Returns: (transfer full): a list of #TandemItem
 */
GListModel *
tandem_record_dup_items (TandemRecord *self,
                         guint         field)
{
  TandemRecordPrivate *priv;
  GListStore *store;

  g_return_val_if_fail (TANDEM_IS_RECORD (self), NULL);
  g_return_val_if_fail (field < tandem_record_get_kind (self)->n_fields, NULL);

  priv = get_private (self);
  if (priv->items == NULL)
    priv->items = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  store = g_hash_table_lookup (priv->items, GUINT_TO_POINTER (field));
  if (store == NULL)
    {
      store = g_list_store_new (TANDEM_TYPE_ITEM);
      g_hash_table_insert (priv->items, GUINT_TO_POINTER (field), store);
      update_items (self, field, store);
    }

  return G_LIST_MODEL (g_object_ref (store));
}

static void
update_all_items (TandemRecord *self)
{
  TandemRecordPrivate *priv = get_private (self);
  GHashTableIter iter;
  gpointer field, store;

  if (priv->items == NULL)
    return;

  g_hash_table_iter_init (&iter, priv->items);
  while (g_hash_table_iter_next (&iter, &field, &store))
    update_items (self, GPOINTER_TO_UINT (field), store);
}

/* ---- changes ----------------------------------------------------------------------- */

static void
notify_field (TandemRecord *self,
              guint         field)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self);

  /* The model of a list stays the same object and tells of its own changes. */
  if (klass->kind->fields[field].type != &tandem_type_list)
    g_object_notify_by_pspec (G_OBJECT (self), klass->properties[VALUE_PROP (field)]);
  g_object_notify_by_pspec (G_OBJECT (self), klass->properties[TEXT_PROP (field)]);
}

/* Computed values may depend on any field. */
static void
notify_computed (TandemRecord *self)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->kind->n_computed; i++)
    g_object_notify_by_pspec (G_OBJECT (self), klass->properties[COMPUTED_PROP (klass->kind, i)]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISPLAY_TITLE]);
}

/**
 * tandem_record_set_doc:
 * @self: a record
 * @doc: its present snapshot
 *
 * The one way a record changes, by an edit, undo or sync. Fields that are equal
 * are not notified; computed values are, when any field is not.
 */
void
tandem_record_set_doc (TandemRecord *self,
                       TandemDoc    *doc)
{
  TandemRecordPrivate *priv;
  const TandemKind *kind;
  g_autoptr(TandemDoc) old = NULL;
  gboolean changed = FALSE;

  g_return_if_fail (TANDEM_IS_RECORD (self));
  g_return_if_fail (doc != NULL);

  priv = get_private (self);
  kind = TANDEM_RECORD_GET_CLASS (self)->kind;
  g_return_if_fail (tandem_doc_get_kind (doc) == kind);
  if (doc == priv->doc)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  old = g_steal_pointer (&priv->doc);
  priv->doc = tandem_doc_ref (doc);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!tandem_val_same (tandem_doc_field (old, i), tandem_doc_field (doc, i)))
      {
        notify_field (self, i);
        changed = TRUE;
      }
  if (changed)
    notify_computed (self);
  if (g_strcmp0 (tandem_doc_get_id (old), tandem_doc_get_id (doc)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
  /* The items hold the old snapshot until they are told. */
  update_all_items (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * tandem_record_set_context:
 * @self: a record
 * @context: another language, day or set of vocabularies
 *
 * Everything people read may be different now: everything is notified.
 */
void
tandem_record_set_context (TandemRecord  *self,
                           TandemContext *context)
{
  TandemRecordPrivate *priv;

  g_return_if_fail (TANDEM_IS_RECORD (self));
  g_return_if_fail (context != NULL);

  priv = get_private (self);
  if (context == priv->context)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  tandem_context_unref (priv->context);
  priv->context = tandem_context_ref (context);
  for (guint i = 0; i < TANDEM_RECORD_GET_CLASS (self)->kind->n_fields; i++)
    notify_field (self, i);
  notify_computed (self);
  update_all_items (self);
  g_object_thaw_notify (G_OBJECT (self));
}
