/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-order.h"

static void
test_between (void)
{
  static const char *const pairs[][2] = {
    { NULL, NULL }, { "a0", "b0" }, { NULL, "a0" }, { "z", NULL }, { "a", "ai" }, { "zz", NULL }, { "a0", "a1" },
    { "ai", "b" }, { "a", "b" }, { NULL, "01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *order = tandem_order_between (pairs[i][0], pairs[i][1]);

      g_assert_nonnull (order);
      if (pairs[i][0] != NULL)
        g_assert_cmpstr (order, >, pairs[i][0]);
      if (pairs[i][1] != NULL)
        g_assert_cmpstr (order, <, pairs[i][1]);
    }
}

static void
test_no_room (void)
{
  g_assert_null (tandem_order_between ("a", "a"));
  g_assert_null (tandem_order_between ("b", "a"));
  g_assert_null (tandem_order_between ("a", "a0"));
  g_assert_null (tandem_order_between (NULL, "0"));
}

/* The same place again and again, as somebody with a bad day moves things. */
static void
test_often (void)
{
  g_autofree char *low = g_strdup ("a0"), *high = g_strdup ("b0");
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 500; i++)
    {
      char *order = tandem_order_between (low, high);

      g_assert_nonnull (order);
      g_assert_cmpstr (order, >, low);
      g_assert_cmpstr (order, <, high);
      if (g_rand_boolean (random))
        {
          g_free (low);
          low = order;
        }
      else
        {
          g_free (high);
          high = order;
        }
    }
}

static void
test_nth (void)
{
  for (guint i = 0; i < 399; i++)
    {
      g_autofree char *a = tandem_order_nth (i), *b = tandem_order_nth (i + 1);
      g_autofree char *middle = tandem_order_between (a, b);

      g_assert_cmpstr (a, <, b);
      g_assert_nonnull (middle);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/order/between", test_between);
  g_test_add_func ("/order/no-room", test_no_room);
  g_test_add_func ("/order/often", test_often);
  g_test_add_func ("/order/nth", test_nth);

  return g_test_run ();
}
