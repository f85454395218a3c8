/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-doc.h"

#include "kinds/tandem-gcom.h"
#include "kinds/tandem-plan.h"
#include "short-doc.h"
#include "tandem-kinds.h"

/* The special functions of the kinds take whatever a document holds: they
 * answer, and say nothing that is not a sentence. */

#define ROUNDS 12

static void
ask_everything (const TandemDoc     *doc,
                const TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autoptr(GPtrArray) problems = tandem_doc_check (doc, context);
  g_autofree char *title = tandem_doc_dup_title (doc, context);

  g_assert_cmpstr (title, !=, "");
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpstr (((TandemProblem *) problems->pdata[i])->message, !=, "");

  for (guint i = 0; i < kind->n_computed; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      g_value_init (&value, kind->computed[i].type);
      kind->computed[i].get (doc, context, &value);
      if (G_VALUE_HOLDS_STRING (&value) && g_value_get_string (&value) != NULL)
        g_assert_true (g_utf8_validate (g_value_get_string (&value), -1, NULL));
    }
}

static void
test_random (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
  g_autoptr(TandemContext) context = NULL;
  g_autoptr(GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < ROUNDS; i++)
    {
      for (guint j = 0; tandem_kinds[j] != NULL; j++)
        {
          TandemDoc *doc = random_doc_new (rand, tandem_kinds[j]);

          g_ptr_array_add (docs, doc);
          tandem_snapshot_add (snapshot, doc);
        }
    }

  context = short_context (snapshot, 2020, 5, 12);
  for (guint i = 0; i < docs->len; i++)
    {
      ask_everything (docs->pdata[i], context);
      ask_everything (docs->pdata[i], NULL);
    }
  g_assert_cmpuint (docs->len, >=, ROUNDS * 38);
}

/* A plan and a commitment that everything refers to, in whatever state it is. */
static void
test_random_parts (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 5; round++)
    {
      g_autoptr(TandemSnapshot) snapshot = tandem_snapshot_new ();
      g_autoptr(TandemDoc) plan = short_doc ("plan:1", "'status':'approved','city':'#city:1','scope':'integrated'");
      g_autoptr(TandemDoc) profile = short_doc ("gcom_profile:1", "'city':'#city:1','plan_submitted_on':'2001-01-01'");
      g_autoptr(TandemContext) context = NULL;
      g_autoptr(GPtrArray) gaps = NULL;
      g_autoptr(GPtrArray) missing = NULL;
      g_autofree char *plan_ref = g_strdup_printf ("\"%s\"", tandem_doc_get_id (plan));
      g_autofree char *city_ref = g_strdup_printf ("\"%s\"", tandem_val_string (tandem_doc_get (profile, "city")));

      tandem_snapshot_add (snapshot, plan);
      for (guint i = 0; tandem_kinds[i] != NULL; i++)
        {
          const TandemKind *kind = tandem_kinds[i];
          g_autoptr(TandemDoc) doc = random_doc_new (rand, kind);

          for (guint j = 0; j < 2; j++)
            {
              const char *field = j == 0 ? "plan" : "city";
              TandemDoc *with;

              if (tandem_kind_get_field (kind, field) < 0 || g_str_equal (kind->name, field))
                continue;
              with = tandem_doc_with (doc, field, j == 0 ? plan_ref : city_ref, NULL);
              g_assert_nonnull (with);
              tandem_doc_unref (doc);
              doc = with;
            }
          tandem_snapshot_add (snapshot, doc);
        }

      context = short_context (snapshot, 2020, 5, 12);
      gaps = tandem_plan_check (plan, context);
      missing = tandem_gcom_check (profile, context);
      g_assert_cmpuint (gaps->len, >, 0);
      g_assert_cmpuint (missing->len, >, 0);
      for (guint i = 0; i < gaps->len; i++)
        g_assert_nonnull (((TandemProblem *) gaps->pdata[i])->id);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kind-random/alone", test_random);
  g_test_add_func ("/kind-random/parts", test_random_parts);

  return g_test_run ();
}
