/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-address.h"
#include "tandem-backoff.h"
#include "tandem-sync-error.h"
#include "tandem-wire.h"

#include <string.h>

static TandemSlice
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  TandemSlice root;

  tandem_slice_parse (text, strlen (text), &root, &error);
  g_assert_no_error (error);
  return root;
}

/* ---- slices ------------------------------------------------------------ */

static void
test_slice_walk (void)
{
  const char *text = " { \"a\" : [1 , \"x]\\\"}\" , {\"b\":null}], \"\\u0063\":-12,\"d\":true } ";
  TandemSlice root = parse (text);
  TandemSlice array = tandem_slice_member (root, "a");
  TandemSliceIter iter;
  TandemSlice value;
  g_autofree char *string = NULL;
  gint64 number;

  g_assert_true (tandem_slice_is_object (root));
  g_assert_true (tandem_slice_is_array (array));
  tandem_slice_iter_init (&iter, array);
  g_assert_true (tandem_slice_iter_next (&iter, NULL, &value));
  g_assert_true (tandem_slice_get_int (value, &number));
  g_assert_cmpint (number, ==, 1);
  g_assert_true (tandem_slice_iter_next (&iter, NULL, &value));
  string = tandem_slice_dup_string (value);
  g_assert_cmpstr (string, ==, "x]\"}");
  g_assert_true (tandem_slice_iter_next (&iter, NULL, &value));
  g_assert_cmpmem (value.start, tandem_slice_length (value), "{\"b\":null}", 10);
  g_assert_false (tandem_slice_iter_next (&iter, NULL, &value));
  g_assert_true (tandem_slice_get_int (tandem_slice_member (root, "c"), &number));
  g_assert_cmpint (number, ==, -12);
  g_assert_true (tandem_slice_is_true (tandem_slice_member (root, "d")));
  g_assert_false (tandem_slice_exists (tandem_slice_member (root, "e")));
  g_assert_false (tandem_slice_exists (tandem_slice_member (array, "a")));
}

static void
test_slice_refused (void)
{
  static const char *const bad[] = {
    "", " ", "{", "{\"a\":1", "[1,]", "{'a':1}", "// c\n1", "\"\xff\"", "1 2", "<html>", "\"\\ud800\"", "nul", "[01]",
  };
  TandemSlice root;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (tandem_slice_parse (bad[i], strlen (bad[i]), &root, &error));
      g_assert_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL);
    }
}

static void
test_slice_readers (void)
{
  TandemSlice root = parse ("{\"n\":1,\"s\":\"x\",\"z\":\"a\\u0000b\",\"big\":99999999999999999999,\"f\":1.5}");
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) nul = NULL;
  g_autoptr(GError) missing = NULL;
  TandemSlice value;
  gint64 number;

  g_assert_null (tandem_slice_need_string (root, "n", &error));
  g_assert_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL);
  g_assert_cmpstr (error->message, ==, "\"n\" of the answer must be a string, but is a number");
  g_assert_null (tandem_slice_need_string (root, "z", &nul));
  g_assert_cmpstr (nul->message, ==, "\"z\" of the answer must be a string, but is one with a NUL");
  g_assert_false (tandem_slice_need_array (root, "q", &value, &missing));
  g_assert_cmpstr (missing->message, ==, "\"q\" of the answer must be an array, but is missing");
  g_assert_false (tandem_slice_get_int (tandem_slice_member (root, "big"), &number));
  g_assert_false (tandem_slice_get_int (tandem_slice_member (root, "f"), &number));
  g_assert_false (tandem_slice_get_int (tandem_slice_member (root, "s"), &number));
}

/* As deep as the answer of a malicious server: the walk must not recurse. */
static void
test_slice_deep (void)
{
  const guint depth = 200000;
  g_autofree char *text = g_malloc (2 * depth);
  TandemSlice root, value;
  TandemSliceIter iter;
  guint found = 0;

  memset (text, '[', depth);
  memset (text + depth, ']', depth);
  g_assert_true (tandem_slice_parse (text, 2 * depth, &root, NULL));
  tandem_slice_iter_init (&iter, root);
  while (tandem_slice_iter_next (&iter, NULL, &value))
    found++;
  g_assert_cmpuint (found, ==, 1);
  g_assert_cmpuint (tandem_slice_length (value), ==, 2 * depth - 2);
}

/* ---- documents --------------------------------------------------------- */

static void
test_document (void)
{
  TandemSlice root = parse ("{\"x\": 1.10,\"_rev\":\"2-b\",\"_id\":\"plan:1\",\"y\":{\"_rev\":\"kept\"},"
                            "\"_revisions\":{\"start\":2,\"ids\":[\"b\",\"a\"]},\"z\":[]}");
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemWireDoc) doc = tandem_wire_doc_read (root, &error);
  g_autofree char *written = NULL;
  gsize size;
  const char *body;

  g_assert_no_error (error);
  g_assert_cmpstr (doc->id, ==, "plan:1");
  g_assert_cmpstr (doc->rev, ==, "2-b");
  g_assert_cmpuint (doc->start, ==, 2);
  g_assert_false (doc->deleted);
  g_assert_cmpstr (doc->ids[1], ==, "a");
  body = g_bytes_get_data (doc->body, &size);
  g_assert_cmpmem (body, size, "{\"_id\":\"plan:1\",\"x\": 1.10,\"y\":{\"_rev\":\"kept\"},\"z\":[]}", 53);

  written = tandem_wire_doc_write (doc->id, doc->start, (const char *const *) doc->ids, doc->body);
  g_assert_cmpstr (written, ==,
                   "{\"_rev\":\"2-b\",\"_revisions\":{\"start\":2,\"ids\":[\"b\",\"a\"]},"
                   "\"_id\":\"plan:1\",\"x\": 1.10,\"y\":{\"_rev\":\"kept\"},\"z\":[]}");
}

static void
test_deletion (void)
{
  static const char *const ids[] = { "c", "b", NULL };
  g_autofree char *text = tandem_wire_doc_write ("plan:1", 3, ids, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemWireDoc) doc = tandem_wire_doc_read (parse (text), &error);

  g_assert_no_error (error);
  g_assert_true (doc->deleted);
  g_assert_cmpstr (doc->rev, ==, "3-c");
}

static void
test_document_refused (void)
{
  static const char *const bad[] = {
    "[]",
    "{\"_id\":\"a\"}",
    "{\"_id\":1,\"_rev\":\"1-a\",\"_revisions\":{\"start\":1,\"ids\":[\"a\"]}}",
    "{\"_id\":\"\",\"_rev\":\"1-a\",\"_revisions\":{\"start\":1,\"ids\":[\"a\"]}}",
    "{\"_id\":\"a\",\"_rev\":\"nonsense\",\"_revisions\":{\"start\":1,\"ids\":[\"a\"]}}",
    "{\"_id\":\"a\",\"_rev\":\"1-a\"}",
    "{\"_id\":\"a\",\"_rev\":\"1-a\",\"_revisions\":{\"start\":2,\"ids\":[\"a\"]}}",
    "{\"_id\":\"a\",\"_rev\":\"1-a\",\"_revisions\":{\"start\":1,\"ids\":[\"b\"]}}",
    "{\"_id\":\"a\",\"_rev\":\"1-a\",\"_revisions\":{\"start\":1,\"ids\":[]}}",
    "{\"_id\":\"a\",\"_rev\":\"1-a\",\"_revisions\":{\"start\":1,\"ids\":[\"a\",\"b\"]}}",
    "{\"_id\":\"a\",\"_rev\":\"1-a\",\"_revisions\":{\"start\":1,\"ids\":[7]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (tandem_wire_doc_read (parse (bad[i]), &error));
      g_assert_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL);
    }
}

static void
test_seq (void)
{
  g_autofree char *number = tandem_wire_dup_seq (parse ("12"));
  g_autofree char *text = tandem_wire_dup_seq (parse ("\"12-g1AAAA\""));

  g_assert_cmpstr (number, ==, "12");
  g_assert_cmpstr (text, ==, "12-g1AAAA");
  g_assert_null (tandem_wire_dup_seq (parse ("null")));
  g_assert_null (tandem_wire_dup_seq (parse ("[1]")));
}

/* ---- addresses --------------------------------------------------------- */

static void
test_address (void)
{
  static const char *const good[][2] = {
    { "https://central.example.org", "https://central.example.org/" },
    { "https://central.example.org/couch", "https://central.example.org/couch/" },
    { "https://central.example.org:6984/", "https://central.example.org:6984/" },
    { "http://127.0.0.1:5984", "http://127.0.0.1:5984/" },
    { "http://localhost:5984/", "http://localhost:5984/" },
    { "http://[::1]:5984/", "http://[::1]:5984/" },
  };
  static const char *const bad[] = {
    "", "central.example.org", "http://central.example.org/", "http://10.0.0.1/", "ftp://localhost/",
    "https://user:pw@central.example.org/", "https://central.example.org/?a", "https://central.example.org/#a",
    "https:///path", "http://localhost.example.org/", "http://127.0.0.1.example.org/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = tandem_address_normalise (good[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = tandem_address_normalise (bad[i], &error);

      g_assert_null (address);
      g_assert_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_ADDRESS);
    }
}

static void
test_database_names (void)
{
  g_assert_true (tandem_address_is_database ("catalogue"));
  g_assert_true (tandem_address_is_database ("pair-01j0000000000000000000000q"));
  g_assert_true (tandem_address_is_database ("city-01j0000000000000000000000q"));
  g_assert_false (tandem_address_is_database ("_users"));
  g_assert_false (tandem_address_is_database ("pair-"));
  g_assert_false (tandem_address_is_database ("pair-../_users"));
  g_assert_false (tandem_address_is_database ("pair-A"));
  g_assert_false (tandem_address_is_database ("catalogue2"));
}

/* ---- pauses ------------------------------------------------------------ */

static void
test_backoff (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  guint longest[12] = { 0 };

  for (guint round = 0; round < 400; round++)
    {
      TandemBackoff backoff = TANDEM_BACKOFF_INIT;

      for (guint i = 0; i < G_N_ELEMENTS (longest); i++)
        {
          guint pause = tandem_backoff_next (&backoff, TANDEM_BACKOFF_NO_ADVICE, rand);

          longest[i] = MAX (longest[i], pause);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (longest); i++)
    {
      guint bound = MIN (1000u << i, 5 * 60 * 1000);

      g_assert_cmpuint (longest[i], <=, bound);
      g_assert_cmpuint (longest[i], >, bound * 3 / 4);
    }
}

static void
test_backoff_advice (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  TandemBackoff backoff = TANDEM_BACKOFF_INIT;

  for (guint i = 0; i < 100; i++)
    {
      guint pause = tandem_backoff_next (&backoff, 20, rand);

      g_assert_cmpuint (pause, >=, 20 * 1000);
      tandem_backoff_reset (&backoff);
    }
  g_assert_cmpuint (tandem_backoff_next (&backoff, G_MAXINT64, rand), <=, 3600 * 1000 + 1000);
}

static void
test_backoff_cancel (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  gint64 started = g_get_monotonic_time ();

  g_cancellable_cancel (cancellable);
  g_assert_false (tandem_backoff_wait (60 * 1000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 10 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/slice/walk", test_slice_walk);
  g_test_add_func ("/slice/refused", test_slice_refused);
  g_test_add_func ("/slice/readers", test_slice_readers);
  g_test_add_func ("/slice/deep", test_slice_deep);
  g_test_add_func ("/wire/document", test_document);
  g_test_add_func ("/wire/deletion", test_deletion);
  g_test_add_func ("/wire/document-refused", test_document_refused);
  g_test_add_func ("/wire/seq", test_seq);
  g_test_add_func ("/address/normalise", test_address);
  g_test_add_func ("/address/databases", test_database_names);
  g_test_add_func ("/backoff/jitter", test_backoff);
  g_test_add_func ("/backoff/advice", test_backoff_advice);
  g_test_add_func ("/backoff/cancel", test_backoff_cancel);

  return g_test_run ();
}
