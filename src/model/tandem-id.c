/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-kind.h"

#include <string.h>
#include <sys/random.h>

/* Ids are `kind:ULID`: 48 bits of time in milliseconds, then 80 random bits, in
 * the 32 digits that people do not mix up. */

#define ULID_LENGTH 26
#define N_TIME_DIGITS 10

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
fill_random (guint8 *bytes,
             gsize   n)
{
  if (getrandom (bytes, n, 0) == (gssize) n)
    return;

  for (gsize i = 0; i < n; i++)
    bytes[i] = g_random_int_range (0, 256);
}

/**
 * tandem_id_new:
 * @kind: what it is the id of
 *
 * Returns: (transfer full): an id that nobody else has; later ones sort later
 */
char *
tandem_id_new (const TandemKind *kind)
{
  guint64 now = g_get_real_time () / 1000;
  guint8 random[ULID_LENGTH - N_TIME_DIGITS];
  char ulid[ULID_LENGTH + 1] = { 0 };

  g_return_val_if_fail (kind != NULL, NULL);

  for (int i = N_TIME_DIGITS - 1; i >= 0; i--, now /= 32)
    ulid[i] = digits[now % 32];

  fill_random (random, sizeof random);
  for (guint i = 0; i < sizeof random; i++)
    ulid[N_TIME_DIGITS + i] = digits[random[i] % 32];

  return g_strconcat (kind->name, ":", ulid, NULL);
}

/**
 * tandem_id_is_valid:
 * @id: (nullable): any text
 *
 * Whether @id has the form of an id. Its kind may be one that this version does
 * not know.
 */
gboolean
tandem_id_is_valid (const char *id)
{
  const char *colon, *ulid;
  gsize n_kind;

  colon = id != NULL ? strchr (id, ':') : NULL;
  if (colon == NULL)
    return FALSE;

  n_kind = colon - id;
  if (!g_ascii_islower (id[0]) || n_kind > 64 || strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_") != n_kind)
    return FALSE;

  /* The first digit has only three bits left. */
  ulid = colon + 1;
  return strspn (ulid, digits) == ULID_LENGTH && ulid[ULID_LENGTH] == '\0' && ulid[0] <= '7';
}
