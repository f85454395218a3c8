/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-run.h"

G_BEGIN_DECLS

/**
 * TandemCheckpoint:
 * @database: the database
 * @seq: (nullable): up to where its changes are here; NULL: from the beginning
 * @verify: the two sides do not tell the same story: what was proven once must
 *   be proven again
 *
 * Where synchronisation of one database stands, kept on both sides. A server
 * that was restored from a backup, or made anew under the same name, is
 * recognised by what it remembers of us.
 */
typedef struct
{
  char *database;
  char *seq;
  gboolean verify;

  char *path;                   /* of the copy on the server */
  char *instance;               /* (nullable): of the database on the server */
  char *session;                /* of this run */
  char *server_rev;             /* (nullable) */
  GPtrArray *history;           /* of Session: newest first */
  gboolean alone;               /* the server does not keep a copy for us */
  gboolean moved;               /* there is something to remember */
} TandemCheckpoint;

TandemCheckpoint *tandem_checkpoint_open    (TandemRun         *run,
                                             const char        *database,
                                             GError           **error);
void              tandem_checkpoint_free    (TandemCheckpoint  *self);
/* @seq is reached once the result is stored with what came up to there */
char             *tandem_checkpoint_advance (TandemCheckpoint  *self,
                                             const char        *seq);
void              tandem_checkpoint_rewind  (TandemCheckpoint  *self);
gboolean          tandem_checkpoint_save    (TandemCheckpoint  *self,
                                             TandemRun         *run,
                                             GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCheckpoint, tandem_checkpoint_free)

G_END_DECLS
