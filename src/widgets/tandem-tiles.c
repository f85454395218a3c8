/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-tiles.h"

#include "tandem-tile.h"

struct _TandemTiles
{
  TandemView parent_instance;
};

static void tandem_tiles_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemTiles, tandem_tiles, TANDEM_TYPE_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, tandem_tiles_buildable_init))

enum { PROP_NARROW = 1 };
static const TandemViewProperty properties[] = {
  { "narrow", G_TYPE_BOOLEAN },
};

static void
tandem_tiles_update (TandemView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);
  gboolean narrow = tandem_view_bool (view, PROP_NARROW);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), !narrow);
  tandem_widget_set_class (widget, "narrow", narrow);
  tandem_widget_set_class (widget, "wide", !narrow);
  for (GtkWidget *tile = gtk_widget_get_first_child (widget); tile; tile = gtk_widget_get_next_sibling (tile))
    g_object_set (tile, "narrow", narrow, NULL);
}

static void
tandem_tiles_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  if (TANDEM_IS_TILE (child))
    tandem_tiles_add (TANDEM_TILES (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
tandem_tiles_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = tandem_tiles_add_child;
}

static void
tandem_tiles_class_init (TandemTilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-tiles", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_tiles_update);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tandem_tiles_init (TandemTiles *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

void
tandem_tiles_add (TandemTiles *self,
                  GtkWidget   *tile)
{
  g_return_if_fail (TANDEM_IS_TILES (self));
  g_return_if_fail (TANDEM_IS_TILE (tile));

  gtk_widget_set_parent (tile, GTK_WIDGET (self));
  g_object_set (tile, "narrow", tandem_view_bool (self, PROP_NARROW), NULL);
}

void
tandem_tiles_clear (TandemTiles *self)
{
  GtkWidget *tile;

  g_return_if_fail (TANDEM_IS_TILES (self));

  while ((tile = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (tile);
}
