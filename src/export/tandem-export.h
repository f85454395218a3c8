/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

#define TANDEM_EXPORT_ERROR (tandem_export_error_quark ())

typedef enum
{
  TANDEM_EXPORT_ERROR_FORMAT,   /* a file name or content of no known format */
  TANDEM_EXPORT_ERROR_KIND,     /* this format takes one kind at a time, or has no place for a kind */
  TANDEM_EXPORT_ERROR_SYNTAX,   /* the file cannot be read; the message names the line */
  TANDEM_EXPORT_ERROR_LIMIT,    /* more than the format or Tandem holds */
} TandemExportError;

GQuark tandem_export_error_quark (void);

typedef enum
{
  TANDEM_FORMAT_JSON,           /* array of documents as the central API has them */
  TANDEM_FORMAT_CSV,            /* one kind: a line a record, codes and ISO dates, can be read back */
  TANDEM_FORMAT_XLSX,           /* a sheet a kind, in words for people */
  TANDEM_FORMAT_ICS,            /* events and the due dates of milestones */
} TandemFormat;

typedef enum
{
  TANDEM_EXPORT_DEFAULT = 0,
  TANDEM_EXPORT_PUBLIC  = 1 << 0,       /* leave out what is about persons */
  TANDEM_EXPORT_BOM     = 1 << 1,       /* CSV: begin with a byte order mark, which Excel needs */
} TandemExportFlags;

gboolean   tandem_format_from_path (const char          *path,
                                    TandemFormat        *format,
                                    GError             **error);
gboolean   tandem_export_write     (GPtrArray           *documents,
                                    TandemFormat         format,
                                    TandemExportFlags    flags,
                                    const TandemContext *context,
                                    GOutputStream       *stream,
                                    GCancellable        *cancellable,
                                    GError             **error);
gboolean   tandem_export_save      (GPtrArray           *documents,
                                    TandemFormat         format,
                                    TandemExportFlags    flags,
                                    const TandemContext *context,
                                    const char          *path,
                                    GPtrArray           *written,
                                    GCancellable        *cancellable,
                                    GError             **error);

/**
 * TandemImportProblem:
 * @line: in the file, from 1
 * @record: (nullable): the id of the record, or its number in the file
 * @field: (nullable): the field or column
 * @message: one sentence
 */
typedef struct
{
  guint line;
  char *record;
  char *field;
  char *message;
} TandemImportProblem;

void       tandem_import_problem_free (TandemImportProblem *self);
char      *tandem_import_problem_to_text (const TandemImportProblem *self);
GPtrArray *tandem_import_read      (GBytes              *data,
                                    TandemFormat         format,
                                    const TandemKind    *kind,
                                    const TandemContext *context,
                                    GPtrArray           *problems,
                                    GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemImportProblem, tandem_import_problem_free)

G_END_DECLS
