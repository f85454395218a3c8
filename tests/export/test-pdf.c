/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "paper-support.h"

static void
assert_matches (const char *text,
                const char *pattern)
{
  if (!g_regex_match_simple (pattern, text, G_REGEX_RAW | G_REGEX_MULTILINE | G_REGEX_DOTALL, 0))
    g_error ("nothing matches “%s”", pattern);
}

static void
test_syntax (void)
{
  static const char *const papers[][2] = {
    { "at-a-glance", SAMPLE_PAIRING }, { "at-a-glance", SAMPLE_PLAN }, { "plan", SAMPLE_PLAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr(GBytes) pdf = support_report (papers[i][0], papers[i][1], "en,zh-Hans");
      g_autofree char *checked = support_run (pdf, "qpdf", "--check", "{}", NULL);

      g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
      g_assert_null (strstr (checked, "WARNING"));
    }
}

static void
test_catalogue (void)
{
  g_autoptr(GBytes) pdf = support_report ("plan", SAMPLE_PLAN, "en,zh-Hans");
  g_autofree char *source = support_pdf_source (pdf);
  g_autofree char *info = support_run (pdf, "pdfinfo", "{}", NULL);

  g_assert_nonnull (strstr (source, "/Lang (en)"));
  assert_matches (source, "/MarkInfo <<\\s*/Marked true");
  g_assert_nonnull (strstr (source, "/DisplayDocTitle true"));
  g_assert_nonnull (strstr (source, "<pdfuaid:part>1</pdfuaid:part>"));
  g_assert_nonnull (strstr (source, "Urban Cooperation Action Plan Rome – Yantai</rdf:li>"));
  g_assert_cmpint (support_count (source, "/Type /Page\n"), ==, support_count (source, "/Tabs /S"));
  assert_matches (info, "Tagged: +yes");
  assert_matches (info, "CreationDate: +Tue May 12 00:00:00 2020");
  assert_matches (info, "Page size: +595.276 x 841.89 pts \\(A4\\)");
}

/* The structure, in the order it is read. */
static void
test_structure (void)
{
  g_autoptr(GBytes) pdf = support_report ("plan", SAMPLE_PLAN, "en,zh-Hans");
  g_autofree char *structure = support_run (pdf, "pdfinfo", "-struct", "{}", NULL);

  g_assert_true (g_str_has_prefix (structure, "Document\n  H1"));
  assert_matches (structure, "TOC\\n +TOCI\\n +Link \\(inline\\)\\n.*Object");
  assert_matches (structure, "\\n  H1 \\(block\\)\\n.*\\n  H2 \\(block\\)\\n.*\\n  H3 \\(block\\)");
  assert_matches (structure, "L \\(block\\)\\n +LI \\(block\\)\\n +Lbl \\(block\\)\\n +LBody \\(block\\)\\n +P");
  assert_matches (structure, "Table \\(block\\).*TR\\n +TH:\\n +/Scope /Column.*TH:\\n +/Scope /Row.*TD");
  g_assert_null (strstr (structure, "H4 (block)\n  H1"));
}

static void
test_texts_of_figures_and_links (void)
{
  g_autoptr(GBytes) pdf = support_report ("plan", SAMPLE_PLAN, "en");
  g_autofree char *source = support_pdf_source (pdf);
  int n_figures = support_count (source, "/S /Figure");
  int n_links = support_count (source, "/Subtype /Link");

  g_assert_cmpint (n_figures, ==, 2);
  g_assert_cmpint (support_count (source, "/Alt (Progress: 60 %)"), ==, 1);
  g_assert_cmpint (support_count (source, "/BBox ["), >=, n_figures);
  g_assert_cmpint (n_links, >, 10);
  g_assert_cmpint (support_count (source, "/Type /OBJR"), ==, n_links);
  g_assert_nonnull (strstr (source, "/URI (https://www.comune.roma.it)"));
  /* every annotation has words and a place in the structure */
  g_assert_cmpint (support_count (source, "/StructParent "), ==, n_links);
  assert_matches (source, "/Contents \\(https://www.comune.roma.it\\)");
}

static void
test_languages (void)
{
  g_autoptr(GBytes) pdf = support_report ("at-a-glance", SAMPLE_PAIRING, "en,zh-Hans");
  g_autofree char *source = support_pdf_source (pdf);

  g_assert_cmpint (support_count (source, "/Lang (zh-Hans)"), >, 20);
  g_assert_cmpint (support_count (source, "/Lang (en)"), >=, 1);
}

/* Nothing is painted that is neither content nor marked as an artifact. */
static void
test_artifacts (void)
{
  g_autoptr(GBytes) pdf = support_report ("plan", SAMPLE_PLAN, "en,zh-Hans");
  g_autofree char *source = support_pdf_source (pdf);
  g_auto(GStrv) lines = g_strsplit (source, "\n", -1);
  int depth = 0;
  guint n_painted = 0;
  gboolean page = FALSE;

  for (guint i = 0; lines[i]; i++)
    {
      if (g_str_has_prefix (lines[i], "%% Contents for page"))
        page = TRUE;
      else if (g_str_equal (lines[i], "endstream"))
        {
          g_assert_cmpint (depth, ==, 0);
          page = FALSE;
        }
      if (!page)
        continue;
      depth += g_str_has_suffix (lines[i], "BMC") || g_str_has_suffix (lines[i], " BDC");
      if (g_str_equal (lines[i], "BT") || g_str_has_suffix (lines[i], " re f") || g_str_has_suffix (lines[i], " S"))
        {
          n_painted++;
          g_assert_cmpint (depth, >=, 1);
        }
      depth -= g_str_has_suffix (lines[i], "EMC");
    }
  g_assert_cmpuint (n_painted, >, 100);
}

static void
test_outline (void)
{
  g_autoptr(GBytes) pdf = support_report ("plan", SAMPLE_PLAN, "en");
  g_autofree char *source = support_pdf_source (pdf);

  assert_matches (source, "/Type /Outlines");
  g_assert_nonnull (strstr (source, "/Parent"));
  g_assert_cmpint (support_count (source, "/XYZ"), >, 20);
}

/* Writing twice, and a preview between, changes nothing. */
static void
test_written_twice (void)
{
  g_autoptr(TandemPaper) paper = tandem_paper_new ("Twice", "en", TANDEM_NO_DATE);
  g_autoptr(TandemPages) pages = NULL;
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;
  TandemText *text = tandem_text_new ("en", TANDEM_RUN_PLAIN, "See ");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
  cairo_t *cr = cairo_create (surface);

  tandem_text_add_link (text, "en", TANDEM_RUN_PLAIN, "the site", "https://example.org/");
  tandem_text_add (text, "zh-Hans", TANDEM_RUN_PLAIN, "网站");
  tandem_flow_add_paragraph (tandem_paper_get_body (paper), TANDEM_STYLE_BODY, text);
  tandem_flow_add_progress (tandem_paper_get_body (paper), 10, "en", "Progress: 10 %");
  pages = tandem_paper_layout (paper, NULL, NULL);
  first = support_write_pdf (pages);
  tandem_pages_draw (pages, 0, cr);
  second = support_write_pdf (pages);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                   g_bytes_get_size (second));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Only addresses of the web and of mail are links. */
static void
test_link_schemes (void)
{
  static const char *const targets[] = { "javascript:alert(1)", "file:///etc/passwd", "https://exämple.org", "/x" };
  g_autoptr(TandemPaper) paper = tandem_paper_new ("Links", "en", TANDEM_NO_DATE);
  g_autoptr(TandemPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *source = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      TandemText *text = tandem_text_new_empty ();

      tandem_text_add_link (text, "en", TANDEM_RUN_PLAIN, "words", targets[i]);
      tandem_flow_add_paragraph (tandem_paper_get_body (paper), TANDEM_STYLE_BODY, text);
    }
  pages = tandem_paper_layout (paper, NULL, NULL);
  pdf = support_write_pdf (pages);
  source = support_pdf_source (pdf);
  g_assert_null (strstr (source, "/URI"));
  g_assert_null (strstr (source, "/Subtype /Link"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/pdf/syntax", test_syntax);
  g_test_add_func ("/export/pdf/catalogue", test_catalogue);
  g_test_add_func ("/export/pdf/structure", test_structure);
  g_test_add_func ("/export/pdf/texts-of-figures-and-links", test_texts_of_figures_and_links);
  g_test_add_func ("/export/pdf/languages", test_languages);
  g_test_add_func ("/export/pdf/artifacts", test_artifacts);
  g_test_add_func ("/export/pdf/outline", test_outline);
  g_test_add_func ("/export/pdf/written-twice", test_written_twice);
  g_test_add_func ("/export/pdf/link-schemes", test_link_schemes);

  return g_test_run ();
}
