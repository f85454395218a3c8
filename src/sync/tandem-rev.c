/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-rev.h"

#include <string.h>

#define HASH_DIGITS 32

/**
 * tandem_rev_parse:
 * @rev: a revision as a server names it, "3-9f2c…"
 * @generation: (out): its generation
 * @hash: (out) (transfer none): what follows the dash; points into @rev
 *
 * Takes a revision id apart. Servers other than CouchDB may use other hashes,
 * so these are opaque, but short and printable.
 *
 * Returns: whether it is one
 */
gboolean
tandem_rev_parse (const char  *rev,
                  guint       *generation,
                  const char **hash)
{
  guint64 number = 0;
  const char *p = rev;

  if (rev == NULL || *p < '1' || *p > '9')
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      number = number * 10 + (guint64) (*p - '0');
      if (number > TANDEM_REV_MAX_GENERATION)
        return FALSE;
    }
  if (*p != '-' || p[1] == '\0' || strlen (rev) > TANDEM_REV_MAX_BYTES)
    return FALSE;

  *generation = (guint) number;
  *hash = ++p;
  for (; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) || *p == '"' || *p == '\\')
      return FALSE;
  return TRUE;
}

/**
 * tandem_rev_compare:
 * @a: a revision
 * @b: another
 *
 * CouchDB's order of revisions that are both deleted or both not: the higher
 * generation wins, then the larger hash. Something that is no revision loses.
 *
 * Returns: negative, zero or positive, as strcmp()
 */
int
tandem_rev_compare (const char *a,
                    const char *b)
{
  guint generation_a = 0, generation_b = 0;
  const char *hash_a = "", *hash_b = "";

  if (!tandem_rev_parse (a, &generation_a, &hash_a))
    generation_a = 0;
  if (!tandem_rev_parse (b, &generation_b, &hash_b))
    generation_b = 0;
  if (generation_a != generation_b)
    return generation_a < generation_b ? -1 : 1;
  return strcmp (hash_a, hash_b);
}

/**
 * tandem_rev_new:
 * @parent: (nullable): the revision it follows; NULL for a first one
 * @deleted: whether it is a deletion
 * @canonical: the body in canonical form, without members of the protocol
 *
 * Names a new revision. The name is a function of what it says and what it
 * follows, so that every client that comes to the same result calls it the
 * same, and sending it twice is sending it once.
 *
 * Returns: (transfer full) (nullable): the revision; NULL if @parent is none
 */
char *
tandem_rev_new (const char *parent,
                gboolean    deleted,
                const char *canonical)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint generation = 0;
  const char *hash;

  g_return_val_if_fail (canonical != NULL, NULL);

  if (parent != NULL && (!tandem_rev_parse (parent, &generation, &hash) || generation >= TANDEM_REV_MAX_GENERATION))
    return NULL;

  /* The terminating zeros keep the three parts apart. */
  g_checksum_update (checksum, (const guchar *) (parent ? parent : ""), parent ? (gssize) strlen (parent) + 1 : 1);
  g_checksum_update (checksum, (const guchar *) (deleted ? "1" : "0"), 2);
  g_checksum_update (checksum, (const guchar *) canonical, -1);
  return g_strdup_printf ("%u-%.*s", generation + 1, HASH_DIGITS, g_checksum_get_string (checksum));
}
