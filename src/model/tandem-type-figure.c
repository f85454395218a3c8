/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"

/* Small objects that are one value: an amount of money, a statistic, a place on
 * the map. They merge whole, as half an amount with another currency is wrong. */

static const TandemRange years = { 1800, 2200 };

/* Splits "12.50 EUR" or "EUR 12.50" at the place where digits and letters meet. */
static gboolean
split_amount (const char *text,
              char      **number,
              char      **word)
{
  g_autoptr(GRegex) regex = g_regex_new ("^([^\\d+.−-]*)([+−-]?[\\d.,'’\\s]*\\d)(.*)$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *before = NULL, *digits = NULL, *after = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;

  before = g_strstrip (g_match_info_fetch (match, 1));
  digits = g_match_info_fetch (match, 2);
  after = g_strstrip (g_match_info_fetch (match, 3));
  if (*before != '\0' && *after != '\0')
    return FALSE;

  *number = tandem_parse_decimal (digits);
  *word = g_strdup (*before != '\0' ? before : after);
  if (*number == NULL)
    g_clear_pointer (word, g_free);

  return *number != NULL;
}

static gboolean
check_members (TandemChecking    *self,
               TandemVal          value,
               const TandemField *members,
               guint              n_members,
               const char        *expected)
{
  if (tandem_val_type (value) != TANDEM_VAL_OBJECT)
    {
      tandem_checking_wrong (self, value, expected);
      return FALSE;
    }

  tandem_check_table (self, members, n_members, value);

  return TRUE;
}

static TandemColumn
member_column (TandemVal   value,
               const char *name)
{
  return tandem_type_decimal.column (NULL, tandem_val_member (value, name));
}

/* ---- money ----------------------------------------------------------------- */

static const TandemField money_members[] =
{
  TANDEM_FIELD_DECIMAL ("amount", N_("Amount"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("currency", N_("Currency"), TANDEM_REQUIRED),
  TANDEM_FIELD_INT_IN ("price_year", N_("Price Year"), years, 0),
};

static gboolean
currency_is_valid (const char *code)
{
  return code != NULL && strlen (code) == 3 && strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

static void
check_money (TandemChecking    *self,
             const TandemField *field,
             TandemVal          value)
{
  const char *currency = tandem_val_string (tandem_val_member (value, "currency"));

  if (check_members (self, value, money_members, G_N_ELEMENTS (money_members), _("an amount of money")) &&
      currency != NULL && !currency_is_valid (currency))
    tandem_checking_report (self, TANDEM_SEVERITY_ERROR, _("“%s” is not a currency like EUR"), currency);
}

static TandemColumn
money_column (const TandemField *field,
              TandemVal          value)
{
  return member_column (value, "amount");
}

static char *
money_text (const TandemField   *field,
            TandemVal            value,
            const TandemContext *context)
{
  const char *currency = tandem_val_string (tandem_val_member (value, "currency"));
  const char *amount = tandem_val_string (tandem_val_member (value, "amount"));
  g_autofree char *number = tandem_decimal_is_valid (amount) ? tandem_decimal_to_text (amount) : NULL;

  if (number == NULL)
    return NULL;

  return currency != NULL ? g_strdup_printf ("%s %s", number, currency) : g_steal_pointer (&number);
}

/* The code for what people write in front of an amount. */
static char *
currency_from_typed (const char *typed)
{
  static const struct { const char *sign, *code; } signs[] =
  {
    { "€", "EUR" }, { "£", "GBP" }, { "₩", "KRW" }, { "₫", "VND" }, { "₹", "INR" }, { "₱", "PHP" }, { "฿", "THB" },
    { "RM", "MYR" }, { "S$", "SGD" }, { "US$", "USD" }, { "HK$", "HKD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (typed, signs[i].sign))
      return g_strdup (signs[i].code);

  return g_ascii_strup (typed, -1);
}

static char *
parse_money (const TandemField   *field,
             TandemVal            before,
             const char          *text,
             const TandemContext *context,
             GError             **error)
{
  const char *present = tandem_val_string (tandem_val_member (before, "currency"));
  g_autofree char *number = NULL, *word = NULL, *currency = NULL, *amount_json = NULL, *currency_json = NULL;

  if (!split_amount (text, &number, &word))
    {
      tandem_parse_error (field, error, _("“%s” is not an amount; write it like 12.50 EUR"), text);
      return NULL;
    }

  currency = *word != '\0' ? currency_from_typed (word) : g_strdup (present);
  if (!currency_is_valid (currency))
    {
      tandem_parse_error (field, error, _("“%s” does not say which currency; write it like 12.50 EUR"), text);
      return NULL;
    }

  amount_json = tandem_json_string (number);
  currency_json = tandem_json_string (currency);

  return tandem_object_with (before, (const char *const[]) { "amount", amount_json, "currency", currency_json, NULL });
}

static void
schema_money (const TandemField *field,
              JsonBuilder       *builder)
{
  tandem_schema_table (builder, money_members, G_N_ELEMENTS (money_members), NULL);
}

const TandemFieldType tandem_type_money =
{
  .name = "money",
  .sql = "INTEGER",
  .pspec = tandem_type_string_pspec,
  .check = check_money,
  .to_value = tandem_type_text_to_value,
  .column = money_column,
  .text = money_text,
  .parse = parse_money,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_money,
};

/* ---- statistics ------------------------------------------------------------ */

static const TandemField stat_members[] =
{
  TANDEM_FIELD_DECIMAL ("value", N_("Value"), TANDEM_REQUIRED),
  TANDEM_FIELD_TEXT ("unit", N_("Unit"), 0),
  TANDEM_FIELD_INT_IN ("year", N_("Year"), years, 0),
  TANDEM_FIELD_TEXT ("source", N_("Source"), 0),
  TANDEM_FIELD_TEXT ("confidence", N_("Confidence"), 0),
};

static void
check_stat (TandemChecking    *self,
            const TandemField *field,
            TandemVal          value)
{
  check_members (self, value, stat_members, G_N_ELEMENTS (stat_members), _("a figure with its source"));
}

static TandemColumn
stat_column (const TandemField *field,
             TandemVal          value)
{
  return member_column (value, "value");
}

static char *
stat_text (const TandemField   *field,
           TandemVal            value,
           const TandemContext *context)
{
  const char *number = tandem_val_string (tandem_val_member (value, "value"));
  const char *unit = tandem_val_string (tandem_val_member (value, "unit"));
  gint64 year = tandem_val_int (tandem_val_member (value, "year"), 0);
  GString *out;

  if (!tandem_decimal_is_valid (number))
    return NULL;

  out = g_string_new_take (tandem_decimal_to_text (number));
  if (unit != NULL && *unit != '\0')
    g_string_append_printf (out, " %s", unit);
  if (year != 0)
    g_string_append_printf (out, " (%" G_GINT64_FORMAT ")", year);

  return g_string_free (out, FALSE);
}

/* "7,000,000 people (2020)": unit and year stay where they are not typed. */
static char *
parse_stat (const TandemField   *field,
            TandemVal            before,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  g_autoptr(GRegex) regex = g_regex_new ("^(.*?)\\s*\\(\\s*(\\d{4})\\s*\\)$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *rest = NULL, *year = NULL, *number = NULL, *unit = NULL, *number_json = NULL, *unit_json = NULL;
  const char *members[7] = { "value" };
  guint n = 2;

  if (g_regex_match (regex, text, 0, &match))
    {
      rest = g_match_info_fetch (match, 1);
      year = g_match_info_fetch (match, 2);
    }

  if (!split_amount (rest != NULL ? rest : text, &number, &unit))
    {
      tandem_parse_error (field, error, _("“%s” is not a figure; write it like 7000000 (2020)"), text);
      return NULL;
    }

  number_json = tandem_json_string (number);
  members[1] = number_json;
  if (*unit != '\0')
    {
      unit_json = tandem_json_string (unit);
      members[n++] = "unit";
      members[n++] = unit_json;
    }
  if (year != NULL)
    {
      members[n++] = "year";
      members[n++] = year;
    }

  return tandem_object_with (before, members);
}

static void
schema_stat (const TandemField *field,
             JsonBuilder       *builder)
{
  tandem_schema_table (builder, stat_members, G_N_ELEMENTS (stat_members), NULL);
}

const TandemFieldType tandem_type_stat =
{
  .name = "statistic",
  .sql = "INTEGER",
  .pspec = tandem_type_string_pspec,
  .check = check_stat,
  .to_value = tandem_type_text_to_value,
  .column = stat_column,
  .text = stat_text,
  .parse = parse_stat,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_stat,
};

/* ---- places on the map ------------------------------------------------------ */

static const TandemField geo_members[] =
{
  TANDEM_FIELD_DECIMAL ("lat", N_("Latitude"), TANDEM_REQUIRED),
  TANDEM_FIELD_DECIMAL ("lon", N_("Longitude"), TANDEM_REQUIRED),
};

static gboolean
geo_in_range (const char *lat,
              const char *lon)
{
  return tandem_decimal_is_valid (lat) && tandem_decimal_is_valid (lon) &&
         ABS (tandem_decimal_thousandths (lat)) <= 90000 && ABS (tandem_decimal_thousandths (lon)) <= 180000;
}

static void
check_geo (TandemChecking    *self,
           const TandemField *field,
           TandemVal          value)
{
  const char *lat = tandem_val_string (tandem_val_member (value, "lat"));
  const char *lon = tandem_val_string (tandem_val_member (value, "lon"));

  if (check_members (self, value, geo_members, G_N_ELEMENTS (geo_members), _("a latitude and a longitude")) &&
      tandem_decimal_is_valid (lat) && tandem_decimal_is_valid (lon) && !geo_in_range (lat, lon))
    tandem_checking_report (self, TANDEM_SEVERITY_ERROR, _("%s, %s is not on the globe"), lat, lon);
}

static char *
geo_text (const TandemField   *field,
          TandemVal            value,
          const TandemContext *context)
{
  const char *lat = tandem_val_string (tandem_val_member (value, "lat"));
  const char *lon = tandem_val_string (tandem_val_member (value, "lon"));

  return lat != NULL && lon != NULL ? g_strdup_printf ("%s, %s", lat, lon) : NULL;
}

static char *
parse_geo (const TandemField   *field,
           TandemVal            before,
           const char          *text,
           const TandemContext *context,
           GError             **error)
{
  g_autoptr(GRegex) regex = g_regex_new ("^(-?\\d+(?:\\.\\d+)?)\\s*[,;\\s]\\s*(-?\\d+(?:\\.\\d+)?)$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *lat = NULL, *lon = NULL, *lat_json = NULL, *lon_json = NULL;

  if (g_regex_match (regex, text, 0, &match))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);

      lat = tandem_parse_decimal (first);
      lon = tandem_parse_decimal (second);
    }
  if (!geo_in_range (lat, lon))
    {
      tandem_parse_error (field, error, _("“%s” is not a place; write latitude and longitude like 37.4765, 121.4408"),
                          text);
      return NULL;
    }

  lat_json = tandem_json_string (lat);
  lon_json = tandem_json_string (lon);

  return tandem_object_with (before, (const char *const[]) { "lat", lat_json, "lon", lon_json, NULL });
}

static void
schema_geo (const TandemField *field,
            JsonBuilder       *builder)
{
  tandem_schema_table (builder, geo_members, G_N_ELEMENTS (geo_members), NULL);
}

const TandemFieldType tandem_type_geo =
{
  .name = "place",
  .pspec = tandem_type_string_pspec,
  .check = check_geo,
  .to_value = tandem_type_text_to_value,
  .text = geo_text,
  .parse = parse_geo,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_geo,
};
