/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-partnership-contact.h"

#include "kinds/tandem-agreement.h"

static void
take (TandemDoc **doc,
      TandemDate *on,
      TandemDoc  *other,
      TandemDate  date)
{
  tandem_doc_ref (other);
  g_clear_pointer (doc, tandem_doc_unref);
  *doc = other;
  *on = date;
}

static void
take_last (TandemContacts *self,
           TandemDoc      *doc,
           TandemDate      date)
{
  if (tandem_date_is_set (date) && tandem_date_compare (date, self->last_on) > 0)
    take (&self->last, &self->last_on, doc, date);
}

static void
take_next (TandemContacts *self,
           TandemDoc      *doc,
           TandemDate      date)
{
  if (self->next == NULL || tandem_date_compare (date, self->next_on) < 0)
    take (&self->next, &self->next_on, doc, date);
}

/* A meeting of today is still to come; one that was called off is no meeting,
 * and one that was only an idea was no contact. */
static void
look_at_events (TandemContacts *self,
                GPtrArray      *events,
                TandemDate      today)
{
  for (guint i = 0; i < events->len; i++)
    {
      TandemDoc *event = g_ptr_array_index (events, i);
      const char *status = tandem_val_string (tandem_doc_get (event, "status"));
      TandemDate start = tandem_val_date (tandem_doc_get (event, "start"));

      if (g_strcmp0 (status, "cancelled") == 0 || g_strcmp0 (status, "postponed") == 0)
        continue;
      if (tandem_date_compare (start, today) >= 0)
        take_next (self, event, start);
      else if (g_strcmp0 (status, "idea") != 0)
        take_last (self, event, start);
    }
}

/**
 * tandem_contacts_new:
 * @partnership: id of a pairing
 * @context: today, and a resolver that sees its meetings and contacts
 *
 * Any thread.
 *
 * Returns: (transfer full): when the cities met last, and will next
 */
TandemContacts *
tandem_contacts_new (const char          *partnership,
                     const TandemContext *context)
{
  TandemContacts *self = g_new0 (TandemContacts, 1);
  TandemDate today = tandem_context_get_today (context);
  g_autoptr(GPtrArray) events = tandem_context_referring (context, "event", "partnership", partnership);
  g_autoptr(GPtrArray) joint = tandem_context_referring (context, "event", "partnerships", partnership);
  g_autoptr(GPtrArray) notes = tandem_context_referring (context, "contact_log", "partnership", partnership);

  look_at_events (self, events, today);
  look_at_events (self, joint, today);
  for (guint i = 0; i < notes->len; i++)
    {
      TandemDate on = tandem_val_date (tandem_doc_get (g_ptr_array_index (notes, i), "on"));

      if (tandem_date_compare (on, today) <= 0)
        take_last (self, g_ptr_array_index (notes, i), on);
    }

  return self;
}

void
tandem_contacts_free (TandemContacts *self)
{
  g_clear_pointer (&self->last, tandem_doc_unref);
  g_clear_pointer (&self->next, tandem_doc_unref);
  g_free (self);
}

static gboolean
is_of_force (const TandemDoc *agreement)
{
  static const char *const states[] = { "signed", "in_force", "expired", NULL };
  const char *status = tandem_val_string (tandem_doc_get (agreement, "status"));

  return status != NULL && g_strv_contains (states, status);
}

/* An end that is not noted, or renews itself, is far away. */
static int
get_urgency (const TandemDoc *agreement)
{
  TandemDate end = tandem_val_date (tandem_doc_get (agreement, "expires_on"));

  return !tandem_date_is_set (end) || tandem_val_bool (tandem_doc_get (agreement, "auto_renew")) ? G_MAXINT : end.ymd;
}

/**
 * tandem_partnership_find_agreement:
 * @partnership: id of a pairing
 * @context: a resolver that sees its agreements
 *
 * Returns: (transfer full) (nullable): the agreement that ends, or ended,
 *   first, of those that were signed and that no later one replaces
 */
TandemDoc *
tandem_partnership_find_agreement (const char          *partnership,
                                   const TandemContext *context)
{
  g_autoptr(GPtrArray) agreements = tandem_context_referring (context, "agreement", "partnership", partnership);
  TandemDoc *found = NULL;

  for (guint i = 0; i < agreements->len; i++)
    {
      TandemDoc *agreement = g_ptr_array_index (agreements, i);

      if (is_of_force (agreement) && !tandem_agreement_is_replaced (agreement, context) &&
          (found == NULL || get_urgency (agreement) < get_urgency (found)))
        found = agreement;
    }

  return found != NULL ? tandem_doc_ref (found) : NULL;
}
