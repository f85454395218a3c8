/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-atlas.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tandem-locale.h"
#include "tandem-status.h"

#define MAX_LATITUDE 85.0511287798  /* where the square of the projection ends */
#define SPOKEN_PARTNERS 6           /* more are counted: nobody listens to forty names */

static void
city_free (gpointer data)
{
  TandemAtlasCity *city = data;

  g_free (city->id);
  g_free (city->name);
  g_free (city->native);
  g_array_unref (city->pairings);
  g_free (city);
}

static void
pairing_free (gpointer data)
{
  TandemAtlasPairing *pairing = data;

  g_free (pairing->id);
  g_free (pairing->title);
  g_array_unref (pairing->links);
  g_free (pairing);
}

TandemAtlas *
tandem_atlas_new (void)
{
  TandemAtlas *self = g_new0 (TandemAtlas, 1);

  self->cities = g_ptr_array_new_with_free_func (city_free);
  self->pairings = g_ptr_array_new_with_free_func (pairing_free);

  return self;
}

void
tandem_atlas_free (TandemAtlas *self)
{
  g_ptr_array_unref (self->cities);
  g_ptr_array_unref (self->pairings);
  g_free (self);
}

guint
tandem_atlas_add_city (TandemAtlas *self,
                       const char  *id,
                       const char  *name,
                       const char  *native,
                       double       latitude,
                       double       longitude)
{
  TandemAtlasCity *city = g_new0 (TandemAtlasCity, 1);

  city->id = g_strdup (id);
  city->name = g_strdup (name);
  city->native = g_strdup (native);
  city->latitude = latitude;
  city->longitude = longitude;
  city->pairings = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->cities, city);

  return self->cities->len - 1;
}

/* A state nobody knows is shown as one that nobody updated. */
guint
tandem_atlas_add_pairing (TandemAtlas *self,
                          const char  *id,
                          const char  *title,
                          const char  *status)
{
  TandemAtlasPairing *pairing = g_new0 (TandemAtlasPairing, 1);
  const TandemStatus *known = tandem_status_find (status);

  pairing->id = g_strdup (id);
  pairing->title = g_strdup (title);
  pairing->status = known != NULL ? known->code : tandem_status_find ("not_updated")->code;
  pairing->links = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->pairings, pairing);

  return self->pairings->len - 1;
}

static void
take_part (TandemAtlas *self,
           guint        city,
           guint        pairing)
{
  GArray *pairings = tandem_atlas_get_city (self, city)->pairings;

  for (guint i = 0; i < pairings->len; i++)
    if (g_array_index (pairings, guint, i) == pairing)
      return;

  g_array_append_val (pairings, pairing);
}

void
tandem_atlas_link (TandemAtlas *self,
                   guint        pairing,
                   guint        from,
                   guint        to)
{
  g_return_if_fail (pairing < self->pairings->len && from < self->cities->len && to < self->cities->len);

  g_array_append_val (tandem_atlas_get_pairing (self, pairing)->links, from);
  g_array_append_val (tandem_atlas_get_pairing (self, pairing)->links, to);
  take_part (self, from, pairing);
  take_part (self, to, pairing);
}

const TandemAtlasCity *
tandem_atlas_get_city (const TandemAtlas *self,
                       guint              index)
{
  return g_ptr_array_index (self->cities, index);
}

const TandemAtlasPairing *
tandem_atlas_get_pairing (const TandemAtlas *self,
                          guint              index)
{
  return g_ptr_array_index (self->pairings, index);
}

/* "Rome: At risk", for each city at the other end. */
static guint
append_partners (const TandemAtlas *self,
                 guint              city,
                 guint              index,
                 guint              n,
                 GString           *partners)
{
  const TandemAtlasPairing *pairing = tandem_atlas_get_pairing (self, index);
  const char *state = tandem_status_get_label (tandem_status_find (pairing->status));

  for (guint i = 0; i + 1 < pairing->links->len; i += 2)
    {
      guint from = g_array_index (pairing->links, guint, i);
      guint to = g_array_index (pairing->links, guint, i + 1);

      if ((from != city && to != city) || n++ >= SPOKEN_PARTNERS)
        continue;
      if (partners->len > 0)
        g_string_append (partners, tandem_locale_list_separator ());
      /* Translators: a partner city and how the pairing with it is: "Rome: At risk" */
      g_string_append_printf (partners, C_("partner", "%s: %s"),
                              tandem_atlas_get_city (self, from == city ? to : from)->name, state);
    }

  return n;
}

/**
 * tandem_atlas_dup_spoken:
 * @self: the atlas
 * @city: which of its cities
 *
 * Returns: (transfer full): "Yantai, paired with Rome: At risk"
 */
char *
tandem_atlas_dup_spoken (const TandemAtlas *self,
                         guint              city)
{
  const TandemAtlasCity *about = tandem_atlas_get_city (self, city);
  g_autoptr(GString) partners = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < about->pairings->len; i++)
    n = append_partners (self, city, g_array_index (about->pairings, guint, i), n, partners);

  if (n == 0)
    return g_strdup (about->name);
  if (n > SPOKEN_PARTNERS)
    /* Translators: a city, some of its partners, and how many more it has */
    return g_strdup_printf (_("%s, paired with %s and %u more"), about->name, partners->str, n - SPOKEN_PARTNERS);

  /* Translators: a city on the map, read aloud: "Yantai, paired with Rome: At risk" */
  return g_strdup_printf (_("%s, paired with %s"), about->name, partners->str);
}

/* ---- the projection ------------------------------------------------------------ */

double
tandem_mercator_x (double longitude)
{
  return (longitude + 180) / 360;
}

double
tandem_mercator_y (double latitude)
{
  double sine = sin (CLAMP (latitude, -MAX_LATITUDE, MAX_LATITUDE) * G_PI / 180);

  return 0.5 - log ((1 + sine) / (1 - sine)) / (4 * G_PI);
}

double
tandem_mercator_longitude (double x)
{
  return x * 360 - 180;
}

double
tandem_mercator_latitude (double y)
{
  return atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI;
}
