/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "paper-support.h"

TandemContext *
support_context (void)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();

  return tandem_context_new ("en", tandem_date_new (2020, 5, 12), vocabularies);
}

/* Real facts of a pairing, with a plan that is marked as an illustration. */
GPtrArray *
support_read_sample (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "export", "data", "rome-yantai.json", NULL);
  g_autoptr(TandemContext) context = support_context ();
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_problem_free);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GPtrArray *documents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  documents = tandem_import_read (bytes, TANDEM_FORMAT_JSON, NULL, context, problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = tandem_import_problem_to_text (g_ptr_array_index (problems, i));

      g_test_message ("%s", problem);
    }
  g_assert_cmpuint (problems->len, ==, 0);

  return documents;
}

TandemSnapshot *
support_snapshot (GPtrArray *documents)
{
  TandemSnapshot *snapshot = tandem_snapshot_new ();

  for (guint i = 0; i < documents->len; i++)
    tandem_snapshot_add (snapshot, g_ptr_array_index (documents, i));

  return snapshot;
}

static GBytes *
steal_bytes (GOutputStream *stream)
{
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

GBytes *
support_write_pdf (TandemPages *pages)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  tandem_pages_write_pdf (pages, stream, NULL, &error);
  g_assert_no_error (error);

  return steal_bytes (stream);
}

GBytes *
support_report (const char *report,
                const char *id,
                const char *languages)
{
  g_autoptr(GPtrArray) documents = support_read_sample ();
  g_autoptr(TandemSnapshot) snapshot = support_snapshot (documents);
  g_auto(GStrv) tags = g_strsplit (languages, ",", -1);
  TandemReportRequest request = {
    .snapshot = snapshot, .id = id, .languages = (const char *const *) tags, .as_of = tandem_date_new (2020, 5, 12),
  };
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  tandem_report_write_pdf (tandem_report_find (report), &request, stream, NULL, &error);
  g_assert_no_error (error);

  return steal_bytes (stream);
}

/* Bytes as text: fonts and pictures have zeros in them. */
static char *
take_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = data[i] ? data[i] : ' ';
  text[length] = '\0';

  return text;
}

/* Runs a command with the PDF's name in place of "{}"; gives what it prints. */
char *
support_run (GBytes     *pdf,
             const char *command,
             ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *path = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) output = NULL;
  g_autoptr(GError) error = NULL;
  const char *argument;
  va_list list;
  int fd = g_file_open_tmp ("tandem-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  g_ptr_array_add (arguments, (gpointer) command);
  va_start (list, command);
  while ((argument = va_arg (list, const char *)))
    g_ptr_array_add (arguments, (gpointer) (g_str_equal (argument, "{}") ? path : argument));
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  process = g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_unlink (path);

  return take_text (output);
}

/* The objects of the file as text. */
char *
support_pdf_source (GBytes *pdf)
{
  return support_run (pdf, "qpdf", "--qdf", "--object-streams=disable", "{}", "-", NULL);
}

int
support_count (const char *text,
               const char *needle)
{
  int n = 0;

  for (const char *p = text; (p = strstr (p, needle)); p += strlen (needle))
    n++;

  return n;
}
