/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-today.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-agreement.h"
#include "kinds/tandem-gcom.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-milestone.h"
#include "tandem-store-sync.h"
#include "tandem-summary.h"

#define WEEK_DAYS 7
#define DAYS_IN_WORDS 59

/* Milestones whose updates are looked at: those that are due next. */
#define MAX_LOOKED_AT 400

static const char *const open_milestones[] = { "planned", "in_progress", "delayed", NULL };
static const char *const coming_events[] = { "planned", "invited", "confirmed", NULL };
static const char *const signed_agreements[] = { "signed", "in_force", "expired", NULL };

typedef struct
{
  TandemStore         *store;
  const TandemContext *context;
  TandemDate           today;
  const char          *partnership;     /* (nullable) */
  GHashTable          *titles;          /* of records by id, as rows repeat them */
  TandemToday         *found;
  GPtrArray           *sections[TANDEM_TODAY_N_SECTIONS];
  GError              *error;           /* the first one; nothing is asked after it */
} Search;

typedef void (*TakeFunc) (Search    *self,
                          TandemDoc *doc);

/* ---- words ---------------------------------------------------------------- */

static const char *
string_of (const TandemDoc *doc,
           const char      *field)
{
  return tandem_val_string (tandem_doc_get (doc, field));
}

static TandemDate
date_of (const TandemDoc *doc,
         const char      *field)
{
  return tandem_val_date (tandem_doc_get (doc, field));
}

/* "M2.3 · Curriculum agreed": the title, after the code where there is one. */
static char *
dup_coded_title (const TandemDoc     *doc,
                 const TandemContext *context,
                 const char          *separator)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  guint code = tandem_kind_flagged (kind, TANDEM_CODE);
  const char *text = code < kind->n_fields ? string_of (doc, kind->fields[code].name) : NULL;
  char *title = tandem_doc_dup_title (doc, context);
  char *both;

  if (text == NULL || g_str_equal (kind->name, "partnership"))
    return title;
  both = g_strconcat (text, separator, title, NULL);
  g_free (title);

  return both;
}

/* What a record is called in the second line of others: "Pilot P2 Vocational
 * skills exchange". */
static const char *
get_name (Search     *self,
          const char *id)
{
  const TandemKind *kind;
  g_autoptr(TandemDoc) doc = NULL;
  g_autofree char *title = NULL;
  char *name;

  if (id == NULL)
    return NULL;
  if ((name = g_hash_table_lookup (self->titles, id)) != NULL)
    return name;

  kind = tandem_kind_of_id (id);
  doc = tandem_context_resolve (self->context, id);
  title = doc != NULL ? dup_coded_title (doc, self->context, " ") : g_strdup ("");
  if (doc != NULL && kind != NULL && (g_str_equal (kind->name, "pilot") || g_str_equal (kind->name, "action")))
    name = g_strdup_printf ("%s %s", g_dgettext (GETTEXT_PACKAGE, kind->label), title);
  else
    name = g_steal_pointer (&title);
  g_hash_table_insert (self->titles, g_strdup (id), name);

  return name;
}

static char *
join (const char *first,
      const char *second)
{
  if (first == NULL || first[0] == '\0')
    return g_strdup (second);
  if (second == NULL || second[0] == '\0' || g_str_equal (first, second))
    return g_strdup (first);

  return g_strdup_printf ("%s · %s", first, second);
}

static char *
dup_span (int days)
{
  if (days <= DAYS_IN_WORDS)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);

  return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) (days / 30)), days / 30);
}

/* ---- entries -------------------------------------------------------------- */

static TandemTodayItem *
add (Search            *self,
     TandemTodaySection section,
     TandemStep         step,
     TandemDoc         *doc)
{
  TandemTodayItem *item = tandem_today_item_new (section, step, doc);

  item->title = dup_coded_title (doc, self->context, " · ");
  item->where = join (get_name (self, string_of (doc, "partnership")), NULL);
  g_ptr_array_add (self->sections[section], item);

  return item;
}

static void
set_where (TandemTodayItem *item,
           const char      *second)
{
  char *where = join (item->where, second);

  g_free (item->where);
  item->where = where;
}

/* A day that is coming, or that should have been. */
static void
set_due (Search          *self,
         TandemTodayItem *item,
         TandemDate       due)
{
  item->date = due;
  item->when = tandem_date_to_short_text (due, self->today);
  if (tandem_date_compare (due, self->today) != 0)
    item->distance = tandem_dup_date_distance (due, self->today);
}

/* A day since which something is so. */
static void
set_since (Search          *self,
           TandemTodayItem *item,
           TandemDate       since)
{
  g_autofree char *day = tandem_date_to_short_text (since, self->today);

  if (!tandem_date_is_set (since))
    return;
  item->date = since;
  item->when = g_strdup (day);
  item->distance = dup_span (MAX (tandem_date_days_between (since, self->today), 0));
}

static void
add_milestone (Search    *self,
               TandemDoc *doc)
{
  gboolean late = tandem_milestone_days_late (doc, self->today) > 0;
  TandemTodayItem *item = add (self, late ? TANDEM_TODAY_LATE : TANDEM_TODAY_THIS_WEEK, TANDEM_STEP_UPDATE, doc);

  item->status = tandem_milestone_get_shown_status (doc, self->context);
  item->tone = late ? "late" : NULL;
  set_where (item, get_name (self, string_of (doc, "owner")));
  set_due (self, item, date_of (doc, "due"));
}

/* Begun and never reported, or not reported for long. */
static void
add_if_quiet (Search    *self,
              TandemDoc *doc)
{
  TandemDate updated = tandem_milestone_get_last_update (doc);
  gboolean begun = g_strcmp0 (string_of (doc, "status"), "planned") != 0;
  TandemTodayItem *item;

  if (tandem_date_is_set (updated)
      ? tandem_date_days_between (updated, self->today) <= TANDEM_HEALTH_UPDATE_DAYS : !begun)
    return;

  item = add (self, TANDEM_TODAY_NOT_UPDATED, TANDEM_STEP_UPDATE, doc);
  item->status = "not_updated";
  set_where (item, get_name (self, string_of (doc, "owner")));
  set_since (self, item, updated);
}

static void
add_event (Search    *self,
           TandemDoc *doc)
{
  TandemTodayItem *item = add (self, TANDEM_TODAY_THIS_WEEK, TANDEM_STEP_OPEN, doc);
  g_autofree char *day = g_strndup (string_of (doc, "start") != NULL ? string_of (doc, "start") : "", 10);
  int mode = tandem_kind_get_field (tandem_doc_get_kind (doc), "mode");
  g_autofree char *how = mode >= 0 ? tandem_doc_dup_text (doc, (guint) mode, self->context) : NULL;

  item->icon = "place-events-symbolic";
  set_where (item, how);
  set_due (self, item, tandem_date_parse (day));
}

static void
add_question (Search    *self,
              TandemDoc *doc)
{
  TandemTodayItem *item = add (self, TANDEM_TODAY_WAITING, TANDEM_STEP_ANSWER, doc);
  const char *asker = get_name (self, string_of (doc, "asked_by"));
  const char *assigned = get_name (self, string_of (doc, "assigned_to"));
  g_autofree char *addressee = NULL;

  item->status = "waiting";
  item->rank = 1;
  if (asker != NULL && asker[0] != '\0')
    {
      g_autofree char *text = g_steal_pointer (&item->title);
      gboolean comment = g_strcmp0 (string_of (doc, "question_kind"), "comment") == 0;

      /* Translators: a city and what it asks, as in "Liuzhou asks: who pays?" */
      item->title = comment ? g_strdup_printf (_("%s: %s"), asker, text) : g_strdup_printf (_("%s asks: %s"), asker, text);
    }
  if (assigned != NULL && assigned[0] != '\0')
    /* Translators: who has to answer; %s is a city */
    addressee = g_strdup_printf (_("for %s"), assigned);
  set_where (item, addressee);
  set_where (item, get_name (self, string_of (doc, "about")));
  set_since (self, item, date_of (doc, "asked_on"));
}

static void
add_clash (Search    *self,
           TandemDoc *doc)
{
  TandemTodayItem *item = add (self, TANDEM_TODAY_WAITING, TANDEM_STEP_OPEN, doc);
  g_autofree char *title = g_steal_pointer (&item->title);
  g_autoptr(GPtrArray) clashes = tandem_store_clashes (self->store, tandem_doc_get_id (doc), NULL);
  g_autofree char *fields = NULL;

  item->status = "clash";
  /* Translators: %s is the title of a record */
  item->title = g_strdup_printf (_("Both sides changed %s"), title);
  if (clashes != NULL && clashes->len > 0)
    fields = g_strdup_printf (ngettext ("%u field differs", "%u fields differ", clashes->len), clashes->len);
  set_where (item, fields);
}

static void
add_agreement (Search    *self,
               TandemDoc *doc)
{
  gboolean expired = tandem_agreement_has_expired (doc, self->context);
  TandemDate end = date_of (doc, "expires_on");
  TandemTodayItem *item;

  if ((!expired && !tandem_agreement_is_expiring (doc, self->context)) ||
      tandem_agreement_is_replaced (doc, self->context))
    return;

  item = add (self, TANDEM_TODAY_EXPIRING, TANDEM_STEP_RENEW, doc);
  item->status = "expiring";
  set_due (self, item, end);
  if (!expired)
    return;
  g_clear_pointer (&item->distance, g_free);
  item->distance = g_strdup (_("expired"));
  item->status = item->tone = "late";
}

/* Deadlines run from dates of the profile alone, but for what the city's other
 * records tell: these are read only where a deadline is near. */
static gboolean
may_be_near (Search          *self,
             const TandemDoc *doc)
{
  TandemDate submitted = date_of (doc, "plan_submitted_on");
  g_autoptr(GPtrArray) deadlines =
    tandem_gcom_deadlines (self->context, string_of (doc, "deadlines"), date_of (doc, "committed_on"), submitted);

  if (tandem_date_is_set (submitted))
    return TRUE;
  for (guint i = 0; i < deadlines->len; i++)
    {
      const TandemDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->state == TANDEM_DEADLINE_EXPIRING || deadline->state == TANDEM_DEADLINE_LATE)
        return TRUE;
    }

  return FALSE;
}

static void
add_deadlines (Search    *self,
               TandemDoc *doc)
{
  g_autoptr(GPtrArray) deadlines = NULL;

  if (!may_be_near (self, doc))
    return;

  deadlines = tandem_gcom_profile_get_deadlines (doc, self->context);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const TandemDeadline *deadline = g_ptr_array_index (deadlines, i);
      gboolean late = deadline->state == TANDEM_DEADLINE_LATE;
      TandemTodayItem *item;

      if (!late && deadline->state != TANDEM_DEADLINE_EXPIRING)
        continue;
      item = add (self, late ? TANDEM_TODAY_LATE : TANDEM_TODAY_EXPIRING, TANDEM_STEP_OPEN, doc);
      item->status = late ? "late" : "expiring";
      item->tone = late ? "late" : NULL;
      g_set_str (&item->where, item->title);
      g_set_str (&item->title, deadline->label);
      set_due (self, item, deadline->due);
    }
}

/* ---- questions to the store ------------------------------------------------- */

/* Conditions here name fields of our own kinds: that they exist is for a test
 * to say. */
static TandemQuery *
query_new (Search            *self,
           const char        *kind,
           const char        *status,
           const char *const *values)
{
  TandemQuery *query = tandem_query_new (tandem_kind_find (kind));
  g_autoptr(GError) error = NULL;

  if (status != NULL && !tandem_query_where_in (query, status, values, &error))
    g_error ("%s", error->message);
  if (self->partnership != NULL &&
      !tandem_query_where (query, "partnership", TANDEM_QUERY_IS, self->partnership, &error))
    g_error ("%s", error->message);

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
  g_autoptr(GError) error = NULL;

  if ((tandem_date_is_set (since) && !tandem_query_where (query, field, TANDEM_QUERY_SINCE, first, &error)) ||
      (tandem_date_is_set (before) && !tandem_query_where (query, field, TANDEM_QUERY_BEFORE, end, &error)) ||
      !tandem_query_sort (query, field, FALSE, &error))
    g_error ("%s", error->message);
}

/* Gives @take what @query finds, @limit records at most; whether there were as
 * many. */
static gboolean
look_at (Search      *self,
         TandemQuery *query,
         guint        limit,
         TakeFunc     take)
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

/* Adds all that @query finds to a section: what is beyond its rows is counted,
 * by @counted, which finds the same. */
static void
collect (Search            *self,
         TandemTodaySection section,
         TandemQuery       *query,
         TandemQuery       *counted,
         TakeFunc           take)
{
  if (look_at (self, query, TANDEM_TODAY_MAX_ROWS, take))
    self->found->totals[section] +=
      (guint) MAX (tandem_store_count (self->store, counted, &self->error) - TANDEM_TODAY_MAX_ROWS, 0);
}

/* The first ones by date: read along the index of dates. Asked for by the three
 * states instead, all open milestones would be read and sorted; for counting
 * them that is the quicker way. */
static TandemQuery *
open_by_date (Search    *self,
              TandemDate since,
              TandemDate before)
{
  static const char *const done[] = { "achieved", "dropped", "on_hold" };
  TandemQuery *query = query_new (self, "milestone", NULL, NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    if (!tandem_query_where (query, "status", TANDEM_QUERY_IS_NOT, done[i], &error))
      g_error ("%s", error->message);
  between (query, "due", since, before);

  return query;
}

static void
find_milestones (Search *self)
{
  TandemDate next_week = tandem_date_add_days (self->today, WEEK_DAYS + 1);
  g_autoptr(TandemQuery) late = open_by_date (self, TANDEM_NO_DATE, self->today);
  g_autoptr(TandemQuery) counted = query_new (self, "milestone", "status", open_milestones);
  g_autoptr(TandemQuery) soon = open_by_date (self, self->today, next_week);
  g_autoptr(TandemQuery) later = open_by_date (self, next_week, TANDEM_NO_DATE);

  between (counted, "due", TANDEM_NO_DATE, self->today);
  collect (self, TANDEM_TODAY_LATE, late, counted, add_milestone);
  collect (self, TANDEM_TODAY_THIS_WEEK, soon, soon, add_milestone);
  look_at (self, later, MAX_LOOKED_AT, add_if_quiet);
}

static void
find_events (Search *self)
{
  g_autoptr(TandemQuery) query = query_new (self, "event", "status", coming_events);

  between (query, "start", self->today, tandem_date_add_days (self->today, WEEK_DAYS + 1));
  collect (self, TANDEM_TODAY_THIS_WEEK, query, query, add_event);
}

static void
find_questions (Search *self)
{
  static const char *const open[] = { "open", NULL };
  g_autoptr(TandemQuery) query = query_new (self, "question", "status", open);
  g_autoptr(GError) error = NULL;

  if (!tandem_query_where (query, "assigned_to", TANDEM_QUERY_IS_SET, NULL, &error) ||
      !tandem_query_sort (query, "asked_on", FALSE, &error))
    g_error ("%s", error->message);
  collect (self, TANDEM_TODAY_WAITING, query, query, add_question);
}

static void
find_clashes (Search *self)
{
  g_autoptr(GPtrArray) ids = NULL;
  guint n_shown = 0;

  if (self->error != NULL || (ids = tandem_store_conflicts (self->store, &self->error)) == NULL)
    return;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(TandemDoc) doc = tandem_context_resolve (self->context, g_ptr_array_index (ids, i));
      const char *partnership = doc != NULL ? string_of (doc, "partnership") : NULL;

      if (self->partnership != NULL && g_strcmp0 (partnership, self->partnership) != 0 &&
          g_strcmp0 (g_ptr_array_index (ids, i), self->partnership) != 0)
        continue;
      if (doc != NULL && n_shown++ < TANDEM_TODAY_MAX_ROWS)
        add_clash (self, doc);
      else
        self->found->totals[TANDEM_TODAY_WAITING]++;
    }
}

static void
find_agreements (Search *self)
{
  g_autoptr(TandemQuery) query = query_new (self, "agreement", "status", signed_agreements);
  TandemDate end = tandem_date_add_days (tandem_date_add_months (self->today, TANDEM_EXPIRING_MONTHS), 1);

  between (query, "expires_on", TANDEM_NO_DATE, end);
  look_at (self, query, TANDEM_TODAY_MAX_ROWS, add_agreement);
}

/* They are the cities' own: no pairing has them. */
static void
find_deadlines (Search *self)
{
  g_autoptr(TandemQuery) query = NULL;

  if (self->partnership != NULL)
    return;

  query = query_new (self, "gcom_profile", NULL, NULL);
  between (query, "committed_on", TANDEM_NO_DATE, self->today);
  look_at (self, query, MAX_LOOKED_AT, add_deadlines);
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
finish_section (Search            *self,
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
find_next (Search *self)
{
  g_autoptr(TandemQuery) query = NULL;
  g_autoptr(GPtrArray) docs = NULL;

  if (self->found->items->len > 0 || self->error != NULL)
    return;

  query = open_by_date (self, self->today, TANDEM_NO_DATE);
  tandem_query_limit (query, 1);
  docs = tandem_store_query (self->store, query, &self->error);
  if (docs != NULL && docs->len > 0)
    self->found->next = tandem_doc_ref (g_ptr_array_index (docs, 0));
}

static void
run (Search *self)
{
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->found = g_new0 (TandemToday, 1);
  self->found->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < TANDEM_TODAY_N_SECTIONS; i++)
    self->sections[i] = g_ptr_array_new_with_free_func (g_object_unref);

  find_milestones (self);
  find_events (self);
  find_clashes (self);
  find_questions (self);
  find_agreements (self);
  find_deadlines (self);

  for (guint i = 0; i < TANDEM_TODAY_N_SECTIONS; i++)
    {
      finish_section (self, i);
      g_ptr_array_unref (self->sections[i]);
    }
  find_next (self);
  g_hash_table_unref (self->titles);
}

/**
 * tandem_today_find:
 * @store: an open store
 * @context: the language, the day, and a resolver that sees @store
 * @partnership: (nullable): id of the pairing to look at alone
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
tandem_today_find (TandemStore         *store,
                   const TandemContext *context,
                   const char          *partnership,
                   GError             **error)
{
  Search search = { store, context, tandem_context_get_today (context), partnership };
  g_autoptr(TandemToday) found = NULL;

  g_return_val_if_fail (TANDEM_IS_STORE (store), NULL);
  g_return_val_if_fail (context != NULL, NULL);

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
