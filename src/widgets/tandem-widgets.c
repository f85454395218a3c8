/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-widgets.h"

#include "tandem-boxed-group.h"
#include "tandem-chip.h"
#include "tandem-figure-row.h"
#include "tandem-form.h"
#include "tandem-health-card.h"
#include "tandem-hero.h"
#include "tandem-lifecycle.h"
#include "tandem-map-strip.h"
#include "tandem-native-name.h"
#include "tandem-period-bar.h"
#include "tandem-pill.h"
#include "tandem-progress.h"
#include "tandem-record-row.h"
#include "tandem-rings.h"
#include "tandem-section-header.h"
#include "tandem-status-glyph.h"
#include "tandem-tile.h"
#include "tandem-tiles.h"
#include "tandem-timeline-key.h"
#include "tandem-timeline.h"
#include "tandem-topic-box.h"
#include "tandem-widgets-resources.h"

/* Registers resources and types of this layer: before the first builder file
 * that names one of them, and as often as anybody likes. */
void
tandem_widgets_init (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;

  tandem_widgets_register_resource ();
  g_type_ensure (TANDEM_TYPE_BOXED_GROUP);
  g_type_ensure (TANDEM_TYPE_CHIP);
  g_type_ensure (TANDEM_TYPE_FIGURE_ROW);
  g_type_ensure (TANDEM_TYPE_FORM);
  g_type_ensure (TANDEM_TYPE_HEALTH_CARD);
  g_type_ensure (TANDEM_TYPE_HERO);
  g_type_ensure (TANDEM_TYPE_LIFECYCLE);
  g_type_ensure (TANDEM_TYPE_MAP_STRIP);
  g_type_ensure (TANDEM_TYPE_NATIVE_NAME);
  g_type_ensure (TANDEM_TYPE_PERIOD_BAR);
  g_type_ensure (TANDEM_TYPE_PILL);
  g_type_ensure (TANDEM_TYPE_PROGRESS);
  g_type_ensure (TANDEM_TYPE_RECORD_ROW);
  g_type_ensure (TANDEM_TYPE_RINGS);
  g_type_ensure (TANDEM_TYPE_SECTION_HEADER);
  g_type_ensure (TANDEM_TYPE_STATUS_GLYPH);
  g_type_ensure (TANDEM_TYPE_TILE);
  g_type_ensure (TANDEM_TYPE_TILES);
  g_type_ensure (TANDEM_TYPE_TIMELINE);
  g_type_ensure (TANDEM_TYPE_TIMELINE_KEY);
  g_type_ensure (TANDEM_TYPE_TOPIC_BOX);
  g_once_init_leave (&once, 1);
}
