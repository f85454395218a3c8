/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-store.h"

G_BEGIN_DECLS

/* What the replicator and the store hand each other. Every function blocks;
 * any thread but the user interface's. One replicator a store. */

/* ---- where both sides stand -------------------------------------------- */

/* random, once a workspace: names its checkpoints on the server */
char      *tandem_store_dup_workspace_id  (TandemStore     *self,
                                           GError         **error);
/* the databases that have records here, in order */
GStrv      tandem_store_list_databases    (TandemStore     *self,
                                           GError         **error);
/* JSON, NULL without an error where there is none */
char      *tandem_store_get_checkpoint    (TandemStore     *self,
                                           const char      *remote,
                                           const char      *database,
                                           GError         **error);
gboolean   tandem_store_set_checkpoint    (TandemStore     *self,
                                           const char      *remote,
                                           const char      *database,
                                           const char      *json,
                                           GError         **error);
gboolean   tandem_store_set_last_synced   (TandemStore     *self,
                                           GError         **error);

/* What is known here of a document on the server. */
typedef struct
{
  char *leaves;                 /* (nullable): its revision paths, JSON */
  char *base_rev;               /* (nullable): the winner whose content is here */
  char *sent_rev;               /* (nullable): sent, not proven yet */
  GStrv kept;                   /* other leaves whose content is here */
} TandemKnown;

void       tandem_known_free              (TandemKnown     *self);
/* (transfer full) (element-type utf8 TandemKnown): those of @ids that are known;
 * @again: as if nothing of them had been set aside */
GHashTable *tandem_store_get_known        (TandemStore     *self,
                                           const char      *database,
                                           const char *const *ids,
                                           gboolean         again,
                                           GError         **error);

/* ---- receiving --------------------------------------------------------- */

/* A leaf that did not win; @body NULL: the store has it already. */
typedef struct
{
  char *rev;
  GBytes *body;
} TandemLeaf;

void       tandem_leaf_free               (TandemLeaf      *self);

/* A document as the server has it now. */
typedef struct
{
  char *id;
  char *rev;                    /* the winner */
  gboolean deleted;             /* the winner is a deletion */
  TandemDoc *doc;               /* (nullable): its content; NULL where it is known here or unreadable */
  GBytes *body;                 /* (nullable): its bytes, where it came with this */
  char *reason;                 /* (nullable): why @body is no @doc */
  char *leaves;                 /* all revision paths, JSON */
  GPtrArray *losers;            /* TandemLeaf: living leaves beside the winner */
  TandemDoc *ancestor;          /* (nullable): what winner and losers come from */
  gboolean follows_base;        /* the winner is or follows what is here already */
  gboolean follows_sent;        /* the winner is or follows what was sent and not proven */
} TandemIncoming;

void       tandem_incoming_free           (TandemIncoming  *self);

typedef struct
{
  guint64 merged;               /* unsent edits that met others */
  guint64 set_aside;            /* documents that could not be read */
} TandemReceipt;

/* One transaction: all of them, and the checkpoint where one is given. Unsent
 * edits are merged with what came in; nothing of either side is lost. */
gboolean   tandem_store_receive           (TandemStore     *self,
                                           const char      *database,
                                           GPtrArray       *incoming,
                                           const char      *remote,
                                           const char      *checkpoint,
                                           TandemReceipt   *receipt,
                                           GError         **error);

/* ---- sending ----------------------------------------------------------- */

typedef struct
{
  gint64 pk;
  char *id;
  gint64 edit_seq;
  char *base_rev;               /* (nullable) */
  char *leaves;                 /* (nullable) */
  TandemDoc *doc;               /* (nullable): NULL is a deletion */
  char *sent_rev;               /* (nullable) */
  GBytes *sent_body;            /* (nullable): NULL is a deletion */
  gint64 sent_seq;
  GStrv resolved;               /* leaves that are merged into @doc and must end */
} TandemOutgoing;

void       tandem_outgoing_free           (TandemOutgoing  *self);
/* What is due, after row @after, about @max_bytes of it. */
GPtrArray *tandem_store_list_outgoing     (TandemStore     *self,
                                           const char      *database,
                                           gint64           after,
                                           gsize            max_bytes,
                                           gint64           now,
                                           guint            resolve_delay,
                                           GError         **error);
/* What was sent in an earlier run and not proven then, whatever its state. */
GPtrArray *tandem_store_list_unproven     (TandemStore     *self,
                                           const char      *database,
                                           GError         **error);

/* A revision on its way. */
typedef struct
{
  gint64 pk;
  gint64 edit_seq;
  char *rev;
  GBytes *body;                 /* (nullable): NULL is a deletion */
  char *leaves;                 /* the revision paths once it is there */
  GStrv resolved;               /* (nullable) */
} TandemSent;

void       tandem_sent_free               (TandemSent      *self);
/* before sending: it is never changed under this name any more */
gboolean   tandem_store_mark_sent         (TandemStore     *self,
                                           GPtrArray       *sent,
                                           GError         **error);
/* the server holds it: it is the base now */
gboolean   tandem_store_mark_proven       (TandemStore     *self,
                                           GPtrArray       *sent,
                                           GError         **error);
/* it certainly did not arrive: forget that it was sent */
gboolean   tandem_store_mark_lost         (TandemStore     *self,
                                           gint64           pk,
                                           GError         **error);
/* @next_at (Unix seconds) 0: not by itself. @final: refused, as people see it;
 * a new try may follow all the same */
gboolean   tandem_store_mark_refused      (TandemStore     *self,
                                           gint64           pk,
                                           guint            status,
                                           const char      *reason,
                                           gint64           next_at,
                                           gboolean         final,
                                           guint           *attempts,
                                           GError         **error);

/* ---- checking again what was proven once ------------------------------- */

/* TandemOutgoing with id, base_rev and leaves: what the server should hold. */
GPtrArray *tandem_store_list_proven       (TandemStore     *self,
                                           const char      *database,
                                           gint64           after,
                                           guint            limit,
                                           GError         **error);
/* The bytes of a leaf: the base, or one that did not win. FALSE: unknown. */
gboolean   tandem_store_get_leaf          (TandemStore     *self,
                                           gint64           pk,
                                           const char      *rev,
                                           GBytes         **body,
                                           GError         **error);

/* ---- a second look ----------------------------------------------------- */

gboolean   tandem_store_count_loss        (TandemStore     *self,
                                           const char      *database,
                                           const char *const *ids,
                                           guint64         *n_lost,
                                           guint64         *n_living,
                                           GError         **error);
gboolean   tandem_store_set_roles         (TandemStore     *self,
                                           const char      *remote,
                                           const char      *roles,
                                           GError         **error);
GHashTable *tandem_store_list_set_aside   (TandemStore     *self,
                                           const char      *database,
                                           GError         **error);
gboolean   tandem_store_set_reader        (TandemStore     *self,
                                           const char      *database,
                                           GError         **error);
/* records that wait only because conflicts of others are not ended at once */
gint64     tandem_store_count_delayed     (TandemStore     *self,
                                           const char      *database,
                                           GError         **error);

/* marks and counts for the result of a run */
gint64     tandem_store_count_conflicts   (TandemStore     *self,
                                           GError         **error);
gint64     tandem_store_count_waiting     (TandemStore     *self,
                                           GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemKnown, tandem_known_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemLeaf, tandem_leaf_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemIncoming, tandem_incoming_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemOutgoing, tandem_outgoing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSent, tandem_sent_free)

G_END_DECLS
