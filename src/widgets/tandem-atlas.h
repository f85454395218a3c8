/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cities and their pairings, as a map shows them. Filled on one thread, then
 * given to another; not changed after that. */
typedef struct
{
  char *id;
  char *name;
  char *native;             /* (nullable) */
  double latitude;
  double longitude;
  GArray *pairings;         /* (element-type guint): that it takes part in */
} TandemAtlasCity;

typedef struct
{
  char *id;
  char *title;
  const char *status;       /* a state of TandemStatus */
  GArray *links;            /* (element-type guint): cities, two a line */
} TandemAtlasPairing;

typedef struct
{
  GPtrArray *cities;        /* (element-type TandemAtlasCity) */
  GPtrArray *pairings;      /* (element-type TandemAtlasPairing) */
} TandemAtlas;

TandemAtlas              *tandem_atlas_new          (void);
void                      tandem_atlas_free         (TandemAtlas       *self);
guint                     tandem_atlas_add_city     (TandemAtlas       *self,
                                                     const char        *id,
                                                     const char        *name,
                                                     const char        *native,
                                                     double             latitude,
                                                     double             longitude);
guint                     tandem_atlas_add_pairing  (TandemAtlas       *self,
                                                     const char        *id,
                                                     const char        *title,
                                                     const char        *status);
void                      tandem_atlas_link         (TandemAtlas       *self,
                                                     guint              pairing,
                                                     guint              from,
                                                     guint              to);
const TandemAtlasCity    *tandem_atlas_get_city     (const TandemAtlas *self,
                                                     guint              index);
const TandemAtlasPairing *tandem_atlas_get_pairing  (const TandemAtlas *self,
                                                     guint              index);
char                     *tandem_atlas_dup_spoken   (const TandemAtlas *self,
                                                     guint              city);

/* Web Mercator: the world is a square of side 1, north-west is 0, 0. */
double                    tandem_mercator_x         (double             longitude);
double                    tandem_mercator_y         (double             latitude);
double                    tandem_mercator_longitude (double             x);
double                    tandem_mercator_latitude  (double             y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemAtlas, tandem_atlas_free)

G_END_DECLS
