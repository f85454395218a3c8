/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ctl-support.h"

#include <gio/gio.h>
#include <string.h>

/* How it speaks: help, manual, and what it says when something is wrong. */

#define BAD "milestone:01HV6A0D000000000000000000"

/* The commands, as the help names them. */
static GPtrArray *
list_commands (CtlCase *self)
{
  g_auto(GStrv) lines = NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  gboolean inside = FALSE;

  ctl_case_do (self, "help");
  lines = g_strsplit (self->output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_equal (lines[i], "Commands:"))
      inside = TRUE;
    else if (*lines[i] == '\0')
      inside = FALSE;
    else if (inside)
      g_ptr_array_add (names, g_strndup (lines[i] + 2, strcspn (lines[i] + 2, " ")));
  g_assert_cmpuint (names->len, >, 20);

  return names;
}

static void
test_help (CtlCase      *self,
           gconstpointer data)
{
  g_autoptr(GPtrArray) names = list_commands (self);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *start = g_strdup_printf ("Usage:\n  tandemctl %s", name);
      g_autofree char *first = NULL;

      ctl_case_do (self, name, "--help");
      g_assert_true (g_str_has_prefix (self->output, start));
      first = g_strdup (self->output);
      ctl_case_do (self, "help", name);
      g_assert_cmpstr (self->output, ==, first);
    }
  g_assert_false (g_file_test (self->workspace, G_FILE_TEST_EXISTS));
  ctl_case_do (self, "--version");
  g_assert_true (g_str_has_prefix (self->output, "tandemctl "));
}

/* The manual has a paragraph for each command, in the same order, and no other;
 * and it names every option. */
static void
test_manual (CtlCase      *self,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), "data", "tandemctl.1.scd", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GPtrArray) names = list_commands (self);
  const char *start, *end;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  start = strstr (text, "# COMMANDS");
  end = strstr (text, "# EXIT STATUS");
  g_assert_true (start != NULL && end != NULL);
  text[end - text] = '\0';
  lines = g_strsplit (start, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = *lines[i] == '*' ? g_strndup (lines[i] + 1, strcspn (lines[i] + 1, "*")) : NULL;

      if (name == NULL)
        continue;
      g_assert_cmpuint (n, <, names->len);
      g_assert_cmpstr (name, ==, g_ptr_array_index (names, n));
      n++;
    }
  g_assert_cmpuint (n, ==, names->len);

  for (guint i = 0; i < names->len; i++)
    {
      g_auto(GStrv) help = NULL;

      ctl_case_do (self, "help", g_ptr_array_index (names, i));
      help = g_strsplit (self->output, "\n", -1);
      for (guint j = 0; help[j] != NULL; j++)
        {
          const char *option = g_str_has_prefix (help[j], "  -") ? strstr (help[j], "--") : NULL;
          g_autofree char *word = option != NULL ? g_strndup (option + 2, strcspn (option + 2, "= ")) : NULL;

          if (word == NULL || g_str_equal (word, "output"))
            continue;
          if (strstr (text, word) == NULL)
            g_error ("--%s is not in the manual", word);
        }
    }
}

static void
test_usage (CtlCase      *self,
            gconstpointer data)
{
  static const struct { const char *words[6]; const char *part; } cases[] = {
    { { NULL }, "no command" },
    { { "nope" }, "“nope”" },
    { { "help", "nope" }, "“nope”" },
    { { "list" }, "list KIND" },
    { { "list", "nokind" }, "“nokind”" },
    { { "list", "city", "more" }, "“more”" },
    { { "list", "city", "--nope" }, "--nope" },
    { { "list", "city", "--where", "name" }, "--where: “name”" },
    { { "list", "city", "--where", "nofield=1" }, "nofield" },
    { { "list", "city", "--sort", "nofield" }, "nofield" },
    { { "list", "city", "--limit", "few" }, "“few”" },
    { { "list", "city", "--today", "soon" }, "--today: “soon”" },
    { { "list", "city", "--language", "a b" }, "--language: “a b”" },
    { { "list", "city", "--workspace=" }, "--workspace" },
    { { "search", "x", "--limit", "0" }, "--limit: “0”" },
    { { "new", "nokind" }, "“nokind”" },
    { { "edit", BAD }, "--set" },
    { { "restore", BAD, "--version", "x" }, "--version: “x”" },
    { { "seed", "--scale", "big" }, "--scale: “big”" },
    { { "export", "--all" }, "--output" },
    { { "export", "-o", "x.json" }, "--all" },
    { { "export", "--all", "-o", "x.doc" }, "x.doc" },
    { { "import" }, "import FILE" },
    { { "report" }, "report --list" },
    { { "report", "nope" }, "“nope”" },
    { { "report", "plan", "--for", "city:x", "-o", "p.pdf" }, "--for: “city:x”" },
    { { "sync", "--user", "x" }, "workspace" },
    { { "outbox", "burn", "x" }, "hold|release|drop" },
    { { "outbox", "hold" }, "hold|release|drop" },
    { { "backup" }, "backup FILE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *words = cases[i].words;

      ctl_case_run (self, words[0], words[1], words[2], words[3], words[4], words[5], NULL);
      ctl_case_assert_failed (self, g_strcmp0 (words[0], "sync") == 0 ? 1 : 2, cases[i].part);
      g_assert_cmpstr (self->output, ==, "");
    }
  g_assert_false (g_file_test (self->workspace, G_FILE_TEST_EXISTS));
}

/* Reading from a workspace that is not there makes none, and says how to. */
static void
test_missing (CtlCase      *self,
              gconstpointer data)
{
  static const char *const commands[][3] = {
    { "list", "city" }, { "show", BAD }, { "search", "x" }, { "undo" }, { "verify" }, { "check" }, { "outbox" },
    { "delete", BAD }, { "history", BAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      ctl_case_run (self, commands[i][0], commands[i][1], commands[i][2], NULL);
      ctl_case_assert_failed (self, 1, "tandemctl --workspace FOLDER demo");
      ctl_case_assert_failed (self, 1, self->workspace);
    }
  g_assert_false (g_file_test (self->workspace, G_FILE_TEST_EXISTS));
}

static void
test_failures (CtlCase      *self,
               gconstpointer data)
{
  g_autofree char *city = NULL;

  ctl_case_do (self, "new", "city", "--set", "name=Yantai", "--set", "country=CN");
  city = ctl_case_dup_word (self);

  ctl_case_run (self, "show", BAD, NULL);
  ctl_case_assert_failed (self, 1, BAD);
  ctl_case_run (self, "history", BAD, NULL);
  ctl_case_assert_failed (self, 1, BAD);
  ctl_case_run (self, "restore", BAD, NULL);
  ctl_case_assert_failed (self, 1, BAD);
  ctl_case_run (self, "edit", city, "--set", "nofield=1", NULL);
  ctl_case_assert_failed (self, 1, "nofield");
  ctl_case_assert_failed (self, 1, city);
  ctl_case_run (self, "edit", city, "--set", "city_kind=bogus", NULL);
  ctl_case_assert_failed (self, 1, "city_kind");
  ctl_case_run (self, "edit", city, "--set-json", "population=[{", NULL);
  ctl_case_assert_failed (self, 1, "population");
  ctl_case_run (self, "new", "milestone", "--set", "title=Alone", NULL);
  ctl_case_assert_failed (self, 1, "owner");
  ctl_case_run (self, "new", "milestone", "--set", "owner=" BAD, NULL);
  ctl_case_assert_failed (self, 1, BAD);
  ctl_case_do (self, "undo");
  ctl_case_run (self, "undo", NULL);
  g_assert_cmpint (self->status, ==, 1);
}

static void
test_broken_files (CtlCase      *self,
                   gconstpointer data)
{
  static const struct { const char *name, *text, *part; } cases[] = {
    { "cut.json", "[{\"_id\":\"city:01HV6A0D000000000000000000\"", "cut.json" },
    { "kind.json", "[{\"_id\":\"dragon:01HV6A0D000000000000000000\"}]", "kind.json: line 1" },
    { "field.json", "[\n{\"_id\":\"" BAD "\",\"title\":{\"en\":{\"text\":\"T\"}},\"due\":\"soon\",\"status\":\"planned\","
      "\"owner\":\"plan:01HV6A0D000000000000000000\"}]", "field.json: line 2, " BAD ", due" },
    { "none.json", NULL, "none.json" },
    { "text.doc", "text", "text.doc" },
    { "bytes.json", "[\"\377\376\"]", "bytes.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = ctl_case_dup_path (self, cases[i].name);

      if (cases[i].text != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
      ctl_case_run (self, "import", path, NULL);
      ctl_case_assert_failed (self, 1, cases[i].part);
    }
  ctl_case_do (self, "list", "milestone");
  g_assert_cmpstr (self->output, ==, "");

  ctl_case_run (self, "restore-backup", "/nonexistent/backup", NULL);
  ctl_case_assert_failed (self, 1, "/nonexistent/backup");
}

/* One sound record beside a broken one. */
static void
test_skip_broken (CtlCase      *self,
                  gconstpointer data)
{
  g_autofree char *path = ctl_case_dup_path (self, "two.json");

  g_assert_true (g_file_set_contents (path, "[{\"_id\":\"city:01HV6A0D000000000000000001\",\"country\":\"CN\",\"name\":"
                                      "{\"en\":{\"text\":\"A\"}}},\n{\"_id\":\"city:01HV6A0D000000000000000002\"}]", -1,
                                      NULL));
  ctl_case_run (self, "import", path, NULL);
  ctl_case_assert_failed (self, 1, "city:01HV6A0D000000000000000002");
  ctl_case_do (self, "list", "city");
  g_assert_cmpstr (self->output, ==, "");

  ctl_case_run (self, "import", "--skip-broken", path, NULL);
  g_assert_cmpint (self->status, ==, 0);
  ctl_case_do (self, "list", "city");
  g_assert_nonnull (strstr (self->output, "city:01HV6A0D000000000000000001"));
  g_assert_null (strstr (self->output, "city:01HV6A0D000000000000000002"));
}

static void
test_schema (CtlCase      *self,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), "docs", "schema.md", NULL);
  g_autofree char *expected = NULL;
  g_autoptr(JsonNode) schema = NULL;

  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  ctl_case_do (self, "schema", "--markdown");
  g_assert_cmpstr (self->output, ==, expected);
  ctl_case_do (self, "schema");
  schema = ctl_case_parse (self);
  g_assert_true (json_object_has_member (json_node_get_object (schema), "$schema"));
}

/* It runs where there is no GTK. */
static void
test_libraries (CtlCase      *self,
                gconstpointer data)
{
  g_autofree char *program = g_build_filename (g_getenv ("TANDEM_BUILD_DIR"), "src", "ctl", "tandemctl", NULL);
  g_autofree char *output = NULL;
  const char *argv[] = { "ldd", program, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "libsqlite3"));
  g_assert_null (strstr (output, "libgtk"));
  g_assert_null (strstr (output, "libadwaita"));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void        (*test) (CtlCase *self, gconstpointer data);
  } tests[] = {
    { "/ctl/help", test_help }, { "/ctl/manual", test_manual }, { "/ctl/usage", test_usage },
    { "/ctl/missing", test_missing }, { "/ctl/failures", test_failures }, { "/ctl/broken-files", test_broken_files },
    { "/ctl/skip-broken", test_skip_broken }, { "/ctl/schema", test_schema }, { "/ctl/libraries", test_libraries },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CtlCase, NULL, ctl_case_set_up, tests[i].test, ctl_case_tear_down);

  return g_test_run ();
}
