/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-uea.h"

#include "tandem-rules.h"

/**
 * tandem_uea_get_stars:
 * @context: holds the rule set "rules-uea-stars"
 * @achieved: actions achieved, 0 to 21
 *
 * Returns: stars, 0 to 4; the thresholds are data, since they are not confirmed
 */
int
tandem_uea_get_stars (const TandemContext *context,
                      guint                achieved)
{
  JsonObject *rules = tandem_context_get_rules (context, "rules-uea-stars");
  gint64 stars = 0;

  for (guint i = 0; i < tandem_rule_length (rules, "stars"); i++)
    {
      JsonObject *step = tandem_rule_item (rules, "stars", i);

      if ((gint64) achieved >= tandem_rule_int (step, "from", G_MAXINT64))
        stars = MAX (stars, tandem_rule_int (step, "stars", 0));
    }

  return (int) CLAMP (stars, 0, 4);
}

/**
 * tandem_uea_count:
 * @context: resolver that sees the city's assessments
 * @city: id of the city
 * @declared: (out): actions the city calls achieved
 * @evidenced: (out): those with a file, a link or an assessor's day beside
 *
 * An action that was assessed twice counts once.
 */
void
tandem_uea_count (const TandemContext *context,
                  const char          *city,
                  guint               *declared,
                  guint               *evidenced)
{
  g_autoptr(GPtrArray) assessments = tandem_context_referring (context, "uea_assessment", "city", city);
  g_autoptr(GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < assessments->len; i++)
    {
      const TandemDoc *assessment = g_ptr_array_index (assessments, i);
      const char *action = tandem_val_string (tandem_doc_get (assessment, "action"));

      if (action == NULL || !tandem_val_has_code (tandem_doc_get (assessment, "status"), "achieved"))
        continue;
      g_hash_table_add (said, (gpointer) action);
      if (tandem_val_length (tandem_doc_get (assessment, "evidence")) > 0 ||
          tandem_val_string (tandem_doc_get (assessment, "url")) != NULL ||
          tandem_date_is_set (tandem_val_date (tandem_doc_get (assessment, "assessed_on"))))
        g_hash_table_add (shown, (gpointer) action);
    }

  *declared = g_hash_table_size (said);
  *evidenced = g_hash_table_size (shown);
}

static JsonObject *
find_action (const TandemContext *context,
             const char          *action)
{
  return tandem_rule_find (tandem_context_get_rules (context, "uea_actions"), "terms", "code", action);
}

/**
 * tandem_uea_get_deadline:
 * @context: holds the vocabulary "uea_actions"
 * @action: "1" to "21"
 * @signed_on: when the city signed
 *
 * Seven or ten years run from the city's own signature; 2015, 2030 and 2040
 * are the last days of those years (domain.md 4.2).
 *
 * Returns: the last day, or no date where the action has none
 */
TandemDate
tandem_uea_get_deadline (const TandemContext *context,
                         const char          *action,
                         TandemDate           signed_on)
{
  JsonObject *deadline = tandem_rule_object (find_action (context, action), "deadline");
  gint64 years = tandem_rule_int (deadline, "years", 0);
  gint64 year = tandem_rule_int (deadline, "year", 0);

  if (years > 0 && years < 1000)
    return tandem_date_add_months (signed_on, (int) years * 12);

  return year > 0 && year < 10000 ? tandem_date_new ((int) year, 12, 31) : TANDEM_NO_DATE;
}

/**
 * tandem_uea_get_area:
 * @context: holds the vocabulary "uea_actions"
 * @action: "1" to "21"
 *
 * Returns: (transfer none) (nullable): which of the seven areas it belongs to
 */
const char *
tandem_uea_get_area (const TandemContext *context,
                     const char          *action)
{
  return tandem_rule_string (find_action (context, action), "area");
}

/**
 * tandem_uea_get_target:
 * @context: language, and the vocabulary "uea_actions"
 * @action: "1" to "21"
 *
 * Returns: (transfer none): what the Accords ask for, in short; may be ""
 */
const char *
tandem_uea_get_target (const TandemContext *context,
                       const char          *action)
{
  return tandem_rule_label (find_action (context, action), "target", tandem_context_get_language (context));
}
