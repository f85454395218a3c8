/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-version-words.h"

#include <glib/gi18n-lib.h>

/* "Yesterday, 09:38" */
static char *
dup_time (GDateTime *local,
          TandemDate today)
{
  TandemDate day = tandem_date_new (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local));
  g_autofree char *day_text = tandem_date_to_short_text (day, today);
  g_autofree char *time_text = g_date_time_format (local, "%H:%M");

  return g_strdup_printf (C_("day and time", "%s, %s"), day_text, time_text);
}

/**
 * tandem_version_dup_when:
 * @version: a version
 * @today: the current day
 *
 * When and by whom a record was changed: "Yesterday, 09:38 · planner".
 *
 * Returns: (transfer full): text in the language of the program
 */
char *
tandem_version_dup_when (const TandemVersion *version,
                         TandemDate           today)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_iso8601 (version->at, NULL);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local != NULL ? dup_time (local, today) : g_strdup (version->at);

  return g_strjoin (" · ", time, version->author, NULL);
}
