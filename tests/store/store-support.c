/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"

#include <glib/gstdio.h>

#define PLAN "plan:01J0000000000000000000000P"
#define PARTNERSHIP "partnership:01J0000000000000000000000Q"

TandemContext *
store_support_context (void)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();

  return tandem_context_new ("en", tandem_date_new (2026, 6, 1), vocabularies);
}

TandemStore *
store_support_open (const char *folder,
                    GError    **error)
{
  g_autoptr(TandemContext) context = store_support_context ();
  g_autoptr(TandemStore) store = tandem_store_new (folder, context);

  return tandem_store_open (store, NULL, error) ? g_steal_pointer (&store) : NULL;
}

void
store_support_remove (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        store_support_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
store_fixture_reopen (StoreFixture *self)
{
  g_autoptr(GError) error = NULL;

  store_fixture_close (self);
  self->store = store_support_open (self->folder, &error);
  g_assert_no_error (error);
}

void
store_fixture_set_up (StoreFixture *self,
                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("tandem-store-XXXXXX", &error);
  g_assert_no_error (error);
  store_fixture_reopen (self);
}

void
store_fixture_close (StoreFixture *self)
{
  if (!self->store)
    return;

  tandem_store_close (self->store);
  /* The last news hold a reference until they are told. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

void
store_fixture_tear_down (StoreFixture *self,
                         gconstpointer data)
{
  store_fixture_close (self);
  store_support_remove (self->folder);
  g_free (self->folder);
}

TandemDoc *
store_support_milestone (const char *id,
                         const char *title)
{
  const TandemKind *kind = tandem_kind_find ("milestone");
  g_autofree char *made = id ? g_strdup (id) : tandem_id_new (kind);
  g_autofree char *text = tandem_json_string (title);
  g_autofree char *body = g_strdup_printf ("{\"_id\":\"%s\",\"baseline_due\":\"2026-05-03\",\"due\":\"2026-05-03\","
                                           "\"owner\":\"" PLAN "\",\"partnership\":\"" PARTNERSHIP "\","
                                           "\"plan\":\"" PLAN "\",\"status\":\"planned\","
                                           "\"title\":{\"en\":{\"text\":%s}}}", made, text);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);
  return doc;
}

TandemDoc *
store_support_with (TandemDoc  *doc,
                    const char *path,
                    const char *json)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *changed = tandem_doc_with (doc, path, json, &error);

  g_assert_no_error (error);
  return changed;
}

char *
store_support_body (TandemStore *store,
                    const char  *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = tandem_store_get (store, id, &error);

  if (!doc)
    assert_store_error (error, NOT_FOUND);
  return doc ? g_strdup (tandem_doc_get_body (doc, NULL)) : NULL;
}

static void
save (TandemStore *store,
      TandemBatch *batch)
{
  g_autoptr(GError) error = NULL;

  tandem_store_save (store, batch, &error);
  g_assert_no_error (error);
}

void
store_support_put (TandemStore *store,
                   const char  *label,
                   TandemDoc   *before,
                   TandemDoc   *after)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);

  tandem_batch_put (batch, before, after);
  save (store, batch);
}

void
store_support_delete (TandemStore *store,
                      const char  *label,
                      const char  *id)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);

  tandem_batch_delete (batch, id);
  save (store, batch);
}

typedef struct
{
  const char *sql;
  GString    *text;
} Question;

static gboolean
ask (TandemStore    *store,
     TandemDatabase *database,
     gpointer        data,
     GCancellable   *cancellable,
     GError        **error)
{
  Question *question = data;
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement = tandem_database_query (database, error, g_intern_string (question->sql), "");

  if (!statement)
    return FALSE;
  while (tandem_database_next (database, statement, &local))
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = tandem_statement_text (statement, i);

          g_string_append_printf (question->text, "%s%s", i > 0 ? " " : "", text ? text : "NULL");
        }
      g_string_append_c (question->text, '\n');
    }
  g_assert_no_error (local);
  return TRUE;
}

char *
store_support_text (TandemStore *store,
                    const char  *sql)
{
  Question question = { sql, g_string_new (NULL) };
  g_autoptr(GError) error = NULL;

  tandem_store_run (store, ask, &question, &error);
  g_assert_no_error (error);
  return g_string_free_and_steal (question.text);
}

gint64
store_support_number (TandemStore *store,
                      const char  *sql)
{
  g_autofree char *text = store_support_text (store, sql);

  g_assert_cmpstr (text, !=, "");
  return g_ascii_strtoll (text, NULL, 10);
}

static gboolean
execute (TandemStore    *store,
         TandemDatabase *database,
         gpointer        data,
         GCancellable   *cancellable,
         GError        **error)
{
  return tandem_database_execute (database, data, error);
}

void
store_support_execute (TandemStore *store,
                       const char  *sql)
{
  g_autoptr(GError) error = NULL;

  tandem_store_run (store, execute, (gpointer) sql, &error);
  g_assert_no_error (error);
}

char *
store_support_state (TandemStore *store)
{
  return store_support_text (store, "SELECT id, CAST (body AS TEXT) FROM doc WHERE deleted = 0 ORDER BY id");
}
