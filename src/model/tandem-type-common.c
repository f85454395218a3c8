/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-field-type.h"

/* What several types share: properties, columns, typed text. */

#define READABLE (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

GParamSpec *
tandem_type_string_pspec (const char *name,
                          const char *nick)
{
  return g_param_spec_string (name, nick, NULL, NULL, READABLE);
}

GParamSpec *
tandem_type_strv_pspec (const char *name,
                        const char *nick)
{
  return g_param_spec_boxed (name, nick, NULL, G_TYPE_STRV, READABLE);
}

void
tandem_type_string_to_value (const TandemField   *field,
                             TandemVal            value,
                             const TandemContext *context,
                             GValue              *property)
{
  g_value_set_string (property, tandem_val_string (value));
}

/* For types whose property is what a person reads. */
void
tandem_type_text_to_value (const TandemField   *field,
                           TandemVal            value,
                           const TandemContext *context,
                           GValue              *property)
{
  g_value_take_string (property, tandem_field_dup_text (field, value, context));
}

void
tandem_type_strv_to_value (const TandemField   *field,
                           TandemVal            value,
                           const TandemContext *context,
                           GValue              *property)
{
  g_value_take_boxed (property, tandem_val_dup_strv (value));
}

TandemColumn
tandem_column_int (gint64 integer)
{
  return (TandemColumn) { .type = TANDEM_COLUMN_INT, .integer = integer };
}

TandemColumn
tandem_type_string_column (const TandemField *field,
                           TandemVal          value)
{
  const char *text = tandem_val_string (value);

  return (TandemColumn) { .type = text != NULL ? TANDEM_COLUMN_TEXT : TANDEM_COLUMN_NULL, .text = text };
}

char *
tandem_type_string_text (const TandemField   *field,
                         TandemVal            value,
                         const TandemContext *context)
{
  return g_strdup (tandem_val_string (value));
}

/* Sets an error that names the field; always FALSE. */
gboolean
tandem_parse_error (const TandemField *field,
                    GError           **error,
                    const char        *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  /* Translators: a field and what is wrong with what was typed into it */
  g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD, _("%s: %s"),
               tandem_field_get_label (field), message);

  return FALSE;
}

/* Splits at commas, also the Chinese ones, semicolons and line ends; each once. */
char **
tandem_split_list (const char *text)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *start = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *part = NULL;

      if (c != 0 && c != ',' && c != ';' && c != '\n' && c != 0x3001 && c != 0xff0c && c != 0xff1b)
        continue;

      part = g_strstrip (g_strndup (start, (gsize) (p - start)));
      if (*part != '\0' && !g_hash_table_contains (seen, part))
        {
          g_strv_builder_add (builder, part);
          g_hash_table_add (seen, g_steal_pointer (&part));
        }
      if (c == 0)
        break;
      start = g_utf8_next_char (p);
    }

  return g_strv_builder_end (builder);
}

char *
tandem_strv_to_json (const char *const *strings)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; strings[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      tandem_json_append_string (out, strings[i]);
    }
  g_string_append_c (out, ']');

  return g_string_free (out, FALSE);
}

void
tandem_schema_member (JsonBuilder *builder,
                      const char  *name,
                      const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
tandem_schema_string (JsonBuilder *builder,
                      const char  *pattern)
{
  tandem_schema_member (builder, "type", "string");
  if (pattern != NULL)
    tandem_schema_member (builder, "pattern", pattern);
}

/* The object @before with some members put in place: name and JSON in turn, the
 * JSON NULL for a member to go. What else it has is kept. */
char *
tandem_object_with (TandemVal          before,
                    const char *const *members)
{
  GString *out = g_string_new ("{");
  TandemValIter iter;
  const char *name;
  TandemVal value;

  for (guint i = 0; members[i] != NULL; i += 2)
    if (members[i + 1] != NULL)
      {
        if (out->len > 1)
          g_string_append_c (out, ',');
        tandem_json_append_string (out, members[i]);
        g_string_append_c (out, ':');
        g_string_append (out, members[i + 1]);
      }

  if (tandem_val_type (before) == TANDEM_VAL_OBJECT)
    {
      tandem_val_iter_init (&iter, before);
      while (tandem_val_iter_next (&iter, &name, &value))
        {
          guint i = 0;

          while (members[i] != NULL && !g_str_equal (members[i], name))
            i += 2;
          if (members[i] != NULL)
            continue;
          if (out->len > 1)
            g_string_append_c (out, ',');
          tandem_json_append_string (out, name);
          g_string_append_c (out, ':');
          tandem_val_write (value, out);
        }
    }
  g_string_append_c (out, '}');

  return g_string_free (out, FALSE);
}
