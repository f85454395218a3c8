/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-today.h"

G_BEGIN_DECLS

/* Whose records a question to the store is about. */
typedef enum
{
  TANDEM_SHARE_ALL,
  TANDEM_SHARE_NAMED,           /* that name one of my cities */
  TANDEM_SHARE_OF_PAIRINGS,     /* that name no city, in a pairing of mine */
} TandemShare;

/* The start page while it is put together, on a thread. */
typedef struct
{
  TandemStore           *store;
  const TandemContext   *context;
  const TandemTodayWhose *whose;
  TandemDate             today;
  TandemShare            share;
  const char            *side;          /* (nullable): the field that names the city, of the kind looked for */
  char                 **pairings;      /* (owned) (nullable): of my cities */
  GHashTable            *titles;        /* of records by id, as rows repeat them */
  TandemToday           *found;
  GPtrArray             *sections[TANDEM_TODAY_N_SECTIONS];
  GError                *error;         /* the first one; nothing is asked after it */
} TandemTodaySearch;

void tandem_today_add_milestone (TandemTodaySearch *self,
                                 TandemDoc         *doc);
void tandem_today_add_if_quiet  (TandemTodaySearch *self,
                                 TandemDoc         *doc);
void tandem_today_add_event     (TandemTodaySearch *self,
                                 TandemDoc         *doc);
void tandem_today_add_question  (TandemTodaySearch *self,
                                 TandemDoc         *doc);
void tandem_today_add_clash     (TandemTodaySearch *self,
                                 TandemDoc         *doc);
void tandem_today_add_agreement (TandemTodaySearch *self,
                                 TandemDoc         *doc);
void tandem_today_add_deadlines (TandemTodaySearch *self,
                                 TandemDoc         *doc);

G_END_DECLS
