/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-query-private.h"

#include "tandem-projection.h"
#include "tandem-query-sql.h"
#include "tandem-store.h"

#include <string.h>

/* SQL is put together from constants and from names in the tables of the
 * kinds; whatever comes from outside is bound. */

/* How text becomes JSON that a field with a number for a column may take: as
 * it is, as a string, and in the objects whose first member is compared. */
static const char *const shapes[] = {
  "%s", "\"%s\"", "{\"from\":\"%s\"}", "{\"amount\":\"%s\",\"currency\":\"EUR\"}", "{\"value\":\"%s\"}",
};

static const struct
{
  const char *column;           /* SQL, from the name of the column */
  const char *link;             /* SQL on the table of references and codes */
  guint       n_values;         /* besides the name of a field in `link` */
} tests[] = {
  [TANDEM_QUERY_IS] = { "t.\"%s\" = ?", "t.pk IN (SELECT doc FROM link WHERE field = ? AND value = ?)", 1 },
  [TANDEM_QUERY_IS_NOT] = { "t.\"%s\" IS NOT ?", "t.pk NOT IN (SELECT doc FROM link WHERE field = ? AND value = ?)", 1 },
  [TANDEM_QUERY_BEFORE] = { "t.\"%s\" < ?", NULL, 1 },
  [TANDEM_QUERY_SINCE] = { "t.\"%s\" >= ?", NULL, 1 },
  [TANDEM_QUERY_IS_SET] = { "t.\"%s\" IS NOT NULL",
                            "EXISTS (SELECT 1 FROM link WHERE field = ? AND doc = t.pk)", 0 },
  [TANDEM_QUERY_IS_NOT_SET] = { "t.\"%s\" IS NULL",
                                "NOT EXISTS (SELECT 1 FROM link WHERE field = ? AND doc = t.pk)", 0 },
};

static void
value_clear (gpointer data)
{
  g_free (((TandemQueryValue *) data)->text);
}

static void
clause_init (TandemClause *self)
{
  self->sql = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (TandemQueryValue));
  g_array_set_clear_func (self->values, value_clear);
}

static void
clause_clear (TandemClause *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
}

void
tandem_clause_add_value (TandemClause           *self,
                         const TandemQueryValue *value)
{
  TandemQueryValue copy = { value->integer, g_strdup (value->text) };

  g_array_append_val (self->values, copy);
}

void
tandem_clause_add_text (TandemClause *self,
                        const char   *text)
{
  tandem_clause_add_value (self, &(TandemQueryValue) { .text = (char *) text });
}

void
tandem_clause_append (TandemClause       *self,
                      const TandemClause *other)
{
  g_string_append (self->sql, other->sql->str);
  for (guint i = 0; i < other->values->len; i++)
    tandem_clause_add_value (self, &g_array_index (other->values, TandemQueryValue, i));
}

/**
 * tandem_query_new:
 * @kind: the kind of record to look for
 *
 * A new query finds all records of the kind, in the order they were made.
 *
 * Returns: (transfer full): the query; to be changed by one thread, and not
 *   any more once it is in use
 */
TandemQuery *
tandem_query_new (const TandemKind *kind)
{
  TandemQuery *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_new0 (TandemQuery, 1);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  clause_init (&self->where);
  clause_init (&self->order);
  clause_init (&self->group_order);
  clause_init (&self->lead);

  return self;
}

/**
 * tandem_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
TandemQuery *
tandem_query_ref (TandemQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * tandem_query_unref:
 * @self: (transfer full): a query
 */
void
tandem_query_unref (TandemQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  clause_clear (&self->where);
  clause_clear (&self->order);
  clause_clear (&self->group_order);
  clause_clear (&self->lead);
  g_free (self->group);
  g_free (self->match);
  g_free (self);
}

/**
 * tandem_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a query like @self, to be changed further
 */
TandemQuery *
tandem_query_copy (TandemQuery *self)
{
  TandemQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tandem_query_new (self->kind);
  tandem_clause_append (&copy->where, &self->where);
  tandem_clause_append (&copy->order, &self->order);
  tandem_clause_append (&copy->group_order, &self->group_order);
  tandem_clause_append (&copy->lead, &self->lead);
  copy->subgroup = self->subgroup;
  copy->group = g_strdup (self->group);
  copy->group_field = self->group_field;
  copy->group_implied = self->group_implied;
  copy->descending = self->descending;
  copy->by_others = self->by_others;
  copy->match = g_strdup (self->match);
  copy->limit = self->limit;

  return copy;
}

/**
 * tandem_query_get_kind:
 * @self: a query
 *
 * Returns: the kind of record it looks for
 */
const TandemKind *
tandem_query_get_kind (TandemQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

gboolean
tandem_query_is_grouped (TandemQuery *self)
{
  return self->group != NULL;
}

gboolean
tandem_query_depends_on_others (TandemQuery *self)
{
  return self->by_others || self->match != NULL;
}

/* ---- conditions ---- */

/* The field at @path; the table of references also knows those inside objects
 * and lists. */
static const TandemField *
find_field (TandemQuery *self,
            const char  *path,
            gboolean    *has_column,
            GError     **error)
{
  g_auto(GStrv) names = g_strsplit (path, ".", -1);
  const TandemField *field = NULL;
  const TandemField *table = self->kind->fields;
  guint n_fields = self->kind->n_fields;

  for (guint i = 0; names[i] != NULL; i++)
    {
      field = tandem_field_find (table, n_fields, names[i]);
      if (field == NULL)
        break;
      table = field->sub;
      n_fields = field->n_sub;
    }

  *has_column = field != NULL && strchr (path, '.') == NULL && tandem_projection_has_column (field);
  if (*has_column ||
      (field != NULL && (tandem_field_is_reference (field) || field->type == &tandem_type_enum_set ||
                         field->type == &tandem_type_text_set)))
    return field;

  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
               field == NULL ? "A %s has no field “%s”" : "Records of kind %s cannot be selected by “%s”",
               self->kind->name, path);

  return NULL;
}

static gboolean
read_number (TandemQuery       *self,
             const TandemField *field,
             const char        *text,
             TandemQueryValue  *value)
{
  g_autofree char *id = tandem_id_new (self->kind);
  g_autoptr(TandemDoc) empty = tandem_doc_new (self->kind, id);
  guint index = field - self->kind->fields;

  if (strpbrk (text, "\"\\{}[]") != NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *json = g_strdup_printf (shapes[i], text);
      g_autoptr(TandemDoc) doc = tandem_doc_with (empty, field->name, json, NULL);
      TandemColumn column = { 0 };

      if (doc != NULL)
        column = tandem_field_get_column (field, tandem_doc_field (doc, index));
      if (column.type != TANDEM_COLUMN_INT)
        continue;

      value->integer = column.integer;
      return TRUE;
    }

  return FALSE;
}

/* @text as the column of @field holds it. */
static gboolean
read_value (TandemQuery       *self,
            const TandemField *field,
            gboolean           has_column,
            const char        *text,
            TandemQueryValue  *value,
            GError           **error)
{
  if (!has_column || g_strcmp0 (tandem_field_get_sql_type (field), "INTEGER") != 0)
    {
      value->text = (char *) text;
      return TRUE;
    }

  if (read_number (self, field, text, value))
    return TRUE;

  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
               "“%s” is no value that “%s” of a %s could be compared with", text, field->name, self->kind->name);

  return FALSE;
}

static void
begin_condition (TandemQuery *self)
{
  if (self->where.sql->len > 0)
    g_string_append (self->where.sql, " AND ");
}

static void
add_link_field (TandemQuery *self,
                const char  *path)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", self->kind->name, path);

  tandem_clause_add_text (&self->where, name);
}

/**
 * tandem_query_where:
 * @self: a query
 * @field: name of a field; of a reference inside an object or list, the path ("members.city")
 * @test: how to compare
 * @value: (nullable): a date as "2026-05-17", a number as text, a code or an id; not for IS_SET and IS_NOT_SET
 * @error: return location for a `TANDEM_STORE_ERROR_INVALID` error
 *
 * Narrows the query. All conditions must hold. A field that is not set is
 * neither before nor since anything, and is not any value.
 *
 * Returns: %FALSE with @error set when there is no such field or no such value
 */
gboolean
tandem_query_where (TandemQuery    *self,
                    const char     *field,
                    TandemQueryTest test,
                    const char     *value,
                    GError        **error)
{
  const TandemField *found;
  gboolean has_column;
  TandemQueryValue bound = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (test < G_N_ELEMENTS (tests), FALSE);
  g_return_val_if_fail (tests[test].n_values == 0 || value != NULL, FALSE);

  found = find_field (self, field, &has_column, error);
  if (found == NULL)
    return FALSE;
  if (tests[test].n_values > 0 && !read_value (self, found, has_column, value, &bound, error))
    return FALSE;
  if (!has_column && tests[test].link == NULL)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                   "“%s” of a %s has no order to compare by", field, self->kind->name);
      return FALSE;
    }

  begin_condition (self);
  if (has_column)
    g_string_append_printf (self->where.sql, tests[test].column, found->name);
  else
    {
      g_string_append (self->where.sql, tests[test].link);
      add_link_field (self, field);
    }
  if (tests[test].n_values > 0)
    tandem_clause_add_value (&self->where, &bound);

  return TRUE;
}

/**
 * tandem_query_where_after:
 * @self: a query
 * @field: name of a field
 * @other: name of another one
 * @after: whether @field has to be greater than @other; else it must not be
 * @error: return location for a `TANDEM_STORE_ERROR_INVALID` error
 *
 * Compares two fields of the same record. Where one is not set, none is after
 * the other.
 *
 * Returns: %FALSE with @error set when there is no such field
 */
gboolean
tandem_query_where_after (TandemQuery *self,
                          const char  *field,
                          const char  *other,
                          gboolean     after,
                          GError     **error)
{
  const char *const names[] = { field, other };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL && other != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean has_column;

      if (find_field (self, names[i], &has_column, error) == NULL)
        return FALSE;
      if (!has_column)
        {
          g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                       "“%s” of a %s has no order to compare by", names[i], self->kind->name);
          return FALSE;
        }
    }

  begin_condition (self);
  g_string_append_printf (self->where.sql, "(t.\"%s\" > t.\"%s\") IS %s", field, other, after ? "TRUE" : "NOT TRUE");

  return TRUE;
}

/**
 * tandem_query_where_in:
 * @self: a query
 * @field: as in tandem_query_where()
 * @values: (array zero-terminated=1): the values; none finds nothing
 * @error: return location for a `TANDEM_STORE_ERROR_INVALID` error
 *
 * Narrows the query to records that have any of the values.
 *
 * Returns: %FALSE with @error set when there is no such field or no such value
 */
gboolean
tandem_query_where_in (TandemQuery       *self,
                       const char        *field,
                       const char *const *values,
                       GError           **error)
{
  const TandemField *found;
  gboolean has_column;
  g_autoptr(GArray) bound = g_array_new (FALSE, TRUE, sizeof (TandemQueryValue));

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (values != NULL, FALSE);

  found = find_field (self, field, &has_column, error);
  if (found == NULL)
    return FALSE;

  g_array_set_size (bound, g_strv_length ((char **) values));
  for (guint i = 0; i < bound->len; i++)
    if (!read_value (self, found, has_column, values[i], &g_array_index (bound, TandemQueryValue, i), error))
      return FALSE;

  begin_condition (self);
  if (has_column)
    g_string_append_printf (self->where.sql, "t.\"%s\" IN (", found->name);
  else
    {
      g_string_append (self->where.sql, "t.pk IN (SELECT doc FROM link WHERE field = ? AND value IN (");
      add_link_field (self, field);
    }
  for (guint i = 0; i < bound->len; i++)
    {
      g_string_append (self->where.sql, i > 0 ? ", ?" : "?");
      tandem_clause_add_value (&self->where, &g_array_index (bound, TandemQueryValue, i));
    }
  g_string_append (self->where.sql, has_column ? ")" : "))");

  return TRUE;
}

/**
 * tandem_query_where_any:
 * @self: a query
 * @alternatives: (array length=n_alternatives): queries of the same kind; only their conditions count
 * @n_alternatives: how many; none finds nothing
 *
 * Narrows the query to records that meet all conditions of at least one of the
 * alternatives. One without conditions finds everything.
 */
void
tandem_query_where_any (TandemQuery        *self,
                        TandemQuery *const *alternatives,
                        guint               n_alternatives)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n_alternatives == 0 || alternatives != NULL);

  begin_condition (self);
  g_string_append (self->where.sql, n_alternatives > 0 ? "(" : "0");
  for (guint i = 0; i < n_alternatives; i++)
    {
      g_return_if_fail (alternatives[i]->kind == self->kind);

      g_string_append (self->where.sql, i > 0 ? " OR (" : "(");
      if (alternatives[i]->where.sql->len == 0)
        g_string_append_c (self->where.sql, '1');
      tandem_clause_append (&self->where, &alternatives[i]->where);
      g_string_append_c (self->where.sql, ')');
    }
  if (n_alternatives > 0)
    g_string_append_c (self->where.sql, ')');
}

/**
 * tandem_query_lead:
 * @self: a query
 * @first: a query of the same kind; only its conditions count
 *
 * Puts what meets all conditions of @first before everything else, in the same
 * order, and as a group of its own where @self is grouped.
 */
void
tandem_query_lead (TandemQuery *self,
                   TandemQuery *first)
{
  g_return_if_fail (self != NULL && first != NULL);
  g_return_if_fail (first->kind == self->kind);

  g_string_truncate (self->lead.sql, 0);
  g_array_set_size (self->lead.values, 0);
  tandem_clause_append (&self->lead, &first->where);
}

/**
 * tandem_query_match:
 * @self: a query
 * @text: (nullable): what was typed; %NULL or nothing but blanks for no narrowing
 *
 * Narrows the query to what a search for @text finds.
 */
void
tandem_query_match (TandemQuery *self,
                    const char  *text)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->match, text);
}

/**
 * tandem_query_limit:
 * @self: a query
 * @limit: how many records at most; 0 for all
 */
void
tandem_query_limit (TandemQuery *self,
                    guint        limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}

TandemQuery *
tandem_query_copy_first (TandemQuery *self,
                         guint        n_rows)
{
  TandemQuery *first = tandem_query_copy (self);

  first->limit = first->limit > 0 ? MIN (first->limit, n_rows) : n_rows;

  return first;
}
