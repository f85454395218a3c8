/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-figure-grid.h"

struct _TandemFigureGrid
{
  GObject                     parent_instance;

  GtkColumnView              *view;     /* (unowned): its owner has this too */
  const TandemFigureHandlers *handlers;
  gpointer                    owner;         /* (unowned) */
  GPtrArray                  *cells;         /* (element-type TandemFigureCell): those bound to a row */
  char                       *wanted_column; /* (owned) (nullable): to have the focus once it is there */
  guint                       wanted;
  guint                       focus_id;
};

G_DEFINE_FINAL_TYPE (TandemFigureGrid, tandem_figure_grid, G_TYPE_OBJECT)

/* A cell knows its row and its column. */
static GtkColumnViewCell *
get_cell (TandemFigureCell * cell)
{
  return g_object_get_data (G_OBJECT (cell), "tandem-cell");
}

static const char *
get_column (TandemFigureCell *cell)
{
  return g_object_get_data (G_OBJECT (cell), "tandem-column");
}

static gboolean
is_open (TandemFigureGrid *self,
         gpointer          item,
         const char       *column)
{
  return self->handlers->is_open == NULL || self->handlers->is_open (self->owner, item, column);
}

static void
show (TandemFigureGrid *self,
      gpointer          item,
      TandemFigureCell *cell)
{
  const char *column = get_column (cell);
  g_autofree char *figure = self->handlers->dup_figure (self->owner, item, column);
  g_autofree char *spoken = self->handlers->dup_spoken (self->owner, item, column);

  tandem_figure_cell_set_text (cell, figure);
  tandem_figure_cell_set_spoken (cell, spoken);
  tandem_figure_cell_set_editable (cell, is_open (self, item, column));
  if (self->handlers->shown != NULL)
    self->handlers->shown (self->owner, item, column, cell);
}

static TandemFigureGrid *
get_grid (TandemFigureCell *cell)
{
  return g_object_get_data (G_OBJECT (cell), "tandem-grid");
}

static void
item_changed_cb (TandemFigureCell *cell)
{
  gpointer item = gtk_column_view_cell_get_item (get_cell (cell));

  if (item != NULL)
    show (get_grid (cell), item, cell);
}

/* ---- what is done in a cell ------------------------------------------------------ */

static void
committed_cb (TandemFigureGrid *self,
              const char       *text,
              TandemFigureCell *cell)
{
  gpointer item = gtk_column_view_cell_get_item (get_cell (cell));
  g_autoptr(GError) error = NULL;

  if (item == NULL || !is_open (self, item, get_column (cell)))
    return;

  self->handlers->write (self->owner, item, get_column (cell), text, &error);
  tandem_figure_cell_set_problem (cell, error != NULL ? error->message : NULL);
  self->handlers->tell (self->owner, error != NULL ? error->message : NULL);
}

static void
advanced_cb (TandemFigureGrid *self,
             TandemFigureCell *cell)
{
  gpointer item = gtk_column_view_cell_get_item (get_cell (cell));

  if (item != NULL && self->handlers->advance != NULL && is_open (self, item, get_column (cell)))
    self->handlers->advance (self->owner, item, get_column (cell));
}

/**
 * tandem_figure_grid_find:
 * @self: a grid
 * @position: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the cell, NULL where it is out of view
 */
TandemFigureCell *
tandem_figure_grid_find (TandemFigureGrid *self,
                         guint             position,
                         const char       *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      TandemFigureCell *cell = g_ptr_array_index (self->cells, i);

      if (gtk_column_view_cell_get_position (get_cell (cell)) == position && g_str_equal (get_column (cell), column))
        return cell;
    }

  return NULL;
}

static gboolean
focus_wanted_cb (gpointer user_data)
{
  TandemFigureGrid *self = user_data;
  TandemFigureCell *cell = tandem_figure_grid_find (self, self->wanted, self->wanted_column);

  self->focus_id = 0;
  if (cell != NULL)
    gtk_widget_child_focus (GTK_WIDGET (cell), GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/**
 * tandem_figure_grid_focus:
 * @self: a grid
 * @position: a row
 * @column: a column
 *
 * Goes to a cell, if need be once it is scrolled to.
 */
void
tandem_figure_grid_focus (TandemFigureGrid *self,
                          guint             position,
                          const char       *column)
{
  TandemFigureCell *cell = tandem_figure_grid_find (self, position, column);

  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
  if (cell != NULL)
    {
      gtk_widget_child_focus (GTK_WIDGET (cell), GTK_DIR_TAB_FORWARD);
      return;
    }

  self->wanted = position;
  g_set_str (&self->wanted_column, column);
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_wanted_cb, self);
}

/* The next row whose cell can be typed over: sums are gone over. */
static void
moved_cb (TandemFigureGrid *self,
          int               rows,
          TandemFigureCell *cell)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  g_autofree char *column = g_strdup (get_column (cell));
  guint n_rows = g_list_model_get_n_items (model);

  for (gint64 row = (gint64) gtk_column_view_cell_get_position (get_cell (cell)) + rows; row >= 0 && row < n_rows; row += rows)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, (guint) row);

      if (is_open (self, item, column))
        {
          tandem_figure_grid_focus (self, (guint) row, column);
          return;
        }
    }
}

static void
pasted_cb (TandemFigureGrid *self,
           const char       *text,
           TandemFigureCell *cell)
{
  gpointer item = gtk_column_view_cell_get_item (get_cell (cell));
  g_autoptr(GError) error = NULL;

  if (item == NULL || !is_open (self, item, get_column (cell)))
    return;

  if (!self->handlers->paste (self->owner, gtk_column_view_cell_get_position (get_cell (cell)), get_column (cell), text, &error))
    gtk_widget_error_bell (GTK_WIDGET (self->view));
  self->handlers->tell (self->owner, error != NULL ? error->message : NULL);
}

/* ---- the factory ------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkColumnViewCell        *item,
          TandemFigureGrid         *self)
{
  GtkWidget *cell = tandem_figure_cell_new ();

  g_object_set_data (G_OBJECT (cell), "tandem-cell", item);
  g_object_set_data (G_OBJECT (cell), "tandem-grid", self);
  g_object_set_data_full (G_OBJECT (cell), "tandem-column",
                          g_strdup (g_object_get_data (G_OBJECT (factory), "tandem-column")), g_free);
  g_signal_connect_object (cell, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "advanced", G_CALLBACK (advanced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "pasted", G_CALLBACK (pasted_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_cell_set_child (item, cell);
  gtk_column_view_cell_set_focusable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkColumnViewCell        *item,
         TandemFigureGrid         *self)
{
  TandemFigureCell *cell = TANDEM_FIGURE_CELL (gtk_column_view_cell_get_child (item));
  gpointer object = gtk_column_view_cell_get_item (item);

  g_ptr_array_add (self->cells, cell);
  tandem_figure_cell_set_problem (cell, NULL);
  g_signal_connect_object (object, "notify", G_CALLBACK (item_changed_cb), cell, G_CONNECT_SWAPPED);
  show (self, object, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkColumnViewCell        *item,
           TandemFigureGrid         *self)
{
  gpointer cell = gtk_column_view_cell_get_child (item);

  g_ptr_array_remove_fast (self->cells, cell);
  g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (item), item_changed_cb, cell);
}

/**
 * tandem_figure_grid_append:
 * @self: a grid
 * @title: what the column is called
 * @column: what the owner calls it
 *
 * Returns: (transfer none): a new column of figures, the last of the view
 */
GtkColumnViewColumn *
tandem_figure_grid_append (TandemFigureGrid *self,
                           const char       *title,
                           const char       *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) added = gtk_column_view_column_new (title, factory);

  g_object_set_data_full (G_OBJECT (factory), "tandem-column", g_strdup (column), g_free);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_column_view_append_column (self->view, added);

  return added;
}

static void
tandem_figure_grid_finalize (GObject *object)
{
  TandemFigureGrid *self = TANDEM_FIGURE_GRID (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_ptr_array_unref (self->cells);
  g_free (self->wanted_column);

  G_OBJECT_CLASS (tandem_figure_grid_parent_class)->finalize (object);
}

static void
tandem_figure_grid_class_init (TandemFigureGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_figure_grid_finalize;
}

static void
tandem_figure_grid_init (TandemFigureGrid *self)
{
  self->cells = g_ptr_array_new ();
}

/**
 * tandem_figure_grid_new:
 * @view: a column view, to which columns are added
 * @handlers: what its cells are
 * @owner: for @handlers; lives as long as this does
 *
 * Returns: (transfer full): a grid without columns
 */
TandemFigureGrid *
tandem_figure_grid_new (GtkColumnView              *view,
                        const TandemFigureHandlers *handlers,
                        gpointer                    owner)
{
  TandemFigureGrid *self = g_object_new (TANDEM_TYPE_FIGURE_GRID, NULL);

  self->view = view;
  self->handlers = handlers;
  self->owner = owner;

  return self;
}
