/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-spelling.h"

#include "tandem-tokenizer.h"

#include <string.h>

#define CLIENT_DATA "tandem-spelling"

/* Shorter words have too many neighbours, and longer ones are not typed. */
#define MIN_LETTERS 3
#define MAX_LETTERS 32

/* From here on two errors are forgiven instead of one. */
#define LONG_WORD 8

/* Reading all words takes a while in a large workspace; the first letter is
 * seldom the wrong one, so that those with the same are read first. */
typedef struct
{
  GHashTable *counts;           /* (element-type utf8 uint): how many records have it */
  GHashTable *letters;          /* (element-type unichar): first letters that were read */
  gboolean    whole;            /* all were */
} Terms;

typedef struct
{
  const char *term;             /* borrowed from the table */
  guint       distance;
  guint       count;
} Candidate;

static void
terms_free (gpointer data)
{
  Terms *self = data;

  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->letters);
  g_free (self);
}

/* Codes and numbers are right or wrong; signs have no letters to confuse. */
static gboolean
can_be_mistyped (const char *term,
                 int         length)
{
  const char *limit = term + length;
  guint n_letters = 0;

  for (const char *at = term; at < limit; at = g_utf8_next_char (at), n_letters++)
    if (g_ascii_isdigit (*at))
      return FALSE;

  return n_letters >= MIN_LETTERS && n_letters <= MAX_LETTERS && !tandem_token_is_sign (term, length);
}

static void
count_term (Terms      *self,
            const char *term,
            guint       n_records)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, term));

  g_hash_table_replace (self->counts, g_strdup (term), GUINT_TO_POINTER (known + n_records));
}

/* Reads the words from @first on, before @end. */
static gboolean
read_terms (Terms          *self,
            TandemDatabase *database,
            const char     *first,
            const char     *end,
            GError        **error)
{
  sqlite3_stmt *statement;
  g_autoptr(GError) local_error = NULL;

  statement = tandem_database_query (database, error,
                                     "SELECT term, doc FROM temp.fts_terms "
                                     "WHERE term >= ?1 AND term < ?2 AND col IN ('title', 'text')", "ss", first, end);
  if (statement == NULL)
    return FALSE;

  while (tandem_database_next (database, statement, &local_error))
    {
      const char *term = tandem_statement_text (statement, 0);

      if (can_be_mistyped (term, strlen (term)))
        count_term (self, term, tandem_statement_int (statement, 1));
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* The words that begin with the letter of @word, unless they are there. */
static gboolean
read_letter (Terms          *self,
             TandemDatabase *database,
             const char     *word,
             GError        **error)
{
  gunichar letter = g_utf8_get_char (word);
  char first[7] = { 0 }, end[7] = { 0 };

  if (self->whole || g_hash_table_contains (self->letters, GUINT_TO_POINTER (letter)))
    return TRUE;

  g_unichar_to_utf8 (letter, first);
  g_unichar_to_utf8 (letter + 1, end);
  if (!read_terms (self, database, first, end, error))
    return FALSE;
  g_hash_table_add (self->letters, GUINT_TO_POINTER (letter));

  return TRUE;
}

static gboolean
read_all (Terms          *self,
          TandemDatabase *database,
          GError        **error)
{
  /* Counted twice, the words of the letters that are there would come first. */
  g_hash_table_remove_all (self->counts);
  g_hash_table_remove_all (self->letters);
  self->whole = read_terms (self, database, "", "\364\217\277\277", error);

  return self->whole;
}

static Terms *
get_terms (TandemDatabase *database,
           GError        **error)
{
  sqlite3 *handle = tandem_database_get_handle (database);
  Terms *self = sqlite3_get_clientdata (handle, CLIENT_DATA);

  if (self != NULL)
    return self;
  if (!tandem_database_execute (database,
                                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.fts_terms USING fts5vocab (main, fts, col)",
                                error))
    return NULL;

  self = g_new0 (Terms, 1);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->letters = g_hash_table_new (NULL, NULL);
  sqlite3_set_clientdata (handle, CLIENT_DATA, self, terms_free);

  return self;
}

static guint
get_letters (const char *text,
             gunichar   *letters)
{
  guint n_letters = 0;

  for (; *text != '\0' && n_letters < MAX_LETTERS; text = g_utf8_next_char (text))
    letters[n_letters++] = g_utf8_get_char (text);

  return n_letters;
}

/**
 * tandem_spelling_distance:
 * @word: what was typed
 * @term: a word there is
 * @open: whether more may follow, so that @word need only be near to a beginning of @term
 * @max: the largest distance that matters
 *
 * Counts the typing errors between two folded words: a letter too many, one
 * too few, another letter, or two swapped neighbours.
 *
 * Returns: the number of errors; any number above @max stands for more
 */
guint
tandem_spelling_distance (const char *word,
                          const char *term,
                          gboolean    open,
                          guint       max)
{
  gunichar a[MAX_LETTERS], b[MAX_LETTERS];
  guint n_a = get_letters (word, a);
  guint n_b = get_letters (term, b);
  guint rows[3][MAX_LETTERS + 1];
  guint best = 0;

  if (n_a > n_b + max || (!open && n_b > n_a + max))
    return max + 1;
  n_b = MIN (n_b, n_a + max);

  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;

  for (guint i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i + 2) % 3];
      const guint *above_that = rows[(i + 1) % 3];

      row[0] = best = i;
      for (guint j = 1; j <= n_b; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], above_that[j - 2] + 1);
          best = MIN (best, row[j]);
        }
      if (best > max)
        return max + 1;
    }

  return open ? best : rows[n_a % 3][n_b];
}

/* Fewest errors first, then what many records have. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;

  return strcmp (first->term, second->term);
}

/* The words there are that are near enough. */
static GArray *
find_candidates (Terms      *self,
                 const char *word,
                 gboolean    open)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint max = g_utf8_strlen (word, -1) >= LONG_WORD ? 2 : 1;
  GHashTableIter iter;
  gpointer term, count;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &term, &count))
    {
      Candidate candidate = { term, tandem_spelling_distance (word, term, open, max), GPOINTER_TO_UINT (count) };

      if (candidate.distance <= max)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);

  return candidates;
}

/**
 * tandem_spelling_find_near:
 * @database: the connection of the worker
 * @word: a folded word
 * @open: whether @word may be only the beginning of a word
 * @limit: how many at most
 * @error: return location for an error
 *
 * Looks for words of the index that @word may have been meant to be: one
 * typing error away, two for long words. Those with the same first letter are
 * taken first; others only where there are none.
 *
 * Returns: (transfer full) (element-type utf8): the nearest first; may be empty
 */
GPtrArray *
tandem_spelling_find_near (TandemDatabase *database,
                           const char     *word,
                           gboolean        open,
                           guint           limit,
                           GError        **error)
{
  Terms *terms = get_terms (database, error);
  g_autoptr(GArray) candidates = NULL;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (terms == NULL)
    return NULL;
  if (!can_be_mistyped (word, strlen (word)))
    return g_steal_pointer (&found);

  if (!read_letter (terms, database, word, error))
    return NULL;
  candidates = find_candidates (terms, word, open);
  if (candidates->len == 0 && !terms->whole)
    {
      g_clear_pointer (&candidates, g_array_unref);
      if (!read_all (terms, database, error))
        return NULL;
      candidates = find_candidates (terms, word, open);
    }

  for (guint i = 0; i < candidates->len && i < limit; i++)
    g_ptr_array_add (found, g_strdup (g_array_index (candidates, Candidate, i).term));

  return g_steal_pointer (&found);
}

static int
take_token (gpointer    user_data,
            const char *token,
            int         length,
            int         start,
            int         end)
{
  Terms *self = user_data;
  char term[TANDEM_TOKEN_MAX_BYTES + 1];

  if (!can_be_mistyped (token, length))
    return 0;

  memcpy (term, token, length);
  term[length] = '\0';
  if (!g_hash_table_contains (self->counts, term))
    count_term (self, term, 1);

  return 0;
}

/**
 * tandem_spelling_add_text:
 * @database: a connection
 * @text: what was added to the index through it
 *
 * Completes the words that were read before; costs nothing when none were.
 */
void
tandem_spelling_add_text (TandemDatabase *database,
                          const char     *text)
{
  Terms *self = sqlite3_get_clientdata (tandem_database_get_handle (database), CLIENT_DATA);

  if (self != NULL)
    tandem_tokenize (text, strlen (text), take_token, self);
}
