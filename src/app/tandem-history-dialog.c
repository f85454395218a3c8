/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-version-words.h"

struct _TandemHistoryDialog
{
  AdwDialog            parent_instance;

  TandemSession       *session;     /* (owned) */
  char                *id;          /* (owned) */
  AdwPreferencesGroup *group;       /* (unowned) */
};

G_DEFINE_FINAL_TYPE (TandemHistoryDialog, tandem_history_dialog, ADW_TYPE_DIALOG)

/* "Due: 3 May → 17 May", a line a field. */
static char *
dup_changes (const TandemVersion * before,
             const TandemVersion * after,
             TandemContext * context)
{
  g_autoptr(GPtrArray) changes = NULL;
  GString *text = g_string_new (NULL);

  if (after->doc == NULL)
    return g_string_free (g_string_append (text, _("Deleted")), FALSE);
  if (before == NULL || before->doc == NULL)
    return g_string_free (text, FALSE);

  changes = tandem_doc_diff (before->doc, after->doc, context);
  for (guint i = 0; i < changes->len; i++)
    {
      const TandemChange *change = g_ptr_array_index (changes, i);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%s: %s → %s", change->label,
                              change->before != NULL ? change->before : "—",
                              change->after != NULL ? change->after : "—");
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  char  *id;
  gint64 version;
} RestoreRun;

static void
restore_run_free (RestoreRun *run)
{
  g_free (run->id);
  g_free (run);
}

static void
restore_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  TandemHistoryDialog *self = source;
  RestoreRun *run = task_data;
  g_autoptr(GError) error = NULL;

  if (tandem_store_restore (tandem_session_get_store (self->session), run->id, run->version, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  TandemHistoryDialog *self = TANDEM_HISTORY_DIALOG (source);
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    tandem_session_announce (self->session, error->message);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemHistoryDialog *self = TANDEM_HISTORY_DIALOG (widget);
  g_autoptr(GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  RestoreRun *run = g_new0 (RestoreRun, 1);

  run->id = g_strdup (self->id);
  run->version = g_variant_get_int64 (parameter);
  g_task_set_source_tag (task, restore_action);
  g_task_set_task_data (task, run, (GDestroyNotify) restore_run_free);
  g_task_run_in_thread (task, restore_on_thread);
}

static GtkWidget *
new_row (TandemHistoryDialog *self,
         const TandemVersion *before,
         const TandemVersion *version,
         gboolean             current)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *changes = dup_changes (before, version, tandem_session_get_context (self->session));
  g_autofree char *when = tandem_version_dup_when (version, tandem_context_get_today (tandem_session_get_context (self->session)));
  g_autofree char *subtitle = changes[0] != '\0' ? g_strdup_printf ("%s\n%s", when, changes) : g_strdup (when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), version->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 12);
  if (!current && version->doc != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Restore"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.restore");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", version->number);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  gint64 first = (*(TandemVersion *const *) a)->number;
  gint64 second = (*(TandemVersion *const *) b)->number;

  return (first > second) - (first < second);
}

static void
show_versions (TandemHistoryDialog *self,
               GPtrArray           *versions)
{
  g_ptr_array_sort (versions, compare_versions);
  for (guint i = versions->len; i-- > 0;)
    adw_preferences_group_add (self->group, new_row (self,
                                                     i > 0 ? g_ptr_array_index (versions, i - 1) : NULL,
                                                     g_ptr_array_index (versions, i),
                                                     i + 1 == versions->len));
}

static void
read_on_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  TandemHistoryDialog *self = source;
  g_autoptr(GError) error = NULL;
  GPtrArray *versions = tandem_store_history (tandem_session_get_store (self->session), self->id, &error);

  if (versions != NULL)
    g_task_return_pointer (task, versions, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TandemHistoryDialog *self = TANDEM_HISTORY_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) versions = g_task_propagate_pointer (G_TASK (result), &error);

  if (versions != NULL)
    show_versions (self, versions);
  else
    adw_preferences_group_set_description (self->group, error->message);
}

static void
tandem_history_dialog_finalize (GObject *object)
{
  TandemHistoryDialog *self = TANDEM_HISTORY_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (tandem_history_dialog_parent_class)->finalize (object);
}

static void
tandem_history_dialog_class_init (TandemHistoryDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_history_dialog_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "history.restore", "x", restore_action);
}

static void
tandem_history_dialog_init (TandemHistoryDialog *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), page);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  adw_dialog_set_title (ADW_DIALOG (self), _("History"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
}

/**
 * tandem_history_dialog_new:
 * @session: the session
 * @id: id of a record
 *
 * Returns: a dialog with the versions of the record, newest first
 */
AdwDialog *
tandem_history_dialog_new (TandemSession *session,
                           const char    *id)
{
  TandemHistoryDialog *self = g_object_new (TANDEM_TYPE_HISTORY_DIALOG, NULL);
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);

  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  g_task_set_source_tag (task, tandem_history_dialog_new);
  g_task_run_in_thread (task, read_on_thread);

  return ADW_DIALOG (self);
}
