/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-atlas-search.h"

#include "kinds/tandem-health.h"
#include "tandem-city-words.h"
#include "tandem-summary.h"

#define NOWHERE G_MAXUINT

typedef struct
{
  const TandemContext *context;
  TandemAtlas         *atlas;
  GHashTable          *known;   /* id of a city to its index in the atlas, NOWHERE: without a position */
} Search;

/* The index of a city in the atlas; each is read once. */
static guint
find_city (Search     *search,
           const char *id)
{
  g_autoptr(TandemDoc) city = NULL;
  double latitude, longitude;
  gpointer known;
  guint index = NOWHERE;

  if (g_hash_table_lookup_extended (search->known, id, NULL, &known))
    return GPOINTER_TO_UINT (known);

  city = tandem_context_resolve (search->context, id);
  if (city != NULL && tandem_city_get_position (city, &latitude, &longitude))
    {
      g_autofree char *name = tandem_doc_dup_title (city, search->context);
      g_autofree char *native = tandem_dup_native_name (tandem_doc_get (city, "name"), search->context);

      index = tandem_atlas_add_city (search->atlas, id, name, native, latitude, longitude);
    }
  g_hash_table_insert (search->known, g_strdup (id), GUINT_TO_POINTER (index));

  return index;
}

/* The cities of one side that can be shown, its lead first; guests are not of it. */
static GArray *
list_side (Search          *search,
           const TandemDoc *pairing,
           const char      *side)
{
  GArray *cities = g_array_new (FALSE, FALSE, sizeof (guint));
  TandemValIter iter;
  TandemVal member;

  tandem_val_iter_init (&iter, tandem_doc_get (pairing, "members"));
  while (tandem_val_iter_next (&iter, NULL, &member))
    {
      const char *id = tandem_val_string (tandem_val_member (member, "city"));
      guint city;

      if (id == NULL || !tandem_val_has_code (tandem_val_member (member, "side"), side) ||
          tandem_val_has_code (tandem_val_member (member, "role"), "observer"))
        continue;
      if ((city = find_city (search, id)) == NOWHERE)
        continue;
      if (tandem_val_has_code (tandem_val_member (member, "role"), "lead"))
        g_array_prepend_val (cities, city);
      else
        g_array_append_val (cities, city);
    }

  return cities;
}

/* Each lead has a line to every city of the other side. */
static gboolean
add_pairing (Search          *search,
             const TandemDoc *doc)
{
  g_autoptr(GArray) eu = list_side (search, doc, "eu");
  g_autoptr(GArray) partners = list_side (search, doc, "partner");
  g_autoptr(TandemHealth) health = NULL;
  g_autofree char *title = NULL;
  guint pairing;

  if (eu->len == 0 || partners->len == 0)
    return FALSE;

  health = tandem_health_new (doc, search->context);
  title = tandem_doc_dup_title (doc, search->context);
  pairing = tandem_atlas_add_pairing (search->atlas, tandem_doc_get_id (doc), title, health->code);
  for (guint i = 0; i < partners->len; i++)
    tandem_atlas_link (search->atlas, pairing, g_array_index (eu, guint, 0), g_array_index (partners, guint, i));
  for (guint i = 1; i < eu->len; i++)
    tandem_atlas_link (search->atlas, pairing, g_array_index (eu, guint, i), g_array_index (partners, guint, 0));

  return TRUE;
}

/* Cities that no line leads to are those of pairings that have none. */
TandemAtlas *
tandem_atlas_search (TandemStore   *store,
                     TandemContext *context,
                     TandemQuery   *query,
                     guint         *n_left_out,
                     GError       **error)
{
  g_autoptr(TandemAtlas) atlas = tandem_atlas_new ();
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { context, atlas, known };
  g_autoptr(GPtrArray) docs = tandem_store_query (store, query, error);

  if (docs == NULL)
    return NULL;

  *n_left_out = 0;
  for (guint i = 0; i < docs->len; i++)
    if (!add_pairing (&search, g_ptr_array_index (docs, i)))
      (*n_left_out)++;

  return g_steal_pointer (&atlas);
}
