/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-field.h"

G_BEGIN_DECLS

/**
 * TandemItem:
 *
 * An item of a keyed list of a record. It keeps its identity while the record
 * changes; `label` and `text` follow. Main thread.
 */
#define TANDEM_TYPE_ITEM (tandem_item_get_type ())
G_DECLARE_FINAL_TYPE (TandemItem, tandem_item, TANDEM, ITEM, GObject)

TandemItem        *tandem_item_new       (const TandemField   *list,
                                          TandemDoc           *doc,
                                          TandemVal            value,
                                          const TandemContext *context);
void               tandem_item_set       (TandemItem          *self,
                                          TandemDoc           *doc,
                                          TandemVal            value,
                                          const TandemContext *context);
const char        *tandem_item_get_id    (TandemItem          *self);
TandemVal          tandem_item_get_value (TandemItem          *self);
const TandemField *tandem_item_get_list  (TandemItem          *self);
char              *tandem_item_dup_path  (TandemItem          *self);
char              *tandem_item_dup_field_text (TandemItem          *self,
                                               const char          *name);

char              *tandem_item_dup_label (const TandemField   *list,
                                          TandemVal            value,
                                          const TandemContext *context);

G_END_DECLS
