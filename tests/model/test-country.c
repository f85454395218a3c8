/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-country.h"

static void
test_names (void)
{
  g_assert_cmpstr (tandem_country_get_name ("CN"), ==, "China");
  g_assert_cmpstr (tandem_country_get_name ("VN"), ==, "Vietnam");
  g_assert_cmpstr (tandem_country_get_name ("GR"), ==, "Greece");
  g_assert_cmpstr (tandem_subdivision_get_name ("IT-62"), ==, "Lazio");
  g_assert_cmpstr (tandem_subdivision_get_name ("CN-SD"), ==, "Shandong");
  g_assert_cmpstr (tandem_subdivision_get_name ("CN-GX"), ==, "Guangxi");
  g_assert_cmpstr (tandem_subdivision_get_name ("CN-CQ"), ==, "Chongqing");
}

/* Codes that people type wrong, or that came from elsewhere, are shown as they are. */
static void
test_unknown (void)
{
  g_assert_cmpstr (tandem_country_get_name ("QQ"), ==, "QQ");
  g_assert_cmpstr (tandem_country_get_name (""), ==, "");
  g_assert_cmpstr (tandem_subdivision_get_name ("烟台"), ==, "烟台");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/country/names", test_names);
  g_test_add_func ("/country/unknown", test_unknown);

  return g_test_run ();
}
