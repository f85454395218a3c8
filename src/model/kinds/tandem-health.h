/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"

G_BEGIN_DECLS

/* The thresholds of the health of pairings, plans, pilots and objectives, in days. */
#define TANDEM_HEALTH_LATE_DAYS    14   /* a milestone later than this is off track, up to it at risk */
#define TANDEM_HEALTH_CONTACT_DAYS 180  /* no contact for longer is off track */
#define TANDEM_HEALTH_UPDATE_DAYS  30   /* no update for longer is said */
#define TANDEM_UPCOMING_DAYS       30   /* what is due within this is upcoming */
#define TANDEM_EXPIRING_MONTHS     6    /* agreements that end within this are expiring */

/**
 * TandemHealth:
 * @code: of the vocabulary "health": on_track, at_risk, off_track, not_updated, closed
 * @reason: one sentence that says why
 * @part: (nullable): id of the record the sentence is about
 * @not_updated: how many parts nobody updated for a month
 * @n_parts: of how many that are judged
 */
typedef struct
{
  const char *code;
  char *reason;
  char *part;
  guint not_updated;
  guint n_parts;
} TandemHealth;

TandemHealth *tandem_health_new  (const TandemDoc     *doc,
                                  const TandemContext *context);
void          tandem_health_free (TandemHealth        *self);

/* For tables of computed values: the code, and the sentence. */
void          tandem_health_compute_code   (const TandemDoc     *doc,
                                            const TandemContext *context,
                                            GValue              *value);
void          tandem_health_compute_reason (const TandemDoc     *doc,
                                            const TandemContext *context,
                                            GValue              *value);

/* Where tables of computed values have these two. */
#define TANDEM_HEALTH_COMPUTED                                                       \
  { "health", N_("Health"), G_TYPE_STRING, tandem_health_compute_code },             \
  { "health_reason", N_("Why"), G_TYPE_STRING, tandem_health_compute_reason }

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemHealth, tandem_health_free)

G_END_DECLS
