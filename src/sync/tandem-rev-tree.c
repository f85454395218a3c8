/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-rev-tree.h"

#include "tandem-rev.h"
#include "tandem-slice.h"
#include "tandem-sync-error.h"

#include <string.h>

/* One leaf with its ancestors, newest first: ids[i] has generation - i. */
typedef struct
{
  guint      generation;
  GPtrArray *ids;               /* (owned) (element-type utf8) */
  gboolean   deleted;
} Path;

struct _TandemRevTree
{
  GPtrArray *paths;             /* (owned) (element-type Path): in winner order */
};

static void
path_free (gpointer data)
{
  Path *path = data;

  g_ptr_array_unref (path->ids);
  g_free (path);
}

static Path *
path_new (guint              generation,
          const char *const *ids,
          gboolean           deleted)
{
  Path *path = g_new0 (Path, 1);

  path->generation = generation;
  path->deleted = deleted;
  path->ids = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (path->ids, g_strdup (ids[i]));
  return path;
}

static guint
path_oldest (const Path *path)
{
  return path->generation - path->ids->len + 1;
}

static const char *
path_id_at (const Path *path,
            guint       generation)
{
  if (generation > path->generation || generation < path_oldest (path))
    return NULL;
  return g_ptr_array_index (path->ids, path->generation - generation);
}

static gboolean
path_holds (const Path *path,
            guint       generation,
            const char *id)
{
  return g_strcmp0 (path_id_at (path, generation), id) == 0;
}

/* What is older than the end of @path is taken from @other, if that one knows
 * the end and goes on. */
static void
path_extend (Path       *path,
             const Path *other)
{
  guint oldest = path_oldest (path);

  if (!path_holds (other, oldest, path_id_at (path, oldest)))
    return;
  for (guint generation = oldest; generation-- > path_oldest (other);)
    g_ptr_array_add (path->ids, g_strdup (path_id_at (other, generation)));
}

static void
path_stem (Path *path)
{
  if (path->ids->len > TANDEM_REV_TREE_KEPT)
    g_ptr_array_set_size (path->ids, TANDEM_REV_TREE_KEPT);
}

/* The winner first: living before deleted, then the higher generation, then
 * the larger hash. */
static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  const Path *pa = *(Path *const *) a, *pb = *(Path *const *) b;

  if (pa->deleted != pb->deleted)
    return pa->deleted ? 1 : -1;
  if (pa->generation != pb->generation)
    return pa->generation < pb->generation ? 1 : -1;
  return strcmp (pb->ids->pdata[0], pa->ids->pdata[0]);
}

static gboolean
leaf_is_inside (const Path *inner,
                const Path *outer)
{
  return path_holds (outer, inner->generation, inner->ids->pdata[0]);
}

static gboolean
ids_are_good (guint              generation,
              const char *const *ids)
{
  guint n = 0;

  for (; ids[n] != NULL; n++)
    {
      g_autofree char *rev = NULL;
      guint parsed;
      const char *hash;

      if (n >= TANDEM_REV_TREE_MAX_ANCESTORS || n >= generation)
        return FALSE;
      rev = g_strdup_printf ("%u-%s", generation - n, ids[n]);
      if (!tandem_rev_parse (rev, &parsed, &hash))
        return FALSE;
    }
  return n > 0;
}

/* Whether another path makes the one at @index superfluous. Of two paths to
 * the same leaf the first stays. */
static gboolean
is_covered (TandemRevTree *self,
            guint          index)
{
  const Path *path = self->paths->pdata[index];

  for (guint i = 0; i < self->paths->len; i++)
    {
      const Path *other = self->paths->pdata[i];

      if (i != index && leaf_is_inside (path, other) && (other->generation > path->generation || i < index))
        return TRUE;
    }
  return FALSE;
}

/* Puts a path of our own making or a checked one among the others. It may
 * join two that were apart, and so make leaves inner revisions. */
static void
add_path (TandemRevTree *self,
          Path          *added)
{
  for (guint i = 0; i < self->paths->len; i++)
    path_extend (added, self->paths->pdata[i]);
  for (guint i = 0; i < self->paths->len; i++)
    path_extend (self->paths->pdata[i], added);
  g_ptr_array_add (self->paths, added);

  for (guint i = self->paths->len; i-- > 0;)
    if (is_covered (self, i))
      g_ptr_array_remove_index (self->paths, i);
  for (guint i = 0; i < self->paths->len; i++)
    path_stem (self->paths->pdata[i]);
  g_ptr_array_sort (self->paths, compare_paths);
}

static gboolean
find_rev (TandemRevTree *self,
          const char    *rev,
          guint         *generation,
          const char   **hash,
          guint         *leaf)
{
  if (!tandem_rev_parse (rev, generation, hash))
    return FALSE;
  for (*leaf = 0; *leaf < self->paths->len; (*leaf)++)
    if (path_holds (self->paths->pdata[*leaf], *generation, *hash))
      return TRUE;
  return FALSE;
}

/**
 * tandem_rev_tree_new:
 *
 * Returns: (transfer full): a tree without revisions
 */
TandemRevTree *
tandem_rev_tree_new (void)
{
  TandemRevTree *self = g_new0 (TandemRevTree, 1);

  self->paths = g_ptr_array_new_with_free_func (path_free);
  return self;
}

void
tandem_rev_tree_free (TandemRevTree *self)
{
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static gboolean
read_path (TandemRevTree *self,
           TandemSlice    item)
{
  TandemSlice ids = tandem_slice_member (item, "ids");
  g_autoptr(GPtrArray) list = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  TandemSliceIter iter;
  TandemSlice value;
  gint64 start;

  if (!tandem_slice_get_int (tandem_slice_member (item, "start"), &start) ||
      start < 1 || start > TANDEM_REV_MAX_GENERATION)
    return FALSE;
  tandem_slice_iter_init (&iter, ids);
  while (tandem_slice_iter_next (&iter, NULL, &value))
    {
      char *id = tandem_slice_dup_string (value);

      if (id == NULL)
        return FALSE;
      g_ptr_array_add (list, id);
    }
  return tandem_rev_tree_add (self, (guint) start, (const char *const *) list->pdata,
                              tandem_slice_is_true (tandem_slice_member (item, "deleted")));
}

/**
 * tandem_rev_tree_new_from_json:
 * @json: (nullable): what tandem_rev_tree_to_json() wrote; NULL is no revision
 * @error: TANDEM_SYNC_ERROR_PROTOCOL
 *
 * Returns: (transfer full) (nullable): the tree
 */
TandemRevTree *
tandem_rev_tree_new_from_json (const char *json,
                               GError    **error)
{
  g_autoptr(TandemRevTree) self = tandem_rev_tree_new ();
  TandemSlice all, item;
  TandemSliceIter iter;

  if (json == NULL)
    return g_steal_pointer (&self);
  if (!tandem_slice_parse (json, strlen (json), &all, error))
    return NULL;

  tandem_slice_iter_init (&iter, all);
  while (tandem_slice_iter_next (&iter, NULL, &item))
    if (!read_path (self, item))
      {
        g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL, "damaged revision paths");
        return NULL;
      }
  return g_steal_pointer (&self);
}

/**
 * tandem_rev_tree_to_json:
 * @self: a tree
 *
 * Returns: (transfer full): an array of leaves, the winner first, each
 *   {"start": generation, "ids": [newest, …]} and "deleted" where it is
 */
char *
tandem_rev_tree_to_json (TandemRevTree *self)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < self->paths->len; i++)
    {
      Path *path = self->paths->pdata[i];

      g_string_append_printf (out, "%s{\"start\":%u,\"ids\":[", i > 0 ? "," : "", path->generation);
      /* Ids are checked on the way in and need no escapes. */
      for (guint j = 0; j < path->ids->len; j++)
        g_string_append_printf (out, "%s\"%s\"", j > 0 ? "," : "", (char *) path->ids->pdata[j]);
      g_string_append (out, path->deleted ? "],\"deleted\":true}" : "]}");
    }
  g_string_append_c (out, ']');
  return g_string_free_and_steal (out);
}

/**
 * tandem_rev_tree_add:
 * @self: a tree
 * @generation: generation of the first id
 * @ids: (array zero-terminated=1): hashes, newest first, as in `_revisions`
 * @deleted: whether the newest is a deletion
 *
 * Takes in a revision with its history.
 *
 * Returns: FALSE if it is none, or longer than a server may send; the tree is
 *   then as it was
 */
gboolean
tandem_rev_tree_add (TandemRevTree     *self,
                     guint              generation,
                     const char *const *ids,
                     gboolean           deleted)
{
  g_return_val_if_fail (self != NULL && ids != NULL, FALSE);

  if (!ids_are_good (generation, ids))
    return FALSE;
  add_path (self, path_new (generation, ids, deleted));
  return TRUE;
}

/**
 * tandem_rev_tree_add_child:
 * @self: a tree
 * @parent: (nullable): a revision the tree knows; NULL for a first one
 * @rev: its child
 * @deleted: whether @rev is a deletion
 *
 * Takes in a revision that was made here.
 *
 * Returns: FALSE if @rev is no revision, or @parent is not known or not of
 *   the generation before
 */
gboolean
tandem_rev_tree_add_child (TandemRevTree *self,
                           const char    *parent,
                           const char    *rev,
                           gboolean       deleted)
{
  guint generation, parent_generation = 0, leaf;
  const char *hash, *parent_hash;
  const char *own[2] = { NULL, NULL };
  Path *path;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!tandem_rev_parse (rev, &generation, &hash))
    return FALSE;
  if (parent != NULL && !find_rev (self, parent, &parent_generation, &parent_hash, &leaf))
    return FALSE;
  if (generation != parent_generation + 1)
    return FALSE;

  own[0] = hash;
  path = path_new (generation, own, deleted);
  if (parent != NULL)
    {
      g_ptr_array_add (path->ids, g_strdup (parent_hash));
      path_extend (path, self->paths->pdata[leaf]);
    }
  add_path (self, path);
  return TRUE;
}

/**
 * tandem_rev_tree_knows:
 * @self: a tree
 * @rev: a revision
 *
 * Returns: whether @rev is a leaf or an ancestor of one, with or without a body
 */
gboolean
tandem_rev_tree_knows (TandemRevTree *self,
                       const char    *rev)
{
  guint generation, leaf;
  const char *hash;

  g_return_val_if_fail (self != NULL, FALSE);

  return find_rev (self, rev, &generation, &hash, &leaf);
}

/**
 * tandem_rev_tree_descends:
 * @self: a tree
 * @rev: a revision
 * @ancestor: another
 *
 * Returns: whether some path leads from @rev back to @ancestor, or they are the same
 */
gboolean
tandem_rev_tree_descends (TandemRevTree *self,
                          const char    *rev,
                          const char    *ancestor)
{
  guint generation, older;
  const char *hash, *older_hash;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!tandem_rev_parse (rev, &generation, &hash) || !tandem_rev_parse (ancestor, &older, &older_hash))
    return FALSE;
  if (older > generation)
    return FALSE;
  for (guint i = 0; i < self->paths->len; i++)
    if (path_holds (self->paths->pdata[i], generation, hash) && path_holds (self->paths->pdata[i], older, older_hash))
      return TRUE;
  return FALSE;
}

guint
tandem_rev_tree_get_n_leaves (TandemRevTree *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->paths->len;
}

/**
 * tandem_rev_tree_dup_leaf:
 * @self: a tree
 * @leaf: which; 0 is the winner
 * @deleted: (out) (optional): whether it is a deletion
 *
 * Returns: (transfer full) (nullable): the revision; NULL if there is no such leaf
 */
char *
tandem_rev_tree_dup_leaf (TandemRevTree *self,
                          guint          leaf,
                          gboolean      *deleted)
{
  Path *path;

  g_return_val_if_fail (self != NULL, NULL);

  if (leaf >= self->paths->len)
    return NULL;
  path = self->paths->pdata[leaf];
  if (deleted != NULL)
    *deleted = path->deleted;
  return g_strdup_printf ("%u-%s", path->generation, (char *) path->ids->pdata[0]);
}

/**
 * tandem_rev_tree_has_leaf:
 * @self: a tree
 * @rev: a revision
 *
 * Returns: whether @rev is known and nothing known follows it
 */
gboolean
tandem_rev_tree_has_leaf (TandemRevTree *self,
                          const char    *rev)
{
  guint generation;
  const char *hash;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!tandem_rev_parse (rev, &generation, &hash))
    return FALSE;
  for (guint i = 0; i < self->paths->len; i++)
    {
      Path *path = self->paths->pdata[i];

      if (path->generation == generation && g_str_equal (path->ids->pdata[0], hash))
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_rev_tree_get_path:
 * @self: a tree
 * @leaf: which; 0 is the winner
 * @generation: (out) (optional): generation of the first id
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): hashes,
 *   newest first, until the tree changes; NULL if there is no such leaf
 */
const char *const *
tandem_rev_tree_get_path (TandemRevTree *self,
                          guint          leaf,
                          guint         *generation)
{
  Path *path;

  g_return_val_if_fail (self != NULL, NULL);

  if (leaf >= self->paths->len)
    return NULL;
  path = self->paths->pdata[leaf];
  if (generation != NULL)
    *generation = path->generation;
  return (const char *const *) path->ids->pdata;
}

/**
 * tandem_rev_tree_count_living:
 * @self: a tree
 *
 * Returns: the number of leaves that are no deletions; more than one is a conflict
 */
guint
tandem_rev_tree_count_living (TandemRevTree *self)
{
  guint living = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->paths->len; i++)
    living += !((Path *) self->paths->pdata[i])->deleted;
  return living;
}
