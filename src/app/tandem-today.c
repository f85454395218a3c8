/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-today-private.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-health.h"
#include "tandem-own-query.h"
#include "tandem-store-sync.h"

#define WEEK_DAYS 7

/* Milestones whose updates are looked at: those that are due next. */
#define MAX_LOOKED_AT 400

static const char *const coming_events[] = { "planned", "invited", "confirmed", NULL };
static const char *const signed_agreements[] = { "signed", "in_force", "expired", NULL };

typedef void (*TakeFunc) (TandemTodaySearch *self,
                          TandemDoc         *doc);

/* ---- questions to the store ------------------------------------------------- */

/* To one pairing, and to what is mine. */
static void
narrow (TandemTodaySearch *self,
        TandemQuery       *query)
{
  if (self->whose->partnership != NULL)
    tandem_own_where (query, "partnership", TANDEM_QUERY_IS, self->whose->partnership);

  switch (self->share)
    {
    case TANDEM_SHARE_ALL:
      break;
    case TANDEM_SHARE_NAMED:
      tandem_own_where_in (query, self->side, self->whose->cities);
      break;
    case TANDEM_SHARE_OF_PAIRINGS:
      if (self->side != NULL)
        tandem_own_where (query, self->side, TANDEM_QUERY_IS_NOT_SET, NULL);
      tandem_own_where_in (query, "partnership", (const char *const *) self->pairings);
      break;
    default:
      g_assert_not_reached ();
    }
}

static TandemQuery *
query_new (TandemTodaySearch *self,
           const char        *kind,
           const char        *status,
           const char *const *values)
{
  TandemQuery *query = tandem_query_new (tandem_kind_find (kind));

  if (status != NULL)
    tandem_own_where_in (query, status, values);
  narrow (self, query);

  return query;
}

static void
between (TandemQuery *query,
         const char  *field,
         TandemDate   since,
         TandemDate   before)
{
  g_autofree char *first = tandem_date_to_iso (since);
  g_autofree char *end = tandem_date_to_iso (before);

  if (tandem_date_is_set (since))
    tandem_own_where (query, field, TANDEM_QUERY_SINCE, first);
  if (tandem_date_is_set (before))
    tandem_own_where (query, field, TANDEM_QUERY_BEFORE, end);
  tandem_own_sort (query, field, FALSE);
}

/* Gives @take what @query finds, @limit records at most; whether there were as
 * many. */
static gboolean
look_at (TandemTodaySearch *self,
         TandemQuery       *query,
         guint              limit,
         TakeFunc           take)
{
  g_autoptr(TandemQuery) bounded = tandem_query_copy (query);
  g_autoptr(GPtrArray) docs = NULL;

  if (self->error != NULL)
    return FALSE;

  tandem_query_limit (bounded, limit);
  docs = tandem_store_query (self->store, bounded, &self->error);
  for (guint i = 0; docs != NULL && i < docs->len; i++)
    take (self, g_ptr_array_index (docs, i));

  return docs != NULL && docs->len == limit;
}

/* Adds all that @query finds to a section: what is beyond its rows is counted. */
static void
collect (TandemTodaySearch *self,
         TandemTodaySection section,
         TandemQuery       *query,
         TakeFunc           take)
{
  if (look_at (self, query, TANDEM_TODAY_MAX_ROWS, take))
    self->found->totals[section] +=
      (guint) MAX (tandem_store_count (self->store, query, &self->error) - TANDEM_TODAY_MAX_ROWS, 0);
}

/* By date: read along the index of dates, which knows the states. Asked for by the
 * three open states instead, all such milestones would be read and sorted. */
static TandemQuery *
open_by_date (TandemTodaySearch *self,
              TandemDate         since,
              TandemDate         before)
{
  static const char *const done[] = { "achieved", "dropped", "on_hold" };
  TandemQuery *query = query_new (self, "milestone", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    tandem_own_where (query, "status", TANDEM_QUERY_IS_NOT, done[i]);
  between (query, "due", since, before);

  return query;
}

static void
find_milestones (TandemTodaySearch *self)
{
  TandemDate next_week = tandem_date_add_days (self->today, WEEK_DAYS + 1);
  g_autoptr(TandemQuery) late = open_by_date (self, TANDEM_NO_DATE, self->today);
  g_autoptr(TandemQuery) soon = open_by_date (self, self->today, next_week);
  g_autoptr(TandemQuery) later = open_by_date (self, next_week, TANDEM_NO_DATE);

  collect (self, TANDEM_TODAY_LATE, late, tandem_today_add_milestone);
  collect (self, TANDEM_TODAY_THIS_WEEK, soon, tandem_today_add_milestone);
  look_at (self, later, MAX_LOOKED_AT, tandem_today_add_if_quiet);
}

static void
find_events (TandemTodaySearch *self)
{
  g_autoptr(TandemQuery) query = query_new (self, "event", "status", coming_events);

  between (query, "start", self->today, tandem_date_add_days (self->today, WEEK_DAYS + 1));
  collect (self, TANDEM_TODAY_THIS_WEEK, query, tandem_today_add_event);
}

static void
find_questions (TandemTodaySearch *self)
{
  static const char *const open[] = { "open", NULL };
  g_autoptr(TandemQuery) query = query_new (self, "question", "status", open);

  tandem_own_where (query, "assigned_to", TANDEM_QUERY_IS_SET, NULL);
  tandem_own_sort (query, "asked_on", FALSE);
  collect (self, TANDEM_TODAY_WAITING, query, tandem_today_add_question);
}

static void
find_clashes (TandemTodaySearch *self)
{
  g_autoptr(GPtrArray) ids = NULL;
  guint n_shown = 0;

  if (self->error != NULL || (ids = tandem_store_conflicts (self->store, &self->error)) == NULL)
    return;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(TandemDoc) doc = tandem_context_resolve (self->context, g_ptr_array_index (ids, i));
      const char *partnership = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "partnership")) : NULL;

      if (self->whose->partnership != NULL && g_strcmp0 (partnership, self->whose->partnership) != 0 &&
          g_strcmp0 (g_ptr_array_index (ids, i), self->whose->partnership) != 0)
        continue;
      if (doc != NULL && n_shown++ < TANDEM_TODAY_MAX_ROWS)
        tandem_today_add_clash (self, doc);
      else
        self->found->totals[TANDEM_TODAY_WAITING]++;
    }
}

static void
find_agreements (TandemTodaySearch *self)
{
  g_autoptr(TandemQuery) query = query_new (self, "agreement", "status", signed_agreements);
  TandemDate end = tandem_date_add_days (tandem_date_add_months (self->today, TANDEM_EXPIRING_MONTHS), 1);

  between (query, "expires_on", TANDEM_NO_DATE, end);
  look_at (self, query, TANDEM_TODAY_MAX_ROWS, tandem_today_add_agreement);
}

/* They are the cities' own: no pairing has them. */
static void
find_deadlines (TandemTodaySearch *self)
{
  g_autoptr(TandemQuery) query = NULL;

  if (self->whose->partnership != NULL)
    return;

  query = query_new (self, "gcom_profile", NULL, NULL);
  between (query, "committed_on", TANDEM_NO_DATE, self->today);
  look_at (self, query, MAX_LOOKED_AT, tandem_today_add_deadlines);
}

/* ---- the answer ------------------------------------------------------------- */

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const TandemTodayItem *first = a;
  const TandemTodayItem *second = b;

  return first->rank != second->rank ? first->rank - second->rank : tandem_date_compare (first->date, second->date);
}

static TandemTodayItem *
new_more_item (TandemTodaySection section,
               guint              total)
{
  TandemTodayItem *item = tandem_today_item_new (section, TANDEM_STEP_SHOW_ALL, NULL);

  /* Translators: %'u is how many there are in all */
  item->title = g_strdup_printf (_("%'u more"), total);
  item->icon = "view-more-symbolic";

  return item;
}

static void
finish_section (TandemTodaySearch *self,
                TandemTodaySection section)
{
  GPtrArray *items = self->sections[section];
  guint n_shown = MIN (items->len, TANDEM_TODAY_MAX_ROWS);
  guint total = self->found->totals[section] + items->len;

  g_ptr_array_sort_values (items, compare_items);
  g_ptr_array_set_size (items, (int) n_shown);
  if (total > n_shown)
    g_ptr_array_add (items, new_more_item (section, total - n_shown));

  for (guint i = 0; i < items->len; i++)
    {
      TandemTodayItem *item = g_ptr_array_index (items, i);

      item->first = i == 0;
      item->last = i + 1 == items->len;
      item->total = total;
      g_ptr_array_add (self->found->items, g_object_ref (item));
    }
  self->found->totals[section] = total;
}

static void
take_next (TandemTodaySearch *self,
           TandemDoc         *doc)
{
  TandemDoc **next = &self->found->next;

  if (*next != NULL && tandem_date_compare (tandem_val_date (tandem_doc_get (*next, "due")),
                                            tandem_val_date (tandem_doc_get (doc, "due"))) <= 0)
    return;
  g_clear_pointer (next, tandem_doc_unref);
  *next = tandem_doc_ref (doc);
}

static void
find_next (TandemTodaySearch *self)
{
  g_autoptr(TandemQuery) query = open_by_date (self, self->today, TANDEM_NO_DATE);

  look_at (self, query, 1, take_next);
}

/* Of a record that can name a city, mine is what names one of mine, and what
 * names none where the pairing is mine, so that it is nobody's by oversight. */
typedef struct
{
  void (*find) (TandemTodaySearch *self);
  const char *side;             /* (nullable): the field that names the city */
  gboolean    of_pairing;       /* what names none belongs to the pairing's cities */
} Finder;

static const Finder finders[] = {
  { find_milestones, "side", TRUE },
  { find_events, NULL, TRUE },
  { find_questions, "assigned_to", FALSE },
  { find_agreements, NULL, TRUE },
  { find_deadlines, "city", FALSE },
};

static const Finder next_finder = { find_next, "side", TRUE };

static void
find (TandemTodaySearch *self,
      const Finder      *finder)
{
  self->side = finder->side;
  self->share = TANDEM_SHARE_ALL;
  if (self->whose->cities == NULL)
    {
      finder->find (self);
      return;
    }

  self->share = TANDEM_SHARE_NAMED;
  if (finder->side != NULL)
    finder->find (self);
  self->share = TANDEM_SHARE_OF_PAIRINGS;
  if (finder->of_pairing)
    finder->find (self);
}

static char **
dup_pairings (TandemTodaySearch *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; self->whose->cities[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) docs =
        tandem_store_referring (self->store, "partnership", "members.city", self->whose->cities[i]);

      for (guint j = 0; j < docs->len; j++)
        g_strv_builder_add (builder, tandem_doc_get_id (g_ptr_array_index (docs, j)));
    }

  return g_strv_builder_end (builder);
}

static void
run (TandemTodaySearch *self)
{
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->found = g_new0 (TandemToday, 1);
  self->found->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < TANDEM_TODAY_N_SECTIONS; i++)
    self->sections[i] = g_ptr_array_new_with_free_func (g_object_unref);

  /* A clash waits for whoever works here. */
  find_clashes (self);
  if (self->whose->cities != NULL)
    self->pairings = dup_pairings (self);
  for (guint i = 0; i < G_N_ELEMENTS (finders); i++)
    find (self, &finders[i]);

  for (guint i = 0; i < TANDEM_TODAY_N_SECTIONS; i++)
    {
      finish_section (self, i);
      g_ptr_array_unref (self->sections[i]);
    }
  if (self->found->items->len == 0)
    find (self, &next_finder);
  g_strfreev (self->pairings);
  g_hash_table_unref (self->titles);
}

/**
 * tandem_today_find:
 * @store: an open store
 * @context: the language, the day, and a resolver that sees @store
 * @whose: one pairing's, some cities', or everyone's
 * @error: return location for a #TandemStoreError
 *
 * Reads what the day asks for: milestones that are late or due within a week,
 * calls and meetings of the week, clashes and questions that wait for somebody,
 * milestones without a word for 30 days among those that are due next, and
 * agreements and deadlines of the Global Covenant that end within six months.
 * Each record stands in the first section that it belongs to. Bounded by
 * %TANDEM_TODAY_MAX_ROWS a section. Blocks; not for the user interface.
 *
 * Returns: (transfer full) (nullable): what was found
 */
TandemToday *
tandem_today_find (TandemStore            *store,
                   const TandemContext    *context,
                   const TandemTodayWhose *whose,
                   GError                **error)
{
  TandemTodaySearch search = { .store = store, .context = context, .whose = whose };
  g_autoptr(TandemToday) found = NULL;

  g_return_val_if_fail (TANDEM_IS_STORE (store), NULL);
  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (whose != NULL, NULL);

  search.today = tandem_context_get_today (context);
  run (&search);
  found = search.found;
  if (search.error != NULL)
    {
      g_propagate_error (error, search.error);
      return NULL;
    }

  found->n_urgent = found->totals[TANDEM_TODAY_LATE] + found->totals[TANDEM_TODAY_WAITING];

  return g_steal_pointer (&found);
}

void
tandem_today_free (TandemToday *self)
{
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->next, tandem_doc_unref);
  g_free (self);
}
