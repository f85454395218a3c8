/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-words.h"

#include "kinds/tandem-pilot.h"
#include "tandem-plan-edit.h"
#include "tandem-status.h"
#include "tandem-summary.h"

static char *
dup_field (const TandemDoc     *doc,
           const char          *name,
           const TandemContext *context)
{
  int index = tandem_kind_get_field (tandem_doc_get_kind (doc), name);
  g_autofree char *text = index < 0 ? NULL : tandem_doc_dup_text (doc, (guint) index, context);

  return text != NULL && text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The day it is due or ends; NULL where there is none. */
char *
tandem_outline_dup_due (const TandemDoc     *doc,
                        const TandemContext *context)
{
  static const char *const fields[] = { "due", "end", "period.to" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TandemVal value = tandem_doc_get (doc, fields[i]);
      const char *text = tandem_val_string (value);
      TandemDate date = tandem_val_date (value);

      if (!tandem_date_is_set (date) && text != NULL)
        date = tandem_date_parse_month (text);
      if (tandem_date_is_set (date))
        return tandem_date_to_short_text (date, tandem_context_get_today (context));
    }

  return NULL;
}

/* Who answers for it, or leads it; NULL where nobody does. */
char *
tandem_outline_dup_responsible (const TandemDoc     *doc,
                                const TandemContext *context)
{
  const char *name = tandem_plan_find_field (tandem_doc_get_kind (doc), "responsible");

  return name != NULL ? dup_field (doc, name, context) : NULL;
}

/* The state that was chosen or computed, else the health. */
void
tandem_outline_show_status (GtkWidget           *glyph,
                            const TandemDoc     *doc,
                            const TandemContext *context)
{
  g_autofree char *shown = tandem_dup_computed (doc, "shown_status", context);
  g_autofree char *health = shown == NULL ? tandem_dup_computed (doc, "health", context) : NULL;
  g_autofree char *label = shown == NULL && health == NULL ? dup_field (doc, "status", context) : NULL;
  const char *code = shown != NULL ? shown : health;

  if (code == NULL)
    code = tandem_val_string (tandem_doc_get (doc, "status"));
  g_object_set (glyph, "status", tandem_status_find (code) != NULL ? code : NULL, "label", label, NULL);
}

/* Per cent of the milestones achieved for pilots, what was reported for
 * actions, and the mean of what hangs below for objectives; -1 for none. */
int
tandem_outline_get_progress (TandemOutlineNode   *node,
                             const TandemContext *context)
{
  TandemDoc *doc = tandem_outline_node_get_doc (node);
  const char *kind = tandem_doc_get_kind (doc)->name;
  GListModel *children = tandem_outline_node_get_children (node);
  int sum = 0;
  int n = 0;

  if (g_str_equal (kind, "pilot"))
    return tandem_pilot_get_progress (doc, context);
  if (g_str_equal (kind, "action") && tandem_val_exists (tandem_doc_get (doc, "progress_pct")))
    return (int) tandem_val_int (tandem_doc_get (doc, "progress_pct"), 0);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr(TandemOutlineNode) child = g_list_model_get_item (children, i);
      int progress = tandem_outline_get_progress (child, context);

      sum += MAX (progress, 0);
      n += progress >= 0;
    }

  return n > 0 ? sum / n : -1;
}
