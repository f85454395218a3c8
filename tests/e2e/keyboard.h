/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The keyboard of a display: what is pressed goes to whatever has the focus
 * there, as it does from a person's hands. */
typedef struct _Keyboard Keyboard;

Keyboard *keyboard_new   (void);
void      keyboard_free  (Keyboard   *self);
/* one key with what is held down: "Return", "Control+Shift+z"; names as X has them */
void      keyboard_press (Keyboard   *self,
                          const char *chord);
/* a letter of the keyboard's own layout */
void      keyboard_type  (Keyboard   *self,
                          gunichar    letter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keyboard, keyboard_free)

G_END_DECLS
