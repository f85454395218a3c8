/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* The card of a file; the content lies beside it. */
#define TANDEM_TYPE_ATTACHMENT (tandem_attachment_get_type ())
G_DECLARE_FINAL_TYPE (TandemAttachment, tandem_attachment, TANDEM, ATTACHMENT, TandemRecord)

extern const TandemKind tandem_attachment_kind;

G_END_DECLS
