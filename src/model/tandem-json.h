/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <yyjson.h>

#include "tandem-doc.h"

G_BEGIN_DECLS

/* Private to the model: how a snapshot looks in memory, and the strict reader. */

/**
 * TandemNode:
 * @type: a TandemValType
 * @sorted: the members of this object are in ascending order
 * @n: members or elements; bytes of a string or number
 * @span: nodes of this subtree: the next sibling is that far away
 * @name: bytes from this node to its name, 0 for an element
 * @text: bytes from this node to its text (strings and numbers)
 *
 * Nodes lie in pre-order. All distances are relative to the node, so that a
 * place in a snapshot is one pointer, and the block can be anywhere.
 */
typedef struct
{
  guint32 type : 4, sorted : 1, n : 27;
  guint32 span;
  guint32 name;
  guint32 text;
} TandemNode;

/* A checked text, ready to be laid out. */
typedef struct
{
  char *scratch;                /* (owned): strings decoded in place */
  yyjson_doc *json;             /* (owned) */
  guint n_nodes;
  gsize n_bytes;                /* of names, strings and numbers with their NULs */
} TandemJson;

gboolean      tandem_json_read       (TandemJson       *self,
                                      const char       *text,
                                      gsize             length,
                                      GError          **error);
void          tandem_json_lay_out    (const TandemJson *self,
                                      TandemNode       *nodes,
                                      char             *bytes);
gsize         tandem_json_get_offset (const TandemJson *self,
                                      yyjson_val       *value);
void          tandem_json_clear      (TandemJson       *self);

/* A fragment on its own: a block that starts with its root; g_free() it. */
TandemNode   *tandem_json_parse      (const char       *text,
                                      gssize            length,
                                      GError          **error);

void          tandem_json_set_error  (GError          **error,
                                      TandemDocError    code,
                                      const char       *text,
                                      gsize             offset,
                                      const char       *format,
                                      ...) G_GNUC_PRINTF (5, 6);

static inline const char *
tandem_node_get_name (const TandemNode *node)
{
  return node->name != 0 ? (const char *) node + node->name : NULL;
}

static inline const char *
tandem_node_get_text (const TandemNode *node)
{
  return node->text != 0 ? (const char *) node + node->text : NULL;
}

/* The members of an object in ascending order of their names. */
const TandemNode **tandem_node_dup_sorted_members (const TandemNode *object);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemJson, tandem_json_clear)

G_END_DECLS
