/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-pages.h"
#include "tandem-snapshot.h"

G_BEGIN_DECLS

#define TANDEM_REPORT_ERROR (tandem_report_error_quark ())

typedef enum
{
  TANDEM_REPORT_ERROR_NOT_FOUND,        /* the record is not in the snapshot */
  TANDEM_REPORT_ERROR_KIND,             /* the report is not about records of this kind */
  TANDEM_REPORT_ERROR_LANGUAGE,         /* not a language tag, or more than two */
} TandemReportError;

GQuark tandem_report_error_quark (void);

/**
 * TandemReportRequest:
 * @snapshot: everything the paper may speak about
 * @id: the record it is made for
 * @languages: (array zero-terminated=1): one tag, or two to stand side by side
 * @as_of: the day the paper speaks of; also its creation date
 * @vocabularies: (nullable): what to read codes with; NULL for the built-in ones
 * @internal: whether people may be named; a public paper gives positions only
 */
typedef struct
{
  TandemSnapshot *snapshot;
  const char *id;
  const char *const *languages;
  TandemDate as_of;
  TandemVocabularies *vocabularies;
  gboolean internal;
} TandemReportRequest;

/**
 * TandemReport:
 * @name: what `tandemctl report` calls it
 * @label: English, marked with N_()
 * @description: one sentence, marked with N_()
 * @kinds: (array zero-terminated=1): kinds it can be made for
 * @build: makes the paper; the request has been checked
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *description;
  const char *const *kinds;
  TandemPaper *(*build) (const TandemReportRequest  *request,
                         GError                    **error);
} TandemReport;

const TandemReport *const *tandem_reports_list (guint         *n_reports);
const TandemReport *tandem_report_find         (const char    *name);
gboolean            tandem_report_applies_to   (const TandemReport *self,
                                                const char    *kind);
TandemPaper        *tandem_report_build        (const TandemReport *self,
                                                const TandemReportRequest *request,
                                                GError       **error);
gboolean            tandem_report_write_pdf    (const TandemReport *self,
                                                const TandemReportRequest *request,
                                                GOutputStream *stream,
                                                GCancellable  *cancellable,
                                                GError       **error);
gboolean            tandem_report_save_pdf     (const TandemReport *self,
                                                const TandemReportRequest *request,
                                                const char    *path,
                                                GCancellable  *cancellable,
                                                GError       **error);

G_END_DECLS
