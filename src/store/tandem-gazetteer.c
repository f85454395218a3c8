/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-gazetteer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-country.h"
#include "tandem-gazetteer-resources.h"
#include "tandem-tokenizer.h"

#define RESOURCE_PATH "/org/tandemplan/Tandem/gazetteer/"

/* Longer lines are no lines of this file. */
#define MAX_LINE_BYTES 512
#define MAX_POPULATION 100000000
#define MIN_TYPED_BYTES 2       /* of what is looked for */

/* The columns of the file. */
enum { COLUMN_ID, COLUMN_NAME, COLUMN_COUNTRY, COLUMN_ADMIN1, COLUMN_POPULATION, COLUMN_LATITUDE, COLUMN_LONGITUDE, N_COLUMNS };

/* Texts are positions in one block, which saves a pointer and an allocation
 * for each of them. */
typedef struct
{
  gint64      id;
  guint32     name;
  guint32     folded;           /* words, separated by blanks */
  guint32     population;
  float       latitude;
  float       longitude;
  const char *country;          /* interned */
  const char *subdivision;      /* interned (nullable) */
} Place;

struct _TandemGazetteer
{
  GArray     *places;           /* (element-type Place) */
  GString    *texts;
  GHashTable *subdivisions;     /* (element-type utf8 utf8): "CN 25" to "CN-SD" */
  guint       n_skipped;
};

/* ---- reading ------------------------------------------------------------------ */

typedef void (*TakeLine) (TandemGazetteer *self,
                          char           **columns,
                          guint            n_columns);

static int
append_folded (gpointer    user_data,
               const char *token,
               int         length,
               int         start,
               int         end)
{
  GString *out = user_data;

  if (out->len > 0 && out->str[out->len - 1] != '\0')
    g_string_append_c (out, ' ');
  g_string_append_len (out, token, length);

  return 0;
}

static guint32
keep_text (TandemGazetteer *self,
           const char      *text)
{
  guint32 at = (guint32) self->texts->len;

  g_string_append_len (self->texts, text, strlen (text) + 1);

  return at;
}

static guint32
keep_folded (TandemGazetteer *self,
             const char      *text)
{
  guint32 at = (guint32) self->texts->len;

  tandem_tokenize (text, strlen (text), append_folded, self->texts);
  g_string_append_c (self->texts, '\0');

  return at;
}

static gboolean
is_country (const char *code)
{
  return g_ascii_isupper (code[0]) && g_ascii_isupper (code[1]) && code[2] == '\0';
}

/* The division in ISO's words: from the table, or where both use the same letters. */
static const char *
find_subdivision (TandemGazetteer *self,
                  const char      *country,
                  const char      *admin1)
{
  g_autofree char *key = g_strdup_printf ("%s %s", country, admin1);
  g_autofree char *iso = g_strdup_printf ("%s-%s", country, admin1);
  const char *known = g_hash_table_lookup (self->subdivisions, key);

  if (known == NULL && g_ascii_isalpha (admin1[0]) && tandem_subdivision_get_name (iso) != iso)
    known = g_intern_string (iso);
  g_hash_table_replace (self->subdivisions, g_steal_pointer (&key), (gpointer) (known != NULL ? known : ""));

  return known != NULL && known[0] != '\0' ? known : NULL;
}

static gboolean
read_degrees (const char *text,
              double      limit,
              float      *degrees)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(value >= -limit && value <= limit))
    return FALSE;
  *degrees = (float) value;

  return TRUE;
}

static void
take_place (TandemGazetteer *self,
            char           **columns,
            guint            n_columns)
{
  Place place = { 0 };
  guint64 id, population;

  if (n_columns < N_COLUMNS ||
      !g_ascii_string_to_unsigned (columns[COLUMN_ID], 10, 1, G_MAXINT32, &id, NULL) ||
      !g_ascii_string_to_unsigned (columns[COLUMN_POPULATION], 10, 0, MAX_POPULATION, &population, NULL) ||
      !read_degrees (columns[COLUMN_LATITUDE], 90, &place.latitude) ||
      !read_degrees (columns[COLUMN_LONGITUDE], 180, &place.longitude) ||
      columns[COLUMN_NAME][0] == '\0' || !is_country (columns[COLUMN_COUNTRY]))
    {
      self->n_skipped++;
      return;
    }

  place.id = (gint64) id;
  place.population = (guint32) population;
  place.country = g_intern_string (columns[COLUMN_COUNTRY]);
  place.subdivision = find_subdivision (self, place.country, columns[COLUMN_ADMIN1]);
  place.name = keep_text (self, columns[COLUMN_NAME]);
  place.folded = keep_folded (self, columns[COLUMN_NAME]);
  g_array_append_val (self->places, place);
}

static void
take_subdivision (TandemGazetteer *self,
                  char           **columns,
                  guint            n_columns)
{
  if (n_columns < 3 || !is_country (columns[0]))
    return;

  g_hash_table_replace (self->subdivisions, g_strdup_printf ("%s %s", columns[0], columns[1]),
                        (gpointer) g_intern_string (columns[2]));
}

/* The first line names the columns. What is no line of the file is passed over. */
static void
read_lines (TandemGazetteer *self,
            GBytes          *bytes,
            TakeLine         take)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *limit = at + size;
  gboolean first = TRUE;

  while (at < limit)
    {
      const char *end = memchr (at, '\n', (gsize) (limit - at));
      gsize length = (gsize) ((end != NULL ? end : limit) - at);
      g_autofree char *line = NULL;
      g_auto(GStrv) columns = NULL;

      if (!first && length > 0 && (length > MAX_LINE_BYTES || !g_utf8_validate_len (at, length, NULL)))
        self->n_skipped++;
      else if (!first && length > 0)
        {
          line = g_strndup (at, length - (at[length - 1] == '\r'));
          columns = g_strsplit (line, "\t", -1);
          take (self, columns, g_strv_length (columns));
        }
      first = FALSE;
      at += length + 1;
    }
}

/**
 * tandem_gazetteer_new:
 * @places: the file of places
 * @subdivisions: the file of divisions
 * @error: return location for an error
 *
 * Reads a gazetteer; lines that are wrong are passed over and counted.
 *
 * Returns: (transfer full) (nullable): the places; %NULL where there is none in @places
 */
TandemGazetteer *
tandem_gazetteer_new (GBytes  *places,
                      GBytes  *subdivisions,
                      GError **error)
{
  g_autoptr(TandemGazetteer) self = g_atomic_rc_box_new0 (TandemGazetteer);

  g_return_val_if_fail (places != NULL && subdivisions != NULL, NULL);

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->texts = g_string_new (NULL);
  self->subdivisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_lines (self, subdivisions, take_subdivision);
  read_lines (self, places, take_place);
  g_hash_table_remove_all (self->subdivisions);

  if (self->places->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The list of places has no place in it"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * tandem_gazetteer_load:
 * @error: return location for an error
 *
 * Reads the gazetteer that comes with the program: some tens of milliseconds,
 * for a thread.
 *
 * Returns: (transfer full) (nullable): the places
 */
TandemGazetteer *
tandem_gazetteer_load (GError **error)
{
  static gsize once = 0;
  g_autoptr(GBytes) places = NULL;
  g_autoptr(GBytes) subdivisions = NULL;

  if (g_once_init_enter (&once))
    {
      tandem_gazetteer_register_resource ();
      g_once_init_leave (&once, 1);
    }

  if (!(places = g_resources_lookup_data (RESOURCE_PATH "places.tsv", G_RESOURCE_LOOKUP_FLAGS_NONE, error)) ||
      !(subdivisions = g_resources_lookup_data (RESOURCE_PATH "subdivisions.tsv", G_RESOURCE_LOOKUP_FLAGS_NONE, error)))
    return NULL;

  return tandem_gazetteer_new (places, subdivisions, error);
}

TandemGazetteer *
tandem_gazetteer_ref (TandemGazetteer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
gazetteer_clear (gpointer data)
{
  TandemGazetteer *self = data;

  g_array_unref (self->places);
  g_string_free (self->texts, TRUE);
  g_hash_table_unref (self->subdivisions);
}

void
tandem_gazetteer_unref (TandemGazetteer *self)
{
  g_atomic_rc_box_release_full (self, gazetteer_clear);
}

guint
tandem_gazetteer_get_n_places (TandemGazetteer *self)
{
  return self->places->len;
}

/**
 * tandem_gazetteer_get_n_skipped:
 * @self: a gazetteer
 *
 * Returns: how many lines were wrong and passed over
 */
guint
tandem_gazetteer_get_n_skipped (TandemGazetteer *self)
{
  return self->n_skipped;
}

/* ---- looking ------------------------------------------------------------------- */

/* How well a name fits, the best first. */
typedef enum
{
  FIT_WHOLE,
  FIT_BEGINNING,
  FIT_WORD,
  FIT_NONE,
} Fit;

typedef struct
{
  const Place *place;
  Fit          fit;
  gboolean     abroad;
} Candidate;

/* Blanks count for nothing: "xian" finds "Xi’an", which is two words. */
static gboolean
begins_so (const char *text,
           const char *typed,
           gboolean   *whole)
{
  while (*typed != '\0')
    {
      if (*text == ' ')
        text++;
      else if (*text++ != *typed++)
        return FALSE;
    }
  *whole = *text == '\0';

  return TRUE;
}

static Fit
get_fit (const char *folded,
         const char *typed)
{
  gboolean whole;

  if (begins_so (folded, typed, &whole))
    return whole ? FIT_WHOLE : FIT_BEGINNING;
  for (const char *word = folded; (word = strchr (word, ' ')) != NULL;)
    if (begins_so (++word, typed, &whole))
      return FIT_WORD;

  return FIT_NONE;
}

static gboolean
is_before (const Candidate *a,
           const Candidate *b)
{
  if (a->abroad != b->abroad)
    return !a->abroad;
  if (a->fit != b->fit)
    return a->fit < b->fit;

  return a->place->population > b->place->population;
}

/* Keeps the best @limit in their order. */
static void
offer (GArray    *best,
       guint      limit,
       Candidate *candidate)
{
  guint at = best->len;

  while (at > 0 && is_before (candidate, &g_array_index (best, Candidate, at - 1)))
    at--;
  if (at >= limit)
    return;
  g_array_insert_val (best, at, *candidate);
  if (best->len > limit)
    g_array_set_size (best, limit);
}

static int
append_typed (gpointer    user_data,
              const char *token,
              int         length,
              int         start,
              int         end)
{
  g_string_append_len (user_data, token, length);

  return 0;
}

/**
 * tandem_gazetteer_find:
 * @self: a gazetteer
 * @text: what was typed: the beginning of a name, or of a word of it
 * @country: (nullable): ISO 3166-1, whose places come first
 * @limit: how many at most
 *
 * Accents, case, apostrophes and blanks are of no account. Takes about a
 * millisecond.
 *
 * Returns: (transfer full) (element-type TandemGazetteerPlace): best first;
 *   texts are borrowed from @self
 */
GArray *
tandem_gazetteer_find (TandemGazetteer *self,
                       const char      *text,
                       const char      *country,
                       guint            limit)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TandemGazetteerPlace));
  g_autoptr(GString) typed = g_string_new (NULL);
  g_autoptr(GArray) best = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_return_val_if_fail (self != NULL && text != NULL, found);

  tandem_tokenize (text, strlen (text), append_typed, typed);
  for (guint i = 0; i < self->places->len && typed->len >= MIN_TYPED_BYTES; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      Candidate candidate = {
        place, get_fit (self->texts->str + place->folded, typed->str),
        country != NULL && !g_str_equal (country, place->country),
      };

      if (candidate.fit != FIT_NONE)
        offer (best, limit, &candidate);
    }

  for (guint i = 0; i < best->len; i++)
    {
      const Place *place = g_array_index (best, Candidate, i).place;
      TandemGazetteerPlace one = {
        place->id, self->texts->str + place->name, place->country, place->subdivision, place->population,
        place->latitude, place->longitude,
      };

      g_array_append_val (found, one);
    }

  return found;
}
