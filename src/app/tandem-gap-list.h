/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-plan-gaps.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemGapList:
 *
 * What a plan lacks, in groups. The button of a row unfolds the field below it,
 * with the focus in it: the list stays where it is.
 *
 * Signals: `show-record (const char *id)`, the record is to be shown where it stands;
 * `add (const char *id, const char *kind)`, a record of @kind is missing under it.
 */
#define TANDEM_TYPE_GAP_LIST (tandem_gap_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemGapList, tandem_gap_list, TANDEM, GAP_LIST, AdwBin)

void  tandem_gap_list_set_session (TandemGapList *self,
                                   TandemSession *session);
void  tandem_gap_list_set_gaps    (TandemGapList *self,
                                   GPtrArray     *gaps);
guint tandem_gap_list_get_n_gaps  (TandemGapList *self);
void  tandem_gap_list_next        (TandemGapList *self);

G_END_DECLS
