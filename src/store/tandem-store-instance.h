/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-folding.h"
#include "tandem-reader.h"
#include "tandem-store-private.h"
#include "tandem-trim.h"
#include "tandem-worker.h"

G_BEGIN_DECLS

/* What the files of the store itself share: its life (tandem-store.c), its
 * jobs (tandem-store-job.c) and its news (tandem-store-news.c). */

struct _TandemStore
{
  GObject parent_instance;

  char *folder;
  GMainContext *main_context;   /* (owned): of the thread that made it */
  TandemReader *reader;         /* (owned) */
  TandemWorker *worker;         /* (owned) (nullable): while open */
  int lock_file;                /* -1 when it is not held */

  TandemDatabase *database;     /* (worker only) (nullable) */
  TandemFolding *folding;       /* (worker only) (nullable): of the log, while open */
  int log_pages;                /* (worker only) */
  int asked_pages;              /* (worker only): of them, when folding was last begun */
  TandemTrim trim;              /* (worker only): of the history */
  guint n_unjoined;             /* (worker only): commits since the search index was in few parts */
  gint64 n_outbox;              /* (worker only): rows, as of the last commit */
  gint64 n_outbox_added;        /* (worker only): in the transaction under way */

  GMutex lock;
  TandemContext *context;       /* (lock) (owned) */
  char *undo_label;             /* (lock) (nullable) */
  char *redo_label;             /* (lock) (nullable) */
  guint n_waiting;              /* (lock) */
  double progress;              /* (lock) */
};

/* On the worker: what the properties are after a commit, and which records it
 * changed, for the thread that made the store. */
void     tandem_store_publish      (TandemStore  *self,
                                    GPtrArray    *ids);
void     tandem_store_set_progress (TandemStore  *self,
                                    double        progress);

/* On the worker, once: counts the outbox and follows it and the log. */
gboolean tandem_store_watch        (TandemStore  *self,
                                    GError      **error);
/* When the worker has nothing to do: whether there is more of it. */
gboolean tandem_store_idle_cb      (gpointer      data);

G_END_DECLS
