/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "keyboard.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

struct _Keyboard
{
  Display *display;
};

static const struct
{
  const char *name;
  KeySym      key;
} held[] = {
  { "Control", XK_Control_L },
  { "Shift", XK_Shift_L },
  { "Alt", XK_Alt_L },
};

/**
 * keyboard_new:
 *
 * Returns: (transfer full): the keyboard of the display that DISPLAY names
 */
Keyboard *
keyboard_new (void)
{
  Keyboard *self = g_new0 (Keyboard, 1);
  int event, error, major, minor;

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  g_assert_true (XTestQueryExtension (self->display, &event, &error, &major, &minor));
  /* Rows below the pointer light up, and without a window manager keys go to
   * the window below it when a dialog is gone: it rests on the header. */
  XTestFakeMotionEvent (self->display, 0, 600, 6, CurrentTime);

  return self;
}

void
keyboard_free (Keyboard *self)
{
  XCloseDisplay (self->display);
  g_free (self);
}

static void
send (Keyboard *self,
      KeySym    key,
      gboolean  down)
{
  KeyCode code = XKeysymToKeycode (self->display, key);

  g_assert_cmpuint (code, !=, 0);
  XTestFakeKeyEvent (self->display, code, down, CurrentTime);
}

static void
strike (Keyboard *self,
        KeySym    key)
{
  KeyCode code = XKeysymToKeycode (self->display, key);
  gboolean shifted = XkbKeycodeToKeysym (self->display, code, 0, 0) != key &&
                     XkbKeycodeToKeysym (self->display, code, 0, 1) == key;

  if (shifted)
    send (self, XK_Shift_L, TRUE);
  send (self, key, TRUE);
  send (self, key, FALSE);
  if (shifted)
    send (self, XK_Shift_L, FALSE);
}

void
keyboard_press (Keyboard   *self,
                const char *chord)
{
  g_auto(GStrv) parts = g_strsplit (chord, "+", -1);
  guint n_parts = g_strv_length (parts);
  KeySym key = XStringToKeysym (parts[n_parts - 1]);

  if (key == NoSymbol)
    g_error ("there is no key “%s”", chord);
  for (guint i = 0; i + 1 < n_parts; i++)
    for (guint j = 0; j < G_N_ELEMENTS (held); j++)
      if (g_str_equal (parts[i], held[j].name))
        send (self, held[j].key, TRUE);
  strike (self, key);
  for (guint i = 0; i + 1 < n_parts; i++)
    for (guint j = 0; j < G_N_ELEMENTS (held); j++)
      if (g_str_equal (parts[i], held[j].name))
        send (self, held[j].key, FALSE);
  XFlush (self->display);
}

void
keyboard_type (Keyboard *self,
               gunichar  letter)
{
  /* the names of Latin letters are their code points */
  g_assert_cmpuint (letter, <, 0x100);
  strike (self, letter);
  XFlush (self->display);
}
