/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"
#include "tandem-kinds.h"

static gpointer
index_kinds (gpointer data)
{
  GHashTable *by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; tandem_kinds[i] != NULL; i++)
    g_hash_table_insert (by_name, (gpointer) tandem_kinds[i]->name, (gpointer) tandem_kinds[i]);

  return by_name;
}

/**
 * tandem_kind_find:
 * @name: "milestone"
 *
 * Returns: (nullable): the kind called @name
 */
const TandemKind *
tandem_kind_find (const char *name)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (g_once (&once, index_kinds, NULL), name);
}

/**
 * tandem_kind_of_id:
 * @id: "milestone:01J…"
 *
 * Returns: (nullable): the kind named before the colon
 */
const TandemKind *
tandem_kind_of_id (const char *id)
{
  char name[64];
  const char *colon;
  gsize length;

  g_return_val_if_fail (id != NULL, NULL);

  colon = strchr (id, ':');
  length = colon != NULL ? (gsize) (colon - id) : 0;
  if (length == 0 || length >= sizeof name)
    return NULL;

  memcpy (name, id, length);
  name[length] = '\0';

  return tandem_kind_find (name);
}

/**
 * tandem_kinds_list:
 * @n_kinds: (out) (optional): how many
 *
 * Returns: (array length=n_kinds): every kind; a NULL follows the last
 */
const TandemKind *const *
tandem_kinds_list (guint *n_kinds)
{
  guint n = 0;

  while (tandem_kinds[n] != NULL)
    n++;
  if (n_kinds != NULL)
    *n_kinds = n;

  return tandem_kinds;
}

/**
 * tandem_kind_get_field:
 * @self: a kind
 * @name: a member name, from anywhere
 *
 * Returns: the index of the field called @name, or -1
 */
int
tandem_kind_get_field (const TandemKind *self,
                       const char       *name)
{
  const TandemField *field = tandem_kind_find_field (self, name);

  return field != NULL ? (int) (field - self->fields) : -1;
}

/**
 * tandem_kind_find_field:
 * @self: a kind
 * @name: a member name, from anywhere
 *
 * Returns: (nullable): the field called @name
 */
const TandemField *
tandem_kind_find_field (const TandemKind *self,
                        const char       *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tandem_field_find (self->fields, self->n_fields, name);
}

/**
 * tandem_kind_flagged:
 * @self: a kind
 * @flag: one flag
 *
 * Returns: the index of the first field with @flag, or the number of fields
 *   where none has it
 */
guint
tandem_kind_flagged (const TandemKind *self,
                     TandemFieldFlags  flag)
{
  guint i = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (i < self->n_fields && !(self->fields[i].flags & flag))
    i++;

  return i;
}

/* ---- families ------------------------------------------------------------------------ */

/* The reference of a new record to the record it is made under: the one marked
 * as parent, else one with the name of the parent's kind, else any that fits. */
static const TandemField *
find_parent_field (const TandemKind *kind,
                   const TandemKind *parent)
{
  const TandemField *named = NULL, *fitting = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if (!tandem_field_accepts_kind (field, parent->name))
        continue;
      if (field->flags & TANDEM_PARENT)
        return field;
      if (g_str_equal (field->name, parent->name))
        named = field;
      else if (fitting == NULL && field->type == &tandem_type_ref)
        fitting = field;
    }

  return named != NULL ? named : fitting;
}

static TandemDoc *
with_reference (TandemDoc         *doc,
                const TandemField *field,
                const char        *id)
{
  g_autofree char *string = tandem_json_string (id);
  g_autofree char *json = field->type == &tandem_type_refs ? g_strdup_printf ("[%s]", string) : g_strdup (string);
  TandemDoc *next = tandem_doc_with (doc, field->name, json, NULL);

  if (next == NULL)
    return doc;
  tandem_doc_unref (doc);

  return next;
}

/**
 * tandem_doc_new_under:
 * @kind: kind of the new record
 * @parent: (nullable): the record it is made under
 *
 * A new record with a new id, its reference to @parent, and the partnership,
 * plan and city it belongs to by that.
 *
 * Returns: (transfer full): the document
 */
TandemDoc *
tandem_doc_new_under (const TandemKind *kind,
                      const TandemDoc  *parent)
{
  static const char *const inherited[] = { "partnership", "plan", "city" };
  g_autofree char *id = NULL;
  const TandemKind *parent_kind;
  const TandemField *field;
  TandemDoc *doc;

  g_return_val_if_fail (kind != NULL, NULL);

  id = tandem_id_new (kind);
  doc = tandem_doc_new (kind, id);
  parent_kind = parent != NULL ? tandem_doc_get_kind (parent) : NULL;
  if (parent_kind == NULL)
    return doc;

  field = find_parent_field (kind, parent_kind);
  if (field != NULL)
    doc = with_reference (doc, field, tandem_doc_get_id (parent));

  for (guint i = 0; i < G_N_ELEMENTS (inherited); i++)
    {
      const char *value = g_str_equal (parent_kind->name, inherited[i])
                            ? tandem_doc_get_id (parent)
                            : tandem_val_string (tandem_doc_get (parent, inherited[i]));

      field = tandem_kind_find_field (kind, inherited[i]);
      if (field != NULL && field->type == &tandem_type_ref && value != NULL &&
          !tandem_val_is_given (tandem_doc_get (doc, inherited[i])))
        doc = with_reference (doc, field, value);
    }

  return doc;
}

/* Takes @doc; leaves it as it is where the value does not fit. */
static TandemDoc *
with_choice (TandemDoc  *doc,
             const char *field,
             const char *code)
{
  g_autofree char *json = tandem_json_string (code);
  TandemDoc *after = tandem_doc_with (doc, field, json, NULL);

  if (after == NULL)
    return doc;
  tandem_doc_unref (doc);

  return after;
}

/**
 * tandem_doc_with_defaults:
 * @self: (transfer full): a new document
 * @context: vocabularies
 *
 * A new record begins in the first state of its kind, so that only what a
 * person knows has to be typed.
 *
 * Returns: (transfer full): the document with every required choice made
 */
TandemDoc *
tandem_doc_with_defaults (TandemDoc           *self,
                          const TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];
      const TandemVocabulary *vocabulary;

      if (field->type != &tandem_type_enum || (field->flags & TANDEM_REQUIRED) == 0 ||
          tandem_val_exists (tandem_doc_field (self, i)))
        continue;
      vocabulary = tandem_field_get_vocabulary (field, context);
      if (vocabulary != NULL && vocabulary->n_terms > 0)
        self = with_choice (self, field->name, vocabulary->terms[0].code);
    }

  return self;
}

/**
 * tandem_doc_get_parent:
 * @self: a document
 *
 * Returns: (nullable): the id of the record it belongs to
 */
const char *
tandem_doc_get_parent (const TandemDoc *self)
{
  const TandemKind *kind;

  g_return_val_if_fail (self != NULL, NULL);

  kind = tandem_doc_get_kind (self);
  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      const char *id = tandem_val_string (tandem_doc_field (self, i));

      if ((kind->fields[i].flags & TANDEM_PARENT) && id != NULL)
        return id;
    }

  return NULL;
}

static char *
database_named (const char *prefix,
                const char *id)
{
  g_autofree char *ulid = g_ascii_strdown (strchr (id, ':') + 1, -1);

  return g_strconcat (prefix, ulid, NULL);
}

/* The id a document has, or has in its own member, of the kind @name. */
static const char *
belongs_to (const TandemDoc  *doc,
            const TandemKind *kind,
            const char       *name)
{
  const char *id = g_str_equal (kind->name, name) ? tandem_doc_get_id (doc)
                                                  : tandem_val_string (tandem_doc_get (doc, name));

  return id != NULL && tandem_id_is_valid (id) && tandem_kind_of_id (id) == tandem_kind_find (name) ? id : NULL;
}

/**
 * tandem_doc_dup_database:
 * @self: a document
 *
 * Where the record lives on the central server: with its partnership, else with
 * its city, else in the catalogue. Kinds of the catalogue (cities themselves,
 * practices, organisations …) are always there, whatever they refer to.
 *
 * Returns: (transfer full): "pair-…", "city-…" or "catalogue"
 */
char *
tandem_doc_dup_database (const TandemDoc *self)
{
  const TandemKind *kind;
  const char *id;

  g_return_val_if_fail (self != NULL, NULL);

  kind = tandem_doc_get_kind (self);
  if (kind == NULL || kind->scope == TANDEM_SCOPE_CATALOGUE)
    return g_strdup ("catalogue");

  id = belongs_to (self, kind, "partnership");
  if (id != NULL)
    return database_named ("pair-", id);

  id = g_str_equal (kind->name, "city") ? NULL : belongs_to (self, kind, "city");

  return id != NULL ? database_named ("city-", id) : g_strdup ("catalogue");
}
