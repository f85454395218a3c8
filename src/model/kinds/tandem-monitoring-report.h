/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-record.h"

G_BEGIN_DECLS

/* What became of a climate plan, told to the covenant. */
#define TANDEM_TYPE_MONITORING_REPORT (tandem_monitoring_report_get_type ())
G_DECLARE_FINAL_TYPE (TandemMonitoringReport, tandem_monitoring_report, TANDEM, MONITORING_REPORT, TandemRecord)

extern const TandemKind tandem_monitoring_report_kind;

G_END_DECLS
