/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "tandem-field-type.h"

/* Numbers and what is made of them: integers, yes or no, decimals, amounts of
 * money, statistics, places on the map. */

#define READABLE (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)
#define DECIMAL "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"

static GParamSpec *
int_pspec (const char *name,
           const char *nick)
{
  return g_param_spec_int64 (name, nick, NULL, G_MININT64, G_MAXINT64, G_MININT64, READABLE);
}

static void
check_int (TandemChecking    *self,
           const TandemField *field,
           TandemVal          value)
{
  const TandemRange *range = field->arg;
  gint64 number = tandem_val_int (value, 0);

  if (tandem_val_type (value) != TANDEM_VAL_INT)
    tandem_checking_wrong (self, value, _("a whole number"));
  else if (range != NULL && (number < range->min || number > range->max))
    tandem_checking_report (self, TANDEM_SEVERITY_ERROR,
                            _("%" PRId64 " is not between %" PRId64 " and %" PRId64),
                            number, range->min, range->max);
}

static void
int_to_value (const TandemField   *field,
              TandemVal            value,
              const TandemContext *context,
              GValue              *property)
{
  g_value_set_int64 (property, tandem_val_int (value, G_MININT64));
}

static TandemColumn
int_column (const TandemField *field,
            TandemVal          value)
{
  if (tandem_val_type (value) != TANDEM_VAL_INT)
    return TANDEM_NO_COLUMN;

  return tandem_column_int (tandem_val_int (value, 0));
}

static char *
int_text (const TandemField   *field,
          TandemVal            value,
          const TandemContext *context)
{
  g_autofree char *digits = NULL;

  if (tandem_val_type (value) != TANDEM_VAL_INT)
    return NULL;

  digits = g_strdup_printf ("%" G_GINT64_FORMAT, tandem_val_int (value, 0));

  return tandem_decimal_to_text (digits);
}

static char *
parse_int (const TandemField   *field,
           TandemVal            before,
           const char          *text,
           const TandemContext *context,
           GError             **error)
{
  const TandemRange *range = field->arg;
  gint64 min = range != NULL ? range->min : -TANDEM_DOC_MAX_INTEGER;
  gint64 max = range != NULL ? range->max : TANDEM_DOC_MAX_INTEGER;
  g_autofree char *digits = tandem_parse_decimal (text);
  gint64 number;

  if (digits == NULL || strchr (digits, '.') != NULL)
    {
      tandem_parse_error (field, error, _("“%s” is not a whole number"), text);
      return NULL;
    }
  if (!g_ascii_string_to_signed (digits, 10, min, max, &number, NULL))
    {
      tandem_parse_error (field, error, _("“%s” is not between %" PRId64 " and %" PRId64),
                          text, min, max);
      return NULL;
    }

  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
schema_int (const TandemField *field,
            JsonBuilder       *builder)
{
  const TandemRange *range = field->arg;

  tandem_schema_member (builder, "type", "integer");
  json_builder_set_member_name (builder, "minimum");
  json_builder_add_int_value (builder, range != NULL ? range->min : -TANDEM_DOC_MAX_INTEGER);
  json_builder_set_member_name (builder, "maximum");
  json_builder_add_int_value (builder, range != NULL ? range->max : TANDEM_DOC_MAX_INTEGER);
}

const TandemFieldType tandem_type_int =
{
  .name = "integer",
  .sql = "INTEGER",
  .pspec = int_pspec,
  .check = check_int,
  .to_value = int_to_value,
  .column = int_column,
  .text = int_text,
  .parse = parse_int,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_int,
};

/* ---- yes or no ------------------------------------------------------------- */

static GParamSpec *
bool_pspec (const char *name,
            const char *nick)
{
  return g_param_spec_boolean (name, nick, NULL, FALSE, READABLE);
}

static void
check_bool (TandemChecking    *self,
            const TandemField *field,
            TandemVal          value)
{
  if (tandem_val_type (value) != TANDEM_VAL_BOOL)
    tandem_checking_wrong (self, value, _("yes or no"));
}

static void
bool_to_value (const TandemField   *field,
               TandemVal            value,
               const TandemContext *context,
               GValue              *property)
{
  g_value_set_boolean (property, tandem_val_bool (value));
}

static TandemColumn
bool_column (const TandemField *field,
             TandemVal          value)
{
  if (tandem_val_type (value) != TANDEM_VAL_BOOL)
    return TANDEM_NO_COLUMN;

  return tandem_column_int (tandem_val_bool (value));
}

static char *
bool_text (const TandemField   *field,
           TandemVal            value,
           const TandemContext *context)
{
  if (tandem_val_type (value) != TANDEM_VAL_BOOL)
    return NULL;

  return g_strdup (tandem_val_bool (value) ? _("Yes") : _("No"));
}

static char *
parse_bool (const TandemField   *field,
            TandemVal            before,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  static const char *const yes[] = { "true", "yes", "1", NULL };
  static const char *const no[] = { "false", "no", "0", NULL };
  g_autofree char *typed = g_utf8_casefold (text, -1);
  g_autofree char *local_yes = g_utf8_casefold (_("Yes"), -1);
  g_autofree char *local_no = g_utf8_casefold (_("No"), -1);

  if (g_strv_contains (yes, typed) || g_str_equal (typed, local_yes))
    return g_strdup ("true");
  if (g_strv_contains (no, typed) || g_str_equal (typed, local_no))
    return g_strdup ("false");

  tandem_parse_error (field, error, _("“%s” is neither yes nor no"), text);
  return NULL;
}

static void
schema_bool (const TandemField *field,
             JsonBuilder       *builder)
{
  tandem_schema_member (builder, "type", "boolean");
}

const TandemFieldType tandem_type_bool =
{
  .name = "yes or no",
  .sql = "INTEGER",
  .pspec = bool_pspec,
  .check = check_bool,
  .to_value = bool_to_value,
  .column = bool_column,
  .text = bool_text,
  .parse = parse_bool,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_bool,
};

/* ---- decimals -------------------------------------------------------------- */

static void
check_decimal (TandemChecking    *self,
               const TandemField *field,
               TandemVal          value)
{
  if (!tandem_decimal_is_valid (tandem_val_string (value)))
    tandem_checking_wrong (self, value, _("a decimal number in quotes, like \"12.50\""));
}

static TandemColumn
decimal_column (const TandemField *field,
                TandemVal          value)
{
  const char *text = tandem_val_string (value);

  if (!tandem_decimal_is_valid (text))
    return TANDEM_NO_COLUMN;

  return tandem_column_int (tandem_decimal_thousandths (text));
}

static char *
decimal_text (const TandemField   *field,
              TandemVal            value,
              const TandemContext *context)
{
  const char *text = tandem_val_string (value);

  return tandem_decimal_is_valid (text) ? tandem_decimal_to_text (text) : NULL;
}

static char *
parse_decimal (const TandemField   *field,
               TandemVal            before,
               const char          *text,
               const TandemContext *context,
               GError             **error)
{
  g_autofree char *number = tandem_parse_decimal (text);

  if (number != NULL)
    return tandem_json_string (number);

  tandem_parse_error (field, error, _("“%s” is not a number"), text);
  return NULL;
}

static void
schema_decimal (const TandemField *field,
                JsonBuilder       *builder)
{
  tandem_schema_string (builder, DECIMAL);
}

const TandemFieldType tandem_type_decimal =
{
  .name = "decimal",
  .sql = "INTEGER",
  .pspec = tandem_type_string_pspec,
  .check = check_decimal,
  .to_value = tandem_type_string_to_value,
  .column = decimal_column,
  .text = decimal_text,
  .parse = parse_decimal,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_decimal,
};
