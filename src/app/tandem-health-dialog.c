/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-health-dialog.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-health.h"
#include "kinds/tandem-partnership-contact.h"
#include "tandem-status-glyph.h"
#include "tandem-status.h"
#include "tandem-widgets.h"

#define WIDTH 520

static char *
dup_rule (TandemHealthRule rule)
{
  switch (rule)
    {
    case TANDEM_HEALTH_RULE_LATE:
      return g_strdup_printf (ngettext ("A milestone is late: at risk, after %d day off track",
                                        "A milestone is late: at risk, after %d days off track", TANDEM_HEALTH_LATE_DAYS),
                              TANDEM_HEALTH_LATE_DAYS);
    case TANDEM_HEALTH_RULE_AGREEMENT:
      return g_strdup (_("An agreement has expired: off track"));
    case TANDEM_HEALTH_RULE_CONTACT:
      return g_strdup_printf (ngettext ("No contact for more than %d day: off track",
                                        "No contact for more than %d days: off track", TANDEM_HEALTH_CONTACT_DAYS),
                              TANDEM_HEALTH_CONTACT_DAYS);
    case TANDEM_HEALTH_RULE_BEYOND:
      return g_strdup (_("A milestone is expected after the period: at risk"));
    case TANDEM_HEALTH_RULE_MEETING:
      return g_strdup (_("No next meeting is planned: at risk"));
    case TANDEM_HEALTH_N_RULES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What a rule came to that found nothing, with the numbers it looked at. */
static char *
dup_well (TandemHealthRule     rule,
          const TandemDoc     *pairing,
          const TandemHealth  *health,
          const TandemContext *context)
{
  g_autoptr(TandemContacts) contacts = tandem_contacts_new (tandem_doc_get_id (pairing), context);
  g_autofree char *next = tandem_date_to_text (contacts->next_on);
  int days = tandem_date_days_between (contacts->last_on, tandem_context_get_today (context));

  switch (rule)
    {
    case TANDEM_HEALTH_RULE_LATE:
      return g_strdup_printf (ngettext ("%u milestone is open, and not late.", "%u milestones are open, and none is late.",
                                        health->n_parts), health->n_parts);
    case TANDEM_HEALTH_RULE_AGREEMENT:
      return g_strdup (_("None has expired."));
    case TANDEM_HEALTH_RULE_CONTACT:
      return contacts->last == NULL
             ? g_strdup (_("No contact was noted yet."))
             : g_strdup_printf (ngettext ("The last contact was %d day ago.", "The last contact was %d days ago.", (gulong) days), days);
    case TANDEM_HEALTH_RULE_BEYOND:
      return g_strdup (_("All are expected inside the period."));
    case TANDEM_HEALTH_RULE_MEETING:
      return g_strdup_printf (_("The next one is on %s."), next);
    case TANDEM_HEALTH_N_RULES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_row (GtkWidget  *list,
            const char *code,
            const char *rule,
            const char *words)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words, "subtitle", rule, NULL);
  const TandemStatus *status = tandem_status_find (code);
  g_autofree char *spoken = g_strdup_printf ("%s. %s %s", tandem_status_get_label (status), words, rule);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (TANDEM_TYPE_STATUS_GLYPH, "status", code, "show-word", FALSE, NULL));
  tandem_widget_set_accessible_label (row, spoken);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
append_updates (GtkWidget          *list,
                const TandemHealth *health)
{
  g_autofree char *rule = g_strdup_printf (ngettext ("Nothing was reported for %d day: not updated, if nothing else holds",
                                                     "Nothing was reported for %d days: not updated, if nothing else holds",
                                                     TANDEM_HEALTH_UPDATE_DAYS), TANDEM_HEALTH_UPDATE_DAYS);
  g_autofree char *words = g_strdup_printf (ngettext ("%u of %u open milestone is not updated.",
                                                      "%u of %u open milestones are not updated.", health->n_parts),
                                            health->not_updated, health->n_parts);
  gboolean stale = health->not_updated > 0 || g_str_equal (health->code, "not_updated");

  append_row (list, stale ? "not_updated" : "on_track", rule, words);
}

AdwDialog *
tandem_health_dialog_new (const TandemDoc     *pairing,
                          const TandemContext *context)
{
  g_autoptr(TandemHealth) health = tandem_health_new (pairing, context);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                                 "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 24, NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "label",
                                               _("The worst that holds is shown, with its reason; with none of them it is on track."), NULL));
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < TANDEM_HEALTH_N_RULES; i++)
    {
      const TandemHealthFinding *finding = &health->findings[i];
      g_autofree char *rule = dup_rule (i);
      g_autofree char *well = finding->code == NULL ? dup_well (i, pairing, health, context) : NULL;

      append_row (list, finding->code != NULL ? finding->code : "on_track", rule, well != NULL ? well : finding->reason);
    }
  append_updates (list, health);
  gtk_box_append (GTK_BOX (box), list);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_dialog_set_child (dialog, toolbar);
  adw_dialog_set_title (dialog, _("How This Is Judged"));
  adw_dialog_set_content_width (dialog, WIDTH);

  return dialog;
}
