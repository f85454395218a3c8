/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-indicator-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-field-type.h"
#include "tandem-table-text.h"

static gboolean
is_period (const char *column)
{
  return !g_str_equal (column, TANDEM_INDICATOR_BASELINE) && !g_str_equal (column, TANDEM_INDICATOR_TARGET);
}

static char *
dup_path (const char *column)
{
  return g_strconcat (column, ".value", NULL);
}

/**
 * tandem_indicator_dup_figure:
 * @indicator: an indicator
 * @column: a period, %TANDEM_INDICATOR_BASELINE or %TANDEM_INDICATOR_TARGET
 *
 * Returns: (transfer full) (nullable): its number there, with the separators of
 *   the locale
 */
char *
tandem_indicator_dup_figure (const TandemDoc *indicator,
                             const char      *column)
{
  g_autofree char *path = dup_path (column);
  TandemVal value = is_period (column) ? tandem_indicator_get_value (indicator, column) : tandem_doc_get (indicator, path);
  const char *number = tandem_val_string (value);

  return number != NULL && tandem_decimal_is_valid (number) ? tandem_decimal_to_text (number) : g_strdup (number);
}

/**
 * tandem_indicator_with_figure:
 * @indicator: an indicator
 * @column: as of tandem_indicator_dup_figure()
 * @text: the number as typed; empty takes it away
 * @context: how it is read
 * @error: return location for a #TandemDocError
 *
 * Returns: (transfer full) (nullable): the indicator with that number there
 */
TandemDoc *
tandem_indicator_with_figure (const TandemDoc     *indicator,
                              const char          *column,
                              const char          *text,
                              const TandemContext *context,
                              GError             **error)
{
  g_autofree char *path = dup_path (column);

  return is_period (column) ? tandem_indicator_with_value (indicator, column, text, context, error)
                            : tandem_doc_with_text (indicator, path, text, context, error);
}

/* ---- a table from the clipboard ---------------------------------------------- */

/* The periods that a first line names, or NULL when it is a line of figures.
 * Figures between 1900 and 2199 look like years: those have to go up. */
static char **
read_heading (char **cells)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) periods = NULL;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      char *period = tandem_indicator_parse_period (cells[i]);

      if (period == NULL)
        return NULL;
      g_strv_builder_take (builder, period);
    }
  periods = g_strv_builder_end (builder);
  for (guint i = 0; periods[i] != NULL; i++)
    if (i > 0 && strcmp (periods[i - 1], periods[i]) >= 0)
      return NULL;

  return g_steal_pointer (&periods);
}

static TandemDoc *
write_figure (const TandemDoc     *indicator,
              const char          *column,
              const char          *text,
              const TandemContext *context,
              gpointer             user_data,
              GError             **error)
{
  return tandem_indicator_with_figure (indicator, column, text, context, error);
}

/**
 * tandem_indicators_with_table:
 * @indicators: (element-type TandemDoc): the rows of a grid
 * @columns: the columns of it that have figures, as of tandem_indicator_dup_figure()
 * @row: the row that the first figures go to
 * @column: the column that they go to
 * @text: what a spreadsheet put on the clipboard
 * @context: how numbers are read
 * @error: return location for a #TandemDocError
 *
 * Puts a table of figures into indicators. When its first line names periods
 * the figures go to those, else to the columns from @column on. Empty cells
 * change nothing.
 *
 * Returns: (transfer full) (element-type TandemDoc) (nullable): the indicators
 *   with the figures, those that do not change as they were; NULL with @error
 *   naming the place when a cell is no number or has no row or column
 */
GPtrArray *
tandem_indicators_with_table (GPtrArray           *indicators,
                              const char *const   *columns,
                              guint                row,
                              guint                column,
                              const char          *text,
                              const TandemContext *context,
                              GError             **error)
{
  g_autoptr(GPtrArray) rows = tandem_table_text_parse (text, error);
  g_auto(GStrv) heading = NULL;
  TandemTableTarget target = {
    .columns = columns,
    .row = row,
    .write = write_figure,
    .too_many_rows = _("What was copied has more rows than there are indicators from here on."),
    .too_many_columns = _("What was copied has more columns than there are from here on. Copy the line with the periods too."),
  };

  g_return_val_if_fail (row <= indicators->len && column <= g_strv_length ((char **) columns), NULL);

  if (rows == NULL)
    return NULL;

  if (rows->len > 1)
    heading = read_heading (g_ptr_array_index (rows, 0));
  target.columns = heading != NULL ? (const char *const *) heading : columns + column;

  return tandem_table_put (rows, heading != NULL ? 1 : 0, indicators, &target, context, error);
}
