/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-doc.h"

G_BEGIN_DECLS

/* Adds the documents that stand whole in the bytes of a file, whatever the
 * file is: id to TandemDoc, a later one replaces an earlier one. */
void tandem_carve_documents (const char *path,
                             GHashTable *found);

G_END_DECLS
