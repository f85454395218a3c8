/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "kinds/tandem-city.h"
#include "tandem-country.h"
#include "tandem-gazetteer.h"

#define HEADING "geonameid\tname\tcountry\tadmin1\tpopulation\tlatitude\tlongitude\tfeature\n"
#define YANTAI "1787093\tYantai\tCN\t25\t719332\t37.4765\t121.4408\tPPL\n"
#define ROME "3169070\tRome\tIT\t07\t2318895\t41.8919\t12.5113\tPPLC\n"

static TandemGazetteer *
read_text (const char *text,
           GError    **error)
{
  g_autoptr(GBytes) places = g_bytes_new (text, strlen (text));
  g_autoptr(GBytes) divisions = g_bytes_new_static ("country\tadmin1\tiso\nCN\t25\tCN-SD\n", 31);

  return tandem_gazetteer_new (places, divisions, error);
}

static TandemGazetteer *
load (void)
{
  g_autoptr(GError) error = NULL;
  TandemGazetteer *gazetteer = tandem_gazetteer_load (&error);

  g_assert_no_error (error);

  return gazetteer;
}

static void
assert_first (TandemGazetteer *gazetteer,
              const char      *typed,
              const char      *country,
              const char      *name,
              const char      *name_country)
{
  g_autoptr(GArray) found = tandem_gazetteer_find (gazetteer, typed, country, 6);
  const TandemGazetteerPlace *place = &g_array_index (found, TandemGazetteerPlace, 0);

  g_assert_cmpuint (found->len, >, 0);
  g_assert_cmpuint (found->len, <=, 6);
  g_assert_cmpstr (place->name, ==, name);
  g_assert_cmpstr (place->country, ==, name_country);
}

static void
test_find (void)
{
  g_autoptr(TandemGazetteer) gazetteer = load ();

  assert_first (gazetteer, "Yant", NULL, "Yantai", "CN");
  assert_first (gazetteer, "rome", NULL, "Rome", "IT");
  assert_first (gazetteer, "rome", "US", "Rome", "US");
  assert_first (gazetteer, "da nang", NULL, "Da Nang", "VN");
  assert_first (gazetteer, "danang", NULL, "Da Nang", "VN");
  assert_first (gazetteer, "xian", "CN", "Xi’an", "CN");
  assert_first (gazetteer, "Dusseldorf", NULL, "Düsseldorf", "DE");
  assert_first (gazetteer, "düsseldorf", NULL, "Düsseldorf", "DE");
  assert_first (gazetteer, "LODZ", NULL, "Łódź", "PL");
  assert_first (gazetteer, "palmas", "ES", "Las Palmas de Gran Canaria", "ES");
}

static void
test_nothing (void)
{
  static const char *const typed[] = { "", "y", " ", "–", "qqqq", "\377\376" };
  g_autoptr(TandemGazetteer) gazetteer = load ();

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(GArray) found = tandem_gazetteer_find (gazetteer, typed[i], NULL, 6);

      g_assert_cmpuint (found->len, ==, 0);
    }
}

/* The file that comes with the program is whole, and its divisions are ISO's. */
static void
test_own_file (void)
{
  static const struct { const char *city; const char *division; } known[] = {
    { "Yantai", "CN-SD" }, { "Chongqing", "CN-CQ" }, { "Rome", "IT-62" }, { "Bologna", "IT-45" },
    { "Mannheim", "DE-BW" }, { "Barcelona", "ES-CT" }, { "Granada", "ES-AN" }, { "Nice", "FR-PAC" },
  };
  g_autoptr(TandemGazetteer) gazetteer = load ();

  g_assert_cmpuint (tandem_gazetteer_get_n_places (gazetteer), >, 24000);
  g_assert_cmpuint (tandem_gazetteer_get_n_skipped (gazetteer), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *country = g_strndup (known[i].division, 2);
      g_autoptr(GArray) found = tandem_gazetteer_find (gazetteer, known[i].city, country, 1);

      g_assert_cmpstr (g_array_index (found, TandemGazetteerPlace, 0).subdivision, ==, known[i].division);
    }
}

static void
test_divisions_exist (void)
{
  g_autoptr(TandemGazetteer) gazetteer = load ();
  g_autoptr(GArray) found = NULL;
  guint n_known = 0;

  /* every place there is */
  for (char letter = 'a'; letter <= 'z'; letter++)
    for (char second = 'a'; second <= 'z'; second++)
      {
        const char typed[] = { letter, second, '\0' };

        g_clear_pointer (&found, g_array_unref);
        found = tandem_gazetteer_find (gazetteer, typed, NULL, 100);
        for (guint i = 0; i < found->len; i++)
          {
            const char *division = g_array_index (found, TandemGazetteerPlace, i).subdivision;

            if (division == NULL)
              continue;
            n_known++;
            if (tandem_subdivision_get_name (division) == division)
              g_error ("ISO 3166-2 has no %s", division);
          }
      }
  g_assert_cmpuint (n_known, >, 1000);
}

static void
test_hostile_lines (void)
{
  static const char *const wrong[] = {
    "1\tNo Columns\n",
    "x\tNo Number\tCN\t25\t1\t1\t1\tPPL\n",
    "-5\tNegative\tCN\t25\t1\t1\t1\tPPL\n",
    "99999999999999999999\tHuge\tCN\t25\t1\t1\t1\tPPL\n",
    "1\t\tCN\t25\t1\t1\t1\tPPL\n",
    "1\tNo Country\tChina\t25\t1\t1\t1\tPPL\n",
    "1\tToo Many People\tCN\t25\t99999999999\t1\t1\tPPL\n",
    "1\tOff the Globe\tCN\t25\t1\t91\t1\tPPL\n",
    "1\tOff the Globe\tCN\t25\t1\t1\t-181\tPPL\n",
    "1\tNot a Number\tCN\t25\t1\tnan\t1\tPPL\n",
    "1\tNot a Number\tCN\t25\t1\t1\tinf\tPPL\n",
    "1\tHalf a Number\tCN\t25\t1\t1e\t1\tPPL\n",
    "1\tBroken \377\376\tCN\t25\t1\t1\t1\tPPL\n",
    "1\tLong Long Long\tCN\t25\t1\t1\t1\t",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *rest = g_str_has_suffix (wrong[i], "\n") ? g_strdup ("") : g_strnfill (5000, 'x');
      g_autofree char *text = g_strconcat (HEADING, YANTAI, wrong[i], rest, "\n\n", ROME, NULL);
      g_autoptr(TandemGazetteer) gazetteer = read_text (text, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (tandem_gazetteer_get_n_places (gazetteer), ==, 2);
      g_assert_cmpuint (tandem_gazetteer_get_n_skipped (gazetteer), ==, 1);
      assert_first (gazetteer, "yant", NULL, "Yantai", "CN");
      assert_first (gazetteer, "rom", NULL, "Rome", "IT");
    }
}

static void
test_no_places (void)
{
  static const char *const texts[] = { "", "\n", HEADING, "\377\377\377\377", HEADING "nothing\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (read_text (texts[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* Windows line ends, and no line end at the end. */
static void
test_line_ends (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemGazetteer) gazetteer =
    read_text (HEADING "1787093\tYantai\tCN\t25\t719332\t37.4765\t121.4408\tPPL\r\n"
               "3169070\tRome\tIT\t07\t2318895\t41.8919\t12.5113", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tandem_gazetteer_get_n_places (gazetteer), ==, 2);
}

/* ---- filling in ---- */

static TandemDoc *
city (const char *fields)
{
  g_autofree char *json = g_strdup_printf ("{\"_id\":\"city:01J00000000000000000000YNT\"%s}", fields);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (json, -1, &error);

  g_assert_no_error (error);

  return doc;
}

static TandemDoc *
fill (const char *fields,
      char      **filled,
      char      **kept)
{
  g_autoptr(TandemGazetteer) gazetteer = read_text (HEADING YANTAI, NULL);
  g_autoptr(GArray) found = tandem_gazetteer_find (gazetteer, "yantai", NULL, 1);
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) context = tandem_context_new ("en", tandem_date_parse ("2020-05-12"), vocabularies);
  g_autoptr(TandemDoc) before = city (fields);
  g_autoptr(GError) error = NULL;
  TandemDoc *after = tandem_gazetteer_fill (before, &g_array_index (found, TandemGazetteerPlace, 0), context,
                                            filled, kept, &error);
  g_autoptr(GPtrArray) problems = NULL;

  g_assert_no_error (error);
  problems = tandem_doc_check (after, context);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (((TandemProblem *) g_ptr_array_index (problems, i))->severity, !=, TANDEM_SEVERITY_ERROR);

  return after;
}

static const char *
text_at (TandemDoc  *doc,
         const char *path)
{
  return tandem_val_string (tandem_doc_get (doc, path));
}

static void
test_fill_empty (void)
{
  g_autofree char *filled = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(TandemDoc) after = fill (",\"name\":{\"en\":{\"text\":\"Yant\"}}", &filled, &kept);

  g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (after, "name"), "en"), ==, "Yantai");
  g_assert_cmpstr (text_at (after, "country"), ==, "CN");
  g_assert_cmpstr (text_at (after, "subdivision"), ==, "CN-SD");
  g_assert_cmpint (tandem_val_int (tandem_doc_get (after, "codes.geonames_id"), 0), ==, 1787093);
  g_assert_cmpstr (text_at (after, "location.lat"), ==, "37.4765");
  g_assert_cmpstr (text_at (after, "location.lon"), ==, "121.4408");
  g_assert_cmpstr (text_at (after, "population[0].value"), ==, "719332");
  g_assert_cmpstr (text_at (after, "population[0].source"), ==, "GeoNames: core city, year not given");
  g_assert_cmpstr (text_at (after, "population[0].confidence"), ==, "low");
  g_assert_cmpstr (filled, ==, "country, province or region, GeoNames code, position, population");
  g_assert_null (kept);
}

/* What somebody typed stays, and is named. */
static void
test_fill_kept (void)
{
  g_autofree char *filled = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(TandemDoc) after = fill (",\"name\":{\"zh-Hans\":{\"text\":\"烟台\"}},\"country\":\"IT\","
                                     "\"codes\":{\"geonames_id\":1,\"un_locode\":\"CN YNT\"},"
                                     "\"location\":{\"lat\":\"1\",\"lon\":\"2\"},"
                                     "\"population\":[{\"id\":\"i1\",\"value\":\"7000000\",\"year\":2018}]",
                                     &filled, &kept);

  g_assert_cmpstr (text_at (after, "country"), ==, "IT");
  g_assert_null (text_at (after, "subdivision"));
  g_assert_cmpint (tandem_val_int (tandem_doc_get (after, "codes.geonames_id"), 0), ==, 1);
  g_assert_cmpstr (text_at (after, "codes.un_locode"), ==, "CN YNT");
  g_assert_cmpstr (text_at (after, "location.lat"), ==, "1");
  g_assert_cmpuint (tandem_val_length (tandem_doc_get (after, "population")), ==, 1);
  g_assert_cmpstr (text_at (after, "population[0].value"), ==, "7000000");
  g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (after, "name"), "zh-Hans"), ==, "烟台");
  g_assert_null (filled);
  g_assert_cmpstr (kept, ==, "country, GeoNames code, position, population");
}

/* The second time nothing is left to do. */
static void
test_fill_again (void)
{
  g_autofree char *filled = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(TandemDoc) after = fill (",\"name\":{\"en\":{\"text\":\"Yantai\"}},\"country\":\"CN\","
                                     "\"subdivision\":\"CN-SD\",\"codes\":{\"geonames_id\":1787093},"
                                     "\"location\":{\"lat\":\"37.4765\",\"lon\":\"121.4408\"}", &filled, &kept);

  g_assert_cmpstr (filled, ==, "population");
  g_assert_null (kept);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gazetteer/find", test_find);
  g_test_add_func ("/gazetteer/nothing", test_nothing);
  g_test_add_func ("/gazetteer/own-file", test_own_file);
  g_test_add_func ("/gazetteer/divisions-exist", test_divisions_exist);
  g_test_add_func ("/gazetteer/hostile-lines", test_hostile_lines);
  g_test_add_func ("/gazetteer/no-places", test_no_places);
  g_test_add_func ("/gazetteer/line-ends", test_line_ends);
  g_test_add_func ("/gazetteer/fill/empty", test_fill_empty);
  g_test_add_func ("/gazetteer/fill/kept", test_fill_kept);
  g_test_add_func ("/gazetteer/fill/again", test_fill_again);

  return g_test_run ();
}
