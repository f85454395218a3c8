/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-command.h"
#include "tandem-highlight.h"
#include "tandem-place.h"
#include "tandem-store.h"

G_BEGIN_DECLS

/* The headings of what is found. */
const char *const *tandem_find_groups_get_kinds (void);     /* the groups of records, as the store takes them */
const char        *tandem_find_group_get_title  (guint group);

/**
 * TandemFindItem:
 *
 * One row of the search: a record or a command. Counted; immutable once made.
 */
typedef struct
{
  guint group;
  char *id;                 /* (nullable): of a record */
  char *action;             /* what choosing it does */
  char *target;             /* (nullable): a string */
  const char *icon;
  char *title;              /* with its code */
  char *native;             /* (nullable) */
  char *where;              /* (nullable) */
  char *trailing;           /* (nullable): a day or a key */
  char *meant;              /* (nullable): the words that were taken for mistyped ones */
  char *words;              /* (nullable): found by, not shown */
} TandemFindItem;

TandemFindItem *tandem_find_item_new_record    (const TandemHit      *hit,
                                                TandemDate            today);
TandemFindItem *tandem_find_item_new_command   (const TandemCommand  *command,
                                                const TandemFindItem *pairing);
TandemFindItem *tandem_find_item_new_place     (const TandemPlace    *place,
                                                guint                 number);
TandemFindItem *tandem_find_item_new_creation  (const TandemPlace    *place);
TandemFindItem *tandem_find_item_ref           (TandemFindItem       *self);
void            tandem_find_item_unref         (TandemFindItem       *self);
gboolean        tandem_find_item_is_called     (const TandemFindItem *self,
                                                const TandemHighlight *typed);
gboolean        tandem_find_item_fits          (const TandemFindItem *self,
                                                const TandemHighlight *typed);

/* The items in the order of their groups, three of each: what is called so first. */
GPtrArray      *tandem_find_items_arrange      (GPtrArray            *items,
                                                const TandemHighlight *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFindItem, tandem_find_item_unref)

G_END_DECLS
