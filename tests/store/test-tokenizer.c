/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-tokenizer.h"

#include <locale.h>
#include <sqlite3.h>
#include <string.h>

static int
append_token (gpointer    user_data,
              const char *token,
              int         length,
              int         start,
              int         end)
{
  GString *out = user_data;

  if (out->len > 0)
    g_string_append_c (out, '|');
  g_string_append_len (out, token, length);

  return 0;
}

static char *
dup_tokens (const char *text,
            gsize       length)
{
  GString *out = g_string_new (NULL);

  g_assert_cmpint (tandem_tokenize (text, length, append_token, out), ==, 0);

  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text;
  const char *tokens;
} examples[] = {
  { "", "" },
  { " –, . ", "" },
  { "Rome and Yantai", "rome|and|yantai" },
  { "M1.2 (draft_3)", "m1|2|draft|3" },
  { "烟台市", "烟|台|市" },
  { "Yantai烟台2017年", "yantai|烟|台|2017|年" },
  { "Đà Nẵng", "da|nang" },
  { "DA\314\200 NA\314\206\314\203NG", "da|nang" },           /* decomposed */
  { "Thành phố Hồ Chí Minh", "thanh|pho|ho|chi|minh" },
  { "Łódź Malmö Ærø Straße Þórshöfn", "lodz|malmo|aero|strasse|thorshofn" },
  { "İzmir Iğdır ılık", "izmir|igdir|ilik" },
  { "Œuvre ǅ ﬁne", "oeuvre|dz|fine" },
  { "ＡＢＣ　１２３", "abc|123" },
  { "ΑΘΉΝΑ Πάτρας πατρασ", "αθηνα|πατρασ|πατρασ" },
  { "Київ Ґалаґан Йошкар-Ола", "киів|галаган|иошкар|ола" },
  { "القُدْس القدس", "القدس|القدس" },
  { "हिन्दी", "हिन्दी" },
  { "กรุงเทพ", "ก|ร|ุ|ง|เ|ท|พ" },
  { "ວຽງ", "ວ|ຽ|ງ" },
  { "ភ្នំពេញ", "ភ|្|ន|ំ|ព|េ|ញ" },
  { "ရန်ကုန်", "ရ|န|်|က|ု|န|်" },
  { "とうきょう タワー", "と|う|き|ょ|う|タ|ワ|ー" },
  { "광주 광역시", "광|주|광|역|시" },
  { "\341\204\200\341\205\252\341\206\274\341\204\214\341\205\256", "광|주" },      /* as jamo */
  { "soft\302\255hyphen zero\342\200\213width", "softhyphen|zerowidth" },
  { "٢٠١٧ ๒๕๖๐ २०२०", "2017|2560|2020" },
  { "H₂O ½ m²", "h2o|1|2|m2" },
  { "bad\377\300bytes", "bad|bytes" },
  { "cut \347\203", "cut" },
  { "𠀀𠮷", "𠀀|𠮷" },
  { "Oʻzbekiston", "ozbekiston" },
};

static void
test_examples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *tokens = dup_tokens (examples[i].text, strlen (examples[i].text));

      g_assert_cmpstr (tokens, ==, examples[i].tokens);
    }
}

static void
test_long_word (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *tokens = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "д");
  g_string_append (text, " end");

  tokens = dup_tokens (text->str, text->len);
  g_assert_cmpuint (strlen (tokens), ==, TANDEM_TOKEN_MAX_BYTES + strlen ("|end"));
  g_assert_true (g_utf8_validate (tokens, -1, NULL));
  g_assert_true (g_str_has_suffix (tokens, "|end"));
}

static void
test_is_sign (void)
{
  g_assert_true (tandem_token_is_sign ("烟", strlen ("烟")));
  g_assert_true (tandem_token_is_sign ("ุ", strlen ("ุ")));
  g_assert_false (tandem_token_is_sign ("yantai", 6));
  g_assert_false (tandem_token_is_sign ("7", 1));
  g_assert_false (tandem_token_is_sign ("", 0));
}

static int
stop_at_second (gpointer    user_data,
                const char *token,
                int         length,
                int         start,
                int         end)
{
  return ++*(int *) user_data == 2 ? SQLITE_NOMEM : 0;
}

static void
test_ends_early (void)
{
  int n = 0;

  g_assert_cmpint (tandem_tokenize ("one 二 three", strlen ("one 二 three"), stop_at_second, &n), ==, SQLITE_NOMEM);
  g_assert_cmpint (n, ==, 2);
}

/* ---- any bytes ---- */

typedef struct
{
  int   length;
  int   last_start;
  guint n_tokens;
} Bounds;

static int
check_token (gpointer    user_data,
             const char *token,
             int         length,
             int         start,
             int         end)
{
  Bounds *bounds = user_data;
  g_autofree char *again = dup_tokens (token, length);
  g_autofree char *copy = g_strndup (token, length);

  g_assert_cmpint (length, >, 0);
  g_assert_cmpint (length, <=, TANDEM_TOKEN_MAX_BYTES);
  g_assert_cmpint (start, >=, bounds->last_start);
  g_assert_cmpint (start, <, end);
  g_assert_cmpint (end, <=, bounds->length);
  g_assert_true (g_utf8_validate (token, length, NULL));
  /* what is in the index is found again by its own text */
  g_assert_cmpstr (again, ==, copy);
  bounds->last_start = start;
  bounds->n_tokens++;

  return 0;
}

static void
append_random (GString *out)
{
  static const gunichar starts[] = { 0x20, 0x41, 0xC0, 0x100, 0x300, 0x370, 0x400, 0x530, 0x600, 0x900, 0xE00, 0x1000,
                                     0x1100, 0x1780, 0x1E00, 0x2000, 0x2100, 0x3000, 0x4E00, 0xAC00, 0xFB00, 0xFE00,
                                     0xFF00, 0x1F100, 0x20000, 0xE0100 };

  if (g_test_rand_int_range (0, 20) == 0)
    g_string_append_c (out, (char) g_test_rand_int_range (0, 256));
  else
    g_string_append_unichar (out, starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))] +
                             g_test_rand_int_range (0, 256));
}

static void
test_any_bytes (void)
{
  const char *rounds = g_getenv ("TANDEM_FUZZ_ROUNDS");
  guint n_rounds = rounds != NULL ? g_ascii_strtoull (rounds, NULL, 10) : 3000;
  guint n_tokens = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      Bounds bounds = { 0 };

      for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
        append_random (text);
      bounds.length = text->len;
      g_assert_cmpint (tandem_tokenize (text->str, text->len, check_token, &bounds), ==, 0);
      n_tokens += bounds.n_tokens;
    }

  g_assert_cmpuint (n_tokens, >, n_rounds);
}

/* ---- in FTS5 ---- */

static gint64
count_matches (sqlite3    *db,
               const char *match)
{
  sqlite3_stmt *statement = NULL;
  gint64 n;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT count (*) FROM t WHERE t MATCH ?1", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return n;
}

static void
test_in_fts5 (void)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (tandem_tokenizer_register (db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = '" TANDEM_TOKENIZER_NAME "');"
                                 "INSERT INTO t VALUES ('罗马与烟台合作'), ('Đà Nẵng và Málaga'), (NULL)",
                                 NULL, NULL, NULL), ==, SQLITE_OK);

  g_assert_cmpint (count_matches (db, "\"烟台\""), ==, 1);
  g_assert_cmpint (count_matches (db, "\"台合\""), ==, 1);
  g_assert_cmpint (count_matches (db, "\"台烟\""), ==, 0);
  g_assert_cmpint (count_matches (db, "\"da nang\""), ==, 1);
  g_assert_cmpint (count_matches (db, "\"mala\" *"), ==, 1);
  g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE u USING fts5 (text, tokenize = 'tandem nonsense')",
                                 NULL, NULL, NULL), ==, SQLITE_ERROR);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tokenizer/examples", test_examples);
  g_test_add_func ("/tokenizer/long-word", test_long_word);
  g_test_add_func ("/tokenizer/is-sign", test_is_sign);
  g_test_add_func ("/tokenizer/ends-early", test_ends_early);
  g_test_add_func ("/tokenizer/any-bytes", test_any_bytes);
  g_test_add_func ("/tokenizer/in-fts5", test_in_fts5);

  return g_test_run ();
}
