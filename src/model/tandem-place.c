/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-place.h"

#include <glib/gi18n-lib.h>

#include "tandem-path.h"

#define USUAL_DEPTH 8

typedef struct
{
  const char *key;
  const char *text;             /* (nullable) */
  gboolean    item;             /* of a list, not a member */
  gboolean    translated;       /* @text */
} Step;

void
tandem_place_init (TandemPlace *self)
{
  self->steps = g_array_sized_new (FALSE, FALSE, sizeof (Step), USUAL_DEPTH);
}

void
tandem_place_clear (TandemPlace *self)
{
  g_array_unref (self->steps);
}

static TandemMark
enter (TandemPlace *self,
       const Step   step)
{
  TandemMark mark = self->steps->len;

  g_array_append_val (self->steps, step);

  return mark;
}

/* Goes into the member @name; @label is a field's, translated when shown. */
TandemMark
tandem_place_enter (TandemPlace *self,
                    const char  *name,
                    const char  *label)
{
  return enter (self, (Step) { name, label, FALSE, FALSE });
}

/* The same with a text that is shown as it is. */
TandemMark
tandem_place_enter_text (TandemPlace *self,
                         const char  *name,
                         const char  *text)
{
  return enter (self, (Step) { name, text, FALSE, TRUE });
}

/* Goes into an element of a list: @key is its index or its id. */
TandemMark
tandem_place_enter_item (TandemPlace *self,
                         const char  *key,
                         const char  *text)
{
  return enter (self, (Step) { key, text, TRUE, TRUE });
}

void
tandem_place_leave (TandemPlace *self,
                    TandemMark   mark)
{
  g_array_set_size (self->steps, mark);
}

/* "updates[u1].on" */
char *
tandem_place_dup_path (TandemPlace *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      tandem_path_append (out, step->key, step->item);
    }

  return g_string_free_and_steal (out);
}

/* "Updates › 2 › On" */
char *
tandem_place_dup_label (TandemPlace *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->text == NULL || *step->text == '\0')
        continue;
      if (out->len > 0)
        g_string_append (out, " › ");
      g_string_append (out, step->translated ? step->text : _(step->text));
    }

  return g_string_free (out, FALSE);
}
