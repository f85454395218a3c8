/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-context.h"

#include "tandem-kind.h"

/* What a resolver needs, shared by the contexts that were made from one another. */
typedef struct
{
  gatomicrefcount ref_count;
  TandemResolver  functions;
  gpointer        data;
  GDestroyNotify  destroy;
} Source;

struct _TandemContext
{
  gatomicrefcount     ref_count;
  const char         *language; /* interned */
  TandemDate          today;
  TandemVocabularies *vocabularies;     /* (owned) (nullable) */
  Source             *source;           /* (owned) (nullable) */
};

static Source *
source_ref (Source *self)
{
  if (self != NULL)
    g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
source_unref (Source *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

static TandemContext *
context_new (const char         *language,
             TandemDate          today,
             TandemVocabularies *vocabularies,
             Source             *source)
{
  TandemContext *self = g_new0 (TandemContext, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->language = g_intern_string (language != NULL ? language : "en");
  self->today = today;
  self->vocabularies = vocabularies != NULL ? tandem_vocabularies_ref (vocabularies) : NULL;
  self->source = source_ref (source);

  return self;
}

/**
 * tandem_context_new:
 * @language: (nullable): language tag in which texts are shown; English if NULL
 * @today: the current day
 * @vocabularies: (transfer none) (nullable): the loaded ones
 *
 * Returns: (transfer full): a context that resolves no references
 */
TandemContext *
tandem_context_new (const char         *language,
                    TandemDate          today,
                    TandemVocabularies *vocabularies)
{
  return context_new (language, today, vocabularies, NULL);
}

/**
 * tandem_context_new_resolving:
 * @self: a context
 * @resolver: functions; copied
 * @data: passed to them
 * @destroy: (nullable): called with @data when no context needs it any more,
 *   on whatever thread that is
 *
 * Returns: (transfer full): like @self, with this resolver
 */
TandemContext *
tandem_context_new_resolving (const TandemContext  *self,
                              const TandemResolver *resolver,
                              gpointer              data,
                              GDestroyNotify        destroy)
{
  TandemContext *context;
  Source *source;

  g_return_val_if_fail (self != NULL && resolver != NULL, NULL);

  source = g_new0 (Source, 1);
  g_atomic_ref_count_init (&source->ref_count);
  source->functions = *resolver;
  source->data = data;
  source->destroy = destroy;

  context = context_new (self->language, self->today, self->vocabularies, source);
  source_unref (source);
  return context;
}

/**
 * tandem_context_new_language:
 * @self: (nullable): a context
 * @language: language tag
 *
 * Returns: (transfer full): like @self, in this language
 */
TandemContext *
tandem_context_new_language (const TandemContext *self,
                             const char          *language)
{
  if (self == NULL)
    return context_new (language, TANDEM_NO_DATE, NULL, NULL);

  return context_new (language, self->today, self->vocabularies, self->source);
}

TandemContext *
tandem_context_ref (const TandemContext *self)
{
  TandemContext *mutable_self = (TandemContext *) self;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&mutable_self->ref_count);
  return mutable_self;
}

void
tandem_context_unref (TandemContext *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->vocabularies, tandem_vocabularies_unref);
  source_unref (self->source);
  g_free (self);
}

/**
 * tandem_context_get_language:
 * @self: (nullable): a context
 *
 * Returns: (transfer none): the language tag in which texts are shown; never NULL
 */
const char *
tandem_context_get_language (const TandemContext *self)
{
  return self != NULL ? self->language : "en";
}

TandemDate
tandem_context_get_today (const TandemContext *self)
{
  return self != NULL ? self->today : TANDEM_NO_DATE;
}

/**
 * tandem_context_get_vocabulary:
 * @self: (nullable): a context
 * @ref: (nullable): what a field points at
 *
 * Returns: (transfer none) (nullable): the fixed vocabulary, or the loaded one
 *   in the language of the context; valid as long as the context is
 */
const TandemVocabulary *
tandem_context_get_vocabulary (const TandemContext       *self,
                               const TandemVocabularyRef *ref)
{
  if (ref == NULL)
    return NULL;
  if (ref->fixed != NULL)
    return ref->fixed;
  if (self == NULL || self->vocabularies == NULL)
    return NULL;

  return tandem_vocabularies_get (self->vocabularies, ref->name, self->language);
}

/**
 * tandem_context_get_rules:
 * @self: (nullable): a context
 * @name: name of a rule set ("rules-calls") or of a loaded vocabulary
 *
 * Returns: (transfer none) (nullable): the whole file, valid as long as @self;
 *   NULL where nothing was loaded
 */
JsonObject *
tandem_context_get_rules (const TandemContext *self,
                          const char          *name)
{
  return self != NULL && self->vocabularies != NULL ? tandem_vocabularies_get_json (self->vocabularies, name) : NULL;
}

/**
 * tandem_context_resolve:
 * @self: (nullable): a context
 * @id: (nullable): id of a record
 *
 * Returns: (transfer full) (nullable): the record, if it is known here
 */
TandemDoc *
tandem_context_resolve (const TandemContext *self,
                        const char          *id)
{
  if (self == NULL || self->source == NULL || self->source->functions.get == NULL || id == NULL)
    return NULL;

  return self->source->functions.get (self->source->data, id);
}

/**
 * tandem_context_referring:
 * @self: (nullable): a context
 * @kind: (nullable): name of a kind; NULL is any
 * @field: (nullable): name of a field of it that holds references, or the path
 *   of one in its items: "members.city"; NULL is any
 * @id: id of a record
 *
 * Returns: (transfer full) (element-type TandemDoc): the records of @kind whose
 *   @field is, or holds, @id; empty where nothing is known. The array may be
 *   shared with the resolver's index: look, and do not change it
 */
GPtrArray *
tandem_context_referring (const TandemContext *self,
                          const char          *kind,
                          const char          *field,
                          const char          *id)
{
  GPtrArray *docs = NULL;

  if (self != NULL && self->source != NULL && self->source->functions.referring != NULL && id != NULL)
    docs = self->source->functions.referring (self->source->data, kind, field, id);

  return docs != NULL ? docs : g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
}

static TandemColumn
get_column (const TandemDoc *doc,
            const char      *name)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  int field = tandem_kind_get_field (kind, name);

  return field < 0 ? TANDEM_NO_COLUMN : tandem_field_get_column (&kind->fields[field], tandem_doc_field (doc, (guint) field));
}

/**
 * tandem_context_each_referring:
 * @self: (nullable): a context
 * @kind: name of a kind
 * @field: name of a reference of it
 * @id: id of a record
 * @names: (array zero-terminated=1): fields that have columns, a few
 * @func: (scope call): called for each record that tandem_context_referring() finds
 * @user_data: for @func
 *
 * Looks at some fields of many records: where a store has them in columns, the
 * records themselves need not be read.
 */
void
tandem_context_each_referring (const TandemContext *self,
                               const char          *kind,
                               const char          *field,
                               const char          *id,
                               const char *const   *names,
                               TandemRowFunc        func,
                               gpointer             user_data)
{
  g_autofree TandemColumn *columns = g_new0 (TandemColumn, g_strv_length ((char **) names));
  g_autoptr(GPtrArray) docs = NULL;

  if (self != NULL && self->source != NULL && self->source->functions.rows != NULL && id != NULL &&
      self->source->functions.rows (self->source->data, kind, field, id, names, func, user_data))
    return;

  docs = tandem_context_referring (self, kind, field, id);
  for (guint n = 0; n < docs->len; n++)
    {
      for (guint i = 0; names[i] != NULL; i++)
        columns[i] = get_column (g_ptr_array_index (docs, n), names[i]);
      func (n, columns, user_data);
    }
}

/**
 * tandem_context_nth_referring:
 * @self: (nullable): a context
 * @kind: name of a kind
 * @field: name of a reference of it
 * @id: id of a record
 * @n: which record, as tandem_context_each_referring() counts them
 *
 * Returns: (transfer full) (nullable): the record; NULL where it has gone meanwhile
 */
TandemDoc *
tandem_context_nth_referring (const TandemContext *self,
                              const char          *kind,
                              const char          *field,
                              const char          *id,
                              guint                n)
{
  g_autoptr(GPtrArray) docs = NULL;

  if (self != NULL && self->source != NULL && self->source->functions.nth != NULL && id != NULL)
    return self->source->functions.nth (self->source->data, kind, field, id, n);

  docs = tandem_context_referring (self, kind, field, id);

  return n < docs->len ? tandem_doc_ref (g_ptr_array_index (docs, n)) : NULL;
}
