/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-database.h"

G_BEGIN_DECLS

#define TANDEM_SCHEMA_APPLICATION_ID 0x546e646d         /* "Tndm", in the header of the file */

/* One step from user_version N - 1 to N: SQL, then a function (either may be NULL). */
typedef struct
{
  const char *sql;
  gboolean (*run) (TandemDatabase *database,
                   GError        **error);
} TandemMigration;

const TandemMigration *tandem_schema_get_migrations (guint *n_migrations);

gboolean tandem_schema_check_version (const char             *path,
                                      guint                   n_migrations,
                                      GError                **error);
gboolean tandem_schema_migrate       (TandemDatabase         *database,
                                      const TandemMigration  *migrations,
                                      guint                   n_migrations,
                                      const char             *backup_folder,
                                      GError                **error);

G_END_DECLS
