/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-doc.h"

G_BEGIN_DECLS

/* The groups of the day, in the order in which they stand. */
typedef enum
{
  TANDEM_TODAY_LATE,
  TANDEM_TODAY_THIS_WEEK,
  TANDEM_TODAY_WAITING,
  TANDEM_TODAY_NOT_UPDATED,
  TANDEM_TODAY_EXPIRING,
  TANDEM_TODAY_N_SECTIONS,
} TandemTodaySection;

/* What is to be done next about an entry. */
typedef enum
{
  TANDEM_STEP_OPEN,
  TANDEM_STEP_UPDATE,
  TANDEM_STEP_ANSWER,
  TANDEM_STEP_RENEW,
  TANDEM_STEP_SHOW_ALL,
} TandemStep;

/**
 * TandemTodayItem:
 *
 * One entry of the day: a record, why it is here, and its next step. Not
 * changed any more once it is in a list; any thread.
 */
#define TANDEM_TYPE_TODAY_ITEM (tandem_today_item_get_type ())
G_DECLARE_FINAL_TYPE (TandemTodayItem, tandem_today_item, TANDEM, TODAY_ITEM, GObject)

struct _TandemTodayItem
{
  GObject            parent_instance;

  TandemTodaySection section;
  TandemStep         step;
  TandemDoc         *doc;           /* (owned) (nullable): of the row that leads to more, none */
  const char        *status;        /* (nullable): code of a glyph, or */
  const char        *icon;          /* (nullable): an icon */
  char              *title;         /* (owned) */
  char              *where;         /* (owned) (nullable): what it belongs to, or what is missing */
  char              *when;          /* (owned) (nullable): the date */
  char              *distance;      /* (owned) (nullable): how far that is */
  const char        *tone;          /* (nullable): code of the state that colours the distance */

  TandemDate         date;          /* what it is sorted by, after rank */
  int                rank;
  guint              total;         /* of the section, also those that are not shown */
  gboolean           first;         /* of its section */
  gboolean           last;
};

TandemTodayItem *tandem_today_item_new         (TandemTodaySection section,
                                                TandemStep         step,
                                                TandemDoc         *doc);
const char      *tandem_today_section_get_title (TandemTodaySection section);
const char      *tandem_step_get_label         (TandemStep         step);
gboolean         tandem_today_item_equal       (TandemTodayItem   *a,
                                                TandemTodayItem   *b);
char            *tandem_today_item_dup_spoken  (TandemTodayItem   *self);

G_END_DECLS
