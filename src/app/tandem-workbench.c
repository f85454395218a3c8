/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-workbench.h"

#include <glib/gi18n-lib.h>

#include "tandem-analysis-page.h"
#include "tandem-budget-view.h"
#include "tandem-create-dialog.h"
#include "tandem-edit-dialog.h"
#include "tandem-history-dialog.h"
#include "tandem-indicator-grid.h"
#include "tandem-outline-view.h"
#include "tandem-page.h"
#include "tandem-plan-gaps.h"
#include "tandem-plan-pane.h"
#include "tandem-plan-rows.h"
#include "tandem-section-editor-page.h"
#include "tandem-status.h"
#include "tandem-summary.h"
#include "tandem-template-dialog.h"
#include "tandem-update-dialog.h"
#include "tandem-versions-dialog.h"
#include "tandem-widgets.h"

struct _TandemWorkbench
{
  AdwNavigationPage        parent_instance;

  AdwToggleGroup          *toggles;
  GtkLabel                *title_label;
  GtkLabel                *subtitle_label;
  GtkWidget               *pane_button;
  GtkStack                *views;
  AdwOverlaySplitView     *outline_split;
  TandemOutlineView       *outline_view;
  TandemPlanPane          *pane;
  GtkWidget               *pane_foot;
  GtkWidget               *mark_button;
  GtkWidget               *update_button;
  GtkWidget               *open_button;
  TandemSectionEditorPage *text_page;
  AdwBin                  *text_tools;
  GtkWidget               *foot;
  GtkLabel                *count_label;
  GtkLabel                *saved_label;

  TandemSession           *session;    /* (owned) */
  char                    *plan;       /* (owned): id */
  TandemOutline           *outline;    /* (owned) */
  TandemPlanEditor        *editor;     /* (owned) */
  char                    *wanted;     /* (owned) (nullable): to be selected once it is there */
  GCancellable            *cancellable; /* (owned) */
  gboolean                 loading;
  gboolean                 stale;
};

G_DEFINE_FINAL_TYPE (TandemWorkbench, tandem_workbench, ADW_TYPE_NAVIGATION_PAGE)

static void load (TandemWorkbench *self);

static TandemDoc *
get_plan (TandemWorkbench *self)
{
  return tandem_store_get (tandem_session_get_store (self->session), self->plan, NULL);
}

/* ---- outline ----------------------------------------------------------------- */

static TandemDoc *
selected_doc (TandemWorkbench *self)
{
  TandemOutlineNode *node = tandem_outline_view_get_selected (self->outline_view);

  return node != NULL ? tandem_outline_node_get_doc (node) : NULL;
}

static void
update_actions (TandemWorkbench *self)
{
  TandemDoc *doc = selected_doc (self);
  const char *status = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "status")) : NULL;
  gboolean milestone = doc != NULL && g_str_equal (tandem_doc_get_kind (doc)->name, "milestone");

  gtk_widget_set_visible (self->pane_foot, doc != NULL);
  gtk_widget_set_visible (self->mark_button, milestone);
  gtk_widget_set_visible (self->update_button, milestone);
  gtk_widget_set_visible (self->open_button, !milestone);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.update", milestone);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.mark-achieved",
                                 milestone && g_strcmp0 (status, "achieved") != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.open-selected", doc != NULL);
}

static void
node_selected_cb (TandemWorkbench *self)
{
  g_autoptr(GPtrArray) rows = tandem_outline_view_list_selected (self->outline_view);

  if (self->editor == NULL)
    return;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_index (rows, i) = tandem_outline_node_get_doc (g_ptr_array_index (rows, i));
  update_actions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.delete-selected", rows->len > 0);
  tandem_plan_pane_set_selection (self->pane, rows);
}

static void
node_opened_cb (TandemWorkbench *self)
{
  adw_overlay_split_view_set_show_sidebar (self->outline_split, TRUE);
  tandem_plan_pane_focus_field (self->pane, NULL);
}

static void
pane_show_cb (TandemWorkbench *self,
              const char      *id)
{
  tandem_outline_view_select (self->outline_view, id);
}

/* A row that is missing is written in its place, any other record in a form. */
static void
pane_add_cb (TandemWorkbench *self,
             const char      *id,
             const char      *kind_name)
{
  const TandemKind *kind = tandem_kind_find (kind_name);
  g_autoptr(TandemDoc) parent = tandem_store_get (tandem_session_get_store (self->session), id, NULL);

  if (tandem_plan_get_level (kind) >= 0)
    tandem_outline_view_add (self->outline_view, kind);
  else if (parent != NULL)
    adw_dialog_present (tandem_create_dialog_new (self->session, kind, parent), GTK_WIDGET (self));
}

static void
update_counts (TandemWorkbench *self)
{
  guint objectives = tandem_outline_count (self->outline, "objective");
  guint actions = tandem_outline_count (self->outline, "action");
  guint pilots = tandem_outline_count (self->outline, "pilot");
  guint milestones = tandem_outline_count (self->outline, "milestone");
  g_autofree char *o = g_strdup_printf (ngettext ("%u objective", "%u objectives", objectives), objectives);
  g_autofree char *a = g_strdup_printf (ngettext ("%u action", "%u actions", actions), actions);
  g_autofree char *p = g_strdup_printf (ngettext ("%u pilot", "%u pilots", pilots), pilots);
  g_autofree char *m = g_strdup_printf (ngettext ("%u milestone", "%u milestones", milestones), milestones);
  g_autofree char *text = g_strjoin (" · ", o, a, p, m, NULL);

  gtk_label_set_label (self->count_label, text);
}

/* ---- gaps --------------------------------------------------------------------- */

typedef struct
{
  TandemSnapshot *snapshot;
  TandemContext  *context;
  char           *plan;
} GapRun;

static void
gap_run_free (GapRun *run)
{
  tandem_snapshot_unref (run->snapshot);
  tandem_context_unref (run->context);
  g_free (run->plan);
  g_free (run);
}

static void
find_gaps_on_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  GapRun *run = task_data;
  g_autoptr(TandemContext) context = tandem_snapshot_dup_context (run->snapshot, run->context);
  TandemDoc *plan = tandem_snapshot_get (run->snapshot, run->plan);

  if (plan != NULL)
    g_task_return_pointer (task, tandem_plan_find_gaps (plan, context), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
gaps_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (source);
  g_autoptr(GPtrArray) gaps = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr(GHashTable) chips = NULL;

  /* What was found in an older state is found again in the newer one. */
  if (gaps == NULL || self->session == NULL || self->stale)
    return;

  chips = tandem_plan_get_chips (gaps);
  tandem_outline_set_gaps (self->outline, chips);
  tandem_plan_pane_set_gaps (self->pane, gaps);
}

static void
find_gaps (TandemWorkbench *self,
           TandemSnapshot  *snapshot)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, gaps_found_cb, NULL);
  GapRun *run = g_new0 (GapRun, 1);

  run->snapshot = tandem_snapshot_ref (snapshot);
  run->context = tandem_context_ref (tandem_session_get_context (self->session));
  run->plan = g_strdup (self->plan);
  g_task_set_source_tag (task, find_gaps);
  g_task_set_task_data (task, run, (GDestroyNotify) gap_run_free);
  g_task_run_in_thread (task, find_gaps_on_thread);
}

/* ---- loading ------------------------------------------------------------------ */

static void
show_plan (TandemWorkbench *self)
{
  g_autoptr(TandemDoc) plan = get_plan (self);
  g_autoptr(TandemSummary) summary = NULL;

  if (plan == NULL)
    return;

  summary = tandem_summary_new (plan, tandem_session_get_context (self->session));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), summary->title);
  gtk_label_set_label (self->title_label, summary->title);
  gtk_label_set_label (self->subtitle_label, summary->subtitle != NULL ? summary->subtitle : "");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TandemWorkbench) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemSnapshot) snapshot = tandem_store_snapshot_finish (TANDEM_STORE (source), result, &error);

  self->loading = FALSE;
  if (snapshot == NULL)
    {
      /* The window may be on its way out. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED))
        g_warning ("The plan could not be read: %s", error->message);
      return;
    }
  if (self->session == NULL)
    return;
  /* What was changed since it was asked for is not in it: the next one has it. */
  if (tandem_plan_editor_get_busy (self->editor))
    return;

  tandem_outline_set_snapshot (self->outline, snapshot);
  tandem_section_editor_page_set_snapshot (self->text_page, snapshot);
  tandem_plan_pane_set_snapshot (self->pane, snapshot);
  find_gaps (self, snapshot);
  update_counts (self);
  node_selected_cb (self);
  if (self->wanted != NULL)
    tandem_outline_view_select (self->outline_view, self->wanted);
  else
    tandem_outline_view_select_something (self->outline_view);
  g_clear_pointer (&self->wanted, g_free);
  if (self->stale)
    load (self);
}

/* One run at a time: what changes meanwhile is read by the next. */
static void
load (TandemWorkbench *self)
{
  self->stale = self->loading;
  if (self->loading)
    return;

  self->loading = TRUE;
  show_plan (self);
  tandem_store_snapshot_async (tandem_session_get_store (self->session), self->plan, self->cancellable,
                               loaded_cb, g_object_ref (self));
}

static void
saved_cb (TandemWorkbench *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%H:%M");
  /* Translators: %s is a time of day */
  g_autofree char *text = g_strdup_printf (_("Saved %s"), clock);

  gtk_label_set_label (self->saved_label, text);
}

/* ---- actions ------------------------------------------------------------------ */

/* What each kind stands under in the outline, by which field, and what a new
 * record of it belongs to: the nearest of these from the selected row upwards,
 * else the plan. */
static const struct
{
  const char *kind;
  const char *above;        /* (nullable): field that leads up the outline */
  const char *above_kind;   /* (nullable): kind it leads to */
  const char *owners[3];
} levels[] = {
  { "objective", NULL, NULL, { NULL } },
  { "action", "objectives", "objective", { NULL } },
  { "pilot", "actions", "action", { NULL } },
  { "milestone", "owner", NULL, { "pilot", "action" } },
};

static int
find_level (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_equal (levels[i].kind, kind))
      return (int) i;

  return -1;
}

static TandemDoc *
get_above (TandemWorkbench *self,
           const TandemDoc *doc)
{
  int level = find_level (tandem_doc_get_kind (doc)->name);
  TandemVal value;
  TandemValIter iter;
  TandemVal first;

  if (level < 0 || levels[level].above == NULL)
    return NULL;

  value = tandem_doc_get (doc, levels[level].above);
  if (tandem_val_type (value) == TANDEM_VAL_ARRAY)
    {
      tandem_val_iter_init (&iter, value);
      if (!tandem_val_iter_next (&iter, NULL, &first))
        return NULL;
      value = first;
    }
  if (tandem_val_string (value) == NULL)
    return NULL;

  return tandem_store_get (tandem_session_get_store (self->session), tandem_val_string (value), NULL);
}

/* The selected record if it is of @kind, else the nearest one above it that is. */
static TandemDoc *
find_nearest (TandemWorkbench *self,
              const char      *kind)
{
  TandemDoc *selected = selected_doc (self);
  TandemDoc *at = selected != NULL ? tandem_doc_ref (selected) : NULL;

  while (at != NULL && !g_str_equal (tandem_doc_get_kind (at)->name, kind))
    {
      TandemDoc *above = get_above (self, at);

      tandem_doc_unref (at);
      at = above;
    }

  return at;
}

static TandemDoc *
find_owner (TandemWorkbench  *self,
            const TandemKind *kind)
{
  int level = find_level (kind->name);
  g_autoptr(TandemDoc) plan = get_plan (self);
  const char *partnership;

  for (guint i = 0; level >= 0 && i < G_N_ELEMENTS (levels[level].owners) && levels[level].owners[i] != NULL; i++)
    {
      TandemDoc *owner = find_nearest (self, levels[level].owners[i]);

      if (owner != NULL)
        return owner;
    }
  if (plan == NULL || tandem_create_dialog_can_hang (kind, tandem_doc_get_kind (plan)))
    return g_steal_pointer (&plan);

  /* A pilot is the pairing's, and stands in its plan. */
  partnership = tandem_val_string (tandem_doc_get (plan, "partnership"));

  return partnership != NULL ? tandem_store_get (tandem_session_get_store (self->session), partnership, NULL) : NULL;
}

/* Puts the new record into the plan, under the selected row. */
static void
preset_place (TandemWorkbench    *self,
              TandemCreateDialog *dialog,
              const TandemKind   *kind)
{
  int level = find_level (kind->name);
  g_autofree char *plan = tandem_json_string (self->plan);
  g_autoptr(TandemDoc) above = NULL;

  tandem_create_dialog_preset (dialog, "plan", plan);
  if (level >= 0 && levels[level].above_kind != NULL)
    above = find_nearest (self, levels[level].above_kind);
  if (above != NULL)
    {
      g_autofree char *id = tandem_json_string (tandem_doc_get_id (above));
      g_autofree char *list = g_strdup_printf ("[%s]", id);

      tandem_create_dialog_preset (dialog, levels[level].above, list);
    }
}

static void
created_cb (TandemWorkbench *self,
            const char      *id)
{
  g_set_str (&self->wanted, id);
  if (g_str_has_prefix (id, "section:"))
    tandem_section_editor_page_show (self->text_page, id);
  load (self);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);
  const TandemKind *kind = tandem_kind_find (g_variant_get_string (parameter, NULL));
  g_autoptr(TandemDoc) parent = kind != NULL ? find_owner (self, kind) : NULL;
  AdwDialog *dialog;

  if (parent == NULL)
    return;

  dialog = tandem_create_dialog_new (self->session, kind, parent);
  preset_place (self, TANDEM_CREATE_DIALOG (dialog), kind);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);

  adw_dialog_present (tandem_edit_dialog_new (self->session, self->plan), widget);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.compare-plans", "s", TANDEM_WORKBENCH (widget)->plan);
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);

  adw_dialog_present (tandem_history_dialog_new (self->session, self->plan), widget);
}

/* Where only chapters came in, they are what is to be seen. */
static void
template_used_cb (TandemWorkbench *self,
                  guint            n_rows)
{
  if (n_rows == 0)
    tandem_workbench_show (self, "text");
}

static void
use_template_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);
  AdwDialog *dialog;

  if (tandem_outline_get_snapshot (self->outline) == NULL)
    return;

  dialog = tandem_template_dialog_new (self->editor);
  g_signal_connect_object (dialog, "used", G_CALLBACK (template_used_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
versions_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);

  if (tandem_outline_get_snapshot (self->outline) != NULL)
    adw_dialog_present (tandem_versions_dialog_new (self->editor), widget);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (TANDEM_WORKBENCH (widget)->outline_view), "outline.delete", NULL);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemDoc *doc = selected_doc (TANDEM_WORKBENCH (widget));

  if (doc != NULL)
    gtk_widget_activate_action (widget, "win.open-record", "s", tandem_doc_get_id (doc));
}

static void
update_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);
  TandemDoc *doc = selected_doc (self);

  if (doc != NULL)
    adw_dialog_present (tandem_update_dialog_new (self->session, doc), widget);
}

static void
next_gap_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);

  tandem_workbench_show (self, "outline");
  adw_overlay_split_view_set_show_sidebar (self->outline_split, TRUE);
  tandem_plan_pane_next_gap (self->pane);
}

static void
show_in_outline_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);

  tandem_workbench_show (self, "outline");
  tandem_workbench_select (self, g_variant_get_string (parameter, NULL));
}

static void
show_pane_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);

  adw_overlay_split_view_set_show_sidebar (self->outline_split, TRUE);
  tandem_plan_pane_show (self->pane, g_variant_get_string (parameter, NULL));
}

static void
toggle_pane_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);

  adw_overlay_split_view_set_show_sidebar (self->outline_split,
                                           !adw_overlay_split_view_get_show_sidebar (self->outline_split));
}

static void
mark_achieved_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);
  TandemDoc *doc = selected_doc (self);

  if (doc != NULL)
    tandem_session_mark_achieved (self->session, doc);
}

/* Views that are made when they are first asked for. */
static const struct
{
  const char *name;
  GtkWidget  *(*new_view) (TandemSession *session,
                           const char    *plan);
} late_views[] = {
  { "analysis", tandem_analysis_page_new },
  { "indicators", tandem_indicator_grid_new },
  { "budget", tandem_budget_view_new },
};

static void
ensure_view (TandemWorkbench *self,
             const char      *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (late_views); i++)
    if (g_str_equal (late_views[i].name, name) && gtk_stack_get_child_by_name (self->views, name) == NULL)
      gtk_stack_add_named (self->views, late_views[i].new_view (self->session, self->plan), name);
}

static void
view_chosen_cb (TandemWorkbench *self)
{
  const char *view = self->toggles != NULL ? adw_toggle_group_get_active_name (self->toggles) : NULL;
  gboolean outline = g_strcmp0 (view, "outline") == 0;

  /* NULL while the template is being built. */
  if (view == NULL)
    return;

  ensure_view (self, view);
  gtk_stack_set_visible_child_name (self->views, view);
  gtk_widget_set_visible (self->pane_button, outline);
  gtk_widget_set_visible (self->foot, outline);
  gtk_widget_set_visible (GTK_WIDGET (self->text_tools), g_str_equal (view, "text"));
}

/* ---- the page ----------------------------------------------------------------- */

static void
tandem_workbench_dispose (GObject *object)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->editor);
  g_clear_object (&self->outline);
  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (tandem_workbench_parent_class)->dispose (object);
}

static void
focus_view (TandemWorkbench *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  if (view == GTK_WIDGET (self->outline_split))
    gtk_widget_grab_focus (GTK_WIDGET (tandem_outline_view_get_list (self->outline_view)));
  else if (view == GTK_WIDGET (self->text_page))
    tandem_section_editor_page_take_focus (self->text_page);
  else if (!gtk_widget_grab_focus (view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
tandem_workbench_shown (AdwNavigationPage *page)
{
  focus_view (TANDEM_WORKBENCH (page));
}

static void
show_view_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TandemWorkbench *self = TANDEM_WORKBENCH (widget);

  tandem_page_show_view (self->toggles, (guint) g_variant_get_int32 (parameter));
  focus_view (self);
}

static const TandemKey keys[] = {
  { "<Alt>1", N_("Another view, by its position"), "plan.show-view", "0" },
  { "<Alt>2", NULL, "plan.show-view", "1" },
  { "<Alt>3", NULL, "plan.show-view", "2" },
  { "<Alt>4", NULL, "plan.show-view", "3" },
  { "<Alt>5", NULL, "plan.show-view", "4" },
  { "F8", N_("Next gap"), "plan.next-gap" },
  { "F9", N_("Show or hide the pane"), "plan.toggle-pane" },
};

const TandemKeyTable tandem_workbench_keys = TANDEM_KEY_TABLE (N_("A Plan"), keys);

static void
tandem_workbench_class_init (TandemWorkbenchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_workbench_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = tandem_workbench_shown;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-workbench.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, toggles);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, pane_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, views);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, outline_split);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, outline_view);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, pane);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, pane_foot);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, mark_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, update_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, open_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, text_page);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, text_tools);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, foot);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, count_label);
  gtk_widget_class_bind_template_child (widget_class, TandemWorkbench, saved_label);
  gtk_widget_class_bind_template_callback (widget_class, node_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);

  gtk_widget_class_install_action (widget_class, "plan.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "plan.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "plan.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "plan.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "plan.use-template", NULL, use_template_action);
  gtk_widget_class_install_action (widget_class, "plan.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "plan.delete-selected", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "plan.open-selected", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "plan.mark-achieved", NULL, mark_achieved_action);
  gtk_widget_class_install_action (widget_class, "plan.update", NULL, update_action);
  gtk_widget_class_install_action (widget_class, "plan.next-gap", NULL, next_gap_action);
  gtk_widget_class_install_action (widget_class, "plan.show-in-outline", "s", show_in_outline_action);
  gtk_widget_class_install_action (widget_class, "plan.show-pane", "s", show_pane_action);
  gtk_widget_class_install_action (widget_class, "plan.toggle-pane", NULL, toggle_pane_action);
  gtk_widget_class_install_action (widget_class, "plan.show-view", "i", show_view_action);
  tandem_keys_bind (widget_class, &tandem_workbench_keys);
}

static void
tandem_workbench_init (TandemWorkbench *self)
{
  g_type_ensure (TANDEM_TYPE_OUTLINE_VIEW);
  g_type_ensure (TANDEM_TYPE_PLAN_PANE);
  g_type_ensure (TANDEM_TYPE_SECTION_EDITOR_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * tandem_workbench_new:
 * @session: the session
 * @plan: id of a plan
 *
 * Returns: a page on the plan
 */
GtkWidget *
tandem_workbench_new (TandemSession *session,
                      const char    *plan)
{
  TandemWorkbench *self = g_object_new (TANDEM_TYPE_WORKBENCH, NULL);

  self->session = g_object_ref (session);
  self->plan = g_strdup (plan);
  self->outline = tandem_outline_new (plan);
  self->editor = tandem_plan_editor_new (session, self->outline);
  g_signal_connect_object (self->editor, "saved", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  tandem_plan_pane_set_editor (self->pane, self->editor);
  tandem_outline_view_set_editor (self->outline_view, self->editor);
  tandem_section_editor_page_open (self->text_page, session, plan);
  adw_bin_set_child (self->text_tools, tandem_section_editor_page_get_tools (self->text_page));
  update_actions (self);
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::saved-at", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}

char *
tandem_workbench_dup_plan (TandemWorkbench *self)
{
  return g_strdup (self->plan);
}

/**
 * tandem_workbench_show:
 * @self: a workbench
 * @view: "outline", "text", "analysis", "indicators" or "budget"
 *
 * Shows one of the views of the plan.
 */
void
tandem_workbench_show (TandemWorkbench *self,
                       const char      *view)
{
  adw_toggle_group_set_active_name (self->toggles, view);
}

/**
 * tandem_workbench_select:
 * @self: a workbench
 * @id: id of a record of the plan
 *
 * Selects the record in the outline, now or once it is there.
 */
void
tandem_workbench_select (TandemWorkbench *self,
                         const char      *id)
{
  g_set_str (&self->wanted, id);
  load (self);
}
