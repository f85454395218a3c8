/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_REV_TREE_MAX_ANCESTORS 5000      /* of one path that is taken from a server */
#define TANDEM_REV_TREE_MAX_LEAVES    200
#define TANDEM_REV_TREE_KEPT          1000      /* of one path; older ones are stemmed */

/**
 * TandemRevTree:
 *
 * The revisions of one document, kept as the paths from its leaves to the
 * oldest ancestors that are known. The rules are CouchDB's: what comes out
 * does not depend on the order in which paths came in.
 */
typedef struct _TandemRevTree TandemRevTree;

TandemRevTree *tandem_rev_tree_new            (void);
TandemRevTree *tandem_rev_tree_new_from_json  (const char          *json,
                                               GError             **error);
void           tandem_rev_tree_free           (TandemRevTree       *self);
char          *tandem_rev_tree_to_json        (TandemRevTree       *self);
gboolean       tandem_rev_tree_add            (TandemRevTree       *self,
                                               guint                generation,
                                               const char *const   *ids,
                                               gboolean             deleted);
gboolean       tandem_rev_tree_add_child      (TandemRevTree       *self,
                                               const char          *parent,
                                               const char          *rev,
                                               gboolean             deleted);
gboolean       tandem_rev_tree_knows          (TandemRevTree       *self,
                                               const char          *rev);
gboolean       tandem_rev_tree_descends       (TandemRevTree       *self,
                                               const char          *rev,
                                               const char          *ancestor);

/* Leaves, the winner first. */
guint          tandem_rev_tree_get_n_leaves   (TandemRevTree       *self);
char          *tandem_rev_tree_dup_leaf       (TandemRevTree       *self,
                                               guint                leaf,
                                               gboolean            *deleted);
gboolean       tandem_rev_tree_has_leaf       (TandemRevTree       *self,
                                               const char          *rev);
const char *const *tandem_rev_tree_get_path   (TandemRevTree       *self,
                                               guint                leaf,
                                               guint               *generation);
guint          tandem_rev_tree_count_living   (TandemRevTree       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRevTree, tandem_rev_tree_free)

G_END_DECLS
