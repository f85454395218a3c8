/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-prose.h"

#include <string.h>

/* How many openers a closing mark looks back over: a line made of nothing but
 * marks must not take the square of its length. */
#define MAX_LOOK_BACK 64

/* What one byte of a line is. */
typedef struct
{
  guint8  flags;
  guint32 outer_start, outer_end;
  guint32 url_start, url_length;
} Cell;

typedef struct
{
  const char *line;
  Cell       *cells;
} Parser;

/* Asterisks in a row. */
typedef struct
{
  gsize    at;          /* of what is left, for one that opens */
  guint    length;      /* as written */
  guint    left;
  gboolean can_open;
  gboolean can_close;
} Run;

/* ---- lines ------------------------------------------------------------------- */

static gsize
bullet_length (const char *line,
               gsize       length)
{
  static const char *const marks[] = { "- ", "* ", "• " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize n = strlen (marks[i]);

      if (length >= n && memcmp (line, marks[i], n) == 0)
        return n;
    }

  return 0;
}

static gsize
number_length (const char *line,
               gsize       length,
               guint      *number)
{
  gsize n = 0;

  *number = 0;
  while (n < length && n < 4 && g_ascii_isdigit (line[n]))
    *number = *number * 10 + (guint) (line[n++] - '0');
  if (n == 0 || n + 2 > length || line[n] != '.' || line[n + 1] != ' ')
    return 0;

  return n + 2;
}

static gboolean
is_blank (const char *line,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
      return FALSE;

  return TRUE;
}

static void
classify (const char      *text,
          TandemProseLine *line)
{
  const char *start = text + line->start;

  line->number = 0;
  line->marker = 0;
  line->kind = TANDEM_PROSE_PARAGRAPH;
  if (is_blank (start, line->length))
    line->kind = TANDEM_PROSE_BLANK;
  else if ((line->marker = bullet_length (start, line->length)) > 0)
    line->kind = TANDEM_PROSE_BULLET;
  else if ((line->marker = number_length (start, line->length, &line->number)) > 0)
    line->kind = TANDEM_PROSE_NUMBER;
}

/**
 * tandem_prose_next_line:
 * @text: a text, UTF-8
 * @length: its bytes
 * @offset: (inout): where to go on; 0 at first
 * @line: (out): the line there
 *
 * Goes through the lines of a text. One that ends in a line feed has an empty
 * line after it.
 *
 * Returns: %FALSE after the last line
 */
gboolean
tandem_prose_next_line (const char      *text,
                        gsize            length,
                        gsize           *offset,
                        TandemProseLine *line)
{
  const char *end;

  g_return_val_if_fail (text != NULL && offset != NULL && line != NULL, FALSE);

  if (*offset > length)
    return FALSE;

  end = memchr (text + *offset, '\n', length - *offset);
  line->start = *offset;
  line->length = (end != NULL ? (gsize) (end - text) : length) - *offset;
  *offset = line->start + line->length + 1;
  classify (text, line);

  return TRUE;
}

/* ---- spans ------------------------------------------------------------------- */

static void
mark (Parser *self,
      gsize   from,
      gsize   to,
      gsize   outer_start,
      gsize   outer_end)
{
  for (gsize i = from; i < to; i++)
    {
      self->cells[i].flags |= TANDEM_PROSE_MARK;
      self->cells[i].outer_start = (guint32) outer_start;
      self->cells[i].outer_end = (guint32) outer_end;
    }
}

static void
add_flags (Parser          *self,
           gsize            from,
           gsize            to,
           TandemProseFlags flags)
{
  for (gsize i = from; i < to; i++)
    self->cells[i].flags |= flags;
}

static gboolean
is_space_at (const Parser *self,
             gsize         at,
             gsize         end)
{
  return at >= end || g_unichar_isspace (g_utf8_get_char_validated (self->line + at, (gssize) (end - at)));
}

static gboolean
is_space_before (const Parser *self,
                 gsize         at,
                 gsize         start)
{
  const char *before = at > start ? g_utf8_find_prev_char (self->line + start, self->line + at) : NULL;

  return before == NULL ||
         g_unichar_isspace (g_utf8_get_char_validated (before, (gssize) (self->line + at - before)));
}

/* Two runs of which one could both open and close: "*a**b*" is not two. */
static gboolean
fit (const Run *opener,
     const Run *closer)
{
  if (!opener->can_open || opener->left == 0)
    return FALSE;
  if ((opener->can_close || closer->can_open) && (opener->length + closer->length) % 3 == 0)
    return opener->length % 3 == 0 && closer->length % 3 == 0;

  return TRUE;
}

static int
find_opener (const GArray *runs,
             const Run    *closer)
{
  guint look = MIN (runs->len, MAX_LOOK_BACK);

  for (guint i = 0; i < look; i++)
    if (fit (&g_array_index (runs, Run, runs->len - 1 - i), closer))
      return (int) (runs->len - 1 - i);

  return -1;
}

/* The marks nearest to the words are taken first: of what opens the last, of
 * what closes the first ones. */
static void
close_run (Parser *self,
           GArray *runs,
           Run    *closer)
{
  int index;

  while (closer->left > 0 && (index = find_opener (runs, closer)) >= 0)
    {
      Run *opener = &g_array_index (runs, Run, index);
      guint width = opener->left >= 2 && closer->left >= 2 ? 2 : 1;
      gsize open = opener->at + opener->left - width;

      add_flags (self, open + width, closer->at, width == 2 ? TANDEM_PROSE_BOLD : TANDEM_PROSE_ITALIC);
      mark (self, open, open + width, open, closer->at + width);
      mark (self, closer->at, closer->at + width, open, closer->at + width);
      opener->left -= width;
      closer->left -= width;
      closer->at += width;
      g_array_set_size (runs, (guint) index + (opener->left > 0 ? 1 : 0));
    }
}

static gsize
read_run (Parser *self,
          GArray *runs,
          gsize   at,
          gsize   start,
          gsize   end)
{
  Run run = { .at = at };

  while (at < end && self->line[at] == '*')
    at++;
  run.length = run.left = (guint) (at - run.at);
  run.can_open = !is_space_at (self, at, end);
  run.can_close = !is_space_before (self, run.at, start);
  if (run.can_close)
    close_run (self, runs, &run);
  if (run.left > 0 && run.can_open)
    g_array_append_val (runs, run);

  return at;
}

static gboolean
is_escape (const char *line,
           gsize       at,
           gsize       end)
{
  return line[at] == '\\' && at + 1 < end && strchr ("\\*[]()-.", line[at + 1]) != NULL && line[at + 1] != '\0';
}

static gboolean
is_address_byte (char byte)
{
  return (guchar) byte > ' ' && byte != 0x7f && strchr ("()[]<>\"\\", byte) == NULL;
}

/**
 * tandem_prose_is_address:
 * @url: bytes
 * @length: how many
 *
 * Returns: whether this can stand as the address of a link: of the web or of
 *   mail, without spaces and brackets
 */
gboolean
tandem_prose_is_address (const char *url,
                         gsize       length)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };
  gboolean known = FALSE;

  g_return_val_if_fail (url != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (schemes) && !known; i++)
    known = length > strlen (schemes[i]) && g_ascii_strncasecmp (url, schemes[i], strlen (schemes[i])) == 0;
  for (gsize i = 0; known && i < length; i++)
    known = is_address_byte (url[i]);

  return known;
}

/**
 * tandem_prose_escape_address:
 * @url: an address as somebody typed it
 *
 * Returns: (transfer full) (nullable): the same as it can stand in a text, with
 *   "https://" before a bare host; %NULL if it is no address
 */
char *
tandem_prose_escape_address (const char *url)
{
  g_autofree char *bare = NULL;
  g_autofree char *full = NULL;
  GString *out;

  g_return_val_if_fail (url != NULL, NULL);

  bare = g_strstrip (g_strdup (url));
  if (*bare == '\0')
    return NULL;
  if (strchr (bare, ':') != NULL)
    full = g_strdup (bare);
  else
    full = g_strconcat (strchr (bare, '@') != NULL ? "mailto:" : "https://", bare, NULL);

  out = g_string_new (NULL);
  for (const char *p = full; *p != '\0'; p++)
    if (is_address_byte (*p))
      g_string_append_c (out, *p);
    else
      g_string_append_printf (out, "%%%02X", (guchar) * p);
  if (!tandem_prose_is_address (out->str, out->len))
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return g_string_free (out, FALSE);
}

static void parse_range (Parser *self,
                         gsize   start,
                         gsize   end);

/* "[words](address)" at @at; returns its end, or @at when it is none. */
static gsize
read_link (Parser *self,
           gsize   at,
           gsize   end)
{
  gsize words_end = at + 1, url_start, url_end;

  while (words_end < end && self->line[words_end] != ']' && self->line[words_end] != '[')
    words_end += is_escape (self->line, words_end, end) ? 2 : 1;
  if (words_end + 1 >= end || self->line[words_end] != ']' || self->line[words_end + 1] != '(' || words_end == at + 1)
    return at;

  url_start = url_end = words_end + 2;
  while (url_end < end && is_address_byte (self->line[url_end]))
    url_end++;
  if (url_end >= end || self->line[url_end] != ')' ||
      !tandem_prose_is_address (self->line + url_start, url_end - url_start))
    return at;

  parse_range (self, at + 1, words_end);
  add_flags (self, at + 1, words_end, TANDEM_PROSE_LINK);
  for (gsize i = at + 1; i < words_end; i++)
    {
      self->cells[i].url_start = (guint32) url_start;
      self->cells[i].url_length = (guint32) (url_end - url_start);
    }
  mark (self, at, at + 1, at, url_end + 1);
  mark (self, words_end, url_end + 1, at, url_end + 1);

  return url_end + 1;
}

static void
parse_range (Parser *self,
             gsize   start,
             gsize   end)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gsize at = start;

  while (at < end)
    {
      gsize next = at;

      if (is_escape (self->line, at, end))
        {
          mark (self, at, at + 1, at, at + 2);
          next = at + 2;
        }
      else if (self->line[at] == '*')
        next = read_run (self, runs, at, start, end);
      else if (self->line[at] == '[')
        next = read_link (self, at, end);
      at = MAX (next, at + 1);
    }
}

static gboolean
same_cell (const Cell *a,
           const Cell *b)
{
  return memcmp (a, b, sizeof (Cell)) == 0;
}

static void
collect_spans (const Parser *self,
               gsize         length,
               GArray       *spans)
{
  for (gsize at = 0; at < length;)
    {
      const Cell *cell = &self->cells[at];
      TandemProseSpan span = { .start = at, .flags = cell->flags,
                               .outer_start = cell->outer_start, .outer_end = cell->outer_end,
                               .url_start = cell->url_start, .url_length = cell->url_length };

      while (at < length && same_cell (cell, &self->cells[at]))
        at++;
      span.length = at - span.start;
      g_array_append_val (spans, span);
    }
}

/**
 * tandem_prose_new_spans:
 *
 * Returns: (transfer full) (element-type TandemProseSpan): an empty list
 */
GArray *
tandem_prose_new_spans (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TandemProseSpan));
}

/**
 * tandem_prose_parse_line:
 * @line: a line of a text, UTF-8
 * @length: its bytes, without the line feed
 * @spans: (element-type TandemProseSpan): filled anew
 *
 * Takes a line apart. The marker of an item is the first span.
 */
void
tandem_prose_parse_line (const char *line,
                         gsize       length,
                         GArray     *spans)
{
  TandemProseLine whole = { .length = length };
  g_autofree Cell *cells = NULL;
  Parser parser;

  g_return_if_fail (line != NULL && spans != NULL);

  g_array_set_size (spans, 0);
  classify (line, &whole);
  if (length == 0)
    return;

  /* compared byte by byte, so the padding must be zero, too */
  cells = g_malloc0_n (length, sizeof (Cell));
  parser = (Parser) { .line = line, .cells = cells };
  mark (&parser, 0, whole.marker, 0, whole.marker);
  parse_range (&parser, whole.marker, length);
  collect_spans (&parser, length, spans);
}

/* ---- the whole text ------------------------------------------------------------ */

/**
 * tandem_prose_split_passages:
 * @text: a text, UTF-8
 *
 * Returns: (transfer full) (element-type TandemPassage): its passages, in order
 */
GArray *
tandem_prose_split_passages (const char *text)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (TandemPassage));
  gsize length, offset = 0;
  TandemProseLine line;

  g_return_val_if_fail (text != NULL, passages);

  length = strlen (text);
  for (guint n = 0; tandem_prose_next_line (text, length, &offset, &line); n++)
    {
      TandemPassage *last = passages->len > 0 ? &g_array_index (passages, TandemPassage, passages->len - 1) : NULL;
      TandemPassage passage = { line.start, line.length, n, 1 };

      if (line.kind == TANDEM_PROSE_BLANK)
        continue;
      if (line.kind == TANDEM_PROSE_PARAGRAPH || last == NULL)
        {
          g_array_append_val (passages, passage);
          continue;
        }
      last->length = line.start + line.length - last->start;
      last->n_lines = n + 1 - last->first_line;
    }

  return passages;
}

/**
 * tandem_prose_dup_plain:
 * @text: a text, UTF-8
 *
 * Returns: (transfer full): what it says, without the marks inside its lines
 */
char *
tandem_prose_dup_plain (const char *text)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  GString *out = g_string_new (NULL);
  gsize length, offset = 0;
  TandemProseLine line;

  g_return_val_if_fail (text != NULL, g_string_free (out, FALSE));

  length = strlen (text);
  while (tandem_prose_next_line (text, length, &offset, &line))
    {
      if (line.start > 0)
        g_string_append_c (out, '\n');
      g_string_append_len (out, text + line.start, (gssize) line.marker);
      tandem_prose_parse_line (text + line.start, line.length, spans);
      for (guint i = 0; i < spans->len; i++)
        {
          const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

          if (!(span->flags & TANDEM_PROSE_MARK))
            g_string_append_len (out, text + line.start + span->start, (gssize) span->length);
        }
    }

  return g_string_free (out, FALSE);
}

/* Scripts whose words are not told apart by spaces: each sign counts. */
static gboolean
is_sign (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return g_unichar_isalnum (c);
    default:
      return FALSE;
    }
}

static gboolean
is_word_part (gunichar c)
{
  return c == '\'' || c == 0x2019 || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/**
 * tandem_prose_count:
 * @text: a text, UTF-8
 * @n_words: (out): words of the scripts that have spaces between them
 * @n_signs: (out): signs of the scripts that have none
 *
 * Counts as an author is asked to: addresses of links and marks do not count.
 */
void
tandem_prose_count (const char *text,
                    guint      *n_words,
                    guint      *n_signs)
{
  g_autofree char *plain = tandem_prose_dup_plain (text);
  gboolean inside = FALSE, digits_only = FALSE;

  *n_words = *n_signs = 0;
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_sign (c))
        (*n_signs)++;
      if (is_sign (c) || !is_word_part (c))
        {
          /* "1,285" and "0.8" are one word */
          if (inside && digits_only && (c == ',' || c == '.') && g_ascii_isdigit (p[1]))
            continue;
          inside = FALSE;
          continue;
        }
      if (!inside && (c == '\'' || c == 0x2019))
        continue;
      if (!inside)
        {
          (*n_words)++;
          digits_only = TRUE;
        }
      digits_only = digits_only && g_unichar_isdigit (c);
      inside = TRUE;
    }
}

/* ---- what comes from elsewhere --------------------------------------------------- */

static gboolean
is_dropped (gunichar c)
{
  /* soft hyphen, zero width signs, byte order mark, object replacement */
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || c == 0xfeff || c == 0xfffc ||
         (g_unichar_iscntrl (c) && c != '\n' && c != '\t');
}

static char *
clean_signs (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        g_string_append (out, p[1] == '\n' ? "" : "\n");
      else if (c == 0x2028 || c == 0x2029 || c == 0x0b || c == 0x0c || c == 0x85)
        g_string_append_c (out, '\n');
      else if (!is_dropped (c))
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* The items of an office program: a sign of its own and a tabulator. */
static const char *
skip_foreign_bullet (const char *line)
{
  static const char *const marks[] = { "•", "◦", "▪", "‣", "·", "", "–" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (line, marks[i]) && strchr (" \t", line[strlen (marks[i])]) != NULL &&
        line[strlen (marks[i])] != '\0')
      return line + strlen (marks[i]) + strspn (line + strlen (marks[i]), " \t");

  return NULL;
}

static void
append_clean_line (GString *out,
                   char    *line)
{
  const char *words, *rest;
  gsize digits;

  g_strchomp (line);
  line += strspn (line, " \t");
  words = skip_foreign_bullet (line);
  digits = strspn (line, "0123456789");
  if (words != NULL)
    g_string_append (out, "- ");
  else if (digits > 0 && digits <= 4 && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == '\t')
    {
      g_string_append_len (out, line, (gssize) digits);
      g_string_append (out, ". ");
      words = line + digits + 1;
    }
  else
    words = line;

  for (rest = words + strspn (words, "\t"); *rest != '\0'; rest++)
    g_string_append_c (out, *rest == '\t' ? ' ' : *rest);
}

/**
 * tandem_prose_clean:
 * @text: a text from another program, UTF-8
 *
 * Makes of a pasted text what could have been typed: ends of lines and lists
 * of office programs, without invisible signs and more than one empty line.
 *
 * Returns: (transfer full): the text
 */
char *
tandem_prose_clean (const char *text)
{
  g_autofree char *signs = NULL;
  g_auto(GStrv) lines = NULL;
  GString *out = g_string_new (NULL);
  guint n_empty = 0;

  g_return_val_if_fail (text != NULL, g_string_free (out, FALSE));

  signs = clean_signs (text);
  /* words from the middle of a line stay as they are */
  if (strpbrk (signs, "\n\t") == NULL)
    return g_string_free (g_string_assign (out, signs), FALSE);

  lines = g_strsplit (signs, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      n_empty = is_blank (lines[i], strlen (lines[i])) ? n_empty + 1 : 0;
      if (n_empty > 1)
        continue;
      if (i > 0)
        g_string_append_c (out, '\n');
      append_clean_line (out, lines[i]);
    }

  return g_string_free (out, FALSE);
}
