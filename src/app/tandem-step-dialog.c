/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-step-dialog.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-partnership-needs.h"
#include "tandem-create-dialog.h"
#include "tandem-edit-dialog.h"
#include "tandem-json.h"
#include "tandem-status-glyph.h"
#include "tandem-widgets.h"

#define WIDTH 460

struct _TandemStepDialog
{
  AdwDialog      parent_instance;

  GtkBox        *box;
  TandemSession *session;   /* (owned) */
  char          *pairing;   /* (owned): id */
  char          *status;    /* (owned): the step */
  guint          refresh_id;
};

G_DEFINE_FINAL_TYPE (TandemStepDialog, tandem_step_dialog, ADW_TYPE_DIALOG)

static TandemDoc *
get_pairing (TandemStepDialog * self)
{
  return tandem_store_get (tandem_session_get_store (self->session), self->pairing, NULL);
}

/* "Signed", as the field says it. */
static const char *
get_step_label (const TandemDoc     *pairing,
                const char          *status,
                const TandemContext *context)
{
  const TandemField *field = tandem_kind_find_field (tandem_doc_get_kind (pairing), "status");
  const TandemTerm *term = tandem_vocabulary_find (tandem_field_get_vocabulary (field, context), status);

  return term != NULL ? g_dgettext (GETTEXT_PACKAGE, term->label) : status;
}

/* ---- what a button does ---------------------------------------------------------- */

static void
fill_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemStepDialog *self = TANDEM_STEP_DIALOG (widget);

  adw_dialog_present (tandem_edit_dialog_new_at (self->session, self->pairing, g_variant_get_string (parameter, NULL)), widget);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemStepDialog *self = TANDEM_STEP_DIALOG (widget);

  adw_dialog_present (tandem_edit_dialog_new (self->session, g_variant_get_string (parameter, NULL)), widget);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TandemStepDialog *self = TANDEM_STEP_DIALOG (widget);
  const TandemKind *kind = tandem_kind_find (g_variant_get_string (parameter, NULL));
  g_autoptr(TandemDoc) pairing = get_pairing (self);

  if (kind != NULL && pairing != NULL)
    adw_dialog_present (tandem_create_dialog_new (self->session, kind, pairing), widget);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemStepDialog *self = TANDEM_STEP_DIALOG (widget);
  TandemContext *context = tandem_session_get_context (self->session);
  g_autoptr(TandemDoc) before = get_pairing (self);
  g_autofree char *json = tandem_json_string (self->status);
  g_autofree char *label = NULL;
  g_autofree char *announcement = NULL;
  g_autofree char *title = NULL;
  g_autoptr(TandemDoc) after = NULL;
  g_autoptr(TandemBatch) batch = NULL;

  if (before == NULL || (after = tandem_doc_with (before, "status", json, NULL)) == NULL)
    return;

  title = tandem_doc_dup_title (before, context);
  /* Translators: the name of an undo step; %s is a step in the life of a pairing, as in "Move to Signed" */
  label = g_strdup_printf (_("Move to %s"), get_step_label (before, self->status, context));
  /* Translators: a toast: the title of a pairing, and the step it is at now */
  announcement = g_strdup_printf (_("“%s” is now: %s"), title, get_step_label (before, self->status, context));
  batch = tandem_batch_new (label);
  tandem_batch_put (batch, before, after);
  tandem_session_save (self->session, batch, announcement);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- what it shows ------------------------------------------------------------------ */

/* One way to what is missing: the record that lacks something, the field, or a new record. */
static GtkWidget *
new_button (const TandemNeed *need)
{
  const char *label, *action, *target;
  GtkWidget *button;

  if (need->record != NULL)
    {
      label = _("Complete…");
      action = "step.open";
      target = need->record;
    }
  else if (need->field != NULL)
    {
      label = need->detail != NULL ? _("Change…") : _("Fill In…");
      action = "step.fill";
      target = need->field;
    }
  else
    {
      label = _("Add…");
      action = "step.add";
      target = need->kind;
    }
  if (target == NULL)
    return NULL;

  button = gtk_button_new_with_label (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "rowbtn");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);

  return button;
}

static void
append_need (GtkListBox       *list,
             const TandemNeed *need)
{
  GtkWidget *button = need->is_met ? NULL : new_button (need);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", need->text,
                                 "subtitle", need->detail != NULL ? need->detail : "", "subtitle-lines", 2, NULL);
  GtkWidget *glyph = g_object_new (TANDEM_TYPE_STATUS_GLYPH, "status", need->is_met ? "achieved" : "missing",
                                   "label", need->is_met ? _("There") : NULL, "show-word", FALSE, NULL);
  g_autofree char *spoken = g_strdup_printf (C_("need", "%s: %s"), need->text, need->is_met ? _("There") : C_("need", "Missing"));

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), glyph);
  if (button != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  tandem_widget_set_accessible_label (row, spoken);
  gtk_list_box_append (list, row);
}

/* "Move to Signed", as the suggested step when nothing is missing. */
static void
append_move (TandemStepDialog *self,
             const TandemDoc  *pairing,
             gboolean          are_met)
{
  const char *step = get_step_label (pairing, self->status, tandem_session_get_context (self->session));
  /* Translators: %s is a step in the life of a pairing: Matched, Signed, Active… */
  g_autofree char *label = g_strdup_printf (are_met ? _("Move to %s") : _("Move to %s All the Same"), step);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (are_met)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "step.move");
  gtk_box_append (self->box, button);
}

static char *
dup_sentence (GPtrArray *needs,
              gboolean   is_here)
{
  guint n = 0;

  for (guint i = 0; i < needs->len; i++)
    n += !((TandemNeed *) g_ptr_array_index (needs, i))->is_met;
  if (n > 0)
    return g_strdup_printf (ngettext ("%u thing is missing for this step.", "%u things are missing for this step.", n), n);

  return g_strdup (is_here ? _("This is where the pairing is, and all that it needs is there.")
                           : _("All that this step needs is there."));
}

static void
show (TandemStepDialog *self)
{
  TandemContext *context = tandem_session_get_context (self->session);
  g_autoptr(TandemDoc) pairing = get_pairing (self);
  g_autoptr(GPtrArray) needs = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *child, *words, *list;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (pairing == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  needs = tandem_partnership_list_needs (pairing, self->status, context);
  sentence = dup_sentence (needs, tandem_val_has_code (tandem_doc_get (pairing, "status"), self->status));
  words = g_object_new (GTK_TYPE_LABEL, "label", sentence, "wrap", TRUE, "xalign", 0.0f, NULL);
  gtk_box_append (self->box, words);

  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < needs->len; i++)
    append_need (GTK_LIST_BOX (list), g_ptr_array_index (needs, i));
  gtk_box_append (self->box, list);

  adw_dialog_set_title (ADW_DIALOG (self), get_step_label (pairing, self->status, context));
  if (tandem_partnership_may_become (pairing, self->status))
    append_move (self, pairing, tandem_needs_are_met (needs));
}

static gboolean
refresh_cb (gpointer user_data)
{
  TandemStepDialog *self = user_data;

  self->refresh_id = 0;
  show (self);

  return G_SOURCE_REMOVE;
}

/* What was missing may be there now: another dialog over this one filled it in. */
static void
changed_cb (TandemStepDialog *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

/* ---- the dialog ------------------------------------------------------------------------ */

static void
tandem_step_dialog_dispose (GObject *object)
{
  TandemStepDialog *self = TANDEM_STEP_DIALOG (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pairing, g_free);
  g_clear_pointer (&self->status, g_free);

  G_OBJECT_CLASS (tandem_step_dialog_parent_class)->dispose (object);
}

static void
tandem_step_dialog_class_init (TandemStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_step_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "step.fill", "s", fill_action);
  gtk_widget_class_install_action (widget_class, "step.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "step.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "step.move", NULL, move_action);
}

static void
tandem_step_dialog_init (TandemStepDialog *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, NULL);

  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                            "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 24, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  adw_dialog_set_content_width (ADW_DIALOG (self), WIDTH);
}

/**
 * tandem_step_dialog_new:
 * @session: the session
 * @pairing: id of a pairing
 * @status: a step of its life, as its status says it
 *
 * Returns: a dialog
 */
AdwDialog *
tandem_step_dialog_new (TandemSession *session,
                        const char    *pairing,
                        const char    *status)
{
  TandemStepDialog *self = g_object_new (TANDEM_TYPE_STEP_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->pairing = g_strdup (pairing);
  self->status = g_strdup (status);
  show (self);
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}
