/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One line of a TandemChoicePopover. */
#define TANDEM_TYPE_CHOICE (tandem_choice_get_type ())
G_DECLARE_FINAL_TYPE (TandemChoice, tandem_choice, TANDEM, CHOICE, GObject)

TandemChoice *tandem_choice_new          (const char   *code,
                                          const char   *title,
                                          const char   *subtitle,
                                          const char   *icon);
const char   *tandem_choice_get_code     (TandemChoice *self);
const char   *tandem_choice_get_title    (TandemChoice *self);
const char   *tandem_choice_get_subtitle (TandemChoice *self);
const char   *tandem_choice_get_icon     (TandemChoice *self);

G_END_DECLS
