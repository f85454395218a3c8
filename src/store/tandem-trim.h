/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"

G_BEGIN_DECLS

/* How far trimming the history is; all zero to begin. On the worker. */
typedef struct
{
  gint64 until;                 /* the last change that is old enough */
  gint64 place;                 /* rows of `version` up to here are done */
  gint64 end;                   /* … of so many */
  guint  day;                   /* Julian, when it was last begun; once a day is enough */
} TandemTrim;

/* A bit of it, in a transaction of its own. @more: call it again. */
gboolean tandem_trim_step (TandemTrim      *self,
                           TandemDatabase  *database,
                           gboolean        *more,
                           GError         **error);

G_END_DECLS
