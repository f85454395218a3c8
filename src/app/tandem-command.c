/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-command.h"

#include <glib/gi18n-lib.h>

static gboolean
has_label (TandemSession *session,
           const char    *property)
{
  g_autofree char *label = NULL;

  g_object_get (tandem_session_get_store (session), property, &label, NULL);

  return label != NULL;
}

static gboolean
can_undo (TandemSession *session)
{
  return has_label (session, "undo-label");
}

static gboolean
can_redo (TandemSession *session)
{
  return has_label (session, "redo-label");
}

static const TandemCommand commands[] = {
  {
    .action = "win.search", .title = N_("Find Anything"), .icon = "system-search-symbolic",
    .accels = { "<Control>k" }, .flags = TANDEM_COMMAND_UNLISTED,
  },
  {
    .action = "win.quick-add", .title = N_("New Update for %s"), .words = N_("contact call phone visit note follow-up"),
    .icon = "list-add-symbolic", .flags = TANDEM_COMMAND_PAIRING,
  },
  {
    .action = "win.export-record", .title = N_("Export Papers of %s…"), .words = N_("PDF report meeting print"),
    .icon = "pack-symbolic", .flags = TANDEM_COMMAND_PAIRING,
  },
  {
    .action = "win.compare-plans", .title = N_("Compare the Plans of %s"), .words = N_("partner mirror shared actions side by side"),
    .icon = "place-plans-symbolic", .flags = TANDEM_COMMAND_PAIRING,
  },
  {
    .action = "win.new", .title = N_("New…"), .words = N_("add create"), .icon = "list-add-symbolic",
    .accels = { "<Control>n" },
  },
  {
    .action = "app.new-window", .title = N_("New Window"), .words = N_("second another beside"),
    .icon = "window-new-symbolic", .accels = { "<Control><Shift>n" },
  },
  {
    .action = "win.undo", .title = N_("Undo"), .words = N_("take back revert"), .icon = "edit-undo-symbolic",
    .accels = { "<Control>z" }, .is_possible = can_undo,
  },
  {
    .action = "win.redo", .title = N_("Redo"), .words = N_("again"), .icon = "edit-redo-symbolic",
    .accels = { "<Control><Shift>z", "<Control>y" }, .is_possible = can_redo,
  },
  {
    .action = "win.sync", .title = N_("Synchronise Now"), .words = N_("send receive fetch server update"),
    .icon = "sync-waiting-symbolic", .accels = { "F5" },
  },
  {
    .action = "win.outbox", .title = N_("Show Your Work"), .words = N_("outbox to send waiting problems saved"),
    .icon = "sync-ok-symbolic", .accels = { "<Shift>F5" },
  },
  {
    .action = "win.connect", .title = N_("Central Server…"), .words = N_("account sign in connect password"),
    .icon = "network-server-symbolic",
  },
  {
    .action = "win.export", .title = N_("Export as PDF…"), .words = N_("papers report meeting print"),
    .icon = "pack-symbolic", .accels = { "<Control><Shift>p" },
  },
  {
    .action = "win.preferences", .title = N_("Preferences"), .words = N_("settings options who I am"),
    .icon = "preferences-system-symbolic", .accels = { "<Control>comma" },
  },
  {
    .action = "win.import", .title = N_("Import…"), .words = N_("open file CSV JSON spreadsheet"),
    .icon = "document-open-symbolic",
  },
  {
    .action = "win.backup", .title = N_("Save a Backup…"), .words = N_("copy archive"),
    .icon = "document-save-symbolic",
  },
  {
    .action = "win.find", .title = N_("Find in This List"), .words = N_("search filter"),
    .icon = "system-search-symbolic", .accels = { "<Control>f" },
  },
  {
    .action = "win.back", .title = N_("Go Back"), .icon = "go-previous-symbolic",
    .accels = { "<Alt>Left" }, .flags = TANDEM_COMMAND_UNLISTED,
  },
  {
    .action = "win.toggle-places", .title = N_("Show or Hide the Places"), .words = N_("sidebar"),
    .icon = "sidebar-show-symbolic", .accels = { "F9" },
  },
  {
    .action = "win.help", .title = N_("Help"), .words = N_("manual how to steps"),
    .icon = "help-browser-symbolic", .accels = { "F1" },
  },
  {
    .action = "win.keys", .title = N_("Keyboard Shortcuts"), .words = N_("keys help"),
    .icon = "input-keyboard-symbolic", .accels = { "<Control>question" },
  },
  {
    .action = "app.about", .title = N_("About Tandem"), .words = N_("version licence credits"),
    .icon = "help-about-symbolic",
  },
  {
    .action = "window.close", .title = N_("Close the Window"), .icon = "window-close-symbolic",
    .accels = { "<Control>w" }, .flags = TANDEM_COMMAND_UNLISTED,
  },
  {
    .action = "app.quit", .title = N_("Quit"), .words = N_("exit close"), .icon = "application-exit-symbolic",
    .accels = { "<Control>q" },
  },
};

/**
 * tandem_commands_list:
 * @n_commands: (out): number of commands
 *
 * Returns: (array length=n_commands): all commands but those of places, which are in the table of places
 */
const TandemCommand *
tandem_commands_list (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/**
 * tandem_commands_set_accels:
 * @application: the program
 *
 * Gives each command its keys.
 */
void
tandem_commands_set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].accels[0] != NULL)
      gtk_application_set_accels_for_action (application, commands[i].action, commands[i].accels);
}

/**
 * tandem_command_dup_accel_label:
 * @self: a command
 *
 * Returns: (transfer full) (nullable): its key as people read it, "Ctrl+K"
 */
char *
tandem_command_dup_accel_label (const TandemCommand *self)
{
  guint key;
  GdkModifierType modifiers;

  if (self->accels[0] == NULL || !gtk_accelerator_parse (self->accels[0], &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}
