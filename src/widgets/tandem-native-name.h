/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* A name in the reader's language, and the native one after it, dimmed.
 * Properties: title, native, language (of the native name; guessed from its
 * script when NULL), wrap. */
#define TANDEM_TYPE_NATIVE_NAME (tandem_native_name_get_type ())
G_DECLARE_FINAL_TYPE (TandemNativeName, tandem_native_name, TANDEM, NATIVE_NAME, TandemView)

G_END_DECLS
