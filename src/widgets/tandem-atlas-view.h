/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-atlas.h"

G_BEGIN_DECLS

/* One mark on the map: a city, or several that are too close to be told apart. */
typedef struct
{
  double x, y;              /* in the square of the projection */
  guint city;               /* the one that gives the place and the name */
  GArray *cities;           /* (element-type guint): all of them */
  guint n_pairings;
} TandemAtlasNode;

/* One line on the map: a pairing, or several between the same two marks. */
typedef struct
{
  guint from, to;           /* nodes, the western one first */
  const char *status;       /* the worst */
  GArray *pairings;         /* (element-type guint) */
} TandemAtlasEdge;

/* What an atlas comes to at one scale. Nodes go from west to east, edges from
 * the worst to the best. */
typedef struct
{
  double world;             /* pixels that the world is wide */
  GPtrArray *nodes;         /* (element-type TandemAtlasNode) */
  GPtrArray *edges;         /* (element-type TandemAtlasEdge) */
} TandemAtlasView;

TandemAtlasView       *tandem_atlas_view_new      (const TandemAtlas     *atlas,
                                                   double                 world,
                                                   double                 apart);
void                   tandem_atlas_view_free     (TandemAtlasView       *self);
const TandemAtlasNode *tandem_atlas_view_get_node (const TandemAtlasView *self,
                                                   guint                  index);
const TandemAtlasEdge *tandem_atlas_view_get_edge (const TandemAtlasView *self,
                                                   guint                  index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemAtlasView, tandem_atlas_view_free)

G_END_DECLS
