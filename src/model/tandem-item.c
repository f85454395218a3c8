/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-field-type.h"
#include "tandem-item.h"

struct _TandemItem
{
  GObject            parent_instance;

  const TandemField *list;
  TandemDoc         *doc;
  TandemVal          value;
  TandemContext     *context;
};

enum
{
  PROP_ID = 1,
  PROP_LABEL,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TandemItem, tandem_item, G_TYPE_OBJECT)

static void
tandem_item_init (TandemItem *self)
{
}

static char *
dup_text (TandemItem *self)
{
  return tandem_type_object.text (self->list, self->value, self->context);
}

static void
tandem_item_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  TandemItem *self = TANDEM_ITEM (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, tandem_item_get_id (self));
      break;

    case PROP_LABEL:
      g_value_take_string (value, tandem_item_dup_label (self->list, self->value, self->context));
      break;

    case PROP_TEXT:
      g_value_take_string (value, dup_text (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_item_finalize (GObject *object)
{
  TandemItem *self = TANDEM_ITEM (object);

  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_clear_pointer (&self->context, tandem_context_unref);

  G_OBJECT_CLASS (tandem_item_parent_class)->finalize (object);
}

static void
tandem_item_class_init (TandemItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tandem_item_get_property;
  object_class->finalize = tandem_item_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/**
 * tandem_item_new:
 * @list: the field of the list
 * @doc: the document the item is in
 * @value: the item
 * @context: (nullable): language, vocabularies and titles
 *
 * Returns: (transfer full): the item
 */
TandemItem *
tandem_item_new (const TandemField   *list,
                 TandemDoc           *doc,
                 TandemVal            value,
                 const TandemContext *context)
{
  TandemItem *self;

  g_return_val_if_fail (list != NULL, NULL);
  g_return_val_if_fail (doc != NULL, NULL);

  self = g_object_new (TANDEM_TYPE_ITEM, NULL);
  self->list = list;
  self->doc = tandem_doc_ref (doc);
  self->value = value;
  self->context = context != NULL ? tandem_context_ref (context) : NULL;

  return self;
}

/**
 * tandem_item_set:
 * @self: an item
 * @doc: the document as it is now
 * @value: the item in it
 * @context: (nullable): language, vocabularies and titles
 *
 * Follows the document; tells when something changed.
 */
void
tandem_item_set (TandemItem          *self,
                 TandemDoc           *doc,
                 TandemVal            value,
                 const TandemContext *context)
{
  g_autoptr(TandemDoc) old = NULL;
  gboolean changed;

  g_return_if_fail (TANDEM_IS_ITEM (self));
  g_return_if_fail (doc != NULL);

  changed = self->context != context || !tandem_val_same (self->value, value);
  old = g_steal_pointer (&self->doc);
  self->doc = tandem_doc_ref (doc);
  self->value = value;
  if (self->context != context)
    {
      g_clear_pointer (&self->context, tandem_context_unref);
      self->context = context != NULL ? tandem_context_ref (context) : NULL;
    }

  if (changed)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
    }
}

const char *
tandem_item_get_id (TandemItem *self)
{
  g_return_val_if_fail (TANDEM_IS_ITEM (self), NULL);

  return tandem_val_string (tandem_val_member (self->value, "id"));
}

/**
 * tandem_item_get_value:
 * @self: an item
 *
 * Returns: the object; valid until the item is set again
 */
TandemVal
tandem_item_get_value (TandemItem *self)
{
  const TandemVal none = { NULL };

  g_return_val_if_fail (TANDEM_IS_ITEM (self), none);

  return self->value;
}

/**
 * tandem_item_get_list:
 * @self: an item
 *
 * Returns: the field of the list it is in
 */
const TandemField *
tandem_item_get_list (TandemItem *self)
{
  g_return_val_if_fail (TANDEM_IS_ITEM (self), NULL);

  return self->list;
}

/**
 * tandem_item_dup_path:
 * @self: an item
 *
 * Returns: (transfer full): "updates[u1]", for [func@Tandem.Doc.with]
 */
char *
tandem_item_dup_path (TandemItem *self)
{
  g_return_val_if_fail (TANDEM_IS_ITEM (self), NULL);

  return g_strdup_printf ("%s[%s]", self->list->name, tandem_item_get_id (self));
}

/**
 * tandem_item_dup_field_text:
 * @self: an item
 * @name: a field of the list's table
 *
 * Returns: (transfer full) (nullable): what a person reads in this field
 */
char *
tandem_item_dup_field_text (TandemItem *self,
                            const char *name)
{
  const TandemField *field;

  g_return_val_if_fail (TANDEM_IS_ITEM (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  field = tandem_field_find (self->list->sub, self->list->n_sub, name);

  return field != NULL ? tandem_field_dup_text (field, tandem_val_member (self->value, name), self->context) : NULL;
}

/* What an item is called: its title or code, else the first field that says
 * something; NULL for nothing. */
char *
tandem_item_dup_label (const TandemField   *list,
                       TandemVal            value,
                       const TandemContext *context)
{
  static const TandemFieldFlags wanted[] = { TANDEM_TITLE, TANDEM_CODE, 0 };

  for (guint pass = 0; pass < G_N_ELEMENTS (wanted); pass++)
    for (guint i = 0; i < list->n_sub; i++)
      {
        const TandemField *field = &list->sub[i];
        char *text;

        if (wanted[pass] != 0 ? !(field->flags & wanted[pass]) : (field->flags & (TANDEM_ORDER | TANDEM_HIDDEN)) != 0)
          continue;
        text = tandem_field_dup_text (field, tandem_val_member (value, field->name), context);
        if (text != NULL)
          return text;
      }

  return g_strdup (tandem_val_string (tandem_val_member (value, "id")));
}
