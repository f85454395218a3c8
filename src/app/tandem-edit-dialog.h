/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

AdwDialog *tandem_edit_dialog_new (TandemSession *session,
                                   const char    *id);
AdwDialog *tandem_edit_dialog_new_at (TandemSession *session,
                                      const char    *id,
                                      const char    *field);

G_END_DECLS
