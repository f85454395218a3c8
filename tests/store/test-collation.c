/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-collation.h"

#include <string.h>

static void
assert_order (const char        *language,
              const char *const *titles)
{
  for (gsize i = 0; titles[i + 1] != NULL; i++)
    {
      g_autoptr(GBytes) before = tandem_collation_dup_key (language, titles[i]);
      g_autoptr(GBytes) after = tandem_collation_dup_key (language, titles[i + 1]);

      if (g_bytes_compare (before, after) >= 0)
        g_error ("%s: “%s” does not come before “%s”", language, titles[i], titles[i + 1]);
    }
}

static void
test_order (void)
{
  static const char *const english[] = { "Action 2", "Action 10", "Åland", "Zürich", "", NULL };
  static const char *const swedish[] = { "Zürich", "Åland", "Österåker", NULL };
  static const char *const pinyin[] = { "北京", "成都", "上海", "烟台", NULL };

  assert_order ("en", english);
  assert_order ("sv", swedish);
  assert_order ("zh-Hans", pinyin);
}

static void
test_any_title (void)
{
  g_autofree char *long_title = g_strnfill (100000, 'x');
  g_autoptr(GBytes) none = tandem_collation_dup_key ("en", NULL);
  g_autoptr(GBytes) empty = tandem_collation_dup_key ("en", "");
  g_autoptr(GBytes) broken = tandem_collation_dup_key ("en", "bad \377 bytes");
  g_autoptr(GBytes) sign = tandem_collation_dup_key ("en", "\001");
  g_autoptr(GBytes) long_key = tandem_collation_dup_key ("en", long_title);
  g_autoptr(GBytes) nowhere = tandem_collation_dup_key ("xx-nowhere", "Title");

  g_assert_true (g_bytes_equal (none, empty));
  g_assert_cmpuint (g_bytes_get_size (broken), >, 0);
  g_assert_cmpuint (g_bytes_get_size (sign), >, 0);
  g_assert_cmpint (g_bytes_compare (broken, none), <, 0);
  g_assert_cmpuint (g_bytes_get_size (long_key), <, 1000);
  g_assert_cmpuint (g_bytes_get_size (nowhere), >, 0);
}

static void
test_version (void)
{
  g_autofree char *english = tandem_collation_dup_version ("en");
  g_autofree char *again = tandem_collation_dup_version ("en");
  g_autofree char *chinese = tandem_collation_dup_version ("zh-Hans");

  g_assert_cmpstr (english, ==, again);
  g_assert_cmpstr (english, !=, chinese);
  g_assert_true (g_str_has_prefix (english, "en "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collation/order", test_order);
  g_test_add_func ("/collation/any-title", test_any_title);
  g_test_add_func ("/collation/version", test_version);

  return g_test_run ();
}
