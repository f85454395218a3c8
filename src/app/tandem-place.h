/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-query.h"
#include "tandem-session.h"

G_BEGIN_DECLS

typedef struct _TandemPlace TandemPlace;

/* One way to order a place's list, as its sort menu offers it. */
typedef struct
{
  const char *label;        /* N_("Name") */
  const char *field;        /* as of tandem_query_sort() */
  gboolean descending;
} TandemPlaceOrder;

/* One way to narrow a place's list down. */
typedef struct
{
  const char *name;         /* stable, kept in the settings */
  const char *label;        /* N_("Open") */
  void (*apply) (TandemQuery *query,
                 TandemDate   today);
} TandemPlaceFilter;

/**
 * TandemPlace:
 *
 * A place of the sidebar: which kind of record it lists, how, and in which of
 * the page shapes. A new place is one more row of the table. One with a page of
 * its own says how that is made, and leaves out what lists need.
 */
struct _TandemPlace
{
  const char *name;         /* "cities": page name, action target, settings */
  const char *label;        /* N_("Cities") */
  const char *icon;
  GtkWidget *(*new_page) (TandemSession     *session,
                          const TandemPlace *place);  /* (nullable): a list and detail */
  GObject *(*get_counter) (TandemSession *session);   /* (nullable): its "count" stands in the sidebar */
  const char *kind;         /* (nullable) */
  const char *find_hint;    /* N_("Find a city") */
  const char *empty_title;
  const char *empty_text;
  const char *new_label;    /* N_("New City") */
  int list_width;           /* of the list at most, in sp; 0 is the usual one */
  gboolean full_width;      /* a list alone, else list and detail */
  gboolean has_map;         /* its records can be seen on a map, too */
  gboolean starts_group;    /* a gap stands before it in the sidebar */
  const TandemPlaceOrder *orders;       /* the first is the default */
  guint n_orders;
  const TandemPlaceFilter *filters;     /* the first is the default */
  guint n_filters;
  void (*group) (TandemQuery *query,
                 TandemDate   today);                       /* (nullable) */
  char *(*section_title) (const TandemDoc     *first,
                          const TandemContext *context);    /* (nullable) */
};

const TandemPlace *tandem_places_list     (guint             *n_places);
const TandemPlace *tandem_place_find      (const char        *name);
const TandemPlace *tandem_place_of_kind   (const TandemKind  *kind);
TandemQuery       *tandem_place_query     (const TandemPlace *self,
                                           guint              order,
                                           guint              filter,
                                           const char        *text,
                                           TandemDate         today);

G_END_DECLS
