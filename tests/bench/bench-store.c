/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-corpus.h"
#include "bench.h"

#include "tandem-list.h"
#include "tandem-record.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Figures of the store with the everyday corpus in the file, each beside what
 * the bare library does on the same disk in the same run. TANDEM_BENCH is the
 * scale of the corpus, 1 when it is not set. */

#define BATCH 20000            /* as `tandemctl seed` writes */
#define N_SAVES 300
#define N_SEARCHES 20
#define N_PROGRAMS 5            /* the best of them: a busy machine only slows */

typedef struct
{
  char        *folder;
  double       scale;
  TandemStore *store;
  sqlite3     *plain;           /* the reference, in the same folder */
} Bench;

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

static double
get_percentile (GArray *times,
                guint   percent)
{
  g_array_sort (times, compare_doubles);

  return g_array_index (times, double, (times->len - 1) * percent / 100);
}

static void
G_GNUC_PRINTF (4,
               5)
report (const char *what,
        double value,
        const char *unit,
        const char *format,
        ...)
{
  g_autofree char *reference = NULL;
  va_list arguments;

  va_start (arguments, format);
  reference = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  bench_report (what, value, unit, reference);
}

/* By its address: what is not there yet when the arguments are put together
 * may be there when the call has been made. */
static void
check (gboolean done,
       GError **error)
{
  if (!done)
    g_error ("%s", *error != NULL ? (*error)->message : "failed without saying why");
}

static void
run_plain (sqlite3    *db,
           const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
step_plain (sqlite3      *db,
            sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("plain SQLite: %s", sqlite3_errmsg (db));
  sqlite3_reset (statement);
}

static TandemStore *
open_store (const char *folder)
{
  g_autoptr(TandemContext) context = bench_corpus_context ();
  TandemStore *store = tandem_store_new (folder, context);
  g_autoptr(GError) error = NULL;

  check (tandem_store_open (store, NULL, &error), &error);

  return store;
}

/* ---- import ---- */

typedef struct
{
  Bench        *bench;
  TandemBatch  *batch;
  sqlite3_stmt *insert;
  gint64        store_usec;
  gint64        store_cpu;
  gint64        plain_usec;
  guint64       n_bytes;
  GPtrArray    *docs;
} Import;

/* Of all threads: the worker and its helper are others. */
static gint64
get_process_usec (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec +
         usage.ru_stime.tv_usec;
}

static void
insert_plain (Import *import)
{
  gint64 start = g_get_monotonic_time ();

  run_plain (import->bench->plain, "BEGIN");
  for (guint i = 0; i < import->docs->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (import->docs, i);
      gsize length;
      const char *body = tandem_doc_get_body (doc, &length);

      sqlite3_bind_text (import->insert, 1, tandem_doc_get_id (doc), -1, SQLITE_STATIC);
      import->n_bytes += length;
      sqlite3_bind_blob (import->insert, 2, body, length, SQLITE_STATIC);
      step_plain (import->bench->plain, import->insert);
    }
  run_plain (import->bench->plain, "COMMIT");
  import->plain_usec += g_get_monotonic_time () - start;
}

static void
save_batch (Import *import)
{
  gint64 start = g_get_monotonic_time (), cpu = get_process_usec ();
  g_autoptr(GError) error = NULL;

  check (tandem_store_save (import->bench->store, import->batch, &error), &error);
  import->store_usec += g_get_monotonic_time () - start;
  import->store_cpu += get_process_usec () - cpu;

  insert_plain (import);
  g_ptr_array_set_size (import->docs, 0);
  g_clear_pointer (&import->batch, tandem_batch_unref);
}

static void
take_doc (TandemDoc *doc,
          gpointer   data)
{
  Import *import = data;

  if (import->batch == NULL)
    {
      import->batch = tandem_batch_new ("Import");
      tandem_batch_set_import (import->batch, TRUE);
    }
  tandem_batch_put (import->batch, NULL, doc);
  g_ptr_array_add (import->docs, tandem_doc_ref (doc));
  if (import->docs->len == BATCH)
    save_batch (import);
}

static void
measure_import (Bench *self)
{
  g_autoptr(GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  Import import = { .bench = self, .docs = docs };
  guint n_docs;

  run_plain (self->plain, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
             "CREATE TABLE doc (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body BLOB)");
  sqlite3_prepare_v2 (self->plain, "INSERT INTO doc (id, body) VALUES (?1, ?2)", -1, &import.insert, NULL);

  n_docs = bench_corpus_for_each (self->scale, take_doc, &import);
  if (import.batch != NULL)
    save_batch (&import);
  sqlite3_finalize (import.insert);

  g_print ("%u records, %.0f bytes each\n", n_docs, (double) import.n_bytes / n_docs);
  report ("import", n_docs * 1e6 / import.store_usec, "rec/s", "at least 25,000; plain SQLite, id and body only: %.0f",
          n_docs * 1e6 / import.plain_usec);
  report ("… of it computing", (double) import.store_cpu / n_docs, "us/rec", "at most 40, all threads");
}

/* ---- one save ---- */

static void
measure_saves (Bench *self)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) plain = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *update = NULL;

  sqlite3_prepare_v2 (self->plain, "UPDATE doc SET body = ?2 WHERE id = ?1", -1, &update, NULL);
  for (guint i = 0; i < N_SAVES; i++)
    {
      guint number = (guint64) i * 7919 % bench_corpus_count ("milestone", self->scale);
      g_autofree char *id = bench_corpus_dup_id ("milestone", number);
      g_autoptr(TandemDoc) before = tandem_store_get (self->store, id, &error);
      g_autofree char *json = g_strdup_printf ("\"2027-01-%02u\"", i % 28 + 1);
      g_autoptr(TandemDoc) after = before != NULL ? tandem_doc_with (before, "due", json, &error) : NULL;
      g_autoptr(TandemBatch) batch = tandem_batch_new ("Postpone");
      const char *body;
      gint64 start;
      double msec;
      gsize length;

      check (before != NULL && after != NULL, &error);
      tandem_batch_put (batch, before, after);
      start = g_get_monotonic_time ();
      check (tandem_store_save (self->store, batch, &error), &error);
      msec = get_msec (start);
      g_array_append_val (times, msec);

      sqlite3_bind_text (update, 1, id, -1, SQLITE_STATIC);
      body = tandem_doc_get_body (after, &length);
      sqlite3_bind_blob (update, 2, body, (int) length, SQLITE_STATIC);
      start = g_get_monotonic_time ();
      step_plain (self->plain, update);
      msec = get_msec (start);
      g_array_append_val (plain, msec);
    }
  sqlite3_finalize (update);

  report ("durable save, median", get_percentile (times, 50), "ms", "plain SQLite UPDATE: %.2f", get_percentile (plain, 50));
  report ("durable save, 99 of 100", get_percentile (times, 99), "ms", "at most 20; plain SQLite UPDATE: %.2f", get_percentile (plain, 99));
}

/* ---- a list ---- */

static TandemQuery *
milestones_by_due (void)
{
  TandemQuery *query = tandem_query_new (tandem_kind_find ("milestone"));

  tandem_query_sort (query, "due", FALSE, NULL);

  return query;
}

static void
draw (GListModel *model,
      guint       start)
{
  for (guint i = start; i < start + 32; i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (model, i);
      g_autofree char *title = NULL;

      if (record != NULL)
        g_object_get (record, "title", &title, NULL);
    }
}

static GListModel *
open_list (TandemStore *store,
           double      *msec)
{
  g_autoptr(TandemQuery) query = milestones_by_due ();
  gint64 start = g_get_monotonic_time ();
  GListModel *model = tandem_store_list (store, query);

  while (tandem_list_is_loading (TANDEM_LIST (model)))
    g_main_context_iteration (NULL, TRUE);
  draw (model, 0);
  *msec = get_msec (start);

  return model;
}

/* The same with an object for every row, as GListStore wants it. */
static GListModel *
open_objects (TandemStore *store,
              double      *msec)
{
  g_autoptr(TandemQuery) query = milestones_by_due ();
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 start = g_get_monotonic_time ();
  GListStore *model = g_list_store_new (TANDEM_TYPE_RECORD);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) docs = tandem_store_query (store, query, &error);

  for (guint i = 0; i < docs->len; i++)
    g_ptr_array_add (records, tandem_record_new (docs->pdata[i], tandem_store_get_context (store)));
  g_list_store_splice (model, 0, 0, records->pdata, records->len);
  draw (G_LIST_MODEL (model), 0);
  *msec = get_msec (start);

  return G_LIST_MODEL (model);
}

static double
get_memory (void)
{
  g_autofree char *status = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  at = strstr (status, "VmRSS:");

  return at != NULL ? g_ascii_strtod (at + strlen ("VmRSS:"), NULL) / 1024 : 0;
}

/* A program that does one thing and says how long it took and how large it is. */
static int
run_child (const char *what,
           const char *folder)
{
  g_autoptr(GListModel) model = NULL;
  TandemStore *store = NULL;
  double msec = 0;

  if (!g_str_equal (what, "empty"))
    store = open_store (folder);
  if (g_str_equal (what, "list"))
    model = open_list (store, &msec);
  else if (g_str_equal (what, "objects"))
    model = open_objects (store, &msec);

  g_print ("%.3f %.3f\n", msec, get_memory ());
  g_clear_object (&model);
  if (store != NULL)
    tandem_store_close (store);

  return 0;
}

static void
ask_child_once (Bench      *self,
                const char *what,
                double     *msec,
                double     *megabytes)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *arguments[] = { program, what, self->folder, NULL };
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  char *end;
  int status;

  check (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) &&
         g_spawn_check_wait_status (status, &error), &error);
  *msec = g_ascii_strtod (output, &end);
  *megabytes = g_ascii_strtod (end, NULL);
}

static void
ask_child (Bench      *self,
           const char *what,
           double     *msec,
           double     *megabytes)
{
  *msec = *megabytes = G_MAXDOUBLE;

  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      double one_msec, one_megabytes;

      ask_child_once (self, what, &one_msec, &one_megabytes);
      *msec = MIN (*msec, one_msec);
      *megabytes = MIN (*megabytes, one_megabytes);
    }
}

static void
measure_lists (Bench *self)
{
  double msec, empty, with_store, with_list, object_msec, with_objects;
  guint n_rows = bench_corpus_count ("milestone", self->scale);
  g_autofree char *title = g_strdup_printf ("list of %u, first rows", n_rows);

  /* The workspace belongs to one program at a time. */
  tandem_store_close (self->store);
  ask_child (self, "empty", &msec, &empty);
  ask_child (self, "store", &msec, &with_store);
  ask_child (self, "objects", &object_msec, &with_objects);
  ask_child (self, "list", &msec, &with_list);

  report (title, msec, "ms", "GListStore of objects: %.0f", object_msec);
  report ("… above the empty program", with_list - empty, "MB", "GListStore of objects: %.1f; without a list: %.1f",
          with_objects - empty, with_store - empty);

  g_clear_object (&self->store);
  self->store = open_store (self->folder);
}

static void
measure_windows (Bench *self)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double msec;
  g_autoptr(GListModel) model = open_list (self->store, &msec);
  guint n_rows = g_list_model_get_n_items (model);

  for (guint pass = 0; pass < 2; pass++)
    {
      g_array_set_size (times, 0);
      for (guint start = 0; start + 32 <= n_rows; start += 32)
        {
          gint64 since = bench_cpu_usec ();

          draw (model, start);
          msec = (bench_cpu_usec () - since) / 1000.0;
          g_array_append_val (times, msec);
        }
    }

  report ("window of 32 rows, median", get_percentile (times, 50), "ms CPU", "a frame: 16.7");
  report ("window of 32 rows, 99 of 100", get_percentile (times, 99), "ms CPU", "a frame: 16.7");
}

/* ---- search ---- */

static void
index_plain (TandemDoc *doc,
             gpointer   data)
{
  g_autofree char *text = tandem_doc_dup_search_text (doc);

  sqlite3_bind_text (data, 1, text, -1, SQLITE_STATIC);
  sqlite3_step (data);
  sqlite3_reset (data);
}

static double
search_plain (Bench      *self,
              const char *text,
              guint      *n_hits)
{
  sqlite3_stmt *statement = NULL;
  g_autofree char *match = g_strdup_printf ("\"%s\"", text);
  double best = G_MAXDOUBLE;

  sqlite3_prepare_v2 (self->plain, "SELECT rowid FROM plain WHERE plain MATCH ?1 ORDER BY rank LIMIT 50", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  for (guint i = 0; i < N_SEARCHES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      *n_hits = 0;
      while (sqlite3_step (statement) == SQLITE_ROW)
        ++*n_hits;
      best = MIN (best, get_msec (start));
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);

  return best;
}

static void
measure_search (Bench      *self,
                const char *what,
                const char *text)
{
  g_autofree char *title = g_strdup_printf ("search: %s", what);
  double best = G_MAXDOUBLE, first = 0, plain;
  guint n_hits = 0, n_plain;

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) hits = tandem_store_search (self->store, text, NULL, 50, NULL);
      double msec = get_msec (start);

      first = i == 0 ? msec : first;
      best = MIN (best, msec);
      n_hits = hits->len;
    }
  plain = search_plain (self, text, &n_plain);

  report (title, best, "ms", "%u hits, the first time %.1f ms; unicode61, rowids only: %.2f ms, %u hits",
          n_hits, first, plain, n_plain);
}

static void
measure_searches (Bench *self)
{
  sqlite3_stmt *insert = NULL;

  run_plain (self->plain, "CREATE VIRTUAL TABLE plain USING fts5 (text, content = '', contentless_delete = 1);"
             "BEGIN");
  sqlite3_prepare_v2 (self->plain, "INSERT INTO plain (text) VALUES (?1)", -1, &insert, NULL);
  bench_corpus_for_each (self->scale, index_plain, insert);
  sqlite3_finalize (insert);
  run_plain (self->plain, "COMMIT");

  measure_search (self, "common word", BENCH_COMMON_WORD " ");
  measure_search (self, "rare word", BENCH_RARE_WORD);
  measure_search (self, "common two signs", BENCH_COMMON_SIGNS);
  measure_search (self, "rare two signs", BENCH_RARE_SIGNS);
  measure_search (self, "two words", "solar roofs");
  measure_search (self, "two letters typed", "wo");
  measure_search (self, "typing error", "bathymerty");
  measure_search (self, "pairing by code", "P17 ");
}

/* ---- all of it ---- */

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  const char *scale = g_getenv ("TANDEM_BENCH");
  g_autofree char *folder = NULL;
  g_autofree char *plain_path = NULL;
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  if (argc == 3)
    return run_child (argv[1], argv[2]);

  /* Not in the folder for temporary files: that is often no disk. */
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  folder = g_build_filename (g_get_user_cache_dir (), "tandem-bench-XXXXXX", NULL);
  if (g_mkdtemp (folder) == NULL)
    g_error ("%s: %s", folder, g_strerror (errno));

  bench.folder = folder;
  bench.scale = scale != NULL ? CLAMP (g_ascii_strtod (scale, NULL), 0.001, 100) : 1;
  bench.store = open_store (folder);
  plain_path = g_build_filename (folder, "plain.sqlite", NULL);
  sqlite3_open (plain_path, &bench.plain);

  measure_import (&bench);
  measure_saves (&bench);
  measure_lists (&bench);
  measure_windows (&bench);
  measure_searches (&bench);

  sqlite3_close (bench.plain);
  tandem_store_close (bench.store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&bench.store);
  remove_folder (folder);

  return EXIT_SUCCESS;
}
