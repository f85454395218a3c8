/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ctl-support.h"

#include <string.h>

/* What people do with it, one thing after the other. */

static void
assert_member (JsonNode   *node,
               const char *path,
               const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) found = json_path_query (path, node, &error);

  g_assert_no_error (error);
  g_assert_cmpint (json_array_get_length (json_node_get_array (found)), >, 0);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (found), 0), ==, expected);
}

static void
assert_has (CtlCase    *self,
            const char *part)
{
  if (strstr (self->output, part) == NULL)
    g_error ("“%s” is not in “%s”", part, self->output);
}

static void
test_list (CtlCase      *self,
           gconstpointer data)
{
  g_autoptr(JsonNode) all = NULL;
  g_autoptr(JsonNode) none = NULL;
  g_autoptr(JsonNode) first = NULL;
  JsonArray *array;

  ctl_case_do (self, "demo");
  ctl_case_do (self, "list", "city", "--json");
  all = ctl_case_parse (self);
  array = json_node_get_array (all);
  g_assert_cmpuint (json_array_get_length (array), >=, 38);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_assert_true (g_str_has_prefix (json_object_get_string_member (json_array_get_object_element (array, i), "_id"),
                                     "city:"));

  ctl_case_do (self, "list", "milestone", "--where", "due<2020-05-12", "--where", "status!=achieved", "--sort", "due",
               "--json");
  first = ctl_case_parse (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (first)), ==, 2);
  assert_member (first, "$[0].code", "M2.3");
  assert_member (first, "$[1].code", "M1.2");

  ctl_case_do (self, "list", "milestone", "--sort", "-due", "--limit", "3");
  g_assert_cmpint (g_strstr_len (self->output, -1, "Ten companies") - self->output, <, 80);
  ctl_case_do (self, "list", "city", "--where", "country=XX");
  g_assert_cmpstr (self->output, ==, "");
  ctl_case_do (self, "list", "city", "--where", "country=XX", "--json");
  none = ctl_case_parse (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (none)), ==, 0);
}

static void
test_search (CtlCase      *self,
             gconstpointer data)
{
  static const struct { const char *text, *title; } cases[] = {
    { "Yantai", "Yantai" }, { "烟台", "Yantai" }, { "da nang", "Da Nang" }, { "Đà Nẵng", "Da Nang" },
  };

  ctl_case_do (self, "demo");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) hits = NULL;

      ctl_case_do (self, "search", cases[i].text, "--kind", "city", "--json");
      hits = ctl_case_parse (self);
      assert_member (hits, "$[0].title", cases[i].title);
    }
  ctl_case_do (self, "search", "nothing of the kind 麒麟");
  g_assert_cmpstr (self->output, ==, "");
}

/* A milestone from its making to its end and back. */
static void
test_edit (CtlCase      *self,
           gconstpointer data)
{
  g_autofree char *pilot = NULL, *id = NULL, *owner = NULL;
  g_autoptr(JsonNode) doc = NULL;
  g_autoptr(JsonNode) edited = NULL;

  ctl_case_do (self, "demo");
  pilot = ctl_case_find (self, "pilot", "code=P2");
  owner = g_strconcat ("owner=", pilot, NULL);
  ctl_case_do (self, "new", "milestone", "--set", owner, "--set", "title=Try out", "--set", "title.zh-Hans=试行", "--set",
               "due=17 May 2020", "--set-json", "updates=[{\"id\":\"u1\",\"on\":\"2020-05-01\"}]");
  id = ctl_case_dup_word (self);

  ctl_case_do (self, "show", id, "--json");
  doc = ctl_case_parse (self);
  assert_member (doc, "$.due", "2020-05-17");
  assert_member (doc, "$.status", "planned");
  assert_member (doc, "$.title.en.text", "Try out");
  assert_member (doc, "$.title['zh-Hans'].text", "试行");
  assert_member (doc, "$.owner", pilot);
  assert_member (doc, "$.updates[0].on", "2020-05-01");
  g_assert_true (json_object_has_member (json_node_get_object (doc), "plan"));
  g_assert_true (json_object_has_member (json_node_get_object (doc), "partnership"));

  ctl_case_do (self, "edit", id, "--set", "due=2020-06-01", "--set", "forecast=2020-06-15");
  ctl_case_do (self, "edit", id, "--set", "forecast=", "--json");
  edited = ctl_case_parse (self);
  assert_member (edited, "$.due", "2020-06-01");
  g_assert_false (json_object_has_member (json_node_get_object (edited), "forecast"));
  ctl_case_do (self, "history", id);
  assert_has (self, "Due: 17 May 2020 → 1 June 2020");

  ctl_case_do (self, "undo");
  ctl_case_do (self, "undo");
  ctl_case_do (self, "show", id);
  assert_has (self, "Due: 17 May 2020");
  ctl_case_do (self, "redo");
  ctl_case_do (self, "show", id);
  assert_has (self, "Due: 1 June 2020");

  ctl_case_do (self, "delete", id);
  ctl_case_run (self, "show", id, NULL);
  ctl_case_assert_failed (self, 1, id);
  ctl_case_do (self, "restore", id);
  ctl_case_do (self, "restore", id, "--version", "1");
  ctl_case_do (self, "show", id);
  assert_has (self, "Due: 17 May 2020");
}

static void
test_check (CtlCase      *self,
            gconstpointer data)
{
  g_autofree char *plan = NULL;
  g_autoptr(JsonNode) findings = NULL;

  ctl_case_do (self, "demo");
  plan = ctl_case_find (self, "plan", "version=0.8");
  ctl_case_do (self, "check", plan);
  assert_has (self, "Nobody is responsible.");
  ctl_case_do (self, "check", plan, "--json");
  findings = ctl_case_parse (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (findings)), >=, 12);
  ctl_case_do (self, "check");
  assert_has (self, "city:");
}

/* What goes out as JSON comes in again, byte for byte. */
static void
test_round_trip (CtlCase      *self,
                 gconstpointer data)
{
  g_autofree char *first = ctl_case_dup_path (self, "first.json");
  g_autofree char *second = ctl_case_dup_path (self, "second.json");
  g_autofree char *other = ctl_case_dup_path (self, "other");
  g_autofree char *before = NULL, *after = NULL;

  ctl_case_do (self, "demo");
  ctl_case_do (self, "export", "--all", "-o", first);
  g_free (self->workspace);
  self->workspace = g_steal_pointer (&other);
  ctl_case_do (self, "import", first);
  ctl_case_do (self, "export", "--all", "-o", second);

  g_assert_true (g_file_get_contents (first, &before, NULL, NULL));
  g_assert_true (g_file_get_contents (second, &after, NULL, NULL));
  g_assert_cmpuint (strlen (before), >, 100000);
  g_assert_cmpstr (before, ==, after);

  ctl_case_do (self, "undo");
  ctl_case_do (self, "list", "city");
  g_assert_cmpstr (self->output, ==, "");
}

static void
test_formats (CtlCase      *self,
              gconstpointer data)
{
  g_autofree char *csv = ctl_case_dup_path (self, "milestones.csv");
  g_autofree char *ics = ctl_case_dup_path (self, "dates.ics");
  g_autofree char *xlsx = ctl_case_dup_path (self, "all.xlsx");
  g_autofree char *text = NULL;
  gsize length;

  ctl_case_do (self, "demo");
  ctl_case_do (self, "export", "--kind", "milestone", "-o", csv);
  ctl_case_do (self, "import", csv);
  ctl_case_do (self, "export", "--kind", "event", "-o", ics);
  g_assert_true (g_file_get_contents (ics, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR"));
  g_clear_pointer (&text, g_free);
  ctl_case_do (self, "export", "--all", "-o", xlsx);
  g_assert_true (g_file_get_contents (xlsx, &text, &length, NULL));
  g_assert_cmpmem (text, 2, "PK", 2);
}

static void
test_report (CtlCase      *self,
             gconstpointer data)
{
  g_autofree char *path = ctl_case_dup_path (self, "plan.pdf");
  g_autofree char *plan = NULL, *first = NULL, *again = NULL;
  gsize n_first, n_again;

  ctl_case_do (self, "demo");
  ctl_case_do (self, "report", "--list");
  assert_has (self, "at-a-glance");
  plan = ctl_case_find (self, "plan", "version=0.8");
  ctl_case_do (self, "report", "plan", "--for", plan, "--lang", "en,zh-Hans", "-o", path);
  g_assert_true (g_file_get_contents (path, &first, &n_first, NULL));
  g_assert_true (g_str_has_prefix (first, "%PDF-"));
  ctl_case_do (self, "report", "plan", "--for", plan, "--lang", "en,zh-Hans", "-o", path);
  g_assert_true (g_file_get_contents (path, &again, &n_again, NULL));
  g_assert_cmpmem (first, n_first, again, n_again);
}

static void
test_backup (CtlCase      *self,
             gconstpointer data)
{
  g_autofree char *file = ctl_case_dup_path (self, "all.backup");
  g_autofree char *city = NULL, *title = NULL;

  ctl_case_do (self, "demo");
  ctl_case_do (self, "verify");
  assert_has (self, "sound");
  ctl_case_do (self, "backup", file);
  city = ctl_case_find (self, "city", "country=CN");
  ctl_case_do (self, "edit", city, "--set", "name=Changed");
  ctl_case_do (self, "restore-backup", file);
  ctl_case_do (self, "show", city);
  title = g_strdup (self->output);
  g_assert_null (strstr (title, "Changed"));
  ctl_case_do (self, "verify", "--json");
  assert_has (self, "\"sound\":true");
}

static void
test_outbox (CtlCase      *self,
             gconstpointer data)
{
  g_autofree char *city = NULL;
  g_autoptr(JsonNode) entries = NULL;

  ctl_case_do (self, "new", "city", "--set", "name=Yantai", "--set", "country=CN");
  city = ctl_case_dup_word (self);
  ctl_case_do (self, "outbox", "hold", city);
  ctl_case_do (self, "outbox", "--json");
  entries = ctl_case_parse (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (entries)), ==, 1);
  assert_member (entries, "$[0]._id", city);
  assert_member (entries, "$[0].state", "held");
  ctl_case_do (self, "outbox", "release", city);
  ctl_case_do (self, "outbox");
  assert_has (self, "waiting");
  ctl_case_do (self, "outbox", "drop", city);
  ctl_case_do (self, "outbox");
  g_assert_cmpstr (self->output, ==, "");
}

static void
test_seed (CtlCase      *self,
           gconstpointer data)
{
  g_autoptr(JsonNode) milestones = NULL;

  ctl_case_do (self, "seed", "--scale", "0.02");
  ctl_case_do (self, "list", "milestone", "--json");
  milestones = ctl_case_parse (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (milestones)), ==, 1500);
  ctl_case_do (self, "verify");
  ctl_case_run (self, "seed", NULL);
  ctl_case_assert_failed (self, 1, self->workspace);
}

/* Beside a person's own records it is an edit like others. */
static void
test_demo (CtlCase      *self,
           gconstpointer data)
{
  g_autofree char *city = NULL;

  ctl_case_do (self, "new", "city", "--set", "name=Own", "--set", "country=CN");
  city = ctl_case_dup_word (self);
  ctl_case_do (self, "demo");
  ctl_case_do (self, "demo");
  ctl_case_do (self, "list", "plan");
  assert_has (self, "Urban Cooperation Action Plan");
  ctl_case_do (self, "undo");
  ctl_case_do (self, "list", "plan");
  g_assert_cmpstr (self->output, ==, "");
  ctl_case_do (self, "undo");
  ctl_case_run (self, "show", city, NULL);
  ctl_case_assert_failed (self, 1, city);
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
    { "/ctl/demo", test_demo }, { "/ctl/list", test_list }, { "/ctl/search", test_search }, { "/ctl/edit", test_edit },
    { "/ctl/check", test_check }, { "/ctl/round-trip", test_round_trip }, { "/ctl/formats", test_formats },
    { "/ctl/report", test_report }, { "/ctl/backup", test_backup }, { "/ctl/outbox", test_outbox },
    { "/ctl/seed", test_seed },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CtlCase, NULL, ctl_case_set_up, tests[i].test, ctl_case_tear_down);

  return g_test_run ();
}
