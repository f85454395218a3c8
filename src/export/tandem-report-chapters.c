/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-indicator.h"
#include "kinds/tandem-risk.h"
#include "kinds/tandem-stakeholder.h"
#include "tandem-report-plan.h"
#include "tandem-wording.h"

/* ---- city profiles --------------------------------------------------------- */

/* All figures, each with its year and source: they may contradict each other,
 * and the reader should see it. */
static void
add_figures (TandemPlanPaper *self,
             TandemFlow      *flow,
             TandemVal        figures)
{
  TandemValIter iter;
  TandemVal figure;

  tandem_val_iter_init (&iter, figures);
  while (tandem_val_iter_next (&iter, NULL, &figure))
    {
      const char *language = self->scribe.languages[0];
      g_autofree char *number = tandem_wording_dup_number (language,
                                                           tandem_val_string (tandem_val_member (figure, "value")));
      const char *source = tandem_val_string (tandem_val_member (figure, "source"));
      gint64 year = tandem_val_int (tandem_val_member (figure, "year"), 0);
      g_autofree char *dated = year > 0 ? g_strdup_printf (" (%" G_GINT64_FORMAT "%s%s)", year, source ? ", " : "",
                                                           source ? source : "")
                                        : NULL;
      TandemText *text = tandem_text_new (language, TANDEM_RUN_PLAIN, number);

      tandem_text_add (text, language, TANDEM_RUN_DIM, dated);
      tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL, text);
    }
}

static char *
dup_place (TandemPlanPaper *self,
           const TandemDoc *city,
           guint            language)
{
  const char *label = tandem_val_l10n (tandem_scribe_value (city, "country_label"), self->scribe.languages[language]);
  const char *code = tandem_val_string (tandem_scribe_value (city, "subdivision"));
  g_autofree char *region = tandem_wording_dup_subdivision (code);
  g_autofree char *country = tandem_wording_dup_country (self->scribe.languages[language],
                                                         tandem_val_string (tandem_scribe_value (city, "country")));

  return g_strdup_printf ("%s%s%s", region, *region ? ", " : "", label ? label : country);
}

static void
add_city (TandemPlanPaper *self,
          const TandemDoc *city)
{
  g_autofree char *first = dup_place (self, city, 0);
  g_autofree char *second = self->scribe.n_languages > 1 ? dup_place (self, city, 1) : NULL;
  const char *website = tandem_val_string (tandem_scribe_value (city, "website"));
  TandemBlock *keys;

  tandem_flow_add_heading (self->body, 2, tandem_scribe_city_text (&self->scribe, city, TANDEM_RUN_PLAIN));
  keys = tandem_plan_begin_keys (self);
  tandem_scribe_add_words (&self->scribe, tandem_plan_add_key (self, keys, "Country"), TANDEM_STYLE_SMALL,
                           TANDEM_RUN_PLAIN, first, second);
  if (tandem_val_length (tandem_scribe_value (city, "population")) > 0)
    add_figures (self, tandem_plan_add_key (self, keys, "Population"), tandem_scribe_value (city, "population"));
  if (tandem_val_length (tandem_scribe_value (city, "area")) > 0)
    add_figures (self, tandem_plan_add_key (self, keys, "Size (km²)"), tandem_scribe_value (city, "area"));
  if (website)
    {
      TandemText *text = tandem_text_new_empty ();

      tandem_text_add_link (text, self->scribe.languages[0], TANDEM_RUN_PLAIN, website, website);
      tandem_flow_add_paragraph (tandem_plan_add_key (self, keys, "Website"), TANDEM_STYLE_SMALL, text);
    }
  tandem_scribe_add_prose (&self->scribe, self->body, tandem_scribe_value (city, "profile"));
}

gboolean
tandem_plan_add_cities (TandemPlanPaper *self)
{
  for (guint i = 0; i < self->cities->len; i++)
    add_city (self, g_ptr_array_index (self->cities, i));

  return self->cities->len > 0;
}

/* ---- problems, vision ------------------------------------------------------ */

static gboolean
is_kind (const TandemDoc *problem,
         const char      *kind)
{
  return g_strcmp0 (tandem_val_string (tandem_scribe_value (problem, "node_kind")), kind) == 0;
}

gboolean
tandem_plan_add_problems (TandemPlanPaper *self)
{
  static const struct
  {
    const char *kind;
    const char *heading;
  } parts[] = { { "core", "Problem" }, { "cause", "Causes" }, { "effect", "Effects" } };
  g_autoptr(GPtrArray) problems = tandem_scribe_children (&self->scribe, "problem", "plan",
                                                          tandem_doc_get_id (self->plan));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      TandemBlock *list = NULL;

      for (guint j = 0; j < problems->len; j++)
        {
          const TandemDoc *problem = g_ptr_array_index (problems, j);

          if (!is_kind (problem, parts[i].kind))
            continue;
          if (!list)
            {
              tandem_scribe_add_heading (&self->scribe, self->body, 2, NULL, parts[i].heading);
              list = tandem_flow_add_list (self->body, FALSE);
            }
          tandem_scribe_add_l10n (&self->scribe, tandem_block_add_item (list), TANDEM_STYLE_BODY, TANDEM_RUN_PLAIN,
                                  tandem_scribe_value (problem, "text"));
        }
    }

  return problems->len > 0;
}

gboolean
tandem_plan_add_vision (TandemPlanPaper *self)
{
  TandemVal vision = tandem_scribe_value (self->plan, "vision");
  gboolean written = tandem_val_l10n (vision, self->scribe.languages[0]) != NULL;

  tandem_scribe_add_prose (&self->scribe, self->body, vision);
  if (self->pairing && tandem_val_length (tandem_scribe_value (self->pairing, "topics")) > 0)
    {
      TandemBlock *keys = tandem_plan_begin_keys (self);

      tandem_plan_add_key_term (self, keys, "Cooperation themes", self->pairing, "topics");
      tandem_plan_add_key_term (self, keys, "Related SDGs", self->pairing, "sdgs");
      tandem_plan_add_key_term (self, keys, "Urban Agenda topics", self->pairing, "urban_agenda");
      written = TRUE;
    }

  return written;
}

/* ---- stakeholders, objectives ---------------------------------------------- */

static void
add_score (TandemPlanPaper *self,
           TandemBlock     *table,
           const TandemDoc *doc,
           const char      *field)
{
  gint64 score = tandem_val_int (tandem_scribe_value (doc, field), 0);
  g_autofree char *words = score > 0 ? g_strdup_printf ("%d / 5", (int) score) : g_strdup ("–");

  tandem_plan_add_cell (self, table, words);
}

static const char *
find_quadrant (const TandemDoc *stakeholder)
{
  const char *code = tandem_stakeholder_get_quadrant (stakeholder);

  if (g_strcmp0 (code, "manage_closely") == 0)
    return "manage closely";
  if (g_strcmp0 (code, "keep_satisfied") == 0)
    return "keep satisfied";
  if (g_strcmp0 (code, "keep_informed") == 0)
    return "keep informed";

  return code ? "monitor" : "Not known";
}

gboolean
tandem_plan_add_stakeholders (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = {
    { .weight = 3, .row_header = TRUE }, { .weight = 1.6 }, { .weight = 1.6 },
    { .width = 50 }, { .width = 56 }, { .weight = 1.8 },
  };
  static const char *const head[] = {
    "Organisation", "City", "Role", "Influence", "Importance", "How to work with them", NULL,
  };
  g_autoptr(GPtrArray) stakeholders = tandem_scribe_children (&self->scribe, "stakeholder", "plan",
                                                              tandem_doc_get_id (self->plan));
  TandemBlock *table;

  if (stakeholders->len == 0)
    return FALSE;
  table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < stakeholders->len; i++)
    {
      const TandemDoc *stakeholder = g_ptr_array_index (stakeholders, i);

      tandem_block_add_row (table, FALSE);
      tandem_scribe_add_reference (&self->scribe, tandem_block_add_cell (table),
                                   tandem_scribe_value (stakeholder, "organisation"));
      tandem_scribe_add_reference (&self->scribe, tandem_block_add_cell (table),
                                   tandem_scribe_value (stakeholder, "city"));
      tandem_scribe_add_term (&self->scribe, tandem_block_add_cell (table), stakeholder, "group_role");
      add_score (self, table, stakeholder, "influence");
      add_score (self, table, stakeholder, "importance");
      tandem_flow_add_paragraph (tandem_block_add_cell (table), TANDEM_STYLE_BODY,
                                 tandem_scribe_label (&self->scribe, find_quadrant (stakeholder), "\n"));
    }

  return TRUE;
}

static gboolean
is_under (const TandemDoc *objective,
          const char      *parent)
{
  return g_strcmp0 (tandem_val_string (tandem_scribe_value (objective, "parent")), parent) == 0;
}

/* Strategic objectives first, each followed by those that serve it. */
static void
order_objectives (GPtrArray  *objectives,
                  const char *parent,
                  guint       depth,
                  GPtrArray  *ordered)
{
  for (guint i = 0; depth < 8 && i < objectives->len; i++)
    {
      TandemDoc *objective = g_ptr_array_index (objectives, i);

      if (!is_under (objective, parent) || g_ptr_array_find (ordered, objective, NULL))
        continue;
      g_ptr_array_add (ordered, objective);
      order_objectives (objectives, tandem_doc_get_id (objective), depth + 1, ordered);
    }
}

gboolean
tandem_plan_add_objectives (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = {
    { .width = 40, .row_header = TRUE }, { .weight = 3 }, { .width = 66 }, { .weight = 2.2 },
  };
  static const char *const head[] = { "Code", "Objective", "Level", "Expected result", NULL };
  g_autoptr(GPtrArray) objectives = tandem_scribe_children (&self->scribe, "objective", "plan",
                                                            tandem_doc_get_id (self->plan));
  g_autoptr(GPtrArray) ordered = g_ptr_array_new ();
  TandemBlock *table;

  if (objectives->len == 0)
    return FALSE;
  order_objectives (objectives, NULL, 0, ordered);
  /* what hangs on an objective that is not there comes last, not nowhere */
  for (guint i = 0; i < objectives->len; i++)
    if (!g_ptr_array_find (ordered, g_ptr_array_index (objectives, i), NULL))
      g_ptr_array_add (ordered, g_ptr_array_index (objectives, i));

  table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < ordered->len; i++)
    {
      const TandemDoc *objective = g_ptr_array_index (ordered, i);
      gboolean strategic = g_strcmp0 (tandem_val_string (tandem_scribe_value (objective, "level")), "strategic") == 0;

      tandem_block_add_row (table, FALSE);
      tandem_plan_add_cell (self, table, tandem_val_string (tandem_scribe_value (objective, "code")));
      tandem_scribe_add_title (&self->scribe, tandem_block_add_cell (table), objective, "statement",
                               strategic ? TANDEM_RUN_BOLD : TANDEM_RUN_PLAIN);
      tandem_scribe_add_term (&self->scribe, tandem_block_add_cell (table), objective, "level");
      tandem_scribe_add_l10n (&self->scribe, tandem_block_add_cell (table), TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN,
                              tandem_scribe_value (objective, "result"));
    }

  return TRUE;
}

/* ---- exchange -------------------------------------------------------------- */

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const char *first = tandem_val_string (tandem_scribe_value (*(TandemDoc *const *) a, "start"));
  const char *second = tandem_val_string (tandem_scribe_value (*(TandemDoc *const *) b, "start"));

  return g_strcmp0 (first, second);
}

/* The day of a moment: "2020-05-19T09:00" or "2020-05-19". */
static TandemDate
get_day (TandemVal moment)
{
  g_autofree char *day = g_strndup (tandem_val_string (moment) ? tandem_val_string (moment) : "", 10);

  return tandem_date_parse (day);
}

gboolean
tandem_plan_add_exchange (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = {
    { .width = 74 }, { .weight = 3, .row_header = TRUE }, { .weight = 1.4 }, { .width = 76 },
  };
  static const char *const head[] = { "Date", "Meeting or visit", "Kind", "Status", NULL };
  g_autoptr(GPtrArray) events = NULL;
  TandemBlock *table;

  if (!self->pairing)
    return FALSE;
  events = tandem_scribe_children (&self->scribe, "event", "partnership", tandem_doc_get_id (self->pairing));
  if (events->len == 0)
    return FALSE;
  g_ptr_array_sort (events, compare_starts);
  table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < events->len; i++)
    {
      const TandemDoc *event = g_ptr_array_index (events, i);

      tandem_block_add_row (table, FALSE);
      tandem_scribe_add_date (&self->scribe, tandem_block_add_cell (table),
                              get_day (tandem_scribe_value (event, "start")));
      tandem_scribe_add_title (&self->scribe, tandem_block_add_cell (table), event, "title", TANDEM_RUN_PLAIN);
      tandem_scribe_add_term (&self->scribe, tandem_block_add_cell (table), event, "event_kind");
      tandem_scribe_add_term (&self->scribe, tandem_block_add_cell (table), event, "status");
    }

  return TRUE;
}

/* ---- risks, indicators ----------------------------------------------------- */

static void
add_level (TandemPlanPaper *self,
           TandemBlock     *table,
           int              score)
{
  static const struct
  {
    const char    *band;
    const char    *word;
    TandemGlyph    glyph;
    TandemRunFlags colour;
  } levels[] = {
    { "low", "Low", TANDEM_GLYPH_DISC, TANDEM_RUN_SUCCESS },
    { "medium", "Medium", TANDEM_GLYPH_RING, TANDEM_RUN_WARNING },
    { "high", "High", TANDEM_GLYPH_TRIANGLE, TANDEM_RUN_WARNING },
    { "critical", "Critical", TANDEM_GLYPH_SQUARE, TANDEM_RUN_ERROR },
  };
  const char *band = score > 0 ? tandem_risk_get_band (score) : NULL;
  g_autofree char *number = g_strdup_printf (" %d", score);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (band, levels[i].band) == 0)
      {
        TandemText *text = tandem_text_new (self->scribe.languages[0], levels[i].colour,
                                            tandem_scribe_word (&self->scribe, 0, levels[i].word));

        tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_DIM, number);
        tandem_flow_add_status (tandem_block_add_cell (table), levels[i].glyph, levels[i].colour, text);
        return;
      }
  tandem_plan_add_cell (self, table, tandem_scribe_word (&self->scribe, 0, "Not known"));
}

gboolean
tandem_plan_add_risks (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = {
    { .weight = 2.2, .row_header = TRUE }, { .width = 76 }, { .weight = 2.2 }, { .weight = 1.2 }, { .width = 58 },
  };
  static const char *const head[] = { "Risk", "Level", "What is done about it", "Responsible", "Status", NULL };
  g_autoptr(GPtrArray) risks = tandem_scribe_children (&self->scribe, "risk", "plan", tandem_doc_get_id (self->plan));
  TandemBlock *table;

  if (risks->len == 0)
    return FALSE;
  table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < risks->len; i++)
    {
      const TandemDoc *risk = g_ptr_array_index (risks, i);

      tandem_block_add_row (table, FALSE);
      tandem_scribe_add_title (&self->scribe, tandem_block_add_cell (table), risk, "description", TANDEM_RUN_PLAIN);
      add_level (self, table, tandem_risk_get_score (risk));
      tandem_scribe_add_l10n (&self->scribe, tandem_block_add_cell (table), TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN,
                              tandem_scribe_value (risk, "mitigation"));
      tandem_scribe_add_reference (&self->scribe, tandem_block_add_cell (table),
                                   tandem_scribe_value (risk, "responsible"));
      tandem_scribe_add_term (&self->scribe, tandem_block_add_cell (table), risk, "status");
    }

  return TRUE;
}

/* A value with its unit and year. */
static void
add_value (TandemPlanPaper *self,
           TandemBlock     *table,
           TandemVal        value,
           const char      *unit)
{
  const char *language = self->scribe.languages[0];
  g_autofree char *number = tandem_wording_dup_number (language, tandem_val_string (tandem_val_member (value,
                                                                                                       "value")));
  gint64 year = tandem_val_int (tandem_val_member (value, "year"), 0);
  g_autofree char *dated = year > 0 ? g_strdup_printf (" (%" G_GINT64_FORMAT ")", year) : NULL;
  const char *period = tandem_val_string (tandem_val_member (value, "period"));
  TandemText *text = tandem_text_new (language, TANDEM_RUN_PLAIN, *number ? number : "–");

  if (*number && unit)
    {
      tandem_text_add (text, language, TANDEM_RUN_PLAIN, "\302\240");
      tandem_text_add (text, language, TANDEM_RUN_PLAIN, unit);
    }
  tandem_text_add (text, language, TANDEM_RUN_DIM, dated);
  if (*number && period)
    {
      tandem_text_add (text, language, TANDEM_RUN_PLAIN, " ");
      tandem_text_add (text, language, TANDEM_RUN_DIM, period);
    }
  tandem_flow_add_paragraph (tandem_block_add_cell (table), TANDEM_STYLE_BODY, text);
}

gboolean
tandem_plan_add_indicators (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = {
    { .width = 40 }, { .weight = 3, .row_header = TRUE }, { .width = 56 }, { .weight = 1.3 }, { .weight = 1.3 },
    { .weight = 1.3 },
  };
  static const char *const head[] = { "Code", "Indicator", "Kind", "Baseline", "Target", "Latest", NULL };
  g_autoptr(GPtrArray) indicators = tandem_scribe_children (&self->scribe, "indicator", "plan",
                                                            tandem_doc_get_id (self->plan));
  TandemBlock *table;

  if (indicators->len == 0)
    return FALSE;
  table = tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
  tandem_scribe_add_head (&self->scribe, table, head);
  for (guint i = 0; i < indicators->len; i++)
    {
      const TandemDoc *indicator = g_ptr_array_index (indicators, i);
      const char *unit = tandem_val_string (tandem_scribe_value (indicator, "unit"));

      tandem_block_add_row (table, FALSE);
      tandem_plan_add_cell (self, table, tandem_val_string (tandem_scribe_value (indicator, "code")));
      tandem_scribe_add_title (&self->scribe, tandem_block_add_cell (table), indicator, "name", TANDEM_RUN_PLAIN);
      tandem_scribe_add_term (&self->scribe, tandem_block_add_cell (table), indicator, "indicator_kind");
      add_value (self, table, tandem_scribe_value (indicator, "baseline"), unit);
      add_value (self, table, tandem_scribe_value (indicator, "target"), unit);
      add_value (self, table, tandem_indicator_get_latest (indicator), unit);
    }

  return TRUE;
}
