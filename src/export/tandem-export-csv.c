/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-csv-columns.h"

/* A column: a field, or one language of a localized one. */
typedef struct
{
  const TandemField *field;     /* (nullable): NULL for members of no field */
  char              *language;  /* (nullable) */
  gboolean           status;    /* of the translation, not its text */
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->language);
  g_free (column);
}

static void
add_column (GPtrArray         *columns,
            const TandemField *field,
            const char        *language,
            gboolean           status)
{
  Column *column = g_new0 (Column, 1);

  column->field = field;
  column->language = g_strdup (language);
  column->status = status;
  g_ptr_array_add (columns, column);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_language_columns (GPtrArray         *columns,
                      const TandemField *field,
                      GPtrArray         *documents)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) languages = g_ptr_array_new ();

  for (guint i = 0; i < documents->len; i++)
    {
      TandemValIter iter;
      const char *language;
      TandemVal value;

      tandem_val_iter_init (&iter, tandem_val_member (tandem_doc_root (g_ptr_array_index (documents, i)),
                                                      field->name));
      while (tandem_val_iter_next (&iter, &language, &value))
        if (g_hash_table_add (seen, (gpointer) language))
          g_ptr_array_add (languages, (gpointer) language);
    }
  if (languages->len == 0 && field->flags & TANDEM_REQUIRED)
    g_ptr_array_add (languages, (gpointer) "en");
  g_ptr_array_sort (languages, compare_strings);
  for (guint i = 0; i < languages->len; i++)
    {
      add_column (columns, field, g_ptr_array_index (languages, i), FALSE);
      add_column (columns, field, g_ptr_array_index (languages, i), TRUE);
    }
}

static gboolean
is_used (const TandemField *field,
         GPtrArray         *documents)
{
  if (field->flags & TANDEM_REQUIRED)
    return TRUE;
  for (guint i = 0; i < documents->len; i++)
    if (tandem_val_exists (tandem_val_member (tandem_doc_root (g_ptr_array_index (documents, i)), field->name)))
      return TRUE;

  return FALSE;
}

static gboolean
is_other (const TandemKind *kind,
          const char       *name)
{
  return !g_str_equal (name, "_id") && !tandem_field_find (kind->fields, kind->n_fields, name);
}

static gboolean
has_others (const TandemKind *kind,
            GPtrArray        *documents)
{
  for (guint i = 0; i < documents->len; i++)
    {
      TandemValIter iter;
      const char *name;
      TandemVal value;

      tandem_val_iter_init (&iter, tandem_doc_root (g_ptr_array_index (documents, i)));
      while (tandem_val_iter_next (&iter, &name, &value))
        if (is_other (kind, name))
          return TRUE;
    }

  return FALSE;
}

static gboolean
hides_all (const TandemField *field,
           GPtrArray         *documents,
           TandemExportFlags  flags)
{
  for (guint i = 0; i < documents->len; i++)
    if (!tandem_export_hides (g_ptr_array_index (documents, i), field, flags))
      return FALSE;

  return documents->len > 0;
}

/* Every field somebody filled in, and those that must be. */
static GPtrArray *
find_columns (const TandemKind *kind,
              GPtrArray        *documents,
              TandemExportFlags flags)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if (!is_used (field, documents) || hides_all (field, documents, flags))
        continue;
      if (field->type == &tandem_type_l10n)
        add_language_columns (columns, field, documents);
      else
        add_column (columns, field, NULL, FALSE);
    }
  if (!(flags & TANDEM_EXPORT_PUBLIC) && has_others (kind, documents))
    add_column (columns, NULL, NULL, FALSE);

  return columns;
}

/* ---- cells ----------------------------------------------------------------- */

gboolean
tandem_csv_is_number (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;

  return *digits && strspn (digits, "0123456789.") == strlen (digits) && g_ascii_isdigit (*digits);
}

static void
append_cell (GString    *out,
             const char *text)
{
  gboolean guarded = *text && strchr (TANDEM_CSV_GUARDED, *text) && !tandem_csv_is_number (text);
  gsize length = strlen (text);
  gboolean quoted = strpbrk (text, ",;\"\r\n\t") || (length > 0 && (*text == ' ' || text[length - 1] == ' '));

  if (quoted)
    g_string_append_c (out, '"');
  if (guarded)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

/* Codes and names in a row, unless one of them would be split by that. */
static gboolean
append_plain_list (TandemVal value,
                   GString  *out)
{
  g_autoptr(GString) list = g_string_new (NULL);
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *text = tandem_val_string (item);

      if (!text || !*text || strpbrk (text, ";[") || g_ascii_isspace (*text) ||
          g_ascii_isspace (text[strlen (text) - 1]))
        return FALSE;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ";" : "", text);
    }
  if (list->len == 0)
    return FALSE;
  g_string_append_len (out, list->str, (gssize) list->len);

  return TRUE;
}

static void
append_field (const TandemDoc   *doc,
              const TandemField *field,
              TandemVal          value,
              TandemExportFlags  flags,
              GString           *out)
{
  if (tandem_export_hides (doc, field, flags))
    return;
  switch (tandem_val_type (value))
    {
    case TANDEM_VAL_ABSENT:
      break;
    case TANDEM_VAL_STRING:
      g_string_append (out, tandem_val_string (value));
      break;
    case TANDEM_VAL_ARRAY:
      if (append_plain_list (value, out))
        break;
      tandem_export_append_value (doc, field, value, flags, out);
      break;
    case TANDEM_VAL_NULL:
    case TANDEM_VAL_BOOL:
    case TANDEM_VAL_INT:
    case TANDEM_VAL_NUMBER:
    case TANDEM_VAL_OBJECT:
      tandem_export_append_value (doc, field, value, flags, out);
      break;
    }
}

static void
append_others (const TandemDoc *doc,
               GString         *out)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  TandemValIter iter;
  const char *name;
  TandemVal value;
  gsize start = out->len;

  tandem_val_iter_init (&iter, tandem_doc_root (doc));
  while (tandem_val_iter_next (&iter, &name, &value))
    {
      if (!is_other (kind, name))
        continue;
      g_string_append_c (out, out->len > start ? ',' : '{');
      tandem_json_append_string (out, name);
      g_string_append_c (out, ':');
      tandem_val_write (value, out);
    }
  if (out->len > start)
    g_string_append_c (out, '}');
}

static void
append_column (const TandemDoc  *doc,
               const Column     *column,
               TandemExportFlags flags,
               GString          *out)
{
  TandemVal value;
  const char *text;

  if (!column->field)
    {
      append_others (doc, out);
      return;
    }
  value = tandem_val_member (tandem_doc_root (doc), column->field->name);
  if (!column->language)
    {
      append_field (doc, column->field, value, flags, out);
      return;
    }
  text = tandem_val_string (tandem_val_member (tandem_val_member (value, column->language),
                                               column->status ? "status" : "text"));
  g_string_append (out, text && !tandem_export_hides (doc, column->field, flags) ? text : "");
}

static void
append_header (GString   *out,
               GPtrArray *columns)
{
  g_string_append (out, "_id");
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = g_ptr_array_index (columns, i);

      g_string_append_c (out, ',');
      if (!column->field)
        g_string_append (out, TANDEM_CSV_OTHERS);
      else
        g_string_append_printf (out, "%s%s%s%s", column->field->name, column->language ? "." : "",
                                column->language ? column->language : "", column->status ? ".status" : "");
    }
  g_string_append (out, "\r\n");
}

/* One kind, a line a record; what can be read back is written as it is stored. */
GBytes *
tandem_export_csv (GPtrArray           *documents,
                   TandemExportFlags    flags,
                   const TandemContext *context,
                   GError             **error)
{
  const TandemKind *kind = documents->len > 0 ? tandem_doc_get_kind (g_ptr_array_index (documents, 0)) : NULL;
  g_autoptr(GPtrArray) columns = NULL;
  g_autoptr(GString) cell = g_string_new (NULL);
  GString *out;

  for (guint i = 0; i < documents->len; i++)
    if (!kind || tandem_doc_get_kind (g_ptr_array_index (documents, i)) != kind)
      {
        g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_KIND,
                     _("A CSV file holds one kind of record; “%s” is of another or an unknown one"),
                     tandem_doc_get_id (g_ptr_array_index (documents, i)));
        return NULL;
      }

  out = g_string_new (flags & TANDEM_EXPORT_BOM ? "\357\273\277" : NULL);
  columns = kind ? find_columns (kind, documents, flags) : g_ptr_array_new ();
  append_header (out, columns);
  for (guint i = 0; i < documents->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (documents, i);

      append_cell (out, tandem_doc_get_id (doc));
      for (guint j = 0; j < columns->len; j++)
        {
          g_string_truncate (cell, 0);
          append_column (doc, g_ptr_array_index (columns, j), flags, cell);
          g_string_append_c (out, ',');
          append_cell (out, cell->str);
        }
      g_string_append (out, "\r\n");
    }

  return g_string_free_to_bytes (out);
}
