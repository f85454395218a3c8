/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-today-private.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-agreement.h"
#include "kinds/tandem-gcom.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-milestone.h"
#include "tandem-store-sync.h"
#include "tandem-summary.h"

/* What the rows of the start page say. */

#define DAYS_IN_WORDS 59

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
get_name (TandemTodaySearch *self,
          const char        *id)
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
add (TandemTodaySearch *self,
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
set_due (TandemTodaySearch *self,
         TandemTodayItem   *item,
         TandemDate         due)
{
  item->date = due;
  item->when = tandem_date_to_short_text (due, self->today);
  if (tandem_date_compare (due, self->today) != 0)
    item->distance = tandem_dup_date_distance (due, self->today);
}

/* A day since which something is so. */
static void
set_since (TandemTodaySearch *self,
           TandemTodayItem   *item,
           TandemDate         since)
{
  g_autofree char *day = tandem_date_to_short_text (since, self->today);

  if (!tandem_date_is_set (since))
    return;
  item->date = since;
  item->when = g_strdup (day);
  item->distance = dup_span (MAX (tandem_date_days_between (since, self->today), 0));
}

void
tandem_today_add_milestone (TandemTodaySearch *self,
                            TandemDoc         *doc)
{
  gboolean late = tandem_milestone_days_late (doc, self->today) > 0;
  TandemTodayItem *item = add (self, late ? TANDEM_TODAY_LATE : TANDEM_TODAY_THIS_WEEK, TANDEM_STEP_UPDATE, doc);

  item->status = tandem_milestone_get_shown_status (doc, self->context);
  item->tone = late ? "late" : NULL;
  set_where (item, get_name (self, string_of (doc, "owner")));
  set_due (self, item, date_of (doc, "due"));
}

/* Begun and never reported, or not reported for long. */
void
tandem_today_add_if_quiet (TandemTodaySearch *self,
                           TandemDoc         *doc)
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

void
tandem_today_add_event (TandemTodaySearch *self,
                        TandemDoc         *doc)
{
  TandemTodayItem *item = add (self, TANDEM_TODAY_THIS_WEEK, TANDEM_STEP_OPEN, doc);
  g_autofree char *day = g_strndup (string_of (doc, "start") != NULL ? string_of (doc, "start") : "", 10);
  int mode = tandem_kind_get_field (tandem_doc_get_kind (doc), "mode");
  g_autofree char *how = mode >= 0 ? tandem_doc_dup_text (doc, (guint) mode, self->context) : NULL;

  item->icon = "place-events-symbolic";
  set_where (item, how);
  set_due (self, item, tandem_date_parse (day));
}

void
tandem_today_add_question (TandemTodaySearch *self,
                           TandemDoc         *doc)
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

static char *
dup_value (TandemTodaySearch *self,
           TandemDoc         *doc,
           const char        *field,
           const char        *json)
{
  int index = tandem_kind_get_field (tandem_doc_get_kind (doc), field);
  g_autoptr(TandemDoc) with = index >= 0 ? tandem_doc_with (doc, field, json, NULL) : NULL;

  return with != NULL ? tandem_doc_dup_text (with, (guint) index, self->context) : NULL;
}

/* "Due: 20 May or 27 May": nobody has to look for what was kept. */
static char *
dup_clash_words (TandemTodaySearch *self,
                 TandemDoc         *doc,
                 GPtrArray         *clashes)
{
  const TandemClash *first = g_ptr_array_index (clashes, 0);
  g_autofree char *mine = dup_value (self, doc, first->path, first->mine);
  g_autofree char *theirs = dup_value (self, doc, first->path, first->theirs);

  if (clashes->len > 1 || mine == NULL || theirs == NULL)
    return g_strdup_printf (ngettext ("%u field differs", "%u fields differ", clashes->len), clashes->len);

  /* Translators: a field that two people changed, and what each made it: "Due: 20 May or 27 May" */
  return g_strdup_printf (_("%1$s: %2$s or %3$s"),
                          g_dgettext (GETTEXT_PACKAGE, tandem_kind_find_field (tandem_doc_get_kind (doc), first->path)->label),
                          mine, theirs);
}

void
tandem_today_add_clash (TandemTodaySearch *self,
                        TandemDoc         *doc)
{
  TandemTodayItem *item = add (self, TANDEM_TODAY_WAITING, TANDEM_STEP_OPEN, doc);
  g_autofree char *title = g_steal_pointer (&item->title);
  g_autoptr(GPtrArray) clashes = tandem_store_clashes (self->store, tandem_doc_get_id (doc), NULL);
  g_autofree char *fields = NULL;

  item->status = "clash";
  /* Translators: %s is the title of a record */
  item->title = g_strdup_printf (_("Both sides changed %s"), title);
  if (clashes != NULL && clashes->len > 0)
    fields = dup_clash_words (self, doc, clashes);
  set_where (item, fields);
}

void
tandem_today_add_agreement (TandemTodaySearch *self,
                            TandemDoc         *doc)
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
may_be_near (TandemTodaySearch *self,
             const TandemDoc   *doc)
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

void
tandem_today_add_deadlines (TandemTodaySearch *self,
                            TandemDoc         *doc)
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
