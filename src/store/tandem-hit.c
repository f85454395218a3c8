/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-hit.h"

#include "tandem-country.h"

/* The script of the first letter; common for none. */
static GUnicodeScript
get_script (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return g_unichar_get_script (g_utf8_get_char (text));

  return G_UNICODE_SCRIPT_COMMON;
}

/* The title in another script than the one that is shown: "烟台" for Yantai. */
static char *
dup_native (TandemDoc  *doc,
            const char *title)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  guint field = tandem_kind_flagged (kind, TANDEM_TITLE);
  TandemValIter iter;
  TandemVal text;

  if (field >= kind->n_fields || kind->fields[field].type != &tandem_type_l10n)
    return NULL;

  tandem_val_iter_init (&iter, tandem_doc_field (doc, field));
  while (tandem_val_iter_next (&iter, NULL, &text))
    {
      const char *other = tandem_val_string (tandem_val_member (text, "text"));

      if (other != NULL && get_script (other) != get_script (title) && get_script (other) != G_UNICODE_SCRIPT_COMMON)
        return g_strdup (other);
    }

  return NULL;
}

/* The title of what the record belongs to; of a city, its country. */
static char *
dup_where (TandemDoc     *doc,
           TandemContext *context)
{
  static const char *const fields[] = { "partnership", "plan", "city", "programme" };
  const char *id = tandem_doc_get_parent (doc);
  g_autoptr(TandemDoc) owner = NULL;
  const char *country;

  if (id != NULL)
    owner = tandem_context_resolve (context, id);
  for (gsize i = 0; i < G_N_ELEMENTS (fields) && owner == NULL; i++)
    {
      id = tandem_val_string (tandem_doc_get (doc, fields[i]));
      if (id != NULL && tandem_id_is_valid (id))
        owner = tandem_context_resolve (context, id);
    }
  if (owner != NULL)
    return tandem_doc_dup_title (owner, context);

  country = tandem_val_string (tandem_doc_get (doc, "country"));

  return country != NULL ? g_strdup (tandem_country_get_name (country)) : NULL;
}

/**
 * tandem_hit_new:
 * @doc: a record
 * @context: language, resolver
 *
 * Returns: (transfer full): what a search shows of the record
 */
TandemHit *
tandem_hit_new (TandemDoc     *doc,
                TandemContext *context)
{
  TandemHit *hit = g_new0 (TandemHit, 1);

  hit->id = g_strdup (tandem_doc_get_id (doc));
  hit->title = tandem_doc_dup_title (doc, context);
  hit->native = dup_native (doc, hit->title);
  hit->where = dup_where (doc, context);

  return hit;
}

/**
 * tandem_hit_free:
 * @self: (transfer full): a hit
 */
void
tandem_hit_free (TandemHit *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->native);
  g_free (self->where);
  g_free (self);
}
