/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-place.h"

#include <glib/gi18n-lib.h>

#include "tandem-bin-page.h"
#include "tandem-country.h"
#include "tandem-own-query.h"
#include "tandem-milestones-page.h"
#include "tandem-today-list.h"
#include "tandem-today-page.h"

static void
filter_nothing (TandemQuery *query,
                TandemDate   today)
{
}

static void
filter_going_on (TandemQuery *query,
                 TandemDate   today)
{
  static const char *const ended[] = { "closed", "renewed", "withdrawn", "completed", "archived" };

  for (guint i = 0; i < G_N_ELEMENTS (ended); i++)
    tandem_own_where (query, "status", TANDEM_QUERY_IS_NOT, ended[i]);
}

static void
filter_to_come (TandemQuery *query,
                TandemDate   today)
{
  g_autofree char *day = tandem_date_to_iso (today);

  tandem_own_where (query, "start", TANDEM_QUERY_SINCE, day);
}

static void
filter_past (TandemQuery *query,
             TandemDate   today)
{
  g_autofree char *day = tandem_date_to_iso (today);

  tandem_own_where (query, "start", TANDEM_QUERY_BEFORE, day);
}

static void
group_cities (TandemQuery *query,
              TandemDate   today)
{
  tandem_own_group (query, "country");
}

static void
group_by_status (TandemQuery *query,
                 TandemDate   today)
{
  tandem_own_group (query, "status");
}

static char *
field_text (const TandemDoc     *first,
            const char          *field,
            const TandemContext *context)
{
  int index = tandem_kind_get_field (tandem_doc_get_kind (first), field);

  return tandem_doc_dup_text (first, (guint) index, context);
}

static char *
title_country (const TandemDoc     *first,
               const TandemContext *context)
{
  const char *code = tandem_val_string (tandem_doc_get (first, "country"));

  return g_strdup (code != NULL ? tandem_country_get_name (code) : _("No Country"));
}

static char *
title_status (const TandemDoc     *first,
              const TandemContext *context)
{
  return field_text (first, "status", context);
}

static const TandemPlaceOrder by_title[] = {
  { N_("Name"), "title", FALSE },
};

static const TandemPlaceFilter pairing_filters[] = {
  { "all", N_("All"), filter_nothing },
  { "going-on", N_("Going On"), filter_going_on },
};

static const TandemPlaceOrder by_start[] = {
  { N_("Latest First"), "start", TRUE },
  { N_("Oldest First"), "start", FALSE },
  { N_("Title"), "title", FALSE },
};

static const TandemPlaceFilter event_filters[] = {
  { "all", N_("All"), filter_nothing },
  { "to-come", N_("To Come"), filter_to_come },
  { "past", N_("Past"), filter_past },
};

static const TandemPlaceFilter no_filters[] = {
  { "all", N_("All"), filter_nothing },
};

static GObject *
get_today (TandemSession *session)
{
  return G_OBJECT (tandem_today_list_of_session (session));
}

#define ORDERS(TABLE) .orders = TABLE, .n_orders = G_N_ELEMENTS (TABLE)
#define FILTERS(TABLE) .filters = TABLE, .n_filters = G_N_ELEMENTS (TABLE)

static const TandemPlace places[] = {
  {
    .name = "today", .label = N_("Today"), .icon = "place-today-symbolic",
    .new_page = tandem_today_page_new, .get_counter = get_today,
  },
  {
    .name = "pairings", .label = N_("Pairings"), .icon = "place-pairings-symbolic", .kind = "partnership",
    .find_hint = N_("Find a pairing"), .new_label = N_("New Pairing"), .starts_group = TRUE, .has_map = TRUE,
    .empty_title = N_("No Pairings Yet"),
    .empty_text = N_("A pairing joins two cities, or a group, for a period."),
    ORDERS (by_title), FILTERS (pairing_filters), .group = group_by_status, .section_title = title_status,
  },
  {
    .name = "plans", .label = N_("Plans"), .icon = "place-plans-symbolic", .kind = "plan",
    .find_hint = N_("Find a plan"), .new_label = N_("New Plan"),
    .empty_title = N_("No Plans Yet"),
    .empty_text = N_("A plan says what a pairing, or a city, means to do."),
    ORDERS (by_title), FILTERS (pairing_filters), .group = group_by_status, .section_title = title_status,
  },
  {
    .name = "milestones", .label = N_("Milestones"), .icon = "place-milestones-symbolic", .kind = "milestone",
    .find_hint = N_("Find a milestone"), .new_label = N_("New Milestone"),
    .empty_title = N_("No Milestones Yet"),
    .empty_text = N_("Milestones are the dated steps of pilots and actions. Add them in a plan."),
    .new_page = tandem_milestones_page_new, .full_width = TRUE,
  },
  {
    .name = "events", .label = N_("Events"), .icon = "place-events-symbolic", .kind = "event",
    .find_hint = N_("Find a meeting or visit"), .new_label = N_("New Event"),
    .empty_title = N_("No Events Yet"),
    .empty_text = N_("Calls, meetings, visits and webinars, with who came and what follows."),
    ORDERS (by_start), FILTERS (event_filters),
  },
  {
    .name = "cities", .label = N_("Cities"), .icon = "place-cities-symbolic", .kind = "city",
    .find_hint = N_("Find a city"), .new_label = N_("New City"), .starts_group = TRUE,
    .empty_title = N_("No Cities Yet"),
    .empty_text = N_("Add your own city first, then its partner."),
    ORDERS (by_title), FILTERS (no_filters), .group = group_cities, .section_title = title_country,
  },
  {
    .name = "knowledge", .label = N_("Knowledge"), .icon = "place-knowledge-symbolic", .kind = "practice",
    .find_hint = N_("Find a practice"), .new_label = N_("New Practice"),
    .empty_title = N_("No Practices Yet"),
    .empty_text = N_("What a city did, what stood in the way, and how it was overcome."),
    ORDERS (by_title), FILTERS (no_filters),
  },
  {
    .name = "climate", .label = N_("Climate"), .icon = "place-climate-symbolic", .kind = "gcom_profile",
    .find_hint = N_("Find a city’s commitment"), .new_label = N_("New Commitment"),
    .empty_title = N_("No Commitments Yet"),
    .empty_text = N_("What a city has committed to under the Global Covenant of Mayors."),
    ORDERS (by_title), FILTERS (no_filters),
  },
  {
    .name = "accords", .label = N_("Accords"), .icon = "place-accords-symbolic", .kind = "uea_membership",
    .find_hint = N_("Find a member"), .new_label = N_("New Membership"),
    .empty_title = N_("No Memberships Yet"),
    .empty_text = N_("How a city judges itself under the Urban Environmental Accords."),
    ORDERS (by_title), FILTERS (no_filters),
  },
  {
    .name = "bin", .label = N_("Bin"), .icon = "user-trash-symbolic", .starts_group = TRUE,
    .empty_title = N_("The Bin Is Empty"),
    .empty_text = N_("Deleted things stay here for 30 days."),
    .new_page = tandem_bin_page_new, .full_width = TRUE,
  },
};

/**
 * tandem_places_list:
 * @n_places: (out): number of places
 *
 * Returns: (array length=n_places): the places, in the order of the sidebar
 */
const TandemPlace *
tandem_places_list (guint *n_places)
{
  *n_places = G_N_ELEMENTS (places);
  return places;
}

const TandemPlace *
tandem_place_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name))
      return &places[i];

  return NULL;
}

/**
 * tandem_place_of_kind:
 * @kind: (nullable): a kind
 *
 * Returns: (nullable): the place that lists records of @kind
 */
const TandemPlace *
tandem_place_of_kind (const TandemKind *kind)
{
  if (kind == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].kind, kind->name) == 0)
      return &places[i];

  return NULL;
}

/**
 * tandem_place_query:
 * @self: a place
 * @order: which of its orders
 * @filter: which of its filters
 * @text: (nullable): words to find
 * @today: what "late" is measured from
 *
 * Returns: (transfer full): what the list of the place shows
 */
TandemQuery *
tandem_place_query (const TandemPlace *self,
                    guint              order,
                    guint              filter,
                    const char        *text,
                    TandemDate         today)
{
  TandemQuery *query = tandem_query_new (tandem_kind_find (self->kind));
  const TandemPlaceOrder *by = &self->orders[MIN (order, self->n_orders - 1)];
  g_autoptr(GError) error = NULL;

  self->filters[MIN (filter, self->n_filters - 1)].apply (query, today);

  if (self->group != NULL)
    self->group (query, today);
  tandem_own_sort (query, by->field, by->descending);
  if (text != NULL && text[0] != '\0')
    tandem_query_match (query, text);

  return query;
}
