/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-heading.h"

G_DEFINE_FINAL_TYPE (TandemTimelineHeading, tandem_timeline_heading, G_TYPE_OBJECT)

static guint changed_signal;

static void
tandem_timeline_heading_finalize (GObject *object)
{
  TandemTimelineHeading *self = TANDEM_TIMELINE_HEADING (object);

  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->native);

  G_OBJECT_CLASS (tandem_timeline_heading_parent_class)->finalize (object);
}

static void
tandem_timeline_heading_class_init (TandemTimelineHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_timeline_heading_finalize;

  changed_signal = g_signal_new ("changed", TANDEM_TYPE_TIMELINE_HEADING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
tandem_timeline_heading_init (TandemTimelineHeading *self)
{
  self->progress = -1;
}

TandemTimelineHeading *
tandem_timeline_heading_new (void)
{
  return g_object_new (TANDEM_TYPE_TIMELINE_HEADING, NULL);
}

void
tandem_timeline_heading_changed (TandemTimelineHeading *self)
{
  g_signal_emit (self, changed_signal, 0);
}
