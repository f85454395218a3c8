/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-csv-columns.h"

#define MAX_COLUMNS 2000

typedef struct
{
  const char *at, *end;
  char        delimiter;
  guint       line;
} Reader;

/* What a header says a column holds. */
typedef struct
{
  char    *name;                /* "title" of "title.en.status" */
  char    *language;            /* (nullable) */
  gboolean status;
} Header;

static void
header_free (gpointer data)
{
  Header *header = data;

  g_free (header->name);
  g_free (header->language);
  g_free (header);
}

/* ---- the grid -------------------------------------------------------------- */

static void
read_quoted (Reader  *self,
             GString *cell)
{
  self->at++;
  while (self->at < self->end)
    {
      if (*self->at == '"')
        {
          self->at++;
          if (self->at == self->end || *self->at != '"')
            return;
        }
      self->line += *self->at == '\n';
      g_string_append_c (cell, *self->at++);
    }
}

static char *
read_cell (Reader *self)
{
  GString *cell = g_string_new (NULL);

  if (self->at < self->end && *self->at == '"')
    read_quoted (self, cell);
  while (self->at < self->end && *self->at != self->delimiter && *self->at != '\n' && *self->at != '\r')
    g_string_append_c (cell, *self->at++);

  return g_string_free (cell, FALSE);
}

/* One record of cells; NULL at the end. @line gets where it begins. */
static GPtrArray *
read_row (Reader *self,
          guint  *line)
{
  GPtrArray *cells;

  if (self->at >= self->end)
    return NULL;
  cells = g_ptr_array_new_with_free_func (g_free);
  *line = self->line;
  for (;;)
    {
      g_ptr_array_add (cells, read_cell (self));
      if (self->at >= self->end || *self->at != self->delimiter)
        break;
      self->at++;
    }
  if (self->at < self->end && *self->at == '\r')
    self->at++;
  if (self->at < self->end && *self->at == '\n')
    self->at++;
  self->line++;

  return cells;
}

/* Spreadsheets write the list separator of their country. */
static char
find_delimiter (const char *text,
                gsize       length)
{
  const char *end = memchr (text, '\n', length);
  gsize header = end ? (gsize) (end - text) : length;

  if (memchr (text, ',', header))
    return ',';
  if (memchr (text, ';', header))
    return ';';

  return memchr (text, '\t', header) ? '\t' : ',';
}

static gboolean
is_blank (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i))
      return FALSE;

  return TRUE;
}

/* Takes off the apostrophe that kept a cell from being a formula. */
static const char *
unguard (const char *cell)
{
  return cell[0] == '\'' && cell[1] && strchr (TANDEM_CSV_GUARDED, cell[1]) ? cell + 1 : cell;
}

/* ---- records --------------------------------------------------------------- */

static Header *
parse_header (const char *text)
{
  Header *header = g_new0 (Header, 1);
  g_auto(GStrv) parts = g_strsplit (text, ".", 3);

  header->name = g_strstrip (g_strdup (parts[0] ? parts[0] : ""));
  header->language = parts[0] ? g_strdup (parts[1]) : NULL;
  header->status = parts[0] && parts[1] && g_strcmp0 (parts[2], "status") == 0;

  return header;
}

typedef struct
{
  const TandemKind    *kind;    /* (nullable): for rows without an id */
  const TandemContext *context;
  GPtrArray           *headers; /* of Header */
  GPtrArray           *documents;
  GPtrArray           *problems;
} Import;

static const char *
get_cell (const Import *self,
          GPtrArray    *cells,
          const char   *name,
          const char   *language,
          gboolean      status)
{
  for (guint i = 0; i < MIN (self->headers->len, cells->len); i++)
    {
      const Header *header = g_ptr_array_index (self->headers, i);

      if (g_str_equal (header->name, name) && g_strcmp0 (header->language, language) == 0 &&
          header->status == status)
        return unguard (g_ptr_array_index (cells, i));
    }

  return "";
}

static void
append_member (GString    *json,
               const char *name)
{
  g_string_append_c (json, json->len > 1 ? ',' : ' ');
  tandem_json_append_string (json, name);
  g_string_append_c (json, ':');
}

/* All languages of a localized field, from their columns. */
static void
append_localized (const Import *self,
                  GPtrArray    *cells,
                  const char   *name,
                  GString      *json)
{
  g_autoptr(GString) value = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->headers->len, cells->len); i++)
    {
      const Header *header = g_ptr_array_index (self->headers, i);
      const char *text = unguard (g_ptr_array_index (cells, i));
      const char *status;

      if (!g_str_equal (header->name, name) || header->status || !*text)
        continue;
      status = get_cell (self, cells, name, header->language, TRUE);
      g_string_append_c (value, value->len > 0 ? ',' : '{');
      tandem_json_append_string (value, header->language ? header->language
                                                         : tandem_context_get_language (self->context));
      g_string_append (value, ":{\"text\":");
      tandem_json_append_string (value, text);
      g_string_append (value, ",\"status\":");
      tandem_json_append_string (value, *status ? status : "draft");
      g_string_append_c (value, '}');
    }
  if (value->len == 0)
    return;
  append_member (json, name);
  g_string_append_printf (json, "%s}", value->str);
}

static gboolean
is_array (const TandemField *field)
{
  return field->type == &tandem_type_refs || field->type == &tandem_type_enum_set ||
         field->type == &tandem_type_text_set;
}

static gboolean
is_raw (const TandemField *field,
        const char        *cell)
{
  return *cell == '{' || (*cell == '[' && (is_array (field) || field->n_sub > 0)) ||
         (field->type == &tandem_type_int && tandem_csv_is_number (cell)) ||
         (field->type == &tandem_type_bool && (g_str_equal (cell, "true") || g_str_equal (cell, "false")));
}

static gboolean
is_verbatim (const TandemField *field)
{
  return field->type == &tandem_type_text || field->type == &tandem_type_url || field->type == &tandem_type_ref ||
         field->type == &tandem_type_enum || field->type == &tandem_type_decimal;
}

static void
append_list (const char *cell,
             GString    *json)
{
  g_auto(GStrv) items = g_strsplit (cell, ";", -1);
  gboolean first = TRUE;

  g_string_append_c (json, '[');
  for (guint i = 0; items[i]; i++)
    {
      if (!*g_strstrip (items[i]))
        continue;
      if (!first)
        g_string_append_c (json, ',');
      first = FALSE;
      tandem_json_append_string (json, items[i]);
    }
  g_string_append_c (json, ']');
}

/* What a cell of a field means: as Tandem writes it, or as a person types it. */
static gboolean
append_field (const Import      *self,
              const TandemField *field,
              const char        *cell,
              GString           *json,
              GError           **error)
{
  TandemVal nothing = { NULL };
  g_autofree char *value = NULL;

  if (is_verbatim (field))
    value = tandem_json_string (cell);
  else if (is_raw (field, cell))
    value = g_strdup (cell);
  else if (!is_array (field))
    value = tandem_field_parse_text (field, nothing, cell, self->context, error);
  if (!value && !is_array (field))
    return FALSE;

  append_member (json, field->name);
  if (value)
    g_string_append (json, value);
  else
    append_list (cell, json);

  return TRUE;
}

/* Members of no field travel as one JSON object; its inside is taken over. */
static void
append_others (const char *cell,
               GString    *json)
{
  gsize length = strlen (cell);

  if (length > 2 && cell[0] == '{' && cell[length - 1] == '}')
    g_string_append_printf (json, "%s%.*s", json->len > 1 ? "," : "", (int) length - 2, cell + 1);
}

static gboolean
append_cells (const Import     *self,
              const TandemKind *kind,
              GPtrArray        *cells,
              const char       *id,
              guint             line,
              GString          *json)
{
  gboolean sound = TRUE;
  const char *others = get_cell (self, cells, TANDEM_CSV_OTHERS, NULL, FALSE);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];
      const char *cell = get_cell (self, cells, field->name, NULL, FALSE);
      g_autoptr(GError) error = NULL;

      if (field->type == &tandem_type_l10n)
        append_localized (self, cells, field->name, json);
      else if (*cell && !append_field (self, field, cell, json, &error))
        {
          tandem_import_report (self->problems, line, id, field->name, error ? error->message : "");
          sound = FALSE;
        }
    }
  if (*others)
    append_others (others, json);

  return sound;
}

static void
read_record (const Import *self,
             GPtrArray    *cells,
             guint         line)
{
  const char *given = get_cell (self, cells, "_id", NULL, FALSE);
  const TandemKind *kind = *given ? tandem_kind_of_id (given) : self->kind;
  g_autofree char *id = *given || !kind ? g_strdup (given) : tandem_id_new (kind);
  g_autoptr(GString) json = g_string_new ("{");
  g_autoptr(TandemDoc) doc = NULL;
  g_autoptr(GError) error = NULL;

  if (!kind)
    {
      tandem_import_report (self->problems, line, *given ? given : NULL, "_id",
                            *given ? _("Not an id of a known kind of record")
                                   : _("A row without an id, and no kind to give it one"));
      return;
    }
  append_member (json, "_id");
  tandem_json_append_string (json, id);
  if (!append_cells (self, kind, cells, id, line, json))
    return;
  g_string_append_c (json, '}');
  doc = tandem_doc_parse (json->str, (gssize) json->len, &error);
  if (!doc)
    tandem_import_report (self->problems, line, id, NULL, error->message);
  else if (tandem_import_check (doc, line, self->context, self->problems))
    g_ptr_array_add (self->documents, g_steal_pointer (&doc));
}

static void
report_unknown_columns (const Import *self)
{
  for (guint i = 0; self->kind && i < self->headers->len; i++)
    {
      const Header *header = g_ptr_array_index (self->headers, i);

      if (!g_str_equal (header->name, "_id") && !g_str_equal (header->name, TANDEM_CSV_OTHERS) &&
          !tandem_field_find (self->kind->fields, self->kind->n_fields, header->name))
        tandem_import_report (self->problems, 1, NULL, header->name, _("No such field; the column was left out"));
    }
}

/* The kind of a file is that of its first id, where nobody says it. */
static const TandemKind *
find_kind (const char *text,
           gsize       length,
           char        delimiter)
{
  Reader reader = { text, text + length, delimiter, 1 };
  guint line;
  g_autoptr(GPtrArray) header = read_row (&reader, &line);
  g_autoptr(GPtrArray) row = read_row (&reader, &line);

  for (guint i = 0; header && row && i < MIN (header->len, row->len); i++)
    if (g_str_equal (g_ptr_array_index (header, i), "_id") && *(const char *) g_ptr_array_index (row, i))
      return tandem_kind_of_id (g_ptr_array_index (row, i));

  return NULL;
}

GPtrArray *
tandem_import_csv (const char          *text,
                   gsize                length,
                   const TandemKind    *kind,
                   const TandemContext *context,
                   GPtrArray           *problems,
                   GError             **error)
{
  char delimiter = find_delimiter (text, length);
  Reader reader = { text, text + length, delimiter, 1 };
  g_autoptr(GPtrArray) headers = g_ptr_array_new_with_free_func (header_free);
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  Import import = { kind ? kind : find_kind (text, length, delimiter), context, headers, documents, problems };
  guint line;
  g_autoptr(GPtrArray) names = read_row (&reader, &line);
  GPtrArray *cells;

  if (!names || is_blank (names) || names->len > MAX_COLUMNS)
    {
      g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_SYNTAX, _("Line 1 does not name the columns"));
      return NULL;
    }
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (headers, parse_header (g_ptr_array_index (names, i)));
  report_unknown_columns (&import);

  while ((cells = read_row (&reader, &line)))
    {
      if (!is_blank (cells) && cells->len > names->len)
        tandem_import_report (problems, line, NULL, NULL, _("More cells than columns; the row was left out"));
      else if (!is_blank (cells))
        read_record (&import, cells, line);
      g_ptr_array_unref (cells);
    }

  return g_steal_pointer (&documents);
}
