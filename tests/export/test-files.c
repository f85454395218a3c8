/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#define LIBICAL_GLIB_UNSTABLE_API 1
#include <glib/gstdio.h>
#include <libical-glib/libical-glib.h>
#include <string.h>

#include "paper-support.h"

static GBytes *
write_out (GPtrArray        *documents,
           TandemFormat      format,
           TandemExportFlags flags)
{
  g_autoptr(TandemContext) plain = support_context ();
  g_autoptr(TandemSnapshot) snapshot = support_snapshot (documents);
  g_autoptr(TandemContext) context = tandem_snapshot_dup_context (snapshot, plain);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  tandem_export_write (documents, format, flags, context, stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
write_text (GPtrArray        *documents,
            TandemFormat      format,
            TandemExportFlags flags)
{
  g_autoptr(GBytes) bytes = write_out (documents, format, flags);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GPtrArray *
read_in (const char       *text,
         TandemFormat      format,
         const TandemKind *kind,
         GPtrArray        *problems)
{
  g_autoptr(TandemContext) context = support_context ();
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  GPtrArray *documents = tandem_import_read (bytes, format, kind, context, problems, &error);

  g_assert_no_error (error);

  return documents;
}

static GPtrArray *
problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_problem_free);
}

static GPtrArray *
of_kind (GPtrArray  *documents,
         const char *kind)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < documents->len; i++)
    if (g_str_equal (tandem_doc_get_kind (g_ptr_array_index (documents, i))->name, kind))
      g_ptr_array_add (found, g_ptr_array_index (documents, i));

  return found;
}

static void
assert_same (GPtrArray *first,
             GPtrArray *second)
{
  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    {
      g_autofree char *before = tandem_doc_to_canonical (g_ptr_array_index (first, i));
      g_autofree char *after = tandem_doc_to_canonical (g_ptr_array_index (second, i));

      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_json (void)
{
  g_autoptr(GPtrArray) documents = support_read_sample ();
  g_autofree char *text = write_text (documents, TANDEM_FORMAT_JSON, TANDEM_EXPORT_DEFAULT);
  g_autoptr(GPtrArray) problems = problems_new ();
  g_autoptr(GPtrArray) again = read_in (text, TANDEM_FORMAT_JSON, NULL, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  assert_same (documents, again);
  for (guint i = 0; i < documents->len; i++)
    g_assert_cmpstr (tandem_doc_get_body (g_ptr_array_index (documents, i), NULL), ==,
                     tandem_doc_get_body (g_ptr_array_index (again, i), NULL));
}

/* Each broken record is named; the sound ones around it are read. */
static void
test_json_problems (void)
{
  const char *text = "[\n"
                     "{\"_id\":\"term:01J00000000000000000000001\",\"language\":\"en\",},\n"
                     "{\"_id\":\"organisation:01J00000000000000000000002\",\"name\":{\"en\":{\"text\":\"A\",\"status\":\"draft\"}}},\n"
                     "42,\n"
                     "{\"_id\":\"organisation:01J00000000000000000000003\",\n\"org_type\":7}\n"
                     "]";
  g_autoptr(GPtrArray) problems = problems_new ();
  g_autoptr(GPtrArray) documents = read_in (text, TANDEM_FORMAT_JSON, NULL, problems);
  g_autofree char *last = NULL;

  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpstr (tandem_doc_get_id (g_ptr_array_index (documents, 0)), ==, "organisation:01J00000000000000000000002");
  g_assert_cmpuint (problems->len, >=, 3);
  g_assert_cmpuint (((TandemImportProblem *) g_ptr_array_index (problems, 0))->line, ==, 2);
  g_assert_cmpuint (((TandemImportProblem *) g_ptr_array_index (problems, 1))->line, ==, 4);
  last = tandem_import_problem_to_text (g_ptr_array_index (problems, 2));
  g_assert_true (g_str_has_prefix (last, "line 5, organisation:01J00000000000000000000003, "));
}

static void
test_unreadable (void)
{
  static const struct
  {
    const char  *text;
    TandemFormat format;
  } files[] = {
    { "", TANDEM_FORMAT_JSON }, { "hello", TANDEM_FORMAT_JSON }, { "[{\"_id\":1}", TANDEM_FORMAT_JSON },
    { "", TANDEM_FORMAT_CSV }, { "\n\n", TANDEM_FORMAT_CSV }, { "_id\nab\xff\n", TANDEM_FORMAT_CSV },
    { "x", TANDEM_FORMAT_ICS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(TandemContext) context = support_context ();
      g_autoptr(GBytes) bytes = g_bytes_new (files[i].text, strlen (files[i].text));
      g_autoptr(GPtrArray) problems = problems_new ();
      g_autoptr(GError) error = NULL;

      g_assert_null (tandem_import_read (bytes, files[i].format, NULL, context, problems, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == TANDEM_EXPORT_ERROR);
    }
}

/* Every kind of the sample comes back from CSV as it was. */
static void
test_csv_round_trip (void)
{
  g_autoptr(GPtrArray) documents = support_read_sample ();
  guint n_kinds, n_seen = 0;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(GPtrArray) some = of_kind (documents, kinds[i]->name);
      g_autoptr(GPtrArray) problems = problems_new ();
      g_autoptr(GPtrArray) again = NULL;
      g_autofree char *text = NULL;

      if (some->len == 0)
        continue;
      text = write_text (some, TANDEM_FORMAT_CSV, n_seen++ % 2 ? TANDEM_EXPORT_BOM : TANDEM_EXPORT_DEFAULT);
      again = read_in (text, TANDEM_FORMAT_CSV, NULL, problems);
      for (guint j = 0; j < problems->len; j++)
        {
          g_autofree char *problem = tandem_import_problem_to_text (g_ptr_array_index (problems, j));

          g_test_message ("%s", problem);
        }
      g_assert_cmpuint (problems->len, ==, 0);
      assert_same (some, again);
    }
  g_assert_cmpuint (n_seen, >, 10);
}

/* What a spreadsheet would run stays text, and comes back as it was typed. */
static void
test_csv_hostile_cells (void)
{
  static const char *const cells[] = {
    "=HYPERLINK(\\\"http://x\\\")", "+1+1", "-2+3", "@SUM(A1)", "'=quoted", "'", "a,b;c", "line\\nbreak \\\"q\\\"",
    " blanks ", "\\ttab", "-12.5",
  };
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autoptr(GPtrArray) problems = problems_new ();
  g_autoptr(GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"_id\":\"organisation:01J0000000000000000000%04u\",\"name\":{\"en\":"
                                               "{\"text\":\"%s\",\"status\":\"draft\"}},\"identifier\":\"%s\","
                                               "\"future\":{\"a\":[1,2.50]}}", i, cells[i], cells[i]);
      g_autoptr(GError) error = NULL;
      TandemDoc *doc = tandem_doc_parse (body, -1, &error);

      g_assert_no_error (error);
      g_ptr_array_add (documents, doc);
    }
  text = write_text (documents, TANDEM_FORMAT_CSV, TANDEM_EXPORT_DEFAULT);
  again = read_in (text, TANDEM_FORMAT_CSV, NULL, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  assert_same (documents, again);

  lines = g_strsplit_set (text, ",\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      const char *cell = lines[i][0] == '"' ? lines[i] + 1 : lines[i];

      g_assert_null (*cell ? strchr ("=+@", *cell) : NULL);
    }
}

static void
test_csv_by_hand (void)
{
  const char *text = "title.en;title.zh-Hans;status;due;owner;nonsense\r\n"
                     "Site chosen;选定地点;planned;2020-05-19;pilot:01J00000000000000000000005;x\r\n"
                     "Broken;;planned;never;pilot:01J00000000000000000000005;\r\n"
                     ";;;;;\r\n"
                     "\"Two\nlines\";;planned;2020-06-01;pilot:01J00000000000000000000005;\r\n";
  g_autoptr(GPtrArray) problems = problems_new ();
  g_autoptr(GPtrArray) documents = read_in (text, TANDEM_FORMAT_CSV, tandem_kind_find ("milestone"), problems);
  const TandemImportProblem *unknown, *broken;

  g_assert_cmpuint (documents->len, ==, 2);
  g_assert_true (g_str_has_prefix (tandem_doc_get_id (g_ptr_array_index (documents, 0)), "milestone:"));
  g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (g_ptr_array_index (documents, 0), "title"), "zh-Hans"), ==, "选定地点");
  g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (g_ptr_array_index (documents, 1), "title"), "en"), ==, "Two\nlines");
  g_assert_cmpuint (problems->len, ==, 2);
  unknown = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (unknown->field, ==, "nonsense");
  broken = g_ptr_array_index (problems, 1);
  g_assert_cmpuint (broken->line, ==, 3);
  g_assert_cmpstr (broken->field, ==, "due");
}

static void
test_csv_mixed (void)
{
  g_autoptr(GPtrArray) documents = support_read_sample ();
  g_autoptr(TandemContext) context = support_context ();
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "all.csv", NULL);
  g_autofree char *cities = g_build_filename (folder, "all-city.csv", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (tandem_export_write (documents, TANDEM_FORMAT_CSV, 0, context, stream, NULL, &error));
  g_assert_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_KIND);
  g_clear_error (&error);
  g_assert_true (tandem_export_save (documents, TANDEM_FORMAT_CSV, 0, context, path, written, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (written->len, >, 10);
  g_assert_true (g_ptr_array_find_with_equal_func (written, cities, g_str_equal, NULL));
  for (guint i = 0; i < written->len; i++)
    g_assert_cmpint (g_unlink (g_ptr_array_index (written, i)), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What is about a person is in no public file of any format. */
static void
test_public (void)
{
  static const TandemFormat formats[] = { TANDEM_FORMAT_JSON, TANDEM_FORMAT_CSV };
  g_autoptr(GPtrArray) documents = support_read_sample ();
  g_autoptr(GPtrArray) contacts = of_kind (documents, "contact");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *inside = write_text (contacts, formats[i], TANDEM_EXPORT_DEFAULT);
      g_autofree char *outside = write_text (contacts, formats[i], TANDEM_EXPORT_PUBLIC);

      g_assert_nonnull (strstr (inside, "person@example.org"));
      g_assert_nonnull (strstr (inside, "N. N."));
      g_assert_null (strstr (outside, "person@example.org"));
      g_assert_null (strstr (outside, "N. N."));
      g_assert_nonnull (strstr (outside, "City coordinator"));
    }
}

static char *
find_line (const char *calendar,
           const char *start)
{
  g_auto(GStrv) lines = g_strsplit (calendar, "\r\n", -1);

  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], start))
      return g_strdup (lines[i]);

  return NULL;
}

static TandemDoc *
make_event (const char *members)
{
  g_autofree char *body = g_strdup_printf ("{\"_id\":\"event:01J00000000000000000000042\","
                                           "\"event_kind\":\"mission_outbound\",\"status\":\"held\",\"title\":{\"en\":{\"text\":"
                                           "\"Smart city mission; Chengdu, Liuzhou\",\"status\":\"draft\"}},%s}", members);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (body, -1, &error);

  g_assert_no_error (error);

  return doc;
}

/* An all-day mission ends the day after its last, as RFC 5545 has it. */
static void
test_ics_all_day (void)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autofree char *text = NULL;
  g_autofree char *summary = NULL;
  g_auto(GStrv) lines = NULL;

  g_ptr_array_add (documents, make_event ("\"start\":\"2019-06-09\",\"end\":\"2019-06-15\",\"all_day\":true"));
  text = write_text (documents, TANDEM_FORMAT_ICS, TANDEM_EXPORT_DEFAULT);
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20190609\r\n"));
  g_assert_nonnull (strstr (text, "DTEND;VALUE=DATE:20190616\r\n"));
  g_assert_nonnull (strstr (text, "SEQUENCE:7437\r\n"));
  g_assert_nonnull (strstr (text, "UID:event:01J00000000000000000000042@tandemplan.org\r\n"));
  g_assert_nonnull (strstr (text, "STATUS:CONFIRMED\r\n"));
  summary = find_line (text, "SUMMARY");
  g_assert_cmpstr (summary, ==, "SUMMARY;LANGUAGE=en:Smart city mission\\; Chengdu\\, Liuzhou");
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_null (strchr (lines[i], '\n'));
    }
}

/* 09:00 in Berlin on that day is 08:00 in UTC, by the rules in the file itself. */
static void
test_ics_round_trip (void)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autofree char *text = NULL;
  ICalComponent *calendar, *event;
  ICalTime *start;

  g_ptr_array_add (documents, make_event ("\"start\":\"2022-02-14T09:00\",\"end\":\"2022-02-14T10:30\","
                                          "\"timezone\":\"Europe/Berlin\",\"url\":\"https://example.org/call\""));
  text = write_text (documents, TANDEM_FORMAT_ICS, TANDEM_EXPORT_DEFAULT);
  calendar = i_cal_component_new_from_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (i_cal_component_count_components (calendar, I_CAL_VTIMEZONE_COMPONENT), ==, 1);
  event = i_cal_component_get_first_component (calendar, I_CAL_VEVENT_COMPONENT);
  g_assert_cmpstr (i_cal_component_get_summary (event), ==, "Smart city mission; Chengdu, Liuzhou");
  start = i_cal_component_get_dtstart (event);
  g_assert_cmpint (i_cal_time_as_timet_with_zone (start, i_cal_time_get_timezone (start)), ==, 1644825600);
  g_assert_null (strstr (text, "ATTENDEE"));
  g_object_unref (start);
  g_object_unref (event);
  g_object_unref (calendar);
}

static void
test_ics_sample (void)
{
  g_autoptr(GPtrArray) documents = support_read_sample ();
  g_autofree char *text = write_text (documents, TANDEM_FORMAT_ICS, TANDEM_EXPORT_DEFAULT);
  g_autofree char *again = write_text (documents, TANDEM_FORMAT_ICS, TANDEM_EXPORT_DEFAULT);
  g_autoptr(GPtrArray) cities = of_kind (documents, "city");
  g_autoptr(TandemContext) context = support_context ();
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (support_count (text, "BEGIN:VEVENT"), ==, 9);
  g_assert_nonnull (strstr (text, "SUMMARY;LANGUAGE=en:M1.3 Curriculum agreed by both schools"));
  g_assert_nonnull (strstr (text, "CATEGORIES:milestone"));
  g_assert_cmpstr (text, ==, again);
  g_assert_false (tandem_export_write (cities, TANDEM_FORMAT_ICS, 0, context, stream, NULL, &error));
  g_assert_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_KIND);
}

static char *
read_part (GBytes     *workbook,
           const char *part)
{
  return support_run (workbook, "python3", "-c",
                      "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
                      "{}", part, NULL);
}

static void
test_xlsx (void)
{
  g_autoptr(GPtrArray) documents = support_read_sample ();
  g_autoptr(GBytes) first = write_out (documents, TANDEM_FORMAT_XLSX, TANDEM_EXPORT_DEFAULT);
  g_autoptr(GBytes) second = write_out (documents, TANDEM_FORMAT_XLSX, TANDEM_EXPORT_DEFAULT);
  g_autoptr(GBytes) outside = write_out (documents, TANDEM_FORMAT_XLSX, TANDEM_EXPORT_PUBLIC);
  g_autofree char *book = read_part (first, "xl/workbook.xml");
  g_autofree char *strings = read_part (first, "xl/sharedStrings.xml");
  g_autofree char *hidden = read_part (outside, "xl/sharedStrings.xml");
  g_autofree char *sheet = read_part (first, "xl/worksheets/sheet1.xml");

  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                   g_bytes_get_size (second));
  g_assert_nonnull (strstr (book, "name=\"Cities\""));
  g_assert_nonnull (strstr (book, "name=\"Milestones\""));
  g_assert_nonnull (strstr (strings, "Curriculum agreed by both schools"));
  g_assert_nonnull (strstr (strings, "person@example.org"));
  g_assert_null (strstr (hidden, "person@example.org"));
  g_assert_nonnull (strstr (sheet, "autoFilter"));
}

/* A formula in a record is text in the sheet; a text too long says what was cut. */
static void
test_xlsx_hostile (void)
{
  g_autofree char *words = g_strnfill (60000, 'w');
  g_autofree char *body = g_strdup_printf ("{\"_id\":\"organisation:01J00000000000000000000001\",\"name\":{\"en\":{\"text\":"
                                           "\"=cmd()\",\"status\":\"draft\"}},\"identifier\":\"%s\"}", words);
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autoptr(GBytes) workbook = NULL;
  g_autofree char *strings = NULL;
  g_autofree char *sheet = NULL;

  g_ptr_array_add (documents, tandem_doc_parse (body, -1, NULL));
  g_assert_nonnull (g_ptr_array_index (documents, 0));
  workbook = write_out (documents, TANDEM_FORMAT_XLSX, TANDEM_EXPORT_DEFAULT);
  strings = read_part (workbook, "xl/sharedStrings.xml");
  sheet = read_part (workbook, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (strings, "<t>=cmd()</t>"));
  g_assert_null (strstr (sheet, "<f>"));
  g_assert_nonnull (strstr (strings, "[cut: 60000 signs in all]"));
}

static void
test_format_from_path (void)
{
  TandemFormat format;
  g_autoptr(GError) error = NULL;

  g_assert_true (tandem_format_from_path ("/a/b.XLSX", &format, NULL));
  g_assert_cmpint (format, ==, TANDEM_FORMAT_XLSX);
  g_assert_true (tandem_format_from_path ("x.json", &format, NULL));
  g_assert_cmpint (format, ==, TANDEM_FORMAT_JSON);
  g_assert_false (tandem_format_from_path ("plan.docx", &format, &error));
  g_assert_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_FORMAT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/files/json", test_json);
  g_test_add_func ("/export/files/json-problems", test_json_problems);
  g_test_add_func ("/export/files/unreadable", test_unreadable);
  g_test_add_func ("/export/files/csv-round-trip", test_csv_round_trip);
  g_test_add_func ("/export/files/csv-hostile-cells", test_csv_hostile_cells);
  g_test_add_func ("/export/files/csv-by-hand", test_csv_by_hand);
  g_test_add_func ("/export/files/csv-mixed", test_csv_mixed);
  g_test_add_func ("/export/files/public", test_public);
  g_test_add_func ("/export/files/ics-all-day", test_ics_all_day);
  g_test_add_func ("/export/files/ics-round-trip", test_ics_round_trip);
  g_test_add_func ("/export/files/ics-sample", test_ics_sample);
  g_test_add_func ("/export/files/xlsx", test_xlsx);
  g_test_add_func ("/export/files/xlsx-hostile", test_xlsx_hostile);
  g_test_add_func ("/export/files/format-from-path", test_format_from_path);

  return g_test_run ();
}
