/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-view.h"

#include <glib/gi18n-lib.h>

#include "tandem-outline-cells.h"
#include "tandem-outline-drag.h"
#include "tandem-outline-inline.h"
#include "tandem-outline-keys.h"
#include "tandem-plan-rows.h"
#include "tandem-widgets.h"

struct _TandemOutlineView
{
  AdwBin               parent_instance;

  GtkStack            *stack;
  GtkColumnView       *view;
  AdwToggleGroup      *depth;
  GtkScrolledWindow   *scroller;
  GtkColumnViewColumn *plan_column;
  GtkColumnViewColumn *status_column;
  GtkColumnViewColumn *due_column;
  GtkColumnViewColumn *responsible_column;
  GtkColumnViewColumn *progress_column;
  GMenuModel          *row_menu;

  TandemPlanEditor    *editor;      /* (owned) (nullable) */
  TandemOutlineCells  *cells;       /* (owned) */
  TandemOutlineInline *pen;         /* (owned): writes into cells */
  GtkTreeListModel    *tree;        /* (owned) (nullable) */
  GtkMultiSelection   *selection;   /* (owned) (nullable) */
  gboolean             narrow;
};

typedef enum
{
  PROP_SELECTED = 1,
  PROP_NARROW,
} TandemOutlineViewProperty;

enum
{
  SELECTION_CHANGED,
  OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_NARROW + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemOutlineView, tandem_outline_view, ADW_TYPE_BIN)

/* ---- the tree --------------------------------------------------------------- */

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  const TandemDoc *doc = tandem_outline_node_get_doc (item);

  /* Nothing ever hangs on a milestone. */
  if (g_str_equal (tandem_doc_get_kind (doc)->name, "milestone"))
    return NULL;

  return g_object_ref (tandem_outline_node_get_children (item));
}

static TandemOutlineNode *
node_at (TandemOutlineView *self,
         guint              position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  g_autoptr(TandemOutlineNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node;
}

static guint
count_rows (TandemOutlineView *self)
{
  return self->tree != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tree)) : 0;
}

static guint
find_row (TandemOutlineView *self,
          const char        *id)
{
  guint n = count_rows (self);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (tandem_outline_node_get_id (node_at (self, i)), id))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
depth_chosen_cb (TandemOutlineView *self)
{
  static const char *const names[] = { "objectives", "actions", "pilots", "milestones" };
  const char *chosen;
  int depth = 0;

  if (self->tree == NULL)
    return;

  chosen = adw_toggle_group_get_active_name (self->depth);
  while (depth < (int) G_N_ELEMENTS (names) - 1 && g_strcmp0 (names[depth], chosen) != 0)
    depth++;
  for (guint i = 0; i < count_rows (self); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);
      g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (row);

      gtk_tree_list_row_set_expanded (row, tandem_plan_get_level (tandem_doc_get_kind (tandem_outline_node_get_doc (node))) < depth);
    }
}

static void
open_to_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  adw_toggle_group_set_active_name (TANDEM_OUTLINE_VIEW (widget)->depth, g_variant_get_string (parameter, NULL));
}

/* Rows that come back, because their neighbours moved, come unfolded. */
static void
fold_again (TandemOutlineView *self)
{
  for (guint i = 0; i < count_rows (self); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);
      g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (row);

      if (tandem_outline_node_get_folded (node) && gtk_tree_list_row_get_expanded (row))
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

/* One column with the state in front of the name is what a narrow window holds. */
static void
set_narrow (TandemOutlineView *self,
            gboolean           narrow)
{
  self->narrow = narrow;
  gtk_column_view_column_set_visible (self->status_column, !narrow);
  gtk_column_view_column_set_visible (self->due_column, !narrow);
  gtk_column_view_column_set_visible (self->responsible_column, !narrow);
  gtk_column_view_column_set_visible (self->progress_column, !narrow);
  gtk_scrolled_window_set_policy (self->scroller, narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
}

/* ---- the selection ------------------------------------------------------------- */

static void
selected_cb (TandemOutlineView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static GPtrArray *
list_docs (TandemOutlineView *self)
{
  GPtrArray *nodes = tandem_outline_view_list_selected (self);

  for (guint i = 0; i < nodes->len; i++)
    g_ptr_array_index (nodes, i) = tandem_outline_node_get_doc (g_ptr_array_index (nodes, i));

  return nodes;
}

static GPtrArray *
list_ids (GPtrArray *docs)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < docs->len; i++)
    g_ptr_array_add (ids, g_strdup (tandem_doc_get_id (g_ptr_array_index (docs, i))));

  return ids;
}

/* Rows that moved are the same rows. */
static void
select_ids (TandemOutlineView *self,
            GPtrArray         *ids)
{
  g_autoptr(GtkBitset) wanted = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = gtk_bitset_new_range (0, count_rows (self));

  for (guint i = 0; i < ids->len; i++)
    {
      guint position = find_row (self, g_ptr_array_index (ids, i));

      if (position != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (wanted, position);
    }
  if (gtk_bitset_is_empty (wanted))
    return;

  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), wanted, all);
  gtk_column_view_scroll_to (self->view, gtk_bitset_get_minimum (wanted), NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* What is folded away is unfolded on the way to it. */
static void
unfold_to (TandemOutlineView *self,
           const char        *id)
{
  TandemOutline *outline = tandem_plan_editor_get_outline (self->editor);
  TandemOutlineNode *node = tandem_outline_find (outline, id);
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (outline);
  TandemDoc *above;
  guint position;

  if (node == NULL || snapshot == NULL ||
      !(above = tandem_plan_get_above (snapshot, tandem_outline_node_get_doc (node))))
    return;

  unfold_to (self, tandem_doc_get_id (above));
  position = find_row (self, tandem_doc_get_id (above));
  if (position != GTK_INVALID_LIST_POSITION)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
row_activated_cb (TandemOutlineView *self,
                  guint              position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.edit", "s", "title");
}

static void
update_stack (TandemOutlineView *self)
{
  gtk_stack_set_visible_child_name (self->stack, count_rows (self) == 0 ? "empty" : "outline");
}

/* ---- writing --------------------------------------------------------------------- */

static void
edit_node (TandemOutlineView  *self,
           const char         *id,
           TandemOutlineColumn which)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  TandemOutlineNode *node = tandem_outline_find (tandem_plan_editor_get_outline (self->editor), id);

  if (node == NULL)
    return;

  g_ptr_array_add (rows, tandem_outline_node_get_doc (node));
  tandem_outline_inline_begin (self->pen, rows, which);
}

static void
cell_edit_cb (TandemOutlineView *self,
              TandemOutlineNode *node,
              guint              which)
{
  edit_node (self, tandem_outline_node_get_id (node), which);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemOutlineView *self = TANDEM_OUTLINE_VIEW (widget);
  const char *column = g_variant_get_string (parameter, NULL);
  TandemOutlineColumn which = TANDEM_OUTLINE_TITLE;
  g_autoptr(GPtrArray) rows = list_docs (self);
  guint position;

  while (which < TANDEM_OUTLINE_N_COLUMNS && !g_str_equal (tandem_outline_column_get_name (which), column))
    which++;
  if (rows->len == 0 || which == TANDEM_OUTLINE_N_COLUMNS)
    return;

  position = find_row (self, tandem_doc_get_id (g_ptr_array_index (rows, 0)));
  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
  tandem_outline_inline_begin (self->pen, rows, which);
}

static void
focus_row (TandemOutlineView *self,
           const char        *id)
{
  guint position = id != NULL ? find_row (self, id) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
pen_ended_cb (TandemOutlineView *self,
              const char        *id,
              int                how)
{
  static const TandemOutlineColumn order[] = { TANDEM_OUTLINE_TITLE, TANDEM_OUTLINE_DUE, TANDEM_OUTLINE_RESPONSIBLE };
  guint at = 0;

  fold_again (self);
  if (id == NULL)
    {
      update_stack (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }

  focus_row (self, id);
  if (how == TANDEM_OUTLINE_END_ADD)
    tandem_outline_view_add (self, NULL);
  if (how != TANDEM_OUTLINE_END_NEXT && how != TANDEM_OUTLINE_END_PREVIOUS)
    return;

  while (at < G_N_ELEMENTS (order) - 1 && order[at] != tandem_outline_inline_get_column (self->pen))
    at++;
  at += how == TANDEM_OUTLINE_END_NEXT ? 1 : G_N_ELEMENTS (order) - 1;
  if (at % G_N_ELEMENTS (order) != 0 || how == TANDEM_OUTLINE_END_PREVIOUS)
    edit_node (self, id, order[at % G_N_ELEMENTS (order)]);
}

/**
 * tandem_outline_view_add:
 * @self: the view
 * @kind: (nullable): what to add, NULL for what fits there
 *
 * A new row below the selected one, ready to be written.
 */
void
tandem_outline_view_add (TandemOutlineView *self,
                         const TandemKind  *kind)
{
  g_autoptr(GPtrArray) rows = NULL;
  TandemDoc *draft;
  guint position;

  tandem_outline_inline_finish (self->pen);
  rows = list_docs (self);
  draft = tandem_plan_editor_begin_row (self->editor, kind, rows->len > 0 ? g_ptr_array_index (rows, rows->len - 1) : NULL);
  if (draft == NULL)
    return;

  update_stack (self);
  unfold_to (self, tandem_doc_get_id (draft));
  position = find_row (self, tandem_doc_get_id (draft));
  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_SELECT, NULL);
  edit_node (self, tandem_doc_get_id (draft), TANDEM_OUTLINE_TITLE);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  const TandemKind *kind = tandem_kind_find (g_variant_get_string (parameter, NULL));

  if (kind != NULL)
    tandem_outline_view_add (TANDEM_OUTLINE_VIEW (widget), kind);
}

static void
add_below_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  tandem_outline_view_add (TANDEM_OUTLINE_VIEW (widget), NULL);
}

/* ---- moving and deleting ------------------------------------------------------------ */

typedef enum
{
  STEP_IN,
  STEP_OUT,
  STEP_UP,
  STEP_DOWN,
} Step;

static void
move (TandemOutlineView *self,
      Step               step)
{
  g_autoptr(GPtrArray) rows = list_docs (self);
  g_autoptr(GPtrArray) ids = list_ids (rows);
  gboolean moved;

  if (rows->len == 0)
    return;

  if (step == STEP_IN || step == STEP_OUT)
    moved = tandem_plan_editor_indent (self->editor, rows, step == STEP_OUT);
  else
    moved = tandem_plan_editor_move_by_one (self->editor, rows, step == STEP_DOWN);
  if (!moved)
    return;

  fold_again (self);
  unfold_to (self, g_ptr_array_index (ids, 0));
  select_ids (self, ids);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  static const char *const names[] = { "outline.indent", "outline.outdent", "outline.move-up", "outline.move-down" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      move (TANDEM_OUTLINE_VIEW (widget), (Step) i);
}

static void
dropped_cb (TandemOutlineView *self,
            GPtrArray         *rows,
            TandemDoc         *above,
            TandemDoc         *next)
{
  g_autoptr(GPtrArray) ids = list_ids (rows);

  if (!tandem_plan_editor_move (self->editor, rows, above, next))
    return;

  fold_again (self);
  unfold_to (self, g_ptr_array_index (ids, 0));
  select_ids (self, ids);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemOutlineView *self = TANDEM_OUTLINE_VIEW (widget);
  g_autoptr(GPtrArray) rows = list_docs (self);
  guint position;

  if (rows->len == 0)
    return;

  position = find_row (self, tandem_doc_get_id (g_ptr_array_index (rows, 0)));
  tandem_plan_editor_delete (self->editor, rows);
  fold_again (self);
  /* One goes on where one was. */
  if (count_rows (self) > 0)
    focus_row (self, tandem_outline_node_get_id (node_at (self, MIN (position, count_rows (self) - 1))));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemOutlineView *self = TANDEM_OUTLINE_VIEW (widget);

  TandemOutlineNode *node = tandem_outline_view_get_selected (self);

  if (node != NULL)
    g_signal_emit (self, signals[OPENED], 0, node);
}

/* ---- the widget --------------------------------------------------------------------- */

static void
tandem_outline_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((TandemOutlineViewProperty) prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, tandem_outline_view_get_selected (TANDEM_OUTLINE_VIEW (object)));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_OUTLINE_VIEW (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_outline_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  TandemOutlineView *self = TANDEM_OUTLINE_VIEW (object);

  switch ((TandemOutlineViewProperty) prop_id)
    {
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          set_narrow (self, g_value_get_boolean (value));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SELECTED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_outline_view_dispose (GObject *object)
{
  TandemOutlineView *self = TANDEM_OUTLINE_VIEW (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->pen);
  g_clear_object (&self->cells);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (tandem_outline_view_parent_class)->dispose (object);
}

static void
tandem_outline_view_class_init (TandemOutlineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_outline_view_get_property;
  object_class->set_property = tandem_outline_view_set_property;
  object_class->dispose = tandem_outline_view_dispose;

  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, TANDEM_TYPE_OUTLINE_NODE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", TANDEM_TYPE_OUTLINE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", TANDEM_TYPE_OUTLINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, TANDEM_TYPE_OUTLINE_NODE);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-outline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, view);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, depth);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, plan_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, status_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, due_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, responsible_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, progress_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, depth_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "outline.open-to", "s", open_to_action);
  gtk_widget_class_install_action (widget_class, "outline.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "outline.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "outline.add-below", NULL, add_below_action);
  gtk_widget_class_install_action (widget_class, "outline.indent", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.outdent", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "outline.open", NULL, open_action);
}

static void
tandem_outline_view_init (TandemOutlineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cells = tandem_outline_cells_new (GTK_WIDGET (self));
  tandem_outline_cells_install (self->cells, self->plan_column, TANDEM_OUTLINE_TITLE);
  tandem_outline_cells_install (self->cells, self->status_column, TANDEM_OUTLINE_STATUS);
  tandem_outline_cells_install (self->cells, self->due_column, TANDEM_OUTLINE_DUE);
  tandem_outline_cells_install (self->cells, self->responsible_column, TANDEM_OUTLINE_RESPONSIBLE);
  tandem_outline_cells_install (self->cells, self->progress_column, TANDEM_OUTLINE_PROGRESS);
  self->pen = tandem_outline_inline_new (self->cells);
  g_signal_connect_object (self->cells, "edit", G_CALLBACK (cell_edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pen, "ended", G_CALLBACK (pen_ended_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_outline_view_set_editor:
 * @self: the view
 * @editor: what changes the outline that is shown
 *
 * Shows an outline, opened down to its milestones.
 */
void
tandem_outline_view_set_editor (TandemOutlineView *self,
                                TandemPlanEditor  *editor)
{
  TandemOutline *outline = tandem_plan_editor_get_outline (editor);

  g_return_if_fail (self->tree == NULL);

  self->editor = g_object_ref (editor);
  tandem_outline_cells_set_context (self->cells, tandem_session_get_context (tandem_plan_editor_get_session (editor)));
  tandem_outline_inline_set_editor (self->pen, editor);
  self->tree = gtk_tree_list_model_new (g_object_ref (tandem_outline_get_roots (outline)), FALSE, TRUE,
                                        create_children, NULL, NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  tandem_outline_keys_install (self, tandem_session_get_context (tandem_plan_editor_get_session (editor)), self->row_menu);
  tandem_outline_drag_install (self->view, outline, (TandemOutlineDropFunc) dropped_cb, self);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tree, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

/**
 * tandem_outline_view_list_selected:
 * @self: the view
 *
 * Returns: (transfer container) (element-type TandemOutlineNode): the selected
 *   rows, in their order
 */
GPtrArray *
tandem_outline_view_list_selected (TandemOutlineView *self)
{
  GPtrArray *nodes = g_ptr_array_new ();
  g_autoptr(GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return nodes;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (nodes, node_at (self, position));

  return nodes;
}

/**
 * tandem_outline_view_get_selected:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): the node of the selected row, NULL where
 *   none or several are selected
 */
TandemOutlineNode *
tandem_outline_view_get_selected (TandemOutlineView *self)
{
  g_autoptr(GPtrArray) nodes = tandem_outline_view_list_selected (self);

  return nodes->len == 1 ? g_ptr_array_index (nodes, 0) : NULL;
}

/**
 * tandem_outline_view_select:
 * @self: the view
 * @id: id of a record
 *
 * Selects the record's row alone; what it is folded into is opened.
 *
 * Returns: whether there is such a row
 */
gboolean
tandem_outline_view_select (TandemOutlineView *self,
                            const char        *id)
{
  if (self->editor == NULL || tandem_outline_find (tandem_plan_editor_get_outline (self->editor), id) == NULL)
    return FALSE;

  unfold_to (self, id);
  focus_row (self, id);

  return TRUE;
}

/* The first row, where none is selected. */
void
tandem_outline_view_select_something (TandemOutlineView *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_is_empty (selected) && count_rows (self) > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
}

gboolean
tandem_outline_view_is_writing (TandemOutlineView *self)
{
  return tandem_outline_inline_is_writing (self->pen);
}

GtkColumnView *
tandem_outline_view_get_list (TandemOutlineView *self)
{
  return self->view;
}
