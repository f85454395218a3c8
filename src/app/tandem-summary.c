/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-summary.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-gcom.h"
#include "tandem-locale.h"
#include "tandem-status.h"

#define DAYS_IN_WORDS 59        /* further away, months say it better */

/**
 * tandem_dup_computed:
 * @doc: a record
 * @name: name of a computed value of its kind
 * @context: what it is computed with
 *
 * Returns: (transfer full) (nullable): the value as text
 */
char *
tandem_dup_computed (const TandemDoc     *doc,
                     const char          *name,
                     const TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);

  for (guint i = 0; i < kind->n_computed; i++)
    if (g_str_equal (kind->computed[i].name, name))
      {
        g_auto(GValue) value = G_VALUE_INIT;
        g_auto(GValue) text = G_VALUE_INIT;

        g_value_init (&value, kind->computed[i].type);
        g_value_init (&text, G_TYPE_STRING);
        kind->computed[i].get (doc, context, &value);
        g_value_transform (&value, &text);

        return g_value_dup_string (&text);
      }

  return NULL;
}

static gboolean
is_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;

  return FALSE;
}

/**
 * tandem_dup_native_name:
 * @name: a localized name
 * @context: says what the reader's language is
 *
 * The name in another script than the reader's: 烟台 beside Yantai.
 *
 * Returns: (transfer full) (nullable): that name, NULL where there is none
 */
char *
tandem_dup_native_name (TandemVal            name,
                        const TandemContext *context)
{
  const char *shown = tandem_val_l10n (name, tandem_context_get_language (context));
  TandemValIter iter;
  const char *language;
  TandemVal value;

  tandem_val_iter_init (&iter, name);
  while (tandem_val_iter_next (&iter, &language, &value))
    {
      const char *text = tandem_val_string (tandem_val_member (value, "text"));

      if (text != NULL && shown != NULL && is_han (text) != is_han (shown))
        return g_strdup (text);
    }

  return NULL;
}

/**
 * tandem_dup_date_distance:
 * @date: a day
 * @today: the day to measure from
 *
 * Returns: (transfer full): "in 2 days", "12 days late", "in 3 months"
 */
char *
tandem_dup_date_distance (TandemDate date,
                          TandemDate today)
{
  int days = tandem_date_days_between (today, date);

  if (days == 0)
    return g_strdup (_("today"));
  if (days < 0 && days >= -DAYS_IN_WORDS)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) - days), -days);
  if (days < 0)
    return g_strdup_printf (ngettext ("%d month late", "%d months late", (gulong) (-days / 30)), -days / 30);
  if (days <= DAYS_IN_WORDS)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);

  return g_strdup_printf (ngettext ("in %d month", "in %d months", (gulong) (days / 30)), days / 30);
}

static char *
dup_field (const TandemDoc     *doc,
           const char          *name,
           const TandemContext *context)
{
  int index = tandem_kind_get_field (tandem_doc_get_kind (doc), name);
  g_autofree char *text = index < 0 ? NULL : tandem_doc_dup_text (doc, (guint) index, context);

  return text != NULL && text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
dup_title_of (const char          *id,
              const TandemContext *context)
{
  g_autoptr(TandemDoc) doc = id != NULL ? tandem_context_resolve (context, id) : NULL;

  return doc != NULL ? tandem_doc_dup_title (doc, context) : NULL;
}

/* Parts that are there, joined with a middle dot. Takes the parts. */
static char *
join (char *first,
      ...)
{
  GString *joined = g_string_new (NULL);
  va_list parts;

  va_start (parts, first);
  for (char *part = first; part != (char *) -1; part = va_arg (parts, char *))
    {
      if (part != NULL && part[0] != '\0')
        {
          if (joined->len > 0)
            g_string_append (joined, " · ");
          g_string_append (joined, part);
        }
      g_free (part);
    }
  va_end (parts);

  return g_string_free (joined, FALSE);
}

#define JOIN(...) join (__VA_ARGS__, (char *) -1)

static void
set_status (TandemSummary *self,
            const char    *code)
{
  const TandemStatus *status = tandem_status_find (code);

  if (status == NULL)
    return;
  self->status = status->code;
  self->icon = NULL;
}

static void
sum_up_city (TandemSummary       *self,
             const TandemDoc     *doc,
             const TandemContext *context)
{
  g_autoptr(GPtrArray) pairings = tandem_context_referring (context, "partnership", "members.city", tandem_doc_get_id (doc));

  self->icon = NULL;    /* a list of cities needs no picture of a city in each row */
  self->native = tandem_dup_native_name (tandem_doc_get (doc, "name"), context);
  if (pairings != NULL && pairings->len > 0)
    self->trailing = g_strdup_printf (ngettext ("%u pairing", "%u pairings", pairings->len), pairings->len);
}

static char *
time_left (TandemVal  period,
           TandemDate today)
{
  TandemDate end = tandem_val_date (tandem_val_member (period, "to"));
  int days;

  if (!tandem_date_is_set (end))
    end = tandem_date_parse_month (tandem_val_string (tandem_val_member (period, "to")));
  if (!tandem_date_is_set (end))
    return NULL;

  /* The end of a month is the start of the next one. */
  if (end.ymd % 100 == 0)
    end = tandem_date_add_months ((TandemDate) { end.ymd + 1 }, 1);
  days = tandem_date_days_between (today, end);
  if (days < 0)
    return NULL;
  if (days <= DAYS_IN_WORDS)
    return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);

  return g_strdup_printf (ngettext ("%d month left", "%d months left", (gulong) (days / 30)), days / 30);
}

/* In lists only the partner's native name stands beside the pairing's title. */
static char *
dup_partners_native_name (const TandemDoc     *doc,
                          const TandemContext *context)
{
  GString *names = g_string_new (NULL);
  TandemValIter iter;
  TandemVal member;

  tandem_val_iter_init (&iter, tandem_doc_get (doc, "members"));
  while (tandem_val_iter_next (&iter, NULL, &member))
    {
      const char *id = tandem_val_string (tandem_val_member (member, "city"));
      g_autoptr(TandemDoc) city = NULL;
      g_autofree char *native = NULL;

      if (g_strcmp0 (tandem_val_string (tandem_val_member (member, "side")), "partner") != 0 || id == NULL)
        continue;
      if (!(city = tandem_context_resolve (context, id)))
        continue;
      if (!(native = tandem_dup_native_name (tandem_doc_get (city, "name"), context)))
        continue;
      if (names->len > 0)
        g_string_append (names, tandem_locale_list_separator ());
      g_string_append (names, native);
    }

  return g_string_free (names, names->len == 0);
}

static void
sum_up_partnership (TandemSummary       *self,
                    const TandemDoc     *doc,
                    const TandemContext *context)
{
  g_autofree char *left = time_left (tandem_doc_get (doc, "period"), tandem_context_get_today (context));

  self->native = dup_partners_native_name (doc, context);
  if (self->native != NULL && strstr (self->title, self->native) != NULL)
    g_clear_pointer (&self->native, g_free);      /* the title has it already */
  self->subtitle = left != NULL ? g_steal_pointer (&left) : dup_field (doc, "period", context);
}

/* A health takes hundreds of records to judge. */
static void
judge (TandemSummary       *self,
       const TandemDoc     *doc,
       const TandemContext *context)
{
  g_autofree char *health = tandem_dup_computed (doc, "health", context);
  const TandemStatus *status = tandem_status_find (health);
  g_autofree char *left = time_left (tandem_doc_get (doc, "period"), tandem_context_get_today (context));
  char *subtitle;

  if (status == NULL)
    return;
  self->status = status->code;
  self->icon = NULL;
  if (left == NULL)
    return;
  subtitle = JOIN (g_strdup (tandem_status_get_label (status)), g_steal_pointer (&left));
  g_free (self->subtitle);
  self->subtitle = subtitle;
}

static void
sum_up_plan (TandemSummary       *self,
             const TandemDoc     *doc,
             const TandemContext *context)
{
  char *version = dup_field (doc, "version", context);

  self->subtitle = JOIN (dup_title_of (tandem_val_string (tandem_doc_get (doc, "owner")), context),
                         dup_field (doc, "status", context),
                         /* Translators: the version of a plan, as in "version 0.8" */
                         version != NULL ? g_strdup_printf (_("version %s"), version) : NULL);
  g_free (version);
}

static gboolean
is_open (const char *shown_status)
{
  static const char *const closed[] = { "achieved", "dropped", "on_hold", NULL };

  return shown_status != NULL && !g_strv_contains (closed, shown_status);
}

static void
sum_up_milestone (TandemSummary       *self,
                  const TandemDoc     *doc,
                  const TandemContext *context)
{
  TandemDate today = tandem_context_get_today (context);
  TandemDate due = tandem_val_date (tandem_doc_get (doc, "due"));
  g_autofree char *shown = tandem_dup_computed (doc, "shown_status", context);

  set_status (self, shown);
  self->subtitle = JOIN (dup_title_of (tandem_val_string (tandem_doc_get (doc, "partnership")), context),
                         dup_title_of (tandem_val_string (tandem_doc_get (doc, "owner")), context));
  if (!tandem_date_is_set (due))
    return;

  self->note = JOIN (tandem_date_to_short_text (due, today),
                     is_open (shown) ? tandem_dup_date_distance (due, today) : NULL);
  self->note_status = g_strcmp0 (shown, "late") == 0 ? "late" : NULL;
}

static void
sum_up_event (TandemSummary       *self,
              const TandemDoc     *doc,
              const TandemContext *context)
{
  g_autofree char *where = dup_title_of (tandem_val_string (tandem_doc_get (doc, "partnership")), context);

  if (where == NULL)
    where = dup_title_of (tandem_val_string (tandem_doc_get (doc, "city")), context);
  if (where == NULL)
    where = dup_field (doc, "mode", context);
  set_status (self, tandem_val_string (tandem_doc_get (doc, "status")));
  self->subtitle = JOIN (dup_field (doc, "start", context), g_steal_pointer (&where));
}

/* Called by the city that takes part: in what is said by the page or heading. */
static void
call_by_city (TandemSummary       *self,
              const TandemDoc     *doc,
              const TandemContext *context)
{
  const char *id = tandem_val_string (tandem_doc_get (doc, "city"));
  g_autoptr(TandemDoc) city = id != NULL ? tandem_context_resolve (context, id) : NULL;

  if (city == NULL)
    return;
  g_free (self->title);
  self->title = tandem_doc_dup_title (city, context);
  self->native = tandem_dup_native_name (tandem_doc_get (city, "name"), context);
}

static void
sum_up_gcom_profile (TandemSummary       *self,
                     const TandemDoc     *doc,
                     const TandemContext *context)
{
  TandemDate committed = tandem_val_date (tandem_doc_get (doc, "committed_on"));
  g_autoptr(GPtrArray) deadlines = tandem_gcom_profile_get_deadlines (doc, context);
  g_autofree char *day = tandem_date_to_text (committed);

  call_by_city (self, doc, context);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const TandemDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->state != TANDEM_DEADLINE_LATE && deadline->state != TANDEM_DEADLINE_EXPIRING &&
          deadline->state != TANDEM_DEADLINE_OPEN)
        continue;
      if (deadline->state != TANDEM_DEADLINE_OPEN)
        set_status (self, deadline->state == TANDEM_DEADLINE_LATE ? "late" : "expiring");
      self->subtitle = JOIN (tandem_dup_date_distance (deadline->due, tandem_context_get_today (context)),
                             g_strdup (deadline->label));
      return;
    }
  self->subtitle = tandem_date_is_set (committed) ? g_strdup_printf (_("Committed on %s"), day)
                                                  : g_strdup (_("Day of the commitment not known"));
}

static void
sum_up_uea_membership (TandemSummary       *self,
                       const TandemDoc     *doc,
                       const TandemContext *context)
{
  call_by_city (self, doc, context);
  self->subtitle = dup_field (doc, "status", context);
}

/* What most kinds show: the state in words, and a date at the end. */
static void
sum_up_other (TandemSummary       *self,
              const TandemDoc     *doc,
              const TandemContext *context)
{
  static const char *const dates[] = { "due", "start", "on", "end", "expires_on" };

  set_status (self, tandem_val_string (tandem_doc_get (doc, "status")));
  self->subtitle = dup_field (doc, "status", context);
  for (guint i = 0; i < G_N_ELEMENTS (dates) && self->trailing == NULL; i++)
    self->trailing = dup_field (doc, dates[i], context);
}

static const struct
{
  const char *kind;
  void        (*sum_up) (TandemSummary       *self,
                         const TandemDoc     *doc,
                         const TandemContext *context);
} special[] = {
  { "city", sum_up_city },
  { "partnership", sum_up_partnership },
  { "plan", sum_up_plan },
  { "milestone", sum_up_milestone },
  { "event", sum_up_event },
  { "gcom_profile", sum_up_gcom_profile },
  { "uea_membership", sum_up_uea_membership },
};

/**
 * tandem_summary_is_judged:
 * @kind: a kind
 *
 * Returns: whether tandem_summary_new() reads so many records of others that a
 *   list shows tandem_summary_new_quick() first, and the rest from a thread
 */
gboolean
tandem_summary_is_judged (const TandemKind *kind)
{
  return g_str_equal (kind->name, "partnership");
}

/**
 * tandem_summary_new:
 * @doc: a record
 * @context: what it is shown with
 *
 * Any thread.
 *
 * Returns: (transfer full): what a row shows of @doc
 */
TandemSummary *
tandem_summary_new (const TandemDoc     *doc,
                    const TandemContext *context)
{
  TandemSummary *self = tandem_summary_new_quick (doc, context);

  if (tandem_summary_is_judged (tandem_doc_get_kind (doc)))
    judge (self, doc, context);

  return self;
}

/**
 * tandem_summary_new_quick:
 * @doc: a record
 * @context: what it is shown with
 *
 * Returns: (transfer full): what a row shows of @doc before it is judged
 */
TandemSummary *
tandem_summary_new_quick (const TandemDoc     *doc,
                          const TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  TandemSummary *self = g_new0 (TandemSummary, 1);
  guint code = tandem_kind_flagged (kind, TANDEM_CODE);

  self->icon = kind->icon;
  self->title = tandem_doc_dup_title (doc, context);
  if (code < kind->n_fields)
    self->code = dup_field (doc, kind->fields[code].name, context);

  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (special[i].kind, kind->name))
      {
        special[i].sum_up (self, doc, context);
        return self;
      }

  sum_up_other (self, doc, context);

  return self;
}

void
tandem_summary_free (TandemSummary *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->native);
  g_free (self->subtitle);
  g_free (self->trailing);
  g_free (self->note);
  g_free (self);
}

/**
 * tandem_summary_show:
 * @self: a summary
 * @row: a #TandemRecordRow
 *
 * Makes @row show @self.
 */
void
tandem_summary_show (const TandemSummary *self,
                     GtkWidget           *row)
{
  g_object_set (row,
                "status", self->status,
                "icon", self->icon,
                "code", self->code,
                "title", self->title,
                "native", self->native,
                "subtitle", self->subtitle,
                "trailing", self->trailing,
                "note", self->note,
                "note-status", self->note_status,
                NULL);
}

/**
 * tandem_summary_dup_spoken:
 * @self: a summary
 *
 * Returns: (transfer full): what is seen, in reading order, for a screen reader
 */
char *
tandem_summary_dup_spoken (const TandemSummary *self)
{
  const TandemStatus *status = tandem_status_find (self->status);
  const char *parts[8] = { NULL };
  guint n = 0;

  if (status != NULL)
    parts[n++] = tandem_status_get_label (status);
  if (self->code != NULL)
    parts[n++] = self->code;
  parts[n++] = self->title;
  if (self->native != NULL)
    parts[n++] = self->native;
  if (self->subtitle != NULL)
    parts[n++] = self->subtitle;
  if (self->trailing != NULL)
    parts[n++] = self->trailing;
  if (self->note != NULL)
    parts[n++] = self->note;

  return g_strjoinv (tandem_locale_list_separator (), (char **) parts);
}
