/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-widgets.h"

#include "tandem-pill.h"
#include "tandem-widgets-resources.h"

/* Registers resources and types of this layer; before the first template that
 * names one of them is built, and as often as anybody likes. */
void
tandem_widgets_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      tandem_widgets_register_resource ();
      g_type_ensure (TANDEM_TYPE_PILL);
      g_once_init_leave (&once, 1);
    }
}
