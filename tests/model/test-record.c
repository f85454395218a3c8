/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-docs.h"

#include "tandem-item.h"
#include "tandem-record.h"

#define ID "'_id':'milestone:01JAAAAAAAAAAAAAAAAAAAAAAA'"
#define DOC(members) "{" ID "," members "}"

static TandemRecord *
record_from_json (const char *json)
{
  g_autoptr(TandemContext) context = test_context ("en");
  g_autoptr(TandemDoc) doc = doc_from_json (json);

  return tandem_record_new (doc, context);
}

static void
set_json (TandemRecord *record,
          const char   *json)
{
  g_autoptr(TandemDoc) doc = doc_from_json (json);

  tandem_record_set_doc (record, doc);
}

static void
test_properties (void)
{
  TandemRecord *record = record_from_json (DOC ("'due':'2026-05-17','baseline_due':'2026-05-03','status':'in_progress',"
                                                "'title':{'en':{'text':'A'}},'weight_pct':5,'illustration':true,"
                                                "'depends_on':['milestone:01JBBBBBBBBBBBBBBBBBBBBBBB']"));
  g_autofree char *due_text = NULL, *title = NULL, *status = NULL, *status_text = NULL, *shown = NULL, *id = NULL;
  g_auto(GStrv) depends_on = NULL;
  gint64 weight, missing;
  gboolean illustration;
  int due, baseline, forecast;

  g_object_get (record, "due", &due, "due-text", &due_text, "baseline-due", &baseline, "forecast", &forecast, "title", &title,
                "status", &status, "status-text", &status_text, "weight-pct", &weight, "illustration", &illustration,
                "depends-on", &depends_on, "display-title", &shown, "id", &id, NULL);
  g_assert_cmpint (due, ==, 20260517);
  g_assert_cmpint (baseline, ==, 20260503);
  g_assert_cmpint (forecast, ==, 0);
  g_assert_cmpstr (due_text, ==, "17 May 2026");
  g_assert_cmpstr (title, ==, "A");
  g_assert_cmpstr (shown, ==, "A");
  g_assert_cmpstr (status, ==, "in_progress");
  g_assert_cmpstr (status_text, ==, "In progress");
  g_assert_cmpint (weight, ==, 5);
  g_assert_true (illustration);
  g_assert_cmpuint (g_strv_length (depends_on), ==, 1);
  g_assert_cmpstr (id, ==, "milestone:01JAAAAAAAAAAAAAAAAAAAAAAA");
  g_assert_cmpstr (tandem_record_get_id (record), ==, id);
  /* The name as in JSON is found as well. */
  g_object_get (record, "baseline_due", &baseline, NULL);
  g_assert_cmpint (baseline, ==, 20260503);

  set_json (record, DOC ("'code':'M1'"));
  g_object_get (record, "weight-pct", &missing, NULL);
  g_assert_cmpint (missing, ==, G_MININT64);
  g_assert_finalize_object (record);
}

static void
notify_cb (GObject    *record,
           GParamSpec *pspec,
           gpointer    names)
{
  g_hash_table_add (names, (gpointer) pspec->name);
}

static void
test_notifies_what_changed (void)
{
  TandemRecord *record = record_from_json (DOC ("'due':'2026-05-17','code':'M1','updates':[]"));
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(TandemContext) other = test_context ("it");

  g_signal_connect (record, "notify", G_CALLBACK (notify_cb), names);

  set_json (record, DOC ("'due':'2026-05-17','code':'M1','updates':[],'x_new':1"));
  g_assert_cmpuint (g_hash_table_size (names), ==, 0);

  set_json (record, DOC ("'due':'2026-05-18','code':'M1','updates':[]"));
  g_assert_true (g_hash_table_contains (names, "due"));
  g_assert_true (g_hash_table_contains (names, "due-text"));
  g_assert_true (g_hash_table_contains (names, "display-title"));
  g_assert_false (g_hash_table_contains (names, "code"));
  g_assert_false (g_hash_table_contains (names, "updates-text"));
  g_assert_false (g_hash_table_contains (names, "id"));

  tandem_record_set_context (record, other);
  g_assert_true (g_hash_table_contains (names, "code-text"));
  g_assert_finalize_object (record);
}

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          gpointer    counts)
{
  ((guint *) counts)[0] += removed;
  ((guint *) counts)[1] += added;
}

static void
test_items (void)
{
  TandemRecord *record = record_from_json (DOC ("'updates':[{'id':'u1','on':'2026-05-01'},{'id':'u2','on':'2026-05-02'},{'on':'2026-05-03'}]"));
  guint field = (guint) tandem_kind_get_field (tandem_record_get_kind (record), "updates");
  GListModel *items = tandem_record_dup_items (record, field);
  g_autoptr(TandemItem) first = g_list_model_get_item (items, 0);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GListModel) again = NULL;
  g_autofree char *path = NULL, *label = NULL;
  guint counts[2] = { 0 };

  g_object_get (record, "updates", &again, NULL);
  g_assert_true (again == items);
  /* What has no id is no item. */
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2);
  g_assert_cmpstr (tandem_item_get_id (first), ==, "u1");
  path = tandem_item_dup_path (first);
  g_assert_cmpstr (path, ==, "updates[u1]");

  g_signal_connect (items, "items-changed", G_CALLBACK (count_cb), counts);
  g_signal_connect (first, "notify", G_CALLBACK (notify_cb), names);
  set_json (record, DOC ("'updates':[{'id':'u1','on':'2026-05-09'},{'id':'u3','on':'2026-05-04'},{'id':'u2','on':'2026-05-02'}]"));
  g_assert_cmpuint (counts[0], ==, 0);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_true (g_hash_table_contains (names, "label"));
  g_object_get (first, "label", &label, NULL);
  g_assert_cmpstr (label, ==, "9 May 2026");

  set_json (record, DOC ("'code':'M1'"));
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 0);
  g_clear_object (&again);
  g_object_unref (items);
  g_assert_finalize_object (record);
}

/* Two kinds do not share properties, and an expression finds them by class. */
static void
test_classes (void)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const TandemKind *kind = kinds[i];
      GType type = kind->record_type ();
      g_autoptr(GTypeClass) type_class = g_type_class_ref (type);
      GObjectClass *klass = G_OBJECT_CLASS (type_class);
      g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      g_assert_true (g_type_is_a (type, TANDEM_TYPE_RECORD));
      g_assert_true (TANDEM_RECORD_CLASS (klass)->kind == kind);
      for (guint j = 0; j < kind->n_fields; j++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (kind->fields[j].name), "_", '-');
          char *text_name = g_strconcat (name, "-text", NULL);

          g_assert_nonnull (g_object_class_find_property (klass, name));
          g_assert_nonnull (g_object_class_find_property (klass, text_name));
          /* "objectives" and "objectives_text" would be one property. */
          g_assert_true (g_hash_table_add (names, text_name));
          g_assert_true (g_hash_table_add (names, g_steal_pointer (&name)));
        }
      for (guint j = 0; j < kind->n_computed; j++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (kind->computed[j].name), "_", '-');

          g_assert_true (g_hash_table_add (names, g_strdup (name)));
          g_assert_nonnull (g_object_class_find_property (klass, name));
        }
    }
}

/* Every property of whatever comes is readable. */
static void
test_hostile_reads (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (8);
  g_autoptr(TandemContext) context = test_context ("en");
  guint64 n_read = 0;

  for (guint i = 0; i < random_rounds (300); i++)
    {
      g_autoptr(TandemDoc) doc = random_doc (random_kind (rand), rand, TRUE);
      g_autoptr(TandemDoc) other = random_edit (doc, rand, TRUE);
      TandemRecord *record = tandem_record_new (doc, context);

      for (guint pass = 0; pass < 2; pass++)
        {
          guint n_properties;
          g_autofree GParamSpec **properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_properties);

          for (guint j = 0; j < n_properties; j++)
            {
              g_auto(GValue) value = G_VALUE_INIT;

              g_object_get_property (G_OBJECT (record), properties[j]->name, &value);
              g_assert_true (G_VALUE_HOLDS (&value, properties[j]->value_type));
              n_read++;
            }
          tandem_record_set_doc (record, other);
        }
      g_assert_true (tandem_record_get_doc (record) == other);
      g_assert_finalize_object (record);
    }
  g_assert_cmpuint (n_read, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/notifies-what-changed", test_notifies_what_changed);
  g_test_add_func ("/record/items", test_items);
  g_test_add_func ("/record/classes", test_classes);
  g_test_add_func ("/record/hostile-reads", test_hostile_reads);

  return g_test_run ();
}
