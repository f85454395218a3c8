/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-prose.h"
#include "tandem-scribe.h"
#include "tandem-wording.h"

void
tandem_scribe_init (TandemScribe              *self,
                    const TandemReportRequest *request,
                    const char                *title)
{
  g_autoptr(TandemVocabularies) vocabularies = request->vocabularies ? tandem_vocabularies_ref (request->vocabularies)
                                                                     : tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) plain = tandem_context_new (request->languages[0], request->as_of, vocabularies);

  memset (self, 0, sizeof *self);
  self->request = request;
  self->n_languages = g_strv_length ((char **) request->languages);
  self->contexts[0] = tandem_snapshot_dup_context (request->snapshot, plain);
  for (guint i = 0; i < self->n_languages; i++)
    {
      self->languages[i] = g_intern_string (request->languages[i]);
      if (i > 0)
        self->contexts[i] = tandem_context_new_language (self->contexts[0], self->languages[i]);
    }
  self->paper = tandem_paper_new (title, self->languages[0], request->as_of);
}

void
tandem_scribe_clear (TandemScribe *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->contexts); i++)
    g_clear_pointer (&self->contexts[i], tandem_context_unref);
  g_clear_pointer (&self->paper, tandem_paper_unref);
}

/* ---- fixed words ----------------------------------------------------------- */

const char *
tandem_scribe_word (const TandemScribe *self,
                    guint               language,
                    const char         *english)
{
  return tandem_wording_find (self->languages[language], english);
}

/* "Status 状态": the second language dimmed. */
TandemText *
tandem_scribe_label (const TandemScribe *self,
                     const char         *english,
                     const char         *between)
{
  const char *first = tandem_scribe_word (self, 0, english);
  TandemText *text = tandem_text_new (self->languages[0], TANDEM_RUN_PLAIN, first);

  if (self->n_languages > 1)
    {
      const char *second = tandem_scribe_word (self, 1, english);

      if (!g_str_equal (first, second))
        {
          tandem_text_add (text, self->languages[0], TANDEM_RUN_PLAIN, between);
          tandem_text_add (text, self->languages[1], TANDEM_RUN_DIM, second);
        }
    }

  return text;
}

TandemBlock *
tandem_scribe_add_heading (TandemScribe *self,
                           TandemFlow   *flow,
                           int           level,
                           const char   *number,
                           const char   *english)
{
  TandemText *text = tandem_text_new (self->languages[0], TANDEM_RUN_PLAIN, number);
  const char *first = tandem_scribe_word (self, 0, english);
  const char *second = self->n_languages > 1 ? tandem_scribe_word (self, 1, english) : first;

  if (number)
    tandem_text_add (text, self->languages[0], TANDEM_RUN_PLAIN, "\342\200\202");
  tandem_text_add (text, self->languages[0], TANDEM_RUN_PLAIN, first);
  if (!g_str_equal (first, second))
    {
      tandem_text_add (text, self->languages[0], TANDEM_RUN_PLAIN, "\342\200\202");
      tandem_text_add (text, self->languages[1], TANDEM_RUN_DIM, second);
    }

  return tandem_flow_add_heading (flow, level, text);
}

void
tandem_scribe_add_note (TandemScribe *self,
                        TandemFlow   *flow,
                        const char   *english)
{
  tandem_flow_add_paragraph (flow, TANDEM_STYLE_NOTE, tandem_scribe_label (self, english, " "));
}

/* The label of a row: the languages under each other. */
void
tandem_scribe_add_label (TandemScribe  *self,
                         TandemFlow    *flow,
                         TandemRunFlags flags,
                         const char    *english)
{
  tandem_scribe_add_words (self, flow, TANDEM_STYLE_SMALL, flags, tandem_scribe_word (self, 0, english),
                           self->n_languages > 1 ? tandem_scribe_word (self, 1, english) : NULL);
}

/* The header row of a table; @english ends in NULL. */
void
tandem_scribe_add_head (TandemScribe      *self,
                        TandemBlock       *table,
                        const char *const *english)
{
  tandem_block_add_row (table, TRUE);
  for (guint i = 0; english[i]; i++)
    tandem_flow_add_paragraph (tandem_block_add_cell (table), TANDEM_STYLE_BODY,
                               *english[i] ? tandem_scribe_label (self, english[i], "\n") : tandem_text_new_empty ());
}

/* What the stars mean, once, where something has one. */
void
tandem_scribe_add_stars (TandemScribe *self,
                         TandemFlow   *flow)
{
  TandemText *text;

  if (!self->illustrated)
    return;
  text = tandem_text_new (self->languages[0], TANDEM_RUN_WARNING, "* ");
  for (guint i = 0; i < self->n_languages; i++)
    {
      if (i > 0)
        tandem_text_add (text, self->languages[0], TANDEM_RUN_PLAIN, " ");
      tandem_text_add (text, self->languages[i], TANDEM_RUN_DIM,
                       tandem_scribe_word (self, i, "Assumed for illustration, not a fact of the programme."));
    }
  tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL, text);
}

/* ---- localized text -------------------------------------------------------- */

TandemVal
tandem_scribe_value (const TandemDoc *doc,
                     const char      *field)
{
  return tandem_doc_get (doc, field);
}

/* The member a language's words are under: "zh-Hans", else "zh"; NULL if none. */
static const char *
find_tag (TandemVal   value,
          const char *language,
          char        buffer[36])
{
  g_strlcpy (buffer, language, 36);
  for (;;)
    {
      const char *text = tandem_val_string (tandem_val_member (tandem_val_member (value, buffer), "text"));
      char *hyphen = strrchr (buffer, '-');

      if (text && *text)
        return buffer;
      if (!hyphen)
        return NULL;
      *hyphen = '\0';
    }
}

/* The language that stands in where the wanted one is missing. */
static const char *
find_any_tag (TandemVal value)
{
  TandemValIter iter;
  const char *name;
  TandemVal member;

  if (tandem_val_type (value) != TANDEM_VAL_OBJECT)
    return NULL;
  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, &name, &member))
    {
      const char *text = tandem_val_string (tandem_val_member (member, "text"));

      if (text && *text)
        return name;
    }

  return NULL;
}

typedef struct
{
  const char *words;            /* (nullable) */
  char        language[36];
  const char *mark;             /* (nullable): English; what is wrong with it */
} Found;

/* Whether what would stand in is read in the other language anyway. */
static gboolean
stands_beside (const TandemScribe *self,
               TandemVal           value,
               guint               language)
{
  char buffer[36];

  return self->n_languages > 1 && (language > 0 || find_tag (value, self->languages[1], buffer));
}

static Found
find_words (const TandemScribe *self,
            TandemVal           value,
            guint               language)
{
  Found found = { 0 };
  char buffer[36];
  const char *tag;

  g_strlcpy (found.language, self->languages[language], sizeof found.language);
  if (tandem_val_type (value) == TANDEM_VAL_STRING)
    {
      found.words = tandem_val_string (value);
      return found;
    }
  tag = find_tag (value, self->languages[language], buffer);
  if (!tag)
    {
      tag = find_tag (value, "en", buffer);
      tag = tag ? tag : find_any_tag (value);
      found.mark = tag ? "not translated" : NULL;
      /* where the other language stands beside it, the mark is enough */
      if (tag && stands_beside (self, value, language))
        {
          found.words = "";
          return found;
        }
    }
  if (!tag)
    return found;
  found.words = tandem_val_string (tandem_val_member (tandem_val_member (value, tag), "text"));
  g_strlcpy (found.language, tag, sizeof found.language);
  if (g_strcmp0 (tandem_val_l10n_status (value, tag), "outdated") == 0)
    found.mark = "translation out of date";

  return found;
}

static void
add_mark (const TandemScribe *self,
          TandemText         *text,
          const char         *mark,
          guint               language)
{
  g_autofree char *words = NULL;

  if (!mark)
    return;
  words = g_strdup_printf ("%s[%s]", tandem_text_is_empty (text) ? "" : "\302\240",
                           tandem_scribe_word (self, language, mark));
  tandem_text_add (text, self->languages[language], TANDEM_RUN_WARNING, words);
}

/* The words in one language; a missing or outdated translation is marked. */
TandemText *
tandem_scribe_text (const TandemScribe *self,
                    TandemVal           value,
                    guint               language,
                    TandemRunFlags      flags)
{
  Found found = find_words (self, value, language);
  TandemText *text = tandem_text_new_empty ();

  if (!found.words)
    return text;
  tandem_text_add (text, found.language, flags, found.words);
  add_mark (self, text, found.mark, language);

  return text;
}

/* One paragraph, or two where the languages say it differently. */
void
tandem_scribe_add_words (TandemScribe  *self,
                         TandemFlow    *flow,
                         TandemStyle    style,
                         TandemRunFlags flags,
                         const char    *first,
                         const char    *second)
{
  if (first && *first)
    tandem_flow_add_paragraph (flow, style, tandem_text_new (self->languages[0], flags, first));
  if (self->n_languages > 1 && second && *second && g_strcmp0 (first, second) != 0)
    tandem_flow_add_paragraph (flow, style, tandem_text_new (self->languages[1], flags | TANDEM_RUN_DIM, second));
}

/* Text in a cell: the languages under each other. */
void
tandem_scribe_add_l10n (TandemScribe  *self,
                        TandemFlow    *flow,
                        TandemStyle    style,
                        TandemRunFlags flags,
                        TandemVal      value)
{
  for (guint i = 0; i < self->n_languages; i++)
    {
      TandemText *text = tandem_scribe_text (self, value, i, i > 0 ? flags | TANDEM_RUN_DIM : flags);

      if (tandem_text_is_empty (text))
        tandem_text_free (text);
      else
        tandem_flow_add_paragraph (flow, style, text);
    }
}

static char **
split_passages (const char *words)
{
  g_autoptr(GArray) passages = tandem_prose_split_passages (words);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < passages->len; i++)
    {
      const TandemPassage *passage = &g_array_index (passages, TandemPassage, i);

      g_strv_builder_take (builder, g_strndup (words + passage->start, passage->length));
    }

  return g_strv_builder_end (builder);
}

/* What one line says, with its emphasis and links. */
static TandemText *
make_line_text (const char            *line,
                const TandemProseLine *at,
                const char            *language,
                GArray                *spans)
{
  TandemText *text = tandem_text_new_empty ();

  tandem_prose_parse_line (line, at->length, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);
      TandemRunFlags flags = (span->flags & TANDEM_PROSE_BOLD ? TANDEM_RUN_BOLD : 0) |
                             (span->flags & TANDEM_PROSE_ITALIC ? TANDEM_RUN_ITALIC : 0);
      g_autofree char *words = g_strndup (line + span->start, span->length);

      if (span->flags & TANDEM_PROSE_MARK)
        continue;
      if (span->flags & TANDEM_PROSE_LINK)
        {
          g_autofree char *address = g_strndup (line + span->url_start, span->url_length);

          tandem_text_add_link (text, language, flags, words, address);
        }
      else
        tandem_text_add (text, language, flags, words);
    }

  return text;
}

/* A paragraph with the list that follows it. */
static void
add_passage (TandemFlow         *flow,
             const char         *passage,
             const Found        *found,
             const TandemScribe *self,
             guint               language)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  TandemProseKind kind = TANDEM_PROSE_BLANK;
  const char *mark = found->mark;
  TandemBlock *list = NULL;
  TandemProseLine line;
  gsize offset = 0;

  while (tandem_prose_next_line (passage, strlen (passage), &offset, &line))
    {
      TandemText *text;

      if (line.kind == TANDEM_PROSE_BLANK)
        continue;
      text = make_line_text (passage + line.start, &line, found->language, spans);
      add_mark (self, text, g_steal_pointer (&mark), language);
      if (line.kind == TANDEM_PROSE_PARAGRAPH)
        list = NULL;
      else if (!list || line.kind != kind)
        list = tandem_flow_add_list (flow, line.kind == TANDEM_PROSE_NUMBER);
      kind = line.kind;
      tandem_flow_add_paragraph (list ? tandem_block_add_item (list) : flow, TANDEM_STYLE_BODY, text);
    }
}

/* The passages of one language. */
static void
add_passages (TandemFlow         *flow,
              char              **passages,
              const Found        *found,
              const TandemScribe *self,
              guint               language)
{
  Found marked = *found;

  for (guint i = 0; passages[i]; i++, marked.mark = NULL)
    add_passage (flow, passages[i], &marked, self, language);
}

static void
add_part (TandemFlow         *flow,
          char              **lines,
          const Found        *found,
          const TandemScribe *self,
          guint               language)
{
  TandemText *text;

  add_passages (flow, lines, found, self, language);
  if (lines[0] || !found->mark)
    return;
  text = tandem_text_new_empty ();
  add_mark (self, text, found->mark, language);
  tandem_flow_add_paragraph (flow, TANDEM_STYLE_BODY, text);
}

static void
add_pairs (TandemScribe *self,
           TandemFlow   *body,
           const Found  *found,
           char        **lines[2])
{
  guint n_first = g_strv_length (lines[0]);
  guint n_second = g_strv_length (lines[1]);
  guint n_lines = MAX (n_first, n_second);
  gboolean paired = n_first == n_second || n_first == 0 || n_second == 0;

  for (guint i = 0; i < (paired ? n_lines : 1); i++)
    {
      TandemBlock *columns = tandem_flow_add_columns (body, 2);

      for (guint j = 0; j < 2; j++)
        {
          char *one[2] = { lines[j][0] ? lines[j][i] : NULL, NULL };
          Found marked = found[j];

          if (i > 0)
            marked.mark = NULL;
          add_part (tandem_block_get_column (columns, j), paired ? one : lines[j], &marked, self, j);
        }
    }
}

/* Long text in the body: two languages side by side, paragraph by paragraph. */
void
tandem_scribe_add_prose (TandemScribe *self,
                         TandemFlow   *body,
                         TandemVal     value)
{
  Found found[2] = { find_words (self, value, 0) };
  char **lines[2] = { NULL, NULL };

  if (!found[0].words)
    return;
  lines[0] = split_passages (found[0].words);
  if (self->n_languages == 1)
    {
      add_passages (body, lines[0], &found[0], self, 0);
    }
  else
    {
      found[1] = find_words (self, value, 1);
      lines[1] = split_passages (found[1].words);
      add_pairs (self, body, found, lines);
    }
  g_strfreev (lines[0]);
  g_strfreev (lines[1]);
}

/* A record's title; an assumption made for illustration gets a star. */
void
tandem_scribe_add_title (TandemScribe    *self,
                         TandemFlow      *flow,
                         const TandemDoc *doc,
                         const char      *field,
                         TandemRunFlags   flags)
{
  TandemText *text = tandem_scribe_text (self, tandem_scribe_value (doc, field), 0, flags);

  if (tandem_val_bool (tandem_scribe_value (doc, "illustration")))
    {
      tandem_text_add (text, self->languages[0], TANDEM_RUN_WARNING, "\302\240*");
      self->illustrated = TRUE;
    }
  tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL, text);
  if (self->n_languages > 1)
    tandem_flow_add_paragraph (flow, TANDEM_STYLE_SMALL,
                               tandem_scribe_text (self, tandem_scribe_value (doc, field), 1,
                                                   TANDEM_RUN_DIM));
}
