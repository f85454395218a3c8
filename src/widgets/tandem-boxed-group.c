/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-boxed-group.h"

#include "tandem-section-header.h"

struct _TandemBoxedGroup
{
  TandemView parent_instance;

  GtkWidget *header;
  GtkWidget *add_button;
  GtkWidget *description;
  GtkWidget *list;
};

static void tandem_boxed_group_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemBoxedGroup, tandem_boxed_group, TANDEM_TYPE_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, tandem_boxed_group_buildable_init))

enum { PROP_TITLE = 1, PROP_COUNT, PROP_ADD_LABEL, PROP_ADD_ACTION, PROP_DESCRIPTION };
static const TandemViewProperty properties[] = {
  { "title", G_TYPE_STRING },
  { "count", G_TYPE_INT, -1 },
  { "add-label", G_TYPE_STRING },
  { "add-action", G_TYPE_STRING },
  { "description", G_TYPE_STRING },
};

static int
count_rows (TandemBoxedGroup *self)
{
  int n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row; row = gtk_widget_get_next_sibling (row))
    n += GTK_IS_LIST_BOX_ROW (row);

  return n;
}

static void
tandem_boxed_group_update (TandemView *view)
{
  TandemBoxedGroup *self = TANDEM_BOXED_GROUP (view);
  const char *title = tandem_view_string (self, PROP_TITLE);
  const char *add_label = tandem_view_string (self, PROP_ADD_LABEL);
  int count = tandem_view_int (self, PROP_COUNT);
  int rows = count_rows (self);

  g_object_set (self->header, "title", title, "count", count >= 0 ? count : rows, NULL);
  gtk_widget_set_visible (self->add_button, add_label != NULL && tandem_view_string (self, PROP_ADD_ACTION) != NULL);
  gtk_widget_set_tooltip_text (self->add_button, add_label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->add_button), tandem_view_string (self, PROP_ADD_ACTION));
  tandem_label_set_or_hide (self->description, tandem_view_string (self, PROP_DESCRIPTION));
  gtk_widget_set_visible (self->list, rows > 0);
  tandem_widget_set_accessible_label (self->list, title);
}

static void
list_items_changed_cb (TandemBoxedGroup *self)
{
  tandem_boxed_group_update (TANDEM_VIEW (self));
}

static void
tandem_boxed_group_add_child (GtkBuildable *buildable,
                              GtkBuilder   *builder,
                              GObject      *child,
                              const char   *type)
{
  TandemBoxedGroup *self = TANDEM_BOXED_GROUP (buildable);

  /* the template's own children come first, through the same function */
  if (self->list != NULL && GTK_IS_WIDGET (child))
    tandem_boxed_group_add (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
tandem_boxed_group_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = tandem_boxed_group_add_child;
}

static void
tandem_boxed_group_class_init (TandemBoxedGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_SECTION_HEADER);
  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-group", "tandem-boxed-group",
                             properties, G_N_ELEMENTS (properties), tandem_boxed_group_update);
  gtk_widget_class_bind_template_child (widget_class, TandemBoxedGroup, header);
  gtk_widget_class_bind_template_child (widget_class, TandemBoxedGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, TandemBoxedGroup, description);
  gtk_widget_class_bind_template_child (widget_class, TandemBoxedGroup, list);
}

static void
tandem_boxed_group_init (TandemBoxedGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A widget that is no row is put in one. */
void
tandem_boxed_group_add (TandemBoxedGroup *self,
                        GtkWidget        *row)
{
  g_return_if_fail (TANDEM_IS_BOXED_GROUP (self));
  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  tandem_boxed_group_update (TANDEM_VIEW (self));
}

void
tandem_boxed_group_clear (TandemBoxedGroup *self)
{
  g_return_if_fail (TANDEM_IS_BOXED_GROUP (self));

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  tandem_boxed_group_update (TANDEM_VIEW (self));
}

void
tandem_boxed_group_bind_model (TandemBoxedGroup          *self,
                               GListModel                *model,
                               GtkListBoxCreateWidgetFunc create,
                               gpointer                   user_data,
                               GDestroyNotify             destroy)
{
  g_return_if_fail (TANDEM_IS_BOXED_GROUP (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), model, create, user_data, destroy);
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (list_items_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  tandem_boxed_group_update (TANDEM_VIEW (self));
}

/* For row-activated and the selection. */
GtkWidget *
tandem_boxed_group_get_list_box (TandemBoxedGroup *self)
{
  g_return_val_if_fail (TANDEM_IS_BOXED_GROUP (self), NULL);

  return self->list;
}
