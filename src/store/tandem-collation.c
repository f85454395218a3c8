/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-collation.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* ICU and not g_utf8_collate_key(): the order of data must not depend on which
 * locales the system has installed. */

/* Longer titles are ordered by their beginning. */
#define MAX_UNITS 160

typedef struct
{
  char      *language;
  UCollator *collator;
} Collation;

static void
collation_free (gpointer data)
{
  Collation *self = data;

  g_clear_pointer (&self->collator, ucol_close);
  g_free (self->language);
  g_free (self);
}

/* Opening a collator takes a millisecond, and one serves one thread at a time. */
static GPrivate current = G_PRIVATE_INIT (collation_free);

static UCollator *
get_collator (const char *language)
{
  Collation *collation = g_private_get (&current);
  UErrorCode status = U_ZERO_ERROR;

  if (collation != NULL && g_str_equal (collation->language, language))
    return collation->collator;

  collation = g_new0 (Collation, 1);
  collation->language = g_strdup (language);
  collation->collator = ucol_open (language, &status);
  if (collation->collator != NULL)
    {
      status = U_ZERO_ERROR;
      ucol_setAttribute (collation->collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    }
  g_private_replace (&current, collation);

  return collation->collator;
}

/**
 * tandem_collation_dup_key:
 * @language: display language, as a language tag
 * @title: (nullable): the text to order by
 *
 * Makes the key of a title: keys in the order of memcmp() are titles in the
 * order people of @language expect, "Action 2" before "Action 10". Records
 * without a title come last. Any thread.
 *
 * Returns: (transfer full): the key; never empty
 */
GBytes *
tandem_collation_dup_key (const char *language,
                          const char *title)
{
  UCollator *collator;
  UChar units[MAX_UNITS];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_units = 0, size;
  uint8_t *key;

  g_return_val_if_fail (language != NULL, NULL);

  if (title == NULL || *title == '\0')
    return g_bytes_new_static ("\xff", 1);

  collator = get_collator (language);
  /* Without the data of ICU the order is that of the code points. */
  if (collator == NULL)
    return g_bytes_new (title, strlen (title));

  u_strFromUTF8WithSub (units, MAX_UNITS, &n_units, title, -1, 0xFFFD, NULL, &status);
  n_units = MIN (n_units, MAX_UNITS);

  size = ucol_getSortKey (collator, units, n_units, NULL, 0);
  key = g_malloc (size);
  ucol_getSortKey (collator, units, n_units, key, size);

  return g_bytes_new_take (key, size - 1);
}

/**
 * tandem_collation_dup_version:
 * @language: display language, as a language tag
 *
 * Names the order that keys of @language are in. Keys made under another
 * name (another language, other data of ICU) must be made again.
 *
 * Returns: (transfer full): the name
 */
char *
tandem_collation_dup_version (const char *language)
{
  UCollator *collator;
  UVersionInfo version = { 0 };

  g_return_val_if_fail (language != NULL, NULL);

  collator = get_collator (language);
  if (collator != NULL)
    ucol_getVersion (collator, version);

  return g_strdup_printf ("%s %u.%u.%u.%u", language, version[0], version[1], version[2], version[3]);
}
