/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-hand.h"

#include "tandem-record-page.h"
#include "tandem-text-control.h"

TandemStore *
hand_store (WindowDriver *driver)
{
  return tandem_session_get_store (tandem_app_get_session (driver->app));
}

char *
hand_find_id (WindowDriver *driver,
              const char   *kind,
              const char   *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = tandem_store_search (hand_store (driver), text, kind, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);

  return g_strdup (((TandemHit *) g_ptr_array_index (hits, 0))->id);
}

TandemDoc *
hand_get (WindowDriver *driver,
          const char   *id)
{
  return tandem_store_get (hand_store (driver), id, NULL);
}

gboolean
hand_has (WindowDriver *driver,
          const char   *id,
          const char   *path,
          const char   *expected)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return doc != NULL && g_strcmp0 (tandem_val_string (tandem_doc_get (doc, path)), expected) == 0;
}

GtkWidget *
hand_dialog (WindowDriver *driver)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (driver->window)));
}

static const char *
written (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));

  return NULL;
}

static gboolean
is_called (GtkWidget  *widget,
           const char *name)
{
  if (g_strcmp0 (written (widget), name) == 0 || g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_called (child, name))
      return TRUE;

  return FALSE;
}

GtkWidget *
hand_find (GtkWidget  *root,
           GType       type,
           const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && is_called (root, name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = hand_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
hand_shows (WindowDriver *driver,
            const char   *text)
{
  return window_driver_find_label (GTK_WIDGET (driver->window), text) != NULL;
}

static GtkWidget *
find_clickable (GtkWidget  *root,
                const char *name)
{
  GtkWidget *found = hand_find (root, GTK_TYPE_BUTTON, name);

  return found != NULL ? found : hand_find (root, ADW_TYPE_ACTION_ROW, name);
}

gboolean
hand_can_click (GtkWidget  *root,
                const char *name)
{
  GtkWidget *found = find_clickable (root, name);

  return found != NULL && gtk_widget_is_sensitive (found);
}

void
hand_click (GtkWidget  *root,
            const char *name)
{
  GtkWidget *found;

  wait_for (hand_can_click (root, name));
  found = find_clickable (root, name);
  if (ADW_IS_ACTION_ROW (found))
    adw_action_row_activate (ADW_ACTION_ROW (found));
  else
    g_signal_emit_by_name (found, "clicked");
}

static TandemTextControl *
control_of (GtkWidget  *root,
            const char *path)
{
  TandemFieldEditor *editor;
  GtkWidget *control;

  wait_for (find_editor (root, path) != NULL);
  editor = find_editor (root, path);
  control = find_child (GTK_WIDGET (editor), TANDEM_TYPE_TEXT_CONTROL);
  g_assert_nonnull (control);

  return TANDEM_TEXT_CONTROL (control);
}

void
hand_type (GtkWidget  *root,
           const char *path,
           const char *text)
{
  TandemTextControl *control = control_of (root, path);

  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (control)));
  tandem_text_control_set_text (control, text);
}

void
hand_press_enter (GtkWidget  *root,
                  const char *path)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (control_of (root, path)));

  g_assert_true (GTK_IS_TEXT (line));
  g_signal_emit_by_name (line, "activate");
}

char *
hand_read (GtkWidget  *root,
           const char *path)
{
  return tandem_text_control_dup_text (control_of (root, path));
}

/* What a popover of choices does once one is taken. */
void
hand_choose (GtkWidget  *root,
             const char *path,
             const char *json)
{
  TandemFieldEditor *editor = find_editor (root, path);

  g_assert_nonnull (editor);
  g_assert_true (tandem_field_editor_commit (editor, json));
}

GtkSingleSelection *
hand_list (WindowDriver *driver)
{
  GtkWidget *view = window_driver_find_type (GTK_WIDGET (driver->window), GTK_TYPE_LIST_VIEW);

  return view != NULL ? GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view))) : NULL;
}

guint
hand_list_length (WindowDriver *driver)
{
  GtkSingleSelection *selection = hand_list (driver);

  return selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (selection)) : 0;
}

static GtkWidget *
find_page (GtkWidget  *root,
           const char *id)
{
  if (TANDEM_IS_RECORD_PAGE (root) && gtk_widget_get_mapped (root) &&
      g_str_equal (tandem_record_page_get_id (TANDEM_RECORD_PAGE (root)), id))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_page (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
hand_page (WindowDriver *driver,
           const char   *id)
{
  return find_page (GTK_WIDGET (driver->window), id);
}

GtkWidget *
hand_open (WindowDriver *driver,
           const char   *id)
{
  tandem_window_show_record (driver->window, id);
  wait_for (hand_page (driver, id) != NULL);

  return hand_page (driver, id);
}
