/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-prose-view.h"

G_BEGIN_DECLS

/**
 * TandemProsePair:
 *
 * Holds two views of the same text in two languages level: passages that
 * belong together begin at the same height and scroll together. What the
 * shorter one lacks is put as room above the next passage.
 */
#define TANDEM_TYPE_PROSE_PAIR (tandem_prose_pair_get_type ())
G_DECLARE_FINAL_TYPE (TandemProsePair, tandem_prose_pair, TANDEM, PROSE_PAIR, GObject)

TandemProsePair *tandem_prose_pair_new        (TandemProseView *first,
                                               TandemProseView *second);
/* (element-type int): the numbers of passages that belong together, two a row;
 * NULL: the views have nothing to do with each other */
void             tandem_prose_pair_set_rows   (TandemProsePair *self,
                                               GArray          *rows);
void             tandem_prose_pair_queue      (TandemProsePair *self);
/* whether all of both is laid out and level */
gboolean         tandem_prose_pair_is_level   (TandemProsePair *self);

G_END_DECLS
