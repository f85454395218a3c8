/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "tandem-export-private.h"

#define MAX_ROWS  1048576
#define MAX_CELL  32767         /* signs, in UTF-16 units */
#define MAX_SHEET 31

typedef struct
{
  lxw_workbook        *workbook;
  lxw_format          *head;
  lxw_format          *date;
  lxw_format          *text;
  TandemExportFlags    flags;
  const TandemContext *context;
  GHashTable          *sheets;  /* names in use */
} Writer;

/* The plural of the kind, without what Excel forbids in a name, each once. */
static char *
make_sheet_name (Writer           *self,
                 const TandemKind *kind)
{
  g_autofree char *label = g_strdup (kind ? g_dgettext (GETTEXT_PACKAGE, kind->plural) : "Other");
  char *name;

  g_strdelimit (label, "[]:*?/\\'", ' ');
  name = g_utf8_substring (label, 0, MIN (g_utf8_strlen (label, -1), MAX_SHEET));
  for (guint i = 2; !g_hash_table_add (self->sheets, g_utf8_casefold (name, -1)); i++)
    {
      g_autofree char *stem = g_utf8_substring (label, 0, MIN (g_utf8_strlen (label, -1), MAX_SHEET - 4));

      g_free (name);
      name = g_strdup_printf ("%s %u", stem, i);
    }

  return name;
}

/* Cuts what a cell cannot hold, and says so in the cell. */
static char *
fit_cell (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *start = NULL;

  /* signs outside the basic plane count twice */
  if (length <= MAX_CELL / 2 || strlen (text) <= MAX_CELL)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MIN (length, MAX_CELL / 2));

  return g_strdup_printf ("%s… [cut: %ld signs in all]", start, length);
}

static gboolean
write_date (Writer        *self,
            lxw_worksheet *sheet,
            lxw_row_t      row,
            lxw_col_t      column,
            TandemVal      value)
{
  TandemDate date = tandem_val_date (value);
  lxw_datetime moment = { .year = date.ymd / 10000, .month = date.ymd / 100 % 100, .day = date.ymd % 100 };

  if (!tandem_date_is_set (date) || moment.day == 0 || moment.year < 1900 || moment.year > 9999)
    return FALSE;

  return worksheet_write_datetime (sheet, row, column, &moment, self->date) == LXW_NO_ERROR;
}

/* A decimal becomes a number only where a spreadsheet keeps every digit. */
static gboolean
write_number (lxw_worksheet     *sheet,
              lxw_row_t          row,
              lxw_col_t          column,
              const TandemField *field,
              TandemVal          value)
{
  const char *decimal = tandem_val_string (value);

  if (field->type == &tandem_type_int && tandem_val_type (value) == TANDEM_VAL_INT)
    return worksheet_write_number (sheet, row, column, (double) tandem_val_int (value, 0), NULL) == LXW_NO_ERROR;
  if (field->type != &tandem_type_decimal || !decimal || strlen (decimal) > 15)
    return FALSE;

  return worksheet_write_number (sheet, row, column, g_ascii_strtod (decimal, NULL), NULL) == LXW_NO_ERROR;
}

static void
write_cell (Writer            *self,
            lxw_worksheet     *sheet,
            lxw_row_t          row,
            lxw_col_t          column,
            const TandemDoc   *doc,
            const TandemField *field)
{
  TandemVal value = tandem_val_member (tandem_doc_root (doc), field->name);
  g_autofree char *text = NULL;
  g_autofree char *fitting = NULL;

  if (!tandem_val_exists (value) || tandem_export_hides (doc, field, self->flags))
    return;
  if (field->type == &tandem_type_date && write_date (self, sheet, row, column, value))
    return;
  if (write_number (sheet, row, column, field, value))
    return;
  text = tandem_field_dup_text (field, value, self->context);
  fitting = fit_cell (text ? text : "");
  worksheet_write_string (sheet, row, column, fitting, self->text);
}

static gboolean
is_column (const Writer      *self,
           const TandemField *field,
           GPtrArray         *group)
{
  if (field->flags & TANDEM_HIDDEN)
    return FALSE;
  if (self->flags & TANDEM_EXPORT_PUBLIC && field->n_sub > 0)
    for (guint i = 0; i < field->n_sub; i++)
      if (field->sub[i].flags & TANDEM_PERSONAL)
        return FALSE;
  for (guint i = 0; i < group->len; i++)
    if (tandem_val_exists (tandem_val_member (tandem_doc_root (g_ptr_array_index (group, i)), field->name)) &&
        !tandem_export_hides (g_ptr_array_index (group, i), field, self->flags))
      return TRUE;

  return field->flags & (TANDEM_REQUIRED | TANDEM_LISTED) && !(field->flags & TANDEM_PERSONAL);
}

static double
find_width (const TandemField *field)
{
  if (field->flags & TANDEM_LONG)
    return 48;
  if (field->type == &tandem_type_l10n || field->n_sub > 0)
    return 36;

  return field->type == &tandem_type_date || field->flags & TANDEM_CODE ? 12 : 20;
}

static void
write_sheet (Writer    *self,
             GPtrArray *group)
{
  const TandemKind *kind = tandem_doc_get_kind (g_ptr_array_index (group, 0));
  g_autofree char *name = make_sheet_name (self, kind);
  lxw_worksheet *sheet = workbook_add_worksheet (self->workbook, name);
  lxw_col_t column = 0;

  worksheet_set_column (sheet, 0, 0, 34, NULL);
  worksheet_write_string (sheet, 0, column++, "_id", self->head);
  for (guint i = 0; i < group->len; i++)
    worksheet_write_string (sheet, i + 1, 0, tandem_doc_get_id (g_ptr_array_index (group, i)), NULL);
  for (guint i = 0; kind && i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if (!is_column (self, field, group))
        continue;
      worksheet_set_column (sheet, column, column, find_width (field), NULL);
      worksheet_write_string (sheet, 0, column, g_dgettext (GETTEXT_PACKAGE, field->label), self->head);
      for (guint j = 0; j < group->len; j++)
        write_cell (self, sheet, j + 1, column, g_ptr_array_index (group, j), field);
      column++;
    }
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_autofilter (sheet, 0, 0, group->len, column - 1);
}

static void
make_formats (Writer *self)
{
  self->head = workbook_add_format (self->workbook);
  format_set_bold (self->head);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  self->date = workbook_add_format (self->workbook);
  format_set_num_format (self->date, "yyyy-mm-dd");
  format_set_align (self->date, LXW_ALIGN_VERTICAL_TOP);
  format_set_align (self->date, LXW_ALIGN_LEFT);
  self->text = workbook_add_format (self->workbook);
  format_set_text_wrap (self->text);
  format_set_align (self->text, LXW_ALIGN_VERTICAL_TOP);
}

/* The hour of writing would make two equal workbooks differ. */
static void
set_properties (Writer *self)
{
  TandemDate today = tandem_context_get_today (self->context);
  int ymd = tandem_date_is_set (today) ? today.ymd : 19800101;
  g_autoptr(GDateTime) day = g_date_time_new_utc (ymd / 10000, MAX (ymd / 100 % 100, 1), MAX (ymd % 100, 1), 0, 0, 0);
  lxw_doc_properties properties = { .title = (char *) "Tandem", .created = day ? g_date_time_to_unix (day) : 0 };

  workbook_set_properties (self->workbook, &properties);
}

static gboolean
check_size (GPtrArray *groups,
            GError   **error)
{
  for (guint i = 0; i < groups->len; i++)
    if (((GPtrArray *) g_ptr_array_index (groups, i))->len >= MAX_ROWS)
      {
        g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_LIMIT,
                     _("A sheet of a workbook holds %d records at most"), MAX_ROWS - 1);
        return FALSE;
      }

  return TRUE;
}

/* A sheet a kind, for people: words for codes, dates as dates. Strings are
 * written as strings, so that none of them is ever a formula. */
GBytes *
tandem_export_xlsx (GPtrArray           *documents,
                    TandemExportFlags    flags,
                    const TandemContext *context,
                    GError             **error)
{
  const char *buffer = NULL;
  size_t length = 0;
  lxw_workbook_options options = { .output_buffer = &buffer, .output_buffer_size = &length };
  g_autoptr(GPtrArray) groups = tandem_export_group (documents);
  g_autoptr(GHashTable) sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer self = { .flags = flags, .context = context, .sheets = sheets };
  lxw_error status;
  GBytes *bytes;

  if (!check_size (groups, error))
    return NULL;
  self.workbook = workbook_new_opt (NULL, &options);
  make_formats (&self);
  set_properties (&self);
  for (guint i = 0; i < groups->len; i++)
    write_sheet (&self, g_ptr_array_index (groups, i));
  status = workbook_close (self.workbook);
  if (status != LXW_NO_ERROR)
    {
      g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_LIMIT, _("The workbook could not be written: %s"),
                   lxw_strerror (status));
      free ((char *) buffer);
      return NULL;
    }
  bytes = g_bytes_new (buffer, length);
  free ((char *) buffer);

  return bytes;
}
