/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-doc.h"

#include "tandem-kind.h"

/* What people see of a record, whatever its kind. */

static char *
dup_flagged_text (const TandemDoc     *self,
                  TandemFieldFlags     flag,
                  const TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if ((kind->fields[i].flags & flag) == 0)
        continue;
      text = tandem_doc_dup_text (self, i, context);
      if (text != NULL && *text != '\0')
        return g_steal_pointer (&text);
    }

  return NULL;
}

/**
 * tandem_doc_dup_title:
 * @self: a document
 * @context: language and what else is needed to read it
 *
 * What the record is called: by its kind's own rule, else by its title field,
 * its code, or at last by the name of its kind.
 *
 * Returns: (transfer full): never NULL or empty
 */
char *
tandem_doc_dup_title (const TandemDoc     *self,
                      const TandemContext *context)
{
  const TandemKind *kind;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  kind = tandem_doc_get_kind (self);
  if (kind->title != NULL)
    title = kind->title (self, context);
  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);

  g_clear_pointer (&title, g_free);
  title = dup_flagged_text (self, TANDEM_TITLE, context);
  if (title == NULL)
    title = dup_flagged_text (self, TANDEM_CODE, context);
  return title != NULL ? g_steal_pointer (&title) : g_strdup (_(kind->label));
}

/**
 * tandem_doc_dup_text:
 * @self: a document
 * @field: index in its kind's table
 * @context: language, vocabularies, resolver
 *
 * Returns: (transfer full) (nullable): the value of one field, for people
 */
char *
tandem_doc_dup_text (const TandemDoc     *self,
                     guint                field,
                     const TandemContext *context)
{
  const TandemKind *kind;

  g_return_val_if_fail (self != NULL, NULL);

  kind = tandem_doc_get_kind (self);
  g_return_val_if_fail (field < kind->n_fields, NULL);

  return tandem_field_dup_text (&kind->fields[field], tandem_doc_field (self, field), context);
}

static void
append_line (GString    *out,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, text);
}

/* Every string below @value; of localized text the texts only. */
static void
append_strings (TandemVal value,
                gboolean  localized,
                GString  *out)
{
  TandemValIter iter;
  TandemVal part;

  append_line (out, tandem_val_string (value));

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &part))
    append_strings (localized ? tandem_val_member (part, "text") : part, FALSE, out);
}

static void append_table (const TandemField *table,
                          guint              n_fields,
                          TandemVal          object,
                          GString           *out);

static void
append_field (const TandemField *field,
              TandemVal          value,
              GString           *out)
{
  TandemValIter iter;
  TandemVal item;

  if (field->sub == NULL)
    {
      if (field->flags & TANDEM_SEARCHED)
        append_strings (value, field->type == &tandem_type_l10n, out);
      return;
    }

  append_table (field->sub, field->n_sub, value, out);
  if (tandem_val_type (value) != TANDEM_VAL_ARRAY)
    return;

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    append_table (field->sub, field->n_sub, item, out);
}

static void
append_table (const TandemField *table,
              guint              n_fields,
              TandemVal          object,
              GString           *out)
{
  for (guint i = 0; i < n_fields; i++)
    append_field (&table[i], tandem_val_member (object, table[i].name), out);
}

/**
 * tandem_doc_dup_search_text:
 * @self: a document
 *
 * Returns: (transfer full): all searched texts, in all languages, a line each
 */
char *
tandem_doc_dup_search_text (const TandemDoc *self)
{
  const TandemKind *kind;
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  kind = tandem_doc_get_kind (self);
  out = g_string_new (NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    append_field (&kind->fields[i], tandem_doc_field (self, i), out);

  return g_string_free_and_steal (out);
}
