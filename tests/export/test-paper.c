/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "paper-support.h"

static TandemText *
say (const char *words)
{
  return tandem_text_new ("en", TANDEM_RUN_PLAIN, words);
}

static TandemPaper *
begin (void)
{
  return tandem_paper_new ("A paper", "en", tandem_date_new (2020, 5, 12));
}

static TandemPages *
lay_out (TandemPaper *paper)
{
  g_autoptr(GError) error = NULL;
  TandemPages *pages = tandem_paper_layout (paper, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pages);

  return pages;
}

static void
add_cell (TandemBlock *table,
          const char  *words)
{
  tandem_flow_add_paragraph (tandem_block_add_cell (table), TANDEM_STYLE_BODY, say (words));
}

static TandemBlock *
add_table (TandemFlow *flow,
           guint       n_rows)
{
  static const TandemPaperColumn columns[] = { { .width = 60, .row_header = TRUE }, { .weight = 1 } };
  TandemBlock *table = tandem_flow_add_table (flow, columns, G_N_ELEMENTS (columns));

  tandem_block_add_row (table, TRUE);
  add_cell (table, "Column one");
  add_cell (table, "Column two");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *code = g_strdup_printf ("R%u", i + 1);

      tandem_block_add_row (table, FALSE);
      add_cell (table, code);
      add_cell (table, "What is in the row");
    }

  return table;
}

static guint
count_lines (TandemPages *pages,
             guint        page)
{
  g_autofree char *text = tandem_pages_dup_text (pages, page);

  return (guint) support_count (text, "\n");
}

static void
test_empty (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  g_autoptr(TandemPages) pages = lay_out (paper);
  g_autoptr(GBytes) pdf = support_write_pdf (pages);
  g_autofree char *checked = support_run (pdf, "qpdf", "--check", "{}", NULL);
  g_autofree char *text = tandem_pages_dup_text (pages, 0);

  g_assert_cmpuint (tandem_pages_get_count (pages), ==, 1);
  g_assert_cmpstr (text, ==, "");
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
}

/* A word of ten thousand letters is broken, never lost and never over the edge. */
static void
test_long_word (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  g_autofree char *word = g_strnfill (10000, 'm');
  g_autoptr(TandemPages) pages = NULL;
  guint n_letters = 0;
  TandemBlock *table;

  tandem_flow_add_paragraph (tandem_paper_get_body (paper), TANDEM_STYLE_BODY, say (word));
  table = add_table (tandem_paper_get_body (paper), 1);
  tandem_block_add_row (table, FALSE);
  add_cell (table, word);
  add_cell (table, "beside it");
  pages = lay_out (paper);
  for (guint i = 0; i < tandem_pages_get_count (pages); i++)
    {
      g_autofree char *text = tandem_pages_dup_text (pages, i);

      n_letters += (guint) support_count (text, "m");
    }
  g_assert_cmpuint (n_letters, ==, 20000 + 2);          /* and those of "Column" in the header */
  g_assert_cmpuint (tandem_pages_get_count (pages), >, 3);
}

/* No row is lost, none is left alone, and the header is there on each page. */
static void
test_long_table (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  g_autoptr(TandemPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  guint n_rows = 0;

  add_table (tandem_paper_get_body (paper), 2000);
  pages = lay_out (paper);
  for (guint i = 0; i < tandem_pages_get_count (pages); i++)
    {
      g_autofree char *page = tandem_pages_dup_text (pages, i);
      guint n = (guint) support_count (page, "What is in the row");

      g_assert_cmpuint (n, >=, 2);
      n_rows += n;
    }
  g_assert_cmpuint (n_rows, ==, 2000);

  pdf = support_write_pdf (pages);
  text = support_run (pdf, "pdftotext", "{}", "-", NULL);
  g_assert_cmpint (support_count (text, "Column two"), ==, (int) tandem_pages_get_count (pages));
}

/* Wherever a table ends, its last page has two rows at least. */
static void
test_orphan_rows (void)
{
  for (guint n_rows = 20; n_rows < 90; n_rows++)
    {
      g_autoptr(TandemPaper) paper = begin ();
      g_autoptr(TandemPages) pages = NULL;

      add_table (tandem_paper_get_body (paper), n_rows);
      pages = lay_out (paper);
      for (guint i = 0; i < tandem_pages_get_count (pages); i++)
        g_assert_cmpuint (count_lines (pages, i), >=, 4);
    }
}

/* A paragraph leaves two lines at either end; a heading stays with its text. */
static void
test_widows (void)
{
  for (guint n_before = 30; n_before < 60; n_before++)
    {
      g_autoptr(TandemPaper) paper = begin ();
      g_autoptr(GString) words = g_string_new (NULL);
      g_autoptr(TandemPages) pages = NULL;

      for (guint i = 0; i < n_before; i++)
        tandem_flow_add_paragraph (tandem_paper_get_body (paper), TANDEM_STYLE_SMALL, say ("A line."));
      tandem_flow_add_heading (tandem_paper_get_body (paper), 1, say ("The heading"));
      for (guint i = 0; i < 60; i++)
        g_string_append (words, "Some words of a paragraph. ");
      tandem_flow_add_paragraph (tandem_paper_get_body (paper), TANDEM_STYLE_BODY, say (words->str));
      pages = lay_out (paper);
      for (guint i = 0; i < tandem_pages_get_count (pages); i++)
        {
          g_autofree char *text = tandem_pages_dup_text (pages, i);

          g_assert_cmpuint (count_lines (pages, i), >=, 2);
          g_assert_false (g_str_has_suffix (text, "The heading\n"));
        }
    }
}

/* A cell taller than a page goes on on the next one, beside its neighbour. */
static void
test_tall_cell (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  TandemBlock *columns = tandem_flow_add_columns (tandem_paper_get_body (paper), 2);
  g_autoptr(TandemPages) pages = NULL;
  guint n[2] = { 0, 0 };

  for (guint i = 0; i < 400; i++)
    tandem_flow_add_paragraph (tandem_block_get_column (columns, 0), TANDEM_STYLE_BODY, say ("left"));
  for (guint i = 0; i < 90; i++)
    tandem_flow_add_paragraph (tandem_block_get_column (columns, 1), TANDEM_STYLE_BODY,
                               tandem_text_new ("zh-Hans", TANDEM_RUN_PLAIN, "右边"));
  pages = lay_out (paper);
  for (guint i = 0; i < tandem_pages_get_count (pages); i++)
    {
      g_autofree char *text = tandem_pages_dup_text (pages, i);

      n[0] += (guint) support_count (text, "left");
      n[1] += (guint) support_count (text, "右边");
    }
  g_assert_cmpuint (n[0], ==, 400);
  g_assert_cmpuint (n[1], ==, 90);
  g_assert_cmpuint (tandem_pages_get_count (pages), >, 5);
}

static void
test_scripts (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  TandemFlow *body = tandem_paper_get_body (paper);
  g_autoptr(TandemPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *fonts = NULL;

  tandem_flow_add_paragraph (body, TANDEM_STYLE_BODY, tandem_text_new ("zh-Hans", TANDEM_RUN_PLAIN, "合作城市：烟台与罗马。骨直角令"));
  tandem_flow_add_paragraph (body, TANDEM_STYLE_BODY, tandem_text_new ("vi", TANDEM_RUN_PLAIN, "Kế hoạch của thành phố Đà Nẵng được phê duyệt"));
  tandem_flow_add_paragraph (body, TANDEM_STYLE_BODY, tandem_text_new ("ko", TANDEM_RUN_PLAIN, "도시환경협약"));
  tandem_flow_add_paragraph (body, TANDEM_STYLE_BODY, tandem_text_new ("el", TANDEM_RUN_BOLD, "Άγιοι Ανάργυροι"));
  pages = lay_out (paper);
  g_assert_cmpuint (tandem_pages_get_unknown_glyphs (pages), ==, 0);
  pdf = support_write_pdf (pages);
  text = support_run (pdf, "pdftotext", "-enc", "UTF-8", "{}", "-", NULL);
  g_assert_nonnull (strstr (text, "合作城市：烟台与罗马。骨直角令"));
  g_assert_nonnull (strstr (text, "Kế hoạch của thành phố Đà Nẵng được phê duyệt"));
  g_assert_nonnull (strstr (text, "도시환경협약"));
  g_assert_nonnull (strstr (text, "Άγιοι Ανάργυροι"));
  fonts = support_run (pdf, "pdffonts", "{}", NULL);
  g_assert_nonnull (strstr (fonts, "Inter"));
  g_assert_nonnull (strstr (fonts, "CJK"));
}

/* Chinese lines do not begin with a full stop or a closing bracket. */
static void
test_chinese_breaking (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(TandemPages) pages = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < 120; i++)
    g_string_append_printf (words, "%.*s）。", (int) (3 * (1 + i % 7)), "城市合作行动计划");
  tandem_flow_add_paragraph (tandem_paper_get_body (paper), TANDEM_STYLE_BODY,
                             tandem_text_new ("zh-Hans", TANDEM_RUN_PLAIN, words->str));
  pages = lay_out (paper);
  text = tandem_pages_dup_text (pages, 0);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 5);
  for (guint i = 0; lines[i]; i++)
    {
      g_assert_false (g_str_has_prefix (lines[i], "。"));
      g_assert_false (g_str_has_prefix (lines[i], "）"));
    }
}

static void
test_hostile_words (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  TandemFlow *body = tandem_paper_get_body (paper);
  g_autoptr(TandemPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *checked = NULL;

  tandem_flow_add_heading (body, 1, say ("'quoted' id='1' tag_name='H1' \\ ) ( << >> %"));
  tandem_flow_add_paragraph (body, TANDEM_STYLE_BODY, say ("bell \a escape \033[31m tab \t and \xff\xfe broken bytes"));
  tandem_flow_add_paragraph (body, TANDEM_STYLE_BODY, say ("{page} %s %n <b>&amp;</b>"));
  tandem_flow_add_contents (body, 3);
  pages = lay_out (paper);
  pdf = support_write_pdf (pages);
  checked = support_run (pdf, "qpdf", "--check", "{}", NULL);
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
}

static void
test_contents (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  TandemFlow *body = tandem_paper_get_body (paper);
  g_autoptr(TandemPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  tandem_flow_add_contents (body, 2);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Chapter %c", 'A' + (int) i);

      tandem_flow_add_page_break (body);
      tandem_flow_add_heading (body, 1, say (title));
    }
  pages = lay_out (paper);
  g_assert_cmpuint (tandem_pages_get_count (pages), ==, 4);
  pdf = support_write_pdf (pages);
  text = support_run (pdf, "pdftotext", "-layout", "-l", "1", "{}", "-", NULL);
  g_assert_true (g_regex_match_simple ("Chapter A +2\n+ *Chapter B +3\n+ *Chapter C +4", text, 0, 0));
}

/* A page can be drawn on any surface: something dark is on it, and the margins are white. */
static void
test_preview (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  g_autoptr(TandemPages) pages = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;
  guint n_dark = 0;

  tandem_flow_add_heading (tandem_paper_get_body (paper), 1, say ("A heading"));
  tandem_flow_add_progress (tandem_paper_get_body (paper), 60, "en", "Progress: 60 %");
  pages = lay_out (paper);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  tandem_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 595; x++)
      {
        guchar grey = pixels[y * cairo_image_surface_get_stride (surface) + 4 * x + 1];

        n_dark += grey < 128;
        if (x < 40 || x > 560)
          g_assert_cmpuint (grey, ==, 255);
      }
  g_assert_cmpuint (n_dark, >, 200);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_compact (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  g_autoptr(TandemPages) regular = NULL;
  g_autoptr(TandemPages) compact = NULL;

  for (guint i = 0; i < 40; i++)
    tandem_flow_add_paragraph (tandem_paper_get_body (paper), TANDEM_STYLE_BODY, say ("A line that is not long."));
  regular = lay_out (paper);
  tandem_paper_set_compact (paper, TRUE);
  compact = lay_out (paper);
  g_assert_cmpuint (tandem_pages_get_count (regular), ==, 2);
  g_assert_cmpuint (tandem_pages_get_count (compact), ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr(TandemPaper) paper = begin ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  tandem_flow_add_paragraph (tandem_paper_get_body (paper), TANDEM_STYLE_BODY, say ("Never seen."));
  g_cancellable_cancel (cancellable);
  g_assert_null (tandem_paper_layout (paper, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/paper/empty", test_empty);
  g_test_add_func ("/export/paper/long-word", test_long_word);
  g_test_add_func ("/export/paper/long-table", test_long_table);
  g_test_add_func ("/export/paper/orphan-rows", test_orphan_rows);
  g_test_add_func ("/export/paper/widows", test_widows);
  g_test_add_func ("/export/paper/tall-cell", test_tall_cell);
  g_test_add_func ("/export/paper/scripts", test_scripts);
  g_test_add_func ("/export/paper/chinese-breaking", test_chinese_breaking);
  g_test_add_func ("/export/paper/hostile-words", test_hostile_words);
  g_test_add_func ("/export/paper/contents", test_contents);
  g_test_add_func ("/export/paper/preview", test_preview);
  g_test_add_func ("/export/paper/compact", test_compact);
  g_test_add_func ("/export/paper/cancelled", test_cancelled);

  return g_test_run ();
}
