/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-commands.h"

#include <glib/gi18n-lib.h>

const TandemCommand *const tandem_commands[] =
{
  &tandem_command_demo,
  &tandem_command_seed,
  &tandem_command_list,
  &tandem_command_show,
  &tandem_command_new,
  &tandem_command_edit,
  &tandem_command_delete,
  &tandem_command_restore,
  &tandem_command_history,
  &tandem_command_undo,
  &tandem_command_redo,
  &tandem_command_search,
  &tandem_command_check,
  &tandem_command_import,
  &tandem_command_export,
  &tandem_command_report,
  &tandem_command_sync,
  &tandem_command_outbox,
  &tandem_command_schema,
  &tandem_command_verify,
  &tandem_command_backup,
  &tandem_command_restore_backup,
  &tandem_command_help,
  NULL,
};

const TandemCommand *
tandem_command_find (const char *name)
{
  for (guint i = 0; tandem_commands[i] != NULL; i++)
    if (g_strcmp0 (tandem_commands[i]->name, name) == 0)
      return tandem_commands[i];

  return NULL;
}

static gboolean
run_help (TandemCtl *ctl,
          GError   **error)
{
  const char *name = tandem_ctl_argument (ctl, 0);
  const TandemCommand *command = tandem_command_find (name);

  if (name != NULL && command == NULL)
    return tandem_ctl_usage (error, _("there is no command “%s”"), name);
  tandem_ctl_print_help (command);

  return TRUE;
}

const TandemCommand tandem_command_help =
{
  .name = "help",
  .synopsis = "[COMMAND]",
  .summary = N_("Name the commands, or say how one is used"),
  .max_arguments = 1,
  .run = run_help,
};
