/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-app.h"
#include "tandem-locale.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(TandemApp) application = NULL;

  tandem_locale_init ();

  application = tandem_app_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
