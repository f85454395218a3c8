/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-drag.h"

#include <glib/gi18n-lib.h>

#include "tandem-outline-cells.h"
#include "tandem-plan-edit.h"
#include "tandem-plan-rows.h"

/* What is dragged is the ids, a line each: they mean the same in every window
 * and nothing anywhere else. */

typedef struct
{
  GtkColumnView        *view;           /* (unowned): owns this */
  TandemOutline        *outline;        /* (owned) */
  TandemOutlineDropFunc dropped;
  gpointer              data;
  GtkWidget            *marked;         /* (weak) (nullable): the row one is over */
} Drag;

static const char *const classes[] = { "drop-before", "drop-into", "drop-after" };

static void
drag_free (gpointer data)
{
  Drag *drag = data;

  g_clear_weak_pointer (&drag->marked);
  g_object_unref (drag->outline);
  g_free (drag);
}

/* The widget of the row at a place of the view. */
static GtkWidget *
pick_row (GtkWidget *view,
          double     x,
          double     y)
{
  GtkWidget *at = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (at != NULL && at != view && g_strcmp0 (gtk_widget_get_css_name (at), "row") != 0)
    at = gtk_widget_get_parent (at);

  return at != view ? at : NULL;
}

/* The middle half of a row is the row itself, its edges are between rows. */
static TandemOutlineDrop
get_where (GtkWidget *view,
           GtkWidget *row,
           double     x,
           double     y)
{
  graphene_point_t point;
  double height = gtk_widget_get_height (row);

  if (!gtk_widget_compute_point (view, row, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return TANDEM_OUTLINE_DROP_INTO;
  if (point.y < height / 4)
    return TANDEM_OUTLINE_DROP_BEFORE;

  return point.y > height * 3 / 4 ? TANDEM_OUTLINE_DROP_AFTER : TANDEM_OUTLINE_DROP_INTO;
}

/**
 * tandem_outline_drag_pick:
 * @view: the list
 * @x: a place in it
 * @y: a place in it
 * @where: (out) (optional): which part of the row is there
 *
 * Returns: (transfer none) (nullable): the node of the row there
 */
TandemOutlineNode *
tandem_outline_drag_pick (GtkWidget         *view,
                          double             x,
                          double             y,
                          TandemOutlineDrop *where)
{
  GtkWidget *row = pick_row (view, x, y);

  if (row == NULL)
    return NULL;
  if (where != NULL)
    *where = get_where (view, row, x, y);

  return tandem_outline_cells_node_of (row);
}

/* ---- taking --------------------------------------------------------------------- */

static void
append_id (GString           *ids,
           TandemOutlineNode *node)
{
  if (ids->len > 0)
    g_string_append_c (ids, '\n');
  g_string_append (ids, tandem_outline_node_get_id (node));
}

/* The selected rows, if the one that is taken is one of them; else that one. */
static GdkContentProvider *
prepare_cb (Drag          *drag,
            double         x,
            double         y,
            GtkDragSource *source)
{
  TandemOutlineNode *taken = tandem_outline_drag_pick (GTK_WIDGET (drag->view), x, y, NULL);
  GtkSelectionModel *selection = gtk_column_view_get_model (drag->view);
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (selection);
  GtkBitsetIter iter;
  gboolean among = FALSE;
  guint position;

  if (taken == NULL)
    return NULL;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (selection), position);
      g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (row);

      append_id (ids, node);
      among = among || node == taken;
    }
  if (!among)
    {
      g_string_truncate (ids, 0);
      append_id (ids, taken);
    }

  return gdk_content_provider_new_typed (G_TYPE_STRING, ids->str);
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          gpointer       data)
{
  g_autoptr(GdkContentProvider) content = g_object_ref (gtk_drag_source_get_content (source));
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  g_auto(GValue) value = G_VALUE_INIT;
  g_auto(GStrv) ids = NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  g_value_init (&value, G_TYPE_STRING);
  if (!gdk_content_provider_get_value (content, &value, NULL))
    return;

  ids = g_strsplit (g_value_get_string (&value), "\n", -1);
  /* Translators: what is being dragged */
  text = g_strdup_printf (ngettext ("%u row", "%u rows", g_strv_length (ids)), g_strv_length (ids));
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "drag-badge");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
}

/* ---- dropping -------------------------------------------------------------------- */

static void
mark (Drag             *drag,
      GtkWidget        *row,
      TandemOutlineDrop where)
{
  for (guint i = 0; drag->marked != NULL && i < G_N_ELEMENTS (classes); i++)
    if (drag->marked != row || i != (guint) where)
      gtk_widget_remove_css_class (drag->marked, classes[i]);
  g_set_weak_pointer (&drag->marked, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, classes[where]);
}

static GdkDragAction
motion_cb (Drag          *drag,
           double         x,
           double         y,
           GtkDropTarget *target)
{
  GtkWidget *row = pick_row (GTK_WIDGET (drag->view), x, y);

  mark (drag, row, row != NULL ? get_where (GTK_WIDGET (drag->view), row, x, y) : TANDEM_OUTLINE_DROP_INTO);

  return row != NULL ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (Drag *drag)
{
  mark (drag, NULL, TANDEM_OUTLINE_DROP_INTO);
}

static GPtrArray *
list_rows (Drag       *drag,
           const char *text)
{
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (drag->outline);
  g_auto(GStrv) ids = g_strsplit (text, "\n", -1);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; snapshot != NULL && ids[i] != NULL; i++)
    {
      TandemOutlineNode *node = tandem_outline_find (drag->outline, ids[i]);

      if (node != NULL)
        g_ptr_array_add (rows, tandem_outline_node_get_doc (node));
    }

  return rows;
}

/* The sibling after @row that is not itself on the move. */
static TandemDoc *
find_next (Drag      *drag,
           TandemDoc *row,
           GPtrArray *moving)
{
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (drag->outline);
  g_autoptr(GPtrArray) siblings = tandem_plan_list_below (snapshot, tandem_outline_get_plan (drag->outline),
                                                          tandem_plan_get_above (snapshot, row));
  guint position = siblings->len;

  g_ptr_array_find (siblings, row, &position);
  while (++position < siblings->len)
    if (!g_ptr_array_find (moving, g_ptr_array_index (siblings, position), NULL))
      return g_ptr_array_index (siblings, position);

  return NULL;
}

/* The edge of a row of another kind is that row: where two kinds meet nothing
 * else can be meant. */
static gboolean
drop_cb (Drag          *drag,
         const GValue  *value,
         double         x,
         double         y,
         GtkDropTarget *target)
{
  TandemOutlineDrop where = TANDEM_OUTLINE_DROP_INTO;
  TandemOutlineNode *node = tandem_outline_drag_pick (GTK_WIDGET (drag->view), x, y, &where);
  g_autoptr(GPtrArray) rows = list_rows (drag, g_value_get_string (value));
  TandemDoc *on = node != NULL ? tandem_outline_node_get_doc (node) : NULL;
  const TandemKind *kind;
  TandemDoc *above;

  leave_cb (drag);
  if (on == NULL || rows->len == 0 || g_ptr_array_find (rows, on, NULL))
    return FALSE;

  kind = tandem_doc_get_kind (g_ptr_array_index (rows, 0));
  above = tandem_plan_get_above (tandem_outline_get_snapshot (drag->outline), on);
  if (where != TANDEM_OUTLINE_DROP_INTO && kind != tandem_doc_get_kind (on) &&
      tandem_plan_can_hold (tandem_doc_get_kind (on), kind))
    where = TANDEM_OUTLINE_DROP_INTO;
  if (where == TANDEM_OUTLINE_DROP_INTO && kind == tandem_doc_get_kind (on) &&
      !tandem_plan_can_hold (tandem_doc_get_kind (on), kind))
    where = TANDEM_OUTLINE_DROP_AFTER;

  if (where == TANDEM_OUTLINE_DROP_INTO)
    drag->dropped (drag->data, rows, on, NULL);
  else
    drag->dropped (drag->data, rows, above, where == TANDEM_OUTLINE_DROP_BEFORE ? on : find_next (drag, on, rows));

  return TRUE;
}

void
tandem_outline_drag_install (GtkColumnView        *view,
                             TandemOutline        *outline,
                             TandemOutlineDropFunc dropped,
                             gpointer              data)
{
  Drag *drag = g_new0 (Drag, 1);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  drag->view = view;
  drag->outline = g_object_ref (outline);
  drag->dropped = dropped;
  drag->data = data;
  g_object_set_data_full (G_OBJECT (view), "drag", drag, drag_free);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), drag);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));

  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), drag);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), drag);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), drag);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
}
