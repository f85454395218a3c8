/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-mine.h"

/* Whether any city is. */
gboolean
tandem_mine_is_known (GSettings *settings)
{
  g_auto(GStrv) cities = g_settings_get_strv (settings, "my-cities");

  return cities[0] != NULL;
}

gboolean
tandem_mine_has (GSettings  *settings,
                 const char *city)
{
  g_auto(GStrv) cities = g_settings_get_strv (settings, "my-cities");

  return g_strv_contains ((const char *const *) cities, city);
}

void
tandem_mine_set (GSettings  *settings,
                 const char *city,
                 gboolean    mine)
{
  g_auto(GStrv) cities = g_settings_get_strv (settings, "my-cities");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) after = NULL;

  for (guint i = 0; cities[i] != NULL; i++)
    if (!g_str_equal (cities[i], city))
      g_strv_builder_add (builder, cities[i]);
  if (mine)
    g_strv_builder_add (builder, city);
  after = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "my-cities", (const char *const *) after);
}

/* (transfer full) (nullable): the cities whose work is shown; NULL for everyone's */
char **
tandem_mine_dup_shown (GSettings *settings)
{
  if (!tandem_mine_is_known (settings) || !g_settings_get_boolean (settings, "only-mine"))
    return NULL;

  return g_settings_get_strv (settings, "my-cities");
}
