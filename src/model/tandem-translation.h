/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-prose.h"
#include "tandem-doc.h"

G_BEGIN_DECLS

/* What a translated text stands on, passage by passage. A section notes for
 * each translated passage, known by the hash of its words, the hash of the
 * source passage it was made from. Words and not places are noted, so that the
 * notes stay right when passages are moved, or two people's work is joined. */

typedef enum
{
  TANDEM_PASSAGE_DONE,          /* made from what the source says now, as far as is known */
  TANDEM_PASSAGE_OUTDATED,      /* the source says something else since */
  TANDEM_PASSAGE_MISSING,       /* only in the source */
  TANDEM_PASSAGE_ADDED,         /* only in the translation */
} TandemPassageState;

/**
 * TandemPassagePair:
 * @source: number of the passage in the source text, -1: none
 * @target: number of the passage in the translation, -1: none
 * @state: what they are to each other
 * @was: (nullable): what the source said when it was translated, for an
 *   outdated one; borrowed from the section
 * @changed_on: the day the source changed; may be unset
 */
typedef struct
{
  int source, target;
  TandemPassageState state;
  const char *was;
  TandemDate changed_on;
} TandemPassagePair;

typedef enum
{
  TANDEM_TEXT_MISSING,
  TANDEM_TEXT_DRAFT,
  TANDEM_TEXT_OUTDATED,
  TANDEM_TEXT_DONE,
} TandemTextState;

/**
 * TandemTextSummary:
 * @state: of the text in one language
 * @is_source: whether the others are made from it
 * @n_passages: how many it has
 * @n_outdated: of them out of date
 * @n_missing: passages of the source that it has not
 */
typedef struct
{
  TandemTextState state;
  gboolean is_source;
  guint n_passages, n_outdated, n_missing;
} TandemTextSummary;

const char        *tandem_translation_get_text     (const TandemDoc   *section,
                                                    const char        *language);
GArray            *tandem_translation_pair         (const TandemDoc   *section,
                                                    const char        *source_language,
                                                    const char        *language);
GArray            *tandem_translation_pair_texts   (const TandemDoc   *section,
                                                    const char        *source_language,
                                                    const char        *language,
                                                    const char        *source,
                                                    const char        *target);
TandemTextSummary  tandem_translation_summarize    (const TandemDoc   *section,
                                                    const char        *source_language,
                                                    const char        *language);

/* edits: each gives the section as it is after it */
TandemDoc         *tandem_translation_with_text    (const TandemDoc   *section,
                                                    const char        *source_language,
                                                    const char        *language,
                                                    const char        *text,
                                                    int                keep,
                                                    TandemDate         today,
                                                    GError           **error);
TandemDoc         *tandem_translation_with_right   (const TandemDoc   *section,
                                                    const char        *source_language,
                                                    const char        *language,
                                                    guint              passage,
                                                    GError           **error);
TandemDoc         *tandem_translation_with_state   (const TandemDoc   *section,
                                                    const char        *source_language,
                                                    const char        *language,
                                                    const char        *status,
                                                    GError           **error);

G_END_DECLS
