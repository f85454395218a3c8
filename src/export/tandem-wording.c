/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "tandem-wording.h"

#define ISO_CODES_SUBDIVISIONS "/usr/share/iso-codes/json/iso_3166-2.json"

/* Words of the papers. The Chinese column awaits a native reader. */
static const struct
{
  const char *english;
  const char *simplified;
} words[] = {
#include "tandem-wording-zh.inc"
};

static gboolean
is_simplified_chinese (const char *language)
{
  return g_str_equal (language, "zh") || g_str_has_prefix (language, "zh-Hans") || g_str_equal (language, "zh-CN");
}

static GHashTable *
get_words (void)
{
  static gsize once = 0;
  static GHashTable *table;

  if (g_once_init_enter (&once))
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        g_hash_table_insert (table, (gpointer) words[i].english, (gpointer) words[i].simplified);
      g_once_init_leave (&once, 1);
    }

  return table;
}

/* The word of a paper in one of its languages; English where none is known. */
const char *
tandem_wording_find (const char *language,
                     const char *english)
{
  const char *word = is_simplified_chinese (language) ? g_hash_table_lookup (get_words (), english) : NULL;

  return word ? word : english;
}

/* @english with `{n}` in it; where one differs, two forms with a bar between. */
char *
tandem_wording_dup_count (const char *language,
                          const char *english,
                          int         n)
{
  const char *word = tandem_wording_find (language, english);
  g_autofree char *number = g_strdup_printf ("%d", n);
  g_auto(GStrv) forms = g_strsplit (word, "|", 2);
  g_autoptr(GString) text = g_string_new (forms[1] && n != 1 ? forms[1] : forms[0]);

  g_string_replace (text, "{n}", number, 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ICU's plain English writes the month first; programmes of the EU do not. */
static char *
find_icu_locale (const char *language)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;

  if (g_str_equal (language, "en"))
    return g_strdup ("en_GB");
  uloc_forLanguageTag (language, locale, sizeof locale, &parsed, &status);

  return g_strdup (U_SUCCESS (status) ? locale : "en_GB");
}

static char *
dup_utf8 (const UChar *text,
          int32_t      length,
          UErrorCode   status)
{
  if (U_FAILURE (status) || length < 0)
    return NULL;

  return g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
}

static char *
format_date (const char *locale,
             TandemDate  date,
             const char *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator = udatpg_open (locale, &status);
  UChar wanted[16], pattern[64], text[128], zone[8];
  int32_t length;
  UDateFormat *format;
  g_autoptr(GDateTime) noon = g_date_time_new_utc (date.ymd / 10000, date.ymd / 100 % 100, MAX (date.ymd % 100, 1),
                                                   12, 0, 0);

  u_uastrcpy (wanted, skeleton);
  u_uastrcpy (zone, "UTC");
  length = udatpg_getBestPattern (generator, wanted, -1, pattern, G_N_ELEMENTS (pattern), &status);
  udatpg_close (generator);
  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, zone, -1, pattern, length, &status);
  if (U_FAILURE (status) || !noon)
    return tandem_date_to_iso (date);
  length = udat_format (format, (double) g_date_time_to_unix (noon) * 1000, text, G_N_ELEMENTS (text), NULL, &status);
  udat_close (format);

  return dup_utf8 (text, length, status);
}

/* A paper says the same few hundred dates and numbers over and over, and ICU
 * takes a millisecond for each: what was said is kept. */
#define MAX_KEPT 4096

static GMutex kept_lock;
static GHashTable *kept;

static char *
find_kept (const char *key)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&kept_lock);

  return g_strdup (kept ? g_hash_table_lookup (kept, key) : NULL);
}

static void
keep (const char *key,
      const char *text)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&kept_lock);

  if (!kept)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_hash_table_size (kept) >= MAX_KEPT)
    g_hash_table_remove_all (kept);
  g_hash_table_insert (kept, g_strdup (key), g_strdup (text));
}

/* "12 May 2020", "2020年5月12日"; a month where the day is not known. */
char *
tandem_wording_dup_date (const char *language,
                         TandemDate  date)
{
  g_autofree char *key = g_strdup_printf ("%s date %d", language, date.ymd);
  g_autofree char *locale = NULL;
  char *text;

  if (!tandem_date_is_set (date))
    return g_strdup ("");
  text = find_kept (key);
  if (text)
    return text;
  locale = find_icu_locale (language);
  text = format_date (locale, date, date.ymd % 100 ? "yMMMd" : "yMMM");
  if (!text)
    return tandem_date_to_iso (date);
  keep (key, text);

  return text;
}

static char *
format_number (const char *language,
               const char *decimal)
{
  g_autofree char *locale = find_icu_locale (language);
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format;
  UChar text[128];
  const char *point;
  int32_t length;

  format = unum_open (UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
  if (U_FAILURE (status))
    return NULL;
  /* the digits that somebody wrote, no more and no fewer */
  point = strchr (decimal, '.');
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, point ? (int32_t) strlen (point + 1) : 0);
  unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, point ? (int32_t) strlen (point + 1) : 0);
  length = unum_formatDecimal (format, decimal, (int32_t) strlen (decimal), text, G_N_ELEMENTS (text), NULL, &status);
  unum_close (format);

  return dup_utf8 (text, length, status);
}

/* Groups the digits of a decimal; what is no number stays as it is. */
char *
tandem_wording_dup_number (const char *language,
                           const char *decimal)
{
  g_autofree char *key = NULL;
  char *text;

  if (!decimal || !*decimal || strspn (decimal, "-0123456789.") != strlen (decimal) || strlen (decimal) > 60)
    return g_strdup (decimal ? decimal : "");
  key = g_strdup_printf ("%s number %s", language, decimal);
  text = find_kept (key);
  if (text)
    return text;
  text = format_number (language, decimal);
  if (!text)
    return g_strdup (decimal);
  keep (key, text);

  return text;
}

/* "1,200,000 EUR", a line a currency; empty if there is nothing. */
char *
tandem_wording_dup_tally (const char        *language,
                          const TandemTally *tally)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tally->entries->len; i++)
    {
      const TandemTallyEntry *entry = &g_array_index (tally->entries, TandemTallyEntry, i);
      g_autofree char *plain = tandem_tally_amount_to_decimal (entry->amount);
      g_autofree char *number = tandem_wording_dup_number (language, plain);

      g_string_append_printf (text, "%s%s\302\240%s", i > 0 ? "\n" : "", number, entry->currency);
    }

  return g_string_free (text, FALSE);
}

char *
tandem_wording_dup_country (const char *language,
                            const char *code)
{
  g_autofree char *locale = find_icu_locale (language);
  g_autofree char *place = g_strdup_printf ("und_%s", code ? code : "");
  UErrorCode status = U_ZERO_ERROR;
  UChar text[128];
  int32_t length;
  char *name;

  if (!code || strlen (code) != 2)
    return g_strdup (code ? code : "");
  length = uloc_getDisplayCountry (place, locale, text, G_N_ELEMENTS (text), &status);
  name = dup_utf8 (text, length, status);

  return name && *name ? name : g_strdup (code);
}

char *
tandem_wording_dup_language (const char *language,
                             const char *tag)
{
  g_autofree char *locale = find_icu_locale (language);
  g_autofree char *named = find_icu_locale (tag);
  UErrorCode status = U_ZERO_ERROR;
  UChar text[128];
  int32_t length;
  char *name;

  if (g_str_equal (tag, "en"))
    g_set_str (&named, "en");
  length = uloc_getDisplayName (named, locale, text, G_N_ELEMENTS (text), &status);
  name = dup_utf8 (text, length, status);

  return name && *name ? name : g_strdup (tag);
}

static GHashTable *
load_subdivisions (void)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;
  JsonArray *list;

  if (!json_parser_load_from_file (parser, ISO_CODES_SUBDIVISIONS, NULL))
    return names;
  root = json_parser_get_root (parser);
  list = JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_array_member (json_node_get_object (root), "3166-2") : NULL;
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);

      g_hash_table_insert (names, g_strdup (json_object_get_string_member_with_default (entry, "code", "")),
                           g_strdup (json_object_get_string_member_with_default (entry, "name", "")));
    }

  return names;
}

/* The name iso-codes has for a province or region; the code where it has none. */
char *
tandem_wording_dup_subdivision (const char *code)
{
  static gsize once = 0;
  static GHashTable *names;
  const char *name;

  if (g_once_init_enter (&once))
    {
      names = load_subdivisions ();
      g_once_init_leave (&once, 1);
    }
  name = code ? g_hash_table_lookup (names, code) : NULL;

  return g_strdup (name ? name : code ? code : "");
}
