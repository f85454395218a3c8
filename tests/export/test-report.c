/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "paper-support.h"

static char *
read_text (GBytes *pdf)
{
  return support_run (pdf, "pdftotext", "-layout", "-enc", "UTF-8", "{}", "-", NULL);
}

static int
count_pages (GBytes *pdf)
{
  g_autofree char *count = support_run (pdf, "qpdf", "--show-npages", "{}", NULL);

  return (int) g_ascii_strtoll (count, NULL, 10);
}

static void
assert_has (const char *text,
            const char *needle)
{
  if (!strstr (text, needle))
    g_error ("“%s” is not in:\n%s", needle, text);
}

static void
test_list (void)
{
  guint n_reports;
  const TandemReport *const *reports = tandem_reports_list (&n_reports);

  g_assert_cmpuint (n_reports, >=, 2);
  for (guint i = 0; i < n_reports; i++)
    {
      g_assert_true (tandem_report_find (reports[i]->name) == reports[i]);
      g_assert_true (tandem_report_applies_to (reports[i], "plan"));
      g_assert_false (tandem_report_applies_to (reports[i], "city"));
    }
  g_assert_null (tandem_report_find ("horoscope"));
}

static void
test_glance (void)
{
  g_autoptr(GBytes) pdf = support_report ("at-a-glance", SAMPLE_PAIRING, "en");
  g_autofree char *text = read_text (pdf);
  static const char *const rows[] = {
    "City", "Province", "Country", "Population", "Size", "Period of cooperation", "Cooperation themes",
    "Related SDGs", "Urban Agenda", "Key focus", "Key challenges", "Main objectives", "Main activities", "Expected results",
  };
  const char *last = text;

  g_assert_cmpint (count_pages (pdf), ==, 1);
  assert_has (text, "2,800,000 (2018, pairing page)");
  assert_has (text, "13,756 (2018, pairing page)");
  assert_has (text, "Yantai 烟台");
  assert_has (text, "Shandong");
  assert_has (text, "As of 12 May 2020");
  assert_has (text, "Page 1 of 1");
  assert_has (text, "programme of the European Union");
  /* the order of the programme's template */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *row = strstr (last, rows[i]);

      if (!row)
        g_error ("“%s” does not come in its place in:\n%s", rows[i], text);
      last = row;
    }
}

static void
test_glance_two_languages (void)
{
  g_autoptr(GBytes) pdf = support_report ("at-a-glance", SAMPLE_PLAN, "en,zh-Hans");
  g_autofree char *text = read_text (pdf);

  g_assert_cmpint (count_pages (pdf), <=, 2);
  assert_has (text, "合作主题");
  assert_has (text, "循环经济");
  assert_has (text, "建立长效机制");
  assert_has (text, "2018年7月");
  assert_has (text, "[译文已过时]");
  assert_has (text, "[尚未翻译]");
  assert_has (text, "Version 0.6");
}

static void
test_plan (void)
{
  g_autoptr(GBytes) pdf = support_report ("plan", SAMPLE_PLAN, "en");
  g_autofree char *text = read_text (pdf);

  g_assert_cmpint (count_pages (pdf), >=, 5);
  assert_has (text, "Contents");
  assert_has (text, "M1.2");
  assert_has (text, "+21 days");
  assert_has (text, "−5 days");
  assert_has (text, "Late, 12 days");
  assert_has (text, "no forecast");
  assert_has (text, "Delayed");
  assert_has (text, "On hold");
  assert_has (text, "Critical 20");
  assert_has (text, "keep satisfied");
  assert_has (text, "60,500.50 EUR");
  assert_has (text, "30,500.50 EUR");
  assert_has (text, "200,000 CNY");
  assert_has (text, "to be estimated");
  assert_has (text, "Assumed for illustration, not a fact of the programme.");
  assert_has (text, "Name, position, date");
  assert_has (text, "13,745.95 (2018, second pairing page)");
}

static void
test_plan_two_languages (void)
{
  g_autoptr(GBytes) pdf = support_report ("plan", SAMPLE_PLAN, "en,zh-Hans");
  g_autofree char *text = read_text (pdf);

  assert_has (text, "罗马—烟台城市合作行动计划");
  assert_has (text, "里程碑");
  assert_has (text, "本计划汇总了");
  assert_has (text, "[尚未翻译]");
}

/* A public paper names positions; people only where they agreed to it. */
static void
test_persons (void)
{
  g_autoptr(GBytes) pdf = support_report ("plan", SAMPLE_PLAN, "en");
  g_autofree char *text = read_text (pdf);
  g_autofree char *source = support_pdf_source (pdf);

  assert_has (text, "City coordinator");
  g_assert_null (strstr (text, "N. N."));
  g_assert_null (strstr (text, "example.org"));
  g_assert_null (strstr (source, "N. N."));
}

static void
test_same_bytes (void)
{
  g_autoptr(GBytes) first = support_report ("plan", SAMPLE_PLAN, "en,zh-Hans");
  g_autoptr(GBytes) second = support_report ("plan", SAMPLE_PLAN, "en,zh-Hans");

  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                   g_bytes_get_size (second));
}

/* An empty plan is a short paper that says what is missing, and nothing else. */
static void
test_empty_plan (void)
{
  const char *body = "{\"_id\":\"plan:01J00000000000000000009999\",\"plan_kind\":\"UCAP\",\"status\":\"outline\","
                     "\"title\":{\"vi\":{\"text\":\"Kế hoạch hành động Đà Nẵng\",\"status\":\"draft\"}},"
                     "\"owner\":\"city:01J00000000000000000009998\"}";
  g_autoptr(TandemDoc) plan = tandem_doc_parse (body, -1, NULL);
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  static const char *const languages[] = { "en", NULL };
  TandemReportRequest request = { .snapshot = snapshot, .id = "plan:01J00000000000000000009999", .languages = languages };
  guint n_reports;
  const TandemReport *const *reports = tandem_reports_list (&n_reports);

  g_assert_nonnull (plan);
  tandem_snapshot_add (snapshot, plan);
  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TandemPaper) paper = tandem_report_build (reports[i], &request, &error);
      g_autoptr(TandemPages) pages = tandem_paper_layout (paper, NULL, &error);
      g_autoptr(GBytes) pdf = support_write_pdf (pages);
      g_autofree char *text = read_text (pdf);

      g_assert_no_error (error);
      assert_has (text, "Kế hoạch hành động Đà Nẵng");
      assert_has (text, "Not written yet.");
      g_assert_null (strstr (text, "(null)"));
    }
}

static void
assert_refused (TandemReportRequest *request,
                int                  code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemPaper) paper = tandem_report_build (tandem_report_find ("plan"), request, &error);

  g_assert_null (paper);
  g_assert_error (error, TANDEM_REPORT_ERROR, code);
}

static void
test_refusals (void)
{
  g_autoptr(GPtrArray) documents = support_read_sample ();
  g_autoptr(TandemSnapshot) snapshot = support_snapshot (documents);
  static const char *const one[] = { "en", NULL };
  static const char *const three[] = { "en", "zh-Hans", "vi", NULL };
  static const char *const wrong[] = { "../../etc", NULL };
  TandemReportRequest request = { .snapshot = snapshot, .id = "plan:01J00000000000000000008888", .languages = one };

  assert_refused (&request, TANDEM_REPORT_ERROR_NOT_FOUND);
  request.id = SAMPLE_PAIRING;
  assert_refused (&request, TANDEM_REPORT_ERROR_KIND);
  request.id = SAMPLE_PLAN;
  request.languages = three;
  assert_refused (&request, TANDEM_REPORT_ERROR_LANGUAGE);
  request.languages = wrong;
  assert_refused (&request, TANDEM_REPORT_ERROR_LANGUAGE);
}

static void
test_save (void)
{
  g_autoptr(GPtrArray) documents = support_read_sample ();
  g_autoptr(TandemSnapshot) snapshot = support_snapshot (documents);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "folder.pdf", NULL);
  static const char *const languages[] = { "en", NULL };
  TandemReportRequest request = { .snapshot = snapshot, .id = SAMPLE_PLAN, .languages = languages };
  const TandemReport *report = tandem_report_find ("plan");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (tandem_report_save_pdf (report, &request, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (tandem_report_save_pdf (report, &request, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_false (tandem_report_save_pdf (report, &request, nowhere, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/report/list", test_list);
  g_test_add_func ("/export/report/glance", test_glance);
  g_test_add_func ("/export/report/glance-two-languages", test_glance_two_languages);
  g_test_add_func ("/export/report/plan", test_plan);
  g_test_add_func ("/export/report/plan-two-languages", test_plan_two_languages);
  g_test_add_func ("/export/report/persons", test_persons);
  g_test_add_func ("/export/report/same-bytes", test_same_bytes);
  g_test_add_func ("/export/report/empty-plan", test_empty_plan);
  g_test_add_func ("/export/report/refusals", test_refusals);
  g_test_add_func ("/export/report/save", test_save);

  return g_test_run ();
}
