/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A person in a function; papers for the public print the position, not the name. */
#define TANDEM_TYPE_CONTACT (tandem_contact_get_type ())
G_DECLARE_FINAL_TYPE (TandemContact, tandem_contact, TANDEM, CONTACT, TandemRecord)

extern const TandemKind tandem_contact_kind;

G_END_DECLS
