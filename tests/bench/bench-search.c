/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-corpus.h"
#include "bench.h"

#include "tandem-find-item.h"
#include "tandem-gazetteer.h"

#include <locale.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* What Ctrl+K asks of the everyday corpus for each letter, how often a city is
 * found by a name with a mistake in it, and what the gazetteer takes.
 * TANDEM_BENCH is the scale of the corpus, 1 when it is not set. */

#define N_TIMES 20
#define OF_EACH 3
#define MAX_MSEC 30
#define MAX_GAZETTEER_MSEC 10
#define N_QUERIES 300
#define WORSE_THAN 95           /* percent of the queries are quicker than what is told */

static double
get_msec (gint64 since)
{
  return (g_get_monotonic_time () - since) / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The best of them: a busy machine only slows. */

/* ---- letters ------------------------------------------------------------------- */

static void
measure_letter (TandemStore *store,
                const char  *what,
                const char  *text)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *title = g_strdup_printf ("Ctrl+K: %s", what);
  g_autofree char *reference = NULL;
  double first = 0;
  guint n_hits = 0;

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) hits = tandem_store_search_groups (store, text, tandem_find_groups_get_kinds (), OF_EACH, &error);
      double msec = get_msec (start);

      if (hits == NULL)
        g_error ("%s", error->message);
      n_hits = hits->len;
      first = i == 0 ? msec : first;
      g_array_append_val (times, msec);
    }
  g_array_sort (times, compare_doubles);
  reference = g_strdup_printf ("at most %d; “%s”, %u hits, the first time %.1f, slowest %.1f", MAX_MSEC, text, n_hits,
                               first, g_array_index (times, double, N_TIMES - 1));
  bench_report (title, g_array_index (times, double, 0), "ms", reference);
}

static void
measure_letters (TandemStore *store)
{
  static const struct { const char *what; const char *text; } letters[] = {
    { "two letters", "wo" },
    { "four letters", "work" },
    { "common word", BENCH_COMMON_WORD },
    { "rare word", BENCH_RARE_WORD },
    { "two common signs", BENCH_COMMON_SIGNS },
    { "two rare signs", BENCH_RARE_SIGNS },
    { "two words", "solar roofs" },
    { "one letter wrong", "bathymatry" },
    { "one letter missing", "bathmetry" },
    { "nothing like it", "qqqxxqq" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    measure_letter (store, letters[i].what, letters[i].text);
}

/* ---- mistakes -------------------------------------------------------------------- */

typedef enum
{
  AS_IT_IS,
  LETTER_LEFT_OUT,
  LETTERS_SWAPPED,
  LETTER_WRONG,
  N_MISTAKES,
} Mistake;

static const char *const mistakes[N_MISTAKES] = {
  "as it is", "a letter left out", "letters swapped", "a letter wrong",
};

/* The mistake is in the middle of the name, where people make them. */
static char *
make_mistake (const char *name,
              Mistake     mistake)
{
  glong length = g_utf8_strlen (name, -1), at = length / 2;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (name, -1, NULL);
  gunichar kept = letters[at];

  if (mistake == LETTER_LEFT_OUT)
    memmove (letters + at, letters + at + 1, sizeof (gunichar) * (gsize) (length - at));
  if (mistake == LETTERS_SWAPPED)
    letters[at] = letters[at - 1], letters[at - 1] = kept;
  if (mistake == LETTER_WRONG)
    letters[at] = kept == 'x' ? 'z' : 'x';

  return g_ucs4_to_utf8 (letters, -1, NULL, NULL, NULL);
}

static GPtrArray *
get_cities (TandemStore *store)
{
  g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find ("city"));
  g_autoptr(GError) error = NULL;
  GPtrArray *cities = tandem_store_query (store, query, &error);

  if (cities == NULL)
    g_error ("%s", error->message);

  return cities;
}

static gboolean
has_id (GPtrArray  *hits,
        const char *id)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_str_equal (((TandemHit *) g_ptr_array_index (hits, i))->id, id))
      return TRUE;

  return FALSE;
}

static void
measure_mistake (TandemStore   *store,
                 TandemContext *context,
                 GPtrArray     *cities,
                 Mistake        mistake)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *title = g_strdup_printf ("city by its name, %s", mistakes[mistake]);
  g_autofree char *reference = NULL;
  guint n_found = 0, n_asked = 0;

  for (guint i = 0; i < cities->len && n_asked < N_QUERIES; i++)
    {
      TandemDoc *city = g_ptr_array_index (cities, i);
      g_autofree char *name = tandem_doc_dup_title (city, context);
      g_autofree char *typed = g_utf8_strlen (name, -1) > 3 ? make_mistake (name, mistake) : NULL;
      g_autoptr(GPtrArray) hits = NULL;
      gint64 start = g_get_monotonic_time ();
      double msec;

      if (typed == NULL)
        continue;
      hits = tandem_store_search_groups (store, typed, tandem_find_groups_get_kinds (), OF_EACH, NULL);
      msec = get_msec (start);
      g_array_append_val (times, msec);
      n_asked++;
      n_found += hits != NULL && has_id (hits, tandem_doc_get_id (city));
    }
  g_array_sort (times, compare_doubles);
  reference = g_strdup_printf ("at least 98; %u of %u among the first %d; %d %% within %.1f ms", n_found, n_asked, OF_EACH,
                               WORSE_THAN, g_array_index (times, double, (times->len - 1) * WORSE_THAN / 100));
  bench_report (title, 100.0 * n_found / MAX (n_asked, 1), "%", reference);
}

/* ---- the gazetteer ---------------------------------------------------------------- */

static gsize
get_used_bytes (void)
{
  return mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
}

static void
measure_gazetteer (void)
{
  g_autoptr(GError) error = NULL;
  gsize before = get_used_bytes ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr(TandemGazetteer) gazetteer = tandem_gazetteer_load (&error);
  double loaded = get_msec (start);
  g_autofree char *reference = NULL;
  double best = G_MAXDOUBLE;
  guint n_found = 0;

  if (gazetteer == NULL)
    g_error ("%s", error->message);
  reference = g_strdup_printf ("%u places, on a thread", tandem_gazetteer_get_n_places (gazetteer));
  bench_report ("gazetteer: read", loaded, "ms", reference);
  bench_report ("gazetteer: memory while used", (double) (get_used_bytes () - before) / 1e6, "MB", "");

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr(GArray) found = NULL;

      start = g_get_monotonic_time ();
      found = tandem_gazetteer_find (gazetteer, "Yant", NULL, 6);
      best = MIN (best, get_msec (start));
      n_found = found->len;
    }
  g_clear_pointer (&reference, g_free);
  reference = g_strdup_printf ("at most %d; “Yant”, %u found", MAX_GAZETTEER_MSEC, n_found);
  bench_report ("gazetteer: a letter", best, "ms", reference);
}

int
main (int   argc,
      char *argv[])
{
  const char *given = g_getenv ("TANDEM_BENCH");
  g_autoptr(TandemContext) context = bench_corpus_context ();
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-bench-XXXXXX", &error);
  g_autoptr(TandemStore) store = tandem_store_new (folder, context);
  g_autoptr(GPtrArray) cities = NULL;

  setlocale (LC_ALL, "");
  measure_gazetteer ();

  if (!tandem_store_open (store, NULL, &error))
    g_error ("%s", error->message);
  bench_corpus_fill (store, given != NULL ? strtod (given, NULL) : 1);
  measure_letters (store);
  cities = get_cities (store);
  for (Mistake mistake = AS_IT_IS; mistake < N_MISTAKES; mistake++)
    measure_mistake (store, context, cities, mistake);

  tandem_store_close (store);
  bench_remove_folder (folder);

  return 0;
}
