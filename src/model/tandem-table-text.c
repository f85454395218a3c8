/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-table-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-doc.h"

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
