/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Letters typed on a list, one after the other, until a pause: what they begin
 * is looked for. */
typedef struct _TandemTypeAhead TandemTypeAhead;

TandemTypeAhead *tandem_type_ahead_new       (void);
void             tandem_type_ahead_free      (TandemTypeAhead *self);
/* what is typed so far, NULL where the key is no letter */
const char      *tandem_type_ahead_press     (TandemTypeAhead *self,
                                              guint            keyval,
                                              GdkModifierType  modifiers);
gboolean         tandem_type_ahead_is_typing (TandemTypeAhead *self);
gboolean         tandem_type_ahead_matches   (TandemTypeAhead *self,
                                              const char      *text);

G_END_DECLS
