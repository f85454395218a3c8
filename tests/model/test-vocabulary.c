/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-context.h"
#include "tandem-vocabulary.h"

#include <glib/gstdio.h>

static const TandemTerm colour_terms[] =
{
  { "red", "Red", "error" },
  { "green", "Green" },
};
static const TandemVocabulary colours = TANDEM_VOCABULARY ("colour", colour_terms);

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  self->dir = g_dir_make_tmp ("tandem-vocabulary-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_autoptr(GDir) files = g_dir_open (self->dir, 0, NULL);
  const char *file;

  while ((file = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, file, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_free (self->dir);
}

static void
write_file (Fixture    *self,
            const char *name,
            const char *contents)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
test_fixed (void)
{
  g_assert_cmpint (tandem_vocabulary_index (&colours, "green"), ==, 1);
  g_assert_cmpint (tandem_vocabulary_index (&colours, "blue"), ==, -1);
  g_assert_cmpint (tandem_vocabulary_index (&colours, NULL), ==, -1);
  g_assert_cmpint (tandem_vocabulary_index (NULL, "green"), ==, -1);
  g_assert_cmpstr (tandem_vocabulary_find (&colours, "red")->label, ==, "Red");
  g_assert_cmpstr (tandem_vocabulary_find (&colours, "red")->style, ==, "error");
  g_assert_null (tandem_vocabulary_find (&colours, "Red"));
  g_assert_null (tandem_vocabulary_find (NULL, "red"));
}

#define TOPIC                                                                             \
        "{\"name\":\"topic\",\"open\":true,\"source\":\"kept by nobody\",\"terms\":["           \
        "{\"code\":\"water\",\"label\":{\"en\":\"Water\",\"zh-Hans\":\"水\",\"zh\":\"水 (zh)\"},\"style\":\"accent\",\"icon\":\"drop-symbolic\"}," \
        "{\"code\":\"air\",\"label\":{\"en\":\"Air\"}}]}"

static void
test_load (Fixture      *self,
           gconstpointer data)
{
  g_autoptr(TandemVocabularies) loaded = NULL;
  g_autoptr(GError) error = NULL;
  const TandemVocabulary *english, *chinese;

  write_file (self, "topic.json", TOPIC);
  write_file (self, "README.md", "no vocabulary");
  write_file (self, "rules-topic.json", "{\"since\": 2025}");
  loaded = tandem_vocabularies_new_from_dir (self->dir, &error);
  g_assert_no_error (error);

  english = tandem_vocabularies_get (loaded, "topic", NULL);
  g_assert_cmpstr (english->name, ==, "topic");
  g_assert_true (english->open);
  g_assert_cmpuint (english->n_terms, ==, 2);
  g_assert_cmpstr (english->terms[0].code, ==, "water");
  g_assert_cmpstr (english->terms[0].label, ==, "Water");
  g_assert_cmpstr (english->terms[0].style, ==, "accent");
  g_assert_cmpstr (english->terms[0].icon, ==, "drop-symbolic");
  g_assert_null (english->terms[1].style);

  chinese = tandem_vocabularies_get (loaded, "topic", "zh-Hans");
  g_assert_cmpstr (chinese->terms[0].label, ==, "水");
  g_assert_cmpstr (chinese->terms[1].label, ==, "Air");
  g_assert_cmpstr (english->terms[0].label, ==, "Water");
  g_assert_true (chinese == tandem_vocabularies_get (loaded, "topic", "zh-Hans"));

  g_assert_cmpstr (tandem_vocabularies_get (loaded, "topic", "zh-Hans-CN")->terms[0].label, ==, "水");
  g_assert_cmpstr (tandem_vocabularies_get (loaded, "topic", "zh-Hant")->terms[0].label, ==, "水 (zh)");
  g_assert_cmpstr (tandem_vocabularies_get (loaded, "topic", "it")->terms[0].label, ==, "Water");
  g_assert_cmpstr (json_object_get_string_member (tandem_vocabularies_get_json (loaded, "topic"), "source"), ==, "kept by nobody");
  g_assert_cmpint (json_object_get_int_member (tandem_vocabularies_get_json (loaded, "rules-topic"), "since"), ==, 2025);
  g_assert_null (tandem_vocabularies_get (loaded, "rules-topic", "en"));
  g_assert_null (tandem_vocabularies_get_json (loaded, "README"));
  g_assert_null (tandem_vocabularies_get (loaded, "README", "en"));
  g_assert_null (tandem_vocabularies_get (loaded, NULL, "en"));
}

static void
test_refuse (Fixture      *self,
             gconstpointer data)
{
  static const struct { const char *contents, *message; } cases[] =
  {
    { "", "topic.json" },
    { "[]", "topic.json: not an object" },
    { "{\"name\":", "topic.json" },
    { "{\"terms\":[]}", "topic.json: “name”" },
    { "{\"name\":\"other\",\"terms\":[]}", "topic.json: “name”" },
    { "{\"name\":1,\"terms\":[]}", "topic.json: “name”" },
    { "{\"name\":\"topic\"}", "topic.json: “terms”" },
    { "{\"name\":\"topic\",\"terms\":{}}", "topic.json: “terms”" },
    { "{\"name\":\"topic\",\"terms\":[7]}", "topic.json: terms[0]: not an object" },
    { "{\"name\":\"topic\",\"terms\":[{\"label\":{\"en\":\"x\"}}]}", "topic.json: terms[0]: “code”" },
    { "{\"name\":\"topic\",\"terms\":[{\"code\":\"\",\"label\":{\"en\":\"x\"}}]}", "topic.json: terms[0]: “code”" },
    { "{\"name\":\"topic\",\"terms\":[{\"code\":\"a\",\"label\":\"x\"}]}", "topic.json: terms[0]: “label”" },
    { "{\"name\":\"topic\",\"terms\":[{\"code\":\"a\",\"label\":{\"en\":1}}]}", "topic.json: terms[0]: “label”" },
    { "{\"name\":\"topic\",\"terms\":[{\"code\":\"a\",\"label\":{\"it\":\"x\"}}]}", "topic.json: terms[0]: the English label" },
    { "{\"name\":\"topic\",\"terms\":[{\"code\":\"a\",\"label\":{\"en\":\"x\"}},{\"code\":\"a\",\"label\":{\"en\":\"x\"}}]}",
      "topic.json: terms[1]: the code is there twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      write_file (self, "topic.json", cases[i].contents);
      g_assert_null (tandem_vocabularies_new_from_dir (self->dir, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_no_folder (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (tandem_vocabularies_new_from_dir ("/nonexistent/vocabulary", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* Every file in the source is built in, and says the same there. */
static void
test_builtin (void)
{
  g_autofree char *dir = g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), "data", "vocabulary", NULL);
  g_autoptr(TandemVocabularies) builtin = tandem_vocabularies_new_builtin (), from_dir = NULL;
  g_autoptr(GDir) files = NULL;
  g_autoptr(GError) error = NULL;
  const char *file;

  from_dir = tandem_vocabularies_new_from_dir (dir, &error);
  g_assert_no_error (error);

  files = g_dir_open (dir, 0, &error);
  g_assert_no_error (error);
  while ((file = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *name = g_strndup (file, strlen (file) - MIN (strlen (file), strlen (".json")));
      const TandemVocabulary *vocabulary, *other;

      if (!g_str_has_suffix (file, ".json"))
        continue;
      g_assert_nonnull (tandem_vocabularies_get_json (builtin, name));
      if (g_str_has_prefix (name, "rules-"))
        continue;
      g_test_message ("%s", name);
      vocabulary = tandem_vocabularies_get (builtin, name, "en");
      other = tandem_vocabularies_get (from_dir, name, "en");
      g_assert_nonnull (vocabulary);
      g_assert_cmpuint (vocabulary->n_terms, >, 0);
      g_assert_cmpuint (vocabulary->n_terms, ==, other->n_terms);
    }
}

static void
add_term (GPtrArray  *terms,
          guint       number,
          const char *members)
{
  g_autofree char *body = g_strdup_printf ("{\"_id\":\"term:01ARZ3NDEKTSV4RRFFQ69G5FA%u\",%s}", number, members);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (terms, tandem_doc_parse (body, -1, &error));
  g_assert_no_error (error);
}

static void
test_extended (Fixture      *self,
               gconstpointer data)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autoptr(TandemVocabularies) base = NULL, extended = NULL;
  const TandemVocabulary *shown;

  write_file (self, "topic.json", TOPIC);
  base = tandem_vocabularies_new_from_dir (self->dir, NULL);
  add_term (terms, 0, "\"vocabulary\":\"topic\",\"code\":\"soil\",\"label\":{\"it\":{\"text\":\"Suolo\"}},\"icon\":\"soil-symbolic\"");
  add_term (terms, 1, "\"vocabulary\":\"topic\",\"code\":\"water\",\"label\":{\"en\":{\"text\":\"Waters\"},\"zh-Hans\":7},\"withdrawn\":true");
  add_term (terms, 2, "\"vocabulary\":\"none\",\"code\":\"x\"");
  add_term (terms, 3, "\"vocabulary\":\"topic\",\"label\":{}");
  add_term (terms, 4, "\"vocabulary\":[],\"code\":{}");
  extended = tandem_vocabularies_new_extended (base, terms);

  shown = tandem_vocabularies_get (extended, "topic", "en");
  g_assert_cmpuint (shown->n_terms, ==, 3);
  g_assert_true (shown->open);
  g_assert_cmpstr (shown->terms[0].label, ==, "Waters");
  g_assert_cmpstr (shown->terms[0].style, ==, "accent");
  g_assert_true (shown->terms[0].withdrawn);
  g_assert_false (shown->terms[1].withdrawn);
  g_assert_cmpstr (shown->terms[2].code, ==, "soil");
  g_assert_cmpstr (shown->terms[2].label, ==, "soil");
  g_assert_cmpstr (shown->terms[2].icon, ==, "soil-symbolic");

  g_assert_cmpstr (tandem_vocabularies_get (extended, "topic", "it")->terms[2].label, ==, "Suolo");
  g_assert_cmpstr (tandem_vocabularies_get (extended, "topic", "zh-Hans")->terms[0].label, ==, "水");
  g_assert_null (tandem_vocabularies_get (extended, "none", "en"));
  g_assert_nonnull (tandem_vocabularies_get_json (extended, "topic"));

  /* the base is as it was */
  g_assert_cmpuint (tandem_vocabularies_get (base, "topic", "en")->n_terms, ==, 2);
  g_assert_cmpstr (tandem_vocabularies_get (base, "topic", "en")->terms[0].label, ==, "Water");
}

static gpointer
ask_often (gpointer data)
{
  const TandemVocabulary *first = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *language = g_strdup_printf ("x-%u", i % 50);
      const TandemVocabulary *shown = tandem_vocabularies_get (data, "topic", language);

      if (i == 0)
        first = shown;
      if (i % 50 == 0 && shown != first)
        return NULL;
    }

  return (gpointer) first;
}

static void
test_threads (Fixture      *self,
              gconstpointer data)
{
  g_autoptr(TandemVocabularies) loaded = NULL;
  GThread *threads[4];

  write_file (self, "topic.json", TOPIC);
  loaded = tandem_vocabularies_new_from_dir (self->dir, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_often, loaded);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == tandem_vocabularies_get (loaded, "topic", "x-0"));
}

static void
test_context (Fixture      *self,
              gconstpointer data)
{
  static const TandemVocabularyRef topic = { .name = "topic" }, none = { .name = "none" };
  static const TandemVocabularyRef colour = { .name = "colour", .fixed = &colours };
  g_autoptr(TandemVocabularies) loaded = NULL;
  g_autoptr(TandemContext) english = NULL, chinese = NULL;
  g_autoptr(GPtrArray) nobody = NULL;

  write_file (self, "topic.json", TOPIC);
  loaded = tandem_vocabularies_new_from_dir (self->dir, NULL);
  english = tandem_context_new (NULL, tandem_date_new (2026, 4, 30), loaded);
  chinese = tandem_context_new_language (english, "zh-Hans");

  g_assert_cmpstr (tandem_context_get_language (english), ==, "en");
  g_assert_cmpstr (tandem_context_get_language (chinese), ==, "zh-Hans");
  g_assert_cmpint (tandem_context_get_today (chinese).ymd, ==, 20260430);
  g_assert_true (tandem_context_get_vocabulary (english, &colour) == &colours);
  g_assert_cmpstr (tandem_context_get_vocabulary (english, &topic)->terms[0].label, ==, "Water");
  g_assert_cmpstr (tandem_context_get_vocabulary (chinese, &topic)->terms[0].label, ==, "水");
  g_assert_null (tandem_context_get_vocabulary (english, &none));
  g_assert_null (tandem_context_get_vocabulary (english, NULL));
  g_assert_null (tandem_context_resolve (english, "city:01ARZ3NDEKTSV4RRFFQ69G5FAV"));
  nobody = tandem_context_referring (english, "plan", "city", "city:01ARZ3NDEKTSV4RRFFQ69G5FAV");
  g_assert_cmpuint (nobody->len, ==, 0);

  /* functions of the model are also called without one */
  g_assert_cmpstr (tandem_context_get_language (NULL), ==, "en");
  g_assert_false (tandem_date_is_set (tandem_context_get_today (NULL)));
  g_assert_true (tandem_context_get_vocabulary (NULL, &colour) == &colours);
  g_assert_null (tandem_context_get_vocabulary (NULL, &topic));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/vocabulary/fixed", test_fixed);
  g_test_add ("/vocabulary/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/vocabulary/refuse", Fixture, NULL, set_up, test_refuse, tear_down);
  g_test_add_func ("/vocabulary/no-folder", test_no_folder);
  g_test_add_func ("/vocabulary/builtin", test_builtin);
  g_test_add ("/vocabulary/extended", Fixture, NULL, set_up, test_extended, tear_down);
  g_test_add ("/vocabulary/threads", Fixture, NULL, set_up, test_threads, tear_down);
  g_test_add ("/vocabulary/context", Fixture, NULL, set_up, test_context, tear_down);

  return g_test_run ();
}
