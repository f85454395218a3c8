/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-export.h"

G_BEGIN_DECLS

/* One writer a format: the whole file in memory, as all of them are small. */
typedef GBytes *(*TandemWriter) (GPtrArray            *documents,
                                 TandemExportFlags     flags,
                                 const TandemContext  *context,
                                 GError              **error);

GBytes    *tandem_export_json        (GPtrArray            *documents,
                                      TandemExportFlags     flags,
                                      const TandemContext  *context,
                                      GError              **error);
GBytes    *tandem_export_csv         (GPtrArray            *documents,
                                      TandemExportFlags     flags,
                                      const TandemContext  *context,
                                      GError              **error);
GBytes    *tandem_export_xlsx        (GPtrArray            *documents,
                                      TandemExportFlags     flags,
                                      const TandemContext  *context,
                                      GError              **error);
GBytes    *tandem_export_ics         (GPtrArray            *documents,
                                      TandemExportFlags     flags,
                                      const TandemContext  *context,
                                      GError              **error);

GPtrArray *tandem_import_json        (const char           *text,
                                      gsize                 length,
                                      const TandemContext  *context,
                                      GPtrArray            *problems,
                                      GError              **error);
GPtrArray *tandem_import_csv         (const char           *text,
                                      gsize                 length,
                                      const TandemKind     *kind,
                                      const TandemContext  *context,
                                      GPtrArray            *problems,
                                      GError              **error);

/* For writers */
gboolean   tandem_export_hides       (const TandemDoc      *doc,
                                      const TandemField    *field,
                                      TandemExportFlags     flags);
void       tandem_export_append_body (const TandemDoc      *doc,
                                      TandemExportFlags     flags,
                                      GString              *out);
void       tandem_export_append_value (const TandemDoc     *doc,
                                       const TandemField   *field,
                                       TandemVal            value,
                                       TandemExportFlags    flags,
                                       GString             *out);
GPtrArray *tandem_export_group       (GPtrArray            *documents);

/* For readers */
void       tandem_import_report      (GPtrArray            *problems,
                                      guint                 line,
                                      const char           *record,
                                      const char           *field,
                                      const char           *message);
gboolean   tandem_import_check       (TandemDoc            *doc,
                                      guint                 line,
                                      const TandemContext  *context,
                                      GPtrArray            *problems);

G_END_DECLS
