/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-private.h"
#include "tandem-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

static gint64
sum_up (const char *bytes,
        gsize       size)
{
  return crc32 (0, (const Bytef *) bytes, size);
}

/**
 * tandem_doc_sum:
 * @doc: a document
 *
 * Returns: CRC-32 of its bytes: any flipped bit changes it
 */
gint64
tandem_doc_sum (TandemDoc *doc)
{
  gsize size;
  const char *body = tandem_doc_get_body (doc, &size);

  return sum_up (body, size);
}

gboolean
tandem_doc_same_body (TandemDoc *a,
                      TandemDoc *b)
{
  gsize size_a, size_b;
  const char *body_a = tandem_doc_get_body (a, &size_a);
  const char *body_b = tandem_doc_get_body (b, &size_b);

  return a == b || (size_a == size_b && memcmp (body_a, body_b, size_a) == 0);
}

/**
 * tandem_statement_body_is_sound:
 * @statement: a statement at a row
 * @body: the column of a body; its sum is in the next one
 *
 * Returns: whether the bytes are those that were written
 */
gboolean
tandem_statement_body_is_sound (sqlite3_stmt *statement,
                                int           body)
{
  const char *bytes = sqlite3_column_blob (statement, body);
  gsize size = sqlite3_column_bytes (statement, body);

  return sqlite3_column_type (statement, body + 1) == SQLITE_NULL ||
         sum_up (bytes ? bytes : "", size) == tandem_statement_int (statement, body + 1);
}

/**
 * tandem_statement_doc:
 * @statement: a statement at a row
 * @body: the column of a body; its sum is in the next one
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document
 */
TandemDoc *
tandem_statement_doc (sqlite3_stmt *statement,
                      int           body,
                      GError      **error)
{
  const char *bytes = sqlite3_column_blob (statement, body);
  gsize size = sqlite3_column_bytes (statement, body);

  if (!tandem_statement_body_is_sound (statement, body))
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
                           _("The file of the workspace is damaged: a record is not what was written"));
      return NULL;
    }
  return tandem_doc_parse (bytes ? bytes : "", size, error);
}
