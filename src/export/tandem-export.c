/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-export-private.h"

G_DEFINE_QUARK (tandem - export - error - quark, tandem_export_error)

static const struct
{
  const char  *suffix;
  TandemWriter write;
  gboolean     one_kind;        /* a file holds records of one kind */
} formats[] = {
  [TANDEM_FORMAT_JSON] = { ".json", tandem_export_json, FALSE },
  [TANDEM_FORMAT_CSV] = { ".csv", tandem_export_csv, TRUE },
  [TANDEM_FORMAT_XLSX] = { ".xlsx", tandem_export_xlsx, FALSE },
  [TANDEM_FORMAT_ICS] = { ".ics", tandem_export_ics, FALSE },
};

/**
 * tandem_format_from_path:
 * @path: a file name
 * @format: (out): what its ending stands for
 *
 * Returns: whether it is one that Tandem knows
 */
gboolean
tandem_format_from_path (const char   *path,
                         TandemFormat *format,
                         GError      **error)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = (TandemFormat) i;
        return TRUE;
      }
  g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_FORMAT,
               _("“%s” ends in none of .json, .csv, .xlsx, .ics"), path);

  return FALSE;
}

/* ---- what a public file leaves out ----------------------------------------- */

static gboolean
may_be_named (const TandemDoc *doc)
{
  return tandem_val_bool (tandem_val_member (tandem_doc_root (doc), "publish_name"));
}

/* What is about a person stays inside, but for the name of one who agreed. */
gboolean
tandem_export_hides (const TandemDoc   *doc,
                     const TandemField *field,
                     TandemExportFlags  flags)
{
  if (!(flags & TANDEM_EXPORT_PUBLIC) || !(field->flags & TANDEM_PERSONAL))
    return FALSE;

  return !(field->flags & TANDEM_TITLE && may_be_named (doc));
}

/* Nobody knows whether a member that is in no table is about a person. */
static gboolean
is_harmless (const char       *name,
             TandemExportFlags flags)
{
  return !(flags & TANDEM_EXPORT_PUBLIC) || g_str_equal (name, "id") || g_str_equal (name, "_id");
}

static void
append_object (const TandemDoc   *doc,
               const TandemField *fields,
               guint              n_fields,
               TandemVal          object,
               TandemExportFlags  flags,
               GString           *out)
{
  gboolean first = TRUE;
  TandemValIter iter;
  const char *name;
  TandemVal value;

  g_string_append_c (out, '{');
  tandem_val_iter_init (&iter, object);
  while (tandem_val_iter_next (&iter, &name, &value))
    {
      const TandemField *field = tandem_field_find (fields, n_fields, name);

      if (field ? tandem_export_hides (doc, field, flags) : !is_harmless (name, flags))
        continue;
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      tandem_json_append_string (out, name);
      g_string_append_c (out, ':');
      tandem_export_append_value (doc, field, value, flags, out);
    }
  g_string_append_c (out, '}');
}

/* A value as JSON, without what is about persons where the flags say so. */
void
tandem_export_append_value (const TandemDoc   *doc,
                            const TandemField *field,
                            TandemVal          value,
                            TandemExportFlags  flags,
                            GString           *out)
{
  TandemValIter iter;
  TandemVal item;
  gboolean first = TRUE;

  if (!field || field->n_sub == 0 || !(flags & TANDEM_EXPORT_PUBLIC))
    {
      tandem_val_write (value, out);
      return;
    }
  if (tandem_val_type (value) == TANDEM_VAL_OBJECT)
    {
      append_object (doc, field->sub, field->n_sub, value, flags, out);
      return;
    }
  if (tandem_val_type (value) != TANDEM_VAL_ARRAY)
    {
      tandem_val_write (value, out);
      return;
    }

  g_string_append_c (out, '[');
  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      if (tandem_val_type (item) == TANDEM_VAL_OBJECT)
        append_object (doc, field->sub, field->n_sub, item, flags, out);
      else
        tandem_val_write (item, out);
    }
  g_string_append_c (out, ']');
}

/* The body of a record: verbatim, or without what is about persons. */
void
tandem_export_append_body (const TandemDoc  *doc,
                           TandemExportFlags flags,
                           GString          *out)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  gsize length;
  const char *body = tandem_doc_get_body (doc, &length);

  if (flags & TANDEM_EXPORT_PUBLIC && kind)
    append_object (doc, kind->fields, kind->n_fields, tandem_doc_root (doc), flags, out);
  else
    g_string_append_len (out, body, (gssize) length);
}

/* ---- files ----------------------------------------------------------------- */

static const char *
get_kind_name (const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);

  return kind ? kind->name : "unknown";
}

static guint
get_kind_rank (const TandemDoc *doc)
{
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i] == tandem_doc_get_kind (doc))
      return i;

  return n_kinds;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const GPtrArray *first = *(GPtrArray *const *) a;
  const GPtrArray *second = *(GPtrArray *const *) b;

  return (int) get_kind_rank (g_ptr_array_index (first, 0)) - (int) get_kind_rank (g_ptr_array_index (second, 0));
}

/* The documents by kind, in the order of the kinds; (transfer full). */
GPtrArray *
tandem_export_group (GPtrArray *documents)
{
  g_autoptr(GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < documents->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (documents, i);
      GPtrArray *group = g_hash_table_lookup (groups, get_kind_name (doc));

      if (!group)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, (gpointer) get_kind_name (doc), group);
          g_ptr_array_add (list, group);
        }
      g_ptr_array_add (group, doc);
    }
  g_ptr_array_sort (list, compare_groups);

  return list;
}

/**
 * tandem_export_write:
 * @documents: (element-type TandemDoc): what to write, in this order
 * @context: vocabularies, language and day for what is written in words
 * @stream: where to; not closed
 *
 * Writes records to a stream. Any thread.
 *
 * Returns: whether all of it was written
 */
gboolean
tandem_export_write (GPtrArray           *documents,
                     TandemFormat         format,
                     TandemExportFlags    flags,
                     const TandemContext *context,
                     GOutputStream       *stream,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (documents != NULL && context != NULL, FALSE);
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  bytes = formats[format].write (documents, flags, context, error);

  return bytes && g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                             cancellable, error);
}

static gboolean
save_one (GPtrArray           *documents,
          TandemFormat         format,
          TandemExportFlags    flags,
          const TandemContext *context,
          const char          *path,
          GPtrArray           *written,
          GError             **error)
{
  g_autoptr(GBytes) bytes = formats[format].write (documents, flags, context, error);

  if (!bytes || !g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                           G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error))
    return FALSE;
  if (written)
    g_ptr_array_add (written, g_strdup (path));

  return TRUE;
}

/* "plans.csv" becomes "plans-milestone.csv". */
static char *
make_kind_path (const char *path,
                const char *suffix,
                GPtrArray  *group)
{
  gsize stem = strlen (path) - strlen (suffix);

  return g_strdup_printf ("%.*s-%s%s", (int) stem, path, get_kind_name (g_ptr_array_index (group, 0)), path + stem);
}

/**
 * tandem_export_save:
 * @path: a file; replaced only when the new one is whole
 * @written: (element-type filename) (nullable): the files written are added here
 *
 * Writes records to a file. Where a format holds one kind and there are several,
 * each kind gets a file beside the other, with its name in it.
 *
 * Returns: whether all of it is on disk
 */
gboolean
tandem_export_save (GPtrArray           *documents,
                    TandemFormat         format,
                    TandemExportFlags    flags,
                    const TandemContext *context,
                    const char          *path,
                    GPtrArray           *written,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr(GPtrArray) groups = NULL;

  g_return_val_if_fail (documents != NULL && context != NULL && path != NULL, FALSE);
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), FALSE);

  groups = formats[format].one_kind ? tandem_export_group (documents) : g_ptr_array_new ();
  if (groups->len < 2)
    return save_one (documents, format, flags, context, path, written, error);

  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (groups, i);
      const char *suffix = g_str_has_suffix (path, formats[format].suffix) ? formats[format].suffix : "";
      g_autofree char *kind_path = make_kind_path (path, suffix, group);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !save_one (group, format, flags, context, kind_path, written, error))
        return FALSE;
    }

  return TRUE;
}

/* One document a line, so that two exports can be compared line by line. */
GBytes *
tandem_export_json (GPtrArray           *documents,
                    TandemExportFlags    flags,
                    const TandemContext *context,
                    GError             **error)
{
  GString *out = g_string_new ("[\n");

  for (guint i = 0; i < documents->len; i++)
    {
      tandem_export_append_body (g_ptr_array_index (documents, i), flags, out);
      g_string_append (out, i + 1 < documents->len ? ",\n" : "\n");
    }
  g_string_append (out, "]\n");

  return g_string_free_to_bytes (out);
}
