/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_GAP_MUST,          /* must be there before the plan can go on */
  TANDEM_GAP_SHOULD,        /* should be there */
  TANDEM_GAP_CLASH,         /* what is there does not fit together */
  TANDEM_GAP_N_GROUPS,
} TandemGapGroup;

/**
 * TandemGap:
 * @id: the record it is in
 * @path: the field
 * @title: what is the matter, with the name of the record
 * @subtitle: the title of the record
 * @chip: (nullable): the same in two words, for its row
 * @rank: how early it is said among several chips
 * @rule: (nullable): the rule that has words of its own for it
 * @add: (nullable): the kind of record that is missing, where no field is
 * @language: (nullable): the language a text is missing in
 *
 * One thing a plan lacks.
 */
typedef struct
{
  TandemGapGroup group;
  char *id;
  char *path;
  char *title;
  char *subtitle;
  const char *chip;
  guint rank;
  const char *rule;
  const char *add;
  char *language;
} TandemGap;

GPtrArray  *tandem_plan_find_gaps       (const TandemDoc     *plan,
                                         const TandemContext *context);
GHashTable *tandem_plan_get_chips       (GPtrArray           *gaps);
gboolean    tandem_gap_is_same          (const TandemGap     *a,
                                         const TandemGap     *b);
const char *tandem_gap_group_get_label  (TandemGapGroup       group);

G_END_DECLS
