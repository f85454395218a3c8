/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row of a list: what it shows and which rows it stands with. */
typedef struct
{
  guint32 pk;
  guint32 group;
  guint32 subgroup;
} TandemListRow;

/* At @position, @removed rows go and the @added rows that the new list has
 * there come. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} TandemListStep;

GArray *tandem_list_delta_new   (const GArray         *before,
                                 const GArray         *after);
void    tandem_list_delta_apply (GArray               *rows,
                                 const GArray         *after,
                                 const TandemListStep *step);

G_END_DECLS
