/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-snapshot.h"

struct _TandemSnapshot
{
  gatomicrefcount ref_count;
  GHashTable     *docs;         /* id (of the document) → TandemDoc (owned) */
  GHashTable     *kinds;        /* name of a kind (static) → GPtrArray of TandemDoc (owned) */
  GHashTable     *referring;    /* "kind field id", "kind * id", "* * id" → GPtrArray of TandemDoc (owned) */
};

static GPtrArray *
docs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
}

/**
 * tandem_snapshot_new:
 *
 * Returns: (transfer full): an empty one
 */
TandemSnapshot *
tandem_snapshot_new (void)
{
  TandemSnapshot *self = g_new0 (TandemSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->docs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) tandem_doc_unref);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->referring = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

TandemSnapshot *
tandem_snapshot_ref (TandemSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_snapshot_unref (TandemSnapshot *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->referring);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->docs);
  g_free (self);
}

static char *
make_key (const char *kind,
          const char *field,
          const char *id)
{
  return g_strjoin (" ", kind != NULL ? kind : "*", field != NULL ? field : "*", id, NULL);
}

typedef void (*ReferenceFunc) (TandemSnapshot *self,
                               char           *key,
                               TandemDoc      *doc);

static void
add_reference (TandemSnapshot *self,
               char           *key,
               TandemDoc      *doc)
{
  GPtrArray *docs = g_hash_table_lookup (self->referring, key);

  if (docs == NULL)
    {
      docs = docs_new ();
      g_hash_table_insert (self->referring, g_strdup (key), docs);
    }

  /* A field that holds an id twice makes one reference. */
  if (docs->len == 0 || g_ptr_array_index (docs, docs->len - 1) != doc)
    g_ptr_array_add (docs, tandem_doc_ref (doc));
}

static void
remove_reference (TandemSnapshot *self,
                  char           *key,
                  TandemDoc      *doc)
{
  GPtrArray *docs = g_hash_table_lookup (self->referring, key);

  if (docs != NULL)
    g_ptr_array_remove (docs, doc);
}

static void
visit_reference (TandemSnapshot *self,
                 TandemDoc      *doc,
                 const char     *field,
                 TandemVal       value,
                 ReferenceFunc   func)
{
  const char *id = tandem_val_string (value), *kind = tandem_doc_get_kind (doc)->name;
  g_autofree char *exact = NULL, *of_kind = NULL, *any = NULL;

  if (id == NULL)
    return;

  func (self, exact = make_key (kind, field, id), doc);
  func (self, of_kind = make_key (kind, NULL, id), doc);
  func (self, any = make_key (NULL, NULL, id), doc);
}

static void visit_table (TandemSnapshot    *self,
                         TandemDoc         *doc,
                         const char        *path,
                         const TandemField *table,
                         guint              n_fields,
                         TandemVal          object,
                         ReferenceFunc      func);

/* References inside objects and list items are known as "members.city". */
static void
visit_field (TandemSnapshot    *self,
             TandemDoc         *doc,
             const char        *path,
             const TandemField *field,
             TandemVal          value,
             ReferenceFunc      func)
{
  TandemValIter iter;
  TandemVal part;

  if (tandem_field_is_reference (field))
    visit_reference (self, doc, path, value, func);
  else if (field->sub != NULL)
    visit_table (self, doc, path, field->sub, field->n_sub, value, func);
  else
    return;

  if (tandem_val_type (value) != TANDEM_VAL_ARRAY)
    return;

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &part))
    {
      if (field->sub != NULL)
        visit_table (self, doc, path, field->sub, field->n_sub, part, func);
      else
        visit_reference (self, doc, path, part, func);
    }
}

static void
visit_table (TandemSnapshot    *self,
             TandemDoc         *doc,
             const char        *path,
             const TandemField *table,
             guint              n_fields,
             TandemVal          object,
             ReferenceFunc      func)
{
  for (guint i = 0; i < n_fields; i++)
    {
      TandemVal value = tandem_val_member (object, table[i].name);
      g_autofree char *inner = NULL;

      if (!tandem_val_exists (value))
        continue;
      if (path != NULL)
        inner = g_strjoin (".", path, table[i].name, NULL);
      visit_field (self, doc, inner != NULL ? inner : table[i].name, &table[i], value, func);
    }
}

static void
visit_references (TandemSnapshot *self,
                  TandemDoc      *doc,
                  ReferenceFunc   func)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);

  visit_table (self, doc, NULL, kind->fields, kind->n_fields, tandem_doc_root (doc), func);
}

static GPtrArray *
get_kind_docs (TandemSnapshot *self,
               const char     *kind)
{
  GPtrArray *docs = g_hash_table_lookup (self->kinds, kind);

  if (docs == NULL)
    {
      docs = docs_new ();
      g_hash_table_insert (self->kinds, (gpointer) kind, docs);
    }

  return docs;
}

static void
replace (TandemSnapshot *self,
         TandemDoc      *before,
         TandemDoc      *doc)
{
  GPtrArray *docs = get_kind_docs (self, tandem_doc_get_kind (doc)->name);
  guint at;

  visit_references (self, before, remove_reference);
  if (g_ptr_array_find (docs, before, &at))
    {
      g_ptr_array_index (docs, at) = tandem_doc_ref (doc);
      tandem_doc_unref (before);
    }
}

/**
 * tandem_snapshot_add:
 * @self: a snapshot that no other thread has yet
 * @doc: (transfer none): a record; takes the place of one with the same id
 */
void
tandem_snapshot_add (TandemSnapshot *self,
                     TandemDoc      *doc)
{
  TandemDoc *before;

  g_return_if_fail (self != NULL && doc != NULL);

  before = g_hash_table_lookup (self->docs, tandem_doc_get_id (doc));
  if (before != NULL)
    replace (self, before, doc);
  else
    g_ptr_array_add (get_kind_docs (self, tandem_doc_get_kind (doc)->name), tandem_doc_ref (doc));

  g_hash_table_replace (self->docs, (gpointer) tandem_doc_get_id (doc), tandem_doc_ref (doc));
  visit_references (self, doc, add_reference);
}

/**
 * tandem_snapshot_get:
 * @self: a snapshot
 * @id: id of a record
 *
 * Returns: (transfer none) (nullable): the record
 */
TandemDoc *
tandem_snapshot_get (TandemSnapshot *self,
                     const char     *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (self->docs, id) : NULL;
}

static GPtrArray *
ref_or_empty (GPtrArray *docs)
{
  return docs != NULL ? g_ptr_array_ref (docs) : docs_new ();
}

/**
 * tandem_snapshot_list:
 * @self: a snapshot
 * @kind: name of a kind
 *
 * Returns: (transfer container) (element-type TandemDoc): its records in the
 *   order they were added; not to be changed
 */
GPtrArray *
tandem_snapshot_list (TandemSnapshot *self,
                      const char     *kind)
{
  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  return ref_or_empty (g_hash_table_lookup (self->kinds, kind));
}

/**
 * tandem_snapshot_referring:
 * @self: a snapshot
 * @kind: (nullable): name of a kind; NULL is any, with any field
 * @field: (nullable): name of a field of it, or the path of one in its items:
 *   "members.city"; NULL is any
 * @id: id of a record
 *
 * Returns: (transfer container) (element-type TandemDoc): the records of @kind
 *   whose @field is, or holds, @id, in the order they were added; not to be
 *   changed
 */
GPtrArray *
tandem_snapshot_referring (TandemSnapshot *self,
                           const char     *kind,
                           const char     *field,
                           const char     *id)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  key = make_key (kind, kind != NULL ? field : NULL, id);
  return ref_or_empty (g_hash_table_lookup (self->referring, key));
}

/**
 * tandem_snapshot_copy:
 * @self: a snapshot
 * @without: (nullable) (element-type utf8): set of the ids to leave out
 *
 * Returns: (transfer full): one with the same records in the same order, that
 *   may be added to
 */
TandemSnapshot *
tandem_snapshot_copy (TandemSnapshot *self,
                      GHashTable     *without)
{
  TandemSnapshot *copy = tandem_snapshot_new ();
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < n_kinds; i++)
    {
      GPtrArray *docs = g_hash_table_lookup (self->kinds, kinds[i]->name);

      for (guint j = 0; docs != NULL && j < docs->len; j++)
        if (without == NULL || !g_hash_table_contains (without, tandem_doc_get_id (g_ptr_array_index (docs, j))))
          tandem_snapshot_add (copy, g_ptr_array_index (docs, j));
    }

  return copy;
}

static TandemDoc *
resolve (gpointer    data,
         const char *id)
{
  TandemDoc *doc = tandem_snapshot_get (data, id);

  return doc != NULL ? tandem_doc_ref (doc) : NULL;
}

static GPtrArray *
find_referring (gpointer    data,
                const char *kind,
                const char *field,
                const char *id)
{
  return tandem_snapshot_referring (data, kind, field, id);
}

/**
 * tandem_snapshot_dup_context:
 * @self: a snapshot
 * @context: (nullable): language, today and vocabularies
 *
 * Returns: (transfer full): like @context, resolving references in this snapshot
 */
TandemContext *
tandem_snapshot_dup_context (TandemSnapshot      *self,
                             const TandemContext *context)
{
  static const TandemResolver resolver = { resolve, find_referring };
  g_autoptr(TandemContext) own = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (context == NULL)
    context = own = tandem_context_new (NULL, TANDEM_NO_DATE, NULL);
  return tandem_context_new_resolving (context, &resolver, tandem_snapshot_ref (self),
                                       (GDestroyNotify) tandem_snapshot_unref);
}
