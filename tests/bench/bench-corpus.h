/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-store.h"

G_BEGIN_DECLS

/* The large programme of tandem-seed.h, for figures of the store. */

/* About one milestone in four has this word, and this pair of signs. */
#define BENCH_COMMON_WORD "agreement"
#define BENCH_COMMON_SIGNS "合作"
/* One record has these. */
#define BENCH_RARE_WORD "bathymetry"
#define BENCH_RARE_SIGNS "麒麟"

typedef void (*BenchCorpusFunc) (TandemDoc *doc,
                                 gpointer   data);

guint    bench_corpus_count    (const char       *kind,
                                double            scale);
char    *bench_corpus_dup_id   (const char       *kind,
                                guint             number);
guint    bench_corpus_for_each (double            scale,
                                BenchCorpusFunc   func,
                                gpointer          data);
/* Saves the whole corpus, in batches as an import does. */
void     bench_corpus_fill     (TandemStore      *store,
                                double            scale);
void     bench_remove_folder   (const char       *folder);
/* The context of the figures: English, a fixed day. */
TandemContext *bench_corpus_context (void);

G_END_DECLS
