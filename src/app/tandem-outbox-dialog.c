/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outbox-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-boxed-group.h"
#include "tandem-widgets.h"

struct _TandemOutboxDialog
{
  AdwDialog         parent_instance;

  AdwActionRow     *saved_row;
  AdwActionRow     *waiting_row;
  AdwActionRow     *arrived_row;
  TandemBoxedGroup *problems;
  TandemBoxedGroup *to_send;
  GtkWidget        *nothing_label;

  TandemSession    *session;    /* (owned) */
  TandemSync       *sync;       /* (owned) */
  gboolean          loading;
  gboolean          stale;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemOutboxDialog, tandem_outbox_dialog, ADW_TYPE_DIALOG)

static void load (TandemOutboxDialog *self);

/* ---- acting on an entry --------------------------------------------------------- */

typedef gboolean (*OutboxFunction) (TandemStore *store,
                                    const char  *id,
                                    GError     **error);

typedef struct
{
  OutboxFunction function;
  char          *id;
} OutboxRun;

static void
outbox_run_free (OutboxRun *run)
{
  g_free (run->id);
  g_free (run);
}

static void
act_on_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  TandemOutboxDialog *self = source;
  OutboxRun *run = task_data;
  g_autoptr(GError) error = NULL;

  if (run->function (tandem_session_get_store (self->session), run->id, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
acted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  TandemOutboxDialog *self = TANDEM_OUTBOX_DIALOG (source);
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->session != NULL)
    tandem_session_announce (self->session, error->message);
  load (self);
}

static void
act (TandemOutboxDialog *self,
     OutboxFunction      function,
     const char         *id)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, acted_cb, NULL);
  OutboxRun *run = g_new0 (OutboxRun, 1);

  run->function = function;
  run->id = g_strdup (id);
  g_task_set_source_tag (task, act);
  g_task_set_task_data (task, run, (GDestroyNotify) outbox_run_free);
  g_task_run_in_thread (task, act_on_thread);
}

static void
hold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  act (TANDEM_OUTBOX_DIALOG (widget), tandem_store_outbox_hold, g_variant_get_string (parameter, NULL));
}

static void
release_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  act (TANDEM_OUTBOX_DIALOG (widget), tandem_store_outbox_release, g_variant_get_string (parameter, NULL));
}

static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  act (TANDEM_OUTBOX_DIALOG (widget), tandem_store_outbox_drop, g_variant_get_string (parameter, NULL));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr(TandemOutboxDialog) self = g_object_ref (TANDEM_OUTBOX_DIALOG (widget));

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, g_variant_get_string (parameter, NULL));
}

/* ---- rows ------------------------------------------------------------------------ */

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *id)
{
  g_autofree char *detailed = g_strdup_printf ("outbox.%s('%s')", action, id);

  g_menu_append (menu, label, detailed);
}

static GtkWidget *
new_entry_menu (const TandemOutboxEntry *entry)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  append_item (menu, _("_Open"), "open", entry->id);
  if (entry->state == TANDEM_OUTBOX_WAITING)
    append_item (menu, _("_Hold Back"), "hold", entry->id);
  else
    append_item (menu, entry->state == TANDEM_OUTBOX_HELD ? _("_Send After All") : _("_Try Again"), "release", entry->id);
  append_item (menu, _("_Drop This Change"), "drop", entry->id);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static char *
dup_entry_subtitle (const TandemOutboxEntry *entry)
{
  switch (entry->state)
    {
    case TANDEM_OUTBOX_HELD:
      /* Translators: %s is what was done, as in "Change Due Date" */
      return g_strdup_printf (_("%s · held back"), entry->label);
    case TANDEM_OUTBOX_REFUSED:
      /* Translators: first what was done, then the server's reason */
      return g_strdup_printf (_("%s · the server says: %s"), entry->label, entry->reason != NULL ? entry->reason : "");
    case TANDEM_OUTBOX_WAITING:
    default:
      return g_strdup (entry->label);
    }
}

static GtkWidget *
new_entry_row (const TandemOutboxEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_entry_subtitle (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_entry_menu (entry));

  return row;
}

static void
show_entries (TandemOutboxDialog *self,
              GPtrArray          *entries)
{
  guint n_problems = 0;

  tandem_boxed_group_clear (self->problems);
  tandem_boxed_group_clear (self->to_send);
  for (guint i = 0; i < entries->len; i++)
    {
      const TandemOutboxEntry *entry = g_ptr_array_index (entries, i);
      gboolean refused = entry->state == TANDEM_OUTBOX_REFUSED;

      n_problems += refused;
      tandem_boxed_group_add (refused ? self->problems : self->to_send, new_entry_row (entry));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->problems), n_problems > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->to_send), entries->len > n_problems);
  gtk_widget_set_visible (self->nothing_label, entries->len == 0);
}

static void
read_on_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  TandemOutboxDialog *self = source;
  g_autoptr(GError) error = NULL;
  GPtrArray *entries = tandem_store_outbox (tandem_session_get_store (self->session), &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TandemOutboxDialog *self = TANDEM_OUTBOX_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), &error);

  self->loading = FALSE;
  if (entries != NULL && self->session != NULL)
    show_entries (self, entries);
  else if (error != NULL)
    g_warning ("The outbox could not be read: %s", error->message);
  if (self->stale)
    load (self);
}

static void
show_state (TandemOutboxDialog *self)
{
  guint n_waiting = tandem_sync_get_n_waiting (self->sync);
  g_autofree char *waiting = g_strdup_printf (ngettext ("%u change waits to be sent", "%u changes wait to be sent",
                                                        n_waiting), n_waiting);
  g_autofree char *arrived = tandem_sync_dup_arrived (self->sync);
  g_autofree char *problem = tandem_sync_dup_problem (self->sync);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->waiting_row), n_waiting > 0 ? waiting : _("Everything is sent"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->arrived_row),
                                 tandem_sync_has_server (self->sync) ? tandem_sync_get_url (self->sync)
                                                                     : _("Not connected to a central server"));
  adw_action_row_set_subtitle (self->arrived_row,
                               !tandem_sync_has_server (self->sync) ? _("Connect to share work with the other side")
                               : problem != NULL ? problem : arrived);
}

static void
load (TandemOutboxDialog *self)
{
  g_autoptr(GTask) task = NULL;

  self->stale = self->loading;
  if (self->loading || self->session == NULL)
    return;

  self->loading = TRUE;
  show_state (self);
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, load);
  g_task_run_in_thread (task, read_on_thread);
}

static void
tandem_outbox_dialog_dispose (GObject *object)
{
  TandemOutboxDialog *self = TANDEM_OUTBOX_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (tandem_outbox_dialog_parent_class)->dispose (object);
}

static void
tandem_outbox_dialog_class_init (TandemOutboxDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_outbox_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_OUTBOX_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-outbox-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemOutboxDialog, saved_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOutboxDialog, waiting_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOutboxDialog, arrived_row);
  gtk_widget_class_bind_template_child (widget_class, TandemOutboxDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, TandemOutboxDialog, to_send);
  gtk_widget_class_bind_template_child (widget_class, TandemOutboxDialog, nothing_label);

  gtk_widget_class_install_action (widget_class, "outbox.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "outbox.hold", "s", hold_action);
  gtk_widget_class_install_action (widget_class, "outbox.release", "s", release_action);
  gtk_widget_class_install_action (widget_class, "outbox.drop", "s", drop_action);
}

static void
tandem_outbox_dialog_init (TandemOutboxDialog *self)
{
  g_type_ensure (TANDEM_TYPE_BOXED_GROUP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_outbox_dialog_new:
 * @session: the session
 * @sync: its synchronisation
 *
 * Returns: the dialog
 */
AdwDialog *
tandem_outbox_dialog_new (TandemSession *session,
                          TandemSync    *sync)
{
  TandemOutboxDialog *self = g_object_new (TANDEM_TYPE_OUTBOX_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->sync = g_object_ref (sync);
  g_signal_connect_object (sync, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return ADW_DIALOG (self);
}
