/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-place.h"

#include "tandem-path.h"

void
tandem_place_init (TandemPlace *self)
{
  self->path = g_string_new (NULL);
  self->label = g_string_new (NULL);
}

void
tandem_place_clear (TandemPlace *self)
{
  g_string_free (self->path, TRUE);
  g_string_free (self->label, TRUE);
}

static void
add_label (TandemPlace *self,
           const char  *label)
{
  if (label == NULL || *label == '\0')
    return;

  if (self->label->len > 0)
    g_string_append (self->label, " › ");
  g_string_append (self->label, label);
}

/* Goes into the member @name. */
TandemMark
tandem_place_enter (TandemPlace *self,
                    const char  *name,
                    const char  *label)
{
  TandemMark mark = { self->path->len, self->label->len };

  tandem_path_append (self->path, name, FALSE);
  add_label (self, label);

  return mark;
}

/* Goes into an element of a list: @key is its index or its id. */
TandemMark
tandem_place_enter_item (TandemPlace *self,
                         const char  *key,
                         const char  *label)
{
  TandemMark mark = { self->path->len, self->label->len };

  tandem_path_append (self->path, key, TRUE);
  add_label (self, label);

  return mark;
}

void
tandem_place_leave (TandemPlace *self,
                    TandemMark   mark)
{
  g_string_truncate (self->path, mark.path);
  g_string_truncate (self->label, mark.label);
}
