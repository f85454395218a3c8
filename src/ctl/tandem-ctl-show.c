/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-commands.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "tandem-list.h"
#include "tandem-record.h"

/* Commands that show records. */

static void
print_document (const TandemDoc *doc)
{
  gsize length;
  const char *body = tandem_doc_get_body (doc, &length);

  fwrite (body, 1, length, stdout);
}

/* Identifier, title, then what a list of this kind shows, parted by tabs. */
static void
print_line (const TandemDoc     *doc,
            const TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autofree char *title = tandem_doc_dup_title (doc, context);

  tandem_ctl_print ("%s\t", tandem_doc_get_id (doc));
  tandem_ctl_print_cell (title);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (!(kind->fields[i].flags & TANDEM_LISTED) || (kind->fields[i].flags & TANDEM_TITLE))
        continue;
      text = tandem_doc_dup_text (doc, i, context);
      tandem_ctl_print ("\t");
      tandem_ctl_print_cell (text);
    }
  tandem_ctl_print ("\n");
}

/* ---- list --------------------------------------------------------------------- */

typedef struct
{
  const char     *sign;
  TandemQueryTest test;
  TandemQueryTest without;      /* when nothing follows */
} Comparison;

/* The longer signs first: "!=" has the other in it. */
static const Comparison comparisons[] =
{
  { "!=", TANDEM_QUERY_IS_NOT, TANDEM_QUERY_IS_SET },
  { ">=", TANDEM_QUERY_SINCE, TANDEM_QUERY_SINCE },
  { "<", TANDEM_QUERY_BEFORE, TANDEM_QUERY_BEFORE },
  { "=", TANDEM_QUERY_IS, TANDEM_QUERY_IS_NOT_SET },
};

static gboolean
add_condition (TandemQuery *query,
               const char  *text,
               GError     **error)
{
  gsize length = strcspn (text, "!<>=");
  g_autofree char *field = g_strndup (text, length);
  g_autoptr(GError) failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      const char *value = text + length + strlen (comparisons[i].sign);

      if (!g_str_has_prefix (text + length, comparisons[i].sign))
        continue;
      if (tandem_query_where (query, field, *value != '\0' ? comparisons[i].test : comparisons[i].without,
                              *value != '\0' ? value : NULL, &failure))
        return TRUE;
      return tandem_ctl_usage (error, "--where: %s", failure->message);
    }

  return tandem_ctl_usage (error, _("--where: “%s” is not like FIELD=VALUE, FIELD!=VALUE, FIELD<VALUE or FIELD>=VALUE"),
                           text);
}

static gboolean
add_order (TandemQuery *query,
           const char  *text,
           GError     **error)
{
  gboolean descending = *text == '-';
  g_autoptr(GError) failure = NULL;

  if (tandem_query_sort (query, text + descending, descending, &failure))
    return TRUE;

  return tandem_ctl_usage (error, "--sort: %s", failure->message);
}

static gboolean
add_limit (TandemQuery *query,
           const char  *text,
           GError     **error)
{
  guint64 limit;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &limit, NULL))
    return tandem_ctl_usage (error, _("--limit: “%s” is not a number of records"), text);
  tandem_query_limit (query, (guint) limit);

  return TRUE;
}

static TandemQuery *
read_query (TandemCtl        *ctl,
            const TandemKind *kind,
            GError          **error)
{
  static const struct
  {
    const char *option;
    gboolean    (*add) (TandemQuery *query,
                        const char  *text,
                        GError     **error);
  } parts[] = { { "where", add_condition }, { "sort", add_order }, { "limit", add_limit } };
  g_autoptr(TandemQuery) query = tandem_query_new (kind);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GPtrArray *values = tandem_ctl_options (ctl, parts[i].option);

      for (guint j = 0; values != NULL && j < values->len; j++)
        if (!parts[i].add (query, g_ptr_array_index (values, j), error))
          return NULL;
    }

  return g_steal_pointer (&query);
}

/* One record after the other, as the windows of the list come from the store:
 * the memory does not grow with the list. */
static gboolean
print_list (TandemCtl   *ctl,
            TandemStore *store,
            TandemQuery *query,
            GError     **error)
{
  g_autoptr(GListModel) list = tandem_store_list (store, query);
  TandemContext *context = tandem_ctl_get_context (ctl);
  gboolean json = tandem_ctl_wants_json (ctl);
  guint n;

  while (tandem_list_is_loading (TANDEM_LIST (list)))
    g_main_context_iteration (NULL, TRUE);

  n = g_list_model_get_n_items (list);
  if (json)
    tandem_ctl_print ("[");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (list, i);

      if (!json)
        {
          print_line (tandem_record_get_doc (record), context);
          continue;
        }
      tandem_ctl_print (i > 0 ? ",\n" : "\n");
      print_document (tandem_record_get_doc (record));
    }
  if (json)
    tandem_ctl_print ("\n]\n");

  return tandem_ctl_flush (error);
}

static gboolean
run_list (TandemCtl *ctl,
          GError   **error)
{
  const TandemKind *kind = tandem_ctl_find_kind (tandem_ctl_argument (ctl, 0), error);
  g_autoptr(TandemQuery) query = kind != NULL ? read_query (ctl, kind, error) : NULL;
  TandemStore *store = query != NULL ? tandem_ctl_open (ctl, error) : NULL;

  return store != NULL && print_list (ctl, store, query, error);
}

static const GOptionEntry list_options[] =
{
  TANDEM_OPTION ("where", 0, N_("Only records like FIELD=VALUE, !=, < or >=; several are all to be met"), N_("CONDITION")),
  TANDEM_OPTION ("sort", 0, N_("Order by this field; -FIELD for the other way round"), N_("FIELD")),
  TANDEM_OPTION ("limit", 0, N_("No more than so many"), N_("NUMBER")),
  { NULL },
};

const TandemCommand tandem_command_list =
{
  .name = "list",
  .synopsis = "KIND [--where=CONDITION]… [--sort=FIELD] [--limit=NUMBER]",
  .summary = N_("List the records of a kind"),
  .options = list_options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_list,
};

/* ---- show --------------------------------------------------------------------- */

static void
print_fields (const TandemDoc     *doc,
              const TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autofree char *title = tandem_doc_dup_title (doc, context);

  tandem_ctl_print ("%s\n%s: %s\n", tandem_doc_get_id (doc), _(kind->label), title);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = tandem_doc_dup_text (doc, i, context);

      if (text != NULL && *text != '\0')
        tandem_ctl_print ("%s: %s\n", tandem_field_get_label (&kind->fields[i]), text);
    }
  for (guint i = 0; i < kind->n_computed; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;
      g_autofree char *text = NULL;

      g_value_init (&value, kind->computed[i].type);
      kind->computed[i].get (doc, context, &value);
      text = G_VALUE_HOLDS_STRING (&value) ? g_value_dup_string (&value) : g_strdup_value_contents (&value);
      if (text != NULL)
        tandem_ctl_print ("%s: %s\n", _(kind->computed[i].label), text);
    }
}

static gboolean
run_show (TandemCtl *ctl,
          GError   **error)
{
  g_autoptr(TandemDoc) doc = tandem_ctl_get_record (ctl, tandem_ctl_argument (ctl, 0), error);

  if (doc == NULL)
    return FALSE;

  if (tandem_ctl_wants_json (ctl))
    {
      print_document (doc);
      tandem_ctl_print ("\n");
    }
  else
    print_fields (doc, tandem_ctl_get_context (ctl));

  return TRUE;
}

const TandemCommand tandem_command_show =
{
  .name = "show",
  .synopsis = "ID",
  .summary = N_("Show a record"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_show,
};

/* ---- search ------------------------------------------------------------------- */

static void
print_hit (const TandemHit *hit,
           gboolean         json,
           gboolean         first)
{
  g_autoptr(GString) out = NULL;

  if (!json)
    {
      tandem_ctl_print ("%s\t", hit->id);
      tandem_ctl_print_cell (hit->title);
      tandem_ctl_print ("\t");
      tandem_ctl_print_cell (hit->native);
      tandem_ctl_print ("\t");
      tandem_ctl_print_cell (hit->where);
      tandem_ctl_print ("\n");
      return;
    }

  out = g_string_new ("{");
  tandem_ctl_print_member (out, "_id", hit->id);
  tandem_ctl_print_member (out, "title", hit->title);
  tandem_ctl_print_member (out, "native", hit->native);
  tandem_ctl_print_member (out, "where", hit->where);
  tandem_ctl_print ("%s\n%s}", first ? "" : ",", out->str);
}

static gboolean
run_search (TandemCtl *ctl,
            GError   **error)
{
  const char *kind = tandem_ctl_option (ctl, "kind");
  const char *limit_text = tandem_ctl_option (ctl, "limit");
  gboolean json = tandem_ctl_wants_json (ctl);
  g_autoptr(GPtrArray) hits = NULL;
  guint64 limit = 50;
  TandemStore *store;

  if (kind != NULL && tandem_ctl_find_kind (kind, error) == NULL)
    return FALSE;
  if (limit_text != NULL && !g_ascii_string_to_unsigned (limit_text, 10, 1, 10000, &limit, NULL))
    return tandem_ctl_usage (error, _("--limit: “%s” is not a number from 1 to 10000"), limit_text);
  if (!(store = tandem_ctl_open (ctl, error)) ||
      !(hits = tandem_store_search (store, tandem_ctl_argument (ctl, 0), kind, (guint) limit, error)))
    return FALSE;

  if (json)
    tandem_ctl_print ("[");
  for (guint i = 0; i < hits->len; i++)
    print_hit (g_ptr_array_index (hits, i), json, i == 0);
  if (json)
    tandem_ctl_print ("\n]\n");

  return TRUE;
}

static const GOptionEntry search_options[] =
{
  TANDEM_OPTION ("kind", 0, N_("Only records of this kind"), N_("KIND")),
  TANDEM_OPTION ("limit", 0, N_("No more than so many; 50 when not given"), N_("NUMBER")),
  { NULL },
};

const TandemCommand tandem_command_search =
{
  .name = "search",
  .synopsis = "TEXT [--kind=KIND] [--limit=NUMBER]",
  .summary = N_("Search in everything, without regard to accents and script"),
  .options = search_options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_search,
};
