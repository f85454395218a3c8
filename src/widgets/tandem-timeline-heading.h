/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tandem-date.h"

G_BEGIN_DECLS

/**
 * TandemTimelineHeading:
 *
 * What stands above milestones: a pairing, a pilot, a month. Whoever makes it
 * fills it, and says "changed" when more is known. Main thread only.
 */
#define TANDEM_TYPE_TIMELINE_HEADING (tandem_timeline_heading_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineHeading, tandem_timeline_heading, TANDEM, TIMELINE_HEADING, GObject)

struct _TandemTimelineHeading
{
  GObject parent_instance;

  char *id;             /* (owned) (nullable): of the record it stands for */
  char *code;           /* (owned) (nullable) */
  char *title;          /* (owned) (nullable) */
  char *native;         /* (owned) (nullable) */
  const char *status;   /* (nullable): code of a state, shown with its word */
  TandemDate from;      /* of a bar; no date: no bar */
  TandemDate to;
  int progress;         /* percent, -1: not known */
  TandemDate period_end; /* of what is below it */
};

TandemTimelineHeading *tandem_timeline_heading_new     (void);
void                   tandem_timeline_heading_changed (TandemTimelineHeading *self);

G_END_DECLS
