/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-ctl.h"
#include "tandem-locale.h"

int
main (int   argc,
      char *argv[])
{
  tandem_locale_init ();

  return tandem_ctl_main (argc, argv);
}
