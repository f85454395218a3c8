/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-kind.h"
#include "tandem-snapshot.h"

#include "tandem-batch.h"
#include "tandem-query.h"

G_BEGIN_DECLS

#define TANDEM_STORE_ERROR (tandem_store_error_quark ())

/**
 * TandemStoreError:
 * @TANDEM_STORE_ERROR_BUSY: another program holds the workspace
 * @TANDEM_STORE_ERROR_TOO_NEW: written by a newer Tandem; untouched
 * @TANDEM_STORE_ERROR_CORRUPT: damaged; tandem_store_rescue() saves what can be read
 * @TANDEM_STORE_ERROR_FULL: no room on the disk; nothing was changed
 * @TANDEM_STORE_ERROR_READ_ONLY: the file or folder cannot be written
 * @TANDEM_STORE_ERROR_NOT_FOUND: no such record or version
 * @TANDEM_STORE_ERROR_INVALID: a record that does not pass its check; the message names field and place
 * @TANDEM_STORE_ERROR_NOTHING: nothing to undo or redo
 * @TANDEM_STORE_ERROR_CLOSED: the store is closed
 * @TANDEM_STORE_ERROR_FAILED: anything else, with SQLite's words
 */
typedef enum
{
  TANDEM_STORE_ERROR_BUSY,
  TANDEM_STORE_ERROR_TOO_NEW,
  TANDEM_STORE_ERROR_CORRUPT,
  TANDEM_STORE_ERROR_FULL,
  TANDEM_STORE_ERROR_READ_ONLY,
  TANDEM_STORE_ERROR_NOT_FOUND,
  TANDEM_STORE_ERROR_INVALID,
  TANDEM_STORE_ERROR_NOTHING,
  TANDEM_STORE_ERROR_CLOSED,
  TANDEM_STORE_ERROR_FAILED,
} TandemStoreError;

GQuark tandem_store_error_quark (void);

/**
 * TandemStore:
 *
 * One workspace: a folder with one SQLite file. One worker thread owns the
 * writing connection. Blocking functions may be called on any thread but the
 * user interface's, which uses the `_async` ones and the bounded reads.
 *
 * One program holds a workspace at a time, `tandemctl` included: a second one
 * gets BUSY with the number of the first one's process. The lock belongs to an
 * open file (flock() on "lock" in the folder), so that it ends with the process
 * however that ends. It is exclusive because lists, undo and the outbox live
 * from knowing every change; a script beside an open window would go unseen.
 *
 * Signal `changed (GPtrArray *ids)`, on the main context of the thread that
 * made the store, after each committed change whoever made it (save, undo,
 * import, sync); without ids when the context changed.
 * Properties (notified there): `undo-label`, `redo-label` (nullable strings),
 * `n-waiting` (uint: records with unsent edits), `progress` (double: below 1
 * while opening prepares a large workspace for a new release).
 */
#define TANDEM_TYPE_STORE (tandem_store_get_type ())
G_DECLARE_FINAL_TYPE (TandemStore, tandem_store, TANDEM, STORE, GObject)

TandemStore    *tandem_store_new               (const char           *folder,
                                                TandemContext        *context);
gboolean        tandem_store_open              (TandemStore          *self,
                                                GCancellable         *cancellable,
                                                GError              **error);
void            tandem_store_open_async        (TandemStore          *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean        tandem_store_open_finish       (TandemStore          *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void            tandem_store_close             (TandemStore          *self);
/* whether @folder has a workspace */
gboolean        tandem_store_exists            (const char           *folder);
const char     *tandem_store_get_folder        (TandemStore          *self);
TandemContext  *tandem_store_get_context       (TandemStore          *self);  /* resolves through the store */
void            tandem_store_set_context       (TandemStore          *self,
                                                TandemContext        *context);

/* Bounded reads: any thread, well under a millisecond when warm.
 * Every reference of a document is known to the store wherever it stands, so
 * that @field may lead into a list or object ("members.city"); NULL is any
 * place, and a NULL @kind any kind. */
TandemDoc      *tandem_store_get               (TandemStore          *self,
                                                const char           *id,
                                                GError              **error);
GPtrArray      *tandem_store_referring         (TandemStore          *self,
                                                const char           *kind,
                                                const char           *field,
                                                const char           *id);

/* saving: one batch is one transaction and one undo step */
gboolean        tandem_store_save              (TandemStore          *self,
                                                TandemBatch          *batch,
                                                GError              **error);
void            tandem_store_save_async        (TandemStore          *self,
                                                TandemBatch          *batch,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean        tandem_store_save_finish       (TandemStore          *self,
                                                GAsyncResult         *result,
                                                GError              **error);
gboolean        tandem_store_undo              (TandemStore          *self,
                                                char                **label,
                                                GError              **error);
gboolean        tandem_store_redo              (TandemStore          *self,
                                                char                **label,
                                                GError              **error);
void            tandem_store_undo_async        (TandemStore          *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void            tandem_store_redo_async        (TandemStore          *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char           *tandem_store_undo_finish       (TandemStore          *self,    /* the label; both */
                                                GAsyncResult         *result,
                                                GError              **error);

/* lists, counts, search */
GListModel     *tandem_store_list              (TandemStore          *self,     /* a TandemList */
                                                TandemQuery          *query);
GPtrArray      *tandem_store_query             (TandemStore          *self,     /* documents, blocking, in order */
                                                TandemQuery          *query,
                                                GError              **error);
gint64          tandem_store_count             (TandemStore          *self,
                                                TandemQuery          *query,
                                                GError              **error);

/* One hit of a search, best first. */
typedef struct
{
  char *id;
  char *title;              /* in the display language */
  char *native;             /* (nullable): the record's own name in another script */
  char *where;              /* (nullable): what it belongs to */
  char *code;               /* (nullable): its own code, where the title has it not */
  char *state;              /* (nullable): its state in words */
  TandemDate when;          /* the day it is about; may be none */
  char *meant;              /* (nullable): the words that were taken for mistyped ones */
} TandemHit;

void            tandem_hit_free                (TandemHit            *self);
GPtrArray      *tandem_store_search            (TandemStore          *self,
                                                const char           *text,
                                                const char           *kind,     /* NULL: all */
                                                guint                 limit,
                                                GError              **error);
void            tandem_store_search_async      (TandemStore          *self,
                                                const char           *text,
                                                const char           *kind,
                                                guint                 limit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray      *tandem_store_search_finish     (TandemStore          *self,
                                                GAsyncResult         *result,
                                                GError              **error);
/* the best of each group; a group is names of kinds, separated by blanks */
GPtrArray      *tandem_store_search_groups     (TandemStore          *self,
                                                const char           *text,
                                                const char *const    *groups,
                                                guint                 limit,    /* of each */
                                                GError              **error);
void            tandem_store_search_groups_async (TandemStore        *self,     /* finished like the other */
                                                const char           *text,
                                                const char *const    *groups,
                                                guint                 limit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/* history and bin */
typedef struct
{
  gint64 number;            /* 1, 2, … within the record */
  char *at;                 /* ISO 8601, UTC */
  char *author;             /* (nullable) */
  char *label;              /* what was done, as in the undo menu */
  TandemDoc *doc;           /* NULL: deleted then */
} TandemVersion;

void            tandem_version_free            (TandemVersion        *self);
GPtrArray      *tandem_store_history           (TandemStore          *self,
                                                const char           *id,
                                                GError              **error);
gboolean        tandem_store_restore           (TandemStore          *self,
                                                const char           *id,
                                                gint64                version,  /* 0: out of the bin, as it was deleted */
                                                GError              **error);
GPtrArray      *tandem_store_bin               (TandemStore          *self,     /* TandemVersion: the last living one */
                                                GError              **error);

/* everything a paper on the record needs */
TandemSnapshot *tandem_store_snapshot          (TandemStore          *self,
                                                const char           *id,       /* NULL: all */
                                                GError              **error);
void            tandem_store_snapshot_async    (TandemStore          *self,
                                                const char           *id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
TandemSnapshot *tandem_store_snapshot_finish   (TandemStore          *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/* the file */
typedef struct
{
  guint64 records, unsent, versions;
  gboolean sound;
  GPtrArray *findings;      /* strings */
} TandemVerification;

void                tandem_verification_free    (TandemVerification  *self);
TandemVerification *tandem_store_verify         (TandemStore         *self,
                                                 GError             **error);
gboolean            tandem_store_backup         (TandemStore         *self,
                                                 const char          *path,
                                                 GError             **error);
gboolean            tandem_store_restore_backup (const char          *path,
                                                 const char          *folder,
                                                 GError             **error);
gboolean            tandem_store_rescue         (const char          *folder,
                                                 char               **kept,     /* where the damaged file is */
                                                 guint64             *rescued,
                                                 GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemHit, tandem_hit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVersion, tandem_version_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVerification, tandem_verification_free)

G_END_DECLS
