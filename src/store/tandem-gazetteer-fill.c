/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-gazetteer.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-city.h"
#include "tandem-locale.h"

/* What of a place goes where in the record of a city. */

typedef struct
{
  TandemDoc *doc;               /* (owned) */
  GString   *filled;
  GString   *kept;
  GError    *error;             /* the first one; nothing is put after it */
} Filling;

static void
append_label (GString    *labels,
              const char *label)
{
  g_string_append_printf (labels, "%s%s", labels->len > 0 ? tandem_locale_list_separator () : "", label);
}

static void
put (Filling    *self,
     const char *path,
     const char *json)
{
  TandemDoc *after;

  if (self->error != NULL || (after = tandem_doc_with (self->doc, path, json, &self->error)) == NULL)
    return;
  tandem_doc_unref (self->doc);
  self->doc = after;
}

static gboolean
is_equal (TandemVal   value,
          const char *json)
{
  g_autoptr(GString) text = g_string_new (NULL);

  tandem_val_write (value, text);

  return g_str_equal (text->str, json);
}

/* Only where nothing stands; what stands there and is something else is named. */
static void
fill (Filling    *self,
      const char *path,
      const char *label,
      const char *json)
{
  TandemVal value = tandem_doc_get (self->doc, path);

  if (!tandem_val_exists (value) || (tandem_val_type (value) == TANDEM_VAL_ARRAY && tandem_val_length (value) == 0))
    {
      put (self, path, json);
      append_label (self->filled, label);
    }
  else if (!is_equal (value, json))
    append_label (self->kept, label);
}

static void
fill_string (Filling    *self,
             const char *path,
             const char *label,
             const char *text)
{
  g_autofree char *json = tandem_json_string (text);

  fill (self, path, label, json);
}

static void
fill_position (Filling                    *self,
               const TandemGazetteerPlace *place)
{
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *json = NULL;

  g_ascii_formatd (latitude, sizeof latitude, "%.4f", place->latitude);
  g_ascii_formatd (longitude, sizeof longitude, "%.4f", place->longitude);
  json = g_strdup_printf ("{\"lat\":\"%s\",\"lon\":\"%s\"}", latitude, longitude);
  fill (self, "location", _("position"), json);
}

/* The source says what the number is: of the core city, and of which year is
 * not known. */
static void
fill_population (Filling                    *self,
                 const TandemGazetteerPlace *place)
{
  TandemVal figures = tandem_doc_get (self->doc, "population");
  g_autofree char *source = NULL;
  g_autofree char *json = NULL;

  if (place->population == 0)
    return;
  if (tandem_val_length (figures) > 0)
    {
      append_label (self->kept, _("population"));
      return;
    }

  source = tandem_json_string (_("GeoNames: core city, year not given"));
  json = g_strdup_printf ("{\"id\":\"geonames\",\"value\":\"%" G_GINT64_FORMAT "\",\"source\":%s,\"confidence\":\"low\"}",
                          place->population, source);
  put (self, "population[geonames]", json);
  append_label (self->filled, _("population"));
}

/* The name is the one thing that was looked for: its beginning makes way for it. */
static void
fill_name (Filling                    *self,
           const TandemGazetteerPlace *place,
           TandemContext              *context)
{
  TandemDoc *after;

  if (self->error != NULL ||
      (after = tandem_doc_with_text (self->doc, "name", place->name, context, &self->error)) == NULL)
    return;
  tandem_doc_unref (self->doc);
  self->doc = after;
}

/* A province of another country than the city's would be wrong twice. */
static void
fill_division (Filling                    *self,
               const TandemGazetteerPlace *place)
{
  const char *country = tandem_val_string (tandem_doc_get (self->doc, "country"));

  if (place->subdivision != NULL && g_strcmp0 (country, place->country) == 0)
    fill_string (self, "subdivision", _("province or region"), place->subdivision);
}

/**
 * tandem_gazetteer_fill:
 * @city: a city
 * @place: what was chosen for it
 * @context: whose language names are in
 * @filled: (out) (nullable) (transfer full): the names of the fields that were filled in
 * @kept: (out) (nullable) (transfer full): the names of those that say something else, and were left
 * @error: return location for an error
 *
 * Takes over the name, and everything else where the city says nothing yet.
 * Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the city as it is then
 */
TandemDoc *
tandem_gazetteer_fill (const TandemDoc            *city,
                       const TandemGazetteerPlace *place,
                       TandemContext              *context,
                       char                      **filled,
                       char                      **kept,
                       GError                    **error)
{
  Filling self = { 0 };
  g_autofree char *id = NULL;

  g_return_val_if_fail (city != NULL && tandem_doc_get_kind (city) == &tandem_city_kind, NULL);
  g_return_val_if_fail (place != NULL, NULL);

  self.doc = tandem_doc_ref ((TandemDoc *) city);
  self.filled = g_string_new (NULL);
  self.kept = g_string_new (NULL);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, place->geonames_id);

  fill_name (&self, place, context);
  fill_string (&self, "country", _("country"), place->country);
  fill_division (&self, place);
  fill (&self, "codes.geonames_id", _("GeoNames code"), id);
  fill_position (&self, place);
  fill_population (&self, place);

  *filled = g_string_free (self.filled, self.filled->len == 0);
  *kept = g_string_free (self.kept, self.kept->len == 0);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      g_clear_pointer (&self.doc, tandem_doc_unref);
    }

  return self.doc;
}
