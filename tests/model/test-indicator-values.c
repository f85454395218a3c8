/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-indicator-values.h"
#include "short-doc.h"
#include "tandem-table-text.h"

static TandemDoc *
indicator (const char *members)
{
  return short_doc ("indicator:1", members);
}

static TandemContext *
context (void)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();

  return short_context (snapshot, 2020, 5, 12);
}

static void
test_periods (void)
{
  static const char *const cases[][3] = {
    { "2020", "2020", "2020" },
    { " 2020-05 ", "2020-05", "May 2020" },
    { "May 2020", "2020-05", "May 2020" },
    { "31 May 2020", "2020-05-31", "31 May 2020" },
    { "12", NULL, NULL }, { "9999", NULL, NULL }, { "next year", NULL, NULL }, { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *period = tandem_indicator_parse_period (cases[i][0]);
      g_autofree char *text = period != NULL ? tandem_indicator_dup_period_text (period) : NULL;

      g_assert_cmpstr (period, ==, cases[i][1]);
      g_assert_cmpstr (text, ==, cases[i][2]);
    }
}

static void
test_next_period (void)
{
  static const char *const cases[][2] = {
    { "'frequency':'quarterly','values':[{'id':'a','period':'2020-11','value':'1'}]", "2021-02" },
    { "'frequency':'yearly','values':[{'id':'a','period':'2019','value':'1'}]", "2020" },
    { "'frequency':'every_two_years','values':[{'id':'a','period':'2019','value':'1'}]", "2021" },
    { "'frequency':'monthly','values':[{'id':'a','period':'2020-01-31','value':'1'}]", "2020-02" },
    { "'frequency':'monthly'", "2020-05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TandemDoc) doc = indicator (cases[i][0]);
      g_autofree char *next = tandem_indicator_next_period (doc, tandem_date_new (2020, 5, 12));

      g_assert_cmpstr (next, ==, cases[i][1]);
    }
}

static void
test_list_periods (void)
{
  g_autoptr(GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_auto(GStrv) periods = NULL;
  g_autofree char *joined = NULL;

  g_ptr_array_add (docs, indicator ("'values':[{'id':'a','period':'2020-04','value':'1'},{'id':'b','period':'2019','value':'2'}]"));
  g_ptr_array_add (docs, indicator ("'values':[{'id':'a','period':'2020-04','value':'1'},{'id':'b','period':'2020-03','value':'2'}]"));
  g_ptr_array_add (docs, indicator (""));
  periods = tandem_indicator_list_periods (docs);
  joined = g_strjoinv (" ", periods);
  g_assert_cmpstr (joined, ==, "2019 2020-03 2020-04");
}

static void
test_with_value (void)
{
  g_autoptr(TandemContext) now = context ();
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = indicator ("'values':[{'id':'a','period':'2020-04','value':'1','text':'one','extra':7}]");
  g_autoptr(TandemDoc) changed = tandem_indicator_with_value (doc, "2020-04", "1,234.5", now, &error);
  g_autoptr(TandemDoc) added = tandem_indicator_with_value (changed, "2020-05", "-3", now, &error);
  g_autoptr(TandemDoc) removed = tandem_indicator_with_value (added, "2020-05", "", now, &error);
  g_autoptr(TandemDoc) emptied = tandem_indicator_with_value (removed, "2020-04", "", now, &error);
  g_autoptr(TandemDoc) untouched = tandem_indicator_with_value (doc, "1999", "", now, &error);
  g_autoptr(TandemDoc) wrong = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (tandem_val_string (tandem_indicator_get_value (changed, "2020-04")), ==, "1234.5");
  g_assert_cmpstr (tandem_val_string (tandem_indicator_get_value (added, "2020-05")), ==, "-3");
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (added, "values")), ==, 2);
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (removed, "values")), ==, 1);
  /* words, and what a newer program wrote, stay */
  g_assert_null (tandem_val_string (tandem_indicator_get_value (emptied, "2020-04")));
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (emptied, "values[a].text")), ==, "one");
  g_assert_cmpint (tandem_val_int (tandem_doc_get (emptied, "values[a].extra"), 0), ==, 7);
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (untouched, "values")), ==, 1);

  wrong = tandem_indicator_with_value (doc, "2020-04", "many", now, &error);
  g_assert_null (wrong);
  g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD);
}

/* A grid with two indicators and the columns baseline, 2020-03, 2020-04, target. */
static char *
paste (guint       row,
       guint       column,
       const char *text,
       GError    **error)
{
  static const char *const columns[] = { TANDEM_INDICATOR_BASELINE, "2020-03", "2020-04", TANDEM_INDICATOR_TARGET, NULL };
  static const char *const shown[] = { TANDEM_INDICATOR_BASELINE, "2019", "2020", "2020-03", "2020-04", TANDEM_INDICATOR_TARGET };
  g_autoptr(TandemContext) now = context ();
  g_autoptr(GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autoptr(GPtrArray) changed = NULL;
  GString *drawn = g_string_new (NULL);

  g_ptr_array_add (docs, indicator ("'values':[{'id':'a','period':'2020-04','value':'7'}]"));
  g_ptr_array_add (docs, indicator (""));
  changed = tandem_indicators_with_table (docs, columns, row, column, text, now, error);
  for (guint i = 0; changed != NULL && i < changed->len; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (shown); j++)
        {
          g_autofree char *figure = tandem_indicator_dup_figure (g_ptr_array_index (changed, i), shown[j]);

          g_string_append_printf (drawn, "%s|", figure != NULL ? figure : "");
        }
      g_string_append_c (drawn, ';');
    }

  return g_string_free (drawn, FALSE);
}

static void
test_paste (void)
{
  static const struct { guint row, column; const char *text, *drawn; } cases[] =
  {
    { 0, 0, "1\t2\t3\t4\n5\t\t6\t7", "1|||2|3|4|;5||||6|7|;" },
    { 1, 1, "2", "||||7||;|||2|||;" },
    { 0, 2, "\n8", "||||7||;||||8||;" },
    { 0, 1, "2019\t2020\n1\t2\n3\t4", "|1|2||7||;|3|4||||;" },
    { 0, 1, "Mar 2020\tApril 2020\n1\t2", "|||1|2||;||||||;" },
    { 0, 1, "2020\t2019\n1\t2", "|||2020|2019||;|||1|2||;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *drawn = paste (cases[i].row, cases[i].column, cases[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (drawn, ==, cases[i].drawn);
    }
}

static void
test_paste_refused (void)
{
  static const struct { guint row, column; const char *text, *message; } cases[] =
  {
    { 1, 0, "1\n2", "*more rows*" },
    { 0, 3, "1\t2", "*more columns*" },
    { 0, 0, "1\t2\n3\tmany", "Row 2, column 2 of what was copied: *many*" },
    { 0, 0, "2019\t2020\n1\t2\t3", "*more columns*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *drawn = paste (cases[i].row, cases[i].column, cases[i].text, &error);

      g_assert_cmpstr (drawn, ==, "");
      g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

static void
test_table (void)
{
  static const char *const cases[][2] = {
    { "1", "1;" },
    { "1\t2\n3\t4\n", "1|2;3|4;" },
    { "1\t2\r\n3\t4", "1|2;3|4;" },
    { "1\r2", "1;2;" },
    { "\t2\n\t", "|2;|;" },
    { "1\t\t3\n", "1||3;" },
    { " a \t\"b\tc\"\n\"say \"\"x\"\"\nagain\"\t2", "a|b\tc;say \"x\"\nagain|2;" },
    { "\"open\t2", "\"open|2;" },
    { "\"a\"b\t2", "\"a\"b|2;" },
    { "a\n\nb", "a;;b;" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) rows = tandem_table_text_parse (cases[i][0], &error);
      GString *drawn = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint j = 0; j < rows->len; j++)
        {
          g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, j));

          g_string_append_printf (drawn, "%s;", row);
        }
      g_assert_cmpstr (drawn->str, ==, cases[i][1]);
      g_string_free (drawn, TRUE);
    }
}

static void
test_table_limits (void)
{
  g_autoptr(GError) error = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= TANDEM_TABLE_TEXT_MAX_CELLS; i++)
    g_string_append (text, "1\t");
  g_assert_null (tandem_table_text_parse (text->str, &error));
  g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (tandem_table_text_parse ("\xff\t1", &error));
  g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_SYNTAX);
  g_string_free (text, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/indicator-values/periods", test_periods);
  g_test_add_func ("/model/indicator-values/next-period", test_next_period);
  g_test_add_func ("/model/indicator-values/list-periods", test_list_periods);
  g_test_add_func ("/model/indicator-values/with-value", test_with_value);
  g_test_add_func ("/model/indicator-values/paste", test_paste);
  g_test_add_func ("/model/indicator-values/paste-refused", test_paste_refused);
  g_test_add_func ("/model/indicator-values/table", test_table);
  g_test_add_func ("/model/indicator-values/table-limits", test_table_limits);

  return g_test_run ();
}
