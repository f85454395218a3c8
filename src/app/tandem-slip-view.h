/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

GtkWidget *tandem_slip_view_new (TandemSession   *session,
                                 const TandemDoc *milestone);

G_END_DECLS
