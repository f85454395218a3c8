/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "workspace.h"

#include "tandem-batch.h"
#include "tandem-demo.h"
#include "tandem-hit.h"
#include "tandem-store.h"
#include "tandem-vocabulary.h"

static TandemStore *
open_store (Person *person)
{
  g_autofree char *folder = person_dup_workspace (person);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) context = tandem_context_new ("en", tandem_date_new (2020, 5, 12), vocabularies);
  TandemStore *store = tandem_store_new (folder, context);

  tandem_store_open (store, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static void
close_store (TandemStore *store)
{
  tandem_store_close (store);
  g_object_unref (store);
}

static void
save (TandemStore *store,
      TandemDoc   *before,
      TandemDoc   *after)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Change");
  g_autoptr(GError) error = NULL;

  tandem_batch_put (batch, before, after);
  tandem_store_save (store, batch, &error);
  g_assert_no_error (error);
}

void
workspace_make (Person *person)
{
  TandemStore *store = open_store (person);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = tandem_demo_documents (&error);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Demo Programme");

  g_assert_no_error (error);
  for (guint i = 0; i < documents->len; i++)
    tandem_batch_put (batch, NULL, g_ptr_array_index (documents, i));
  tandem_batch_set_import (batch, TRUE);
  tandem_store_save (store, batch, &error);
  g_assert_no_error (error);
  close_store (store);
}

char *
workspace_find (Person     *person,
                const char *kind,
                const char *text)
{
  TandemStore *store = open_store (person);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = tandem_store_search (store, text, kind, 1, &error);
  char *id;

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  id = g_strdup (((TandemHit *) g_ptr_array_index (hits, 0))->id);
  close_store (store);

  return id;
}

void
workspace_assert (Person     *person,
                  const char *id,
                  const char *path,
                  const char *expected)
{
  TandemStore *store = open_store (person);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = tandem_store_get (store, id, &error);
  const char *value;

  g_assert_no_error (error);
  value = tandem_val_string (tandem_doc_get (doc, path));
  if (value == NULL)
    {
      g_autofree char *english = g_strconcat (path, ".en.text", NULL);

      value = tandem_val_string (tandem_doc_get (doc, english));
    }
  g_assert_cmpstr (value, ==, expected);
  close_store (store);
}

void
workspace_clash (Person     *person,
                 const char *id,
                 const char *path,
                 const char *mine,
                 const char *theirs)
{
  TandemStore *store = open_store (person);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) before = tandem_store_get (store, id, &error);
  g_autoptr(TandemDoc) one = tandem_doc_with (before, path, mine, &error);
  g_autoptr(TandemDoc) other = tandem_doc_with (before, path, theirs, &error);

  g_assert_no_error (error);
  save (store, before, one);
  save (store, before, other);
  close_store (store);
}
