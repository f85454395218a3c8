/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "short-doc.h"
#include "tandem-budget.h"

/* The money of a plan: what is counted, what is not, and how a cell is changed. */

#define IN "'plan':'#plan:1','partnership':'#partnership:1',"
#define TITLE(WORDS) "'title':{'en':{'text':'" WORDS "'}},"
#define MONEY(AMOUNT, CURRENCY) "{'amount':'" AMOUNT "','currency':'" CURRENCY "'}"
#define FROM(ID, SOURCE, STATUS, AMOUNT) \
        "{'id':'" ID "','source':'" SOURCE "','status':'" STATUS "','amount':" MONEY (AMOUNT, "EUR") "}"

typedef struct
{
  TandemSnapshot *snapshot;
  TandemContext  *context;
  TandemBudget   *budget;
} Fixture;

static void
calculate (Fixture *fixture)
{
  g_autofree char *plan = short_id ("plan:1");

  g_clear_pointer (&fixture->budget, tandem_budget_unref);
  fixture->budget = tandem_budget_new (fixture->snapshot, plan, fixture->context);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->snapshot = tandem_snapshot_new ();
  short_add (fixture->snapshot, "plan:1", TITLE ("Plan") "'partnership':'#partnership:1'");
  short_add (fixture->snapshot, "objective:1", IN "'code':'O1','order':'b'");
  short_add (fixture->snapshot, "objective:2", IN "'code':'O1.1','order':'b','parent':'#objective:1'");
  short_add (fixture->snapshot, "action:1",
             IN TITLE ("Two parts") "'code':'A1','order':'b','objectives':['#objective:1'],'cost':{'capex':" MONEY ("1000.25", "EUR")
             ",'staff':" MONEY ("500", "EUR") "},'funding':[" FROM ("a", "own_budget", "secured", "700.25") ","
             FROM ("b", "national", "applied", "300") "," FROM ("c", "regional", "rejected", "9000") ","
             FROM ("d", "to_be_identified", "planned", "500") "]");
  short_add (fixture->snapshot, "pilot:1",
             IN TITLE ("Part") "'code':'P1','order':'b','actions':['#action:1'],'budget':{'other':" MONEY ("900", "EUR") "},"
             "'funding':[" FROM ("a", "private", "secured", "900") "]");
  short_add (fixture->snapshot, "action:2",
             IN TITLE ("Unknown") "'code':'A2','order':'d','objectives':['#objective:2','#objective:1'],'funding':["
             FROM ("a", "own_budget", "received", "50") "]");
  short_add (fixture->snapshot, "action:3",
             IN TITLE ("Dropped") "'code':'A3','order':'f','status':'cancelled','objectives':['#objective:1'],'cost':{'other':"
             MONEY ("100000", "EUR") "}");
  short_add (fixture->snapshot, "action:4",
             IN TITLE ("Stray") "'code':'A4','order':'h','cost':{'other':" MONEY ("8000", "CNY") "},'funding':["
             "{'id':'a','source':'own_budget','status':'planned','amount':" MONEY ("2000", "CNY") "}]");
  fixture->context = short_context (fixture->snapshot, 2020, 5, 12);
  calculate (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tandem_budget_unref (fixture->budget);
  tandem_context_unref (fixture->context);
  tandem_snapshot_unref (fixture->snapshot);
}

static char *
dup_code (const TandemBudgetLine *line)
{
  const char *code = line->doc != NULL ? tandem_val_string (tandem_doc_get (line->doc, "code")) : NULL;

  return g_strdup_printf ("%u%s", line->depth, code != NULL ? code : line->role == TANDEM_BUDGET_TOTAL ? "=" : "-");
}

static const TandemBudgetLine *
find (Fixture    *fixture,
      const char *name)
{
  for (guint i = 0; i < tandem_budget_get_n_lines (fixture->budget); i++)
    {
      const TandemBudgetLine *line = tandem_budget_get_line (fixture->budget, i);
      g_autofree char *code = dup_code (line);

      if (g_str_equal (code + 1, name))
        return line;
    }

  g_assert_not_reached ();
}

static void
assert_tally (const TandemTally *tally,
              const char        *expected)
{
  g_autofree char *text = tandem_budget_dup_amount (tally, "EUR");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_lines (Fixture      *fixture,
            gconstpointer data)
{
  static const struct { const char *code; TandemBudgetRole role; } expected[] = {
    { "0O1", TANDEM_BUDGET_GROUP }, { "1A1", TANDEM_BUDGET_ITEM }, { "2P1", TANDEM_BUDGET_PART },
    { "1A3", TANDEM_BUDGET_DROPPED }, { "1O1.1", TANDEM_BUDGET_GROUP }, { "2A2", TANDEM_BUDGET_ITEM },
    { "0-", TANDEM_BUDGET_GROUP }, { "1A4", TANDEM_BUDGET_ITEM }, { "0=", TANDEM_BUDGET_TOTAL },
  };

  g_assert_cmpuint (tandem_budget_get_n_lines (fixture->budget), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *code = dup_code (tandem_budget_get_line (fixture->budget, i));

      g_assert_cmpstr (code, ==, expected[i].code);
      g_assert_cmpint (tandem_budget_get_line (fixture->budget, i)->role, ==, expected[i].role);
    }
}

static void
test_sums (Fixture      *fixture,
           gconstpointer data)
{
  const TandemBudgetLine *total = tandem_budget_get_total (fixture->budget);

  assert_tally (&find (fixture, "A1")->cost, "1500.25");
  assert_tally (&find (fixture, "A1")->found, "700.25");
  assert_tally (&find (fixture, "A1")->sought, "300");
  assert_tally (&find (fixture, "A1")->gap, "800");
  assert_tally (&find (fixture, "P1")->gap, "0");
  /* no cost: no gap either, whatever is found */
  g_assert_true (tandem_budget_has_unknown_cost (find (fixture, "A2")));
  assert_tally (&find (fixture, "A2")->gap, NULL);
  assert_tally (&find (fixture, "O1")->cost, "1500.25");
  assert_tally (&find (fixture, "O1")->found, "750.25");
  assert_tally (&find (fixture, "O1")->gap, "800");
  assert_tally (&total->cost, "1500.25 · 8000\u00a0CNY");
  assert_tally (&total->gap, "800 · 8000\u00a0CNY");
  g_assert_cmpuint (total->n_items, ==, 3);
  g_assert_cmpuint (total->n_unknown, ==, 1);
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *sentence = tandem_budget_dup_sentence (fixture->budget);
  g_autofree char *notes = tandem_budget_dup_notes (fixture->budget);
  g_autofree char *own = tandem_budget_dup_share (fixture->budget, "own_budget");
  g_autofree char *national = tandem_budget_dup_share (fixture->budget, "national");
  g_autofree char *sources = g_strjoinv (" ", (char **) tandem_budget_get_sources (fixture->budget));

  g_assert_cmpstr (sentence, ==,
                   "700.25 of 1500.25 EUR are found; 800 EUR are still to be found, and for 300 of them somebody was named or asked. "
                   "0 of 8000 CNY are found; 8000 CNY are still to be found, and for 2000 of them somebody was named or asked.");
  g_assert_cmpstr (notes, ==,
                   "1 of 3 actions has no cost yet and is not in the sums. Currencies are not converted: each has a sum of its own. "
                   "The money of a pilot is part of its action's and not added again. What was cancelled or stopped is not counted.");
  /* 750.25 of 1050.25; what a pilot has is its action's */
  g_assert_cmpstr (own, ==, "71 % · 100 % CNY");
  g_assert_cmpstr (national, ==, "29 %");
  g_assert_cmpstr (sources, ==, "own_budget national private");
  g_assert_cmpstr (tandem_budget_get_currency (fixture->budget), ==, "EUR");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *plan = short_id ("plan:1");
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemBudget) budget = tandem_budget_new (snapshot, plan, fixture->context);
  g_autofree char *sentence = tandem_budget_dup_sentence (budget);
  g_autofree char *notes = tandem_budget_dup_notes (budget);

  g_assert_cmpuint (tandem_budget_get_n_lines (budget), ==, 1);
  g_assert_null (tandem_budget_get_sources (budget)[0]);
  g_assert_cmpstr (sentence, ==, "It is not known yet what this plan costs.");
  g_assert_cmpstr (notes, ==, "");
}

/* Euros do not pay for what costs yuan. */
static void
test_other_currency (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *sentence = NULL;

  g_clear_pointer (&fixture->snapshot, tandem_snapshot_unref);
  fixture->snapshot = tandem_snapshot_new ();
  short_add (fixture->snapshot, "action:1",
             IN "'code':'A1','cost':{'other':" MONEY ("8000", "CNY") "},'funding':[" FROM ("a", "private", "secured", "500") "]");
  calculate (fixture);
  assert_tally (&tandem_budget_get_total (fixture->budget)->gap, "8000\u00a0CNY");
  sentence = tandem_budget_dup_sentence (fixture->budget);
  g_assert_cmpstr (sentence, ==, "0 of 8000 CNY are found; 8000 CNY are still to be found. "
                   "There are also 500 EUR of funding, a currency in which nothing costs anything yet.");
}

/* ---- cells --------------------------------------------------------------------- */

static void
test_figures (Fixture      *fixture,
              gconstpointer data)
{
  static const struct { const char *members, *column, *text, *figure, *problem; } cases[] = {
    { "", "cost", "120000", "120\u00a0000", NULL },
    { "", "cost", "5 CNY", "5\u00a0CNY", NULL },
    { "'cost':{'to_be_estimated':true}", "cost", "7", "7", NULL },
    { "'cost':{'capex':" MONEY ("5", "CNY") "}", "cost", "7", "7\u00a0CNY", NULL },
    { "'cost':{'capex':" MONEY ("5", "EUR") "}", "cost", "", NULL, NULL },
    { "'cost':{'capex':" MONEY ("5", "EUR") ",'staff':" MONEY ("5", "EUR") "}", "cost", "7", NULL, "several parts" },
    { "'cost':{'capex':" MONEY ("5", "EUR") ",'staff':" MONEY ("5", "EUR") "}", "staff", "7", "7", NULL },
    { "", "own_budget", "1,234.50", "1234.50", NULL },
    { "", "cost", "many", NULL, "“many” is not an amount" },
    { "", "cost", "-5", NULL, "less than nothing" },
    { "'funding':[" FROM ("a", "private", "secured", "1") "]", "private", "2", "2", NULL },
    { "'funding':[" FROM ("a", "private", "secured", "1") "," FROM ("b", "private", "planned", "2") "]", "private", "2", NULL, "several entries" },
    { "'funding':[" FROM ("a", "private", "rejected", "1") "]", "private", "2", "2", NULL },
    { "'funding':[{'id':'a]','source':'private','status':'planned'}]", "private", "2", "2", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TandemDoc) doc = short_doc ("action:9", cases[i].members);
      g_autoptr(GError) error = NULL;
      g_autoptr(TandemDoc) after = tandem_budget_with_figure (doc, cases[i].column, cases[i].text, "EUR", fixture->context, &error);
      g_autofree char *figure = after != NULL ? tandem_budget_dup_figure (after, cases[i].column, "EUR") : NULL;

      if (cases[i].problem != NULL)
        {
          g_assert_null (after);
          g_assert_nonnull (strstr (error->message, cases[i].problem));
          g_assert_null (strstr (error->message, "cost.other"));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (figure, ==, cases[i].figure);
      g_assert_false (tandem_val_bool (tandem_doc_get (after, "cost.to_be_estimated")));
    }
}

static void
test_no_currency (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr(TandemDoc) doc = short_doc ("action:9", "");
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) after = tandem_budget_with_figure (doc, "cost", "5", NULL, fixture->context, &error);

  g_assert_null (after);
  g_assert_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "which currency"));
}

/* What else an entry says stays when its amount goes. */
static void
test_entries (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr(TandemDoc) bare = short_doc ("action:9", "'funding':[" FROM ("a", "private", "secured", "1") "]");
  g_autoptr(TandemDoc) noted = short_doc ("action:9", "'funding':[{'id':'a','source':'private','status':'applied','note':'by letter','amount':"
                                          MONEY ("5", "EUR") "}]");
  g_autoptr(TandemDoc) without = tandem_budget_with_figure (bare, "private", " ", "EUR", fixture->context, NULL);
  g_autoptr(TandemDoc) kept = tandem_budget_with_figure (noted, "private", "", "EUR", fixture->context, NULL);
  g_autoptr(TandemDoc) next = tandem_budget_with_next_status (noted, "private");
  g_autoptr(TandemDoc) fresh = tandem_budget_with_figure (without, "national", "3", "EUR", fixture->context, NULL);

  g_assert_cmpuint (tandem_val_length (tandem_doc_get (without, "funding")), ==, 0);
  g_assert_cmpstr (tandem_val_string (tandem_doc_get (kept, "funding[a].note")), ==, "by letter");
  g_assert_false (tandem_val_exists (tandem_doc_get (kept, "funding[a].amount")));
  g_assert_cmpstr (tandem_budget_get_status (next, "private"), ==, "secured");
  g_assert_cmpstr (tandem_budget_get_status (fresh, "national"), ==, "planned");
  g_assert_null (tandem_budget_get_status (fresh, "private"));
  g_assert_null (tandem_budget_with_next_status (fresh, "cost"));
}

static void
test_table (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const columns[] = { "cost", "own_budget", NULL };
  g_autoptr(GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autoptr(GPtrArray) changed = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *figure = NULL;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (docs, short_doc ("action:9", ""));
  changed = tandem_budget_with_table (docs, columns, 1, "100\t40\n\t60 CNY\n", "EUR", fixture->context, &error);
  g_assert_no_error (error);
  g_assert_true (g_ptr_array_index (changed, 0) == g_ptr_array_index (docs, 0));
  figure = tandem_budget_dup_figure (g_ptr_array_index (changed, 2), "own_budget", "EUR");
  g_assert_cmpstr (figure, ==, "60\u00a0CNY");
  g_assert_null (tandem_budget_with_table (docs, columns, 1, "1\n2\n3\n", "EUR", fixture->context, &error));
  g_assert_nonnull (strstr (error->message, "more rows"));
  g_clear_error (&error);
  g_assert_null (tandem_budget_with_table (docs, columns, 0, "1\t2\t3\n", "EUR", fixture->context, &error));
  g_assert_nonnull (strstr (error->message, "more columns"));
  g_clear_error (&error);
  g_assert_null (tandem_budget_with_table (docs, columns, 0, "1\t2\n3\tsome\n", "EUR", fixture->context, &error));
  g_assert_true (g_str_has_prefix (error->message, "Row 2, column 2 of what was copied: "));
}

/* ---- any plan --------------------------------------------------------------------- */

static char *
random_amount (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return g_strdup ("99999999999999999999");
    case 1:
      return g_strdup ("0.00001");
    default:
      return g_strdup_printf ("%d.%04d", g_rand_int_range (rand, 0, 1000000), g_rand_int_range (rand, 0, 10000));
    }
}

static void
add_random_action (TandemSnapshot *snapshot,
                   GRand          *rand,
                   guint           number)
{
  static const char *const currencies[] = { "EUR", "CNY", "VND" };
  static const char *const sources[] = { "own_budget", "national", "to_be_identified", "something_else" };
  static const char *const states[] = { "planned", "applied", "secured", "received", "rejected" };
  g_autofree char *id = g_strdup_printf ("action:%u", number);
  g_autoptr(GString) members = g_string_new ("'plan':'#plan:1'");

  if (g_rand_boolean (rand))
    g_string_append_printf (members, ",'objectives':['#objective:%d']", g_rand_int_range (rand, 1, 5));
  if (g_rand_int_range (rand, 0, 4) > 0)
    {
      g_autofree char *amount = random_amount (rand);

      g_string_append_printf (members, ",'cost':{'other':{'amount':'%s','currency':'%s'}}", amount,
                              currencies[g_rand_int_range (rand, 0, 3)]);
    }
  g_string_append (members, ",'funding':[");
  for (int i = 0, n = g_rand_int_range (rand, 0, 4); i < n; i++)
    {
      g_autofree char *amount = random_amount (rand);

      g_string_append_printf (members, "%s{'id':'f%d','source':'%s','status':'%s','amount':{'amount':'%s','currency':'%s'}}",
                              i > 0 ? "," : "", i, sources[g_rand_int_range (rand, 0, 4)],
                              states[g_rand_int_range (rand, 0, 5)], amount, currencies[g_rand_int_range (rand, 0, 3)]);
    }
  g_string_append (members, "]");
  short_add (snapshot, id, members->str);
}

/* In each currency: the total is the sum of the items, the gap is what known
 * costs lack, and the shares of the sources make up all funding. */
static void
assert_adds_up (TandemBudget *budget,
                const char   *currency)
{
  const TandemBudgetLine *total = tandem_budget_get_total (budget);
  gint64 cost = 0, found = 0, sought = 0, gap = 0, shared = 0;

  for (guint i = 0; i < tandem_budget_get_n_lines (budget); i++)
    {
      const TandemBudgetLine *line = tandem_budget_get_line (budget, i);

      if (line->role != TANDEM_BUDGET_ITEM)
        continue;
      cost += tandem_tally_get (&line->cost, currency);
      found += tandem_tally_get (&line->found, currency);
      sought += tandem_tally_get (&line->sought, currency);
      if (!tandem_budget_has_unknown_cost (line) && tandem_tally_has (&line->cost, currency))
        gap += tandem_tally_get (&line->cost, currency) - tandem_tally_get (&line->found, currency);
    }
  for (guint i = 0; i < total->shares->len; i++)
    shared += tandem_tally_get (&((TandemBudgetShare *) g_ptr_array_index (total->shares, i))->amount, currency);
  g_assert_cmpint (tandem_tally_get (&total->cost, currency), ==, cost);
  g_assert_cmpint (tandem_tally_get (&total->found, currency), ==, found);
  g_assert_cmpint (tandem_tally_get (&total->sought, currency), ==, sought);
  g_assert_cmpint (tandem_tally_get (&total->gap, currency), ==, gap);
  g_assert_cmpint (shared, ==, found + sought);
}

static void
test_adds_up (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *plan = short_id ("plan:1");
  g_autoptr(GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
      g_autoptr(TandemBudget) budget = NULL;
      guint n_actions = (guint) g_rand_int_range (rand, 0, 20);

      short_add (snapshot, "objective:1", "'plan':'#plan:1'");
      short_add (snapshot, "objective:2", "'plan':'#plan:1','parent':'#objective:1'");
      short_add (snapshot, "objective:3", "'plan':'#plan:1','parent':'#objective:4'");
      short_add (snapshot, "objective:4", "'plan':'#plan:1','parent':'#objective:3'");
      for (guint i = 0; i < n_actions; i++)
        add_random_action (snapshot, rand, i + 1);
      budget = tandem_budget_new (snapshot, plan, fixture->context);
      g_assert_cmpuint (tandem_budget_get_total (budget)->n_items, ==, n_actions);
      assert_adds_up (budget, "EUR");
      assert_adds_up (budget, "CNY");
      assert_adds_up (budget, "VND");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(PATH, FUNC) g_test_add ("/budget/" PATH, Fixture, NULL, set_up, FUNC, tear_down)
  ADD ("lines", test_lines);
  ADD ("sums", test_sums);
  ADD ("words", test_words);
  ADD ("empty", test_empty);
  ADD ("other-currency", test_other_currency);
  ADD ("figures", test_figures);
  ADD ("no-currency", test_no_currency);
  ADD ("entries", test_entries);
  ADD ("table", test_table);
  ADD ("adds-up", test_adds_up);

  return g_test_run ();
}
