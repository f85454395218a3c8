/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TandemPage:
 *
 * What the window asks of the page of a place. A page that has nothing to
 * answer leaves the function out.
 *
 * Property `places-hidden` (boolean): whether the sidebar is out of sight, so
 * that the page has to offer it.
 */
#define TANDEM_TYPE_PAGE (tandem_page_get_type ())
G_DECLARE_INTERFACE (TandemPage, tandem_page, TANDEM, PAGE, GtkWidget)

struct _TandemPageInterface
{
  GTypeInterface parent_iface;

  gboolean (*show_record)  (TandemPage *self,
                            const char *id);
  char    *(*dup_selected) (TandemPage *self);
  void     (*create)       (TandemPage *self);
  gboolean (*find)         (TandemPage *self);
  gboolean (*back)         (TandemPage *self);
  void     (*take_focus)   (TandemPage *self);
};

gboolean tandem_page_show_record  (TandemPage *self,
                                   const char *id);
char    *tandem_page_dup_selected (TandemPage *self);
void     tandem_page_create       (TandemPage *self);
gboolean tandem_page_find         (TandemPage *self);
gboolean tandem_page_back         (TandemPage *self);
void     tandem_page_take_focus   (TandemPage *self);
void     tandem_page_show_view    (AdwToggleGroup *views,
                                   guint           index);

G_END_DECLS
