/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-budget-view.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-parts.h"
#include "tandem-budget-cells.h"
#include "tandem-budget-row.h"
#include "tandem-edit-dialog.h"
#include "tandem-figure-grid.h"
#include "tandem-plan-watch.h"
#include "tandem-view.h"

#define MAX_COLUMNS_BEFORE_GAP 6

struct _TandemBudgetView
{
  AdwBin            parent_instance;

  GtkStack         *stack;
  GtkColumnView    *view;
  GtkLabel         *sentence_label;
  GtkLabel         *notes_label;
  GtkMenuButton    *source_button;
  GtkLabel         *problem_label;
  GtkLabel         *hint_label;

  TandemSession    *session;    /* (owned) */
  TandemPlanWatch  *watch;      /* (owned) */
  TandemBudget     *budget;     /* (owned) (nullable): as it is shown */
  GListStore       *rows;       /* (owned): of TandemBudgetRow */
  TandemFigureGrid *figures;    /* (owned) */
  GPtrArray        *wanted;     /* (element-type utf8): sources without an amount yet, interned */
  char            **columns;    /* (owned) (nullable): those with figures, in their order */
  gboolean          split;
  gboolean          narrow;
};

typedef enum
{
  PROP_NARROW = 1,
  PROP_SPLIT,
} TandemBudgetViewProperty;

static GParamSpec *properties[PROP_SPLIT + 1];

G_DEFINE_FINAL_TYPE (TandemBudgetView, tandem_budget_view, ADW_TYPE_BIN)

static TandemContext *
get_context (TandemBudgetView * self)
{
  return tandem_session_get_context (self->session);
}

static const char *
get_currency (TandemBudgetView *self)
{
  return self->budget != NULL ? tandem_budget_get_currency (self->budget) : NULL;
}

static void
tell (gpointer    owner,
      const char *problem)
{
  TandemBudgetView *self = owner;

  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), problem == NULL && !self->narrow);
}

/* ---- cells of amounts ------------------------------------------------------------ */

static const char *
get_part_label (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (tandem_cost_fields); i++)
    if (g_str_equal (tandem_cost_fields[i].name, part))
      return g_dgettext (GETTEXT_PACKAGE, tandem_cost_fields[i].label);

  return part;
}

static char *
dup_heading (TandemBudgetView *self,
             const char       *column)
{
  if (g_str_equal (column, TANDEM_BUDGET_COST))
    return g_strdup (_("Cost"));
  if (tandem_budget_is_part (column))
    return g_strdup (get_part_label (column));

  return tandem_budget_dup_source (column, get_context (self));
}

/* The sums of a group; its parts of cost are not told apart. */
static char *
dup_sum (TandemBudgetView       *self,
         const TandemBudgetLine *line,
         const char             *column)
{
  const TandemBudgetShare *share;

  if (g_str_equal (column, TANDEM_BUDGET_COST))
    return tandem_budget_dup_amount (&line->cost, get_currency (self));

  share = tandem_budget_line_find_share (line, column);

  return share != NULL ? tandem_budget_dup_amount (&share->amount, get_currency (self)) : NULL;
}

static char *
dup_figure (gpointer    owner,
            gpointer    row,
            const char *column)
{
  TandemBudgetView *self = owner;
  const TandemBudgetLine *line = tandem_budget_row_get_line (row);

  if (line == NULL)
    return tandem_budget_dup_share (self->budget, column);

  return tandem_budget_row_is_record (row) ? tandem_budget_dup_figure (line->doc, column, get_currency (self)) : dup_sum (self, line, column);
}

static char *
dup_spoken (gpointer    owner,
            gpointer    row,
            const char *column)
{
  TandemBudgetView *self = owner;
  g_autofree char *called = tandem_budget_row_dup_called (row, get_context (self));
  g_autofree char *heading = dup_heading (self, column);
  g_autofree char *figure = dup_figure (owner, row, column);
  const char *currency = tandem_budget_row_get_line (row) != NULL ? get_currency (self) : NULL;
  const TandemTerm *status = tandem_budget_row_get_status (row, column);
  const char *unknown = tandem_budget_row_get_unknown (row, column);
  g_autofree char *amount = figure == NULL ? g_strdup (unknown != NULL ? unknown : _("nothing"))
                                           : g_strjoin (" ", figure, currency, NULL);

  if (status != NULL)
    /* Translators: a cell of a table for a screen reader: the row, the column, the amount and how sure it is */
    return g_strdup_printf (_("%1$s, %2$s, %3$s, %4$s"), called, heading, amount,
                            g_dgettext (GETTEXT_PACKAGE, status->label));

  /* Translators: a cell of a table for a screen reader: the row, the column, the amount */
  return g_strdup_printf (_("%1$s, %2$s, %3$s"), called, heading, amount);
}

static gboolean
is_open (gpointer    owner,
         gpointer    row,
         const char *column)
{
  return tandem_budget_row_is_record (row);
}

/* How far the money of a cell is: a glyph, with the word for it. */
static void
show_status (TandemFigureCell *cell,
             const TandemTerm *status)
{
  static const struct { const char *status, *icon; } glyphs[] = {
    { "planned", "status-planned-symbolic" },
    { "applied", "status-progress-symbolic" },
    { "secured", "status-done-symbolic" },
    { "received", "status-done-symbolic" },
  };
  const char *icon = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (glyphs); i++)
    if (g_str_equal (glyphs[i].status, status->code))
      icon = glyphs[i].icon;
  tandem_figure_cell_set_glyph (cell, icon, status->style, g_dgettext (GETTEXT_PACKAGE, status->label));
}

/* Of several entries, how much is found. */
static void
show_found (TandemBudgetView        *self,
            TandemFigureCell        *cell,
            const TandemBudgetShare *share)
{
  g_autofree char *found = tandem_budget_dup_amount (&share->found, get_currency (self));
  /* Translators: how much of an amount is secured or received */
  g_autofree char *text = found != NULL ? g_strdup_printf (_("%s of it found"), found) : g_strdup (_("nothing of it found"));

  tandem_figure_cell_set_glyph (cell, found != NULL ? "status-progress-symbolic" : "status-planned-symbolic",
                                found != NULL ? "accent" : "dim", text);
}

static void
figure_shown (gpointer          owner,
              gpointer          row,
              const char       *column,
              TandemFigureCell *cell)
{
  const TandemBudgetLine *line = tandem_budget_row_get_line (row);
  const TandemBudgetShare *share = line != NULL ? tandem_budget_line_find_share (line, column) : NULL;
  const TandemTerm *status = tandem_budget_row_get_status (row, column);

  if (status != NULL)
    show_status (cell, status);
  else if (share != NULL && tandem_budget_row_is_record (row))
    show_found (owner, cell, share);
  else
    tandem_figure_cell_set_glyph (cell, NULL, NULL, NULL);
  tandem_figure_cell_set_unknown (cell, tandem_budget_row_get_unknown (row, column));
  tandem_widget_set_class (GTK_WIDGET (cell), "total", line != NULL && !tandem_budget_row_is_record (row));
  tandem_widget_set_class (GTK_WIDGET (cell), "dimmed",
                           line == NULL || line->role == TANDEM_BUDGET_PART || line->role == TANDEM_BUDGET_DROPPED);
}

static void
save (TandemBudgetView *self,
      const char       *label,
      TandemDoc        *before,
      TandemDoc        *after)
{
  g_autoptr(TandemBatch) batch = NULL;

  /* 50000 and 50 000 are the same */
  if (tandem_val_equal (tandem_doc_root (before), tandem_doc_root (after)))
    return;

  batch = tandem_batch_new (label);
  tandem_batch_put (batch, before, after);
  tandem_session_save (self->session, batch, NULL);
}

static gboolean
write_figure (gpointer    owner,
              gpointer    row,
              const char *column,
              const char *text,
              GError    **error)
{
  TandemBudgetView *self = owner;
  TandemDoc *doc = tandem_budget_row_get_doc (row);
  gboolean cost = g_str_equal (column, TANDEM_BUDGET_COST) || tandem_budget_is_part (column);
  g_autoptr(TandemDoc) after = tandem_budget_with_figure (doc, column, text, get_currency (self), get_context (self), error);

  if (after == NULL)
    return FALSE;
  save (self, cost ? _("Change Cost") : _("Change Funding"), doc, after);

  return TRUE;
}

static void
advance (gpointer    owner,
         gpointer    row,
         const char *column)
{
  TandemDoc *doc = tandem_budget_row_get_doc (row);
  g_autoptr(TandemDoc) after = tandem_budget_with_next_status (doc, column);

  if (after != NULL)
    save (owner, _("Change State of Funding"), doc, after);
}

static GPtrArray *
list_docs (TandemBudgetView *self,
           guint             position,
           guint            *row)
{
  GPtrArray *docs = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr(TandemBudgetRow) at = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (i == position)
        *row = docs->len;
      if (tandem_budget_row_is_record (at))
        g_ptr_array_add (docs, tandem_budget_row_get_doc (at));
    }

  return docs;
}

static gboolean
paste_figures (gpointer    owner,
               guint       position,
               const char *column,
               const char *text,
               GError    **error)
{
  TandemBudgetView *self = owner;
  guint row = 0;
  g_autoptr(GPtrArray) docs = list_docs (self, position, &row);
  g_autoptr(GPtrArray) changed = NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Paste Amounts"));
  guint first = 0;

  while (self->columns[first] != NULL && !g_str_equal (self->columns[first], column))
    first++;
  changed = tandem_budget_with_table (docs, (const char *const *) self->columns + first, row, text, get_currency (self),
                                      get_context (self), error);
  if (changed == NULL)
    return FALSE;

  for (guint i = 0; i < docs->len; i++)
    if (g_ptr_array_index (docs, i) != g_ptr_array_index (changed, i))
      tandem_batch_put (batch, g_ptr_array_index (docs, i), g_ptr_array_index (changed, i));
  if (tandem_batch_get_n_edits (batch) > 0)
    tandem_session_save (self->session, batch, _("Amounts pasted"));

  return TRUE;
}

static const TandemFigureHandlers figure_handlers = {
  .dup_figure = dup_figure,
  .dup_spoken = dup_spoken,
  .write = write_figure,
  .paste = paste_figures,
  .tell = tell,
  .is_open = is_open,
  .advance = advance,
  .shown = figure_shown,
};

/* ---- columns -------------------------------------------------------------------- */

static gboolean
has_source (TandemBudgetView *self,
            const char       *source)
{
  for (guint i = 0; i < self->wanted->len; i++)
    if (g_str_equal (g_ptr_array_index (self->wanted, i), source))
      return TRUE;

  return self->budget != NULL && g_strv_contains (tandem_budget_get_sources (self->budget), source);
}

static char **
dup_columns (TandemBudgetView *self)
{
  const char *const *sources = tandem_budget_get_sources (self->budget);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, TANDEM_BUDGET_COST);
  if (self->split)
    g_strv_builder_addv (builder, (const char **) tandem_budget_parts);
  g_strv_builder_addv (builder, (const char **) sources);
  for (guint i = 0; i < self->wanted->len; i++)
    if (!g_strv_contains (sources, g_ptr_array_index (self->wanted, i)))
      g_strv_builder_add (builder, g_ptr_array_index (self->wanted, i));
  /* somewhere to begin */
  if (sources[0] == NULL && self->wanted->len == 0)
    g_strv_builder_add (builder, "own_budget");

  return g_strv_builder_end (builder);
}

static void
append_amounts (TandemBudgetView *self,
                const char       *column)
{
  g_autofree char *heading = dup_heading (self, column);
  const char *currency = get_currency (self);
  g_autofree char *with_currency = currency != NULL ? g_strdup_printf ("%s (%s)", heading, currency) : NULL;

  tandem_figure_grid_append (self->figures, g_str_equal (column, TANDEM_BUDGET_COST) && currency != NULL ? with_currency : heading,
                             column);
}

/* What is missing stands last, as one calculates, unless it would be out of
 * sight there. The figures stay together: a table is pasted into them. */
static void
show_columns (TandemBudgetView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean early = self->narrow || g_strv_length (self->columns) > MAX_COLUMNS_BEFORE_GAP;

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  tandem_budget_cells_append_name (self->view, get_context (self), self->narrow);
  if (early)
    tandem_budget_cells_append_gap (self->view, get_context (self));
  for (guint i = 0; self->columns[i] != NULL; i++)
    append_amounts (self, self->columns[i]);
  if (!early)
    tandem_budget_cells_append_gap (self->view, get_context (self));
}

static void
fill_source_menu (TandemBudgetView *self)
{
  const TandemVocabulary *sources = tandem_context_get_vocabulary (get_context (self), &tandem_vocabulary_funding_sources);
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; sources != NULL && i < sources->n_terms; i++)
    {
      const TandemTerm *term = &sources->terms[i];
      g_autoptr(GMenuItem) item = NULL;

      if (term->withdrawn || has_source (self, term->code) || g_str_equal (term->code, "to_be_identified"))
        continue;
      item = g_menu_item_new (term->label, NULL);
      g_menu_item_set_action_and_target (item, "budget.add-source", "s", term->code);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->source_button, G_MENU_MODEL (menu));
}

/* The columns are made anew only when others are needed: that takes the focus. */
static void
update_columns (TandemBudgetView *self,
                gboolean          anyway)
{
  g_auto(GStrv) columns = NULL;

  if (self->budget == NULL)
    return;

  columns = dup_columns (self);
  if (!anyway && self->columns != NULL && g_strv_equal ((const char *const *) self->columns, (const char *const *) columns))
    return;

  g_strfreev (self->columns);
  self->columns = g_steal_pointer (&columns);
  show_columns (self);
  fill_source_menu (self);
}

static void
loaded_cb (TandemBudgetView *self)
{
  TandemSnapshot *snapshot = tandem_plan_watch_get_snapshot (self->watch, 0);
  g_autoptr(TandemContext) context = tandem_snapshot_dup_context (snapshot, get_context (self));
  g_autoptr(TandemBudget) old = g_steal_pointer (&self->budget);
  g_autofree char *sentence = NULL;
  g_autofree char *notes = NULL;

  self->budget = tandem_budget_new (snapshot, tandem_plan_watch_get_plan (self->watch, 0), context);
  sentence = tandem_budget_dup_sentence (self->budget);
  notes = tandem_budget_dup_notes (self->budget);
  gtk_label_set_label (self->sentence_label, sentence);
  tandem_label_set_or_hide (GTK_WIDGET (self->notes_label), *notes != '\0' ? notes : NULL);
  tandem_budget_rows_show (self->rows, self->budget);
  update_columns (self, old == NULL || g_strcmp0 (tandem_budget_get_currency (old), get_currency (self)) != 0);
  gtk_stack_set_visible_child_name (self->stack, tandem_budget_get_n_lines (self->budget) > 1 ? "budget" : "empty");
}

/* ---- actions --------------------------------------------------------------------- */

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemBudgetView *self = TANDEM_BUDGET_VIEW (widget);

  adw_dialog_present (tandem_edit_dialog_new (self->session, g_variant_get_string (parameter, NULL)), widget);
}

static void
fund_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemBudgetView *self = TANDEM_BUDGET_VIEW (widget);

  adw_dialog_present (tandem_edit_dialog_new_at (self->session, g_variant_get_string (parameter, NULL), "funding"), widget);
}

static void
add_source_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TandemBudgetView *self = TANDEM_BUDGET_VIEW (widget);
  const char *source = g_variant_get_string (parameter, NULL);

  if (has_source (self, source))
    return;
  g_ptr_array_add (self->wanted, (gpointer) g_intern_string (source));
  update_columns (self, FALSE);
}

/* ---- the widget ------------------------------------------------------------------- */

static void
tandem_budget_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TandemBudgetView *self = TANDEM_BUDGET_VIEW (object);

  switch ((TandemBudgetViewProperty) prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    case PROP_SPLIT:
      self->split = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  update_columns (self, TRUE);
  g_object_notify_by_pspec (object, pspec);
}

static void
tandem_budget_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  TandemBudgetView *self = TANDEM_BUDGET_VIEW (object);

  switch ((TandemBudgetViewProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SPLIT:
      g_value_set_boolean (value, self->split);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_budget_view_dispose (GObject *object)
{
  TandemBudgetView *self = TANDEM_BUDGET_VIEW (object);

  if (self->rows != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->figures);
  g_clear_object (&self->rows);
  g_clear_object (&self->watch);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_budget_view_parent_class)->dispose (object);
}

static void
tandem_budget_view_finalize (GObject *object)
{
  TandemBudgetView *self = TANDEM_BUDGET_VIEW (object);

  g_clear_pointer (&self->budget, tandem_budget_unref);
  g_ptr_array_unref (self->wanted);
  g_strfreev (self->columns);

  G_OBJECT_CLASS (tandem_budget_view_parent_class)->finalize (object);
}

static void
tandem_budget_view_class_init (TandemBudgetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = tandem_budget_view_set_property;
  object_class->get_property = tandem_budget_view_get_property;
  object_class->dispose = tandem_budget_view_dispose;
  object_class->finalize = tandem_budget_view_finalize;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SPLIT] = g_param_spec_boolean ("split", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-budget-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemBudgetView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemBudgetView, view);
  gtk_widget_class_bind_template_child (widget_class, TandemBudgetView, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBudgetView, notes_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBudgetView, source_button);
  gtk_widget_class_bind_template_child (widget_class, TandemBudgetView, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBudgetView, hint_label);
  gtk_widget_class_install_action (widget_class, "budget.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "budget.fund", "s", fund_action);
  gtk_widget_class_install_action (widget_class, "budget.add-source", "s", add_source_action);
}

static void
tandem_budget_view_init (TandemBudgetView *self)
{
  g_autoptr(GtkNoSelection) selection = NULL;

  self->wanted = g_ptr_array_new ();
  self->rows = g_list_store_new (TANDEM_TYPE_BUDGET_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->figures = tandem_figure_grid_new (self->view, &figure_handlers, self);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/**
 * tandem_budget_view_new:
 * @session: the session
 * @plan: id of a plan
 *
 * Returns: the money of @plan
 */
GtkWidget *
tandem_budget_view_new (TandemSession *session,
                        const char    *plan)
{
  TandemBudgetView *self = g_object_new (TANDEM_TYPE_BUDGET_VIEW, NULL);
  const char *const plans[] = { plan, NULL };

  self->session = g_object_ref (session);
  self->watch = tandem_plan_watch_new (session, plans, GTK_WIDGET (self));
  g_signal_connect_object (self->watch, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
