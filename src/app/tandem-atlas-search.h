/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-atlas.h"
#include "tandem-store.h"

G_BEGIN_DECLS

/* Reads the pairings that @query finds, with their cities and how they are.
 * Blocking: not for the user interface's thread. @n_left_out is how many have
 * no line, since the position of a city is not known. */
TandemAtlas *tandem_atlas_search (TandemStore   *store,
                                  TandemContext *context,
                                  TandemQuery   *query,
                                  guint         *n_left_out,
                                  GError       **error);

G_END_DECLS
