/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-picture.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_TREE_UPRIGHT,      /* a level is a row; levels below 0 stand above the root */
  TANDEM_TREE_COLUMNS,      /* a level is a column with a heading */
} TandemTreeShape;

/**
 * TandemTree:
 *
 * Pins that hang on one another, with the lines between them. Where it is
 * narrow, they stand one below the other, indented by their level.
 */
#define TANDEM_TYPE_TREE (tandem_tree_get_type ())
G_DECLARE_FINAL_TYPE (TandemTree, tandem_tree, TANDEM, TREE, TandemPicture)

GtkWidget  *tandem_tree_new  (TandemTreeShape    shape,
                              const char *const *headings);
TandemPin *tandem_tree_add  (TandemTree        *self,
                              const char        *key,
                              const char        *parent,
                              int                level);
void        tandem_tree_join (TandemTree        *self,
                              const char        *from,
                              const char        *to);

G_END_DECLS
