/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * TandemTerm:
 * @code: what is stored
 * @label: English label, marked with N_(); translated when shown
 * @style: (nullable): CSS class of the pill or glyph
 * @icon: (nullable): symbolic icon name
 * @withdrawn: not offered any more; there for records that hold it
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *style;
  const char *icon;
  gboolean withdrawn;
} TandemTerm;

/**
 * TandemVocabulary:
 * @name: stable name, also the file name of a loaded one
 * @terms: (array length=n_terms): in the order people expect
 * @open: whether users may add terms, so that unknown codes only warn
 *
 * A closed list of codes with labels. Fixed ones are static tables in the file
 * of their kind; loaded ones come from data/vocabulary and the catalogue.
 */
typedef struct
{
  const char *name;
  const TandemTerm *terms;
  guint n_terms;
  gboolean open;
} TandemVocabulary;

/* What a field points at: @fixed, or the loaded vocabulary called @name. */
typedef struct
{
  const char *name;
  const TandemVocabulary *fixed;
} TandemVocabularyRef;

#define TANDEM_VOCABULARY(NAME, TERMS) { .name = (NAME), .terms = (TERMS), .n_terms = G_N_ELEMENTS (TERMS) }

const TandemTerm *tandem_vocabulary_find  (const TandemVocabulary *self,
                                           const char             *code);
int               tandem_vocabulary_index (const TandemVocabulary *self,
                                           const char             *code);

/* Loaded vocabularies: an immutable, counted set, swapped whole. */
typedef struct _TandemVocabularies TandemVocabularies;

TandemVocabularies     *tandem_vocabularies_new_from_dir (const char         *dir,
                                                          GError            **error);
TandemVocabularies     *tandem_vocabularies_new_builtin  (void);
TandemVocabularies     *tandem_vocabularies_new_extended (TandemVocabularies *base,
                                                          GPtrArray          *terms);
TandemVocabularies     *tandem_vocabularies_ref          (TandemVocabularies *self);
void                    tandem_vocabularies_unref        (TandemVocabularies *self);
const TandemVocabulary *tandem_vocabularies_get          (TandemVocabularies *self,
                                                          const char         *name,
                                                          const char         *language);
JsonObject             *tandem_vocabularies_get_json     (TandemVocabularies *self,
                                                          const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVocabularies, tandem_vocabularies_unref)

G_END_DECLS
