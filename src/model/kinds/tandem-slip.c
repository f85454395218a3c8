/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-slip.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"

/* The two dates that people move. What tells of it among the updates: the day
 * it had before and the one it got. */
static const struct
{
  TandemSlipWhat what;
  const char    *field;
  const char    *before;        /* (nullable) */
  const char    *after;
} tracks[] = {
  { TANDEM_SLIP_DUE, "due", "old_due", "new_due" },
  { TANDEM_SLIP_FORECAST, "forecast", NULL, "new_forecast" },
};

typedef struct
{
  const TandemContext *context;
  GPtrArray           *slips;
  GHashTable          *told;    /* (element-type utf8): "due u1": updates that are in it */
} Listing;

void
tandem_slip_free (TandemSlip *self)
{
  g_free (self->author);
  g_free (self->reason);
  g_free (self->event);
  g_free (self);
}

static TandemDate
get_date (const TandemDoc *doc,
          const char      *field)
{
  return doc != NULL ? tandem_val_date (tandem_doc_get (doc, field)) : TANDEM_NO_DATE;
}

static TandemSlip *
add_slip (Listing       *self,
          TandemSlipWhat what,
          TandemDate     on,
          TandemDate     from,
          TandemDate     to)
{
  TandemSlip *slip = g_new0 (TandemSlip, 1);

  slip->what = what;
  slip->on = on;
  slip->from = from;
  slip->to = to;
  g_ptr_array_add (self->slips, slip);

  return slip;
}

/* ---- what was said about it -------------------------------------------------------- */

static void
take_update (Listing    *self,
             TandemSlip *slip,
             guint       track,
             TandemVal   update)
{
  const char *id = tandem_val_string (tandem_val_member (update, "id"));
  const char *note = tandem_val_l10n (tandem_val_member (update, "note"), tandem_context_get_language (self->context));
  const char *author = tandem_val_string (tandem_val_member (update, "author"));
  const char *event = tandem_val_string (tandem_val_member (update, "event"));
  TandemDate on = tandem_val_date (tandem_val_member (update, "on"));

  if (id != NULL)
    g_hash_table_add (self->told, g_strdup_printf ("%s %s", tracks[track].field, id));
  if (tandem_date_is_set (on))
    slip->on = on;
  if (note != NULL && *note != '\0')
    g_set_str (&slip->reason, note);
  if (author != NULL)
    g_set_str (&slip->author, author);
  if (event != NULL)
    g_set_str (&slip->event, event);
}

static gboolean
is_told (Listing  *self,
         guint     track,
         TandemVal update)
{
  const char *id = tandem_val_string (tandem_val_member (update, "id"));
  g_autofree char *key = id != NULL ? g_strdup_printf ("%s %s", tracks[track].field, id) : NULL;

  return key != NULL && g_hash_table_contains (self->told, key);
}

/* An answer may have come later than the move: the newest words count. */
static void
find_update (Listing         *self,
             TandemSlip      *slip,
             guint            track,
             const TandemDoc *now)
{
  TandemValIter iter;
  TandemVal update;

  tandem_val_iter_init (&iter, tandem_doc_get (now, "updates"));
  while (tandem_val_iter_next (&iter, NULL, &update))
    {
      TandemDate on = tandem_val_date (tandem_val_member (update, "on"));

      if (tandem_date_compare (tandem_val_date (tandem_val_member (update, tracks[track].after)), slip->to) != 0 ||
          is_told (self, track, update))
        continue;
      /* Days of two computers may differ by one. */
      if (ABS (tandem_date_days_between (on, slip->on)) > 1)
        continue;
      take_update (self, slip, track, update);
      return;
    }
}

/* ---- what the history has ------------------------------------------------------------ */

static void
add_change (Listing               *self,
            guint                  track,
            const TandemDoc       *before,
            const TandemSlipState *after,
            const TandemDoc       *now)
{
  TandemDate from = get_date (before, tracks[track].field);
  TandemDate to = get_date (after->doc, tracks[track].field);
  const char *reason = tandem_val_string (tandem_doc_get (after->doc, "reason"));
  TandemSlip *slip;

  if (!tandem_date_is_set (to) || tandem_date_compare (from, to) == 0)
    return;
  /* Its first day is no move; the first forecast is one away from the due day. */
  if (!tandem_date_is_set (from) && tracks[track].what == TANDEM_SLIP_DUE)
    return;
  if (!tandem_date_is_set (from) && tandem_date_compare (get_date (after->doc, "due"), to) == 0)
    return;

  slip = add_slip (self, tracks[track].what, after->on, from, to);
  slip->author = g_strdup (after->author);
  find_update (self, slip, track, now);
  if (slip->reason == NULL && g_strcmp0 (reason, tandem_val_string (tandem_doc_get (before, "reason"))) != 0)
    slip->reason = g_strdup (reason);
}

/* What was moved before the dates were approved is no slip. */
static guint
find_approval (const TandemDoc       *now,
               const TandemSlipState *states,
               guint                  n_states)
{
  TandemDate baseline = get_date (now, "baseline_due");
  guint first = 0;

  for (guint i = 1; i < n_states && tandem_date_is_set (baseline); i++)
    if (tandem_date_compare (get_date (states[i].doc, "baseline_due"), baseline) == 0 &&
        tandem_date_compare (get_date (states[i - 1].doc, "baseline_due"), baseline) != 0 && states[i - 1].doc != NULL)
      first = i;

  return first;
}

static void
add_history (Listing               *self,
             const TandemDoc       *now,
             const TandemSlipState *states,
             guint                  n_states)
{
  guint first = find_approval (now, states, n_states);
  TandemDate baseline = get_date (now, "baseline_due");
  const TandemDoc *before = NULL;

  if (tandem_date_is_set (baseline))
    {
      TandemSlip *slip = add_slip (self, TANDEM_SLIP_BASELINE, first > 0 ? states[first].on : TANDEM_NO_DATE, TANDEM_NO_DATE,
                                   baseline);

      slip->author = g_strdup (first > 0 ? states[first].author : NULL);
    }

  for (guint i = first; i < n_states; i++)
    {
      for (guint track = 0; before != NULL && states[i].doc != NULL && track < G_N_ELEMENTS (tracks); track++)
        add_change (self, track, before, &states[i], now);
      if (states[i].doc != NULL)
        before = states[i].doc;
    }
}

/* Moves that another computer made are only told of. */
static void
add_updates (Listing         *self,
             const TandemDoc *now,
             TandemDate       since)
{
  TandemValIter iter;
  TandemVal update;

  tandem_val_iter_init (&iter, tandem_doc_get (now, "updates"));
  while (tandem_val_iter_next (&iter, NULL, &update))
    for (guint track = 0; track < G_N_ELEMENTS (tracks); track++)
      {
        TandemDate to = tandem_val_date (tandem_val_member (update, tracks[track].after));
        TandemDate on = tandem_val_date (tandem_val_member (update, "on"));
        TandemSlip *slip;

        if (!tandem_date_is_set (to) || is_told (self, track, update) || tandem_date_compare (on, since) < 0)
          continue;
        slip = add_slip (self, tracks[track].what, on, TANDEM_NO_DATE, to);
        if (tracks[track].before != NULL)
          slip->from = tandem_val_date (tandem_val_member (update, tracks[track].before));
        take_update (self, slip, track, update);
      }
}

/* ---- putting it together --------------------------------------------------------------- */

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const TandemSlip *first = *(TandemSlip *const *) a, *second = *(TandemSlip *const *) b;

  if ((first->what == TANDEM_SLIP_BASELINE) != (second->what == TANDEM_SLIP_BASELINE))
    return first->what == TANDEM_SLIP_BASELINE ? -1 : 1;

  return tandem_date_compare (first->on, second->on);
}

/* What was taken back the same day, or corrected before anybody said why, did
 * not happen twice. Returns whether @slip is over. */
static gboolean
join_slips (TandemSlip *slip,
            TandemSlip *next)
{
  if (next->what != slip->what || tandem_date_compare (next->on, slip->on) != 0 ||
      tandem_date_compare (next->from, slip->to) != 0)
    return FALSE;
  if (tandem_date_compare (next->to, slip->from) != 0 && (slip->reason != NULL || slip->event != NULL))
    return FALSE;

  next->from = slip->from;

  return TRUE;
}

static void
join_all (GPtrArray *slips)
{
  for (guint i = 0; i + 1 < slips->len;)
    {
      guint next = i + 1;

      while (next < slips->len && ((TandemSlip *) slips->pdata[next])->what != ((TandemSlip *) slips->pdata[i])->what)
        next++;
      if (next == slips->len || !join_slips (slips->pdata[i], slips->pdata[next]))
        {
          i++;
          continue;
        }
      if (tandem_date_compare (((TandemSlip *) slips->pdata[next])->from, ((TandemSlip *) slips->pdata[next])->to) == 0)
        g_ptr_array_remove_index (slips, next);
      g_ptr_array_remove_index (slips, i);
      i = i > 0 ? i - 1 : 0;
    }
}

static TandemSlip *
find_first (GPtrArray     *slips,
            TandemSlipWhat what)
{
  for (guint i = 0; i < slips->len; i++)
    if (((TandemSlip *) slips->pdata[i])->what == what)
      return slips->pdata[i];

  return NULL;
}

/* Where the days before are not known they follow from what was there before;
 * what is left open between them was moved by nobody knows whom. */
static void
connect_slips (Listing         *self,
               const TandemDoc *now)
{
  TandemSlip *first = find_first (self->slips, TANDEM_SLIP_DUE);
  TandemDate due = get_date (now, "baseline_due"), last = get_date (now, "due"), forecast = TANDEM_NO_DATE;

  if (!tandem_date_is_set (due))
    due = first != NULL && tandem_date_is_set (first->from) ? first->from : first != NULL ? TANDEM_NO_DATE : last;
  for (guint i = 0; i < self->slips->len; i++)
    {
      TandemSlip *slip = g_ptr_array_index (self->slips, i);

      if (slip->what == TANDEM_SLIP_DUE)
        {
          if (tandem_date_is_set (slip->from) && tandem_date_is_set (due) && tandem_date_compare (slip->from, due) != 0)
            {
              TandemSlip *unknown = add_slip (self, TANDEM_SLIP_DUE, TANDEM_NO_DATE, due, slip->from);

              g_ptr_array_steal_index (self->slips, self->slips->len - 1);
              g_ptr_array_insert (self->slips, (int) i++, unknown);
            }
          if (!tandem_date_is_set (slip->from))
            slip->from = due;
          due = slip->to;
        }
      if (slip->what == TANDEM_SLIP_FORECAST)
        {
          if (!tandem_date_is_set (slip->from))
            slip->from = tandem_date_is_set (forecast) ? forecast : due;
          forecast = slip->to;
        }
    }
  if (tandem_date_is_set (due) && tandem_date_is_set (last) && tandem_date_compare (due, last) != 0)
    add_slip (self, TANDEM_SLIP_DUE, TANDEM_NO_DATE, due, last);
  due = last;
  last = get_date (now, "forecast");
  if (tandem_date_is_set (last) && tandem_date_compare (last, tandem_date_is_set (forecast) ? forecast : due) != 0)
    add_slip (self, TANDEM_SLIP_FORECAST, TANDEM_NO_DATE, tandem_date_is_set (forecast) ? forecast : due, last);
}

static void
add_end (Listing         *self,
         const TandemDoc *now)
{
  TandemDate done = get_date (now, "done_on"), expected = get_date (now, "forecast");

  if (!tandem_date_is_set (expected))
    expected = get_date (now, "due");
  if (tandem_date_is_set (done))
    add_slip (self, TANDEM_SLIP_DONE, done, expected, done);
}

/* The day it is expected follows the forecast, and the due day where there is none. */
static void
count_days (GPtrArray *slips)
{
  TandemDate due = TANDEM_NO_DATE, forecast = TANDEM_NO_DATE, end = TANDEM_NO_DATE;

  for (guint i = 0; i < slips->len; i++)
    {
      TandemSlip *slip = g_ptr_array_index (slips, i);
      TandemDate now;

      if (!tandem_date_is_set (end))
        end = slip->what == TANDEM_SLIP_BASELINE ? slip->to : slip->from;
      if (slip->what == TANDEM_SLIP_FORECAST)
        forecast = slip->to;
      else
        due = slip->to;
      now = slip->what == TANDEM_SLIP_DONE || !tandem_date_is_set (forecast) ? due : forecast;
      slip->days = tandem_date_days_between (slip->from, slip->to);
      slip->moved_end = tandem_date_days_between (end, now);
      end = now;
    }
}

/**
 * tandem_slips_list:
 * @milestone: a milestone
 * @states: (array length=n_states): what the store knows of it, the oldest first
 * @n_states: how many
 * @context: language
 *
 * Tells how the dates of a milestone moved: from its own updates, which every
 * computer has, and from the history of the store, which knows moves that
 * nobody said a word about. Pure; any thread.
 *
 * Returns: (transfer full) (element-type TandemSlip): the baseline, then each
 *   change in the order of the days; the day it was reached last
 */
GPtrArray *
tandem_slips_list (const TandemDoc       *milestone,
                   const TandemSlipState *states,
                   guint                  n_states,
                   const TandemContext   *context)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listing self = { context, g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_slip_free), told };
  TandemSlip *baseline;

  g_return_val_if_fail (milestone != NULL && (states != NULL || n_states == 0), self.slips);

  add_history (&self, milestone, states, n_states);
  baseline = find_first (self.slips, TANDEM_SLIP_BASELINE);
  add_updates (&self, milestone, baseline != NULL ? baseline->on : TANDEM_NO_DATE);
  g_ptr_array_sort (self.slips, compare_days);
  join_all (self.slips);
  connect_slips (&self, milestone);
  add_end (&self, milestone);
  count_days (self.slips);

  return self.slips;
}

/* ---- words ---------------------------------------------------------------------------------- */

/**
 * tandem_slip_get_label:
 * @self: a line
 *
 * Returns: (transfer none): which date it is about, translated
 */
const char *
tandem_slip_get_label (const TandemSlip *self)
{
  static const char *const labels[] = { N_("Baseline"), N_("Due"), N_("Forecast"), N_("Achieved") };

  return g_dgettext (GETTEXT_PACKAGE, labels[self->what]);
}

/**
 * tandem_slip_dup_days:
 * @self: a line
 *
 * Returns: (transfer full): "14 days later"
 */
char *
tandem_slip_dup_days (const TandemSlip *self)
{
  if (self->days < 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day earlier", "%d days earlier", (gulong) - self->days), -self->days);
  if (self->days > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day later", "%d days later", (gulong) self->days), self->days);

  return g_strdup (_("the same day"));
}

/* "30 April → 14 May, the school is closed" */
static char *
dup_last (const TandemSlip    *slip,
          const TandemContext *context)
{
  TandemDate today = tandem_context_get_today (context);
  g_autofree char *from = tandem_date_to_short_text (slip->from, today);
  g_autofree char *to = tandem_date_to_short_text (slip->to, today);

  if (slip->what == TANDEM_SLIP_DONE)
    /* Translators: two days; the end of "Slipped once, 8 days in all; last: …" */
    return g_strdup_printf (_("%s → %s, when it was achieved"), from, to);

  return g_strdup_printf ("%s → %s, %s", from, to, slip->reason != NULL ? slip->reason : _("nobody said why"));
}

static char *
dup_slipped (guint                n_times,
             int                  days,
             const TandemSlip    *last,
             const TandemContext *context)
{
  g_autofree char *times = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Slipped once", "Slipped %u times", n_times), n_times);
  g_autofree char *in_all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day in all", "%d days in all", (gulong) days), days);
  g_autofree char *words = dup_last (last, context);

  /* Translators: "Slipped 3 times", "42 days in all", and the last move with its reason */
  return g_strdup_printf (_("%s, %s; last: %s"), times, in_all, words);
}

static char *
dup_moved (guint n_times,
           int   days)
{
  g_autofree char *times = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Moved once", "Moved %u times", n_times), n_times);

  if (days == 0)
    /* Translators: %s is "Moved 2 times" */
    return g_strdup_printf (_("%s, and back on the day it began with"), times);

  /* Translators: %s is "Moved 2 times" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, now %d day earlier than it began", "%s, now %d days earlier than it began",
                                       (gulong) - days), times, -days);
}

/**
 * tandem_slips_dup_sentence:
 * @slips: (element-type TandemSlip): what tandem_slips_list() gave
 * @context: today
 *
 * Returns: (transfer full): all of it in one sentence
 */
char *
tandem_slips_dup_sentence (GPtrArray           *slips,
                           const TandemContext *context)
{
  const TandemSlip *last = NULL;
  guint n_slips = 0, n_moves = 0;
  int days = 0;

  for (guint i = 0; i < slips->len; i++)
    {
      const TandemSlip *slip = g_ptr_array_index (slips, i);

      if (slip->what == TANDEM_SLIP_BASELINE || slip->moved_end == 0)
        continue;
      days += slip->moved_end;
      n_moves++;
      if (slip->moved_end < 0)
        continue;
      n_slips++;
      last = slip;
    }

  if (n_moves > 0 && days > 0)
    return dup_slipped (n_slips, days, last, context);
  if (n_moves > 0)
    return dup_moved (n_moves, days);
  if (slips->len > 0 && ((TandemSlip *) slips->pdata[0])->what == TANDEM_SLIP_BASELINE)
    return g_strdup (_("Not moved since it was approved"));

  return g_strdup (_("Not moved; its baseline is kept when the plan is approved"));
}
