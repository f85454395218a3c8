/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TandemKey:
 *
 * What a key does in one part of the window. A key with an action is bound to
 * it; one without is answered by the widget itself, which asks
 * tandem_keys_find() and looks at @what.
 */
typedef struct
{
  const char *accels;   /* "<Control>e", or several that do the same, separated by blanks */
  const char *title;    /* N_("Edit"): the line in the list of keys; (nullable): the line before says it */
  const char *action;   /* (nullable): "record.edit" */
  const char *target;   /* (nullable): of the action, as text of a variant: "'title'" */
  int what;             /* of a widget that answers by itself */
} TandemKey;

/**
 * TandemKeyTable:
 *
 * All keys of one part of the window. What the keys do and what the list of
 * keys says are the same table: see tandem_keys_bind() and the table of tables
 * in the list's file.
 */
typedef struct
{
  const char *title;    /* N_("The Outline of a Plan") */
  const TandemKey *keys;
  guint n_keys;
} TandemKeyTable;

#define TANDEM_KEY_TABLE(TITLE, KEYS) { .title = TITLE, .keys = KEYS, .n_keys = G_N_ELEMENTS (KEYS) }

void             tandem_keys_bind  (GtkWidgetClass       *klass,
                                    const TandemKeyTable *table);
const TandemKey *tandem_keys_find  (const TandemKeyTable *table,
                                    guint                 keyval,
                                    GdkModifierType       state);
gboolean         tandem_keys_press (const TandemKey      *key,
                                    GtkWidget            *widget);

G_END_DECLS
