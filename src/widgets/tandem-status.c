/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-status.h"

#include <glib/gi18n-lib.h>

/* Three families, never mixed in one kind of row. Rows of health are in the
 * order from bad to good, which is how a parent takes the worst of its parts. */
static const TandemStatus statuses[] = {
  /* health, computed */
  { "off_track", N_("Off track"), "status-late-symbolic", "error" },
  { "at_risk", N_("At risk"), "status-risk-symbolic", "warning" },
  { "on_track", N_("On track"), "status-ontrack-symbolic", "success" },
  { "not_updated", N_("Not updated"), "status-stale-symbolic", "dimmed" },
  /* status, chosen; "delayed" and "late" are computed */
  { "planned", N_("Planned"), "status-planned-symbolic", "dimmed" },
  { "in_progress", N_("In progress"), "status-progress-symbolic", "accent" },
  { "achieved", N_("Achieved"), "status-done-symbolic", "success" },
  { "completed", N_("Completed"), "status-done-symbolic", "success" },
  { "delayed", N_("Delayed"), "status-risk-symbolic", "warning" },
  { "late", N_("Late"), "status-late-symbolic", "error" },
  { "on_hold", N_("On hold"), "status-hold-symbolic", "dimmed" },
  { "dropped", N_("Dropped"), "status-dropped-symbolic", "dimmed" },
  { "closed", N_("Closed"), "status-done-symbolic", "dimmed" },
  { "waiting", N_("Waiting"), "status-waiting-symbolic", "accent" },
  /* data */
  { "missing", N_("Missing"), "gap-symbolic", "warning" },
  { "out_of_date", N_("Out of date"), "status-stale-symbolic", "warning" },
  { "clash", N_("Clash"), "status-conflict-symbolic", "error" },
  { "expiring", N_("Expiring"), "status-expiring-symbolic", "warning" },
};

/* The state called @code, or NULL for one this version does not know. */
const TandemStatus *
tandem_status_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (code, statuses[i].code) == 0)
      return &statuses[i];

  return NULL;
}

const TandemStatus *
tandem_status_list (guint *n_statuses)
{
  g_return_val_if_fail (n_statuses != NULL, NULL);

  *n_statuses = G_N_ELEMENTS (statuses);

  return statuses;
}

const char *
tandem_status_get_label (const TandemStatus *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_dgettext (GETTEXT_PACKAGE, self->label);
}

/* The worse of two health codes; "not_updated" does not spread upward, so
 * anything else wins over it. */
const char *
tandem_status_worse (const char *a,
                     const char *b)
{
  const TandemStatus *first = tandem_status_find (a);
  const TandemStatus *second = tandem_status_find (b);

  if (first == NULL || second == NULL)
    return first ? a : b;

  return second < first ? b : a;
}
