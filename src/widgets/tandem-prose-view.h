/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-keys.h"
#include "tandem-prose.h"

G_BEGIN_DECLS

/**
 * TandemProseView:
 *
 * A long text in the markup of tandem-prose.h, shown the way it will look: the
 * marks of a word are seen while the cursor is at it, and else only what they
 * do. The buffer holds the text itself, so that undo, selection and what is
 * stored are the same.
 *
 * Signals: `edited ()`, after somebody changed the text; `moved ()`, when the
 * cursor came to another passage or format; `link-wanted ()`.
 */
#define TANDEM_TYPE_PROSE_VIEW (tandem_prose_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemProseView, tandem_prose_view, TANDEM, PROSE_VIEW, GtkTextView)

GtkWidget    *tandem_prose_view_new              (void);
void          tandem_prose_view_set_text         (TandemProseView *self,
                                                  const char      *text);
void          tandem_prose_view_join_text        (TandemProseView *self,
                                                  const char      *text);
void          tandem_prose_view_take_text        (TandemProseView *self,
                                                  const char      *text);
const char   *tandem_prose_view_get_text         (TandemProseView *self);
const GArray *tandem_prose_view_get_passages     (TandemProseView *self);
void          tandem_prose_view_set_language     (TandemProseView *self,
                                                  const char      *language);
void          tandem_prose_view_mark_unchecked   (TandemProseView *self);

/* the passage the cursor is in, -1: none */
int           tandem_prose_view_get_passage      (TandemProseView *self);
void          tandem_prose_view_go_to_passage    (TandemProseView *self,
                                                  guint            passage);
/* tints: the passage that is written in or answers to it, and those out of date */
void          tandem_prose_view_set_lit          (TandemProseView *self,
                                                  int              passage);
void          tandem_prose_view_set_outdated     (TandemProseView *self,
                                                  guint            passage,
                                                  gboolean         outdated);

/* room above and below a passage, beside its own */
gboolean      tandem_prose_view_get_extent       (TandemProseView *self,
                                                  guint            passage,
                                                  int             *top,
                                                  int             *bottom);
int           tandem_prose_view_get_room         (TandemProseView *self,
                                                  guint            passage,
                                                  gboolean         below);
void          tandem_prose_view_set_room         (TandemProseView *self,
                                                  guint            passage,
                                                  gboolean         below,
                                                  int              pixels);

/* format */
TandemProseFlags tandem_prose_view_get_format    (TandemProseView *self,
                                                  TandemProseKind *kind);
gboolean      tandem_prose_view_toggle           (TandemProseView *self,
                                                  TandemProseFlags flag);
void          tandem_prose_view_toggle_list      (TandemProseView *self,
                                                  TandemProseKind  kind);
gboolean      tandem_prose_view_set_link         (TandemProseView *self,
                                                  const char      *url);
char         *tandem_prose_view_dup_link         (TandemProseView *self);

/* search: all places are marked, one of them as the current one */
guint         tandem_prose_view_find             (TandemProseView *self,
                                                  const char      *words);
gboolean      tandem_prose_view_show_found       (TandemProseView *self,
                                                  guint            n,
                                                  gboolean         scroll);

extern const TandemKeyTable tandem_prose_view_keys;

G_END_DECLS
