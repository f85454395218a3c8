/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-view.h"

G_BEGIN_DECLS

/* Words as chips, as many on a line as there is room for. Properties: topics
 * (labels). */
#define TANDEM_TYPE_TOPIC_BOX (tandem_topic_box_get_type ())
G_DECLARE_FINAL_TYPE (TandemTopicBox, tandem_topic_box, TANDEM, TOPIC_BOX, TandemView)

G_END_DECLS
