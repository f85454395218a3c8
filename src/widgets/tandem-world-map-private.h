/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-world-map.h"

#include <shumate/shumate.h>

#include "tandem-atlas-view.h"

G_BEGIN_DECLS

/* The files of the map: -map.c moves and zooms it, -map-marks.c has what can be
 * chosen on it. */

#define TANDEM_WORLD_TILE 256           /* pixels that the world is wide at zoom 0 */
#define TANDEM_WORLD_APART 22           /* pixels that marks are apart at least */

/* A mark that can be chosen: a city or several, or a pairing or several. */
typedef struct
{
  GtkWidget *marker;            /* (unowned): the layer has it */
  guint      node;              /* G_MAXUINT: a line */
  guint      edge;
} Mark;

struct _TandemWorldMap
{
  GtkWidget           parent_instance;

  GtkWidget          *overlay;
  ShumateMap         *map;
  ShumateLayer       *land;
  ShumateLayer       *links;
  ShumateMarkerLayer *markers;
  ShumateMapLayer    *tiles_layer;  /* (nullable) */
  GtkWidget          *license;      /* (nullable) */
  GtkWidget          *buttons;
  GtkWidget          *popover;      /* (nullable) */

  TandemAtlas        *atlas;        /* (owned) (nullable) */
  TandemAtlasView    *view;         /* (owned) (nullable) */
  GArray             *marks;        /* (element-type Mark): in the order of Tab */
  guint               settle_id;
  guint               fit_id;
  gboolean            was_fitted;
  double              apart;        /* pixels of marks from each other, when all are in sight */
  double              whole_zoom;   /* at which they are */
};

/* map */
ShumateViewport *tandem_world_map_get_viewport        (TandemWorldMap        *self);
double           tandem_world_map_get_distance        (TandemWorldMap        *self,
                                                       double                 zoom);
void             tandem_world_map_fit                 (TandemWorldMap        *self,
                                                       const GArray          *cities);
void             tandem_world_map_activate_record     (TandemWorldMap        *self,
                                                       const char            *id);

/* marks */
void             tandem_world_map_lay_out             (TandemWorldMap        *self);
void             tandem_world_map_clear_marks         (TandemWorldMap        *self);
guint            tandem_world_map_find_focused        (TandemWorldMap        *self);
guint            tandem_world_map_get_focused_city    (TandemWorldMap        *self);
gboolean         tandem_world_map_focus_mark          (TandemWorldMap        *self,
                                                       guint                  index);
gboolean         tandem_world_map_focus_nth_city      (TandemWorldMap        *self,
                                                       guint                  city);
void             tandem_world_map_activate_edge       (TandemWorldMap        *self,
                                                       guint                  index,
                                                       GtkWidget             *marker);
char            *tandem_world_map_dup_spoken_pairings (TandemWorldMap        *self,
                                                       const TandemAtlasEdge *edge);

G_END_DECLS
