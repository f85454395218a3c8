/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-commands.h"

#include <string.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "tandem-replicator.h"

/* Commands that speak with the central server, or about what it will get. */

/* ---- sync ----------------------------------------------------------------------- */

/* The first line of the file, as editors end it with one. */
static char *
read_password (const char *path,
               GError    **error)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  text[strcspn (text, "\r\n")] = '\0';

  return text;
}

static gboolean
set_remote (TandemCtl   *ctl,
            TandemStore *store,
            GError     **error)
{
  const char *server = tandem_ctl_option (ctl, "server");
  const char *user = tandem_ctl_option (ctl, "user");
  g_autoptr(GError) failure = NULL;
  TandemRemote *remote;
  gboolean known;

  if (server != NULL)
    {
      if (tandem_store_set_remote (store, server, user, error))
        return TRUE;
      g_prefix_error (error, "--server: ");
      return FALSE;
    }
  if (user != NULL)
    return tandem_ctl_usage (error, _("--user needs --server=URL"));

  remote = tandem_store_get_remote (store, &failure);
  known = remote != NULL;
  g_clear_pointer (&remote, tandem_remote_free);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return known || tandem_ctl_usage (error, _("this workspace has no central server yet; give --server=URL"));
}

static void
print_result (const TandemSyncResult *result,
              gboolean                json)
{
  const struct
  {
    const char *name;
    const char *label;
    guint64     value;
  } counts[] = {
    { "databases", N_("Databases"), result->databases },
    { "failed", N_("Failed"), result->failed },
    { "received", N_("Received"), result->received },
    { "sent", N_("Sent"), result->sent },
    { "merged", N_("Merged"), result->merged },
    { "conflicts", N_("Conflicts"), result->conflicts },
    { "refused", N_("Refused"), result->refused },
    { "set_aside", N_("Set aside"), result->set_aside },
    { "waiting", N_("Waiting"), result->waiting },
  };

  if (json)
    tandem_ctl_print ("{");
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (json)
      tandem_ctl_print ("%s\"%s\":%" G_GUINT64_FORMAT, i > 0 ? "," : "", counts[i].name, counts[i].value);
    else
      tandem_ctl_print ("%s%s: %" G_GUINT64_FORMAT, i > 0 ? ", " : "", _(counts[i].label), counts[i].value);
  tandem_ctl_print (json ? "}\n" : "\n");
}

static gboolean
sync_once (TandemCtl        *ctl,
           TandemReplicator *replicator,
           GError          **error)
{
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();

  if (!tandem_replicator_sync (replicator, NULL, result, error))
    return FALSE;

  print_result (result, tandem_ctl_wants_json (ctl));
  for (guint i = 0; i < result->problems->len; i++)
    tandem_ctl_complain ("tandemctl sync: %s\n", (const char *) g_ptr_array_index (result->problems, i));
  if (result->failed == 0)
    return TRUE;
  g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_REPORTED, "failed");

  return FALSE;
}

/* Whether a run is under way: it passes many of these states for each database. */
static gboolean
is_passing (TandemSyncState state)
{
  return state >= TANDEM_SYNC_STATE_CHECKING && state <= TANDEM_SYNC_STATE_PROVING;
}

static void
state_changed_cb (TandemReplicator *replicator,
                  GParamSpec       *pspec,
                  TandemCtl        *ctl)
{
  TandemSyncState state = tandem_replicator_get_state (replicator);
  g_autofree char *message = tandem_replicator_dup_message (replicator);
  g_autoptr(GString) out = NULL;

  if (is_passing (state))
    return;

  if (tandem_ctl_wants_json (ctl))
    {
      out = g_string_new ("{");
      tandem_ctl_print_member (out, "state", tandem_sync_state_get_name (state));
      tandem_ctl_print_member (out, "message", message);
      g_string_append_printf (out, ",\"waiting\":%u}", tandem_replicator_get_n_waiting (replicator));
      tandem_ctl_print ("%s\n", out->str);
    }
  else
    tandem_ctl_print ("%s%s%s\n", tandem_sync_state_get_label (state), message != NULL ? ": " : "",
                      message != NULL ? message : "");
  tandem_ctl_flush (NULL);
}

static gboolean
interrupted_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_CONTINUE;
}

/* Goes on until the terminal or the system ends it. */
static void
watch (TandemCtl        *ctl,
       TandemReplicator *replicator)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gulong handler = g_signal_connect (replicator, "notify::state", G_CALLBACK (state_changed_cb), ctl);
  guint interrupt = g_unix_signal_add (SIGINT, interrupted_cb, loop);
  guint end = g_unix_signal_add (SIGTERM, interrupted_cb, loop);

  tandem_replicator_start (replicator);
  g_main_loop_run (loop);
  tandem_replicator_stop (replicator);
  g_signal_handler_disconnect (replicator, handler);
  g_source_remove (interrupt);
  g_source_remove (end);
}

static gboolean
run_sync (TandemCtl *ctl,
          GError   **error)
{
  const char *path = tandem_ctl_option (ctl, "password-file");
  TandemStore *store = tandem_ctl_has (ctl, "server") ? tandem_ctl_open_or_make (ctl, error)
                                                      : tandem_ctl_open (ctl, error);
  g_autofree char *password = NULL;
  g_autoptr(TandemCredentials) credentials = NULL;
  g_autoptr(TandemReplicator) replicator = NULL;

  if (store == NULL || !set_remote (ctl, store, error) ||
      (path != NULL && !(password = read_password (path, error))))
    return FALSE;

  credentials = tandem_fixed_credentials_new (password);
  replicator = tandem_replicator_new (store, credentials);
  if (tandem_ctl_has (ctl, "accept-deletions"))
    tandem_replicator_accept_deletions (replicator);
  if (!tandem_ctl_has (ctl, "watch"))
    return sync_once (ctl, replicator, error);
  watch (ctl, replicator);

  return TRUE;
}

static const GOptionEntry sync_options[] =
{
  TANDEM_OPTION ("server", 0, N_("The central server; the workspace remembers it"), N_("URL")),
  TANDEM_OPTION ("user", 0, N_("The name of the user there"), N_("NAME")),
  TANDEM_OPTION ("password-file", 0, N_("A file with the password in its first line"), N_("FILE")),
  TANDEM_SWITCH ("accept-deletions", 0, N_("Take over deletions however many they are, once")),
  TANDEM_SWITCH ("watch", 0, N_("Go on, and say what happens, until it is interrupted")),
  { NULL },
};

const TandemCommand tandem_command_sync =
{
  .name = "sync",
  .synopsis = "[--server=URL [--user=NAME]] [--password-file=FILE] [--accept-deletions]"
              " [--watch]",
  .summary = N_("Bring the workspace and its central server together"),
  .options = sync_options,
  .run = run_sync,
};

/* ---- outbox ---------------------------------------------------------------------- */

static void
print_entry (const TandemOutboxEntry *entry,
             gboolean                 json,
             gboolean                 first)
{
  g_autoptr(GString) out = NULL;

  if (!json)
    {
      tandem_ctl_print ("%s\t%s\t", entry->id, tandem_outbox_state_get_name (entry->state));
      tandem_ctl_print_cell (entry->title);
      tandem_ctl_print ("\t");
      tandem_ctl_print_cell (entry->label);
      tandem_ctl_print ("\t");
      tandem_ctl_print_cell (entry->reason);
      tandem_ctl_print ("\n");
      return;
    }

  out = g_string_new ("{");
  tandem_ctl_print_member (out, "_id", entry->id);
  tandem_ctl_print_member (out, "title", entry->title);
  tandem_ctl_print_member (out, "database", entry->database);
  tandem_ctl_print_member (out, "label", entry->label);
  tandem_ctl_print_member (out, "queued_at", entry->queued_at);
  tandem_ctl_print_member (out, "state", tandem_outbox_state_get_name (entry->state));
  tandem_ctl_print_member (out, "reason", entry->reason);
  g_string_append_printf (out, ",\"status\":%u,\"attempts\":%u,\"deleted\":%s", entry->status, entry->attempts,
                          entry->deleted ? "true" : "false");
  tandem_ctl_print ("%s\n%s}", first ? "" : ",", out->str);
}

static gboolean
list_outbox (TandemCtl   *ctl,
             TandemStore *store,
             GError     **error)
{
  g_autoptr(GPtrArray) entries = tandem_store_outbox (store, error);
  gboolean json = tandem_ctl_wants_json (ctl);

  if (entries == NULL)
    return FALSE;

  if (json)
    tandem_ctl_print ("[");
  for (guint i = 0; i < entries->len; i++)
    print_entry (g_ptr_array_index (entries, i), json, i == 0);
  if (json)
    tandem_ctl_print ("\n]\n");

  return TRUE;
}

static gboolean
run_outbox (TandemCtl *ctl,
            GError   **error)
{
  static const struct
  {
    const char *name;
    gboolean    (*act) (TandemStore *store,
                        const char  *id,
                        GError     **error);
  } actions[] = {
    { "hold", tandem_store_outbox_hold },
    { "release", tandem_store_outbox_release },
    { "drop", tandem_store_outbox_drop },
  };
  const char *name = tandem_ctl_argument (ctl, 0);
  const char *id = tandem_ctl_argument (ctl, 1);
  TandemStore *store;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (name, actions[i].name) == 0 && id != NULL)
      {
        if (!(store = tandem_ctl_open (ctl, error)))
          return FALSE;
        if (actions[i].act (store, id, error))
          return TRUE;
        tandem_ctl_name_record (error, id);
        return FALSE;
      }

  if (name != NULL)
    return tandem_ctl_usage (error, _("it is used so: tandemctl outbox [hold|release|drop ID]"));

  return (store = tandem_ctl_open (ctl, error)) != NULL && list_outbox (ctl, store, error);
}

const TandemCommand tandem_command_outbox =
{
  .name = "outbox",
  .synopsis = "[hold|release|drop ID]",
  .summary = N_("List the edits that are to be sent, hold one back, send it again, or give it up"),
  .max_arguments = 2,
  .run = run_outbox,
};
