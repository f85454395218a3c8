/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-run.h"

G_BEGIN_DECLS

/* One revision on its way to the server, and what became of it. */
typedef struct
{
  char *id;
  char *rev;
  char *json;                   /* (nullable): as `_bulk_docs` takes it; NULL where only proof is wanted */
  guint status;                 /* of a refusal, else 0 */
  char *reason;                 /* (nullable): of a refusal */
  gboolean passing;             /* the refusal may pass by itself */
  gboolean proven;
} TandemParcel;

TandemParcel *tandem_parcel_new      (const char   *id,
                                      const char   *rev,
                                      char         *json);
void          tandem_parcel_free     (TandemParcel *self);

gboolean      tandem_parcels_send    (TandemRun    *run,
                                      const char   *database,
                                      GPtrArray    *parcels,
                                      GError      **error);
gboolean      tandem_parcels_prove   (TandemRun    *run,
                                      const char   *database,
                                      GPtrArray    *parcels,
                                      GError      **error);

G_END_DECLS
