/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-find-item.h"

G_BEGIN_DECLS

/**
 * TandemFinder:
 *
 * What a session knows without asking the store: the records looked at last,
 * which the workspace keeps, what was found before, and the commands. It
 * answers each letter at once; the store's answer then completes it.
 */
#define TANDEM_TYPE_FINDER (tandem_finder_get_type ())
G_DECLARE_FINAL_TYPE (TandemFinder, tandem_finder, TANDEM, FINDER, GObject)

TandemFinder *tandem_finder_of_session (TandemSession *session);
void          tandem_finder_look_at    (TandemFinder  *self,
                                        const char    *id);
void          tandem_finder_glance_at  (TandemFinder  *self,
                                        const char    *id);
GPtrArray    *tandem_finder_get_recent (TandemFinder  *self);
GPtrArray    *tandem_finder_recall     (TandemFinder  *self,
                                        const char    *text);
GPtrArray    *tandem_finder_learn      (TandemFinder  *self,
                                        const char    *text,
                                        GPtrArray     *hits);

G_END_DECLS
