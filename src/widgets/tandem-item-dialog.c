/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include <glib/gi18n-lib.h>

#include "tandem-item.h"
#include "tandem-view.h"

/* One item of a keyed list. An item that exists is edited in place, like every
 * field; a new one is kept apart until it is whole, so that a half-filled item
 * never reaches the document. */
#define TANDEM_TYPE_ITEM_DIALOG (tandem_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemItemDialog, tandem_item_dialog, TANDEM, ITEM_DIALOG, AdwDialog)

struct _TandemItemDialog
{
  AdwDialog          parent_instance;

  TandemFormModel   *target;        /* (owned): where a draft goes */
  TandemFormModel   *model;         /* (owned): what is edited here */
  const TandemField *list;
  char              *path;          /* (owned) */
  GtkWidget         *add;           /* (nullable) */
  GtkWidget         *problem;
};

G_DEFINE_FINAL_TYPE (TandemItemDialog, tandem_item_dialog, ADW_TYPE_DIALOG)

static void
tandem_item_dialog_finalize (GObject *object)
{
  TandemItemDialog *self = TANDEM_ITEM_DIALOG (object);

  g_clear_object (&self->target);
  g_clear_object (&self->model);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (tandem_item_dialog_parent_class)->finalize (object);
}

static void
tandem_item_dialog_class_init (TandemItemDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_item_dialog_finalize;
}

static void
tandem_item_dialog_init (TandemItemDialog *self)
{
}

/* Only a whole item can be added; what is still missing is said. */
static void
update_add (TandemItemDialog *self)
{
  TandemVal item = tandem_form_model_get_value (self->model, self->path);
  const TandemProblem *problem = tandem_val_exists (item) ? tandem_form_model_get_problem (self->model, self->path) : NULL;
  gboolean wrong = problem != NULL && problem->severity == TANDEM_SEVERITY_ERROR;

  gtk_widget_set_sensitive (self->add, tandem_val_exists (item) && !wrong);
  adw_dialog_set_can_close (ADW_DIALOG (self), !tandem_val_exists (item));
  tandem_label_set_or_hide (self->problem, wrong ? problem->message : NULL);
}

static void
add_clicked_cb (TandemItemDialog *self)
{
  tandem_item_dialog_add (ADW_DIALOG (self));
}

static void
discard_response_cb (TandemItemDialog *self,
                     const char       *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* A draft is the one thing in a form that is not yet saved: it does not go by
 * a slip of the Escape key. */
static void
close_attempt_cb (TandemItemDialog *self)
{
  AdwDialog *question;

  tandem_form_model_flush (self->model);
  if (tandem_item_dialog_add (ADW_DIALOG (self)))
    return;

  question = adw_alert_dialog_new (_("Discard This Entry?"), _("It is not complete and has not been added."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question),
                                  "cancel", _("_Go On Editing"),
                                  "discard", _("_Discard"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (question, "response", G_CALLBACK (discard_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static GtkWidget *
make_group (TandemItemDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < self->list->n_sub; i++)
    if (!(self->list->sub[i].flags & (TANDEM_HIDDEN | TANDEM_ORDER)))
      {
        g_autofree char *path = g_strdup_printf ("%s.%s", self->path, self->list->sub[i].name);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   tandem_field_editor_new (self->model, &self->list->sub[i], path));
      }

  return group;
}

static GtkWidget *
make_header (TandemItemDialog *self,
             gboolean          draft)
{
  GtkWidget *header = adw_header_bar_new ();

  if (!draft)
    return header;

  self->add = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->add);

  return header;
}

static void
build (TandemItemDialog *self,
       gboolean          draft)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 "spacing", 12,
                                 "margin-start", 12, "margin-end", 12,
                                 "margin-top", 6, "margin-bottom", 18,
                                 NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE,
                                      "child", box,
                                      NULL);

  self->problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->problem, "dimmed");
  gtk_box_append (GTK_BOX (box), make_group (self));
  gtk_box_append (GTK_BOX (box), self->problem);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self, draft));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

AdwDialog *
tandem_item_dialog_new (TandemFormModel   *model,
                        const TandemField *list,
                        const char        *path,
                        gboolean           draft)
{
  TandemItemDialog *self = g_object_new (TANDEM_TYPE_ITEM_DIALOG,
                                         "title", tandem_field_get_label (list),
                                         "content-width", 460,
                                         NULL);

  self->target = g_object_ref (model);
  self->model = draft ? tandem_form_model_new_draft (model) : g_object_ref (model);
  self->list = list;
  self->path = g_strdup (path);
  build (self, draft);
  if (draft)
    {
      g_signal_connect_object (self->model, "changed", G_CALLBACK (update_add), self, G_CONNECT_SWAPPED);
      g_signal_connect (self, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
      update_add (self);
    }

  return ADW_DIALOG (self);
}

TandemFormModel *
tandem_item_dialog_get_model (AdwDialog *dialog)
{
  g_return_val_if_fail (TANDEM_IS_ITEM_DIALOG (dialog), NULL);

  return TANDEM_ITEM_DIALOG (dialog)->model;
}

/* Adds the draft to the document and closes. */
gboolean
tandem_item_dialog_add (AdwDialog *dialog)
{
  TandemItemDialog *self;
  g_autofree char *json = NULL;
  g_autofree char *problem = NULL;

  g_return_val_if_fail (TANDEM_IS_ITEM_DIALOG (dialog), FALSE);

  self = TANDEM_ITEM_DIALOG (dialog);
  tandem_form_model_flush (self->model);
  if (!gtk_widget_get_sensitive (self->add))
    return FALSE;

  json = tandem_val_dup_json (tandem_form_model_get_value (self->model, self->path));
  if (!tandem_form_model_edit (self->target, self->path, json, &problem))
    {
      tandem_label_set_or_hide (self->problem, problem);
      return FALSE;
    }
  adw_dialog_force_close (dialog);

  return TRUE;
}
