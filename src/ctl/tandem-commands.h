/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-ctl.h"

G_BEGIN_DECLS

/* The families, each in its file. */
extern const TandemCommand tandem_command_demo;
extern const TandemCommand tandem_command_seed;
extern const TandemCommand tandem_command_list;
extern const TandemCommand tandem_command_show;
extern const TandemCommand tandem_command_search;
extern const TandemCommand tandem_command_new;
extern const TandemCommand tandem_command_edit;
extern const TandemCommand tandem_command_delete;
extern const TandemCommand tandem_command_restore;
extern const TandemCommand tandem_command_history;
extern const TandemCommand tandem_command_undo;
extern const TandemCommand tandem_command_redo;
extern const TandemCommand tandem_command_check;
extern const TandemCommand tandem_command_import;
extern const TandemCommand tandem_command_export;
extern const TandemCommand tandem_command_report;
extern const TandemCommand tandem_command_sync;
extern const TandemCommand tandem_command_outbox;
extern const TandemCommand tandem_command_schema;
extern const TandemCommand tandem_command_verify;
extern const TandemCommand tandem_command_backup;
extern const TandemCommand tandem_command_restore_backup;
extern const TandemCommand tandem_command_help;

G_END_DECLS
