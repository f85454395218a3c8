/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-indicator-grid.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-figures.h"
#include "kinds/tandem-indicator-values.h"
#include "tandem-create-dialog.h"
#include "tandem-figure-grid.h"
#include "tandem-list.h"
#include "tandem-own-query.h"
#include "tandem-record.h"
#include "tandem-sparkline.h"
#include "tandem-view.h"

#define NAME_WIDTH_CHARS 16

struct _TandemIndicatorGrid
{
  AdwBin            parent_instance;

  GtkStack         *stack;
  GtkColumnView    *view;
  GtkPopover       *period_popover;
  GtkEditable      *period_entry;
  GtkWidget        *period_add;
  GtkLabel         *problem_label;
  GtkWidget        *hint_label;

  TandemSession    *session;    /* (owned) */
  char             *plan;       /* (owned) */
  TandemList       *list;       /* (owned) */
  char            **columns;    /* (owned): those with figures: baseline, periods, target */
  GPtrArray        *wanted;     /* (element-type utf8): periods without a value yet */
  TandemFigureGrid *figures;    /* (owned): the cells of figures */
  guint             update_id;
  gboolean          focus_wanted; /* as soon as there are cells */
};

G_DEFINE_FINAL_TYPE (TandemIndicatorGrid, tandem_indicator_grid, ADW_TYPE_BIN)

static TandemContext *
get_context (TandemIndicatorGrid * self)
{
  return tandem_session_get_context (self->session);
}

static GPtrArray *
dup_indicators (TandemIndicatorGrid *self)
{
  GPtrArray *docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_ptr_array_add (docs, tandem_doc_ref (tandem_record_get_doc (record)));
    }

  return docs;
}

static void
tell (TandemIndicatorGrid *self,
      const char          *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_widget_set_visible (self->hint_label, problem == NULL);
}

static void changed_cb (TandemIndicatorGrid *self);

/* ---- cells of figures ---------------------------------------------------------- */

static char *
dup_figure (gpointer    owner,
            gpointer    record,
            const char *column)
{
  return tandem_indicator_dup_figure (tandem_record_get_doc (record), column);
}

static char *
dup_heading (const char *column)
{
  if (g_str_equal (column, TANDEM_INDICATOR_BASELINE))
    return g_strdup (_("Baseline"));
  if (g_str_equal (column, TANDEM_INDICATOR_TARGET))
    return g_strdup (_("Target"));

  return tandem_indicator_dup_period_text (column);
}

static char *
dup_spoken (gpointer    owner,
            gpointer    record,
            const char *column)
{
  g_autofree char *title = tandem_doc_dup_title (tandem_record_get_doc (record), get_context (owner));
  g_autofree char *heading = dup_heading (column);

  /* Translators: a cell of a table for a screen reader: the row, then the column */
  return g_strdup_printf (_("%1$s, %2$s"), title, heading);
}

static gboolean
write_figure (gpointer    owner,
              gpointer    record,
              const char *column,
              const char *text,
              GError    **error)
{
  TandemIndicatorGrid *self = owner;
  TandemDoc *doc = tandem_record_get_doc (record);
  g_autoptr(TandemDoc) after = tandem_indicator_with_figure (doc, column, text, get_context (self), error);
  g_autoptr(TandemBatch) batch = NULL;

  if (after == NULL)
    return FALSE;

  batch = tandem_batch_new (_("Change Value"));
  tandem_batch_put (batch, doc, after);
  tandem_session_save (self->session, batch, NULL);

  return TRUE;
}

static guint
find_column (TandemIndicatorGrid *self,
             const char          *column)
{
  guint i;

  for (i = 0; self->columns[i] != NULL; i++)
    if (g_str_equal (self->columns[i], column))
      break;

  return i;
}

static gboolean
paste_figures (gpointer    owner,
               guint       position,
               const char *column,
               const char *text,
               GError    **error)
{
  return tandem_indicator_grid_paste (owner, position, find_column (owner, column), text, error);
}

/* a value for a period may have no column yet */
static void
figure_shown (gpointer          owner,
              gpointer          record,
              const char       *column,
              TandemFigureCell *cell)
{
  changed_cb (owner);
}

static const TandemFigureHandlers figure_handlers = {
  .dup_figure = dup_figure,
  .dup_spoken = dup_spoken,
  .write = write_figure,
  .paste = paste_figures,
  .tell = (void (*) (gpointer, const char *)) tell,
  .shown = figure_shown,
};

/* ---- the other cells ------------------------------------------------------------ */

static void
show_name (GtkColumnViewCell *item)
{
  TandemRecord *record = gtk_column_view_cell_get_item (item);
  TandemDoc *doc = tandem_record_get_doc (record);
  GtkWidget *button = gtk_column_view_cell_get_child (item);
  const char *code = tandem_val_string (tandem_doc_get (doc, "code"));
  const char *unit = tandem_val_string (tandem_doc_get (doc, "unit"));
  g_autofree char *title = tandem_doc_dup_title (doc, tandem_record_get_context (record));
  g_autofree char *named = code != NULL ? g_strdup_printf ("%s  %s", code, title) : g_strdup (title);
  g_autofree char *whole = unit != NULL ? g_strdup_printf ("%s (%s)", named, unit) : g_strdup (named);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), whole);
  gtk_widget_set_tooltip_text (button, whole);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tandem_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
}

static void
name_setup_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *item)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "width-chars", NAME_WIDTH_CHARS, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", label, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_column_view_cell_set_child (item, button);
  gtk_column_view_cell_set_focusable (item, FALSE);
}

/* Follows the record of a cell by a function of the cell. */
static void
follow_bind_cb (GtkSignalListItemFactory *factory,
                GtkColumnViewCell        *item,
                gpointer                  show)
{
  g_signal_connect_object (gtk_column_view_cell_get_item (item), "notify", G_CALLBACK (show), item, G_CONNECT_SWAPPED);
  ((void (*) (GtkColumnViewCell *)) show) (item);
}

static void
follow_unbind_cb (GtkSignalListItemFactory *factory,
                  GtkColumnViewCell        *item,
                  gpointer                  show)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (item), show, item);
}

static void
show_sparkline (TandemSparkline *sparkline,
                TandemDoc       *doc)
{
  g_autoptr(GPtrArray) docs = g_ptr_array_new ();
  g_auto(GStrv) periods = NULL;
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  double value, target;
  gboolean has_target = tandem_val_number (tandem_doc_get (doc, "target.value"), &target);

  g_ptr_array_add (docs, doc);
  periods = tandem_indicator_list_periods (docs);
  if (tandem_val_number (tandem_doc_get (doc, "baseline.value"), &value))
    g_array_append_val (values, value);
  for (guint i = 0; periods[i] != NULL; i++)
    if (tandem_val_number (tandem_indicator_get_value (doc, periods[i]), &value))
      g_array_append_val (values, value);
  tandem_sparkline_set (sparkline, (const double *) (gpointer) values->data, values->len, has_target ? &target : NULL);
}

static void
show_progress (GtkColumnViewCell *item)
{
  GtkWidget *sparkline = gtk_widget_get_first_child (gtk_column_view_cell_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (sparkline);
  TandemDoc *doc = tandem_record_get_doc (gtk_column_view_cell_get_item (item));
  double percent;
  g_autofree char *text = tandem_indicator_get_progress (doc, &percent)
                          /* Translators: how far an indicator has come from its baseline to its target */
                          ? g_strdup_printf (_("%.0f %%"), percent) : NULL;

  show_sparkline (TANDEM_SPARKLINE (sparkline), doc);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
}

static void
progress_setup_cb (GtkSignalListItemFactory *factory,
                   GtkColumnViewCell        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "width-chars", 5, NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), tandem_sparkline_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_column_view_cell_set_child (item, box);
  gtk_column_view_cell_set_focusable (item, FALSE);
}

/* ---- columns -------------------------------------------------------------------- */

static void
append_column (TandemIndicatorGrid *self,
               const char          *title,
               GtkListItemFactory  *factory,
               gboolean             grows)
{
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_expand (column, grows);
  gtk_column_view_append_column (self->view, column);
}

static void
append_following_column (TandemIndicatorGrid *self,
                         const char          *title,
                         GCallback            setup,
                         void (              *show ) (GtkColumnViewCell *item),
                         gboolean             grows)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (follow_bind_cb), (gpointer) show);
  g_signal_connect (factory, "unbind", G_CALLBACK (follow_unbind_cb), (gpointer) show);
  append_column (self, title, factory, grows);
}

static void
append_figures_column (TandemIndicatorGrid *self,
                       const char          *name)
{
  g_autofree char *title = dup_heading (name);

  tandem_figure_grid_append (self->figures, title, name);
}

static void
show_columns (TandemIndicatorGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  append_following_column (self, _("Indicator"), G_CALLBACK (name_setup_cb), show_name, TRUE);
  for (guint i = 0; self->columns[i] != NULL; i++)
    append_figures_column (self, self->columns[i]);
  append_following_column (self, _("Progress"), G_CALLBACK (progress_setup_cb), show_progress, FALSE);
}

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char **
dup_columns (TandemIndicatorGrid *self)
{
  g_autoptr(GPtrArray) docs = dup_indicators (self);
  g_auto(GStrv) known = tandem_indicator_list_periods (docs);
  g_autoptr(GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; known[i] != NULL; i++)
    g_ptr_array_add (periods, g_strdup (known[i]));
  for (guint i = 0; i < self->wanted->len; i++)
    if (!g_strv_contains ((const char *const *) known, g_ptr_array_index (self->wanted, i)))
      g_ptr_array_add (periods, g_strdup (g_ptr_array_index (self->wanted, i)));
  g_ptr_array_sort (periods, compare_periods);
  g_ptr_array_insert (periods, 0, g_strdup (TANDEM_INDICATOR_BASELINE));
  g_ptr_array_add (periods, g_strdup (TANDEM_INDICATOR_TARGET));
  g_ptr_array_add (periods, NULL);

  return (char **) g_ptr_array_steal (periods, NULL);
}

/* The figure that is most likely to be written: the first one of the last period. */
static void
focus_figure (TandemIndicatorGrid *self)
{
  guint n_columns = self->columns != NULL ? g_strv_length (self->columns) : 0;

  self->focus_wanted = n_columns < 2 || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  if (!self->focus_wanted)
    tandem_figure_grid_focus (self->figures, 0, self->columns[n_columns - 2]);
}

static gboolean
tandem_indicator_grid_grab_focus (GtkWidget *widget)
{
  focus_figure (TANDEM_INDICATOR_GRID (widget));

  return TRUE;
}

/* The columns are made anew only when others are needed: that takes the focus. */
static void
update (TandemIndicatorGrid *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  g_auto(GStrv) columns = dup_columns (self);

  gtk_stack_set_visible_child_name (self->stack, empty && !tandem_list_is_loading (self->list) ? "empty" : "grid");
  if (self->columns == NULL || !g_strv_equal ((const char *const *) self->columns, (const char *const *) columns))
    {
      g_strfreev (self->columns);
      self->columns = g_steal_pointer (&columns);
      show_columns (self);
    }
  if (self->focus_wanted && !empty)
    focus_figure (self);
}

static gboolean
update_cb (gpointer user_data)
{
  TandemIndicatorGrid *self = user_data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (TandemIndicatorGrid *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

/* ---- periods and rows ------------------------------------------------------------- */

static void
period_changed_cb (TandemIndicatorGrid *self)
{
  g_autofree char *period = tandem_indicator_parse_period (gtk_editable_get_text (self->period_entry));

  gtk_widget_set_sensitive (self->period_add, period != NULL);
}

static void
add_period_cb (TandemIndicatorGrid *self)
{
  char *period = tandem_indicator_parse_period (gtk_editable_get_text (self->period_entry));

  if (period == NULL)
    return;
  g_ptr_array_add (self->wanted, period);
  gtk_popover_popdown (self->period_popover);
  update (self);
  tandem_figure_grid_focus (self->figures, 0, period);
}

/* Proposes what comes after the last value. */
static void
popover_shown_cb (TandemIndicatorGrid *self)
{
  g_autoptr(TandemRecord) first = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  g_autofree char *period = NULL;
  g_autofree char *text = NULL;

  if (first == NULL)
    return;
  period = tandem_indicator_next_period (tandem_record_get_doc (first), tandem_context_get_today (get_context (self)));
  text = tandem_indicator_dup_period_text (period);
  gtk_editable_set_text (self->period_entry, text);
  gtk_editable_select_region (self->period_entry, 0, -1);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TandemIndicatorGrid *self = TANDEM_INDICATOR_GRID (widget);
  g_autoptr(TandemDoc) plan = tandem_store_get (tandem_session_get_store (self->session), self->plan, NULL);

  if (plan != NULL)
    adw_dialog_present (tandem_create_dialog_new (self->session, &tandem_indicator_kind, plan), widget);
}

/* ---- the widget ------------------------------------------------------------------- */

static void
tandem_indicator_grid_dispose (GObject *object)
{
  TandemIndicatorGrid *self = TANDEM_INDICATOR_GRID (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->list != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->figures);
  g_clear_object (&self->list);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_indicator_grid_parent_class)->dispose (object);
}

static void
tandem_indicator_grid_finalize (GObject *object)
{
  TandemIndicatorGrid *self = TANDEM_INDICATOR_GRID (object);

  g_free (self->plan);
  g_strfreev (self->columns);
  g_ptr_array_unref (self->wanted);

  G_OBJECT_CLASS (tandem_indicator_grid_parent_class)->finalize (object);
}

static void
tandem_indicator_grid_class_init (TandemIndicatorGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_indicator_grid_dispose;
  widget_class->grab_focus = tandem_indicator_grid_grab_focus;
  object_class->finalize = tandem_indicator_grid_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-indicator-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemIndicatorGrid, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemIndicatorGrid, view);
  gtk_widget_class_bind_template_child (widget_class, TandemIndicatorGrid, period_popover);
  gtk_widget_class_bind_template_child (widget_class, TandemIndicatorGrid, period_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemIndicatorGrid, period_add);
  gtk_widget_class_bind_template_child (widget_class, TandemIndicatorGrid, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TandemIndicatorGrid, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_period_cb);
  gtk_widget_class_install_action (widget_class, "indicators.add", NULL, add_action);
}

static void
tandem_indicator_grid_init (TandemIndicatorGrid *self)
{
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->figures = tandem_figure_grid_new (self->view, &figure_handlers, self);
}

/**
 * tandem_indicator_grid_new:
 * @session: the session
 * @plan: id of a plan
 *
 * Returns: the indicators of @plan
 */
GtkWidget *
tandem_indicator_grid_new (TandemSession *session,
                           const char    *plan)
{
  TandemIndicatorGrid *self = g_object_new (TANDEM_TYPE_INDICATOR_GRID, NULL);
  g_autoptr(TandemQuery) query = tandem_query_new (&tandem_indicator_kind);
  g_autoptr(GtkNoSelection) selection = NULL;

  tandem_own_where (query, "plan", TANDEM_QUERY_IS, plan);
  tandem_own_sort (query, "order", FALSE);

  self->session = g_object_ref (session);
  self->plan = g_strdup (plan);
  self->list = tandem_list_new (tandem_session_get_store (session), query);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->period_popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  update (self);

  return GTK_WIDGET (self);
}

/**
 * tandem_indicator_grid_paste:
 * @self: the grid
 * @row: the indicator that the first figures are for
 * @column: the column of figures that they are for, counted from the baseline
 * @text: a table, as a spreadsheet puts it on the clipboard
 * @error: return location for an error that names the cell
 *
 * Returns: whether the table was put in; with %FALSE nothing changed
 */
gboolean
tandem_indicator_grid_paste (TandemIndicatorGrid *self,
                             guint                row,
                             guint                column,
                             const char          *text,
                             GError             **error)
{
  g_autoptr(GPtrArray) docs = dup_indicators (self);
  g_autoptr(GPtrArray) changed =
    tandem_indicators_with_table (docs, (const char *const *) self->columns, row, column, text, get_context (self), error);
  g_autoptr(TandemBatch) batch = NULL;
  g_autofree char *announcement = NULL;
  guint n_changed = 0;

  if (changed == NULL)
    return FALSE;

  batch = tandem_batch_new (_("Paste Values"));
  for (guint i = 0; i < docs->len; i++)
    if (g_ptr_array_index (docs, i) != g_ptr_array_index (changed, i))
      {
        tandem_batch_put (batch, g_ptr_array_index (docs, i), g_ptr_array_index (changed, i));
        n_changed++;
      }
  announcement = g_strdup_printf (ngettext ("Values of %u indicator pasted", "Values of %u indicators pasted", n_changed),
                                  n_changed);
  if (n_changed > 0)
    tandem_session_save (self->session, batch, announcement);

  return TRUE;
}
