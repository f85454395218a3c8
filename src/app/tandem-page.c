/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-page.h"

G_DEFINE_INTERFACE (TandemPage, tandem_page, GTK_TYPE_WIDGET)

static void
tandem_page_default_init (TandemPageInterface *iface)
{
  g_object_interface_install_property (iface,
                                       g_param_spec_boolean ("places-hidden", NULL, NULL, FALSE,
                                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                             G_PARAM_STATIC_STRINGS));
}

/**
 * tandem_page_show_record:
 * @self: a page
 * @id: id of a record
 *
 * Returns: whether the page shows the record, now or as soon as it has it
 */
gboolean
tandem_page_show_record (TandemPage *self,
                         const char *id)
{
  TandemPageInterface *iface = TANDEM_PAGE_GET_IFACE (self);

  return iface->show_record != NULL && iface->show_record (self, id);
}

/**
 * tandem_page_dup_selected:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): the id of the record that actions are about
 */
char *
tandem_page_dup_selected (TandemPage *self)
{
  TandemPageInterface *iface = TANDEM_PAGE_GET_IFACE (self);

  return iface->dup_selected != NULL ? iface->dup_selected (self) : NULL;
}

/**
 * tandem_page_create:
 * @self: a page
 *
 * Asks for what a new record of the place needs.
 */
void
tandem_page_create (TandemPage *self)
{
  TandemPageInterface *iface = TANDEM_PAGE_GET_IFACE (self);

  if (iface->create != NULL)
    iface->create (self);
}

/**
 * tandem_page_find:
 * @self: a page
 *
 * Puts the focus where one types what to find in the page.
 *
 * Returns: whether there is such a place
 */
gboolean
tandem_page_find (TandemPage *self)
{
  TandemPageInterface *iface = TANDEM_PAGE_GET_IFACE (self);

  return iface->find != NULL && iface->find (self);
}

/**
 * tandem_page_back:
 * @self: a page
 *
 * Returns: whether there was somewhere to go back to
 */
gboolean
tandem_page_back (TandemPage *self)
{
  TandemPageInterface *iface = TANDEM_PAGE_GET_IFACE (self);

  return iface->back != NULL && iface->back (self);
}

/**
 * tandem_page_take_focus:
 * @self: a page that has just come up
 *
 * Puts the focus where the work is: keys go there without a way through the
 * sidebar and the header.
 */
void
tandem_page_take_focus (TandemPage *self)
{
  TandemPageInterface *iface = TANDEM_PAGE_GET_IFACE (self);

  if (iface->take_focus != NULL)
    iface->take_focus (self);
}

/**
 * tandem_page_show_view:
 * @views: the views of a page
 * @index: which one, counted from 0
 *
 * Turns to another view, if there are so many.
 */
void
tandem_page_show_view (AdwToggleGroup *views,
                       guint           index)
{
  if (index < adw_toggle_group_get_n_toggles (views))
    adw_toggle_group_set_active (views, index);
}
