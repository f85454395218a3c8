/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-vocabulary.h"

G_BEGIN_DECLS

/* Private to the model: vocabularies as they were loaded, with the labels of
 * all languages. */

typedef struct
{
  char       *code;
  char       *style;            /* (nullable) */
  char       *icon;             /* (nullable) */
  GHashTable *labels;           /* language tag → text */
  gboolean    withdrawn;
} TandemLoadedTerm;

typedef struct
{
  char       *name;
  gboolean    open;
  GArray     *terms;            /* of TandemLoadedTerm */
  GHashTable *shown;            /* language (interned) → TandemVocabulary; under the lock */
} TandemLoaded;

struct _TandemVocabularies
{
  gatomicrefcount ref_count;
  GHashTable     *loaded;       /* name → TandemLoaded; never changes once read */
  GHashTable     *files;        /* name → JsonNode, the root object; never changes once read */
  GMutex          lock;
  GThread        *reading;      /* (lock) (nullable): is still filling the two */
};

TandemVocabularies *tandem_vocabularies_new_empty (void);
GMutexLocker       *tandem_vocabularies_lock      (TandemVocabularies *self);
TandemLoaded       *tandem_loaded_new             (const char         *name);
TandemLoadedTerm   *tandem_loaded_add             (TandemLoaded       *self,
                                                   const char         *code);
TandemLoadedTerm   *tandem_loaded_find            (const TandemLoaded *self,
                                                   const char         *code);

G_END_DECLS
