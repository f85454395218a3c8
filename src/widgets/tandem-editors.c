/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include "tandem-country.h"

/* Which class edits which type of field. A type that is not here is shown and
 * edited as text, which every type can read and write. */
static const struct
{
  const TandemFieldType *type;
  GType                  (*get_type) (void);
  GtkWidget             *(*create) (TandemFormModel   *model,
                                    const TandemField *field,
                                    const char        *path);
} editors[] = {
  { &tandem_type_l10n, tandem_l10n_editor_get_type, NULL },
  { &tandem_type_enum, tandem_enum_editor_get_type, NULL },
  { &tandem_type_enum_set, tandem_set_editor_get_type, NULL },
  { &tandem_type_text_set, tandem_set_editor_get_type, NULL },
  { &tandem_type_refs, tandem_set_editor_get_type, NULL },
  { &tandem_type_ref, tandem_ref_editor_get_type, NULL },
  { &tandem_type_bool, tandem_bool_editor_get_type, NULL },
  { &tandem_type_object, NULL, tandem_object_editor_new },
  { &tandem_type_list, NULL, tandem_list_editor_new },
};

GtkWidget *
tandem_field_editor_new (TandemFormModel   *model,
                         const TandemField *field,
                         const char        *path)
{
  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (model), NULL);
  g_return_val_if_fail (field != NULL && path != NULL, NULL);

  if (field->arg == tandem_country_codes)
    return tandem_field_editor_new_of (TANDEM_TYPE_ENUM_EDITOR, model, field, path);

  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    if (editors[i].type == field->type)
      return editors[i].create ? editors[i].create (model, field, path)
                               : tandem_field_editor_new_of (editors[i].get_type (), model, field, path);

  return tandem_field_editor_new_of (TANDEM_TYPE_TEXT_EDITOR, model, field, path);
}

char *
tandem_form_model_dup_title (TandemFormModel *self,
                             const char      *id,
                             const char     **icon)
{
  TandemContext *context = tandem_form_model_get_context (self);
  g_autoptr(TandemDoc) doc = tandem_context_resolve (context, id);
  const TandemKind *kind = tandem_kind_of_id (id);
  char *title = doc ? tandem_doc_dup_title (doc, context) : NULL;

  if (icon != NULL)
    *icon = kind ? kind->icon : NULL;

  return title ? title : g_strdup (id);
}

char *
tandem_val_dup_json (TandemVal value)
{
  GString *out = g_string_new (NULL);

  if (tandem_val_exists (value))
    tandem_val_write (value, out);
  else
    g_string_append (out, "null");

  return g_string_free (out, FALSE);
}
