/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-freeze-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-plan-history.h"
#include "tandem-widgets.h"

struct _TandemFreezeDialog
{
  AdwDialog         parent_instance;

  AdwWindowTitle   *window_title;
  GtkLabel         *explanation;
  GtkWidget        *approval_group;
  GtkEditable      *body_row;
  GtkEditable      *position_row;
  GtkEditable      *decision_row;
  GtkEditable      *note_row;
  GtkWidget        *keep_button;

  TandemPlanEditor *editor;     /* (owned) */
  gboolean          approve;
};

G_DEFINE_FINAL_TYPE (TandemFreezeDialog, tandem_freeze_dialog, ADW_TYPE_DIALOG)

/* An approval says who gave it. */
static void
changed_cb (TandemFreezeDialog *self)
{
  gtk_widget_set_sensitive (self->keep_button, !self->approve || gtk_editable_get_text (self->body_row)[0] != '\0');
}

static void
keep_cb (TandemFreezeDialog *self)
{
  TandemSession *session = tandem_plan_editor_get_session (self->editor);
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (tandem_plan_editor_get_outline (self->editor));
  g_autoptr(TandemDoc) plan = tandem_plan_editor_dup_plan (self->editor);
  g_autofree char *number = tandem_plan_next_number (plan, self->approve);
  TandemPlanFreeze freeze = {
    .number = number,
    .approve = self->approve,
    .note = gtk_editable_get_text (self->note_row),
    .body = gtk_editable_get_text (self->body_row),
    .position = gtk_editable_get_text (self->position_row),
    .decision = gtk_editable_get_text (self->decision_row),
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) edits = tandem_plan_freeze (snapshot, plan, &freeze, tandem_session_get_context (session), &error);
  g_autofree char *label = NULL;

  if (edits == NULL)
    {
      tandem_session_announce (session, error->message);
      return;
    }

  /* Translators: the name of an undo step; %s is a number, as in "Approve Version 1.0" */
  label = g_strdup_printf (self->approve ? _("Approve Version %s") : _("Keep Version %s"), number);
  tandem_plan_editor_apply (self->editor, edits, label, label);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_freeze_dialog_dispose (GObject *object)
{
  TandemFreezeDialog *self = TANDEM_FREEZE_DIALOG (object);

  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_FREEZE_DIALOG);

  G_OBJECT_CLASS (tandem_freeze_dialog_parent_class)->dispose (object);
}

static void
tandem_freeze_dialog_class_init (TandemFreezeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_freeze_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-freeze-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemFreezeDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TandemFreezeDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, TandemFreezeDialog, approval_group);
  gtk_widget_class_bind_template_child (widget_class, TandemFreezeDialog, body_row);
  gtk_widget_class_bind_template_child (widget_class, TandemFreezeDialog, position_row);
  gtk_widget_class_bind_template_child (widget_class, TandemFreezeDialog, decision_row);
  gtk_widget_class_bind_template_child (widget_class, TandemFreezeDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, TandemFreezeDialog, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tandem_freeze_dialog_init (TandemFreezeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_freeze_dialog_new:
 * @editor: what changes the plan
 * @approve: whether the version is approved
 *
 * Returns: a dialog
 */
AdwDialog *
tandem_freeze_dialog_new (TandemPlanEditor *editor,
                          gboolean          approve)
{
  TandemFreezeDialog *self = g_object_new (TANDEM_TYPE_FREEZE_DIALOG, NULL);
  g_autoptr(TandemDoc) plan = tandem_plan_editor_dup_plan (editor);
  g_autofree char *number = plan != NULL ? tandem_plan_next_number (plan, approve) : NULL;
  g_autofree char *title = NULL;

  self->editor = g_object_ref (editor);
  self->approve = approve;
  /* Translators: the title of a dialog; %s is a number, as in "Approve Version 1.0" */
  title = g_strdup_printf (approve ? _("Approve Version %s") : _("Keep Version %s"), number);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->window_title, title);
  gtk_label_set_label (self->explanation, approve
                       ? _("The plan is kept as it is, and the due dates of its milestones become the baselines that their slip is measured from.")
                       : _("The plan is kept as it is. You can compare with it and come back to it."));
  gtk_widget_set_visible (self->approval_group, approve);
  gtk_button_set_label (GTK_BUTTON (self->keep_button), approve ? C_("button", "Approve") : C_("button", "Keep"));
  changed_cb (self);

  return ADW_DIALOG (self);
}
