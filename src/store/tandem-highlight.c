/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-highlight.h"

#include "tandem-tokenizer.h"

#include <string.h>

/* Titles are short; of a page only the first words are looked at. */
#define MAX_TOKENS 256

typedef struct
{
  char    *token;               /* (owned) */
  guint    length;
  guint    start;
  guint    end;
  gboolean sign;
  gboolean joined;              /* follows the one before without a blank */
} Token;

struct _TandemHighlight
{
  GArray *tokens;               /* (element-type Token) */
};

typedef struct
{
  GArray     *tokens;
  const char *text;
} Reading;

static void
token_clear (gpointer data)
{
  g_free (((Token *) data)->token);
}

static gboolean
has_blank (const char *text,
           guint       start,
           guint       end)
{
  for (const char *at = text + start; at < text + end; at = g_utf8_next_char (at))
    if (g_unichar_isspace (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

static int
take_token (gpointer    user_data,
            const char *token,
            int         length,
            int         start,
            int         end)
{
  Reading *reading = user_data;
  const Token *before = reading->tokens->len > 0
                        ? &g_array_index (reading->tokens, Token, reading->tokens->len - 1) : NULL;
  Token read = {
    .token = g_strndup (token, length),
    .length = (guint) length,
    .start = (guint) start,
    .end = (guint) end,
    .sign = tandem_token_is_sign (token, length),
  };

  read.joined = before != NULL && before->sign == read.sign && !has_blank (reading->text, before->end, read.start);
  g_array_append_val (reading->tokens, read);

  return reading->tokens->len == MAX_TOKENS;
}

static GArray *
read_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  Reading reading = { tokens, text };

  g_array_set_clear_func (tokens, token_clear);
  tandem_tokenize (text, strlen (text), take_token, &reading);

  return tokens;
}

/**
 * tandem_highlight_new:
 * @typed: what was typed
 *
 * Returns: (transfer full): what to look for in texts
 */
TandemHighlight *
tandem_highlight_new (const char *typed)
{
  TandemHighlight *self = g_new0 (TandemHighlight, 1);

  self->tokens = read_tokens (typed);

  return self;
}

void
tandem_highlight_free (TandemHighlight *self)
{
  g_array_unref (self->tokens);
  g_free (self);
}

gboolean
tandem_highlight_is_empty (const TandemHighlight *self)
{
  return self->tokens->len == 0;
}

static int
count_folded (gpointer    user_data,
              const char *token,
              int         length,
              int         start,
              int         end)
{
  *(guint *) user_data += (guint) length;

  return 0;
}

static guint
get_folded_length (const char *text,
                   gsize       length)
{
  guint folded = 0;

  tandem_tokenize (text, length, count_folded, &folded);

  return folded;
}

/* Where the letters end that fold to the first @length bytes of a token, with
 * the marks that belong to the last of them. */
static guint
find_end (const char  *text,
          const Token *token,
          guint        length)
{
  const char *start = text + token->start;
  const char *at = start;

  while (at < text + token->end && get_folded_length (start, (gsize) (at - start)) < length)
    at = g_utf8_next_char (at);
  while (at < text + token->end &&
         get_folded_length (start, (gsize) (g_utf8_next_char (at) - start)) == length)
    at = g_utf8_next_char (at);

  return (guint) (at - text);
}

/* How many tokens from @first on are one phrase. */
static guint
get_phrase_length (const TandemHighlight *self,
                   guint                  first)
{
  guint n = 1;

  while (first + n < self->tokens->len && g_array_index (self->tokens, Token, first + n).joined)
    n++;

  return n;
}

/* Whether the phrase stands at @at in the text: whole words, of the last one
 * the beginning is enough. */
static gboolean
stands_at (const TandemHighlight *self,
           guint                  first,
           guint                  n,
           GArray                *text,
           guint                  at)
{
  if (at + n > text->len)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const Token *typed = &g_array_index (self->tokens, Token, first + i);
      const Token *there = &g_array_index (text, Token, at + i);
      gboolean whole = i + 1 < n || typed->sign;

      if (typed->length > there->length || (whole && typed->length != there->length) ||
          memcmp (typed->token, there->token, typed->length) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_phrase (const TandemHighlight *self,
             guint                  first,
             guint                  n,
             GArray                *tokens,
             const char            *text,
             GArray                *spans)
{
  gboolean found = FALSE;

  for (guint at = 0; at < tokens->len; at++)
    if (stands_at (self, first, n, tokens, at))
      {
        const Token *last = &g_array_index (tokens, Token, at + n - 1);
        TandemSpan span = {
          g_array_index (tokens, Token, at).start,
          find_end (text, last, g_array_index (self->tokens, Token, first + n - 1).length),
        };

        found = TRUE;
        if (spans == NULL)
          break;
        g_array_append_val (spans, span);
      }

  return found;
}

/**
 * tandem_highlight_find:
 * @self: what was typed
 * @text: a text that is shown
 *
 * Returns: (transfer full) (element-type TandemSpan): the parts of @text that
 *   were typed, word by word; they may overlap
 */
GArray *
tandem_highlight_find (const TandemHighlight *self,
                       const char            *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TandemSpan));
  g_autoptr(GArray) tokens = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, spans);

  tokens = read_tokens (text);
  for (guint i = 0, n; i < self->tokens->len; i += n)
    {
      n = get_phrase_length (self, i);
      find_phrase (self, i, n, tokens, text, spans);
    }

  return spans;
}

/**
 * tandem_highlight_fits:
 * @self: what was typed
 * @texts: (array zero-terminated=1): texts of one row
 *
 * Returns: whether each word that was typed is in one of @texts
 */
gboolean
tandem_highlight_fits (const TandemHighlight *self,
                       const char *const     *texts)
{
  g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (read, read_tokens (texts[i]));

  for (guint i = 0, n; i < self->tokens->len; i += n)
    {
      gboolean found = FALSE;

      n = get_phrase_length (self, i);
      for (guint j = 0; j < read->len && !found; j++)
        found = find_phrase (self, i, n, g_ptr_array_index (read, j), texts[j], NULL);
      if (!found)
        return FALSE;
    }

  return self->tokens->len > 0;
}
