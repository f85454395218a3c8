/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-edit-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-record-editor.h"

/**
 * tandem_edit_dialog_new:
 * @session: the session
 * @id: id of a record
 *
 * Returns: a dialog with the fields of the record; what is typed is saved as
 *   one goes, so that there is nothing to confirm
 */
AdwDialog *
tandem_edit_dialog_new (TandemSession *session,
                        const char    *id)
{
  return tandem_edit_dialog_new_at (session, id, NULL);
}

/**
 * tandem_edit_dialog_new_at:
 * @session: the session
 * @id: id of a record
 * @field: (nullable): the field to begin with
 *
 * Returns: a dialog with the fields of the record
 */
AdwDialog *
tandem_edit_dialog_new_at (TandemSession *session,
                           const char    *id,
                           const char    *field)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *editor = tandem_record_editor_new (session, id, FALSE);
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (session), id, NULL);
  g_autofree char *title = doc != NULL ? tandem_doc_dup_title (doc, tandem_session_get_context (session)) : NULL;

  gtk_widget_set_margin_start (editor, 18);
  gtk_widget_set_margin_end (editor, 18);
  gtk_widget_set_margin_top (editor, 6);
  gtk_widget_set_margin_bottom (editor, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), editor);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_dialog_set_title (dialog, title != NULL ? title : _("Edit"));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 720);
  adw_dialog_set_child (dialog, toolbar);
  if (field != NULL)
    tandem_record_editor_focus_field (TANDEM_RECORD_EDITOR (editor), field);

  return dialog;
}
