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

/* The rules, in the order of their weight. */
typedef enum
{
  TANDEM_HEALTH_RULE_LATE,      /* a milestone is late */
  TANDEM_HEALTH_RULE_AGREEMENT, /* an agreement has expired */
  TANDEM_HEALTH_RULE_CONTACT,   /* there was no contact for long */
  TANDEM_HEALTH_RULE_BEYOND,    /* a milestone is expected after the period */
  TANDEM_HEALTH_RULE_MEETING,   /* no next meeting is planned */
  TANDEM_HEALTH_N_RULES,
} TandemHealthRule;

/* What a rule found: how bad it is, and in one sentence why. */
typedef struct
{
  const char *code;             /* NULL: it found nothing */
  char *reason;
} TandemHealthFinding;

/**
 * TandemHealth:
 * @code: of the vocabulary "health": on_track, at_risk, off_track, not_updated, closed
 * @reason: one sentence that says why
 * @part: (nullable): id of the record the sentence is about
 * @not_updated: how many parts nobody updated for a month
 * @n_parts: of how many that are judged
 * @findings: what each rule found
 */
typedef struct
{
  const char *code;
  char *reason;
  char *part;
  guint not_updated;
  guint n_parts;
  TandemHealthFinding findings[TANDEM_HEALTH_N_RULES];
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
