/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-field.h"

G_BEGIN_DECLS

/**
 * TandemRowFunc:
 * @n: which of them, from 0
 * @columns: their columns, in the order they were asked for; borrowed for the call
 *
 * Called for one record after the other, without its whole content.
 */
typedef void (*TandemRowFunc) (guint               n,
                               const TandemColumn *columns,
                               gpointer            user_data);

/**
 * TandemResolver:
 * @get: the record called @id, or NULL; (transfer full)
 * @referring: the records of @kind (NULL: any) whose @field (a name, or the path
 *   of one in items: "members.city"; NULL: any) is or holds @id; (transfer full)
 * @rows: (nullable): calls @func with the columns @names of the records that
 *   @referring finds, in its order; FALSE, before any call, where it cannot
 * @nth: (nullable): one of them; (transfer full); goes with @rows
 *
 * How the pure functions of the model see other records: a snapshot in memory,
 * or a store. Called on the thread of the function that needs it.
 */
typedef struct
{
  TandemDoc *(*get)       (gpointer    data,
                           const char *id);
  GPtrArray *(*referring) (gpointer    data,
                           const char *kind,
                           const char *field,
                           const char *id);
  gboolean (*rows)        (gpointer           data,
                           const char        *kind,
                           const char        *field,
                           const char        *id,
                           const char *const *names,
                           TandemRowFunc      func,
                           gpointer           user_data);
  TandemDoc *(*nth)       (gpointer    data,
                           const char *kind,
                           const char *field,
                           const char *id,
                           guint       n);
} TandemResolver;

/* Everything that is not in the records: immutable, counted, any thread. */
TandemContext          *tandem_context_new            (const char               *language,
                                                       TandemDate                today,
                                                       TandemVocabularies       *vocabularies);
TandemContext          *tandem_context_new_resolving  (const TandemContext      *self,
                                                       const TandemResolver     *resolver,
                                                       gpointer                  data,
                                                       GDestroyNotify            destroy);
TandemContext          *tandem_context_new_language   (const TandemContext      *self,
                                                       const char               *language);
TandemContext          *tandem_context_ref            (const TandemContext      *self);
void                    tandem_context_unref          (TandemContext            *self);

const char             *tandem_context_get_language   (const TandemContext      *self);
TandemDate              tandem_context_get_today      (const TandemContext      *self);
const TandemVocabulary *tandem_context_get_vocabulary (const TandemContext      *self,
                                                       const TandemVocabularyRef *ref);
JsonObject             *tandem_context_get_rules      (const TandemContext      *self,
                                                       const char               *name);
TandemDoc              *tandem_context_resolve        (const TandemContext      *self,
                                                       const char               *id);
GPtrArray              *tandem_context_referring      (const TandemContext      *self,
                                                       const char               *kind,
                                                       const char               *field,
                                                       const char               *id);
void                    tandem_context_each_referring (const TandemContext      *self,
                                                       const char               *kind,
                                                       const char               *field,
                                                       const char               *id,
                                                       const char *const        *names,
                                                       TandemRowFunc             func,
                                                       gpointer                  user_data);
TandemDoc              *tandem_context_nth_referring  (const TandemContext      *self,
                                                       const char               *kind,
                                                       const char               *field,
                                                       const char               *id,
                                                       guint                     n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemContext, tandem_context_unref)

G_END_DECLS
