/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The small markup of long texts, a part of CommonMark:
 *
 *   - a line is a paragraph; empty lines stand between them;
 *   - "- " and "1. " at the start of a line make an item of a list;
 *   - **bold**, *italic*, both together, and [words](https://example.org);
 *   - a backslash takes the meaning from one of \ * [ ] ( ) - .
 *
 * Whatever is none of these is what it says: no text is refused, and nothing is
 * ever rewritten. Unlike CommonMark, a mark may stand between two signs without
 * a space, as Chinese needs it. */

typedef enum
{
  TANDEM_PROSE_BLANK,
  TANDEM_PROSE_PARAGRAPH,
  TANDEM_PROSE_BULLET,
  TANDEM_PROSE_NUMBER,
} TandemProseKind;

/**
 * TandemProseLine:
 * @kind: what the line is
 * @start: offset of its first byte in the text
 * @length: bytes, without the line feed
 * @marker: bytes of "- " or "12. " at its start
 * @number: what a numbered item says it is
 */
typedef struct
{
  TandemProseKind kind;
  gsize start, length;
  gsize marker;
  guint number;
} TandemProseLine;

typedef enum
{
  TANDEM_PROSE_PLAIN  = 0,
  TANDEM_PROSE_BOLD   = 1 << 0,
  TANDEM_PROSE_ITALIC = 1 << 1,
  TANDEM_PROSE_LINK   = 1 << 2,
  TANDEM_PROSE_MARK   = 1 << 3,    /* of the markup, not of what is said */
} TandemProseFlags;

/**
 * TandemProseSpan:
 * @start: offset in the line
 * @length: bytes, never 0
 * @flags: how it looks
 * @outer_start: of a mark: where the construct it belongs to begins
 * @outer_end: of a mark: where that ends
 * @url_start: of a link: offset of its address in the line
 * @url_length: of a link: bytes of its address
 *
 * The spans of a line follow each other without a gap, so that their bytes
 * joined are the line.
 */
typedef struct
{
  gsize start, length;
  TandemProseFlags flags;
  gsize outer_start, outer_end;
  gsize url_start, url_length;
} TandemProseSpan;

/**
 * TandemPassage:
 * @start: offset of its first byte in the text
 * @length: bytes up to the end of its last line, without the line feed
 * @first_line: number of its first line, from 0
 * @n_lines: lines, with empty ones inside
 *
 * What is translated as one: a paragraph with the list that follows it.
 */
typedef struct
{
  gsize start, length;
  guint first_line, n_lines;
} TandemPassage;

gboolean  tandem_prose_next_line      (const char      *text,
                                       gsize            length,
                                       gsize           *offset,
                                       TandemProseLine *line);
void      tandem_prose_parse_line     (const char      *line,
                                       gsize            length,
                                       GArray          *spans);
GArray   *tandem_prose_new_spans      (void);
GArray   *tandem_prose_split_passages (const char      *text);
char     *tandem_prose_dup_plain      (const char      *text);
void      tandem_prose_count          (const char      *text,
                                       guint           *n_words,
                                       guint           *n_signs);
char     *tandem_prose_clean          (const char      *text);
gboolean  tandem_prose_is_address     (const char      *url,
                                       gsize            length);
char     *tandem_prose_escape_address (const char      *url);

/* What buttons and keys do to a line. */
char     *tandem_prose_toggle         (const char      *line,
                                       gsize           *start,
                                       gsize           *end,
                                       TandemProseFlags flag);
char     *tandem_prose_with_link      (const char      *line,
                                       gsize           *start,
                                       gsize           *end,
                                       const char      *url);
char     *tandem_prose_with_kind      (const char      *line,
                                       TandemProseKind  kind,
                                       guint            number);

/* Differences of two passages, word by word. */
typedef enum
{
  TANDEM_PROSE_SAME,
  TANDEM_PROSE_ADDED,
  TANDEM_PROSE_REMOVED,
} TandemProseChangeKind;

typedef struct
{
  TandemProseChangeKind kind;
  char *text;                   /* (owned) */
} TandemProseChange;

GPtrArray *tandem_prose_diff          (const char      *before,
                                       const char      *after);
void       tandem_prose_change_free   (TandemProseChange *self);

/* Two ways a text went on, joined line by line. */
char      *tandem_prose_join          (const char      *base,
                                       const char      *mine,
                                       const char      *theirs,
                                       gboolean        *clashed);

G_END_DECLS
