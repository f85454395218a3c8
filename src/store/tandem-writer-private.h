/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-writer.h"

G_BEGIN_DECLS

/* What a record was before the transaction. */
typedef struct
{
  gint64 pk;
  gint64 before;                /* version; 0: it was not there */
  char *clashes;                /* (nullable): JSON */
} TandemWriterEdit;

struct _TandemWriter
{
  TandemDatabase *database;     /* (unowned) */
  TandemContext *context;
  gint64 change;                /* its row in the table `change` */
  char *label;
  char *now;                    /* ISO 8601, UTC */
  GPtrArray *changed;           /* ids */
  GHashTable *edits;            /* pk to TandemWriterEdit; filled when undoable */
  GPtrArray *titled;            /* TandemEntry: typed rows to write again at the end */
  gboolean undoable;
  gboolean local;               /* edits are counted by tandem_writer_put() */
  gboolean continued;           /* @change is that of the last step */
  gboolean touched;             /* something beside the records may have changed */
  gboolean committed;
};

TandemWriter *tandem_writer_new    (TandemDatabase  *database,
                                    TandemContext   *context,
                                    const char      *label,
                                    const char      *author,
                                    GError         **error);
gboolean      tandem_writer_commit (TandemWriter    *self,
                                    GError         **error);
void          tandem_writer_free   (TandemWriter    *self);
/* Before tandem_writer_put(): makes it a part of the last step, if that is the
 * newest, has the same label, and changed this record and no other. */
gboolean      tandem_writer_continue (TandemWriter  *self,
                                      TandemEntry   *entry,
                                      GError       **error);

/* Contents compared and summed up as bytes. */
gboolean      tandem_doc_same_body (TandemDoc       *a,
                                    TandemDoc       *b);
gint64        tandem_doc_sum       (TandemDoc       *doc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemWriter, tandem_writer_free)

G_END_DECLS
