/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/* The top of a record's page: what it is at a glance. One function a kind that
 * has a head of its own; the others share one. */
void     tandem_record_head_fill     (GtkBox          *head,
                                      TandemSession   *session,
                                      const TandemDoc *doc);
/* Whether the page shows the fields as a form, or the head says it all and
 * fields are edited in a dialog. */
gboolean tandem_record_head_has_form (const TandemKind *kind);

void     tandem_city_head_fill        (GtkBox          *head,
                                       TandemSession   *session,
                                       const TandemDoc *city);
void     tandem_partnership_head_fill (GtkBox          *head,
                                       TandemSession   *session,
                                       const TandemDoc *partnership);
void     tandem_plan_head_fill        (GtkBox          *head,
                                       TandemSession   *session,
                                       const TandemDoc *plan);

G_END_DECLS
