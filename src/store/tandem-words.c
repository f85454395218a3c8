/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-words.h"

#include "tandem-kind.h"
#include "tandem-spelling.h"
#include "tandem-tokenizer.h"

#include <string.h>

/* A pasted page is nothing to search for; its first words are. */
#define MAX_WORDS 12
#define MAX_TOKENS 64

/* A word that names more places than these names none in particular. */
#define MAX_CITIES 24
#define MAX_PAIRINGS 64

#define MAX_CORRECTIONS 8

/* One letter is the beginning of too much. */
#define MIN_OPEN_BYTES 2

typedef struct
{
  GString   *tokens;            /* a phrase: tokens separated by blanks */
  guint      n_tokens;
  gboolean   signs;             /* of a script without spaces */
  gboolean   open;              /* still being typed: any word that begins so */
  GPtrArray *meant;             /* (nullable) (element-type utf8): instead of @tokens */
  GPtrArray *owners;            /* (element-type utf8): ULIDs of cities and pairings called so */
} Word;

struct _TandemWords
{
  GPtrArray *words;             /* (element-type Word) */
  guint      n_tokens;
  int        end;               /* where the last token ended, while parsing */
};

static Word *
word_new (gboolean signs)
{
  Word *word = g_new0 (Word, 1);

  word->tokens = g_string_new (NULL);
  word->signs = signs;
  word->owners = g_ptr_array_new_with_free_func (g_free);

  return word;
}

static void
word_free (gpointer data)
{
  Word *word = data;

  g_string_free (word->tokens, TRUE);
  g_clear_pointer (&word->meant, g_ptr_array_unref);
  g_ptr_array_unref (word->owners);
  g_free (word);
}

static gboolean
has_space (const char *text,
           int         start,
           int         end)
{
  for (const char *at = text + start; at < text + end; at++)
    if (g_ascii_isspace (*at) || g_str_has_prefix (at, "\343\200\200"))       /* the wide blank of Chinese input */
      return TRUE;

  return FALSE;
}

typedef struct
{
  TandemWords *words;
  const char  *text;
} Parsing;

static int
take_token (gpointer    user_data,
            const char *token,
            int         length,
            int         start,
            int         end)
{
  Parsing *parsing = user_data;
  TandemWords *self = parsing->words;
  gboolean sign = tandem_token_is_sign (token, length);
  Word *word = NULL;

  if (self->words->len > 0)
    word = g_ptr_array_index (self->words, self->words->len - 1);

  /* What is written together is a phrase ("M1.2"), but "Yantai烟台" is two words. */
  if (word == NULL || word->signs != sign || has_space (parsing->text, self->end, start))
    {
      if (self->words->len == MAX_WORDS)
        return 1;
      word = word_new (sign);
      g_ptr_array_add (self->words, word);
    }

  if (word->n_tokens++ > 0)
    g_string_append_c (word->tokens, ' ');
  g_string_append_len (word->tokens, token, length);
  self->end = end;

  return ++self->n_tokens == MAX_TOKENS;
}

/**
 * tandem_words_new:
 * @text: what was typed
 *
 * Takes a search text apart. Blanks separate words, all of which must be found;
 * the last is taken as the beginning of a word unless a blank follows it.
 *
 * Returns: (transfer full): the words
 */
TandemWords *
tandem_words_new (const char *text)
{
  TandemWords *self = g_new0 (TandemWords, 1);
  Parsing parsing = { self, text };
  gsize length = strlen (text);

  self->words = g_ptr_array_new_with_free_func (word_free);
  tandem_tokenize (text, length, take_token, &parsing);

  if (self->words->len > 0 && !has_space (text, self->end, length))
    {
      Word *last = g_ptr_array_index (self->words, self->words->len - 1);

      last->open = !last->signs && last->tokens->len >= MIN_OPEN_BYTES;
    }

  return self;
}

void
tandem_words_free (TandemWords *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * tandem_words_is_empty:
 * @self: words
 *
 * Returns: whether nothing in it can be searched for
 */
gboolean
tandem_words_is_empty (TandemWords *self)
{
  return self->words->len == 0;
}

/* ---- expressions ---- */

/* `"a"` or `("a" OR "b")` */
static void
append_any_of (GString   *out,
               GPtrArray *tokens)
{
  g_string_append_c (out, '(');
  for (guint i = 0; i < tokens->len; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? " OR " : "", (const char *) g_ptr_array_index (tokens, i));
  g_string_append_c (out, ')');
}

static void
append_word (GString    *out,
             const Word *word,
             const char *column,
             gboolean    with_owners)
{
  with_owners = with_owners && word->owners->len > 0;

  g_string_append_printf (out, with_owners ? "(%s : " : "%s : ", column);
  if (word->meant != NULL)
    append_any_of (out, word->meant);
  else
    g_string_append_printf (out, "\"%s\"%s", word->tokens->str, word->open ? " *" : "");

  if (with_owners)
    {
      g_string_append (out, " OR belongs : ");
      append_any_of (out, word->owners);
      g_string_append_c (out, ')');
    }
}

/**
 * tandem_words_append_kind:
 * @out: where to
 * @kind: name of a kind
 *
 * Writes a kind as the one token that the column `kind` of the index holds.
 */
void
tandem_words_append_kind (GString    *out,
                          const char *kind)
{
  for (; *kind != '\0'; kind++)
    if (g_ascii_isalnum (*kind))
      g_string_append_c (out, *kind);
}

/**
 * tandem_words_dup_match:
 * @self: words that is not empty
 * @column: where the words must be: `title`, or `{title text}`
 * @with_owners: whether belonging to what a word names will do
 * @kinds: (nullable) (array zero-terminated=1): the kinds to look among
 *
 * Returns: (transfer full): an expression for `fts MATCH ?`
 */
char *
tandem_words_dup_match (TandemWords       *self,
                        const char        *column,
                        gboolean           with_owners,
                        const char *const *kinds)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? " OR \"" : "kind : (\"");
      tandem_words_append_kind (out, kinds[i]);
      g_string_append (out, kinds[i + 1] != NULL ? "\"" : "\")");
    }

  for (guint i = 0; i < self->words->len; i++)
    {
      if (out->len > 0)
        g_string_append (out, " AND ");
      append_word (out, g_ptr_array_index (self->words, i), column, with_owners);
    }

  return g_string_free (out, FALSE);
}

/* ---- owners ---- */

/* Adds the ULIDs of what @match finds, unless it is more than @max. */
static gboolean
add_owners (TandemDatabase *database,
            const char     *match,
            guint           max,
            GPtrArray      *owners,
            GError        **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) local_error = NULL;
  sqlite3_stmt *statement;

  statement = tandem_database_query (database, error,
                                     "SELECT id FROM fts CROSS JOIN doc ON doc.pk = fts.rowid "
                                     "WHERE fts MATCH ?1 LIMIT ?2", "si", match, (gint64) max + 1);
  if (statement == NULL)
    return FALSE;

  while (tandem_database_next (database, statement, &local_error))
    {
      const char *id = tandem_statement_text (statement, 0);

      if (tandem_id_is_valid (id))
        g_ptr_array_add (found, g_ascii_strdown (strchr (id, ':') + 1, -1));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (found->len <= max)
    g_ptr_array_extend_and_steal (owners, g_steal_pointer (&found));

  return TRUE;
}

static gboolean
find_owners_of_word (Word           *word,
                     TandemDatabase *database,
                     GError        **error)
{
  g_autoptr(GString) cities = g_string_new ("kind : \"city\" AND ");
  g_autoptr(GString) pairings = g_string_new ("kind : \"partnership\" AND ");

  g_ptr_array_set_size (word->owners, 0);

  append_word (cities, word, "title", FALSE);
  if (!add_owners (database, cities->str, MAX_CITIES, word->owners, error))
    return FALSE;

  append_word (pairings, word, "title", TRUE);
  return add_owners (database, pairings->str, MAX_PAIRINGS, word->owners, error);
}

/**
 * tandem_words_find_owners:
 * @self: words
 * @database: the connection of the worker
 * @error: return location for an error
 *
 * Finds the cities and pairings that each word names, so that what belongs to
 * them can be found by their names. Done when asked and not when indexed: a
 * city that gets another name does not touch what belongs to it.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_words_find_owners (TandemWords    *self,
                          TandemDatabase *database,
                          GError        **error)
{
  for (guint i = 0; i < self->words->len; i++)
    if (!find_owners_of_word (g_ptr_array_index (self->words, i), database, error))
      return FALSE;

  return TRUE;
}

/* ---- typing errors ---- */

static gboolean
word_exists (const Word     *word,
             TandemDatabase *database,
             gboolean       *exists,
             GError        **error)
{
  g_autoptr(GString) match = g_string_new (NULL);
  gint64 found;

  append_word (match, word, "{title text}", FALSE);
  if (!tandem_database_get_int (database, &found, 0, error,
                                "SELECT 1 FROM fts WHERE fts MATCH ?1 LIMIT 1", "s", match->str))
    return FALSE;

  *exists = found != 0;

  return TRUE;
}

static gboolean
correct_word (Word           *word,
              TandemDatabase *database,
              gboolean       *corrected,
              GError        **error)
{
  g_autoptr(GPtrArray) near = NULL;
  gboolean exists;

  if (word->signs || word->n_tokens > 1)
    return TRUE;
  if (!word_exists (word, database, &exists, error))
    return FALSE;
  if (exists)
    return TRUE;

  near = tandem_spelling_find_near (database, word->tokens->str, word->open, MAX_CORRECTIONS, error);
  if (near == NULL)
    return FALSE;

  if (near->len > 0)
    {
      word->meant = g_steal_pointer (&near);
      *corrected = TRUE;
    }

  return TRUE;
}

/**
 * tandem_words_correct:
 * @self: words that found nothing
 * @database: the connection of the worker
 * @corrected: (out): whether anything was changed, so that asking again is worth it
 * @error: return location for an error
 *
 * Replaces words that occur nowhere by the nearest that do.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_words_correct (TandemWords    *self,
                      TandemDatabase *database,
                      gboolean       *corrected,
                      GError        **error)
{
  *corrected = FALSE;

  for (guint i = 0; i < self->words->len; i++)
    if (!correct_word (g_ptr_array_index (self->words, i), database, corrected, error))
      return FALSE;

  return !*corrected || tandem_words_find_owners (self, database, error);
}

/**
 * tandem_words_dup_meant:
 * @self: words
 *
 * Returns: (transfer full) (nullable): what is looked for instead of what was
 *   typed, words separated by blanks; %NULL when nothing was corrected
 */
char *
tandem_words_dup_meant (TandemWords *self)
{
  g_autoptr(GString) meant = g_string_new (NULL);
  gboolean corrected = FALSE;

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = g_ptr_array_index (self->words, i);

      corrected = corrected || word->meant != NULL;
      if (word->meant == NULL)
        g_string_append_printf (meant, "%s ", word->tokens->str);
      for (guint j = 0; word->meant != NULL && j < word->meant->len; j++)
        g_string_append_printf (meant, "%s ", (const char *) g_ptr_array_index (word->meant, j));
    }

  return corrected ? g_strdup (g_strchomp (meant->str)) : NULL;
}
