/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-path.h"

#include "tandem-json.h"

#include <string.h>

static const TandemVal no_val = { NULL };

static void
step_clear (TandemStep *step)
{
  g_free (step->key);
}

static gboolean
refuse (const char *path,
        GError    **error)
{
  g_set_error (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_PATH, "“%s” is not a path", path);
  return FALSE;
}

/* Length of the JSON string at @start, quotes included; 0 if it does not end. */
static gsize
quoted_length (const char *start)
{
  gsize n = 1;

  while (start[n] != '"')
    {
      if (start[n] == '\\')
        n++;
      if (start[n] == '\0')
        return 0;
      n++;
    }

  return n + 1;
}

static char *
dup_key (const char *start,
         gsize       length)
{
  g_autofree TandemNode *node = NULL;

  if (*start != '"')
    return g_strndup (start, length);

  node = tandem_json_parse (start, length, NULL);
  return g_strdup (tandem_val_string ((TandemVal) { node }));
}

/* Takes one step off *@rest: "name", ".name" or "[id]". */
static gboolean
take_step (const char **rest,
           gboolean     first,
           TandemStep  *step)
{
  const char *start = *rest;
  gsize length;

  step->item = !first && *start == '[';
  if (!first)
    start++;

  length = *start == '"' ? quoted_length (start) : strcspn (start, step->item ? "]" : ".[");
  if (length == 0 || (step->item && start[length] != ']'))
    return FALSE;

  step->key = dup_key (start, length);
  *rest = start + length + (step->item ? 1 : 0);
  return step->key != NULL && (**rest == '\0' || **rest == '.' || **rest == '[');
}

/* Adds a step to @path, so that tandem_path_parse() takes it off again: names
 * with signs of the path in them, and empty ones, as JSON strings. */
void
tandem_path_append (GString    *path,
                    const char *key,
                    gboolean    item)
{
  if (item)
    g_string_append_c (path, '[');
  else if (path->len > 0)
    g_string_append_c (path, '.');

  if (*key == '\0' || strpbrk (key, ".[]\"") != NULL)
    tandem_json_append_string (path, key);
  else
    g_string_append (path, key);

  if (item)
    g_string_append_c (path, ']');
}

/* Returns: (transfer full) (nullable) (element-type TandemStep) */
GArray *
tandem_path_parse (const char *path,
                   GError    **error)
{
  g_autoptr(GArray) steps = g_array_new (FALSE, TRUE, sizeof (TandemStep));
  const char *rest = path;

  g_array_set_clear_func (steps, (GDestroyNotify) step_clear);

  do
    {
      TandemStep step = { 0 };
      gboolean taken = take_step (&rest, steps->len == 0, &step);

      g_array_append_val (steps, step);
      if (!taken)
        {
          refuse (path, error);
          return NULL;
        }
    }
  while (*rest != '\0');

  return g_steal_pointer (&steps);
}

static TandemVal
find_by_number (TandemVal   list,
                const char *key)
{
  TandemValIter iter;
  TandemVal item;
  guint64 number;

  if (!g_ascii_string_to_unsigned (key, 10, 0, G_MAXUINT16, &number, NULL))
    return no_val;

  tandem_val_iter_init (&iter, list);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      if (number-- == 0)
        return item;
    }

  return no_val;
}

/* The item with the id @key; else, as problems name items that may have no id,
 * the one at that place. */
TandemVal
tandem_path_find_item (TandemVal   list,
                       const char *key)
{
  TandemVal item = tandem_val_item (list, key);

  if (tandem_val_type (item) == TANDEM_VAL_ABSENT && tandem_val_type (list) == TANDEM_VAL_ARRAY)
    item = find_by_number (list, key);
  return item;
}

TandemVal
tandem_path_follow (const GArray *steps,
                    TandemVal     root)
{
  TandemVal at = root;

  for (guint i = 0; i < steps->len; i++)
    {
      const TandemStep *step = &g_array_index (steps, TandemStep, i);

      at = step->item ? tandem_path_find_item (at, step->key) : tandem_val_member (at, step->key);
    }

  return at;
}

/* The innermost field of @kind that the path goes through, and how many steps
 * lead to it or to an item of it. NULL where the first member is no field. */
const TandemField *
tandem_path_find_field (const GArray     *steps,
                        const TandemKind *kind,
                        guint            *n_steps)
{
  const TandemField *field = NULL, *table = kind->fields;
  guint n_fields = kind->n_fields, i;

  for (i = 0; i < steps->len && table != NULL; i++)
    {
      const TandemStep *step = &g_array_index (steps, TandemStep, i);
      const TandemField *next;

      if (step->item)
        continue;
      next = tandem_field_find (table, n_fields, step->key);
      if (next == NULL)
        break;

      field = next;
      table = field->sub;
      n_fields = field->n_sub;
    }

  *n_steps = i;
  return field;
}
