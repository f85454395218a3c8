/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-scribe.h"
#include "tandem-wording.h"

static const TandemField *
find_field (const TandemDoc *doc,
            const char      *name)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);

  return kind ? tandem_field_find (kind->fields, kind->n_fields, name) : NULL;
}

static char *
dup_term (const TandemScribe *self,
          guint               language,
          const TandemField  *field,
          const char         *code)
{
  const TandemVocabulary *vocabulary = field ? tandem_field_get_vocabulary (field, self->contexts[language]) : NULL;
  const TandemTerm *term = vocabulary ? tandem_vocabulary_find (vocabulary, code) : NULL;

  return g_strdup (term ? tandem_scribe_word (self, language, term->label) : code);
}

/* The words for a code or for several, with a separator of the language. */
char *
tandem_scribe_dup_terms (const TandemScribe *self,
                         guint               language,
                         const TandemDoc    *doc,
                         const char         *name)
{
  const TandemField *field = find_field (doc, name);
  TandemVal value = tandem_scribe_value (doc, name);
  const char *separator = g_str_has_prefix (self->languages[language], "zh") ? "；" : "; ";
  GString *words = g_string_new (NULL);
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_string (value))
    {
      g_autofree char *word = dup_term (self, language, field, tandem_val_string (value));

      g_string_append (words, word);
    }
  else if (tandem_val_type (value) == TANDEM_VAL_ARRAY)
    {
      tandem_val_iter_init (&iter, value);
      while (tandem_val_iter_next (&iter, NULL, &item))
        {
          g_autofree char *word = dup_term (self, language, field, tandem_val_string (item));

          g_string_append_printf (words, "%s%s", words->len > 0 ? separator : "", word ? word : "");
        }
    }

  return g_string_free (words, FALSE);
}

void
tandem_scribe_add_term (TandemScribe    *self,
                        TandemFlow      *flow,
                        const TandemDoc *doc,
                        const char      *field)
{
  g_autofree char *first = tandem_scribe_dup_terms (self, 0, doc, field);
  g_autofree char *second = self->n_languages > 1 ? tandem_scribe_dup_terms (self, 1, doc, field) : NULL;

  tandem_scribe_add_words (self, flow, TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN, first, second);
}

/* Dates stand once, in the first language: two would crowd a table. */
void
tandem_scribe_add_date (TandemScribe *self,
                        TandemFlow   *flow,
                        TandemDate    date)
{
  g_autofree char *words = tandem_wording_dup_date (self->languages[0], date);

  tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL, tandem_text_new (self->languages[0], TANDEM_RUN_PLAIN, words));
}

static TandemDate
get_end (TandemVal   period,
         const char *member)
{
  const char *text = tandem_val_string (tandem_val_member (period, member));
  TandemDate date = TANDEM_NO_DATE;

  if (text)
    date = tandem_date_parse (text);
  if (text && !tandem_date_is_set (date))
    date = tandem_date_parse_month (text);

  return date;
}

/* "Mar 2017 – Apr 2018"; open where it has no end. */
char *
tandem_scribe_dup_period (const TandemScribe *self,
                          guint               language,
                          TandemVal           period)
{
  g_autofree char *from = tandem_wording_dup_date (self->languages[language], get_end (period, "from"));
  g_autofree char *to = tandem_wording_dup_date (self->languages[language], get_end (period, "to"));

  if (!*from && !*to)
    return g_strdup ("");

  return g_strdup_printf ("%s – %s", from, to);
}

void
tandem_scribe_add_period (TandemScribe *self,
                          TandemFlow   *flow,
                          TandemVal     period)
{
  g_autofree char *first = tandem_scribe_dup_period (self, 0, period);
  g_autofree char *second = self->n_languages > 1 ? tandem_scribe_dup_period (self, 1, period) : NULL;

  tandem_scribe_add_words (self, flow, TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN, first, second);
}

static GUnicodeScript
get_script (const char *name)
{
  return g_unichar_get_script (g_utf8_get_char (name));
}

static void
add_name (TandemText    *text,
          const char    *language,
          const char    *name,
          TandemRunFlags flags,
          GPtrArray     *names)
{
  if (!name || !*name)
    return;
  /* "Rome Roma" helps nobody; another script does */
  for (guint i = 0; i < names->len; i++)
    if (get_script (name) == get_script (g_ptr_array_index (names, i)))
      return;
  if (names->len > 0)
    tandem_text_add (text, language, TANDEM_RUN_PLAIN, " ");
  tandem_text_add (text, language, names->len > 0 ? flags | TANDEM_RUN_DIM : flags, name);
  g_ptr_array_add (names, (gpointer) name);
}

static const char *
find_exact (TandemVal   name,
            const char *language)
{
  return tandem_val_string (tandem_val_member (tandem_val_member (name, language), "text"));
}

/* The reader's name, then the native one and that of the second language. */
TandemText *
tandem_scribe_city_text (const TandemScribe *self,
                         const TandemDoc    *city,
                         TandemRunFlags      flags)
{
  TandemVal name = tandem_scribe_value (city, "name");
  TandemVal short_name = tandem_scribe_value (city, "short_name");
  TandemText *text = tandem_text_new_empty ();
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  TandemValIter iter;
  TandemVal tag;

  if (tandem_val_exists (short_name))
    name = short_name;
  add_name (text, self->languages[0], tandem_val_l10n (name, self->languages[0]), flags, names);
  tandem_val_iter_init (&iter, tandem_scribe_value (city, "languages"));
  if (tandem_val_iter_next (&iter, NULL, &tag) && tandem_val_string (tag))
    add_name (text, tandem_val_string (tag), find_exact (name, tandem_val_string (tag)), flags, names);
  if (self->n_languages > 1)
    add_name (text, self->languages[1], find_exact (name, self->languages[1]), flags, names);

  return text;
}

void
tandem_scribe_add_city (TandemScribe    *self,
                        TandemFlow      *flow,
                        const TandemDoc *city,
                        TandemStyle      style,
                        TandemRunFlags   flags)
{
  tandem_flow_add_paragraph (flow, style, tandem_scribe_city_text (self, city, flags));
}

TandemDoc *
tandem_scribe_resolve (const TandemScribe *self,
                       TandemVal           reference)
{
  const char *id = tandem_val_string (reference);

  return id ? tandem_snapshot_get (self->request->snapshot, id) : NULL;
}

/* The pairing a record is of: itself, its field, or its owner. */
TandemDoc *
tandem_scribe_get_pairing (const TandemScribe *self,
                           const TandemDoc    *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  TandemDoc *pairing;

  if (g_str_equal (kind->name, "partnership"))
    return tandem_snapshot_get (self->request->snapshot, tandem_doc_get_id (doc));
  pairing = tandem_scribe_resolve (self, tandem_scribe_value (doc, "partnership"));
  if (!pairing)
    pairing = tandem_scribe_resolve (self, tandem_scribe_value (doc, "owner"));
  if (pairing && !g_str_equal (tandem_doc_get_kind (pairing)->name, "partnership"))
    pairing = NULL;

  return pairing;
}

static gboolean
is_lead (TandemVal member)
{
  return g_strcmp0 (tandem_val_string (tandem_val_member (member, "role")), "lead") == 0;
}

/* The cities of one side, the lead first; @side NULL is both. */
GPtrArray *
tandem_scribe_cities (const TandemScribe *self,
                      const TandemDoc    *partnership,
                      const char         *side)
{
  GPtrArray *cities = g_ptr_array_new ();
  guint n_leads = 0;
  TandemValIter iter;
  TandemVal member;

  tandem_val_iter_init (&iter, tandem_scribe_value (partnership, "members"));
  while (tandem_val_iter_next (&iter, NULL, &member))
    {
      TandemDoc *city = tandem_scribe_resolve (self, tandem_val_member (member, "city"));

      if (!city || (side && g_strcmp0 (tandem_val_string (tandem_val_member (member, "side")), side) != 0))
        continue;
      if (is_lead (member))
        g_ptr_array_insert (cities, (int) n_leads++, city);
      else
        g_ptr_array_add (cities, city);
    }

  return cities;
}

/* "Rome – Yantai 烟台" */
TandemText *
tandem_scribe_pairing_text (const TandemScribe *self,
                            const TandemDoc    *partnership,
                            TandemRunFlags      flags)
{
  static const char *const sides[] = { "eu", "partner" };
  TandemText *text = tandem_text_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr(GPtrArray) cities = tandem_scribe_cities (self, partnership, sides[i]);

      for (guint j = 0; j < cities->len; j++)
        {
          TandemText *city = tandem_scribe_city_text (self, g_ptr_array_index (cities, j), flags);

          if (!tandem_text_is_empty (text))
            tandem_text_add (text, self->languages[0], flags, j > 0 ? ", " : " – ");
          tandem_text_append (text, city);
        }
    }

  return text;
}

static char *
join (const char *first,
      const char *second)
{
  if (!first || !*first)
    return g_strdup (second ? second : "");
  if (!second || !*second)
    return g_strdup (first);

  return g_strdup_printf ("%s, %s", first, second);
}

/* A person is named only where the paper stays inside or the person agreed. */
static char *
dup_contact (const TandemScribe *self,
             const TandemDoc    *contact,
             guint               language)
{
  const char *position = tandem_val_l10n (tandem_scribe_value (contact, "position"), self->languages[language]);
  TandemDoc *organisation = tandem_scribe_resolve (self, tandem_scribe_value (contact, "organisation"));
  gboolean named = self->request->internal || tandem_val_bool (tandem_scribe_value (contact, "publish_name"));
  const char *name = named ? tandem_val_string (tandem_scribe_value (contact, "display_name")) : NULL;
  g_autofree char *person = join (name, position);

  return join (person, organisation ? tandem_val_l10n (tandem_scribe_value (organisation, "name"),
                                                       self->languages[language]) : NULL);
}

/* What a reference points at, by the name people know it by. */
static char *
dup_reference (const TandemScribe *self,
               const TandemDoc    *doc,
               guint               language)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);

  if (g_str_equal (kind->name, "contact"))
    return dup_contact (self, doc, language);

  return tandem_doc_dup_title (doc, self->contexts[language]);
}

/* One reference, or several, one under the other. */
void
tandem_scribe_add_reference (TandemScribe *self,
                             TandemFlow   *flow,
                             TandemVal     reference)
{
  TandemDoc *doc;
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_type (reference) == TANDEM_VAL_ARRAY)
    {
      tandem_val_iter_init (&iter, reference);
      while (tandem_val_iter_next (&iter, NULL, &item))
        tandem_scribe_add_reference (self, flow, item);
      return;
    }

  doc = tandem_scribe_resolve (self, reference);
  if (!doc)
    return;
  if (g_str_equal (tandem_doc_get_kind (doc)->name, "city"))
    {
      tandem_scribe_add_city (self, flow, doc, TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN);
    }
  else
    {
      g_autofree char *first = dup_reference (self, doc, 0);
      g_autofree char *second = self->n_languages > 1 ? dup_reference (self, doc, 1) : NULL;

      tandem_scribe_add_words (self, flow, TANDEM_STYLE_SMALL, TANDEM_RUN_PLAIN, first, second);
    }
}

/* Who answers for a row, dimmed under its title. */
void
tandem_scribe_add_responsible (TandemScribe *self,
                               TandemFlow   *flow,
                               TandemVal     reference)
{
  TandemDoc *doc = tandem_scribe_resolve (self, reference);
  g_autofree char *name = doc ? dup_reference (self, doc, 0) : NULL;

  if (name)
    tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL, tandem_text_new (self->languages[0], TANDEM_RUN_DIM, name));
}

static const char *
get_text (const TandemDoc *doc,
          const char      *field)
{
  const char *text = tandem_val_string (tandem_scribe_value (doc, field));

  return text ? text : "";
}

/* By hand-given order, then code, then id: never by chance. */
static int
compare_docs (gconstpointer a,
              gconstpointer b)
{
  const TandemDoc *first = *(TandemDoc *const *) a;
  const TandemDoc *second = *(TandemDoc *const *) b;
  int order = strcmp (get_text (first, "order"), get_text (second, "order"));

  if (order == 0)
    order = strverscmp (get_text (first, "code"), get_text (second, "code"));
  if (order == 0)
    order = strcmp (tandem_doc_get_id (first), tandem_doc_get_id (second));

  return order;
}

/* The records of a kind that point at one, in their order. */
GPtrArray *
tandem_scribe_children (const TandemScribe *self,
                        const char         *kind,
                        const char         *field,
                        const char         *id)
{
  g_autoptr(GPtrArray) found = tandem_snapshot_referring (self->request->snapshot, kind, field, id);
  GPtrArray *children = g_ptr_array_new ();

  /* the snapshot's own array is shared and stays in its order */
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (children, g_ptr_array_index (found, i));
  g_ptr_array_sort (children, compare_docs);

  return children;
}

static TandemText *
make_footer (const TandemScribe *self,
             const char         *version)
{
  g_autofree char *date = tandem_wording_dup_date (self->languages[0], self->request->as_of);
  g_autoptr(GString) words = g_string_new ("Tandem");

  if (version && *version)
    {
      g_string_append_printf (words, " · %s", tandem_scribe_word (self, 0, "Version {version}"));
      g_string_replace (words, "{version}", version, 0);
    }
  if (*date)
    {
      g_string_append_printf (words, " · %s", tandem_scribe_word (self, 0, "As of {date}"));
      g_string_replace (words, "{date}", date, 0);
    }
  if (self->illustrated)
    g_string_append_printf (words, " · * %s", tandem_scribe_word (self, 0, "assumed for illustration"));

  return tandem_text_new (self->languages[0], TANDEM_RUN_PLAIN, words->str);
}

/* Head, foot, and the line the programme wants on its papers. */
void
tandem_scribe_set_furniture (TandemScribe    *self,
                             TandemText      *header,
                             const char      *version,
                             const TandemDoc *partnership)
{
  TandemDoc *programme = NULL;

  tandem_paper_set_header (self->paper, header);
  tandem_paper_set_footer (self->paper, make_footer (self, version),
                           tandem_scribe_word (self, 0, "Page {page} of {pages}"));
  if (partnership)
    programme = tandem_scribe_resolve (self, tandem_scribe_value (partnership, "programme"));
  if (programme)
    tandem_paper_set_disclaimer (self->paper,
                                 tandem_scribe_text (self, tandem_scribe_value (programme, "disclaimer"), 0,
                                                     TANDEM_RUN_PLAIN));
}
