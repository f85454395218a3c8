/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-export-private.h"

#define MAX_BYTES (512 * 1024 * 1024)

void
tandem_import_problem_free (TandemImportProblem *self)
{
  if (!self)
    return;

  g_free (self->record);
  g_free (self->field);
  g_free (self->message);
  g_free (self);
}

/**
 * tandem_import_problem_to_text:
 *
 * Returns: (transfer full): "line 12, milestone:01J…, due: …", for a log or a terminal
 */
char *
tandem_import_problem_to_text (const TandemImportProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("line %u%s%s%s%s: %s", self->line, self->record ? ", " : "",
                          self->record ? self->record : "", self->field ? ", " : "", self->field ? self->field : "",
                          self->message);
}

void
tandem_import_report (GPtrArray  *problems,
                      guint       line,
                      const char *record,
                      const char *field,
                      const char *message)
{
  TandemImportProblem *problem = g_new0 (TandemImportProblem, 1);

  problem->line = line;
  problem->record = g_strdup (record);
  problem->field = g_strdup (field);
  problem->message = g_strdup (message);
  g_ptr_array_add (problems, problem);
}

/* Errors of the record's own fields are reported; FALSE if it cannot be saved. */
gboolean
tandem_import_check (TandemDoc           *doc,
                     guint                line,
                     const TandemContext *context,
                     GPtrArray           *problems)
{
  g_autoptr(GPtrArray) findings = tandem_doc_check (doc, context);
  gboolean sound = TRUE;

  for (guint i = 0; i < findings->len; i++)
    {
      const TandemProblem *finding = g_ptr_array_index (findings, i);

      if (finding->severity != TANDEM_SEVERITY_ERROR)
        continue;
      tandem_import_report (problems, line, tandem_doc_get_id (doc), finding->path, finding->message);
      sound = FALSE;
    }

  return sound;
}

/* The line of the first byte that is not UTF-8 text. */
static gboolean
check_text (const char *text,
            gsize       length,
            GError    **error)
{
  const char *end;
  guint line = 1;

  if (length > MAX_BYTES)
    {
      g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_LIMIT, _("The file is larger than %d MiB"),
                   MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  if (g_utf8_validate_len (text, length, &end))
    return TRUE;
  for (const char *p = text; p < end; p++)
    line += *p == '\n';
  g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_SYNTAX,
               _("Line %u is not UTF-8 text; save the file as “CSV UTF-8” or as JSON"), line);

  return FALSE;
}

/**
 * tandem_import_read:
 * @data: the whole file
 * @format: %TANDEM_FORMAT_JSON or %TANDEM_FORMAT_CSV
 * @kind: (nullable): kind of the records of a CSV file that have no id
 * @context: vocabularies, language and day to check with
 * @problems: (element-type TandemImportProblem): what could not be read is added here
 *
 * Reads records from a file. A record with an error is left out and reported
 * with its line, name and field; the others are read. Any thread.
 *
 * Returns: (transfer full) (element-type TandemDoc): the sound records, or NULL
 *   if the file as a whole cannot be read
 */
GPtrArray *
tandem_import_read (GBytes              *data,
                    TandemFormat         format,
                    const TandemKind    *kind,
                    const TandemContext *context,
                    GPtrArray           *problems,
                    GError             **error)
{
  gsize length;
  const char *text;

  g_return_val_if_fail (data != NULL && context != NULL && problems != NULL, NULL);

  text = g_bytes_get_data (data, &length);
  if (!text)
    text = "";
  if (!check_text (text, length, error))
    return NULL;
  if (length >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    {
      text += 3;
      length -= 3;
    }

  switch (format)
    {
    case TANDEM_FORMAT_JSON:
      return tandem_import_json (text, length, context, problems, error);
    case TANDEM_FORMAT_CSV:
      return tandem_import_csv (text, length, kind, context, problems, error);
    case TANDEM_FORMAT_XLSX:
    case TANDEM_FORMAT_ICS:
      break;
    }
  g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_FORMAT, _("Tandem reads JSON and CSV files"));

  return NULL;
}

/* ---- JSON ------------------------------------------------------------------ */

typedef struct
{
  const char *at, *end;
  guint       line;
} Scanner;

static void
skip_space (Scanner *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) && *self->at)
    self->line += *self->at++ == '\n';
}

static void
skip_string (Scanner *self)
{
  self->at++;
  while (self->at < self->end && *self->at != '"')
    {
      if (*self->at == '\\' && self->at + 1 < self->end)
        self->at++;
      self->line += *self->at == '\n';
      self->at++;
    }
  self->at = MIN (self->at + 1, self->end);
}

/* Past one value, by its brackets alone; what is in it is read strictly later. */
static void
skip_value (Scanner *self)
{
  int depth = 0;

  while (self->at < self->end)
    {
      char c = *self->at;

      if (c == '"')
        {
          skip_string (self);
          continue;
        }
      if (depth == 0 && (c == ',' || c == ']'))
        return;
      if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      self->line += c == '\n';
      self->at++;
      if (depth == 0 && (c == '}' || c == ']'))
        return;
    }
}

static void
read_one (Scanner             *self,
          guint                number,
          const TandemContext *context,
          GPtrArray           *documents,
          GPtrArray           *problems)
{
  const char *start = self->at;
  guint line = self->line;
  g_autofree char *name = g_strdup_printf ("record %u", number);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  skip_value (self);
  doc = tandem_doc_parse (start, self->at - start, &error);
  if (!doc)
    tandem_import_report (problems, line, name, NULL, error->message);
  else if (tandem_import_check (doc, line, context, problems))
    g_ptr_array_add (documents, g_steal_pointer (&doc));
}

/* An array of documents, one document, or one document a line. */
GPtrArray *
tandem_import_json (const char          *text,
                    gsize                length,
                    const TandemContext *context,
                    GPtrArray           *problems,
                    GError             **error)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  Scanner scanner = { text, text + length, 1 };
  gboolean array;
  guint number = 0;

  skip_space (&scanner);
  array = scanner.at < scanner.end && *scanner.at == '[';
  if (!array && (scanner.at == scanner.end || *scanner.at != '{'))
    {
      g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_SYNTAX,
                   _("Line %u: neither a JSON object nor an array of them"), scanner.line);
      return NULL;
    }
  scanner.at += array;
  for (;;)
    {
      skip_space (&scanner);
      if (array && scanner.at < scanner.end && *scanner.at == ']')
        break;
      if (scanner.at == scanner.end && !array)
        break;
      if (scanner.at == scanner.end)
        {
          g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_SYNTAX,
                       _("Line %u: the file ends in the middle of the array"), scanner.line);
          return NULL;
        }
      read_one (&scanner, ++number, context, documents, problems);
      skip_space (&scanner);
      if (scanner.at < scanner.end && *scanner.at == ',')
        scanner.at++;
      else if (!array && scanner.at < scanner.end && *scanner.at != '{')
        {
          tandem_import_report (problems, scanner.line, NULL, NULL, _("Text after the last record"));
          break;
        }
    }

  return g_steal_pointer (&documents);
}
