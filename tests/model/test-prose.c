/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-prose.h"

/* "b" bold, "i" italic, "x" both, "l" link, "B" bold link, "." a mark, "-" plain:
 * one a byte. */
static char *
draw (const char *line)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  GString *out = g_string_new (NULL);

  tandem_prose_parse_line (line, strlen (line), spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);
      static const char looks[] = { '-', 'b', 'i', 'x', 'l', 'B', 'I', 'X' };

      for (gsize j = 0; j < span->length; j++)
        g_string_append_c (out, span->flags & TANDEM_PROSE_MARK ? '.' : looks[span->flags & 7]);
    }

  return g_string_free (out, FALSE);
}

static void
test_spans (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "plain", "-----" },
    { "a **b** c", "--..b..--" },
    { "a *b* c", "--.i.--" },
    { "***both***", "...xxxx..." },
    { "**b *x* b**", "..bb.x.bb.." },
    { "*i **x** i*", ".ii..x..ii." },
    { "*a**b**c*", ".i..x..i." },
    { "** not **", "---------" },
    { "2 * 3 * 4", "---------" },
    { "a*b", "---" },
    { "**open", "------" },
    { "*a**", ".i.-" },
    { "- item", "..----" },
    { "* item", "..----" },
    { "12. item", "....----" },
    { "1234. x", "......-" },
    { "12345. x", "--------" },
    { "1.x", "---" },
    { "\\*a\\*", ".--.-" },
    { "\\- no item", ".---------" },
    { "\\q", "--" },
    { "[w](https://a.eu)", ".l..............." },
    { "[*i*](https://a.eu)", "..I................" },
    { "**[w](https://a.eu)**", "...B................." },
    { "[w](ftp://a.eu)", "---------------" },
    { "[w](javascript:a)", "-----------------" },
    { "[w](https://a b)", "----------------" },
    { "[](https://a.eu)", "----------------" },
    { "[a[w](https://a.eu)", "--.l..............." },
    { "*a [b*](https://a.eu)", "---.ll..............." },
    { "**重点：**内容", "..bbbbbbbbb..------" },
    { "****", "----" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *drawn = draw (cases[i][0]);

      if (!g_str_equal (drawn, cases[i][1]))
        g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (drawn, ==, cases[i][1]);
    }
}

static void
test_marks_know_their_construct (void)
{
  const char *line = "a **b** [c](https://a.eu)";
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  const TandemProseSpan *span;

  tandem_prose_parse_line (line, strlen (line), spans);
  span = &g_array_index (spans, TandemProseSpan, 1);
  g_assert_cmpuint (span->outer_start, ==, 2);
  g_assert_cmpuint (span->outer_end, ==, 7);
  span = &g_array_index (spans, TandemProseSpan, 3);
  g_assert_cmpuint (span->start, ==, 5);
  g_assert_cmpuint (span->outer_start, ==, 2);
  span = &g_array_index (spans, TandemProseSpan, 6);
  g_assert_true (span->flags == TANDEM_PROSE_LINK);
  g_assert_cmpuint (span->url_start, ==, 12);
  g_assert_cmpuint (span->url_length, ==, 12);
  g_assert_cmpint (strncmp (line + span->url_start, "https://a.eu", 12), ==, 0);
}

/* Whatever is written: the spans are the line, in order, and no sign is cut. */
static void
check_identity (const char *text)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  g_autoptr(GString) back = g_string_new (NULL);
  gsize length = strlen (text), offset = 0;
  TandemProseLine line;

  while (tandem_prose_next_line (text, length, &offset, &line))
    {
      gsize at = 0;

      if (line.start > 0)
        g_string_append_c (back, '\n');
      tandem_prose_parse_line (text + line.start, line.length, spans);
      for (guint i = 0; i < spans->len; i++)
        {
          const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

          g_assert_cmpuint (span->start, ==, at);
          g_assert_cmpuint (span->length, >, 0);
          g_assert_cmpuint (span->outer_end, <=, line.length);
          g_assert_cmpuint (span->url_start + span->url_length, <=, line.length);
          g_assert_true (g_utf8_validate_len (text + line.start + span->start, span->length, NULL));
          g_string_append_len (back, text + line.start + span->start, (gssize) span->length);
          at += span->length;
        }
      g_assert_cmpuint (at, ==, line.length);
    }
  g_assert_cmpstr (back->str, ==, text);
}

static void
test_identity (void)
{
  static const char *const pieces[] = {
    "*", "**", "***", "[", "]", "(", ")", "\\", "- ", "1. ", "\n", " ", "a", "Ж", "烟台", "https://a.eu", "mailto:a@b",
    "](", "é", "。", "\t", "99999. ", "• ", "đường",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (20200512);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (random, 0, 24);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      check_identity (text->str);
    }
}

/* A line of marks only, as large as a record can be. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "*a", "**a*", "[", "[a](", "a** ", "\\", "[*](https://a)" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GArray) spans = tandem_prose_new_spans ();
      gint64 start = g_get_monotonic_time ();

      while (text->len < 250000)
        g_string_append (text, pieces[i]);
      tandem_prose_parse_line (text->str, text->len, spans);
      g_assert_cmpuint (spans->len, >, 0);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_TIME_SPAN_SECOND);
    }
}

static void
test_passages (void)
{
  const char *text = "One.\n\nFour needs:\n- a\n- b\n\n1. c\nTwo.\n\n\n";
  g_autoptr(GArray) passages = tandem_prose_split_passages (text);
  static const char *const expected[] = { "One.", "Four needs:\n- a\n- b\n\n1. c", "Two." };
  static const guint lines[][2] = { { 0, 1 }, { 2, 5 }, { 7, 1 } };

  g_assert_cmpuint (passages->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < passages->len; i++)
    {
      const TandemPassage *passage = &g_array_index (passages, TandemPassage, i);
      g_autofree char *words = g_strndup (text + passage->start, passage->length);

      g_assert_cmpstr (words, ==, expected[i]);
      g_assert_cmpuint (passage->first_line, ==, lines[i][0]);
      g_assert_cmpuint (passage->n_lines, ==, lines[i][1]);
    }
}

static void
test_plain (void)
{
  g_autofree char *plain = tandem_prose_dup_plain ("See **[the *plan*](https://a.eu)**\n- \\*x");

  g_assert_cmpstr (plain, ==, "See the plan\n- *x");
}

static void
test_count (void)
{
  static const struct
  {
    const char *text;
    guint       words, signs;
  } cases[] = {
    { "", 0, 0 },
    { "Rome and Yantai have worked together.", 6, 0 },
    { "**One** [two](https://three.four)", 2, 0 },
    { "1,285 km² don't", 3, 0 },
    { "罗马与烟台自2018年7月起", 2, 9 },
    { "- Đà Nẵng", 2, 0 },
    { "烟台，ロ", 0, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint words, signs;

      tandem_prose_count (cases[i].text, &words, &signs);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (words, ==, cases[i].words);
      g_assert_cmpuint (signs, ==, cases[i].signs);
    }
}

static void
test_clean (void)
{
  static const char *const cases[][2] = {
    { "a b", "a b" },
    { "  a b ", "  a b " },
    { "a\r\nb\rc", "a\nb\nc" },
    { "•\tone\n•\ttwo", "- one\n- two" },
    { "1)\tone\n2)\ttwo", "1. one\n2. two" },
    { "a\n\n\n\nb", "a\n\nb" },
    { "a\302\255b\342\200\213c", "abc" },
    { "a \n\tb\tc", "a\nb c" },
    { "x\342\200\250y", "x\ny" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = tandem_prose_clean (cases[i][0]);

      g_assert_cmpstr (clean, ==, cases[i][1]);
    }
}

static void
test_address (void)
{
  static const char *const cases[][2] = {
    { "https://a.eu/x", "https://a.eu/x" },
    { " a.eu ", "https://a.eu" },
    { "me@a.eu", "mailto:me@a.eu" },
    { "https://a.eu/(b c)", "https://a.eu/%28b%20c%29" },
    { "javascript:alert", NULL },
    { "file:///etc", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = tandem_prose_escape_address (cases[i][0]);

      g_assert_cmpstr (address, ==, cases[i][1]);
    }
}

static char *
draw_diff (const char *before,
           const char *after)
{
  g_autoptr(GPtrArray) changes = tandem_prose_diff (before, after);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const TandemProseChange *change = g_ptr_array_index (changes, i);
      static const char *const marks[] = { "", "+", "-" };

      g_string_append_printf (out, "%s%s%s", change->kind ? "{" : "", marks[change->kind], change->text);
      if (change->kind)
        g_string_append_c (out, '}');
    }

  return g_string_free (out, FALSE);
}

static void
test_diff (void)
{
  static const char *const cases[][3] = {
    { "", "", "" },
    { "a b", "a b", "a b" },
    { "a c", "a b c", "a {+b }c" },
    { "a b c", "a c", "a {-b }c" },
    { "is planned for May.", "is planned for November.", "is planned for {-May}{+November}." },
    { "研讨会改为线上", "会议改为线上举行", "{-研讨}会{+议}改为线上{+举行}" },
    { "", "new", "{+new}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *drawn = draw_diff (cases[i][0], cases[i][1]);

      g_assert_cmpstr (drawn, ==, cases[i][2]);
    }
}

static void
test_join (void)
{
  static const struct
  {
    const char *base, *mine, *theirs, *joined;
    gboolean    clashed;
  } cases[] = {
    { "a\n\nb", "a1\n\nb", "a\n\nb2", "a1\n\nb2", FALSE },
    { "a\n\nb", "a1\n\nb", "a2\n\nb2", "a1\n\nb2", TRUE },
    { "a\n\nb", "a\n\nb", "a\n\nb\n\nc", "a\n\nb\n\nc", FALSE },
    { "", "mine", "theirs", "mine", TRUE },
    { "a", "b", "b", "b", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean clashed;
      g_autofree char *joined = tandem_prose_join (cases[i].base, cases[i].mine, cases[i].theirs, &clashed);

      g_assert_cmpstr (joined, ==, cases[i].joined);
      g_assert_cmpint (clashed, ==, cases[i].clashed);
    }
}

static void
test_toggle (void)
{
  static const struct
  {
    const char      *line, *meant;
    TandemProseFlags flag;
    const char      *result;
  } cases[] = {
    { "one two", "two", TANDEM_PROSE_BOLD, "one **two**" },
    { "one **two**", "two", TANDEM_PROSE_BOLD, "one two" },
    { "one **two**", "two", TANDEM_PROSE_ITALIC, "one ***two***" },
    { "**one two three**", "two", TANDEM_PROSE_BOLD, "**one** two **three**" },
    { "**one** two", "one** two", TANDEM_PROSE_BOLD, "**one two**" },
    { "*abc*", "bc", TANDEM_PROSE_BOLD, "*a**bc***" },
    { "*abc*", "ab", TANDEM_PROSE_BOLD, "***ab**c*" },
    { "- item", "- item", TANDEM_PROSE_BOLD, "- **item**" },
    { "罗马与烟台", "与", TANDEM_PROSE_BOLD, "罗马**与**烟台" },
    { " two ", " two ", TANDEM_PROSE_BOLD, " **two** " },
    { "a [b](https://a.eu) c", "b", TANDEM_PROSE_BOLD, "a [**b**](https://a.eu) c" },
    { "a \\* c", "c", TANDEM_PROSE_ITALIC, "a \\* *c*" },
    { "   ", "   ", TANDEM_PROSE_BOLD, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *found = strstr (cases[i].line, cases[i].meant);
      gsize start = (gsize) (found - cases[i].line), end = start + strlen (cases[i].meant);
      g_autofree char *result = tandem_prose_toggle (cases[i].line, &start, &end, cases[i].flag);

      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

/* Whatever the line: it still says the same, and others keep their look. */
static void
test_toggle_random (void)
{
  static const char *const pieces[] = {
    "a", "b ", "**", "*", " ", "c", "[l](https://a.eu)", "\\*", "烟", "- ", "***",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  guint n_done = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr(GString) line = g_string_new (NULL);
      g_autofree char *result = NULL, *before = NULL, *after = NULL;
      guint n = (guint) g_rand_int_range (random, 1, 12);
      gsize start, end;

      for (guint i = 0; i < n; i++)
        g_string_append (line, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      start = (gsize) g_rand_int_range (random, 0, (int) line->len + 1);
      end = (gsize) g_rand_int_range (random, (int) start, (int) line->len + 1);
      while ((line->str[start] & 0xc0) == 0x80)
        start--;
      while ((line->str[end] & 0xc0) == 0x80)
        end++;
      result = tandem_prose_toggle (line->str, &start, &end, TANDEM_PROSE_BOLD);
      if (result == NULL)
        continue;
      n_done++;
      before = tandem_prose_dup_plain (line->str);
      after = tandem_prose_dup_plain (result);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (start, <=, end);
      g_assert_cmpuint (end, <=, strlen (result));
    }
  g_assert_cmpuint (n_done, >, 4000);
}

static void
test_link (void)
{
  const char *line = "see the site now";
  gsize start = 8, end = 12;
  g_autofree char *linked = tandem_prose_with_link (line, &start, &end, "https://a.eu");
  g_autofree char *other = NULL, *bare = NULL, *from_nothing = NULL;

  g_assert_cmpstr (linked, ==, "see the [site](https://a.eu) now");
  g_assert_cmpuint (start, ==, 9);
  g_assert_cmpuint (end, ==, 13);
  start = end = 10;
  other = tandem_prose_with_link (linked, &start, &end, "https://b.eu");
  g_assert_cmpstr (other, ==, "see the [site](https://b.eu) now");
  start = end = 10;
  bare = tandem_prose_with_link (linked, &start, &end, NULL);
  g_assert_cmpstr (bare, ==, line);
  start = end = 0;
  from_nothing = tandem_prose_with_link ("", &start, &end, "https://a.eu");
  g_assert_cmpstr (from_nothing, ==, "[https://a.eu](https://a.eu)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prose/spans", test_spans);
  g_test_add_func ("/prose/marks-know-their-construct", test_marks_know_their_construct);
  g_test_add_func ("/prose/identity", test_identity);
  g_test_add_func ("/prose/hostile", test_hostile);
  g_test_add_func ("/prose/passages", test_passages);
  g_test_add_func ("/prose/plain", test_plain);
  g_test_add_func ("/prose/count", test_count);
  g_test_add_func ("/prose/clean", test_clean);
  g_test_add_func ("/prose/address", test_address);
  g_test_add_func ("/prose/toggle", test_toggle);
  g_test_add_func ("/prose/toggle-random", test_toggle_random);
  g_test_add_func ("/prose/link", test_link);
  g_test_add_func ("/prose/diff", test_diff);
  g_test_add_func ("/prose/join", test_join);

  return g_test_run ();
}
