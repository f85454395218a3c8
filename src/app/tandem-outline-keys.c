/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-keys.h"

#include <glib/gi18n-lib.h>

#include "tandem-outline-drag.h"
#include "tandem-type-ahead.h"

typedef struct
{
  TandemOutlineView *view;          /* (unowned): its list owns this */
  TandemContext     *context;       /* (owned) */
  GMenuModel        *row_menu;      /* (owned) */
  TandemTypeAhead   *type_ahead;    /* (owned) */
} Keys;

static void
keys_free (gpointer data)
{
  Keys *keys = data;

  tandem_context_unref (keys->context);
  g_object_unref (keys->row_menu);
  tandem_type_ahead_free (keys->type_ahead);
  g_free (keys);
}

static const TandemKey keys_of_rows[] = {
  { "F2", N_("Write the title, then with Tab the date and who is responsible"), "outline.edit", "'title'" },
  { "space", N_("Choose the status"), "outline.edit", "'status'" },
  { "<Control>Return", N_("Add a row below"), "outline.add-below" },
  { "Tab", N_("Indent, or the other way"), "outline.indent" },
  { "<Shift>Tab", NULL, "outline.outdent" },
  { "<Alt>Up", N_("Move up or down"), "outline.move-up" },
  { "<Alt>Down", NULL, "outline.move-down" },
  { "<Alt>Return", N_("Show all fields"), "outline.open" },
  { "Delete", N_("Move to the bin"), "outline.delete" },
};

const TandemKeyTable tandem_outline_keys = TANDEM_KEY_TABLE (N_("The Outline of a Plan"), keys_of_rows);

static GListModel *
get_rows (Keys *keys)
{
  return G_LIST_MODEL (gtk_column_view_get_model (tandem_outline_view_get_list (keys->view)));
}

static TandemDoc *
get_doc (GListModel *rows,
         guint       position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (rows, position);
  g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (row);

  return tandem_outline_node_get_doc (node);    /* the outline keeps it */
}

static guint
find_position (GListModel *rows,
               const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    if (g_str_equal (tandem_doc_get_id (get_doc (rows, i)), id))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* ---- letters ------------------------------------------------------------------ */

static gboolean
is_meant (Keys      *keys,
          TandemDoc *doc)
{
  g_autofree char *title = tandem_doc_dup_title (doc, keys->context);

  return tandem_type_ahead_matches (keys->type_ahead, title) ||
         tandem_type_ahead_matches (keys->type_ahead, tandem_val_string (tandem_doc_get (doc, "code")));
}

static gboolean
type_ahead (Keys           *keys,
            guint           keyval,
            GdkModifierType modifiers)
{
  TandemOutlineNode *selected = tandem_outline_view_get_selected (keys->view);
  const char *text = tandem_type_ahead_press (keys->type_ahead, keyval, modifiers);
  GListModel *rows = get_rows (keys);
  guint n = g_list_model_get_n_items (rows);
  guint from = 0;

  if (text == NULL || n == 0)
    return FALSE;

  /* Another letter narrows what was found, the first one goes on. */
  if (selected != NULL)
    from = find_position (rows, tandem_outline_node_get_id (selected)) + (g_utf8_strlen (text, -1) == 1);
  for (guint i = 0; i < n; i++)
    {
      TandemDoc *doc = get_doc (rows, (from + i) % n);

      if (is_meant (keys, doc))
        {
          tandem_outline_view_select (keys->view, tandem_doc_get_id (doc));
          break;
        }
    }

  return TRUE;
}

static gboolean
key_pressed_cb (Keys           *keys,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  const TandemKey *key = tandem_keys_find (&tandem_outline_keys, keyval, state);

  if (tandem_outline_view_is_writing (keys->view))
    return FALSE;
  if (keyval == GDK_KEY_space && tandem_type_ahead_is_typing (keys->type_ahead))
    return type_ahead (keys, keyval, modifiers);

  if (key != NULL)
    return tandem_keys_press (key, GTK_WIDGET (keys->view));

  return type_ahead (keys, keyval, modifiers);
}

/* ---- the menu of a row ---------------------------------------------------------- */

static void
menu_closed_cb (GtkWidget *popover)
{
  /* What was chosen is yet to be done. */
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

static void
show_menu (Keys  *keys,
           double x,
           double y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (keys->row_menu);

  gtk_widget_set_parent (popover, GTK_WIDGET (tandem_outline_view_get_list (keys->view)));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (Keys  *keys,
            int    n_press,
            double x,
            double y)
{
  GtkWidget *list = GTK_WIDGET (tandem_outline_view_get_list (keys->view));
  TandemOutlineNode *node = tandem_outline_drag_pick (list, x, y, NULL);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (get_rows (keys));
  guint position = node != NULL ? find_position (G_LIST_MODEL (selection), tandem_outline_node_get_id (node))
                                : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  show_menu (keys, x, y);
}

void
tandem_outline_keys_install (TandemOutlineView *view,
                             TandemContext     *context,
                             GMenuModel        *row_menu)
{
  GtkWidget *list = GTK_WIDGET (tandem_outline_view_get_list (view));
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  Keys *keys = g_new0 (Keys, 1);

  keys->view = view;
  keys->context = tandem_context_ref (context);
  keys->row_menu = g_object_ref (row_menu);
  keys->type_ahead = tandem_type_ahead_new ();
  g_object_set_data_full (G_OBJECT (list), "keys", keys, keys_free);

  /* Before the list, whose own Space and Tab do something else. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), keys);
  gtk_widget_add_controller (list, controller);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (pressed_cb), keys);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (secondary));
}
