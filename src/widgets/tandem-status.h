/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One state people see: always a shape and a word, never a colour alone. */
typedef struct
{
  const char *code;         /* "at_risk": as computed by the model */
  const char *label;        /* N_("At risk") */
  const char *icon;         /* symbolic icon name */
  const char *style;        /* style class that colours it */
} TandemStatus;

const TandemStatus *tandem_status_find      (const char         *code);
const TandemStatus *tandem_status_list      (guint              *n_statuses);
const char         *tandem_status_get_label (const TandemStatus *self);
const char         *tandem_status_worse     (const char         *a,
                                             const char         *b);

G_END_DECLS
