/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-corpus.h"

#include <string.h>

#include "tandem-seed.h"

#include <glib/gstdio.h>

#define SEED 1
#define BATCH 20000             /* as `tandemctl seed` writes */

guint
bench_corpus_count (const char *kind,
                    double      scale)
{
  return tandem_seed_count (scale, kind);
}

char *
bench_corpus_dup_id (const char *kind,
                     guint       number)
{
  return tandem_seed_dup_id (SEED, kind, number);
}

TandemContext *
bench_corpus_context (void)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();

  return tandem_context_new ("en", tandem_date_new (2026, 6, 1), vocabularies);
}

/* Takes @doc. */
static TandemDoc *
with_rare_words (TandemDoc *doc)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *rare = tandem_doc_with (doc, "deliverable",
                                     "{\"en\":{\"text\":\"" BENCH_RARE_WORD " " BENCH_RARE_SIGNS "\"}}", &error);

  g_assert_no_error (error);
  tandem_doc_unref (doc);

  return rare;
}

guint
bench_corpus_for_each (double          scale,
                       BenchCorpusFunc func,
                       gpointer        data)
{
  g_autoptr(TandemSeed) seed = tandem_seed_new (scale, SEED);
  g_autofree char *rare = bench_corpus_dup_id ("milestone", 1);
  TandemDoc *doc;
  guint n_docs = 0;

  for (; (doc = tandem_seed_next (seed)) != NULL; n_docs++)
    {
      if (g_str_equal (tandem_doc_get_id (doc), rare))
        doc = with_rare_words (doc);
      func (doc, data);
      tandem_doc_unref (doc);
    }

  return n_docs;
}

/* ---- a workspace of it ---- */

typedef struct
{
  TandemStore *store;
  TandemBatch *batch;
} Import;

static void
save_batch (Import *import)
{
  g_autoptr(GError) error = NULL;

  if (!tandem_store_save (import->store, import->batch, &error))
    g_error ("%s", error->message);
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
  if (tandem_batch_get_n_edits (import->batch) == BATCH)
    save_batch (import);
}

void
bench_corpus_fill (TandemStore *store,
                   double       scale)
{
  Import import = { store, NULL };

  bench_corpus_for_each (scale, take_doc, &import);
  if (import.batch != NULL)
    save_batch (&import);
}

void
bench_remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
