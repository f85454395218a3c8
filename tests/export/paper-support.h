/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-export.h"
#include "tandem-report.h"

G_BEGIN_DECLS

#define SAMPLE_PAIRING "partnership:01J00000000000000000000007"
#define SAMPLE_PLAN    "plan:01J00000000000000000000008"

TandemContext  *support_context      (void);
GPtrArray      *support_read_sample  (void);
TandemSnapshot *support_snapshot     (GPtrArray   *documents);
GBytes         *support_report       (const char  *report,
                                      const char  *id,
                                      const char  *languages);
GBytes         *support_write_pdf    (TandemPages *pages);
char           *support_run          (GBytes      *pdf,
                                      const char  *command,
                                      ...) G_GNUC_NULL_TERMINATED;
char           *support_pdf_source   (GBytes      *pdf);
int             support_count        (const char  *text,
                                      const char  *needle);

G_END_DECLS
