/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-city-words.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "tandem-country.h"

#define NARROW_NO_BREAK_SPACE "\u202f"

/**
 * tandem_city_country_name:
 * @city: a city
 * @context: says the reader's language
 *
 * Returns: the country as the programme words it, else by its ISO name; "" for
 *   none
 */
const char *
tandem_city_country_name (const TandemDoc     *city,
                          const TandemContext *context)
{
  const char *label = tandem_val_l10n (tandem_doc_get (city, "country_label"), tandem_context_get_language (context));
  const char *code = tandem_val_string (tandem_doc_get (city, "country"));

  if (label != NULL && label[0] != '\0')
    return label;

  return code != NULL ? tandem_country_get_name (code) : "";
}

/**
 * tandem_city_latest_figure:
 * @city: a city
 * @field: "population" or "area"
 *
 * Returns: the figure of the latest year, absent where there is none
 */
TandemVal
tandem_city_latest_figure (const TandemDoc *city,
                           const char      *field)
{
  TandemVal latest = { NULL };
  gint64 latest_year = G_MININT64;
  TandemValIter iter;
  TandemVal figure;

  tandem_val_iter_init (&iter, tandem_doc_get (city, field));
  while (tandem_val_iter_next (&iter, NULL, &figure))
    {
      gint64 year = tandem_val_int (tandem_val_member (figure, "year"), 0);

      if (year > latest_year)
        {
          latest = figure;
          latest_year = year;
        }
    }

  return latest;
}

static char *
group_with_spaces (const char *number)
{
  gsize n_digits = strspn (number, "0123456789");
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; number[i] != '\0'; i++)
    {
      if (i > 0 && i < n_digits && n_digits > 4 && (n_digits - i) % 3 == 0)
        g_string_append (grouped, NARROW_NO_BREAK_SPACE);
      g_string_append_c (grouped, number[i]);
    }

  return g_string_free (grouped, FALSE);
}

/**
 * tandem_number_dup_grouped_value:
 * @value: a number
 * @n_decimals: digits after the point
 *
 * Returns: (transfer full): the number with the locale's grouping
 */
char *
tandem_number_dup_grouped_value (double value,
                                 int    n_decimals)
{
  /* The grouping flag is POSIX, not ISO C: a constant would warn. */
  const char *format = "%'.*f";

  g_autofree char *grouped = g_strdup_printf (format, n_decimals, value);

  /* A locale without separators (C) gets narrow spaces: 7 000 000. */
  if (localeconv ()->thousands_sep[0] == '\0')
    return group_with_spaces (grouped);

  return g_steal_pointer (&grouped);
}

/**
 * tandem_number_dup_grouped:
 * @decimal: (nullable): a decimal number as stored, "13756.5"
 *
 * Returns: (transfer full) (nullable): the number with the locale's grouping
 */
char *
tandem_number_dup_grouped (const char *decimal)
{
  double value;

  if (decimal == NULL)
    return NULL;

  value = g_ascii_strtod (decimal, NULL);

  return tandem_number_dup_grouped_value (value, strchr (decimal, '.') != NULL ? 2 : 0);
}

static char *
dup_people (const TandemDoc *city)
{
  const char *value = tandem_val_string (tandem_val_member (tandem_city_latest_figure (city, "population"), "value"));
  double people = value != NULL ? g_ascii_strtod (value, NULL) : 0;
  g_autofree char *grouped = NULL;
  double unit;

  if (people <= 0)
    return NULL;
  /* Translators: what many people are counted in, in digits, for the next text:
   * "1000000" for millions, "10000" where the language counts in ten thousands */
  unit = g_ascii_strtod (C_("many people", "1000000"), NULL);
  if (unit > 1 && people >= unit)
    /* Translators: how many people live in a city, as in "2.8 million people";
     * another unit than millions and other decimals (%.0f) are possible */
    return g_strdup_printf (_("%.1f million people"), people / unit);

  grouped = tandem_number_dup_grouped (value);

  return g_strdup_printf (_("%s people"), grouped);
}

/**
 * tandem_dup_region:
 * @region: (nullable): a region
 * @country: the country it lies in
 *
 * Returns: (transfer full): "Lazio, Italy"
 */
char *
tandem_dup_region (const char *region,
                   const char *country)
{
  if (region == NULL || g_str_equal (region, country))
    return g_strdup (country);

  /* Translators: a region and its country, as in "Lazio, Italy" */
  return g_strdup_printf (C_("region and country", "%1$s, %2$s"), region, country);
}

/**
 * tandem_city_dup_region:
 * @city: a city
 * @context: what it is shown with
 *
 * Returns: (transfer full): "Lazio, Italy"
 */
char *
tandem_city_dup_region (const TandemDoc     *city,
                        const TandemContext *context)
{
  const char *subdivision = tandem_val_string (tandem_doc_get (city, "subdivision"));
  const char *region = subdivision != NULL ? tandem_subdivision_get_name (subdivision) : NULL;
  const char *country = tandem_city_country_name (city, context);

  return tandem_dup_region (region, country);
}

/**
 * tandem_city_dup_place:
 * @city: a city
 * @context: what it is shown with
 *
 * Returns: (transfer full): "Lazio, Italy · 2.8 million people"
 */
char *
tandem_city_dup_place (const TandemDoc     *city,
                       const TandemContext *context)
{
  g_autofree char *region = tandem_city_dup_region (city, context);
  g_autofree char *people = dup_people (city);

  return people != NULL ? g_strdup_printf ("%s · %s", region, people) : g_steal_pointer (&region);
}

/**
 * tandem_city_dup_local_time:
 * @city: a city
 *
 * Returns: (transfer full) (nullable): the time of day there now, NULL where
 *   its zone is not known
 */
char *
tandem_city_dup_local_time (const TandemDoc *city)
{
  const char *name = tandem_val_string (tandem_doc_get (city, "timezone"));
  g_autoptr(GTimeZone) zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;
  g_autoptr(GDateTime) now = zone != NULL ? g_date_time_new_now (zone) : NULL;

  return now != NULL ? g_date_time_format (now, "%H:%M") : NULL;
}

/**
 * tandem_city_get_position:
 * @city: a city
 * @latitude: (out): degrees north
 * @longitude: (out): degrees east
 *
 * Returns: whether the position is known
 */
gboolean
tandem_city_get_position (const TandemDoc *city,
                          double          *latitude,
                          double          *longitude)
{
  const char *lat = tandem_val_string (tandem_doc_get (city, "location.lat"));
  const char *lon = tandem_val_string (tandem_doc_get (city, "location.lon"));

  if (lat == NULL || lon == NULL)
    return FALSE;

  *latitude = g_ascii_strtod (lat, NULL);
  *longitude = g_ascii_strtod (lon, NULL);

  return TRUE;
}
