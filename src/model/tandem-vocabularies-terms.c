/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-vocabularies-private.h"

#include <string.h>

#include "tandem-doc.h"

/* Terms of the catalogue, on top of the ones from files. */

static TandemLoaded *
loaded_copy (const TandemLoaded *self)
{
  TandemLoaded *copy = tandem_loaded_new (self->name);

  copy->open = self->open;
  for (guint i = 0; i < self->terms->len; i++)
    {
      const TandemLoadedTerm *term = &g_array_index (self->terms, TandemLoadedTerm, i);
      TandemLoadedTerm *added = tandem_loaded_add (copy, term->code);
      GHashTableIter iter;
      gpointer language, label;

      added->style = g_strdup (term->style);
      added->icon = g_strdup (term->icon);
      g_hash_table_iter_init (&iter, term->labels);
      while (g_hash_table_iter_next (&iter, &language, &label))
        g_hash_table_insert (added->labels, g_strdup (language), g_strdup (label));
    }

  return copy;
}

static void
take_labels (TandemLoadedTerm *term,
             TandemVal         labels)
{
  TandemValIter iter;
  TandemVal entry;
  const char *language;

  if (tandem_val_type (labels) != TANDEM_VAL_OBJECT)
    return;

  tandem_val_iter_init (&iter, labels);
  while (tandem_val_iter_next (&iter, &language, &entry))
    {
      const char *text = tandem_val_string (tandem_val_member (entry, "text"));

      if (text != NULL && *text != '\0')
        g_hash_table_replace (term->labels, g_strdup (language), g_strdup (text));
    }
}

/* A term of the catalogue stands above the one of the file; where there is none,
 * it comes after all others. */
static void
take_term (TandemVocabularies *self,
           TandemDoc          *doc)
{
  const char *name = tandem_val_string (tandem_doc_get (doc, "vocabulary"));
  const char *code = tandem_val_string (tandem_doc_get (doc, "code"));
  const char *style = tandem_val_string (tandem_doc_get (doc, "style"));
  const char *icon = tandem_val_string (tandem_doc_get (doc, "icon"));
  TandemLoaded *loaded = name != NULL ? g_hash_table_lookup (self->loaded, name) : NULL;
  TandemLoadedTerm *term;

  if (loaded == NULL || code == NULL || *code == '\0')
    return;

  term = tandem_loaded_find (loaded, code);
  if (term == NULL)
    term = tandem_loaded_add (loaded, code);

  take_labels (term, tandem_doc_get (doc, "label"));
  if (style != NULL)
    g_set_str (&term->style, style);
  if (icon != NULL)
    g_set_str (&term->icon, icon);
  term->withdrawn = tandem_val_bool (tandem_doc_get (doc, "withdrawn"));
}

/**
 * tandem_vocabularies_new_extended:
 * @base: loaded vocabularies
 * @terms: (element-type TandemDoc): records of the kind "term", in the order in
 *   which new ones are offered
 *
 * The catalogue's terms on top of the loaded ones: they add terms, and change
 * labels, styles and icons. Those of vocabularies that are not known are left
 * out; malformed members have no effect.
 *
 * Returns: (transfer full): a new set
 */
TandemVocabularies *
tandem_vocabularies_new_extended (TandemVocabularies *base,
                                  GPtrArray          *terms)
{
  g_autoptr(GMutexLocker) locker = NULL;
  TandemVocabularies *self;
  GHashTableIter iter;
  gpointer name, value;

  g_return_val_if_fail (base != NULL && terms != NULL, NULL);

  locker = tandem_vocabularies_lock (base);
  self = tandem_vocabularies_new_empty ();
  g_hash_table_iter_init (&iter, base->files);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (self->files, g_strdup (name), json_node_ref (value));

  g_hash_table_iter_init (&iter, base->loaded);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      TandemLoaded *copy = loaded_copy (value);

      g_hash_table_insert (self->loaded, copy->name, copy);
    }

  for (guint i = 0; i < terms->len; i++)
    take_term (self, g_ptr_array_index (terms, i));

  return self;
}
