/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemTreePlace:
 * @parent: what it hangs on, a place before it; -1 for none
 * @level: how many steps from the root; below 0 on the other side of it
 * @size: how much it takes across the tree
 * @place: (out): where it begins, across the tree
 *
 * One node of a tree that is to be drawn.
 */
typedef struct
{
  int parent;
  int level;
  int size;
  int place;
} TandemTreePlace;

int tandem_tree_lay_out (TandemTreePlace *places,
                         guint            n_places,
                         int              gap,
                         gboolean         centred);

G_END_DECLS
