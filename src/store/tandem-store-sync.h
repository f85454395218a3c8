/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-store.h"

G_BEGIN_DECLS

/* The store's side of synchronisation. Every function blocks and may be called
 * on any thread but the user interface's. */

/* ---- the server -------------------------------------------------------- */

/**
 * TandemRemote:
 * @url: address of the server, "https://central.example.org/"
 * @user: (nullable): the user there
 * @last_synced: (nullable): when the last run ended well; ISO 8601, UTC
 *
 * The central server of a workspace. The password is not kept in the store.
 */
typedef struct
{
  char *url;
  char *user;
  char *last_synced;
} TandemRemote;

void          tandem_remote_free           (TandemRemote   *self);
/* NULL without an error: none is set up */
TandemRemote *tandem_store_get_remote      (TandemStore    *self,
                                            GError        **error);
/* @url NULL: forget the server. Another server or user starts from nothing:
 * everything is compared again, nothing is deleted. */
gboolean      tandem_store_set_remote      (TandemStore    *self,
                                            const char     *url,
                                            const char     *user,
                                            GError        **error);

/* ---- the outbox, for people -------------------------------------------- */

typedef enum
{
  TANDEM_OUTBOX_WAITING,
  TANDEM_OUTBOX_HELD,           /* by the user */
  TANDEM_OUTBOX_REFUSED,        /* by the server; tried again after the next edit or a release */
} TandemOutboxState;

/**
 * TandemOutboxEntry:
 * @id: the record
 * @kind: its kind
 * @title: its title in the language of the store's context
 * @database: where it goes
 * @label: what was done, as in the undo menu
 * @queued_at: ISO 8601, UTC
 * @state: whether it will be sent
 * @reason: (nullable): the server's words, as plain text
 * @status: the HTTP status of the last refusal, or 0
 * @attempts: how often it was tried
 * @deleted: whether it is a deletion that will be sent
 *
 * One record with edits that the server is not proven to hold.
 */
typedef struct
{
  char *id;
  char *kind;
  char *title;
  char *database;
  char *label;
  char *queued_at;
  TandemOutboxState state;
  char *reason;
  guint status;
  guint attempts;
  gboolean deleted;
} TandemOutboxEntry;

void          tandem_outbox_entry_free     (TandemOutboxEntry *self);
const char   *tandem_outbox_state_get_name (TandemOutboxState  state);  /* "waiting", "held", "refused" */
/* oldest first */
GPtrArray    *tandem_store_outbox          (TandemStore       *self,
                                            GError           **error);
gboolean      tandem_store_outbox_hold     (TandemStore       *self,
                                            const char        *id,
                                            GError           **error);
/* of a held or refused entry: it will be sent again */
gboolean      tandem_store_outbox_release  (TandemStore       *self,
                                            const char        *id,
                                            GError           **error);
/* Gives up the unsent edits of a record: it becomes what the server holds. A
 * record that was never sent goes to the bin. Undoable. */
gboolean      tandem_store_outbox_drop     (TandemStore       *self,
                                            const char        *id,
                                            GError           **error);

/* ---- conflicts, for people --------------------------------------------- */

/**
 * TandemClash:
 * @path: the field, as in #TandemConflict; "" is the whole record (deleted
 *   here and edited there, or the other way round)
 * @base: (nullable): JSON of the value both sides started from; NULL is absent
 * @mine: (nullable): JSON of the value of this side
 * @theirs: (nullable): JSON of the value of the other side
 * @leaf: (nullable): the revision on the server that @mine is from, where the
 *   two met there
 *
 * A field that both sides changed. Until somebody chooses, the record shows
 * one of the two, the same for everybody; nothing of the other is lost. A
 * field may have several, of one edit after the other.
 */
typedef struct
{
  char *path;
  char *base;
  char *mine;
  char *theirs;
  char *leaf;
} TandemClash;

void          tandem_clash_free            (TandemClash    *self);
/* ids of the records that somebody has to look at */
GPtrArray    *tandem_store_conflicts       (TandemStore    *self,
                                            GError        **error);
GPtrArray    *tandem_store_clashes         (TandemStore    *self,
                                            const char     *id,
                                            GError        **error);
/* @clash: one of tandem_store_clashes(); the others stay. @value: JSON of what
 * the field is to be (one of the three, or another); NULL: absent. Saves,
 * undoably; the mark goes with the last clash. */
gboolean      tandem_store_resolve_clash   (TandemStore       *self,
                                            const char        *id,
                                            const TandemClash *clash,
                                            const char        *value,
                                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRemote, tandem_remote_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemOutboxEntry, tandem_outbox_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemClash, tandem_clash_free)

G_END_DECLS
