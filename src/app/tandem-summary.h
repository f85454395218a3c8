/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-kind.h"

G_BEGIN_DECLS

/**
 * TandemSummary:
 *
 * What a row shows of a record: the same in every list. A pure function of the
 * record and its context; how a kind fills it is one function in a table.
 */
typedef struct
{
  const char *status;       /* (nullable): code of a glyph, or */
  const char *icon;         /* (nullable): icon of the kind */
  char *code;               /* (nullable) */
  char *title;
  char *native;             /* (nullable) */
  char *subtitle;           /* (nullable) */
  char *trailing;           /* (nullable) */
  char *note;               /* (nullable): a third line */
  const char *note_status;  /* (nullable): colours @note */
} TandemSummary;

TandemSummary *tandem_summary_new        (const TandemDoc     *doc,
                                          const TandemContext *context);
/* what is known at once, of kinds whose state has to be judged first */
TandemSummary *tandem_summary_new_quick  (const TandemDoc     *doc,
                                          const TandemContext *context);
gboolean       tandem_summary_is_judged  (const TandemKind    *kind);
void           tandem_summary_free       (TandemSummary       *self);
void           tandem_summary_show       (const TandemSummary *self,
                                          GtkWidget           *row);
char          *tandem_summary_dup_spoken (const TandemSummary *self);

/* Words that several pages need. */
char          *tandem_dup_native_name    (TandemVal            name,
                                          const TandemContext *context);
char          *tandem_dup_date_distance  (TandemDate           date,
                                          TandemDate           today);
char          *tandem_dup_computed       (const TandemDoc     *doc,
                                          const char          *name,
                                          const TandemContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSummary, tandem_summary_free)

G_END_DECLS
