/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-report.h"

G_BEGIN_DECLS

/* Records are borrowed from the snapshot of the request throughout.
 *
 * Writes what records say into the flows of a paper, in its one or two
 * languages: where a cell holds both, the second stands under the first, dimmed.
 */
typedef struct
{
  const TandemReportRequest *request;
  TandemPaper *paper;
  const char *languages[2];
  guint n_languages;
  TandemContext *contexts[2];
  gboolean illustrated;         /* something has a star */
} TandemScribe;

void         tandem_scribe_init          (TandemScribe        *self,
                                          const TandemReportRequest *request,
                                          const char          *title);
void         tandem_scribe_clear         (TandemScribe        *self);

/* fixed words, given in English */
const char  *tandem_scribe_word          (const TandemScribe  *self,
                                          guint                language,
                                          const char          *english);
TandemText  *tandem_scribe_label         (const TandemScribe  *self,
                                          const char          *english,
                                          const char          *between);
TandemBlock *tandem_scribe_add_heading   (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          int                  level,
                                          const char          *number,
                                          const char          *english);
void         tandem_scribe_add_label     (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          TandemRunFlags       flags,
                                          const char          *english);
void         tandem_scribe_add_note      (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          const char          *english);
void         tandem_scribe_add_head      (TandemScribe        *self,
                                          TandemBlock         *table,
                                          const char *const   *english);

/* what records say */
TandemVal    tandem_scribe_value         (const TandemDoc     *doc,
                                          const char          *field);
TandemText  *tandem_scribe_text          (const TandemScribe  *self,
                                          TandemVal            value,
                                          guint                language,
                                          TandemRunFlags       flags);
void         tandem_scribe_add_words     (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          TandemStyle          style,
                                          TandemRunFlags       flags,
                                          const char          *first,
                                          const char          *second);
void         tandem_scribe_add_l10n      (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          TandemStyle          style,
                                          TandemRunFlags       flags,
                                          TandemVal            value);
void         tandem_scribe_add_prose     (TandemScribe        *self,
                                          TandemFlow          *body,
                                          TandemVal            value);
void         tandem_scribe_add_title     (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          const TandemDoc     *doc,
                                          const char          *field,
                                          TandemRunFlags       flags);
void         tandem_scribe_add_term      (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          const TandemDoc     *doc,
                                          const char          *field);
void         tandem_scribe_add_date      (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          TandemDate           date);
void         tandem_scribe_add_period    (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          TandemVal            period);
void         tandem_scribe_add_city      (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          const TandemDoc     *city,
                                          TandemStyle          style,
                                          TandemRunFlags       flags);
void         tandem_scribe_add_reference (TandemScribe        *self,
                                          TandemFlow          *flow,
                                          TandemVal            reference);
void         tandem_scribe_add_responsible (TandemScribe      *self,
                                            TandemFlow        *flow,
                                            TandemVal          reference);
void         tandem_scribe_add_stars     (TandemScribe        *self,
                                          TandemFlow          *flow);
char        *tandem_scribe_dup_terms     (const TandemScribe  *self,
                                          guint                language,
                                          const TandemDoc     *doc,
                                          const char          *field);
char        *tandem_scribe_dup_period    (const TandemScribe  *self,
                                          guint                language,
                                          TandemVal            period);
TandemText  *tandem_scribe_city_text     (const TandemScribe  *self,
                                          const TandemDoc     *city,
                                          TandemRunFlags       flags);
TandemText  *tandem_scribe_pairing_text  (const TandemScribe  *self,
                                          const TandemDoc     *partnership,
                                          TandemRunFlags       flags);
TandemDoc   *tandem_scribe_resolve       (const TandemScribe  *self,
                                          TandemVal            reference);
TandemDoc   *tandem_scribe_get_pairing   (const TandemScribe  *self,
                                          const TandemDoc     *doc);
GPtrArray   *tandem_scribe_cities        (const TandemScribe  *self,
                                          const TandemDoc     *partnership,
                                          const char          *side);
GPtrArray   *tandem_scribe_children      (const TandemScribe  *self,
                                          const char          *kind,
                                          const char          *field,
                                          const char          *id);
void         tandem_scribe_set_furniture (TandemScribe        *self,
                                          TandemText          *header,
                                          const char          *version,
                                          const TandemDoc     *partnership);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemScribe, tandem_scribe_clear)

G_END_DECLS
