/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-budget-row.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-parts.h"
#include "tandem-list-become.h"

struct _TandemBudgetRow
{
  GObject                 parent_instance;

  TandemBudget           *budget;   /* (owned) */
  const TandemBudgetLine *line;     /* (nullable): of @budget */
};

typedef enum
{
  PROP_LINE = 1,
} TandemBudgetRowProperty;

static GParamSpec *properties[PROP_LINE + 1];

G_DEFINE_FINAL_TYPE (TandemBudgetRow, tandem_budget_row, G_TYPE_OBJECT)

static void
tandem_budget_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((TandemBudgetRowProperty) prop_id)
    {
    case PROP_LINE:
      g_value_set_pointer (value, (gpointer) TANDEM_BUDGET_ROW (object)->line);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_budget_row_finalize (GObject *object)
{
  tandem_budget_unref (TANDEM_BUDGET_ROW (object)->budget);

  G_OBJECT_CLASS (tandem_budget_row_parent_class)->finalize (object);
}

static void
tandem_budget_row_class_init (TandemBudgetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = tandem_budget_row_get_property;
  G_OBJECT_CLASS (klass)->finalize = tandem_budget_row_finalize;

  properties[PROP_LINE] = g_param_spec_pointer ("line", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
}

static void
tandem_budget_row_init (TandemBudgetRow *self)
{
}

/**
 * tandem_budget_row_new:
 * @budget: a budget
 * @line: (nullable): a line of it; NULL for its shares
 *
 * Returns: (transfer full): a row
 */
TandemBudgetRow *
tandem_budget_row_new (TandemBudget           *budget,
                       const TandemBudgetLine *line)
{
  TandemBudgetRow *self = g_object_new (TANDEM_TYPE_BUDGET_ROW, NULL);

  self->budget = tandem_budget_ref (budget);
  self->line = line;

  return self;
}

void
tandem_budget_row_set (TandemBudgetRow        *self,
                       TandemBudget           *budget,
                       const TandemBudgetLine *line)
{
  tandem_budget_ref (budget);
  tandem_budget_unref (self->budget);
  self->budget = budget;
  self->line = line;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE]);
}

TandemBudget *
tandem_budget_row_get_budget (TandemBudgetRow *self)
{
  return self->budget;
}

const TandemBudgetLine *
tandem_budget_row_get_line (TandemBudgetRow *self)
{
  return self->line;
}

/**
 * tandem_budget_row_get_doc:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the objective, action or pilot
 */
TandemDoc *
tandem_budget_row_get_doc (TandemBudgetRow *self)
{
  return self->line != NULL ? self->line->doc : NULL;
}

/* ---- its words ------------------------------------------------------------------- */

/**
 * tandem_budget_row_is_record:
 * @self: a row
 *
 * Returns: whether it is an action or a pilot, whose amounts can be changed
 */
gboolean
tandem_budget_row_is_record (TandemBudgetRow *self)
{
  const TandemBudgetLine *line = self->line;

  return line != NULL && line->role != TANDEM_BUDGET_GROUP && line->role != TANDEM_BUDGET_TOTAL;
}

/**
 * tandem_budget_row_dup_name:
 * @self: a row
 * @context: language
 *
 * Returns: (transfer full): what it is called
 */
char *
tandem_budget_row_dup_name (TandemBudgetRow     *self,
                            const TandemContext *context)
{
  const TandemBudgetLine *line = self->line;

  if (line == NULL)
    return g_strdup (_("Share of all funding"));
  if (line->doc != NULL)
    return tandem_doc_dup_title (line->doc, context);

  return g_strdup (line->role == TANDEM_BUDGET_TOTAL ? _("Whole plan") : _("Without an objective"));
}

/**
 * tandem_budget_row_dup_called:
 * @self: a row
 * @context: language
 *
 * Returns: (transfer full): "Action A1.2" where it has a code, else its name
 */
char *
tandem_budget_row_dup_called (TandemBudgetRow     *self,
                              const TandemContext *context)
{
  TandemDoc *doc = tandem_budget_row_get_doc (self);
  const char *code = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "code")) : NULL;

  if (code == NULL)
    return tandem_budget_row_dup_name (self, context);

  /* Translators: the kind of a record and its code, as in "Action A1.2" */
  return g_strdup_printf (C_("kind and code", "%1$s %2$s"), g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (doc)->label), code);
}

/**
 * tandem_budget_row_get_unknown:
 * @self: a row
 * @column: a column
 *
 * Returns: (nullable): what stands for a cost that nobody knows
 */
const char *
tandem_budget_row_get_unknown (TandemBudgetRow *self,
                               const char      *column)
{
  const TandemBudgetLine *line = self->line;

  if (!tandem_budget_row_is_record (self) || !g_str_equal (column, TANDEM_BUDGET_COST) || !tandem_budget_has_unknown_cost (line))
    return NULL;

  return line->cost.incomplete ? _("to be estimated") : _("no cost yet");
}

/**
 * tandem_budget_row_get_status:
 * @self: a row
 * @column: a source
 *
 * Returns: (nullable): how far that one entry of funding is
 */
const TandemTerm *
tandem_budget_row_get_status (TandemBudgetRow *self,
                              const char      *column)
{
  const char *code = tandem_budget_row_is_record (self) ? tandem_budget_get_status (self->line->doc, column) : NULL;
  const TandemField *field = tandem_field_find (tandem_funding_fields, G_N_ELEMENTS (tandem_funding_fields), "status");
  const TandemVocabularyRef *states = field->arg;

  return code != NULL ? tandem_vocabulary_find (states->fixed, code) : NULL;
}

/* ---- all of them ----------------------------------------------------------------- */

/* What is the same row in another budget. */
static const char *
get_key (const TandemBudgetLine *line)
{
  if (line == NULL)
    return "share";
  if (line->doc != NULL)
    return tandem_doc_get_id (line->doc);

  return line->role == TANDEM_BUDGET_TOTAL ? "total" : "rest";
}

static void
take_over (GPtrArray              *wanted,
           GHashTable             *known,
           TandemBudget           *budget,
           const TandemBudgetLine *line)
{
  TandemBudgetRow *row = g_hash_table_lookup (known, get_key (line));

  if (row != NULL)
    g_ptr_array_add (wanted, g_object_ref (row));
  else
    g_ptr_array_add (wanted, tandem_budget_row_new (budget, line));
}

/**
 * tandem_budget_rows_show:
 * @rows: rows
 * @budget: a budget
 *
 * Makes @rows those of @budget; what stays keeps its row, so that nobody who
 * types is thrown out.
 */
void
tandem_budget_rows_show (GListStore   *rows,
                         TandemBudget *budget)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_lines = tandem_budget_get_n_lines (budget);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr(TandemBudgetRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_hash_table_insert (known, g_strdup (get_key (row->line)), row);
    }
  for (guint i = 0; i < n_lines; i++)
    take_over (wanted, known, budget, tandem_budget_get_line (budget, i));
  take_over (wanted, known, budget, NULL);

  tandem_list_become (rows, wanted);
  for (guint i = 0; i < wanted->len; i++)
    tandem_budget_row_set (g_ptr_array_index (wanted, i), budget, i < n_lines ? tandem_budget_get_line (budget, i) : NULL);
}
