/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-keys.h"
#include "tandem-record.h"
#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemRecordPage:
 *
 * The detail of one record: what it says at a glance, its fields, and
 * everything that hangs on it, which can be added, opened and deleted here.
 * It follows the store.
 */
#define TANDEM_TYPE_RECORD_PAGE (tandem_record_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordPage, tandem_record_page, TANDEM, RECORD_PAGE, AdwNavigationPage)

GtkWidget     *tandem_record_page_new         (TandemSession    *session,
                                               TandemRecord     *record);
const char    *tandem_record_page_get_id      (TandemRecordPage *self);
TandemDoc     *tandem_record_page_get_doc     (TandemRecordPage *self);
TandemSession *tandem_record_page_get_session (TandemRecordPage *self);

void tandem_record_page_take_focus (TandemRecordPage *self);

extern const TandemKeyTable tandem_record_page_keys;

G_END_DECLS
