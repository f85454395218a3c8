/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-prose.h"

#include <string.h>

/* Edits of one line that a button or a key stands for. */

/* One byte of the line on its way to the new one. */
typedef struct
{
  TandemProseFlags flags;                /* as parsed */
  gboolean         dropped;              /* a mark that goes */
  gboolean         wanted;               /* to have the emphasis afterwards */
  gsize            link_start, link_end; /* of the link it is in, marks and all; 0: none */
} Byte;

typedef struct
{
  const char *line;
  gsize       length;
  gsize       marker;
  Byte       *bytes;            /* (owned) */
} Line;

static void
line_clear (Line *self)
{
  g_free (self->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static gboolean
is_visible (const Line *self,
            gsize       at)
{
  return !(self->bytes[at].flags & TANDEM_PROSE_MARK);
}

static gboolean
is_emphasis_mark (const Line            *self,
                  const TandemProseSpan *span)
{
  return (span->flags & TANDEM_PROSE_MARK) && span->start >= self->marker && self->line[span->start] == '*';
}

static void
note_link (Line                  *self,
           const TandemProseSpan *span)
{
  if (!(span->flags & TANDEM_PROSE_MARK) || self->line[span->start] != '[')
    return;
  for (gsize i = span->outer_start; i < span->outer_end; i++)
    {
      self->bytes[i].link_start = span->outer_start;
      self->bytes[i].link_end = span->outer_end;
    }
}

static void
line_init (Line       *self,
           const char *line,
           GArray     *spans)
{
  TandemProseLine whole;
  gsize offset = 0;

  self->line = line;
  self->length = strlen (line);
  tandem_prose_next_line (line, self->length, &offset, &whole);
  self->marker = whole.marker;
  self->bytes = g_new0 (Byte, self->length + 1);
  tandem_prose_parse_line (line, self->length, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

      for (gsize j = span->start; j < span->start + span->length; j++)
        self->bytes[j].flags = span->flags;
      note_link (self, span);
    }
}

/* Without white space at its ends, which no mark may stand beside; of a link
 * all or nothing, unless the range is inside it. */
static void
trim (const Line *self,
      gsize      *start,
      gsize      *end)
{
  while (*start < *end && (!is_visible (self, *start) || g_ascii_isspace (self->line[*start])))
    (*start)++;
  while (*end > *start && (!is_visible (self, *end - 1) || g_ascii_isspace (self->line[*end - 1])))
    (*end)--;
}

static gboolean
has_everywhere (const Line      *self,
                gsize            start,
                gsize            end,
                TandemProseFlags flag)
{
  for (gsize i = start; i < end; i++)
    if (is_visible (self, i) && !g_ascii_isspace (self->line[i]) && !(self->bytes[i].flags & flag))
      return FALSE;

  return TRUE;
}

/* Takes the marks of the emphasis away that touch the range; what they covered
 * besides goes on being wanted. */
static void
drop_marks (Line         *self,
            const GArray *spans,
            gsize         start,
            gsize         end,
            gsize         width)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

      if (!is_emphasis_mark (self, span) || span->length != width || span->outer_end < start ||
          span->outer_start > end)
        continue;
      for (gsize j = span->start; j < span->start + width; j++)
        self->bytes[j].dropped = TRUE;
      for (gsize j = span->outer_start; j < span->outer_end; j++)
        self->bytes[j].wanted = is_visible (self, j);
    }
}

/* From @at on, the stretch that is to get marks: up to the last visible byte
 * that wants them, not out of a link and not into one half-way. */
static gboolean
find_stretch (const Line *self,
              gsize       at,
              gsize      *start,
              gsize      *end)
{
  gsize i = at;

  while (i < self->length && !(self->bytes[i].wanted && !g_ascii_isspace (self->line[i])))
    i++;
  if (i == self->length)
    return FALSE;

  *start = *end = i;
  for (; i < self->length; i++)
    {
      const Byte *byte = &self->bytes[i];

      if (!is_visible (self, i))
        continue;
      if (!byte->wanted || byte->link_start != self->bytes[*start].link_start)
        break;
      if (!g_ascii_isspace (self->line[i]))
        *end = i + 1;
    }

  return TRUE;
}

/* Where what is meant was in the line, and is in the new one. */
typedef struct
{
  gsize start, end;
  gsize new_start, new_end;
} Meant;

static void
copy (const Line *self,
      GString    *out,
      gsize       from,
      gsize       to,
      Meant      *meant)
{
  for (gsize i = from; i < to; i++)
    {
      if (i == meant->start)
        meant->new_start = out->len;
      if (!self->bytes[i].dropped)
        g_string_append_c (out, self->line[i]);
      if (i + 1 == meant->end)
        meant->new_end = out->len;
    }
}

/* Whether the new line looks as it was wanted: the visible bytes of both, side
 * by side. */
static gboolean
looks_as_wanted (const Line      *self,
                 const char      *line,
                 TandemProseFlags flag)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  gsize at = 0;

  tandem_prose_parse_line (line, strlen (line), spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

      for (gsize j = 0; j < span->length && !(span->flags & TANDEM_PROSE_MARK); j++, at++)
        {
          TandemProseFlags before;

          while (at < self->length && !is_visible (self, at))
            at++;
          if (at >= self->length || self->line[at] != line[span->start + j])
            return FALSE;
          before = self->bytes[at].flags;
          if ((before & ~flag) != (span->flags & ~flag) ||
              (!g_ascii_isspace (self->line[at]) && self->bytes[at].wanted != ((span->flags & flag) != 0)))
            return FALSE;
        }
    }
  while (at < self->length && !is_visible (self, at))
    at++;

  return at == self->length;
}

/**
 * tandem_prose_toggle:
 * @line: a line
 * @start: (inout): offset of the first byte that is meant
 * @end: (inout): offset behind the last one
 * @flag: %TANDEM_PROSE_BOLD or %TANDEM_PROSE_ITALIC
 *
 * Gives words an emphasis, or takes it from them where all have it. @start and
 * @end are the same words in the new line.
 *
 * Returns: (transfer full) (nullable): the new line; %NULL where that cannot be
 *   written
 */
char *
tandem_prose_toggle (const char      *line,
                     gsize           *start,
                     gsize           *end,
                     TandemProseFlags flag)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  g_auto(Line) self = { 0 };
  GString *out;
  gsize width = flag == TANDEM_PROSE_BOLD ? 2 : 1;
  gsize at = 0, from, to;
  Meant meant = { 0 };
  gboolean on;

  g_return_val_if_fail (line != NULL && start != NULL && end != NULL, NULL);

  line_init (&self, line, spans);
  *start = MAX (*start, self.marker);
  *end = MIN (*end, self.length);
  trim (&self, start, end);
  if (*start >= *end)
    return NULL;

  on = has_everywhere (&self, *start, *end, flag);
  for (gsize i = 0; i < self.length; i++)
    self.bytes[i].wanted = is_visible (&self, i) && (self.bytes[i].flags & flag) != 0;
  drop_marks (&self, spans, *start, *end, width);
  for (gsize i = *start; i < *end; i++)
    self.bytes[i].wanted = is_visible (&self, i) && !on;

  out = g_string_new (NULL);
  meant.start = *start;
  meant.end = *end;
  while (find_stretch (&self, at, &from, &to))
    {
      gboolean kept = FALSE;

      /* marks that were not touched are still there */
      for (guint i = 0; i < spans->len && !kept; i++)
        {
          const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

          kept = is_emphasis_mark (&self, span) && span->length == width && !self.bytes[span->start].dropped &&
                 span->outer_start <= from && span->outer_end >= to;
        }
      copy (&self, out, at, from, &meant);
      g_string_append (out, kept ? "" : width == 2 ? "**" : "*");
      copy (&self, out, from, to, &meant);
      g_string_append (out, kept ? "" : width == 2 ? "**" : "*");
      at = to;
    }
  copy (&self, out, at, self.length, &meant);
  if (!looks_as_wanted (&self, out->str, flag))
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  *start = meant.new_start;
  *end = meant.new_end;

  return g_string_free (out, FALSE);
}

/**
 * tandem_prose_with_link:
 * @line: a line
 * @start: (inout): offset of the first byte that is meant
 * @end: (inout): offset behind the last one
 * @url: (nullable): an address that can stand in a text; %NULL to take a link away
 *
 * Makes words a link, gives a link another address, or takes it away. Where
 * nothing is meant, the address itself becomes the words.
 *
 * Returns: (transfer full) (nullable): the new line; %NULL where that cannot be
 *   written
 */
char *
tandem_prose_with_link (const char *line,
                        gsize      *start,
                        gsize      *end,
                        const char *url)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  g_auto(Line) self = { 0 };
  g_autofree char *words = NULL;
  GString *out;
  gsize from, to;

  g_return_val_if_fail (line != NULL && start != NULL && end != NULL, NULL);

  line_init (&self, line, spans);
  from = MIN (*start, self.length);
  to = MIN (MAX (*end, from), self.length);
  if (self.bytes[from].link_end > 0)
    {
      const Byte *byte = &self.bytes[from];
      const char *close = g_strrstr_len (line + byte->link_start, (gssize) (byte->link_end - byte->link_start), "](");

      words = g_strndup (line + byte->link_start + 1, (gsize) (close - line) - byte->link_start - 1);
      from = byte->link_start;
      to = self.bytes[from].link_end;
    }
  else if (to > from)
    words = g_strndup (line + from, to - from);
  else
    words = g_strdup (url != NULL ? url : "");
  if (self.bytes[from].link_end == 0 && strpbrk (words, "[]") != NULL)
    return NULL;

  out = g_string_new_len (line, (gssize) from);
  if (url != NULL)
    g_string_append_c (out, '[');
  *start = out->len;
  g_string_append (out, words);
  *end = out->len;
  if (url != NULL)
    g_string_append_printf (out, "](%s)", url);
  g_string_append (out, line + to);

  return g_string_free (out, FALSE);
}

/**
 * tandem_prose_with_kind:
 * @line: a line
 * @kind: what it is to be: a paragraph or an item
 * @number: of a numbered item
 *
 * Returns: (transfer full): the line as that
 */
char *
tandem_prose_with_kind (const char     *line,
                        TandemProseKind kind,
                        guint           number)
{
  TandemProseLine whole;
  gsize offset = 0;

  g_return_val_if_fail (line != NULL, NULL);

  tandem_prose_next_line (line, strlen (line), &offset, &whole);
  if (kind == TANDEM_PROSE_BULLET)
    return g_strconcat ("- ", line + whole.marker, NULL);
  if (kind == TANDEM_PROSE_NUMBER)
    return g_strdup_printf ("%u. %s", number, line + whole.marker);

  return g_strdup (line + whole.marker);
}
