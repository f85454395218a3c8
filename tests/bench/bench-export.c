/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* A plan of some 200 pages from records to PDF, held against the same amount of
 * text put on plain PDF pages with cairo alone. */

#include "bench.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "tandem-report.h"

#define N_ACTIONS 330

static void
add_doc (TandemSnapshot *snapshot,
         const char     *format,
         ...) G_GNUC_PRINTF (2, 3);

static void
add_doc (TandemSnapshot *snapshot,
         const char     *format,
         ...)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *body = NULL;
  g_autoptr(TandemDoc) doc = NULL;
  va_list list;

  va_start (list, format);
  body = g_strdup_vprintf (format, list);
  va_end (list);
  doc = tandem_doc_parse (body, -1, &error);
  if (!doc)
    g_error ("%s: %s", error->message, body);
  tandem_snapshot_add (snapshot, doc);
}

#define L10N(TEXT, HAN) "{\"en\":{\"text\":\"" TEXT "\",\"status\":\"draft\"},\"zh-Hans\":{\"text\":\"" HAN "\",\"status\":\"draft\"}}"
#define PLAN "plan:01J00000000000000000000001"

static TandemSnapshot *
make_plan (void)
{
  TandemSnapshot *snapshot = tandem_snapshot_new ();

  add_doc (snapshot, "{\"_id\":\"" PLAN "\",\"plan_kind\":\"UCAP\",\"status\":\"drafting\","
           "\"owner\":\"partnership:01J00000000000000000000002\",\"title\":" L10N ("A large plan", "大型计划") "}");
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      add_doc (snapshot, "{\"_id\":\"action:01J0000000000000000000%04u\",\"plan\":\"" PLAN "\",\"code\":\"A%u\","
               "\"status\":\"ongoing\",\"progress_pct\":%u,\"start\":\"2020-01-15\",\"end\":\"2020-12-31\","
               "\"title\":" L10N ("Joint curriculum of vocational schools", "职业学校联合课程") ",\"description\":"
               L10N ("Two vocational schools write and teach one curriculum for tourism professions, with exchanges "
                     "of teachers in both directions and a review after each year.",
                     "两所职业学校共同编写并讲授旅游专业课程，双向交流教师，并每年进行评估。")
               ",\"cost\":{\"staff\":{\"amount\":\"48000\",\"currency\":\"EUR\"}}}", i, i + 1, i % 100);
      for (guint j = 0; j < 6; j++)
        add_doc (snapshot, "{\"_id\":\"milestone:01J000000000000000000%05u\",\"owner\":\"action:01J0000000000000000000%04u\","
                 "\"plan\":\"" PLAN "\",\"code\":\"M%u.%u\",\"status\":\"planned\",\"baseline_due\":\"2020-03-31\","
                 "\"due\":\"2020-05-%02u\",\"title\":" L10N ("Topics agreed by both schools", "两校商定主题") "}",
                 i * 6 + j, i, i + 1, j + 1, 10 + j);
    }

  return snapshot;
}

static cairo_status_t
count_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  *(gsize *) closure += length;

  return CAIRO_STATUS_SUCCESS;
}

/* The same words, a line of text under the other, nothing else. */
static double
write_plainly (TandemPages *pages)
{
  gint64 start = bench_cpu_usec ();
  gsize n_bytes = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &n_bytes, TANDEM_PAGE_WIDTH,
                                                                  TANDEM_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_select_font_face (cr, "Noto Sans CJK SC", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 8.5);
  for (guint i = 0; i < tandem_pages_get_count (pages); i++)
    {
      g_autofree char *text = tandem_pages_dup_text (pages, i);
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint j = 0; lines[j]; j++)
        {
          cairo_move_to (cr, 50, 50 + j * 4);
          cairo_show_text (cr, lines[j]);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return (double) (bench_cpu_usec () - start) / 1000;
}

int
main (int    argc,
      char **argv)
{
  static const char *const languages[] = { "en", NULL };
  g_autoptr(TandemSnapshot) snapshot = make_plan ();
  TandemReportRequest request = {
    .snapshot = snapshot, .id = PLAN, .languages = languages, .as_of = tandem_date_new (2020, 5, 12),
  };
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemPaper) paper = NULL;
  g_autoptr(TandemPages) pages = NULL;
  g_autofree char *plain = NULL;
  gint64 times[4];

  times[0] = bench_cpu_usec ();
  paper = tandem_report_build (tandem_report_find ("plan"), &request, &error);
  times[1] = bench_cpu_usec ();
  pages = paper ? tandem_paper_layout (paper, NULL, &error) : NULL;
  times[2] = bench_cpu_usec ();
  if (!pages || !tandem_pages_write_pdf (pages, stream, NULL, &error))
    g_error ("%s", error->message);
  times[3] = bench_cpu_usec ();

  plain = g_strdup_printf ("the same words with cairo alone, without tags: %.0f ms", write_plainly (pages));
  bench_report ("export: pages of the plan", tandem_pages_get_count (pages), "pages", "200");
  bench_report ("export: building the paper", (double) (times[1] - times[0]) / 1000, "ms", "");
  bench_report ("export: laying out", (double) (times[2] - times[1]) / 1000, "ms", "");
  bench_report ("export: writing the PDF", (double) (times[3] - times[2]) / 1000, "ms", "");
  bench_report ("export: all of it", (double) (times[3] - times[0]) / 1000, "ms", plain);
  bench_report ("export: size of the PDF",
                (double) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)) / 1024, "KiB", "");

  return 0;
}
