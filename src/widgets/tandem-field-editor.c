/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-field-editor.h"

#include <glib/gi18n-lib.h>

#include "tandem-view.h"

typedef struct
{
  TandemFormModel   *model;         /* (owned) */
  const TandemField *field;
  char              *path;          /* (owned) */

  GtkWidget         *title;
  GtkWidget         *control;       /* (nullable) */
  GtkWidget         *labelled;      /* (nullable): what takes the input, and is told to be wrong */
  GtkWidget         *content;
  GtkWidget         *problem;
  GtkWidget         *gap;
  GtkWidget         *suffixes;
  gboolean           refused;       /* the problem is about what was typed, not about what is stored */
} TandemFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TandemFieldEditor, tandem_field_editor, ADW_TYPE_PREFERENCES_ROW)

static TandemFieldEditorPrivate *
get_priv (TandemFieldEditor * self)
{
  return tandem_field_editor_get_instance_private (self);
}

static GtkWidget *
add_hint (TandemFieldEditor *self,
          const char        *icon,
          const char        *style,
          const char        *words)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (image, words);
  gtk_widget_add_css_class (image, style);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  tandem_field_editor_add_suffix (self, image);

  return image;
}

static void
build_hints (TandemFieldEditor *self)
{
  TandemFieldEditorPrivate *priv = get_priv (self);

  if (priv->field->flags & TANDEM_PERSONAL)
    add_hint (self, "person-symbolic", "dimmed", _("About a person: left out of public files"));
  if (priv->field->flags & TANDEM_FROZEN)
    add_hint (self, "changes-prevent-symbolic", "dimmed", _("Set by the program and kept; not edited by hand"));
  if (priv->field->flags & TANDEM_EXPECTED)
    priv->gap = add_hint (self, "gap-symbolic", "warning", _("A gap: this should be there"));
}

/* What the checks say about the stored value. Nothing is said about an absent
 * one: that is a gap, which has its own sign. */
static void
show_stored_problem (TandemFieldEditor *self,
                     TandemVal          value)
{
  TandemFieldEditorPrivate *priv = get_priv (self);
  const TandemProblem *found = NULL;

  if (priv->refused)
    return;
  if (tandem_val_exists (value))
    found = tandem_form_model_get_problem (priv->model, priv->path);

  tandem_label_set_or_hide (priv->problem, found ? found->message : NULL);
  tandem_widget_set_class (priv->problem, "error", found && found->severity == TANDEM_SEVERITY_ERROR);
  tandem_widget_set_class (priv->problem, "warning", found && found->severity == TANDEM_SEVERITY_WARNING);
}

static void
model_changed_cb (TandemFieldEditor *self)
{
  TandemFieldEditorPrivate *priv = get_priv (self);
  TandemVal value = tandem_field_editor_get_value (self);

  TANDEM_FIELD_EDITOR_GET_CLASS (self)->show (self, value);
  if (priv->gap != NULL)
    gtk_widget_set_visible (priv->gap, !tandem_val_exists (value));
  show_stored_problem (self, value);
}

static void
tandem_field_editor_finalize (GObject *object)
{
  TandemFieldEditorPrivate *priv = get_priv (TANDEM_FIELD_EDITOR (object));

  g_clear_weak_pointer (&priv->labelled);
  g_clear_object (&priv->model);
  g_clear_pointer (&priv->path, g_free);

  G_OBJECT_CLASS (tandem_field_editor_parent_class)->finalize (object);
}

static void
tandem_field_editor_class_init (TandemFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_field_editor_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-field-editor.ui");
  gtk_widget_class_bind_template_child_private (widget_class, TandemFieldEditor, title);
  gtk_widget_class_bind_template_child_private (widget_class, TandemFieldEditor, content);
  gtk_widget_class_bind_template_child_private (widget_class, TandemFieldEditor, problem);
  gtk_widget_class_bind_template_child_private (widget_class, TandemFieldEditor, suffixes);
}

static void
tandem_field_editor_init (TandemFieldEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tandem_field_editor_new_of (GType              type,
                            TandemFormModel   *model,
                            const TandemField *field,
                            const char        *path)
{
  TandemFieldEditor *self = g_object_new (type, NULL);
  TandemFieldEditorPrivate *priv = get_priv (self);
  const char *label = tandem_field_get_label (field);

  priv->model = g_object_ref (model);
  priv->field = field;
  priv->path = g_strdup (path);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_label_set_label (GTK_LABEL (priv->title), label);
  if (field->help != NULL)
    gtk_widget_set_tooltip_text (priv->title, g_dgettext (GETTEXT_PACKAGE, field->help));

  TANDEM_FIELD_EDITOR_GET_CLASS (self)->build (self);
  build_hints (self);
  if (priv->field->flags & TANDEM_FROZEN)
    gtk_widget_add_css_class (GTK_WIDGET (self), "frozen");
  model_changed_cb (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

TandemFormModel *
tandem_field_editor_get_model (TandemFieldEditor *self)
{
  g_return_val_if_fail (TANDEM_IS_FIELD_EDITOR (self), NULL);

  return get_priv (self)->model;
}

const TandemField *
tandem_field_editor_get_field (TandemFieldEditor *self)
{
  g_return_val_if_fail (TANDEM_IS_FIELD_EDITOR (self), NULL);

  return get_priv (self)->field;
}

const char *
tandem_field_editor_get_path (TandemFieldEditor *self)
{
  g_return_val_if_fail (TANDEM_IS_FIELD_EDITOR (self), NULL);

  return get_priv (self)->path;
}

TandemVal
tandem_field_editor_get_value (TandemFieldEditor *self)
{
  TandemFieldEditorPrivate *priv = get_priv (self);

  return tandem_form_model_get_value (priv->model, priv->path);
}

gboolean
tandem_field_editor_get_frozen (TandemFieldEditor *self)
{
  return (get_priv (self)->field->flags & TANDEM_FROZEN) != 0;
}

/* What is said to be wrong now, or NULL. */
const char *
tandem_field_editor_get_problem (TandemFieldEditor *self)
{
  TandemFieldEditorPrivate *priv;

  g_return_val_if_fail (TANDEM_IS_FIELD_EDITOR (self), NULL);

  priv = get_priv (self);

  return gtk_widget_get_visible (priv->problem) ? gtk_label_get_label (GTK_LABEL (priv->problem)) : NULL;
}

/* Hands the new value to the document. FALSE when it is refused; the reason
 * then stands below the control, and what was typed stays. */
gboolean
tandem_field_editor_commit (TandemFieldEditor *self,
                            const char        *json)
{
  TandemFieldEditorPrivate *priv;
  g_autofree char *problem = NULL;

  g_return_val_if_fail (TANDEM_IS_FIELD_EDITOR (self), FALSE);
  g_return_val_if_fail (json != NULL, FALSE);

  priv = get_priv (self);
  if (!tandem_form_model_edit (priv->model, priv->path, json, &problem))
    {
      tandem_field_editor_set_problem (self, problem);
      return FALSE;
    }

  tandem_field_editor_set_problem (self, NULL);
  show_stored_problem (self, tandem_field_editor_get_value (self));

  return TRUE;
}

/* TRUE when the control, or the first thing in the row that can, has the focus. */
gboolean
tandem_field_editor_focus (TandemFieldEditor *self)
{
  TandemFieldEditorPrivate *priv;

  g_return_val_if_fail (TANDEM_IS_FIELD_EDITOR (self), FALSE);

  priv = get_priv (self);

  return (priv->control != NULL && gtk_widget_child_focus (priv->control, GTK_DIR_TAB_FORWARD)) ||
         gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
tandem_field_editor_set_control (TandemFieldEditor *self,
                                 GtkWidget         *control)
{
  TandemFieldEditorPrivate *priv = get_priv (self);

  priv->control = control;
  gtk_box_insert_child_after (GTK_BOX (priv->content), control, priv->title);
  if (tandem_field_editor_get_frozen (self))
    gtk_widget_set_sensitive (control, FALSE);
}

/* After the control, before the hints that come last. */
void
tandem_field_editor_add_suffix (TandemFieldEditor *self,
                                GtkWidget         *suffix)
{
  TandemFieldEditorPrivate *priv = get_priv (self);

  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (priv->suffixes), suffix);
  gtk_widget_set_visible (priv->suffixes, TRUE);
}

/* For rows whose control stands at the end, like switches: the label then is
 * the text of the row. */
void
tandem_field_editor_set_inline (TandemFieldEditor *self)
{
  TandemFieldEditorPrivate *priv = get_priv (self);

  gtk_widget_remove_css_class (priv->title, "caption");
  gtk_widget_remove_css_class (priv->title, "dimmed");
}

/* Not where the control says it itself, once for each language. */
void
tandem_field_editor_show_title (TandemFieldEditor *self,
                                gboolean           visible)
{
  gtk_widget_set_visible (get_priv (self)->title, visible);
}

/* What is wrong with what was typed; NULL when that is mended. */
void
tandem_field_editor_set_problem (TandemFieldEditor *self,
                                 const char        *problem)
{
  TandemFieldEditorPrivate *priv;

  g_return_if_fail (TANDEM_IS_FIELD_EDITOR (self));

  priv = get_priv (self);
  priv->refused = problem != NULL;
  tandem_label_set_or_hide (priv->problem, problem);
  tandem_widget_set_class (priv->problem, "error", problem != NULL);
  tandem_widget_set_class (priv->problem, "warning", FALSE);
  tandem_widget_set_class (GTK_WIDGET (self), "refused", problem != NULL);
  if (priv->labelled != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (priv->labelled),
                                 GTK_ACCESSIBLE_STATE_INVALID,
                                 problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);
}

/* The accessible name of a control is the label people see, its description
 * the help. */
void
tandem_field_editor_label (TandemFieldEditor *self,
                           GtkWidget         *control)
{
  TandemFieldEditorPrivate *priv = get_priv (self);

  if (priv->labelled == NULL)
    g_set_weak_pointer (&priv->labelled, control);
  tandem_widget_set_accessible_label (control, tandem_field_get_label (priv->field));
  if (priv->field->help != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    g_dgettext (GETTEXT_PACKAGE, priv->field->help),
                                    -1);
}
