/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-corpus.h"

#include <string.h>

static const struct
{
  const char *kind;
  guint       count;
} parts[] = {
  { "city", 500 },
  { "partnership", 250 },
  { "plan", 500 },
  { "action", 15000 },
  { "milestone", 75000 },
};

static const char *const words[] = {
  "roofs", "harbour", "tram", "wetland", "insulation", "school", "market", "bicycle", "heat", "pump", "waste", "river",
  "district", "solar", "lighting", "drainage", "parks", "museum", "library", "charging", "freight", "bus", "grid",
  "energy", "water", "air", "noise", "housing", "mapping", "permit", "tender", "survey", "training", "exchange",
  "report", "agreement", "budget", "opened", "signed", "finished", "approved", "drafted",
};

static const char *const states[] = { "planned", "in_progress", "delayed", "achieved", "on_hold", "dropped" };

guint
bench_corpus_count (const char *kind,
                    double      scale)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].kind, kind))
      return MAX (2, (guint) (parts[i].count * scale));

  return 0;
}

TandemContext *
bench_corpus_context (void)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();

  return tandem_context_new ("en", tandem_date_new (2026, 6, 1), vocabularies);
}

/* Digits are signs of an id too. */
static char *
dup_id (const char *kind,
        guint       number)
{
  return g_strdup_printf ("%s:01J%023u", kind, number);
}

static void
append_signs (GString *out,
              GRand   *random)
{
  if (g_rand_int_range (random, 0, 3) == 0)
    g_string_append (out, BENCH_COMMON_SIGNS);
  for (int n = g_rand_int_range (random, 4, 10); n > 0; n--)
    g_string_append_unichar (out, 0x4E00 + g_rand_int_range (random, 0, 700) * 7);
}

static void
append_words (GString *out,
              GRand   *random,
              int      n_words)
{
  if (g_rand_int_range (random, 0, 3) == 0)
    g_string_append (out, BENCH_COMMON_WORD " ");
  while (n_words-- > 0)
    g_string_append_printf (out, "%s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
}

/* "title": { en, zh-Hans } */
static void
append_title (GString    *out,
              const char *name,
              GRand      *random,
              guint       number)
{
  g_string_append_printf (out, ",\"%s\":{\"en\":{\"status\":\"approved\",\"text\":\"", name);
  append_words (out, random, 4);
  g_string_append_printf (out, "%u\"},\"zh-Hans\":{\"status\":\"draft\",\"text\":\"", number);
  append_signs (out, random);
  g_string_append (out, "\"}}");
}

static void
append_ref (GString    *out,
            const char *field,
            const char *kind,
            guint       number)
{
  g_autofree char *id = dup_id (kind, number);

  g_string_append_printf (out, ",\"%s\":\"%s\"", field, id);
}

static void
append_city (GString *out,
             GRand   *random,
             guint    number,
             double   scale)
{
  append_title (out, "name", random, number);
  g_string_append_printf (out, ",\"country\":\"%s\",\"city_kind\":\"municipality\"", number % 2 ? "CN" : "IT");
}

static void
append_partnership (GString *out,
                    GRand   *random,
                    guint    number,
                    double   scale)
{
  guint n_cities = bench_corpus_count ("city", scale);
  g_autofree char *eu = dup_id ("city", 2 * number % n_cities);
  g_autofree char *partner = dup_id ("city", (2 * number + 1) % n_cities);

  g_string_append_printf (out, ",\"code\":\"P%u\",\"status\":\"active\",\"members\":[{\"id\":\"a\",\"city\":\"%s\","
                          "\"side\":\"eu\"},{\"id\":\"b\",\"city\":\"%s\",\"side\":\"partner\"}]", number, eu, partner);
}

static void
append_plan (GString *out,
             GRand   *random,
             guint    number,
             double   scale)
{
  append_title (out, "title", random, number);
  append_ref (out, "partnership", "partnership", number % bench_corpus_count ("partnership", scale));
  append_ref (out, "owner", "partnership", number % bench_corpus_count ("partnership", scale));
}

static void
append_in_plan (GString *out,
                GRand   *random,
                guint    number,
                double   scale)
{
  guint plan = number % bench_corpus_count ("plan", scale);

  append_title (out, "title", random, number);
  append_ref (out, "plan", "plan", plan);
  append_ref (out, "partnership", "partnership", plan % bench_corpus_count ("partnership", scale));
  g_string_append_printf (out, ",\"code\":\"C%u\",\"status\":\"%s\"", number,
                          states[g_rand_int_range (random, 0, G_N_ELEMENTS (states))]);
}

static void
append_milestone (GString *out,
                  GRand   *random,
                  guint    number,
                  double   scale)
{
  guint day = g_rand_int_range (random, 0, 28 * 12 * 6);

  append_in_plan (out, random, number, scale);
  append_ref (out, "owner", "action", number % bench_corpus_count ("action", scale));
  g_string_append_printf (out, ",\"due\":\"%u-%02u-%02u\",\"deliverable\":{\"en\":{\"text\":\"",
                          2022 + day / (28 * 12), day / 28 % 12 + 1, day % 28 + 1);
  append_words (out, random, 12);
  if (number == 1)
    g_string_append (out, BENCH_RARE_WORD " " BENCH_RARE_SIGNS);
  g_string_append (out, "\"}},\"updates\":[{\"id\":\"u1\",\"on\":\"2026-02-03\",\"note\":{\"en\":{\"text\":\"");
  append_words (out, random, 20);
  g_string_append (out, "\"}}}]");
}

static TandemDoc *
make_doc (gsize  part,
          GRand *random,
          guint  number,
          double scale)
{
  static void (*const fill[]) (GString *, GRand *, guint, double) = {
    append_city, append_partnership, append_plan, append_in_plan, append_milestone,
  };
  g_autoptr(GString) body = g_string_new (NULL);
  g_autofree char *id = dup_id (parts[part].kind, number);
  g_autoptr(GError) error = NULL;
  TandemDoc *doc;

  g_string_append_printf (body, "{\"_id\":\"%s\"", id);
  fill[part] (body, random, number, scale);
  g_string_append_c (body, '}');

  doc = tandem_doc_parse (body->str, body->len, &error);
  if (doc == NULL)
    g_error ("%s: %s", body->str, error->message);

  return doc;
}

guint
bench_corpus_for_each (double          scale,
                       BenchCorpusFunc func,
                       gpointer        data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  guint n_docs = 0;

  for (gsize part = 0; part < G_N_ELEMENTS (parts); part++)
    for (guint i = 0; i < bench_corpus_count (parts[part].kind, scale); i++, n_docs++)
      {
        g_autoptr(TandemDoc) doc = make_doc (part, random, i, scale);

        func (doc, data);
      }

  return n_docs;
}
