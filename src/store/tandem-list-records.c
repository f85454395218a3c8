/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-list-records.h"

#include "tandem-list-job.h"

/* Records are read in windows, as a view asks for neighbours. */
#define WINDOW 32
#define WINDOWS_KEPT 16
#define WINDOWS_AHEAD 2

struct _TandemListRecords
{
  TandemStore  *store;          /* (unowned): the list holds it */
  GHashTable   *live;           /* (owned) (element-type uint Live): by row id, everything that exists */
  GHashTable   *live_by_id;     /* (owned) (element-type utf8 Live): the same, by record id */
  GQueue        windows;        /* (element-type GPtrArray): of records, the latest first */
  guint         last_window;    /* says which way the view goes */
  guint         ahead_start;    /* windows that the worker was asked to read … */
  guint         ahead_end;      /* … up to this one */
  GCancellable *ahead;          /* (owned) (nullable): of what it was asked */
};

/* A record somebody holds: the same object for the same row. */
typedef struct
{
  TandemListRecords *records;
  TandemRecord      *record;    /* (unowned): watched */
  char              *id;
  guint32            pk;
} Live;

static guint32
get_pk (const GArray *rows,
        guint         position)
{
  return g_array_index (rows, TandemListRow, position).pk;
}

static void
live_free (Live *live)
{
  g_free (live->id);
  g_free (live);
}

static void
record_gone_cb (gpointer data,
                GObject *where_it_was)
{
  Live *live = data;

  g_hash_table_remove (live->records->live, GUINT_TO_POINTER (live->pk));
  g_hash_table_remove (live->records->live_by_id, live->id);
  live_free (live);
}

static void
watch (TandemListRecords *self,
       TandemRecord      *record,
       guint32            pk)
{
  Live *live = g_new0 (Live, 1);

  live->records = self;
  live->record = record;
  live->id = g_strdup (tandem_record_get_id (record));
  live->pk = pk;
  g_object_weak_ref (G_OBJECT (record), record_gone_cb, live);
  g_hash_table_insert (self->live, GUINT_TO_POINTER (pk), live);
  g_hash_table_insert (self->live_by_id, live->id, live);
}

static void
forget_all (TandemListRecords *self)
{
  GHashTableIter iter;
  gpointer value;

  g_queue_clear_full (&self->windows, (GDestroyNotify) g_ptr_array_unref);

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Live *live = value;

      g_object_weak_unref (G_OBJECT (live->record), record_gone_cb, live);
      live_free (live);
    }
  g_hash_table_remove_all (self->live);
  g_hash_table_remove_all (self->live_by_id);
}

/* (transfer full): also where the body cannot be read, for a list has no holes. */
static TandemRecord *
take_record (TandemListRecords *self,
             const TandemKind  *kind,
             TandemDatabase    *database,
             guint32            pk)
{
  Live *live = g_hash_table_lookup (self->live, GUINT_TO_POINTER (pk));
  g_autoptr(TandemDoc) doc = NULL;
  g_autoptr(GError) error = NULL;
  TandemRecord *record;

  if (live != NULL)
    return g_object_ref (live->record);

  if (database != NULL)
    doc = tandem_list_read (database, pk, &error);
  if (error != NULL)
    g_warning ("A row of a list could not be read: %s", error->message);
  if (doc == NULL)
    {
      g_autofree char *id = tandem_id_new (kind);

      doc = tandem_doc_new (kind, id);
    }

  record = tandem_record_new (doc, tandem_store_get_context (self->store));
  watch (self, record, pk);

  return record;
}

static GPtrArray *
read_window (TandemListRecords *self,
             const TandemKind  *kind,
             const GArray      *rows,
             guint              window)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  guint end = MIN (rows->len, (window + 1) * WINDOW);
  g_autoptr(GError) error = NULL;
  TandemDatabase *database = tandem_store_lock_reader (self->store, &error);
  gboolean begun;

  if (database == NULL && !g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED))
    g_warning ("A list cannot be read: %s", error->message);

  /* One transaction: half the time of thirty-two. */
  begun = database != NULL && tandem_database_run (database, NULL, "BEGIN", "");
  for (guint i = window * WINDOW; i < end; i++)
    g_ptr_array_add (records, take_record (self, kind, database, get_pk (rows, i)));
  if (begun)
    tandem_database_run (database, NULL, "COMMIT", "");
  if (database != NULL)
    tandem_store_unlock_reader (self->store, database);

  return records;
}

static void
keep_window (TandemListRecords *self,
             GPtrArray         *records)
{
  g_queue_push_head (&self->windows, records);
  while (self->windows.length > WINDOWS_KEPT)
    g_ptr_array_unref (g_queue_pop_tail (&self->windows));
}

static gboolean
is_ahead (TandemListRecords *self,
          guint              window)
{
  return window >= self->ahead_start && window < self->ahead_end;
}

static void
cancel_ahead (TandemListRecords *self)
{
  if (self->ahead != NULL)
    g_cancellable_cancel (self->ahead);
  g_clear_object (&self->ahead);
}

/* Has the worker read what the view comes to next. */
static void
read_ahead (TandemListRecords *self,
            const GArray      *rows,
            guint              window)
{
  gboolean down = window >= self->last_window;
  guint n_windows = (rows->len + WINDOW - 1) / WINDOW;
  guint start = down ? window + 1 : window - MIN (window, WINDOWS_AHEAD);
  guint end = down ? MIN (n_windows, window + 1 + WINDOWS_AHEAD) : window;
  GArray *pks;
  GTask *task;

  self->last_window = window;
  if (start >= end || (is_ahead (self, start) && is_ahead (self, end - 1)))
    return;

  self->ahead_start = start;
  self->ahead_end = end;
  pks = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = start * WINDOW; i < MIN (end * WINDOW, rows->len); i++)
    if (!g_hash_table_contains (self->live, GUINT_TO_POINTER (get_pk (rows, i))))
      {
        guint32 pk = get_pk (rows, i);

        g_array_append_val (pks, pk);
      }

  /* Where the worker is busy, what the view has passed need not be read any more. */
  cancel_ahead (self);
  self->ahead = g_cancellable_new ();
  task = g_task_new (self->store, self->ahead, NULL, NULL);
  g_task_set_static_name (task, "[tandem] list ahead");
  g_task_set_task_data (task, pks, (GDestroyNotify) g_array_unref);
  tandem_store_run_task (self->store, task, tandem_list_job_warm);
}

TandemListRecords *
tandem_list_records_new (TandemStore *store)
{
  TandemListRecords *self = g_new0 (TandemListRecords, 1);

  self->store = store;
  self->live = g_hash_table_new (NULL, NULL);
  self->live_by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
tandem_list_records_free (TandemListRecords *self)
{
  cancel_ahead (self);
  forget_all (self);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->live_by_id);
  g_free (self);
}

/* (transfer full): the record of a row, read with its neighbours where needed. */
TandemRecord *
tandem_list_records_get (TandemListRecords *self,
                         const TandemKind  *kind,
                         const GArray      *rows,
                         guint              position)
{
  Live *live = g_hash_table_lookup (self->live, GUINT_TO_POINTER (get_pk (rows, position)));
  GPtrArray *records;

  if (live != NULL)
    return g_object_ref (live->record);

  records = read_window (self, kind, rows, position / WINDOW);
  keep_window (self, records);
  read_ahead (self, rows, position / WINDOW);

  return g_object_ref (g_ptr_array_index (records, position % WINDOW));
}

/* The row id of a record; 0 when there is none. */
gint64
tandem_list_records_find (TandemListRecords *self,
                          const char        *id)
{
  const Live *live = g_hash_table_lookup (self->live_by_id, id);
  TandemDatabase *database;
  gint64 pk = 0;

  if (live != NULL)
    return live->pk;

  database = tandem_store_lock_reader (self->store, NULL);
  if (database == NULL)
    return 0;
  tandem_database_get_int (database, &pk, 0, NULL, "SELECT pk FROM doc WHERE id = ?1", "s", id);
  tandem_store_unlock_reader (self->store, database);

  return pk;
}

gboolean
tandem_list_records_has (TandemListRecords *self,
                         const char        *id)
{
  return g_hash_table_contains (self->live_by_id, id);
}

void
tandem_list_records_take_docs (TandemListRecords *self,
                               GPtrArray         *docs)
{
  for (guint i = 0; i < docs->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (docs, i);
      Live *live = g_hash_table_lookup (self->live_by_id, tandem_doc_get_id (doc));

      if (live != NULL)
        tandem_record_set_doc (live->record, doc);
    }
}

void
tandem_list_records_set_context (TandemListRecords *self,
                                 TandemContext     *context)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer live;

  /* Handlers may drop records. */
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &live))
    g_ptr_array_add (records, g_object_ref (((Live *) live)->record));

  for (guint i = 0; i < records->len; i++)
    tandem_record_set_context (g_ptr_array_index (records, i), context);
}

void
tandem_list_records_moved (TandemListRecords *self)
{
  self->ahead_start = self->ahead_end = 0;
}

guint
tandem_list_records_get_place (TandemListRecords *self)
{
  return self->last_window * WINDOW;
}
