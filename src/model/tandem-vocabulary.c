/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-vocabulary.h"

#include <string.h>

/**
 * tandem_vocabulary_find:
 * @self: (nullable): a vocabulary
 * @code: (nullable): what is stored
 *
 * Returns: (transfer none) (nullable): the term with this code
 */
const TandemTerm *
tandem_vocabulary_find (const TandemVocabulary *self,
                        const char             *code)
{
  int index = tandem_vocabulary_index (self, code);

  return index >= 0 ? &self->terms[index] : NULL;
}

/**
 * tandem_vocabulary_index:
 * @self: (nullable): a vocabulary
 * @code: (nullable): what is stored
 *
 * Returns: the place of the term with this code, or -1
 */
int
tandem_vocabulary_index (const TandemVocabulary *self,
                         const char             *code)
{
  if (self == NULL || code == NULL)
    return -1;

  for (guint i = 0; i < self->n_terms; i++)
    {
      if (strcmp (self->terms[i].code, code) == 0)
        return i;
    }

  return -1;
}
