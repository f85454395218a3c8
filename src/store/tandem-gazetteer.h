/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-context.h"
#include "tandem-doc.h"

G_BEGIN_DECLS

/**
 * TandemGazetteerPlace:
 *
 * A place of the gazetteer; borrowed from it.
 */
typedef struct
{
  gint64 geonames_id;
  const char *name;
  const char *country;          /* ISO 3166-1 */
  const char *subdivision;      /* (nullable): ISO 3166-2, where it is certain */
  gint64 population;            /* of the core city, of no certain year; 0 is not known */
  double latitude;
  double longitude;
} TandemGazetteerPlace;

/**
 * TandemGazetteer:
 *
 * The places of the world that have 15,000 people and more: counted, immutable
 * once read, any thread. It takes about 3 MB, so that it is kept only while
 * somebody looks for a place.
 */
typedef struct _TandemGazetteer TandemGazetteer;

TandemGazetteer *tandem_gazetteer_load          (GError                    **error);
TandemGazetteer *tandem_gazetteer_new           (GBytes                     *places,
                                                 GBytes                     *subdivisions,
                                                 GError                    **error);
TandemGazetteer *tandem_gazetteer_ref           (TandemGazetteer            *self);
void             tandem_gazetteer_unref         (TandemGazetteer            *self);
guint            tandem_gazetteer_get_n_places  (TandemGazetteer            *self);
guint            tandem_gazetteer_get_n_skipped (TandemGazetteer            *self);
/* TandemGazetteerPlace, best first */
GArray          *tandem_gazetteer_find          (TandemGazetteer            *self,
                                                 const char                 *text,
                                                 const char                 *country,
                                                 guint                       limit);

/* A city with what the place knows, where it said nothing itself. */
TandemDoc       *tandem_gazetteer_fill          (const TandemDoc            *city,
                                                 const TandemGazetteerPlace *place,
                                                 TandemContext              *context,
                                                 char                      **filled,
                                                 char                      **kept,
                                                 GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemGazetteer, tandem_gazetteer_unref)

G_END_DECLS
