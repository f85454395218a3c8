/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-list-delta.h"
#include "tandem-store-private.h"

G_BEGIN_DECLS

/* Numbers for the values that rows are grouped by, the same in every answer
 * of one list. Used by its jobs only, which run one after the other. */
typedef struct
{
  gatomicrefcount refs;
  GHashTable *numbers;          /* (element-type utf8 uint) */
} TandemListGroups;

TandemListGroups *tandem_list_groups_new   (void);
TandemListGroups *tandem_list_groups_ref   (TandemListGroups *self);
void              tandem_list_groups_unref (TandemListGroups *self);

/**
 * TandemListJob:
 *
 * One question of a list to the worker: which rows there are now, by which
 * steps to get there, and what the records that are in use look like.
 */
typedef struct
{
  TandemQuery *query;           /* (owned) */
  TandemListGroups *groups;     /* (owned) */
  GArray *before;               /* (owned) (element-type TandemListRow): the rows so far */
  GPtrArray *ids;               /* (owned) (element-type utf8): changed records in use */
  guint warm;                   /* where the view is: read the bodies there too */
  gboolean first;               /* only the first rows are wanted for now … */
  gboolean more;                /* … and there may be others behind them */

  GArray *after;                /* (owned) (element-type TandemListRow) */
  GArray *steps;                /* (owned) (element-type TandemListStep) */
  GPtrArray *docs;              /* (owned) (element-type TandemDoc): of @ids, what they are now */
} TandemListJob;

TandemListJob *tandem_list_job_new     (TandemQuery      *query,
                                        TandemListGroups *groups,
                                        const GArray     *before,
                                        GPtrArray        *ids,
                                        guint             warm);
void           tandem_list_job_free    (TandemListJob    *self);

/* TandemStoreJobs; the data is a TandemListJob, or the pks to read (guint32). */
gboolean       tandem_list_job_run     (TandemStore      *store,
                                        TandemDatabase   *database,
                                        gpointer          data,
                                        GCancellable     *cancellable,
                                        GError          **error);
gboolean       tandem_list_job_warm    (TandemStore      *store,
                                        TandemDatabase   *database,
                                        gpointer          data,
                                        GCancellable     *cancellable,
                                        GError          **error);

/* The record in row @pk; NULL without an error when there is none. */
TandemDoc     *tandem_list_read        (TandemDatabase   *database,
                                        gint64            pk,
                                        GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemListJob, tandem_list_job_free)

G_END_DECLS
