/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-demo.h"
#include "tandem-snapshot.h"

#include "kinds/tandem-health.h"

/* The demo programme is data that people read and learn from: all of it must be
 * right. */

typedef struct
{
  GPtrArray      *documents;
  TandemSnapshot *snapshot;
  TandemContext  *context;
} Demo;

static void
demo_load (Demo *demo)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) context = NULL;

  demo->documents = tandem_demo_documents (&error);
  g_assert_no_error (error);
  demo->snapshot = tandem_snapshot_new ();
  for (guint i = 0; i < demo->documents->len; i++)
    tandem_snapshot_add (demo->snapshot, g_ptr_array_index (demo->documents, i));

  context = tandem_context_new ("en", tandem_date_new (2020, 5, 12), vocabularies);
  demo->context = tandem_snapshot_dup_context (demo->snapshot, context);
}

static void
demo_clear (Demo *demo)
{
  g_clear_pointer (&demo->documents, g_ptr_array_unref);
  g_clear_pointer (&demo->snapshot, tandem_snapshot_unref);
  g_clear_pointer (&demo->context, tandem_context_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demo, demo_clear)

static void
test_checked (void)
{
  g_auto(Demo) demo = { NULL };

  demo_load (&demo);
  g_assert_cmpuint (demo.documents->len, >, 300);
  for (guint i = 0; i < demo.documents->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (demo.documents, i);
      g_autoptr(GPtrArray) problems = tandem_doc_check (doc, demo.context);

      g_assert_nonnull (tandem_doc_get_kind (doc));
      for (guint j = 0; j < problems->len; j++)
        {
          const TandemProblem *problem = g_ptr_array_index (problems, j);

          if (problem->severity == TANDEM_SEVERITY_ERROR)
            g_error ("%s, %s: %s", tandem_doc_get_id (doc), problem->path, problem->message);
        }
    }
}

static void
test_unique (void)
{
  g_auto(Demo) demo = { NULL };
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  demo_load (&demo);
  for (guint i = 0; i < demo.documents->len; i++)
    {
      const char *id = tandem_doc_get_id (g_ptr_array_index (demo.documents, i));

      g_assert_true (tandem_id_is_valid (id));
      if (!g_hash_table_add (seen, (gpointer) id))
        g_error ("%s is there twice", id);
    }
}

static guint
assert_references (const Demo      *demo,
                   const TandemDoc *doc,
                   TandemVal        value)
{
  const char *text = tandem_val_string (value);
  TandemValIter iter;
  TandemVal part;
  guint n = 0;

  if (text != NULL && tandem_id_is_valid (text))
    {
      if (tandem_snapshot_get (demo->snapshot, text) == NULL)
        g_error ("%s refers to %s, which is not there", tandem_doc_get_id (doc), text);
      return 1;
    }

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &part))
    n += assert_references (demo, doc, part);

  return n;
}

static void
test_references (void)
{
  g_auto(Demo) demo = { NULL };
  guint n = 0;

  demo_load (&demo);
  for (guint i = 0; i < demo.documents->len; i++)
    n += assert_references (&demo, g_ptr_array_index (demo.documents, i),
                            tandem_doc_root (g_ptr_array_index (demo.documents, i)));

  g_assert_cmpuint (n, >, 700);
}

/* What tandem_doc_new_under() would fill in. */
static void
test_denormalised (void)
{
  static const char *const names[] = { "partnership", "plan", "city" };
  g_auto(Demo) demo = { NULL };
  guint n = 0;

  demo_load (&demo);
  for (guint i = 0; i < demo.documents->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (demo.documents, i);
      const char *parent_id = tandem_doc_get_parent (doc);
      TandemDoc *parent = parent_id != NULL ? tandem_snapshot_get (demo.snapshot, parent_id) : NULL;
      g_autoptr(TandemDoc) model = tandem_doc_new_under (tandem_doc_get_kind (doc), parent);

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          const TandemField *field = tandem_kind_find_field (tandem_doc_get_kind (doc), names[j]);
          const char *expected = tandem_val_string (tandem_doc_get (model, names[j]));
          const char *found = tandem_val_string (tandem_doc_get (doc, names[j]));

          /* what comes out of a meeting of several pairings says itself whose it is */
          if (expected == NULL || field == NULL || !(field->flags & TANDEM_HIDDEN))
            continue;
          if (g_strcmp0 (expected, found) != 0)
            g_error ("%s: %s is %s instead of %s", tandem_doc_get_id (doc), names[j], found, expected);
          n++;
        }
    }

  g_assert_cmpuint (n, >, 200);
}

/* A fact says where it is from; what was assumed says that it was. */
static void
test_origin (void)
{
  g_auto(Demo) demo = { NULL };

  demo_load (&demo);
  for (guint i = 0; i < demo.documents->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (demo.documents, i);
      const char *source = tandem_val_string (tandem_doc_get (doc, "source"));

      if (source == NULL || *source == '\0')
        g_error ("%s does not say where it is from", tandem_doc_get_id (doc));
      g_assert_cmpstr (tandem_doc_get_kind (doc)->name, !=, "contact");
    }
}

static void
assert_health (const Demo *demo,
               const char *title,
               const char *code)
{
  g_autoptr(GPtrArray) partnerships = tandem_snapshot_list (demo->snapshot, "partnership");

  for (guint i = 0; i < partnerships->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (partnerships, i);
      g_autofree char *found = tandem_doc_dup_title (doc, demo->context);
      TandemHealth *health;

      if (!g_str_equal (found, title))
        continue;

      health = tandem_health_new (doc, demo->context);
      g_assert_cmpstr (health->code, ==, code);
      tandem_health_free (health);
      return;
    }

  g_error ("no pairing is called “%s”", title);
}

/* On the day of the demo, 12 May 2020, the pairings stand in all states. */
static void
test_day (void)
{
  g_auto(Demo) demo = { NULL };

  demo_load (&demo);
  assert_health (&demo, "Rome – Yantai 烟台", "at_risk");
  assert_health (&demo, "Barcelona – Liuzhou 柳州", "at_risk");
  assert_health (&demo, "Mannheim – Chongqing 重庆", "off_track");
  assert_health (&demo, "Barnsley – Liuzhou 柳州", "on_track");
  assert_health (&demo, "Bologna – Guangzhou 广州", "on_track");
  assert_health (&demo, "Nice – Haikou 海口", "on_track");
  assert_health (&demo, "Málaga – Zhengzhou 郑州", "closed");
}

/* What is wrong with a milestone shows in everything above it: its pilot, the
 * action, the objective and the plan. */
static void
test_worst (void)
{
  static const struct
  {
    const char *kind;
    const char *code;
  } above[] = { { "pilot", "P2" }, { "action", "A1.1" }, { "objective", "O1" } };
  g_auto(Demo) demo = { NULL };
  g_autoptr(GPtrArray) milestones = NULL;
  const char *plan = NULL;

  demo_load (&demo);
  milestones = tandem_snapshot_list (demo.snapshot, "milestone");
  for (guint i = 0; i < milestones->len; i++)
    if (g_strcmp0 (tandem_val_string (tandem_doc_get (g_ptr_array_index (milestones, i), "code")), "M2.3") == 0)
      plan = tandem_val_string (tandem_doc_get (g_ptr_array_index (milestones, i), "plan"));
  g_assert_nonnull (plan);

  for (guint i = 0; i < G_N_ELEMENTS (above); i++)
    {
      g_autoptr(GPtrArray) docs = tandem_snapshot_referring (demo.snapshot, above[i].kind, "plan", plan);
      guint n_judged = 0;

      for (guint j = 0; j < docs->len; j++)
        {
          TandemDoc *doc = g_ptr_array_index (docs, j);
          g_autoptr(TandemHealth) health = NULL;

          if (g_strcmp0 (tandem_val_string (tandem_doc_get (doc, "code")), above[i].code) != 0)
            continue;
          health = tandem_health_new (doc, demo.context);
          g_assert_cmpstr (health->code, ==, "at_risk");
          n_judged++;
        }
      g_assert_cmpuint (n_judged, ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/checked", test_checked);
  g_test_add_func ("/demo/unique", test_unique);
  g_test_add_func ("/demo/references", test_references);
  g_test_add_func ("/demo/denormalised", test_denormalised);
  g_test_add_func ("/demo/origin", test_origin);
  g_test_add_func ("/demo/day", test_day);
  g_test_add_func ("/demo/worst", test_worst);

  return g_test_run ();
}
