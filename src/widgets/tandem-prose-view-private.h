/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-prose-view.h"

G_BEGIN_DECLS

/* The files of the view: -view.c holds the text, -look.c what it looks like,
 * -keys.c what keys do to it, -find.c the search. */

typedef enum
{
  LOOK_LANGUAGE,
  LOOK_BLANK,
  LOOK_ITEM,
  LOOK_DASH,
  LOOK_BOLD,
  LOOK_ITALIC,
  LOOK_LINK,
  LOOK_SHOWN_MARK,
  LOOK_HIDDEN_MARK,
  LOOK_FOUND,
  LOOK_FOUND_CURRENT,
  N_LOOKS,
} TandemProseLook;

/* Colours come from the style sheet, through widgets that are never shown. */
typedef enum
{
  TINT_LIT,
  TINT_OUTDATED,
  TINT_LINK,
  TINT_FOUND,
  TINT_FOUND_CURRENT,
  N_TINTS,
} TandemProseTint;

struct _TandemProseView
{
  GtkTextView     parent_instance;

  GtkTextTag     *looks[N_LOOKS];       /* (unowned): of the buffer's table */
  GtkWidget      *tints[N_TINTS];       /* hidden children */
  GtkTextTag     *unchecked;            /* (unowned) (nullable): of what has no spelling */
  GHashTable     *markers;              /* "12. " → GtkTextTag that makes it as wide as all */

  char           *text;                 /* (owned) (nullable): what the buffer holds, if known */
  GArray         *passages;             /* (owned) (nullable): of @text */
  GArray         *outdated;             /* passage numbers */
  GArray         *found;                /* pairs of offsets */
  int             current_found;
  int             lit;
  guint           moved_id;             /* the cursor moved, and it is still to be told */
  int             revealed_from, revealed_to;  /* lines whose marks may be shown */
  int             cursor_line, cursor_index;   /* where it was */
  gboolean        composing;            /* an input method holds unfinished signs */
  gboolean        foreign;              /* the text is being set by the program */
  gboolean        keeping_cursor;
};

#define BUFFER(self) gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))

/* look */
void     tandem_prose_view_init_looks    (TandemProseView *self);
void     tandem_prose_view_update_looks  (TandemProseView *self);
void     tandem_prose_view_dress_lines   (TandemProseView *self,
                                          int              first,
                                          int              last);
void     tandem_prose_view_reveal        (TandemProseView *self);
void     tandem_prose_view_draw_below    (TandemProseView *self,
                                          GtkSnapshot     *snapshot);
char    *tandem_prose_view_dup_line      (TandemProseView *self,
                                          int              line);

/* keys */
void     tandem_prose_view_add_keys      (TandemProseView *self);
void     tandem_prose_view_replace_line  (TandemProseView *self,
                                          int              line,
                                          const char      *text);
void     tandem_prose_view_keep_off_marker (TandemProseView *self);

G_END_DECLS
