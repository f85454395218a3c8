/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-reader.h"

#include <glib/gi18n-lib.h>

#include "tandem-link.h"
#include "tandem-store-private.h"

/* A connection and the threads that may use it. */
typedef struct
{
  GRecMutex       lock;         /* recursive: a title read while a row is read */
  TandemDatabase *database;     /* (lock) (nullable): opened at first use */
} Channel;

struct _TandemReader
{
  gatomicrefcount ref_count;
  GThread        *home;         /* (unowned): the thread that made it */
  GMutex          lock;
  char           *path;            /* (lock) (nullable): NULL when closed */
  GThread        *worker;          /* (lock) (unowned) (nullable) */
  TandemDatabase *worker_database; /* (lock) (unowned) (nullable) */
  Channel         channels[2];     /* of the home thread, of the others */
};

TandemReader *
tandem_reader_new (void)
{
  TandemReader *self = g_new0 (TandemReader, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->home = g_thread_self ();
  for (guint i = 0; i < G_N_ELEMENTS (self->channels); i++)
    g_rec_mutex_init (&self->channels[i].lock);
  return self;
}

TandemReader *
tandem_reader_ref (TandemReader *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_reader_unref (TandemReader *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  tandem_reader_close (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->channels); i++)
    g_rec_mutex_clear (&self->channels[i].lock);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
tandem_reader_open (TandemReader *self,
                    const char   *path)
{
  g_mutex_lock (&self->lock);
  g_set_str (&self->path, path);
  g_mutex_unlock (&self->lock);
}

/**
 * tandem_reader_close:
 * @self: a reader
 *
 * Waits for the reads under way and closes the connections. Later reads find
 * nothing.
 */
void
tandem_reader_close (TandemReader *self)
{
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->path, g_free);
  g_mutex_unlock (&self->lock);

  for (guint i = 0; i < G_N_ELEMENTS (self->channels); i++)
    {
      g_rec_mutex_lock (&self->channels[i].lock);
      g_clear_pointer (&self->channels[i].database, tandem_database_close);
      g_rec_mutex_unlock (&self->channels[i].lock);
    }
}

void
tandem_reader_set_worker (TandemReader   *self,
                          TandemDatabase *database)
{
  g_mutex_lock (&self->lock);
  self->worker = database ? g_thread_self () : NULL;
  self->worker_database = database;
  g_mutex_unlock (&self->lock);
}

/* NULL on the worker, which reads through its own connection. */
static Channel *
get_channel (TandemReader *self)
{
  gboolean on_worker;

  g_mutex_lock (&self->lock);
  on_worker = self->worker == g_thread_self ();
  g_mutex_unlock (&self->lock);

  return on_worker ? NULL : &self->channels[g_thread_self () == self->home ? 0 : 1];
}

/**
 * tandem_reader_lock:
 * @self: a reader
 * @error: return location for a #TandemStoreError
 *
 * Borrows the connection for the calling thread. Give it back soon, with
 * tandem_reader_unlock(), on the same thread.
 *
 * Returns: (transfer none) (nullable): the connection
 */
TandemDatabase *
tandem_reader_lock (TandemReader *self,
                    GError      **error)
{
  Channel *channel = get_channel (self);
  g_autofree char *path = NULL;

  if (!channel)
    return self->worker_database;

  /* The path is read under the lock of the channel, so that closing cannot
   * pass between the two and leave a connection behind. */
  g_rec_mutex_lock (&channel->lock);
  g_mutex_lock (&self->lock);
  path = g_strdup (self->path);
  g_mutex_unlock (&self->lock);

  if (!path)
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED, _("The workspace is closed"));
  else if (!channel->database)
    channel->database = tandem_database_open (path, TANDEM_DATABASE_READ, error);
  if (path && channel->database)
    return channel->database;

  g_rec_mutex_unlock (&channel->lock);
  return NULL;
}

void
tandem_reader_unlock (TandemReader   *self,
                      TandemDatabase *database)
{
  Channel *channel = get_channel (self);

  if (channel)
    g_rec_mutex_unlock (&channel->lock);
}

/**
 * tandem_reader_get:
 * @self: a reader
 * @id: a record
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (nullable): the living record; %NULL with
 *   `TANDEM_STORE_ERROR_NOT_FOUND` when there is none
 */
TandemDoc *
tandem_reader_get (TandemReader *self,
                   const char   *id,
                   GError      **error)
{
  TandemDatabase *database = tandem_reader_lock (self, error);
  g_autoptr(GError) local = NULL;
  TandemDoc *doc = NULL;
  sqlite3_stmt *statement;

  if (!database)
    return NULL;

  statement = tandem_database_query (database, &local, "SELECT body, sum FROM doc WHERE id = ? AND deleted = 0", "s", id);
  if (statement && tandem_database_next (database, statement, &local))
    doc = tandem_statement_doc (statement, 0, &local);
  if (statement)
    tandem_statement_done (statement);
  tandem_reader_unlock (self, database);

  if (!doc && !local)
    g_set_error (&local, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND, _("There is no record %s"), id);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return doc;
}

/**
 * tandem_reader_referring:
 * @self: a reader
 * @kind: (nullable): name of a kind, or all
 * @field: (nullable): where the reference stands, or anywhere
 * @id: a record
 * @error: return location for a #TandemStoreError
 *
 * Returns: (transfer full) (element-type TandemDoc): the living records that
 *   refer to it; empty on an error
 */
GPtrArray *
tandem_reader_referring (TandemReader *self,
                         const char   *kind,
                         const char   *field,
                         const char   *id,
                         GError      **error)
{
  GPtrArray *docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  const TandemKind *of = kind ? tandem_kind_find (kind) : NULL;
  TandemDatabase *database;

  if (kind && !of)
    return docs;
  database = tandem_reader_lock (self, error);
  if (!database)
    return docs;

  if (!tandem_link_find (database, of, field, id, docs, error))
    g_ptr_array_set_size (docs, 0);
  tandem_reader_unlock (self, database);
  return docs;
}

static void
warn_unless_expected (const char   *what,
                      const GError *error)
{
  if (error &&
      !g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND) &&
      !g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED))
    g_warning ("%s could not be read: %s", what, error->message);
}

static TandemDoc *
resolve (gpointer    data,
         const char *id)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_reader_get (data, id, &error);

  warn_unless_expected (id, error);
  return doc;
}

static GPtrArray *
find_referring (gpointer    data,
                const char *kind,
                const char *field,
                const char *id)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *docs = tandem_reader_referring (data, kind, field, id, &error);

  warn_unless_expected (id, error);
  return docs;
}

static gboolean
find_rows (gpointer           data,
           const char        *kind,
           const char        *field,
           const char        *id,
           const char *const *names,
           TandemRowFunc      func,
           gpointer           user_data)
{
  g_autoptr(GError) error = NULL;
  TandemDatabase *database = tandem_reader_lock (data, &error);
  gboolean found = FALSE;

  if (database)
    {
      found = tandem_link_each (database, tandem_kind_find (kind), field, id, names, func, user_data, &error);
      tandem_reader_unlock (data, database);
    }
  warn_unless_expected (id, error);
  /* What failed once is not read the long way. */
  return !database || found || error;
}

static TandemDoc *
find_nth (gpointer    data,
          const char *kind,
          const char *field,
          const char *id,
          guint       n)
{
  g_autoptr(GError) error = NULL;
  TandemDatabase *database = tandem_reader_lock (data, &error);
  TandemDoc *doc = NULL;

  if (database)
    {
      doc = tandem_link_find_nth (database, tandem_kind_find (kind), field, id, n, &error);
      tandem_reader_unlock (data, database);
    }
  warn_unless_expected (id, error);
  return doc;
}

/**
 * tandem_reader_dup_context:
 * @self: a reader
 * @context: language, date, vocabularies
 *
 * Returns: (transfer full): a context that finds records through the reader,
 *   on whatever thread it is used
 */
TandemContext *
tandem_reader_dup_context (TandemReader        *self,
                           const TandemContext *context)
{
  static const TandemResolver resolver = { resolve, find_referring, find_rows, find_nth };

  return tandem_context_new_resolving (context, &resolver, tandem_reader_ref (self),
                                       (GDestroyNotify) tandem_reader_unref);
}
