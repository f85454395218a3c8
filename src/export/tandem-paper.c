/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-paper-private.h"

/**
 * tandem_paper_new:
 * @title: the title in the document's properties
 * @language: BCP 47 tag of the paper as a whole
 * @date: the day it speaks of
 *
 * Starts an empty paper.
 *
 * Returns: (transfer full): a paper
 */
TandemPaper *
tandem_paper_new (const char *title,
                  const char *language,
                  TandemDate  date)
{
  TandemPaper *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  self = g_new0 (TandemPaper, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_utf8_make_valid (title, -1);
  self->language = g_intern_string (language);
  self->date = date;
  self->body = tandem_flow_new (self, FALSE);

  return self;
}

TandemPaper *
tandem_paper_ref (TandemPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_paper_unref (TandemPaper *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  tandem_flow_free (self->body);
  g_clear_pointer (&self->header, tandem_text_free);
  g_clear_pointer (&self->footer, tandem_text_free);
  g_clear_pointer (&self->disclaimer, tandem_text_free);
  g_free (self->page_format);
  g_free (self->description);
  g_free (self->title);
  g_free (self);
}

const char *
tandem_paper_get_title (TandemPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
tandem_paper_get_language (TandemPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

TandemDate
tandem_paper_get_date (TandemPaper *self)
{
  g_return_val_if_fail (self != NULL, TANDEM_NO_DATE);

  return self->date;
}

/**
 * tandem_paper_set_description:
 * @description: one sentence for the document's properties ("subject")
 */
void
tandem_paper_set_description (TandemPaper *self,
                              const char  *description)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->description, description);
}

static void
set_text (TandemText **field,
          TandemText  *text)
{
  g_clear_pointer (field, tandem_text_free);
  *field = text;
}

/**
 * tandem_paper_set_header:
 * @text: (transfer full): small line at the top of every page but the first
 */
void
tandem_paper_set_header (TandemPaper *self,
                         TandemText  *text)
{
  g_return_if_fail (self != NULL);

  set_text (&self->header, text);
}

/**
 * tandem_paper_set_footer:
 * @text: (transfer full): version and date, at the start of every page's foot
 * @page_format: words at its end, with `{page}` and `{pages}` for the numbers
 */
void
tandem_paper_set_footer (TandemPaper *self,
                         TandemText  *text,
                         const char  *page_format)
{
  g_return_if_fail (self != NULL);

  set_text (&self->footer, text);
  g_set_str (&self->page_format, page_format);
}

/**
 * tandem_paper_set_disclaimer:
 * @text: (transfer full): what the programme wants said at the foot of page 1
 */
void
tandem_paper_set_disclaimer (TandemPaper *self,
                             TandemText  *text)
{
  g_return_if_fail (self != NULL);

  set_text (&self->disclaimer, text);
}

/**
 * tandem_paper_set_compact:
 * @compact: take smaller letters and margins where it does not fit on one page
 */
void
tandem_paper_set_compact (TandemPaper *self,
                          gboolean     compact)
{
  g_return_if_fail (self != NULL);

  self->compact = compact;
}

TandemFlow *
tandem_paper_get_body (TandemPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}
