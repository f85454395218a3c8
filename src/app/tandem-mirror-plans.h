/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/* Which plans of a pairing can stand side by side, and what they are called. */

GPtrArray  *tandem_mirror_plans_list        (TandemSession   *session,
                                             const char      *id,
                                             TandemDoc      **partnership);
TandemDoc  *tandem_mirror_plans_find        (GPtrArray       *plans,
                                             const char      *id,
                                             guint           *index);
void        tandem_mirror_plans_choose      (GPtrArray       *plans,
                                             const char      *id,
                                             char           **chosen);
void        tandem_mirror_plans_name        (TandemSession   *session,
                                             const TandemDoc *left,
                                             const TandemDoc *right,
                                             char           **names);
const char *tandem_mirror_plans_get_caption (const char      *name);

G_END_DECLS
