/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-list.h"

G_BEGIN_DECLS

/**
 * TandemSectionList:
 *
 * Shows the groups of a #TandemList as the sections of a list view: the store
 * knows no GTK, so it cannot implement #GtkSectionModel itself.
 */
#define TANDEM_TYPE_SECTION_LIST (tandem_section_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemSectionList, tandem_section_list, TANDEM, SECTION_LIST, GObject)

TandemSectionList *tandem_section_list_new (TandemList *list);

G_END_DECLS
