/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-place.h"

#include <glib/gi18n-lib.h>

#include "tandem-path.h"

/* @text is borrowed until the place is left. */
typedef struct
{
  const char *text;
  gboolean    translated;
} Label;

void
tandem_place_init (TandemPlace *self)
{
  self->path = g_string_new (NULL);
  self->labels = g_array_new (FALSE, FALSE, sizeof (Label));
}

void
tandem_place_clear (TandemPlace *self)
{
  g_string_free (self->path, TRUE);
  g_array_unref (self->labels);
}

static TandemMark
get_mark (TandemPlace *self)
{
  return (TandemMark) { self->path->len, self->labels->len };
}

static void
add_label (TandemPlace *self,
           const char  *text,
           gboolean     translated)
{
  const Label label = { text, translated };

  if (text != NULL && *text != '\0')
    g_array_append_val (self->labels, label);
}

/* Goes into the member @name; @label is a field's, translated when shown. */
TandemMark
tandem_place_enter (TandemPlace *self,
                    const char  *name,
                    const char  *label)
{
  TandemMark mark = get_mark (self);

  tandem_path_append (self->path, name, FALSE);
  add_label (self, label, FALSE);

  return mark;
}

/* The same with a text that is shown as it is. */
TandemMark
tandem_place_enter_text (TandemPlace *self,
                         const char  *name,
                         const char  *text)
{
  TandemMark mark = get_mark (self);

  tandem_path_append (self->path, name, FALSE);
  add_label (self, text, TRUE);

  return mark;
}

/* Goes into an element of a list: @key is its index or its id. */
TandemMark
tandem_place_enter_item (TandemPlace *self,
                         const char  *key,
                         const char  *text)
{
  TandemMark mark = get_mark (self);

  tandem_path_append (self->path, key, TRUE);
  add_label (self, text, TRUE);

  return mark;
}

void
tandem_place_leave (TandemPlace *self,
                    TandemMark   mark)
{
  g_string_truncate (self->path, mark.path);
  g_array_set_size (self->labels, mark.labels);
}

/* "Updates › 2 › On" */
char *
tandem_place_dup_label (TandemPlace *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      g_string_append_printf (out, "%s%s", i > 0 ? " › " : "", label->translated ? label->text : _(label->text));
    }

  return g_string_free (out, FALSE);
}
