/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-table-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *at;
  GPtrArray  *rows;             /* (element-type GStrv) */
  GPtrArray  *row;              /* (element-type utf8) */
  guint       n_cells;
} Reader;

static gboolean
ends_cell (char sign)
{
  return sign == '\0' || sign == '\t' || sign == '\n' || sign == '\r';
}

/* As spreadsheets write a cell that has a line end or a tab in it. */
static char *
read_quoted (Reader *reader)
{
  GString *cell = g_string_new (NULL);
  const char *at;

  for (at = reader->at + 1; *at != '\0'; at++)
    {
      if (*at != '"')
        g_string_append_c (cell, *at);
      else if (at[1] == '"')
        g_string_append_c (cell, *++at);
      else
        break;
    }

  /* A quotation mark that begins a cell and ends nowhere is a sign like others. */
  if (*at == '\0' || !ends_cell (at[1]))
    {
      g_string_free (cell, TRUE);
      return NULL;
    }
  reader->at = at + 1;

  return g_string_free (cell, FALSE);
}

static void
read_cell (Reader *reader)
{
  char *cell = *reader->at == '"' ? read_quoted (reader) : NULL;

  if (cell == NULL)
    {
      gsize length = strcspn (reader->at, "\t\n\r");

      cell = g_strndup (reader->at, length);
      reader->at += length;
    }
  g_ptr_array_add (reader->row, g_strstrip (cell));
  reader->n_cells++;
}

static void
end_row (Reader *reader)
{
  g_ptr_array_add (reader->row, NULL);
  g_ptr_array_add (reader->rows, g_ptr_array_steal (reader->row, NULL));
}

static void
read_rows (Reader *reader)
{
  while (*reader->at != '\0' && reader->n_cells <= TANDEM_TABLE_TEXT_MAX_CELLS)
    {
      read_cell (reader);
      if (*reader->at == '\t')
        {
          /* A tab at the very end has an empty cell behind it. */
          if (ends_cell (*++reader->at) && *reader->at != '\t')
            read_cell (reader);
          else
            continue;
        }
      end_row (reader);
      if (*reader->at == '\r')
        reader->at++;
      if (*reader->at == '\n')
        reader->at++;
    }
  if (reader->row->len > 0)
    end_row (reader);
}

/**
 * tandem_table_text_parse:
 * @text: what a spreadsheet put on the clipboard: cells between tabs, rows
 *   between line ends of any system, quoted where a cell has either
 * @error: return location for a `TANDEM_DOC_ERROR_LIMIT` error
 *
 * Rows may have different lengths. Cells lose the blanks around them.
 *
 * Returns: (transfer full) (element-type GStrv) (nullable): the rows; %NULL with
 *   @error set when there are more than %TANDEM_TABLE_TEXT_MAX_CELLS cells or
 *   the text is not UTF-8
 */
GPtrArray *
tandem_table_text_parse (const char *text,
                         GError    **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { text, rows, row };

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_SYNTAX, _("What was pasted is not text."));
      return NULL;
    }

  read_rows (&reader);
  if (reader.n_cells > TANDEM_TABLE_TEXT_MAX_CELLS)
    {
      g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_LIMIT,
                   _("A table that is pasted has at most %d cells."), TANDEM_TABLE_TEXT_MAX_CELLS);
      return NULL;
    }

  return g_steal_pointer (&rows);
}

/* ---- into records ------------------------------------------------------------ */

static gboolean
fits (guint       wanted,
      guint       room,
      const char *problem,
      GError    **error)
{
  if (wanted <= room)
    return TRUE;

  g_set_error_literal (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD, problem);
  return FALSE;
}

static gboolean
put_row (TandemDoc              **doc,
         char                   **cells,
         guint                    number,
         const TandemTableTarget *target,
         const TandemContext     *context,
         GError                 **error)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      TandemDoc *after;

      /* A cell without anything says nothing about the figure. */
      if (cells[i][0] == '\0')
        continue;
      after = target->write (*doc, target->columns[i], cells[i], context, target->user_data, error);
      if (after == NULL)
        {
          /* Translators: where in a pasted table something is wrong; what is wrong follows */
          g_prefix_error (error, _("Row %u, column %u of what was copied: "), number, i + 1);
          return FALSE;
        }
      tandem_doc_unref (*doc);
      *doc = after;
    }

  return TRUE;
}

/**
 * tandem_table_put:
 * @table: (element-type GStrv): as of tandem_table_text_parse()
 * @first: the first row of it that is to be put, after headings
 * @docs: (element-type TandemDoc): the records that rows go to, in their order
 * @target: where the table goes
 * @context: how cells are read
 * @error: return location for a #TandemDocError that names the cell
 *
 * Empty cells change nothing.
 *
 * Returns: (transfer full) (element-type TandemDoc) (nullable): the records with
 *   the table in them, those that do not change as they were
 */
GPtrArray *
tandem_table_put (GPtrArray               *table,
                  guint                    first,
                  GPtrArray               *docs,
                  const TandemTableTarget *target,
                  const TandemContext     *context,
                  GError                 **error)
{
  g_autoptr(GPtrArray) changed = NULL;
  guint n_columns = g_strv_length ((char **) target->columns);

  g_return_val_if_fail (target->row <= docs->len && first <= table->len, NULL);

  if (!fits (table->len - first, docs->len - target->row, target->too_many_rows, error))
    return NULL;

  changed = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  for (guint i = 0; i < docs->len; i++)
    g_ptr_array_add (changed, tandem_doc_ref (g_ptr_array_index (docs, i)));
  for (guint i = first; i < table->len; i++)
    {
      char **cells = g_ptr_array_index (table, i);

      if (!fits (g_strv_length (cells), n_columns, target->too_many_columns, error) ||
          !put_row ((TandemDoc **) &g_ptr_array_index (changed, target->row + i - first), cells, i + 1, target, context, error))
        return NULL;
    }

  return g_steal_pointer (&changed);
}
