/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"

/* Whether two values are the same to a merge: null is not absent. */
gboolean
tandem_val_same (TandemVal a,
                 TandemVal b)
{
  TandemValType type = tandem_val_type (a);

  if (type != tandem_val_type (b))
    return FALSE;

  return type == TANDEM_VAL_ABSENT || type == TANDEM_VAL_NULL || tandem_val_equal (a, b);
}

/* Whether there is something to read: reading treats null as absent. */
gboolean
tandem_val_is_given (TandemVal self)
{
  TandemValType type = tandem_val_type (self);

  return type != TANDEM_VAL_ABSENT && type != TANDEM_VAL_NULL;
}

gboolean
tandem_val_is_absent (TandemVal self)
{
  return tandem_val_type (self) == TANDEM_VAL_ABSENT;
}

gboolean
tandem_val_is_object (TandemVal self)
{
  return tandem_val_type (self) == TANDEM_VAL_OBJECT;
}

/* Whether three values can be taken apart: each proper, or absent. */
gboolean
tandem_val_are_mergeable (TandemValTest is_proper,
                          TandemVal     base,
                          TandemVal     mine,
                          TandemVal     theirs)
{
  const TandemVal sides[] = { base, mine, theirs };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (!tandem_val_is_absent (sides[i]) && !is_proper (sides[i]))
      return FALSE;

  return TRUE;
}

/* Canonical JSON, or NULL for an absent value. */
char *
tandem_val_to_json (TandemVal self)
{
  GString *out;

  if (tandem_val_type (self) == TANDEM_VAL_ABSENT)
    return NULL;

  out = g_string_new (NULL);
  tandem_val_write (self, out);

  return g_string_free (out, FALSE);
}

/* Whether every element is an object with an id of its own: only such a list
 * can be taken apart without losing an item. */
gboolean
tandem_val_is_keyed (TandemVal self)
{
  g_autoptr(GHashTable) seen = NULL;
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_type (self) != TANDEM_VAL_ARRAY)
    return FALSE;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  tandem_val_iter_init (&iter, self);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *id = tandem_val_string (tandem_val_member (item, "id"));

      if (tandem_val_type (item) != TANDEM_VAL_OBJECT || id == NULL || *id == '\0' ||
          !g_hash_table_add (seen, (gpointer) id))
        return FALSE;
    }

  return TRUE;
}

/* Whether every element is a string that occurs once. */
gboolean
tandem_val_is_set (TandemVal self)
{
  g_autoptr(GHashTable) seen = NULL;
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_type (self) != TANDEM_VAL_ARRAY)
    return FALSE;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  tandem_val_iter_init (&iter, self);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      if (tandem_val_type (item) != TANDEM_VAL_STRING ||
          !g_hash_table_add (seen, (gpointer) tandem_val_string (item)))
        return FALSE;
    }

  return TRUE;
}

/* The strings of an array, others left out; never NULL. */
char **
tandem_val_dup_strv (TandemVal self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_type (self) == TANDEM_VAL_ARRAY)
    {
      tandem_val_iter_init (&iter, self);
      while (tandem_val_iter_next (&iter, NULL, &item))
        if (tandem_val_type (item) == TANDEM_VAL_STRING)
          g_strv_builder_add (builder, tandem_val_string (item));
    }

  return g_strv_builder_end (builder);
}

/* For g_ptr_array_sort() of strings: by bytes, as every client does it. */
int
tandem_compare_strings (gconstpointer a,
                        gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the members of up to three objects, each once, in byte order,
 * borrowed from the snapshots. */
GPtrArray *
tandem_vals_member_names (TandemVal a,
                          TandemVal b,
                          TandemVal c)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const TandemVal objects[] = { a, b, c };
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      TandemValIter iter;
      const char *name;
      TandemVal value;

      if (tandem_val_type (objects[i]) != TANDEM_VAL_OBJECT)
        continue;
      tandem_val_iter_init (&iter, objects[i]);
      while (tandem_val_iter_next (&iter, &name, &value))
        if (g_hash_table_add (seen, (gpointer) name))
          g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_sort (names, tandem_compare_strings);

  return names;
}
