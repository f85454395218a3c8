/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemCommandFlags:
 * @TANDEM_COMMAND_UNLISTED: a key alone; nobody looks for it by name
 * @TANDEM_COMMAND_PAIRING: about a pairing, whose id is its target; %s in the title is the pairing's
 */
typedef enum
{
  TANDEM_COMMAND_UNLISTED = 1 << 0,
  TANDEM_COMMAND_PAIRING  = 1 << 1,
} TandemCommandFlags;

/**
 * TandemCommand:
 *
 * One thing the program can be told to do: the one table of them, from which
 * keys are set, and in which people search.
 */
typedef struct
{
  const char *action;       /* "win.sync" */
  const char *target;       /* (nullable): a string */
  const char *title;        /* N_("Synchronise Now") */
  const char *words;        /* (nullable): N_(): other words it is looked for by */
  const char *icon;
  const char *accels[3];
  TandemCommandFlags flags;
  gboolean (*is_possible) (TandemSession *session);     /* (nullable): always */
} TandemCommand;

const TandemCommand *tandem_commands_list           (guint               *n_commands);
void                 tandem_commands_set_accels     (GtkApplication      *application);
char                *tandem_command_dup_accel_label (const TandemCommand *self);

G_END_DECLS
