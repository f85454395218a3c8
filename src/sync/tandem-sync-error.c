/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-sync-error.h"

GQuark
tandem_sync_error_quark (void)
{
  return g_quark_from_static_string ("tandem-sync-error-quark");
}
