/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-report.h"
#include "tandem-report-private.h"

G_DEFINE_QUARK (tandem - report - error - quark, tandem_report_error)

static const TandemReport *const reports[] = {
  &tandem_report_at_a_glance,
  &tandem_report_plan,
};

/**
 * tandem_reports_list:
 * @n_reports: (out) (optional): their number
 *
 * Returns: (array length=n_reports) (transfer none): all reports, in the order to offer them
 */
const TandemReport *const *
tandem_reports_list (guint *n_reports)
{
  if (n_reports)
    *n_reports = G_N_ELEMENTS (reports);

  return reports;
}

/**
 * tandem_report_find:
 *
 * Returns: (nullable) (transfer none): the report called @name
 */
const TandemReport *
tandem_report_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (g_str_equal (reports[i]->name, name))
      return reports[i];

  return NULL;
}

gboolean
tandem_report_applies_to (const TandemReport *self,
                          const char         *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return kind && g_strv_contains (self->kinds, kind);
}

/* Letters, digits and hyphens: what else is no tag of BCP 47. */
static gboolean
is_language (const char *tag)
{
  gsize length = strlen (tag);

  return length >= 2 && length <= 35 && g_ascii_isalpha (tag[0]) &&
         strspn (tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
check_languages (const char *const *languages,
                 GError           **error)
{
  guint n_languages = languages ? g_strv_length ((char **) languages) : 0;

  if (n_languages < 1 || n_languages > 2)
    {
      g_set_error (error, TANDEM_REPORT_ERROR, TANDEM_REPORT_ERROR_LANGUAGE,
                   _("A paper is in one language or in two, not in %u"), n_languages);
      return FALSE;
    }
  for (guint i = 0; i < n_languages; i++)
    if (!is_language (languages[i]))
      {
        g_set_error (error, TANDEM_REPORT_ERROR, TANDEM_REPORT_ERROR_LANGUAGE, _("“%s” is not a language tag"),
                     languages[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_request (const TandemReport        *self,
               const TandemReportRequest *request,
               GError                   **error)
{
  TandemDoc *doc = tandem_snapshot_get (request->snapshot, request->id);
  const TandemKind *kind;

  if (!doc)
    {
      g_set_error (error, TANDEM_REPORT_ERROR, TANDEM_REPORT_ERROR_NOT_FOUND, _("There is no record “%s”"),
                   request->id);
      return FALSE;
    }
  kind = tandem_doc_get_kind (doc);
  if (!tandem_report_applies_to (self, kind ? kind->name : NULL))
    {
      g_autofree char *kinds = g_strjoinv (", ", (char **) self->kinds);

      g_set_error (error, TANDEM_REPORT_ERROR, TANDEM_REPORT_ERROR_KIND,
                   _("The report “%s” is made for %s, not for “%s”"), self->name, kinds, request->id);
      return FALSE;
    }

  return check_languages (request->languages, error);
}

/**
 * tandem_report_build:
 *
 * Makes the paper of a report: nothing but what the snapshot says, and what it
 * does not say is said to be missing. Any thread.
 *
 * Returns: (transfer full): the paper, or NULL with a %TANDEM_REPORT_ERROR
 */
TandemPaper *
tandem_report_build (const TandemReport        *self,
                     const TandemReportRequest *request,
                     GError                   **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (request != NULL && request->snapshot != NULL && request->id != NULL, NULL);

  if (!check_request (self, request, error))
    return NULL;

  return self->build (request, error);
}

/**
 * tandem_report_write_pdf:
 * @stream: where to; not closed
 *
 * Builds, lays out and writes a report. Any thread.
 *
 * Returns: whether all of it was written
 */
gboolean
tandem_report_write_pdf (const TandemReport        *self,
                         const TandemReportRequest *request,
                         GOutputStream             *stream,
                         GCancellable              *cancellable,
                         GError                   **error)
{
  g_autoptr(TandemPaper) paper = tandem_report_build (self, request, error);
  g_autoptr(TandemPages) pages = NULL;

  if (!paper)
    return FALSE;
  pages = tandem_paper_layout (paper, cancellable, error);

  return pages && tandem_pages_write_pdf (pages, stream, cancellable, error);
}

/**
 * tandem_report_save_pdf:
 * @path: a file; replaced only when the new one is whole
 *
 * Returns: whether the file is on disk
 */
gboolean
tandem_report_save_pdf (const TandemReport        *self,
                        const TandemReportRequest *request,
                        const char                *path,
                        GCancellable              *cancellable,
                        GError                   **error)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  gpointer data;
  gsize length;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!tandem_report_write_pdf (self, request, memory, cancellable, error))
    return FALSE;
  data = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory));
  length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));

  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
}
