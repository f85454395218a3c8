/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-template.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "kinds/tandem-figures.h"
#include "tandem-field.h"
#include "tandem-order.h"
#include "tandem-plan-rows.h"
#include "tandem-templates-resources.h"

#define FOLDER "/org/tandemplan/Tandem/templates"

struct _TandemTemplate
{
  JsonObject *root;     /* (owned) */
  char       *file;     /* (owned) */
};

void
tandem_template_free (TandemTemplate *self)
{
  g_clear_pointer (&self->root, json_object_unref);
  g_free (self->file);
  g_free (self);
}

/* ---- reading ------------------------------------------------------------------------ */

static gboolean
refuse (const TandemTemplate *self,
        GError              **error,
        const char           *where,
        const char           *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s: %s", self->file, where, what);

  return FALSE;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_documents (const TandemTemplate *self)
{
  return json_node_get_array (json_object_get_member (self->root, "documents"));
}

static gboolean
check_document (const TandemTemplate *self,
                JsonNode             *node,
                guint                 i,
                GError              **error)
{
  g_autofree char *where = g_strdup_printf ("documents[%u]", i);
  JsonObject *document = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const TandemKind *kind;
  JsonObject *set;
  g_autoptr(GList) members = NULL;

  if (document == NULL || get_string (document, "kind") == NULL ||
      !(kind = tandem_kind_find (get_string (document, "kind"))))
    return refuse (self, error, where, "no known kind");
  if ((set = get_object (document, "set")) == NULL)
    return refuse (self, error, where, "no fields");

  members = json_object_get_members (set);
  for (GList *at = members; at != NULL; at = at->next)
    if (tandem_kind_find_field (kind, at->data) == NULL)
      return refuse (self, error, where, at->data);

  return TRUE;
}

static gboolean
check (const TandemTemplate *self,
       GError              **error)
{
  JsonNode *documents = json_object_get_member (self->root, "documents");

  if (get_string (self->root, "name") == NULL)
    return refuse (self, error, "name", "is missing");
  if (get_object (self->root, "title") == NULL)
    return refuse (self, error, "title", "is missing");
  if (documents == NULL || !JSON_NODE_HOLDS_ARRAY (documents))
    return refuse (self, error, "documents", "is no list");

  for (guint i = 0; i < json_array_get_length (json_node_get_array (documents)); i++)
    if (!check_document (self, json_array_get_element (json_node_get_array (documents), i), i, error))
      return FALSE;

  return TRUE;
}

/**
 * tandem_template_parse:
 * @text: JSON
 * @file: what the text is called in errors
 * @error: return location for an error that names the place
 *
 * Returns: (transfer full) (nullable): the template
 */
TandemTemplate *
tandem_template_parse (const char *text,
                       const char *file,
                       GError    **error)
{
  g_autoptr(TandemTemplate) self = g_new0 (TandemTemplate, 1);
  g_autoptr(JsonNode) node = json_from_string (text, error);

  self->file = g_strdup (file);
  if (node == NULL)
    {
      g_prefix_error (error, "%s: ", file);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (self, error, "/", "is no object");
      return NULL;
    }

  self->root = json_object_ref (json_node_get_object (node));

  return check (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
register_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      tandem_templates_register_resource ();
      g_once_init_leave (&done, 1);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * tandem_templates_list:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type TandemTemplate): what comes
 *   with the program, by name
 */
GPtrArray *
tandem_templates_list (GError **error)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_template_free);
  g_auto(GStrv) names = NULL;

  register_once ();
  if (!(names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error)))
    return NULL;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER "/", names[i], NULL);
      g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
      TandemTemplate *template = text != NULL ? tandem_template_parse (text, names[i], error) : NULL;

      if (template == NULL)
        return NULL;
      g_ptr_array_add (templates, template);
    }

  return g_steal_pointer (&templates);
}

/* ---- what it is called ---------------------------------------------------------------- */

const char *
tandem_template_get_name (const TandemTemplate *self)
{
  return get_string (self->root, "name");
}

/* The kind of plan it is for, NULL for any. */
const char *
tandem_template_get_plan_kind (const TandemTemplate *self)
{
  return get_string (self->root, "plan_kind");
}

static char *
dup_localized (const TandemTemplate *self,
               const char           *member,
               const TandemContext  *context)
{
  JsonObject *texts = get_object (self->root, member);
  const char *text = texts != NULL ? get_string (texts, tandem_context_get_language (context)) : NULL;

  return g_strdup (text != NULL || texts == NULL ? text : get_string (texts, "en"));
}

char *
tandem_template_dup_title (const TandemTemplate *self,
                           const TandemContext  *context)
{
  return dup_localized (self, "title", context);
}

char *
tandem_template_dup_description (const TandemTemplate *self,
                                 const TandemContext  *context)
{
  return dup_localized (self, "description", context);
}

/* ---- making records --------------------------------------------------------------------- */

typedef struct
{
  const TandemTemplate *template;
  const TandemDoc      *plan;
  const TandemContext  *context;
  GHashTable           *refs;   /* name to the id of what was made */
  GPtrArray            *made;
  guint                 n_sections;
  guint                 i_section;
} Making;

/* {"en": "Actions"} as {"en": {"text": "Actions"}}; what is not in the plan's
 * own language is a translation that somebody should look at. */
static char *
dup_l10n (Making     *making,
          JsonObject *texts)
{
  g_autoptr(GString) json = g_string_new ("{");
  g_autoptr(GList) languages = json_object_get_members (texts);
  const char *base = tandem_val_string (tandem_doc_get (making->plan, "base_language"));

  for (GList *at = languages; at != NULL; at = at->next)
    {
      const char *text = get_string (texts, at->data);

      if (text == NULL)
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      tandem_json_append_string (json, at->data);
      g_string_append (json, ":{\"text\":");
      tandem_json_append_string (json, text);
      if (strcmp (at->data, base != NULL ? base : "en") != 0)
        g_string_append (json, ",\"status\":\"draft\"");
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, '}');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* Takes @doc; NULL with an error. */
static TandemDoc *
with (TandemDoc  *doc,
      const char *field,
      const char *json,
      GError    **error)
{
  TandemDoc *after = tandem_doc_with (doc, field, json, error);

  tandem_doc_unref (doc);

  return after;
}

static TandemDoc *
set_fields (Making     *making,
            TandemDoc  *doc,
            JsonObject *set,
            GError    **error)
{
  g_autoptr(GList) members = json_object_get_members (set);
  const TandemKind *kind = tandem_doc_get_kind (doc);

  for (GList *at = members; at != NULL && doc != NULL; at = at->next)
    {
      JsonNode *node = json_object_get_member (set, at->data);
      const TandemField *field = tandem_kind_find_field (kind, at->data);
      g_autofree char *json = field->type == &tandem_type_l10n && JSON_NODE_HOLDS_OBJECT (node)
                                ? dup_l10n (making, json_node_get_object (node)) : json_to_string (node, FALSE);

      doc = with (doc, field->name, json, error);
    }

  return doc;
}

/* Takes @doc. */
static TandemDoc *
hang (Making     *making,
      TandemDoc  *doc,
      const char *under,
      GError    **error)
{
  const char *id = under != NULL ? g_hash_table_lookup (making->refs, under) : NULL;
  const char *link = tandem_plan_get_link (tandem_doc_get_kind (doc));
  g_autofree char *string = NULL;
  g_autofree char *json = NULL;

  if (id == NULL || link == NULL)
    return doc;

  string = tandem_json_string (id);
  json = tandem_kind_find_field (tandem_doc_get_kind (doc), link)->type == &tandem_type_refs
           ? g_strdup_printf ("[%s]", string) : g_strdup (string);

  return with (doc, link, json, error);
}

/* So many months after the plan begins; after today where it says no period. */
static TandemDoc *
date (Making     *making,
      TandemDoc  *doc,
      JsonObject *document,
      GError    **error)
{
  TandemDate from = tandem_period_get_first (tandem_doc_get (making->plan, "period"));
  g_autofree char *iso = NULL;
  g_autofree char *json = NULL;

  if (!json_object_has_member (document, "month"))
    return doc;

  if (!tandem_date_is_set (from))
    from = tandem_context_get_today (making->context);
  if (from.ymd % 100 == 0)
    from.ymd++;     /* a whole month begins on its first day */
  iso = tandem_date_to_iso (tandem_date_add_months (from, (int) json_object_get_int_member_with_default (document, "month", 0)));
  json = tandem_json_string (iso);

  return with (doc, "due", json, error);
}

static TandemDoc *
order (Making    *making,
       TandemDoc *doc,
       GError   **error)
{
  g_autofree char *place = NULL;
  g_autofree char *json = NULL;

  if (!g_str_equal (tandem_doc_get_kind (doc)->name, "section"))
    return doc;

  place = tandem_order_spread (making->i_section++, making->n_sections);
  json = tandem_json_string (place);

  return with (doc, "order", json, error);
}

static gboolean
make_one (Making     *making,
          JsonObject *document,
          GError    **error)
{
  const TandemKind *kind = tandem_kind_find (get_string (document, "kind"));
  TandemDoc *doc = tandem_doc_new_under (kind, making->plan);

  doc = tandem_doc_with_defaults (doc, making->context);
  if ((doc = set_fields (making, doc, get_object (document, "set"), error)) != NULL)
    doc = hang (making, doc, get_string (document, "under"), error);
  if (doc != NULL)
    doc = date (making, doc, document, error);
  if (doc != NULL)
    doc = order (making, doc, error);
  if (doc == NULL)
    {
      g_prefix_error (error, "%s: ", making->template->file);
      return FALSE;
    }

  if (get_string (document, "ref") != NULL)
    g_hash_table_insert (making->refs, g_strdup (get_string (document, "ref")), g_strdup (tandem_doc_get_id (doc)));
  g_ptr_array_add (making->made, doc);

  return TRUE;
}

/* A chapter is there once. */
static gboolean
is_there (GPtrArray  *sections,
          JsonObject *document)
{
  const char *key = get_string (get_object (document, "set"), "key");

  for (guint i = 0; sections != NULL && key != NULL && i < sections->len; i++)
    if (g_strcmp0 (tandem_val_string (tandem_doc_get (g_ptr_array_index (sections, i), "key")), key) == 0)
      return TRUE;

  return FALSE;
}

/**
 * tandem_template_make:
 * @self: a template
 * @plan: the plan it is used for
 * @sections: (nullable) (element-type TandemDoc): the chapters it has already
 * @with_rows: whether rows are made, too: not where the plan has its own
 * @context: today
 * @error: return location for an error
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type TandemDoc): the new records
 */
GPtrArray *
tandem_template_make (const TandemTemplate *self,
                      const TandemDoc      *plan,
                      GPtrArray            *sections,
                      gboolean              with_rows,
                      const TandemContext  *context,
                      GError              **error)
{
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autoptr(GHashTable) refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray *documents = get_documents (self);
  Making making = { self, plan, context, refs, made, json_array_get_length (documents), 0 };

  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = json_array_get_object_element (documents, i);
      gboolean row = tandem_plan_get_level (tandem_kind_find (get_string (document, "kind"))) >= 0;

      if (row ? !with_rows : is_there (sections, document))
        continue;
      if (!make_one (&making, document, error))
        return NULL;
    }

  return g_steal_pointer (&made);
}
