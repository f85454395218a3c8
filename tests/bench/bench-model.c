/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <json-glib/json-glib.h>
#include <malloc.h>
#include <string.h>

#include "tandem-record.h"

/* Snapshots of milestones against json-glib, and against the figures the design
 * was chosen by. */

#define N_DOCS 1000

typedef struct
{
  GPtrArray     *bodies;        /* of char */
  GPtrArray     *docs;          /* of TandemDoc */
  GPtrArray     *edited;        /* of TandemDoc: one field changed */
  GPtrArray     *other;         /* of TandemDoc: another one changed */
  GPtrArray     *nodes;         /* of JsonNode */
  TandemContext *context;
  TandemRecord  *record;
} Bench;

static const char *
get_body (Bench *self,
          guint  i)
{
  return g_ptr_array_index (self->bodies, i % N_DOCS);
}

static TandemDoc *
get_doc (GPtrArray *docs,
         guint      i)
{
  return g_ptr_array_index (docs, i % N_DOCS);
}

/* A milestone as people write them: two languages, some updates, about 1 KB. */
static char *
make_body (guint i)
{
  return g_strdup_printf (
    "{\"_id\":\"milestone:01ARZ3NDEKTSV4RRFFQ69%05u\",\"baseline_due\":\"2026-%02u-17\",\"code\":\"M%u\","
    "\"deliverable\":{\"en\":{\"status\":\"approved\",\"text\":\"Signed agreement with the port authority\"},"
    "\"zh-Hans\":{\"status\":\"draft\",\"text\":\"与港务局签署的协议\"}},\"depends_on\":[\"milestone:01ARZ3NDEKTSV4RRFFQ69G5FA0\"],"
    "\"due\":\"2026-%02u-17\",\"forecast\":\"2026-%02u-28\",\"order\":\"a%u\",\"owner\":\"pilot:01ARZ3NDEKTSV4RRFFQ69G5FA1\","
    "\"partnership\":\"partnership:01ARZ3NDEKTSV4RRFFQ69G5FA2\",\"plan\":\"plan:01ARZ3NDEKTSV4RRFFQ69G5FA3\","
    "\"responsible\":\"organisation:01ARZ3NDEKTSV4RRFFQ69G5FA4\",\"status\":\"in_progress\","
    "\"title\":{\"en\":{\"status\":\"approved\",\"text\":\"Charging dock %u is open to the public\"},"
    "\"zh-Hans\":{\"status\":\"draft\",\"text\":\"充电站向公众开放\"}},\"updates\":[{\"id\":\"u1\",\"note\":{\"en\":{\"text\":\"Permit is late\"}},"
    "\"on\":\"2026-02-03\",\"rag\":\"amber\"},{\"id\":\"u2\",\"new_forecast\":\"2026-%02u-28\",\"on\":\"2026-03-04\",\"rag\":\"green\"}],"
    "\"weight_pct\":%u}",
    i, i % 12 + 1, i, i % 12 + 1, i % 12 + 1, i, i, i % 12 + 1, i % 100);
}

static TandemDoc *
edit (TandemDoc  *doc,
      const char *path,
      const char *json)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *edited = tandem_doc_with (doc, path, json, &error);

  g_assert_no_error (error);
  return edited;
}

static void
set_up (Bench *self)
{
  self->bodies = g_ptr_array_new_with_free_func (g_free);
  self->docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  self->edited = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  self->other = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  self->context = tandem_context_new ("en", tandem_date_new (2026, 4, 30), NULL);

  for (guint i = 0; i < N_DOCS; i++)
    {
      g_autoptr(GError) error = NULL;
      TandemDoc *doc;

      g_ptr_array_add (self->bodies, make_body (i));
      doc = tandem_doc_parse (get_body (self, i), -1, &error);
      g_assert_no_error (error);
      g_ptr_array_add (self->docs, doc);
      g_ptr_array_add (self->edited, edit (doc, "due", "\"2027-01-02\""));
      g_ptr_array_add (self->other, edit (doc, "title.en.text", "\"Another title\""));
      g_ptr_array_add (self->nodes, json_from_string (get_body (self, i), NULL));
    }
  self->record = tandem_record_new (get_doc (self->docs, 0), self->context);
}

static void
tear_down (Bench *self)
{
  g_object_unref (self->record);
  tandem_context_unref (self->context);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->other);
  g_ptr_array_unref (self->edited);
  g_ptr_array_unref (self->docs);
  g_ptr_array_unref (self->bodies);
}

/* ---- what is measured ---- */

static void
parse (gpointer data,
       guint    i)
{
  tandem_doc_unref (tandem_doc_parse (get_body (data, i), -1, NULL));
}

static void
parse_with_json_glib (gpointer data,
                      guint    i)
{
  json_node_unref (json_from_string (get_body (data, i), NULL));
}

static void
write_canonical (gpointer data,
                 guint    i)
{
  g_free (tandem_doc_to_canonical (get_doc (((Bench *) data)->docs, i)));
}

static void
write_with_json_glib (gpointer data,
                      guint    i)
{
  g_free (json_to_string (g_ptr_array_index (((Bench *) data)->nodes, i % N_DOCS), FALSE));
}

static void
edit_field (gpointer data,
            guint    i)
{
  tandem_doc_unref (tandem_doc_with (get_doc (((Bench *) data)->docs, i), "due", "\"2027-01-02\"", NULL));
}

static void
check (gpointer data,
       guint    i)
{
  Bench *self = data;

  g_ptr_array_unref (tandem_doc_check (get_doc (self->docs, i), self->context));
}

static void
diff (gpointer data,
      guint    i)
{
  Bench *self = data;

  g_ptr_array_unref (tandem_doc_diff (get_doc (self->docs, i), get_doc (self->edited, i), self->context));
}

static void
merge (gpointer data,
       guint    i)
{
  Bench *self = data;

  tandem_doc_unref (tandem_doc_merge (get_doc (self->docs, i), get_doc (self->edited, i), get_doc (self->other, i), NULL));
}

static void
read_due_text (gpointer data,
               guint    i)
{
  g_autofree char *text = NULL;

  g_object_get (((Bench *) data)->record, "due-text", &text, NULL);
}

static void
set_doc (gpointer data,
         guint    i)
{
  Bench *self = data;

  tandem_record_set_doc (self->record, get_doc (i % 2 != 0 ? self->edited : self->docs, 0));
}

static double
measure_memory (Bench *self)
{
  g_autoptr(GPtrArray) docs = g_ptr_array_new_full (10 * N_DOCS, (GDestroyNotify) tandem_doc_unref);
  struct mallinfo2 before = mallinfo2 (), after;

  for (guint i = 0; i < 10 * N_DOCS; i++)
    g_ptr_array_add (docs, tandem_doc_parse (get_body (self, i), -1, NULL));
  after = mallinfo2 ();

  return (double) (after.uordblks - before.uordblks) / docs->len;
}

int
main (void)
{
  Bench self;
  double rate, reference;

  set_up (&self);
  g_print ("milestones of %zu bytes\n", strlen (get_body (&self, 0)));

  rate = bench_rate (parse, &self);
  reference = bench_rate (parse_with_json_glib, &self);
  bench_report ("parse", rate, "docs/s", "design: 190,000-330,000");
  bench_report ("  the same with json-glib", reference, "docs/s", "");
  bench_report ("  times as fast", rate / reference, "x", "design: 5");

  rate = bench_rate (write_canonical, &self);
  reference = bench_rate (write_with_json_glib, &self);
  bench_report ("write, canonical", rate, "docs/s", "design: 480,000-820,000");
  bench_report ("  the same with json-glib, unsorted", reference, "docs/s", "");
  bench_report ("  times as fast", rate / reference, "x", "design: 5");

  bench_report ("memory of a snapshot", measure_memory (&self), "bytes", "design: 1,770 without its body; json-glib: 12,000");
  bench_report ("edit one field", bench_rate (edit_field, &self), "docs/s", "design: 140,000-240,000");
  bench_report ("check", bench_rate (check, &self), "docs/s", "design: 350,000-790,000");
  bench_report ("diff of one change", bench_rate (diff, &self), "docs/s", "design: 560,000-1,200,000");
  bench_report ("merge", bench_rate (merge, &self), "docs/s", "design: 70,000-104,000");
  bench_report ("read due-text of a record", 1e9 / bench_rate (read_due_text, &self), "ns", "design: 150-265");
  bench_report ("give a record a new snapshot", 1e9 / bench_rate (set_doc, &self), "ns", "design: 700-1,500");

  tear_down (&self);
  return 0;
}
