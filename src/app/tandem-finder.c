/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-finder.h"

#include "tandem-hit.h"

#define MAX_RECENT 12
#define MAX_KNOWN 500
#define MAX_FILE_BYTES 4096
#define FILE_NAME "recent"
#define GLANCE_SECONDS 2        /* less is passing by */

struct _TandemFinder
{
  GObject        parent_instance;

  TandemSession *session;       /* (unowned): it owns this */
  GPtrArray     *recent;        /* (owned) (element-type utf8): ids, the newest first */
  GHashTable    *known;         /* (owned) (element-type utf8 TandemFindItem): by id */
  char          *glanced;       /* (owned) (nullable) */
  guint          glance_id;
};

G_DEFINE_FINAL_TYPE (TandemFinder, tandem_finder, G_TYPE_OBJECT)

static TandemDate
get_today (TandemFinder *self)
{
  return tandem_context_get_today (tandem_session_get_context (self->session));
}

/* ---- what was looked at --------------------------------------------------- */

static char *
dup_path (TandemFinder *self)
{
  return g_build_filename (tandem_store_get_folder (tandem_session_get_store (self->session)), FILE_NAME, NULL);
}

static void
read_recent (TandemFinder *self)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > MAX_FILE_BYTES)
    return;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && self->recent->len < MAX_RECENT; i++)
    if (tandem_id_is_valid (lines[i]))
      g_ptr_array_add (self->recent, g_steal_pointer (&lines[i]));
}

/* Losing this list costs nothing: no need to wait for the disk. */
static void
write_recent (TandemFinder *self)
{
  g_autofree char *path = dup_path (self);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < self->recent->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (self->recent, i));
  if (!g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_info ("What was looked at is not kept: %s", error->message);
}

/**
 * tandem_finder_look_at:
 * @self: a finder
 * @id: a record that somebody opened
 *
 * Puts it first among the recent records.
 */
void
tandem_finder_look_at (TandemFinder *self,
                       const char   *id)
{
  guint at;

  g_return_if_fail (TANDEM_IS_FINDER (self));
  g_return_if_fail (id != NULL);

  if (self->recent->len > 0 && g_str_equal (g_ptr_array_index (self->recent, 0), id))
    return;
  if (g_ptr_array_find_with_equal_func (self->recent, id, g_str_equal, &at))
    g_ptr_array_remove_index (self->recent, at);
  g_ptr_array_insert (self->recent, 0, g_strdup (id));
  if (self->recent->len > MAX_RECENT)
    g_ptr_array_set_size (self->recent, MAX_RECENT);
  write_recent (self);
}

static void
glance_ended_cb (gpointer user_data)
{
  TandemFinder *self = user_data;

  self->glance_id = 0;
  tandem_finder_look_at (self, self->glanced);
}

/**
 * tandem_finder_glance_at:
 * @self: a finder
 * @id: a record that came by in a list
 *
 * It counts as looked at when nothing else comes by soon.
 */
void
tandem_finder_glance_at (TandemFinder *self,
                         const char   *id)
{
  g_return_if_fail (TANDEM_IS_FINDER (self));
  g_return_if_fail (id != NULL);

  g_clear_handle_id (&self->glance_id, g_source_remove);
  g_set_str (&self->glanced, id);
  self->glance_id = g_timeout_add_seconds_once (GLANCE_SECONDS, glance_ended_cb, self);
}

/* ---- what is known ---------------------------------------------------------- */

/* Reads one record; the store answers such reads within a millisecond. */
static TandemFindItem *
get_item (TandemFinder *self,
          const char   *id)
{
  TandemFindItem *item = g_hash_table_lookup (self->known, id);
  g_autoptr(TandemDoc) doc = NULL;
  g_autoptr(TandemHit) hit = NULL;

  if (item != NULL)
    return item;
  if ((doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL)) == NULL)
    return NULL;

  hit = tandem_hit_new (doc, NULL, tandem_session_get_context (self->session));
  item = tandem_find_item_new_record (hit, get_today (self));
  g_hash_table_replace (self->known, g_strdup (id), item);

  return item;
}

/**
 * tandem_finder_get_recent:
 * @self: a finder
 *
 * Returns: (transfer full) (element-type TandemFindItem): the records looked at last, as they are now
 */
GPtrArray *
tandem_finder_get_recent (TandemFinder *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_find_item_unref);

  g_return_val_if_fail (TANDEM_IS_FINDER (self), items);

  for (guint i = 0; i < self->recent->len; i++)
    {
      TandemFindItem *item = get_item (self, g_ptr_array_index (self->recent, i));

      if (item != NULL)
        g_ptr_array_add (items, tandem_find_item_ref (item));
    }

  return items;
}

static void
add_fitting (GPtrArray             *items,
             TandemFindItem        *item,
             const TandemHighlight *typed)
{
  if (tandem_find_item_fits (item, typed))
    g_ptr_array_add (items, item);
  else
    tandem_find_item_unref (item);
}

static const TandemFindItem *
find_pairing (GPtrArray             *items,
              const TandemHighlight *typed)
{
  for (guint i = 0; i < items->len; i++)
    {
      const TandemFindItem *item = g_ptr_array_index (items, i);

      if (item->id != NULL && g_str_has_prefix (item->id, "partnership:") && tandem_find_item_is_called (item, typed))
        return item;
    }

  return NULL;
}

/* Commands, those about a pairing for the best one that is found. */
static void
add_commands (TandemFinder          *self,
              GPtrArray             *items,
              const TandemHighlight *typed)
{
  const TandemFindItem *pairing = find_pairing (items, typed);
  guint n_commands, n_places;
  const TandemCommand *commands = tandem_commands_list (&n_commands);
  const TandemPlace *places = tandem_places_list (&n_places);

  for (guint i = 0; i < n_commands; i++)
    {
      const TandemCommand *command = &commands[i];
      gboolean about_pairing = (command->flags & TANDEM_COMMAND_PAIRING) != 0;

      if ((command->flags & TANDEM_COMMAND_UNLISTED) != 0 || (about_pairing && pairing == NULL) ||
          (command->is_possible != NULL && !command->is_possible (self->session)))
        continue;
      if (about_pairing)
        g_ptr_array_add (items, tandem_find_item_new_command (command, pairing));
      else
        add_fitting (items, tandem_find_item_new_command (command, NULL), typed);
    }

  for (guint i = 0; i < n_places; i++)
    {
      add_fitting (items, tandem_find_item_new_place (&places[i], i + 1), typed);
      if (places[i].new_label != NULL)
        add_fitting (items, tandem_find_item_new_creation (&places[i]), typed);
    }
}

static GPtrArray *
complete (TandemFinder *self,
          const char   *text,
          GPtrArray    *items)
{
  g_autoptr(TandemHighlight) typed = tandem_highlight_new (text);

  add_commands (self, items, typed);

  return tandem_find_items_arrange (items, typed);
}

/**
 * tandem_finder_recall:
 * @self: a finder
 * @text: what was typed
 *
 * Answers from memory.
 *
 * Returns: (transfer full) (element-type TandemFindItem): what is known to fit, arranged
 */
GPtrArray *
tandem_finder_recall (TandemFinder *self,
                      const char   *text)
{
  g_autoptr(TandemHighlight) typed = tandem_highlight_new (text);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_find_item_unref);
  GHashTableIter iter;
  gpointer item;

  g_return_val_if_fail (TANDEM_IS_FINDER (self), g_steal_pointer (&items));

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    add_fitting (items, tandem_find_item_ref (item), typed);

  return complete (self, text, items);
}

/**
 * tandem_finder_learn:
 * @self: a finder
 * @text: what was typed
 * @hits: (element-type TandemHit): what the store found
 *
 * Remembers what was found, for the next letter.
 *
 * Returns: (transfer full) (element-type TandemFindItem): what to show, arranged
 */
GPtrArray *
tandem_finder_learn (TandemFinder *self,
                     const char   *text,
                     GPtrArray    *hits)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_find_item_unref);

  g_return_val_if_fail (TANDEM_IS_FINDER (self), g_steal_pointer (&items));

  if (g_hash_table_size (self->known) > MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  for (guint i = 0; i < hits->len; i++)
    {
      TandemFindItem *item = tandem_find_item_new_record (g_ptr_array_index (hits, i), get_today (self));

      g_ptr_array_add (items, item);
      if (item->meant == NULL)
        g_hash_table_replace (self->known, g_strdup (item->id), tandem_find_item_ref (item));
    }

  return complete (self, text, items);
}

/* What changed is read again when it is next shown; so is what belongs to it. */
static void
changed_cb (TandemFinder *self)
{
  g_hash_table_remove_all (self->known);
}

/* ---- the object --------------------------------------------------------------- */

static void
tandem_finder_finalize (GObject *object)
{
  TandemFinder *self = TANDEM_FINDER (object);

  g_clear_handle_id (&self->glance_id, g_source_remove);
  g_free (self->glanced);
  g_ptr_array_unref (self->recent);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (tandem_finder_parent_class)->finalize (object);
}

static void
tandem_finder_class_init (TandemFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_finder_finalize;
}

static void
tandem_finder_init (TandemFinder *self)
{
  self->recent = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tandem_find_item_unref);
}

/**
 * tandem_finder_of_session:
 * @session: the session
 *
 * Returns: (transfer none): the one finder of @session
 */
TandemFinder *
tandem_finder_of_session (TandemSession *session)
{
  TandemFinder *self = g_object_get_data (G_OBJECT (session), "tandem-finder");

  if (self == NULL)
    {
      self = g_object_new (TANDEM_TYPE_FINDER, NULL);
      self->session = session;
      read_recent (self);
      g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_object_set_data_full (G_OBJECT (session), "tandem-finder", self, g_object_unref);
    }

  return self;
}
