/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"

/**
 * tandem_field_get_label:
 * @self: a field
 *
 * Returns: the translated label
 */
const char *
tandem_field_get_label (const TandemField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->label);
}

/**
 * tandem_field_get_type_name:
 * @self: a field
 *
 * Returns: the stable name of its type ("date"), as in the schema
 */
const char *
tandem_field_get_type_name (const TandemField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type->name;
}

/**
 * tandem_field_find:
 * @table: (array length=n_fields): fields of a kind, an object or a list item
 * @n_fields: how many
 * @name: a member name, from anywhere
 *
 * Returns: (nullable): the field called @name
 */
const TandemField *
tandem_field_find (const TandemField *table,
                   guint              n_fields,
                   const char        *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < n_fields; i++)
    if (table[i].name != NULL && *table[i].name == *name && strcmp (table[i].name, name) == 0)
      return &table[i];

  return NULL;
}

/**
 * tandem_field_dup_text:
 * @self: a field
 * @value: any value, also absent or malformed
 * @context: language and vocabularies
 *
 * What a person reads: "17 May 2026", "In progress", "12.50 EUR".
 *
 * Returns: (transfer full) (nullable): the text, or NULL where there is nothing
 */
char *
tandem_field_dup_text (const TandemField   *self,
                       TandemVal            value,
                       const TandemContext *context)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!tandem_val_is_given (value))
    return NULL;

  text = self->type->text (self, value, context);
  if (text != NULL && *text == '\0')
    return NULL;
  if (text != NULL)
    return g_steal_pointer (&text);

  /* Malformed: the raw value is better than silence, except for what is
   * well-formed and empty. */
  if ((tandem_val_type (value) == TANDEM_VAL_ARRAY || tandem_val_type (value) == TANDEM_VAL_OBJECT) &&
      tandem_val_length (value) == 0)
    return NULL;
  if (tandem_val_type (value) == TANDEM_VAL_STRING)
    return *tandem_val_string (value) != '\0' ? g_strdup (tandem_val_string (value)) : NULL;

  return tandem_val_to_json (value);
}

/**
 * tandem_field_parse_text:
 * @self: a field
 * @before: the present value; localized text and objects keep their other parts
 * @text: what a person or a script typed
 * @context: language, today and vocabularies
 * @error: return location for a #TANDEM_DOC_ERROR_FIELD
 *
 * The way back from [func@Tandem.Field.dup_text]. Empty text is no value. The
 * message of an error is translated: it is for the person who typed.
 *
 * Returns: (transfer full) (nullable): the value as JSON, "null" for none
 */
char *
tandem_field_parse_text (const TandemField   *self,
                         TandemVal            before,
                         const char          *text,
                         const TandemContext *context,
                         GError             **error)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      tandem_parse_error (self, error, _("this is not readable text"));
      return NULL;
    }

  trimmed = g_strdup (text);
  g_strstrip (trimmed);
  /* Localized text has other languages to keep when one is emptied. */
  if (*trimmed == '\0' && self->type != &tandem_type_l10n)
    return g_strdup ("null");

  return self->type->parse (self, before, (self->flags & TANDEM_LONG) ? text : trimmed, context, error);
}

/**
 * tandem_field_get_vocabulary:
 * @self: a field
 * @context: (nullable): where loaded vocabularies are; without it only fixed ones are found
 *
 * Returns: (nullable): the terms of an enumeration or a set of codes
 */
const TandemVocabulary *
tandem_field_get_vocabulary (const TandemField   *self,
                             const TandemContext *context)
{
  const TandemVocabularyRef *ref;

  g_return_val_if_fail (self != NULL, NULL);

  if ((self->type != &tandem_type_enum && self->type != &tandem_type_enum_set) || self->arg == NULL)
    return NULL;

  ref = self->arg;
  if (ref->fixed != NULL)
    return ref->fixed;

  return context != NULL ? tandem_context_get_vocabulary (context, ref) : NULL;
}

/**
 * tandem_field_is_reference:
 * @self: a field
 *
 * Returns: whether it holds one id or a set of ids
 */
gboolean
tandem_field_is_reference (const TandemField *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->type == &tandem_type_ref || self->type == &tandem_type_refs;
}

/**
 * tandem_field_accepts_kind:
 * @self: a field
 * @kind: name of a kind
 *
 * Returns: whether it is a reference that may point at records of @kind
 */
gboolean
tandem_field_accepts_kind (const TandemField *self,
                           const char        *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  return tandem_field_is_reference (self) && self->arg != NULL &&
         g_strv_contains ((TandemKindNames) self->arg, kind);
}

/**
 * tandem_field_can_follow:
 * @self: a field
 * @from: (nullable): the code before, NULL for none
 * @to: (nullable): the code after
 *
 * Whether the state machine of an enumeration knows this step. Fields that are
 * no state, codes the table does not list, and standing still allow everything.
 *
 * Returns: FALSE for a step worth a warning
 */
gboolean
tandem_field_can_follow (const TandemField *self,
                         const char        *from,
                         const char        *to)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (self->transitions == NULL || from == NULL || to == NULL || g_str_equal (from, to))
    return TRUE;

  for (const TandemTransition *row = self->transitions; row->from != NULL; row++)
    if (g_str_equal (row->from, from))
      {
        for (guint i = 0; i < G_N_ELEMENTS (row->to) && row->to[i] != NULL; i++)
          if (g_str_equal (row->to[i], to))
            return TRUE;
        return FALSE;
      }

  return TRUE;
}

/**
 * tandem_field_get_sql_type:
 * @self: a field
 *
 * Dates are integers (yyyymmdd), decimals and amounts integers in thousandths,
 * so that a store orders them right; of a list, the newest of its INDEXED dates.
 *
 * Returns: (nullable): "TEXT", "INTEGER", or NULL where the type has no column
 */
const char *
tandem_field_get_sql_type (const TandemField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type->sql;
}

/**
 * tandem_field_get_column:
 * @self: a field
 * @value: any value
 *
 * Returns: the value of its column; text is borrowed from the snapshot
 */
TandemColumn
tandem_field_get_column (const TandemField *self,
                         TandemVal          value)
{
  g_return_val_if_fail (self != NULL, TANDEM_NO_COLUMN);

  if (self->type->column == NULL || !tandem_val_is_given (value))
    return TANDEM_NO_COLUMN;

  return self->type->column (self, value);
}
