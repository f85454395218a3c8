/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-versions-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-freeze-dialog.h"
#include "tandem-plan-history.h"
#include "tandem-widgets.h"

#define MAX_DIFFERENCES 200     /* shown: nobody reads more of them here */

struct _TandemVersionsDialog
{
  AdwDialog            parent_instance;

  GtkStack            *pages;
  AdwPreferencesGroup *versions_group;
  GtkWidget           *compare_group;
  AdwComboRow         *before_row;
  AdwComboRow         *after_row;
  AdwPreferencesGroup *differences_group;

  TandemPlanEditor    *editor;      /* (owned) (nullable) */
  GPtrArray           *rows;        /* (owned): what the versions' group has */
  GPtrArray           *shown;       /* (owned): what the differences' group has */
  GPtrArray           *entries;     /* (owned) (element-type utf8): ids, the newest first */
  GPtrArray           *kept;        /* (owned) (nullable) (element-type TandemDoc): the kept states */
};

G_DEFINE_FINAL_TYPE (TandemVersionsDialog, tandem_versions_dialog, ADW_TYPE_DIALOG)

static TandemSession *
get_session (TandemVersionsDialog * self)
{
  return tandem_plan_editor_get_session (self->editor);
}

static TandemContext *
get_context (TandemVersionsDialog *self)
{
  return tandem_session_get_context (get_session (self));
}

/* The records of a version, or as they are now for the first choice. */
static GPtrArray *
read_state (TandemVersionsDialog *self,
            guint                 choice,
            GError              **error)
{
  TandemOutline *outline = tandem_plan_editor_get_outline (self->editor);

  if (choice == 0)
    return tandem_plan_list_records (tandem_outline_get_snapshot (outline), tandem_outline_get_plan (outline));

  return tandem_plan_read_version (self->kept, g_ptr_array_index (self->entries, choice - 1), error);
}

/* ---- comparing -------------------------------------------------------------------- */

static void
clear_group (AdwPreferencesGroup *group,
             GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static const char *
get_what (const TandemPlanDifference *difference)
{
  switch (difference->what)
    {
    case TANDEM_PLAN_ADDED:
      return _("Added");
    case TANDEM_PLAN_REMOVED:
      return _("Taken out");
    case TANDEM_PLAN_CHANGED:
    default:
      return _("Changed");
    }
}

static void
add_difference (TandemVersionsDialog       *self,
                const TandemPlanDifference *difference)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *first = g_strdup_printf ("%s · %s", difference->kind, get_what (difference));
  g_autofree char *subtitle =
    difference->changes != NULL ? g_strdup_printf ("%s\n%s", first, difference->changes) : g_strdup (first);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), difference->title != NULL ? difference->title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 12);
  adw_preferences_group_add (self->differences_group, row);
  g_ptr_array_add (self->shown, row);
}

static void
compare_cb (TandemVersionsDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *title = NULL;

  if (self->kept == NULL || self->entries->len == 0 ||
      adw_combo_row_get_selected (self->before_row) == GTK_INVALID_LIST_POSITION ||
      adw_combo_row_get_selected (self->after_row) == GTK_INVALID_LIST_POSITION)
    return;

  clear_group (self->differences_group, self->shown);
  before = read_state (self, adw_combo_row_get_selected (self->before_row), &error);
  after = before != NULL ? read_state (self, adw_combo_row_get_selected (self->after_row), &error) : NULL;
  if (after == NULL)
    {
      adw_preferences_group_set_description (self->differences_group, error->message);
      return;
    }

  differences = tandem_plan_compare (before, after, get_context (self));
  title = differences->len > 0
            ? g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len), differences->len)
            : g_strdup (_("No differences"));
  adw_preferences_group_set_title (self->differences_group, title);
  adw_preferences_group_set_description (self->differences_group, NULL);
  for (guint i = 0; i < MIN (differences->len, MAX_DIFFERENCES); i++)
    add_difference (self, g_ptr_array_index (differences, i));
}

/* ---- restoring --------------------------------------------------------------------- */

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemVersionsDialog *self = TANDEM_VERSIONS_DIALOG (widget);
  g_autoptr(TandemDoc) plan = tandem_plan_editor_dup_plan (self->editor);
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (tandem_plan_editor_get_outline (self->editor));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = tandem_plan_read_version (self->kept, g_variant_get_string (parameter, NULL), &error);
  g_autoptr(GPtrArray) edits = NULL;
  g_autofree char *path = NULL;
  g_autofree char *label = NULL;
  const char *number;

  if (plan != NULL && records != NULL)
    edits = tandem_plan_restore (snapshot, plan, records, &error);
  if (edits == NULL)
    {
      tandem_session_announce (get_session (self), error != NULL ? error->message : "");
      return;
    }

  path = g_strdup_printf ("versions[%s].no", g_variant_get_string (parameter, NULL));
  number = tandem_val_string (tandem_doc_get (plan, path));
  /* Translators: the name of an undo step; %s is a number, as in "Restore Version 1.0" */
  label = g_strdup_printf (_("Restore Version %s"), number != NULL ? number : "");
  if (edits->len == 0)
    tandem_session_announce (get_session (self), _("The plan is like that already."));
  else
    tandem_plan_editor_apply (self->editor, edits, label, label);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- the list ------------------------------------------------------------------------ */

/* "12 May 2020 · What changed · baselines set" */
static char *
dup_subtitle (TandemVersionsDialog *self,
              const TandemDoc      *plan,
              TandemVal             item,
              const char           *entry)
{
  g_autofree char *day = tandem_date_to_text (tandem_val_date (tandem_val_member (item, "on")));
  g_autofree char *approval = g_strdup_printf ("approvals[%s]", entry);
  const char *language = tandem_context_get_language (get_context (self));
  const char *body = tandem_val_l10n (tandem_val_member (tandem_doc_get (plan, approval), "body"), language);
  const char *note = tandem_val_l10n (tandem_val_member (item, "note"), language);
  /* Translators: %s is a body, as in "approved by the city council" */
  g_autofree char *approved = body != NULL ? g_strdup_printf (_("approved by %s"), body) : NULL;
  const char *parts[] = { day, approved, note };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free (text, FALSE);
}

static gboolean
is_kept (TandemVersionsDialog *self,
         const char           *entry)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (g_strcmp0 (tandem_val_string (tandem_doc_get (g_ptr_array_index (self->kept, i), "entry")), entry) == 0)
      return TRUE;

  return FALSE;
}

static void
add_version (TandemVersionsDialog *self,
             const TandemDoc      *plan,
             TandemVal             item)
{
  const char *entry = tandem_val_string (tandem_val_member (item, "id"));
  const char *number = tandem_val_string (tandem_val_member (item, "no"));
  g_autofree char *subtitle = dup_subtitle (self, plan, item, entry);
  /* Translators: %s is a number, as in "Version 1.0" */
  g_autofree char *title = g_strdup_printf (_("Version %s"), number != NULL ? number : "");
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (is_kept (self, entry))
    {
      GtkWidget *button = gtk_button_new_with_label (_("Restore"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "versions.restore");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      g_ptr_array_add (self->entries, g_strdup (entry));
    }
  adw_preferences_group_add (self->versions_group, row);
  g_ptr_array_add (self->rows, row);
}

static GPtrArray *
list_items (const TandemDoc *plan)
{
  GPtrArray *items = g_ptr_array_new ();
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (plan, "versions"));
  while (tandem_val_iter_next (&iter, NULL, &item))
    if (tandem_val_string (tandem_val_member (item, "id")) != NULL)
      g_ptr_array_add (items, (gpointer) item.node);

  return items;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  TandemVal first = { *(gconstpointer const *) a };
  TandemVal second = { *(gconstpointer const *) b };
  int order = g_strcmp0 (tandem_val_string (tandem_val_member (second, "on")), tandem_val_string (tandem_val_member (first, "on")));

  return order != 0 ? order : g_strcmp0 (tandem_val_string (tandem_val_member (second, "no")),
                                         tandem_val_string (tandem_val_member (first, "no")));
}

static void
offer_states (TandemVersionsDialog *self,
              const TandemDoc      *plan,
              AdwComboRow          *row,
              guint                 selected)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("As It Is Now"));
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("versions[%s].no", (const char *) g_ptr_array_index (self->entries, i));
      g_autofree char *label = g_strdup_printf (_("Version %s"), tandem_val_string (tandem_doc_get (plan, path)));

      gtk_string_list_append (labels, label);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, selected);
}

static void
show_versions (TandemVersionsDialog *self)
{
  g_autoptr(TandemDoc) plan = tandem_plan_editor_dup_plan (self->editor);
  g_autoptr(GPtrArray) items = NULL;

  clear_group (self->versions_group, self->rows);
  g_ptr_array_set_size (self->entries, 0);
  if (plan == NULL)
    return;

  items = list_items (plan);
  g_ptr_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    add_version (self, plan, (TandemVal) { g_ptr_array_index (items, i) });
  gtk_stack_set_visible_child_name (self->pages, items->len > 0 ? "versions" : "empty");
  gtk_widget_set_visible (self->compare_group, self->entries->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->differences_group), self->entries->len > 0);
  if (self->entries->len == 0)
    return;

  offer_states (self, plan, self->before_row, 1);
  offer_states (self, plan, self->after_row, 0);
  compare_cb (self);
}

/* ---- reading what was kept ---------------------------------------------------------------- */

static void
read_on_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  TandemPlanEditor *editor = task_data;
  TandemStore *store = tandem_session_get_store (tandem_plan_editor_get_session (editor));
  GPtrArray *kept = tandem_store_referring (store, "plan_version", "plan",
                                            tandem_outline_get_plan (tandem_plan_editor_get_outline (editor)));

  g_task_return_pointer (task, kept, (GDestroyNotify) g_ptr_array_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TandemVersionsDialog *self = TANDEM_VERSIONS_DIALOG (source);
  g_autoptr(GPtrArray) kept = g_task_propagate_pointer (G_TASK (result), NULL);

  if (kept == NULL || self->editor == NULL)
    return;

  g_clear_pointer (&self->kept, g_ptr_array_unref);
  self->kept = g_steal_pointer (&kept);
  show_versions (self);
}

static void
load (TandemVersionsDialog *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);

  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, g_object_ref (self->editor), g_object_unref);
  g_task_run_in_thread (task, read_on_thread);
}

static void
freeze_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemVersionsDialog *self = TANDEM_VERSIONS_DIALOG (widget);

  adw_dialog_present (tandem_freeze_dialog_new (self->editor, g_variant_get_boolean (parameter)), widget);
}

/* ---- the dialog --------------------------------------------------------------------------- */

static void
tandem_versions_dialog_dispose (GObject *object)
{
  TandemVersionsDialog *self = TANDEM_VERSIONS_DIALOG (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_VERSIONS_DIALOG);

  G_OBJECT_CLASS (tandem_versions_dialog_parent_class)->dispose (object);
}

static void
tandem_versions_dialog_class_init (TandemVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_versions_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemVersionsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TandemVersionsDialog, versions_group);
  gtk_widget_class_bind_template_child (widget_class, TandemVersionsDialog, compare_group);
  gtk_widget_class_bind_template_child (widget_class, TandemVersionsDialog, before_row);
  gtk_widget_class_bind_template_child (widget_class, TandemVersionsDialog, after_row);
  gtk_widget_class_bind_template_child (widget_class, TandemVersionsDialog, differences_group);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);

  gtk_widget_class_install_action (widget_class, "versions.restore", "s", restore_action);
  gtk_widget_class_install_action (widget_class, "versions.freeze", "b", freeze_action);
}

static void
tandem_versions_dialog_init (TandemVersionsDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->entries = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_versions_dialog_new:
 * @editor: what changes the plan
 *
 * Returns: a dialog with the plan's versions
 */
AdwDialog *
tandem_versions_dialog_new (TandemPlanEditor *editor)
{
  TandemVersionsDialog *self = g_object_new (TANDEM_TYPE_VERSIONS_DIALOG, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "saved", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return ADW_DIALOG (self);
}
