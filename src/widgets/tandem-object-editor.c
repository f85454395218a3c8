/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include <glib/gi18n-lib.h>

/* The members of an object in a row that unfolds; they are built when they are
 * first seen. */
struct _TandemObjectEditor
{
  AdwExpanderRow     parent_instance;

  TandemFormModel   *model;         /* (owned) */
  const TandemField *field;
  char              *path;          /* (owned) */
  gboolean           built;
};

G_DEFINE_FINAL_TYPE (TandemObjectEditor, tandem_object_editor, ADW_TYPE_EXPANDER_ROW)

/* "3 of 11 filled in": what a folded row can say of itself. */
static void
update_subtitle (TandemObjectEditor *self)
{
  TandemVal value = tandem_form_model_get_value (self->model, self->path);
  const TandemProblem *problem = tandem_val_exists (value) ? tandem_form_model_get_problem (self->model, self->path) : NULL;
  g_autofree char *text = NULL;
  guint filled = 0;

  for (guint i = 0; i < self->field->n_sub; i++)
    filled += tandem_val_exists (tandem_val_member (value, self->field->sub[i].name));

  if (problem != NULL && problem->severity == TANDEM_SEVERITY_ERROR)
    text = g_strdup (problem->message);
  else if (filled == 0)
    text = g_strdup (self->field->help ? g_dgettext (GETTEXT_PACKAGE, self->field->help) : _("Empty"));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u filled in", "%u of %u filled in", filled),
                            filled, self->field->n_sub);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
expanded_cb (TandemObjectEditor *self)
{
  if (self->built || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->built = TRUE;
  for (guint i = 0; i < self->field->n_sub; i++)
    if (!(self->field->sub[i].flags & (TANDEM_HIDDEN | TANDEM_ORDER)))
      {
        g_autofree char *path = g_strdup_printf ("%s.%s", self->path, self->field->sub[i].name);

        adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                                  tandem_field_editor_new (self->model, &self->field->sub[i], path));
      }
}

static void
tandem_object_editor_finalize (GObject *object)
{
  TandemObjectEditor *self = TANDEM_OBJECT_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (tandem_object_editor_parent_class)->finalize (object);
}

static void
tandem_object_editor_class_init (TandemObjectEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_object_editor_finalize;
}

static void
tandem_object_editor_init (TandemObjectEditor *self)
{
}

GtkWidget *
tandem_object_editor_new (TandemFormModel   *model,
                          const TandemField *field,
                          const char        *path)
{
  TandemObjectEditor *self = g_object_new (TANDEM_TYPE_OBJECT_EDITOR,
                                           "use-markup", FALSE,
                                           "title", tandem_field_get_label (field),
                                           NULL);

  self->model = g_object_ref (model);
  self->field = field;
  self->path = g_strdup (path);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_object (model, "changed", G_CALLBACK (update_subtitle), self, G_CONNECT_SWAPPED);
  update_subtitle (self);

  return GTK_WIDGET (self);
}
