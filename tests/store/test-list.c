/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"
#include "tandem-list-delta.h"
#include "tandem-list.h"
#include "tandem-record.h"

#include <string.h>

static const char *const states[] = { "planned", "in_progress", "delayed", "achieved", "on_hold", "dropped" };

/* ---- steps between two orders ---- */

static GArray *
rows_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TandemListRow));
}

static void
insert_row (GArray *rows,
            guint   position,
            guint32 pk,
            guint32 group)
{
  TandemListRow row = { .pk = pk, .group = group };

  g_array_insert_val (rows, position, row);
}

static GArray *
count_up (guint n)
{
  GArray *rows = rows_new ();

  for (guint i = 0; i < n; i++)
    insert_row (rows, i, i + 1, 0);

  return rows;
}

/* Takes the steps, and says how many there were. */
static guint
follow (const GArray *before,
        const GArray *after)
{
  g_autoptr(GArray) steps = tandem_list_delta_new (before, after);
  g_autoptr(GArray) rows = g_array_copy ((GArray *) before);

  for (guint i = 0; i < steps->len; i++)
    {
      const TandemListStep *step = &g_array_index (steps, TandemListStep, i);

      g_assert_cmpuint (step->position + step->removed, <=, rows->len);
      g_assert_cmpuint (step->removed + step->added, >, 0);
      tandem_list_delta_apply (rows, after, step);
    }

  g_assert_cmpuint (rows->len, ==, after->len);
  g_assert_cmpmem (rows->data, rows->len * sizeof (TandemListRow), after->data, after->len * sizeof (TandemListRow));

  return steps->len;
}

static void
test_fewest_steps (void)
{
  g_autoptr(GArray) before = count_up (1000);
  g_autoptr(GArray) moved = count_up (1000);
  g_autoptr(GArray) shuffled = rows_new ();
  g_autoptr(GArray) grown = count_up (1000);
  g_autoptr(GArray) empty = rows_new ();
  TandemListRow row = g_array_index (moved, TandemListRow, 900);

  g_assert_cmpuint (follow (before, before), ==, 0);
  g_assert_cmpuint (follow (empty, empty), ==, 0);
  g_assert_cmpuint (follow (empty, before), ==, 1);
  g_assert_cmpuint (follow (before, empty), ==, 1);

  /* a move is one removal and one insertion */
  g_array_remove_index (moved, 900);
  insert_row (moved, 10, row.pk, row.group);
  g_assert_cmpuint (follow (before, moved), ==, 2);

  /* so is a row that goes to another group, for its section to be made anew */
  g_array_index (moved, TandemListRow, 500).group = 7;
  g_assert_cmpuint (follow (before, moved), ==, 4);

  /* many at one place are one */
  for (guint i = 0; i < 5000; i++)
    insert_row (grown, 500 + i, 10000 + i, 0);
  g_assert_cmpuint (follow (before, grown), ==, 1);
  g_assert_cmpuint (follow (grown, before), ==, 1);

  /* half of them moved, each from a place of its own, is one exchange */
  for (guint i = 0; i < 1000; i++)
    insert_row (shuffled, i, i < 500 ? 2 * i + 1 : 2 * (i - 500) + 2, 0);
  g_assert_cmpuint (follow (before, shuffled), ==, 1);
}

static GArray *
dup_changed (const GArray *before,
             guint32      *next)
{
  GArray *rows = g_array_copy ((GArray *) before);

  for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
    {
      guint at = rows->len > 0 ? (guint) g_test_rand_int_range (0, rows->len) : 0;

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          insert_row (rows, at, ++*next, g_test_rand_int_range (0, 3));
          break;

        case 1:
          if (rows->len > 0)
            g_array_remove_index (rows, at);
          break;

        case 2:
          if (rows->len > 0)
            g_array_index (rows, TandemListRow, at).group = g_test_rand_int_range (0, 3);
          break;

        default:
          if (rows->len > 0)
            {
              TandemListRow row = g_array_index (rows, TandemListRow, at);

              g_array_remove_index (rows, at);
              insert_row (rows, g_test_rand_int_range (0, rows->len + 1), row.pk, row.group);
            }
        }
    }

  return rows;
}

static void
test_any_steps (void)
{
  g_autoptr(GArray) rows = count_up (30);
  guint32 next = 1000;
  guint n_steps = 0;

  for (guint i = 0; i < 3000; i++)
    {
      GArray *after = dup_changed (rows, &next);

      n_steps += follow (rows, after);
      g_array_unref (rows);
      rows = after;
    }

  g_assert_cmpuint (n_steps, >, 3000);
}

/* ---- lists of a store ---- */

static TandemDoc *
dup_with_date (TandemDoc *doc,
               int        day)
{
  g_autofree char *json = g_strdup_printf ("\"2026-%02d-%02d\"", day / 28 % 12 + 1, day % 28 + 1);

  return store_support_with (doc, "due", json);
}

static TandemDoc *
dup_with_status (TandemDoc *doc)
{
  g_autofree char *json = tandem_json_string (states[g_test_rand_int_range (0, G_N_ELEMENTS (states))]);

  return store_support_with (doc, "status", json);
}

static void
fill (TandemStore *store,
      guint        n_milestones)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (batch, TRUE);
  for (guint i = 0; i < n_milestones; i++)
    {
      g_autofree char *title = g_strdup_printf ("Milestone %u", i);
      g_autoptr(TandemDoc) plain = store_support_milestone (NULL, title);
      g_autoptr(TandemDoc) doc = dup_with_date (plain, i * 7 % 300);

      tandem_batch_put (batch, NULL, doc);
    }
  tandem_store_save (store, batch, &error);
  g_assert_no_error (error);
}

static gboolean
do_nothing (TandemStore    *store,
            TandemDatabase *database,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  return TRUE;
}

static void
passed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Until the worker did all that was asked for, and its answers were taken. */
static void
settle (TandemStore *store)
{
  for (guint round = 0; round < 3; round++)
    {
      gboolean passed = FALSE;

      while (g_main_context_iteration (NULL, FALSE))
        ;
      tandem_store_run_task (store, g_task_new (store, NULL, passed_cb, &passed), do_nothing);
      while (!passed)
        g_main_context_iteration (NULL, TRUE);
    }
}

static TandemList *
list_new (TandemStore *store,
          TandemQuery *query)
{
  TandemList *list = TANDEM_LIST (tandem_store_list (store, query));

  g_assert_true (tandem_list_is_loading (list));
  while (tandem_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);

  return list;
}

static TandemQuery *
query_by_due (void)
{
  TandemQuery *query = tandem_query_new (tandem_kind_find ("milestone"));

  g_assert_true (tandem_query_sort (query, "due", FALSE, NULL));

  return query;
}

static const char *
peek_id (TandemList *list,
         guint       position)
{
  g_autoptr(TandemRecord) record = g_list_model_get_item (G_LIST_MODEL (list), position);

  /* the window it is in holds it */
  return tandem_record_get_id (record);
}

static void
assert_like_query (TandemStore *store,
                   TandemList  *list)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) docs = tandem_store_query (store, tandem_list_get_query (list), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, docs->len);
  for (guint i = 0; i < docs->len; i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpstr (tandem_record_get_id (record), ==, tandem_doc_get_id (docs->pdata[i]));
      g_assert_cmpstr (tandem_doc_get_body (tandem_record_get_doc (record), NULL), ==,
                       tandem_doc_get_body (docs->pdata[i], NULL));
    }
}

static void
test_rows (StoreFixture *fixture,
           gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemList) list = NULL;

  fill (fixture->store, 700);
  list = list_new (fixture->store, query);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == TANDEM_TYPE_RECORD);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 700));
  assert_like_query (fixture->store, list);

  for (guint i = 0; i < 700; i += 37)
    g_assert_cmpuint (tandem_list_find (list, peek_id (list, i)), ==, i);
  g_assert_cmpuint (tandem_list_find (list, "milestone:01J00000000000000000000XXX"), ==, G_MAXUINT);
  settle (fixture->store);
}

static void
test_one_object_a_row (StoreFixture *fixture,
                       gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemList) list = NULL;
  g_autoptr(TandemRecord) held = NULL;
  g_autoptr(TandemRecord) again = NULL;
  g_autoptr(TandemRecord) loose = NULL;
  gpointer watched;

  fill (fixture->store, 1200);
  list = list_new (fixture->store, query);
  held = g_list_model_get_item (G_LIST_MODEL (list), 5);
  loose = g_list_model_get_item (G_LIST_MODEL (list), 6);
  watched = loose;
  g_object_add_weak_pointer (G_OBJECT (loose), &watched);
  g_clear_object (&loose);
  g_assert_nonnull (watched);

  /* Far more windows than are kept. */
  for (guint i = 32; i < 1200; i++)
    g_assert_nonnull (peek_id (list, i));
  g_assert_null (watched);
  again = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_true (again == held);
  settle (fixture->store);

  /* a record may outlive its list */
  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_cmpstr (tandem_record_get_id (held), !=, NULL);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  ++*n;
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

/* A change of content is none of the list; a move is one removal and one insertion. */
static void
test_deltas (StoreFixture *fixture,
             gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemList) list = NULL;
  g_autoptr(TandemRecord) record = NULL;
  g_autoptr(TandemDoc) before = NULL;
  g_autoptr(TandemDoc) named = NULL;
  g_autoptr(TandemDoc) late = NULL;
  g_autoptr(GString) log = g_string_new (NULL);
  guint n_notified = 0;

  fill (fixture->store, 100);
  list = list_new (fixture->store, query);
  record = g_list_model_get_item (G_LIST_MODEL (list), 10);
  before = tandem_doc_ref (tandem_record_get_doc (record));
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), log);
  g_signal_connect (record, "notify::title", G_CALLBACK (count_cb), &n_notified);

  named = store_support_with (before, "title", "{\"en\":{\"text\":\"Another name\"}}");
  store_support_put (fixture->store, "Rename", before, named);
  settle (fixture->store);
  g_assert_cmpstr (log->str, ==, "");
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (tandem_doc_get_body (tandem_record_get_doc (record), NULL), ==, tandem_doc_get_body (named, NULL));

  late = store_support_with (named, "due", "\"2027-01-01\"");
  store_support_put (fixture->store, "Postpone", named, late);
  settle (fixture->store);
  g_assert_cmpstr (log->str, ==, "10-1+0 99-0+1 ");
  g_assert_cmpuint (tandem_list_find (list, tandem_record_get_id (record)), ==, 99);
  assert_like_query (fixture->store, list);

  g_string_truncate (log, 0);
  store_support_delete (fixture->store, "Delete", tandem_record_get_id (record));
  settle (fixture->store);
  g_assert_cmpstr (log->str, ==, "99-1+0 ");
  g_assert_cmpuint (tandem_list_find (list, tandem_record_get_id (record)), ==, G_MAXUINT);
}

/* ---- the stream of changes makes the list ---- */

typedef struct
{
  TandemList *list;
  GPtrArray  *ids;              /* (element-type utf8): made from the changes only */
} Mirror;

static void
mirror_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           Mirror     *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror->ids, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (mirror->ids, i, g_strdup (peek_id (mirror->list, i)));

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->ids->len);
}

/* Sections cover the list without holes, and hold one value each. */
static void
assert_sections (TandemList *list,
                 const char *field)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint start, end;

  for (guint at = 0; at < n_rows; at = end)
    {
      g_autoptr(TandemRecord) first = g_list_model_get_item (G_LIST_MODEL (list), at);
      const char *value = tandem_val_string (tandem_doc_get (tandem_record_get_doc (first), field));

      tandem_list_get_section (list, at, &start, &end);
      g_assert_cmpuint (start, ==, at);
      g_assert_cmpuint (end, >, at);
      g_assert_true (g_hash_table_add (seen, (gpointer) g_intern_string (value)));
      for (guint i = at; i < end; i++)
        {
          g_autoptr(TandemRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
          guint other_start, other_end;

          g_assert_cmpstr (tandem_val_string (tandem_doc_get (tandem_record_get_doc (record), field)), ==, value);
          tandem_list_get_section (list, i, &other_start, &other_end);
          g_assert_cmpuint (other_start, ==, start);
          g_assert_cmpuint (other_end, ==, end);
        }
    }

  tandem_list_get_section (list, n_rows, &start, &end);
  g_assert_cmpuint (start, ==, n_rows);
  g_assert_cmpuint (end, ==, G_MAXUINT);
}

static void
edit_at_random (TandemBatch *batch,
                TandemDoc   *doc)
{
  g_autofree char *title = NULL;
  g_autoptr(TandemDoc) after = NULL;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      tandem_batch_delete (batch, tandem_doc_get_id (doc));
      return;

    case 1:
      title = g_strdup_printf ("{\"en\":{\"text\":\"Name %d\"}}", g_test_rand_int_range (0, 1000));
      after = store_support_with (doc, "title", title);
      break;

    case 2:
      after = dup_with_status (doc);
      break;

    default:
      after = dup_with_date (doc, g_test_rand_int_range (0, 300));
    }

  tandem_batch_put (batch, doc, after);
}

static void
change_at_random (TandemStore *store)
{
  g_autoptr(TandemQuery) all = query_by_due ();
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Change");
  g_autoptr(GHashTable) touched = g_hash_table_new (NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) docs = tandem_store_query (store, all, &error);

  g_assert_no_error (error);
  for (int n = g_test_rand_int_range (1, 8); n > 0 && docs->len > 0; n--)
    {
      guint at = g_test_rand_int_range (0, docs->len);

      if (g_hash_table_add (touched, GUINT_TO_POINTER (at)))
        edit_at_random (batch, docs->pdata[at]);
    }
  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    {
      g_autoptr(TandemDoc) plain = store_support_milestone (NULL, "New");
      g_autoptr(TandemDoc) doc = dup_with_date (plain, g_test_rand_int_range (0, 300));

      tandem_batch_put (batch, NULL, doc);
    }
  tandem_store_save (store, batch, &error);
  g_assert_no_error (error);
}

static void
test_changes_make_the_list (StoreFixture *fixture,
                            gconstpointer data)
{
  g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find ("milestone"));
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TandemList) list = NULL;
  Mirror mirror = { NULL, ids };

  fill (fixture->store, 60);
  g_assert_true (tandem_query_where (query, "status", TANDEM_QUERY_IS_NOT, "dropped", NULL));
  g_assert_true (tandem_query_group (query, "status", NULL));
  g_assert_true (tandem_query_sort (query, "due", FALSE, NULL));
  list = TANDEM_LIST (tandem_store_list (fixture->store, query));
  mirror.list = list;
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), &mirror);

  for (guint round = 0; round < 120; round++)
    {
      if (g_test_rand_int_range (0, 6) == 0)
        tandem_store_undo (fixture->store, NULL, NULL);
      else
        change_at_random (fixture->store);
      /* sometimes several changes come before the answer to the first */
      if (g_test_rand_int_range (0, 3) == 0)
        continue;

      settle (fixture->store);
      assert_like_query (fixture->store, list);
      assert_sections (list, "status");
      g_assert_cmpuint (ids->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
      for (guint i = 0; i < ids->len; i++)
        g_assert_cmpstr (ids->pdata[i], ==, peek_id (list, i));
    }

  settle (fixture->store);
}

/* What leads is the first section, whatever it would be grouped by; inside a
 * section rows of the same title stand together. */
static void
test_lead_and_subgroups (StoreFixture *fixture,
                         gconstpointer data)
{
  g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find ("milestone"));
  g_autoptr(TandemQuery) first = tandem_query_new (tandem_kind_find ("milestone"));
  g_autoptr(TandemList) list = NULL;
  g_autoptr(GHashTable) ended = g_hash_table_new (NULL, NULL);
  guint n, n_leading, start, end;

  fill (fixture->store, 60);
  g_assert_true (tandem_query_where (first, "due", TANDEM_QUERY_SINCE, "2026-06-01", NULL));
  g_assert_true (tandem_query_where (first, "due", TANDEM_QUERY_BEFORE, "2026-07-01", NULL));
  n_leading = (guint) tandem_store_count (fixture->store, first, NULL);
  g_assert_true (tandem_query_group (query, "due.month", NULL));
  g_assert_true (tandem_query_subgroup (query, "title", NULL));
  g_assert_true (tandem_query_sort (query, "due", FALSE, NULL));
  tandem_query_lead (query, first);
  list = TANDEM_LIST (tandem_store_list (fixture->store, query));
  settle (fixture->store);

  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n, ==, 60);
  g_assert_cmpuint (n_leading, >, 0);
  tandem_list_get_section (list, 0, &start, &end);
  g_assert_cmpuint (end, ==, n_leading);
  for (guint i = 0; i < n; i++)
    {
      guint key = tandem_list_get_group (list, i) << 16 | tandem_list_get_subgroup (list, i);

      g_assert_false (g_hash_table_contains (ended, GUINT_TO_POINTER (key)));
      if (i + 1 < n && key != (tandem_list_get_group (list, i + 1) << 16 | tandem_list_get_subgroup (list, i + 1)))
        g_hash_table_add (ended, GUINT_TO_POINTER (key));
    }
}

/* ---- other queries, other languages ---- */

static void
test_set_query (StoreFixture *fixture,
                gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemQuery) backwards = tandem_query_new (tandem_kind_find ("milestone"));
  g_autoptr(TandemQuery) matching = query_by_due ();
  g_autoptr(TandemQuery) cities = tandem_query_new (tandem_kind_find ("city"));
  g_autoptr(TandemList) list = NULL;
  guint n_notified = 0;

  fill (fixture->store, 100);
  list = list_new (fixture->store, query);
  g_signal_connect (list, "notify::loading", G_CALLBACK (count_cb), &n_notified);

  tandem_query_sort (backwards, "due", TRUE, NULL);
  tandem_list_set_query (list, query);
  tandem_list_set_query (list, backwards);
  g_assert_true (tandem_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100);
  settle (fixture->store);
  g_assert_false (tandem_list_is_loading (list));
  g_assert_cmpuint (n_notified, ==, 2);
  assert_like_query (fixture->store, list);

  tandem_query_match (matching, "milestone 17");
  tandem_list_set_query (list, matching);
  settle (fixture->store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  tandem_list_set_query (list, cities);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  settle (fixture->store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

/* Of each answer, how long the list is then; negative while the rest is to come. */
static void
note_length_cb (GListModel *model,
                guint       position,
                guint       removed,
                guint       added,
                GArray     *lengths)
{
  int n = (int) g_list_model_get_n_items (model);

  g_assert_cmpuint (removed, ==, 0);
  if (tandem_list_is_loading (TANDEM_LIST (model)))
    n = -n;
  g_array_append_val (lengths, n);
}

/* The first rows of a long list do not wait for the others, which come behind
 * them; those of a short one are all of it. */
static void
test_first_rows (StoreFixture *fixture,
                 gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemQuery) few = query_by_due ();
  g_autoptr(GArray) lengths = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(TandemList) list = NULL;
  g_autoptr(TandemList) short_list = NULL;

  fill (fixture->store, 700);
  list = tandem_list_new (fixture->store, query);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_length_cb), lengths);
  while (tandem_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (lengths->len, ==, 2);
  g_assert_cmpint (g_array_index (lengths, int, 0), <, 0);
  g_assert_cmpint (g_array_index (lengths, int, 0), >, -300);
  g_assert_cmpint (ABS (g_array_index (lengths, int, 1)), ==, 700);
  assert_like_query (fixture->store, list);

  g_array_set_size (lengths, 0);
  tandem_query_limit (few, 100);
  short_list = tandem_list_new (fixture->store, few);
  g_signal_connect (short_list, "items-changed", G_CALLBACK (note_length_cb), lengths);
  while (tandem_list_is_loading (short_list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (lengths->len, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (short_list)), ==, 100);
}

static void
ask_again_cb (GListModel   *model,
              guint         position,
              guint         removed,
              guint         added,
              TandemQuery **query)
{
  if (*query != NULL)
    tandem_list_set_query (TANDEM_LIST (model), *query);
  *query = NULL;
}

/* A handler that sets another query while the steps to the last are taken. */
static void
test_set_query_inside (StoreFixture *fixture,
                       gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemQuery) title = tandem_query_new (tandem_kind_find ("milestone"));
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TandemList) list = NULL;
  Mirror mirror = { NULL, ids };
  TandemQuery *once = title;

  fill (fixture->store, 80);
  tandem_query_sort (title, "title", TRUE, NULL);
  list = TANDEM_LIST (tandem_store_list (fixture->store, query));
  mirror.list = list;
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), &mirror);
  settle (fixture->store);

  g_signal_connect (list, "items-changed", G_CALLBACK (ask_again_cb), &once);
  change_at_random (fixture->store);
  change_at_random (fixture->store);
  settle (fixture->store);
  g_assert_null (once);
  assert_like_query (fixture->store, list);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpstr (ids->pdata[i], ==, peek_id (list, i));
}

/* News that came for a question nobody waits for any more. */
static void
test_news_survive_a_new_query (StoreFixture *fixture,
                               gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemList) list = NULL;
  g_autoptr(TandemRecord) record = NULL;
  g_autoptr(TandemDoc) before = NULL;
  g_autoptr(TandemDoc) after = NULL;

  fill (fixture->store, 20);
  list = list_new (fixture->store, query);
  record = g_list_model_get_item (G_LIST_MODEL (list), 3);
  before = tandem_doc_ref (tandem_record_get_doc (record));
  after = store_support_with (before, "code", "\"M99\"");
  store_support_put (fixture->store, "Code", before, after);
  /* the news arrive, the question is asked, and dropped */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tandem_list_set_query (list, query);
  settle (fixture->store);
  g_assert_cmpstr (tandem_doc_get_body (tandem_record_get_doc (record), NULL), ==, tandem_doc_get_body (after, NULL));
}

static void
test_language (StoreFixture *fixture,
               gconstpointer data)
{
  g_autoptr(TandemContext) context = store_support_context ();
  g_autoptr(TandemContext) chinese = tandem_context_new_language (context, "zh-Hans");
  g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find ("milestone"));
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(TandemList) list = NULL;
  static const char *const titles[][2] = { { "Alpha", "重庆" }, { "Beta", "北京" }, { "Gamma", "安庆" } };
  g_autofree char *first = NULL;

  tandem_batch_set_import (batch, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"en\":{\"text\":\"%s\"},\"zh-Hans\":{\"text\":\"%s\"}}",
                                               titles[i][0], titles[i][1]);
      g_autoptr(TandemDoc) plain = store_support_milestone (NULL, "x");
      g_autoptr(TandemDoc) doc = store_support_with (plain, "title", json);

      tandem_batch_put (batch, NULL, doc);
    }
  tandem_store_save (fixture->store, batch, NULL);

  tandem_query_sort (query, "title", FALSE, NULL);
  list = list_new (fixture->store, query);
  first = g_strdup (peek_id (list, 0));
  tandem_store_set_context (fixture->store, chinese);
  settle (fixture->store);

  /* An-, Bei-, Chong- */
  g_assert_cmpuint (tandem_list_find (list, first), ==, 2);
  {
    g_autoptr(TandemRecord) record = g_list_model_get_item (G_LIST_MODEL (list), 0);
    g_autofree char *title = NULL;

    g_object_get (record, "title", &title, NULL);
    g_assert_cmpstr (title, ==, "安庆");
  }
}

/* A list has no holes: a row that cannot be read is there, without content. */
static void
test_damaged (StoreFixture *fixture,
              gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemList) list = NULL;

  fill (fixture->store, 40);
  store_support_execute (fixture->store, "UPDATE doc SET sum = sum + 1 WHERE pk = 7");
  list = list_new (fixture->store, query);

  g_test_expect_message ("tandem-store", G_LOG_LEVEL_WARNING, "A row of a list could not be read*");
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (TANDEM_IS_RECORD (record));
    }
  g_test_assert_expected_messages ();
  settle (fixture->store);
}

static void
test_closed (StoreFixture *fixture,
             gconstpointer data)
{
  g_autoptr(TandemQuery) query = query_by_due ();
  g_autoptr(TandemList) list = NULL;
  g_autoptr(TandemRecord) record = NULL;

  fill (fixture->store, 100);
  list = list_new (fixture->store, query);
  tandem_store_close (fixture->store);

  /* a view may still draw once */
  record = g_list_model_get_item (G_LIST_MODEL (list), 50);
  g_assert_true (TANDEM_IS_RECORD (record));
  tandem_list_set_query (list, query);
  while (tandem_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/list/fewest-steps", test_fewest_steps);
  g_test_add_func ("/list/any-steps", test_any_steps);
#define ADD(path, func) \
        g_test_add ("/list/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("rows", test_rows);
  ADD ("one-object-a-row", test_one_object_a_row);
  ADD ("deltas", test_deltas);
  ADD ("changes-make-the-list", test_changes_make_the_list);
  ADD ("lead-and-subgroups", test_lead_and_subgroups);
  ADD ("set-query", test_set_query);
  ADD ("first-rows", test_first_rows);
  ADD ("set-query-inside", test_set_query_inside);
  ADD ("news-survive-a-new-query", test_news_survive_a_new_query);
  ADD ("language", test_language);
  ADD ("damaged", test_damaged);
  ADD ("closed", test_closed);
#undef ADD

  return g_test_run ();
}
