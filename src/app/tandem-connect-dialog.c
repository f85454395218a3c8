/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-connect-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-widgets.h"

struct _TandemConnectDialog
{
  AdwDialog      parent_instance;

  GtkEditable   *url_row;
  GtkEditable   *user_row;
  GtkEditable   *password_row;
  GtkLabel      *problem_label;
  GtkWidget     *connect_button;
  GtkWidget     *forget_button;

  TandemSession *session;   /* (owned) */
  TandemSync    *sync;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (TandemConnectDialog, tandem_connect_dialog, ADW_TYPE_DIALOG)

static void
changed_cb (TandemConnectDialog *self)
{
  gtk_widget_set_sensitive (self->connect_button, gtk_editable_get_text (self->url_row)[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
}

static char *
explain (const GError *error)
{
  if (g_error_matches (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_ADDRESS))
    return g_strdup (_("The address has to begin with https:// (http:// only for this computer)."));

  /* Translators: %s is the reason */
  return g_strdup_printf (_("Not set up: %s"), error->message);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(TandemConnectDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *problem = NULL;

  gtk_widget_set_sensitive (self->connect_button, TRUE);
  if (tandem_sync_connect_finish (TANDEM_SYNC (source), result, &error))
    {
      tandem_sync_now (self->sync);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  problem = explain (error);
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
connect_clicked_cb (TandemConnectDialog *self)
{
  const char *user = gtk_editable_get_text (self->user_row);
  const char *password = gtk_editable_get_text (self->password_row);

  gtk_widget_set_sensitive (self->connect_button, FALSE);
  tandem_sync_connect_async (self->sync,
                             gtk_editable_get_text (self->url_row),
                             user[0] != '\0' ? user : NULL,
                             password[0] != '\0' ? password : NULL,
                             connected_cb, g_object_ref (self));
}

static void
forget_clicked_cb (TandemConnectDialog *self)
{
  tandem_sync_disconnect (self->sync);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_connect_dialog_dispose (GObject *object)
{
  TandemConnectDialog *self = TANDEM_CONNECT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (tandem_connect_dialog_parent_class)->dispose (object);
}

static void
tandem_connect_dialog_class_init (TandemConnectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_connect_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-connect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemConnectDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, TandemConnectDialog, user_row);
  gtk_widget_class_bind_template_child (widget_class, TandemConnectDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TandemConnectDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TandemConnectDialog, connect_button);
  gtk_widget_class_bind_template_child (widget_class, TandemConnectDialog, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, connect_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_clicked_cb);
}

static void
tandem_connect_dialog_init (TandemConnectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_connect_dialog_new:
 * @session: the session
 * @sync: its synchronisation
 *
 * Returns: the dialog, with what is set up filled in
 */
AdwDialog *
tandem_connect_dialog_new (TandemSession *session,
                           TandemSync    *sync)
{
  TandemConnectDialog *self = g_object_new (TANDEM_TYPE_CONNECT_DIALOG, NULL);
  const char *url = tandem_sync_get_url (sync);
  const char *user = tandem_sync_get_user (sync);

  self->session = g_object_ref (session);
  self->sync = g_object_ref (sync);
  gtk_editable_set_text (self->url_row, url != NULL ? url : "");
  gtk_editable_set_text (self->user_row, user != NULL ? user : "");
  gtk_widget_set_visible (self->forget_button, url != NULL);
  changed_cb (self);

  return ADW_DIALOG (self);
}
