/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-store.h"

G_BEGIN_DECLS

/* A programme of made-up records for figures of the store: at scale 1 about
 * 500 cities, 250 pairings, 500 plans, 15,000 actions and 75,000 milestones,
 * the same at every run. Titles are English and Chinese. */

/* One record in three has this word, and this pair of signs. */
#define BENCH_COMMON_WORD "workshop"
#define BENCH_COMMON_SIGNS "合作"
/* One record has these. */
#define BENCH_RARE_WORD "bathymetry"
#define BENCH_RARE_SIGNS "麒麟"

typedef void (*BenchCorpusFunc) (TandemDoc *doc,
                                 gpointer   data);

guint    bench_corpus_count    (const char       *kind,
                                double            scale);
guint    bench_corpus_for_each (double            scale,
                                BenchCorpusFunc   func,
                                gpointer          data);
/* The context of the figures: English, a fixed day. */
TandemContext *bench_corpus_context (void);

G_END_DECLS
