/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-kind.h"

#include <stdio.h>

/* docs/schema.md is what the tables say. `--print` writes what it should be. */

static void
test_up_to_date (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), "docs", "schema.md", NULL);
  g_autofree char *expected = tandem_kinds_to_markdown ();
  g_autofree char *written = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &written, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (written, expected))
    g_test_fail_printf ("%s is older than the tables; write it with `tandemctl schema --markdown`", path);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "--print"))
    {
      g_autofree char *text = tandem_kinds_to_markdown ();

      /* As it is: g_print() would write it in the character set of the locale. */
      fputs (text, stdout);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind-docs/up-to-date", test_up_to_date);

  return g_test_run ();
}
