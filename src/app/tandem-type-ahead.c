/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-type-ahead.h"

#include "tandem-choice-popover.h"

#define PAUSE G_TIME_SPAN_SECOND

struct _TandemTypeAhead
{
  GString *typed;
  gint64   last;        /* when the last letter came */
};

TandemTypeAhead *
tandem_type_ahead_new (void)
{
  TandemTypeAhead *self = g_new0 (TandemTypeAhead, 1);

  self->typed = g_string_new (NULL);

  return self;
}

void
tandem_type_ahead_free (TandemTypeAhead *self)
{
  g_string_free (self->typed, TRUE);
  g_free (self);
}

gboolean
tandem_type_ahead_is_typing (TandemTypeAhead *self)
{
  return self->typed->len > 0 && g_get_monotonic_time () - self->last < PAUSE;
}

const char *
tandem_type_ahead_press (TandemTypeAhead *self,
                         guint            keyval,
                         GdkModifierType  modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || letter == 0 || !g_unichar_isprint (letter))
    return NULL;

  if (!tandem_type_ahead_is_typing (self))
    g_string_truncate (self->typed, 0);
  /* A space begins nothing. */
  if (self->typed->len == 0 && g_unichar_isspace (letter))
    return NULL;

  g_string_append_unichar (self->typed, letter);
  self->last = g_get_monotonic_time ();

  return self->typed->str;
}

gboolean
tandem_type_ahead_matches (TandemTypeAhead *self,
                           const char      *text)
{
  return text != NULL && tandem_text_matches (text, self->typed->str);
}
