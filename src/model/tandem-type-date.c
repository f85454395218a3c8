/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tandem-field-type.h"

/* Civil dates: a day, a month, a period of either, a moment. */

#define DAY "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define MONTH "[0-9]{4}-(0[1-9]|1[0-2])"

static GParamSpec *
date_pspec (const char *name,
            const char *nick)
{
  return g_param_spec_int (name, nick, NULL, 0, G_MAXINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

/* A day or a month, whichever the text is. */
static TandemDate
read_any (TandemVal value)
{
  const char *text = tandem_val_string (value);
  TandemDate date = text != NULL ? tandem_date_parse (text) : TANDEM_NO_DATE;

  if (text != NULL && !tandem_date_is_set (date))
    date = tandem_date_parse_month (text);

  return date;
}

static void
date_to_value (const TandemField   *field,
               TandemVal            value,
               const TandemContext *context,
               GValue              *property)
{
  g_value_set_int (property, read_any (value).ymd);
}

static TandemColumn
date_column (const TandemField *field,
             TandemVal          value)
{
  TandemDate date = read_any (value);

  return tandem_date_is_set (date) ? tandem_column_int (date.ymd) : TANDEM_NO_COLUMN;
}

static char *
date_text (const TandemField   *field,
           TandemVal            value,
           const TandemContext *context)
{
  TandemDate date = read_any (value);

  return tandem_date_is_set (date) ? tandem_date_to_text (date) : NULL;
}

static char *
date_to_json (TandemDate date)
{
  g_autofree char *iso = tandem_date_to_iso (date);

  return tandem_json_string (iso);
}

static void
check_date (TandemChecking    *self,
            const TandemField *field,
            TandemVal          value)
{
  const char *text = tandem_val_string (value);

  if (text == NULL || !tandem_date_is_set (tandem_date_parse (text)))
    tandem_checking_wrong (self, value, _("a date like 2026-05-17"));
}

static TandemDate
today_of (const TandemContext *context)
{
  return context != NULL ? tandem_context_get_today (context) : tandem_date_local_today ();
}

static char *
parse_date (const TandemField   *field,
            TandemVal            before,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  TandemDate date = tandem_date_parse_typed (text, today_of (context));

  if (tandem_date_is_set (date))
    return date_to_json (date);

  tandem_parse_error (field, error, _("“%s” is not a date; write it like 2026-05-17 or 17 May 2026"), text);
  return NULL;
}

static void
schema_date (const TandemField *field,
             JsonBuilder       *builder)
{
  tandem_schema_string (builder, "^" DAY "$");
  tandem_schema_member (builder, "format", "date");
}

const TandemFieldType tandem_type_date =
{
  .name = "date",
  .sql = "INTEGER",
  .pspec = date_pspec,
  .check = check_date,
  .to_value = date_to_value,
  .column = date_column,
  .text = date_text,
  .parse = parse_date,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_date,
};

static void
check_month (TandemChecking    *self,
             const TandemField *field,
             TandemVal          value)
{
  const char *text = tandem_val_string (value);

  if (text == NULL || !tandem_date_is_set (tandem_date_parse_month (text)))
    tandem_checking_wrong (self, value, _("a month like 2026-05"));
}

static char *
parse_month (const TandemField   *field,
             TandemVal            before,
             const char          *text,
             const TandemContext *context,
             GError             **error)
{
  TandemDate month = tandem_date_parse_month_typed (text);

  if (tandem_date_is_set (month))
    return date_to_json (month);

  tandem_parse_error (field, error, _("“%s” is not a month; write it like 2026-05 or May 2026"), text);
  return NULL;
}

static void
schema_month (const TandemField *field,
              JsonBuilder       *builder)
{
  tandem_schema_string (builder, "^" MONTH "$");
}

const TandemFieldType tandem_type_month =
{
  .name = "month",
  .sql = "INTEGER",
  .pspec = date_pspec,
  .check = check_month,
  .to_value = date_to_value,
  .column = date_column,
  .text = date_text,
  .parse = parse_month,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_month,
};

/* ---- an end of a period: a day or a month --------------------------------- */

static void
check_day_or_month (TandemChecking    *self,
                    const TandemField *field,
                    TandemVal          value)
{
  if (!tandem_date_is_set (read_any (value)))
    tandem_checking_wrong (self, value, _("a date like 2026-05-17 or a month like 2026-05"));
}

static char *
parse_day_or_month (const TandemField   *field,
                    TandemVal            before,
                    const char          *text,
                    const TandemContext *context,
                    GError             **error)
{
  TandemDate date = tandem_date_parse_month_typed (text);

  return tandem_date_is_set (date) ? date_to_json (date) : parse_date (field, before, text, context, error);
}

static void
schema_day_or_month (const TandemField *field,
                     JsonBuilder       *builder)
{
  tandem_schema_string (builder, "^" MONTH "(-(0[1-9]|[12][0-9]|3[01]))?$");
}

static const TandemFieldType type_day_or_month =
{
  .name = "date or month",
  .pspec = date_pspec,
  .check = check_day_or_month,
  .to_value = date_to_value,
  .text = date_text,
  .parse = parse_day_or_month,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_day_or_month,
};

static const TandemField period_members[] =
{
  { .name = "from", .label = N_("From"), .type = &type_day_or_month, .flags = TANDEM_REQUIRED },
  { .name = "to", .label = N_("To"), .type = &type_day_or_month },
};

static TandemColumn
period_column (const TandemField *field,
               TandemVal          value)
{
  return date_column (field, tandem_val_member (value, "from"));
}

/* Comparable also where one end is a month: the month's last day counts. */
static gboolean
ends_before_it_starts (TandemDate from,
                       TandemDate to)
{
  int last = to.ymd % 100 == 0 ? to.ymd + 31 : to.ymd;

  return tandem_date_is_set (from) && tandem_date_is_set (to) && last < from.ymd;
}

static void
check_period (TandemChecking    *self,
              const TandemField *field,
              TandemVal          value)
{
  if (tandem_val_type (value) != TANDEM_VAL_OBJECT)
    {
      tandem_checking_wrong (self, value, _("a period"));
      return;
    }

  tandem_check_table (self, period_members, G_N_ELEMENTS (period_members), value);
  if (ends_before_it_starts (read_any (tandem_val_member (value, "from")), read_any (tandem_val_member (value, "to"))))
    tandem_checking_report (self, TANDEM_SEVERITY_ERROR, _("it ends before it starts"));
}

static char *
period_text (const TandemField   *field,
             TandemVal            value,
             const TandemContext *context)
{
  g_autofree char *from = date_text (field, tandem_val_member (value, "from"), context);
  g_autofree char *to = date_text (field, tandem_val_member (value, "to"), context);

  if (from != NULL && to != NULL)
    return g_strdup_printf ("%s – %s", from, to);
  if (from != NULL)
    /* Translators: a period without end, %s is a date */
    return g_strdup_printf (_("from %s"), from);
  if (to != NULL)
    /* Translators: a period without start, %s is a date */
    return g_strdup_printf (_("until %s"), to);

  return NULL;
}

/* Splits at the first dash or "to" between two dates; both parts are new. */
static void
split_period (const char *text,
              char      **from,
              char      **to)
{
  static const char *const separators[] = { "–", "—", " - ", "..", " to ", "→", "至", " until ", NULL };

  for (guint i = 0; separators[i] != NULL; i++)
    {
      const char *at = strstr (text, separators[i]);

      if (at != NULL)
        {
          *from = g_strstrip (g_strndup (text, (gsize) (at - text)));
          *to = g_strstrip (g_strdup (at + strlen (separators[i])));
          return;
        }
    }

  *from = g_strstrip (g_strdup (g_str_has_prefix (text, "from ") ? text + strlen ("from ") : text));
  *to = g_strdup ("");
}

static char *
parse_period (const TandemField   *field,
              TandemVal            before,
              const char          *text,
              const TandemContext *context,
              GError             **error)
{
  const TandemVal none = { NULL };
  g_autofree char *from_text = NULL, *to_text = NULL, *from = NULL, *to = NULL;

  split_period (text, &from_text, &to_text);
  from = parse_day_or_month (field, none, from_text, context, error);
  if (from == NULL)
    return NULL;
  if (*to_text != '\0')
    {
      to = parse_day_or_month (field, none, to_text, context, error);
      if (to == NULL)
        return NULL;
    }

  return tandem_object_with (before, (const char *const[]) { "from", from, "to", to, NULL });
}

static void
schema_period (const TandemField *field,
               JsonBuilder       *builder)
{
  tandem_schema_table (builder, period_members, G_N_ELEMENTS (period_members), NULL);
}

const TandemFieldType tandem_type_period =
{
  .name = "period",
  .sql = "INTEGER",
  .pspec = tandem_type_string_pspec,
  .check = check_period,
  .to_value = tandem_type_text_to_value,
  .column = period_column,
  .text = period_text,
  .parse = parse_period,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_period,
};

/* ---- moments: a day, or a day and a time on the clock there ---------------- */

/* "09:00" */
static gboolean
is_clock (const char *text)
{
  return strlen (text) == 5 && strspn (text, "0123456789") == 2 && text[2] == ':' &&
         strspn (text + 3, "0123456789") == 2 && atoi (text) < 24 && atoi (text + 3) < 60;
}

static gboolean
split_moment (const char *text,
              TandemDate *date,
              char        clock[6])
{
  const char *t = text != NULL ? strchr (text, 'T') : NULL;
  g_autofree char *day = NULL;

  if (text == NULL)
    return FALSE;

  day = t != NULL ? g_strndup (text, (gsize) (t - text)) : g_strdup (text);
  *date = tandem_date_parse (day);
  g_strlcpy (clock, t != NULL ? t + 1 : "", 6);

  return tandem_date_is_set (*date) && (t == NULL || is_clock (t + 1));
}

static void
check_moment (TandemChecking    *self,
              const TandemField *field,
              TandemVal          value)
{
  TandemDate date;
  char clock[6];

  if (!split_moment (tandem_val_string (value), &date, clock))
    tandem_checking_wrong (self, value, _("a date or a time like 2026-05-17T09:00"));
}

static char *
moment_text (const TandemField   *field,
             TandemVal            value,
             const TandemContext *context)
{
  g_autofree char *day = NULL;
  TandemDate date;
  char clock[6];

  if (!split_moment (tandem_val_string (value), &date, clock))
    return NULL;

  day = tandem_date_to_text (date);

  /* Translators: a day and a time of day: "17 May 2026, 09:00" */
  return *clock != '\0' ? g_strdup_printf (C_("day and time", "%s, %s"), day, clock) : g_steal_pointer (&day);
}

static char *
parse_moment (const TandemField   *field,
              TandemVal            before,
              const char          *text,
              const TandemContext *context,
              GError             **error)
{
  g_autoptr(GRegex) regex = g_regex_new ("^(.*?)[T, ]+([01]?[0-9]|2[0-3]):([0-5][0-9])$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *day = NULL, *json = NULL, *iso = NULL;
  TandemDate date;

  if (!g_regex_match (regex, text, 0, &match))
    return parse_date (field, before, text, context, error);

  day = g_match_info_fetch (match, 1);
  date = tandem_date_parse_typed (day, today_of (context));
  if (!tandem_date_is_set (date))
    return parse_date (field, before, day, context, error);

  {
    g_autofree char *hour = g_match_info_fetch (match, 2);
    g_autofree char *minute = g_match_info_fetch (match, 3);

    iso = tandem_date_to_iso (date);
    json = g_strdup_printf ("\"%sT%02d:%s\"", iso, atoi (hour), minute);
  }

  return g_steal_pointer (&json);
}

static void
schema_moment (const TandemField *field,
               JsonBuilder       *builder)
{
  tandem_schema_string (builder, "^" DAY "(T([01][0-9]|2[0-3]):[0-5][0-9])?$");
}

const TandemFieldType tandem_type_moment =
{
  .name = "moment",
  .sql = "TEXT",
  .pspec = tandem_type_string_pspec,
  .check = check_moment,
  .to_value = tandem_type_string_to_value,
  .column = tandem_type_string_column,
  .text = moment_text,
  .parse = parse_moment,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_moment,
};
