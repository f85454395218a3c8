/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-store-private.h"

G_BEGIN_DECLS

/* A workspace in a folder of its own, open. */
typedef struct
{
  char *folder;
  TandemStore *store;           /* (nullable): while open */
} StoreFixture;

void           store_fixture_set_up    (StoreFixture   *self,
                                        gconstpointer   data);
void           store_fixture_tear_down (StoreFixture   *self,
                                        gconstpointer   data);
void           store_fixture_close     (StoreFixture   *self);
void           store_fixture_reopen    (StoreFixture   *self);

TandemContext *store_support_context   (void);
TandemStore   *store_support_open      (const char     *folder,
                                        GError        **error);
void           store_support_remove    (const char     *folder);

/* A milestone that passes its check; @title also makes it recognisable. */
TandemDoc     *store_support_milestone (const char     *id,             /* (nullable): a new one */
                                        const char     *title);
TandemDoc     *store_support_with      (TandemDoc      *doc,
                                        const char     *path,
                                        const char     *json);
char          *store_support_body      (TandemStore    *store,
                                        const char     *id);            /* NULL: not there */

void           store_support_put       (TandemStore    *store,
                                        const char     *label,
                                        TandemDoc      *before,
                                        TandemDoc      *after);
void           store_support_delete    (TandemStore    *store,
                                        const char     *label,
                                        const char     *id);
/* One number of SQL, through the worker. */
gint64         store_support_number    (TandemStore    *store,
                                        const char     *sql);
char          *store_support_text      (TandemStore    *store,
                                        const char     *sql);
void           store_support_execute   (TandemStore    *store,
                                        const char     *sql);
/* All living records, "id body" in the order of ids: the whole state as text. */
char          *store_support_state     (TandemStore    *store);

#define assert_store_error(error, code) \
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_##code)

G_END_DECLS
