/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-query-private.h"

#include "tandem-projection.h"
#include "tandem-store.h"

#include <string.h>

/* A reference that may point at more kinds is ordered by its id: to look for
 * the title in each of them costs more than the order tells. */
#define MAX_KINDS 2

/* What to order by so that people find it right: the title of what a reference
 * points at, the place of a code in its vocabulary. */
static void
append_order (TandemQuery       *self,
              const TandemField *field,
              TandemClause      *out)
{
  const TandemVocabularyRef *vocabulary = field->arg;
  const TandemKindNames kinds = field->arg;

  if (field->type == &tandem_type_ref && kinds != NULL && kinds[0] != NULL && g_strv_length ((char **) kinds) <= MAX_KINDS)
    {
      g_string_append (out->sql, kinds[1] != NULL ? "coalesce (" : "");
      for (guint i = 0; kinds[i] != NULL; i++)
        g_string_append_printf (out->sql, "%s(SELECT title_key FROM doc JOIN \"%s\" USING (pk) WHERE id = t.\"%s\")",
                                i > 0 ? ", " : "", kinds[i], field->name);
      g_string_append (out->sql, kinds[1] != NULL ? ")" : "");
      self->by_others = TRUE;
    }
  else if (field->type == &tandem_type_enum && vocabulary != NULL && vocabulary->fixed != NULL)
    {
      g_string_append_printf (out->sql, "CASE t.\"%s\"", field->name);
      for (guint i = 0; i < vocabulary->fixed->n_terms; i++)
        {
          g_string_append_printf (out->sql, " WHEN ? THEN %u", i);
          tandem_clause_add_text (out, vocabulary->fixed->terms[i].code);
        }
      g_string_append (out->sql, " END");
    }
  else
    g_string_append_printf (out->sql, "t.\"%s\"", field->name);
}

static const TandemField *
find_column (TandemQuery *self,
             const char  *name,
             GError     **error)
{
  const TandemField *field = tandem_kind_find_field (self->kind, name);

  if (field != NULL && tandem_projection_has_column (field))
    return field;

  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
               field == NULL ? "A %s has no field “%s”" : "Records of kind %s cannot be ordered by “%s”",
               self->kind->name, name);

  return NULL;
}

static gboolean
is_title (TandemQuery *self,
          const char  *name)
{
  const TandemField *field = tandem_kind_find_field (self->kind, name);

  return g_str_equal (name, "title") || (field != NULL && (field->flags & TANDEM_TITLE) != 0);
}

/**
 * tandem_query_sort:
 * @self: a query
 * @field: name of a field, or "title"
 * @descending: whether the last come first
 * @error: return location for a `TANDEM_STORE_ERROR_INVALID` error
 *
 * Orders the records; a second call orders those that the first leaves equal.
 * Titles are ordered as people of the display language expect, references by
 * the title they point at, codes as in their vocabulary. Records without a
 * value come first, in descending order last.
 *
 * Returns: %FALSE with @error set when there is no such field
 */
gboolean
tandem_query_sort (TandemQuery *self,
                   const char  *field,
                   gboolean     descending,
                   GError     **error)
{
  const TandemField *found = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (!is_title (self, field))
    {
      found = find_column (self, field, error);
      if (found == NULL)
        return FALSE;
    }

  if (self->order.sql->len > 0)
    g_string_append (self->order.sql, ", ");
  else if (found != NULL && found == self->group_field)
    self->group_implied = TRUE;
  if (found != NULL)
    append_order (self, found, &self->order);
  else
    g_string_append (self->order.sql, "t.title_key");
  if (descending)
    g_string_append (self->order.sql, " DESC");
  self->descending = descending;

  return TRUE;
}

/* The month of a date that is a number: 20260517 / 100. */
static const char by_month[] = ".month";

static gboolean
group_by_month (TandemQuery *self,
                const char  *path,
                GError     **error)
{
  g_autofree char *name = g_strndup (path, strlen (path) - strlen (by_month));
  const TandemField *found = find_column (self, name, error);

  if (found == NULL)
    return FALSE;
  if (found->type != &tandem_type_date && found->type != &tandem_type_month && found->type != &tandem_type_period)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                   "“%s” of a %s is no date that has a month", name, self->kind->name);
      return FALSE;
    }

  self->group_field = found;
  self->group = g_strdup_printf ("t.\"%s\" / 100", found->name);
  g_string_assign (self->group_order.sql, self->group);

  return TRUE;
}

/**
 * tandem_query_group:
 * @self: a query that is not sorted yet
 * @field: name of a field; of a date also "due.month"
 * @error: return location for a `TANDEM_STORE_ERROR_INVALID` error
 *
 * Puts records with equal @field together, before any sort. The groups are in
 * the order that tandem_query_sort() would give them; a first sort by the same
 * field can turn it round.
 *
 * Returns: %FALSE with @error set when there is no such field
 */
gboolean
tandem_query_group (TandemQuery *self,
                    const char  *field,
                    GError     **error)
{
  const TandemField *found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (self->group == NULL && self->order.sql->len == 0, FALSE);

  if (g_str_has_suffix (field, by_month))
    return group_by_month (self, field, error);

  found = find_column (self, field, error);
  if (found == NULL)
    return FALSE;

  self->group_field = found;
  self->group = g_strdup_printf ("t.\"%s\"", found->name);
  append_order (self, found, &self->group_order);
  /* Two plans may have the same title. */
  if (self->by_others)
    g_string_append_printf (self->group_order.sql, ", %s", self->group);

  return TRUE;
}

/**
 * tandem_query_subgroup:
 * @self: a query that is grouped and not sorted yet
 * @field: name of a field
 * @error: return location for a `TANDEM_STORE_ERROR_INVALID` error
 *
 * Puts the records of a group with equal @field together, in an order that has
 * no meaning but stays the same.
 *
 * Returns: %FALSE with @error set when there is no such field
 */
gboolean
tandem_query_subgroup (TandemQuery *self,
                       const char  *field,
                       GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (self->group != NULL && self->order.sql->len == 0, FALSE);

  self->subgroup = find_column (self, field, error);

  return self->subgroup != NULL;
}
