/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-budget-cells.h"

#include <glib/gi18n-lib.h>

#include "tandem-view.h"

#define NAME_WIDTH_CHARS 18
#define NAME_WIDTH_CHARS_NARROW 11
#define STEP_IN 18

/* What the cells of a column are: made for the column, and read by its cells. */
typedef struct
{
  TandemContext *context;   /* (owned) */
  gboolean       narrow;
  void (*show) (GtkWidget           *button,
                TandemBudgetRow     *row,
                const TandemContext *context,
                gboolean             narrow);
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  tandem_context_unref (column->context);
  g_free (column);
}

/* A button that does something with a record, or none. */
static void
offer (GtkWidget  *button,
       const char *action,
       TandemDoc  *doc)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  if (doc != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tandem_doc_get_id (doc));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  gtk_widget_set_sensitive (button, TRUE);
  gtk_widget_set_can_target (button, doc != NULL);
  gtk_widget_set_focusable (button, doc != NULL);
}

/* ---- what it is ------------------------------------------------------------------ */

static void
show_name (GtkWidget           *button,
           TandemBudgetRow     *row,
           const TandemContext *context,
           gboolean             narrow)
{
  const TandemBudgetLine *line = tandem_budget_row_get_line (row);
  TandemDoc *doc = tandem_budget_row_get_doc (row);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  const char *code = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "code")) : NULL;
  g_autofree char *name = tandem_budget_row_dup_name (row, context);
  g_autofree char *whole = code != NULL ? g_strdup_printf ("%s  %s", code, name) : g_strdup (name);

  g_object_set (label, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "label", whole,
                "width-chars", narrow ? NAME_WIDTH_CHARS_NARROW : NAME_WIDTH_CHARS,
                "margin-start", line != NULL && !narrow ? STEP_IN * (int) line->depth : 0, NULL);
  gtk_widget_set_tooltip_text (button, whole);
  tandem_widget_set_class (label, "heading", line != NULL && !tandem_budget_row_is_record (row));
  tandem_widget_set_class (label, "dimmed",
                           line == NULL || line->role == TANDEM_BUDGET_PART || line->role == TANDEM_BUDGET_DROPPED);
  offer (button, "budget.open", doc);
}

/* ---- what it lacks --------------------------------------------------------------- */

/* Whether anything in any currency is missing. */
static gboolean
is_short (const TandemTally *gap)
{
  for (guint i = 0; i < gap->entries->len; i++)
    if (g_array_index (gap->entries, TandemTallyEntry, i).amount > 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_even (const TandemTally *gap)
{
  for (guint i = 0; i < gap->entries->len; i++)
    if (g_array_index (gap->entries, TandemTallyEntry, i).amount != 0)
      return FALSE;

  return TRUE;
}

static char *
dup_gap (TandemBudgetRow *row)
{
  const TandemBudgetLine *line = tandem_budget_row_get_line (row);

  if (line == NULL || line->role == TANDEM_BUDGET_DROPPED)
    return NULL;
  if (tandem_tally_is_empty (&line->gap))
    return line->n_items > 0 ? g_strdup (_("not known")) : NULL;
  if (is_even (&line->gap))
    return g_strdup (_("all found"));

  return tandem_budget_dup_amount (&line->gap, tandem_budget_get_currency (tandem_budget_row_get_budget (row)));
}

static void
show_gap (GtkWidget           *button,
          TandemBudgetRow     *row,
          const TandemContext *context,
          gboolean             narrow)
{
  const TandemBudgetLine *line = tandem_budget_row_get_line (row);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  g_autofree char *gap = dup_gap (row);
  g_autofree char *called = tandem_budget_row_dup_called (row, context);
  gboolean lacks = gap != NULL && is_short (&line->gap);
  gboolean chip = lacks && tandem_budget_row_is_record (row);
  /* Translators: %1$s is an amount, %2$s "Action A1.2" */
  g_autofree char *tooltip = chip ? g_strdup_printf (_("%1$s still to be found for %2$s: add funding"), gap, called) : NULL;

  gtk_label_set_label (GTK_LABEL (label), gap != NULL ? gap : "");
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  tandem_widget_set_class (label, "numeric", TRUE);
  tandem_widget_set_class (label, "gap-chip", chip);
  tandem_widget_set_class (label, "warning", lacks);
  tandem_widget_set_class (label, "dimmed", gap != NULL && !lacks);
  tandem_widget_set_class (label, "heading", line != NULL && !tandem_budget_row_is_record (row));
  gtk_widget_set_tooltip_text (button, tooltip);
  offer (button, "budget.fund", chip ? line->doc : NULL);
}

/* ---- the factory ------------------------------------------------------------------ */

static Column *
get_column (gpointer object)
{
  return g_object_get_data (G_OBJECT (object), "tandem-column");
}

static void
changed_cb (GtkColumnViewCell *cell)
{
  TandemBudgetRow *row = gtk_column_view_cell_get_item (cell);
  Column *column = get_column (cell);

  if (row != NULL)
    column->show (gtk_column_view_cell_get_child (cell), row, column->context, column->narrow);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkColumnViewCell        *cell)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", gtk_label_new (NULL), NULL);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (cell), "tandem-column", get_column (factory));
  gtk_column_view_cell_set_child (cell, button);
  gtk_column_view_cell_set_focusable (cell, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkColumnViewCell        *cell)
{
  g_signal_connect_object (gtk_column_view_cell_get_item (cell), "notify", G_CALLBACK (changed_cb), cell, G_CONNECT_SWAPPED);
  changed_cb (cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkColumnViewCell        *cell)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (cell), changed_cb, cell);
}

/* Takes @column. */
static void
append (GtkColumnView *view,
        const char    *title,
        Column        *column,
        gboolean       grows)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) added = gtk_column_view_column_new (title, factory);

  g_object_set_data_full (G_OBJECT (factory), "tandem-column", column, column_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_column_view_column_set_expand (added, grows);
  gtk_column_view_append_column (view, added);
}

void
tandem_budget_cells_append_name (GtkColumnView *view,
                                 TandemContext *context,
                                 gboolean       narrow)
{
  Column *column = g_new0 (Column, 1);

  column->context = tandem_context_ref (context);
  column->narrow = narrow;
  column->show = show_name;
  append (view, _("Plan"), column, TRUE);
}

void
tandem_budget_cells_append_gap (GtkColumnView *view,
                                TandemContext *context)
{
  Column *column = g_new0 (Column, 1);

  column->context = tandem_context_ref (context);
  column->show = show_gap;
  append (view, _("To be found"), column, FALSE);
}
