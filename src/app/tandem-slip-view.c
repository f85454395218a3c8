/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-slip-view.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-slip.h"

/* What a thread finds out about the dates of a milestone. */
typedef struct
{
  TandemStore   *store;         /* (owned) */
  TandemContext *context;       /* (owned) */
  TandemDoc     *doc;           /* (owned) */
  GPtrArray     *slips;         /* (owned) (nullable) */
  GPtrArray     *meetings;      /* (owned) (nullable) (element-type utf8): where each was decided, NULL: nowhere */
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->store);
  tandem_context_unref (self->context);
  tandem_doc_unref (self->doc);
  g_clear_pointer (&self->slips, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_free (self);
}

static TandemDate
get_local_day (const char *at)
{
  g_autoptr(GDateTime) utc = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return TANDEM_NO_DATE;

  return tandem_date_new (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local));
}

/* Where the history cannot be read, what the record says of itself remains. */
static void
read_on_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *self = task_data;
  g_autoptr(GPtrArray) versions = tandem_store_history (self->store, tandem_doc_get_id (self->doc), NULL);
  g_autoptr(GArray) states = g_array_new (FALSE, FALSE, sizeof (TandemSlipState));

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const TandemVersion *version = g_ptr_array_index (versions, i);
      TandemSlipState state = { version->doc, get_local_day (version->at), version->author };

      g_array_append_val (states, state);
    }
  self->slips = tandem_slips_list (self->doc, (const TandemSlipState *) states->data, states->len, self->context);
  self->meetings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->slips->len; i++)
    {
      const TandemSlip *slip = g_ptr_array_index (self->slips, i);
      g_autoptr(TandemDoc) meeting = slip->event != NULL ? tandem_context_resolve (self->context, slip->event) : NULL;

      g_ptr_array_add (self->meetings, meeting != NULL ? tandem_doc_dup_title (meeting, self->context) : NULL);
    }
  g_task_return_boolean (task, TRUE);
}

/* "Due: 30 Apr → 14 May" */
static char *
dup_title (const TandemSlip *slip,
           TandemDate        today)
{
  g_autofree char *from = tandem_date_to_short_text (slip->from, today);
  g_autofree char *to = tandem_date_to_short_text (slip->to, today);

  if (!tandem_date_is_set (slip->from))
    return g_strdup_printf ("%s: %s", tandem_slip_get_label (slip), to);

  return g_strdup_printf ("%s: %s → %s", tandem_slip_get_label (slip), from, to);
}

static void
append (GString    *text,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
dup_subtitle (const TandemSlip *slip,
              const char       *meeting)
{
  GString *text = g_string_new (NULL);
  gboolean moved = slip->what == TANDEM_SLIP_DUE || slip->what == TANDEM_SLIP_FORECAST;
  g_autofree char *day = tandem_date_to_text (slip->on);
  /* Translators: %s is the title of a meeting */
  g_autofree char *decided = meeting != NULL ? g_strdup_printf (_("Decided at %s"), meeting) : NULL;

  append (text, tandem_date_is_set (slip->on) ? day : moved ? _("on a day nobody noted") : NULL);
  append (text, slip->author);
  append (text, slip->reason != NULL ? slip->reason : moved ? _("nobody said why") : NULL);
  append (text, decided);

  return g_string_free (text, FALSE);
}

static GtkWidget *
new_row (const TandemSlip *slip,
         const char       *meeting,
         TandemDate        today)
{
  g_autofree char *title = dup_title (slip, today);
  g_autofree char *subtitle = dup_subtitle (slip, meeting);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);

  if (slip->what == TANDEM_SLIP_BASELINE)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  else
    {
      g_autofree char *days = tandem_slip_dup_days (slip);
      GtkWidget *label = gtk_label_new (days);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }

  return row;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (source), ADW_TYPE_PREFERENCES_GROUP);
  TandemDate today = tandem_context_get_today (reading->context);
  g_autofree char *sentence = NULL;

  g_task_propagate_boolean (G_TASK (result), NULL);
  /* The head may show another state by now. */
  if (group == NULL || reading->slips->len == 0)
    return;

  sentence = tandem_slips_dup_sentence (reading->slips, reading->context);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (source), sentence);
  for (guint i = 0; i < reading->slips->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (source),
                              new_row (g_ptr_array_index (reading->slips, i), g_ptr_array_index (reading->meetings, i), today));
  gtk_widget_set_visible (group, TRUE);
}

/**
 * tandem_slip_view_new:
 * @session: the session
 * @milestone: a milestone
 *
 * Returns: how its dates moved: a sentence, which unfolds into each change. It
 *   is seen once the history was read, and where there is anything to tell.
 */
GtkWidget *
tandem_slip_view_new (TandemSession   *session,
                      const TandemDoc *milestone)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title-lines", 0, NULL);
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr(GTask) task = NULL;

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, FALSE);
  reading->store = g_object_ref (tandem_session_get_store (session));
  reading->context = tandem_context_ref (tandem_session_get_context (session));
  reading->doc = tandem_doc_ref ((TandemDoc *) milestone);
  task = g_task_new (row, NULL, read_cb, NULL);
  g_task_set_static_name (task, "[tandem] slip");
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_on_thread);

  return group;
}
