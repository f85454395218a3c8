/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a text, in bytes. */
typedef struct
{
  guint start;
  guint end;
} TandemSpan;

/**
 * TandemHighlight:
 *
 * What was typed, taken apart once, to be looked for in the texts of many rows
 * by the rules of the search: without regard to accents and case, the
 * beginnings of words, signs next to each other. Not shared between threads.
 */
typedef struct _TandemHighlight TandemHighlight;

TandemHighlight *tandem_highlight_new      (const char            *typed);
void             tandem_highlight_free     (TandemHighlight       *self);
gboolean         tandem_highlight_is_empty (const TandemHighlight *self);
GArray          *tandem_highlight_find     (const TandemHighlight *self,
                                            const char            *text);
gboolean         tandem_highlight_fits     (const TandemHighlight *self,
                                            const char *const     *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemHighlight, tandem_highlight_free)

G_END_DECLS
