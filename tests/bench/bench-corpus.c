/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-corpus.h"

#include <string.h>

#include "tandem-seed.h"

#define SEED 1

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
