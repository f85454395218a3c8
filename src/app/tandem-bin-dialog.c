/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-bin-dialog.h"

#include <glib/gi18n-lib.h>

struct _TandemBinDialog
{
  AdwDialog       parent_instance;

  TandemSession  *session;          /* (owned) */
  AdwToolbarView *toolbar;          /* (unowned) */
};

G_DEFINE_FINAL_TYPE (TandemBinDialog, tandem_bin_dialog, ADW_TYPE_DIALOG)

static void load (TandemBinDialog *self);

static void
restore_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  TandemBinDialog *self = source;
  g_autoptr(GError) error = NULL;

  if (tandem_store_restore (tandem_session_get_store (self->session), task_data, 0, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  TandemBinDialog *self = TANDEM_BIN_DIALOG (source);
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tandem_session_announce (self->session, error->message);
  load (self);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_autoptr(GTask) task = g_task_new (widget, NULL, restored_cb, NULL);

  g_task_set_source_tag (task, restore_action);
  g_task_set_task_data (task, g_variant_dup_string (parameter, NULL), g_free);
  g_task_run_in_thread (task, restore_on_thread);
}

static GtkWidget *
new_row (TandemBinDialog     *self,
         const TandemVersion *version)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));
  g_autofree char *title = tandem_doc_dup_title (version->doc, tandem_session_get_context (self->session));
  g_autoptr(GDateTime) utc = g_date_time_new_from_iso8601 (version->at, NULL);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%c") : g_strdup (version->at);
  const char *kind = g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (version->doc)->label);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", kind, when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "bin.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tandem_doc_get_id (version->doc));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "user-trash-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The Bin Is Empty"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Deleted things stay here for 30 days."));

  return page;
}

static void
show_deleted (TandemBinDialog *self,
              GPtrArray       *deleted)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  guint n_rows = 0;

  for (guint i = 0; i < deleted->len; i++)
    {
      const TandemVersion *version = g_ptr_array_index (deleted, i);

      if (version->doc == NULL)
        continue;
      adw_preferences_group_add (group, new_row (self, version));
      n_rows++;
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);

  if (n_rows == 0)
    {
      g_object_unref (g_object_ref_sink (page));
      page = new_empty_page ();
    }
  adw_toolbar_view_set_content (self->toolbar, page);
}

static void
read_on_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  TandemBinDialog *self = source;
  g_autoptr(GError) error = NULL;
  GPtrArray *deleted = tandem_store_bin (tandem_session_get_store (self->session), &error);

  if (deleted != NULL)
    g_task_return_pointer (task, deleted, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TandemBinDialog *self = TANDEM_BIN_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) deleted = g_task_propagate_pointer (G_TASK (result), &error);

  if (deleted != NULL)
    show_deleted (self, deleted);
  else
    tandem_session_announce (self->session, error->message);
}

static void
load (TandemBinDialog *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);

  g_task_set_source_tag (task, load);
  g_task_run_in_thread (task, read_on_thread);
}

static void
tandem_bin_dialog_finalize (GObject *object)
{
  g_clear_object (&TANDEM_BIN_DIALOG (object)->session);

  G_OBJECT_CLASS (tandem_bin_dialog_parent_class)->finalize (object);
}

static void
tandem_bin_dialog_class_init (TandemBinDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_bin_dialog_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "bin.restore", "s", restore_action);
}

static void
tandem_bin_dialog_init (TandemBinDialog *self)
{
  self->toolbar = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_toolbar_view_add_top_bar (self->toolbar, adw_header_bar_new ());
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->toolbar));
  adw_dialog_set_title (ADW_DIALOG (self), _("Bin"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
}

/**
 * tandem_bin_dialog_new:
 * @session: the session
 *
 * Returns: a dialog with what was deleted, newest first
 */
AdwDialog *
tandem_bin_dialog_new (TandemSession *session)
{
  TandemBinDialog *self = g_object_new (TANDEM_TYPE_BIN_DIALOG, NULL);

  self->session = g_object_ref (session);
  load (self);

  return ADW_DIALOG (self);
}
