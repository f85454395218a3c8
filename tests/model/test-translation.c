/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-kind.h"
#include "tandem-translation.h"

#define TODAY ((TandemDate) { 20200512 })

static TandemDoc *
make_section (const char *english,
              const char *chinese,
              const char *status)
{
  g_autofree char *en = tandem_json_string (english);
  g_autofree char *zh = tandem_json_string (chinese);
  g_autofree char *body = g_strdup_printf ("{\"_id\":\"section:01HV6A0D00FDSP8CF93HGSP0X9\",\"heading\":{\"en\":{\"text\":\"A\"}},"
                                           "\"body\":{\"en\":{\"text\":%s},\"zh-Hans\":{\"text\":%s,\"status\":\"%s\"}}}",
                                           en, zh, status);
  g_autoptr(GError) error = NULL;
  TandemDoc *section = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);

  return section;
}

static void
write_text (TandemDoc **section,
            const char *language,
            const char *text,
            int         keep)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *after = tandem_translation_with_text (*section, "en", language, text, keep, TODAY, &error);

  g_assert_no_error (error);
  tandem_doc_unref (*section);
  *section = after;
}

/* "0=0 1!1 2-  -2": done, out of date, missing, added. */
static char *
draw (const TandemDoc *section)
{
  g_autoptr(GArray) pairs = tandem_translation_pair (section, "en", "zh-Hans");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const TandemPassagePair *pair = &g_array_index (pairs, TandemPassagePair, i);

      if (i > 0)
        g_string_append_c (out, ' ');
      if (pair->source >= 0)
        g_string_append_printf (out, "%d", pair->source);
      g_string_append_c (out, "=!-+"[pair->state]);
      if (pair->target >= 0)
        g_string_append_printf (out, "%d", pair->target);
    }

  return g_string_free (out, FALSE);
}

static void
assert_pairs (const TandemDoc *section,
              const char      *expected)
{
  g_autofree char *drawn = draw (section);

  g_assert_cmpstr (drawn, ==, expected);
}

static void
assert_status (const TandemDoc *section,
               const char      *expected)
{
  g_assert_cmpstr (tandem_val_l10n_status (tandem_doc_get (section, "body"), "zh-Hans"), ==, expected);
}

static void
test_unknown (void)
{
  g_autoptr(TandemDoc) even = make_section ("a\n\nb", "甲\n\n乙", "reviewed");
  g_autoptr(TandemDoc) behind = make_section ("a\n\nb", "甲\n\n乙", "outdated");
  TandemTextSummary summary = tandem_translation_summarize (behind, "en", "zh-Hans");

  assert_pairs (even, "0=0 1=1");
  assert_pairs (behind, "0!0 1!1");
  g_assert_cmpint (summary.state, ==, TANDEM_TEXT_OUTDATED);
  g_assert_cmpuint (summary.n_outdated, ==, 2);
  g_assert_cmpint (tandem_translation_summarize (even, "en", "en").state, ==, TANDEM_TEXT_DONE);
  g_assert_cmpint (tandem_translation_summarize (even, "en", "vi").state, ==, TANDEM_TEXT_MISSING);
}

static void
test_source_changes (void)
{
  g_autoptr(TandemDoc) section = make_section ("a\n\nb\n\nc", "甲\n\n乙\n\n丙", "approved");
  g_autoptr(GArray) pairs = NULL;
  const TandemPassagePair *pair;

  write_text (&section, "en", "a\n\nb2\n\nc", -1);
  assert_pairs (section, "0=0 1!1 2=2");
  assert_status (section, "outdated");
  pairs = tandem_translation_pair (section, "en", "zh-Hans");
  pair = &g_array_index (pairs, TandemPassagePair, 1);
  g_assert_cmpstr (pair->was, ==, "b");
  g_assert_cmpint (pair->changed_on.ymd, ==, 20200512);

  /* what it was made from stays what it was, however often the source changes */
  write_text (&section, "en", "a\n\nb23\n\nc", -1);
  g_array_unref (pairs);
  pairs = tandem_translation_pair (section, "en", "zh-Hans");
  g_assert_cmpstr (g_array_index (pairs, TandemPassagePair, 1).was, ==, "b");

  /* typed and taken back: as if nothing had been */
  write_text (&section, "en", "a\n\nb\n\nc", -1);
  assert_pairs (section, "0=0 1=1 2=2");
  assert_status (section, "approved");
}

static void
test_source_grows_and_shrinks (void)
{
  g_autoptr(TandemDoc) section = make_section ("a\n\nb", "甲\n\n乙", "approved");

  write_text (&section, "en", "new\n\na\n\nb", -1);
  assert_pairs (section, "0- 1=0 2=1");
  assert_status (section, "outdated");
  g_assert_cmpuint (tandem_translation_summarize (section, "en", "zh-Hans").n_missing, ==, 1);

  write_text (&section, "en", "b", -1);
  assert_pairs (section, "+0 0=1");
  assert_status (section, "approved");
}

static void
test_moved (void)
{
  g_autoptr(TandemDoc) section = make_section ("a\n\nb\n\nc", "甲\n\n乙\n\n丙", "approved");

  write_text (&section, "en", "c\n\na\n\nb", -1);
  g_assert_cmpuint (tandem_translation_summarize (section, "en", "zh-Hans").n_outdated, ==, 0);
}

static void
test_translator_follows (void)
{
  g_autoptr(TandemDoc) section = make_section ("a\n\nb", "甲\n\n乙", "approved");

  write_text (&section, "en", "a\n\nb2", -1);
  /* still at it: what changed stays in sight */
  write_text (&section, "zh-Hans", "甲\n\n乙新", 1);
  assert_pairs (section, "0=0 1!1");
  assert_status (section, "outdated");
  /* gone on to another passage */
  write_text (&section, "zh-Hans", "甲\n\n乙新", -1);
  assert_pairs (section, "0=0 1!1");
  write_text (&section, "zh-Hans", "甲\n\n乙新二", -1);
  assert_pairs (section, "0=0 1=1");
  assert_status (section, "draft");
}

static void
test_still_right (void)
{
  g_autoptr(TandemDoc) section = make_section ("a\n\nb\n\nc", "甲\n\n乙\n\n丙", "approved");
  g_autoptr(TandemDoc) right = NULL;
  g_autoptr(TandemDoc) behind = make_section ("a\n\nb", "甲\n\n乙", "outdated");
  g_autoptr(TandemDoc) half = NULL;
  g_autoptr(TandemDoc) whole = NULL;

  write_text (&section, "en", "a2\n\nb\n\nc2", -1);
  assert_pairs (section, "0!0 1=1 2!2");
  right = tandem_translation_with_right (section, "en", "zh-Hans", 0, NULL);
  assert_pairs (right, "0=0 1=1 2!2");
  assert_status (right, "outdated");

  /* of one that is out of date as a whole, one passage after the other */
  half = tandem_translation_with_right (behind, "en", "zh-Hans", 1, NULL);
  assert_pairs (half, "0!0 1=1");
  whole = tandem_translation_with_right (half, "en", "zh-Hans", 0, NULL);
  assert_pairs (whole, "0=0 1=1");
  g_assert_cmpint (tandem_translation_summarize (whole, "en", "zh-Hans").state, ==, TANDEM_TEXT_DRAFT);
}

static void
test_approved_as_a_whole (void)
{
  g_autoptr(TandemDoc) section = make_section ("a\n\nb", "甲\n\n乙", "approved");
  g_autoptr(TandemDoc) approved = NULL;
  g_autoptr(TandemDoc) written = NULL;

  write_text (&section, "en", "a2\n\nb2", -1);
  approved = tandem_translation_with_state (section, "en", "zh-Hans", "approved", NULL);
  assert_pairs (approved, "0=0 1=1");
  assert_status (approved, "approved");
  written = tandem_translation_with_state (section, "en", "en", "draft", NULL);
  g_assert_cmpint (tandem_translation_summarize (written, "en", "en").state, ==, TANDEM_TEXT_DRAFT);
}

/* Two people, each another passage: the notes join as the texts do. */
static void
test_merge (void)
{
  g_autoptr(TandemDoc) section = make_section ("a\n\nb\n\nc", "甲\n\n乙\n\n丙", "approved");
  g_autoptr(TandemDoc) mine = NULL, theirs = NULL, merged = NULL;
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_conflict_free);

  write_text (&section, "en", "a2\n\nb\n\nc2", -1);
  mine = tandem_translation_with_text (section, "en", "zh-Hans", "甲新\n\n乙\n\n丙", -1, TODAY, NULL);
  theirs = tandem_translation_with_text (section, "en", "zh-Hans", "甲\n\n乙\n\n丙新", -1, TODAY, NULL);
  merged = tandem_doc_merge (section, mine, theirs, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_cmpstr (tandem_translation_get_text (merged, "zh-Hans"), ==, "甲新\n\n乙\n\n丙新");
  assert_pairs (merged, "0=0 1=1 2=2");
}

static void
test_large (void)
{
  g_autoptr(GString) english = g_string_new (NULL);
  g_autoptr(GString) chinese = g_string_new (NULL);
  g_autoptr(TandemDoc) section = NULL;
  gint64 start;

  for (guint i = 0; i < 300; i++)
    {
      g_string_append_printf (english, "Passage %u of a long text that somebody wrote.\n\n", i);
      g_string_append_printf (chinese, "有人写的长文中的第%u段。\n\n", i);
    }
  section = make_section (english->str, chinese->str, "approved");
  start = g_get_monotonic_time ();
  g_string_insert (english, 0, "New ");
  write_text (&section, "en", english->str, -1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_TIME_SPAN_SECOND);
  g_assert_cmpuint (tandem_translation_summarize (section, "en", "zh-Hans").n_outdated, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/translation/unknown", test_unknown);
  g_test_add_func ("/translation/source-changes", test_source_changes);
  g_test_add_func ("/translation/source-grows-and-shrinks", test_source_grows_and_shrinks);
  g_test_add_func ("/translation/moved", test_moved);
  g_test_add_func ("/translation/translator-follows", test_translator_follows);
  g_test_add_func ("/translation/still-right", test_still_right);
  g_test_add_func ("/translation/approved-as-a-whole", test_approved_as_a_whole);
  g_test_add_func ("/translation/merge", test_merge);
  g_test_add_func ("/translation/large", test_large);

  return g_test_run ();
}
