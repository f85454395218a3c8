/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-hit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kinds/tandem-milestone.h"
#include "kinds/tandem-partnership.h"
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

/* "Shandong, China" */
static char *
dup_region (TandemDoc *doc)
{
  const char *country = tandem_val_string (tandem_doc_get (doc, "country"));
  const char *subdivision = tandem_val_string (tandem_doc_get (doc, "subdivision"));

  if (country == NULL)
    return NULL;
  if (subdivision == NULL)
    return g_strdup (tandem_country_get_name (country));

  return g_strdup_printf ("%s, %s", tandem_subdivision_get_name (subdivision), tandem_country_get_name (country));
}

static char *
dup_title_of (const char    *id,
              TandemContext *context)
{
  g_autoptr(TandemDoc) doc = id != NULL && tandem_id_is_valid (id) ? tandem_context_resolve (context, id) : NULL;

  return doc != NULL ? tandem_doc_dup_title (doc, context) : NULL;
}

/* The cities of a group: its title may be cut. */
static char *
dup_members (TandemDoc     *doc,
             TandemContext *context)
{
  TandemVal members = tandem_doc_get (doc, "members");
  GString *names;
  TandemValIter iter;
  TandemVal member;

  if (tandem_val_length (members) < 3)
    return NULL;

  names = g_string_new (NULL);
  tandem_val_iter_init (&iter, members);
  while (tandem_val_iter_next (&iter, NULL, &member))
    {
      g_autofree char *name = dup_title_of (tandem_val_string (tandem_val_member (member, "city")), context);

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_string_free (names, FALSE);
}

/* The pairing that the record belongs to, else what else it does; of a city,
 * where it lies. */
static char *
dup_where (TandemDoc     *doc,
           TandemContext *context)
{
  static const char *const fields[] = { "partnership", "plan", "city", "programme" };
  char *where = NULL;

  if (tandem_doc_get_kind (doc) == &tandem_partnership_kind)
    return dup_members (doc, context);

  for (gsize i = 0; i < G_N_ELEMENTS (fields) && where == NULL; i++)
    where = dup_title_of (tandem_val_string (tandem_doc_get (doc, fields[i])), context);
  if (where == NULL)
    where = dup_title_of (tandem_doc_get_parent (doc), context);

  return where != NULL ? where : dup_region (doc);
}

static char *
dup_code (TandemDoc  *doc,
          const char *title)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  guint field = tandem_kind_flagged (kind, TANDEM_CODE);
  const char *code = field < kind->n_fields ? tandem_val_string (tandem_doc_field (doc, field)) : NULL;

  return code != NULL && strstr (title, code) == NULL ? g_strdup (code) : NULL;
}

static char *
dup_state (TandemDoc     *doc,
           TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  int field = tandem_kind_get_field (kind, "status");

  if (field < 0)
    return NULL;
  /* The one state that is computed, and the one that people look for. */
  if (kind == &tandem_milestone_kind &&
      g_strcmp0 (tandem_milestone_get_shown_status (doc, context), "late") == 0)
    return g_strdup (C_("state of a milestone", "late"));

  return tandem_doc_dup_text (doc, (guint) field, context);
}

static TandemDate
get_day (TandemDoc *doc)
{
  static const char *const fields[] = { "due", "start", "on", "signed_on", "asked_on" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TandemDate day = tandem_val_date (tandem_doc_get (doc, fields[i]));

      if (tandem_date_is_set (day))
        return day;
    }

  return TANDEM_NO_DATE;
}

/**
 * tandem_hit_new:
 * @doc: a record
 * @meant: (nullable): the words it was found by, where they were not typed so
 * @context: language, resolver
 *
 * Returns: (transfer full): what a search shows of the record
 */
TandemHit *
tandem_hit_new (TandemDoc     *doc,
                const char    *meant,
                TandemContext *context)
{
  TandemHit *hit = g_new0 (TandemHit, 1);

  hit->id = g_strdup (tandem_doc_get_id (doc));
  hit->title = tandem_doc_dup_title (doc, context);
  hit->native = dup_native (doc, hit->title);
  hit->where = dup_where (doc, context);
  hit->code = dup_code (doc, hit->title);
  hit->state = dup_state (doc, context);
  hit->when = get_day (doc);
  hit->meant = g_strdup (meant);

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
  g_free (self->code);
  g_free (self->state);
  g_free (self->meant);
  g_free (self);
}
