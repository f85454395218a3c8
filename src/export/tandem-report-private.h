/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-report.h"

G_BEGIN_DECLS

extern const TandemReport tandem_report_at_a_glance;
extern const TandemReport tandem_report_plan;

G_END_DECLS
