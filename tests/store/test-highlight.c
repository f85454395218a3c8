/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-highlight.h"

#include <string.h>

/* @marked is the text with [ and ] round what stands out. */
static void
assert_marked (const char *typed,
               const char *marked)
{
  g_autoptr(TandemHighlight) highlight = tandem_highlight_new (typed);
  g_autoptr(GString) text = g_string_new (marked);
  g_autoptr(GString) shown = NULL;
  g_autoptr(GArray) spans = NULL;

  g_string_replace (text, "[", "", 0);
  g_string_replace (text, "]", "", 0);
  spans = tandem_highlight_find (highlight, text->str);
  shown = g_string_new (text->str);
  for (guint i = spans->len; i-- > 0;)
    {
      TandemSpan span = g_array_index (spans, TandemSpan, i);

      g_string_insert (shown, span.end, "]");
      g_string_insert (shown, span.start, "[");
    }

  g_assert_cmpstr (shown->str, ==, marked);
}

static void
test_scripts (void)
{
  assert_marked ("yant", "Rome – [Yant]ai 烟台");
  assert_marked ("烟台", "Yantai [烟台]市");
  assert_marked ("台烟", "Yantai 烟台市");
  assert_marked ("合作", "合同与[合作]");
  assert_marked ("da nang", "[Đà] [Nẵng]");
  assert_marked ("nan", "Đà [Nẵn]g");
  assert_marked ("strasse", "Haupt [Straße] 3");
  assert_marked ("рим", "[Рим]");
  assert_marked ("yantai烟台", "[Yantai] [烟台]");
}

/* The mark of a letter that is written as two code points belongs to it. */
static void
test_marks (void)
{
  assert_marked ("e", "[e\314\201]cole");
  assert_marked ("ec", "[e\314\201c]ole");
  assert_marked ("Ecole", "[\303\211cole]");
}

static void
test_words (void)
{
  assert_marked ("m2.3", "[M2.3] Curriculum");
  assert_marked ("m2", "[M2].3 Curriculum");
  assert_marked ("om", "Rome");
  assert_marked ("rome", "[Rome] and [Rome]");
  assert_marked ("", "Rome");
  assert_marked (" – ", "Rome – Yantai");
}

static gboolean
fits (const char *typed,
      const char *first,
      const char *second)
{
  g_autoptr(TandemHighlight) highlight = tandem_highlight_new (typed);
  const char *const texts[] = { first, second, NULL };

  return tandem_highlight_fits (highlight, texts);
}

static void
test_fits (void)
{
  g_assert_true (fits ("yant curr", "Curriculum agreed", "Rome – Yantai"));
  g_assert_false (fits ("yant solar", "Curriculum agreed", "Rome – Yantai"));
  g_assert_true (fits ("烟台 curr", "Curriculum agreed", "烟台"));
  g_assert_false (fits ("", "Curriculum agreed", "Rome – Yantai"));
  g_assert_false (fits ("?!", "Curriculum agreed", NULL));
}

/* What is shown may be anything. */
static void
test_hostile (void)
{
  g_autoptr(TandemHighlight) highlight = tandem_highlight_new ("aaaa");
  g_autofree char *pasted = g_strnfill (100000, 'a');
  g_autoptr(GArray) spans = tandem_highlight_find (highlight, pasted);
  g_autoptr(GArray) broken = tandem_highlight_find (highlight, "aaaa \377\376 aaaa\360");
  g_autoptr(TandemHighlight) long_one = tandem_highlight_new (pasted);

  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_cmpuint (g_array_index (spans, TandemSpan, 0).end, ==, 4);
  g_assert_cmpuint (broken->len, ==, 2);
  g_assert_false (tandem_highlight_is_empty (long_one));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/highlight/scripts", test_scripts);
  g_test_add_func ("/highlight/marks", test_marks);
  g_test_add_func ("/highlight/words", test_words);
  g_test_add_func ("/highlight/fits", test_fits);
  g_test_add_func ("/highlight/hostile", test_hostile);

  return g_test_run ();
}
