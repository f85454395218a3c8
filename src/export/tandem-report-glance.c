/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-report-private.h"
#include "tandem-scribe.h"
#include "tandem-wording.h"

/* The summary that every meeting wants: the rows of the programme's own
 * template, in its order, one column a side.
 */
typedef struct
{
  TandemScribe scribe;
  TandemDoc   *pairing;         /* (nullable) */
  TandemDoc   *plan;            /* (nullable) */
  GPtrArray   *sides[2];        /* cities of each */
  guint        n_sides;
  TandemBlock *table;
} Glance;

typedef void (*AddCity) (Glance          *self,
                         TandemFlow      *flow,
                         const TandemDoc *city);

static void
add_row (Glance     *self,
         const char *label)
{
  tandem_block_add_row (self->table, FALSE);
  tandem_scribe_add_label (&self->scribe, tandem_block_add_cell (self->table), TANDEM_RUN_BOLD, label);
}

static void
add_missing (Glance     *self,
             TandemFlow *flow)
{
  tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL, tandem_scribe_label (&self->scribe, "Not known", " "));
}

/* A row with one cell a side, each city of a side in a paragraph of its own. */
static void
add_side_row (Glance     *self,
              const char *label,
              AddCity     add)
{
  add_row (self, label);
  for (guint i = 0; i < self->n_sides; i++)
    {
      TandemFlow *cell = tandem_block_add_cell (self->table);

      for (guint j = 0; j < self->sides[i]->len; j++)
        add (self, cell, g_ptr_array_index (self->sides[i], j));
      if (tandem_flow_is_empty (cell))
        add_missing (self, cell);
    }
}

static void
add_name (Glance          *self,
          TandemFlow      *flow,
          const TandemDoc *city)
{
  tandem_scribe_add_city (&self->scribe, flow, city, TANDEM_STYLE_SMALL, TANDEM_RUN_BOLD);
}

static void
add_region (Glance          *self,
            TandemFlow      *flow,
            const TandemDoc *city)
{
  g_autofree char *name = tandem_wording_dup_subdivision (tandem_val_string (tandem_scribe_value (city,
                                                                                                  "subdivision")));

  tandem_scribe_add_words (&self->scribe, flow, TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN, name, name);
}

/* The programme may word a country its own way; that wins. */
static char *
dup_country (Glance          *self,
             const TandemDoc *city,
             guint            language)
{
  const char *label = tandem_val_l10n (tandem_scribe_value (city, "country_label"), self->scribe.languages[language]);

  if (label)
    return g_strdup (label);

  return tandem_wording_dup_country (self->scribe.languages[language],
                                     tandem_val_string (tandem_scribe_value (city, "country")));
}

static void
add_country (Glance          *self,
             TandemFlow      *flow,
             const TandemDoc *city)
{
  g_autofree char *first = dup_country (self, city, 0);
  g_autofree char *second = self->scribe.n_languages > 1 ? dup_country (self, city, 1) : NULL;

  tandem_scribe_add_words (&self->scribe, flow, TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN, first, second);
}

/* The latest figure of a list; figures that differ in year are not added up. */
static TandemVal
find_latest (TandemVal figures)
{
  TandemVal latest = { NULL };
  gint64 year = G_MININT64;
  TandemValIter iter;
  TandemVal figure;

  tandem_val_iter_init (&iter, figures);
  while (tandem_val_iter_next (&iter, NULL, &figure))
    if (!tandem_val_exists (latest) || tandem_val_int (tandem_val_member (figure, "year"), 0) > year)
      {
        latest = figure;
        year = tandem_val_int (tandem_val_member (figure, "year"), 0);
      }

  return latest;
}

/* "7,000,000 (2018, programme)": a figure without its year and source misleads. */
static void
add_figure (Glance          *self,
            TandemFlow      *flow,
            const TandemDoc *city,
            const char      *field)
{
  TandemVal figure = find_latest (tandem_scribe_value (city, field));
  g_autofree char *number = tandem_wording_dup_number (self->scribe.languages[0],
                                                       tandem_val_string (tandem_val_member (figure, "value")));
  const char *source = tandem_val_string (tandem_val_member (figure, "source"));
  gint64 year = tandem_val_int (tandem_val_member (figure, "year"), 0);
  g_autoptr(GString) origin = g_string_new (NULL);
  TandemText *text;

  if (!*number)
    {
      add_missing (self, flow);
      return;
    }
  if (year > 0)
    g_string_append_printf (origin, "%" G_GINT64_FORMAT, year);
  if (source && *source)
    g_string_append_printf (origin, "%s%s", origin->len > 0 ? ", " : "", source);
  text = tandem_text_new (self->scribe.languages[0], TANDEM_RUN_PLAIN, number);
  if (origin->len > 0)
    {
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_DIM, " (");
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_DIM, origin->str);
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_DIM, ")");
    }
  tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL, text);
}

static void
add_population (Glance          *self,
                TandemFlow      *flow,
                const TandemDoc *city)
{
  add_figure (self, flow, city, "population");
}

static void
add_area (Glance          *self,
          TandemFlow      *flow,
          const TandemDoc *city)
{
  add_figure (self, flow, city, "area");
}

/* ---- rows for both sides --------------------------------------------------- */

static TandemVal
find_value (Glance     *self,
            const char *field)
{
  TandemVal value = { NULL };

  if (self->pairing)
    value = tandem_scribe_value (self->pairing, field);
  if (!tandem_val_exists (value) && self->plan)
    value = tandem_scribe_value (self->plan, field);

  return value;
}

static void
add_shared_term (Glance     *self,
                 const char *label,
                 const char *field)
{
  TandemFlow *cell;

  add_row (self, label);
  cell = tandem_block_add_wide_cell (self->table, 2);
  if (self->pairing)
    tandem_scribe_add_term (&self->scribe, cell, self->pairing, field);
  if (tandem_flow_is_empty (cell))
    add_missing (self, cell);
}

static void
add_lines (Glance     *self,
           TandemFlow *cell,
           TandemVal   value,
           guint       language)
{
  TandemText *text = tandem_scribe_text (&self->scribe, value, language, TANDEM_RUN_PLAIN);

  if (!tandem_text_is_empty (text))
    {
      tandem_flow_add_paragraph (cell, TANDEM_STYLE_SMALL, text);
      return;
    }
  tandem_text_free (text);
  tandem_flow_add_paragraph (cell, TANDEM_STYLE_SMALL,
                             tandem_text_new (self->scribe.languages[language], TANDEM_RUN_DIM,
                                              tandem_scribe_word (&self->scribe, language, "Not written yet.")));
}

/* Text of the pairing: in one language across both columns, two side by side. */
static void
add_shared_text (Glance     *self,
                 const char *label,
                 TandemVal   value)
{
  add_row (self, label);
  if (self->scribe.n_languages == 1)
    {
      add_lines (self, tandem_block_add_wide_cell (self->table, 2), value, 0);
      return;
    }
  for (guint i = 0; i < 2; i++)
    add_lines (self, tandem_block_add_cell (self->table), value, i);
}

static int
compare_months (gconstpointer a,
                gconstpointer b)
{
  const char *first = tandem_val_string (tandem_val_member (*(const TandemVal *) a, "month"));
  const char *second = tandem_val_string (tandem_val_member (*(const TandemVal *) b, "month"));

  return g_strcmp0 (first, second);
}

static void
add_activity (Glance     *self,
              TandemFlow *cell,
              TandemVal   activity,
              guint       language)
{
  const char *language_tag = self->scribe.languages[language];
  const char *month = tandem_val_string (tandem_val_member (activity, "month"));
  g_autofree char *date = tandem_wording_dup_date (language_tag, month ? tandem_date_parse_month (month)
                                                                       : TANDEM_NO_DATE);
  TandemText *text = tandem_text_new (language_tag, TANDEM_RUN_DIM, date);

  if (*date)
    tandem_text_add (text, language_tag, TANDEM_RUN_PLAIN, "\342\200\202");
  tandem_text_append (text, tandem_scribe_text (&self->scribe, tandem_val_member (activity, "text"), language,
                                                TANDEM_RUN_PLAIN));
  tandem_flow_add_paragraph (cell, TANDEM_STYLE_SMALL, text);
}

static void
add_activities (Glance *self)
{
  g_autoptr(GArray) activities = g_array_new (FALSE, FALSE, sizeof (TandemVal));
  TandemValIter iter;
  TandemVal activity;

  tandem_val_iter_init (&iter, find_value (self, "activities"));
  while (tandem_val_iter_next (&iter, NULL, &activity))
    g_array_append_val (activities, activity);
  g_array_sort (activities, compare_months);

  add_row (self, "Main activities and key outputs");
  for (guint i = 0; i < self->scribe.n_languages; i++)
    {
      TandemFlow *cell = self->scribe.n_languages == 1 ? tandem_block_add_wide_cell (self->table, 2)
                                                       : tandem_block_add_cell (self->table);

      for (guint j = 0; j < activities->len; j++)
        add_activity (self, cell, g_array_index (activities, TandemVal, j), i);
      if (tandem_flow_is_empty (cell))
        add_missing (self, cell);
    }
}

static void
add_period (Glance *self)
{
  TandemFlow *cell;

  add_row (self, "Period of cooperation");
  cell = tandem_block_add_wide_cell (self->table, 2);
  tandem_scribe_add_period (&self->scribe, cell, find_value (self, "period"));
  if (tandem_flow_is_empty (cell))
    add_missing (self, cell);
}

static void
add_table (Glance *self)
{
  static const TandemPaperColumn columns[] = {
    { .width = 104, .row_header = TRUE }, { .weight = 1 }, { .weight = 1 },
  };
  static const char *const head[] = { "", "EU side", "Partner side", NULL };

  self->table = tandem_flow_add_table (tandem_paper_get_body (self->scribe.paper), columns, G_N_ELEMENTS (columns));
  if (self->n_sides == 2)
    tandem_scribe_add_head (&self->scribe, self->table, head);
  add_side_row (self, "City", add_name);
  add_side_row (self, "Province, state or region", add_region);
  add_side_row (self, "Country", add_country);
  add_side_row (self, "Population", add_population);
  add_side_row (self, "Size (km²)", add_area);
  add_period (self);
  add_shared_term (self, "Cooperation themes", "topics");
  add_shared_term (self, "Related SDGs", "sdgs");
  add_shared_term (self, "Urban Agenda topics", "urban_agenda");
  add_shared_text (self, "Key focus of cooperation themes", find_value (self, "key_focus"));
  add_shared_text (self, "Key challenges of cooperation themes", find_value (self, "challenges"));
  add_shared_text (self, "Main objectives of cooperation", find_value (self, "objectives_text"));
  add_activities (self);
  add_shared_text (self, "Expected results and benefits", find_value (self, "expected_results"));
}

static TandemText *
make_title (Glance *self)
{
  if (self->pairing)
    return tandem_scribe_pairing_text (&self->scribe, self->pairing, TANDEM_RUN_PLAIN);

  return tandem_scribe_text (&self->scribe, tandem_scribe_value (self->plan, "title"), 0, TANDEM_RUN_PLAIN);
}

static void
add_sides (Glance *self)
{
  if (self->pairing)
    {
      self->n_sides = 2;
      self->sides[0] = tandem_scribe_cities (&self->scribe, self->pairing, "eu");
      self->sides[1] = tandem_scribe_cities (&self->scribe, self->pairing, "partner");
    }
  else
    {
      TandemDoc *city = tandem_scribe_resolve (&self->scribe, tandem_scribe_value (self->plan, "owner"));

      self->n_sides = 1;
      self->sides[0] = g_ptr_array_new ();
      if (city)
        g_ptr_array_add (self->sides[0], city);
    }
}

static void
add_subtitle (Glance *self)
{
  TandemText *text = tandem_scribe_label (&self->scribe, "Cooperation at a glance", " · ");
  const TandemDoc *doc = self->plan ? self->plan : self->pairing;

  if (tandem_val_bool (tandem_scribe_value (doc, "illustration")))
    {
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_PLAIN, " · ");
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_WARNING,
                       tandem_scribe_word (&self->scribe, 0, "assumed for illustration"));
    }
  tandem_flow_add_paragraph (tandem_paper_get_body (self->scribe.paper), TANDEM_STYLE_SUBTITLE, text);
}

static void
glance_clear (Glance *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    g_clear_pointer (&self->sides[i], g_ptr_array_unref);
  tandem_scribe_clear (&self->scribe);
}

static TandemPaper *
build (const TandemReportRequest *request,
       GError                   **error)
{
  Glance self = { 0 };
  TandemDoc *doc = tandem_snapshot_get (request->snapshot, request->id);
  g_autofree char *title = NULL;
  const char *version;
  TandemPaper *paper;

  tandem_scribe_init (&self.scribe, request, "");
  title = tandem_doc_dup_title (doc, self.scribe.contexts[0]);
  tandem_scribe_clear (&self.scribe);
  tandem_scribe_init (&self.scribe, request, title);
  self.pairing = tandem_scribe_get_pairing (&self.scribe, doc);
  if (g_str_equal (tandem_doc_get_kind (doc)->name, "plan"))
    self.plan = doc;
  add_sides (&self);

  tandem_paper_set_compact (self.scribe.paper, TRUE);
  tandem_paper_set_description (self.scribe.paper, tandem_scribe_word (&self.scribe, 0, "Cooperation at a glance"));
  version = self.plan ? tandem_val_string (tandem_scribe_value (self.plan, "version")) : NULL;
  tandem_scribe_set_furniture (&self.scribe, make_title (&self), version, self.pairing);
  tandem_flow_add_paragraph (tandem_paper_get_body (self.scribe.paper), TANDEM_STYLE_TITLE, make_title (&self));
  add_subtitle (&self);
  add_table (&self);
  paper = tandem_paper_ref (self.scribe.paper);
  glance_clear (&self);

  return paper;
}

static const char *const kinds[] = { "partnership", "plan", NULL };

const TandemReport tandem_report_at_a_glance =
{
  .name = "at-a-glance",
  .label = N_("At a Glance"),
  .description = N_("The summary of a pairing on one page, in the order of the programme’s template."),
  .kinds = kinds,
  .build = build,
};
