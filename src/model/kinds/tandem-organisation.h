/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* A body that leads, takes part, pays or is asked. */
#define TANDEM_TYPE_ORGANISATION (tandem_organisation_get_type ())
G_DECLARE_FINAL_TYPE (TandemOrganisation, tandem_organisation, TANDEM, ORGANISATION, TandemRecord)

extern const TandemKind tandem_organisation_kind;

G_END_DECLS
