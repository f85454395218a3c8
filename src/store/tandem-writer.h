/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"
#include "tandem-kind.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_ENTRY_LIVING = 0,
  TANDEM_ENTRY_BINNED = 1,      /* deleted; in the bin while it has a body */
  TANDEM_ENTRY_GONE   = 2,      /* its creation was undone; kept only for redo */
} TandemEntryState;

/* One row of the table `doc`, as a transaction sees and changes it. */
typedef struct
{
  gint64 pk;                    /* 0: the store has no such record yet */
  char *id;
  const TandemKind *kind;
  TandemDoc *doc;               /* (nullable): the last living content */
  TandemEntryState state;
  gint64 version;               /* number of the current version; 0 for none */
  gint64 edit_seq;              /* bumped by each local edit */
  char *base_rev;               /* (nullable): what the server is proven to hold … */
  TandemDoc *base;              /* (nullable): … and its content; NULL: none, or a tombstone */
  char *leaves;                 /* (nullable): JSON, see sync */
  gboolean conflict;
  gboolean counted;             /* edit_seq was bumped with the content */
  gboolean fresh;               /* made by this transaction: no row of it elsewhere yet */
} TandemEntry;

void         tandem_entry_free     (TandemEntry       *self);

/**
 * TandemWriter:
 *
 * One transaction on the worker: the only way a record changes. It keeps the
 * version before, the typed projection, the references, the full-text row
 * and the outbox in step with the document.
 */
typedef struct _TandemWriter TandemWriter;

TandemDatabase *tandem_writer_get_database (TandemWriter *self);
TandemContext  *tandem_writer_get_context  (TandemWriter *self);

/* The transaction becomes a step of the undo journal, called as it is. */
void         tandem_writer_set_undoable (TandemWriter  *self);
/* All of it is the user's own: edits are counted with the content, which
 * writes a row once instead of twice. */
void         tandem_writer_set_local (TandemWriter  *self);

/* (transfer full): with pk 0 when the store has no such record. */
TandemEntry *tandem_writer_load     (TandemWriter      *self,
                                     const char        *id,
                                     GError           **error);
/* Makes @doc and @state current. The old content becomes a version of the
 * history; @entry is brought up to date. Does not touch the outbox. @doc may
 * be NULL for a deletion: the last living content is kept for the bin. */
gboolean     tandem_writer_put      (TandemWriter      *self,
                                     TandemEntry       *entry,
                                     TandemDoc         *doc,
                                     TandemEntryState   state,
                                     GError           **error);
/* After a local edit: counts it, and makes, words anew or drops the outbox
 * row by comparing the content with the base. */
gboolean     tandem_writer_queue    (TandemWriter      *self,
                                     TandemEntry       *entry,
                                     GError           **error);
/* Keeps both values of true conflicts (table `clash`) beside those that are
 * there, and marks the record. */
gboolean     tandem_writer_add_clashes (TandemWriter   *self,
                                     TandemEntry       *entry,
                                     GPtrArray         *conflicts,   /* of TandemConflict */
                                     GError           **error);
/* Takes away those (TandemClash) that are only in @from, and adds those that
 * are only in @to; the mark goes with the last one. */
gboolean     tandem_writer_move_clashes (TandemWriter  *self,
                                     TandemEntry       *entry,
                                     GPtrArray         *from,
                                     GPtrArray         *to,
                                     GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemEntry, tandem_entry_free)

G_END_DECLS
