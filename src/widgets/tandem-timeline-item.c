/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-item.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-health.h"
#include "kinds/tandem-milestone.h"
#include "tandem-status.h"

static TandemDate
get_date (const TandemDoc *doc,
          const char      *field)
{
  return tandem_val_date (tandem_doc_get (doc, field));
}

/* Against what was approved, or else what was agreed. */
static char *
dup_words_achieved (const TandemTimelineItem *self)
{
  TandemDate meant = tandem_date_is_set (self->baseline) ? self->baseline : self->due;
  int days = tandem_date_days_between (meant, self->done);

  if (!tandem_date_is_set (self->done) || days == 0)
    return g_strdup (_("on time"));
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day early", "%d days early", (gulong) - days), -days);

  /* Late is what is still to be reached, in red: what was reached came after a day. */
  if (tandem_date_is_set (self->baseline))
    return g_strdup_printf (ngettext ("%d day after baseline", "%d days after baseline", (gulong) days), days);

  return g_strdup_printf (ngettext ("%d day after due", "%d days after due", (gulong) days), days);
}

static char *
dup_words_open (const TandemTimelineItem *self,
                TandemDate                today,
                TandemDate                period_end)
{
  int days = tandem_date_days_between (today, self->due);
  int slip = tandem_date_days_between (self->due, self->forecast);

  if (days < 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) - days), -days);
  if (slip > 0 && tandem_date_is_set (period_end) && tandem_date_compare (self->forecast, period_end) > 0)
    /* Translators: expected after the end of the period it belongs to */
    return g_strdup (_("too late"));
  if (slip > 0)
    return g_strdup_printf (ngettext ("%d day after due", "%d days after due", (gulong) slip), slip);
  if (days == 0)
    return g_strdup (_("today"));
  if (days <= TANDEM_UPCOMING_DAYS)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);

  return NULL;
}

static char *
dup_words (const TandemTimelineItem *self,
           gboolean                  open,
           TandemDate                today,
           TandemDate                period_end)
{
  const TandemStatus *status = tandem_status_find (self->status);

  if (g_str_equal (self->status, "achieved"))
    return dup_words_achieved (self);
  if (open && tandem_date_is_set (self->due))
    return dup_words_open (self, today, period_end);

  return status != NULL && !open ? g_strdup (tandem_status_get_label (status)) : NULL;
}

static void
read_dependencies (TandemTimelineItem  *self,
                   const TandemDoc     *doc,
                   const TandemContext *context)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  TandemValIter iter;
  TandemVal value;

  tandem_val_iter_init (&iter, tandem_doc_get (doc, "depends_on"));
  while (tandem_val_iter_next (&iter, NULL, &value))
    {
      const char *id = tandem_val_string (value);
      g_autoptr(TandemDoc) other = id != NULL ? tandem_context_resolve (context, id) : NULL;

      if (id != NULL)
        g_strv_builder_add (ids, id);
      if (other != NULL)
        g_strv_builder_take (names, tandem_doc_dup_title (other, context));
    }
  self->waits_for = g_strv_builder_end (ids);
  self->waits_for_names = g_strv_builder_end (names);
}

/**
 * tandem_timeline_item_new:
 * @doc: a milestone
 * @context: the day, the language, and what resolves references
 * @period_end: the last day of the period it belongs to, or no date
 *
 * Returns: (transfer full): what a line says of it
 */
TandemTimelineItem *
tandem_timeline_item_new (const TandemDoc     *doc,
                          const TandemContext *context,
                          TandemDate           period_end)
{
  TandemTimelineItem *self = g_new0 (TandemTimelineItem, 1);

  self->id = g_strdup (tandem_doc_get_id (doc));
  self->code = g_strdup (tandem_val_string (tandem_doc_get (doc, "code")));
  self->title = tandem_doc_dup_title (doc, context);
  self->status = tandem_milestone_get_shown_status (doc, context);
  self->baseline = get_date (doc, "baseline_due");
  self->due = get_date (doc, "due");
  self->forecast = get_date (doc, "forecast");
  self->done = get_date (doc, "done_on");
  self->words = dup_words (self, tandem_milestone_is_open (doc), tandem_context_get_today (context), period_end);
  read_dependencies (self, doc, context);

  return self;
}

void
tandem_timeline_item_free (TandemTimelineItem *self)
{
  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->words);
  g_strfreev (self->waits_for);
  g_strfreev (self->waits_for_names);
  g_free (self);
}

/* Where its own mark stands: where it was reached, else where it is due. */
TandemDate
tandem_timeline_item_get_mark (const TandemTimelineItem *self)
{
  if (g_str_equal (self->status, "achieved") && tandem_date_is_set (self->done))
    return self->done;

  return self->due;
}

/* Where it ends as far as is known: what waits for it starts there. */
TandemDate
tandem_timeline_item_get_last (const TandemTimelineItem *self)
{
  if (tandem_timeline_item_can_move (self) && tandem_date_is_set (self->forecast))
    return self->forecast;

  return tandem_timeline_item_get_mark (self);
}

gboolean
tandem_timeline_item_can_move (const TandemTimelineItem *self)
{
  return tandem_date_is_set (self->due) && !g_str_equal (self->status, "achieved") &&
         !g_str_equal (self->status, "dropped");
}

static void
append_date (GString    *spoken,
             const char *format,
             TandemDate  date)
{
  g_autofree char *day = tandem_date_to_text (date);

  if (!tandem_date_is_set (date))
    return;
  g_string_append (spoken, ", ");
  g_string_append_printf (spoken, format, day);
}

/**
 * tandem_timeline_item_dup_spoken:
 * @self: an item
 *
 * Returns: (transfer full): what is seen, in reading order, for a screen reader
 */
char *
tandem_timeline_item_dup_spoken (const TandemTimelineItem *self)
{
  GString *spoken = g_string_new (NULL);
  const TandemStatus *status = tandem_status_find (self->status);
  g_autofree char *names = g_strjoinv (", ", self->waits_for_names);

  if (status != NULL)
    g_string_append_printf (spoken, "%s: ", tandem_status_get_label (status));
  if (self->code != NULL)
    g_string_append_printf (spoken, "%s ", self->code);
  g_string_append (spoken, self->title);
  if (self->words != NULL)
    g_string_append_printf (spoken, ", %s", self->words);
  /* Translators: %s are dates, read to people who cannot see the timeline */
  append_date (spoken, _("baseline %s"), self->baseline);
  append_date (spoken, _("due %s"), self->due);
  append_date (spoken, _("forecast %s"), self->forecast);
  append_date (spoken, _("achieved on %s"), self->done);
  if (names[0] != '\0')
    {
      g_string_append (spoken, ", ");
      /* Translators: %s are titles of milestones */
      g_string_append_printf (spoken, _("waits for %s"), names);
    }

  return g_string_free (spoken, FALSE);
}
