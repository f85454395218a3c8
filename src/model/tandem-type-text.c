/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"

/* Plain strings: text, web addresses, sets of words. */

static void
check_text (TandemChecking    *self,
            const TandemField *field,
            TandemVal          value)
{
  if (tandem_val_type (value) != TANDEM_VAL_STRING)
    tandem_checking_wrong (self, value, _("a text"));
}

static char *
parse_text (const TandemField   *field,
            TandemVal            before,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  return tandem_json_string (text);
}

/* Both sides wrote: long text may still fit together line by line. */
static gboolean
merge_text (TandemMerging     *self,
            const TandemField *field,
            TandemVal          base,
            TandemVal          mine,
            TandemVal          theirs)
{
  TandemVal result;

  if ((field->flags & TANDEM_LONG) && !tandem_merge_trivial (base, mine, theirs, &result) &&
      tandem_val_type (mine) == TANDEM_VAL_STRING && tandem_val_type (theirs) == TANDEM_VAL_STRING)
    {
      const char *old = tandem_val_string (base);
      g_autofree char *text = tandem_merge_lines (old != NULL ? old : "", tandem_val_string (mine),
                                                  tandem_val_string (theirs));

      if (text != NULL)
        {
          tandem_json_append_string (self->out, text);
          return TRUE;
        }
    }

  return tandem_merge_scalar (self, field, base, mine, theirs);
}

static void
schema_text (const TandemField *field,
             JsonBuilder       *builder)
{
  tandem_schema_string (builder, NULL);
}

const TandemFieldType tandem_type_text =
{
  .name = "text",
  .sql = "TEXT",
  .pspec = tandem_type_string_pspec,
  .check = check_text,
  .to_value = tandem_type_string_to_value,
  .column = tandem_type_string_column,
  .text = tandem_type_string_text,
  .parse = parse_text,
  .diff = tandem_diff_text,
  .merge = merge_text,
  .schema = schema_text,
};

static gboolean
url_is_valid (const char *text)
{
  g_autoptr(GUri) uri = text != NULL ? g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         (g_str_equal (g_uri_get_scheme (uri), "http") || g_str_equal (g_uri_get_scheme (uri), "https"));
}

static void
check_url (TandemChecking    *self,
           const TandemField *field,
           TandemVal          value)
{
  if (!url_is_valid (tandem_val_string (value)))
    tandem_checking_wrong (self, value, _("a web address like https://example.org"));
}

static char *
parse_url (const TandemField   *field,
           TandemVal            before,
           const char          *text,
           const TandemContext *context,
           GError             **error)
{
  g_autofree char *address = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);

  if (url_is_valid (address) && strpbrk (address, " \t\n") == NULL)
    return tandem_json_string (address);

  tandem_parse_error (field, error, _("“%s” is not a web address"), text);
  return NULL;
}

static void
schema_url (const TandemField *field,
            JsonBuilder       *builder)
{
  tandem_schema_string (builder, "^https?://");
  tandem_schema_member (builder, "format", "uri");
}

const TandemFieldType tandem_type_url =
{
  .name = "url",
  .sql = "TEXT",
  .pspec = tandem_type_string_pspec,
  .check = check_url,
  .to_value = tandem_type_string_to_value,
  .column = tandem_type_string_column,
  .text = tandem_type_string_text,
  .parse = parse_url,
  .diff = tandem_diff_text,
  .merge = tandem_merge_scalar,
  .schema = schema_url,
};

static void
check_text_set (TandemChecking    *self,
                const TandemField *field,
                TandemVal          value)
{
  if (!tandem_val_is_set (value))
    tandem_checking_wrong (self, value, _("a list of different texts"));
}

static char *
text_text_set (const TandemField   *field,
               TandemVal            value,
               const TandemContext *context)
{
  g_auto(GStrv) strings = tandem_val_dup_strv (value);

  return *strings != NULL ? g_strjoinv (", ", strings) : NULL;
}

static char *
parse_text_set (const TandemField   *field,
                TandemVal            before,
                const char          *text,
                const TandemContext *context,
                GError             **error)
{
  g_auto(GStrv) strings = tandem_split_list (text);

  return tandem_strv_to_json ((const char *const *) strings);
}

static void
schema_text_set (const TandemField *field,
                 JsonBuilder       *builder)
{
  tandem_schema_member (builder, "type", "array");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  tandem_schema_string (builder, NULL);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "uniqueItems");
  json_builder_add_boolean_value (builder, TRUE);
}

const TandemFieldType tandem_type_text_set =
{
  .name = "text set",
  .pspec = tandem_type_strv_pspec,
  .check = check_text_set,
  .to_value = tandem_type_strv_to_value,
  .text = text_text_set,
  .parse = parse_text_set,
  .diff = tandem_diff_text,
  .merge = tandem_merge_set,
  .schema = schema_text_set,
};
