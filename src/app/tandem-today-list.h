/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"
#include "tandem-today.h"

G_BEGIN_DECLS

/**
 * TandemTodayList:
 *
 * The entries of the day as a list with sections, which follows the store and
 * the day. Main thread.
 *
 * Properties: `count` (uint): late and waiting, in all pairings; `loading`
 * (boolean): TRUE until the first answer is there.
 */
#define TANDEM_TYPE_TODAY_LIST (tandem_today_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemTodayList, tandem_today_list, TANDEM, TODAY_LIST, GObject)

TandemTodayList *tandem_today_list_of_session     (TandemSession   *session);
gboolean         tandem_today_list_is_loading     (TandemTodayList *self);
const char      *tandem_today_list_get_partnership (TandemTodayList *self);
void             tandem_today_list_set_partnership (TandemTodayList *self,
                                                    const char      *id);
TandemDoc       *tandem_today_list_get_next       (TandemTodayList *self);

G_END_DECLS
