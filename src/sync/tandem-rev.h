/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_REV_MAX_BYTES      128
#define TANDEM_REV_MAX_GENERATION 999999999

gboolean tandem_rev_parse   (const char  *rev,
                             guint       *generation,
                             const char **hash);
int      tandem_rev_compare (const char  *a,
                             const char  *b);
char    *tandem_rev_new     (const char  *parent,
                             gboolean     deleted,
                             const char  *canonical);

G_END_DECLS
