/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-support.h"

#include "tandem-address.h"

#include <signal.h>
#include <string.h>

/* ---- workspaces -------------------------------------------------------- */

void
peer_open (Peer *self)
{
  g_autoptr(TandemCredentials) credentials = tandem_fixed_credentials_new (self->password);
  g_autoptr(GError) error = NULL;

  if (self->fixture.folder == NULL)
    store_fixture_set_up (&self->fixture, NULL);
  else
    store_fixture_reopen (&self->fixture);
  tandem_store_set_remote (self->fixture.store, self->url, self->user, &error);
  g_assert_no_error (error);
  self->replicator = tandem_replicator_new (self->fixture.store, credentials);
  tandem_replicator_set_patience (self->replicator, 1, 1);
}

Peer *
peer_new (const char *url,
          const char *user,
          const char *password)
{
  Peer *self = g_new0 (Peer, 1);

  self->url = g_strdup (url);
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  peer_open (self);
  return self;
}

void
peer_close (Peer *self)
{
  if (self->replicator == NULL)
    return;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&self->replicator));
  store_fixture_close (&self->fixture);
}

void
peer_free (Peer *self)
{
  peer_close (self);
  store_fixture_tear_down (&self->fixture, NULL);
  g_free (self->url);
  g_free (self->user);
  g_free (self->password);
  g_free (self);
}

gboolean
peer_try (Peer             *self,
          TandemSyncResult *result,
          GError          **error)
{
  return tandem_replicator_sync (self->replicator, NULL, result, error);
}

TandemSyncResult *
peer_sync (Peer *self)
{
  g_autoptr(TandemSyncResult) result = tandem_sync_result_new ();
  g_autoptr(GError) error = NULL;

  peer_try (self, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result->problems->len; i++)
    g_test_message ("problem: %s", (char *) result->problems->pdata[i]);
  g_assert_cmpuint (result->failed, ==, 0);
  return g_steal_pointer (&result);
}

char *
peer_state (Peer *self)
{
  return store_support_state (self->fixture.store);
}

void
peer_edit (Peer       *self,
           const char *id,
           const char *path,
           const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) before = tandem_store_get (self->fixture.store, id, &error);
  g_autoptr(TandemDoc) after = NULL;

  g_assert_no_error (error);
  after = store_support_with (before, path, json);
  store_support_put (self->fixture.store, "Edit", before, after);
}

/* Nothing to send, nothing in doubt. */
void
peer_assert_quiet (Peer *self)
{
  g_autofree char *outbox = store_support_text (self->fixture.store,
                                                "SELECT d.id, o.state, o.reason, o.sent_rev"
                                                " FROM outbox o JOIN doc d ON d.pk = o.doc");

  g_assert_cmpstr (outbox, ==, "");
}

/* ---- the server -------------------------------------------------------- */

static char *
source_path (const char *name)
{
  return g_build_filename (g_getenv ("TANDEM_SOURCE_DIR"), "build-aux", "central", name, NULL);
}

static char *modules;           /* (owned): where the server's packages are */

/* The packages were put into the cache before the tests were run. A test that
* keeps its folders apart does not find that cache any more, so look first. */
void
central_prepare (void)
{
  g_autofree char *install = source_path ("install");
  const char *argv[] = { install, NULL };
  g_autofree char *out = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("build-aux/central/install has not been run: %s", error->message);
  modules = g_strdup (g_strstrip (out));
}

static char *
read_line (GSubprocess *process)
{
  g_autoptr(GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr(GError) error = NULL;
  char *line = g_data_input_stream_read_line (stream, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
launch (Central    *self,
        const char *port)
{
  g_autofree char *server = source_path ("server.js");
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                       G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr(GError) error = NULL;
  g_autofree char *line = NULL;

  g_subprocess_launcher_setenv (launcher, "TANDEM_CENTRAL_MODULES", modules, TRUE);
  self->process = g_subprocess_launcher_spawn (launcher, &error, "node", server, port, "leveldb", self->folder,
                                               "until-eof", NULL);
  g_assert_no_error (error);
  line = read_line (self->process);
  if (self->url == NULL)
    self->url = g_strdup (line);
  g_assert_cmpstr (line, ==, self->url);
}

static void
use_couchdb (Central    *self,
             const char *address)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_HAS_PASSWORD, &error);

  g_assert_no_error (error);
  self->user = g_strdup (g_uri_get_user (uri));
  self->password = g_strdup (g_uri_get_password (uri));
  self->url = g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                          g_uri_get_port (uri), "/", NULL, NULL);
}

/* Databases of an earlier test, on a server that outlives it. */
static void
clear_databases (Central *self)
{
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GError) error = NULL;
  TandemSliceIter iter;
  TandemSlice value;

  tandem_couch_call (self->couch, "GET", "_all_dbs", NULL, &reply, NULL, &error);
  g_assert_no_error (error);
  tandem_slice_iter_init (&iter, reply.root);
  while (tandem_slice_iter_next (&iter, NULL, &value))
    {
      g_autofree char *name = tandem_slice_dup_string (value);

      if (tandem_address_is_database (name))
        g_free (central_call (self, "DELETE", name, NULL));
    }
}

void
central_start (Central *self)
{
  const char *couchdb = g_getenv ("TANDEM_TEST_COUCHDB");
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("tandem-central-XXXXXX", &error);
  g_assert_no_error (error);
  if (couchdb != NULL)
    use_couchdb (self, couchdb);
  else
    launch (self, "0");
  self->couch = tandem_couch_new (self->url, self->user, self->password, &error);
  g_assert_no_error (error);
  tandem_couch_sign_in (self->couch, NULL, &error);
  g_assert_no_error (error);
  clear_databases (self);
}

gboolean
central_is_ours (Central *self)
{
  return self->process != NULL;
}

void
central_kill (Central *self)
{
  g_subprocess_send_signal (self->process, SIGKILL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

void
central_restart (Central *self)
{
  g_autoptr(GUri) uri = g_uri_parse (self->url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *port = g_strdup_printf ("%d", g_uri_get_port (uri));

  launch (self, port);
}

void
central_stop (Central *self)
{
  g_clear_pointer (&self->couch, tandem_couch_free);
  if (self->process != NULL)
    central_kill (self);
  store_support_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->password, g_free);
}

/* Answers with the body; must go well. */
char *
central_call (Central    *self,
              const char *method,
              const char *path,
              const char *body)
{
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GError) error = NULL;

  tandem_couch_call (self->couch, method, path, body, &reply, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&reply.text);
}
