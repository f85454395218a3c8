/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outline-hand.h"

TandemWorkbench *
outline_workbench (WindowDriver *driver)
{
  GtkWidget *found = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH);

  return found != NULL ? TANDEM_WORKBENCH (found) : NULL;
}

GtkSelectionModel *
outline_rows (WindowDriver *driver)
{
  GtkWidget *view = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_OUTLINE_VIEW);

  return view != NULL ? gtk_column_view_get_model (tandem_outline_view_get_list (TANDEM_OUTLINE_VIEW (view))) : NULL;
}

guint
outline_length (WindowDriver *driver)
{
  GtkSelectionModel *rows = outline_rows (driver);

  return rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
}

char *
outline_open (WindowDriver *driver,
              const char   *text)
{
  char *plan = hand_find_id (driver, "plan", text);

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", plan);
  wait_for (outline_workbench (driver) != NULL);
  wait_for (outline_length (driver) > 0);

  return plan;
}

const char *
outline_id_at (WindowDriver *driver,
               guint         position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (outline_rows (driver)), position);
  g_autoptr(TandemOutlineNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node != NULL ? tandem_outline_node_get_id (node) : NULL;
}

static guint
find_position (WindowDriver *driver,
               const char   *id)
{
  for (guint i = 0; i < outline_length (driver); i++)
    if (g_strcmp0 (outline_id_at (driver, i), id) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

guint
outline_position (WindowDriver *driver,
                  const char   *id)
{
  guint position = find_position (driver, id);

  g_assert_cmpuint (position, !=, GTK_INVALID_LIST_POSITION);

  return position;
}

gboolean
outline_is_selected (WindowDriver *driver,
                     const char   *id)
{
  guint position = find_position (driver, id);

  return position != GTK_INVALID_LIST_POSITION && gtk_selection_model_is_selected (outline_rows (driver), position);
}

void
outline_select (WindowDriver *driver,
                const char   *id)
{
  wait_for (find_position (driver, id) != GTK_INVALID_LIST_POSITION);
  tandem_workbench_select (outline_workbench (driver), id);
  wait_for (outline_is_selected (driver, id));
}

void
outline_select_more (WindowDriver *driver,
                     const char   *id)
{
  gtk_selection_model_select_item (outline_rows (driver), outline_position (driver, id), FALSE);
}

static gboolean
press_in_phase (GtkWidget          *widget,
                GtkPropagationPhase phase,
                guint               keyval,
                GdkModifierType     modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &taken);
      if (taken)
        return TRUE;
    }

  return FALSE;
}

gboolean
outline_press (WindowDriver   *driver,
               guint           keyval,
               GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (driver->window));
  g_autoptr(GPtrArray) chain = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_nonnull (focus);
  for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
    g_ptr_array_insert (chain, 0, g_object_ref (at));
  for (guint i = 0; i < chain->len; i++)
    if (press_in_phase (g_ptr_array_index (chain, i), GTK_PHASE_CAPTURE, keyval, modifiers))
      return TRUE;
  for (guint i = chain->len; i-- > 0;)
    if (press_in_phase (g_ptr_array_index (chain, i), GTK_PHASE_BUBBLE, keyval, modifiers))
      return TRUE;

  return FALSE;
}

static GtkWidget *
find_class (GtkWidget  *root,
            const char *name)
{
  if (gtk_widget_has_css_class (root, name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
outline_line (WindowDriver *driver)
{
  return find_class (GTK_WIDGET (driver->window), "inline-edit");
}

char *
outline_find_code (WindowDriver *driver,
                   const char   *plan,
                   const char   *kind,
                   const char   *code)
{
  g_autoptr(GPtrArray) docs = tandem_store_referring (hand_store (driver), kind, "plan", plan);

  for (guint i = 0; i < docs->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (docs, i);

      if (g_strcmp0 (tandem_val_string (tandem_doc_get (doc, "code")), code) == 0)
        return g_strdup (tandem_doc_get_id (doc));
    }
  g_error ("There is no %s %s", kind, code);
}

const char *
outline_undo_label (WindowDriver *driver)
{
  char *label = NULL;

  g_object_get (hand_store (driver), "undo-label", &label, NULL);
  g_object_set_data_full (G_OBJECT (driver->window), "outline-undo-label", label, g_free);

  return label;
}
