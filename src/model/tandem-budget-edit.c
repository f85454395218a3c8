/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-budget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kinds/tandem-figures.h"
#include "tandem-path.h"
#include "tandem-table-text.h"

/* What a cell of a budget shows and changes. The cost of a record is the sum of
 * its parts; a source may have several entries. A sum of several cannot be
 * typed over: which of them would it be? */

const char *const tandem_budget_parts[] = { "capex", "opex", "staff", "other", NULL };

/* Where a cost goes that nobody split. */
#define UNSPLIT "other"

static const char *
get_cost_field (const TandemDoc *doc)
{
  return g_str_equal (tandem_doc_get_kind (doc)->name, "pilot") ? "budget" : "cost";
}

/**
 * tandem_budget_is_part:
 * @column: a column
 *
 * Returns: whether it is one of the parts of a cost
 */
gboolean
tandem_budget_is_part (const char *column)
{
  return g_strv_contains (tandem_budget_parts, column);
}

/* ---- where a cell is in the record ---------------------------------------------- */

typedef struct
{
  char     *path;       /* (owned) (nullable): of the amount, where it is one */
  char     *item;       /* (owned) (nullable): of the entry of funding it is in */
  char     *id;         /* (owned) (nullable): of that entry */
  guint     n;          /* how many amounts make up the cell */
  TandemVal entry;      /* the one entry of funding */
} Target;

static void
target_clear (Target *self)
{
  g_free (self->path);
  g_free (self->item);
  g_free (self->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static char *
dup_item_path (const char *id)
{
  GString *path = g_string_new (NULL);

  tandem_path_append (path, "funding", FALSE);
  tandem_path_append (path, id, TRUE);

  return g_string_free (path, FALSE);
}

static void
find_cost (const TandemDoc *doc,
           const char      *column,
           Target          *target)
{
  TandemVal cost = tandem_doc_get (doc, get_cost_field (doc));
  const char *part = tandem_budget_is_part (column) ? column : NULL;

  for (guint i = 0; part == NULL && tandem_budget_parts[i] != NULL; i++)
    if (tandem_val_exists (tandem_val_member (cost, tandem_budget_parts[i])))
      {
        column = tandem_budget_parts[i];
        target->n++;
      }
  if (part != NULL)
    target->n = tandem_val_exists (tandem_val_member (cost, part));
  else if (target->n == 0)
    column = UNSPLIT;
  if (target->n <= 1)
    target->path = g_strdup_printf ("%s.%s", get_cost_field (doc), column);
}

/* The first entry of a source is called after it: who enters the same money on
 * both sides enters it once. */
static char *
dup_fresh_id (const TandemDoc *doc,
              const char      *source)
{
  g_autofree char *id = g_strconcat ("from_", source, NULL);
  g_autofree char *random = NULL;

  if (!tandem_val_exists (tandem_path_find_item (tandem_doc_get (doc, "funding"), id)))
    return g_steal_pointer (&id);

  random = g_uuid_string_random ();

  return g_strdup_printf ("f%.8s", random);
}

static void
find_funding (const TandemDoc *doc,
              const char      *source,
              Target          *target)
{
  g_autofree char *fresh = dup_fresh_id (doc, source);
  const char *id = fresh;
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (doc, "funding"));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *its_source = tandem_val_string (tandem_val_member (item, "source"));

      if (!tandem_funding_has_source (item) || !g_str_equal (its_source != NULL ? its_source : "", source))
        continue;
      target->n++;
      target->entry = item;
      id = tandem_val_string (tandem_val_member (item, "id"));
    }
  /* without an id there is no way to the entry */
  if (target->n > 1 || id == NULL)
    return;

  target->id = g_strdup (id);
  target->item = dup_item_path (id);
  target->path = g_strconcat (target->item, ".amount", NULL);
}

static Target
find_target (const TandemDoc *doc,
             const char      *column)
{
  Target target = { 0 };

  if (g_str_equal (column, TANDEM_BUDGET_COST) || tandem_budget_is_part (column))
    find_cost (doc, column, &target);
  else
    find_funding (doc, column, &target);

  return target;
}

/* ---- reading ---------------------------------------------------------------------- */

static void
add_funding (const TandemDoc *doc,
             const char      *source,
             TandemTally     *tally)
{
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (doc, "funding"));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *its_source = tandem_val_string (tandem_val_member (item, "source"));

      if (tandem_funding_has_source (item) && g_str_equal (its_source != NULL ? its_source : "", source))
        tandem_tally_add (tally, tandem_val_member (item, "amount"));
    }
}

/**
 * tandem_budget_dup_figure:
 * @doc: an action or a pilot
 * @column: a column
 * @currency: (nullable): the one that goes without saying
 *
 * Returns: (transfer full) (nullable): the amount there, NULL for none
 */
char *
tandem_budget_dup_figure (const TandemDoc *doc,
                          const char      *column,
                          const char      *currency)
{
  TandemVal cost = tandem_doc_get (doc, get_cost_field (doc));
  g_auto(TandemTally) tally = { 0 };

  tandem_tally_init (&tally);
  if (g_str_equal (column, TANDEM_BUDGET_COST))
    tandem_tally_add_cost (&tally, cost);
  else if (tandem_budget_is_part (column))
    tandem_tally_add (&tally, tandem_val_member (cost, column));
  else
    add_funding (doc, column, &tally);

  return tandem_budget_dup_amount (&tally, currency);
}

/**
 * tandem_budget_get_status:
 * @doc: an action or a pilot
 * @column: a source
 *
 * Returns: (nullable): how far that source is: a code of funding_status; NULL
 *   where there is none or more than one
 */
const char *
tandem_budget_get_status (const TandemDoc *doc,
                          const char      *column)
{
  g_auto(Target) target = find_target (doc, column);

  return target.n == 1 ? tandem_val_string (tandem_val_member (target.entry, "status")) : NULL;
}

/* ---- writing ---------------------------------------------------------------------- */

static gboolean
is_editable (const Target *target,
             const char   *column,
             GError      **error)
{
  if (target->path != NULL)
    return TRUE;

  if (g_str_equal (column, TANDEM_BUDGET_COST))
    g_set_error_literal (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD,
                         _("This cost has several parts. Show the parts to change one of them."));
  else
    g_set_error_literal (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD,
                         _("This source has several entries. Open them at the end of the row to change one."));

  return FALSE;
}

static gboolean
says_more (TandemVal entry)
{
  return tandem_val_exists (tandem_val_member (entry, "organisation")) ||
         tandem_val_exists (tandem_val_member (entry, "programme_name")) ||
         tandem_val_exists (tandem_val_member (entry, "note"));
}

static TandemDoc *
take_away (const TandemDoc *doc,
           const Target    *target,
           GError         **error)
{
  if (target->n == 0)
    return tandem_doc_ref ((TandemDoc *) doc);

  return tandem_doc_with (doc, target->item != NULL && !says_more (target->entry) ? target->item : target->path, "null",
                          error);
}

/* Something for the amount to stand in, which knows the currency. */
static TandemDoc *
prepare (const TandemDoc *doc,
         const Target    *target,
         const char      *column,
         const char      *currency,
         GError         **error)
{
  g_autoptr(TandemDoc) prepared = tandem_doc_ref ((TandemDoc *) doc);
  g_autofree char *source = tandem_json_string (column);
  g_autofree char *quoted = tandem_json_string (currency != NULL ? currency : "");
  g_autofree char *amount = g_strdup_printf ("{\"amount\":\"0\",\"currency\":%s}", quoted);
  TandemDoc *next;

  if (target->item != NULL && target->n == 0)
    {
      g_autofree char *id = tandem_json_string (target->id);
      g_autofree char *json = g_strdup_printf ("{\"id\":%s,\"source\":%s,\"status\":\"planned\"}", id, source);

      if ((next = tandem_doc_with (prepared, target->item, json, error)) == NULL)
        return NULL;
      tandem_doc_unref (prepared);
      prepared = next;
    }
  if (currency == NULL || tandem_val_exists (tandem_doc_get (prepared, target->path)))
    return g_steal_pointer (&prepared);

  return tandem_doc_with (prepared, target->path, amount, error);
}

/* What is typed is in the cell: no path has to say where. */
static TandemDoc *
put_text (const TandemDoc     *doc,
          const char          *path,
          const char          *text,
          const TandemContext *context,
          GError             **error)
{
  g_autoptr(GError) failure = NULL;
  TandemDoc *after = tandem_doc_with_text (doc, path, text, context, &failure);
  g_autofree char *prefix = g_strconcat (path, ": ", NULL);

  if (failure != NULL)
    g_set_error_literal (error, failure->domain, failure->code,
                         failure->message + (g_str_has_prefix (failure->message, prefix) ? strlen (prefix) : 0));

  return after;
}

/* A cost that is there needs no estimate any more. */
static TandemDoc *
end_estimate (TandemDoc *doc,
              GError   **error)
{
  g_autoptr(TandemDoc) self = doc;
  g_autofree char *flag = g_strdup_printf ("%s.to_be_estimated", get_cost_field (doc));

  if (!tandem_val_bool (tandem_doc_get (self, flag)))
    return g_steal_pointer (&self);

  return tandem_doc_with (self, flag, "null", error);
}

/**
 * tandem_budget_with_figure:
 * @doc: an action or a pilot
 * @column: a column
 * @text: the amount as typed; empty takes it away
 * @currency: (nullable): of an amount that does not say
 * @context: how it is read
 * @error: return location for a #TandemDocError
 *
 * A new entry of funding begins as planned.
 *
 * Returns: (transfer full) (nullable): the record with that amount there
 */
TandemDoc *
tandem_budget_with_figure (const TandemDoc     *doc,
                           const char          *column,
                           const char          *text,
                           const char          *currency,
                           const TandemContext *context,
                           GError             **error)
{
  g_auto(Target) target = find_target (doc, column);
  g_autofree char *amount_path = target.path != NULL ? g_strconcat (target.path, ".amount", NULL) : NULL;
  g_autoptr(TandemDoc) prepared = NULL;
  g_autoptr(TandemDoc) after = NULL;

  if (!is_editable (&target, column, error))
    return NULL;
  if (text[strspn (text, " \t")] == '\0')
    return take_away (doc, &target, error);

  prepared = prepare (doc, &target, column, currency, error);
  after = prepared != NULL ? put_text (prepared, target.path, text, context, error) : NULL;
  if (after == NULL)
    return NULL;
  if (g_str_has_prefix (tandem_val_string (tandem_doc_get (after, amount_path)), "-"))
    {
      g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD, _("“%s” is less than nothing."), text);
      return NULL;
    }

  return target.item == NULL ? end_estimate (g_steal_pointer (&after), error) : g_steal_pointer (&after);
}

/**
 * tandem_budget_with_next_status:
 * @doc: an action or a pilot
 * @column: a source
 *
 * Planned, applied for, secured, received.
 *
 * Returns: (transfer full) (nullable): the record with that source one step
 *   further; NULL where there is no step or no single entry
 */
TandemDoc *
tandem_budget_with_next_status (const TandemDoc *doc,
                                const char      *column)
{
  static const char *const steps[] = { "planned", "applied", "secured", "received" };
  g_auto(Target) target = find_target (doc, column);
  const char *status = tandem_val_string (tandem_val_member (target.entry, "status"));
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  guint at = 0;

  if (target.n != 1 || target.item == NULL)
    return NULL;

  while (at < G_N_ELEMENTS (steps) && g_strcmp0 (steps[at], status) != 0)
    at++;
  at = status == NULL ? 0 : at + 1;
  if (at >= G_N_ELEMENTS (steps))
    return NULL;

  path = g_strconcat (target.item, ".status", NULL);
  json = tandem_json_string (steps[at]);

  return tandem_doc_with (doc, path, json, NULL);
}

/* ---- a table from the clipboard ------------------------------------------------------ */

static TandemDoc *
write_figure (const TandemDoc     *doc,
              const char          *column,
              const char          *text,
              const TandemContext *context,
              gpointer             currency,
              GError             **error)
{
  return tandem_budget_with_figure (doc, column, text, currency, context, error);
}

/**
 * tandem_budget_with_table:
 * @docs: (element-type TandemDoc): the actions and pilots of a budget
 * @columns: (array zero-terminated=1): the columns from the one on that the first amounts go to
 * @row: the record that they go to
 * @text: what a spreadsheet put on the clipboard
 * @currency: (nullable): of amounts that do not say
 * @context: how amounts are read
 * @error: return location for a #TandemDocError that names the cell
 *
 * Returns: (transfer full) (element-type TandemDoc) (nullable): the records with
 *   the amounts, those that do not change as they were
 */
GPtrArray *
tandem_budget_with_table (GPtrArray           *docs,
                          const char *const   *columns,
                          guint                row,
                          const char          *text,
                          const char          *currency,
                          const TandemContext *context,
                          GError             **error)
{
  g_autoptr(GPtrArray) table = tandem_table_text_parse (text, error);
  const TandemTableTarget target = {
    .columns = columns,
    .row = row,
    .write = write_figure,
    .user_data = (gpointer) currency,
    .too_many_rows = _("What was copied has more rows than there are actions and pilots from here on."),
    .too_many_columns = _("What was copied has more columns than there are from here on."),
  };

  return table != NULL ? tandem_table_put (table, 0, docs, &target, context, error) : NULL;
}
