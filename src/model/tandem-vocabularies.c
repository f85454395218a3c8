/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-vocabularies-private.h"

#include <gio/gio.h>
#include <string.h>

#include "tandem-vocabulary-resources.h"

/* Vocabularies as they were loaded, with the labels of all languages. What is
 * handed out has those of one language; it is made when it is first asked for
 * and lasts as long as the set. */

static const char *const resource_folders[] =
{
  "/org/tandemplan/Tandem/vocabulary",
  "/org/tandemplan/Tandem/rules",
};

static void
loaded_term_clear (TandemLoadedTerm *self)
{
  g_free (self->code);
  g_free (self->style);
  g_free (self->icon);
  g_clear_pointer (&self->labels, g_hash_table_unref);
}

static void
shown_free (TandemVocabulary *self)
{
  g_free ((gpointer) self->terms);
  g_free (self);
}

static void
loaded_free (TandemLoaded *self)
{
  g_free (self->name);
  g_array_unref (self->terms);
  g_hash_table_unref (self->shown);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemLoaded, loaded_free)

TandemLoaded *
tandem_loaded_new (const char *name)
{
  TandemLoaded *self = g_new0 (TandemLoaded, 1);

  self->name = g_strdup (name);
  self->terms = g_array_new (FALSE, TRUE, sizeof (TandemLoadedTerm));
  g_array_set_clear_func (self->terms, (GDestroyNotify) loaded_term_clear);
  self->shown = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) shown_free);

  return self;
}

/* Adds a term without labels. */
TandemLoadedTerm *
tandem_loaded_add (TandemLoaded *self,
                   const char   *code)
{
  TandemLoadedTerm term = { .code = g_strdup (code), .labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  g_array_append_val (self->terms, term);
  return &g_array_index (self->terms, TandemLoadedTerm, self->terms->len - 1);
}

TandemLoadedTerm *
tandem_loaded_find (const TandemLoaded *self,
                    const char         *code)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      TandemLoadedTerm *term = &g_array_index (self->terms, TandemLoadedTerm, i);

      if (strcmp (term->code, code) == 0)
        return term;
    }

  return NULL;
}

TandemVocabularies *
tandem_vocabularies_new_empty (void)
{
  TandemVocabularies *self = g_new0 (TandemVocabularies, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->loaded = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) loaded_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  g_mutex_init (&self->lock);

  return self;
}

/* ---- reading ---- */

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
refuse (GError    **error,
        const char *file,
        const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", file, what);
  return FALSE;
}

static gboolean
read_labels (JsonObject       *term,
             TandemLoadedTerm *result,
             const char       *place,
             GError          **error)
{
  JsonNode *node = json_object_get_member (term, "label");
  JsonObjectIter iter;
  const char *language;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, place, "“label” must be an object of texts");

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &language, &node))
    {
      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return refuse (error, place, "“label” must be an object of texts");
      g_hash_table_replace (result->labels, g_strdup (language), g_strdup (json_node_get_string (node)));
    }

  return g_hash_table_contains (result->labels, "en") || refuse (error, place, "the English label is missing");
}

static gboolean
read_term (JsonNode     *node,
           guint         number,
           TandemLoaded *loaded,
           const char   *file,
           GError      **error)
{
  g_autofree char *place = g_strdup_printf ("%s: terms[%u]", file, number);
  JsonObject *object;
  const char *code;
  TandemLoadedTerm *term;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, place, "not an object");

  object = json_node_get_object (node);
  code = get_string (object, "code");
  if (code == NULL || *code == '\0')
    return refuse (error, place, "“code” is missing");
  if (tandem_loaded_find (loaded, code) != NULL)
    return refuse (error, place, "the code is there twice");

  term = tandem_loaded_add (loaded, code);
  term->style = g_strdup (get_string (object, "style"));
  term->icon = g_strdup (get_string (object, "icon"));

  return read_labels (object, term, place, error);
}

static gboolean
read_terms (JsonObject   *object,
            TandemLoaded *loaded,
            const char   *file,
            GError      **error)
{
  JsonNode *node = json_object_get_member (object, "terms");
  JsonArray *terms;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, file, "“terms” must be an array");

  terms = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      if (!read_term (json_array_get_element (terms, i), i, loaded, file, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_vocabulary (TandemVocabularies *self,
                 const char         *file,
                 const char         *name,
                 JsonObject         *object,
                 GError            **error)
{
  g_autoptr(TandemLoaded) loaded = tandem_loaded_new (name);
  JsonNode *open = json_object_get_member (object, "open");

  if (g_strcmp0 (get_string (object, "name"), name) != 0)
    return refuse (error, file, "“name” must be the name of the file without “.json”");

  loaded->open = open != NULL && json_node_get_value_type (open) == G_TYPE_BOOLEAN && json_node_get_boolean (open);
  if (!read_terms (object, loaded, file, error))
    return FALSE;

  g_hash_table_replace (self->loaded, loaded->name, loaded);
  loaded = NULL;
  return TRUE;
}

/* Takes in one file: a vocabulary, or a rule set, which is called "rules-…". */
static gboolean
load (TandemVocabularies *self,
      const char         *file,
      GBytes             *bytes,
      GError            **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *name = g_strndup (file, strlen (file) - strlen (".json"));
  JsonNode *root;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, file, "not an object");

  if (!g_str_has_prefix (file, "rules-") && !load_vocabulary (self, file, name, json_node_get_object (root), error))
    return FALSE;

  g_hash_table_replace (self->files, g_steal_pointer (&name), json_node_ref (root));
  return TRUE;
}

static gboolean
load_file (TandemVocabularies *self,
           const char         *dir,
           const char         *file,
           GError            **error)
{
  g_autofree char *path = g_build_filename (dir, file, NULL);
  g_autoptr(GBytes) bytes = NULL;
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;

  bytes = g_bytes_new_take (contents, length);
  return load (self, file, bytes, error);
}

/**
 * tandem_vocabularies_new_from_dir:
 * @dir: folder of `*.json`; docs/vocabulary.md describes the files
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the vocabularies of all files, or NULL
 *   with @error naming the file and the term
 */
TandemVocabularies *
tandem_vocabularies_new_from_dir (const char *dir,
                                  GError    **error)
{
  g_autoptr(TandemVocabularies) self = NULL;
  g_autoptr(GDir) files = NULL;
  const char *file;

  g_return_val_if_fail (dir != NULL, NULL);

  files = g_dir_open (dir, 0, error);
  if (files == NULL)
    return NULL;

  self = tandem_vocabularies_new_empty ();
  while ((file = g_dir_read_name (files)) != NULL)
    {
      if (g_str_has_suffix (file, ".json") && !load_file (self, dir, file, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/* Registered by hand, as the linker would drop a constructor. */
static GResource *
get_resource (void)
{
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      tandem_vocabulary_register_resource ();
      g_once_init_leave (&registered, 1);
    }

  return tandem_vocabulary_get_resource ();
}

static void
load_folder (TandemVocabularies *self,
             const char         *folder)
{
  GResource *resource = get_resource ();
  g_auto(GStrv) files = g_resource_enumerate_children (resource, folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", folder, files[i], NULL);
      g_autoptr(GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr(GError) error = NULL;

      /* A part of the program, and read by its tests. */
      if (!load (self, files[i], bytes, &error))
        g_error ("%s", error->message);
    }
}

static gpointer
load_on_thread (gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (resource_folders); i++)
    load_folder (data, resource_folders[i]);

  return NULL;
}

/**
 * tandem_vocabularies_new_builtin:
 *
 * They are read on a thread of their own, as a program has more to do when it
 * starts; who asks for one before that is done waits for it.
 *
 * Returns: (transfer full): the vocabularies that come with the program
 */
TandemVocabularies *
tandem_vocabularies_new_builtin (void)
{
  TandemVocabularies *self = tandem_vocabularies_new_empty ();

  self->reading = g_thread_new ("vocabularies", load_on_thread, self);

  return self;
}

/* Lets go of the lock with the #GMutexLocker. */
GMutexLocker *
tandem_vocabularies_lock (TandemVocabularies *self)
{
  GMutexLocker *locker = g_mutex_locker_new (&self->lock);

  if (self->reading != NULL)
    g_thread_join (g_steal_pointer (&self->reading));

  return locker;
}

TandemVocabularies *
tandem_vocabularies_ref (TandemVocabularies *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tandem_vocabularies_unref (TandemVocabularies *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->reading != NULL)
    g_thread_join (self->reading);
  g_hash_table_unref (self->loaded);
  g_hash_table_unref (self->files);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * tandem_vocabularies_get_json:
 * @self: the loaded vocabularies
 * @name: name of a vocabulary, or of a rule set ("rules-uea-stars")
 *
 * The file as it is, for what judges by more than codes and labels. The object
 * is immutable; any thread.
 *
 * Returns: (transfer none) (nullable): its root object, valid as long as @self
 */
JsonObject *
tandem_vocabularies_get_json (TandemVocabularies *self,
                              const char         *name)
{
  g_autoptr(GMutexLocker) locker = NULL;
  JsonNode *root;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  locker = tandem_vocabularies_lock (self);
  root = g_hash_table_lookup (self->files, name);
  return root != NULL ? json_node_get_object (root) : NULL;
}

/* ---- showing ---- */

/* In @language, what it is a kind of ("zh-Hans", "zh"), or English. */
static const char *
get_label (const TandemLoadedTerm *term,
           const char             *language)
{
  g_autofree char *tag = g_strdup (language);
  const char *label;
  char *dash;

  while ((label = g_hash_table_lookup (term->labels, tag)) == NULL && (dash = strrchr (tag, '-')) != NULL)
    *dash = '\0';

  if (label == NULL)
    label = g_hash_table_lookup (term->labels, "en");

  /* A term of the catalogue may have no English label. */
  return label != NULL ? label : term->code;
}

static TandemVocabulary *
show (const TandemLoaded *loaded,
      const char         *language)
{
  TandemVocabulary *self = g_new0 (TandemVocabulary, 1);
  TandemTerm *terms = g_new0 (TandemTerm, loaded->terms->len);

  for (guint i = 0; i < loaded->terms->len; i++)
    {
      const TandemLoadedTerm *term = &g_array_index (loaded->terms, TandemLoadedTerm, i);

      terms[i] = (TandemTerm) { term->code, get_label (term, language), term->style, term->icon, term->withdrawn };
    }

  self->name = loaded->name;
  self->terms = terms;
  self->n_terms = loaded->terms->len;
  self->open = loaded->open;
  return self;
}

/**
 * tandem_vocabularies_get:
 * @self: the loaded vocabularies
 * @name: name of one
 * @language: (nullable): language tag of the labels; English if NULL
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the vocabulary, valid as long as @self
 */
const TandemVocabulary *
tandem_vocabularies_get (TandemVocabularies *self,
                         const char         *name,
                         const char         *language)
{
  g_autoptr(GMutexLocker) locker = NULL;
  TandemVocabulary *shown;
  TandemLoaded *loaded;

  g_return_val_if_fail (self != NULL, NULL);

  locker = tandem_vocabularies_lock (self);
  loaded = name != NULL ? g_hash_table_lookup (self->loaded, name) : NULL;
  if (loaded == NULL)
    return NULL;

  language = g_intern_string (language != NULL ? language : "en");
  shown = g_hash_table_lookup (loaded->shown, language);
  if (shown == NULL)
    {
      shown = show (loaded, language);
      g_hash_table_insert (loaded->shown, (gpointer) language, shown);
    }

  return shown;
}
