/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-plan-pane.h"

#include <glib/gi18n-lib.h>

#include "tandem-batch-form.h"
#include "tandem-comment-list.h"
#include "tandem-gap-list.h"
#include "tandem-record-editor.h"
#include "tandem-widgets.h"

struct _TandemPlanPane
{
  AdwBin             parent_instance;

  AdwToggleGroup    *toggles;
  AdwToggle         *gaps_toggle;
  AdwToggle         *comments_toggle;
  GtkStack          *pages;
  AdwBin            *details_bin;
  GtkWidget         *nothing_label;
  TandemGapList     *gap_list;
  TandemCommentList *comment_list;

  TandemPlanEditor  *editor;    /* (owned) (nullable) */
  char              *shown;     /* (owned) (nullable): ids of what the details are about */
};

enum
{
  SHOW,
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPlanPane, tandem_plan_pane, ADW_TYPE_BIN)

static void
page_chosen_cb (TandemPlanPane *self)
{
  const char *page = self->pages != NULL ? adw_toggle_group_get_active_name (self->toggles) : NULL;

  /* NULL while the template is being built. */
  if (page != NULL)
    gtk_stack_set_visible_child_name (self->pages, page);
}

static void
gap_show_cb (TandemPlanPane *self,
             const char     *id)
{
  g_signal_emit (self, signals[SHOW], 0, id);
}

static void
gap_add_cb (TandemPlanPane *self,
            const char     *id,
            const char     *kind)
{
  g_signal_emit (self, signals[ADD], 0, id, kind);
}

static void
comment_show_cb (TandemPlanPane *self,
                 const char     *id,
                 const char     *field)
{
  g_signal_emit (self, signals[SHOW], 0, id);
  tandem_plan_pane_focus_field (self, field);
}

/* ---- details ----------------------------------------------------------------------- */

static char *
dup_ids (GPtrArray *rows)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (ids, "%s\n", tandem_doc_get_id (g_ptr_array_index (rows, i)));

  return g_string_free (ids, FALSE);
}

static GtkWidget *
new_details (TandemPlanPane *self,
             GPtrArray      *rows)
{
  if (rows->len == 0)
    return NULL;
  if (rows->len > 1)
    return tandem_batch_form_new (self->editor, rows);

  return tandem_record_editor_new (tandem_plan_editor_get_session (self->editor),
                                   tandem_doc_get_id (g_ptr_array_index (rows, 0)), TRUE);
}

/**
 * tandem_plan_pane_set_selection:
 * @self: the pane
 * @rows: (element-type TandemDoc): what is selected
 */
void
tandem_plan_pane_set_selection (TandemPlanPane *self,
                                GPtrArray      *rows)
{
  g_autofree char *ids = dup_ids (rows);
  TandemDoc *draft = tandem_outline_get_draft (tandem_plan_editor_get_outline (self->editor));

  /* A row that is being written is no record yet. */
  if (draft != NULL && rows->len == 1 && g_str_equal (tandem_doc_get_id (g_ptr_array_index (rows, 0)), tandem_doc_get_id (draft)))
    return;

  tandem_comment_list_set_subject (self->comment_list, rows->len == 1 ? g_ptr_array_index (rows, 0) : NULL);
  if (g_strcmp0 (ids, self->shown) == 0)
    return;

  g_set_str (&self->shown, ids);
  adw_bin_set_child (self->details_bin, new_details (self, rows));
  gtk_widget_set_visible (self->nothing_label, rows->len == 0);
  /* Several rows are selected to do something with them. */
  if (rows->len > 1)
    tandem_plan_pane_show (self, "details");
}

/* ---- gaps and comments -------------------------------------------------------------- */

static void
show_count (AdwToggle  *toggle,
            const char *label,
            guint       n)
{
  /* Translators: a word on a button, and how many there are */
  g_autofree char *text = n > 0 ? g_strdup_printf (C_("toggle", "%s %u"), label, n) : g_strdup (label);

  adw_toggle_set_label (toggle, text);
}

void
tandem_plan_pane_set_gaps (TandemPlanPane *self,
                           GPtrArray      *gaps)
{
  tandem_gap_list_set_gaps (self->gap_list, gaps);
  show_count (self->gaps_toggle, _("Gaps"), gaps->len);
}

/**
 * tandem_plan_pane_set_snapshot:
 * @self: the pane
 * @snapshot: the plan with what is asked about it
 */
void
tandem_plan_pane_set_snapshot (TandemPlanPane *self,
                               TandemSnapshot *snapshot)
{
  const char *plan = tandem_outline_get_plan (tandem_plan_editor_get_outline (self->editor));
  g_autoptr(GPtrArray) questions = tandem_snapshot_referring (snapshot, "question", "plan", plan);
  TandemDoc *doc = tandem_snapshot_get (snapshot, plan);
  const char *partnership = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "partnership")) : NULL;

  tandem_comment_list_set_questions (self->comment_list, questions, tandem_snapshot_get (snapshot, partnership));
  show_count (self->comments_toggle, _("Comments"), tandem_comment_list_get_n_open (self->comment_list));
}

/**
 * tandem_plan_pane_show:
 * @self: the pane
 * @page: "details", "gaps" or "comments"
 */
void
tandem_plan_pane_show (TandemPlanPane *self,
                       const char     *page)
{
  adw_toggle_group_set_active_name (self->toggles, page);
}

/**
 * tandem_plan_pane_focus_field:
 * @self: the pane
 * @field: (nullable): a field of the selected record
 *
 * Shows the details, with the focus in @field.
 */
void
tandem_plan_pane_focus_field (TandemPlanPane *self,
                              const char     *field)
{
  GtkWidget *details = adw_bin_get_child (self->details_bin);

  tandem_plan_pane_show (self, "details");
  if (TANDEM_IS_RECORD_EDITOR (details) && field != NULL)
    tandem_record_editor_focus_field (TANDEM_RECORD_EDITOR (details), field);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->details_bin), GTK_DIR_TAB_FORWARD);
}

void
tandem_plan_pane_next_gap (TandemPlanPane *self)
{
  tandem_plan_pane_show (self, "gaps");
  tandem_gap_list_next (self->gap_list);
}

void
tandem_plan_pane_set_editor (TandemPlanPane   *self,
                             TandemPlanEditor *editor)
{
  g_set_object (&self->editor, editor);
  tandem_gap_list_set_session (self->gap_list, tandem_plan_editor_get_session (editor));
  tandem_comment_list_set_session (self->comment_list, tandem_plan_editor_get_session (editor));
}

/* ---- the widget ------------------------------------------------------------------------ */

static void
tandem_plan_pane_dispose (GObject *object)
{
  TandemPlanPane *self = TANDEM_PLAN_PANE (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PLAN_PANE);

  G_OBJECT_CLASS (tandem_plan_pane_parent_class)->dispose (object);
}

static void
tandem_plan_pane_class_init (TandemPlanPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_plan_pane_dispose;

  signals[SHOW] = g_signal_new ("show-record", TANDEM_TYPE_PLAN_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADD] = g_signal_new ("add", TANDEM_TYPE_PLAN_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-plan-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPane, toggles);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPane, gaps_toggle);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPane, comments_toggle);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPane, pages);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPane, details_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPane, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPane, gap_list);
  gtk_widget_class_bind_template_child (widget_class, TandemPlanPane, comment_list);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, gap_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, gap_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, comment_show_cb);
}

static void
tandem_plan_pane_init (TandemPlanPane *self)
{
  g_type_ensure (TANDEM_TYPE_GAP_LIST);
  g_type_ensure (TANDEM_TYPE_COMMENT_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
}
