/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * tandem_locale_init:
 *
 * Takes the language of the environment: what a program does first. The
 * variable TANDEM_LOCALE_DIR names the translations of a build folder, which
 * are not installed.
 *
 * Main thread, before any other.
 */
void
tandem_locale_init (void)
{
  const char *built = g_getenv ("TANDEM_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, built != NULL ? built : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * tandem_locale_list_separator:
 *
 * Any thread.
 *
 * Returns: what stands between the words of a list in the language of the
 *   program, ", " in English
 */
const char *
tandem_locale_list_separator (void)
{
  /* Translators: between the words of a list, with the space that follows it if there is one */
  return C_("between words of a list", ", ");
}
