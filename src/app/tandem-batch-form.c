/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-batch-form.h"

#include <glib/gi18n-lib.h>

#include "tandem-choice-popover.h"
#include "tandem-field.h"
#include "tandem-store-chooser.h"
#include "tandem-widgets.h"

struct _TandemBatchForm
{
  AdwBin               parent_instance;

  GtkLabel            *title_label;
  GtkLabel            *names_label;
  AdwSpinRow          *days_row;
  GtkLabel            *dates_label;
  AdwComboRow         *status_row;
  AdwActionRow        *responsible_row;
  GtkMenuButton       *responsible_button;
  AdwEntryRow         *reason_row;
  GtkWidget           *change_button;

  TandemPlanEditor    *editor;       /* (owned) */
  GPtrArray           *ids;          /* (owned): of the rows */
  GPtrArray           *codes;        /* (owned) (nullable): of the states offered, the first is none */
  TandemRecordChooser *chooser;      /* (owned) */
  char                *responsible;  /* (owned) (nullable): who was chosen */
};

G_DEFINE_FINAL_TYPE (TandemBatchForm, tandem_batch_form, ADW_TYPE_BIN)

static GPtrArray *
list_rows (TandemBatchForm * self)
{
  TandemOutline *outline = tandem_plan_editor_get_outline (self->editor);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->ids->len; i++)
    {
      TandemOutlineNode *node = tandem_outline_find (outline, g_ptr_array_index (self->ids, i));

      if (node != NULL)
        g_ptr_array_add (rows, tandem_outline_node_get_doc (node));
    }

  return rows;
}

static TandemContext *
get_context (TandemBatchForm *self)
{
  return tandem_session_get_context (tandem_plan_editor_get_session (self->editor));
}

/* What is asked for, as it stands in the form. */
static TandemPlanChange
get_change (TandemBatchForm *self)
{
  guint status = adw_combo_row_get_selected (self->status_row);
  TandemPlanChange change = { 0 };

  change.days = (int) adw_spin_row_get_value (self->days_row);
  if (self->codes != NULL && status > 0 && status < self->codes->len)
    change.status = g_ptr_array_index (self->codes, status);
  change.responsible = self->responsible;
  change.reason = gtk_editable_get_text (GTK_EDITABLE (self->reason_row));

  return change;
}

/* The first and the last date of what moves; FALSE where nothing does. */
static gboolean
find_span (GPtrArray  *edits,
           gboolean    after,
           TandemDate *first,
           TandemDate *last)
{
  *first = *last = TANDEM_NO_DATE;
  for (guint i = 0; i < edits->len; i++)
    {
      TandemPlanEdit *edit = g_ptr_array_index (edits, i);
      TandemDate end = tandem_plan_get_end (after ? edit->after : edit->before);

      if (!tandem_date_is_set (end))
        continue;
      if (!tandem_date_is_set (*first) || tandem_date_compare (end, *first) < 0)
        *first = end;
      if (tandem_date_compare (end, *last) > 0)
        *last = end;
    }

  return tandem_date_is_set (*first);
}

static char *
dup_span (GPtrArray *edits,
          gboolean   after,
          TandemDate today)
{
  TandemDate first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!find_span (edits, after, &first, &last))
    return NULL;

  from = tandem_date_to_short_text (first, today);
  to = tandem_date_to_short_text (last, today);

  return tandem_date_compare (first, last) == 0 ? g_steal_pointer (&from) : g_strdup_printf ("%s – %s", from, to);
}

/* Says in dates what the number of days means, before it is done. */
static void
show_dates (TandemBatchForm *self)
{
  TandemPlanChange change = get_change (self);
  TandemDate today = tandem_context_get_today (get_context (self));
  g_autoptr(GPtrArray) rows = list_rows (self);
  g_autoptr(GPtrArray) edits = tandem_plan_reschedule (rows, change.days, NULL);
  g_autofree char *before = dup_span (edits, FALSE, today);
  g_autofree char *after = dup_span (edits, TRUE, today);
  g_autofree char *text = NULL;
  guint n_stay = rows->len - edits->len;

  gtk_widget_set_visible (GTK_WIDGET (self->dates_label), change.days != 0);
  if (before != NULL && n_stay > 0)
    /* Translators: dates before and after a move, and how many rows are not moved, as they are over */
    text = g_strdup_printf (ngettext ("%s → %s; %u stays as it is", "%s → %s; %u stay as they are", n_stay),
                            before, after, n_stay);
  else if (before != NULL)
    text = g_strdup_printf ("%s → %s", before, after);
  gtk_label_set_label (self->dates_label, text != NULL ? text : _("None of these has a date that can still be moved."));
}

static void
changed_cb (TandemBatchForm *self)
{
  TandemPlanChange change;

  if (self->editor == NULL)
    return;

  change = get_change (self);
  show_dates (self);
  gtk_widget_set_sensitive (self->change_button,
                            change.days != 0 || change.status != NULL || change.responsible != NULL);
}

static void
show_responsible (TandemBatchForm *self)
{
  g_autoptr(TandemDoc) doc = self->responsible != NULL ? tandem_context_resolve (get_context (self), self->responsible) : NULL;
  g_autofree char *title = doc != NULL ? tandem_doc_dup_title (doc, get_context (self)) : NULL;

  gtk_menu_button_set_label (self->responsible_button, title != NULL ? title : _("As It Is"));
}

static void
change_clicked_cb (TandemBatchForm *self)
{
  TandemPlanChange change = get_change (self);
  g_autoptr(GPtrArray) rows = list_rows (self);
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (kept, tandem_doc_ref (g_ptr_array_index (rows, i)));
  if (!tandem_plan_editor_change (self->editor, kept, &change))
    return;

  adw_spin_row_set_value (self->days_row, 0);
  adw_combo_row_set_selected (self->status_row, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_row), "");
  g_clear_pointer (&self->responsible, g_free);
  show_responsible (self);
  changed_cb (self);
}

/* ---- what is offered ------------------------------------------------------------ */

/* A state is offered where all rows are of one kind, which has one. */
static void
offer_statuses (TandemBatchForm *self,
                GPtrArray       *rows)
{
  const TandemKind *kind = tandem_doc_get_kind (g_ptr_array_index (rows, 0));
  const TandemField *field = tandem_kind_find_field (kind, "status");
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  const TandemVocabulary *vocabulary;

  for (guint i = 1; i < rows->len; i++)
    if (tandem_doc_get_kind (g_ptr_array_index (rows, i)) != kind)
      field = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->status_row), field != NULL);
  if (field == NULL)
    return;

  self->codes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->codes, NULL);
  gtk_string_list_append (labels, _("As It Is"));
  vocabulary = tandem_field_get_vocabulary (field, get_context (self));
  for (guint i = 0; vocabulary != NULL && i < vocabulary->n_terms; i++)
    {
      g_ptr_array_add (self->codes, g_strdup (vocabulary->terms[i].code));
      gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, vocabulary->terms[i].label));
    }
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (labels));
}

/* Whom all of the rows can have: an action is led by an organisation only. */
static GListModel *
search_responsible (const char *text,
                    gpointer    user_data)
{
  static const char *const organisations[] = { "organisation", NULL };
  static const char *const all[] = { "organisation", "contact", NULL };
  TandemBatchForm *self = user_data;
  g_autoptr(GPtrArray) rows = list_rows (self);
  gboolean milestones = TRUE;

  for (guint i = 0; i < rows->len; i++)
    milestones = milestones && g_str_equal (tandem_doc_get_kind (g_ptr_array_index (rows, i))->name, "milestone");

  return tandem_record_chooser_search (self->chooser, milestones ? all : organisations, text);
}

static void
responsible_chosen_cb (TandemBatchForm *self,
                       const char      *id)
{
  g_set_str (&self->responsible, id);
  show_responsible (self);
  changed_cb (self);
}

/* "M2.1, M2.2, M2.3" */
static void
show_names (TandemBatchForm *self,
            GPtrArray       *rows)
{
  g_autoptr(GString) names = g_string_new (NULL);
  const TandemKind *kind = tandem_doc_get_kind (g_ptr_array_index (rows, 0));
  g_autofree char *title = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      TandemDoc *row = g_ptr_array_index (rows, i);
      const char *code = tandem_val_string (tandem_doc_get (row, "code"));

      if (tandem_doc_get_kind (row) != kind)
        kind = NULL;
      if (code == NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, code);
    }
  if (kind != NULL)
    /* Translators: a number and a kind of record, as in "7 Milestones" */
    title = g_strdup_printf (_("%u %s"), rows->len, g_dgettext (GETTEXT_PACKAGE, kind->plural));
  else
    title = g_strdup_printf (ngettext ("%u Row", "%u Rows", rows->len), rows->len);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->names_label, names->str);
}

/* ---- the widget ------------------------------------------------------------------- */

static void
tandem_batch_form_dispose (GObject *object)
{
  TandemBatchForm *self = TANDEM_BATCH_FORM (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->responsible, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_BATCH_FORM);

  G_OBJECT_CLASS (tandem_batch_form_parent_class)->dispose (object);
}

static void
tandem_batch_form_class_init (TandemBatchFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_batch_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-batch-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, names_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, days_row);
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, dates_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, status_row);
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, responsible_row);
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, responsible_button);
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TandemBatchForm, change_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_clicked_cb);
}

static void
tandem_batch_form_init (TandemBatchForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_batch_form_new:
 * @editor: what changes the plan
 * @rows: (element-type TandemDoc): several rows of it
 *
 * Returns: a form for all of them
 */
GtkWidget *
tandem_batch_form_new (TandemPlanEditor *editor,
                       GPtrArray        *rows)
{
  TandemBatchForm *self = g_object_new (TANDEM_TYPE_BATCH_FORM, NULL);
  GtkWidget *popover;

  self->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->ids, g_strdup (tandem_doc_get_id (g_ptr_array_index (rows, i))));
  self->editor = g_object_ref (editor);
  self->chooser = tandem_store_chooser_new (tandem_plan_editor_get_session (editor), GTK_WIDGET (self));
  popover = tandem_choice_popover_new (_("Responsible"), TRUE, search_responsible, self);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (responsible_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->responsible_button, popover);

  show_names (self, rows);
  offer_statuses (self, rows);
  show_responsible (self);
  changed_cb (self);

  return GTK_WIDGET (self);
}
