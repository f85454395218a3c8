/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-report-plan.h"
#include "tandem-report-private.h"
#include "tandem-wording.h"

/* The chapters of a full plan, in their order. A chapter that must be there and
 * is empty says so in one line; an optional one is left out. */
static const struct
{
  const char       *key;
  const char       *heading;
  gboolean          optional;
  TandemChapterFunc add;        /* (nullable) */
} chapters[] = {
  { "summary", "Summary at a glance", FALSE, NULL },
  { "city_profiles", "City profiles", FALSE, tandem_plan_add_cities },
  { "context_needs", "Context and needs", FALSE, tandem_plan_add_problems },
  { "vision_themes", "Vision and shared themes", FALSE, tandem_plan_add_vision },
  { "stakeholders", "Stakeholders and local group", FALSE, tandem_plan_add_stakeholders },
  { "objectives", "Objectives and intervention logic", FALSE, tandem_plan_add_objectives },
  { "integrated_approach", "Integrated approach", TRUE, NULL },
  { "actions", "Actions", FALSE, tandem_plan_add_actions },
  { "pilots", "Pilot projects", FALSE, tandem_plan_add_pilots },
  { "exchange", "Exchange and learning", FALSE, tandem_plan_add_exchange },
  { "business_research", "Business and research", TRUE, NULL },
  { "resources", "Resources and funding", FALSE, tandem_plan_add_budget },
  { "risks", "Risks", FALSE, tandem_plan_add_risks },
  { "monitoring", "Monitoring and indicators", FALSE, tandem_plan_add_indicators },
  { "governance", "Governance and continuation", FALSE, NULL },
  { "communication", "Communication and visibility", TRUE, NULL },
  { "annexes", "Annexes", TRUE, NULL },
};

/* ---- blocks that chapters share -------------------------------------------- */

TandemBlock *
tandem_plan_begin_keys (TandemPlanPaper *self)
{
  static const TandemPaperColumn columns[] = { { .width = 112, .row_header = TRUE }, { .weight = 1 } };

  return tandem_flow_add_table (self->body, columns, G_N_ELEMENTS (columns));
}

TandemFlow *
tandem_plan_add_key (TandemPlanPaper *self,
                     TandemBlock     *keys,
                     const char      *english)
{
  tandem_block_add_row (keys, FALSE);
  tandem_scribe_add_label (&self->scribe, tandem_block_add_cell (keys), TANDEM_RUN_DIM, english);

  return tandem_block_add_cell (keys);
}

/* A line of a sheet, only where the record says something. */
void
tandem_plan_add_key_term (TandemPlanPaper *self,
                          TandemBlock     *keys,
                          const char      *english,
                          const TandemDoc *doc,
                          const char      *field)
{
  if (tandem_val_length (tandem_scribe_value (doc, field)) > 0 || tandem_val_string (tandem_scribe_value (doc, field)))
    tandem_scribe_add_term (&self->scribe, tandem_plan_add_key (self, keys, english), doc, field);
}

void
tandem_plan_add_key_text (TandemPlanPaper *self,
                          TandemBlock     *keys,
                          const char      *english,
                          const TandemDoc *doc,
                          const char      *field)
{
  TandemVal value = tandem_scribe_value (doc, field);

  if (tandem_val_l10n (value, self->scribe.languages[0]))
    tandem_scribe_add_l10n (&self->scribe, tandem_plan_add_key (self, keys, english), TANDEM_STYLE_SMALL,
                            TANDEM_RUN_PLAIN, value);
}

void
tandem_plan_add_key_reference (TandemPlanPaper *self,
                               TandemBlock     *keys,
                               const char      *english,
                               TandemVal        reference)
{
  if (tandem_val_string (reference) || tandem_val_length (reference) > 0)
    tandem_scribe_add_reference (&self->scribe, tandem_plan_add_key (self, keys, english), reference);
}

void
tandem_plan_add_cell (TandemPlanPaper *self,
                      TandemBlock     *table,
                      const char      *words)
{
  tandem_flow_add_paragraph (tandem_block_add_cell (table), TANDEM_STYLE_BODY,
                             tandem_text_new (self->scribe.languages[0], TANDEM_RUN_PLAIN, words));
}

/* A heading that is a record: its code, its title, in both languages. */
void
tandem_plan_add_subject (TandemPlanPaper *self,
                         int              level,
                         const TandemDoc *doc,
                         const char      *field)
{
  TandemScribe *scribe = &self->scribe;
  TandemText *text = tandem_text_new (scribe->languages[0], TANDEM_RUN_PLAIN,
                                      tandem_val_string (tandem_scribe_value (doc, "code")));

  for (guint i = 0; i < scribe->n_languages; i++)
    {
      if (!tandem_text_is_empty (text))
        tandem_text_add (text, scribe->languages[0], TANDEM_RUN_PLAIN, "\342\200\202");
      tandem_text_append (text, tandem_scribe_text (scribe, tandem_scribe_value (doc, field), i,
                                                    i > 0 ? TANDEM_RUN_DIM : TANDEM_RUN_PLAIN));
    }
  if (tandem_val_bool (tandem_scribe_value (doc, "illustration")))
    {
      tandem_text_add (text, scribe->languages[0], TANDEM_RUN_WARNING, "\302\240*");
      scribe->illustrated = TRUE;
    }
  tandem_flow_add_heading (self->body, level, text);
}

/* ---- cover ----------------------------------------------------------------- */

static TandemText *
make_title (TandemPlanPaper *self,
            guint            language)
{
  return tandem_scribe_text (&self->scribe, tandem_scribe_value (self->plan, "title"), language, TANDEM_RUN_PLAIN);
}

static void
add_coordinators (TandemPlanPaper *self,
                  TandemBlock     *keys)
{
  if (self->pairing)
    tandem_plan_add_key_reference (self, keys, "Coordinators", tandem_scribe_value (self->pairing, "coordinators"));
}

static char *
dup_languages (TandemPlanPaper *self,
               guint            language)
{
  GString *words = g_string_new (NULL);
  TandemValIter iter;
  TandemVal tag;

  tandem_val_iter_init (&iter, tandem_scribe_value (self->plan, "languages"));
  while (tandem_val_iter_next (&iter, NULL, &tag))
    {
      g_autofree char *name = tandem_val_string (tag)
                                ? tandem_wording_dup_language (self->scribe.languages[language],
                                                               tandem_val_string (tag))
                                : NULL;

      if (name)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", name);
    }

  return g_string_free (words, FALSE);
}

static void
add_approvals (TandemPlanPaper *self,
               TandemBlock     *keys)
{
  TandemFlow *flow = NULL;
  TandemValIter iter;
  TandemVal approval;

  tandem_val_iter_init (&iter, tandem_scribe_value (self->plan, "approvals"));
  while (tandem_val_iter_next (&iter, NULL, &approval))
    {
      g_autofree char *date = tandem_wording_dup_date (self->scribe.languages[0],
                                                       tandem_val_date (tandem_val_member (approval, "on")));
      TandemText *text = tandem_scribe_text (&self->scribe, tandem_val_member (approval, "body"), 0,
                                             TANDEM_RUN_PLAIN);

      flow = flow ? flow : tandem_plan_add_key (self, keys, "Approved");
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_PLAIN, ", ");
      tandem_text_add (text, self->scribe.languages[0], TANDEM_RUN_PLAIN, date);
      tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL, text);
    }
}

static void
add_key_data (TandemPlanPaper *self)
{
  TandemBlock *keys = tandem_plan_begin_keys (self);
  g_autofree char *first = dup_languages (self, 0);
  g_autofree char *second = self->scribe.n_languages > 1 ? dup_languages (self, 1) : NULL;
  const char *version = tandem_val_string (tandem_scribe_value (self->plan, "version"));

  if (self->pairing)
    tandem_flow_add_paragraph (tandem_plan_add_key (self, keys, "Pairing"), TANDEM_STYLE_SMALL,
                               tandem_scribe_pairing_text (&self->scribe, self->pairing, TANDEM_RUN_PLAIN));
  tandem_plan_add_key_term (self, keys, "Kind of plan", self->plan, "plan_kind");
  tandem_scribe_add_period (&self->scribe, tandem_plan_add_key (self, keys, "Period"),
                            tandem_scribe_value (self->plan, "period"));
  tandem_plan_add_key_term (self, keys, "Status", self->plan, "status");
  tandem_scribe_add_words (&self->scribe, tandem_plan_add_key (self, keys, "Version"), TANDEM_STYLE_SMALL,
                           TANDEM_RUN_PLAIN, version, version);
  if (*first)
    tandem_scribe_add_words (&self->scribe, tandem_plan_add_key (self, keys, "Languages"), TANDEM_STYLE_SMALL,
                             TANDEM_RUN_PLAIN, first, second);
  add_coordinators (self, keys);
  add_approvals (self, keys);
}

static void
add_cover (TandemPlanPaper *self)
{
  TandemScribe *scribe = &self->scribe;

  tandem_flow_add_paragraph (self->body, TANDEM_STYLE_TITLE, make_title (self, 0));
  if (scribe->n_languages > 1)
    tandem_flow_add_paragraph (self->body, TANDEM_STYLE_LEAD, make_title (self, 1));
  if (self->pairing)
    tandem_flow_add_paragraph (self->body, TANDEM_STYLE_SUBTITLE,
                               tandem_scribe_pairing_text (scribe, self->pairing, TANDEM_RUN_PLAIN));
  if (tandem_val_bool (tandem_scribe_value (self->plan, "illustration")))
    tandem_scribe_add_note (scribe, self->body, "Assumed for illustration, not a fact of the programme.");
  add_key_data (self);
  tandem_flow_add_page_break (self->body);
}

/* ---- chapters -------------------------------------------------------------- */

static TandemDoc *
find_section (GPtrArray  *sections,
              const char *key)
{
  for (guint i = 0; i < sections->len; i++)
    if (g_strcmp0 (tandem_val_string (tandem_scribe_value (g_ptr_array_index (sections, i), "key")), key) == 0)
      return g_ptr_array_index (sections, i);

  return NULL;
}

static gboolean
has_text (TandemPlanPaper *self,
          const TandemDoc *section)
{
  return section && tandem_val_l10n (tandem_scribe_value (section, "body"), self->scribe.languages[0]);
}

static void
add_chapter (TandemPlanPaper *self,
             guint            chapter,
             guint           *number,
             const TandemDoc *section)
{
  g_autofree char *prefix = g_strdup_printf ("%u", *number);
  gboolean written = has_text (self, section);

  tandem_scribe_add_heading (&self->scribe, self->body, 1, prefix, chapters[chapter].heading);
  if (written)
    tandem_scribe_add_prose (&self->scribe, self->body, tandem_scribe_value (section, "body"));
  if (chapters[chapter].add && chapters[chapter].add (self))
    written = TRUE;
  if (!written && chapters[chapter].optional)
    {
      tandem_flow_remove_last (self->body);
      return;
    }
  if (!written)
    tandem_scribe_add_note (&self->scribe, self->body, "Not written yet.");
  (*number)++;
}

static gboolean
is_chapter (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    if (g_strcmp0 (chapters[i].key, key) == 0)
      return TRUE;

  return g_strcmp0 (key, "cover") == 0;
}

/* Sections that people added beside the chapters. */
static void
add_further_sections (TandemPlanPaper *self,
                      GPtrArray       *sections,
                      guint           *number)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const TandemDoc *section = g_ptr_array_index (sections, i);
      g_autofree char *prefix = g_strdup_printf ("%u\342\200\202", *number);
      TandemText *text;

      if (is_chapter (tandem_val_string (tandem_scribe_value (section, "key"))) || !has_text (self, section))
        continue;
      text = tandem_text_new (self->scribe.languages[0], TANDEM_RUN_PLAIN, prefix);
      tandem_text_append (text, tandem_scribe_text (&self->scribe, tandem_scribe_value (section, "heading"), 0,
                                                    TANDEM_RUN_PLAIN));
      tandem_flow_add_heading (self->body, 1, text);
      tandem_scribe_add_prose (&self->scribe, self->body, tandem_scribe_value (section, "body"));
      (*number)++;
    }
}

static void
add_signatures (TandemPlanPaper *self)
{
  tandem_scribe_add_heading (&self->scribe, self->body, 1, NULL, "Signatures");
  for (guint i = 0; i < self->cities->len; i += 2)
    {
      TandemBlock *columns = tandem_flow_add_columns (self->body, 2);

      for (guint j = i; j < MIN (i + 2, self->cities->len); j++)
        {
          TandemFlow *column = tandem_block_get_column (columns, j - i);

          tandem_flow_add_signature (column, tandem_scribe_city_text (&self->scribe,
                                                                      g_ptr_array_index (self->cities, j),
                                                                      TANDEM_RUN_BOLD));
          tandem_flow_add_paragraph (column, TANDEM_STYLE_SMALL,
                                     tandem_scribe_label (&self->scribe, "Name, position, date", " "));
        }
    }
}

static void
add_chapters (TandemPlanPaper *self)
{
  g_autoptr(GPtrArray) sections = tandem_scribe_children (&self->scribe, "section", "plan",
                                                          tandem_doc_get_id (self->plan));
  guint number = 1;

  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    add_chapter (self, i, &number, find_section (sections, chapters[i].key));
  add_further_sections (self, sections, &number);
  tandem_scribe_add_stars (&self->scribe, self->body);
  if (self->cities->len > 0)
    add_signatures (self);
}

static void
collect (TandemPlanPaper *self)
{
  const char *id = tandem_doc_get_id (self->plan);
  TandemDoc *owner;

  self->pairing = tandem_scribe_get_pairing (&self->scribe, self->plan);
  self->actions = tandem_scribe_children (&self->scribe, "action", "plan", id);
  self->pilots = tandem_scribe_children (&self->scribe, "pilot", "plan", id);
  if (self->pairing)
    {
      self->cities = tandem_scribe_cities (&self->scribe, self->pairing, NULL);
      return;
    }
  self->cities = g_ptr_array_new ();
  owner = tandem_scribe_resolve (&self->scribe, tandem_scribe_value (self->plan, "owner"));
  if (owner)
    g_ptr_array_add (self->cities, owner);
}

static void
plan_paper_clear (TandemPlanPaper *self)
{
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->pilots, g_ptr_array_unref);
  g_clear_pointer (&self->cities, g_ptr_array_unref);
  tandem_scribe_clear (&self->scribe);
}

static TandemPaper *
build (const TandemReportRequest *request,
       GError                   **error)
{
  TandemPlanPaper self = { .plan = tandem_snapshot_get (request->snapshot, request->id) };
  const char *title = tandem_val_l10n (tandem_scribe_value (self.plan, "title"), request->languages[0]);
  TandemText *contents;
  TandemPaper *paper;

  tandem_scribe_init (&self.scribe, request, title ? title : "");
  self.body = tandem_paper_get_body (self.scribe.paper);
  collect (&self);
  add_cover (&self);
  contents = tandem_text_new (self.scribe.languages[0], TANDEM_RUN_BOLD,
                              tandem_scribe_word (&self.scribe, 0, "Contents"));
  tandem_flow_add_paragraph (self.body, TANDEM_STYLE_LEAD, contents);
  tandem_flow_add_contents (self.body, 2);
  tandem_flow_add_page_break (self.body);
  add_chapters (&self);
  tandem_scribe_set_furniture (&self.scribe, make_title (&self, 0),
                               tandem_val_string (tandem_scribe_value (self.plan, "version")), self.pairing);
  paper = tandem_paper_ref (self.scribe.paper);
  plan_paper_clear (&self);

  return paper;
}

static const char *const kinds[] = { "plan", NULL };

const TandemReport tandem_report_plan =
{
  .name = "plan",
  .label = N_("Full Plan"),
  .description = N_("The whole plan: chapters, action sheets, pilots with milestones, budget, signatures."),
  .kinds = kinds,
  .build = build,
};
