/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-milestone-headings.h"

#include "kinds/tandem-figures.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-pilot.h"
#include "tandem-field-type.h"
#include "tandem-milestones.h"
#include "tandem-record.h"
#include "tandem-status.h"
#include "tandem-summary.h"

struct _TandemMilestoneHeadings
{
  GObject        parent_instance;

  TandemSession *session;   /* (owned) */
  TandemList    *list;      /* (owned) */
  char          *grouping;  /* (owned) */
  GHashTable    *made;      /* (owned) (element-type uint TandemTimelineHeading): by number of group */
};

G_DEFINE_FINAL_TYPE (TandemMilestoneHeadings, tandem_milestone_headings, G_TYPE_OBJECT)

/* What a thread finds out about one heading. */
typedef struct
{
  char          *id;
  TandemStore   *store;         /* (owned) */
  TandemSummary *summary;       /* (owned) (nullable) */
  int            progress;
} Judgement;

static void
judgement_free (Judgement *judgement)
{
  g_free (judgement->id);
  g_object_unref (judgement->store);
  g_clear_pointer (&judgement->summary, tandem_summary_free);
  g_free (judgement);
}

/* On a thread: reads as many records as it takes. */
static void
judge (GTask        *task,
       gpointer      source,
       gpointer      task_data,
       GCancellable *cancellable)
{
  Judgement *judgement = task_data;
  g_autoptr(TandemDoc) doc = tandem_store_get (judgement->store, judgement->id, NULL);
  const TandemContext *context = tandem_store_get_context (judgement->store);

  judgement->progress = -1;
  if (doc != NULL)
    judgement->summary = tandem_summary_new (doc, context);
  if (doc != NULL && tandem_doc_get_kind (doc) == &tandem_pilot_kind)
    judgement->progress = tandem_pilot_get_progress (doc, context);
  else if (doc != NULL && tandem_val_is_set (tandem_doc_get (doc, "progress_pct")))
    judgement->progress = (int) tandem_val_int (tandem_doc_get (doc, "progress_pct"), 0);
  g_task_return_boolean (task, TRUE);
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TandemTimelineHeading) heading = user_data;
  Judgement *judgement = g_task_get_task_data (G_TASK (result));
  TandemSummary *summary = judgement->summary;

  if (summary == NULL)
    return;
  g_set_str (&heading->native, summary->native);
  /* Pairings have a health, which stands at the end; what a pilot is worth its bar says. */
  if (heading->code == NULL)
    heading->status = summary->status;
  heading->progress = judgement->progress;
  tandem_timeline_heading_changed (heading);
}

static void
begin_judging (TandemMilestoneHeadings *self,
               TandemTimelineHeading   *heading)
{
  Judgement *judgement;
  g_autoptr(GTask) task = NULL;

  if (heading->id == NULL)
    return;
  judgement = g_new0 (Judgement, 1);
  judgement->id = g_strdup (heading->id);
  judgement->store = g_object_ref (tandem_session_get_store (self->session));
  task = g_task_new (NULL, NULL, judged_cb, g_object_ref (heading));
  g_task_set_static_name (task, "[tandem] heading");
  g_task_set_task_data (task, judgement, (GDestroyNotify) judgement_free);
  g_task_run_in_thread (task, judge);
}

/* The first or the last day of a field that is a period or two dates. */
static TandemDate
get_end (const TandemDoc *doc,
         gboolean         last)
{
  TandemVal period = tandem_doc_get (doc, "period");
  const char *from = tandem_val_string (tandem_val_member (period, "from"));
  TandemDate date;

  if (!tandem_val_is_set (period))
    return tandem_val_date (tandem_doc_get (doc, last ? "end" : "start"));
  if (last)
    return tandem_period_get_last (period);
  date = tandem_date_parse (from);

  return tandem_date_is_set (date) ? date : tandem_date_parse_month (from);
}

static TandemTimelineHeading *
new_section (TandemMilestoneHeadings *self,
             const TandemDoc         *first)
{
  TandemTimelineHeading *heading = tandem_timeline_heading_new ();
  const TandemContext *context = tandem_session_get_context (self->session);
  const char *pairing = tandem_val_string (tandem_doc_get (first, "partnership"));
  g_autoptr(TandemDoc) doc = pairing != NULL ? tandem_context_resolve (context, pairing) : NULL;

  heading->title = tandem_milestones_dup_section (self->grouping, first, context);
  if (g_str_equal (self->grouping, "status"))
    heading->status = tandem_milestone_get_shown_status (first, context);
  if (g_str_equal (self->grouping, "pairing") && doc != NULL)
    {
      heading->id = g_strdup (pairing);
      heading->period_end = get_end (doc, TRUE);
    }

  return heading;
}

static TandemTimelineHeading *
new_owner (TandemMilestoneHeadings *self,
           const TandemDoc         *first)
{
  TandemTimelineHeading *heading = tandem_timeline_heading_new ();
  const TandemContext *context = tandem_session_get_context (self->session);
  const char *owner = tandem_val_string (tandem_doc_get (first, "owner"));
  g_autoptr(TandemDoc) doc = owner != NULL ? tandem_context_resolve (context, owner) : NULL;

  if (doc == NULL)
    return heading;
  heading->id = g_strdup (owner);
  heading->code = g_strdup (tandem_val_string (tandem_doc_get (doc, "code")));
  heading->title = tandem_doc_dup_title (doc, context);
  heading->from = get_end (doc, FALSE);
  heading->to = get_end (doc, TRUE);

  return heading;
}

static guint32
get_group (guint    position,
           gpointer data)
{
  return tandem_list_get_group (TANDEM_MILESTONE_HEADINGS (data)->list, position);
}

static guint32
get_subgroup (guint    position,
              gpointer data)
{
  return tandem_list_get_subgroup (TANDEM_MILESTONE_HEADINGS (data)->list, position);
}

static TandemTimelineHeading *
get_heading (guint    position,
             gboolean subgroup,
             gpointer data)
{
  TandemMilestoneHeadings *self = data;
  guint number = (subgroup ? get_subgroup (position, self) : get_group (position, self)) * 2 + (subgroup ? 1 : 0);
  TandemTimelineHeading *heading = g_hash_table_lookup (self->made, GUINT_TO_POINTER (number));
  g_autoptr(TandemRecord) record = NULL;

  if (heading != NULL)
    return heading;
  if ((record = g_list_model_get_item (G_LIST_MODEL (self->list), position)) == NULL)
    return NULL;

  heading = subgroup ? new_owner (self, tandem_record_get_doc (record)) : new_section (self, tandem_record_get_doc (record));
  g_hash_table_insert (self->made, GUINT_TO_POINTER (number), heading);
  begin_judging (self, heading);

  return heading;
}

const TandemTimelineSource tandem_milestone_headings_source = { get_group, get_subgroup, get_heading };

/* Anything may have changed a health: those in sight are judged anew. */
static void
store_changed_cb (TandemMilestoneHeadings *self)
{
  guint changed = g_signal_lookup ("changed", TANDEM_TYPE_TIMELINE_HEADING);
  GHashTableIter iter;
  gpointer heading;

  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, NULL, &heading))
    if (g_signal_has_handler_pending (heading, changed, 0, FALSE))
      begin_judging (self, heading);
    else
      g_hash_table_iter_remove (&iter);
}

static void
tandem_milestone_headings_finalize (GObject *object)
{
  TandemMilestoneHeadings *self = TANDEM_MILESTONE_HEADINGS (object);

  g_object_unref (self->session);
  g_object_unref (self->list);
  g_free (self->grouping);
  g_hash_table_unref (self->made);

  G_OBJECT_CLASS (tandem_milestone_headings_parent_class)->finalize (object);
}

static void
tandem_milestone_headings_class_init (TandemMilestoneHeadingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_milestone_headings_finalize;
}

static void
tandem_milestone_headings_init (TandemMilestoneHeadings *self)
{
  self->grouping = g_strdup ("pairing");
  self->made = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

/**
 * tandem_milestone_headings_new:
 * @session: the session
 * @list: the milestones, grouped
 *
 * Returns: (transfer full): the headings of @list
 */
TandemMilestoneHeadings *
tandem_milestone_headings_new (TandemSession *session,
                               TandemList    *list)
{
  TandemMilestoneHeadings *self = g_object_new (TANDEM_TYPE_MILESTONE_HEADINGS, NULL);

  self->session = g_object_ref (session);
  self->list = g_object_ref (list);
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* Numbers of groups begin anew with every question. */
void
tandem_milestone_headings_set_grouping (TandemMilestoneHeadings *self,
                                        const char              *grouping)
{
  g_set_str (&self->grouping, grouping);
  g_hash_table_remove_all (self->made);
}
