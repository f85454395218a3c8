/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-plan-rows.h"
#include "tandem-template.h"

struct _TandemTemplateDialog
{
  AdwDialog         parent_instance;

  TandemPlanEditor *editor;     /* (owned) */
  GPtrArray        *templates;  /* (owned) (nullable) (element-type TandemTemplate) */
};

enum
{
  USED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTemplateDialog, tandem_template_dialog, ADW_TYPE_DIALOG)

static guint
add_records (GPtrArray *edits,
             GPtrArray *records)
{
  guint n_rows = 0;

  for (guint i = 0; i < records->len; i++)
    {
      tandem_plan_edits_add (edits, NULL, g_ptr_array_index (records, i));
      n_rows += tandem_plan_get_level (tandem_doc_get_kind (g_ptr_array_index (records, i))) >= 0;
    }

  return n_rows;
}

/* A plan that has rows of its own gets the chapters only. */
static void
use (TandemTemplateDialog *self,
     const TandemTemplate *template)
{
  TandemSession *session = tandem_plan_editor_get_session (self->editor);
  TandemOutline *outline = tandem_plan_editor_get_outline (self->editor);
  g_autoptr(TandemDoc) plan = tandem_plan_editor_dup_plan (self->editor);
  g_autoptr(GPtrArray) sections =
    tandem_snapshot_referring (tandem_outline_get_snapshot (outline), "section", "plan", tandem_outline_get_plan (outline));
  gboolean empty = g_list_model_get_n_items (tandem_outline_get_roots (outline)) == 0;
  g_autoptr(GPtrArray) edits = tandem_plan_edits_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = tandem_template_make (template, plan, sections, empty, tandem_session_get_context (session), &error);
  g_autofree char *announcement = NULL;
  guint n_rows;

  if (records == NULL || records->len == 0)
    {
      tandem_session_announce (session, error != NULL ? error->message : _("The plan has all of this already."));
      return;
    }

  n_rows = add_records (edits, records);
  /* Translators: a toast after a template was used */
  announcement = g_strdup_printf (ngettext ("%u chapter added", "%u chapters added", records->len - n_rows), records->len - n_rows);
  tandem_plan_editor_apply (self->editor, edits, _("Use Template"), announcement);
  g_signal_emit (self, signals[USED], 0, n_rows);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
row_activated_cb (TandemTemplateDialog *self,
                  GtkWidget            *row)
{
  use (self, g_object_get_data (G_OBJECT (row), "template"));
}

static GtkWidget *
new_row (TandemTemplateDialog *self,
         TandemTemplate       *template)
{
  TandemContext *context = tandem_session_get_context (tandem_plan_editor_get_session (self->editor));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = tandem_template_dup_title (template, context);
  g_autofree char *description = tandem_template_dup_description (template, context);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description != NULL ? description : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "template", template);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
tandem_template_dialog_dispose (GObject *object)
{
  TandemTemplateDialog *self = TANDEM_TEMPLATE_DIALOG (object);

  g_clear_object (&self->editor);

  G_OBJECT_CLASS (tandem_template_dialog_parent_class)->dispose (object);
}

static void
tandem_template_dialog_finalize (GObject *object)
{
  TandemTemplateDialog *self = TANDEM_TEMPLATE_DIALOG (object);

  g_clear_pointer (&self->templates, g_ptr_array_unref);

  G_OBJECT_CLASS (tandem_template_dialog_parent_class)->finalize (object);
}

static void
tandem_template_dialog_class_init (TandemTemplateDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_template_dialog_finalize;

  signals[USED] = g_signal_new ("used", TANDEM_TYPE_TEMPLATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tandem_template_dialog_init (TandemTemplateDialog *self)
{
}

/**
 * tandem_template_dialog_new:
 * @editor: what changes the plan
 *
 * Returns: a dialog
 */
AdwDialog *
tandem_template_dialog_new (TandemPlanEditor *editor)
{
  TandemTemplateDialog *self = g_object_new (TANDEM_TYPE_TEMPLATE_DIALOG, NULL);
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr(GError) error = NULL;

  self->editor = g_object_ref (editor);
  self->templates = tandem_templates_list (&error);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), self->templates != NULL
                                         ? _("Chapters that are there already stay as they are.") : error->message);
  for (guint i = 0; self->templates != NULL && i < self->templates->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, g_ptr_array_index (self->templates, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), page);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  adw_dialog_set_title (ADW_DIALOG (self), _("Use a Template"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 380);

  return ADW_DIALOG (self);
}
