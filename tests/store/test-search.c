/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"
#include "tandem-spelling.h"
#include "tandem-tokenizer.h"

#include <string.h>

#define ROME "city:01J00000000000000000000R0M"
#define YANTAI "city:01J00000000000000000000YNT"
#define DANANG "city:01J00000000000000000000DNG"
#define PAIRING "partnership:01J00000000000000000000PR1"
#define PLAN "plan:01J00000000000000000000P1N"
#define MILESTONE "milestone:01J00000000000000000000M1E"
#define OTHER "milestone:01J00000000000000000000M2E"

static const char *const bodies[] = {
  "{\"_id\":\"" ROME "\",\"name\":{\"en\":{\"text\":\"Rome\"},\"it\":{\"text\":\"Roma\"}},\"country\":\"IT\","
  "\"profile\":{\"en\":{\"text\":\"Rome works with Yantai on urban regeneration.\"}}}",
  "{\"_id\":\"" YANTAI "\",\"name\":{\"en\":{\"text\":\"Yantai\"},\"zh-Hans\":{\"text\":\"烟台\"}},\"country\":\"CN\","
  "\"profile\":{\"en\":{\"text\":\"A port on the Bohai with a long tradition of making wine and clocks.\"}}}",
  "{\"_id\":\"" DANANG "\",\"name\":{\"vi\":{\"text\":\"Đà Nẵng\"}},\"country\":\"VN\"}",
  "{\"_id\":\"" PAIRING "\",\"code\":\"CN-01\",\"members\":[{\"id\":\"m1\",\"city\":\"" ROME "\",\"side\":\"eu\"},"
  "{\"id\":\"m2\",\"city\":\"" YANTAI "\",\"side\":\"partner\"}]}",
  "{\"_id\":\"" PLAN "\",\"title\":{\"en\":{\"text\":\"Cooperation plan\"}},\"partnership\":\"" PAIRING "\"}",
  "{\"_id\":\"" MILESTONE "\",\"title\":{\"en\":{\"text\":\"Solar roofs tendered\"},\"zh-Hans\":{\"text\":\"屋顶光伏招标完成\"}},"
  "\"plan\":\"" PLAN "\",\"owner\":\"" PLAN "\",\"partnership\":\"" PAIRING "\",\"due\":\"2026-05-03\",\"status\":\"planned\"}",
  "{\"_id\":\"" OTHER "\",\"title\":{\"en\":{\"text\":\"Workshop on wetlands\"}},\"due\":\"2026-06-03\",\"status\":\"planned\"}",
};

static void
import (TandemStore       *store,
        const char *const *texts,
        gsize              n_texts)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (batch, TRUE);
  for (gsize i = 0; i < n_texts; i++)
    {
      g_autoptr(TandemDoc) doc = tandem_doc_parse (texts[i], -1, &error);

      g_assert_no_error (error);
      tandem_batch_put (batch, NULL, doc);
    }
  tandem_store_save (store, batch, &error);
  g_assert_no_error (error);
}

static GPtrArray *
find (TandemStore *store,
      const char  *text,
      const char  *kind)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *hits = tandem_store_search (store, text, kind, 50, &error);

  g_assert_no_error (error);

  return hits;
}

/* The ids of the hits, in order. */
static void
assert_found (TandemStore *store,
              const char  *text,
              const char  *kind,
              ...)
{
  g_autoptr(GPtrArray) hits = find (store, text, kind);
  const char *id;
  guint i = 0;
  va_list ids;

  va_start (ids, kind);
  while ((id = va_arg (ids, const char *)) != NULL)
    {
      if (i >= hits->len)
        g_error ("“%s” does not find %s", text, id);
      g_assert_cmpstr (((TandemHit *) g_ptr_array_index (hits, i++))->id, ==, id);
    }
  va_end (ids);
  if (i < hits->len)
    g_error ("“%s” also finds %s", text, ((TandemHit *) g_ptr_array_index (hits, i))->id);
}

static gboolean
finds (TandemStore *store,
       const char  *text,
       const char  *id)
{
  g_autoptr(GPtrArray) hits = find (store, text, NULL);

  for (guint i = 0; i < hits->len; i++)
    if (g_str_equal (((TandemHit *) g_ptr_array_index (hits, i))->id, id))
      return TRUE;

  return FALSE;
}

static void
test_names (StoreFixture *fixture,
            gconstpointer data)
{
  import (fixture->store, bodies, G_N_ELEMENTS (bodies));

  /* by its own name first, then pairings and plans, then what mentions it, then what belongs to it */
  assert_found (fixture->store, "Yantai", NULL, YANTAI, PLAN, PAIRING, ROME, MILESTONE, NULL);
  assert_found (fixture->store, "烟台", NULL, YANTAI, PLAN, PAIRING, MILESTONE, NULL);
  assert_found (fixture->store, "da nang", NULL, DANANG, NULL);
  assert_found (fixture->store, "光伏", NULL, MILESTONE, NULL);
  assert_found (fixture->store, "伏光", NULL, NULL);
  assert_found (fixture->store, "yantai solar", NULL, MILESTONE, NULL);
  assert_found (fixture->store, "烟台 屋顶", NULL, MILESTONE, NULL);
  assert_found (fixture->store, "CN-01", NULL, PAIRING, PLAN, MILESTONE, NULL);
  assert_found (fixture->store, "clocks", NULL, YANTAI, NULL);
}

static void
test_beginnings (StoreFixture *fixture,
                 gconstpointer data)
{
  import (fixture->store, bodies, G_N_ELEMENTS (bodies));

  assert_found (fixture->store, "wetl", NULL, OTHER, NULL);
  assert_found (fixture->store, "works", "milestone", OTHER, NULL);
  assert_found (fixture->store, "works ", "milestone", NULL);
  assert_found (fixture->store, "wet workshop", NULL, NULL);
}

static void
test_kinds (StoreFixture *fixture,
            gconstpointer data)
{
  import (fixture->store, bodies, G_N_ELEMENTS (bodies));

  assert_found (fixture->store, "Yantai", "city", YANTAI, ROME, NULL);
  assert_found (fixture->store, "Yantai", "partnership", PAIRING, NULL);
  assert_found (fixture->store, "Yantai", "contact_log", NULL);
  /* the name of a kind is no text of its records */
  assert_found (fixture->store, "milestone", NULL, NULL);
}

static void
test_typing_errors (StoreFixture *fixture,
                    gconstpointer data)
{
  import (fixture->store, bodies, G_N_ELEMENTS (bodies));

  assert_found (fixture->store, "yantia", "city", YANTAI, ROME, NULL);
  assert_found (fixture->store, "yantei", "city", YANTAI, ROME, NULL);
  assert_found (fixture->store, "antai ", "city", YANTAI, ROME, NULL);
  assert_found (fixture->store, "wetlnads", NULL, OTHER, NULL);
  assert_found (fixture->store, "wprkshop wetlands", NULL, OTHER, NULL);
  assert_found (fixture->store, "wrok", "milestone", OTHER, NULL);
  assert_found (fixture->store, "CN-02", NULL, NULL);
  assert_found (fixture->store, "zzzzzz", NULL, NULL);

  /* words that come later are known too */
  {
    g_autoptr(TandemDoc) doc = store_support_milestone (NULL, "Biodiversity corridor");

    store_support_put (fixture->store, "Add", NULL, doc);
    assert_found (fixture->store, "biodivresity", NULL, tandem_doc_get_id (doc), NULL);
  }
}

/* What a user types is never syntax. */
static void
test_any_text (StoreFixture *fixture,
               gconstpointer data)
{
  static const char *const texts[] = {
    "", " ", "\"", "\"\"", "*", "a*", "-", "(", ")", "title:rome", "kind : city", "{title text}:", "NEAR(a b)",
    "rome AND", "OR", "NOT NOT", "^rome", "rome + rome", "';DROP TABLE doc;--", "\001\002", "\377\376", "rome\"*",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z", "烟", "ー", "𠀀",
  };
  g_autofree char *page = g_strnfill (100000, 'x');
  g_autoptr(GString) words = g_string_new (NULL);

  import (fixture->store, bodies, G_N_ELEMENTS (bodies));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) hits = find (fixture->store, texts[i], NULL);

      g_assert_nonnull (hits);
    }

  g_assert_true (finds (fixture->store, "\"rome", ROME));
  g_assert_true (finds (fixture->store, "(rome) *", ROME));
  g_assert_false (finds (fixture->store, page, ROME));

  for (guint i = 0; i < 5000; i++)
    g_string_append (words, "rome ");
  g_assert_true (finds (fixture->store, words->str, ROME));
}

static void
test_changes (StoreFixture *fixture,
              gconstpointer data)
{
  g_autoptr(TandemDoc) yantai = NULL;
  g_autoptr(TandemDoc) renamed = NULL;
  g_autoptr(GError) error = NULL;

  import (fixture->store, bodies, G_N_ELEMENTS (bodies));
  yantai = tandem_store_get (fixture->store, YANTAI, &error);
  g_assert_no_error (error);
  renamed = store_support_with (yantai, "name", "{\"en\":{\"text\":\"Chefoo\"}}");
  store_support_put (fixture->store, "Rename", yantai, renamed);

  g_assert_true (finds (fixture->store, "chefoo", YANTAI));
  g_assert_false (finds (fixture->store, "烟台", YANTAI));
  /* what belongs to it has the new name too, and no longer the old one */
  g_assert_true (finds (fixture->store, "chefoo", MILESTONE));
  g_assert_false (finds (fixture->store, "烟台", MILESTONE));

  store_support_delete (fixture->store, "Delete", MILESTONE);
  g_assert_false (finds (fixture->store, "solar", MILESTONE));
  tandem_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (finds (fixture->store, "solar", MILESTONE));
}

static void
test_hits (StoreFixture *fixture,
           gconstpointer data)
{
  g_autoptr(GPtrArray) cities = NULL;
  g_autoptr(GPtrArray) milestones = NULL;
  const TandemHit *hit;

  import (fixture->store, bodies, G_N_ELEMENTS (bodies));
  cities = find (fixture->store, "yantai", "city");
  hit = g_ptr_array_index (cities, 0);
  g_assert_cmpstr (hit->title, ==, "Yantai");
  g_assert_cmpstr (hit->native, ==, "烟台");
  g_assert_cmpstr (hit->where, ==, "China");

  milestones = find (fixture->store, "solar", NULL);
  hit = g_ptr_array_index (milestones, 0);
  g_assert_cmpstr (hit->title, ==, "Solar roofs tendered");
  g_assert_cmpstr (hit->native, ==, "屋顶光伏招标完成");
  g_assert_cmpstr (hit->where, ==, "Rome – Yantai");
  g_assert_cmpstr (hit->state, ==, "late");
  g_assert_cmpuint (hit->when.ymd, ==, 20260503);
  g_assert_null (hit->meant);
}

/* The best of each group, in the order that was asked for. */
static void
test_groups (StoreFixture *fixture,
             gconstpointer data)
{
  static const char *const groups[] = { "milestone", "city", "plan partnership", NULL };
  static const char *const found[] = { MILESTONE, YANTAI, ROME, PLAN, PAIRING };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GPtrArray) mistyped = NULL;

  import (fixture->store, bodies, G_N_ELEMENTS (bodies));
  hits = tandem_store_search_groups (fixture->store, "yantai", groups, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, G_N_ELEMENTS (found));
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpstr (((TandemHit *) g_ptr_array_index (hits, i))->id, ==, found[i]);

  one = tandem_store_search_groups (fixture->store, "yantai", groups, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 3);

  mistyped = tandem_store_search_groups (fixture->store, "yanatai", groups, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mistyped->len, ==, G_N_ELEMENTS (found));
  g_assert_cmpstr (((TandemHit *) g_ptr_array_index (mistyped, 1))->id, ==, YANTAI);
  g_assert_cmpstr (((TandemHit *) g_ptr_array_index (mistyped, 1))->meant, ==, "yantai");
}

/* One that cannot be read does not hide the others. */
static void
test_damaged (StoreFixture *fixture,
              gconstpointer data)
{
  g_autoptr(TandemDoc) sound = store_support_milestone (NULL, "Workshop on roofs");

  import (fixture->store, bodies, G_N_ELEMENTS (bodies));
  store_support_put (fixture->store, "Add", NULL, sound);
  store_support_execute (fixture->store, "UPDATE doc SET sum = sum + 1 WHERE id = '" OTHER "'");

  g_test_expect_message ("tandem-store", G_LOG_LEVEL_WARNING, "A hit could not be read*");
  assert_found (fixture->store, "workshop", NULL, tandem_doc_get_id (sound), NULL);
  g_test_assert_expected_messages ();
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = tandem_store_search_finish (TANDEM_STORE (source), result, &error);
  int *n_hits = user_data;

  *n_hits = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? -2 : (int) hits->len;
}

static void
test_async (StoreFixture *fixture,
            gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  int n_hits = -1, n_cancelled = -1;

  import (fixture->store, bodies, G_N_ELEMENTS (bodies));
  g_cancellable_cancel (cancellable);
  tandem_store_search_async (fixture->store, "yantai", NULL, 10, cancellable, found_cb, &n_cancelled);
  tandem_store_search_async (fixture->store, "yantai", NULL, 2, NULL, found_cb, &n_hits);
  while (n_hits == -1 || n_cancelled == -1)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (n_hits, ==, 2);
  g_assert_cmpint (n_cancelled, ==, -2);
}

/* ---- against reading everything ---- */

static const char *const vocabulary[] = {
  "water", "Wasser", "élan", "Đà", "烟台", "台", "城市", "市", "罗马", "plan", "planning", "ぷらん", "한국", "국", "กรุง",
};

static int
append_token (gpointer    user_data,
              const char *token,
              int         length,
              int         start,
              int         end)
{
  g_string_append_len (user_data, token, length);
  g_string_append_c (user_data, '\n');

  return 0;
}

/* "\ntoken\ntoken\n": a phrase in a text is a text in a text. */
static char *
dup_tokens (const char *text)
{
  GString *tokens = g_string_new ("\n");

  tandem_tokenize (text, strlen (text), append_token, tokens);

  return g_string_free (tokens, FALSE);
}

static char *
dup_random_text (int most)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, most + 1); n > 0; n--)
    g_string_append_printf (text, "%s%s", vocabulary[g_test_rand_int_range (0, G_N_ELEMENTS (vocabulary))],
                            g_test_rand_bit () ? " " : "·");

  return g_string_free (text, FALSE);
}

/* Every word of the search stands somewhere in the title. */
static gboolean
matches (const char *title,
         const char *text)
{
  g_autofree char *tokens = dup_tokens (title);
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *phrase = dup_tokens (words[i]);

      if (strstr (tokens, phrase) == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
test_against_scan (StoreFixture *fixture,
                   gconstpointer data)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;
  guint n_found = 0;

  tandem_batch_set_import (batch, TRUE);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *title = dup_random_text (6);
      g_autoptr(TandemDoc) doc = store_support_milestone (NULL, title);

      tandem_batch_put (batch, NULL, doc);
      g_ptr_array_add (ids, g_strdup (tandem_doc_get_id (doc)));
      g_ptr_array_add (titles, g_steal_pointer (&title));
    }
  tandem_store_save (fixture->store, batch, &error);
  g_assert_no_error (error);

  for (guint round = 0; round < 200; round++)
    {
      /* One script a word, and no typing errors: else the rules are others. */
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr(GPtrArray) hits = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        g_string_append_printf (text, "%s ", vocabulary[g_test_rand_int_range (0, G_N_ELEMENTS (vocabulary))]);
      hits = tandem_store_search (fixture->store, text->str, NULL, 1000, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < hits->len; i++)
        g_assert_true (g_hash_table_add (found, ((TandemHit *) g_ptr_array_index (hits, i))->id));

      for (guint i = 0; i < ids->len; i++)
        {
          gboolean expected = matches (g_ptr_array_index (titles, i), text->str);

          if (expected != g_hash_table_contains (found, g_ptr_array_index (ids, i)))
            g_error ("“%s” in “%s”: %s", text->str, (const char *) g_ptr_array_index (titles, i),
                     expected ? "not found" : "found");
          n_found += expected;
        }
    }

  g_assert_cmpuint (n_found, >, 200);
}

/* ---- distance ---- */

static void
test_distance (void)
{
  static const struct
  {
    const char *word;
    const char *term;
    gboolean    open;
    guint       distance;
  } examples[] = {
    { "rome", "rome", FALSE, 0 },
    { "rmoe", "rome", FALSE, 1 },
    { "rom", "rome", FALSE, 1 },
    { "romee", "rome", FALSE, 1 },
    { "rame", "rome", FALSE, 1 },
    { "ka", "abc", FALSE, 3 },
    { "łódz", "łodz", FALSE, 1 },
    { "milets", "milestone", TRUE, 1 },
    { "milets", "milestone", FALSE, 3 },
    { "", "ab", FALSE, 2 },
    { "ab", "", TRUE, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      guint distance = tandem_spelling_distance (examples[i].word, examples[i].term, examples[i].open, 2);

      g_assert_cmpuint (MIN (distance, 3), ==, examples[i].distance);
    }
}

static guint
count_errors (const char *a,
              const char *b)
{
  guint best;

  if (*a == '\0' || *b == '\0')
    return strlen (a) + strlen (b);

  best = MIN (count_errors (a + 1, b), count_errors (a, b + 1)) + 1;
  best = MIN (best, count_errors (a + 1, b + 1) + (*a != *b));
  if (a[1] != '\0' && b[1] != '\0' && a[0] == b[1] && a[1] == b[0])
    best = MIN (best, count_errors (a + 2, b + 2) + 1);

  return best;
}

static char *
dup_random_word (void)
{
  GString *word = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    g_string_append_c (word, (char) g_test_rand_int_range ('a', 'd'));

  return g_string_free (word, FALSE);
}

static void
test_distance_by_definition (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *a = dup_random_word ();
      g_autofree char *b = dup_random_word ();
      guint expected = count_errors (a, b);
      guint prefix = G_MAXUINT;

      g_assert_cmpuint (MIN (tandem_spelling_distance (a, b, FALSE, 2), 3), ==, MIN (expected, 3));

      for (gsize n = 0; n <= strlen (b); n++)
        {
          g_autofree char *beginning = g_strndup (b, n);

          prefix = MIN (prefix, count_errors (a, beginning));
        }
      g_assert_cmpuint (MIN (tandem_spelling_distance (a, b, TRUE, 2), 3), ==, MIN (prefix, 3));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) \
        g_test_add ("/search/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("names", test_names);
  ADD ("beginnings", test_beginnings);
  ADD ("kinds", test_kinds);
  ADD ("typing-errors", test_typing_errors);
  ADD ("any-text", test_any_text);
  ADD ("changes", test_changes);
  ADD ("hits", test_hits);
  ADD ("groups", test_groups);
  ADD ("damaged", test_damaged);
  ADD ("async", test_async);
  ADD ("against-scan", test_against_scan);
#undef ADD
  g_test_add_func ("/search/distance", test_distance);
  g_test_add_func ("/search/distance-by-definition", test_distance_by_definition);

  return g_test_run ();
}
