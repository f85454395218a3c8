/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-partnership-needs.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-agreement.h"
#include "kinds/tandem-figures.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-partnership.h"

/* What the steps of a pairing's life ask for: domain.md 1.6 says what a pairing
* has to have, 1.8 in which order, and this what of it belongs to which step. */

typedef struct
{
  const TandemDoc     *pairing;
  const TandemContext *context;
  GPtrArray           *needs;
} Steps;

void
tandem_need_free (TandemNeed *self)
{
  g_free (self->text);
  g_free (self->detail);
  g_free (self->record);
  g_free (self);
}

static TandemNeed *
add (Steps      *steps,
     gboolean    is_met,
     const char *text,
     const char *field)
{
  TandemNeed *need = g_new0 (TandemNeed, 1);

  need->is_met = is_met;
  need->text = g_strdup (text);
  need->field = field;
  g_ptr_array_add (steps->needs, need);

  return need;
}

/* ---- cities, people, themes -------------------------------------------------------- */

static void
need_cities (Steps *steps)
{
  TandemVal eu = tandem_partnership_get_lead (steps->pairing, "eu");
  TandemVal partner = tandem_partnership_get_lead (steps->pairing, "partner");
  TandemNeed *need = add (steps, eu.node != NULL && partner.node != NULL, _("A city on each side"), "members");

  if (need->is_met)
    need->detail = tandem_doc_dup_title (steps->pairing, steps->context);
}

static void
need_programme (Steps *steps)
{
  const char *id = tandem_val_string (tandem_doc_get (steps->pairing, "programme"));
  g_autoptr(TandemDoc) programme = id != NULL ? tandem_context_resolve (steps->context, id) : NULL;
  TandemNeed *need = add (steps, id != NULL, _("The programme it belongs to"), "programme");

  if (programme != NULL)
    need->detail = tandem_doc_dup_title (programme, steps->context);
}

static gboolean
is_of_side (const TandemDoc *pairing,
            const char      *city,
            const char      *side)
{
  TandemValIter iter;
  TandemVal member;

  tandem_val_iter_init (&iter, tandem_doc_get (pairing, "members"));
  while (tandem_val_iter_next (&iter, NULL, &member))
    if (tandem_val_has_code (tandem_val_member (member, "side"), side) &&
        tandem_val_has_code (tandem_val_member (member, "city"), city))
      return TRUE;

  return FALSE;
}

/* Somebody whose city is not known may be of either side. */
static gboolean
has_coordinator (Steps      *steps,
                 const char *side)
{
  TandemValIter iter;
  TandemVal person;

  tandem_val_iter_init (&iter, tandem_doc_get (steps->pairing, "coordinators"));
  while (tandem_val_iter_next (&iter, NULL, &person))
    {
      g_autoptr(TandemDoc) contact = tandem_context_resolve (steps->context, tandem_val_string (person));
      const char *city = contact != NULL ? tandem_val_string (tandem_doc_get (contact, "city")) : NULL;

      if (city == NULL || is_of_side (steps->pairing, city, side))
        return TRUE;
    }

  return FALSE;
}

static void
need_coordinators (Steps *steps)
{
  gboolean eu = has_coordinator (steps, "eu");
  gboolean partner = has_coordinator (steps, "partner");
  TandemNeed *need = add (steps, eu && partner, _("A coordinator on each side"), "coordinators");

  if (eu != partner)
    need->detail = g_strdup (_("One side has no coordinator."));
}

static void
need_filled (Steps      *steps,
             const char *field,
             const char *text)
{
  int index = tandem_kind_get_field (tandem_doc_get_kind (steps->pairing), field);
  g_autofree char *value = tandem_doc_dup_text (steps->pairing, (guint) index, steps->context);
  gboolean is_met = value != NULL && value[0] != '\0';
  TandemNeed *need = add (steps, is_met, text, field);

  /* Long texts are not said again. */
  if (is_met && !g_str_equal (field, "expected_results"))
    need->detail = g_steal_pointer (&value);
}

static void
need_period (Steps *steps)
{
  TandemVal period = tandem_doc_get (steps->pairing, "period");

  need_filled (steps, "period", _("A period with a beginning and an end"));
  if (!tandem_date_is_set (tandem_period_get_first (period)) || !tandem_date_is_set (tandem_period_get_last (period)))
    ((TandemNeed *) g_ptr_array_index (steps->needs, steps->needs->len - 1))->is_met = FALSE;
}

static void
need_begun (Steps *steps)
{
  TandemDate first = tandem_period_get_first (tandem_doc_get (steps->pairing, "period"));
  gboolean begun = tandem_date_is_set (first) &&
                   tandem_date_compare (first, tandem_context_get_today (steps->context)) <= 0;
  TandemNeed *need = add (steps, begun, _("The period has begun"), "period");

  if (tandem_date_is_set (first))
    need->detail = tandem_date_to_text (first);
}

static void
need_nearly_over (Steps *steps)
{
  TandemDate today = tandem_context_get_today (steps->context);
  TandemDate last = tandem_period_get_last (tandem_doc_get (steps->pairing, "period"));
  gboolean near = tandem_date_is_set (last) &&
                  tandem_date_compare (last, tandem_date_add_months (today, TANDEM_EXPIRING_MONTHS)) <= 0;
  g_autofree char *text = g_strdup_printf (ngettext ("The period ends within %d month", "The period ends within %d months",
                                                     TANDEM_EXPIRING_MONTHS), TANDEM_EXPIRING_MONTHS);
  TandemNeed *need = add (steps, near, text, "period");

  if (tandem_date_is_set (last))
    need->detail = tandem_date_to_text (last);
}

/* ---- agreements ----------------------------------------------------------------------- */

static gboolean
has_signature (const TandemDoc *agreement,
               const TandemDoc *pairing,
               const char      *side)
{
  gboolean signed_as_a_whole = tandem_date_is_set (tandem_val_date (tandem_doc_get (agreement, "signed_on")));
  gboolean names_parties = FALSE;
  TandemValIter iter;
  TandemVal party;

  tandem_val_iter_init (&iter, tandem_doc_get (agreement, "parties"));
  while (tandem_val_iter_next (&iter, NULL, &party))
    {
      const char *city = tandem_val_string (tandem_val_member (party, "party"));

      names_parties = TRUE;
      if (city != NULL && is_of_side (pairing, city, side) &&
          (signed_as_a_whole || tandem_date_is_set (tandem_val_date (tandem_val_member (party, "signed_on")))))
        return TRUE;
    }

  return signed_as_a_whole && !names_parties;
}

static gboolean
holds (const TandemDoc     *agreement,
       const TandemContext *context)
{
  const char *status = tandem_val_string (tandem_doc_get (agreement, "status"));

  return (g_strcmp0 (status, "signed") == 0 || g_strcmp0 (status, "in_force") == 0) &&
         !tandem_agreement_has_expired (agreement, context);
}

/* The agreement that comes nearest to holding, and what it lacks. */
static void
need_agreement (Steps      *steps,
                const char *text,
                TandemDate  beyond)
{
  g_autoptr(GPtrArray) agreements = tandem_context_referring (steps->context, "agreement", "partnership",
                                                              tandem_doc_get_id (steps->pairing));
  TandemNeed *need = add (steps, FALSE, text, NULL);

  need->kind = "agreement";
  for (guint i = 0; i < agreements->len && !need->is_met; i++)
    {
      const TandemDoc *agreement = g_ptr_array_index (agreements, i);
      TandemDate end = tandem_val_date (tandem_doc_get (agreement, "expires_on"));
      gboolean eu = has_signature (agreement, steps->pairing, "eu");
      gboolean partner = has_signature (agreement, steps->pairing, "partner");

      if (tandem_date_is_set (beyond) && tandem_date_compare (end, beyond) <= 0)
        continue;
      need->is_met = holds (agreement, steps->context) && eu && partner;
      if (!need->is_met && tandem_agreement_has_expired (agreement, steps->context))
        continue;
      g_set_str (&need->record, tandem_doc_get_id (agreement));
      g_free (need->detail);
      need->detail = !need->is_met && eu != partner ? g_strdup (_("Only one side has signed.")) : tandem_doc_dup_title (agreement, steps->context);
    }
}

/* ---- work -------------------------------------------------------------------------------- */

static void
need_plan (Steps *steps)
{
  g_autoptr(GPtrArray) plans = tandem_context_referring (steps->context, "plan", "partnership",
                                                         tandem_doc_get_id (steps->pairing));
  TandemNeed *need = add (steps, plans->len > 0, _("A plan of what the cities mean to do"), NULL);

  need->kind = "plan";
  if (plans->len > 0)
    need->detail = tandem_doc_dup_title (g_ptr_array_index (plans, 0), steps->context);
}

static void
need_milestones_done (Steps *steps)
{
  g_autoptr(GPtrArray) milestones = tandem_context_referring (steps->context, "milestone", "partnership",
                                                              tandem_doc_get_id (steps->pairing));
  TandemNeed *need;
  const char *open = NULL;
  guint n = 0;

  for (guint i = 0; i < milestones->len; i++)
    if (tandem_milestone_status_is_open (tandem_val_string (tandem_doc_get (g_ptr_array_index (milestones, i), "status"))))
      {
        open = tandem_doc_get_id (g_ptr_array_index (milestones, i));
        n++;
      }

  need = add (steps, n == 0, _("Every milestone is achieved, or dropped"), NULL);
  if (n > 0)
    need->detail = g_strdup_printf (ngettext ("%u milestone is open.", "%u milestones are open.", n), n);
  need->record = g_strdup (open);
}

/* ---- the steps ------------------------------------------------------------------------------ */

static void
list_proposed (Steps *steps)
{
  need_cities (steps);
  need_programme (steps);
}

static void
list_matched (Steps *steps)
{
  need_cities (steps);
  need_coordinators (steps);
  need_filled (steps, "topics", _("The themes of both cities"));
}

static void
list_committed (Steps *steps)
{
  need_agreement (steps, _("An agreement that both sides have signed"), TANDEM_NO_DATE);
  need_period (steps);
}

static void
list_active (Steps *steps)
{
  need_agreement (steps, _("An agreement that is in force"), TANDEM_NO_DATE);
  need_begun (steps);
  need_plan (steps);
}

static void
list_completing (Steps *steps)
{
  need_nearly_over (steps);
  need_filled (steps, "expected_results", _("Results and benefits, written down"));
}

static void
list_renewed (Steps *steps)
{
  need_milestones_done (steps);
  need_filled (steps, "expected_results", _("Results and benefits, written down"));
  need_agreement (steps, _("An agreement that goes beyond this period"),
                  tandem_period_get_last (tandem_doc_get (steps->pairing, "period")));
}

static const struct
{
  const char *status;
  void        (*list) (Steps *steps);
} lists[] =
{
  { "proposed", list_proposed },
  { "matched", list_matched },
  { "committed", list_committed },
  { "active", list_active },
  { "completing", list_completing },
  { "renewed", list_renewed },
};

/**
 * tandem_partnership_list_needs:
 * @pairing: a pairing
 * @status: a step of its life, as its status says it
 * @context: today, and a resolver that sees its agreements, plans and people
 *
 * What a pairing needs to be at a step. It advises: whoever works with it may
 * know better, and moves it all the same. Any thread.
 *
 * Returns: (transfer full) (element-type TandemNeed): what it needs, empty for
 *   a status that asks for nothing
 */
GPtrArray *
tandem_partnership_list_needs (const TandemDoc     *pairing,
                               const char          *status,
                               const TandemContext *context)
{
  Steps steps = { pairing, context, g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_need_free) };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (status, lists[i].status) == 0)
      lists[i].list (&steps);

  return steps.needs;
}

gboolean
tandem_needs_are_met (GPtrArray *needs)
{
  for (guint i = 0; i < needs->len; i++)
    if (!((TandemNeed *) g_ptr_array_index (needs, i))->is_met)
      return FALSE;

  return TRUE;
}

/**
 * tandem_partnership_may_become:
 * @pairing: a pairing
 * @status: another status
 *
 * Returns: whether that is the next step of its state machine
 */
gboolean
tandem_partnership_may_become (const TandemDoc *pairing,
                               const char      *status)
{
  const TandemField *field = tandem_kind_find_field (tandem_doc_get_kind (pairing), "status");
  const char *now = tandem_val_string (tandem_doc_get (pairing, "status"));

  return g_strcmp0 (now, status) != 0 && tandem_field_can_follow (field, now, status);
}
