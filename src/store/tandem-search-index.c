/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-search.h"

#include "tandem-words.h"
#include "tandem-spelling.h"
#include "tandem-tokenizer.h"

#include <string.h>

/* Columns:
 *   kind     the name of the kind, one token
 *   title    what the record is called by, in all languages
 *   text     everything else that is searched
 *   belongs  the ULIDs of the cities and pairings it refers to
 */
static const char schema[] =
  "CREATE VIRTUAL TABLE fts USING fts5 ("
  "kind, title, text, belongs, content = '', contentless_delete = 1, tokenize = '" TANDEM_TOKENIZER_NAME "');"
  /* Every transaction leaves a part of the index by itself. Left alone, SQLite
   * joins parts inside the save that makes one too many: one in twenty then
   * writes ten times as much, and one in some hundreds the better half of the
   * index. tandem_search_index_join() does it when nobody waits. */
  "INSERT INTO fts (fts, rank) VALUES ('automerge', 0);"
  "INSERT INTO fts (fts, rank) VALUES ('crisismerge', 1999)";

/**
 * tandem_search_index_get_schema:
 *
 * Returns: the SQL that makes the table of the full-text index
 */
const char *
tandem_search_index_get_schema (void)
{
  return schema;
}

/* Every string below @value; of localized text the texts only. */
static void
append_strings (TandemVal value,
                gboolean  localized,
                GString  *out)
{
  TandemValIter iter;
  TandemVal part;
  const char *text = tandem_val_string (value);

  if (text != NULL && out->len > 0)
    g_string_append_c (out, '\n');
  if (text != NULL)
    g_string_append (out, text);

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &part))
    append_strings (localized ? tandem_val_member (part, "text") : part, FALSE, out);
}

/* The title, the code, and short texts that stand with them in the form: other
 * names of the same thing. */
static char *
dup_names (TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  GString *out = g_string_new (NULL);
  const char *group = NULL;

  for (guint i = 0; i < kind->n_fields && group == NULL; i++)
    if (kind->fields[i].flags & (TANDEM_TITLE | TANDEM_CODE))
      group = kind->fields[i].group != NULL ? kind->fields[i].group : "";

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if ((field->flags & (TANDEM_TITLE | TANDEM_CODE)) ||
          ((field->flags & TANDEM_SEARCHED) && !(field->flags & TANDEM_LONG) && g_strcmp0 (field->group, group) == 0))
        append_strings (tandem_doc_field (doc, i), field->type == &tandem_type_l10n, out);
    }

  return g_string_free (out, FALSE);
}

/* Whether @names has this line. */
static gboolean
has_line (const char *names,
          const char *line,
          gsize       length)
{
  for (const char *at = names; at != NULL; at = strchr (at, '\n'))
    {
      at += *at == '\n';
      if (strncmp (at, line, length) == 0 && (at[length] == '\0' || at[length] == '\n'))
        return TRUE;
    }

  return FALSE;
}

/* The searched texts but those that are names already: most records have
 * little more, and every word costs. */
static char *
dup_rest (TandemDoc  *doc,
          const char *names)
{
  g_autofree char *text = tandem_doc_dup_search_text (doc);
  GString *rest = g_string_new (NULL);
  gsize length;

  for (const char *line = text; *line != '\0'; line += length + (line[length] == '\n'))
    {
      length = strcspn (line, "\n");
      if (!has_line (names, line, length))
        g_string_append_len (rest, line, length + (line[length] == '\n'));
    }

  return g_string_free (rest, FALSE);
}

static void
append_owners (const TandemField *table,
               guint              n_fields,
               TandemVal          object,
               GString           *out);

static void
append_owner (TandemVal value,
              GString  *out)
{
  const char *id = tandem_val_string (value);

  if (id != NULL && (g_str_has_prefix (id, "city:") || g_str_has_prefix (id, "partnership:")) && tandem_id_is_valid (id))
    {
      g_string_append_c (out, ' ');
      g_string_append (out, strchr (id, ':') + 1);
    }
}

static void
append_owners_in_field (const TandemField *field,
                        TandemVal          value,
                        GString           *out)
{
  TandemValIter iter;
  TandemVal item;

  if (tandem_field_is_reference (field))
    append_owner (value, out);
  if (tandem_val_type (value) == TANDEM_VAL_OBJECT)
    append_owners (field->sub, field->n_sub, value, out);
  if (tandem_val_type (value) != TANDEM_VAL_ARRAY)
    return;

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    if (field->sub != NULL)
      append_owners (field->sub, field->n_sub, item, out);
    else if (tandem_field_is_reference (field))
      append_owner (item, out);
}

static void
append_owners (const TandemField *table,
               guint              n_fields,
               TandemVal          object,
               GString           *out)
{
  for (guint i = 0; i < n_fields; i++)
    if (table[i].sub != NULL || tandem_field_is_reference (&table[i]))
      append_owners_in_field (&table[i], tandem_val_member (object, table[i].name), out);
}

/**
 * tandem_search_index_put:
 * @database: the writing connection, in a transaction
 * @pk: the row of the record in `doc`
 * @replace: whether it may be in the index already
 * @doc: its content
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_search_index_put (TandemDatabase *database,
                         gint64          pk,
                         gboolean        replace,
                         TandemDoc      *doc,
                         GError        **error)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autoptr(GString) kind_token = g_string_new (NULL);
  g_autoptr(GString) owners = g_string_new (NULL);
  g_autofree char *names = dup_names (doc);
  g_autofree char *text = dup_rest (doc, names);

  if (replace && !tandem_search_index_remove (database, pk, error))
    return FALSE;

  tandem_words_append_kind (kind_token, kind->name);
  append_owners (kind->fields, kind->n_fields, tandem_doc_root (doc), owners);
  tandem_spelling_add_text (database, names);
  tandem_spelling_add_text (database, text);

  return tandem_database_run (database, error,
                              "INSERT INTO fts (rowid, kind, title, text, belongs) VALUES (?1, ?2, ?3, ?4, ?5)",
                              "issss", pk, kind_token->str, names, text, owners->str);
}

/**
 * tandem_search_index_remove:
 * @database: the writing connection, in a transaction
 * @pk: the row of the record in `doc`
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_search_index_remove (TandemDatabase *database,
                            gint64          pk,
                            GError        **error)
{
  return tandem_database_run (database, error, "DELETE FROM fts WHERE rowid = ?1", "i", pk);
}

/**
 * tandem_search_index_join:
 * @database: the writing connection, in no transaction
 * @pages: about how much to write
 * @more: (out): whether there may be more to do
 * @error: return location for an error
 *
 * Joins parts of the index, a bit of it: the fewer parts, the faster a search.
 * A transaction of its own.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_search_index_join (TandemDatabase *database,
                          gint64          pages,
                          gboolean       *more,
                          GError        **error)
{
  sqlite3 *handle = tandem_database_get_handle (database);
  gint64 before = sqlite3_total_changes64 (handle);

  *more = FALSE;
  if (!tandem_database_run (database, error, "INSERT INTO fts (fts, rank) VALUES ('merge', ?)", "i", pages))
    return FALSE;
  /* The command counts as one; what it joined comes on top. */
  *more = sqlite3_total_changes64 (handle) - before > 1;
  return TRUE;
}

/**
 * tandem_search_index_begin_bulk:
 * @database: the writing connection, in a transaction
 * @error: return location for an error
 *
 * Collects more words in memory before they are written.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_search_index_begin_bulk (TandemDatabase *database,
                                GError        **error)
{
  return tandem_database_execute (database, "INSERT INTO fts (fts, rank) VALUES ('hashsize', 33554432)", error);
}

/**
 * tandem_search_index_end_bulk:
 * @database: the writing connection, in the same transaction
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_search_index_end_bulk (TandemDatabase *database,
                              GError        **error)
{
  return tandem_database_execute (database, "INSERT INTO fts (fts, rank) VALUES ('hashsize', 1048576)", error);
}
