/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-list.h"

#include "tandem-record.h"

struct _TandemSectionList
{
  GObject     parent_instance;

  TandemList *list;         /* (owned) */
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemSectionList, tandem_section_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

static void
items_changed_cb (TandemSectionList *self,
                  guint              position,
                  guint              removed,
                  guint              added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
tandem_section_list_get_item_type (GListModel *model)
{
  return TANDEM_TYPE_RECORD;
}

static guint
tandem_section_list_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (TANDEM_SECTION_LIST (model)->list));
}

static gpointer
tandem_section_list_get_item (GListModel *model,
                              guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (TANDEM_SECTION_LIST (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tandem_section_list_get_item_type;
  iface->get_n_items = tandem_section_list_get_n_items;
  iface->get_item = tandem_section_list_get_item;
}

static void
tandem_section_list_get_section (GtkSectionModel *model,
                                 guint            position,
                                 guint           *start,
                                 guint           *end)
{
  TandemSectionList *self = TANDEM_SECTION_LIST (model);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (position >= n_items)
    {
      *start = n_items;
      *end = G_MAXUINT;
      return;
    }

  tandem_list_get_section (self->list, position, start, end);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = tandem_section_list_get_section;
}

static void
tandem_section_list_dispose (GObject *object)
{
  TandemSectionList *self = TANDEM_SECTION_LIST (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (tandem_section_list_parent_class)->dispose (object);
}

static void
tandem_section_list_class_init (TandemSectionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_section_list_dispose;
}

static void
tandem_section_list_init (TandemSectionList *self)
{
}

/**
 * tandem_section_list_new:
 * @list: a list of the store
 *
 * Returns: (transfer full): @list with its groups as sections
 */
TandemSectionList *
tandem_section_list_new (TandemList *list)
{
  TandemSectionList *self = g_object_new (TANDEM_TYPE_SECTION_LIST, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}
