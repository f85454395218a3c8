/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-tokenizer.h"

#include <sqlite3.h>
#include <string.h>

/* Full-text search must find "Đà Nẵng" by "da nang" and "烟台市" by "烟台".
 * Words are folded to bare lower-case letters; scripts that put no space
 * between words give one token a sign, and the phrase that FTS5 makes of the
 * tokens of one quoted string then finds substrings of any length. */

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Every sign of these scripts is a token, their own marks included. */
static const Range sign_ranges[] = {
  { 0x0E00, 0x0EFF },           /* Thai, Lao */
  { 0x1000, 0x109F },           /* Burmese */
  { 0x1100, 0x11FF },           /* Hangul jamo */
  { 0x1780, 0x17FF },           /* Khmer */
  { 0x2E80, 0x2FDF },           /* Han radicals */
  { 0x3005, 0x3007 },           /* Han iteration mark and zero */
  { 0x3021, 0x3029 },           /* Hangzhou numerals */
  { 0x3031, 0x3035 },           /* kana repeat marks */
  { 0x3041, 0x31FF },           /* kana, bopomofo, Hangul compatibility jamo */
  { 0x3400, 0x4DBF },           /* Han */
  { 0x4E00, 0x9FFF },           /* Han */
  { 0xA960, 0xA97F },           /* Hangul jamo */
  { 0xA9E0, 0xA9FF },           /* Burmese */
  { 0xAA60, 0xAA7F },           /* Burmese */
  { 0xAC00, 0xD7FF },           /* Hangul */
  { 0xF900, 0xFAFF },           /* Han compatibility */
  { 0x1AFF0, 0x1B16F },         /* kana */
  { 0x20000, 0x3FFFF },         /* Han, with what newer Unicode adds there */
};

/* Marks that only vary a letter. Those of other scripts (the vowels of
 * Devanagari, say) tell words apart and stay. */
static const Range dropped_ranges[] = {
  { 0x02B0, 0x02FF },           /* modifier letters and apostrophes */
  { 0x0300, 0x036F },
  { 0x0483, 0x0489 },           /* Cyrillic */
  { 0x0591, 0x05C7 },           /* Hebrew points */
  { 0x0610, 0x061A },           /* Arabic */
  { 0x0640, 0x0640 },           /* Arabic elongation */
  { 0x064B, 0x065F },           /* Arabic vowels */
  { 0x0670, 0x0670 },
  { 0x06D6, 0x06ED },
  { 0x1AB0, 0x1AFF },
  { 0x1DC0, 0x1DFF },
  { 0x20D0, 0x20FF },
  { 0xFE00, 0xFE0F },           /* variation selectors */
  { 0xFE20, 0xFE2F },
  { 0xE0100, 0xE01EF },
};

/* Lower-case letters that Unicode does not decompose, sorted. */
static const struct
{
  gunichar    letter;
  const char *folded;
} letters[] = {
  { 0x00DF, "ss" },             /* ß */
  { 0x00E6, "ae" },             /* æ */
  { 0x00F0, "d" },              /* ð */
  { 0x00F8, "o" },              /* ø */
  { 0x00FE, "th" },             /* þ */
  { 0x0111, "d" },              /* đ */
  { 0x0127, "h" },              /* ħ */
  { 0x0131, "i" },              /* ı */
  { 0x0138, "k" },              /* ĸ */
  { 0x0142, "l" },              /* ł */
  { 0x014B, "n" },              /* ŋ */
  { 0x0153, "oe" },             /* œ */
  { 0x0167, "t" },              /* ŧ */
  { 0x0180, "b" },              /* ƀ */
  { 0x0192, "f" },              /* ƒ */
  { 0x019A, "l" },              /* ƚ */
  { 0x01B6, "z" },              /* ƶ */
  { 0x01DD, "e" },              /* ǝ */
  { 0x01E5, "g" },              /* ǥ */
  { 0x0253, "b" },              /* ɓ */
  { 0x0254, "o" },              /* ɔ */
  { 0x0256, "d" },              /* ɖ */
  { 0x0257, "d" },              /* ɗ */
  { 0x0259, "e" },              /* ə */
  { 0x025B, "e" },              /* ɛ */
  { 0x0268, "i" },              /* ɨ */
  { 0x0289, "u" },              /* ʉ */
  { 0x03C2, "\317\203" },       /* ς as σ */
  { 0x0491, "\320\263" },       /* ґ as г */
};

typedef struct
{
  TandemTokenFunc func;
  gpointer        user_data;
  int             used;         /* bytes of the word in progress */
  int             start;
  int             end;
  char            word[TANDEM_TOKEN_MAX_BYTES + 8];
} Walk;

static gboolean
in_ranges (const Range *ranges,
           gsize        n_ranges,
           gunichar     sign)
{
  gsize low = 0, high = n_ranges;

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (sign > ranges[middle].last)
        low = middle + 1;
      else if (sign < ranges[middle].first)
        high = middle;
      else
        return TRUE;
    }

  return FALSE;
}

static const char *
find_letter (gunichar letter)
{
  gsize low = 0, high = G_N_ELEMENTS (letters);

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (letter > letters[middle].letter)
        low = middle + 1;
      else if (letter < letters[middle].letter)
        high = middle;
      else
        return letters[middle].folded;
    }

  return NULL;
}

static gboolean
is_sign (gunichar sign)
{
  return sign >= sign_ranges[0].first && in_ranges (sign_ranges, G_N_ELEMENTS (sign_ranges), sign);
}

static gboolean
is_dropped (gunichar sign)
{
  return in_ranges (dropped_ranges, G_N_ELEMENTS (dropped_ranges), sign);
}

static int
end_word (Walk *walk)
{
  int used = walk->used;

  walk->used = 0;

  return used > 0 ? walk->func (walk->user_data, walk->word, used, walk->start, walk->end) : 0;
}

static void
add_bytes (Walk       *walk,
           const char *bytes,
           int         n_bytes,
           int         start,
           int         end)
{
  if (walk->used == 0)
    walk->start = start;

  /* A letter is taken whole or not at all, so that a cut word stays text. */
  if (walk->used + n_bytes <= TANDEM_TOKEN_MAX_BYTES)
    {
      memcpy (walk->word + walk->used, bytes, n_bytes);
      walk->used += n_bytes;
    }

  walk->end = end;
}

static int
add_sign (Walk    *walk,
          gunichar sign,
          int      start,
          int      end)
{
  int status = end_word (walk);

  if (status != 0)
    return status;

  walk->start = start;
  walk->end = end;
  walk->used = g_unichar_to_utf8 (sign, walk->word);

  return end_word (walk);
}

/* One code point after decomposition. */
static int
add_folded (Walk    *walk,
            gunichar sign,
            int      start,
            int      end)
{
  const char *folded;
  char bytes[6];

  if (is_dropped (sign))
    return 0;

  switch (g_unichar_type (sign))
    {
    case G_UNICODE_FORMAT:
      return 0;

    case G_UNICODE_DECIMAL_NUMBER:
      bytes[0] = '0' + CLAMP (g_unichar_digit_value (sign), 0, 9);
      add_bytes (walk, bytes, 1, start, end);
      return 0;

    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
      break;

    case G_UNICODE_UNASSIGNED:
      /* signs newer than the tables of GLib */
      if (is_sign (sign))
        break;
      return end_word (walk);

    default:
      return end_word (walk);
    }

  if (is_sign (sign))
    return add_sign (walk, sign, start, end);

  sign = g_unichar_tolower (sign);
  folded = find_letter (sign);
  if (folded != NULL)
    add_bytes (walk, folded, strlen (folded), start, end);
  else
    add_bytes (walk, bytes, g_unichar_to_utf8 (sign, bytes), start, end);

  return 0;
}

/* Hangul written as single jamo (files from some systems) becomes syllables;
 * @text is moved behind what was taken. */
static gunichar
compose_jamo (gunichar     first,
              const char **text,
              const char  *limit)
{
  gunichar vowel, tail, syllable;

  if (first < 0x1100 || first > 0x1112)
    return first;

  vowel = g_utf8_get_char_validated (*text, limit - *text);
  if (vowel < 0x1161 || vowel > 0x1175)
    return first;
  *text = g_utf8_next_char (*text);
  syllable = 0xAC00 + ((first - 0x1100) * 21 + (vowel - 0x1161)) * 28;

  tail = g_utf8_get_char_validated (*text, limit - *text);
  if (tail < 0x11A8 || tail > 0x11C2)
    return syllable;
  *text = g_utf8_next_char (*text);

  return syllable + (tail - 0x11A7);
}

/* One code point of the text beyond ASCII. */
static int
add_decomposed (Walk    *walk,
                gunichar sign,
                int      start,
                int      end)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;
  int status = 0;

  /* Syllables are signs; taken apart they would be three. */
  if (sign >= 0xAC00 && sign <= 0xD7A3)
    return add_sign (walk, sign, start, end);

  n_parts = g_unichar_fully_decompose (sign, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts && status == 0; i++)
    status = add_folded (walk, parts[i], start, end);

  return status;
}

/**
 * tandem_tokenize:
 * @text: text in any languages; bytes that are not UTF-8 stand between words
 * @length: bytes of @text
 * @func: (scope call): called for each token, in order
 * @user_data: for @func
 *
 * Cuts a text into the tokens that the full-text index holds: folded words,
 * and single signs of scripts written without spaces. Pure; any thread.
 *
 * Returns: 0, or what @func ended the walk with
 */
int
tandem_tokenize (const char     *text,
                 gsize           length,
                 TandemTokenFunc func,
                 gpointer        user_data)
{
  Walk walk = { .func = func, .user_data = user_data };
  const char *limit = text + length;
  const char *at = text;
  int status = 0;

  while (at < limit && status == 0)
    {
      const char *from = at;
      gunichar sign;

      if ((guchar) * at < 0x80)
        {
          char letter = g_ascii_tolower (*at++);

          if (g_ascii_isalnum (letter))
            add_bytes (&walk, &letter, 1, from - text, at - text);
          else
            status = end_word (&walk);
          continue;
        }

      sign = g_utf8_get_char_validated (at, limit - at);
      if (sign == (gunichar) - 1 || sign == (gunichar) - 2)
        {
          at++;
          status = end_word (&walk);
          continue;
        }

      at = g_utf8_next_char (at);
      sign = compose_jamo (sign, &at, limit);
      status = add_decomposed (&walk, sign, from - text, at - text);
    }

  return status != 0 ? status : end_word (&walk);
}

/**
 * tandem_token_is_sign:
 * @token: a token
 * @length: its bytes
 *
 * Whether a token is a single sign of a script without spaces rather than a
 * word, which may have a prefix and typing errors.
 *
 * Returns: whether it is
 */
gboolean
tandem_token_is_sign (const char *token,
                      int         length)
{
  gunichar sign = g_utf8_get_char_validated (token, length);

  return sign != (gunichar) - 1 && sign != (gunichar) - 2 && is_sign (sign);
}

/* ---- as FTS5 sees it ---- */

typedef struct
{
  void *context;
  int (*take) (void *, int, const char *, int, int, int);
} Fts5Sink;

static int
pass_to_fts5 (gpointer    user_data,
              const char *token,
              int         length,
              int         start,
              int         end)
{
  Fts5Sink *sink = user_data;

  return sink->take (sink->context, 0, token, length, start, end);
}

static int
fts5_create_cb (void           *user_data,
                const char    **arguments,
                int             n_arguments,
                Fts5Tokenizer **tokenizer)
{
  /* FTS5 wants something that is not NULL; there is no state to keep. */
  *tokenizer = (Fts5Tokenizer *) letters;

  return n_arguments == 0 ? SQLITE_OK : SQLITE_ERROR;
}

static void
fts5_delete_cb (Fts5Tokenizer *tokenizer)
{
}

static int
fts5_tokenize_cb (Fts5Tokenizer *tokenizer,
                  void *context,
                  int flags,
                  const char *text,
                  int length,
                  int ( *take ) (void *, int, const char *, int, int, int))
{
  Fts5Sink sink = { context, take };

  return text != NULL ? tandem_tokenize (text, length, pass_to_fts5, &sink) : SQLITE_OK;
}

/**
 * tandem_tokenizer_get_api:
 * @db: a connection
 *
 * Returns: (nullable): the interface for extensions of FTS5
 */
fts5_api *
tandem_tokenizer_get_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL) == SQLITE_OK)
    sqlite3_step (statement);
  sqlite3_finalize (statement);

  return api;
}

/**
 * tandem_tokenizer_register:
 * @db: a connection
 *
 * Makes the tokenizer known to a connection. Every connection needs it before
 * its first statement on the search table.
 *
 * Returns: an SQLite result code
 */
int
tandem_tokenizer_register (sqlite3 *db)
{
  fts5_tokenizer tokenizer = { fts5_create_cb, fts5_delete_cb, fts5_tokenize_cb };
  fts5_api *api = tandem_tokenizer_get_api (db);

  if (api == NULL)
    return SQLITE_ERROR;

  return api->xCreateTokenizer (api, TANDEM_TOKENIZER_NAME, NULL, &tokenizer, NULL);
}
