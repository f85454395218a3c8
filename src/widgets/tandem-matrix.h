/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-picture.h"
#include "tandem-vocabulary.h"

G_BEGIN_DECLS

/**
 * TandemMatrixAxis:
 * @label: what is judged, translated
 * @steps: the words of its steps, the least first; the first is step 1
 */
typedef struct
{
  const char             *label;
  const TandemVocabulary *steps;
} TandemMatrixAxis;

/**
 * TandemMatrixRegion:
 * @x: a step across
 * @y: a step up
 *
 * Returns: (transfer none): a code of the vocabulary of regions
 */
typedef const char *(*TandemMatrixRegion) (int x,
                                           int y);

/**
 * TandemMatrix:
 *
 * Pins on a grid of two things that are judged. What is not judged yet stands
 * below it. Where it is narrow, the pins stand below each other by region, what
 * is highest on both axes first.
 *
 * Signals: `placed (key, int x, int y)`, a pin is to stand there, 0 being not
 * judged; `wanted (int x, int y)`, a new one is.
 */
#define TANDEM_TYPE_MATRIX (tandem_matrix_get_type ())
G_DECLARE_FINAL_TYPE (TandemMatrix, tandem_matrix, TANDEM, MATRIX, TandemPicture)

GtkWidget        *tandem_matrix_new        (const TandemMatrixAxis *across,
                                            const TandemMatrixAxis *up,
                                            const TandemVocabulary *regions,
                                            TandemMatrixRegion      find_region,
                                            const char             *add_label);
TandemPin       *tandem_matrix_add        (TandemMatrix           *self,
                                            const char             *key,
                                            int                     x,
                                            int                     y);
const TandemTerm *tandem_matrix_get_region (TandemMatrix           *self,
                                            int                     x,
                                            int                     y);
char             *tandem_matrix_dup_words  (TandemMatrix           *self,
                                            int                     x,
                                            int                     y);
gboolean          tandem_matrix_get_place  (TandemMatrix           *self,
                                            const char             *key,
                                            int                    *x,
                                            int                    *y);

G_END_DECLS
