/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Linked whole against one layer: an upward call through a hand-written
 * prototype would leave a symbol undefined here. */

int
main (void)
{
  return 0;
}
